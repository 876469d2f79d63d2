// What a recipe may not say, each with the one line that people read.
#include <string>

#include "base/error.h"
#include "scenes/recipe.h"
#include "tests/catch.h"

namespace turntable {

namespace {

const std::string kRecipe = R"(schema: 1
name: valid
factors:
  hue: {law: uniform, range: [0, 1]}
  tilt: {law: uniform, range: [0 deg, 45 deg]}
  turn: {law: haar_rotation}
  shift: {law: uniform_box, box: [[0 m, 1 m], [0 m, 1 m], [0 m, 1 m]]}
scene:
  object:
    rotation: $turn
    translation: $shift
  camera:
    position: {radius: 2 m, polar: 45 deg, azimuth: 0 deg}
    field_of_view: 40 deg
  floor:
    height: -1 m
    albedo: {hsv: [$hue, 0.6, 0.6]}
  suns:
    - strength: 1.5 W/m2
      half_angle: 45 deg
  spots:
    - power: 500 W
      position: {radius: 4 m, polar: $tilt, azimuth: 0 deg}
      half_angle: 11.25 deg
      radius: 0.25 m
  environment:
    radiance: [0.05, 0.05, 0.05]
  film:
    size: [256 px, 256 px]
dataset:
  views: 50
quality:
  jpeg_quality: 95
)";

/// The message for kRecipe with one occurrence of `from` changed.
std::string refusal(const std::string& from, const std::string& to) {
    std::string text = kRecipe;
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    try {
        (void)Recipe::parse(text, "my.yaml");
    } catch (const Error& error) {
        CHECK(error.code() == ExitCode::kBadInput);
        return error.what();
    }
    return "accepted";
}

struct Case {
    const char* from;
    const char* to;
    const char* message;
};

void check_all(std::initializer_list<Case> cases) {
    for (const Case& c : cases) {
        CHECK(refusal(c.from, c.to) == c.message);
    }
}

}  // namespace

TEST_CASE("the recipe that the refusals change is accepted") {
    CHECK(refusal("valid", "valid2") == "accepted");
}

TEST_CASE("unknown, repeated and missing keys") {
    check_all({
        {"power:", "powr:",
         "my.yaml:22: scene.spots[0]: unknown key 'powr' (did you mean 'power'?)"},
        {"views:", "angle:", "my.yaml:31: dataset: unknown key 'angle'"},
        {"dataset:", "datasets:", "my.yaml:30: unknown key 'datasets' (did you mean 'dataset'?)"},
        {"{law: haar_rotation}", "{law: haar_rotation, range: [0, 1]}",
         "my.yaml:6: factors.turn: unknown key 'range'"},
        {"schema: 1\n", "", "my.yaml:1: 'schema' is missing"},
        {"schema: 1", "schema: 2", "my.yaml:1: schema: 2 is outside [1, 1]"},
        {"    field_of_view: 40 deg\n", "", "my.yaml:13: scene.camera: 'field_of_view' is missing"},
        {"  views: 50", "  views: 50\n  views: 51", "my.yaml:32: dataset: 'views' is given twice"},
        {"name: valid", "name: Not Valid",
         "my.yaml:2: name: must be 1 to 64 of a-z, 0-9, '_', '-' and '.'"},
    });
}

TEST_CASE("wrong and missing units") {
    check_all({
        {"40 deg", "40",
         "my.yaml:14: scene.camera.field_of_view: '40' is a plain number; this must "
         "be an angle (deg or rad)"},
        {"0.25 m", "0.25 rad",
         "my.yaml:25: scene.spots[0].radius: '0.25 rad' is an angle (deg or "
         "rad); this must be a length (m, cm or mm)"},
        {"0.25 m", "0.25 metres", "my.yaml:25: scene.spots[0].radius: 'metres' is no unit"},
        {"500 W", "bright", "my.yaml:22: scene.spots[0].power: 'bright' is not a number"},
        {"[0.05, 0.05, 0.05]", "[0.05, 0.05 W, 0.05]",
         "my.yaml:27: scene.environment.radiance[1]: '0.05 W' is a power (W); this must be a plain "
         "number"},
        {"[0 deg, 45 deg]", "[0 deg, 45 m]",
         "my.yaml:5: factors.tilt.range: its ends are an angle (deg or rad) and a length (m, cm or "
         "mm)"},
        {"[0 m, 1 m]]", "[0 deg, 1 deg]]",
         "my.yaml:7: factors.shift.box[2]: has another unit than the first range"},
        {"[256 px, 256 px]", "[256, 256]",
         "my.yaml:29: scene.film.size[0]: '256' is a plain number; this must be a number of pixels "
         "(px)"},
    });
}

