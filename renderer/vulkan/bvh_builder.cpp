#include "renderer/vulkan/bvh_builder.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <tbb/task_arena.h>

#include "base/check.h"
#include "base/error.h"

namespace turntable::vulkan {
namespace {

/// Products of three lengths must stay finite in the triangle test.
constexpr float kLargestCoordinate = 1e12F;

/// Room that spatial splits have, in primitives of the original.
constexpr std::size_t kSplitCapacity = 2;

struct BvhDeleter {
    void operator()(RTCBVH bvh) const { rtcReleaseBVH(bvh); }
};
using BvhHandle = std::unique_ptr<RTCBVHTy, BvhDeleter>;

struct Corners {
    std::array<glm::vec3, 3> point;
};

/// What Embree's callbacks see. One thread calls them.
struct BuildState {
    std::span<const glm::vec3> positions;
    std::span<const glm::uvec3> triangles;
    BuiltTree tree;

    [[nodiscard]] Corners corners(std::uint32_t primitive) const {
        const glm::uvec3& index = triangles[primitive];
        return {{positions[index.x], positions[index.y], positions[index.z]}};
    }
};

BuildState& state_of(void* user) {
    return *static_cast<BuildState*>(user);
}

glm::vec3 to_vec(float x, float y, float z) {
    return {x, y, z};
}

void* create_node(RTCThreadLocalAllocator /*allocator*/, unsigned int child_count, void* user) {
    BuiltNode& node = state_of(user).tree.nodes.emplace_back();
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
        static_cast<BuiltNode*>(node)->boxes[i] = {to_vec(b.lower_x, b.lower_y, b.lower_z),
                                                   to_vec(b.upper_x, b.upper_y, b.upper_z)};
    }
}

void* create_leaf(RTCThreadLocalAllocator /*allocator*/, const RTCBuildPrimitive* primitives,
                  std::size_t count, void* user) {
    BuiltNode& leaf = state_of(user).tree.nodes.emplace_back();
    for (std::size_t i = 0; i < std::min(count, kMaxLeafTriangles); ++i) {
        leaf.primitives[i] = primitives[i].primID;
    }
    // Two halves of a split triangle may meet again in one leaf.
    auto* const end = leaf.primitives.begin() + std::min(count, kMaxLeafTriangles);
    std::sort(leaf.primitives.begin(), end);
    leaf.primitive_count = static_cast<std::uint32_t>(std::unique(leaf.primitives.begin(), end) -
                                                      leaf.primitives.begin());
    return &leaf;
}

void include_point(Box& box, const glm::vec3& low, const glm::vec3& high) {
    box.low = glm::min(box.low, low);
    box.high = glm::max(box.high, high);
}

Box empty_box() {
    constexpr float kInfinite = std::numeric_limits<float>::infinity();
    return {glm::vec3(kInfinite), glm::vec3(-kInfinite)};
}

/// Extends both boxes by the point where the edge crosses the plane, and by its rounding error.
void include_crossing(Box& left, Box& right, const glm::vec3& a, const glm::vec3& b, int axis,
                      float position) {
    const float share = (position - a[axis]) / (b[axis] - a[axis]);
    glm::vec3 point = a + (b - a) * std::clamp(share, 0.0F, 1.0F);
    glm::vec3 rounding =
        glm::max(glm::abs(a), glm::abs(b)) * (4.0F * std::numeric_limits<float>::epsilon());
    point[axis] = position;
    rounding[axis] = 0.0F;
    include_point(left, point - rounding, point + rounding);
    include_point(right, point - rounding, point + rounding);
}

void store_bounds(const Box& box, const RTCBuildPrimitive& within, RTCBounds& out) {
    const glm::vec3 low = glm::max(box.low, to_vec(within.lower_x, within.lower_y, within.lower_z));
    const glm::vec3 high =
        glm::min(box.high, to_vec(within.upper_x, within.upper_y, within.upper_z));
    out.lower_x = low.x;
    out.lower_y = low.y;
    out.lower_z = low.z;
    out.upper_x = high.x;
    out.upper_y = high.y;
    out.upper_z = high.z;
}

/// Bounds of the triangle's parts on both sides of a plane, within the bounds that it has: those
/// may come from an earlier split.
void split_primitive(const RTCBuildPrimitive* primitive, unsigned int dimension, float position,
                     RTCBounds* left_out, RTCBounds* right_out, void* user) {
    const Corners corners = state_of(user).corners(primitive->primID);
    const int axis = static_cast<int>(dimension);
    Box left = empty_box();
    Box right = empty_box();
    for (std::size_t i = 0; i < 3; ++i) {
        const glm::vec3& a = corners.point[i];
        const glm::vec3& b = corners.point[(i + 1) % 3];
        if (a[axis] <= position) {
            include_point(left, a, a);
        }
        if (a[axis] >= position) {
            include_point(right, a, a);
        }
        if ((a[axis] < position && position < b[axis]) ||
            (b[axis] < position && position < a[axis])) {
            include_crossing(left, right, a, b, axis, position);
        }
    }
    store_bounds(left, *primitive, *left_out);
    store_bounds(right, *primitive, *right_out);
}

void check_vertex(std::span<const glm::vec3> positions, std::uint32_t index) {
    TT_CHECK_LT(index, positions.size());
    const glm::vec3& p = positions[index];
    const float largest = std::max({std::abs(p.x), std::abs(p.y), std::abs(p.z)});
    // Written so that NaN fails; max() hides one that is not its first argument.
    if (!(largest <= kLargestCoordinate) || std::isnan(p.x + p.y + p.z)) {
        throw bad_input("vertex {} has coordinates ({}, {}, {}): not finite, or beyond {}", index,
                        p.x, p.y, p.z, kLargestCoordinate);
    }
}

std::vector<RTCBuildPrimitive> build_primitives(const BuildState& state) {
    std::vector<RTCBuildPrimitive> primitives;
    primitives.reserve(state.triangles.size() * kSplitCapacity);
    for (std::uint32_t i = 0; i < state.triangles.size(); ++i) {
        for (int corner = 0; corner < 3; ++corner) {
            check_vertex(state.positions, state.triangles[i][corner]);
        }
        const auto [a, b, c] = state.corners(i).point;
        if (glm::cross(b - a, c - a) == glm::vec3(0.0F)) {
            continue;  // the triangle test never meets it
        }
        const glm::vec3 low = glm::min(a, glm::min(b, c));
        const glm::vec3 high = glm::max(a, glm::max(b, c));
        primitives.push_back({low.x, low.y, low.z, 0, high.x, high.y, high.z, i});
    }
    return primitives;
}

RTCBuildArguments build_arguments(const BuildLimits& limits) {
    RTCBuildArguments arguments = rtcDefaultBuildArguments();
    arguments.buildQuality = RTC_BUILD_QUALITY_HIGH;
    arguments.maxBranchingFactor = limits.branching;
    arguments.maxDepth = limits.max_depth;
    arguments.maxLeafSize = kMaxLeafTriangles;
    arguments.createNode = create_node;
    arguments.setNodeChildren = set_children;
    arguments.setNodeBounds = set_bounds;
    arguments.createLeaf = create_leaf;
    arguments.splitPrimitive = split_primitive;
    return arguments;
}

}  // namespace

BuiltTree build_bvh(RTCDevice device, std::span<const glm::vec3> positions,
                    std::span<const glm::uvec3> triangles, const BuildLimits& limits) {
    BuildState state{positions, triangles, {}};
    std::vector<RTCBuildPrimitive> primitives = build_primitives(state);
    if (primitives.empty()) {
        return {};
    }
    const std::size_t count = primitives.size();
    primitives.resize(count * kSplitCapacity);
    const BvhHandle bvh(rtcNewBVH(device));
    RTCBuildArguments arguments = build_arguments(limits);
    arguments.bvh = bvh.get();
    arguments.primitives = primitives.data();
    arguments.primitiveCount = count;
    arguments.primitiveArrayCapacity = primitives.size();
    arguments.userPtr = &state;
    void* root = nullptr;
    tbb::task_arena one_thread(1);
    one_thread.execute([&] { root = rtcBuildBVH(&arguments); });
    if (rtcGetDeviceError(device) != RTC_ERROR_NONE || root == nullptr) {
        throw environment_fault("Embree could not build the acceleration structure of {} triangles",
                                count);
    }
    state.tree.root = static_cast<const BuiltNode*>(root);
    return std::move(state.tree);
}

}  // namespace turntable::vulkan
