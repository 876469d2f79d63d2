#include "bench/traversal/layouts.h"

#include <array>

#include "renderer/shared/tree_traversal.h"
#include "renderer/vulkan/bvh_builder.h"

namespace turntable::bench {
namespace {

using vulkan::BuiltNode;
using vulkan::TraversalTree;

std::uint32_t bits(float x) {
    return glm::floatBitsToUint(x);
}

class FloatWriter {
public:
    FloatWriter(Layout layout, std::span<const glm::vec3> positions,
                std::span<const glm::uvec3> triangles, TraversalTree& tree)
        : layout_(layout), positions_(positions), triangles_(triangles), tree_(tree) {}

    std::uint32_t write_node(const BuiltNode& node) {
        const std::uint32_t index = tree_.node_count++;
        const std::size_t size = layout_ == Layout::kFloat4 ? 7 : 4;
        const std::size_t texel = tree_.nodes.size();
        tree_.nodes.resize(texel + size);
        for (int axis = 0; axis < 3; ++axis) {
            write_corners(node, axis, texel);
        }
        glm::uvec4 entries(shading::kEmptyLeaf);
        for (std::uint32_t i = 0; i < node.child_count; ++i) {
            const BuiltNode& child = *node.children[i];
            entries[static_cast<int>(i)] =
                child.child_count > 0 ? write_node(child) : write_leaf(child);
        }
        tree_.nodes[texel + size - 1] = entries;
        return index;
    }

private:
    void write_corners(const BuiltNode& node, int axis, std::size_t texel) {
        glm::uvec4 low(bits(1.0F));
        glm::uvec4 high(bits(-1.0F));
        for (std::uint32_t i = 0; i < node.child_count; ++i) {
            low[static_cast<int>(i)] = bits(in_cells(node.boxes[i].low[axis], axis));
            high[static_cast<int>(i)] = bits(in_cells(node.boxes[i].high[axis], axis));
        }
        const auto offset = static_cast<std::size_t>(axis);
        if (layout_ == Layout::kFloat4) {
            tree_.nodes[texel + 2 * offset] = low;
            tree_.nodes[texel + 2 * offset + 1] = high;
        } else {
            tree_.nodes[texel + offset] = {low.x, low.y, high.x, high.y};
        }
    }

    std::uint32_t write_leaf(const BuiltNode& leaf) {
        const auto first = static_cast<std::uint32_t>(tree_.triangles.size() / 3);
        for (std::uint32_t i = 0; i < leaf.primitive_count; ++i) {
            const std::uint32_t primitive = leaf.primitives[i];
            for (int corner = 0; corner < 3; ++corner) {
                const glm::vec3& p = positions_[triangles_[primitive][corner]];
                tree_.triangles.emplace_back(bits(p.x), bits(p.y), bits(p.z), primitive);
            }
        }
        ++tree_.leaf_count;
        return shading::kLeafBit | leaf.primitive_count << shading::kLeafCountShift | first;
    }

    [[nodiscard]] float in_cells(float x, int axis) const {
        return (x - tree_.grid_origin[axis]) / tree_.cell;
    }

    Layout layout_;
    std::span<const glm::vec3> positions_;
    std::span<const glm::uvec3> triangles_;
    TraversalTree& tree_;
};

}  // namespace

const char* layout_name(Layout layout) {
    constexpr std::array<const char*, kLayouts> kNames = {"4 children, 16 bits",
                                                          "4 children, float", "2 children, float"};
    return kNames[static_cast<std::size_t>(layout)];
}

TraversalTree build_layout(Layout layout, RTCDevice device, std::span<const glm::vec3> positions,
                           std::span<const glm::uvec3> triangles) {
    if (layout == Layout::kGrid4) {
        return vulkan::build_tree(device, positions, triangles);
    }
    const unsigned int branching = layout == Layout::kFloat4 ? 4 : 2;
    const vulkan::BuiltTree built =
        vulkan::build_bvh(device, positions, triangles, branching, shading::kStackEntries);
    vulkan::Box box;
    for (std::uint32_t i = 0; i < built.root->child_count; ++i) {
        box.include(built.root->boxes[i]);
    }
    TraversalTree tree;
    tree.grid_origin = box.low;
    tree.cell = box.longest_side() / 65534.0F;  // as the grid's, so that the margins are alike
    FloatWriter(layout, positions, triangles, tree).write_node(*built.root);
    return tree;
}

}  // namespace turntable::bench
