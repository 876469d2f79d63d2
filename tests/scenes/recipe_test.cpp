#include "scenes/recipe.h"

#include <fstream>
#include <numbers>

#include <glm/geometric.hpp>

#include "base/error.h"
#include "base/hash.h"
#include "tests/catch.h"
#include "tests/paths.h"

namespace turntable {

namespace {

/// Uses every kind of value, in units that are not the program's, with most keys left out.
const std::string kSmall = R"(schema: 1
name: small
description: >
  says "hi" \ once,
  folded
factors:
  turn: {law: haar_rotation, description: free}
  shift: {law: uniform_box, box: [[-10 cm, 10 cm], [0 m, 0 m], [0 mm, 5 mm]], labels: [sx, sy, sz]}
  tilt: {law: uniform, range: [0 deg, 30 deg]}
  hue: {law: constant, value: 0.25}
scene:
  object: {rotation: $turn, translation: $shift}
  camera:
    position: {radius: 2 m, polar: $tilt, azimuth: 90 deg}
    target: [$sx, 0 m, 0 m]
    field_of_view: 60 deg
  floor: {height: -50 cm, albedo: {hsv: [$hue, 0.5, 1]}}
  suns:
    - {strength: 2 W/m2, half_angle: 0 deg, towards: {polar: 30 deg, azimuth: 0 deg}}
  spots:
    - {power: 10 W, color: [1, 0.5, 0], position: [0 m, 0 m, 3 m], half_angle: 180 deg,
       radius: 1 cm}
dataset: {views: 4, planes: [mask, depth, mask]}
)";

const std::string kSmallResolved = R"(schema: 1
name: "small"
description: "says \"hi\" \\ once, folded"
factors:
  "turn":
    law: haar_rotation
    labels: ["qx", "qy", "qz", "qw"]
    description: "free"
  "shift":
    law: uniform_box
    box: [[-0.1 m, 0.1 m], [0 m, 0 m], [0 m, 0.005 m]]
    labels: ["sx", "sy", "sz"]
    description: ""
  "tilt":
    law: uniform
    range: [0 rad, 0.5235987755982988 rad]
    description: ""
  "hue":
    law: constant
    value: 0.25
    description: ""
scene:
  object:
    rotation: $turn
    translation: [$sx, $sy, $sz]
    translation_frame: world
    scale: 1
  camera:
    position: {radius: 2 m, polar: $tilt, azimuth: 1.5707963267948966 rad}
    target: [$sx, 0 m, 0 m]
    field_of_view: 1.0471975511965976 rad
    principal_x: 0.5
    principal_y: 0.5
  floor:
    height: -0.5 m
    albedo: {hsv: [$hue, 0.5, 1]}
  suns:
    - strength: 2 W/m2
      color: [1, 1, 1]
      towards: {polar: 0.5235987755982988 rad, azimuth: 0 rad}
      half_angle: 0 rad
      law: tangent_disk
  spots:
    - power: 10 W
      color: [1, 0.5, 0]
      position: [0 m, 0 m, 3 m]
      aim: [0 m, 0 m, 0 m]
      half_angle: 3.141592653589793 rad
      blend: 0
      radius: 0.01 m
      cosine_factor: true
  environment:
    radiance: [0, 0, 0]
  film:
    size: [256 px, 256 px]
    filter_radius: 1.5 px
    tone_curve: filmic
    exposure: 0 EV
    dither: none
  bounces:
    total: 3
    diffuse: 3
    glossy: 0
    transparent: 8
    filter_glossy: 1
    clamp_indirect: 10
dataset:
  views: 4
  objects: all
  train_fraction: 0.8
  labels: 3diebench
  shard_size: 1000
  planes: [depth, mask]
  mtl_rules: official
quality:
  samples_per_pixel: adaptive
  noise_target: 1.4
  max_samples_per_pixel: 256
  floor_cache: true
  min_object_pixels: 32
  max_clipped_fraction: 0.5
  jpeg_quality: 95
)";

std::string message_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        CHECK(error.code() == ExitCode::kBadInput);
        return error.what();
    }
    return "accepted";
}

}  // namespace

// Datasets are known by this digest: a change of the resolved text of old recipes must be meant.
TEST_CASE("the resolved text is canonical and the digest is its sha256") {
    const Recipe recipe = Recipe::parse(kSmall, "small.yaml");
    CHECK(recipe.resolved_yaml() == kSmallResolved);
    CHECK(recipe.digest() == sha256_hex(kSmallResolved));
    CHECK(recipe.name() == "small");
    CHECK(recipe.description() == "says \"hi\" \\ once, folded");
}

