// Big ships: cargo ships, cruise ships and ferries, warships.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/common.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/vehicle_parts.h"
#include "assets/procedural/vehicles/watercraft.h"

namespace turntable::procedural {
namespace {

Look hull_red() {
    return plain("antifouling", srgb(0x8C2F27), 0.6F);
}

void add_mast(ModelBuilder& model, const Look& look, const glm::vec3& foot, float height) {
    const float r = 0.03F * height;
    model.add("mast", look,
              tapered_rod(foot - glm::vec3(0, 0, 0.05F * height), foot + glm::vec3(0, 0, height), r,
                          0.5F * r, 8));
    model.add("mast", look,
              rod(foot + glm::vec3(-0.25F * height, 0, 0.7F * height),
                  foot + glm::vec3(0.25F * height, 0, 0.7F * height), 0.6F * r, 8));
    model.add("radar", white_plastic(),
              moved(box({0.4F * height, 0.05F * height, 0.05F * height}),
                    foot + glm::vec3(0, 0.03F * height, 0.5F * height)));
    model.add("radar", white_plastic(),
              moved(ball(0.07F * height, 8, 14), foot + glm::vec3(0, 0, height)));
}

void add_lifeboats(ModelBuilder& model, float x, float rear, float front, float z, int count,
                   float size) {
    const Look orange = plain("orange", srgb(0xDE6A1F), 0.4F);
    for (int i = 0; i < count; ++i) {
        const float y =
            glm::mix(rear, front, (static_cast<float>(i) + 0.5F) / static_cast<float>(count));
        model.add(
            "lifeboat", orange,
            mirrored_pair(moved(
                superellipsoid({0.32F * size, size, 0.30F * size}, 0.9F, 0.9F, 8, 16), {x, y, z})));
        model.add(
            "davit", white_plastic(),
            mirrored_pair(box_between({x - 0.5F * size, y - 0.06F * size, z + 0.2F * size},
                                      {x + 0.05F * size, y + 0.06F * size, z + 0.4F * size})));
    }
}

}  // namespace

void build_cargo_ship(Parameters& p, ModelBuilder& model) {
    enum class Cargo { kContainers, kTanker, kBulk };
    const auto cargo = p.choice<Cargo>("cargo", {"containers", "tanker", "bulk"}, {3, 1, 1});
    HullForm form;
    form.length = p.real("length", 90.0F, 200.0F);
    const float l = form.length;
    form.beam = l * p.real("beam_ratio", 0.15F, 0.19F);
    form.depth = l * p.real("depth_ratio", 0.085F, 0.11F);
    form.draught = form.depth * p.real("draught", 0.3F, 0.55F);
    form.stem = p.real("stem", 0.02F, 0.06F);
    form.lift = p.real("forecastle", 0.15F, 0.35F);
    form.transom = 0.82F;
    form.fullness = 6.5F;
    const int tiers = p.integer("tiers", 2, 4);
    const int decks = p.integer("bridge_decks", 4, 6);
    const bool cranes = p.chance("cranes", cargo == Cargo::kBulk ? 0.9 : 0.3);
    const float bridge_share =
        p.chance("bridge_midships", 0.25) && cargo == Cargo::kContainers ? 0.42F : 0.09F;
    const Look paint = vehicle_paint(p, "hull");
    const Look deck =
        plain("deck paint", srgb(p.chance("green_deck", 0.4) ? 0x4F6B57 : 0x7A3A30), 0.7F);
    const Look white = plain("white paint", srgb(0xE9E8E3), 0.4F);
    const Look funnel = vehicle_paint(p, "funnel");
    std::array<Look, 5> boxes;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        constexpr std::array<std::uint32_t, 5> kCodes{0x9E3B2C, 0x2F5B8A, 0x5E8A56, 0xC98A2C,
                                                      0xB9BCBE};
        boxes.at(i) =
            plain(std::string("container-") + std::to_string(i), srgb(kCodes.at(i)), 0.6F);
    }
    const ShipHull hull = ship_hull(form);
    add_ship_hull(model, hull, paint, hull_red(), deck);
    add_bulwark(model, hull, {0.84F, 0.995F}, 0.014F * l, paint);
    const float w = 0.5F * form.beam;
    const float z = form.depth;
    // Bridge: a tower as wide as the ship, wings at its top.
    const float rear = hull.stern + bridge_share * l;
    const float front = rear + 0.075F * l;
    const float deck_height = 0.021F * l;
    const float top = z + deck_height * static_cast<float>(decks);
    add_deckhouse(model, {rear, front, 0.80F * w, z, top, 0.0F, decks, 0.02F * l, false}, white);
    add_deckhouse(model,
                  {rear + 0.015F * l, front + 0.006F * l, 0.98F * w, top - 0.003F * l,
                   top + 1.05F * deck_height, -0.004F * l, 1, 0.02F * l, true},
                  white);
    add_funnel(model, funnel, white, {0.0F, rear - 0.025F * l, z}, 0.018F * l,
               top - z + 0.5F * deck_height, 0.0F);
    add_mast(model, white, {0.0F, 0.5F * (rear + front), top + deck_height}, 0.05F * l);
    add_mast(model, white, {0.0F, 0.46F * l, hull.sheer.at(0.46F * l)}, 0.05F * l);
    if (bridge_share < 0.2F) {
        add_lifeboats(model, 0.86F * w, rear, front, z + 1.4F * deck_height, 1, 0.022F * l);
    }
    const float ahead = front + 0.02F * l;
    const float end = 0.38F * l;
    if (cargo == Cargo::kContainers) {
        const float bay = 0.062F * l;
        const int rows = 6;
        const float wide = 1.86F * w / static_cast<float>(rows);
        const float high = 0.0205F * l;
        std::uint64_t bits = p.hidden("stow");
        const auto stow = [&](float from, float to) {
            for (float y = from; y + bay < to; y += 1.08F * bay) {
                const float room = std::min(hull.half_width.at(y + bay), hull.half_width.at(y)) / w;
                for (int r = 0; r < rows; ++r) {
                    const float x = -0.93F * w + wide * static_cast<float>(r);
                    if (std::max(std::abs(x), std::abs(x + wide)) > room * w) {
                        continue;
                    }
                    bits = bits * 6364136223846793005ULL + 1442695040888963407ULL;
                    const int height =
                        std::max(1, tiers - static_cast<int>((bits >> 60U) % 3 == 0));
                    for (int k = 0; k < height; ++k) {
                        const Look& look = boxes.at(static_cast<std::size_t>(
                            (bits >> (33U + 4U * static_cast<unsigned>(k))) % 5));
                        const float base =
                            hull.sheer.at(y) + 0.004F * l + high * static_cast<float>(k);
                        model.add("container", look,
                                  box_between({x + 0.02F * wide, y, base - 0.002F * l},
                                              {x + 0.98F * wide, y + bay, base + 0.97F * high}));
                    }
                }
            }
        };
        stow(ahead, end);
        if (bridge_share > 0.2F) {
            stow(hull.stern + 0.03F * l, rear - 0.07F * l);
        }
    } else if (cargo == Cargo::kTanker) {
        for (const float x : {-0.12F, 0.0F, 0.12F}) {
            model.add(
                "pipe", boxes.at(4),
                rod({x * w, ahead, z + 0.016F * l}, {x * w, end, z + 0.02F * l}, 0.004F * l, 10));
        }
        for (int i = 0; i < 6; ++i) {
            const float y = glm::mix(ahead, end, (static_cast<float>(i) + 0.5F) / 6.0F);
            model.add(
                "pipe", boxes.at(4),
                rod({-0.7F * w, y, z + 0.014F * l}, {0.7F * w, y, z + 0.014F * l}, 0.004F * l, 10));
            model.add("hatch", paint,
                      mirrored_pair(moved(cylinder(0.012F * l, -0.01F * l, 0.014F * l, 16),
                                          {0.5F * w, y + 0.03F * l, z})));
            model.add("pipe", white,
                      mirrored_pair(box_between({0.1F * w, y - 0.006F * l, z - 0.005F * l},
                                                {0.14F * w, y + 0.006F * l, z + 0.02F * l})));
        }
        add_ship_railing(model, hull, {0.2F, 0.97F}, 0.012F * l, white);
    } else {
        const int hatches = 5;
        const float pitch = (end - ahead) / static_cast<float>(hatches);
        for (int i = 0; i < hatches; ++i) {
            const float y = ahead + pitch * static_cast<float>(i);
            model.add("hatch", deck,
                      box_between({-0.62F * w, y + 0.14F * pitch, z - 0.01F * l},
                                  {0.62F * w, y + 0.86F * pitch, z + 0.02F * l}, 0.003F * l));
            model.add("hatch", white,
                      box_between({-0.58F * w, y + 0.18F * pitch, z},
                                  {0.58F * w, y + 0.82F * pitch, z + 0.024F * l}, 0.003F * l));
        }
        add_ship_railing(model, hull, {0.2F, 0.97F}, 0.012F * l, white);
    }
    if (cranes) {
        for (int i = 1; i < 4; ++i) {
            const float y = glm::mix(ahead, end, 0.25F * static_cast<float>(i)) - 0.002F * l;
            const float high = 0.11F * l;
            model.add("crane", funnel,
                      moved(cylinder(0.011F * l, -0.01F * l, high, 14), {0.0F, y, z}));
            model.add(
                "crane", funnel,
                moved(box({0.035F * l, 0.03F * l, 0.03F * l}, 0.004F * l), {0.0F, y, z + high}));
            model.add("crane", funnel,
                      rod({0.0F, y, z + 0.9F * high}, {0.0F, y + 0.14F * l, z + 1.25F * high},
                          0.006F * l, 8));
            model.add("crane", black_plastic(),
                      rod({0.0F, y, z + high + 0.015F * l}, {0.0F, y + 0.14F * l, z + 1.25F * high},
                          0.0015F * l, 5));
        }
    }
}

