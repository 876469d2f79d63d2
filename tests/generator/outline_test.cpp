// Outlines, occluding cards and projected labels against rendered masks.
#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

#include "base/error.h"
#include "generator/make_task.h"
#include "generator/object_outline.h"
#include "generator/place_occluder.h"
#include "generator/sample_surroundings.h"
#include "renderer/renderer.h"
#include "scenes/scene_labels.h"
#include "tests/catch.h"
#include "tests/renderer/test_models.h"

namespace turntable {
namespace {

constexpr int kSize = 200;

std::shared_ptr<Model> sphere(double radius) {
    const auto model = std::make_shared<Model>();
    model->id = "sphere";
    model->materials = {test::matte(glm::vec3(0.5F))};
    constexpr int kRings = 64;
    for (int i = 0; i <= kRings; ++i) {
        for (int j = 0; j < 2 * kRings; ++j) {
            const double polar = std::numbers::pi * i / kRings;
            const double turn = std::numbers::pi * j / kRings;
            const glm::dvec3 n(std::sin(polar) * std::cos(turn), std::sin(polar) * std::sin(turn),
                               std::cos(polar));
            model->mesh.positions.emplace_back(radius * n);
            model->mesh.normals.emplace_back(n);
        }
    }
    for (std::uint32_t i = 0; i < kRings; ++i) {
        for (std::uint32_t j = 0; j < 2 * kRings; ++j) {
            const std::uint32_t a = i * 2 * kRings + j;
            const std::uint32_t b = i * 2 * kRings + (j + 1) % (2 * kRings);
            model->mesh.triangles.emplace_back(a, b, a + 2 * kRings);
            model->mesh.triangles.emplace_back(b, b + 2 * kRings, a + 2 * kRings);
        }
    }
    model->mesh.triangle_material.assign(model->mesh.triangles.size(), 0);
    return model;
}

/// A square of 1 m whose picture is opaque on its left half (u < 0.5) and clear on the right.
std::shared_ptr<Model> half_clear_square() {
    const std::shared_ptr<Model> model = test::square(test::matte(glm::vec3(0.5F)), 0.5F);
    PbrMaterial material;
    material.base_color_texture = 0;
    material.alpha_mode = AlphaMode::kBlend;
    material.double_sided = true;
    model->materials = {{"leaf", material}};
    Texture texture;
    texture.width = texture.height = 64;
    texture.has_alpha = true;
    for (int i = 0; i < 64 * 64; ++i) {
        const auto alpha = static_cast<std::uint8_t>(i % 64 < 32 ? 255 : 0);
        texture.texels8.insert(texture.texels8.end(), {200, 200, 200, alpha});
    }
    model->textures = {texture};
    model->mesh.uvs.clear();
    for (const glm::vec3& p : model->mesh.positions) {
        model->mesh.uvs.emplace_back(p.x + 0.5F, p.y + 0.5F);
    }
    return model;
}

glm::dmat4 placed(const EulerXyz& angles, double scale, const glm::dvec3& at) {
    glm::dmat4 m(matrix_from_euler(angles) * scale);
    m[3] = glm::dvec4(at, 1.0);
    return m;
}

Scene plain_scene(const glm::dmat4& object_to_world) {
    Scene scene;
    scene.camera = look_at({0.0, 1.8, 1.8}, {0.0, 0.0, 0.0}, 1.3);
    scene.object.object_to_world = object_to_world;
    scene.environment.radiance = glm::dvec3(0.5);
    scene.film.width = scene.film.height = kSize;
    return scene;
}

Frame rendered(const std::shared_ptr<const Model>& model, const Scene& scene) {
    static const std::unique_ptr<Renderer> renderer = make_renderer(Backend::kEmbree);
    RenderSettings settings;
    settings.samples_per_pixel = 1;
    settings.planes = true;
    const auto prepared = renderer->prepare(model, MtlRules::kOfficial);
    return std::move(renderer->render(*prepared, std::span(&scene, 1), settings).front());
}

double differing_share(const std::vector<std::uint8_t>& marks, const ImageU8& mask) {
    std::size_t differing = 0;
    std::size_t marked = 0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        differing += (marks[i] != 0) != (mask.values()[i] != 0) ? 1 : 0;
        marked += marks[i];
    }
    return static_cast<double>(differing) / static_cast<double>(std::max<std::size_t>(marked, 1));
}

struct Case {
    const char* name;
    std::shared_ptr<const Model> model;
};

std::vector<Case> models() {
    const SourceMaterial grey = test::matte(glm::vec3(0.5F));
    return {{"box", test::box(grey, {0.3F, 0.2F, 0.4F})},
            {"sphere", sphere(0.45)},
            {"torus", test::torus(grey)},
            {"half clear square", half_clear_square()}};
}

}  // namespace