// Keys that came later are written only where they are set, so datasets from before stay known.
TEST_CASE("the recipes that were published keep their digests") {
    const std::pair<const char*, const char*> published[] = {
        {"3diebench", "0a8b58619f8e1c84d7cbecdf9ef663bd54890ab7388df22d042a0e5056bc39f8"},
        {"3diebench-ood", "ab123fde4ec1a2ba9e47bdef089a8c705238fe3586c7061a1f81a931a9020dc0"},
        {"3diebench-so3", "57cb2c2f1ba414ee0f500cb10e42733301058edffb8ea543349840dbc19ceb59"},
        {"3diebench-t", "e1f6c3997072129de32c4a533e4f772482e6b10df74739ea35bba4d977e76078"}};
    for (const auto& [name, digest] : published) {
        CHECK(Recipe::load(name).digest() == digest);
    }
}

TEST_CASE("the quality rules are read, and written where they are set") {
    const std::string rules = "  min_object_level: 12.5\n  min_visible_fraction: 0.25\n"
                              "  reject_missing_textures: true\n  attempts: 3\n";
    const Recipe recipe = Recipe::parse(std::string(kSmallResolved) + rules, "rules");
    CHECK(recipe.resolved_yaml() == std::string(kSmallResolved) + rules);
    CHECK(recipe.quality().min_object_level == 12.5);
    CHECK(recipe.quality().min_visible_fraction == 0.25);
    CHECK(recipe.quality().reject_missing_textures);
    CHECK(recipe.quality().attempts == 3);
    CHECK(Recipe::parse(kSmallResolved, "small").quality().attempts == 0);
}

TEST_CASE("layout, comments and spelled-out defaults do not change the digest") {
    const Recipe plain = Recipe::parse(kSmallResolved, "resolved");
    const Recipe commented = Recipe::parse("# a comment\n" + kSmall + "# another\n", "small.yaml");
    CHECK(plain.digest() == commented.digest());
}

TEST_CASE("the resolved text of a recipe reads back as the same recipe") {
    for (const std::string& name : Recipe::built_in_names()) {
        const Recipe recipe = Recipe::load(name);
        CHECK(recipe.name() == name);
        const Recipe back = Recipe::parse(recipe.resolved_yaml(), "resolved");
        CHECK(back.resolved_yaml() == recipe.resolved_yaml());
        CHECK(back.digest() == recipe.digest());
        for (std::uint64_t i = 0; i < 20; ++i) {
            CHECK(back.draw_factors(Seed{3}, SampleId{i}) ==
                  recipe.draw_factors(Seed{3}, SampleId{i}));
        }
    }
}

TEST_CASE("the built-in recipes are known by name, all different") {
    const std::vector<std::string> expected{"3diebench",       "3diebench-ood", "3diebench-so3",
                                            "3diebench-t",     "catalogue",     "controlled-7m",
                                            "controlled-mini", "pug-imagenet"};
    CHECK(Recipe::built_in_names() == expected);
    CHECK(Recipe::load("3diebench").digest() != Recipe::load("3diebench-so3").digest());
}

TEST_CASE("a scene takes its values from the factors and the file") {
    const Recipe recipe = Recipe::parse(kSmall, "small.yaml");
    REQUIRE(recipe.factors().size() == 9);
    const double half = std::sqrt(0.5);
    // A half turn about Z plus a quarter: q = (0, 0, sin 45, cos 45).
    const std::vector<double> values{0, 0, half, half, 0.05, 0, 0.002, 0.3, 0.25};
    const Scene scene = recipe.build_scene(values, "BlendSwap/chair", 99);
    CHECK(scene.object.asset_id == "BlendSwap/chair");
    CHECK(scene.noise_seed == 99);
    const glm::dvec3 turned = glm::dvec3(scene.object.object_to_world * glm::dvec4(1, 0, 0, 1));
    CHECK(glm::distance(turned, glm::dvec3(0.05, 1, 0.002)) < 1e-15);
    CHECK(glm::distance(scene.camera.position,
                        glm::dvec3(0, 2 * std::sin(0.3), 2 * std::cos(0.3))) < 1e-15);
    CHECK(scene.camera.focal == Approx(0.5 / std::tan(std::numbers::pi / 6)));
    CHECK(scene.floor.height == -0.5);
    CHECK(glm::distance(scene.suns.at(0).towards, glm::dvec3(0.5, 0, std::sqrt(3.0) / 2)) < 1e-15);
    CHECK(scene.spots.at(0).power == glm::dvec3(10, 5, 0));
    CHECK(scene.spots.at(0).axis == glm::dvec3(0, 0, -1));
    CHECK(recipe.planes() == std::vector<std::string>{"depth", "mask"});
}

