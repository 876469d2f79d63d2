// Rifles and shotguns: bolt action, assault, double-barrelled, muskets, snipers' rifles on a bipod,
// lever action. The bore lies along X at z = 0, the muzzle to +X; the trigger hangs at x = 0.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <glm/trigonometric.hpp>

#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"
#include "assets/procedural/tools/long_parts.h"
#include "assets/procedural/tools/tools.h"

namespace turntable::procedural {
namespace {

enum class Kind { kBoltAction, kAssault, kShotgun, kMusket, kSniper, kLever };
enum class Butt { kStraight, kMonteCarlo, kSkeleton };

struct Rifle {
    Kind kind = Kind::kBoltAction;
    Butt butt = Butt::kStraight;
    float muzzle = 0.62F;    ///< x of the muzzle
    float butt_end = 0.36F;  ///< trigger to butt plate
    float radius = 0.009F;   ///< of the barrel
    float width = 0.044F;    ///< of the stock
    float drop = 0.06F;      ///< of the heel below the bore
    float forend = 0.55F;    ///< share of the barrel that has wood under it
    float scope = 0.3F;      ///< length
    float curve = 12.0F;     ///< of an assault rifle's magazine, degrees
    float magazine = 0.17F;
    bool has_scope = true;
    bool bipod = false;
    bool sling = false;
    bool side_by_side = true;
    bool carrying_handle = false;
    bool brake = true;
    bool bayonet = false;
    Look steel;
    Look furniture;
    Look accent;
};

Rifle draw(Parameters& p) {
    Rifle r;
    r.kind =
        p.choice<Kind>("kind", {"bolt action", "assault", "shotgun", "musket", "sniper", "lever"},
                       {3, 3.4, 2, 1.3, 1.8, 1.5});
    r.butt = p.choice<Butt>("butt", {"straight", "monte carlo", "skeleton"}, {2, 2, 1});
    r.muzzle = p.real("barrel", 0.52F, 0.72F);
    r.butt_end = p.real("butt_length", 0.32F, 0.38F);
    r.radius = p.real("barrel_radius", 0.008F, 0.0115F);
    r.width = p.real("stock_width", 0.038F, 0.05F);
    r.drop = p.real("drop", 0.03F, 0.07F);
    r.forend = p.real("forend_share", 0.42F, 0.66F);
    r.scope = p.real("scope_length", 0.24F, 0.36F);
    r.curve = p.real("magazine_curve", 0.0F, 34.0F);
    r.magazine = p.real("magazine_length", 0.11F, 0.2F);
    const double scoped = r.kind == Kind::kSniper       ? 1.0
                          : r.kind == Kind::kBoltAction ? 0.6
                          : r.kind == Kind::kAssault    ? 0.3
                                                        : 0.05;
    r.has_scope = p.chance("scope", scoped);
    r.bipod = p.chance("bipod", r.kind == Kind::kSniper ? 0.85 : 0.08);
    r.sling = p.chance("sling", 0.25);
    r.side_by_side = p.chance("side_by_side", 0.6);
    r.carrying_handle = p.chance("carrying_handle", 0.35);
    r.brake = p.chance("muzzle_brake", 0.7);
    r.bayonet = p.chance("bayonet", 0.35);
    if (r.kind == Kind::kAssault) {
        r.muzzle = 0.42F + 0.5F * (r.muzzle - 0.52F);
        r.butt_end = 0.8F * r.butt_end;
    } else if (r.kind == Kind::kMusket) {
        r.muzzle += 0.1F;
    }
    r.steel = gun_metal(p, "steel");
    const bool modern = r.kind == Kind::kAssault || r.kind == Kind::kSniper;
    r.furniture = p.chance("wooden", modern ? 0.35 : 0.9) ? wood(p, "stock")
                                                          : plastic(p, "stock", kDarkPlastics);
    if (modern && p.chance("olive", 0.3)) {
        r.furniture = plain("olive", srgb(p.chance("sand", 0.4) ? 0xA08B66 : 0x59603F), 0.6F);
    }
    r.furniture.metres_per_tile *= 0.6F;  // fine grain
    r.accent = plain("brass", srgb(0xB8924A), 0.28F);
    return r;
}

/// A wooden butt from the wrist behind the trigger to the butt plate.
void add_butt(const Rifle& r, float wrist_top, ModelBuilder& model) {
    const float end = -r.butt_end;
    const float heel = -r.drop;
    const float toe = heel - 0.125F;
    const float comb = r.butt == Butt::kMonteCarlo ? heel + 0.022F : heel + 0.004F;
    const float w = r.width;
    const std::array<StockStation, 7> stations{
        {{end, heel, toe, 0.9F * w},
         {end + 0.02F, heel + 0.002F, toe + 0.004F, 0.95F * w},
         {0.62F * end, glm::mix(heel, comb, 0.9F), toe + 0.042F, 0.98F * w},
         {0.42F * end, comb, -0.105F - 0.3F * r.drop, 0.92F * w},
         {0.25F * end, glm::mix(comb, wrist_top, 0.5F) - 0.006F, -0.082F, 0.8F * w},
         {0.1F * end, wrist_top - 0.004F, -0.06F, 0.82F * w},
         {0.02F, wrist_top, -0.052F, 0.9F * w}}};
    model.add("stock", r.furniture, stock(stations, 2.4F));
    model.add("butt plate", rubber(),
              box_between({end - 0.012F, -0.44F * w, toe + 0.003F},
                          {end + 0.004F, 0.44F * w, heel - 0.003F}, 0.005F));
}

/// The wood under the barrel, from the receiver to `front`.
void add_forend(const Rifle& r, float rear, float front, float thick, ModelBuilder& model) {
    const float w = 0.92F * r.width;
    const std::array<StockStation, 5> stations{
        {{rear, 0.2F * r.radius, -0.052F, w},
         {glm::mix(rear, front, 0.3F), 0.25F * r.radius, -0.052F + 0.2F * thick, w},
         {glm::mix(rear, front, 0.75F), 0.3F * r.radius, -thick, 0.86F * w},
         {glm::mix(rear, front, 0.97F), 0.3F * r.radius, -0.9F * thick, 0.76F * w},
         {front, 0.2F * r.radius, -0.7F * thick, 0.55F * w}}};
    model.add("forend", r.furniture, stock(stations, 2.5F));
}

void add_barrel(const Rifle& r, float rear, float z, ModelBuilder& model) {
    for (Surface& piece : barrel(rear, r.muzzle, z, r.radius, 0.5F * r.radius)) {
        model.add("barrel", r.steel, std::move(piece));
    }
}

void add_front_sight(const Rifle& r, float x, float tall, ModelBuilder& model) {
    const std::array<glm::vec2, 4> post{{{x - 0.014F, 0.6F * r.radius},
                                         {x + 0.008F, 0.6F * r.radius},
                                         {x + 0.002F, r.radius + tall},
                                         {x - 0.004F, r.radius + tall}}};
    model.add("sight", r.steel, upright(Outline(post.begin(), post.end()), 0.004F));
}

/// A telescopic sight on two rings above the bore.
void add_scope(const Rifle& r, float middle, float base, ModelBuilder& model) {
    const float z = base + 0.036F;
    const float half = 0.5F * r.scope;
    const float tube_radius = 0.0145F;
    const auto along_x = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kY, 90.0F), {middle, 0, z});
    };
    const Look black = plain("scope", srgb(0x1D1E20), 0.35F);
    model.add("scope", black,
              along_x(lathe({{0, -half + 0.006F},
                             {0.019F, -half + 0.006F},
                             {0.021F, -half},
                             {0.0225F, -half},
                             {0.0225F, -0.72F * half},
                             {tube_radius, -0.55F * half},
                             {tube_radius, 0.45F * half},
                             {0.027F, 0.72F * half},
                             {0.027F, half},
                             {0.0245F, half},
                             {0.0235F, half - 0.008F},
                             {0, half - 0.008F}},
                            28)));
    model.add("lens", plain("coated-lens", srgb(0x2B3A63), 0.08F),
              along_x(cylinder(0.0238F, half - 0.010F, half - 0.006F, 26)));
    model.add("lens", plain("coated-lens", srgb(0x2B3A63), 0.08F),
              along_x(cylinder(0.0195F, -half + 0.003F, -half + 0.008F, 26)));
    model.add("turret", black,
              moved(rounded_cylinder(0.011F, 0, 0.033F, 0.002F, 18), {middle - 0.01F, 0, z}));
    model.add("turret", black,
              rod({middle - 0.01F, -0.03F, z}, {middle - 0.01F, 0.0F, z}, 0.011F, 18));
    for (const float x : {-0.38F * half, 0.33F * half}) {
        model.add("mount", black,
                  moved(turned(rounded_cylinder(tube_radius + 0.0045F, -0.008F, 0.008F, 0.002F, 24),
                               Axis::kY, 90.0F),
                        {middle + x, 0, z}));
        model.add("mount", black,
                  box_between({middle + x - 0.008F, -0.008F, base - 0.006F},
                              {middle + x + 0.008F, 0.008F, z}));
    }
}

