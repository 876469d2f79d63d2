// Labels against an independent projection of the mesh: triangles are projected in double with the
// scene's camera and filled by the sign of their edges, without a ray and without the renderer.
#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "assets/import_model.h"
#include "base/philox.h"
#include "renderer/renderer.h"
#include "scenes/recipe.h"
#include "tests/catch.h"
#include "tests/paths.h"
#include "tests/renderer/test_models.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test

namespace {

struct Silhouette {
    ImageU8 mask;
    double u0 = 1e9, v0 = 1e9, u1 = -1e9, v1 = -1e9;  ///< exact box of the projected vertices
};

double edge(const Projection& a, const Projection& b, double u, double v) {
    return (b.u - a.u) * (v - a.v) - (b.v - a.v) * (u - a.u);
}

void fill(const std::array<Projection, 3>& p, ImageU8& mask) {
    const auto [left, right] = std::minmax({p[0].u, p[1].u, p[2].u});
    const auto [top, bottom] = std::minmax({p[0].v, p[1].v, p[2].v});
    const int x0 = std::max(0, static_cast<int>(std::floor(left - 0.5)));
    const int x1 = std::min(mask.width() - 1, static_cast<int>(std::ceil(right)));
    const int y0 = std::max(0, static_cast<int>(std::floor(top - 0.5)));
    const int y1 = std::min(mask.height() - 1, static_cast<int>(std::ceil(bottom)));
    for (int y = y0; y <= y1; ++y) {
        for (int x = x0; x <= x1; ++x) {
            const double a = edge(p[0], p[1], x + 0.5, y + 0.5);
            const double b = edge(p[1], p[2], x + 0.5, y + 0.5);
            const double c = edge(p[2], p[0], x + 0.5, y + 0.5);
            if ((a >= 0 && b >= 0 && c >= 0) || (a <= 0 && b <= 0 && c <= 0)) {
                *mask.at(x, y) = 255;
            }
        }
    }
}

Silhouette silhouette(const Model& model, const Scene& scene) {
    Silhouette result{ImageU8(scene.film.width, scene.film.height, 1)};
    for (const glm::uvec3& triangle : model.mesh.triangles) {
        std::array<Projection, 3> p;
        for (int k = 0; k < 3; ++k) {
            const glm::dvec4 object(glm::dvec3(model.mesh.positions[triangle[k]]), 1.0);
            p[static_cast<std::size_t>(k)] = project(
                scene.camera, scene.film, glm::dvec3(scene.object.object_to_world * object));
            const Projection& q = p[static_cast<std::size_t>(k)];
            result.u0 = std::min(result.u0, q.u);
            result.v0 = std::min(result.v0, q.v);
            result.u1 = std::max(result.u1, q.u);
            result.v1 = std::max(result.v1, q.v);
        }
        fill(p, result.mask);
    }
    return result;
}

double intersection_over_union(const ImageU8& a, const ImageU8& b) {
    std::size_t both = 0;
    std::size_t either = 0;
    for (std::size_t i = 0; i < a.values().size(); ++i) {
        const bool in_a = a.values()[i] != 0;
        const bool in_b = b.values()[i] != 0;
        both += in_a && in_b ? 1 : 0;
        either += in_a || in_b ? 1 : 0;
    }
    return static_cast<double>(both) / static_cast<double>(either);
}

std::vector<double> random_latent(const Recipe& recipe, std::uint64_t i) {
    return recipe.draw_factors(Seed(99), SampleId(i));
}

void check_views(const std::shared_ptr<const Model>& model, std::uint64_t first, int views) {
    const Recipe recipe = Recipe::load("3diebench");
    const auto renderer = make_renderer(Backend::kEmbree);
    const auto prepared = renderer->prepare(model, MtlRules::kOfficial);
    RenderSettings settings;
    settings.samples_per_pixel = 1;
    settings.planes = true;
    for (int i = 0; i < views; ++i) {
        const std::uint64_t index = first + static_cast<std::uint64_t>(i);
        const Scene scene = recipe.build_scene(random_latent(recipe, index), model->id, index);
        const Frame frame =
            std::move(renderer->render(*prepared, std::span(&scene, 1), settings).front());
        const Silhouette truth = silhouette(*model, scene);
        INFO(model->id << " view " << index);
        CHECK(intersection_over_union(frame.planes->mask, truth.mask) >= 0.995);
        CHECK(frame.coverage.visible_fraction == 1.0);
        CHECK(std::abs(frame.coverage.x0 - truth.u0) <= 1.0);
        CHECK(std::abs(frame.coverage.y0 - truth.v0) <= 1.0);
        CHECK(std::abs(frame.coverage.x1 - truth.u1) <= 1.0);
        CHECK(std::abs(frame.coverage.y1 - truth.v1) <= 1.0);
    }
}

/// A box whose face at +z is of another material and another part than the rest.
std::shared_ptr<Model> lidded_box() {
    auto model = test::box(test::matte(glm::vec3(0.5F)), {0.3F, 0.2F, 0.1F});
    model->materials.push_back(test::matte(glm::vec3(0.2F)));
    model->mesh.triangle_material[0] = model->mesh.triangle_material[1] = 1;
    model->parts = {"lid", "body"};
    model->material_part = {1, 0};
    return model;
}

Planes planes_of(const std::shared_ptr<const Model>& model, const Scene& scene) {
    const auto renderer = make_renderer(Backend::kEmbree);
    RenderSettings settings;
    settings.samples_per_pixel = 1;
    settings.planes = true;
    const auto prepared = renderer->prepare(model, MtlRules::kOfficial);
    return std::move(*renderer->render(*prepared, std::span(&scene, 1), settings).front().planes);
}

}  // namespace

