#include "scenes/scene.h"

#include <cmath>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "base/error.h"
#include "base/philox.h"
#include "tests/catch.h"

namespace turntable {

TEST_CASE("a camera looks at its target with world up in the image's up") {
    const Camera camera = look_at({3, -2, 1}, {0.5, 0.5, 0}, 1.2);
    const Film film;
    const Projection target = project(camera, film, {0.5, 0.5, 0});
    CHECK(target.u == Approx(128).margin(1e-9));
    CHECK(target.v == Approx(128).margin(1e-9));
    CHECK(target.depth == Approx(std::sqrt(2.5 * 2.5 + 2.5 * 2.5 + 1)));
    // Points straight above the target stay in the middle column and go up.
    const Projection above = project(camera, film, {0.5, 0.5, 0.3});
    CHECK(above.u == Approx(128).margin(1e-9));
    CHECK(above.v < 128);
    CHECK(glm::determinant(camera.camera_to_world) == Approx(1));
    CHECK(camera.camera_to_world[0].z == Approx(0).margin(1e-15));
}

TEST_CASE("a camera without a direction or an up is refused") {
    CHECK_THROWS_AS(look_at({1, 2, 3}, {1, 2, 3}, 1), Error);
    CHECK_THROWS_AS(look_at({0, 0, 2}, {0, 0, 0}, 1), Error);
    CHECK_THROWS_AS(look_at({std::nan(""), 0, 2}, {0, 0, 0}, 1), Error);
}

TEST_CASE("projection follows the film's size and the principal point, with square pixels") {
    Camera camera = look_at({0, -4, 0}, {0, 0, 0}, 1.5);
    camera.principal_x = 0.25;
    Film film;
    film.width = 400;
    film.height = 100;
    const Projection p = project(camera, film, {1, 0, 0.5});
    CHECK(p.depth == Approx(4));
    CHECK(p.u == Approx(100 + 1.5 * 400 * 1 / 4));
    CHECK(p.v == Approx(50 - 1.5 * 400 * 0.5 / 4));
    CHECK(project(camera, film, {0, -5, 0}).depth == Approx(-1));
}

TEST_CASE("hsv is the plain hexcone") {
    const auto close = [](const glm::dvec3& a, const glm::dvec3& b) {
        return glm::distance(a, b) < 1e-15;
    };
    CHECK(close(rgb_from_hsv(0, 1, 1), {1, 0, 0}));
    CHECK(close(rgb_from_hsv(1.0 / 6, 1, 1), {1, 1, 0}));
    CHECK(close(rgb_from_hsv(1.0 / 3, 1, 0.8), {0, 0.8, 0}));
    CHECK(close(rgb_from_hsv(0.5, 1, 1), {0, 1, 1}));
    CHECK(close(rgb_from_hsv(2.0 / 3, 1, 1), {0, 0, 1}));
    CHECK(close(rgb_from_hsv(5.0 / 6, 1, 1), {1, 0, 1}));
    CHECK(close(rgb_from_hsv(1.0 / 12, 0.5, 1), {1, 0.75, 0.5}));
    CHECK(close(rgb_from_hsv(0.3, 0, 0.4), {0.4, 0.4, 0.4}));
    CHECK(close(rgb_from_hsv(1.25, 1, 1), rgb_from_hsv(0.25, 1, 1)));
    CHECK(close(rgb_from_hsv(1, 0.6, 0.6), rgb_from_hsv(0, 0.6, 0.6)));
}

TEST_CASE("every hue of the floor has the same largest and smallest channel") {
    const Draws draws(Seed{1}, SampleId{0}, "hue");
    for (std::uint32_t k = 0; k < 1000; ++k) {
        const glm::dvec3 c = rgb_from_hsv(draws.uniform(k), 0.6, 0.6);
        CHECK(std::max({c.x, c.y, c.z}) == Approx(0.6));
        CHECK(std::min({c.x, c.y, c.z}) == Approx(0.24));
    }
}

}  // namespace turntable
