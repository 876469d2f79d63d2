// RecipeDocument: what a recipe says, as plain data. The reader fills it from YAML, the writer
// prints it, the builder turns its scene template into scenes.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assets/material.h"
#include "scenes/recipe.h"
#include "scenes/scene.h"
#include "scenes/units.h"

namespace turntable {

/// A fixed value: no factor.
inline constexpr int kNoFactor = -1;

/// How the values of a factor group are distributed.
enum class Law : std::uint32_t {
    kConstant = 0,          ///< one label
    kUniform = 1,           ///< one label, uniform in [minimum, maximum]
    kUniformBox = 2,        ///< three independent labels
    kHaarRotation = 3,      ///< uniform in SO(3): quaternion x, y, z, w with w >= 0
    kOutsideQuarter = 4,    ///< the same, given a distance to 3DIEBench's training quarter of more
                            ///< than min_distance; a fifth label holds that distance
    kLogUniform = 5,        ///< one label, its logarithm uniform; minimum > 0
    kChoice = 6,            ///< one label, a whole number: the position in `choices`, equal chances
    kUniformRectangle = 7,  ///< two independent labels
    kInteger = 8,           ///< one label, a whole number in [minimum, maximum], equal chances
    kHue = 9,  ///< hue, uniform in [0, 1], and saturation, which is `intervals[1].maximum`;
               ///< canonical: no colour (0, 0)
};

struct Interval {
    double minimum = 0.0;
    double maximum = 0.0;
};

/// What `factors:` declares under one name: a law and the labels of its values.
struct FactorGroup {
    std::string name;
    Law law = Law::kConstant;
    Dimension dimension = Dimension::kNumber;  ///< of the first three laws
    std::array<Interval, 3> intervals{};       ///< constant: both ends are the value
    double min_distance = 0.0;                 ///< radians
    std::vector<std::string> choices;          ///< kChoice: 1 or more distinct values
    /// One value a label (of kOutsideQuarter the first four): what the factor is where a design
    /// holds it. Empty: the middle of the range in the law's measure (of kInteger rounded down),
    /// the first choice, no rotation.
    std::vector<double> canonical;
    /// The ends of the range are one value (a full turn, a hue): a grid of n has steps of 1/n.
    bool cyclic = false;
    std::vector<std::string> labels;
    std::string description;
};

/// A name of the scene: fixed, or a choice of a kChoice factor (an index into the flat labels).
struct NameValue {
    std::string value;
    int factor = kNoFactor;
    /// With a factor: its choices, copied so that a scene can be built from the template alone.
    std::vector<std::string> choices;
};

/// Samples that every object gets. All factors that a block does not list are canonical.
enum class BlockKind : std::uint32_t {
    kCanonical = 0,   ///< one sample
    kSweep = 1,       ///< each listed factor alone, on its grid
    kPairs = 2,       ///< each pair of listed factors, on the product of their grids
    kGrid = 3,        ///< the product of all listed factors' grids
    kRandom = 4,      ///< `count` independent draws from the factors' laws
    kStratified = 5,  ///< `count` draws, a Latin hypercube through the laws
    kSobol = 6,       ///< `count` points of a scrambled Sobol sequence through the laws
    kOrbit = 7,       ///< `count` draws of `others`, each with the first listed factor on its grid
};

struct DesignBlock {
    BlockKind kind = BlockKind::kCanonical;
    std::vector<std::string> factors;  ///< names of factor groups
    std::vector<std::uint64_t> steps;  ///< grid sizes, one a listed factor
    std::uint64_t count = 1;
    std::vector<std::string> others;  ///< kOrbit
};

enum class SplitKind : std::uint32_t {
    kInstances = 0,  ///< `fraction` of each class's training objects vary, the rest are canonical
    kClasses = 1,    ///< `count` classes vary in training, the others are canonical
    kHeldOutRange = 2,  ///< samples whose value lies in a held-out range are for testing only
    kCombinations = 3,  ///< samples where for each factor a condition holds are for testing only
};

/// A condition on the value of one label, ends included; a choice by its position.
struct FactorInterval {
    std::string factor;  ///< a label's name
    Interval interval;
};

/// A way to divide the samples into training and testing, recorded with each of them.
struct SplitRule {
    std::string name;
    SplitKind kind = SplitKind::kInstances;
    double fraction = 1.0;
    std::uint64_t count = 1;
    std::vector<FactorInterval> conditions;  ///< kHeldOutRange: of one factor; those of one factor
                                             ///< stand together
};

/// A number of the scene: fixed, or the value of a factor (an index into the flat labels).
struct Scalar {
    double value = 0.0;
    int factor = kNoFactor;
};
using Triple = std::array<Scalar, 3>;

enum class ColorForm : std::uint32_t { kRgb = 0, kHsv = 1, kKelvin = 2 };

struct ColorValue {
    ColorForm form = ColorForm::kRgb;
    /// Linear Rec.709 R, G, B; or H, S, V; or the temperature of a black body in kelvin, alone
    /// (its colour has luminance 1).
    Triple components;
};

/// A point or a direction; a direction's radius is not read.
struct PointValue {
    bool is_spherical = false;
    Triple components;  ///< x, y, z or radius, polar angle from +Z, azimuth from +X to +Y
};

enum class RotationForm : std::uint32_t { kEuler = 0, kQuaternion = 1, kFactor = 2 };

struct RotationValue {
    RotationForm form = RotationForm::kEuler;
    Triple euler;                                          ///< kEuler
    std::array<double, 4> quaternion{0.0, 0.0, 0.0, 1.0};  ///< kQuaternion, x, y, z, w
    int factor = kNoFactor;                                ///< kFactor: label of its x component
};

enum class TranslationFrame : std::uint32_t { kWorld = 0, kObject = 1 };

struct MaterialSwapTemplate {
    bool present = false;
    ColorValue base_color{ColorForm::kRgb, {Scalar{0.5}, Scalar{0.5}, Scalar{0.5}}};
    Scalar metallic;
    Scalar roughness{0.5};
    /// kChoice of presets ("own" keeps the model's materials); replaces the three values above.
    NameValue preset;
};

struct ObjectTemplate {
    RotationValue rotation;
    Triple translation;
    TranslationFrame translation_frame = TranslationFrame::kWorld;
    Scalar scale{1.0};
    /// Moves the object so that its origin appears elsewhere: right and up by shares of the image's
    /// width and height, and farther along the optical axis, its place in the image kept.
    std::array<Scalar, 2> frame_offset;
    Scalar depth_offset;
    MaterialSwapTemplate material;
};

struct CameraTemplate {
    PointValue position;
    PointValue target;
    Scalar field_of_view{0.691111};  ///< horizontal, radians; not read when focal_length is set
    bool has_focal_length = false;
    Scalar focal_length{0.05};  ///< metres, of a lens on a sensor 36 mm wide
    Scalar roll;                ///< radians; positive turns the picture's content clockwise
    double principal_x = 0.5;
    double principal_y = 0.5;
};

struct FloorTemplate {
    bool present = false;
    Scalar height;
    ColorValue albedo;
    NameValue texture;  ///< a photo's id; "" or "none": plain
    Scalar tile{1.0};   ///< metres
    Scalar turn;        ///< radians
};

/// Radiance times 2^exposure, with or without a picture.
struct SurroundingsTemplate {
    bool present = false;
    ColorValue radiance;
    Scalar exposure;  ///< EV
    NameValue map;    ///< "" or "none": uniform
    Scalar turn;      ///< radians
};

inline SurroundingsTemplate white_surroundings() {
    SurroundingsTemplate white;
    white.radiance.components = {Scalar{1.0}, Scalar{1.0}, Scalar{1.0}};
    return white;
}

struct PropTemplate {
    PropShape shape = PropShape::kSphere;
    PointValue centre;
    Triple euler;  ///< radians, as of objects
    Triple size;
    ColorValue albedo;
};

struct OccluderTemplate {
    bool present = false;
    Scalar cover;
    Scalar direction;
    ColorValue albedo{ColorForm::kRgb, {Scalar{0.2}, Scalar{0.2}, Scalar{0.2}}};
};

struct CorruptionTemplate {
    bool present = false;
    NameValue kind;
    Scalar severity;  ///< rounded to a whole number
};

struct SunTemplate {
    Scalar strength;
    ColorValue color;
    Scalar exposure;  ///< EV: the strength is multiplied by 2^exposure
    PointValue towards;
    Scalar half_angle;
    SunLaw law = SunLaw::kTangentDisk;
};

struct SpotTemplate {
    Scalar power;
    ColorValue color;
    Scalar exposure;  ///< EV
    PointValue position;
    PointValue aim;
    Scalar half_angle;
    Scalar blend;
    Scalar radius;
    bool cosine_factor = true;
};

struct SceneTemplate {
    ObjectTemplate object;
    CameraTemplate camera;
    FloorTemplate floor;
    std::vector<SunTemplate> suns;
    std::vector<SpotTemplate> spots;
    /// How many of the lamps (suns, then spots) are lit, in the order they are listed; rounded.
    /// Those that are lit get the strength of all: each is multiplied by all / lit.
    Scalar lamps_lit{static_cast<double>(Scene::kMaxSuns + Scene::kMaxSpots)};
    SurroundingsTemplate environment;  ///< black unless a recipe says otherwise
    SurroundingsTemplate backdrop = white_surroundings();
    std::vector<PropTemplate> props;
    Scalar props_shown{static_cast<double>(Scene::kMaxProps)};  ///< the first so many; rounded
    OccluderTemplate occluder;
    CorruptionTemplate corruption;
    Film film;
    BounceLimits bounces;
};

/// The `dataset:` block: which samples, how they are labelled and stored.
struct DatasetTemplate {
    int views = 50;
    std::optional<std::uint64_t> objects;
    double train_fraction = 0.8;
    std::string labels = "3diebench";
    std::uint64_t shard_size = 1000;
    std::vector<std::string> planes;
    MtlRules mtl_rules = MtlRules::kOfficial;
    /// Only these classes and at most so many objects of each; empty, none: all.
    std::vector<std::string> classes;
    std::optional<std::uint64_t> objects_per_class;
};

struct RecipeDocument {
    std::string name;
    std::string description;
    std::vector<FactorGroup> factors;
    SceneTemplate scene;
    /// Empty: `dataset.views` independent draws of all factors an object.
    std::vector<DesignBlock> design;
    std::vector<SplitRule> splits;
    DatasetTemplate dataset;
    RecipeQuality quality;
};

}  // namespace turntable
