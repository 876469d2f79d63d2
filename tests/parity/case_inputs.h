// The inputs that the shared functions are compared on, and the world that their tests trace.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "renderer/vulkan/bvh.h"
#include "tests/parity/cases/case_io.h"
#include "tests/parity/cases/case_world.h"

namespace turntable::test {

/// Scenes (the official recipes, and what they leave out), triangles and materials; owns what a
/// CaseWorld points to.
struct CaseWorldData {
    std::vector<shading::SceneData> scenes;
    std::vector<shading::TriangleData> triangles;
    std::vector<shading::MaterialData> materials;
    std::vector<float> map_values;  ///< of the one picture: texels, then sampling tables

    vulkan::TraversalTree tree;  ///< of the triangles

    /// `stack` is a ray's stack while it walks the tree.
    [[nodiscard]] shading::CaseWorld
    world(std::array<shading::uint, shading::kStackEntries>& stack) const;
    [[nodiscard]] shading::CaseGrid grid() const { return {tree.grid_origin, tree.cell}; }
};
[[nodiscard]] CaseWorldData case_world_data();

/// `count` inputs of quasi-random points, edges among them.
[[nodiscard]] std::vector<shading::CaseInput> case_inputs(std::size_t count,
                                                          const CaseWorldData& data);

/// One input in eight is made of extremes: zeros, largest values, axes, corners of triangles. There
/// a last bit decides more often.
[[nodiscard]] constexpr bool is_edge_input(std::size_t index) {
    return index % 8 == 7;
}

}  // namespace turntable::test
