// Environment maps, backdrops and floor textures through the whole renderer, against what is known
// of them without it: uniform light, directional light, turning everything, the camera's own rays.
#include <cmath>
#include <memory>
#include <numbers>
#include <vector>

#include "renderer/renderer.h"
#include "tests/catch.h"
#include "tests/renderer/renderer_under_test.h"
#include "tests/renderer/test_maps.h"
#include "tests/renderer/test_models.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test

namespace {

constexpr int kSize = 32;
constexpr double kPi = std::numbers::pi;

Scene plain_scene() {
    Scene scene;
    scene.camera = look_at({0.6, 1.7, 1.4}, {0, 0, 0}, 1.4);
    scene.film.width = kSize;
    scene.film.height = kSize;
    scene.film.tone_curve = ToneCurve::kLinear;
    scene.bounces.clamp_indirect = 0.0;
    scene.noise_seed = 5;
    return scene;
}

void add_floor(Scene& scene, const glm::dvec3& albedo) {
    scene.floor.present = true;
    scene.floor.height = -1.0;
    scene.floor.albedo = albedo;
}

std::shared_ptr<Model> shiny_box() {
    return test::box(test::glossy({0.6F, 0.4F, 0.3F}, 0.5F, 300.0F), {0.4F, 0.3F, 0.25F});
}

std::vector<Frame> render_all(const std::vector<Scene>& scenes, const std::shared_ptr<Model>& model,
                              int spp, bool planes = false) {
    const Renderer& renderer = test::renderer_under_test();
    RenderSettings settings;
    settings.samples_per_pixel = spp;
    settings.keep_linear = true;
    settings.planes = planes;
    const auto prepared = renderer.prepare(model, MtlRules::kBlender34);
    return renderer.render(*prepared, scenes, settings);
}

Frame render(const Scene& scene, const std::shared_ptr<Model>& model, int spp) {
    return std::move(render_all({scene}, model, spp).front());
}

double mean(const ImageF& image, int channel) {
    double sum = 0.0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            sum += static_cast<double>(image.at(x, y)[channel]);
        }
    }
    return sum / (image.width() * image.height());
}

/// Root mean square of the differences, as a share of the mean of `b`.
double relative_rms(const ImageF& a, const ImageF& b) {
    double squares = 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < a.values().size(); ++i) {
        const double d = static_cast<double>(a.values()[i]) - static_cast<double>(b.values()[i]);
        squares += d * d;
        sum += static_cast<double>(b.values()[i]);
    }
    const auto count = static_cast<double>(a.values().size());
    return std::sqrt(squares / count) / (sum / count);
}

MapReference reference(std::shared_ptr<EnvironmentMap> map) {
    return {map->id, std::move(map)};
}

glm::dmat4 turned(double angle) {
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    return {glm::dvec4(c, s, 0, 0), glm::dvec4(-s, c, 0, 0), glm::dvec4(0, 0, 1, 0),
            glm::dvec4(0, 0, 0, 1)};
}

}  // namespace

TEST_CASE("furnace: a floor in a constant map shows its albedo") {
    Scene scene = plain_scene();
    scene.object.object_to_world[3] = glm::dvec4(500.0, 500.0, 500.0, 1.0);
    scene.camera = look_at({0, 1.7, 1.7}, {0, 0, -1}, 1.4);
    add_floor(scene, {1.0, 0.5, 0.1});
    scene.environment.radiance = {1.0, 1.0, 2.0};
    scene.environment.map = reference(test::constant_map(6, 3, glm::vec3(1.0F)));
    const Frame frame = render(scene, shiny_box(), 256);
    CHECK(mean(frame.linear, 0) == Approx(1.0).epsilon(2e-3));
    CHECK(mean(frame.linear, 1) == Approx(0.5).epsilon(2e-3));
    CHECK(mean(frame.linear, 2) == Approx(0.2).epsilon(2e-3));
}