TEST_CASE("an outline is where the renderer's mask is") {
    for (const Case& one : models()) {
        for (const double angle : {0.1, 0.9, 2.3}) {
            INFO(one.name << " turned by " << angle);
            const ObjectOutline outline(*one.model, MtlRules::kOfficial);
            const Scene scene =
                plain_scene(placed({angle, 0.3, angle}, 0.8, {0.05 * angle, 0.0, 0.1}));
            const Frame frame = rendered(one.model, scene);
            CHECK(differing_share(outline.silhouette(scene), frame.planes->mask) < 0.002);
        }
    }
}

TEST_CASE("the full box is that of the mask to half a pixel") {
    for (const Case& one : models()) {
        if (one.name == std::string("half clear square")) {
            continue;  // its box holds the clear half too
        }
        for (const double angle : {0.2, 1.1}) {
            INFO(one.name << " turned by " << angle);
            const ObjectOutline outline(*one.model, MtlRules::kOfficial);
            const Scene scene = plain_scene(placed({0.0, angle, angle}, 0.9, {0.0, 0.1, 0.0}));
            const Coverage seen = rendered(one.model, scene).coverage;
            const std::optional<ImageBox> box = outline.full_box(scene);
            REQUIRE(box);
            // A pixel belongs to the mask when its centre does; at a corner of a face its centre
            // may lie inside the box and still miss the object.
            const double slack = one.name == std::string("box") ? 2.0 : 0.75;
            CHECK(std::abs(box->x0 - (seen.x0)) <= slack);
            CHECK(std::abs(box->y0 - (seen.y0)) <= slack);
            CHECK(std::abs(box->x1 - (seen.x1)) <= slack);
            CHECK(std::abs(box->y1 - (seen.y1)) <= slack);
            CHECK(box->x0 <= seen.x0 + 0.5);
            CHECK(box->x1 >= seen.x1 - 0.5);
        }
    }
}

TEST_CASE("the box of a sphere is that of its cone of tangents") {
    // On the axis: a sphere of radius r at distance d appears with radius f r / sqrt(d^2 - r^2).
    const ObjectOutline outline(*sphere(0.45), MtlRules::kOfficial);
    const Scene scene = plain_scene(glm::dmat4(1.0));
    const double distance = 1.8 * std::numbers::sqrt2;
    const double expected = 2.0 * 1.3 * kSize * 0.45 / std::sqrt(distance * distance - 0.45 * 0.45);
    const ImageBox box = outline.full_box(scene).value();
    CHECK(box.x1 - box.x0 == Catch::Detail::Approx(expected).epsilon(0.003));
    CHECK(box.y1 - box.y0 == Catch::Detail::Approx(expected).epsilon(0.003));
    CHECK(0.5 * (box.x0 + box.x1) == Catch::Detail::Approx(0.5 * kSize).margin(0.05));
}

