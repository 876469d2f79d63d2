// What recipes say of frames, lamps, surroundings, props and swaps, and the scenes they give.
#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>

#include "base/error.h"
#include "scenes/blackbody.h"
#include "scenes/recipe.h"
#include "tests/catch.h"

namespace turntable {
namespace {

constexpr double kDegree = std::numbers::pi / 180;

const std::string kFactors = R"(schema: 1
name: all-keys
factors:
  place: {law: uniform_rectangle, box: [[-0.3, 0.3], [-0.2, 0.2]]}
  away: {law: uniform, range: [-50 cm, 2 m]}
  picture: {law: choice, choices: [none, sky-noon, forest]}
  swap: {law: choice, choices: [own, gold]}
  ev: {law: uniform, range: [-2 EV, 2 EV]}
  warmth: {law: uniform, range: [2000 K, 12000 K]}
  lamps: {law: integer, range: [0, 3]}
  bodies: {law: integer, range: [0, 2]}
  lean: {law: uniform, range: [-180 deg, 180 deg]}
  lens: {law: log_uniform, range: [24 mm, 200 mm]}
  hidden: {law: uniform, range: [0, 0.9]}
  harm: {law: integer, range: [0, 5]}
)";

const std::string kScene = R"(scene:
  object:
    rotation: {euler_xyz: [0 deg, 0 deg, 0 deg]}
    frame_offset: $place
    depth_offset: $away
    material: {preset: $swap}
  camera:
    position: [0 m, -4 m, 1 m]
    focal_length: $lens
    roll: $lean
  floor: {height: -1 m, albedo: [0.5, 0.5, 0.5], texture: tiles, tile: 40 cm, turn: 30 deg}
  suns:
    - {strength: 2 W/m2, color: {temperature: $warmth}, exposure: $ev, half_angle: 1 deg}
  spots:
    - {power: 10 W, position: [0 m, 0 m, 3 m], half_angle: 20 deg, radius: 1 cm}
    - {power: 10 W, exposure: 1 EV, position: [1 m, 0 m, 3 m], half_angle: 20 deg, radius: 1 cm}
  lamps_lit: $lamps
  environment: {radiance: [1, 1, 1], exposure: $ev, map: $picture, turn: 90 deg}
  backdrop: {map: sky-dawn}
  props:
    - {shape: box, centre: [1 m, 0 m, 0 m], size: [1 m, 2 m, 3 m],
       euler_xyz: [0 deg, 0 deg, 90 deg]}
    - {shape: sphere, centre: [-1 m, 0 m, 0 m]}
  props_shown: $bodies
  occluder: {cover: $hidden, direction: 180 deg}
  corruption: {kind: jpeg, severity: $harm}
  film: {size: [200 px, 100 px]}
)";

Recipe all_keys() {
    return Recipe::parse(kFactors + kScene, "all_keys.yaml");
}

/// In the order of kFactors.
struct Values {
    double place_x = 0, place_y = 0, away = 0, picture = 0, swap = 0, ev = 0, warmth = 6500;
    double lamps = 3, bodies = 2, lean = 0, lens = 0.036, hidden = 0, harm = 0;
    [[nodiscard]] Scene scene() const {
        const std::vector<double> all{place_x, place_y, away, picture, swap,   ev,  warmth,
                                      lamps,   bodies,  lean, lens,    hidden, harm};
        return all_keys().build_scene(all, "object", 1);
    }
};

glm::dvec3 origin_of(const Scene& scene) {
    return glm::dvec3(scene.object.object_to_world[3]);
}

}  // namespace

TEST_CASE("the resolved text of every key reads back to itself") {
    const Recipe recipe = all_keys();
    CHECK(Recipe::parse(recipe.resolved_yaml(), "again").resolved_yaml() == recipe.resolved_yaml());
}

TEST_CASE("an offset in the frame moves the object by exactly that many pixels") {
    for (const double lean : {0.0, 40 * kDegree}) {
        const Scene still = Values{.lean = lean}.scene();
        const Scene moved =
            Values{.place_x = 0.25, .place_y = -0.125, .away = 1.5, .lean = lean}.scene();
        const Projection a = project(still.camera, still.film, origin_of(still));
        const Projection b = project(moved.camera, moved.film, origin_of(moved));
        CHECK(b.u - a.u == Approx(0.25 * 200).epsilon(1e-12));
        CHECK(b.v - a.v == Approx(0.125 * 100).epsilon(1e-12));
        CHECK(b.depth - a.depth == Approx(1.5).epsilon(1e-12));
    }
}

