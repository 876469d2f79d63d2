// The built-in 3DIEBench recipes against the numbers of docs/conventions.md.
#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "base/error.h"
#include "scenes/recipe.h"
#include "scenes/scene_labels.h"
#include "scenes/training_quarter.h"
#include "tests/catch.h"

namespace turntable {

namespace {

constexpr double kPi = std::numbers::pi;

/// Angles, floor hue, spot theta, phi, hue.
Scene official(const std::vector<double>& latents) {
    return Recipe::load("3diebench").build_scene(latents, "asset", 0);
}

const std::vector<double> kRest{0, 0, 0, 0, 0, 0, 0};

void check_pixel(const glm::dvec3& world, double u, double v) {
    const Scene scene = official(kRest);
    const Projection p = project(scene.camera, scene.film, world);
    CHECK(p.u == Approx(u).margin(0.005));
    CHECK(p.v == Approx(v).margin(0.005));
}

}  // namespace

TEST_CASE("the official camera has the published projection") {
    check_pixel({0, 0, 0}, 128, 128);
    check_pixel({0.5, 0, 0}, 56.89, 128);
    check_pixel({0, 0, 0.5}, 128, 69.43);
    check_pixel({0, 0, -1}, 128, 206.39);
    check_pixel({0, -1, -1}, 128, 128);
    const Scene scene = official(kRest);
    CHECK(project(scene.camera, scene.film, {0, 0, 0}).depth == Approx(2.5));
    CHECK(scene_labels(scene, {}).intrinsics[0] == Approx(355.556).margin(0.001));
    // Columns right, up, back: world +X appears at the image's left.
    const double s = std::sqrt(0.5);
    const glm::dmat3& m = scene.camera.camera_to_world;
    CHECK(glm::distance(m[0], glm::dvec3(-1, 0, 0)) < 1e-15);
    CHECK(glm::distance(m[1], glm::dvec3(0, -s, s)) < 1e-15);
    CHECK(glm::distance(m[2], glm::dvec3(0, s, s)) < 1e-15);
}

TEST_CASE("the floor fills the whole background") {
    const Scene scene = official(kRest);
    // The floor points under the top and the bottom row of the middle column (page A.4).
    CHECK(project(scene.camera, scene.film, {0, -4.11, -1}).v == Approx(0).margin(0.1));
    CHECK(project(scene.camera, scene.film, {0, 0.465, -1}).v == Approx(256).margin(0.1));
}

TEST_CASE("the official factors are the seven latents, in order") {
    const Recipe recipe = Recipe::load("3diebench");
    struct Law {
        const char* name;
        const char* unit;
        double minimum, maximum;
    };
    const std::vector<Law> laws{{"object_x", "rad", -kPi / 2, kPi / 2},
                                {"object_y", "rad", -kPi / 2, kPi / 2},
                                {"object_z", "rad", -kPi / 2, kPi / 2},
                                {"floor_hue", "1", 0, 1},
                                {"spot_theta", "rad", 0, kPi / 4},
                                {"spot_phi", "rad", 0, 2 * kPi},
                                {"spot_hue", "1", 0, 1}};
    REQUIRE(recipe.factors().size() == laws.size());
    for (std::size_t i = 0; i < laws.size(); ++i) {
        CHECK(recipe.factors()[i].name == laws[i].name);
        CHECK(recipe.factors()[i].unit == laws[i].unit);
        CHECK(recipe.factors()[i].minimum == laws[i].minimum);
        CHECK(recipe.factors()[i].maximum == laws[i].maximum);
    }
}

TEST_CASE("the official lights stand and shine as published") {
    const double theta = 0.6;
    const double phi = 4.0;
    const Scene scene = official({0, 0, 0, 0.25, theta, phi, 1.0 / 3});
    CHECK(scene.floor.present);
    CHECK(scene.floor.height == -1);
    CHECK(glm::distance(scene.floor.albedo, rgb_from_hsv(0.25, 0.6, 0.6)) < 1e-15);
    CHECK(scene.environment.radiance == glm::dvec3(0.05));

    REQUIRE(scene.suns.size() == 1);
    const Sun& sun = scene.suns[0];
    CHECK(sun.law == SunLaw::kTangentDisk);
    CHECK(sun.strength == glm::dvec3(1.5));
    CHECK(sun.half_angle == kPi / 4);
    CHECK(sun.towards == glm::dvec3(0, 0, 1));
    // On the horizontal: the mean cosine over the tangent disk of radius 1 is 2 (sqrt 2 - 1).
    CHECK(sun.strength.x * 2 * (std::sqrt(2.0) - 1) == Approx(1.2426).margin(5e-5));

    REQUIRE(scene.spots.size() == 1);
    const Spot& spot = scene.spots[0];
    CHECK(glm::distance(spot.position, 4.0 * glm::dvec3(std::sin(theta) * std::cos(phi),
                                                        std::sin(theta) * std::sin(phi),
                                                        std::cos(theta))) < 1e-14);
    CHECK(glm::distance(spot.axis, -glm::normalize(spot.position)) < 1e-15);
    CHECK(glm::distance(spot.power, glm::dvec3(0, 400, 0)) < 1e-12);
    CHECK(std::cos(spot.half_angle) == Approx(0.980785).margin(1e-6));
    CHECK(spot.blend == 0.15);
    CHECK(spot.radius == 0.25);
    CHECK(spot.cosine_factor);
}

TEST_CASE("the spot's irradiance where its axis meets the floor is the published one") {
    for (const auto& [theta, expected] : {std::pair{0.0, 1.5915}, {kPi / 4, 0.960}}) {
        const Spot spot = official({0, 0, 0, 0, theta, 0, 0}).spots[0];
        const double distance = (spot.position.z + 1) / -spot.axis.z;
        // Of unit colour: the red channel carries 0.8 of it.
        const double power = spot.power.x / 0.8;
        CHECK(power / (4 * kPi) * -spot.axis.z / (distance * distance) ==
              Approx(expected).margin(5e-4));
    }
}

TEST_CASE("the official film, bounces and counts") {
    const Recipe recipe = Recipe::load("3diebench");
    const Scene scene = official(kRest);
    CHECK(scene.film.width == 256);
    CHECK(scene.film.height == 256);
    CHECK(scene.film.filter_radius == 1.5);
    CHECK(scene.film.tone_curve == ToneCurve::kFilmic);
    CHECK(scene.film.exposure == 0);
    CHECK(scene.film.dither == Dither::kBlender);
    CHECK(scene.bounces.total == 3);
    CHECK(scene.bounces.diffuse == 3);
    CHECK(scene.bounces.glossy == 0);
    CHECK(scene.bounces.transparent == 8);
    CHECK(recipe.views_per_object() == 50);
    CHECK(recipe.mtl_rules() == MtlRules::kOfficial);
    CHECK(recipe.label_space() == "3diebench");
    CHECK_FALSE(recipe.object_limit().has_value());
}

TEST_CASE("an official view's matrix, quaternion and Euler angles agree to 1e-12") {
    for (const char* name : {"3diebench", "3diebench-t", "3diebench-so3", "3diebench-ood"}) {
        const Recipe recipe = Recipe::load(name);
        for (std::uint64_t i = 0; i < 500; ++i) {
            const auto values = recipe.draw_factors(Seed{4}, SampleId{i});
            const Scene scene = recipe.build_scene(values, "asset", 0);
            const Quaternion q = recipe.object_quaternion(values);
            const SceneLabels labels = scene_labels(scene, q);
            CHECK(q.w >= 0);
            const glm::dmat3 from_quaternion = matrix_from_quaternion(q);
            const glm::dmat3 from_euler = matrix_from_euler(euler_from_matrix(from_quaternion));
            for (int row = 0; row < 3; ++row) {
                for (int column = 0; column < 3; ++column) {
                    const double label = labels.object_to_world.at(4U * static_cast<unsigned>(row) +
                                                                   static_cast<unsigned>(column));
                    CHECK(std::abs(label - from_quaternion[column][row]) < 1e-12);
                    CHECK(std::abs(label - from_euler[column][row]) < 1e-12);
                }
            }
            CHECK(labels.quaternion == std::array{q.x, q.y, q.z, q.w});
        }
    }
}

TEST_CASE("the quaternion of an Euler recipe is the continuous lift of its angles") {
    const Recipe recipe = Recipe::load("3diebench");
    for (std::uint64_t i = 0; i < 500; ++i) {
        const auto v = recipe.draw_factors(Seed{4}, SampleId{i});
        CHECK(recipe.object_quaternion(v) == quaternion_from_euler({v[0], v[1], v[2]}));
    }
}

TEST_CASE("3diebench-t translates along the object's rotated axes and keeps the seven latents") {
    const Recipe recipe = Recipe::load("3diebench-t");
    const Recipe base = Recipe::load("3diebench");
    REQUIRE(recipe.factors().size() == 10);
    CHECK(recipe.factors()[7].name == "t_x");
    CHECK(recipe.factors()[9].name == "t_z");
    CHECK(recipe.factors()[8].unit == "m");
    for (std::uint64_t i = 0; i < 100; ++i) {
        const auto values = recipe.draw_factors(Seed{8}, SampleId{i});
        const auto seven = base.draw_factors(Seed{8}, SampleId{i});
        CHECK(std::equal(seven.begin(), seven.end(), values.begin()));
        const glm::dmat4 m = recipe.build_scene(values, "asset", 0).object.object_to_world;
        const glm::dvec3 expected = matrix_from_euler({values[0], values[1], values[2]}) *
                                    glm::dvec3(values[7], values[8], values[9]);
        CHECK(glm::distance(glm::dvec3(m[3]), expected) < 1e-15);
    }
}

TEST_CASE("3diebench-ood shows no orientation of the training set and labels its distance") {
    const Recipe recipe = Recipe::load("3diebench-ood");
    REQUIRE(recipe.factors().size() == 9);
    CHECK(recipe.factors()[4].name == "training_distance");
    CHECK(recipe.factors()[4].derived);
    for (std::uint64_t i = 0; i < 1000; ++i) {
        const auto values = recipe.draw_factors(Seed{8}, SampleId{i});
        const Quaternion q = recipe.object_quaternion(values);
        CHECK_FALSE(in_training_quarter(q));
        CHECK(values[4] == distance_to_training_quarter(q));
    }
}

}  // namespace turntable
