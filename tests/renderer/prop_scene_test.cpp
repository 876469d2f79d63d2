// Pictures and labels of scenes with props and swapped materials, against what geometry, formulas
// and bodies of another kind say. Runs for each backend.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include <glm/gtc/matrix_transform.hpp>

#include "renderer/renderer.h"
#include "tests/catch.h"
#include "tests/renderer/renderer_under_test.h"
#include "tests/renderer/test_models.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test

namespace {

constexpr double kPi = std::numbers::pi;

Scene plain_scene(int size) {
    Scene scene;
    scene.camera = look_at({0, -3, 0}, {0, 0, 0}, 1.5);
    scene.film.width = size;
    scene.film.height = size;
    scene.film.tone_curve = ToneCurve::kLinear;
    scene.noise_seed = 5;
    return scene;
}

/// Far above, behind the camera, and tiny.
void hide_object(Scene& scene) {
    scene.object.object_to_world = glm::translate(glm::dmat4(1.0), {0.0, -400.0, 300.0});
}

Frame render(const Scene& scene, const std::shared_ptr<Model>& model, int spp,
             bool planes = false) {
    const Renderer& renderer = test::renderer_under_test();
    RenderSettings settings;
    settings.samples_per_pixel = spp;
    settings.keep_linear = true;
    settings.planes = planes;
    const auto prepared = renderer.prepare(model, MtlRules::kBlender34);
    return std::move(renderer.render(*prepared, std::span(&scene, 1), settings).front());
}

std::shared_ptr<Model> ball(double radius) {
    return test::sphere(test::matte(glm::vec3(0.5F)), radius);
}

glm::dmat3 turned(double angle, const glm::dvec3& axis) {
    return glm::dmat3(glm::rotate(glm::dmat4(1.0), angle, axis));
}

/// Upright, facing the camera of plain_scene().
Prop card(const glm::dvec3& centre, double width, double height) {
    Prop prop;
    prop.shape = PropShape::kCard;
    prop.centre = centre;
    prop.to_world = turned(kPi / 2, {1.0, 0.0, 0.0});
    prop.size = {width, height, 1.0};
    return prop;
}

Prop body(PropShape shape, const glm::dvec3& centre, const glm::dvec3& size,
          const glm::dvec3& albedo = glm::dvec3(0.5)) {
    Prop prop;
    prop.shape = shape;
    prop.centre = centre;
    prop.size = size;
    prop.albedo = albedo;
    return prop;
}

glm::dvec3 pixel_direction(const Scene& scene, double u, double v) {
    const double focal = scene.camera.focal * scene.film.width;
    const glm::dvec3 local((u - scene.film.width / 2.0) / focal,
                           (scene.film.height / 2.0 - v) / focal, -1.0);
    return scene.camera.camera_to_world * glm::normalize(local);
}

struct ImageDifference {
    double mean = 0.0;     ///< of all values, relative to the picture's mean
    double average = 0.0;  ///< of absolute differences, likewise
};

ImageDifference compare(const ImageF& a, const ImageF& b) {
    double sum = 0.0;
    double difference = 0.0;
    double absolute = 0.0;
    for (std::size_t i = 0; i < a.values().size(); ++i) {
        const double x = static_cast<double>(a.values()[i]);
        const double y = static_cast<double>(b.values()[i]);
        sum += x;
        difference += y - x;
        absolute += std::abs(y - x);
    }
    return {difference / sum, absolute / sum};
}

bool same_bytes(const ImageU8& a, const ImageU8& b) {
    return std::equal(a.values().begin(), a.values().end(), b.values().begin(), b.values().end());
}

Sun noon(double half_angle) {
    Sun sun;
    sun.strength = glm::dvec3(2.0);
    sun.towards = glm::normalize(glm::dvec3(0.5, -0.4, 1.0));
    sun.half_angle = half_angle;
    return sun;
}

}  // namespace