TEST_CASE("an object that is pushed behind the camera is refused") {
    CHECK_THROWS_WITH(
        Recipe::parse(kFactors + kScene, "r.yaml")
            .build_scene(std::vector<double>{0, 0, -0.5, 0, 0, 0, 6500, 3, 2, 0, 5.0, 0, 0}, "o",
                         1),
        test::contains_text("outside"));
    const std::string near = R"(schema: 1
name: near
scene:
  object: {depth_offset: -3 m}
  camera: {position: [0 m, -2 m, 0 m], field_of_view: 40 deg}
)";
    CHECK_THROWS_WITH(Recipe::parse(near, "near.yaml"),
                      test::contains_text("not in front of the camera"));
}

TEST_CASE("a lens of the sensor's width sees 2 atan(1/2), and roll turns the picture") {
    const Scene level = Values{}.scene();
    CHECK(level.camera.focal == Approx(1.0));
    const Scene rolled = Values{.lean = 90 * kDegree}.scene();
    // What lay to the right of the centre lies below it: the content turns clockwise.
    const glm::dvec3 beside = origin_of(level) + level.camera.camera_to_world[0] * 0.5;
    const Projection before = project(level.camera, level.film, beside);
    const Projection after = project(rolled.camera, rolled.film, beside);
    CHECK(before.u > 100 + 1);
    CHECK(after.u == Approx(100).margin(1e-9));
    CHECK(after.v - 50 == Approx(before.u - 100));
}

TEST_CASE("exposures double, temperatures colour, lamps share what all give") {
    const Scene plain = Values{}.scene();
    const Scene bright = Values{.ev = 1}.scene();
    CHECK(bright.suns[0].strength.x == Approx(2 * plain.suns[0].strength.x));
    CHECK(bright.environment.radiance.y == Approx(2 * plain.environment.radiance.y));
    CHECK(plain.spots[1].power.x == Approx(2 * plain.spots[0].power.x));
    const Scene warm = Values{.warmth = 2700}.scene();
    CHECK(warm.suns[0].strength.x > 2 * warm.suns[0].strength.z);
    const Scene one = Values{.lamps = 1}.scene();
    REQUIRE(one.suns.size() == 1);
    CHECK(one.spots.empty());
    CHECK(one.suns[0].strength.x == Approx(3 * plain.suns[0].strength.x));
    CHECK(Values{.lamps = 0}.scene().suns.empty());
}

TEST_CASE("names choose pictures and materials, numbers the bodies that stand around") {
    const Scene bare = Values{.bodies = 0}.scene();
    CHECK(bare.environment.map.id.empty());
    CHECK_FALSE(bare.material_swap);
    CHECK(bare.props.empty());
    const Scene full = Values{.picture = 2, .swap = 1, .hidden = 0.3, .harm = 4}.scene();
    CHECK(full.environment.map.id == "forest");
    CHECK(full.environment.turn == Approx(90 * kDegree));
    CHECK(full.backdrop.present);
    CHECK(full.backdrop.map.id == "sky-dawn");
    CHECK(full.backdrop.radiance == glm::dvec3(1.0));
    REQUIRE(full.material_swap);
    CHECK(full.material_swap->metallic == 1.0);
    REQUIRE(full.props.size() == 2);
    CHECK(full.props[0].size == glm::dvec3(1, 2, 3));
    CHECK(glm::distance(full.props[0].to_world[0], glm::dvec3(0, 1, 0)) < 1e-12);
    CHECK(full.floor.texture.id == "tiles");
    CHECK(full.floor.tile == Approx(0.4));
    CHECK(full.occluder.cover == 0.3);
    CHECK(full.corruption.kind == "jpeg");
    CHECK(full.corruption.severity == 4);
}