TEST_CASE("the part plane says which part's material is seen") {
    const Recipe recipe = Recipe::load("3diebench");
    const auto model = lidded_box();
    auto whole = std::make_shared<Model>(*model);
    whole->parts.clear();
    whole->material_part.clear();
    std::size_t lids = 0;
    std::size_t bodies = 0;
    for (std::uint64_t i = 60; i < 70; ++i) {
        const Scene scene = recipe.build_scene(random_latent(recipe, i), model->id, i);
        const Planes planes = planes_of(model, scene);
        const glm::dvec3 up = glm::normalize(glm::dvec3(scene.object.object_to_world[2]));
        for (int y = 0; y < planes.part.height(); ++y) {
            for (int x = 0; x < planes.part.width(); ++x) {
                const float* n = planes.normal.at(x, y);
                const bool on_object = *planes.mask.at(x, y) != 0;
                const bool on_lid = on_object && glm::dot(glm::dvec3(n[0], n[1], n[2]), up) > 0.9;
                REQUIRE(int{*planes.part.at(x, y)} == (on_lid ? 1 : on_object ? 2 : 0));
                lids += on_lid ? 1 : 0;
                bodies += on_object && !on_lid ? 1 : 0;
            }
        }
        // Without parts the object is one.
        const Planes plain = planes_of(whole, scene);
        for (std::size_t k = 0; k < plain.part.values().size(); ++k) {
            REQUIRE(plain.part.values()[k] == (plain.mask.values()[k] != 0 ? 1 : 0));
        }
    }
    CHECK(lids > 1000);
    CHECK(bodies > 1000);
}

TEST_CASE("mask and box are those of the projected mesh: made models") {
    check_views(test::torus(test::matte(glm::vec3(0.5F))), 0, 20);
    check_views(test::box(test::matte(glm::vec3(0.5F)), {0.3F, 0.2F, 0.1F}), 20, 20);
}

