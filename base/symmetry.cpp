#include "base/symmetry.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>

#include "base/error.h"
#include "base/rotation.h"
#include "base/upper_half.h"

namespace turntable {
namespace {

constexpr double kSameDirection = 1e-6;  // sine of the angle between axes that count as one
constexpr double kSamePoint = 1e-3;      // metres; models have a diagonal of about 1
constexpr double kSameRotation = 1e-9;   // 1 - cosine of half the angle
constexpr double kTie = 0.5e-9;          // of half an angle, radians
constexpr double kSameComponent = 2e-9;  // of a quaternion
constexpr std::size_t kMostElements = 4096;
constexpr int kMostBallSteps = 24;

/// The rotations that the axes generate.
enum class GroupKind {
    kFinite,
    kRevolution,  ///< every turn about one direction, and half turns across it where `flips`
    kBall,        ///< every rotation
};

struct Group {
    GroupKind kind = GroupKind::kFinite;
    std::vector<Quaternion> elements{Quaternion{}};  ///< of a finite one, the identity first
    glm::dvec3 direction{0.0, 0.0, 1.0};             ///< of a revolution
    bool flips = false;
    glm::dvec3 flip_axis{1.0, 0.0, 0.0};  ///< one of the half turns' axes
    glm::dvec3 centre{0.0};               ///< fixed by all motions
};

glm::dvec3 vector_part(const Quaternion& q) {
    return {q.x, q.y, q.z};
}

Quaternion about(const glm::dvec3& direction, double angle) {
    const glm::dvec3 v = direction * std::sin(angle / 2);
    return {v.x, v.y, v.z, std::cos(angle / 2)};
}

/// Angle in [0, pi] of a rotation, halved.
double half_angle(const Quaternion& q) {
    return std::atan2(glm::length(vector_part(q)), std::abs(q.w));
}

bool same_rotation(const Quaternion& a, const Quaternion& b) {
    return std::abs(a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w) > 1.0 - kSameRotation;
}

bool parallel(const glm::dvec3& a, const glm::dvec3& b) {
    return glm::length(glm::cross(a, b)) < kSameDirection;
}

double distance_to_line(const glm::dvec3& point, const SymmetryAxis& axis) {
    return glm::length(glm::cross(point - axis.point, axis.direction));
}

/// Where two lines that are not parallel come closest: the middle of the shortest way.
glm::dvec3 meeting_point(const SymmetryAxis& a, const SymmetryAxis& b) {
    const glm::dvec3 between = b.point - a.point;
    const double cosine = glm::dot(a.direction, b.direction);
    const double determinant = 1.0 - cosine * cosine;
    const double along_a = glm::dot(between, a.direction);
    const double along_b = glm::dot(between, b.direction);
    const double s = (along_a - cosine * along_b) / determinant;
    const double t = (cosine * along_a - along_b) / determinant;
    return 0.5 * (a.point + s * a.direction + b.point + t * b.direction);
}

glm::dvec3 common_point(const std::vector<SymmetryAxis>& axes) {
    const SymmetryAxis& first = axes.front();
    const auto other = std::find_if(axes.begin(), axes.end(), [&](const SymmetryAxis& axis) {
        return !parallel(axis.direction, first.direction);
    });
    // Of one line the point nearest to the origin: the same wherever its own point lies.
    const glm::dvec3 centre =
        other == axes.end() ? first.point - first.direction * glm::dot(first.point, first.direction)
                            : meeting_point(first, *other);
    for (const SymmetryAxis& axis : axes) {
        if (!(distance_to_line(centre, axis) <= kSamePoint)) {
            throw bad_input("the axes of a symmetry do not meet in one point");
        }
    }
    return centre;
}

/// All products of the axes' smallest turns.
std::vector<Quaternion> closure(const std::vector<SymmetryAxis>& axes) {
    std::vector<Quaternion> elements{Quaternion{}};
    for (std::size_t i = 0; i < elements.size(); ++i) {
        for (const SymmetryAxis& axis : axes) {
            const Quaternion product =
                multiply(elements[i], about(axis.direction, 2 * std::numbers::pi / axis.fold));
            if (std::none_of(elements.begin(), elements.end(), [&](const Quaternion& element) {
                    return same_rotation(element, product);
                })) {
                elements.push_back(product);
            }
            if (elements.size() > kMostElements) {
                throw bad_input("the axes of a symmetry generate no finite group");
            }
        }
    }
    return elements;
}

/// The group around a continuous axis.
Group revolution(const std::vector<SymmetryAxis>& axes, const SymmetryAxis& continuous) {
    Group group;
    group.kind = GroupKind::kRevolution;
    group.direction = continuous.direction;
    for (const SymmetryAxis& axis : axes) {
        if (parallel(axis.direction, group.direction)) {
            continue;
        }
        if (axis.fold != 2 ||
            std::abs(glm::dot(axis.direction, group.direction)) > kSameDirection) {
            group.kind = GroupKind::kBall;
        } else if (!group.flips) {
            group.flips = true;
            group.flip_axis = axis.direction;
        }
    }
    return group;
}

void require_folds(const std::vector<SymmetryAxis>& axes) {
    for (const SymmetryAxis& axis : axes) {
        if (axis.fold != kContinuous &&
            (axis.fold < 2 || axis.fold > static_cast<int>(kMostElements))) {
            throw bad_input("a symmetry axis of fold {}: it is 2 to {}, or 0 for every angle",
                            axis.fold, kMostElements);
        }
    }
}

Group group_of(const Symmetry& symmetry) {
    Group group;
    const std::vector<SymmetryAxis>& axes = symmetry.axes;
    if (axes.empty()) {
        return group;
    }
    require_folds(axes);
    const auto continuous = std::find_if(axes.begin(), axes.end(), [](const SymmetryAxis& axis) {
        return axis.fold == kContinuous;
    });
    if (continuous == axes.end()) {
        group.elements = closure(axes);
    } else {
        group = revolution(axes, *continuous);
    }
    group.centre = common_point(axes);
    return group;
}

/// A rotation split about a direction: `along` is of the turn about it, `across` of the rest.
struct SwingTwist {
    double along = 0.0;      ///< signed component of the vector part
    glm::dvec3 across{0.0};  ///< the vector part's other components
    double w = 0.0;
    [[nodiscard]] double twist() const { return std::hypot(along, w); }
    [[nodiscard]] double swing() const { return glm::length(across); }
};

SwingTwist swing_twist(const Quaternion& q, const glm::dvec3& direction) {
    const double along = glm::dot(vector_part(q), direction);
    return {along, vector_part(q) - along * direction, q.w};
}

/// Half the smallest angle between `rotation` and an element of the group.
double half_distance(const Group& group, const Quaternion& rotation) {
    if (group.kind == GroupKind::kBall) {
        return 0.0;
    }
    if (group.kind == GroupKind::kRevolution) {
        const SwingTwist parts = swing_twist(rotation, group.direction);
        const double turned = std::atan2(parts.swing(), parts.twist());
        return group.flips ? std::min(turned, std::atan2(parts.twist(), parts.swing())) : turned;
    }
    double smallest = std::numbers::pi;
    for (const Quaternion& element : group.elements) {
        smallest = std::min(smallest, half_angle(multiply(conjugate(element), rotation)));
    }
    return smallest;
}

/// About the axis across the direction that is nearest to +x, or +y where that is the direction.
Quaternion half_turn_across(const glm::dvec3& direction) {
    glm::dvec3 axis(0.0, 1.0, 0.0);
    if (!parallel(direction, {1.0, 0.0, 0.0})) {
        axis = glm::normalize(glm::dvec3(1.0, 0.0, 0.0) - direction.x * direction);
    }
    return {axis.x, axis.y, axis.z, 0.0};
}

/// The turn about the direction, and the half turn across it, that undo most of `rotation`.
std::vector<Quaternion> reducing_turns(const Group& group, const Quaternion& rotation) {
    const SwingTwist parts = swing_twist(rotation, group.direction);
    const double twist = parts.twist();
    const double swing = parts.swing();
    std::vector<Quaternion> turns;
    if (twist < kTie) {  // upside down: every turn leaves a half turn
        turns.push_back(multiply(conjugate(rotation), half_turn_across(group.direction)));
    } else {
        const glm::dvec3 v = group.direction * (-parts.along / twist);
        turns.push_back({v.x, v.y, v.z, parts.w / twist});
    }
    if (group.flips && swing > kTie) {
        const glm::dvec3 axis = -parts.across / swing;
        turns.push_back({axis.x, axis.y, axis.z, 0.0});
    }
    return turns;
}

/// The elements of the group that may reduce `rotation` most.
std::vector<Quaternion> reducing_elements(const Group& group, const Quaternion& rotation) {
    switch (group.kind) {
    case GroupKind::kBall:
        return {conjugate(rotation)};
    case GroupKind::kRevolution:
        return reducing_turns(group, rotation);
    case GroupKind::kFinite:
        break;
    }
    return group.elements;
}

/// Whether the vector part of `a` points more along +x, or as much and more along +y, then +z.
bool points_before(const Quaternion& a, const Quaternion& b) {
    const glm::dvec3 off = vector_part(a) - vector_part(b);
    for (int i = 0; i < 3; ++i) {
        if (std::abs(off[i]) > kSameComponent) {
            return off[i] > 0.0;
        }
    }
    return false;
}

/// Ties are told apart by what is left, not by the element: all rotations that look alike have to
/// end at one.
Quaternion reducing_element(const Group& group, const Quaternion& rotation) {
    const std::vector<Quaternion> elements = reducing_elements(group, rotation);
    Quaternion best = elements.front();
    Quaternion left = upper_half(multiply(rotation, best));
    double smallest = half_angle(left);
    for (const Quaternion& element : elements) {
        const Quaternion candidate = upper_half(multiply(rotation, element));
        const double angle = half_angle(candidate);
        if (angle < smallest - kTie ||
            (angle < smallest + kTie && points_before(candidate, left))) {
            best = element;
            left = candidate;
            smallest = std::min(smallest, angle);
        }
    }
    return best;
}

glm::dmat4 motion_about(const glm::dvec3& centre, const Quaternion& q) {
    const glm::dmat3 rotation = matrix_from_quaternion(q);
    glm::dmat4 motion(rotation);
    motion[3] = glm::dvec4(centre - rotation * centre, 1.0);
    return motion;
}

std::vector<Quaternion> turns(const Group& group, int steps) {
    std::vector<Quaternion> elements;
    for (const bool flip : {false, true}) {
        for (int i = 0; i < steps && (!flip || group.flips); ++i) {
            const Quaternion turn = about(group.direction, 2 * std::numbers::pi * i / steps);
            elements.push_back(flip ? multiply(turn, about(group.flip_axis, std::numbers::pi))
                                    : turn);
        }
    }
    return elements;
}

/// Euler angles z, y, z; where the tilt is none or a half turn the two turns are one.
std::vector<Quaternion> ball_grid(int steps) {
    const glm::dvec3 y(0.0, 1.0, 0.0);
    const glm::dvec3 z(0.0, 0.0, 1.0);
    const int tilts = std::max(1, steps / 2);
    const double step = 2 * std::numbers::pi / steps;
    std::vector<Quaternion> elements;
    for (int tilt = 0; tilt <= tilts; ++tilt) {
        const Quaternion tilted = about(y, std::numbers::pi * tilt / tilts);
        const int seconds = tilt == 0 || tilt == tilts ? 1 : steps;
        for (int first = 0; first < steps; ++first) {
            for (int second = 0; second < seconds; ++second) {
                elements.push_back(
                    multiply(about(z, step * first), multiply(tilted, about(z, step * second))));
            }
        }
    }
    return elements;
}

}  // namespace

std::vector<glm::dmat4> symmetry_motions(const Symmetry& symmetry, int steps) {
    const Group group = group_of(symmetry);
    const std::vector<Quaternion> rotations =
        group.kind == GroupKind::kBall         ? ball_grid(std::min(steps, kMostBallSteps))
        : group.kind == GroupKind::kRevolution ? turns(group, steps)
                                               : group.elements;
    std::vector<glm::dmat4> motions;
    motions.reserve(rotations.size());
    for (const Quaternion& rotation : rotations) {
        motions.push_back(motion_about(group.centre, rotation));
    }
    return motions;
}

double rotation_distance(const Symmetry& symmetry, const glm::dmat3& a, const glm::dmat3& b) {
    const Quaternion between =
        multiply(conjugate(quaternion_from_matrix(b)), quaternion_from_matrix(a));
    return 2 * half_distance(group_of(symmetry), between);
}

glm::dmat4 reducing_motion(const Symmetry& symmetry, const glm::dmat3& rotation) {
    const Group group = group_of(symmetry);
    return motion_about(group.centre, reducing_element(group, quaternion_from_matrix(rotation)));
}

std::string symmetry_name(const Symmetry& symmetry) {
    if (symmetry.axes.empty()) {
        return "1";
    }
    std::vector<std::string> folds;
    for (const SymmetryAxis& axis : symmetry.axes) {
        folds.push_back(axis.fold == kContinuous ? "continuous" : fmt::format("{}", axis.fold));
    }
    return fmt::format("{}", fmt::join(folds, "x"));
}

}  // namespace turntable