TEST_CASE("a box is whole whatever the frame cuts, and finite around the camera") {
    const std::shared_ptr<Model> model =
        test::box(test::matte(glm::vec3(0.5F)), {0.3F, 0.3F, 0.3F});
    const ObjectOutline outline(*model, MtlRules::kOfficial);
    const Scene middle = plain_scene(glm::dmat4(1.0));
    const ImageBox whole = outline.full_box(middle).value();
    Scene aside = middle;
    aside.camera.principal_x = 0.0;  // the same picture, half a width to the left
    const ImageBox moved = outline.full_box(aside).value();
    CHECK(moved.x0 == Catch::Detail::Approx(whole.x0 - 0.5 * kSize));
    CHECK(moved.x1 - moved.x0 == Catch::Detail::Approx(whole.x1 - whole.x0));
    // Around the camera: cut 1 mm before it.
    Scene inside = middle;
    inside.object.object_to_world = placed({}, 1.0, middle.camera.position);
    const ImageBox huge = outline.full_box(inside).value();
    CHECK(std::isfinite(huge.x0));
    CHECK(huge.x1 - huge.x0 > 1000.0);
    CHECK(outline.nearest_depth(inside) < 0.0);
    // Behind it: nothing.
    Scene behind = middle;
    behind.object.object_to_world = placed({}, 1.0, {0.0, 5.0, 5.0});
    CHECK(!outline.full_box(behind));
    const auto marks = outline.silhouette(behind);
    CHECK(std::count(marks.begin(), marks.end(), 1) == 0);
}

TEST_CASE("an occluder hides the share it is asked to hide") {
    for (const Case& one : models()) {
        const ObjectOutline outline(*one.model, MtlRules::kOfficial);
        for (const double cover : {0.1, 0.35, 0.7, 1.0}) {
            for (const double direction : {0.0, 0.5 * std::numbers::pi, 2.4, 5.1}) {
                INFO(one.name << ": " << cover << " from " << direction);
                Scene scene = plain_scene(placed({0.4, 0.2, 0.7}, 0.9, {0.05, 0.0, 0.0}));
                scene.occluder.cover = cover;
                scene.occluder.direction = direction;
                place_occluder(scene, outline);
                REQUIRE(scene.props.size() == 1);
                CHECK(std::abs(rendered(one.model, scene).coverage.occluded - cover) < 0.005);
            }
        }
    }
}

TEST_CASE("the card comes from the side it is asked to come from") {
    const auto model = sphere(0.45);
    const ObjectOutline outline(*model, MtlRules::kOfficial);
    const auto box_left = [&](double direction) {
        Scene scene = plain_scene(glm::dmat4(1.0));
        scene.occluder = {0.5, direction, glm::dvec3(0.2)};
        place_occluder(scene, outline);
        return rendered(model, scene).coverage;
    };
    constexpr double kTurn = 0.5 * std::numbers::pi;
    CHECK(std::abs(box_left(0.0).x1 - kSize / 2) <= 2);          // right half hidden
    CHECK(std::abs(box_left(kTurn).y0 - kSize / 2) <= 2);        // upper half
    CHECK(std::abs(box_left(2.0 * kTurn).x0 - kSize / 2) <= 2);  // left half
    CHECK(std::abs(box_left(3.0 * kTurn).y1 - kSize / 2) <= 2);  // lower half
}

TEST_CASE("without cover or room there is no card") {
    const ObjectOutline outline(*sphere(0.45), MtlRules::kOfficial);
    Scene scene = plain_scene(glm::dmat4(1.0));
    place_occluder(scene, outline);
    CHECK(scene.props.empty());
    scene.occluder.cover = 0.5;
    scene.object.object_to_world = placed({}, 1.0, scene.camera.position);
    place_occluder(scene, outline);
    CHECK(scene.props.empty());
    scene.object.object_to_world = glm::dmat4(1.0);
    scene.props.resize(Scene::kMaxProps);
    CHECK_THROWS_AS(place_occluder(scene, outline), Error);
}