void add_bipod(float x, float top, ModelBuilder& model) {
    const Look black = plain("bipod", srgb(0x232427), 0.45F);
    model.add(
        "bipod", black,
        box_between({x - 0.018F, -0.02F, top - 0.016F}, {x + 0.018F, 0.02F, top + 0.006F}, 0.003F));
    const glm::vec3 hip{x, 0.016F, top - 0.010F};
    const glm::vec3 foot{x + 0.02F, 0.11F, top - 0.22F};
    for (const float y : {1.0F, -1.0F}) {
        const glm::vec3 side{1.0F, y, 1.0F};
        const glm::vec3 knee = glm::mix(hip, foot, 0.6F);
        model.add("bipod", black, rod(side * hip, side * knee, 0.0075F, 12));
        model.add("bipod", black, rod(side * glm::mix(hip, knee, 0.8F), side * foot, 0.005F, 12));
        model.add("foot", rubber(), moved(ball(0.010F, 8, 14), side * foot));
    }
}

void add_sling(const Rifle& r, float rear, float rear_z, float front, float front_z,
               ModelBuilder& model) {
    const std::array<glm::vec3, 4> hang{
        {{rear, 0, rear_z},
         {glm::mix(rear, front, 0.25F), 0, rear_z - 0.07F},
         {glm::mix(rear, front, 0.7F), 0, glm::mix(rear_z, front_z, 0.6F) - 0.09F},
         {front, 0, front_z}}};
    model.add("sling", plain("sling", srgb(r.side_by_side ? 0x6A4327 : 0x4D5236), 0.8F),
              sweep(rounded_rectangle(0.026F, 0.004F, 0.001F, 1),
                    smooth_path(std::span<const glm::vec3>(hang), 6), {0, 0, 1}));
}

