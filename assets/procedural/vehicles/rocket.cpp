// Rockets, standing on their tails: space launchers with stages and boosters, ones with a capsule
// on top, rockets with four fins as of 1944, fat ones as in comics, missiles, the space shuttle.
#include <array>
#include <cmath>

#include <glm/common.hpp>
#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/airplane_parts.h"
#include "assets/procedural/vehicles/hull.h"
#include "assets/procedural/vehicles/vehicle_parts.h"
#include "assets/procedural/vehicles/vehicles.h"

namespace turntable::procedural {
namespace {

enum class Kind { kLauncher, kCapsule, kFinned, kComic, kMissile, kShuttle };
enum class Nose { kCone, kOgive, kBlunt };

Look white_paint() {
    return plain("white paint", srgb(0xECEBE6), 0.4F);
}

Look nozzle_look() {
    return plain("nozzle", srgb(0x3B3634), 0.45F);
}

/// A bell that opens downwards; its mouth at z = 0, about the axis.
Surface nozzle(float radius, float length) {
    return lathe({{0.0F, 0.35F * length},
                  {0.55F * radius, 0.35F * length},
                  {0.92F * radius, 0.0F},
                  {radius, 0.0F},
                  {0.82F * radius, 0.25F * length},
                  {0.5F * radius, 0.6F * length},
                  {0.3F * radius, length},
                  {0.0F, length}},
                 22);
}

/// From its base at z = 0 to a tip at `length`.
Surface nose_cone(Nose nose, float radius, float length) {
    Path2 profile{{0.0F, 0.0F}, {radius, 0.0F}};
    constexpr int kSteps = 10;
    for (int i = 1; i < kSteps; ++i) {
        const float t = static_cast<float>(i) / kSteps;
        const float share = nose == Nose::kCone    ? 1.0F - t
                            : nose == Nose::kOgive ? 1.0F - t * t * (1.35F - 0.35F * t)
                                                   : std::sqrt(1.0F - t * t);
        profile.emplace_back(radius * std::max(share, 0.03F), length * t);
    }
    profile.emplace_back(0.0F, length);
    return lathe(profile, 32);
}

/// A fin that stands out along +X from the axis: root from z = 0 to `root`, span `span`, tip from
/// `low` to `high`.
Surface tail_fin(float inner, float span, float root, float low, float high, float thickness) {
    const Outline side{{inner, 0.0F}, {inner + span, low}, {inner + span, high}, {inner, root}};
    return upright(side, thickness, 0.3F * thickness);
}

struct Paint {
    Look main, accent, dark;
    bool checks = false;
};

Paint draw_paint(Parameters& p) {
    Paint paint;
    paint.main = p.chance("white", 0.6) ? white_paint() : vehicle_paint(p, "paint");
    paint.accent = vehicle_paint(p, "accent");
    paint.dark = black_plastic();
    paint.checks = p.chance("checks", 0.4);
    return paint;
}

/// Dark patches on alternate quarters of a stage, by which its roll is seen.
void add_checks(ModelBuilder& model, const Look& look, float radius, float low, float high) {
    for (int row = 0; row < 2; ++row) {
        const float z0 = glm::mix(low, high, 0.5F * static_cast<float>(row));
        const float z1 = glm::mix(low, high, 0.5F * static_cast<float>(row + 1));
        for (int k = 0; k < 2; ++k) {
            const float from = 90.0F * (2.0F * static_cast<float>(k) + static_cast<float>(row));
            model.add("marking", look,
                      sheet(
                          [&](float u, float v) {
                              const float a = glm::radians(from + 90.0F * u);
                              const float r = 1.008F * radius;
                              return glm::vec3(r * std::cos(a), r * std::sin(a),
                                               glm::mix(z0, z1, v));
                          },
                          0.02F * radius, 10, 1));
        }
    }
}

void build_launcher(bool capsule, Parameters& p, ModelBuilder& model) {
    const Paint paint = draw_paint(p);
    const float r = p.real("radius", 1.4F, 2.8F);
    const float h = r * p.real("slenderness", 15.0F, 22.0F);  // without the nose
    const int stages = p.integer("stages", 2, 3);
    const float taper = p.real("upper_stage_width", 0.62F, 1.0F);
    const int boosters = std::array{0, 2, 4, 6}.at(static_cast<std::size_t>(
        p.choice<int>("boosters", {"none", "two", "four", "six"}, {1.2, 2, 1.2, 0.6})));
    const float booster_radius = r * p.real("booster_radius", 0.45F, 0.72F);
    const float booster_height = h * p.real("booster_height", 0.38F, 0.62F);
    const int engines = p.integer("engines", 1, 5);
    const bool fins = p.chance("fins", 0.35) && boosters == 0;
    const bool wide_fairing = p.chance("wide_fairing", 0.4) && !capsule;
    const auto nose = p.choice<Nose>("nose", {"cone", "ogive", "blunt"}, {1, 3, 1});
    const Look orange = plain("foam", srgb(0xB8672E), 0.8F);
    const Look tank = p.chance("foam_tank", 0.2) ? orange : paint.main;
    const float foot = 1.1F * r;  // height of the nozzles
    float z = foot;
    float radius = r;
    for (int i = 0; i < stages; ++i) {
        const float share = stages == 2
                                ? (i == 0 ? 0.62F : 0.38F)
                                : std::array{0.48F, 0.32F, 0.20F}.at(static_cast<std::size_t>(i));
        const float high = share * h;
        const float next =
            i + 1 < stages
                ? glm::mix(r, r * taper, static_cast<float>(i + 1) / static_cast<float>(stages - 1))
                : radius;
        const bool narrows = next < 0.99F * radius;
        model.add(
            "stage", i == 0 ? tank : paint.main,
            moved(cylinder(radius, 0.0F, high - (narrows ? 0.06F * h : 0.0F), 36), {0, 0, z}));
        if (narrows) {
            model.add("interstage", paint.accent,
                      moved(cone(radius, next, high - 0.061F * h, high, 36), {0, 0, z}));
        } else if (i + 1 < stages) {
            model.add("interstage", paint.dark,
                      moved(cylinder(1.012F * radius, high - 0.03F * h, high + 0.015F * h, 36),
                            {0, 0, z}));
        }
        for (const float at : {0.06F, 0.5F}) {  // rings
            model.add(
                "stage", paint.accent,
                moved(cylinder(1.008F * radius, at * high, at * high + 0.10F * r, 36), {0, 0, z}));
        }
        if (paint.checks && i != 1) {
            add_checks(model, paint.dark, radius, z + 0.58F * high, z + 0.86F * high);
        }
        z += high;
        radius = next;
    }
    // Cable duct along the body, on the side that the boosters leave free.
    model.add("duct", paint.accent,
              moved(box({0.16F * r, 0.16F * r, 0.5F * h}, 0.03F * r), {0.0F, r, foot + 0.30F * h}));
    if (capsule) {
        model.add("capsule", paint.main,
                  moved(cylinder(radius, -0.01F, 1.4F * radius, 32), {0, 0, z}));
        model.add("capsule", paint.accent,
                  moved(cone(radius, 0.32F * radius, 1.4F * radius, 3.0F * radius, 32), {0, 0, z}));
        for (int i = 0; i < 4; ++i) {
            const float degrees = 45.0F + 90.0F * static_cast<float>(i);
            model.add("window", window_glass(),
                      moved(turned(moved(box({0.1F * radius, 0.22F * radius, 0.28F * radius},
                                             0.02F * radius),
                                         {0.73F * radius, 0, 2.05F * radius}),
                                   Axis::kZ, degrees),
                            {0, 0, z}));
        }
        const float top = z + 2.9F * radius;
        const float tower = 3.2F * radius;
        for (int i = 0; i < 3; ++i) {
            const float a = glm::two_pi<float>() * static_cast<float>(i) / 3.0F;
            const glm::vec3 out{std::cos(a), std::sin(a), 0.0F};
            model.add("escape tower", paint.accent,
                      rod(0.27F * radius * out + glm::vec3(0, 0, top),
                          0.12F * radius * out + glm::vec3(0, 0, top + 0.55F * tower),
                          0.035F * radius, 6));
        }
        model.add("escape tower", paint.main,
                  moved(lathe({{0.0F, 0.0F},
                               {0.17F * radius, 0.0F},
                               {0.17F * radius, 0.5F * tower},
                               {0.05F * radius, 0.62F * tower},
                               {0.0F, 0.64F * tower}},
                              18),
                        {0, 0, top + 0.5F * tower}));
    } else {
        const float wide = wide_fairing ? 1.28F * radius : radius;
        if (wide_fairing) {
            model.add("fairing", paint.main,
                      moved(cone(radius, wide, -0.02F, 0.7F * r, 36), {0, 0, z}));
            z += 0.69F * r;
        }
        model.add("fairing", paint.main, moved(cylinder(wide, -0.01F, 2.2F * r, 36), {0, 0, z}));
        model.add("fairing", paint.accent,
                  moved(cylinder(1.008F * wide, 0.25F * r, 0.4F * r, 36), {0, 0, z}));
        model.add("fairing", paint.checks ? paint.accent : paint.main,
                  moved(nose_cone(nose, wide, 3.2F * wide), {0, 0, z + 2.19F * r}));
    }
    // Engines.
    model.add("engine", paint.dark, cone(0.7F * r, 0.98F * r, 0.72F * foot, foot + 0.01F, 32));
    if (engines == 1) {
        model.add("engine", nozzle_look(), nozzle(0.72F * r, foot));
    } else {
        for (const Surface& one :
             around(moved(nozzle(1.25F * r / (1.6F + 0.4F * static_cast<float>(engines)), foot),
                          {0.52F * r, 0, 0}),
                    engines, 45.0F)) {
            model.add("engine", nozzle_look(), one);
        }
    }
    for (const Surface& one :
         fins
             ? around(moved(tail_fin(0.7F * r, 1.3F * r, 2.6F * r, -0.35F * r, 0.9F * r, 0.12F * r),
                            {0, 0, foot}),
                      4, 45.0F)
             : Surfaces{}) {
        model.add("fin", paint.accent, one);
    }
    const float b = booster_radius;
    const float place = r + 1.06F * b;
    for (int i = 0; i < boosters; ++i) {
        const float degrees = 360.0F * static_cast<float>(i) / static_cast<float>(boosters);
        const auto set = [&](const char* part, const Look& look, const Surface& s) {
            model.add(part, look, turned(moved(s, {place, 0.0F, 0.0F}), Axis::kZ, degrees));
        };
        set("booster", white_paint(), cylinder(b, 0.8F * foot, booster_height, 28));
        set("booster", paint.accent,
            moved(nose_cone(nose, b, 2.4F * b), {0, 0, booster_height - 0.01F}));
        set("booster", paint.accent, cylinder(1.015F * b, 0.9F * foot, 0.9F * foot + 0.5F * b, 28));
        set("booster", paint.dark,
            cylinder(1.015F * b, 0.55F * booster_height, 0.55F * booster_height + 0.15F * b, 28));
        set("engine", nozzle_look(), nozzle(0.8F * b, 0.85F * foot));
        for (const float at : {0.25F, 0.85F}) {
            set("strut", paint.dark,
                rod({-1.2F * b, 0, at * booster_height}, {-0.5F * b, 0, at * booster_height},
                    0.12F * b, 8));
        }
    }
}

/// Spindle-shaped bodies: the one of 1944 and the ones of comics, which are fatter.
void build_spindle(bool comic, Parameters& p, ModelBuilder& model) {
    const Paint paint = draw_paint(p);
    const float h = p.real("height", 8.0F, 16.0F);
    const float r = h * (comic ? p.real("girth", 0.12F, 0.19F) : p.real("girth", 0.055F, 0.075F));
    const float waist = p.real("waist", 0.35F, 0.5F);  // share of the height of the widest place
    const float tail = (comic ? p.real("tail", 0.45F, 0.7F) : p.real("tail", 0.5F, 0.65F)) * r;
    const int fins = comic ? p.integer("fins", 3, 4) : 4;
    const float span =
        r * (comic ? p.real("fin_span", 0.9F, 1.5F) : p.real("fin_span", 0.75F, 1.2F));
    const float fin_height =
        h * (comic ? p.real("fin_height", 0.24F, 0.36F) : p.real("fin_height", 0.2F, 0.28F));
    const int windows = comic ? p.integer("windows", 1, 3) : 0;
    const bool quarters = !comic && p.chance("quarters", 0.6);
    const bool antenna = p.chance("antenna", comic ? 0.6 : 0.15);
    const float foot = 0.07F * h;
    const float body = h - foot;
    const auto radius_at = [&](float share) {
        if (share < waist) {
            const float t = share / waist;
            return glm::mix(tail, r, std::sin(0.5F * glm::pi<float>() * t));
        }
        const float t = (share - waist) / (1.0F - waist);
        return r * (1.0F - std::pow(t, comic ? 2.2F : 2.0F));
    };
    const auto slice = [&](float from, float to) {
        Path2 profile{{0.0F, foot + from * body}};
        for (int i = 0; i <= 12; ++i) {
            const float share = glm::mix(from, to, static_cast<float>(i) / 12.0F);
            profile.emplace_back(std::max(radius_at(share), 0.0F), foot + share * body);
        }
        if (profile.back().x > 1e-4F) {
            profile.emplace_back(0.0F, profile.back().y);
        } else {
            profile.back().x = 0.0F;
        }
        return lathe(profile, 36);
    };
    model.add("body", paint.main, slice(0.0F, 0.74F));
    model.add("nose", comic || !paint.checks ? paint.accent : paint.main, slice(0.739F, 1.0F));
    model.add("body", paint.accent, slice(0.0F, 0.05F));
    if (quarters) {
        for (const auto& [low, high] : {std::pair{0.30F, 0.50F}, std::pair{0.52F, 0.72F}}) {
            for (int k = 0; k < 2; ++k) {
                const float from = 180.0F * static_cast<float>(k) + (low > 0.4F ? 90.0F : 0.0F);
                model.add("marking", paint.dark,
                          sheet(
                              [&, low = low, high = high](float u, float v) {
                                  const float a = glm::radians(from + 90.0F * u);
                                  const float share = glm::mix(low, high, v);
                                  const float rr = 1.012F * radius_at(share);
                                  return glm::vec3(rr * std::cos(a), rr * std::sin(a),
                                                   foot + share * body);
                              },
                              0.03F * r, 10, 8));
            }
        }
    }
    for (int i = 0; i < windows; ++i) {
        const float share = 0.64F - 0.15F * static_cast<float>(i);
        const float size = 0.34F * r * (1.0F - 0.12F * static_cast<float>(i));
        const glm::vec3 place{0.0F, radius_at(share), foot + share * body};
        model.add("porthole", chrome(),
                  moved(turned(torus(size, 0.22F * size, 28, 10), Axis::kX, 90.0F), place));
        model.add("window", window_glass(),
                  moved(superellipsoid({size, 0.3F * size, size}, 1.0F, 1.0F, 10, 24), place));
    }
    for (int i = 0; i < fins; ++i) {
        const float degrees =
            90.0F + 360.0F / static_cast<float>(fins) * (static_cast<float>(i) + 0.5F);
        Surface fin_surface;
        if (comic) {  // swept like a shark's fin, down to the ground
            const std::array<glm::vec2, 6> points{{{0.45F * tail, foot + 0.15F * fin_height},
                                                   {tail + 0.55F * span, 0.35F * foot},
                                                   {tail + span, 0.0F},
                                                   {tail + 1.02F * span, 0.32F * fin_height},
                                                   {r + 0.35F * span, 0.75F * fin_height + foot},
                                                   {0.6F * r, fin_height + 1.6F * foot}}};
            fin_surface = upright(Outline(points.begin(), points.end()), 0.16F * r, 0.04F * r);
        } else {
            fin_surface = upright(Outline{{0.4F * tail, 0.6F * foot},
                                          {tail + 0.8F * span, 0.0F},
                                          {tail + span, 0.25F * foot},
                                          {tail + span, 0.45F * fin_height},
                                          {0.8F * r, fin_height + foot},
                                          {0.4F * tail, fin_height + foot}},
                                  0.09F * r, 0.03F * r);
        }
        model.add("fin", paint.accent, turned(fin_surface, Axis::kZ, degrees));
    }
    model.add("engine", nozzle_look(),
              moved(nozzle(0.8F * tail, 1.2F * foot), {0, 0, 0.1F * foot}));
    if (antenna) {
        model.add("antenna", chrome(), rod({0, 0, h - 0.04F * h}, {0, 0, 1.06F * h}, 0.03F * r, 8));
        model.add("antenna", paint.accent, moved(ball(0.09F * r, 8, 14), {0, 0, 1.06F * h}));
    }
}

void build_missile(Parameters& p, ModelBuilder& model) {
    const Paint paint = draw_paint(p);
    constexpr std::array<std::uint32_t, 5> kPaints{0xD9D9D4, 0x5B6147, 0x8E9499, 0xA89B74,
                                                   0xC9CBCC};
    const Look skin =
        plain("missile paint", srgb(kPaints.at(static_cast<std::size_t>(p.integer("skin", 0, 4)))),
              0.45F);
    const float h = p.real("height", 3.0F, 9.0F);
    const float r = h * p.real("radius_ratio", 0.03F, 0.055F);
    const auto nose = p.choice<Nose>("nose", {"cone", "ogive", "blunt"}, {1, 3, 1.2});
    const bool middle_fins = p.chance("middle_fins", 0.75);
    const bool canards = p.chance("canards", 0.4);
    const bool seeker = nose == Nose::kBlunt;
    const float span = r * p.real("fin_span", 1.4F, 2.6F);
    const float long_fins = h * p.real("middle_fin_length", 0.10F, 0.26F);
    const bool stand = p.chance("stand", 0.5);
    const float foot = stand ? 0.06F * h : 0.0F;
    const float head = (nose == Nose::kBlunt ? 1.4F : p.real("nose_length", 3.0F, 5.0F)) * r;
    const float body = h - head;
    model.add("body", skin, cylinder(r, foot + 0.03F * h, foot + body, 28));
    model.add("nose", seeker ? window_glass() : (paint.checks ? paint.accent : skin),
              moved(nose_cone(nose, r, head), {0, 0, foot + body - 0.002F * h}));
    for (const float share : {0.55F, 0.8F, 0.93F}) {
        model.add("band", share > 0.6F ? plain("yellow", srgb(0xD9A621), 0.5F) : paint.dark,
                  cylinder(1.02F * r, foot + share * body, foot + share * body + 0.35F * r, 28));
    }
    const auto set = [&](float z, float reach, float root, float low, float high, float turn) {
        for (const Surface& one :
             around(moved(tail_fin(0.5F * r, reach, root, low, high, 0.09F * r), {0, 0, z}), 4,
                    turn)) {
            model.add("fin", skin, one);
        }
    };
    set(foot + 0.035F * h, span, 0.12F * h, 0.0F, 0.06F * h, 45.0F);
    if (middle_fins) {
        set(foot + 0.38F * h, 0.85F * span, long_fins, 0.0F, 0.55F * long_fins, 45.0F);
    }
    if (canards) {
        set(foot + 0.76F * h, 0.7F * span, 0.06F * h, 0.0F, 0.03F * h, 45.0F);
    }
    model.add("engine", nozzle_look(), moved(nozzle(0.75F * r, 0.06F * h), {0, 0, foot}));
    if (stand) {
        model.add(
            "stand", paint.dark,
            lathe({{0.0F, 0.0F}, {3.2F * r, 0.0F}, {3.2F * r, 0.25F * foot}, {0.0F, 0.25F * foot}},
                  32));
        for (const Surface& one :
             around(rod({2.2F * r, 0, 0.1F * foot}, {0.75F * r, 0, foot + 0.05F * h}, 0.12F * r, 8),
                    4, 0.0F)) {
            model.add("stand", paint.dark, one);
        }
    }
}

void build_shuttle(Parameters& p, ModelBuilder& model) {
    const float l = p.real("orbiter_length", 34.0F, 39.0F);
    const float tank_radius = l * p.real("tank_radius", 0.105F, 0.125F);
    const float tank_height = l * p.real("tank_height", 1.15F, 1.32F);
    const float booster_radius = l * p.real("booster_radius", 0.045F, 0.056F);
    const float booster_height = tank_height * p.real("booster_height", 0.86F, 0.98F);
    const float span = l * p.real("span", 0.29F, 0.35F);
    const bool white_tank = p.chance("white_tank", 0.2);
    const bool bands = p.chance("bands", 0.7);
    const bool black_belly = p.chance("black_tiles", 0.85);
    const float fin_height = l * p.real("fin_height", 0.19F, 0.24F);
    const Look foam = white_tank ? white_paint() : plain("foam", srgb(0xB4632C), 0.85F);
    const Look tiles = black_belly ? plain("tiles", srgb(0x2A2B2E), 0.7F)
                                   : plain("grey tiles", srgb(0x8B9094), 0.6F);
    const float base = 0.16F * l;
    model.add("tank", foam,
              moved(lathe({{0.0F, 0.0F},
                           {0.6F * tank_radius, 0.03F * l},
                           {tank_radius, 0.10F * l},
                           {tank_radius, tank_height - 0.30F * l},
                           {0.93F * tank_radius, tank_height - 0.20F * l},
                           {0.72F * tank_radius, tank_height - 0.10F * l},
                           {0.36F * tank_radius, tank_height - 0.03F * l},
                           {0.06F * tank_radius, tank_height},
                           {0.0F, tank_height}},
                          36),
                    {0, 0, base}));
    model.add("tank", foam,
              moved(cylinder(1.012F * tank_radius, 0.58F * tank_height, 0.66F * tank_height, 36),
                    {0, 0, base}));
    const float x = tank_radius + 1.02F * booster_radius;
    const auto booster = [&](const char* part, const Look& look, const Surface& s) {
        model.add(part, look, mirrored_pair(moved(s, {x, 0.0F, 0.0F})));
    };
    booster("booster", white_paint(), cylinder(booster_radius, 0.06F * l, booster_height, 28));
    booster(
        "booster", white_paint(),
        moved(nose_cone(Nose::kOgive, booster_radius, 0.11F * l), {0, 0, booster_height - 0.01F}));
    booster("booster", white_paint(),
            cone(1.35F * booster_radius, booster_radius, 0.03F * l, 0.09F * l, 28));
    booster("engine", nozzle_look(), nozzle(0.85F * booster_radius, 0.06F * l));
    if (bands) {
        for (const float share : {0.3F, 0.55F, 0.9F}) {
            booster("booster", black_plastic(),
                    cylinder(1.015F * booster_radius, share * booster_height,
                             share * booster_height + 0.012F * l, 28));
        }
    }
    booster("strut", black_plastic(),
            rod({-1.4F * booster_radius, 0, 0.2F * booster_height}, {0, 0, 0.2F * booster_height},
                0.2F * booster_radius, 8));
    booster("strut", black_plastic(),
            rod({-1.4F * booster_radius, 0, 0.85F * booster_height}, {0, 0, 0.85F * booster_height},
                0.2F * booster_radius, 8));
    // The orbiter, built lying, nose to +Y, then stood up with its belly to the tank.
    Hull h;
    const float r = 0.075F * l;
    h.rear = -0.5F * l;
    h.front = 0.5F * l;
    h.half_width = Curve{{-0.5F * l, r},
                         {0.24F * l, r},
                         {0.38F * l, 0.8F * r},
                         {0.47F * l, 0.45F * r},
                         {0.5F * l, 0.1F * r}};
    h.bottom = Curve{
        {-0.5F * l, -0.9F * r}, {0.3F * l, -r}, {0.45F * l, -0.7F * r}, {0.5F * l, -0.35F * r}};
    h.top = Curve{{-0.5F * l, r},         {0.22F * l, r},    {0.31F * l, 0.85F * r},
                  {0.37F * l, 0.35F * r}, {0.46F * l, 0.0F}, {0.5F * l, -0.2F * r}};
    h.side = box_side(0.18F, 0.45F);
    const float y = tank_radius + 1.15F * r;
    const float z = base + 0.56F * l;
    const auto stood = [&](Surface s) {
        return moved(turned(turned(std::move(s), Axis::kX, 90.0F), Axis::kZ, 180.0F), {0.0F, y, z});
    };
    const auto orbiter = [&](const char* part, const Look& look, Surface s) {
        model.add(part, look, stood(std::move(s)));
    };
    const auto orbiter_pair = [&](const char* part, const Look& look, const Surface& s) {
        model.add(part, look, each(mirrored_pair(s), stood));
    };
    orbiter("orbiter", white_paint(), hull_surface(h, 34));
    const WingShape delta{span, 0.42F * l, 0.10F * l, 0.30F * l, 0.0F, 0.06F};
    orbiter_pair("wing", white_paint(), moved(wing(delta), {0.0F, -0.04F * l, -0.72F * r}));
    orbiter_pair("wing", tiles,
                 moved(wing({0.995F * span, 0.425F * l, 0.10F * l, 0.30F * l, 0.0F, 0.055F}),
                       {0.0F, -0.036F * l, -0.80F * r}));
    orbiter("orbiter", tiles,
            box_between({-0.9F * r, -0.49F * l, -1.04F * r}, {0.9F * r, 0.28F * l, -0.85F * r},
                        0.08F * r));
    orbiter("fin", white_paint(),
            moved(fin({fin_height, 0.19F * l, 0.08F * l, 0.16F * l, 0.0F, 0.08F}),
                  {0.0F, -0.32F * l, 0.7F * r}));
    orbiter_pair("orbiter", white_paint(),
                 moved(superellipsoid({0.42F * r, 0.09F * l, 0.5F * r}, 0.9F, 0.9F, 10, 20),
                       {0.62F * r, -0.43F * l, 0.85F * r}));
    for (const glm::vec3& place :
         {glm::vec3(0.0F, 0, 0.45F * r), glm::vec3(0.45F * r, 0, -0.3F * r),
          glm::vec3(-0.45F * r, 0, -0.3F * r)}) {
        orbiter("engine", nozzle_look(),
                moved(turned(nozzle(0.4F * r, 0.06F * l), Axis::kX, -90.0F),
                      place + glm::vec3(0, -0.545F * l, 0)));
    }
    Panel pane = rectangle_panel({0.05F * r, 0.325F * l}, {0.55F * r, 0.362F * l}, 0.2F);
    pane.across = pane.along = 6;
    orbiter_pair("window", window_glass(), panel(on_top(h, 0.03F * r), pane));
    Panel bay = rectangle_panel({-0.02F * r, -0.30F * l}, {0.02F * r, 0.22F * l});
    bay.along = 8;
    orbiter("door", gap_look(), panel(on_top(h, 0.012F * r), bay));
    for (const float at : {-0.3F, 0.25F}) {
        model.add("strut", black_plastic(),
                  mirrored_pair(rod({0.4F * r, 0.5F * tank_radius, z + at * l},
                                    {0.4F * r, y - 0.6F * r, z + at * l}, 0.12F * r, 8)));
    }
}

}  // namespace

void build_rocket(Parameters& parameters, ModelBuilder& model) {
    switch (parameters.choice<Kind>(
        "kind", {"launcher", "capsule", "finned", "comic", "missile", "shuttle"},
        {3, 1.5, 1.6, 2, 1.5, 1})) {
    case Kind::kLauncher:
        build_launcher(false, parameters, model);
        break;
    case Kind::kCapsule:
        build_launcher(true, parameters, model);
        break;
    case Kind::kFinned:
        build_spindle(false, parameters, model);
        break;
    case Kind::kComic:
        build_spindle(true, parameters, model);
        break;
    case Kind::kMissile:
        build_missile(parameters, model);
        break;
    case Kind::kShuttle:
        build_shuttle(parameters, model);
        break;
    }
}

}  // namespace turntable::procedural