void build_cruise_ship(Parameters& p, ModelBuilder& model) {
    HullForm form;
    form.length = p.real("length", 90.0F, 260.0F);
    const float l = form.length;
    const bool liner = p.chance("liner", 0.4);
    form.beam = l * p.real("beam_ratio", 0.12F, 0.15F);
    form.depth = l * (liner ? 0.075F : 0.06F);
    form.draught = 0.3F * form.depth;
    form.stem = p.real("stem", 0.03F, 0.12F);
    form.lift = p.real("sheer", 0.2F, 0.4F);
    form.transom = liner ? 0.4F : 0.85F;
    form.fullness = 4.5F;
    const int decks = liner ? p.integer("decks", 3, 4) : p.integer("decks", 4, 7);
    const int funnels = liner ? p.integer("funnels", 2, 4) : p.integer("funnels", 1, 2);
    const int boats = p.integer("lifeboats", 4, 8);
    const bool stripe = p.chance("stripe", 0.6);
    const bool pool = p.chance("pool", 0.6) && !liner;
    const Look white = plain("white paint", srgb(0xEFEEEA), 0.35F);
    const Look drawn = vehicle_paint(p, "hull");
    const Look paint =
        liner || p.chance("coloured_hull", 0.35)
            ? (p.chance("black_hull", 0.5) ? plain("black paint", srgb(0x1E2124), 0.4F) : drawn)
            : white;
    const Look accent = vehicle_paint(p, "funnel");
    const Look deck = plain("teak", srgb(0xB48A5A), 0.7F);
    const ShipHull hull = ship_hull(form);
    add_ship_hull(model, hull, paint, hull_red(), deck);
    add_bulwark(model, hull, {0.8F, 0.995F}, 0.008F * l, paint);
    const float w = 0.5F * form.beam;
    if (stripe) {
        model.add("stripe", accent,
                  mirrored_pair(sheet(
                      [&](float u, float v) {
                          const float y = glm::mix(hull.stern + 0.01F * l, 0.44F * l, u);
                          const float z = hull.sheer.at(y) - (0.20F - 0.14F * v) * form.depth;
                          return glm::vec3(ship_half_width(hull, y, z) + 0.001F * l, y, z);
                      },
                      0.002F * l, 24, 2)));
    }
    for (int i = 0; i < 26; ++i) {  // portholes
        const float y = glm::mix(-0.42F * l, 0.34F * l, static_cast<float>(i) / 25.0F);
        const float z = hull.sheer.at(y) - 0.36F * form.depth;
        model.add("window", window_glass(),
                  mirrored_pair(moved(
                      turned(cylinder(0.0028F * l, -0.004F * l, 0.0012F * l, 8), Axis::kY, 90.0F),
                      {ship_half_width(hull, y, z), y, z})));
    }
    const float height = 0.017F * l;
    float z = form.depth;
    float rear = -0.44F * l;
    float front = 0.30F * l;
    for (int i = 0; i < decks; ++i) {
        const bool promenade = i == 1;
        add_deckhouse(model,
                      {rear, front, (promenade ? 0.82F : 0.93F) * w, z, z + 1.02F * height,
                       0.012F * l, 1, 0.012F * l, i % 2 == 1},
                      white);
        model.add("deck", deck,
                  box_between({-0.97F * w, rear - 0.012F * l, z + 0.97F * height},
                              {0.97F * w, front - 0.008F * l, z + 1.06F * height}));
        z += 1.04F * height;
        rear += (liner ? 0.035F : 0.018F) * l;
        front -= (liner ? 0.03F : 0.018F) * l;
    }
    // The bridge across the front of the upper decks.
    add_deckhouse(model,
                  {front - 0.05F * l, front + 0.01F * l, 1.0F * w, z - 0.01F * l,
                   z + 0.95F * height, -0.004F * l, 1, 0.01F * l, true},
                  white);
    for (int i = 0; i < funnels; ++i) {
        const float y = funnels == 1
                            ? -0.2F * l
                            : glm::mix(front - 0.12F * l, rear + 0.08F * l,
                                       static_cast<float>(i) / static_cast<float>(funnels - 1));
        add_funnel(model, accent, liner ? black_plastic() : white, {0.0F, y, z},
                   (liner ? 0.016F : 0.02F) * l, (liner ? 0.075F : 0.055F) * l, 0.02F * l);
    }
    add_mast(model, white, {0.0F, front - 0.03F * l, z + 0.5F * height}, 0.055F * l);
    add_mast(model, white, {0.0F, 0.42F * l, hull.sheer.at(0.42F * l)}, (liner ? 0.1F : 0.04F) * l);
    add_lifeboats(model, 0.93F * w, -0.36F * l, 0.2F * l, form.depth + 1.5F * height, boats,
                  0.014F * l);
    if (pool) {
        model.add("pool", plain("water", srgb(0x3FA7C9), 0.1F),
                  box_between({-0.4F * w, -0.02F * l, z + 0.0F},
                              {0.4F * w, 0.06F * l, z + 0.08F * height}));
    }
    add_ship_railing(model, hull, {0.84F, 0.98F}, 0.009F * l, white);
}