void add_trigger_group(const Rifle& r, const Look& look, float top, ModelBuilder& model) {
    model.add("trigger guard", look,
              trigger_guard(-0.045F, 0.055F, top + 0.006F, 0.04F, 0.016F, false));
    model.add("trigger", r.steel, trigger(0.004F, top + 0.008F, 0.034F, 0.007F));
}

// Bolt action and snipers' rifles.

void add_bolt_rifle(const Rifle& r, ModelBuilder& model) {
    const float receiver_front = 0.16F;
    const float front = receiver_front + r.forend * (r.muzzle - receiver_front);
    add_barrel(r, 0.1F, 0.0F, model);
    model.add("receiver", r.steel,
              bar_along_x(-0.075F, receiver_front, 0.0F, 1.65F * r.radius, 22));
    model.add("barrel", r.steel,
              moved(turned(cone(1.5F * r.radius, 0.98F * r.radius, 0, 0.12F, 22), Axis::kY, 90.0F),
                    {receiver_front - 0.002F, 0, 0}));
    add_butt(r, -0.012F, model);
    add_forend(r, -0.01F, front, 0.036F, model);
    add_trigger_group(r, r.steel, -0.05F, model);
    // The bolt's handle hangs on the side that shows.
    const std::array<glm::vec3, 3> arm{
        {{-0.05F, 0.006F, 0.004F}, {-0.052F, 0.035F, -0.008F}, {-0.06F, 0.058F, -0.04F}}};
    model.add("bolt", chrome(), tube(rounded_path(arm, 0.012F, 4), 0.0052F, 12));
    model.add("bolt", chrome(), moved(ball(0.0115F, 10, 16), {-0.061F, 0.06F, -0.044F}));
    model.add("bolt", chrome(), bar_along_x(-0.105F, -0.06F, 0.0F, 1.15F * r.radius, 18));
    if (r.kind == Kind::kSniper || r.brake) {
        model.add("magazine", r.steel,
                  box_between({0.06F, -0.35F * r.width, -0.09F}, {0.13F, 0.35F * r.width, -0.04F},
                              0.004F));
    }
    if (r.kind == Kind::kSniper) {
        for (Surface& piece :
             barrel(r.muzzle - 0.01F, r.muzzle + 0.07F, 0.0F, 1.7F * r.radius, 0.7F * r.radius)) {
            model.add("muzzle brake", r.steel, std::move(piece));
        }
        model.add("cheek rest", r.furniture,
                  box_between({-0.78F * r.butt_end, -0.4F * r.width, -r.drop - 0.01F},
                              {-0.4F * r.butt_end, 0.4F * r.width, -r.drop + 0.034F}, 0.01F));
    } else if (!r.has_scope) {
        model.add("sight", r.steel,
                  box_between({0.17F, -0.006F, 0.2F * r.radius}, {0.21F, 0.006F, r.radius + 0.012F},
                              0.001F));
    }
    add_front_sight(r, r.muzzle - 0.02F, 0.014F, model);
    if (r.has_scope) {
        add_scope(r, 0.045F, 1.5F * r.radius, model);
    }
    if (r.bipod) {
        add_bipod(front - 0.06F, -0.026F, model);
    }
    if (r.sling) {
        add_sling(r, -0.7F * r.butt_end, -r.drop - 0.1F, front - 0.08F, -0.03F, model);
    }
}