TEST_CASE("impossible ranges") {
    check_all({
        {"[0 deg, 45 deg]", "[45 deg, 0 deg]",
         "my.yaml:5: factors.tilt.range: its minimum 45 deg is above its maximum 0 deg"},
        {"0.25 m", "-0.25 m",
         "my.yaml:25: scene.spots[0].radius: -0.25 m is outside (0 m, 1000000 m]"},
        {"0.25 m", "0 m", "my.yaml:25: scene.spots[0].radius: 0 m is outside (0 m, 1000000 m]"},
        {"11.25 deg", "181 deg",
         "my.yaml:24: scene.spots[0].half_angle: 181 deg is outside (0 deg, 180 deg]"},
        {"half_angle: 45 deg", "half_angle: 90 deg",
         "my.yaml:20: scene.suns[0].half_angle: 90 deg is outside [0 deg, 90 deg)"},
        {"views: 50", "views: 0", "my.yaml:31: dataset.views: 0 is outside [1, 1000000]"},
        {"views: 50", "views: 2.5", "my.yaml:31: dataset.views: 2.5 is not a whole number"},
        {"{hsv: [$hue, 0.6, 0.6]}", "[0.5, 1.5, 0.5]",
         "my.yaml:17: scene.floor.albedo[1]: 1.5 is outside [0, 1]"},
        {"[$hue, 0.6, 0.6]", "[1.2, 0.6, 0.6]",
         "my.yaml:17: scene.floor.albedo.hsv[0]: 1.2 is outside [0, 1]"},
        {"range: [0, 1]", "range: [0, 2]",
         "my.yaml:17: scene.floor.albedo.hsv[0]: $hue reaches over [0, 2], which is not within [0, "
         "1]"},
        {"[0.05, 0.05, 0.05]", "[-0.05, 0, 0]",
         "my.yaml:27: scene.environment.radiance[0]: -0.05 is outside [0, 1000000]"},
        {"40 deg", "180 deg",
         "my.yaml:14: scene.camera.field_of_view: 180 deg is outside (0 deg, 180 deg)"},
        {"jpeg_quality: 95", "jpeg_quality: 101",
         "my.yaml:33: quality.jpeg_quality: 101 is outside [1, 100]"},
        {"[256 px, 256 px]", "[256 px, 4 px]",
         "my.yaml:29: scene.film.size[1]: 4 px is outside [8 px, 16384 px]"},
        {"{law: haar_rotation}", "{law: outside_training_quarter, min_distance: 61 deg}",
         "my.yaml:6: factors.turn.min_distance: 61 deg is outside [0 deg, 60 deg]"},
    });
}

TEST_CASE("references to factors") {
    check_all({
        {"$hue", "$hu",
         "my.yaml:17: scene.floor.albedo.hsv[0]: no factor is called 'hu' (did you "
         "mean 'hue'?)"},
        {"$hue", "$tilt",
         "my.yaml:17: scene.floor.albedo.hsv[0]: $tilt is an angle (deg or rad); "
         "this must be a plain number"},
        {"$hue", "$qx",
         "my.yaml:17: scene.floor.albedo.hsv[0]: $qx is a part of the rotation $turn"},
        {"$hue", "$shift",
         "my.yaml:17: scene.floor.albedo.hsv[0]: $shift has several values; this must be one"},
        {"$turn", "$hue", "my.yaml:10: scene.object.rotation: $hue is not a rotation"},
        {"$shift", "$turn",
         "my.yaml:11: scene.object.translation: $turn is not a factor of three "
         "values"},
        {"$hue", "0.5", "my.yaml:4: factors.hue: the scene does not use this factor"},
        {"{law: haar_rotation}", "{law: haar_rotation, labels: [hue, qy, qz, qw]}",
         "my.yaml:6: factors.turn: the label 'hue' is taken"},
        {"{law: haar_rotation}", "{law: haar_rotation, labels: [qx, qy, qz]}",
         "my.yaml:6: factors.turn.labels: must be a list of 4 labels"},
        {"  hue: {", "  Hue: {",
         "my.yaml:4: factors.Hue: a factor's name is 1 to 64 of a-z, 0-9 and "
         "'_', a letter first"},
        {"law: uniform,", "law: gaussian,",
         "my.yaml:4: factors.hue.law: 'gaussian' is none of: constant, uniform, uniform_box, "
         "haar_rotation, outside_training_quarter, "
         "log_uniform, choice, uniform_rectangle, integer, hue"},
    });
}

