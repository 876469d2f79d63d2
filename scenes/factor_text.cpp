#include "scenes/factor_text.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/nearest_name.h"
#include "scenes/factor_law.h"
#include "scenes/scene.h"

namespace turntable {
namespace {

constexpr double kDegrees = 180 / std::numbers::pi;

bool is_rotation(const FactorGroup& group) {
    return group.law == Law::kHaarRotation || group.law == Law::kOutsideQuarter;
}

/// Angle of the rotation of a unit quaternion x, y, z, w; radians in [0, pi].
double rotation_angle(std::span<const double> q) {
    return 2 * std::atan2(std::hypot(q[0], q[1], q[2]), std::abs(q[3]));
}

/// At most four digits, a true minus sign, never "-0".
std::string number(double value, bool with_plus = false) {
    const double rounded = std::abs(value) < 1e-9 ? 0.0 : value;
    std::string text = fmt::format("{:.4g}", std::abs(rounded));
    if (rounded < 0) {
        return "\u2212" + text;
    }
    return with_plus && rounded > 0 ? "+" + text : text;
}

double largest(const Interval& interval) {
    return std::max(std::abs(interval.minimum), std::abs(interval.maximum));
}

/// All colours of a scene.
std::vector<const ColorValue*> colors_of(const SceneTemplate& scene) {
    std::vector<const ColorValue*> colors{&scene.floor.albedo, &scene.environment.radiance,
                                          &scene.backdrop.radiance, &scene.occluder.albedo,
                                          &scene.object.material.base_color};
    for (const SunTemplate& sun : scene.suns) {
        colors.push_back(&sun.color);
    }
    for (const SpotTemplate& spot : scene.spots) {
        colors.push_back(&spot.color);
    }
    for (const PropTemplate& prop : scene.props) {
        colors.push_back(&prop.albedo);
    }
    return colors;
}

}  // namespace

FactorText::FactorText(const Recipe& recipe) {
    const RecipeDocument& document = recipe.document();
    groups_ = document.factors;
    std::size_t labels = 0;
    for (const FactorGroup& group : groups_) {
        first_.push_back(labels);
        labels += factors_of(group).size();
    }
    roles_.assign(labels, Role::kNumber);
    const auto assign = [this](const Scalar& scalar, Role role) {
        if (scalar.factor != kNoFactor) {
            roles_[static_cast<std::size_t>(scalar.factor)] = role;
        }
    };
    const SceneTemplate& scene = document.scene;
    assign(scene.object.scale, Role::kScale);
    assign(scene.object.frame_offset[0], Role::kShare);
    assign(scene.object.frame_offset[1], Role::kShare);
    assign(scene.occluder.cover, Role::kShare);
    for (const ColorValue* color : colors_of(scene)) {
        if (color->form == ColorForm::kHsv) {
            assign(color->components[0], Role::kHue);
        }
    }
}

std::size_t FactorText::find(const std::string& name) const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        if (groups_[i].name == name) {
            return i;
        }
        names.push_back(groups_[i].name);
    }
    const std::string nearest = nearest_name(name, names);
    throw bad_input("the recipe has no factor '{}'{}", name,
                    nearest.empty() ? fmt::format("; it has: {}", fmt::join(names, ", "))
                                    : fmt::format(" (did you mean '{}'?)", nearest));
}

std::string FactorText::label_text(std::size_t group_index, std::size_t label, double value) const {
    const FactorGroup& group = groups_[group_index];
    if (group.law == Law::kChoice) {
        return group.choices.at(static_cast<std::size_t>(std::lround(value)));
    }
    switch (group.dimension) {
    case Dimension::kAngle:
        return number(value * kDegrees) + "\u00b0";
    case Dimension::kLength:
        return largest(group.intervals[label]) < 1 ? number(100 * value) + " cm"
                                                   : number(value) + " m";
    case Dimension::kExposure:
        return number(value, true) + " EV";
    case Dimension::kTemperature:
        return fmt::format("{:.0f} K", value);
    case Dimension::kNumber:
        break;
    case Dimension::kPower:
    case Dimension::kIrradiance:
    case Dimension::kPixels:
        return fmt::format("{} {}", number(value), si_unit(group.dimension));
    }
    switch (roles_[first_[group_index] + label]) {
    case Role::kHue:
        return fmt::format("hue {:.2f}", value);
    case Role::kScale:
        return "\u00d7" + number(value);
    case Role::kShare:
        return number(100 * value) + " %";
    case Role::kNumber:
        break;
    }
    return number(value);
}

std::string FactorText::value(std::size_t group_index, std::span<const double> factors) const {
    const FactorGroup& group = groups_[group_index];
    const std::span<const double> values = factors.subspan(first_[group_index]);
    if (is_rotation(group)) {
        return fmt::format("turned {:.0f}\u00b0", rotation_angle(values) * kDegrees);
    }
    if (group.law == Law::kHue) {
        return values[1] > 0 ? label_text(group_index, 0, values[0]) : std::string("no hue");
    }
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < group.labels.size(); ++i) {
        const Interval& interval = group.intervals[i];
        if (group.labels.size() == 1 || interval.minimum < interval.maximum) {
            parts.push_back(label_text(group_index, i, values[i]));
        }
    }
    return parts.size() == 1 ? parts[0] : fmt::format("({})", fmt::join(parts, ", "));
}

std::string FactorText::label_value(std::size_t group, std::size_t label,
                                    std::span<const double> factors) const {
    return label_text(group, label, factors[first_[group] + label]);
}

std::optional<glm::dvec3> FactorText::swatch(std::size_t group,
                                             std::span<const double> factors) const {
    const std::size_t label = first_[group];
    if (roles_[label] != Role::kHue) {
        return std::nullopt;
    }
    const bool colored = groups_[group].law != Law::kHue || factors[label + 1] > 0;
    return rgb_from_hsv(factors[label], colored ? 1.0 : 0.0, colored ? 1.0 : 0.75);
}

}  // namespace turntable