void build_warship(Parameters& p, ModelBuilder& model) {
    HullForm form;
    form.length = p.real("length", 80.0F, 190.0F);
    const float l = form.length;
    form.beam = l * p.real("beam_ratio", 0.105F, 0.13F);
    form.depth = l * p.real("depth_ratio", 0.06F, 0.075F);
    form.draught = 0.4F * form.depth;
    form.stem = p.real("stem", 0.08F, 0.15F);
    form.lift = p.real("sheer", 0.3F, 0.55F);
    form.transom = p.real("transom", 0.6F, 0.85F);
    form.fullness = 3.0F;
    const bool carrier = p.chance("aircraft_carrier", 0.15);
    const int turrets_ahead = p.integer("turrets_ahead", 1, 2);
    const int turrets_astern = p.integer("turrets_astern", 0, 2);
    const int barrels = p.integer("barrels", 1, 3);
    const bool old = p.chance("funnels", 0.5);
    const bool helipad = p.chance("helipad", 0.5) && turrets_astern == 0;
    constexpr std::array<std::uint32_t, 4> kGreys{0x8C949A, 0x6F777D, 0xA2A9AC, 0x5A6670};
    const Look grey = plain(
        "naval grey", srgb(kGreys.at(static_cast<std::size_t>(p.integer("grey", 0, 3)))), 0.5F);
    const Look deck =
        plain("deck paint", srgb(p.chance("wooden_deck", 0.25) ? 0xA88860 : 0x4B5257), 0.7F);
    const ShipHull hull = ship_hull(form);
    const float w = 0.5F * form.beam;
    const float z = form.depth;
    add_ship_hull(model, hull, grey, plain("antifouling", srgb(0x6E2A26), 0.6F), deck);
    if (carrier) {
        const float top = z + 0.035F * l;
        const Outline plan = rounded(Outline{{-1.35F * w, -0.5F * l},
                                             {1.25F * w, -0.5F * l},
                                             {1.6F * w, -0.1F * l},
                                             {1.6F * w, 0.12F * l},
                                             {0.9F * w, 0.3F * l},
                                             {0.75F * w, 0.5F * l},
                                             {-0.75F * w, 0.5F * l},
                                             {-1.7F * w, 0.2F * l},
                                             {-1.7F * w, -0.2F * l}},
                                     0.01F * l, 3);
        model.add("hull", grey,
                  box_between({-0.9F * w, -0.47F * l, z - 0.02F * l},
                              {0.9F * w, 0.36F * l, top - 0.005F * l}, 0.004F * l));
        model.add("flight deck", deck,
                  moved(extrude(plan, 0.014F * l), {0.0F, 0.0F, top - 0.006F * l}));
        const float d = top + 0.008F * l;
        for (int i = 0; i < 9; ++i) {
            const float y = -0.42F * l + 0.09F * l * static_cast<float>(i);
            model.add("marking", white_plastic(),
                      moved(turned(box({0.05F * w, 0.05F * l, 0.002F * l}), Axis::kZ, 6.0F),
                            {-0.25F * w - 0.02F * y, y, d + 0.0005F * l}));
        }
        add_deckhouse(
            model,
            {-0.05F * l, 0.08F * l, 0.16F * w, d, d + 0.045F * l, 0.005F * l, 2, 0.012F * l, true},
            grey);
        ModelBuilder& m = model;
        m.add("superstructure", grey,
              box_between({1.05F * w, -0.06F * l, d - 0.002F * l},
                          {1.45F * w, 0.08F * l, d + 0.05F * l}, 0.004F * l));
        m.add("window", window_glass(),
              box_between({1.0F * w, -0.03F * l, d + 0.034F * l},
                          {1.47F * w, 0.083F * l, d + 0.042F * l}));
        add_mast(model, grey, {1.25F * w, 0.0F, d + 0.05F * l}, 0.06F * l);
        const Look jet = plain("aircraft grey", srgb(0xB4BABD), 0.5F);
        for (int i = 0; i < 6; ++i) {  // aircraft parked along the edge
            const float y = -0.42F * l + 0.05F * l * static_cast<float>(i);
            m.add("aircraft", jet,
                  moved(superellipsoid({0.004F * l, 0.018F * l, 0.004F * l}, 1.0F, 1.0F, 8, 12),
                        {0.95F * w, y, d + 0.004F * l}));
            m.add("aircraft", jet,
                  moved(sideways(Outline{{-0.012F * l, 0.0F},
                                         {-0.004F * l, 0.0F},
                                         {-0.010F * l, 0.012F * l},
                                         {-0.014F * l, 0.012F * l}},
                                 0.001F * l),
                        {0.95F * w, y, d + 0.005F * l}));
            m.add("aircraft", jet,
                  moved(extrude(Outline{{-0.015F * l, -0.008F * l},
                                        {0.015F * l, -0.008F * l},
                                        {0.002F * l, 0.008F * l},
                                        {-0.002F * l, 0.008F * l}},
                                0.001F * l),
                        {0.95F * w, y, d + 0.0035F * l}));
        }
        return;
    }
    const float high = 0.027F * l;
    const auto turret = [&](float y, float base, bool ahead) {
        const float size = 0.031F * l;
        const float sign = ahead ? 1.0F : -1.0F;
        model.add("turret", grey,
                  moved(cylinder(0.8F * size, -0.5F * size, 0.35F * size, 20), {0.0F, y, base}));
        const Outline side{{-0.9F * size, 0.25F * size},
                           {1.0F * size, 0.25F * size},
                           {0.75F * size, 0.95F * size},
                           {-0.8F * size, 1.0F * size}};
        model.add("turret", grey,
                  moved(turned(sideways(side, 1.7F * size, 0.05F * size), Axis::kZ,
                               ahead ? 0.0F : 180.0F),
                        {0.0F, y, base}));
        for (int i = 0; i < barrels; ++i) {
            const float x =
                barrels == 1 ? 0.0F
                             : glm::mix(-0.45F, 0.45F,
                                        static_cast<float>(i) / static_cast<float>(barrels - 1)) *
                                   size;
            model.add("gun", grey,
                      tapered_rod({x, y + sign * 0.5F * size, base + 0.62F * size},
                                  {x, y + sign * 2.9F * size, base + 1.1F * size}, 0.12F * size,
                                  0.08F * size, 10));
        }
    };
    for (int i = 0; i < turrets_ahead; ++i) {
        const float y = (0.32F - 0.09F * static_cast<float>(i)) * l;
        const float base = hull.sheer.at(y) + (i > 0 ? 0.018F * l : 0.0F);
        if (i > 0) {
            model.add("superstructure", grey,
                      box_between({-0.4F * w, y - 0.06F * l, z - 0.01F * l},
                                  {0.4F * w, y + 0.03F * l, base}, 0.003F * l));
        }
        turret(y, base, true);
    }
    for (int i = 0; i < turrets_astern; ++i) {
        turret((-0.40F + 0.10F * static_cast<float>(i)) * l,
               hull.sheer.at(-0.3F * l) + 0.02F * l * static_cast<float>(i), false);
    }
    // Superstructure in steps, bridge, masts, funnels.
    const float front = turrets_ahead == 2 ? 0.15F * l : 0.23F * l;
    add_deckhouse(
        model, {-0.24F * l, front, 0.72F * w, z, z + high, 0.01F * l, 0, 0.02F * l, false}, grey);
    add_deckhouse(model,
                  {front - 0.16F * l, front - 0.02F * l, 0.66F * w, z + 0.98F * high,
                   z + 2.1F * high, 0.012F * l, 1, 0.02F * l, false},
                  grey);
    add_deckhouse(model,
                  {front - 0.13F * l, front - 0.035F * l, 0.58F * w, z + 2.05F * high,
                   z + 3.0F * high, 0.008F * l, 1, 0.015F * l, true},
                  grey);
    add_deckhouse(model,
                  {-0.22F * l, -0.05F * l, 0.55F * w, z + 0.98F * high, z + 1.9F * high, 0.01F * l,
                   0, 0.02F * l, false},
                  grey);
    const float mast_y = front - 0.10F * l;
    if (old) {
        add_funnel(model, grey, black_plastic(), {0.0F, front - 0.2F * l, z + high}, 0.014F * l,
                   0.05F * l, 0.008F * l);
        add_funnel(model, grey, black_plastic(), {0.0F, front - 0.28F * l, z + high}, 0.014F * l,
                   0.046F * l, 0.008F * l);
        add_mast(model, grey, {0.0F, mast_y, z + 3.0F * high}, 0.08F * l);
        add_mast(model, grey, {0.0F, -0.12F * l, z + 1.9F * high}, 0.06F * l);
    } else {  // a pyramid with flat radars
        model.add("mast", grey,
                  moved(tapered(box({0.6F * w, 0.05F * l, 0.06F * l}), Axis::kZ, 1.0F, 0.35F),
                        {0.0F, mast_y, z + 3.0F * high + 0.028F * l}));
        add_mast(model, grey, {0.0F, mast_y, z + 3.0F * high + 0.055F * l}, 0.04F * l);
        model.add("funnel", grey,
                  moved(tapered(box({0.7F * w, 0.06F * l, 0.045F * l}), Axis::kZ, 1.0F, 0.7F),
                        {0.0F, -0.05F * l, z + 1.9F * high + 0.018F * l}));
        model.add("missile launcher", deck,
                  box_between({-0.4F * w, front + 0.005F * l, z - 0.01F * l},
                              {0.4F * w, front + 0.035F * l, hull.sheer.at(front) + 0.008F * l},
                              0.001F * l));
    }
    model.add("radome", white_plastic(),
              mirrored_pair(moved(ball(0.010F * l, 10, 16),
                                  {0.4F * w, -0.19F * l, z + 1.9F * high + 0.006F * l})));
    if (helipad) {
        const float y = -0.40F * l;
        const float top = hull.sheer.at(y) + 0.004F * l;
        model.add("marking", white_plastic(),
                  moved(pipe(0.034F * l, 0.031F * l, 0.0F, 0.0022F * l, 32),
                        {0.0F, y, top - 0.0005F * l}));
        model.add("marking", white_plastic(),
                  mirrored_pair(box_between({0.008F * l, y - 0.014F * l, top - 0.001F * l},
                                            {0.012F * l, y + 0.014F * l, top + 0.0018F * l})));
        model.add("marking", white_plastic(),
                  box_between({-0.01F * l, y - 0.002F * l, top - 0.001F * l},
                              {0.01F * l, y + 0.002F * l, top + 0.0015F * l}));
    }
    add_ship_railing(model, hull, {0.02F, 0.96F}, 0.010F * l, grey);
}

}  // namespace turntable::procedural
