// Rays that take longer than some device allows: the picture is right, or says that it is not.
#include <memory>

#include "renderer/renderer.h"
#include "scenes/scene.h"
#include "tests/catch.h"
#include "tests/renderer/renderer_under_test.h"
#include "tests/renderer/test_models.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test

namespace {

/// A wall behind many sheets that cover the lower left half of it alone: rays to the upper right
/// half pass the box of each sheet on their way.
std::shared_ptr<Model> wall_behind_sheets(int sheets) {
    auto model = std::make_shared<Model>();
    model->id = "sheets";
    model->materials = {test::matte(glm::vec3(0.5F))};
    Mesh& mesh = model->mesh;
    const auto add = [&](float x, float side) {
        const auto first = static_cast<std::uint32_t>(mesh.positions.size());
        mesh.positions.insert(mesh.positions.end(),
                              {{x, -0.5F, -0.5F}, {x, side, -0.5F}, {x, -0.5F, side}});
        mesh.normals.insert(mesh.normals.end(), 3, glm::vec3(1.0F, 0.0F, 0.0F));
        mesh.triangles.emplace_back(first, first + 1, first + 2);
        mesh.triangle_material.push_back(0);
    };
    add(-0.3F, 1.5F);
    for (int i = 0; i < sheets; ++i) {
        add(0.3F * static_cast<float>(i) / static_cast<float>(sheets), 0.5F);
    }
    return model;
}

Frame picture_of(const std::shared_ptr<Model>& model) {
    Scene scene;
    scene.camera = look_at({4.0, 0.0, 0.0}, {0.0, 0.0, 0.0}, 5.0);
    scene.film.width = 8;
    scene.film.height = 8;
    scene.film.tone_curve = ToneCurve::kLinear;
    scene.environment.radiance = glm::dvec3(1.0);
    RenderSettings settings;
    settings.samples_per_pixel = 1;
    settings.planes = true;
    const Renderer& renderer = test::renderer_under_test();
    const auto prepared = renderer.prepare(model, MtlRules::kBlender34);
    return std::move(renderer.render(*prepared, std::span(&scene, 1), settings).front());
}

}  // namespace

TEST_CASE("a ray past a hundred thousand boxes meets the wall, or its image is marked") {
    // Of a pixel in the upper right half, where no sheet is.
    const auto depth_of = [](const Frame& frame) {
        return static_cast<double>(frame.planes.value().depth.at(6, 1)[0]);
    };
    const Frame few = picture_of(wall_behind_sheets(10));
    CHECK(few.non_finite_samples == 0);
    CHECK(depth_of(few) == Approx(4.3));
    const Frame many = picture_of(wall_behind_sheets(100'000));
    INFO("depth " << depth_of(many) << ", marked samples " << many.non_finite_samples);
    const bool marked = many.non_finite_samples > 0;
    CHECK((marked || depth_of(many) == Approx(4.3)));
    CHECK(marked == (check_frame(many, {}) == FrameFault::kNonFinite));
}
