#include "scenes/training_quarter.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace turntable {
namespace {

// With b restricted to [-pi/2, pi/2] every rotation has one Euler triple, and then
// R_xx = cos b cos c >= 0 and R_zz = cos a cos b >= 0 say exactly |c| <= pi/2 and |a| <= pi/2.
// In quaternion components: R_xx >= 0 is w^2 + x^2 >= 1/2 and R_zz >= 0 is w^2 + z^2 >= 1/2.
bool inside(double x, double z, double w) {
    constexpr double kRounding = 1e-15;
    return w * w + x * x >= 0.5 - kRounding && w * w + z * z >= 0.5 - kRounding;
}

// The angle on the unit sphere of quaternions from q to the face w^2 + x^2 = 1/2 (or, with x and
// z exchanged, to the other face). Its nearest point scales (w, x) and (y, z) to length sqrt(1/2)
// each. Infinite when that point violates the other condition: then the face has no local
// optimum inside the set.
double angle_to_face(double x, double y, double z, double w) {
    const double near = std::hypot(w, x);
    const double far = std::hypot(y, z);
    const double w_scaled = w / near;
    const double z_scaled = z / far;
    const bool feasible = w_scaled * w_scaled + z_scaled * z_scaled >= 1;
    return feasible ? std::abs(std::atan2(far, near) - std::numbers::pi / 4)
                    : std::numeric_limits<double>::infinity();
}

// Both conditions active: |x| = |z| and |w| = |y|, an arc of the sphere. The plane of the arc and
// its complement hold the sums and the differences of those pairs.
double angle_to_edge(double x, double y, double z, double w) {
    return std::atan2(std::hypot(x - z, w - y), std::hypot(x + z, w + y));
}

}  // namespace

bool in_training_quarter(const Quaternion& q) {
    return inside(q.x, q.z, q.w);
}

double distance_to_training_quarter(const Quaternion& q) {
    if (in_training_quarter(q)) {
        return 0;
    }
    // The set is symmetric in the sign of every component, so the nearest point shares q's signs
    // and absolute values are enough. The optimum is a stationary point of one of the strata.
    const double x = std::abs(q.x);
    const double y = std::abs(q.y);
    const double z = std::abs(q.z);
    const double w = std::abs(q.w);
    // Where w = x = 0 (or w = z = 0) a face's nearest points meet the edge, whose angle is taken.
    // Angles between quaternions are half the angles of rotations.
    return 2 * std::min({angle_to_face(x, y, z, w), angle_to_face(z, y, x, w),
                         angle_to_edge(x, y, z, w)});
}

}  // namespace turntable
