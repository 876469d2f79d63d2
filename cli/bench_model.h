// A model and scenes for benchmarks that need no file: a textured torus knot under the built-in
// 3DIEBench recipe.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "assets/model.h"
#include "scenes/scene.h"

namespace turntable::cli {

/// A tube along the (2, 3) torus knot, 2 * along * around triangles, unit diagonal, centred, with
/// a checker texture. It shadows itself and shows the floor between its turns, as furniture does.
[[nodiscard]] std::shared_ptr<const Model> torus_knot(std::uint32_t along, std::uint32_t around);

/// The first `count` views that the recipe "3diebench" gives with seed 1.
[[nodiscard]] std::vector<Scene> bench_scenes(std::size_t count);

}  // namespace turntable::cli
