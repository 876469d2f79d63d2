#include "renderer/vulkan/bvh_builder.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include <glm/geometric.hpp>
#include <tbb/task_arena.h>

#include "base/check.h"
#include "base/error.h"
#include "renderer/vulkan/triangle_splits.h"

namespace turntable::vulkan {
namespace {

/// Products of three lengths must stay finite in the triangle test.
constexpr float kLargestCoordinate = 1e12F;

/// Parts that splitting adds, as a share of the triangles.
constexpr double kSplitShare = 0.2;

struct BvhDeleter {
    void operator()(RTCBVH bvh) const { rtcReleaseBVH(bvh); }
};
using BvhHandle = std::unique_ptr<RTCBVHTy, BvhDeleter>;

BuiltTree& tree_of(void* user) {
    return *static_cast<BuiltTree*>(user);
}

// Embree's callbacks. One thread calls them.

void* create_node(RTCThreadLocalAllocator /*allocator*/, unsigned int child_count, void* user) {
    BuiltNode& node = tree_of(user).nodes.emplace_back();
    node.child_count = child_count;
    return &node;
}

void set_children(void* node, void** children, unsigned int count, void* /*user*/) {
    for (unsigned int i = 0; i < count; ++i) {
        static_cast<BuiltNode*>(node)->children[i] = static_cast<const BuiltNode*>(children[i]);
    }
}

void set_bounds(void* node, const RTCBounds** bounds, unsigned int count, void* /*user*/) {
    for (unsigned int i = 0; i < count; ++i) {
        const RTCBounds& b = *bounds[i];
        static_cast<BuiltNode*>(node)->boxes[i] = {{b.lower_x, b.lower_y, b.lower_z},
                                                   {b.upper_x, b.upper_y, b.upper_z}};
    }
}

void* create_leaf(RTCThreadLocalAllocator /*allocator*/, const RTCBuildPrimitive* primitives,
                  std::size_t count, void* user) {
    BuiltNode& leaf = tree_of(user).nodes.emplace_back();
    const std::size_t kept = std::min(count, kMaxLeafTriangles);  // Embree keeps to the limit
    for (std::size_t i = 0; i < kept; ++i) {
        leaf.primitives[i] = primitives[i].primID;
    }
    auto* const first = leaf.primitives.data();
    std::sort(first, first + kept);
    // Two parts of a triangle may meet again in one leaf.
    leaf.primitive_count = static_cast<std::uint32_t>(std::unique(first, first + kept) - first);
    return &leaf;
}

const glm::vec3& checked_vertex(std::span<const glm::vec3> positions, std::uint32_t index) {
    TT_CHECK_LT(index, positions.size());
    const glm::vec3& p = positions[index];
    for (int axis = 0; axis < 3; ++axis) {
        if (!(std::abs(p[axis]) <= kLargestCoordinate)) {  // written so that NaN is refused
            throw bad_input("vertex {} is at ({}, {}, {}): not finite, or beyond {}", index, p.x,
                            p.y, p.z, kLargestCoordinate);
        }
    }
    return p;
}

std::vector<TrianglePart> parts_with_area(std::span<const glm::vec3> positions,
                                          std::span<const glm::uvec3> triangles) {
    std::vector<TrianglePart> parts;
    parts.reserve(triangles.size());
    for (std::uint32_t i = 0; i < triangles.size(); ++i) {
        TrianglePart part{{}, {}, i};
        for (int corner = 0; corner < 3; ++corner) {
            const glm::vec3& p = checked_vertex(positions, triangles[i][corner]);
            part.corners[static_cast<std::size_t>(corner)] = p;
            part.box.include(p);
        }
        const auto& [a, b, c] = part.corners;
        if (glm::cross(b - a, c - a) != glm::vec3(0.0F)) {  // else the triangle test never meets it
            parts.push_back(part);
        }
    }
    return parts;
}

std::vector<RTCBuildPrimitive> build_primitives(const std::vector<TrianglePart>& parts) {
    std::vector<RTCBuildPrimitive> primitives;
    primitives.reserve(parts.size());
    for (const TrianglePart& part : parts) {
        const auto& [low, high] = part.box;
        primitives.push_back({low.x, low.y, low.z, 0, high.x, high.y, high.z, part.primitive});
    }
    return primitives;
}

RTCBuildArguments build_arguments(unsigned int branching, unsigned int max_depth) {
    RTCBuildArguments arguments = rtcDefaultBuildArguments();
    arguments.buildQuality = RTC_BUILD_QUALITY_MEDIUM;  // binned surface area heuristic
    arguments.maxBranchingFactor = branching;
    arguments.maxDepth = max_depth;
    arguments.maxLeafSize = kMaxLeafTriangles;
    arguments.createNode = create_node;
    arguments.setNodeChildren = set_children;
    arguments.setNodeBounds = set_bounds;
    arguments.createLeaf = create_leaf;
    return arguments;
}

/// An inner node above what may be a leaf or nothing.
const BuiltNode* inner_root(BuiltTree& tree, const BuiltNode* top, const Box& box) {
    if (top != nullptr && top->child_count > 0) {
        return top;
    }
    BuiltNode& root = tree.nodes.emplace_back();
    if (top != nullptr) {
        root.child_count = 1;
        root.children[0] = top;
        root.boxes[0] = box;
    }
    return &root;
}

}  // namespace

BuiltTree build_bvh(RTCDevice device, std::span<const glm::vec3> positions,
                    std::span<const glm::uvec3> triangles, unsigned int branching,
                    unsigned int max_depth) {
    const std::vector<TrianglePart> parts =
        split_large_triangles(parts_with_area(positions, triangles), kSplitShare);
    std::vector<RTCBuildPrimitive> primitives = build_primitives(parts);
    BuiltTree tree{};
    const BuiltNode* top = nullptr;
    if (!primitives.empty()) {
        const BvhHandle bvh(rtcNewBVH(device));
        RTCBuildArguments arguments = build_arguments(branching, max_depth);
        arguments.bvh = bvh.get();
        arguments.primitives = primitives.data();
        arguments.primitiveCount = primitives.size();
        arguments.primitiveArrayCapacity = primitives.size();
        arguments.userPtr = &tree;
        tbb::task_arena one_thread(1);
        one_thread.execute([&] { top = static_cast<BuiltNode*>(rtcBuildBVH(&arguments)); });
        if (rtcGetDeviceError(device) != RTC_ERROR_NONE || top == nullptr) {
            throw environment_fault("Embree could not build the tree of {} triangles",
                                    triangles.size());
        }
    }
    Box all;
    for (const TrianglePart& part : parts) {
        all.include(part.box);
    }
    tree.root = inner_root(tree, top, all);
    return tree;
}

}  // namespace turntable::vulkan
