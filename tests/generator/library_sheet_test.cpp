// Sheets of a library: which models, from where, and how the picture is cut to the object.
#include <optional>
#include <string>

#include <glm/geometric.hpp>

#include "base/error.h"
#include "generator/library_sheet.h"
#include "generator/object_outline.h"
#include "tests/catch.h"

namespace turntable {
namespace {

/// A wedge: tall at the front (+Y), flat behind, wide in x.
Model wedge() {
    Model model;
    model.id = "wedge";
    model.mesh.positions = {{-0.4F, -0.2F, -0.1F}, {0.4F, -0.2F, -0.1F}, {-0.4F, 0.2F, -0.1F},
                            {0.4F, 0.2F, -0.1F},   {-0.4F, 0.2F, 0.3F},  {0.4F, 0.2F, 0.3F}};
    model.mesh.normals.assign(6, {0.0F, 0.0F, 1.0F});
    model.mesh.triangles = {{0, 2, 1}, {1, 2, 3}, {2, 4, 3}, {3, 4, 5},
                            {0, 1, 4}, {1, 5, 4}, {0, 4, 2}, {1, 3, 5}};
    model.mesh.triangle_material.assign(8, 0);
    model.materials = {{"grey", PbrMaterial{}}};
    return model;
}

glm::dvec3 in_camera(const Scene& scene, const glm::dvec3& object_point) {
    const glm::dvec3 world(scene.object.object_to_world * glm::dvec4(object_point, 1.0));
    const Projection seen = project(scene.camera, scene.film, world);
    return {seen.u, seen.v, seen.depth};
}

}  // namespace

TEST_CASE("a sheet's picture is cut to the object, which stands on the floor") {
    const Recipe recipe = Recipe::load("catalogue");
    const Model model = wedge();
    for (const char* name : {"front", "behind", "left", "right", "above"}) {
        INFO(name);
        const Scene scene = sheet_scene(recipe, model, sheet_view(name), true);
        const std::optional<ImageBox> box =
            ObjectOutline(model, recipe.mtl_rules()).full_box(scene);
        REQUIRE(box.has_value());
        const double side = std::max(box->x1 - box->x0, box->y1 - box->y0);
        CHECK(side == Approx(0.86 * scene.film.width).epsilon(1e-6));
        CHECK(0.5 * (box->x0 + box->x1) == Approx(0.5 * scene.film.width));
        CHECK(0.5 * (box->y0 + box->y1) == Approx(0.5 * scene.film.height));
        REQUIRE(scene.floor.present);
        CHECK(scene.floor.height == Approx(-0.1 - 0.001).margin(1e-6));
    }
}

TEST_CASE("views show the sides they are named for") {
    const Recipe recipe = Recipe::load("catalogue");
    const Model model = wedge();
    const auto depth = [&](const char* view, const glm::dvec3& point) {
        return in_camera(sheet_scene(recipe, model, sheet_view(view), false), point).z;
    };
    const glm::dvec3 front(0.0, 0.5, 0.0);
    const glm::dvec3 left(-0.5, 0.0, 0.0);  // of one who looks along +Y with +Z up
    const glm::dvec3 top(0.0, 0.0, 0.5);
    CHECK(depth("front", front) < depth("front", -front));
    CHECK(depth("behind", front) > depth("behind", -front));
    CHECK(depth("left", left) < depth("left", -left));
    CHECK(depth("right", left) > depth("right", -left));
    CHECK(depth("above", top) + 0.5 < depth("above", -top));
    // Up stays up.
    const Scene above = sheet_scene(recipe, model, sheet_view("above"), false);
    CHECK(in_camera(above, top).x == Approx(in_camera(above, -top).x));
    CHECK_THROWS_WITH(sheet_view("below"), test::contains_text("front, behind, left"));
}

TEST_CASE("numbers in ids count as numbers") {
    CHECK(id_comes_before("a/0-9", "a/0-10"));
    CHECK_FALSE(id_comes_before("a/0-10", "a/0-9"));
    CHECK(id_comes_before("a/0-0009", "a/0-10"));
    CHECK(id_comes_before("a/0-10", "a/0-10b"));
    CHECK(id_comes_before("a2", "b1"));
    CHECK_FALSE(id_comes_before("a", "a"));
    // Equal numbers, written differently: an order all the same.
    CHECK(id_comes_before("a01", "a1") != id_comes_before("a1", "a01"));
}

}  // namespace turntable