TEST_CASE("position, depth and corners are projections of the object's frame") {
    const glm::dmat4 pose = placed({0.3, -0.4, 1.0}, 0.7, {0.2, -0.1, 0.3});
    const Scene scene = plain_scene(pose);
    const Bounds bounds{{-0.3, -0.2, -0.4}, {0.3, 0.2, 0.4}};
    const ProjectedLabels labels = projected_labels(scene, bounds);
    const Projection origin = project(scene.camera, scene.film, {0.2, -0.1, 0.3});
    CHECK(labels.position[0] == Catch::Detail::Approx(origin.u));
    CHECK(labels.position[1] == Catch::Detail::Approx(origin.v));
    CHECK(labels.depth == Catch::Detail::Approx(origin.depth));
    const Projection last =
        project(scene.camera, scene.film, glm::dvec3(pose * glm::dvec4(0.3, 0.2, 0.4, 1.0)));
    CHECK(std::abs(labels.corners[14] - last.u) <= 0.0005);
    CHECK(std::abs(labels.corners[15] - last.v) <= 0.0005);
    // The corners' box is that of a box-shaped model.
    const ObjectOutline outline(*test::box(test::matte(glm::vec3(0.5F)), {0.3F, 0.2F, 0.4F}),
                                MtlRules::kOfficial);
    const ImageBox box = outline.full_box(scene).value();
    double most = -1e9;
    for (std::size_t i = 0; i < 8; ++i) {
        most = std::max(most, labels.corners[2 * i]);
    }
    CHECK(most == Catch::Detail::Approx(box.x1).margin(0.001));
    Scene behind = scene;
    behind.object.object_to_world = placed({}, 1.0, {0.0, 5.0, 5.0});
    CHECK(projected_labels(behind, bounds).depth < 0.0);
    CHECK(projected_labels(behind, bounds).position == std::array{0.0, 0.0});
    CHECK(projected_labels(behind, bounds).corners == std::array<double, 16>{});
}

TEST_CASE("a relative transform leads from the canonical pose to the pose") {
    const SceneObject from{"", placed({0.3, -0.4, 1.0}, 0.7, {0.2, -0.1, 0.3})};
    const SceneObject to{"", placed({-1.3, 0.5, 2.0}, 1.4, {-0.4, 0.6, 0.1})};
    const Similarity found = relative_transform(from, to);
    const glm::dmat3 rotation = matrix_from_quaternion(
        {found.quaternion[0], found.quaternion[1], found.quaternion[2], found.quaternion[3]});
    CHECK(found.scale == Catch::Detail::Approx(2.0));
    for (const glm::dvec3& p : {glm::dvec3(0.0), glm::dvec3(0.3, 0.1, -0.2), glm::dvec3(0, 0, 1)}) {
        const glm::dvec3 start(from.object_to_world * glm::dvec4(p, 1.0));
        const glm::dvec3 end(to.object_to_world * glm::dvec4(p, 1.0));
        const glm::dvec3 got =
            found.scale * (rotation * start) +
            glm::dvec3(found.translation[0], found.translation[1], found.translation[2]);
        CHECK(glm::length(got - end) < 1e-12);
    }
    const Similarity none = relative_transform(from, from);
    CHECK(none.quaternion == std::array{0.0, 0.0, 0.0, 1.0});
    CHECK(none.translation == std::array{0.0, 0.0, 0.0});
    CHECK(none.scale == 1.0);
}

TEST_CASE("backgrounds are named by what the frame shows") {
    Scene scene = plain_scene(glm::dmat4(1.0));
    CHECK(background_of(scene) == "plain");
    CHECK(light_of(scene) == "lamps");
    scene.environment.map.id = "sky-noon";
    CHECK(background_of(scene) == "sky-noon");
    CHECK(light_of(scene) == "sky-noon");
    scene.backdrop.present = true;
    CHECK(background_of(scene) == "plain");
    scene.backdrop.map.id = "room";
    CHECK(background_of(scene) == "room");
    scene.floor.present = true;
    scene.floor.height = -1.0;  // looked down upon: no horizon in the frame
    CHECK(background_of(scene) == "floor");
    scene.floor.texture.id = "planks";
    CHECK(background_of(scene) == "planks");
    scene.camera = look_at({0.0, 2.5, 0.1}, {0.0, 0.0, 0.0}, 1.3);
    CHECK(background_of(scene) == "room");
}

}  // namespace turntable
