// The Embree backend: Renderer on the CPU.
#pragma once

#include <memory>

#include "renderer/renderer.h"

namespace turntable::embree {

/// Throws Error (environment) when the CPU cannot run it.
[[nodiscard]] std::unique_ptr<Renderer> make_embree_renderer();

}  // namespace turntable::embree