TEST_CASE("a constant map is a constant environment") {
    for (const bool with_floor : {false, true}) {
        Scene scene = plain_scene();
        if (with_floor) {
            add_floor(scene, {0.5, 0.4, 0.3});
        }
        scene.bounces.glossy = 2;
        scene.environment.radiance = {0.8, 0.6, 0.5};
        Scene mapped = scene;
        mapped.environment.radiance = {0.4, 0.3, 0.5};
        mapped.environment.map = reference(test::constant_map(5, 4, {2.0F, 2.0F, 1.0F}));
        for (const auto& model : {shiny_box(), test::torus(test::matte({0.9F, 0.9F, 0.9F}), 96)}) {
            const std::vector<Frame> frames = render_all({scene, mapped}, model, 144);
            for (int channel = 0; channel < 3; ++channel) {
                CHECK(mean(frames[1].linear, channel) ==
                      Approx(mean(frames[0].linear, channel)).epsilon(3e-3));
            }
            CHECK(relative_rms(frames[1].linear, frames[0].linear) < 0.03);
        }
    }
}

TEST_CASE("a constant map is a constant environment behind glass and among props") {
    // Every way to a map: from the floor, from props, from glass that is met first or later, past
    // glass, and with no bounces left.
    Scene scene = plain_scene();
    add_floor(scene, {0.7, 0.5, 0.3});
    scene.environment.radiance = {0.8, 0.6, 0.5};
    scene.props.resize(3);
    scene.props[0] = {
        PropShape::kSphere, {0.8, 0.3, -0.6}, glm::dmat3(1.0), glm::dvec3(0.8), glm::dvec3(0.6)};
    scene.props[1] = {
        PropShape::kBox, {-0.9, 0.5, -0.7}, glm::dmat3(1.0), glm::dvec3(0.6), glm::dvec3(0.3)};
    scene.props[2] = {
        PropShape::kCard, {0.0, -0.9, -0.5}, glm::dmat3(1.0), glm::dvec3(1.4), glm::dvec3(0.9)};
    SourceMaterial half = test::glossy({0.6F, 0.4F, 0.3F}, 0.5F, 300.0F);
    std::get<MtlMaterial>(half.parameters).d = 0.5F;
    for (const auto& model : {test::box(half, {0.4F, 0.3F, 0.25F}), shiny_box()}) {
        for (const int bounces : {0, 1, 4}) {
            scene.bounces.total = bounces;
            scene.bounces.diffuse = bounces;
            scene.bounces.glossy = bounces;
            Scene mapped = scene;
            mapped.environment.radiance = {0.4, 0.3, 0.5};
            mapped.environment.map = reference(test::constant_map(5, 4, {2.0F, 2.0F, 1.0F}));
            const std::vector<Frame> frames = render_all({scene, mapped}, model, 144);
            INFO(bounces << " bounces");
            for (int channel = 0; channel < 3; ++channel) {
                CHECK(mean(frames[1].linear, channel) ==
                      Approx(mean(frames[0].linear, channel)).epsilon(3e-3));
            }
            CHECK(relative_rms(frames[1].linear, frames[0].linear) < 0.06);
        }
    }
}