TEST_CASE("a card over half of a sphere hides half of it") {
    Scene scene = plain_scene(256);
    CHECK(render(scene, ball(0.5), 1).coverage.occluded == 0.0);
    scene.props = {card({1.0, -1.0, 0.0}, 2.0, 4.0)};  // its left edge crosses the optical axis
    const Coverage half = render(scene, ball(0.5), 1).coverage;
    CHECK(half.occluded == Approx(0.5).margin(0.005));
    CHECK(half.in_frame == 1.0);
    CHECK(half.visible_fraction == half.in_frame * (1.0 - half.occluded));
    CHECK(half.x1 == 128);
    CHECK(half.x0 < 70);

    scene.props = {card({0.0, -1.0, 0.0}, 4.0, 4.0)};
    const Coverage none = render(scene, ball(0.5), 1).coverage;
    CHECK(none.mask_pixels == 0);
    CHECK(none.occluded == 1.0);
    CHECK(none.in_frame == 1.0);
    CHECK(none.visible_fraction == 0.0);

    scene.props = {card({0.0, 1.0, 0.0}, 4.0, 4.0)};  // behind
    CHECK(render(scene, ball(0.5), 1).coverage.visible_fraction == 1.0);
}

TEST_CASE("a card's edge hides the share of a circle's segment") {
    Scene scene = plain_scene(256);
    // The sphere's outline is a circle of tangent 0.5 / sqrt(3^2 - 0.5^2).
    const double outline = 0.5 / std::sqrt(8.75);
    for (const double edge : {-0.6, -0.2, 0.3, 0.7}) {
        scene.props = {card({2.0 * edge * outline + 2.0, -1.0, 0.0}, 4.0, 4.0)};
        const double segment = (std::acos(edge) - edge * std::sqrt(1.0 - edge * edge)) / kPi;
        INFO("edge at " << edge);
        CHECK(render(scene, ball(0.5), 1).coverage.occluded == Approx(segment).margin(0.01));
    }
}

TEST_CASE("the frame's edge and a card are told apart") {
    Scene scene = plain_scene(128);
    // The picture reaches to tan = 1/3, which is 1 m at the sphere: its left half is outside.
    scene.object.object_to_world = glm::translate(glm::dmat4(1.0), {-1.0, 0.0, 0.0});
    const Coverage cut = render(scene, ball(0.4), 1).coverage;
    CHECK(cut.in_frame == Approx(0.5).margin(0.03));
    CHECK(cut.occluded == 0.0);
    CHECK(cut.visible_fraction == cut.in_frame);
    scene.props = {card({0.0, -1.0, 2.0}, 8.0, 4.0)};  // over its upper half
    const Coverage both = render(scene, ball(0.4), 1).coverage;
    CHECK(both.in_frame == cut.in_frame);
    CHECK(both.occluded == Approx(0.5).margin(0.02));
    CHECK(both.visible_fraction == both.in_frame * (1.0 - both.occluded));
}

TEST_CASE("a floor hides what lies below it") {
    Scene scene = plain_scene(128);
    scene.camera = look_at({0, -3, 1}, {0, 0, 0}, 1.5);
    scene.floor.present = true;
    scene.floor.height = -0.1;
    const double radius = 0.5;
    double all = 0.0;
    double hidden = 0.0;
    for (int y = 0; y < 128; ++y) {
        for (int x = 0; x < 128; ++x) {
            const glm::dvec3 d = pixel_direction(scene, x + 0.5, y + 0.5);
            const double along = glm::dot(scene.camera.position, d);
            const double square = along * along -
                                  glm::dot(scene.camera.position, scene.camera.position) +
                                  radius * radius;
            if (square < 0.0) {
                continue;
            }
            const double t = -along - std::sqrt(square);
            all += 1.0;
            hidden += scene.camera.position.z + d.z * t < scene.floor.height ? 1.0 : 0.0;
        }
    }
    const Coverage coverage = render(scene, ball(radius), 1).coverage;
    CHECK(hidden / all > 0.1);
    CHECK(coverage.occluded == Approx(hidden / all).margin(0.005));
    CHECK(coverage.in_frame == 1.0);
}