TEST_CASE("shapes of values") {
    check_all({
        {"[0.05, 0.05, 0.05]", "0.05",
         "my.yaml:27: scene.environment.radiance: must be a list of 3 "
         "values, or the name of a factor that has three"},
        {"{hsv: [$hue, 0.6, 0.6]}", "{hsl: [$hue, 0.6, 0.6]}",
         "my.yaml:17: scene.floor.albedo: unknown key 'hsl' (did you mean 'hsv'?)"},
        {"$turn", "{euler_xyz: [0 deg, 0 deg, 0 deg], quaternion: [0, 0, 0, 1]}",
         "my.yaml:10: scene.object.rotation: must be {euler_xyz: [x, y, z]}, {quaternion: [x, y, "
         "z, "
         "w]} or the name of a rotation factor"},
        {"$turn", "{quaternion: [0, 0, 0, 0.5]}",
         "my.yaml:10: scene.object.rotation.quaternion: has length 0.5, not 1"},
        {"views: 50", "views: [50]", "my.yaml:31: dataset.views: must be a single value"},
        {"views: 50", "views:", "my.yaml:31: dataset.views: has no value"},
        {"  environment:\n    radiance: [0.05, 0.05, 0.05]\n", "  environment: dark\n",
         "my.yaml:26: scene.environment: must be a mapping of keys to values"},
        {"    - strength: 1.5 W/m2\n      half_angle: 45 deg\n", "    bright\n",
         "my.yaml:19: scene.suns: must be a list of at most 4 items"},
    });
}

TEST_CASE("scenes that are impossible as a whole") {
    check_all({
        {"{radius: 2 m, polar: 45 deg, azimuth: 0 deg}", "[0 m, 0 m, 2 m]",
         "my.yaml:13: scene.camera: camera: looks along Z, so that no image up is nearest to +Z"},
        {"{radius: 2 m, polar: 45 deg, azimuth: 0 deg}", "[0 m, 0 m, 0 m]",
         "my.yaml:13: scene.camera: camera: position and target coincide"},
        {"half_angle: 45 deg\n", "half_angle: 45 deg\n      towards: [0, 0, 0]\n",
         "my.yaml:9: scene: sun: its direction is the zero vector"},
        {"{radius: 4 m, polar: $tilt", "{radius: 0 m, polar: $tilt",
         "my.yaml:9: scene: spot: stands on the point it is aimed at"},
    });
}

TEST_CASE("text that is no recipe") {
    const auto parse = [](const std::string& text) -> std::string {
        try {
            (void)Recipe::parse(text, "my.yaml");
        } catch (const Error& error) {
            return error.what();
        }
        return "accepted";
    };
    CHECK(parse("") == "my.yaml:1: is not one YAML document");
    CHECK(parse("schema: 1\n---\nschema: 1\n") == "my.yaml:1: is not one YAML document");
    CHECK(parse(",,,,") == "my.yaml:1: is not one YAML document");
    CHECK(parse("schema: 1\n, more\n").starts_with("my.yaml:"));
    CHECK(parse("just words") == "my.yaml:1: must be a mapping of keys to values");
    CHECK(parse("schema: 1\nname: [unclosed\n").starts_with("my.yaml:"));
    CHECK(parse("schema: 1\n? [a, b]\n: c\n") == "my.yaml:2: a key that is not a plain word");
    CHECK(parse("schema: *nowhere\n").starts_with("my.yaml:1: not valid YAML: "));
    CHECK(parse(std::string(2'000'000, '#')) == "my.yaml:1: a recipe of more than 1048576 bytes");
    CHECK(parse(std::string(100'000, '[')).starts_with("my.yaml:1: not valid YAML: "));
}

}  // namespace turntable
