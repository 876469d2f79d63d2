#include "generator/caption.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <numbers>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <glm/common.hpp>

#include "assets/background_pack.h"
#include "base/rotation.h"

namespace turntable {
namespace {

// Thresholds of docs/labels.md, "Captions".
constexpr double kTiny = 0.15;  // apparent size over the frame's shorter side
constexpr double kSmall = 0.35;
constexpr double kLarge = 0.8;
constexpr double kOffCentre = 0.08;  // of the frame's width or height
constexpr double kCutPixels = 1.0;
constexpr double kGreyLight = 0.12;    // saturation of display colours
constexpr double kTintedLight = 0.45;  // below it people say warm or cool, not yellow or blue

double encoded_srgb(double linear) {
    const double v = std::clamp(linear, 0.0, 1.0);
    return v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1.0 / 2.4) - 0.055;
}

struct Hsv {
    double hue = 0.0;  ///< degrees
    double saturation = 0.0;
    double value = 0.0;
};

/// Of the display colour.
Hsv display_hsv(const glm::dvec3& linear) {
    const glm::dvec3 c(encoded_srgb(linear.x), encoded_srgb(linear.y), encoded_srgb(linear.z));
    const double most = std::max({c.x, c.y, c.z});
    const double range = most - std::min({c.x, c.y, c.z});
    if (!(range > 0.0)) {
        return {0.0, 0.0, most};
    }
    double sixths = 0.0;
    if (most == c.x) {
        sixths = (c.y - c.z) / range;
    } else if (most == c.y) {
        sixths = 2.0 + (c.z - c.x) / range;
    } else {
        sixths = 4.0 + (c.x - c.y) / range;
    }
    return {std::fmod(60.0 * sixths + 360.0, 360.0), range / most, most};
}

struct HueName {
    double last;  ///< degrees, of the sector
    std::string_view name;
};
constexpr std::array<HueName, 12> kHues{{{15, "red"},
                                         {42, "orange"},
                                         {68, "yellow"},
                                         {95, "lime"},
                                         {150, "green"},
                                         {190, "teal"},
                                         {215, "sky blue"},
                                         {255, "blue"},
                                         {288, "violet"},
                                         {318, "magenta"},
                                         {338, "pink"},
                                         {360, "red"}}};

std::string_view hue_name(double degrees) {
    for (const HueName& hue : kHues) {
        if (degrees <= hue.last) {
            return hue.name;
        }
    }
    return kHues.back().name;
}

std::string_view grey_name(double value) {
    if (value > 0.93) {
        return "white";
    }
    if (value > 0.65) {
        return "light grey";
    }
    if (value > 0.35) {
        return "grey";
    }
    return value > 0.12 ? "dark grey" : "black";
}

/// "forest_path-2k" to "forest path 2k".
std::string in_words(std::string id) {
    std::replace_if(
        id.begin(), id.end(), [](char c) { return c == '-' || c == '_' || c == '/' || c == '.'; },
        ' ');
    return id;
}

/// What a picture shows: the pack says of its maps; of others only the name is known.
std::string picture_text(const std::string& id) {
    const PackEntry* entry = find_in_pack(id);
    return entry != nullptr ? std::string(entry->description)
                            : fmt::format("the picture \"{}\"", in_words(id));
}

std::string percent(double share) {
    return fmt::format("{:.0f} percent", 100.0 * share);
}

std::string subject(const SampleRecord& record) {
    const double share = record.apparent_size / std::min(record.width, record.height);
    std::string size;
    if (share > kLarge) {
        size = "large ";
    } else if (share < kTiny) {
        size = "tiny ";
    } else if (share < kSmall) {
        size = "small ";
    }
    std::string text =
        with_article(size + (record.class_name.empty() ? "object" : record.class_name));
    text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

/// Empty when the object is as in its canonical view, to half a degree.
std::string turn_text(const SampleRecord& record) {
    const auto& q = record.relative_quaternion;
    const double angle = geodesic_distance({}, {q[0], q[1], q[2], q[3]});
    const double degrees = std::round(angle * 180.0 / std::numbers::pi);
    return degrees < 1.0
               ? std::string()
               : fmt::format("turned by {:.0f} degree{}", degrees, degrees == 1.0 ? "" : "s");
}

std::string place_text(const SampleRecord& record) {
    const double right = record.position[0] / record.width - 0.5;
    const double down = record.position[1] / record.height - 0.5;
    std::vector<std::string_view> sides;
    if (std::abs(down) > kOffCentre) {
        sides.emplace_back(down > 0.0 ? "below" : "above");
    }
    if (std::abs(right) > kOffCentre) {
        sides.emplace_back(right > 0.0 ? "right of" : "left of");
    }
    return sides.empty() ? std::string() : fmt::format("{} centre", fmt::join(sides, " and "));
}

std::string cut_text(const SampleRecord& record) {
    const auto& box = record.full_box;
    const bool cut = box[0] < -kCutPixels || box[1] < -kCutPixels ||
                     box[2] > record.width + kCutPixels || box[3] > record.height + kCutPixels;
    return cut ? "cut off by the frame" : "";
}

std::string occluder_text(const Scene& scene) {
    const bool hides = std::round(100.0 * scene.occluder.cover) >= 1.0;
    return hides ? "about " + percent(scene.occluder.cover) + " hidden by a card" : std::string();
}

std::string surface_text(const Scene& scene) {
    if (!scene.material_swap) {
        return "";
    }
    const MaterialSwap& swap = *scene.material_swap;
    const char* finish = swap.roughness < 0.35 ? "glossy" : "matt";
    const char* kind = swap.metallic > 0.5 ? " metallic" : "";
    return fmt::format("with a {}{} {} surface", finish, kind, color_name(swap.base_color));
}

/// "on a teal floor"; empty without one.
std::string floor_text(const Scene& scene) {
    const Floor& floor = scene.floor;
    if (!floor.present) {
        return "";
    }
    if (!floor.texture.id.empty()) {
        return fmt::format("over a floor that shows {}", picture_text(floor.texture.id));
    }
    return fmt::format("on {} floor", with_article(color_name(floor.albedo)));
}

/// What the picture shows where nothing is; empty when the floor fills it.
std::string background_text(const SampleRecord& record, const Scene& scene) {
    const bool floor_fills = scene.floor.present && (record.background == "floor" ||
                                                     record.background == scene.floor.texture.id);
    if (floor_fills) {
        return "";
    }
    if (record.background != "plain") {
        return "before " + picture_text(record.background);
    }
    const glm::dvec3 radiance =
        scene.backdrop.present ? scene.backdrop.radiance : scene.environment.radiance;
    return fmt::format("before {} background", with_article("plain " + color_name(radiance)));
}

void add_lamp(const glm::dvec3& strength, std::vector<std::string>& names) {
    if (std::max({strength.x, strength.y, strength.z}) > 0.0) {
        names.push_back(light_name(strength));
    }
}

/// Names of the lamps' colours, each once, white ones only when there are no others.
std::vector<std::string> lamp_names(const Scene& scene) {
    std::vector<std::string> names;
    for (const Sun& sun : scene.suns) {
        add_lamp(sun.strength, names);
    }
    for (const Spot& spot : scene.spots) {
        add_lamp(spot.power, names);
    }
    std::vector<std::string> once;
    for (const std::string& name : names) {
        const bool white = name == "white";
        const bool others = std::any_of(names.begin(), names.end(),
                                        [](const std::string& other) { return other != "white"; });
        if (std::find(once.begin(), once.end(), name) == once.end() && !(white && others)) {
            once.push_back(name);
        }
    }
    return once;
}

std::string light_text(const SampleRecord& record, const Scene& scene) {
    const std::vector<std::string> names = lamp_names(scene);
    if (names.size() > 2) {
        return "under light of several colours";
    }
    if (!names.empty()) {
        const bool tint =
            names.front() == "white" || names.front() == "warm" || names.front() == "cool";
        return fmt::format("{} {} light", tint && names.size() == 1 ? "in" : "under",
                           fmt::join(names, " and "));
    }
    if (record.light == "lamps") {
        return "";  // a uniform environment: no lamp to speak of
    }
    return record.light == record.background ? "lit by it" : "lit by " + picture_text(record.light);
}

std::string corruption_text(const Scene& scene) {
    const Corruption& corruption = scene.corruption;
    if (corruption.severity <= 0 || corruption.kind.empty() || corruption.kind == "none") {
        return "";
    }
    return fmt::format("the picture degraded by {} of severity {}", in_words(corruption.kind),
                       corruption.severity);
}

}  // namespace

std::string color_name(const glm::dvec3& linear) {
    const Hsv c = display_hsv(linear);
    if (c.saturation < kGreyLight || c.value < 0.1) {
        return std::string(grey_name(c.value));
    }
    const std::string_view hue = hue_name(c.hue);
    if (hue == "orange" && c.value < 0.7) {
        return "brown";
    }
    const bool pale = c.saturation < 0.28 && c.value > 0.65;
    const char* shade = pale ? "pale " : "";
    return (c.value < 0.4 ? "dark " : shade) + std::string(hue);
}

std::string light_name(const glm::dvec3& linear) {
    const double most = std::max({linear.x, linear.y, linear.z});
    const Hsv c = display_hsv(most > 0.0 ? linear / most : glm::dvec3(1.0));
    if (c.saturation < kGreyLight) {
        return "white";
    }
    if (c.saturation < kTintedLight && c.hue >= 12.0 && c.hue <= 60.0) {
        return "warm";
    }
    if (c.saturation < kTintedLight && c.hue >= 200.0 && c.hue <= 255.0) {
        return "cool";
    }
    return std::string(hue_name(c.hue));
}

std::string with_article(const std::string& noun) {
    const auto letter = static_cast<char>(
        noun.empty() ? ' ' : std::tolower(static_cast<unsigned char>(noun.front())));
    const bool vowel = std::string_view("aeio").find(letter) != std::string_view::npos;
    // "an umbrella", but "a unicycle", "a used car".
    const bool open_u = letter == 'u' && !noun.starts_with("uni") && !noun.starts_with("us");
    return (vowel || open_u ? "an " : "a ") + noun;
}

std::string caption_of(const SampleRecord& record, const Scene& scene) {
    std::vector<std::string> middle;
    for (std::string text : {turn_text(record), place_text(record), cut_text(record),
                             occluder_text(scene), surface_text(scene)}) {
        if (!text.empty()) {
            middle.push_back(std::move(text));
        }
    }
    std::vector<std::string> parts{subject(record)};
    parts.insert(parts.end(), middle.begin(), middle.end());
    const std::string ground = floor_text(scene);
    const std::string behind = background_text(record, scene);
    const std::string light = light_text(record, scene);
    for (const std::string& text : {ground, behind, light, corruption_text(scene)}) {
        if (!text.empty()) {
            parts.push_back(text);
        }
    }
    // "A chair on a teal floor under red light." reads without commas; pictures have clauses of
    // their own.
    const bool picture = !behind.empty() && record.background != "plain";
    const bool short_one = middle.empty() && !picture && parts.size() <= 3 &&
                           !light.starts_with("lit") && corruption_text(scene).empty();
    return fmt::format("{}.", fmt::join(parts, short_one ? " " : ", "));
}

}  // namespace turntable
