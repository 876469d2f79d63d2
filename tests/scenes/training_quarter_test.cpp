#include "scenes/training_quarter.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "base/philox.h"
#include "tests/catch.h"

namespace turntable {

namespace {

constexpr double kPi = std::numbers::pi;

Quaternion haar(std::uint64_t i) {
    const Draws draws(Seed{21}, SampleId{i}, "haar");
    return uniform_rotation(draws.uniform(0), draws.uniform(1), draws.uniform(2));
}

bool in_box(const EulerXyz& e, double slack) {
    const double limit = kPi / 2 + slack;
    return std::abs(e.x) <= limit && std::abs(e.y) <= limit && std::abs(e.z) <= limit;
}

/// The distance to the box of Euler angles by descent over the angles from a coarse grid: it knows
/// nothing of the closed form.
double distance_by_descent(const Quaternion& q) {
    const auto distance = [&](const EulerXyz& e) {
        return geodesic_distance(q, quaternion_from_euler(e));
    };
    const auto clamp = [](double angle) { return std::clamp(angle, -kPi / 2, kPi / 2); };
    double best = std::numeric_limits<double>::infinity();
    for (int cell = 0; cell < 27; ++cell) {
        EulerXyz e{kPi / 3 * (cell % 3 - 1), kPi / 3 * (cell / 3 % 3 - 1),
                   kPi / 3 * (cell / 9 - 1)};
        double here = distance(e);
        for (double step = 0.5; step > 1e-7;) {
            EulerXyz next = e;
            double there = here;
            for (int move = 0; move < 27; ++move) {
                const EulerXyz moved{clamp(e.x + step * (move % 3 - 1)),
                                     clamp(e.y + step * (move / 3 % 3 - 1)),
                                     clamp(e.z + step * (move / 9 - 1))};
                const double d = distance(moved);
                if (d < there) {
                    there = d;
                    next = moved;
                }
            }
            step = there < here ? step : step / 2;
            e = next;
            here = there;
        }
        best = std::min(best, here);
    }
    return best;
}

}  // namespace

TEST_CASE("the training quarter is the set of Euler angles within 90 degrees") {
    std::uint64_t inside = 0;
    constexpr std::uint64_t kCount = 40000;
    for (std::uint64_t i = 0; i < kCount; ++i) {
        const Quaternion q = haar(i);
        const EulerXyz e = euler_from_matrix(matrix_from_quaternion(q));
        // euler_from_matrix has |y| <= pi/2, where the triple of a rotation is unique.
        CHECK(in_training_quarter(q) == in_box(e, 0));
        CHECK(in_training_quarter({-q.x, -q.y, -q.z, -q.w}) == in_training_quarter(q));
        inside += in_training_quarter(q) ? 1 : 0;
    }
    // A quarter of SO(3), to five standard deviations.
    const double sigma = std::sqrt(kCount * 0.25 * 0.75);
    CHECK(std::abs(static_cast<double>(inside) - kCount * 0.25) < 5 * sigma);
}

TEST_CASE("Euler angles of more than 90 degrees give training orientations again") {
    for (std::uint64_t i = 0; i < 2000; ++i) {
        const Draws draws(Seed{2}, SampleId{i}, "outer");
        const auto outer = [&](std::uint32_t k) {
            const double angle = kPi / 2 * (1 + draws.uniform(k));
            return draws.uniform(k + 3) < 0.5 ? -angle : angle;
        };
        CHECK(distance_to_training_quarter(quaternion_from_euler({outer(0), outer(1), outer(2)})) ==
              0);
    }
}

TEST_CASE("the distance to the training quarter is that of the nearest Euler angles in the box") {
    for (std::uint64_t i = 0; i < 150; ++i) {
        const Quaternion q = haar(i);
        INFO("rotation " << i);
        CHECK(distance_to_training_quarter(q) == Approx(distance_by_descent(q)).margin(2e-5));
    }
}

TEST_CASE("known distances to the training quarter") {
    const auto about = [](double x, double y, double z) {
        return distance_to_training_quarter(quaternion_from_euler({x, y, z}));
    };
    CHECK(about(0, 0, 0) == 0);
    CHECK(about(1.2, -0.4, 1.5) == 0);
    CHECK(about(0, 0, kPi) == Approx(kPi / 2));
    CHECK(about(kPi, 0, 0) == Approx(kPi / 2));
    CHECK(about(0, kPi, 0) == Approx(kPi / 2));
    CHECK(about(0, 0, kPi / 2 + 0.3) == Approx(0.3));
    CHECK(about(0, 0, -kPi / 2 - 0.3) == Approx(0.3));
    CHECK(about(kPi / 2 + 1e-6, 0, 0) == Approx(1e-6).epsilon(1e-6));
}

}  // namespace turntable
