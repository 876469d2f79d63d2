// Pictures whose radiance is known in closed form: every one is rendered through the whole
// renderer and compared with the formula.
#include <cmath>
#include <memory>
#include <numbers>

#include "renderer/render_frame.h"
#include "renderer/renderer.h"
#include "renderer/shared/tone_curve.h"
#include "scenes/recipe.h"
#include "tests/catch.h"
#include "tests/renderer/renderer_under_test.h"
#include "tests/renderer/test_models.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test

namespace {

constexpr int kSize = 32;

Scene empty_scene() {
    Scene scene;
    scene.camera = look_at({0, 1.767767, 1.767767}, {0, 0, 0}, 50.0 / 36.0);
    scene.film.width = kSize;
    scene.film.height = kSize;
    scene.film.tone_curve = ToneCurve::kLinear;
    scene.noise_seed = 11;
    return scene;
}

/// Far away and tiny: the picture is the floor's.
void hide_object(Scene& scene) {
    scene.object.object_to_world[3] = glm::dvec4(500.0, 500.0, 500.0, 1.0);
}

Frame render(const Scene& scene, const std::shared_ptr<Model>& model, int spp,
             bool floor_cache = false) {
    const Renderer& renderer = test::renderer_under_test();
    RenderSettings settings;
    settings.samples_per_pixel = spp;
    settings.floor_cache = floor_cache;
    settings.keep_linear = true;
    const auto prepared = renderer.prepare(model, MtlRules::kBlender34);
    return std::move(renderer.render(*prepared, std::span(&scene, 1), settings).front());
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

double centre(const ImageF& image, int channel = 0) {
    return static_cast<double>(image.at(image.width() / 2, image.height() / 2)[channel]);
}

Sun official_sun() {
    Sun sun;
    sun.strength = glm::dvec3(1.5);
    sun.half_angle = std::numbers::pi / 4;
    return sun;
}

void add_floor(Scene& scene, const glm::dvec3& albedo) {
    scene.floor.present = true;
    scene.floor.height = -1.0;
    scene.floor.albedo = albedo;
}

}  // namespace

TEST_CASE("furnace: a floor under a uniform sky shows its albedo") {
    Scene scene = empty_scene();
    hide_object(scene);
    add_floor(scene, {1.0, 0.5, 0.1});
    scene.environment.radiance = glm::dvec3(1.0);
    const Frame frame = render(scene, test::torus(test::matte(glm::vec3(0.5F))), 16);
    CHECK(mean(frame.linear, 0) == Approx(1.0).epsilon(1e-4));
    CHECK(mean(frame.linear, 1) == Approx(0.5).epsilon(1e-4));
    CHECK(mean(frame.linear, 2) == Approx(0.1).epsilon(1e-4));
}

TEST_CASE("the official sun gives a horizontal floor 1.2426 W/m^2") {
    CHECK(sun_irradiance(official_sun(), {0, 0, 1}).x ==
          Approx(1.5 * 2 * (std::numbers::sqrt2 - 1)).epsilon(1e-5));
    Scene scene = empty_scene();
    hide_object(scene);
    add_floor(scene, glm::dvec3(1.0));
    scene.suns.push_back(official_sun());
    const Frame frame = render(scene, test::torus(test::matte(glm::vec3(0.5F))), 64);
    CHECK(mean(frame.linear, 0) == Approx(1.2426 / std::numbers::pi).epsilon(2e-3));
}

TEST_CASE("a sun of constant radiance gives its strength") {
    Sun sun = official_sun();
    sun.law = SunLaw::kUniformCone;
    CHECK(sun_irradiance(sun, {0, 0, 1}).x == Approx(1.5).epsilon(1e-5));
    Scene scene = empty_scene();
    hide_object(scene);
    add_floor(scene, glm::dvec3(1.0));
    scene.suns.push_back(sun);
    const Frame frame = render(scene, test::torus(test::matte(glm::vec3(0.5F))), 64);
    CHECK(mean(frame.linear, 0) == Approx(1.5 / std::numbers::pi).epsilon(2e-3));
}

TEST_CASE("the official spot gives the floor below it 1.5915 W/m^2") {
    Scene scene = empty_scene();
    hide_object(scene);
    add_floor(scene, glm::dvec3(1.0));
    scene.camera = look_at({0.001, 0, 1.5}, {0, 0, -1}, 20.0);  // a narrow look at (0, 0, -1)
    Spot spot;
    spot.power = glm::dvec3(500.0);
    spot.position = {0, 0, 4};
    spot.half_angle = std::numbers::pi / 16;
    spot.blend = 0.15;
    spot.radius = 0.25;
    scene.spots.push_back(spot);
    const Frame frame = render(scene, test::torus(test::matte(glm::vec3(0.5F))), 64);
    // On the axis 500 / (4 pi 25) = 1.5915; the disk's width takes 0.4 % off.
    CHECK(centre(frame.linear) == Approx(1.5915 / std::numbers::pi).epsilon(8e-3));
}

TEST_CASE("a point light falls off with the squared distance") {
    const auto at_height = [](double height) {
        Scene scene = empty_scene();
        hide_object(scene);
        add_floor(scene, glm::dvec3(1.0));
        scene.camera = look_at({0.001, 0, 1.5}, {0, 0, -1}, 50.0);
        Spot lamp;
        lamp.power = glm::dvec3(100.0);
        lamp.position = {0, 0, -1 + height};
        lamp.half_angle = std::numbers::pi;
        lamp.radius = 0.01;
        scene.spots.push_back(lamp);
        return centre(render(scene, test::torus(test::matte(glm::vec3(0.5F))), 16).linear);
    };
    const double expected = 100.0 / (4 * std::numbers::pi) / std::numbers::pi;
    CHECK(at_height(2.0) == Approx(expected / 4).epsilon(2e-3));
    CHECK(at_height(6.0) == Approx(expected / 36).epsilon(2e-3));
}

TEST_CASE("the unlit official floor is 147 and 102 whatever its hue") {
    for (const double hue : {0.0, 0.21, 0.77}) {
        // Spot at 45 degrees from below the picture's left edge: the right edge stays dark.
        const std::vector<double> latent = {0.3, 0.2, 0.1, hue, 0.0, 0.0, 0.5};
        const Scene scene = Recipe::load("3diebench").build_scene(latent, "torus", 3);
        const Frame frame = render(scene, test::torus(test::matte(glm::vec3(0.5F))), 4, true);
        const std::uint8_t* corner = frame.display.at(4, 4);
        const int high = std::max({corner[0], corner[1], corner[2]});
        const int low = std::min({corner[0], corner[1], corner[2]});
        INFO("hue " << hue);
        CHECK(high == Approx(147.2).margin(1.0));
        CHECK(low == Approx(102.1).margin(1.0));
    }
}

TEST_CASE("a matte square reflects what its formula says") {
    // Normal view of a square lit by a delta sun at 45 degrees; Disney diffuse by hand.
    Scene scene = empty_scene();
    scene.camera = look_at({0.0001, 0, 2.5}, {0, 0, 0}, 3.0);
    Sun sun;
    sun.strength = glm::dvec3(2.0);
    sun.towards = glm::normalize(glm::dvec3(1, 0, 1));
    scene.suns.push_back(sun);
    const Frame frame = render(scene, test::square(test::matte(glm::vec3(0.6F)), 2.0F), 16);
    const double cosine = std::numbers::sqrt2 / 2;
    const double half = std::cos(std::numbers::pi / 8);  // between light and half vector
    const double fl = std::pow(1 - cosine, 5);
    const double retro = 2 * half * half;  // roughness 1
    const double shape = (1 - 0.5 * fl) + retro * fl;
    CHECK(centre(frame.linear) ==
          Approx(2.0 * cosine * 0.6 / std::numbers::pi * shape).epsilon(1e-3));
}

TEST_CASE("opacity lets through what it should") {
    SourceMaterial half = test::matte(glm::vec3(0.0F));
    std::get<MtlMaterial>(half.parameters).d = 0.25F;
    Scene scene = empty_scene();
    scene.camera = look_at({0.0001, 0, 2.5}, {0, 0, 0}, 3.0);
    scene.environment.radiance = glm::dvec3(1.0);
    const Frame frame = render(scene, test::square(half, 2.0F), 256);
    CHECK(mean(frame.linear, 0) == Approx(0.75).epsilon(5e-3));
}

TEST_CASE("two faces in one place shadow each other half of the time") {
    const auto brightness = [](bool doubled) {
        auto model = test::square(test::matte(glm::vec3(0.6F)), 2.0F);
        if (doubled) {
            model->mesh.triangles.insert(model->mesh.triangles.end(),
                                         {model->mesh.triangles[0], model->mesh.triangles[1]});
            model->mesh.triangle_material.assign(4, 0);
        }
        Scene scene = empty_scene();
        scene.camera = look_at({0.0001, 0, 2.5}, {0, 0, 0}, 3.0);
        scene.bounces.total = 0;
        Sun sun;
        sun.strength = glm::dvec3(1.0);
        scene.suns.push_back(sun);
        return mean(render(scene, model, 64).linear, 0);
    };
    CHECK(brightness(true) == Approx(0.5 * brightness(false)).epsilon(1e-3));
}

TEST_CASE("uniform scale changes nothing when camera and lights scale along") {
    const auto picture = [](double s) {
        Scene scene = empty_scene();
        scene.object.object_to_world = glm::dmat4(s);
        scene.object.object_to_world[3][3] = 1.0;
        scene.camera.position *= s;
        add_floor(scene, glm::dvec3(0.5));
        scene.floor.height = -1.0 * s;
        Spot spot;
        spot.power = glm::dvec3(300.0 * s * s);
        spot.position = glm::dvec3(0.5, 0.7, 2.0) * s;
        spot.axis = glm::normalize(-spot.position);
        spot.half_angle = 0.4;
        spot.radius = 0.1 * s;
        scene.spots.push_back(spot);
        return render(scene, test::torus(test::glossy(glm::vec3(0.4F), 0.6F, 400.0F)), 8).linear;
    };
    const ImageF one = picture(1.0);
    const ImageF three = picture(3.0);
    for (std::size_t i = 0; i < one.values().size(); ++i) {
        CHECK(three.values()[i] == Approx(one.values()[i]).epsilon(0.02).margin(2e-3));
    }
}
