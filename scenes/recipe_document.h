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
    kConstant = 0,        ///< one label
    kUniform = 1,         ///< one label, uniform in [minimum, maximum]
    kUniformBox = 2,      ///< three independent labels
    kHaarRotation = 3,    ///< uniform in SO(3): quaternion x, y, z, w with w >= 0
    kOutsideQuarter = 4,  ///< the same, given a distance to 3DIEBench's training quarter of more
                          ///< than min_distance; a fifth label holds that distance
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
    std::vector<std::string> labels;
    std::string description;
};

/// A number of the scene: fixed, or the value of a factor (an index into the flat labels).
struct Scalar {
    double value = 0.0;
    int factor = kNoFactor;
};
using Triple = std::array<Scalar, 3>;

struct ColorValue {
    bool is_hsv = false;
    Triple components;  ///< linear Rec.709 R, G, B or H, S, V
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

struct ObjectTemplate {
    RotationValue rotation;
    Triple translation;
    TranslationFrame translation_frame = TranslationFrame::kWorld;
    Scalar scale{1.0};
};

struct CameraTemplate {
    PointValue position;
    PointValue target;
    Scalar field_of_view{0.691111};  ///< horizontal, radians
    double principal_x = 0.5;
    double principal_y = 0.5;
};

struct FloorTemplate {
    bool present = false;
    Scalar height;
    ColorValue albedo;
};

struct SunTemplate {
    Scalar strength;
    ColorValue color;
    PointValue towards;
    Scalar half_angle;
    SunLaw law = SunLaw::kTangentDisk;
};

struct SpotTemplate {
    Scalar power;
    ColorValue color;
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
    ColorValue environment;
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
};

struct RecipeDocument {
    std::string name;
    std::string description;
    std::vector<FactorGroup> factors;
    SceneTemplate scene;
    DatasetTemplate dataset;
    RecipeQuality quality;
};

}  // namespace turntable