TEST_CASE("what recipes may not say of surroundings") {
    const auto refusal = [](const std::string& from, const std::string& to) {
        std::string text = kFactors + kScene;
        text.replace(text.find(from), from.size(), to);
        try {
            static_cast<void>(Recipe::parse(text, "r.yaml"));
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    CHECK_THAT(refusal("preset: $swap", "preset: $picture"),
               test::contains_text("'none' is none of"));
    CHECK_THAT(refusal("preset: $swap", "preset: golden"),
               test::contains_text("'golden' is none of"));
    CHECK_THAT(refusal("frame_offset: $place", "frame_offset: $away"),
               test::contains_text("not a factor of two values"));
    CHECK_THAT(refusal("map: $picture", "map: $ev"), test::contains_text("not a choice of names"));
    CHECK_THAT(refusal("exposure: $ev, half", "exposure: $swap, half"),
               test::contains_text("a choice of names; this must be a value"));
    CHECK_THAT(refusal("{temperature: $warmth}", "{temperature: 500 K}"),
               test::contains_text("outside [1000 K, 40000 K]"));
    CHECK_THAT(refusal("{temperature: $warmth}", "{temperature: 500 K, hsv: [0, 0, 0]}"),
               test::contains_text("must be [red, green, blue]"));
    CHECK_THAT(refusal("{law: choice, choices: [own, gold]}", "{law: choice, choices: [own, own]}"),
               test::contains_text("listed twice"));
}

TEST_CASE("the card of an occluder is one of the eight props") {
    const auto refusal = [](const std::string& cover, const std::string& shown) {
        std::string yaml = R"(schema: 1
name: crowded
factors:
  bodies: {law: integer, range: [0, 8]}
  hidden: {law: uniform, range: [0, 0.5]}
scene:
  camera: {position: [0 m, -2 m, 0 m], field_of_view: 40 deg}
  environment: {radiance: [$hidden, $hidden, $hidden]}
  lamps_lit: $bodies
  occluder: {cover: COVER}
  props_shown: SHOWN
  props:
)";
        yaml.replace(yaml.find("COVER"), 5, cover);
        yaml.replace(yaml.find("SHOWN"), 5, shown);
        for (int i = 0; i < 8; ++i) {
            yaml += "    - {shape: box, centre: [1 m, 0 m, 0 m]}\n";
        }
        try {
            static_cast<void>(Recipe::parse(yaml, "crowded.yaml"));
        } catch (const Error& error) {
            CHECK(error.code() == ExitCode::kBadInput);
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    const std::string message =
        "crowded.yaml:10: scene.occluder: its card is one prop more: beside it at most 7 are shown";
    CHECK(refusal("0.3", "8") == message);
    CHECK(refusal("$hidden", "8") == message);
    CHECK(refusal("0.3", "$bodies") == message);
    CHECK(refusal("0.3", "7.5") == message);
    CHECK(refusal("0.3", "7") == "accepted");
    CHECK(refusal("0", "8") == "accepted");
}

TEST_CASE("black bodies have the colours that are known of them") {
    // CIE chromaticities of Planckian radiators, as linear Rec.709 ratios (Wyszecki and Stiles: x,
    // y of 2,856 K are 0.4476, 0.4074; of 6,500 K 0.3135, 0.3236).
    const auto ratios = [](double x, double y) {
        const glm::dvec3 xyz(x / y, 1.0, (1 - x - y) / y);
        const glm::dvec3 rgb(3.2404542 * xyz.x - 1.5371385 * xyz.y - 0.4985314 * xyz.z,
                             -0.9692660 * xyz.x + 1.8760108 * xyz.y + 0.0415560 * xyz.z,
                             0.0556434 * xyz.x - 0.2040259 * xyz.y + 1.0572252 * xyz.z);
        return rgb;
    };
    for (const auto& [kelvin, x, y] :
         {std::tuple{2856.0, 0.4476, 0.4074}, {6500.0, 0.3135, 0.3236}}) {
        const glm::dvec3 colour = blackbody_color(kelvin);
        const glm::dvec3 known = ratios(x, y);
        for (int c = 0; c < 3; ++c) {
            CHECK(colour[c] == Approx(known[c]).margin(0.03));
        }
    }
}

}  // namespace turntable