TEST_CASE("a one-pixel sun is a directional light of its irradiance") {
    constexpr int kWidth = 512;
    constexpr int kHeight = 256;
    for (const auto& [column, row] : {std::pair(300, 60), std::pair(0, 90), std::pair(511, 30)}) {
        const double polar = kPi * (row + 0.5) / kHeight;
        const double azimuth = 2 * kPi * (0.75 - (column + 0.5) / kWidth);
        // The bilinear look-up spreads a texel's light over its neighbours and keeps its sum.
        const double solid_angle = (2 * kPi / kWidth) * (kPi / kHeight) * std::sin(polar);
        Scene scene = plain_scene();
        add_floor(scene, glm::dvec3(0.5));
        Scene mapped = scene;
        Sun sun;
        sun.strength = glm::dvec3(2.0);
        sun.towards = {std::sin(polar) * std::cos(azimuth), std::sin(polar) * std::sin(azimuth),
                       std::cos(polar)};
        scene.suns.push_back(sun);
        mapped.environment.radiance = glm::dvec3(1.0);
        mapped.environment.map = reference(test::one_pixel_map(
            kWidth, kHeight, column, row, glm::vec3(static_cast<float>(2.0 / solid_angle))));
        mapped.backdrop.present = true;
        const std::vector<Frame> frames = render_all({scene, mapped}, shiny_box(), 100);
        INFO("column " << column << " row " << row);
        CHECK(mean(frames[1].linear, 0) == Approx(mean(frames[0].linear, 0)).epsilon(0.01));
        CHECK(mean(frames[1].linear, 2) == Approx(mean(frames[0].linear, 2)).epsilon(0.01));
    }
}

TEST_CASE("turning the map is turning everything else the other way") {
    const double angle = 0.8;
    Scene scene = plain_scene();
    add_floor(scene, glm::dvec3(0.5));
    scene.environment.radiance = glm::dvec3(1.0);
    scene.environment.map = reference(test::sky_map(32, 16));
    scene.environment.turn = angle;
    Scene other = scene;
    other.environment.turn = 0.0;
    const glm::dmat3 back(turned(-angle));
    other.object.object_to_world = turned(-angle);
    other.camera.position = back * scene.camera.position;
    other.camera.camera_to_world = back * scene.camera.camera_to_world;
    const std::vector<Frame> frames = render_all({scene, other}, shiny_box(), 64);
    CHECK(mean(frames[1].linear, 1) == Approx(mean(frames[0].linear, 1)).epsilon(2e-3));
    CHECK(relative_rms(frames[1].linear, frames[0].linear) < 0.02);
    // And it is not nothing.
    Scene unturned = scene;
    unturned.environment.turn = 0.0;
    const Frame wrong = render(unturned, shiny_box(), 64);
    CHECK(relative_rms(wrong.linear, frames[0].linear) > 0.1);
}

TEST_CASE("what lies behind the object does not know the object") {
    std::vector<Scene> surroundings(4, plain_scene());
    for (Scene& scene : surroundings) {
        scene.film.width = 48;
        scene.environment.radiance = glm::dvec3(0.7);
    }
    surroundings[0].environment.map = reference(test::wild_map(64, 32));
    surroundings[1].backdrop = {true, glm::dvec3(1.3), reference(test::wild_map(48, 24)), 0.4};
    surroundings[2].backdrop = {true, glm::dvec3(0.9), reference(test::ramp_photo(40, 50)), 0.0};
    surroundings[3].backdrop = {true, {0.2, 0.5, 0.3}, {}, 0.0};
    for (const Scene& scene : surroundings) {
        std::vector<Scene> poses(5, scene);
        for (std::size_t i = 1; i < poses.size(); ++i) {
            glm::dmat4 pose = turned(0.7 * static_cast<double>(i));
            std::swap(pose[1], pose[2]);
            pose[1] = -pose[1];
            const double size = 0.4 + 0.15 * static_cast<double>(i);
            poses[i].object.object_to_world = pose * glm::dmat4(size);
            poses[i].object.object_to_world[3] =
                glm::dvec4(0.1 * static_cast<double>(i) - 0.2, 0.1, -0.1, 1.0);
        }
        const std::vector<Frame> frames = render_all(poses, shiny_box(), 7, true);
        constexpr int kReach = 4;  // the filter's, and what of a silhouette pixel centres miss
        int compared = 0;
        for (std::size_t i = 1; i < frames.size(); ++i) {
            const auto touched = [&](int x, int y) {
                for (int v = std::max(0, y - kReach); v <= std::min(kSize - 1, y + kReach); ++v) {
                    for (int u = std::max(0, x - kReach); u <= std::min(47, x + kReach); ++u) {
                        if (*frames[0].planes->mask.at(u, v) != 0 ||
                            *frames[i].planes->mask.at(u, v) != 0) {
                            return true;
                        }
                    }
                }
                return false;
            };
            for (int y = 0; y < kSize; ++y) {
                for (int x = 0; x < 48; ++x) {
                    if (touched(x, y)) {
                        continue;
                    }
                    ++compared;
                    for (int c = 0; c < 3; ++c) {
                        REQUIRE(frames[i].linear.at(x, y)[c] == frames[0].linear.at(x, y)[c]);
                        REQUIRE(frames[i].display.at(x, y)[c] == frames[0].display.at(x, y)[c]);
                    }
                }
            }
        }
        CHECK(compared > 1000);
    }
}