TEST_CASE("planes tell props apart") {
    Scene scene = plain_scene(96);
    scene.camera = look_at({0, -3, 1.5}, {0, 0, 0}, 1.0);
    scene.floor.present = true;
    scene.floor.height = -0.5;
    scene.floor.albedo = glm::dvec3(0.25);
    scene.object.object_to_world = glm::scale(glm::dmat4(1.0), glm::dvec3(0.5));
    scene.props = {body(PropShape::kSphere, {0.7, 0.2, -0.1}, glm::dvec3(0.8), {0.1, 0.2, 0.3}),
                   body(PropShape::kBox, {-0.7, 0.1, -0.2}, {0.4, 0.5, 0.6}, {0.4, 0.5, 0.6})};
    scene.props[1].to_world = turned(0.5, {0.0, 0.0, 1.0});
    const Frame frame = render(scene, ball(0.5), 1, true);
    const Planes& planes = *frame.planes;
    int spheres = 0;
    int boxes = 0;
    std::uint64_t masked = 0;
    for (int y = 0; y < 96; ++y) {
        for (int x = 0; x < 96; ++x) {
            masked += *planes.mask.at(x, y) == 255 ? 1 : 0;
            CHECK((*planes.mask.at(x, y) == 255) == (*planes.id.at(x, y) == 2));
            if (*planes.id.at(x, y) != 3) {
                continue;
            }
            const glm::dvec3 d = pixel_direction(scene, x + 0.5, y + 0.5);
            const double distance = static_cast<double>(*planes.distance.at(x, y));
            const glm::dvec3 p = scene.camera.position + d * distance;
            const float* n = planes.normal.at(x, y);
            const glm::dvec3 normal(n[0], n[1], n[2]);
            CHECK(glm::dot(normal, d) <= 1e-5);
            CHECK(static_cast<double>(*planes.depth.at(x, y)) ==
                  Approx(-distance * glm::dot(d, scene.camera.camera_to_world[2])).epsilon(1e-5));
            if (planes.albedo.at(x, y)[0] == 0.1F) {
                ++spheres;
                CHECK(glm::length(p - scene.props[0].centre) == Approx(0.4).margin(1e-4));
                CHECK(glm::length(normal - (p - scene.props[0].centre) / 0.4) < 1e-3);
            } else {
                ++boxes;
                CHECK(planes.albedo.at(x, y)[2] == 0.6F);
                const glm::dmat3& axes = scene.props[1].to_world;
                const glm::dvec3 local = glm::transpose(axes) * (p - scene.props[1].centre);
                const glm::dvec3 facing = glm::transpose(axes) * normal;
                const glm::dvec3 reach = glm::abs(local) / (scene.props[1].size / 2.0);
                CHECK(std::max({reach.x, reach.y, reach.z}) == Approx(1.0).margin(1e-4));
                CHECK(glm::dot(facing, local / (scene.props[1].size / 2.0)) ==
                      Approx(1.0).margin(1e-3));  // outwards, of the side that is met
            }
        }
    }
    CHECK(masked == frame.coverage.mask_pixels);
    CHECK(masked > 100);
    CHECK(spheres > 300);
    CHECK(boxes > 200);
}

TEST_CASE("furnace: a convex prop under a uniform sky shows its albedo") {
    for (const PropShape shape : {PropShape::kSphere, PropShape::kBox, PropShape::kCard}) {
        Scene scene = plain_scene(32);
        hide_object(scene);
        scene.environment.radiance = glm::dvec3(1.0);
        scene.props = {body(shape, {0.0, 0.0, 0.0}, glm::dvec3(1.2), {0.9, 0.5, 0.1})};
        scene.props[0].to_world = turned(0.9, {0.6, 0.8, 0.0});
        const Frame frame = render(scene, ball(0.5), 4);
        const float* centre = frame.linear.at(16, 16);
        INFO("shape " << static_cast<int>(shape));
        CHECK(centre[0] == Approx(0.9F).epsilon(1e-4));
        CHECK(centre[1] == Approx(0.5F).epsilon(1e-4));
        CHECK(centre[2] == Approx(0.1F).epsilon(1e-4));
        CHECK(frame.linear.at(0, 0)[0] == Approx(1.0F).epsilon(1e-4));
    }
}