// Assault rifles.

void add_magazine(const Rifle& r, float x, float top, ModelBuilder& model) {
    // An arc that begins downwards and bends towards the muzzle.
    Path path;
    constexpr int kSteps = 8;
    float angle = 0.06F;
    glm::vec3 at{x, 0, top};
    for (int i = 0; i <= kSteps; ++i) {
        path.push_back(at);
        at += (r.magazine / kSteps) * glm::vec3(std::sin(angle), 0, -std::cos(angle));
        angle += glm::radians(r.curve) / kSteps;
    }
    model.add("magazine", r.side_by_side ? r.steel : r.furniture,
              sweep(rounded_rectangle(0.024F, 0.062F, 0.005F, 2), path, {1, 0, 0}));
}

void add_assault_butt(const Rifle& r, ModelBuilder& model) {
    const float end = -r.butt_end - 0.02F;
    if (r.butt == Butt::kSkeleton) {
        const std::array<glm::vec3, 5> wire{{{-0.1F, 0, -0.005F},
                                             {end, 0, -0.01F},
                                             {end, 0, -0.125F},
                                             {end + 0.03F, 0, -0.125F},
                                             {-0.1F, 0, -0.035F}}};
        model.add("stock", r.steel, tube(rounded_path(wire, 0.014F, 4), 0.0065F, 12));
        model.add(
            "butt plate", rubber(),
            box_between({end - 0.008F, -0.014F, -0.13F}, {end + 0.006F, 0.014F, -0.004F}, 0.004F));
        return;
    }
    const float w = 0.8F * r.width;
    const float fall = r.butt == Butt::kMonteCarlo ? 0.02F : 0.0F;
    const std::array<StockStation, 5> stations{
        {{end, 0.004F - fall, -0.125F - fall, w},
         {end + 0.015F, 0.008F - fall, -0.125F - fall, w},
         {0.68F * end, 0.008F - 0.7F * fall, -0.085F - fall, 0.96F * w},
         {0.45F * end, 0.006F, -0.05F, 0.9F * w},
         {-0.085F, 0.008F, -0.044F, 0.86F * w}}};
    model.add("stock", r.furniture, stock(stations, 4.0F));
    model.add("butt plate", rubber(),
              box_between({end - 0.010F, -0.42F * w, -0.121F - fall},
                          {end + 0.004F, 0.42F * w, 0.0F - fall}, 0.004F));
}