TEST_CASE("a photo fills the frame: covers it, centred, upright") {
    Scene scene = plain_scene();
    scene.film.width = 48;
    scene.film.height = 24;
    scene.object.object_to_world[3] = glm::dvec4(500.0, 500.0, 500.0, 1.0);
    // 40 x 40 texels: all columns are seen, and the middle half of the rows.
    scene.backdrop = {true, {1.0, 1.0, 2.0}, reference(test::ramp_photo(40, 40)), 0.0};
    const Frame frame = render(scene, shiny_box(), 16);
    const auto at = [&](int x, int y) { return frame.linear.at(x, y); };
    CHECK(at(24, 12)[0] == Approx(24.5 / 48).margin(0.01));
    CHECK(at(24, 12)[1] == Approx(0.5 + 0.5 / 48).margin(0.01));
    CHECK(at(24, 12)[2] == Approx(0.5).margin(1e-4));
    CHECK(at(6, 12)[0] == Approx(6.5 / 48).margin(0.01));
    CHECK(at(24, 3)[1] == Approx(0.25 + 3.5 / 48).margin(0.01));
    CHECK(at(24, 20)[1] == Approx(0.25 + 20.5 / 48).margin(0.01));
}

TEST_CASE("the camera sees a map where the projection says") {
    // A bright pixel of the backdrop appears where its direction is projected to.
    constexpr int kWidth = 180;
    constexpr int kHeight = 90;
    Scene scene = plain_scene();
    scene.film.width = 64;
    scene.film.height = 64;
    scene.object.object_to_world[3] = glm::dvec4(500.0, 500.0, 500.0, 1.0);
    scene.camera = look_at({0.6, 1.7, 0.4}, {0.2, 0.1, 0.0}, 1.0);
    const int column = 10;
    const int row = 52;
    const double polar = kPi * (row + 0.5) / kHeight;
    const double turn = 0.3;
    const double azimuth = 2 * kPi * (0.75 - (column + 0.5) / kWidth) + turn;
    const glm::dvec3 direction(std::sin(polar) * std::cos(azimuth),
                               std::sin(polar) * std::sin(azimuth), std::cos(polar));
    scene.environment.radiance = glm::dvec3(1.0);
    scene.environment.map =
        reference(test::one_pixel_map(kWidth, kHeight, column, row, glm::vec3(50.0F)));
    scene.environment.turn = turn;
    const Projection expected =
        project(scene.camera, scene.film, scene.camera.position + 100.0 * direction);
    const Frame frame = render(scene, shiny_box(), 32);
    glm::dvec3 sum(0.0);
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) {
            sum += static_cast<double>(frame.linear.at(x, y)[0]) * glm::dvec3(x + 0.5, y + 0.5, 1);
        }
    }
    REQUIRE(sum.z > 0.0);
    CHECK(sum.x / sum.z == Approx(expected.u).margin(0.1));
    CHECK(sum.y / sum.z == Approx(expected.v).margin(0.1));
}

