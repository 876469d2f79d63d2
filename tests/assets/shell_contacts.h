// Which shells of a mesh touch: whether a model hangs together.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "assets/model.h"
#include "assets/procedural/model_builder.h"

namespace turntable::test {

/// A shell that no chain of touching shells joins to the model's largest cluster, nor to the floor
/// that the model stands on.
struct FloatingShell {
    std::size_t shell = 0;    ///< index
    std::size_t nearest = 0;  ///< shell of the largest cluster that comes nearest
    double gap = 0.0;         ///< between the two
    glm::vec3 centre{0.0F};   ///< of the floating shell's box
};

/// Two shells touch when some points of their triangles are at most `tolerance` apart; a shell that
/// lies free inside another does not touch it.
[[nodiscard]] std::vector<FloatingShell>
floating_shells(const Mesh& mesh, std::span<const procedural::Shell> shells, double tolerance);

}  // namespace turntable::test
