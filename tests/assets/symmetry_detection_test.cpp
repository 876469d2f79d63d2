// Symmetries that are found in shapes whose symmetries are known.
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include <glm/trigonometric.hpp>

#include "assets/procedural/model_builder.h"
#include "assets/procedural/shapes.h"
#include "assets/procedural/symmetry_detection.h"
#include "tests/catch.h"

namespace turntable::procedural {
namespace {

constexpr glm::vec3 kGrey(0.5F);

Look pictured_look(PictureKind kind) {
    Look look = plain("print", glm::vec3(1.0F));
    look.picture = kind;
    look.metres_per_tile = 0.1F;
    return look;
}

Model model_of(const Surfaces& surfaces, const Look& look = plain("paint", kGrey)) {
    ModelBuilder builder;
    builder.add("body", look, surfaces);
    return builder.finish().imported.model;
}

std::string mirrors_of(const Symmetry& symmetry) {
    std::string names;
    for (const MirrorPlane& plane : symmetry.mirrors) {
        names += plane.normal.x == 1.0 ? 'x' : plane.normal.y == 1.0 ? 'y' : 'z';
    }
    return names;
}

/// E.g. "z4 x2 y2"; a continuous axis has an o in place of its fold.
std::string axes_of(const Symmetry& symmetry) {
    std::string names;
    for (const SymmetryAxis& axis : symmetry.axes) {
        names += names.empty() ? "" : " ";
        names += axis.direction.x == 1.0 ? 'x' : axis.direction.y == 1.0 ? 'y' : 'z';
        names += axis.fold == kContinuous ? "o" : std::to_string(axis.fold);
    }
    return names;
}

Surfaces table(const glm::vec2& size) {
    const Surface leg =
        box_between({0.45F * size.x, 0.45F * size.y, 0.0F}, {0.5F * size.x, 0.5F * size.y, 0.7F});
    return joined({{moved(box({size.x, size.y, 0.03F}), {0.0F, 0.0F, 0.715F})}, four_corners(leg)});
}

TEST_CASE("boxes have the axes of their proportions") {
    const FoundSymmetry cube = find_symmetry(model_of({box({2, 2, 2})}));
    CHECK(axes_of(cube.shape) == "z4 x4 y4");
    CHECK(mirrors_of(cube.shape) == "xyz");
    CHECK(cube.shape == cube.appearance);
    CHECK(axes_of(find_symmetry(model_of({box({2, 2, 1})})).shape) == "z4 x2 y2");
    CHECK(axes_of(find_symmetry(model_of({box({3, 2, 1}, 0.1F)})).shape) == "z2 x2 y2");
    // 0.5 % from square is not square.
    CHECK(axes_of(find_symmetry(model_of({box({2.01F, 2, 1})})).shape) == "z2 x2 y2");
}

TEST_CASE("tables turn by quarters or halves") {
    const FoundSymmetry square = find_symmetry(model_of(table({1.0F, 1.0F})));
    CHECK(axes_of(square.shape) == "z4");
    CHECK(mirrors_of(square.shape) == "xy");
    CHECK(axes_of(find_symmetry(model_of(table({1.4F, 0.8F}))).shape) == "z2");
}

TEST_CASE("a tripod's axis is not the middle of its box") {
    const Surface leg = tapered_rod({0.05F, 0.0F, 0.5F}, {0.4F, 0.0F, 0.0F}, 0.03F, 0.02F);
    Surfaces all = around(leg, 3);
    all.push_back(cylinder(0.1F, 0.5F, 0.55F));
    Model model = model_of(all);
    for (glm::vec3& p : model.mesh.positions) {  // as if centred on the box
        p -= glm::vec3(0.1F, 0.0F, 0.25F);
    }
    const FoundSymmetry found = find_symmetry(model);
    REQUIRE(axes_of(found.shape) == "z3");
    CHECK(found.shape.axes[0].point.x == Approx(-0.1).margin(1e-5));
    CHECK(found.shape.axes[0].point.y == Approx(0.0).margin(1e-5));
    CHECK(found.shape.axes[0].point.z == 0.0);
    CHECK(mirrors_of(found.shape) == "y");
}

TEST_CASE("surfaces of revolution turn by any angle") {
    const Path2 profile{{0.0F, 0.0F}, {0.2F, 0.0F}, {0.3F, 0.4F}, {0.1F, 0.6F}, {0.0F, 0.6F}};
    const FoundSymmetry vase = find_symmetry(model_of({lathe(profile, 32)}));
    CHECK(axes_of(vase.shape) == "zo");
    CHECK(mirrors_of(vase.shape) == "xy");
    CHECK(axes_of(find_symmetry(model_of({turned(cylinder(0.2F, -0.3F, 0.3F), Axis::kX, 90.0F)}))
                      .shape) == "z2 x2 yo");
    CHECK(axes_of(find_symmetry(model_of({ball(0.5F)})).shape) == "zo xo yo");

    SECTION("pieces that are cut unlike, a thin one coarsely") {
        const Surfaces lamp{cylinder(0.15F, 0.0F, 0.02F, 24), cylinder(0.008F, 0.02F, 0.5F, 10),
                            cone(0.2F, 0.1F, 0.5F, 0.7F, 32)};
        CHECK(axes_of(find_symmetry(model_of(lamp)).shape) == "zo");
    }
    SECTION("a handle leaves one mirror") {
        const Surfaces cup{lathe(profile, 32),
                           moved(turned(torus(0.1F, 0.02F), Axis::kX, 90.0F), {0.35F, 0.0F, 0.3F})};
        const FoundSymmetry found = find_symmetry(model_of(cup));
        CHECK(axes_of(found.shape).empty());
        CHECK(mirrors_of(found.shape) == "y");
    }
    SECTION("six knobs on a disc") {
        Surfaces knobs = around(moved(ball(0.03F), {0.3F, 0.0F, 0.1F}), 6);
        knobs.push_back(cylinder(0.4F, 0.0F, 0.08F, 32));
        CHECK(axes_of(find_symmetry(model_of(knobs)).shape) == "z6");
    }
    SECTION("a prism is no cylinder") {
        const Surface prism = extrude(regular_polygon(8, 0.3F), 1.0F);
        CHECK(axes_of(find_symmetry(model_of({prism})).shape) == "z8 x2 y2");
    }
}

TEST_CASE("a chair is symmetric left to right only") {
    Surfaces chair = table({0.45F, 0.45F});
    chair.push_back(box_between({-0.2F, -0.22F, 0.73F}, {0.2F, -0.19F, 1.1F}));
    const FoundSymmetry found = find_symmetry(model_of(chair));
    CHECK(axes_of(found.shape).empty());
    CHECK(mirrors_of(found.shape) == "x");
}

TEST_CASE("colours break symmetries of appearance only") {
    ModelBuilder builder;
    builder.add("top", plain("paint", kGrey), box({1, 1, 0.1F}));
    const Surface knob = box_between({0.3F, 0.3F, 0.05F}, {0.4F, 0.4F, 0.15F});
    const Surfaces knobs = around(knob, 4);
    for (std::size_t i = 0; i < knobs.size(); ++i) {
        // Two names of one red at opposite corners, green at the others.
        const bool green = i % 2 == 1;
        builder.add(i == 0 ? "knob" : "other knob",
                    plain(green ? "green" : "red", green ? glm::vec3(0, 1, 0) : glm::vec3(1, 0, 0)),
                    knobs[i]);
    }
    const FoundSymmetry found = find_symmetry(builder.finish().imported.model);
    CHECK(axes_of(found.shape) == "z4");
    CHECK(axes_of(found.appearance) == "z2");
    CHECK(mirrors_of(found.shape) == "xy");
    CHECK(mirrors_of(found.appearance).empty());
}

TEST_CASE("a ball of two colours turns about one axis") {
    const auto quarter = [](float from) {  // of a circle, upwards
        Path2 path;
        for (int i = 0; i <= 16; ++i) {
            const float angle = glm::radians(from + 90.0F * static_cast<float>(i) / 16.0F);
            path.emplace_back(i % 16 == 0 && std::cos(angle) < 1e-6F ? 0.0F
                                                                     : 0.5F * std::cos(angle),
                              0.5F * std::sin(angle));
        }
        return path;
    };
    for (const bool two : {false, true}) {
        ModelBuilder builder;
        builder.add("lower", plain("red", glm::vec3(1, 0, 0)), {lathe(quarter(-90.0F), 32)});
        builder.add("upper", plain("blue", two ? glm::vec3(0, 0, 1) : glm::vec3(1, 0, 0)),
                    {lathe(quarter(0.0F), 32)});
        const FoundSymmetry found = find_symmetry(builder.finish().imported.model);
        CHECK(axes_of(found.shape) == "zo x2 y2");
        CHECK(axes_of(found.appearance) == (two ? "zo" : "zo x2 y2"));
    }
}

FoundSymmetry labelled_can(int times) {
    ModelBuilder builder;
    builder.add("can", plain("steel", kGrey), cylinder(0.3F, 0.0F, 1.0F, 32));
    builder.add("label", pictured_look(PictureKind::kLabel),
                wrap_band({{0.3F, 0.2F}, {0.3F, 0.8F}}, 0.002F, times));
    return find_symmetry(builder.finish().imported.model);
}

TEST_CASE("a label turns as often as it is printed") {
    const std::array<std::pair<int, std::string>, 4> cases{
        {{1, ""}, {2, "z2"}, {3, "z3"}, {4, "z4"}}};
    for (const auto& [times, axes] : cases) {
        CAPTURE(times);
        const FoundSymmetry found = labelled_can(times);
        CHECK(axes_of(found.shape) == "zo x2 y2");
        CHECK(axes_of(found.appearance) == axes);
        CHECK(mirrors_of(found.shape) == "xyz");
        CHECK(mirrors_of(found.appearance).empty());
    }
}

TEST_CASE("a picture on a plate has a left and a top") {
    const Surface front = moved(picture_plate(0.8F, 0.6F, 0.01F), {0.0F, 0.2F, 0.0F});
    const FoundSymmetry one = find_symmetry(
        model_of({front, turned(front, Axis::kZ, 180.0F)}, pictured_look(PictureKind::kPoster)));
    CHECK(axes_of(one.shape) == "z2 x2 y2");
    CHECK(axes_of(one.appearance) == "z2");
    CHECK(mirrors_of(one.appearance).empty());
    // Plain, the same plates are symmetric every way.
    const FoundSymmetry bare = find_symmetry(model_of({front, turned(front, Axis::kZ, 180.0F)}));
    CHECK(axes_of(bare.appearance) == "z2 x2 y2");
    CHECK(mirrors_of(bare.appearance) == "xyz");
}

TEST_CASE("grain that does not close around a leg leaves no turn") {
    const FoundSymmetry found = find_symmetry(
        model_of({cylinder(0.3F, 0.0F, 1.0F, 32)}, pictured_look(PictureKind::kWood)));
    CHECK(axes_of(found.shape) == "zo x2 y2");
    CHECK(axes_of(found.appearance).empty());
}

TEST_CASE("without triangles there is no symmetry") {
    const FoundSymmetry found = find_symmetry(Model{});
    CHECK(found.shape.axes.empty());
    CHECK(found.shape.mirrors.empty());
}

}  // namespace
}  // namespace turntable::procedural