void add_assault_rifle(const Rifle& r, ModelBuilder& model) {
    const float front = 0.16F;  // of the receiver
    const float hand = front + 0.55F * (r.muzzle - front);
    const float w = 0.036F;
    add_barrel(r, 0.12F, 0.0F, model);
    const std::array<glm::vec2, 7> side{{{-0.11F, -0.045F},
                                         {-0.04F, -0.056F},
                                         {0.05F, -0.056F},
                                         {0.13F, -0.056F},
                                         {front, -0.03F},
                                         {front, 0.03F},
                                         {-0.11F, 0.022F}}};
    model.add("receiver", r.steel,
              upright(rounded(Outline(side.begin(), side.end()), 0.008F, 3), w, 0.003F));
    model.add("ejection port", black_plastic(),
              box_between({0.02F, 0.2F * w, 0.0F}, {0.08F, 0.5F * w + 0.0008F, 0.018F}));
    model.add("charging handle", r.steel,
              rod({0.07F, 0.2F * w, 0.01F}, {0.07F, 0.5F * w + 0.024F, 0.01F}, 0.005F, 10));
    const std::array<StockStation, 4> guard{{{front - 0.01F, 0.03F, -0.036F, 0.046F},
                                             {front + 0.02F, 0.032F, -0.038F, 0.05F},
                                             {hand - 0.03F, 0.028F, -0.03F, 0.044F},
                                             {hand, 0.022F, -0.024F, 0.038F}}};
    model.add("handguard", r.furniture, stock(guard, 3.0F));
    const Surface slot = moved(box({0.02F, 0.056F, 0.006F}), {front + 0.05F, 0, 0.008F});
    model.add("vent", black_plastic(), in_row(slot, 4, {(hand - front - 0.08F) / 3.6F, 0, 0}));
    model.add("gas tube", r.steel, bar_along_x(hand - 0.02F, hand + 0.05F, 0.024F, 0.007F, 14));
    model.add(
        "gas tube", r.steel,
        box_between({hand + 0.035F, -0.008F, -0.004F}, {hand + 0.055F, 0.008F, 0.034F}, 0.002F));
    const float sight = r.muzzle - 0.07F;
    add_front_sight(r, std::max(sight, hand + 0.05F), 0.042F, model);
    if (r.brake) {
        for (Surface& piece :
             barrel(r.muzzle - 0.01F, r.muzzle + 0.045F, 0.0F, 1.45F * r.radius, 0.6F * r.radius)) {
            model.add("flash hider", r.steel, std::move(piece));
        }
    }
    add_magazine(r, 0.095F, -0.045F, model);
    const std::array<GripStation, 4> pistol_grip{{{-0.155F, -0.062F, -0.106F, 0.034F},
                                                  {-0.13F, -0.052F, -0.098F, 0.034F},
                                                  {-0.085F, -0.036F, -0.076F, 0.031F},
                                                  {-0.045F, -0.022F, -0.072F, 0.03F}}};
    model.add("grip", r.furniture, grip(pistol_grip, 3.0F));
    add_trigger_group(r, r.steel, -0.054F, model);
    add_assault_butt(r, model);
    if (r.has_scope) {
        Rifle shorter = r;
        shorter.scope = 0.7F * r.scope;
        add_scope(shorter, 0.03F, 0.026F, model);
    } else if (r.carrying_handle) {
        const std::array<glm::vec3, 4> hoop{
            {{-0.07F, 0, 0.016F}, {-0.055F, 0, 0.064F}, {0.09F, 0, 0.064F}, {0.12F, 0, 0.022F}}};
        model.add("carrying handle", r.steel,
                  sweep(rounded_rectangle(0.016F, 0.012F, 0.003F, 2), rounded_path(hoop, 0.016F, 4),
                        {0, 1, 0}));
    } else {
        model.add("sight", r.steel,
                  box_between({-0.03F, -0.01F, 0.01F}, {0.03F, 0.01F, 0.042F}, 0.003F));
    }
    if (r.bipod) {
        add_bipod(hand + 0.045F, -0.004F, model);
    }
    if (r.sling) {
        add_sling(r, -0.8F * r.butt_end, -0.075F, hand - 0.03F, -0.024F, model);
    }
}