TEST_CASE("a box's shadow lies on the floor where geometry puts it") {
    Scene scene = plain_scene(96);
    hide_object(scene);
    scene.camera = look_at({0, -4, 4}, {0, 0, 0}, 1.2);
    scene.floor.present = true;
    scene.floor.albedo = glm::dvec3(0.8);
    scene.suns = {noon(0.0)};
    scene.suns[0].towards = glm::normalize(glm::dvec3(0.8, 0.3, 1.0));
    scene.bounces.total = 0;
    Prop box = body(PropShape::kBox, {0.0, 0.0, 1.0}, {1.4, 1.1, 0.4});
    box.to_world = turned(0.4, {0.0, 0.0, 1.0});
    scene.props = {box};
    const Frame frame = render(scene, ball(0.5), 2, true);
    const glm::dvec3 towards = scene.suns[0].towards;
    // 0 lit, 1 in the shadow, 2 the box; -1 where those meet within two pixels.
    const auto at = [&](double u, double v) {
        const glm::dvec3 d = pixel_direction(scene, u, v);
        const glm::dvec3 p = scene.camera.position - d * (scene.camera.position.z / d.z);
        const auto meets = [&](const glm::dvec3& origin, const glm::dvec3& direction) {
            const glm::dvec3 o = glm::transpose(box.to_world) * (origin - box.centre);
            const glm::dvec3 way = glm::transpose(box.to_world) * direction;
            const glm::dvec3 a = (-box.size / 2.0 - o) / way;
            const glm::dvec3 b = (box.size / 2.0 - o) / way;
            const glm::dvec3 low = glm::min(a, b);
            const glm::dvec3 high = glm::max(a, b);
            return std::max({low.x, low.y, low.z}) < std::min({high.x, high.y, high.z});
        };
        return meets(scene.camera.position, d) ? 2 : (meets(p, towards) ? 1 : 0);
    };
    int lit = 0;
    int dark = 0;
    const double full = 0.8 / kPi * 2.0 * towards.z;
    for (int y = 0; y < 96; ++y) {
        for (int x = 0; x < 96; ++x) {
            const int what = at(x + 0.5, y + 0.5);
            bool clear = true;
            for (const double dx : {-2.5, 0.0, 2.5}) {
                for (const double dy : {-2.5, 0.0, 2.5}) {
                    clear = clear && at(x + 0.5 + dx, y + 0.5 + dy) == what;
                }
            }
            if (!clear || what == 2) {
                continue;
            }
            (what == 1 ? dark : lit) += 1;
            CHECK(static_cast<double>(frame.linear.at(x, y)[1]) ==
                  Approx(what == 1 ? 0.0 : full).margin(1e-4));
        }
    }
    CHECK(lit > 3000);
    CHECK(dark > 150);
}

TEST_CASE("a sphere casts the shadow that a mesh of its shape casts") {
    Scene scene = plain_scene(64);
    scene.camera = look_at({0, -4, 4}, {0, 0, 0}, 1.2);
    scene.floor.present = true;
    scene.floor.height = -0.7;
    scene.floor.albedo = glm::dvec3(0.8);
    scene.suns = {noon(0.2)};
    scene.bounces.total = 0;
    const Frame mesh = render(scene, ball(0.5), 64, true);
    Scene other = scene;
    hide_object(other);
    other.props = {body(PropShape::kSphere, glm::dvec3(0.0), glm::dvec3(1.0))};
    const Frame prop = render(other, ball(0.5), 64, true);
    double difference = 0.0;
    double sum = 0.0;
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) {
            if (*mesh.planes->id.at(x, y) == 1 && *prop.planes->id.at(x, y) == 1) {
                sum += static_cast<double>(mesh.linear.at(x, y)[0]);
                difference += std::abs(static_cast<double>(mesh.linear.at(x, y)[0]) -
                                       static_cast<double>(prop.linear.at(x, y)[0]));
            }
        }
    }
    CHECK(difference / sum < 0.004);
    CHECK(std::abs(compare(mesh.linear, prop.linear).mean) < 0.1);  // only the body looks otherwise
}

