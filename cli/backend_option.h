// BackendOption: --backend, and the renderer it chooses.
#pragma once

#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "renderer/renderer.h"

namespace turntable::cli {

struct BackendOption {
    std::string name = "auto";

    /// `this` must outlive the parsing.
    void add_to(CLI::App& verb);
    /// Throws Error (environment) when the backend is not built in or finds no device.
    [[nodiscard]] std::unique_ptr<Renderer> make() const;
};

}  // namespace turntable::cli