// Double-barrelled shotguns.

void add_shotgun(const Rifle& r, ModelBuilder& model) {
    const float bore = 1.1F * r.radius + 0.001F;
    const float apart = 0.98F * bore;
    for (const float side : {-1.0F, 1.0F}) {
        for (Surface& piece : barrel(0.05F, r.muzzle, 0.0F, bore, 0.8F * bore)) {
            const glm::vec3 offset = r.side_by_side ? glm::vec3(0, side * apart, 0)
                                                    : glm::vec3(0, 0, (side - 1.0F) * apart);
            model.add("barrel", r.steel, moved(std::move(piece), offset));
        }
    }
    model.add("rib", r.steel,
              box_between({0.05F, -0.0045F, r.side_by_side ? 0.3F * bore : 0.8F * bore},
                          {r.muzzle - 0.004F, 0.0045F, bore + 0.0025F}));
    model.add("bead", r.accent, moved(ball(0.003F, 6, 10), {r.muzzle - 0.012F, 0, bore + 0.004F}));
    const float w = r.side_by_side ? 4.1F * bore : 0.9F * r.width;
    const std::array<glm::vec2, 6> action{{{-0.075F, -0.045F},
                                           {0.06F, -0.056F},
                                           {0.085F, -0.04F},
                                           {0.085F, 0.5F * bore},
                                           {-0.01F, bore + 0.003F},
                                           {-0.075F, -0.004F}}};
    model.add("action", r.brake ? r.steel : chrome(),
              upright(rounded(Outline(action.begin(), action.end()), 0.008F, 3), w, 0.004F));
    model.add("lever", r.steel,
              box_between({-0.07F, -0.006F, -0.006F}, {0.0F, 0.006F, bore + 0.006F}, 0.002F));
    add_butt(r, -0.010F, model);
    const float front = 0.08F + 0.42F * (r.muzzle - 0.08F);
    const float thick = r.side_by_side ? 0.034F : 0.034F + 2.0F * apart;
    const std::array<StockStation, 4> wood{
        {{0.07F, -0.2F * bore, -thick, w},
         {glm::mix(0.08F, front, 0.4F), -0.2F * bore, -thick - 0.002F, 1.02F * w},
         {glm::mix(0.08F, front, 0.85F), -0.25F * bore, -0.85F * thick, 0.9F * w},
         {front, -0.4F * bore, -0.55F * thick, 0.6F * w}}};
    model.add("forend", r.furniture, stock(wood, 2.5F));
    add_trigger_group(r, r.steel, -0.05F, model);
    model.add("trigger", r.accent, trigger(-0.022F, -0.044F, 0.03F, 0.006F));
    if (r.sling) {
        add_sling(r, -0.7F * r.butt_end, -r.drop - 0.1F, front + 0.05F, -bore, model);
    }
}