TEST_CASE("a box is the floor where its top is") {
    // The same light, bounced between the object and one or the other.
    Scene scene = plain_scene(48);
    scene.camera = look_at({0, -2.5, 2.5}, {0, 0, -0.3}, 1.2);
    scene.floor.present = true;
    scene.floor.height = -0.6;
    scene.floor.albedo = {0.9, 0.3, 0.1};
    scene.suns = {noon(0.3)};
    scene.environment.radiance = {0.1, 0.2, 0.4};
    Scene boxed = scene;
    boxed.floor.present = false;
    boxed.props = {
        body(PropShape::kBox, {0.0, 0.0, -50.6}, {2000.0, 2000.0, 100.0}, scene.floor.albedo)};
    const auto model = test::torus(test::matte(glm::vec3(0.6F, 0.7F, 0.8F)));
    RenderSettings settings;
    settings.samples_per_pixel = 64;
    settings.keep_linear = true;
    settings.floor_cache = false;
    const Renderer& renderer = test::renderer_under_test();
    const auto prepared = renderer.prepare(model, MtlRules::kBlender34);
    const std::vector<Scene> scenes = {scene, boxed};
    const std::vector<Frame> frames = renderer.render(*prepared, scenes, settings);
    const ImageDifference difference = compare(frames[0].linear, frames[1].linear);
    CHECK(std::abs(difference.mean) < 1e-3);
    CHECK(difference.average < 2e-3);
    CHECK(frames[1].coverage.mask_pixels == frames[0].coverage.mask_pixels);
}

TEST_CASE("a box of six cards is a box") {
    Scene scene = plain_scene(48);
    hide_object(scene);
    scene.camera = look_at({0, -4, 3}, {0, 0, 0}, 1.4);
    scene.floor.present = true;
    scene.floor.height = -0.5;
    scene.floor.albedo = {0.7, 0.2, 0.2};
    scene.suns = {noon(0.1)};
    scene.environment.radiance = glm::dvec3(0.2);
    Scene carded = scene;
    const glm::dvec3 size(0.9, 0.7, 0.6);
    scene.props = {body(PropShape::kBox, {0.0, 0.0, -0.1}, size, {0.2, 0.8, 0.4})};
    for (int axis = 0; axis < 3; ++axis) {
        for (const double way : {-0.5, 0.5}) {
            Prop side = body(PropShape::kCard, {0.0, 0.0, -0.1}, glm::dvec3(1.0), {0.2, 0.8, 0.4});
            side.centre[axis] += way * size[axis];
            side.size = {size[(axis + 1) % 3], size[(axis + 2) % 3], 1.0};
            side.to_world = glm::dmat3(0.0);
            side.to_world[0][(axis + 1) % 3] = 1.0;
            side.to_world[1][(axis + 2) % 3] = 1.0;
            side.to_world[2][axis] = 1.0;
            carded.props.push_back(side);
        }
    }
    const ImageDifference difference =
        compare(render(scene, ball(0.5), 64).linear, render(carded, ball(0.5), 64).linear);
    CHECK(std::abs(difference.mean) < 3e-3);
    CHECK(difference.average < 0.02);
}

