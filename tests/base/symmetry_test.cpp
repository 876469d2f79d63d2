// Symmetry groups: closure, counts, distances modulo the group against brute force, and the
// representative that turns least.
#include "base/symmetry.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>
#include <glm/matrix.hpp>

#include "base/error.h"
#include "base/philox.h"
#include "base/rotation.h"
#include "base/upper_half.h"
#include "tests/catch.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test

namespace {

constexpr double kPi = std::numbers::pi;
const glm::dvec3 kX(1.0, 0.0, 0.0);
const glm::dvec3 kY(0.0, 1.0, 0.0);
const glm::dvec3 kZ(0.0, 0.0, 1.0);
const glm::dvec3 kOffCentre(0.02, -0.01, 0.0);

Symmetry about(std::vector<SymmetryAxis> axes) {
    return {std::move(axes), {}};
}

const Symmetry kNone;
const Symmetry kTwo = about({{kZ, {}, 2}});
const Symmetry kFour = about({{kZ, {}, 4}});
const Symmetry kTwoByTwo = about({{kZ, {}, 2}, {kX, {}, 2}});
const Symmetry kPrism = about({{kZ, {}, 6}, {kX, {}, 2}});
const Symmetry kCube = about({{kZ, {}, 4}, {kX, {}, 4}});
const Symmetry kVase = about({{kZ, {}, kContinuous}});
const Symmetry kTube = about({{kZ, {}, kContinuous}, {kY, {}, 2}});
const Symmetry kBall = about({{kZ, {}, kContinuous}, {kX, {}, kContinuous}});

std::string fault_of(const Symmetry& symmetry) {
    try {
        (void)symmetry_motions(symmetry);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

double largest_difference(const glm::dmat4& a, const glm::dmat4& b) {
    double largest = 0.0;
    for (int column = 0; column < 4; ++column) {
        for (int row = 0; row < 4; ++row) {
            largest = std::max(largest, std::abs(a[column][row] - b[column][row]));
        }
    }
    return largest;
}

double angle_between(const glm::dmat3& a, const glm::dmat3& b) {
    return geodesic_distance(quaternion_from_matrix(a), quaternion_from_matrix(b));
}

glm::dmat3 turn(const glm::dvec3& axis, double degrees) {
    const double half = degrees * kPi / 360;
    const glm::dvec3 v = axis * std::sin(half);
    return matrix_from_quaternion({v.x, v.y, v.z, std::cos(half)});
}

std::vector<glm::dmat3> random_rotations(int count) {
    const Draws draws(Seed(5), SampleId(0), "rotations");
    std::vector<glm::dmat3> rotations;
    for (int i = 0; i < count; ++i) {
        const auto n = static_cast<std::uint32_t>(3 * i);
        rotations.push_back(matrix_from_quaternion(
            uniform_rotation(draws.uniform(n), draws.uniform(n + 1), draws.uniform(n + 2))));
    }
    return rotations;
}

/// Some motion of the list is `motion`.
bool holds(const std::vector<glm::dmat4>& motions, const glm::dmat4& motion) {
    return std::any_of(motions.begin(), motions.end(),
                       [&](const glm::dmat4& m) { return largest_difference(m, motion) < 1e-9; });
}

void check_group(const Symmetry& symmetry, std::size_t size) {
    INFO(symmetry_name(symmetry));
    const std::vector<glm::dmat4> motions = symmetry_motions(symmetry, 12);
    CHECK(motions.size() == size);
    CHECK(largest_difference(motions.front(), glm::dmat4(1.0)) == 0.0);
    for (std::size_t i = 0; i < motions.size(); ++i) {
        CHECK(glm::determinant(glm::dmat3(motions[i])) == Approx(1.0));
        CHECK(holds(motions, glm::inverse(motions[i])));
        for (std::size_t j = 0; j < motions.size(); ++j) {
            CHECK(holds(motions, motions[i] * motions[j]));
            CHECK((i == j || largest_difference(motions[i], motions[j]) > 1e-3));
        }
    }
}

double brute_distance(const std::vector<glm::dmat4>& motions, const glm::dmat3& a,
                      const glm::dmat3& b) {
    double smallest = 2 * kPi;
    for (const glm::dmat4& motion : motions) {
        smallest = std::min(smallest, angle_between(a, b * glm::dmat3(motion)));
    }
    return smallest;
}

}  // namespace

TEST_CASE("axes generate groups of the right size") {
    check_group(kNone, 1);
    check_group(kTwo, 2);
    check_group(kFour, 4);
    check_group(kTwoByTwo, 4);
    check_group(kPrism, 12);
    check_group(kCube, 24);
    check_group(kVase, 12);
    check_group(kTube, 24);
    check_group(about({{kZ, {}, 2}, {kX, {}, 2}, {kY, {}, 2}}), 4);
    check_group(about({{kZ, {}, 3}, {glm::normalize(glm::dvec3(std::sqrt(8.0), 0, -1)), {}, 3}}),
                12);  // of a tetrahedron
    CHECK(symmetry_motions(kVase).size() == 360);
}

TEST_CASE("motions turn about the axes' lines") {
    const Symmetry stool = about({{kZ, kOffCentre, 5}});
    check_group(stool, 5);
    check_group(about({{kZ, kOffCentre + 3.0 * kZ, 4}, {kX, kOffCentre - 2.0 * kX, 2}}), 8);
    for (const glm::dmat4& motion : symmetry_motions(stool)) {
        const glm::dvec4 kept(kOffCentre + 0.4 * kZ, 1.0);
        CHECK(glm::length(motion * kept - kept) < 1e-12);
    }
    // Wherever on the line the axis' point is, the motions are the same.
    const Symmetry higher = about({{kZ, kOffCentre + 7.0 * kZ, 5}});
    CHECK(largest_difference(symmetry_motions(stool)[2], symmetry_motions(higher)[2]) < 1e-12);
}

TEST_CASE("a ball's motions are a grid without doubles") {
    const std::vector<glm::dmat4> motions = symmetry_motions(kBall, 8);
    CHECK(motions.size() == 8 + 3 * 64 + 8);
    CHECK(largest_difference(motions.front(), glm::dmat4(1.0)) == 0.0);
    for (std::size_t i = 0; i < motions.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            REQUIRE(largest_difference(motions[i], motions[j]) > 1e-3);
        }
    }
    CHECK(symmetry_motions(kBall).size() == symmetry_motions(kBall, 24).size());
}

TEST_CASE("distances modulo a finite group are the smallest of all") {
    const std::vector<glm::dmat3> rotations = random_rotations(40);
    for (const Symmetry& symmetry : {kNone, kTwo, kFour, kTwoByTwo, kPrism, kCube}) {
        const std::vector<glm::dmat4> motions = symmetry_motions(symmetry);
        for (std::size_t i = 1; i < rotations.size(); ++i) {
            CHECK(rotation_distance(symmetry, rotations[i], rotations[i - 1]) ==
                  Approx(brute_distance(motions, rotations[i], rotations[i - 1])).margin(1e-9));
        }
    }
    CHECK(rotation_distance(kFour, turn(kZ, 90), glm::dmat3(1.0)) < 1e-12);
    CHECK(rotation_distance(kFour, turn(kZ, 100), glm::dmat3(1.0)) == Approx(10 * kPi / 180));
    CHECK(rotation_distance(kTwo, turn(kZ, 90), glm::dmat3(1.0)) == Approx(kPi / 2));
}

TEST_CASE("distances modulo a continuous axis are exact") {
    const std::vector<glm::dmat3> rotations = random_rotations(30);
    for (const Symmetry& symmetry : {kVase, kTube}) {
        const std::vector<glm::dmat4> motions = symmetry_motions(symmetry, 3600);
        for (std::size_t i = 1; i < rotations.size(); ++i) {
            const double exact = rotation_distance(symmetry, rotations[i], rotations[i - 1]);
            const double brute = brute_distance(motions, rotations[i], rotations[i - 1]);
            CHECK(exact <= brute + 1e-9);  // never more than the nearest of 3600 turns
            CHECK(brute - exact < 1e-3);
        }
    }
    // A vase leans or does not, however it is turned.
    const glm::dmat3 leaning = turn(kX, 30) * turn(kZ, 77);
    CHECK(rotation_distance(kVase, leaning, turn(kZ, 12.3)) == Approx(30 * kPi / 180));
    CHECK(rotation_distance(kVase, turn(kX, 180), glm::dmat3(1.0)) == Approx(kPi));
    CHECK(rotation_distance(kTube, turn(kX, 180), glm::dmat3(1.0)) < 1e-12);
    CHECK(rotation_distance(kTube, turn(kX, 170), turn(kZ, 5)) == Approx(10 * kPi / 180));
    CHECK(rotation_distance(kBall, leaning, turn(kY, 120)) == 0.0);
}

TEST_CASE("the reduced rotation looks the same and turns least") {
    const std::vector<glm::dmat3> rotations = random_rotations(40);
    for (const Symmetry& symmetry : {kNone, kFour, kTwoByTwo, kCube, kVase, kTube, kBall}) {
        INFO(symmetry_name(symmetry));
        for (const glm::dmat3& rotation : rotations) {
            const glm::dmat3 reduced = rotation * glm::dmat3(reducing_motion(symmetry, rotation));
            CHECK(rotation_distance(symmetry, reduced, rotation) < 1e-7);
            CHECK(angle_between(reduced, glm::dmat3(1.0)) ==
                  Approx(rotation_distance(symmetry, rotation, glm::dmat3(1.0))).margin(1e-7));
            // Reducing again changes nothing, and every rotation that looks alike reduces to it.
            CHECK(largest_difference(reducing_motion(symmetry, reduced), glm::dmat4(1.0)) < 1e-7);
            for (const glm::dmat4& motion : symmetry_motions(symmetry, 5)) {
                const glm::dmat3 alike = rotation * glm::dmat3(motion);
                const glm::dmat3 again = alike * glm::dmat3(reducing_motion(symmetry, alike));
                CHECK(angle_between(again, reduced) < 1e-7);
            }
        }
    }
}

glm::dmat3 reduced_by(const Symmetry& symmetry, const glm::dmat3& rotation) {
    return rotation * glm::dmat3(reducing_motion(symmetry, rotation));
}

TEST_CASE("rotations that look alike reduce to one, ties too") {
    // Multiples of 45 degrees lie on the edges of the groups' cells.
    std::vector<glm::dmat3> rotations;
    for (int i = 0; i < 8 * 5 * 8; ++i) {
        rotations.push_back(turn(kZ, i % 8 * 45.0) * turn(kX, i / 8 % 5 * 45.0) *
                            turn(kZ, i / 40 * 45.0));
    }
    for (const Symmetry& symmetry : {kTwo, kFour, kTwoByTwo, kCube, kVase, kTube, kPrism}) {
        INFO(symmetry_name(symmetry));
        const std::vector<glm::dmat4> motions = symmetry_motions(symmetry, 24);
        for (const glm::dmat3& rotation : rotations) {
            const glm::dmat3 reduced = reduced_by(symmetry, rotation);
            CHECK(angle_between(reduced, glm::dmat3(1.0)) ==
                  Approx(rotation_distance(symmetry, rotation, glm::dmat3(1.0))).margin(1e-7));
            for (const glm::dmat4& motion : motions) {
                const glm::dmat3 again = reduced_by(symmetry, rotation * glm::dmat3(motion));
                REQUIRE(angle_between(again, reduced) < 1e-7);
            }
        }
    }
}

TEST_CASE("of rotations that turn as much the one about the first axis is taken") {
    CHECK(reducing_motion(kFour, turn(kZ, 45)) == glm::dmat4(1.0));
    CHECK(angle_between(reduced_by(kFour, turn(kZ, -45)), turn(kZ, 45)) < 1e-9);
    CHECK(angle_between(reduced_by(kTwo, turn(kZ, -90)), turn(kZ, 90)) < 1e-9);
    // Upside down every turn is as good.
    CHECK(angle_between(reduced_by(kVase, turn(kY, 180)), turn(kX, 180)) < 1e-9);
    const Symmetry wheel = about({{kX, {}, kContinuous}});
    CHECK(angle_between(reduced_by(wheel, turn(kZ, 180)), turn(kY, 180)) < 1e-9);
    CHECK(angle_between(reduced_by(kTube, turn(kX, -90)), turn(kX, 90)) < 1e-9);
    CHECK(reducing_motion(kNone, turn(kX, 180)) == glm::dmat4(1.0));
}

TEST_CASE("of a rotation's two quaternions one is the upper") {
    CHECK(upper_half({0.6, 0.0, 0.0, -0.8}) == Quaternion{-0.6, 0.0, 0.0, 0.8});
    CHECK(upper_half({-0.6, 0.0, 0.0, 0.8}) == Quaternion{-0.6, 0.0, 0.0, 0.8});
    CHECK(upper_half({0.0, -1.0, 0.0, 1e-17}) == Quaternion{0.0, 1.0, 0.0, 0.0});
    CHECK(upper_half({1e-12, -0.6, 0.8, -1e-17}) == Quaternion{-1e-12, 0.6, -0.8, 1e-17});
    CHECK(upper_half({0.6, -0.8, 0.0, -1e-17}) == Quaternion{0.6, -0.8, 0.0, 0.0});
}

TEST_CASE("axes that make no symmetry of a bounded thing are refused") {
    CHECK(contains(fault_of(about({{kZ, {}, 2}, {kZ, {0.1, 0.0, 0.0}, 2}})), "do not meet"));
    CHECK(contains(fault_of(about({{kZ, {}, 2}, {kX, {0.0, 0.1, 0.0}, 2}})), "do not meet"));
    const glm::dvec3 odd = glm::normalize(glm::dvec3(0.3, 0.1, 1.0));
    CHECK(contains(fault_of(about({{kZ, {}, 5}, {odd, {}, 7}})), "no finite group"));
    CHECK(fault_of(about({{kZ, {}, kContinuous}, {odd, {}, 7}})).empty());  // a ball
    for (const int fold : {1, -4, 4097, 2'000'000'000}) {
        CHECK(contains(fault_of(about({{kZ, {}, fold}})), "axis of fold"));
    }
    CHECK(symmetry_motions(about({{kZ, {}, 4096}})).size() == 4096);
    // Soon, however many there are.
    std::vector<SymmetryAxis> many;
    for (int i = 0; i < 100'000; ++i) {
        const double angle = 1e-5 * i;
        many.push_back({{std::sin(angle), 0.0, std::cos(angle)}, {}, 3});
    }
    CHECK(contains(fault_of(about(many)), "no finite group"));
}

TEST_CASE("symmetries have short names") {
    CHECK(symmetry_name(kNone) == "1");
    CHECK(symmetry_name(kFour) == "4");
    CHECK(symmetry_name(kTwoByTwo) == "2x2");
    CHECK(symmetry_name(kVase) == "continuous");
    CHECK(symmetry_name(kTube) == "continuousx2");
    CHECK(symmetry_name({{}, {{kX, 0.0}}}) == "1");  // a mirror alone turns nothing
}
