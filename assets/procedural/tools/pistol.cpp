// Pistols: self-loading ones, revolvers, flintlocks, and ray guns for children. The bore lies along
// X at z = 0, the muzzle to +X; the trigger hangs at x = 0.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"
#include "assets/procedural/tools/long_parts.h"
#include "assets/procedural/tools/tools.h"

namespace turntable::procedural {
namespace {

enum class Kind { kSelfLoading, kRevolver, kFlintlock, kRayGun };

struct Pistol {
    Kind kind = Kind::kSelfLoading;
    float barrel = 0.1F;   ///< from the trigger to the muzzle
    float height = 0.03F;  ///< of slide or frame
    float width = 0.026F;
    float grip_length = 0.1F;
    float grip_depth = 0.045F;  ///< along X
    float rake = 16.0F;         ///< of the grip, degrees
    float barrel_radius = 0.009F;
    int chambers = 6;
    int serrations = 7;
    int rings = 3;
    bool hammer = true;
    bool square_guard = false;
    bool rail = false;
    bool silencer = false;
    bool long_magazine = false;
    bool exposed_barrel = false;  ///< a slide that leaves the barrel free, as old ones do
    Look steel;
    Look frame;
    Look grip_look;
    Look accent;
};

Pistol draw(Parameters& p) {
    Pistol g;
    g.kind = p.choice<Kind>("kind", {"self-loading", "revolver", "flintlock", "ray gun"},
                            {5, 3.2, 1.3, 1.2});
    g.barrel = p.real("barrel", 0.075F, 0.13F);
    g.height = p.real("height", 0.026F, 0.034F);
    g.width = p.real("width", 0.022F, 0.03F);
    g.grip_length = p.real("grip_length", 0.085F, 0.115F);
    g.grip_depth = p.real("grip_depth", 0.04F, 0.05F);
    g.rake = p.real("rake", 8.0F, 24.0F);
    g.barrel_radius = p.real("barrel_radius", 0.0075F, 0.0105F);
    g.chambers = p.integer("chambers", 5, 8);
    g.serrations = p.integer("serrations", 5, 11);
    g.rings = p.integer("rings", 2, 4);
    g.hammer = p.chance("hammer", 0.6);
    g.square_guard = p.chance("square_guard", 0.45);
    g.rail = p.chance("rail", 0.4);
    g.silencer = p.chance("silencer", 0.14);
    g.long_magazine = p.chance("long_magazine", 0.2);
    g.exposed_barrel = p.chance("exposed_barrel", 0.25);
    if (g.kind == Kind::kRevolver) {
        g.barrel = p.chance("snub", 0.3) ? 0.085F : p.real("revolver_barrel", 0.13F, 0.22F);
    }
    g.steel = gun_metal(p, "steel");
    g.frame = p.chance("polymer", 0.4) && g.kind == Kind::kSelfLoading
                  ? plastic(p, "frame", kDarkPlastics)
                  : (p.chance("two_tone", 0.3) ? gun_metal(p, "second_steel") : g.steel);
    const bool wooden = g.kind == Kind::kFlintlock || p.chance("wooden_grip", 0.5);
    g.grip_look = wooden ? wood(p, "grip") : plastic(p, "grip", kDarkPlastics);
    g.grip_look.metres_per_tile *= 0.5F;  // fine grain suits small things
    g.accent = plain("brass", srgb(0xB8924A), 0.28F);
    if (g.kind == Kind::kRayGun) {
        g.frame = plastic(p, "body");
        g.grip_look = plastic(p, "grip_shell");
        g.accent = plastic(p, "accent");
        g.steel = p.chance("chromed", 0.4) ? chrome() : plastic(p, "tube");
    }
    return g;
}

/// How far back (towards -X) a grip's point lies `down` below the bore.
float raked(const Pistol& g, float down) {
    return -std::tan(glm::radians(g.rake)) * down;
}

// Self-loading.

void add_slide(const Pistol& g, float rear, float front, ModelBuilder& model) {
    const float h = 0.5F * g.height;
    const float w = 0.5F * g.width;
    const float slide_front = g.exposed_barrel ? glm::mix(rear, front, 0.62F) : front;
    model.add("slide", g.steel, box_between({rear, -w, -h}, {slide_front, w, h}, 0.16F * g.width));
    const Surface groove =
        moved(box({0.0016F, g.width + 0.0012F, 1.3F * h}), {rear + 0.008F, 0, 0});
    model.add("serration", black_plastic(), in_row(groove, g.serrations, {0.0034F, 0, 0}));
    // The port that cases leave by, on the side that shows.
    const float port = glm::mix(rear, slide_front, 0.6F);
    model.add(
        "ejection port", black_plastic(),
        box_between({port - 0.018F, 0.2F * w, 0.0F}, {port + 0.016F, w + 0.0006F, 0.62F * h}));
    for (Surface& piece : barrel(slide_front - 0.02F, g.exposed_barrel ? front : front + 0.004F,
                                 0.15F * h, g.exposed_barrel ? 0.62F * h : 0.55F * h, 0.3F * h)) {
        model.add("barrel", g.steel, std::move(piece));
    }
    if (g.silencer) {
        for (Surface& piece :
             barrel(front - 0.004F, front + 0.15F, 0.15F * h, 1.05F * h, 0.3F * h)) {
            model.add("silencer", black_plastic(), std::move(piece));
        }
    }
    const float fore = g.exposed_barrel ? front - 0.009F : slide_front - 0.009F;
    model.add(
        "sight", black_plastic(),
        box_between({fore - 0.006F, -0.0018F, 0.4F * h}, {fore + 0.002F, 0.0018F, h + 0.005F}));
    for (const float side : {-1.0F, 1.0F}) {
        model.add("sight", black_plastic(),
                  moved(box_between({rear + 0.004F, -0.0024F, 0.8F * h},
                                    {rear + 0.012F, 0.0024F, h + 0.005F}),
                        {0, side * 0.005F, 0}));
    }
}

void add_self_loading(const Pistol& g, ModelBuilder& model) {
    const float rear = -0.075F;
    const float front = g.barrel;
    const float h = 0.5F * g.height;
    const float low = -h - 0.019F;  // underside of the frame
    add_slide(g, rear, front, model);
    const float dust = g.exposed_barrel ? 0.6F * front : front - 0.012F;
    const std::array<glm::vec2, 5> frame{{{rear + 0.004F, -h + 0.003F},
                                          {rear + 0.012F, low},
                                          {0.035F, low},
                                          {dust, -h - 0.012F},
                                          {dust, -h + 0.003F}}};
    model.add(
        "frame", g.frame,
        upright(rounded(Outline(frame.begin(), frame.end()), 0.004F, 3), 0.86F * g.width, 0.002F));
    if (g.rail) {
        model.add("rail", g.frame,
                  in_row(box_between({0.045F, -0.4F * g.width, -h - 0.017F},
                                     {0.049F, 0.4F * g.width, -h - 0.008F}, 0.0008F),
                         4, {0.4F * (dust - 0.05F) / 2.0F, 0, 0}));
    }
    const float bottom = low - g.grip_length;
    const float at = -0.030F;  // middle of the grip's top
    const float d = 0.5F * g.grip_depth;
    const auto station = [&](float z, float wider) {
        const float x = at + raked(g, low - z);
        return GripStation{z, x + d * wider, x - d * wider, 0.98F * g.width + 0.004F};
    };
    const std::array<GripStation, 4> stations{
        station(bottom, 1.02F), station(bottom + 0.3F * g.grip_length, 0.94F),
        station(low - 0.3F * g.grip_length, 0.93F), station(low + 0.012F, 1.08F)};
    model.add("grip", g.frame, grip(stations, 3.4F));
    // Scales on both sides.
    std::array<GripStation, 3> scales{station(bottom + 0.08F * g.grip_length, 0.74F),
                                      station(low - 0.5F * g.grip_length, 0.72F),
                                      station(low - 0.06F * g.grip_length, 0.72F)};
    for (GripStation& s : scales) {
        s.width += 0.004F;
    }
    model.add("grip", g.grip_look, grip(scales, 5.0F));
    const float shift = raked(g, g.grip_length);
    const float below = g.long_magazine ? 0.045F : 0.008F;
    const std::array<GripStation, 2> magazine{
        GripStation{bottom - below, at + shift + raked(g, below) + 0.9F * d,
                    at + shift + raked(g, below) - 0.86F * d, 0.82F * g.width},
        GripStation{bottom + 0.01F, at + shift + 0.9F * d, at + shift - 0.86F * d,
                    0.82F * g.width}};
    model.add("magazine", g.steel, grip(magazine, 5.0F));
    model.add("trigger guard", g.frame,
              trigger_guard(-0.014F, 0.044F, low + 0.003F, 0.03F, 0.42F * g.width, g.square_guard));
    model.add("trigger", g.steel, trigger(0.008F, low + 0.004F, 0.024F, 0.006F));
    if (g.hammer) {
        const std::array<glm::vec3, 3> spur{
            {{rear + 0.008F, 0, -h}, {rear - 0.006F, 0, 0.1F * h}, {rear - 0.014F, 0, 0.5F * h}}};
        model.add("hammer", g.steel,
                  sweep(rounded_rectangle(0.007F, 0.008F, 0.002F, 2),
                        smooth_path(std::span<const glm::vec3>(spur), 3), {0, 1, 0}));
    }
    model.add("lever", g.steel,
              moved(box({0.022F, g.width + 0.003F, 0.004F}, 0.001F), {0.006F, 0, -h - 0.005F}));
    model.add("lever", g.steel,
              rod({rear + 0.022F, -0.5F * g.width - 0.001F, -h - 0.006F},
                  {rear + 0.022F, 0.5F * g.width + 0.001F, -h - 0.006F}, 0.004F, 12));
}

// Revolver.

/// A drum about X with flutes cut into it.
Surface fluted_drum(float radius, float length, int chambers) {
    Outline section;
    const int points = 8 * chambers;
    for (int i = 0; i < points; ++i) {
        const float a = glm::two_pi<float>() * static_cast<float>(i) / static_cast<float>(points);
        const float wave = std::cos(a * static_cast<float>(chambers));
        const float r = radius * (1.0F - 0.13F * std::max(0.0F, wave - 0.1F));
        section.emplace_back(r * std::cos(a), r * std::sin(a));
    }
    return turned(extrude(section, length, 0.05F * radius), Axis::kY, 90.0F);
}

void add_revolver(const Pistol& g, ModelBuilder& model) {
    const float r = 0.019F + 0.0006F * static_cast<float>(g.chambers - 5);
    const float drum_z = -r + 0.006F;
    const float drum_rear = -0.026F;
    const float drum_front = 0.014F;
    const float low = drum_z - r - 0.003F;
    model.add("cylinder", g.steel,
              moved(fluted_drum(r, drum_front - drum_rear, g.chambers), {drum_rear, 0, drum_z}));
    // The frame closes around the drum: a bridge above, a wall behind and in front, a strap below.
    const float w = 0.62F * g.width;
    const std::array<glm::vec2, 9> outside{{{-0.05F, low + 0.002F},
                                            {-0.035F, low - 0.008F},
                                            {0.03F, low - 0.008F},
                                            {0.036F, drum_z - 0.3F * r},
                                            {0.036F, g.barrel_radius + 0.004F},
                                            {-0.028F, g.barrel_radius + 0.006F},
                                            {-0.045F, 0.002F},
                                            {-0.058F, drum_z - 0.3F * r},
                                            {-0.058F, low + 0.012F}}};
    const float hole_top = drum_z + r + 0.0008F;
    const std::array holes{
        Outline{{drum_rear - 0.0008F, low - 0.001F},
                {drum_front + 0.0008F, low - 0.001F},
                {drum_front + 0.0008F, std::min(hole_top, g.barrel_radius + 0.001F)},
                {drum_rear - 0.0008F, std::min(hole_top, g.barrel_radius + 0.001F)}}};
    model.add("frame", g.frame,
              upright_with_holes(Outline(outside.begin(), outside.end()), holes, w));
    model.add("frame", g.frame,
              bar_along_x(drum_rear - 0.006F, drum_front + 0.006F, drum_z, 0.004F, 12));
    for (Surface& piece : barrel(0.03F, g.barrel, 0.0F, g.barrel_radius, 0.0045F)) {
        model.add("barrel", g.steel, std::move(piece));
    }
    const float lug = g.rail ? g.barrel - 0.004F : 0.6F * g.barrel;
    model.add("ejector", g.steel,
              bar_along_x(0.03F, lug, -1.35F * g.barrel_radius, 0.6F * g.barrel_radius, 14));
    model.add("barrel", g.steel,
              box_between({0.032F, -0.0025F, g.barrel_radius - 0.004F},
                          {g.barrel - 0.006F, 0.0025F, g.barrel_radius + 0.003F}));
    const std::array<glm::vec2, 3> bead{{{g.barrel - 0.03F, g.barrel_radius + 0.001F},
                                         {g.barrel - 0.008F, g.barrel_radius + 0.001F},
                                         {g.barrel - 0.010F, g.barrel_radius + 0.012F}}};
    model.add("sight", g.steel, upright(Outline(bead.begin(), bead.end()), 0.0035F));
    const float rear = -0.05F;
    const std::array<glm::vec3, 4> spur{{{rear, 0, low + 0.02F},
                                         {rear - 0.006F, 0, -0.006F},
                                         {rear - 0.010F, 0, 0.010F},
                                         {rear - 0.022F, 0, 0.013F}}};
    model.add("hammer", g.steel,
              sweep(rounded_rectangle(0.006F, 0.009F, 0.002F, 2),
                    smooth_path(std::span<const glm::vec3>(spur), 3), {0, 1, 0}));
    // The grip sweeps back and swells towards its butt.
    const float length = 0.8F * g.grip_length;
    const float d = 0.5F * g.grip_depth;
    const float slope = std::tan(glm::radians(0.5F * g.rake + 12.0F));
    const auto station = [&](float share, float depth, float wide) {
        const float x = -0.047F - slope * share * length - 0.012F * share * share;
        return GripStation{low + 0.016F - share * length, x + depth * d, x - depth * d,
                           wide * g.width};
    };
    const std::array<GripStation, 6> stations{
        station(1.0F, 0.85F, 1.0F),  station(0.94F, 1.06F, 1.18F), station(0.7F, 0.98F, 1.14F),
        station(0.4F, 0.74F, 1.05F), station(0.14F, 0.62F, 0.9F),  station(-0.1F, 0.6F, 0.6F)};
    model.add("grip", g.grip_look, grip(stations, 2.4F));
    model.add("trigger guard", g.frame,
              trigger_guard(-0.028F, 0.024F, low - 0.005F, 0.028F, 0.4F * g.width, g.square_guard));
    model.add("trigger", g.steel, trigger(0.0F, low - 0.004F, 0.023F, 0.006F));
}

// Flintlock.

void add_flintlock(const Pistol& g, ModelBuilder& model) {
    const float muzzle = 1.5F * g.barrel + 0.06F;
    const float r = 1.05F * g.barrel_radius;
    for (Surface& piece : barrel(-0.045F, muzzle, 0.0F, r, 0.55F * r)) {
        model.add("barrel", g.steel, std::move(piece));
    }
    model.add("barrel", g.accent,
              bar_along_x(muzzle - 0.014F, muzzle - 0.006F, 0.0F, 1.16F * r, 22));
    // One piece of wood: under the barrel, then down into the grip. Swept, so that it can bend.
    const float drop = g.grip_length;
    const std::array<glm::vec3, 6> spine{{{muzzle - 0.03F, 0, -0.9F * r},
                                          {0.06F, 0, -1.0F * r},
                                          {-0.01F, 0, -1.15F * r},
                                          {-0.07F, 0, -0.25F * drop},
                                          {-0.10F, 0, -0.65F * drop},
                                          {-0.112F, 0, -drop}}};
    const Path path = smooth_path(std::span<const glm::vec3>(spine), 4);
    std::vector<float> scales;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(path.size() - 1);
        scales.push_back(0.72F + 0.5F * std::exp(-30.0F * (t - 0.5F) * (t - 0.5F)) +
                         0.35F * std::max(0.0F, t - 0.75F) / 0.25F);
    }
    model.add(
        "stock", g.grip_look,
        sweep(superellipse(0.6F * g.width, 0.62F * g.width, 2.4F, 20), path, scales, {0, 1, 0}));
    model.add(
        "butt cap", g.accent,
        moved(scaled(ball(0.024F, 10, 20), {1.0F, 0.85F, 0.6F}), {-0.112F, 0, -drop - 0.003F}));
    model.add("ramrod", g.accent,
              bar_along_x(0.05F, muzzle - 0.012F, -1.9F * r - 0.002F, 0.0035F, 10));
    for (const float x : {0.3F, 0.75F}) {
        model.add("ramrod", g.accent,
                  bar_along_x(x * muzzle, x * muzzle + 0.012F, -1.85F * r, 0.0062F, 14));
    }
    // The lock stands on the side that shows: plate, pan, frizzen, and the cock with its flint.
    const float y = 0.5F * g.width + 0.004F;
    const std::array<glm::vec2, 6> plate{{{-0.06F, -0.022F},
                                          {-0.02F, -0.028F},
                                          {0.03F, -0.018F},
                                          {0.034F, -0.008F},
                                          {-0.02F, -0.004F},
                                          {-0.056F, -0.010F}}};
    model.add(
        "lock", g.steel,
        moved(upright(rounded(Outline(plate.begin(), plate.end()), 0.004F, 3), 0.012F, 0.001F),
              {0, y - 0.003F, 0}));
    const std::array<glm::vec3, 5> cock{{{-0.03F, y, -0.014F},
                                         {-0.042F, y, 0.004F},
                                         {-0.036F, y, 0.018F},
                                         {-0.022F, y, 0.024F},
                                         {-0.013F, y, 0.019F}}};
    const std::array<float, 13> radii{0.006F,  0.006F,  0.0055F, 0.005F, 0.005F, 0.005F, 0.005F,
                                      0.0052F, 0.0055F, 0.0058F, 0.006F, 0.006F, 0.0055F};
    model.add("hammer", g.steel, tube(smooth_path(std::span<const glm::vec3>(cock), 3), radii, 10));
    model.add("flint", plain("flint", srgb(0x8D8577)),
              moved(box({0.014F, 0.008F, 0.005F}), {-0.009F, y, 0.019F}));
    model.add("hammer", g.steel,
              rod({-0.03F, y - 0.006F, -0.014F}, {-0.03F, y + 0.007F, -0.014F}, 0.008F, 14));
    model.add("frizzen", g.steel,
              moved(turned(box({0.004F, 0.010F, 0.026F}, 0.001F), Axis::kY, -14.0F),
                    {0.010F, y - 0.001F, 0.008F}));
    model.add("pan", g.accent,
              box_between({0.0F, y - 0.008F, -0.008F}, {0.022F, y + 0.006F, -0.002F}, 0.002F));
    model.add(
        "trigger guard", g.accent,
        trigger_guard(-0.058F, 0.03F, -0.022F - 0.1F * g.width, 0.026F, 0.34F * g.width, false));
    model.add("trigger", g.steel, trigger(-0.01F, -0.022F, 0.024F, 0.005F));
}

// Ray gun.

void add_ray_gun(const Pistol& g, ModelBuilder& model) {
    const float r = 0.026F + 0.3F * g.width;
    const float front = g.barrel + 0.01F;
    const auto along_x = [](Surface s) { return turned(std::move(s), Axis::kY, 90.0F); };
    model.add("body", g.frame,
              along_x(lathe({{0, -0.085F},
                             {0.4F * r, -0.082F},
                             {0.8F * r, -0.06F},
                             {r, -0.02F},
                             {0.96F * r, 0.015F},
                             {0.62F * r, 0.045F},
                             {0.4F * r, 0.05F},
                             {0, 0.05F}},
                            30)));
    model.add("barrel", g.steel, bar_along_x(0.04F, front, 0.0F, 0.3F * r, 20));
    const float room = (front - 0.06F) / static_cast<float>(g.rings);
    for (int i = 0; i < g.rings; ++i) {
        const float x = 0.058F + room * static_cast<float>(i);
        const float size = r * (1.0F - 0.14F * static_cast<float>(i));
        model.add("ring", g.accent, along_x(rounded_cylinder(size, x, x + 0.009F, 0.003F, 30)));
    }
    const bool orange_tip = g.rail;
    model.add("tip",
              orange_tip ? plain("orange", srgb(0xE8641E), 0.4F) : glowing(srgb(0xE0402E), 0.7F),
              moved(ball(0.42F * r, 12, 22), {front + 0.2F * r, 0, 0}));
    if (g.silencer || g.square_guard) {  // a dish instead of a bare tip
        model.add("dish", g.steel,
                  along_x(lathe({{0.2F * r, front - 0.004F},
                                 {0.8F * r, front + 0.012F},
                                 {0.95F * r, front + 0.03F},
                                 {0.88F * r, front + 0.03F},
                                 {0.72F * r, front + 0.016F},
                                 {0.2F * r, front + 0.002F},
                                 {0.2F * r, front - 0.004F}},
                                28)));
    }
    const std::array<glm::vec2, 4> fin{
        {{-0.09F, 0.2F * r}, {-0.005F, 0.8F * r}, {-0.03F, 1.5F * r}, {-0.095F, 1.75F * r}}};
    model.add("fin", g.accent,
              upright(rounded(Outline(fin.begin(), fin.end()), 0.01F, 4), 0.008F, 0.002F));
    for (const float y : {-1.0F, 1.0F}) {
        model.add(
            "dial", g.accent,
            moved(turned(rounded_cylinder(0.42F * r, 0, 0.006F, 0.002F, 24), Axis::kX, -90.0F * y),
                  {-0.022F, y * 0.96F * r, 0}));
    }
    const float low = -0.7F * r;
    const float d = 0.48F * g.grip_depth;
    const auto station = [&](float share, float wider) {
        const float x = -0.035F - std::tan(glm::radians(g.rake)) * share * g.grip_length;
        return GripStation{low - share * g.grip_length, x + wider * d, x - wider * d,
                           1.15F * g.width};
    };
    const std::array<GripStation, 5> stations{station(1.0F, 1.05F), station(0.9F, 1.15F),
                                              station(0.55F, 0.9F), station(0.2F, 0.9F),
                                              station(-0.12F, 1.05F)};
    model.add("grip", g.grip_look, grip(stations, 2.8F));
    model.add("trigger guard", g.frame,
              trigger_guard(-0.03F, 0.03F, -0.62F * r, 0.042F, 0.5F * g.width, false));
    model.add("trigger", g.accent, trigger(0.0F, -0.85F * r, 0.026F, 0.009F));
}

}  // namespace

void build_pistol(Parameters& parameters, ModelBuilder& model) {
    const Pistol g = draw(parameters);
    switch (g.kind) {
    case Kind::kSelfLoading:
        add_self_loading(g, model);
        break;
    case Kind::kRevolver:
        add_revolver(g, model);
        break;
    case Kind::kFlintlock:
        add_flintlock(g, model);
        break;
    case Kind::kRayGun:
        add_ray_gun(g, model);
        break;
    }
}

}  // namespace turntable::procedural
