#include "base/rotation.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "base/philox.h"
#include "tests/base/goodness_of_fit.h"
#include "tests/catch.h"

namespace turntable {

namespace {

constexpr double kPi = std::numbers::pi;

double largest_difference(const glm::dmat3& a, const glm::dmat3& b) {
    double largest = 0;
    for (int column = 0; column < 3; ++column) {
        for (int row = 0; row < 3; ++row) {
            largest = std::max(largest, std::abs(a[column][row] - b[column][row]));
        }
    }
    return largest;
}

double largest_difference(const Quaternion& a, const Quaternion& b) {
    return std::max(
        {std::abs(a.x - b.x), std::abs(a.y - b.y), std::abs(a.z - b.z), std::abs(a.w - b.w)});
}

glm::dmat3 about_axis(int axis, double angle) {
    const int next = (axis + 1) % 3;
    const int last = (axis + 2) % 3;
    glm::dmat3 r(1.0);
    r[next][next] = std::cos(angle);
    r[next][last] = std::sin(angle);
    r[last][next] = -std::sin(angle);
    r[last][last] = std::cos(angle);
    return r;
}

EulerXyz random_angles(std::uint64_t i, double half_width) {
    const Draws draws(Seed{1}, SampleId{i}, "angles");
    const auto angle = [&](std::uint32_t k) { return half_width * (2 * draws.uniform(k) - 1); };
    return {angle(0), angle(1), angle(2)};
}

Quaternion random_quaternion(std::uint64_t i) {
    const Draws draws(Seed{2}, SampleId{i}, "rotation");
    return uniform_rotation(draws.uniform(0), draws.uniform(1), draws.uniform(2));
}

}  // namespace

TEST_CASE("Euler angles are extrinsic x, then y, then z") {
    for (std::uint64_t i = 0; i < 500; ++i) {
        const EulerXyz e = random_angles(i, 4.0);
        const glm::dmat3 product = about_axis(2, e.z) * about_axis(1, e.y) * about_axis(0, e.x);
        CHECK(largest_difference(matrix_from_euler(e), product) < 1e-14);
    }
    // A quarter turn about Z takes X to Y; about X it takes Y to Z; about Y it takes Z to X.
    CHECK(glm::distance(matrix_from_euler({0, 0, kPi / 2}) * glm::dvec3(1, 0, 0),
                        glm::dvec3(0, 1, 0)) < 1e-15);
    CHECK(glm::distance(matrix_from_euler({kPi / 2, 0, 0}) * glm::dvec3(0, 1, 0),
                        glm::dvec3(0, 0, 1)) < 1e-15);
    CHECK(glm::distance(matrix_from_euler({0, kPi / 2, 0}) * glm::dvec3(0, 0, 1),
                        glm::dvec3(1, 0, 0)) < 1e-15);
}

TEST_CASE("quaternion, matrix and Euler angles agree to 1e-12") {
    for (std::uint64_t i = 0; i < 5000; ++i) {
        const EulerXyz e = random_angles(i, kPi / 2);
        const glm::dmat3 m = matrix_from_euler(e);
        const Quaternion q = quaternion_from_euler(e);
        CHECK(q.w >= 0);
        CHECK(largest_difference(matrix_from_quaternion(q), m) < 1e-12);
        CHECK(largest_difference(quaternion_from_matrix(m), q) < 1e-12);
        CHECK(largest_difference(matrix_from_euler(euler_from_matrix(m)), m) < 1e-12);
    }
}

TEST_CASE("matrix and quaternion invert each other on all of SO(3)") {
    for (std::uint64_t i = 0; i < 5000; ++i) {
        Quaternion q = random_quaternion(i);
        const glm::dmat3 m = matrix_from_quaternion(q);
        CHECK(glm::determinant(m) == Approx(1).epsilon(1e-14));
        CHECK(largest_difference(glm::transpose(m) * m, glm::dmat3(1.0)) < 1e-14);
        if (q.w < 0) {
            q = {-q.x, -q.y, -q.z, -q.w};
        }
        CHECK(largest_difference(quaternion_from_matrix(m), q) < 1e-12);
    }
    // Half turns, where w is 0 and each of the other components has its turn as the largest.
    for (const Quaternion q : {Quaternion{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}) {
        const Quaternion back = quaternion_from_matrix(matrix_from_quaternion(q));
        CHECK(geodesic_distance(back, q) < 1e-12);
    }
}

TEST_CASE("Euler angles survive the poles") {
    for (const double y : {kPi / 2, -kPi / 2}) {
        for (const double x : {-1.0, 0.3}) {
            const glm::dmat3 m = matrix_from_euler({x, y, 0.7});
            const EulerXyz e = euler_from_matrix(m);
            CHECK(largest_difference(matrix_from_euler(e), m) < 1e-12);
            CHECK(e.y == Approx(y));
        }
    }
}

TEST_CASE("the Hamilton product composes rotations, the right one first") {
    for (std::uint64_t i = 0; i < 500; ++i) {
        const Quaternion a = random_quaternion(i);
        const Quaternion b = random_quaternion(i + 1000);
        CHECK(largest_difference(matrix_from_quaternion(multiply(a, b)),
                                 matrix_from_quaternion(a) * matrix_from_quaternion(b)) < 1e-14);
        CHECK(largest_difference(multiply(a, conjugate(a)), Quaternion{}) < 1e-15);
    }
}

TEST_CASE("geodesic distance is the angle between rotations, whatever the signs") {
    const Quaternion identity;
    CHECK(geodesic_distance(identity, quaternion_from_euler({0, 0, 0.25})) == Approx(0.25));
    CHECK(geodesic_distance(identity, Quaternion{0, 1, 0, 0}) == Approx(kPi));
    CHECK(geodesic_distance(identity, Quaternion{0, 0, 0, -1}) == 0);
    // Near zero the arc tangent keeps its digits, where an arc cosine would return 0.
    CHECK(geodesic_distance(identity, quaternion_from_euler({1e-9, 0, 0})) ==
          Approx(1e-9).epsilon(1e-6));
    for (std::uint64_t i = 0; i < 200; ++i) {
        const Quaternion a = random_quaternion(i);
        const Quaternion b = random_quaternion(i + 500);
        const Quaternion c = random_quaternion(i + 900);
        const double d = geodesic_distance(a, b);
        CHECK(geodesic_distance(b, a) == Approx(d));
        CHECK(geodesic_distance(multiply(c, a), multiply(c, b)) == Approx(d));
        CHECK(d <= geodesic_distance(a, c) + geodesic_distance(c, b) + 1e-12);
    }
}

TEST_CASE("uniform rotations follow the Haar measure") {
    constexpr std::uint64_t kCount = 40000;
    std::vector<double> angles;
    std::vector<double> heights;
    std::vector<std::uint64_t> octants(16, 0);
    for (std::uint64_t i = 0; i < kCount; ++i) {
        const Quaternion q = random_quaternion(i);
        angles.push_back(geodesic_distance(q, Quaternion{}));
        heights.push_back(matrix_from_quaternion(q)[0][2]);
        octants[static_cast<std::size_t>((q.x > 0) + 2 * (q.y > 0) + 4 * (q.z > 0) +
                                         8 * (q.w > 0))]++;
    }
    // Angle of a Haar rotation: density (1 - cos t) / pi. Its columns are uniform on the sphere.
    const auto angle_law = [](double t) { return (t - std::sin(t)) / kPi; };
    CHECK(test::kolmogorov_smirnov_p(angles, angle_law) > test::kSmallestP);
    CHECK(test::kolmogorov_smirnov_p(heights, [](double z) { return (z + 1) / 2; }) >
          test::kSmallestP);
    CHECK(test::chi_square_uniform_p(octants) > test::kSmallestP);
}

}  // namespace turntable