TEST_CASE("props shine on each other as form factors say") {
    // A white card under the sun; a grey one at right angles, lit by the first alone. Of the light
    // that leaves a strip of width w beside the corner, infinitely long, a point of the other at
    // distance x from the corner receives (1 - x / sqrt(x^2 + w^2)) / 2.
    Scene scene = plain_scene(33);
    hide_object(scene);
    scene.camera = look_at({0.0, -3.0, 0.5}, {0.0, 0.0, 0.5}, 25.0);
    Sun sun;
    sun.strength = glm::dvec3(kPi);
    sun.towards = {0.0, 0.0, 1.0};
    scene.suns = {sun};
    scene.bounces.total = 1;
    scene.bounces.clamp_indirect = 0.0;
    // The ground reaches from the wall to y = -1; the wall stands along X.
    scene.props = {body(PropShape::kCard, {0.0, -0.5, 0.0}, {200.0, 1.0, 1.0}, {0.8, 0.4, 0.2}),
                   card({0.0, 0.0, 1.0}, 200.0, 2.0)};
    scene.props[1].albedo = glm::dvec3(0.5);
    const Frame frame = render(scene, ball(0.5), 256);
    double mean[3] = {};
    for (int y = 13; y < 20; ++y) {
        for (int x = 0; x < 33; ++x) {
            for (int c = 0; c < 3; ++c) {
                mean[c] += static_cast<double>(frame.linear.at(x, y)[c]) / (7 * 33);
            }
        }
    }
    // Radiosity of the ground: albedo times pi. The wall at height 1/2: albedo / pi of what
    // arrives.
    const double received = 0.5 * (1.0 - 0.5 / std::sqrt(0.25 + 1.0)) * kPi;
    CHECK(mean[0] == Approx(0.5 / kPi * 0.8 * received).epsilon(0.02));
    CHECK(mean[1] == Approx(0.5 / kPi * 0.4 * received).epsilon(0.02));
    CHECK(mean[2] == Approx(0.5 / kPi * 0.2 * received).epsilon(0.02));
}

namespace {

/// A square with pictures of colour, roughness and light on it.
std::shared_ptr<Model> painted_square() {
    auto model = test::square(test::matte(glm::vec3(0.5F)), 0.4F);
    PbrMaterial paint;
    paint.base_color_texture = 0;
    paint.metallic_roughness_texture = 0;
    paint.emission = glm::vec3(1.0F, 0.5F, 0.25F);
    paint.double_sided = true;
    model->materials = {{"paint", paint}};
    Texture texture;
    texture.name = "squares";
    texture.width = 4;
    texture.height = 4;
    for (int i = 0; i < 16; ++i) {
        for (const int value : {i * 53 % 256, i * 97 % 256, 255 - i * 16, 255}) {
            texture.texels8.push_back(static_cast<std::uint8_t>(value));
        }
    }
    model->textures = {texture};
    for (const glm::vec3& p : model->mesh.positions) {
        model->mesh.uvs.emplace_back(2.0F * p.x, 2.0F * p.y);
    }
    return model;
}

}  // namespace

TEST_CASE("a material swap is the plain material everywhere") {
    Scene scene = plain_scene(48);
    scene.camera = look_at({0, -1.5, 1.5}, {0, 0, 0}, 1.4);
    scene.suns = {noon(0.2)};
    scene.environment.radiance = glm::dvec3(0.3);
    const auto model = painted_square();
    const Frame own = render(scene, model, 8, true);
    scene.material_swap = MaterialSwap{{0.75, 0.5, 0.25}, 0.5, 0.25};
    const Frame swapped = render(scene, model, 8, true);
    std::uint64_t seen = 0;
    std::uint64_t differing = 0;
    for (int y = 0; y < 48; ++y) {
        for (int x = 0; x < 48; ++x) {
            if (*swapped.planes->mask.at(x, y) == 255) {
                ++seen;
                const float* albedo = swapped.planes->albedo.at(x, y);
                CHECK((albedo[0] == 0.75F && albedo[1] == 0.5F && albedo[2] == 0.25F));
                differing += own.planes->albedo.at(x, y)[0] != 0.75F ? 1 : 0;
            }
        }
    }
    CHECK(seen > 300);
    CHECK(differing > seen / 2);
    CHECK(same_bytes(own.planes->mask, swapped.planes->mask));

    PbrMaterial plain;
    plain.base_color = {0.75F, 0.5F, 0.25F};
    plain.metallic = 0.5F;
    plain.roughness = 0.25F;
    plain.double_sided = true;
    const auto plain_model = painted_square();
    plain_model->materials = {{"plain", plain}};
    scene.material_swap.reset();
    const Frame truth = render(scene, plain_model, 8);
    CHECK(same_bytes(truth.display, swapped.display));
}
