#include "manifests/bop_geometry.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>
#include <glm/mat4x4.hpp>
#include <glm/matrix.hpp>
#include <glm/vec3.hpp>

#include "base/error.h"
#include "base/symmetry.h"

namespace turntable {
namespace {

constexpr double kMillimetres = 1000.0;
/// How far from orthogonal the columns of a similarity may be, relative to their length.
constexpr double kSimilarity = 1e-6;
constexpr double kBoxResidual = 2e-3;  ///< pixels; records round corners to thousandths
constexpr double kMostFold = 1e6;      ///< that an int holds; symmetry_motions judges it
constexpr double kUnitLength = 1e-6;
constexpr int kUnknowns = 3;
constexpr int kCorners = 8;

std::size_t place(int index) {
    return static_cast<std::size_t>(index);
}

/// x -> linear x + offset.
struct Affine {
    glm::dmat3 linear{1.0};
    glm::dvec3 offset{0.0};
};

Affine affine(const std::array<double, 16>& m) {
    Affine out;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            out.linear[column][row] = m[4 * place(row) + place(column)];
        }
        out.offset[row] = m[4 * place(row) + 3];
    }
    return out;
}

/// World to the camera's frame with y down and z forwards.
Affine opencv_camera(const SampleRecord& record) {
    const Affine camera = affine(record.camera_to_world);
    Affine out;
    const glm::dmat3 turned(camera.linear[0], -camera.linear[1], -camera.linear[2]);
    out.linear = glm::transpose(turned);
    out.offset = -(out.linear * camera.offset);
    return out;
}

Affine object_in_camera(const SampleRecord& record) {
    const Affine camera = opencv_camera(record);
    const Affine object = affine(record.object_to_world);
    return {camera.linear * object.linear, camera.linear * object.offset + camera.offset};
}

double similarity_scale(const glm::dmat3& linear, const SampleRecord& record) {
    const double scale = std::cbrt(glm::determinant(linear));
    const glm::dmat3 gram = glm::transpose(linear) * linear;
    double worst = 0.0;
    for (int i = 0; i < 3; ++i) {
        for (int j = 0; j < 3; ++j) {
            worst = std::max(worst, std::abs(gram[i][j] - (i == j ? scale * scale : 0.0)));
        }
    }
    if (!(scale > 0.0) || worst > kSimilarity * scale * scale) {
        throw bad_input("sample {}: object_to_world is no rotation with a scale", record.key);
    }
    return scale;
}

RigidPose rigid_pose(const glm::dmat3& rotation, const glm::dvec3& metres) {
    RigidPose pose;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            pose.rotation[3 * place(row) + place(column)] = rotation[column][row];
        }
        pose.translation[static_cast<std::size_t>(row)] = metres[row] * kMillimetres;
    }
    return pose;
}

/// Normal equations of a linear least-squares problem, row by row.
struct NormalEquations {
    std::array<std::array<double, kUnknowns + 1>, kUnknowns> rows{};

    void add(const std::array<double, kUnknowns>& coefficients, double value) {
        for (std::size_t i = 0; i < kUnknowns; ++i) {
            for (std::size_t j = 0; j < kUnknowns; ++j) {
                rows[i][j] += coefficients[i] * coefficients[j];
            }
            rows[i][kUnknowns] += coefficients[i] * value;
        }
    }

    /// Gauss-Jordan elimination with pivots from below; nothing when singular.
    [[nodiscard]] std::optional<std::array<double, kUnknowns>> solve() {
        for (std::size_t column = 0; column < kUnknowns; ++column) {
            std::size_t pivot = column;
            for (std::size_t row = column + 1; row < kUnknowns; ++row) {
                pivot = std::abs(rows[row][column]) > std::abs(rows[pivot][column]) ? row : pivot;
            }
            std::swap(rows[column], rows[pivot]);
            if (rows[column][column] == 0.0) {
                return std::nullopt;
            }
            eliminate(column);
        }
        std::array<double, kUnknowns> solution{};
        for (std::size_t i = 0; i < kUnknowns; ++i) {
            solution[i] = rows[i][kUnknowns] / rows[i][i];
        }
        return solution;
    }

private:
    void eliminate(std::size_t column) {
        for (std::size_t row = 0; row < kUnknowns; ++row) {
            const double factor = row == column ? 0.0 : rows[row][column] / rows[column][column];
            for (std::size_t k = column; k <= kUnknowns && factor != 0.0; ++k) {
                rows[row][k] -= factor * rows[column][k];
            }
        }
    }
};

/// Which side of the box the corner is on: x changes fastest.
double side_of(int corner, int axis) {
    return ((corner >> axis) & 1) != 0 ? 1.0 : -1.0;
}

glm::dvec3 corner_of(const HalfBox& box, int corner) {
    return {side_of(corner, 0) * box[0], side_of(corner, 1) * box[1], side_of(corner, 2) * box[2]};
}