// Muskets.

void add_musket(const Rifle& r, ModelBuilder& model) {
    add_barrel(r, -0.04F, 0.0F, model);
    add_butt(r, -0.008F, model);
    const float front = r.muzzle - 0.07F;
    add_forend(r, -0.01F, front, 0.026F, model);
    for (const float share : {0.35F, 0.68F, 0.97F}) {
        const float x = share * front;
        model.add("band", r.accent,
                  moved(turned(scaled(rounded_cylinder(1.0F, -0.010F, 0.010F, 0.004F, 24),
                                      {0.021F, 0.54F * r.width, 1.0F}),
                               Axis::kY, 90.0F),
                        {x, 0, -0.009F}));
    }
    model.add("ramrod", r.steel, bar_along_x(0.6F * front, r.muzzle - 0.03F, -0.025F, 0.0036F, 10));
    model.add("ramrod", r.steel,
              bar_along_x(r.muzzle - 0.035F, r.muzzle - 0.02F, -0.025F, 0.006F, 12));
    const float y = 0.46F * r.width + 0.002F;
    const std::array<glm::vec2, 6> plate{{{-0.085F, -0.03F},
                                          {-0.02F, -0.04F},
                                          {0.06F, -0.028F},
                                          {0.064F, -0.012F},
                                          {-0.02F, -0.006F},
                                          {-0.08F, -0.016F}}};
    model.add(
        "lock", r.steel,
        moved(upright(rounded(Outline(plate.begin(), plate.end()), 0.006F, 3), 0.016F, 0.001F),
              {0, y - 0.004F, 0}));
    const std::array<glm::vec3, 5> cock{{{-0.03F, y, -0.02F},
                                         {-0.052F, y, 0.004F},
                                         {-0.048F, y, 0.026F},
                                         {-0.028F, y, 0.036F},
                                         {-0.014F, y, 0.028F}}};
    model.add("hammer", r.steel,
              tube(smooth_path(std::span<const glm::vec3>(cock), 3), 0.0075F, 10));
    model.add("hammer", r.steel,
              rod({-0.03F, y - 0.01F, -0.02F}, {-0.03F, y + 0.010F, -0.02F}, 0.012F, 16));
    model.add("flint", plain("flint", srgb(0x8D8577)),
              moved(box({0.02F, 0.012F, 0.008F}), {-0.008F, y, 0.028F}));
    model.add("frizzen", r.steel,
              moved(turned(box({0.006F, 0.016F, 0.04F}, 0.002F), Axis::kY, -14.0F),
                    {0.018F, y - 0.002F, 0.008F}));
    model.add("trigger guard", r.accent,
              trigger_guard(-0.06F, 0.065F, -0.044F, 0.036F, 0.014F, false));
    model.add("trigger", r.steel, trigger(0.0F, -0.042F, 0.032F, 0.006F));
    if (r.bayonet) {
        const std::array radii{0.009F, 0.008F, 0.0F};
        model.add("bayonet", chrome(),
                  bar_along_x(r.muzzle - 0.07F, r.muzzle - 0.005F, 0.0F, 1.25F * r.radius, 18));
        model.add("bayonet", chrome(),
                  tube({{r.muzzle - 0.03F, 0.6F * r.radius, 0.0F},
                        {r.muzzle + 0.03F, 2.2F * r.radius, 0.0F},
                        {r.muzzle + 0.24F, 2.2F * r.radius, 0.0F}},
                       radii, 6));
    }
    if (r.sling) {
        add_sling(r, -0.08F, -0.06F, 0.35F * front, -0.026F, model);
    }
}

// Lever action.

