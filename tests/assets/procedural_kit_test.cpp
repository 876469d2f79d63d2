// The modelling kit: every shape is closed, wound outwards and as large as geometry says.
#include <array>
#include <cmath>
#include <map>
#include <numbers>

#include <glm/geometric.hpp>

#include "assets/procedural/cap_triangulation.h"
#include "assets/procedural/finished_mesh.h"
#include "assets/procedural/model_builder.h"
#include "assets/procedural/parameters.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"
#include "tests/catch.h"

namespace turntable::procedural {
namespace {

constexpr double kPi = std::numbers::pi;

Mesh finished(const Surface& surface) {
    Mesh mesh;
    append_finished(mesh, surface, 0, 1.0F);
    return mesh;
}

double volume(const Mesh& mesh) {
    double six = 0.0;
    for (const glm::uvec3& t : mesh.triangles) {
        const glm::dvec3 a(mesh.positions[t.x]);
        six += glm::dot(
            a, glm::cross(glm::dvec3(mesh.positions[t.y]), glm::dvec3(mesh.positions[t.z])));
    }
    return six / 6.0;
}

/// Edges that do not have exactly one triangle on either side, points taken by their coordinates.
int open_edges(const Mesh& mesh) {
    std::map<std::array<float, 3>, int> places;
    std::map<std::pair<int, int>, int> uses;
    const auto place = [&](std::uint32_t i) {
        const glm::vec3& p = mesh.positions[i];
        return places.try_emplace({p.x, p.y, p.z}, static_cast<int>(places.size())).first->second;
    };
    for (const glm::uvec3& t : mesh.triangles) {
        const std::array corners{place(t.x), place(t.y), place(t.z)};
        for (std::size_t k = 0; k < 3; ++k) {
            const int from = corners.at(k);
            const int to = corners.at((k + 1) % 3);
            ++uses[{from, to}];
        }
    }
    int open = 0;
    for (const auto& [edge, count] : uses) {
        const auto back = uses.find({edge.second, edge.first});
        open += count != 1 || back == uses.end() ? 1 : 0;
    }
    return open;
}

void check_solid(const Surface& surface, double expected_volume, double tolerance) {
    const Mesh mesh = finished(surface);
    CHECK(surface.closed);
    CHECK(open_edges(mesh) == 0);
    CHECK(volume(mesh) == Approx(expected_volume).epsilon(tolerance));
    for (std::size_t i = 0; i < mesh.normals.size(); ++i) {
        REQUIRE(glm::length(mesh.normals[i]) == Approx(1.0).margin(1e-4));
    }
}

}  // namespace

TEST_CASE("boxes and rounds are closed solids of the right volume", "[procedural]") {
    check_solid(box({1, 2, 3}), 6.0, 1e-5);
    check_solid(box({1, 2, 3}, 0.1F, 4), 6.0, 0.03);
    check_solid(box({1, 2, 3}, 0.2F, 1), 6.0, 0.1);
    check_solid(cushion({0.5F, 0.5F, 0.1F}, 0.03F, 0.02F), 0.025, 0.4);
    check_solid(ball(1.0F, 32, 64), 4.0 / 3.0 * kPi, 0.01);
    check_solid(superellipsoid({1, 1, 1}, 0.3F, 0.3F, 24, 48), 7.0, 0.1);
    check_solid(cylinder(1, 0, 2, 64), 2 * kPi, 0.01);
    check_solid(cone(1, 0, 0, 3, 64), kPi, 0.01);
    check_solid(rounded_cylinder(1, 0, 2, 0.1F, 64), 2 * kPi, 0.02);
    check_solid(pipe(1, 0.5F, 0, 2, 64), 1.5 * kPi, 0.01);
    check_solid(torus(1, 0.2F, 64, 32), 2 * kPi * kPi * 0.04, 0.02);
    check_solid(vessel({{0, 0}, {1, 0}, {1, 2}}, 0.1F, 64), kPi * (2.0 - 0.81 * 1.9), 0.01);
}

TEST_CASE("extrusions, with holes too, are closed solids", "[procedural]") {
    check_solid(extrude(rectangle(1, 2), 3), 6.0, 1e-5);
    check_solid(extrude(rounded_rectangle(1, 2, 0.2F), 3, 0.05F), 5.9, 0.03);
    check_solid(extrude(star(5, 1, 0.4F), 1), 5 * 1.0 * 0.4 * std::sin(kPi / 5), 1e-4);
    // A rectangle with corners in the middle of its sides: caps must not leave them out.
    check_solid(extrude({{0, 0}, {1, 0}, {2, 0}, {2, 1}, {1, 1}, {0, 1}}, 1), 2.0, 1e-5);
    const std::array holes{moved(circle(0.2F, 16), {0.5F, 0}),
                           moved(rectangle(0.3F, 0.5F), {-0.5F, 0}),
                           moved(circle(0.1F, 8), {0, 0.6F})};
    const double area = 4.0 - 0.5 * 16 * 0.04 * std::sin(2 * kPi / 16) - 0.15 -
                        0.5 * 8 * 0.01 * std::sin(2 * kPi / 8);
    check_solid(extrude_with_holes(rectangle(2, 2), holes, 0.5F), 0.5 * area, 1e-4);
    // A bevel that is larger than the corner's radius: it shrinks, and the caps stay whole.
    check_solid(extrude(rounded_rectangle(1, 2, 0.02F), 3, 0.05F), 5.9, 0.03);
    check_solid(upright(rectangle(1, 2), 0.1F), 0.2, 1e-4);
    check_solid(sideways(rectangle(1, 2), 0.1F), 0.2, 1e-4);
    check_solid(upright_with_holes(rectangle(2, 2), holes, 0.5F), 0.5 * area, 1e-4);
    check_solid(picture_plate(1, 2, 0.1F), 0.2, 1e-4);
    check_solid(picture_plate(1, 2, 0.1F, 0.2F), 0.2, 0.03);
}

TEST_CASE("sweeps, lofts and sheets are closed solids", "[procedural]") {
    check_solid(rod({0, 0, 0}, {1, 2, 2}, 0.1F, 64), kPi * 0.01 * 3, 0.01);
    check_solid(tapered_rod({0, 0, 0}, {0, 0, 3}, 0.1F, 0.0F, 64), kPi * 0.01, 0.01);
    // A square frame's half: mitres keep the section.
    check_solid(sweep(rectangle(0.1F, 0.1F), {{0, 0, 0}, {0, 1, 0}, {1, 1, 0}}), 0.02, 1e-3);
    check_solid(closed_tube(arc({0, 0, 0}, 1, {1, 0, 0}, {0, 1, 0}, 0, 350, 35), 0.1F, 24),
                2 * kPi * kPi * 0.01, 0.03);
    const std::array points{glm::vec3(0, 0, 0), glm::vec3(0, 0, 1), glm::vec3(1, 0, 1)};
    check_solid(tube(rounded_path(points, 0.3F), 0.05F, 32), kPi * 0.0025 * 1.87, 0.03);
    for (const Axis axis : {Axis::kX, Axis::kY, Axis::kZ}) {
        const std::array sections{Section{0, rectangle(1, 1)}, Section{2, rectangle(1, 1)}};
        check_solid(loft(sections, axis), 2.0, 1e-4);
        check_solid(smooth_loft(sections, axis), 2.0, 1e-4);
    }
    check_solid(sheet([](float u, float v) { return glm::vec3(u, 0, v); }, 0.1F), 0.1, 1e-3);
    check_solid(bent(subdivided(box({0.1F, 0.1F, 1}), 4), Axis::kZ, Axis::kX, 90), 0.01, 0.02);
    check_solid(twisted(subdivided(box({0.2F, 0.1F, 1}), 4), Axis::kZ, 90), 0.02, 0.03);
    check_solid(mirrored(box({1, 2, 3}), Axis::kX), 6.0, 1e-5);
    for (const Surface& part : joined({bar_handle(0.2F, 0.03F, 0.005F),
                                       {knob(0.02F, 0.03F)},
                                       {cup_pull(0.1F, 0.04F, 0.03F)},
                                       star_base(5, 0.3F, 0.1F, 0.05F),
                                       {turned_leg({0, 0, 0}, 0.4F, 0.02F, 3)},
                                       {leg({0, 0, 1}, {0.1F, 0, 0}, {})}})) {
        const Mesh mesh = finished(part);
        CHECK(open_edges(mesh) == 0);
        CHECK(volume(mesh) > 0.0);
    }
    for (const int spokes : {5, 8, 12}) {
        const Wheel spoked = wheel(0.3F, 0.1F, 0.1F, spokes);
        for (const Surface& part : {spoked.tyre, spoked.rim, spoked.hub}) {
            CHECK(open_edges(finished(part)) == 0);
            CHECK(volume(finished(part)) > 0.0);
        }
    }
}

TEST_CASE("holes may stand above each other and side by side", "[procedural]") {
    std::vector<Outline> holes;
    for (const float x : {-0.5F, 0.5F}) {
        for (const float y : {-0.8F, -0.1F, 0.6F}) {
            holes.push_back(moved(circle(0.3F, 24), {x, y}));
        }
    }
    const double hole = 12.0 * std::sin(6.283185307 / 24.0) * 0.09;
    check_solid(extrude_with_holes(rectangle(2, 3), holes, 0.1F), 0.1 * (6.0 - 6.0 * hole), 1e-4);
}

TEST_CASE("looks of one name and other factors stay apart", "[procedural]") {
    const Look grey = plain("grey", glm::vec3(0.5F));
    Look glowing = grey;
    glowing.material.emission = glm::vec3(1.0F);
    Look thin = grey;
    thin.material.alpha = 0.25F;
    Look darker = grey;
    darker.material.base_color.z = 0.4F;
    Look coarse = grey;
    coarse.metres_per_tile = 2.0F;
    ModelBuilder builder;
    for (const Look& look : {grey, glowing, thin, darker, coarse, grey}) {
        builder.add("part", look, box({1, 1, 1}));
    }
    const BuiltModel built = builder.finish();
    CHECK(built.imported.model.materials.size() == 5);
    REQUIRE(built.shells.size() == 6);
    CHECK(built.shells.back().material == built.shells.front().material);
}

TEST_CASE("creases decide which edges shade smoothly", "[procedural]") {
    // A sharp box has three normals at each corner, a ball one.
    CHECK(finished(box({1, 1, 1})).positions.size() == 24);
    const Mesh round = finished(ball(1.0F, 16, 32));
    for (std::size_t i = 0; i < round.positions.size(); ++i) {
        REQUIRE(glm::dot(round.normals[i], glm::normalize(round.positions[i])) > 0.99F);
    }
    Mesh sharp;
    append_finished(sharp, with_crease(ball(1.0F, 16, 32), 1.0F), 0, 1.0F);
    CHECK(sharp.positions.size() > 2 * round.positions.size());
}

TEST_CASE("a fillet leaves the faces beside it flat", "[procedural]") {
    const Mesh mesh = finished(box({1, 1, 1}, 0.02F));
    int wide = 0;
    for (const glm::uvec3& t : mesh.triangles) {
        const glm::vec3 across = glm::cross(mesh.positions[t.y] - mesh.positions[t.x],
                                            mesh.positions[t.z] - mesh.positions[t.x]);
        if (glm::length(across) < 0.5F) {
            continue;
        }
        ++wide;
        for (int k = 0; k < 3; ++k) {
            CHECK(glm::dot(mesh.normals[t[k]], glm::normalize(across)) > 0.999F);
        }
    }
    CHECK(wide == 12);
}

TEST_CASE("pictures on plates stand upright and are not mirrored from the front", "[procedural]") {
    const Surface plate = picture_plate(2, 1, 0.1F);
    CHECK(plate.unit_uv);
    for (std::size_t i = 0; i < plate.points.size(); ++i) {
        const glm::vec3& p = plate.points[i];  // from +Y, +X is on the left: u = 0 there
        CHECK(plate.uvs[i].x == Approx(p.x > 0 ? 0.0 : 1.0).margin(1e-5));
        CHECK(plate.uvs[i].y == Approx(p.z > 0 ? 1.0 : 0.0).margin(1e-5));
    }
}

TEST_CASE("parameters are drawn by name: others leave them alone", "[procedural]") {
    enum class Colour { kRed, kGreen, kBlue };
    Parameters one("chair", Seed{7}, 3);
    const float height = one.real("height", 1, 2);
    (void)one.choice<Colour>("colour", {"red", "green", "blue"});
    Parameters two("chair", Seed{7}, 3);
    (void)two.integer("legs", 3, 6);
    const Colour colour = two.choice<Colour>("colour", {"red", "green", "blue"});
    CHECK(two.real("height", 1, 2) == height);
    CHECK(one.record()[1].value == static_cast<double>(colour));
    CHECK(one.record().size() == 2);
    Parameters other("chair", Seed{7}, 4);
    CHECK(other.real("height", 1, 2) != height);
    int reds = 0;
    for (std::uint64_t i = 0; i < 4000; ++i) {
        Parameters p("chair", Seed{1}, i);
        reds += p.choice<Colour>("colour", {"red", "green", "blue"}, {2, 1, 1}) == Colour::kRed;
    }
    CHECK(reds == Approx(2000).margin(130));  // four standard deviations
}

}  // namespace turntable::procedural