TEST_CASE("factor values of the wrong number or out of range are refused") {
    const Recipe recipe = Recipe::load("3diebench");
    std::vector<double> values(7, 0.0);
    CHECK(message_of([&] { (void)recipe.build_scene(std::span(values).first(6), "a", 0); }) ==
          "recipe '3diebench' has 7 factors, but 6 values are given");
    values[4] = 0.8;
    CHECK(message_of([&] { (void)recipe.build_scene(values, "a", 0); }) ==
          "factor 'spot_theta': 0.8 is outside [0, 0.7853981633974483]");
    values[4] = std::nan("");
    CHECK(message_of([&] { (void)recipe.build_scene(values, "a", 0); }) != "accepted");
    const Recipe free = Recipe::load("3diebench-so3");
    const std::vector<double> short_quaternion{0, 0, 0, 0.5, 0, 0, 0, 0};
    CHECK(message_of([&] { (void)free.build_scene(short_quaternion, "a", 0); }) ==
          "object rotation: (0, 0, 0, 0.5) is not a unit quaternion");
}

TEST_CASE("overrides replace the recipe's values and change its digest") {
    RecipeOverrides overrides;
    overrides.objects = 20;
    overrides.views = 3;
    overrides.image_size = 128;
    overrides.samples_per_pixel = 64;
    overrides.shard_size = 9;
    overrides.mtl_rules = MtlRules::kBlender34;
    overrides.planes = {"mask", "depth"};
    const Recipe recipe = Recipe::load("3diebench", overrides);
    CHECK(recipe.object_limit() == 20U);
    CHECK(recipe.views_per_object() == 3);
    CHECK(recipe.quality().samples_per_pixel == 64);
    CHECK(recipe.shard_size() == 9);
    CHECK(recipe.mtl_rules() == MtlRules::kBlender34);
    CHECK(recipe.planes() == std::vector<std::string>{"depth", "mask"});
    const Scene scene = recipe.build_scene(std::vector<double>(7, 0.0), "a", 0);
    CHECK(scene.film.width == 128);
    CHECK(scene.film.height == 128);
    CHECK(recipe.digest() != Recipe::load("3diebench").digest());
    CHECK(Recipe::parse(recipe.resolved_yaml(), "resolved").digest() == recipe.digest());

    RecipeOverrides noise;
    noise.noise_target = 0.5;
    CHECK(Recipe::load("3diebench", noise).quality().noise_target == 0.5);
    CHECK(Recipe::load("3diebench", noise).quality().samples_per_pixel == 0);
}

TEST_CASE("impossible overrides are refused") {
    const auto refuse = [](const RecipeOverrides& overrides) {
        return message_of([&] { (void)Recipe::load("3diebench", overrides); });
    };
    RecipeOverrides views;
    views.views = 0;
    CHECK(refuse(views) == "views: 0 is outside [1, 1000000]");
    RecipeOverrides size;
    size.image_size = 4;
    CHECK(refuse(size) == "image size: 4 is outside [8, 16384]");
    RecipeOverrides objects;
    objects.objects = 0;
    CHECK(refuse(objects) == "objects: 0 is outside [1, 1000000000]");
    RecipeOverrides both;
    both.samples_per_pixel = 4;
    both.noise_target = 1;
    CHECK(refuse(both) == "samples per pixel and noise target exclude each other");
    RecipeOverrides planes;
    planes.planes = {"depht"};
    CHECK(refuse(planes) ==
          "planes: 'depht' is none of: depth, distance, normal, albedo, uv, mask, id, part");
}

TEST_CASE("recipes load by name and by path") {
    const test::ScratchFolder folder("recipe");
    const std::string path = folder.path() / "own.yaml";
    std::ofstream(path) << kSmall;
    CHECK(Recipe::load(path).digest() == Recipe::parse(kSmall, "text").digest());
    CHECK(message_of([] { (void)Recipe::load("3deibench"); }) ==
          "3deibench: no such recipe file, and no built-in recipe of that name (did you mean "
          "'3diebench'?)");
    std::ofstream(path) << "schema: 2\n";
    CHECK(message_of([&] { (void)Recipe::load(path); }).starts_with(path + ":1: "));
}

TEST_CASE("draws of a factor do not depend on the other factors of the recipe") {
    const Recipe recipe = Recipe::parse(kSmall, "small.yaml");
    std::string renamed = kSmall;
    renamed.replace(renamed.find("hue: {law: constant"), 3, "tone");
    renamed.replace(renamed.find("$hue"), 4, "$tone");
    const Recipe other = Recipe::parse(renamed, "small.yaml");
    for (std::uint64_t i = 0; i < 50; ++i) {
        CHECK(recipe.draw_factors(Seed{1}, SampleId{i}) ==
              other.draw_factors(Seed{1}, SampleId{i}));
        CHECK(recipe.draw_factors(Seed{1}, SampleId{i}) !=
              recipe.draw_factors(Seed{2}, SampleId{i}));
    }
}

}  // namespace turntable
