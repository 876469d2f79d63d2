#include "renderer/vulkan/bvh.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/check.h"
#include "base/error.h"
#include "renderer/shared/tree_traversal.h"
#include "renderer/vulkan/bvh_builder.h"

namespace turntable::vulkan {
namespace {

constexpr std::uint32_t kLastCell = 65535;

/// Most groups that lie on the stack at once: one for every node above the walked one that has
/// another child to come back to.
std::uint32_t stack_need(const BuiltNode& node) {
    std::uint32_t need = 0;
    for (std::uint32_t i = 0; i < node.child_count; ++i) {
        const BuiltNode& child = *node.children[i];
        if (child.child_count > 0) {
            need = std::max(need, stack_need(child) + (node.child_count > 1 ? 1U : 0U));
        }
    }
    return need;
}

Box box_of_children(const BuiltNode& node) {
    Box box;
    for (std::uint32_t i = 0; i < node.child_count; ++i) {
        box.include(node.boxes[i]);
    }
    return box;
}

/// Writes nodes and leaves in the order of a walk that always takes the first child.
class GridWriter {
public:
    GridWriter(std::span<const glm::vec3> positions, std::span<const glm::uvec3> triangles,
               TraversalTree& tree)
        : positions_(positions), triangles_(triangles), tree_(tree) {}

    void write_root(const BuiltNode& root) {
        const Box box = box_of_children(root);
        if (!box.empty()) {
            tree_.grid_origin = box.low;
            // One cell less than there are: room for the rounding of the cell's own length.
            tree_.cell = box.longest_side() / static_cast<float>(kLastCell - 1);
        }
        write_node(root);
    }

private:
    std::uint32_t write_node(const BuiltNode& node) {
        const std::uint32_t index = tree_.node_count++;
        if (index >= shading::kMaxNodes) {
            refuse_size();
        }
        const std::size_t texel = tree_.nodes.size();
        tree_.nodes.resize(texel + shading::kGridNodeTexels);
        for (int axis = 0; axis < 3; ++axis) {
            tree_.nodes[texel + static_cast<std::size_t>(axis)] = corner_cells(node, axis);
        }
        glm::uvec4 entries(shading::kEmptyLeaf);
        for (std::uint32_t i = 0; i < node.child_count; ++i) {
            const BuiltNode& child = *node.children[i];
            entries[static_cast<int>(i)] =
                child.child_count > 0 ? write_node(child) : write_leaf(child);
        }
        tree_.nodes[texel + 3] = entries;
        return index;
    }

    std::uint32_t write_leaf(const BuiltNode& leaf) {
        const std::size_t first = tree_.triangles.size() / 3;
        if (first + leaf.primitive_count > shading::kLeafFirstMask) {
            refuse_size();
        }
        for (std::uint32_t i = 0; i < leaf.primitive_count; ++i) {
            write_triangle(leaf.primitives[i]);
        }
        ++tree_.leaf_count;
        return shading::kLeafBit | leaf.primitive_count << shading::kLeafCountShift |
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

    /// Low and high corners of all children on one axis.
    [[nodiscard]] glm::uvec4 corner_cells(const BuiltNode& node, int axis) const {
        std::array<std::uint32_t, kMaxChildren> low{};
        std::array<std::uint32_t, kMaxChildren> high{};
        low.fill(kLastCell);
        for (std::uint32_t i = 0; i < node.child_count; ++i) {
            low[i] = cell_number(std::floor(in_cells(node.boxes[i].low[axis], axis)));
            high[i] = cell_number(std::ceil(in_cells(node.boxes[i].high[axis], axis)));
        }
        return {low[0] | low[1] << 16U, low[2] | low[3] << 16U, high[0] | high[1] << 16U,
                high[2] | high[3] << 16U};
    }

    [[nodiscard]] double in_cells(float x, int axis) const {
        return (static_cast<double>(x) - static_cast<double>(tree_.grid_origin[axis])) /
               static_cast<double>(tree_.cell);
    }
    [[nodiscard]] static std::uint32_t cell_number(double cells) {
        return static_cast<std::uint32_t>(std::clamp(cells, 0.0, static_cast<double>(kLastCell)));
    }

    [[noreturn]] void refuse_size() const {
        throw bad_input("a mesh of {} triangles is too large for the Vulkan backend",
                        triangles_.size());
    }

    std::span<const glm::vec3> positions_;
    std::span<const glm::uvec3> triangles_;
    TraversalTree& tree_;
};

}  // namespace

TraversalTree build_tree(RTCDevice device, std::span<const glm::vec3> positions,
                         std::span<const glm::uvec3> triangles) {
    const BuiltTree built =
        build_bvh(device, positions, triangles, kMaxChildren, shading::kStackEntries);
    TraversalTree tree;
    tree.stack_entries = stack_need(*built.root);
    TT_CHECK_LE(tree.stack_entries, shading::kStackEntries);  // the depth is limited to it
    GridWriter(positions, triangles, tree).write_root(*built.root);
    return tree;
}

}  // namespace turntable::vulkan