void add_lever_rifle(const Rifle& r, ModelBuilder& model) {
    const float front = 0.12F;
    const float below = -2.15F * r.radius;  // the tube that holds the cartridges
    add_barrel(r, 0.08F, 0.0F, model);
    const float end = r.brake ? r.muzzle - 0.02F : 0.72F * r.muzzle;
    model.add("magazine tube", r.steel, bar_along_x(0.08F, end, below, 0.9F * r.radius, 18));
    const std::array<glm::vec2, 6> side{{{-0.09F, -0.05F},
                                         {0.06F, -0.055F},
                                         {front, -0.04F},
                                         {front, 0.016F},
                                         {-0.05F, 0.02F},
                                         {-0.09F, -0.008F}}};
    model.add(
        "receiver", r.side_by_side ? r.steel : r.accent,
        upright(rounded(Outline(side.begin(), side.end()), 0.006F, 3), 0.8F * r.width, 0.003F));
    model.add(
        "ejection port", black_plastic(),
        box_between({0.01F, 0.2F * r.width, 0.0F}, {0.06F, 0.4F * r.width + 0.0008F, 0.012F}));
    add_butt(r, -0.012F, model);
    const float hand = front + 0.5F * (r.muzzle - front);
    const std::array<StockStation, 4> wood{
        {{front - 0.01F, 0.2F * r.radius, -0.044F, 0.86F * r.width},
         {glm::mix(front, hand, 0.3F), 0.2F * r.radius, -0.042F, 0.9F * r.width},
         {glm::mix(front, hand, 0.9F), 0.1F * r.radius, -0.036F, 0.82F * r.width},
         {hand, 0.0F, -0.032F, 0.7F * r.width}}};
    model.add("forend", r.furniture, stock(wood, 2.6F));
    for (const float x : {hand + 0.004F, end - 0.03F}) {
        model.add(
            "band", r.steel,
            moved(box({0.014F, 2.5F * r.radius, 4.5F * r.radius}, 0.004F), {x, 0, 0.5F * below}));
    }
    // The lever: a loop behind the trigger that is also its guard.
    const std::array<glm::vec3, 8> loop{{{0.05F, 0, -0.048F},
                                         {0.045F, 0, -0.09F},
                                         {-0.02F, 0, -0.092F},
                                         {-0.034F, 0, -0.075F},
                                         {-0.06F, 0, -0.115F},
                                         {-0.15F, 0, -0.135F},
                                         {-0.165F, 0, -0.115F},
                                         {-0.05F, 0, -0.06F}}};
    model.add("lever", r.steel, tube(rounded_path(loop, 0.02F, 4), 0.0055F, 10));
    model.add("trigger", r.steel, trigger(0.004F, -0.048F, 0.034F, 0.007F));
    const std::array<glm::vec3, 3> spur{
        {{-0.075F, 0, -0.01F}, {-0.088F, 0, 0.016F}, {-0.11F, 0, 0.026F}}};
    model.add("hammer", r.steel,
              sweep(rounded_rectangle(0.009F, 0.010F, 0.002F, 2),
                    smooth_path(std::span<const glm::vec3>(spur), 3), {0, 1, 0}));
    add_front_sight(r, r.muzzle - 0.02F, 0.012F, model);
    model.add(
        "sight", r.steel,
        box_between({0.2F, -0.006F, 0.2F * r.radius}, {0.235F, 0.006F, r.radius + 0.010F}, 0.001F));
    if (r.has_scope) {
        add_scope(r, 0.03F, 0.018F, model);
    }
    if (r.sling) {
        add_sling(r, -0.7F * r.butt_end, -r.drop - 0.1F, hand - 0.03F, -0.034F, model);
    }
}

}  // namespace

void build_rifle(Parameters& parameters, ModelBuilder& model) {
    const Rifle r = draw(parameters);
    switch (r.kind) {
    case Kind::kBoltAction:
    case Kind::kSniper:
        add_bolt_rifle(r, model);
        break;
    case Kind::kAssault:
        add_assault_rifle(r, model);
        break;
    case Kind::kShotgun:
        add_shotgun(r, model);
        break;
    case Kind::kMusket:
        add_musket(r, model);
        break;
    case Kind::kLever:
        add_lever_rifle(r, model);
        break;
    }
}

}  // namespace turntable::procedural
