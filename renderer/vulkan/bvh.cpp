#include "renderer/vulkan/bvh.h"

#include <algorithm>
#include <cmath>

#include "base/check.h"
#include "base/error.h"
#include "renderer/shared/tree_traversal.h"
#include "renderer/vulkan/bvh_builder.h"

namespace turntable::vulkan {
namespace {

constexpr std::uint32_t kGridCells = 65535;
/// Trees are rebuilt with less depth until the shader's stack suffices; at the least one, nodes of
/// four children need three entries a level.
constexpr unsigned int kMostDepth = 40;
constexpr unsigned int kLeastDepth = shading::kStackEntries / (kMaxChildren - 1);

/// Most entries that lie on the stack at once: while a child is walked, its siblings wait.
std::uint32_t stack_need(const BuiltNode& node) {
    std::uint32_t deepest = 0;
    for (std::uint32_t i = 0; i < node.child_count; ++i) {
        deepest = std::max(deepest, stack_need(*node.children[i]));
    }
    return node.child_count == 0 ? 0 : deepest + node.child_count - 1;
}

struct FittingTree {
    BuiltTree tree;
    std::uint32_t stack_entries;
};

FittingTree build_within_stack(RTCDevice device, std::span<const glm::vec3> positions,
                               std::span<const glm::uvec3> triangles) {
    for (unsigned int depth = kMostDepth; depth >= kLeastDepth; depth -= kMaxChildren) {
        BuiltTree tree = build_bvh(device, positions, triangles, {kMaxChildren, depth});
        const std::uint32_t need = tree.root == nullptr ? 0 : stack_need(*tree.root);
        if (need <= shading::kStackEntries) {
            return {std::move(tree), need};
        }
    }
    throw bad_input("a mesh of {} triangles is nested too deeply for the traversal's stack",
                    triangles.size());
}

/// The smallest box around all vertices that triangles use.
Box mesh_box(std::span<const glm::vec3> positions, std::span<const glm::uvec3> triangles) {
    Box box{positions[triangles[0].x], positions[triangles[0].x]};
    for (const glm::uvec3& triangle : triangles) {
        for (int corner = 0; corner < 3; ++corner) {
            box.low = glm::min(box.low, positions[triangle[corner]]);
            box.high = glm::max(box.high, positions[triangle[corner]]);
        }
    }
    return box;
}

/// Writes nodes and leaves in the order in which a walk that always takes the first child meets
/// them.
class GridWriter {
public:
    GridWriter(std::span<const glm::vec3> positions, std::span<const glm::uvec3> triangles,
               TraversalTree& tree)
        : positions_(positions), triangles_(triangles), tree_(tree) {
        const Box box = mesh_box(positions, triangles);
        const glm::vec3 extent = box.high - box.low;
        const float largest = std::max({extent.x, extent.y, extent.z});
        // One cell less than there are: room for the rounding of the cell's own length.
        const float cell = largest > 0.0F ? largest / static_cast<float>(kGridCells - 1) : 1.0F;
        tree_.grid_origin = box.low;
        tree_.grid_scale = glm::vec3(cell);
    }

    std::uint32_t write(const BuiltNode& node) {
        return node.child_count == 0 ? write_leaf(node) : write_inner(node);
    }

private:
    std::uint32_t write_inner(const BuiltNode& node) {
        const std::uint32_t index = tree_.node_count++;
        TT_CHECK_LT(index, shading::kNoEntry / shading::kGridNodeTexels);
        const std::size_t texel = tree_.nodes.size();
        tree_.nodes.resize(texel + shading::kGridNodeTexels);
        for (int axis = 0; axis < 3; ++axis) {
            tree_.nodes[texel + static_cast<std::size_t>(axis)] = corners(node, axis);
        }
        glm::uvec4 entries(shading::kNoEntry);
        for (std::uint32_t i = 0; i < node.child_count; ++i) {
            entries[static_cast<int>(i)] = write(*node.children[i]);
        }
        tree_.nodes[texel + 3] = entries;
        return index;
    }

    std::uint32_t write_leaf(const BuiltNode& leaf) {
        const std::size_t first = tree_.triangles.size() / 3;
        if (first + leaf.primitive_count > shading::kLeafFirstMask) {
            throw bad_input("a mesh of {} triangles is too large for the acceleration structure",
                            triangles_.size());
        }
        for (std::uint32_t i = 0; i < leaf.primitive_count; ++i) {
            write_triangle(leaf.primitives[i]);
        }
        ++tree_.leaf_count;
        return shading::kLeafBit | (leaf.primitive_count - 1) << shading::kLeafCountShift |
               static_cast<std::uint32_t>(first);
    }

    void write_triangle(std::uint32_t primitive) {
        const glm::uvec3& corner = triangles_[primitive];
        for (int i = 0; i < 3; ++i) {
            const glm::vec3& p = positions_[corner[i]];
            tree_.triangles.emplace_back(glm::floatBitsToUint(p.x), glm::floatBitsToUint(p.y),
                                         glm::floatBitsToUint(p.z), i == 0 ? primitive : 0U);
        }
    }

    /// Low and high corners of all children on one axis, in cells, packed by pairs. The slots
    /// without a child keep an inside-out box.
    [[nodiscard]] glm::uvec4 corners(const BuiltNode& node, int axis) const {
        std::array<std::uint32_t, kMaxChildren> low{};
        std::array<std::uint32_t, kMaxChildren> high{};
        low.fill(kGridCells);
        for (std::uint32_t i = 0; i < node.child_count; ++i) {
            low[i] = cell_below(node.boxes[i].low[axis], axis);
            high[i] = cell_above(node.boxes[i].high[axis], axis);
        }
        return {low[0] | low[1] << 16U, low[2] | low[3] << 16U, high[0] | high[1] << 16U,
                high[2] | high[3] << 16U};
    }

    [[nodiscard]] double to_cells(float x, int axis) const {
        return (static_cast<double>(x) - static_cast<double>(tree_.grid_origin[axis])) /
               static_cast<double>(tree_.grid_scale[axis]);
    }
    [[nodiscard]] std::uint32_t cell_below(float x, int axis) const {
        return static_cast<std::uint32_t>(
            std::clamp(std::floor(to_cells(x, axis)), 0.0, static_cast<double>(kGridCells)));
    }
    [[nodiscard]] std::uint32_t cell_above(float x, int axis) const {
        return static_cast<std::uint32_t>(
            std::clamp(std::ceil(to_cells(x, axis)), 0.0, static_cast<double>(kGridCells)));
    }

    std::span<const glm::vec3> positions_;
    std::span<const glm::uvec3> triangles_;
    TraversalTree& tree_;
};

}  // namespace

TraversalTree build_tree(RTCDevice device, std::span<const glm::vec3> positions,
                         std::span<const glm::uvec3> triangles, BvhLayout layout) {
    const FittingTree built = build_within_stack(device, positions, triangles);
    TraversalTree tree;
    tree.layout = layout;
    tree.stack_entries = built.stack_entries;
    tree.root = shading::kNoEntry;
    if (built.tree.root != nullptr) {
        tree.root = GridWriter(positions, triangles, tree).write(*built.tree.root);
    }
    return tree;
}

}  // namespace turntable::vulkan
