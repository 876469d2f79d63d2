#include "scenes/recipe_schema.h"

#include <numbers>

#include "scenes/corruption_kinds.h"
#include "scenes/material_presets.h"

namespace turntable {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr Range kShare{Dimension::kNumber, 0, 1};
constexpr Range kLength{Dimension::kLength, -kLargest, kLargest};
constexpr Range kTurns{Dimension::kAngle, -200 * kPi, 200 * kPi};
constexpr Range kExposure{Dimension::kExposure, -32, 32};
constexpr Range kRadiance{Dimension::kNumber, 0, kLargest};
constexpr double kMostLamps = Scene::kMaxSuns + Scene::kMaxSpots;
constexpr double kMostProps = Scene::kMaxProps;
constexpr Range kBounces{Dimension::kNumber, 0, 64};

// Names of enumerations, in the order of their values.
const std::vector<std::string> kLaws{
    "constant",    "uniform", "uniform_box",       "haar_rotation", "outside_training_quarter",
    "log_uniform", "choice",  "uniform_rectangle", "integer",       "hue"};
const std::vector<std::string> kTranslationFrames{"world", "object"};
const std::vector<std::string> kPropShapes{"sphere", "box", "card"};
const std::vector<std::string> kSunLaws{"tangent_disk", "uniform_cone"};
const std::vector<std::string> kToneCurves{"filmic", "srgb", "linear"};
const std::vector<std::string> kDithers{"none", "blender"};
const std::vector<std::string> kMtlRules{"official", "blender-3.4"};
const std::vector<std::string> kLabelSpaces{"3diebench", "folders"};
const std::vector<std::string> kPlanes{"depth", "distance", "normal", "albedo",
                                       "uv",    "mask",     "id",     "part"};

const std::vector<std::string> kBlockKinds{"canonical", "sweep",      "pairs", "grid",
                                           "random",    "stratified", "sobol", "orbit"};
const std::vector<std::string> kSplitKinds{"instances", "classes", "held_out", "combinations"};
constexpr std::size_t kMostBlocks = 64;
constexpr std::size_t kMostSplits = 64;

std::vector<std::string> default_labels(const FactorGroup& group) {
    switch (group.law) {
    case Law::kUniformBox:
        return {group.name + "_x", group.name + "_y", group.name + "_z"};
    case Law::kHue:
        return {group.name, group.name + "_saturation"};
    case Law::kUniformRectangle:
        return {group.name + "_x", group.name + "_y"};
    case Law::kHaarRotation:
        return {"qx", "qy", "qz", "qw"};
    case Law::kOutsideQuarter:
        return {"qx", "qy", "qz", "qw", "training_distance"};
    default:
        return {group.name};
    }
}

template <class T>
void integer(RecipeForm& form, std::string_view key, T& value, const Range& range,
             Presence presence = Presence::kOptional) {
    auto wide = static_cast<std::uint64_t>(value);
    form.integer(key, wide, range, presence);
    value = static_cast<T>(wide);
}

bool is_fixed_at(const Scalar& scalar, double value) {
    return scalar.factor == kNoFactor && scalar.value == value;
}

bool is_unnamed(const NameValue& name) {
    return name.factor == kNoFactor && name.value.empty();
}

ColorValue grey(double value) {
    return {ColorForm::kRgb, {Scalar{value}, Scalar{value}, Scalar{value}}};
}

/// A scalar that recipes did not have from the start.
void later_scalar(RecipeForm& form, std::string_view key, Scalar& value, const Range& range,
                  double usual = 0.0) {
    form.unless_default(is_fixed_at(value, usual), [&](RecipeForm& inner) {
        inner.scalar(key, value, range, Presence::kOptional);
    });
}

void later_name(RecipeForm& form, std::string_view key, NameValue& value,
                std::span<const std::string> known) {
    form.unless_default(is_unnamed(value),
                        [&](RecipeForm& inner) { inner.name(key, value, known); });
}

std::vector<std::string> preset_names() {
    std::vector<std::string> names;
    for (const MaterialPreset& preset : material_presets()) {
        names.emplace_back(preset.name);
    }
    return names;
}

void describe(RecipeForm& form, MaterialSwapTemplate& swap) {
    later_name(form, "preset", swap.preset, preset_names());
    form.unless_default(!is_unnamed(swap.preset), [&](RecipeForm& inner) {
        inner.color("base_color", swap.base_color, kShare, Presence::kOptional);
        inner.scalar("metallic", swap.metallic, kShare, Presence::kOptional);
        inner.scalar("roughness", swap.roughness, kShare, Presence::kOptional);
    });
}

void describe(RecipeForm& form, ObjectTemplate& object) {
    form.rotation("rotation", object.rotation);
    form.triple("translation", object.translation, kLength);
    form.choice("translation_frame", object.translation_frame, kTranslationFrames);
    form.scalar("scale", object.scale, {Dimension::kNumber, 0, kLargest, true},
                Presence::kOptional);
    form.unless_default(
        is_fixed_at(object.frame_offset[0], 0) && is_fixed_at(object.frame_offset[1], 0),
        [&](RecipeForm& inner) {
            inner.pair("frame_offset", object.frame_offset, {Dimension::kNumber, -4, 4});
        });
    later_scalar(form, "depth_offset", object.depth_offset, kLength);
    form.optional_section("material", object.material.present,
                          [&](RecipeForm& inner) { describe(inner, object.material); });
}

void describe(RecipeForm& form, CameraTemplate& camera) {
    form.point("position", camera.position, Presence::kRequired);
    form.point("target", camera.target, Presence::kOptional);
    form.optional_scalar("focal_length", camera.has_focal_length, camera.focal_length,
                         {Dimension::kLength, 0, 100, true});
    if (!camera.has_focal_length) {
        form.scalar("field_of_view", camera.field_of_view, {Dimension::kAngle, 0, kPi, true, true},
                    Presence::kRequired);
    }
    form.number("principal_x", camera.principal_x, kShare);
    form.number("principal_y", camera.principal_y, kShare);
    later_scalar(form, "roll", camera.roll, kTurns);
}

void describe(RecipeForm& form, FloorTemplate& floor) {
    form.scalar("height", floor.height, kLength, Presence::kRequired);
    form.color("albedo", floor.albedo, kShare, Presence::kRequired);
    form.unless_default(is_unnamed(floor.texture), [&](RecipeForm& inner) {
        inner.name("texture", floor.texture, {});
        inner.scalar("tile", floor.tile, {Dimension::kLength, 0, kLargest, true},
                     Presence::kOptional);
        inner.scalar("turn", floor.turn, kTurns, Presence::kOptional);
    });
}

/// `radiance` is described by the caller: where it is required differs.
void describe_picture(RecipeForm& form, SurroundingsTemplate& surroundings) {
    later_scalar(form, "exposure", surroundings.exposure, kExposure);
    form.unless_default(is_unnamed(surroundings.map), [&](RecipeForm& inner) {
        inner.name("map", surroundings.map, {});
        inner.scalar("turn", surroundings.turn, kTurns, Presence::kOptional);
    });
}

void describe(RecipeForm& form, PropTemplate& prop) {
    form.choice("shape", prop.shape, kPropShapes, Presence::kRequired);
    form.point("centre", prop.centre, Presence::kRequired);
    form.triple("size", prop.size, {Dimension::kLength, 0, kLargest, true});
    form.triple("euler_xyz", prop.euler, kTurns);
    form.color("albedo", prop.albedo, kShare, Presence::kOptional);
}

void describe(RecipeForm& form, OccluderTemplate& occluder) {
    form.scalar("cover", occluder.cover, kShare, Presence::kRequired);
    form.scalar("direction", occluder.direction, kTurns, Presence::kOptional);
    form.color("albedo", occluder.albedo, kShare, Presence::kOptional);
}

void describe(RecipeForm& form, CorruptionTemplate& corruption) {
    form.name("kind", corruption.kind, corruption_names());
    form.scalar("severity", corruption.severity, {Dimension::kNumber, 0, kMostCorruptionSeverity},
                Presence::kRequired);
}

void describe(RecipeForm& form, SunTemplate& sun) {
    form.scalar("strength", sun.strength, {Dimension::kIrradiance, 0, kLargest},
                Presence::kRequired);
    form.color("color", sun.color, kShare, Presence::kOptional);
    later_scalar(form, "exposure", sun.exposure, kExposure);
    form.direction("towards", sun.towards);
    form.scalar("half_angle", sun.half_angle, {Dimension::kAngle, 0, kPi / 2, false, true},
                Presence::kRequired);
    form.choice("law", sun.law, kSunLaws);
}

void describe(RecipeForm& form, SpotTemplate& spot) {
    form.scalar("power", spot.power, {Dimension::kPower, 0, kLargest}, Presence::kRequired);
    form.color("color", spot.color, kShare, Presence::kOptional);
    later_scalar(form, "exposure", spot.exposure, kExposure);
    form.point("position", spot.position, Presence::kRequired);
    form.point("aim", spot.aim, Presence::kOptional);
    form.scalar("half_angle", spot.half_angle, {Dimension::kAngle, 0, kPi, true},
                Presence::kRequired);
    form.scalar("blend", spot.blend, kShare, Presence::kOptional);
    form.scalar("radius", spot.radius, {Dimension::kLength, 0, kLargest, true},
                Presence::kRequired);
    form.flag("cosine_factor", spot.cosine_factor);
}

void describe(RecipeForm& form, Film& film) {
    form.pixel_size("size", film.width, film.height, {Dimension::kPixels, 8, 16384});
    form.number("filter_radius", film.filter_radius, {Dimension::kPixels, 0.5, 8});
    form.choice("tone_curve", film.tone_curve, kToneCurves);
    form.number("exposure", film.exposure, {Dimension::kExposure, -32, 32});
    form.choice("dither", film.dither, kDithers);
}

void describe(RecipeForm& form, BounceLimits& bounces) {
    integer(form, "total", bounces.total, kBounces);
    integer(form, "diffuse", bounces.diffuse, kBounces);
    integer(form, "glossy", bounces.glossy, kBounces);
    integer(form, "transparent", bounces.transparent, {Dimension::kNumber, 0, 1024});
    form.number("filter_glossy", bounces.filter_glossy, {Dimension::kNumber, 0, 10});
    form.number("clamp_indirect", bounces.clamp_indirect, {Dimension::kNumber, 0, kLargest});
}

SunTemplate white_sun() {
    SunTemplate sun;
    sun.color = grey(1);
    sun.towards.components = {Scalar{0}, Scalar{0}, Scalar{1}};
    return sun;
}

SpotTemplate white_spot() {
    SpotTemplate spot;
    spot.color = grey(1);
    return spot;
}

PropTemplate grey_prop() {
    PropTemplate prop;
    prop.size = {Scalar{1}, Scalar{1}, Scalar{1}};
    prop.albedo = grey(0.5);
    return prop;
}

void describe(RecipeForm& form, DesignBlock& block) {
    constexpr Range kSteps{Dimension::kNumber, 1, 1e5};
    constexpr Range kCount{Dimension::kNumber, 1, 2147483647};
    form.choice("kind", block.kind, kBlockKinds, Presence::kRequired);
    switch (block.kind) {
    case BlockKind::kCanonical:
        break;
    case BlockKind::kSweep:
    case BlockKind::kPairs:
    case BlockKind::kGrid:
        form.names("factors", block.factors, Presence::kRequired);
        form.counts("steps", block.steps, block.factors.size(), kSteps);
        break;
    case BlockKind::kRandom:
    case BlockKind::kStratified:
    case BlockKind::kSobol:
        form.names("factors", block.factors, Presence::kRequired);
        form.integer("count", block.count, kCount, Presence::kRequired);
        break;
    case BlockKind::kOrbit:
        form.names("factors", block.factors, Presence::kRequired);
        form.counts("steps", block.steps, block.factors.size(), kSteps);
        form.names("others", block.others, Presence::kRequired);
        form.integer("count", block.count, kCount, Presence::kRequired);
        break;
    }
}

void describe(RecipeForm& form, SplitRule& rule) {
    form.identifier("name", rule.name);
    form.choice("kind", rule.kind, kSplitKinds, Presence::kRequired);
    switch (rule.kind) {
    case SplitKind::kInstances:
        form.number("fraction", rule.fraction, kShare);
        break;
    case SplitKind::kClasses:
        form.integer("count", rule.count, {Dimension::kNumber, 0, 1e6}, Presence::kRequired);
        break;
    case SplitKind::kHeldOutRange:
        form.held_out(rule.conditions);
        break;
    case SplitKind::kCombinations:
        form.combination("where", rule.conditions);
        break;
    }
}

template <class T>
void items(RecipeForm& form, std::string_view key, std::vector<T>& values, std::size_t most,
           const T& fresh) {
    form.items(
        key, values.size(), most, [&](std::size_t size) { values.assign(size, fresh); },
        [&](RecipeForm& item, std::size_t index) { describe(item, values[index]); });
}

void describe(RecipeForm& form, SceneTemplate& scene) {
    const auto part = [&form](std::string_view key, Presence presence, auto& value) {
        form.section(key, presence, [&value](RecipeForm& inner) { describe(inner, value); });
    };
    part("object", Presence::kOptional, scene.object);
    part("camera", Presence::kRequired, scene.camera);
    form.optional_section("floor", scene.floor.present,
                          [&](RecipeForm& inner) { describe(inner, scene.floor); });
    items(form, "suns", scene.suns, Scene::kMaxSuns, white_sun());
    items(form, "spots", scene.spots, Scene::kMaxSpots, white_spot());
    later_scalar(form, "lamps_lit", scene.lamps_lit, {Dimension::kNumber, 0, kMostLamps},
                 kMostLamps);
    form.section("environment", Presence::kOptional, [&](RecipeForm& inner) {
        inner.color("radiance", scene.environment.radiance, kRadiance, Presence::kRequired);
        describe_picture(inner, scene.environment);
    });
    form.optional_section("backdrop", scene.backdrop.present, [&](RecipeForm& inner) {
        inner.color("radiance", scene.backdrop.radiance, kRadiance, Presence::kOptional);
        describe_picture(inner, scene.backdrop);
    });
    form.unless_default(scene.props.empty(), [&](RecipeForm& inner) {
        items(inner, "props", scene.props, Scene::kMaxProps, grey_prop());
    });
    later_scalar(form, "props_shown", scene.props_shown, {Dimension::kNumber, 0, kMostProps},
                 kMostProps);
    form.optional_section("occluder", scene.occluder.present,
                          [&](RecipeForm& inner) { describe(inner, scene.occluder); });
    form.optional_section("corruption", scene.corruption.present,
                          [&](RecipeForm& inner) { describe(inner, scene.corruption); });
    part("film", Presence::kOptional, scene.film);
    part("bounces", Presence::kOptional, scene.bounces);
}

void describe(RecipeForm& form, DatasetTemplate& dataset, bool has_design) {
    // A design says how many samples an object gets.
    form.unless_default(has_design, [&](RecipeForm& inner) {
        integer(inner, "views", dataset.views, {Dimension::kNumber, 1, kLargest});
    });
    form.integer_or("objects", dataset.objects, {Dimension::kNumber, 1, 1e9}, "all");
    form.unless_default(dataset.classes.empty(), [&](RecipeForm& inner) {
        inner.names("classes", dataset.classes, Presence::kOptional);
    });
    form.unless_default(!dataset.objects_per_class, [&](RecipeForm& inner) {
        inner.integer_or("objects_per_class", dataset.objects_per_class,
                         {Dimension::kNumber, 1, 1e9}, "all");
    });
    form.number("train_fraction", dataset.train_fraction, kShare);
    std::uint32_t space = dataset.labels == kLabelSpaces[0] ? 0 : 1;
    form.choice_index("labels", space, kLabelSpaces, Presence::kOptional);
    dataset.labels = kLabelSpaces[space];
    integer(form, "shard_size", dataset.shard_size, {Dimension::kNumber, 1, 1e9});
    form.subset("planes", dataset.planes, kPlanes);
    form.choice("mtl_rules", dataset.mtl_rules, kMtlRules);
}

void describe(RecipeForm& form, RecipeQuality& quality) {
    std::optional<std::uint64_t> samples;
    if (quality.samples_per_pixel > 0) {
        samples = static_cast<std::uint64_t>(quality.samples_per_pixel);
    }
    form.integer_or("samples_per_pixel", samples, {Dimension::kNumber, 1, 65536}, "adaptive");
    quality.samples_per_pixel = static_cast<int>(samples.value_or(0));
    form.number("noise_target", quality.noise_target, {Dimension::kNumber, 0, 255, true});
    integer(form, "max_samples_per_pixel", quality.max_samples_per_pixel,
            {Dimension::kNumber, 1, 65536});
    form.flag("floor_cache", quality.floor_cache);
    integer(form, "min_object_pixels", quality.min_object_pixels, {Dimension::kNumber, 0, 1e9});
    form.number("max_clipped_fraction", quality.max_clipped_fraction, kShare);
    integer(form, "jpeg_quality", quality.jpeg_quality, {Dimension::kNumber, 1, 100});
    form.unless_default(quality.min_object_level == 0.0, [&](RecipeForm& inner) {
        inner.number("min_object_level", quality.min_object_level, {Dimension::kNumber, 0, 255});
    });
    form.unless_default(quality.min_visible_fraction == 0.0, [&](RecipeForm& inner) {
        inner.number("min_visible_fraction", quality.min_visible_fraction, kShare);
    });
    form.unless_default(!quality.reject_missing_textures, [&](RecipeForm& inner) {
        inner.flag("reject_missing_textures", quality.reject_missing_textures);
    });
    form.unless_default(quality.attempts == 0, [&](RecipeForm& inner) {
        integer(inner, "attempts", quality.attempts, {Dimension::kNumber, 0, 100});
    });
}

}  // namespace