TEST_CASE("mask and box are those of the projected mesh: 200 views of real models") {
    const auto furniture = test::furniture_dir();
    if (!furniture) {
        WARN("skipped: the package sweethome3d-furniture is not installed");
        return;
    }
    const std::pair<const char*, const char*> models[] = {
        {"Scopia", "scopia/wooden_table_office/wooden_table_office.obj"},
        {"BlendSwap-CC-0", "blendswap-cc-0/chair/chair.obj"},
        {"KatorLegaz", "katorlegaz/coffee-mug/coffee-mug.obj"},
        {"Scopia", "scopia/skateboard/skateboard.obj"},
    };
    std::uint64_t first = 1000;
    for (const auto& [archive, path] : models) {
        auto model = import_model(*furniture / (std::string(archive) + ".sh3f"), path);
        REQUIRE(model.ok());
        check_views(std::make_shared<Model>(std::move(model).value()), first, 50);
        first += 50;
    }
}

TEST_CASE("depth, distance and normal agree with geometry") {
    RecipeOverrides overrides;
    overrides.image_size = 64;
    const Recipe recipe = Recipe::load("3diebench", overrides);
    const std::vector<double> latent = {0, 0, 0, 0.5, 0.3, 1.0, 0.5};
    const Scene scene = recipe.build_scene(latent, "box", 1);
    const auto renderer = make_renderer(Backend::kEmbree);
    const auto model = test::box(test::matte(glm::vec3(0.25F, 0.5F, 0.75F)), {0.3F, 0.3F, 0.2F});
    const auto prepared = renderer->prepare(model, MtlRules::kOfficial);
    RenderSettings settings;
    settings.samples_per_pixel = 1;
    settings.planes = true;
    const Frame frame =
        std::move(renderer->render(*prepared, std::span(&scene, 1), settings).front());
    const Planes& planes = *frame.planes;
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) {
            // Back to the world: camera position plus distance along the pixel's ray.
            const double f = scene.camera.focal * 64;
            const glm::dvec3 local((x + 0.5 - 32) / f, (32 - y - 0.5) / f, -1.0);
            const glm::dvec3 ray = scene.camera.camera_to_world * glm::normalize(local);
            const double distance = static_cast<double>(*planes.distance.at(x, y));
            const glm::dvec3 p = scene.camera.position + ray * distance;
            CHECK(static_cast<double>(*planes.depth.at(x, y)) ==
                  Approx(distance / glm::length(local)).epsilon(1e-5));
            const float* n = planes.normal.at(x, y);
            CHECK(std::hypot(n[0], n[1], n[2]) == Approx(1.0).epsilon(1e-4));
            if (*planes.id.at(x, y) == 1) {
                CHECK(p.z == Approx(-1.0).margin(1e-4));
                CHECK(n[2] == Approx(1.0).margin(1e-5));
            } else {
                REQUIRE(*planes.id.at(x, y) == 2);
                const double reach =
                    std::max({std::abs(p.x) / 0.3, std::abs(p.y) / 0.3, std::abs(p.z) / 0.2});
                CHECK(reach == Approx(1.0).margin(1e-4));
                CHECK(planes.albedo.at(x, y)[1] == Approx(0.5F));
            }
        }
    }
}

TEST_CASE("an object half out of the frame says so") {
    RecipeOverrides overrides;
    overrides.image_size = 64;
    const Recipe recipe = Recipe::load("3diebench", overrides);
    const std::vector<double> latent = {0, 0, 0, 0.5, 0.3, 1.0, 0.5};
    Scene scene = recipe.build_scene(latent, "box", 1);
    // The picture's left edge is at x = f / 2.5 metres of world +X (which is image left).
    scene.object.object_to_world[3].x = 0.5 * 2.5 / scene.camera.focal;
    const auto renderer = make_renderer(Backend::kEmbree);
    const auto model = test::box(test::matte(glm::vec3(0.5F)), {0.1F, 0.1F, 0.1F});
    const auto prepared = renderer->prepare(model, MtlRules::kOfficial);
    RenderSettings settings;
    settings.samples_per_pixel = 1;
    const Frame frame =
        std::move(renderer->render(*prepared, std::span(&scene, 1), settings).front());
    CHECK(frame.coverage.visible_fraction == Approx(0.5).margin(0.08));
    CHECK(frame.coverage.x0 == 0);
}
