// Labels of a model's shape: parts, symmetry and the rotation modulo it.
#include "generator/shape_labels.h"

#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>
#include <glm/vec3.hpp>

#include "tests/catch.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test

namespace {

constexpr double kScale = 0.8;
const glm::dvec3 kPlace(0.1, -0.2, 0.3);

Quaternion about_z(double degrees) {
    const double half = degrees * std::numbers::pi / 360;
    return {0.0, 0.0, std::sin(half), std::cos(half)};
}

/// Shown with `rotation`, scaled and moved.
SampleRecord shown(const Quaternion& rotation) {
    SampleRecord record;
    const glm::dmat3 r = matrix_from_quaternion(rotation);
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            record.object_to_world.at(static_cast<std::size_t>(4 * row + column)) =
                kScale * r[column][row];
        }
        record.object_to_world.at(static_cast<std::size_t>(4 * row + 3)) = kPlace[row];
    }
    record.object_to_world[15] = 1.0;
    return record;
}

ShapeFacts four_legs(const glm::dvec3& point) {
    ShapeFacts facts;
    facts.parts = {"seat", "leg"};
    facts.shape.axes = {{{0.0, 0.0, 1.0}, {}, kContinuous}};
    facts.appearance.axes = {{{0.0, 0.0, 1.0}, point, 4}};
    facts.appearance.mirrors = {{{1.0, 0.0, 0.0}, 0.25}};
    return facts;
}

double angle_about_z(const SampleRecord& record) {
    const auto& q = record.reduced_quaternion;
    return 2 * std::atan2(q[2], q[3]) * 180 / std::numbers::pi;
}

}  // namespace

TEST_CASE("the symmetry of the appearance is what a record says") {
    SampleRecord record = shown(about_z(10));
    add_shape(record, four_legs({}), about_z(10));
    CHECK(record.parts == std::vector<std::string>{"seat", "leg"});
    CHECK(record.symmetry == "4");
    CHECK(record.symmetry_axes == std::vector<AxisNumbers>{{0, 0, 1, 0, 0, 0, 4}});
    CHECK(record.symmetry_mirrors == std::vector<MirrorNumbers>{{1, 0, 0, 0.25}});
    const Quaternion drawn = about_z(10);
    CHECK(record.reduced_quaternion == std::array{drawn.x, drawn.y, drawn.z, drawn.w});
    CHECK(record.reduced_translation == std::array<double, 3>{});
}

TEST_CASE("rotations that look alike have one reduced rotation") {
    for (const double degrees : {-80.0, 10.0, 100.0, 190.0, 280.0}) {
        SampleRecord record = shown(about_z(degrees));
        add_shape(record, four_legs({}), about_z(degrees));
        CHECK(angle_about_z(record) == Approx(10.0));
        CHECK(record.reduced_translation == std::array<double, 3>{});
    }
}

TEST_CASE("views at the edge of the group's cell have one reduced rotation") {
    for (int view = 0; view < 8; ++view) {  // a turntable that stops every 45 degrees
        const Quaternion rotation = about_z(45.0 * view);
        SampleRecord record = shown(rotation);
        add_shape(record, four_legs({}), rotation);
        CHECK(angle_about_z(record) == Approx(view % 2 == 0 ? 0.0 : 45.0).margin(1e-9));
    }
}

TEST_CASE("an axis beside the origin moves it") {
    const glm::dvec3 point(0.05, 0.02, 0.0);
    const glm::dmat3 turned = matrix_from_quaternion(about_z(100));
    SampleRecord record = shown(about_z(100));
    add_shape(record, four_legs(point), about_z(100));
    const glm::dmat3 reduced =
        matrix_from_quaternion({record.reduced_quaternion[0], record.reduced_quaternion[1],
                                record.reduced_quaternion[2], record.reduced_quaternion[3]});
    // The axis itself stays where it was.
    const glm::dvec3 before = kScale * (turned * point) + kPlace;
    const glm::dvec3 after = kScale * (reduced * point) + glm::dvec3(record.reduced_translation[0],
                                                                     record.reduced_translation[1],
                                                                     record.reduced_translation[2]);
    CHECK(glm::length(before - after) < 1e-12);
    CHECK(glm::length(kScale * (turned - reduced) * point) > 0.01);
}

TEST_CASE("without axes there is no reduced rotation") {
    ShapeFacts facts = four_legs({});
    facts.appearance.axes.clear();
    SampleRecord record = shown(about_z(30));
    add_shape(record, facts, about_z(30));
    CHECK(record.symmetry == "1");
    CHECK(record.reduced_quaternion == std::array<double, 4>{});
    CHECK(record.symmetry_mirrors.size() == 1);
}