const std::string& name_of(BlockKind kind) {
    return kBlockKinds[static_cast<std::size_t>(kind)];
}

const std::vector<std::string>& plane_names() {
    return kPlanes;
}

void describe(RecipeForm& form, FactorGroup& group) {
    form.choice("law", group.law, kLaws, Presence::kRequired);
    switch (group.law) {
    case Law::kConstant:
        form.any_quantity("value", group.intervals[0].minimum, group.dimension);
        group.intervals[0].maximum = group.intervals[0].minimum;
        break;
    case Law::kUniform:
        form.intervals("range", std::span(group.intervals).first(1), group.dimension);
        break;
    case Law::kUniformBox:
        form.intervals("box", group.intervals, group.dimension);
        break;
    case Law::kUniformRectangle:
        form.intervals("box", std::span(group.intervals).first(2), group.dimension);
        break;
    case Law::kLogUniform:
    case Law::kInteger:
        form.intervals("range", std::span(group.intervals).first(1), group.dimension);
        break;
    case Law::kChoice:
        form.names("choices", group.choices, Presence::kRequired);
        break;
    case Law::kHue:
        group.intervals[0] = {0.0, 1.0};
        if (group.intervals[1].maximum == 0) {
            group.intervals[1].maximum = 1.0;
        }
        form.number("saturation", group.intervals[1].maximum, {Dimension::kNumber, 0, 1, true});
        break;
    case Law::kHaarRotation:
        break;
    case Law::kOutsideQuarter:
        // Up to here at least one proposal in forty is accepted (tests/scenes).
        form.number("min_distance", group.min_distance, {Dimension::kAngle, 0, kPi / 3});
        break;
    }
    if (group.labels.empty()) {
        group.labels = default_labels(group);
    }
    if (group.law == Law::kUniform) {
        form.unless_default(!group.cyclic,
                            [&](RecipeForm& inner) { inner.flag("cyclic", group.cyclic); });
    }
    if (group.law != Law::kConstant) {
        form.unless_default(group.canonical.empty(),
                            [&](RecipeForm& inner) { inner.canonical("canonical", group); });
    }
    if (group.labels.size() > 1) {
        form.labels("labels", group.labels);
    }
    form.text("description", group.description);
}

void describe(RecipeForm& form, RecipeDocument& document) {
    std::uint64_t schema = 1;
    form.integer("schema", schema, {Dimension::kNumber, 1, 1}, Presence::kRequired);
    form.identifier("name", document.name);
    form.text("description", document.description);
    form.factor_groups("factors", document.factors);
    form.section("scene", Presence::kRequired,
                 [&](RecipeForm& inner) { describe(inner, document.scene); });
    form.unless_default(document.design.empty(), [&](RecipeForm& inner) {
        items(inner, "design", document.design, kMostBlocks, DesignBlock{});
    });
    form.unless_default(document.splits.empty(), [&](RecipeForm& inner) {
        items(inner, "splits", document.splits, kMostSplits, SplitRule{});
    });
    form.section("dataset", Presence::kOptional, [&](RecipeForm& inner) {
        describe(inner, document.dataset, !document.design.empty());
    });
    form.section("quality", Presence::kOptional,
                 [&](RecipeForm& inner) { describe(inner, document.quality); });
}

}  // namespace turntable
