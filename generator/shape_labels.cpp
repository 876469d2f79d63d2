#include "generator/shape_labels.h"

#include <array>

#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>
#include <glm/mat4x4.hpp>
#include <glm/vec3.hpp>

#include "base/symmetry.h"
#include "base/upper_half.h"

namespace turntable {
namespace {

/// Shifts of the origin below a micrometre are rounding.
constexpr double kShift = 1e-6;

/// object_to_world applied to a point of the object frame.
glm::dvec3 to_world(const std::array<double, 16>& m, const glm::dvec3& p) {
    return {m[0] * p.x + m[1] * p.y + m[2] * p.z + m[3],
            m[4] * p.x + m[5] * p.y + m[6] * p.z + m[7],
            m[8] * p.x + m[9] * p.y + m[10] * p.z + m[11]};
}

void add_symmetry(SampleRecord& record, const Symmetry& symmetry) {
    record.symmetry = symmetry_name(symmetry);
    for (const auto& [direction, point, fold] : symmetry.axes) {
        record.symmetry_axes.push_back({direction.x, direction.y, direction.z, point.x, point.y,
                                        point.z, static_cast<double>(fold)});
    }
    for (const auto& [normal, offset] : symmetry.mirrors) {
        record.symmetry_mirrors.push_back({normal.x, normal.y, normal.z, offset});
    }
}

void add_reduced_pose(SampleRecord& record, const Symmetry& symmetry, const Quaternion& rotation) {
    const glm::dmat4 motion = reducing_motion(symmetry, matrix_from_quaternion(rotation));
    const Quaternion reduced =
        upper_half(multiply(rotation, quaternion_from_matrix(glm::dmat3(motion))));
    record.reduced_quaternion = {reduced.x, reduced.y, reduced.z, reduced.w};
    const glm::dvec3 shift(motion[3]);
    if (glm::length(shift) > kShift) {
        const glm::dvec3 origin = to_world(record.object_to_world, shift);
        record.reduced_translation = {origin.x, origin.y, origin.z};
    }
}

}  // namespace

void add_shape(SampleRecord& record, const ShapeFacts& facts, const Quaternion& rotation) {
    record.parts = facts.parts;
    add_symmetry(record, facts.appearance);
    if (!facts.appearance.axes.empty()) {
        add_reduced_pose(record, facts.appearance, rotation);
    }
}

}  // namespace turntable