TEST_CASE("a backdrop is seen through glass and lights nothing") {
    SourceMaterial half = test::matte(glm::vec3(0.5F));
    std::get<MtlMaterial>(half.parameters).d = 0.25F;
    Scene scene = plain_scene();
    scene.camera = look_at({0.0001, 0, 2.5}, {0, 0, 0}, 3.0);
    scene.backdrop = {true, glm::dvec3(1.0), reference(test::constant_map(3, 2, glm::vec3(2.0F))),
                      0.0};
    const Frame frame = render(scene, test::square(half, 2.0F), 64);
    CHECK(mean(frame.linear, 0) == Approx(2.0 * 0.75).epsilon(1e-4));
    const Frame opaque = render(scene, test::square(test::matte(glm::vec3(0.5F)), 2.0F), 16);
    CHECK(mean(opaque.linear, 0) == 0.0);
}

TEST_CASE("a floor shows its texture where its coordinates say") {
    Scene scene = plain_scene();
    scene.object.object_to_world = turned(0.4) * glm::dmat4(0.5);
    scene.object.object_to_world[3] = glm::dvec4(500.0, 500.0, 500.0, 1.0);
    scene.camera = look_at({0.5, 0.601, 1.0}, {0.5, 0.6, -1.0}, 6.0);
    add_floor(scene, {0.8, 0.6, 1.0});
    scene.environment.radiance = glm::dvec3(1.0);
    scene.floor.texture = reference(test::ramp_photo(64, 32));
    scene.floor.tile = 2.0;  // so 1 m deep
    scene.floor.turn = 0.5;
    const Frame frame = std::move(render_all({scene}, shiny_box(), 32, true).front());
    for (const auto& [x, y] : {std::pair(16, 16), std::pair(3, 5), std::pair(28, 20)}) {
        const double depth = static_cast<double>(*frame.planes->depth.at(x, y));
        const glm::dvec3 ray((x + 0.5 - kSize / 2.0) / (6.0 * kSize),
                             (kSize / 2.0 - y - 0.5) / (6.0 * kSize), -1.0);
        const glm::dvec3 point =
            scene.camera.position + scene.camera.camera_to_world * (ray * depth);
        const double right = std::cos(0.5) * point.x + std::sin(0.5) * point.y;
        const double up = -std::sin(0.5) * point.x + std::cos(0.5) * point.y;
        const double u = right / 2.0 - std::floor(right / 2.0);
        const double v = 1.0 - (up - std::floor(up));  // from the top
        INFO("pixel " << x << " " << y << " u " << u << " v " << v);
        REQUIRE((u > 0.02 && u < 0.98 && v > 0.04 && v < 0.96));  // not across a seam
        CHECK(frame.planes->albedo.at(x, y)[0] == Approx(0.8 * u).margin(2e-3));
        CHECK(frame.planes->albedo.at(x, y)[1] == Approx(0.6 * v).margin(2e-3));
        CHECK(frame.linear.at(x, y)[0] == Approx(0.8 * u).margin(6e-3));
        CHECK(frame.linear.at(x, y)[1] == Approx(0.6 * v).margin(6e-3));
    }
}

TEST_CASE("many scenes with their own pictures in one batch") {
    std::vector<Scene> scenes(6, plain_scene());
    for (std::size_t i = 0; i < scenes.size(); ++i) {
        const auto size = static_cast<int>(8 + 4 * i);
        scenes[i].environment.radiance = glm::dvec3(1.0);
        if (i != 2) {
            scenes[i].environment.map = reference(test::wild_map(size, size / 2));
        }
        if (i % 2 == 0) {
            scenes[i].backdrop = {true, glm::dvec3(1.0), reference(test::ramp_photo(size, size)),
                                  0.0};
        }
    }
    const std::vector<Frame> together = render_all(scenes, shiny_box(), 4);
    for (std::size_t i = 0; i < scenes.size(); ++i) {
        CHECK(render(scenes[i], shiny_box(), 4).display == together[i].display);
    }
}