/// Focal length and principal point of axis 0 (u) or 1 (v).
double focal(const SampleRecord& record, int axis) {
    return record.intrinsics[static_cast<std::size_t>(axis)];
}
double centre(const SampleRecord& record, int axis) {
    return record.intrinsics[static_cast<std::size_t>(axis) + 2];
}
double seen(const SampleRecord& record, int corner, int axis) {
    return record.corners[2 * place(corner) + place(axis)];
}

/// focal q[axis] = (seen - centre) q.z for q = linear p + offset, linear in p.
NormalEquations box_equations(const SampleRecord& record, const Affine& object) {
    NormalEquations equations;
    for (int corner = 0; corner < kCorners; ++corner) {
        for (int axis = 0; axis < 2; ++axis) {
            const double off = seen(record, corner, axis) - centre(record, axis);
            std::array<double, kUnknowns> coefficients{};
            for (int i = 0; i < 3; ++i) {
                coefficients[static_cast<std::size_t>(i)] =
                    side_of(corner, i) *
                    (focal(record, axis) * object.linear[i][axis] - off * object.linear[i][2]);
            }
            equations.add(coefficients,
                          off * object.offset[2] - focal(record, axis) * object.offset[axis]);
        }
    }
    return equations;
}

/// Largest distance in pixels between the box's projected corners and the record's.
double residual(const SampleRecord& record, const Affine& object, const HalfBox& box) {
    double worst = 0.0;
    for (int corner = 0; corner < kCorners; ++corner) {
        const glm::dvec3 q = object.linear * corner_of(box, corner) + object.offset;
        if (!(q.z > 0.0)) {
            return HUGE_VAL;
        }
        for (int axis = 0; axis < 2; ++axis) {
            const double shown = centre(record, axis) + focal(record, axis) * q[axis] / q.z;
            worst = std::max(worst, std::abs(shown - seen(record, corner, axis)));
        }
    }
    return worst;
}

Symmetry symmetry_of(const SampleRecord& record) {
    Symmetry symmetry;
    for (const AxisNumbers& n : record.symmetry_axes) {
        const double fold = n[6];
        const glm::dvec3 direction(n[0], n[1], n[2]);
        if (!(fold >= 0.0 && fold <= kMostFold && fold == std::floor(fold))) {
            throw bad_input("sample {}: a symmetry axis of fold {}", record.key, fold);
        }
        if (!(std::abs(glm::length(direction) - 1.0) <= kUnitLength)) {
            throw bad_input("sample {}: a symmetry axis whose direction is not of length 1",
                            record.key);
        }
        symmetry.axes.push_back({direction, {n[3], n[4], n[5]}, static_cast<int>(fold)});
    }
    return symmetry;
}

std::array<double, 16> motion_in_millimetres(const glm::dmat4& motion) {
    std::array<double, 16> out{};
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 4; ++column) {
            const double unit = row < 3 && column == 3 ? kMillimetres : 1.0;
            out[4 * place(row) + place(column)] = motion[column][row] * unit;
        }
    }
    return out;
}

}  // namespace

BopView bop_view(const SampleRecord& record) {
    const Affine camera = opencv_camera(record);
    const Affine object = object_in_camera(record);
    BopView view;
    view.scale = similarity_scale(object.linear, record);
    const auto [fx, fy, cx, cy] = record.intrinsics;
    view.camera_matrix = {fx, 0.0, cx - 0.5, 0.0, fy, cy - 0.5, 0.0, 0.0, 1.0};
    view.world_to_camera = rigid_pose(camera.linear, camera.offset / view.scale);
    view.model_to_camera = rigid_pose(object.linear / view.scale, object.offset / view.scale);
    return view;
}

std::optional<HalfBox> half_box(const SampleRecord& record) {
    const Affine object = object_in_camera(record);
    const std::optional<HalfBox> box = box_equations(record, object).solve();
    const bool fits = box && residual(record, object, *box) <= kBoxResidual;
    return fits ? box : std::nullopt;
}

BopSymmetry bop_symmetry(const SampleRecord& record) {
    BopSymmetry out;
    const Symmetry symmetry = symmetry_of(record);
    for (const SymmetryAxis& axis : symmetry.axes) {
        if (axis.fold == kContinuous) {
            const glm::dvec3 point = axis.point * kMillimetres;
            out.continuous.push_back({{axis.direction.x, axis.direction.y, axis.direction.z},
                                      {point.x, point.y, point.z}});
        }
    }
    try {
        // With one step a continuous axis adds nothing: what is left are the half turns across it.
        const std::vector<glm::dmat4> motions = symmetry_motions(symmetry, 1);
        for (std::size_t i = 1; i < motions.size(); ++i) {
            out.discrete.push_back(motion_in_millimetres(motions[i]));
        }
    } catch (const Error& fault) {
        throw bad_input("sample {}: {}", record.key, fault.what());
    }
    return out;
}

}  // namespace turntable
