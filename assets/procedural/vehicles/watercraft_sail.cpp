// Craft under sail: yachts with one mast and a keel, catamarans, tall ships.
#include <array>
#include <cmath>

#include <glm/common.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/vehicle_parts.h"
#include "assets/procedural/vehicles/watercraft.h"

namespace turntable::procedural {
namespace {

/// A sail between three corners that bellies sideways.
Surface triangle_sail(const glm::vec3& tack, const glm::vec3& clew, const glm::vec3& head,
                      float belly) {
    return sheet(
        [&](float u, float v) {
            const glm::vec3 foot = glm::mix(tack, clew, u);
            glm::vec3 p = glm::mix(foot, glm::mix(head, head + 0.03F * (clew - tack), u), v);
            p.x += belly * 4.0F * u * (1.0F - u) * (1.0F - v) * (0.5F + v);
            return p;
        },
        0.03F, 14, 16);
}

/// A square sail on a yard across, blown forward.
Surface square_sail(const glm::vec3& middle, float half_top, float half_foot, float height,
                    float belly) {
    return sheet(
        [&](float u, float v) {
            const float a = 2.0F * u - 1.0F;
            const float half = glm::mix(half_foot, half_top, v);
            const float z = (v - 1.0F) * height + 0.08F * height * (1.0F - v) * (1.0F - a * a);
            const float out = belly * (1.0F - 0.7F * a * a) *
                              std::sin(3.1416F * std::min(0.12F + 0.86F * (1.0F - v), 1.0F));
            return middle + glm::vec3(-half * a, out, z);
        },
        0.004F * height + 0.09F, 16, 14);
}

}  // namespace

void build_sailing_boat(Parameters& p, ModelBuilder& model) {
    HullForm form;
    form.length = p.real("length", 6.0F, 14.0F);
    const float l = form.length;
    const bool catamaran = p.chance("catamaran", 0.18);
    form.beam = l * (catamaran ? 0.13F : p.real("beam_ratio", 0.28F, 0.34F));
    form.depth = l * p.real("depth_ratio", 0.10F, 0.13F);
    form.draught = 0.45F * form.depth;
    form.stem = p.real("stem", 0.03F, 0.16F);
    form.lift = p.real("sheer", 0.15F, 0.45F);
    form.transom = p.real("transom", 0.25F, 0.8F);
    form.fullness = 2.0F;
    const float mast_share = p.real("mast", 1.05F, 1.35F);
    const bool spinnaker = p.chance("coloured_jib", 0.35);
    const bool heeling_left = p.chance("port_tack", 0.5);
    const bool two_masts = p.chance("two_masts", 0.15) && !catamaran;
    const bool wooden = p.chance("wooden_deck", 0.5);
    const Look paint = p.chance("white_hull", 0.55) ? plain("white paint", srgb(0xEEEDE8), 0.25F)
                                                    : vehicle_paint(p, "hull");
    const Look bottom = vehicle_paint(p, "bottom");
    const Look deck = wooden ? planks(p, "deck") : plain("deck", srgb(0xD9D6CC), 0.6F);
    const Look white = plain("gel coat", srgb(0xEDEBE5), 0.35F);
    const Look sail = plain("sailcloth", srgb(0xF1EEE2), 0.8F);
    const Look jib = spinnaker ? fabric(p, "jib") : sail;
    const Look spar =
        p.chance("wooden_mast", 0.3) ? plain("varnished wood", srgb(0x9A6233), 0.35F) : chrome();

    const float keel_drop = catamaran ? 0.0F : 0.11F * l;
    const ShipHull hull = ship_hull(form);
    const float z_deck = hull.sheer.at(0.0F);
    const glm::vec3 up{0.0F, 0.0F, keel_drop};
    ModelBuilder& m = model;
    const auto add = [&](const char* part, const Look& look, const Surface& s) {
        m.add(part, look, moved(s, up));
    };
    ShipHull placed = hull;  // raised so that the keel stands on the ground
    const auto raised = [&](const Curve& curve) {
        std::vector<glm::vec2> knots;
        for (int i = 0; i <= 16; ++i) {
            const float y = glm::mix(hull.stern, hull.bow, static_cast<float>(i) / 16.0F);
            knots.emplace_back(y, curve.at(y) + keel_drop);
        }
        return Curve(knots);
    };
    placed.keel = raised(hull.keel);
    placed.sheer = raised(hull.sheer);
    placed.waterline += keel_drop;
    if (catamaran) {
        ModelBuilder apart;
        const float x = 0.21F * l;
        // Two hulls: the same one, built aside and moved.
        for (const float side : {-1.0F, 1.0F}) {
            const Surface body = warped(
                superellipsoid({0.5F * form.beam, 0.5F * l, 0.5F * form.depth}, 0.9F, 1.0F, 14, 28),
                [&](glm::vec3 q) {
                    q.z += 0.5F * form.depth + 0.35F * form.depth * std::max(q.y / l, 0.0F);
                    return q;
                });
            add("hull", paint, moved(body, {side * x, 0.0F, 0.0F}));
        }
        add("deck", white,
            moved(superellipsoid({x + 0.2F * form.beam, 0.26F * l, 0.05F * l}, 0.4F, 0.35F, 8, 24),
                  {0.0F, -0.06F * l, z_deck}));
        add("trampoline", gap_look(),
            box_between({-x, 0.15F * l, z_deck - 0.01F * l}, {x, 0.36F * l, z_deck}));
        add("spar", spar, rod({-x, 0.36F * l, z_deck}, {x, 0.36F * l, z_deck}, 0.008F * l, 8));
    } else {
        add_ship_hull(model, placed, paint, bottom, deck);
        const float chord = 0.17F * l;  // fin keel with a bulb, rudder
        const Outline fin{{-0.5F * chord, -keel_drop},
                          {0.35F * chord, -keel_drop},
                          {0.6F * chord, 0.15F * form.depth},
                          {-0.5F * chord, 0.15F * form.depth}};
        add("keel", bottom, sideways(fin, 0.025F * l, 0.008F * l));
        add("keel", bottom,
            moved(superellipsoid({0.025F * l, 0.6F * chord, 0.02F * l}, 1.0F, 1.0F, 8, 16),
                  {0.0F, 0.0F, -keel_drop + 0.02F * l}));
        const float ry = hull.stern + 0.06F * l;
        const Outline rudder{{ry - 0.03F * l, -0.7F * keel_drop},
                             {ry + 0.03F * l, -0.7F * keel_drop},
                             {ry + 0.04F * l, 0.6F * form.depth},
                             {ry - 0.04F * l, 0.6F * form.depth}};
        add("rudder", bottom, sideways(rudder, 0.012F * l));
        // Cockpit and wheel behind the cabin.
        const float y = -0.30F * l;
        add("cockpit", gap_look(),
            box_between({-0.09F * l, y - 0.09F * l, z_deck - 0.02F * l},
                        {0.09F * l, y + 0.10F * l, z_deck + 0.012F * l}));
        add("cockpit", white,
            box_between({-0.115F * l, y - 0.11F * l, z_deck - 0.02F * l},
                        {-0.088F * l, y + 0.12F * l, z_deck + 0.035F * l}, 0.005F * l));
        add("cockpit", white,
            box_between({0.088F * l, y - 0.11F * l, z_deck - 0.02F * l},
                        {0.115F * l, y + 0.12F * l, z_deck + 0.035F * l}, 0.005F * l));
        add("steering wheel", chrome(),
            moved(turned(torus(0.035F * l, 0.003F * l, 24, 6), Axis::kX, 80.0F),
                  {0.0F, y - 0.02F * l, z_deck + 0.06F * l}));
        add("steering wheel", white,
            rod({0.0F, y - 0.015F * l, z_deck}, {0.0F, y - 0.015F * l, z_deck + 0.06F * l},
                0.01F * l, 10));
    }
    // Cabin: a low rounded house with long windows.
    const float cabin_y = 0.02F * l;
    const glm::vec3 radii{(catamaran ? 0.20F : 0.095F) * l, 0.19F * l, 0.055F * l};
    add("cabin", white,
        moved(superellipsoid(radii, 0.6F, 0.45F, 12, 32), {0.0F, cabin_y, z_deck + 0.01F * l}));
    for (const float y : {cabin_y - 0.09F * l, cabin_y + 0.02F * l}) {
        add("window", window_glass(),
            moved(superellipsoid({1.012F * radii.x, 0.045F * l, 0.014F * l}, 0.4F, 0.5F, 8, 20),
                  {0.0F, y, z_deck + 0.034F * l}));
    }
    // Masts, boom, sails, stays.
    const float side = heeling_left ? -1.0F : 1.0F;
    const auto rig = [&](float y, float height, float boom_length, bool with_jib) {
        const float foot = z_deck;
        const float boom_z = foot + 0.11F * l;
        const glm::vec3 top{0.0F, y - 0.01F * l, foot + height};
        add("mast", spar,
            tapered_rod({0.0F, y, foot - 0.02F * l}, top, 0.009F * l, 0.005F * l, 10));
        const glm::vec3 clew{side * 0.36F * boom_length, y - 0.93F * boom_length, boom_z};
        add("boom", spar, rod({0.0F, y, boom_z}, clew, 0.006F * l, 8));
        add("sail", sail,
            triangle_sail({0.0F, y - 0.012F * l, boom_z + 0.012F * l},
                          clew + glm::vec3(0, 0, 0.012F * l),
                          top - glm::vec3(0.0F, 0.012F * l, 0.02F * l), side * 0.05F * l));
        for (int i = 1; i < 4; ++i) {  // battens
            const float t = 0.22F * static_cast<float>(i);
            const glm::vec3 luff = glm::mix(glm::vec3(0.0F, y, boom_z), top, t);
            const glm::vec3 leech = glm::mix(clew, top, t);
            add("sail", gap_look(),
                rod(glm::mix(leech, luff, 0.01F) + glm::vec3(0.003F * l, 0, 0),
                    glm::mix(leech, luff, 0.25F) + glm::vec3(side * 0.022F * l * (1.0F - t), 0, 0),
                    0.0015F * l, 5));
        }
        if (with_jib) {
            const glm::vec3 bow{0.0F, 0.47F * l, hull.sheer.at(0.47F * l) + 0.01F * l};
            const glm::vec3 hound = glm::mix(glm::vec3(0.0F, y, foot), top, 0.92F);
            add("stay", chrome(),
                rod(catamaran ? glm::vec3(0, 0.36F * l, z_deck) : bow, hound, 0.0018F * l, 5));
            const glm::vec3 tack = catamaran ? glm::vec3(0, 0.36F * l, z_deck + 0.01F * l) : bow;
            add("sail", jib,
                triangle_sail(glm::mix(tack, hound, 0.03F),
                              {side * 0.15F * l, y - 0.04F * l, foot + 0.08F * l},
                              glm::mix(tack, hound, 0.93F), side * 0.05F * l));
        }
        const float shroud = catamaran ? 0.2F * l : 0.93F * hull.half_width.at(y - 0.03F * l);
        m.add(
            "stay", chrome(),
            each(mirrored_pair(rod({shroud, y - 0.03F * l, foot},
                                   glm::mix(glm::vec3(0.0F, y, foot), top, 0.9F), 0.0015F * l, 5)),
                 [&](Surface s) { return moved(std::move(s), up); }));
    };
    rig(0.10F * l, mast_share * l, 0.40F * l, true);
    if (two_masts) {
        rig(-0.36F * l, 0.7F * mast_share * l, 0.2F * l, false);
    } else if (!catamaran) {
        add("stay", chrome(),
            rod({0.0F, -0.48F * l, hull.sheer.at(-0.48F * l)},
                {0.0F, 0.09F * l, z_deck + mast_share * l}, 0.0015F * l, 5));
    }
    if (!catamaran) {
        add_ship_railing(model, placed, {0.05F, 0.96F}, 0.06F * l, chrome());
    }
}

void build_tall_ship(Parameters& p, ModelBuilder& model) {
    HullForm form;
    form.length = p.real("length", 28.0F, 50.0F);
    const float l = form.length;
    form.beam = l * p.real("beam_ratio", 0.22F, 0.28F);
    form.depth = l * p.real("depth_ratio", 0.14F, 0.18F);
    form.draught = 0.4F * form.depth;
    form.stem = p.real("stem", 0.10F, 0.18F);
    form.lift = p.real("sheer", 0.3F, 0.55F);
    form.transom = 0.72F;
    form.fullness = 2.6F;
    const int masts = p.integer("masts", 2, 3);
    const int tiers = p.integer("sails_a_mast", 2, 3);
    const bool castle = p.chance("stern_castle", 0.65);
    const bool furled = p.chance("furled", 0.15);
    const bool guns = p.chance("guns", 0.6);
    const bool dark_sails = p.chance("dark_sails", 0.12);
    const Look timber =
        plain("tarred timber", srgb(p.chance("black_hull", 0.3) ? 0x2A2522 : 0x6B4526), 0.6F);
    const Look deck = planks(p, "deck");
    const Look stripe = vehicle_paint(p, "stripe");
    const Look spar = plain("spar", srgb(0x8A5F36), 0.5F);
    const Look sail = plain("canvas", srgb(dark_sails ? 0x3A3634 : 0xE6DCC2), 0.9F);
    const ShipHull hull = ship_hull(form);
    add_ship_hull(model, hull, timber, plain("copper", srgb(0x7A4A34), 0.6F), deck);
    add_bulwark(model, hull, {0.0F, 0.99F}, 0.022F * l, timber);
    const float w = 0.5F * form.beam;
    // A band of paint with gun ports.
    const float band = form.draught + 0.52F * (form.depth - form.draught);
    model.add("hull", stripe,
              mirrored_pair(sheet(
                  [&](float u, float v) {
                      const float y = glm::mix(hull.stern + 0.02F * l, 0.40F * l, u);
                      const float z =
                          band + (v - 0.5F) * 0.022F * l + hull.sheer.at(y) - form.depth;
                      return glm::vec3(ship_half_width(hull, y, z) + 0.002F * l, y, z);
                  },
                  0.004F * l, 20, 2)));
    if (guns) {
        for (int i = 0; i < 7; ++i) {
            const float y = glm::mix(-0.34F * l, 0.26F * l, static_cast<float>(i) / 6.0F);
            const float z = band + hull.sheer.at(y) - form.depth;
            const float x = ship_half_width(hull, y, z);
            model.add("gun", gap_look(),
                      mirrored_pair(moved(box({0.02F * l, 0.018F * l, 0.016F * l}), {x, y, z})));
            model.add(
                "gun", black_plastic(),
                mirrored_pair(rod({x - 0.01F * l, y, z}, {x + 0.02F * l, y, z}, 0.004F * l, 10)));
        }
    }
    if (castle) {
        const float rear = hull.stern + 0.005F * l;
        const float z = hull.sheer.at(rear);
        const std::array<glm::vec2, 2> levels{{{0.24F, 0.06F}, {0.13F, 0.11F}}};
        float low = z - 0.02F * l;
        for (const glm::vec2& level : levels) {
            const float top = z + level.y * l;
            const Outline side{{rear, low},
                               {rear + level.x * l, low},
                               {rear + level.x * l, top},
                               {rear - 0.02F * l, top + 0.01F * l}};
            model.add("stern castle", timber, sideways(side, 1.62F * w, 0.004F * l));
            model.add("deck", deck,
                      box_between({-0.76F * w, rear + 0.005F * l, top - 0.003F * l},
                                  {0.76F * w, rear + level.x * l - 0.004F * l, top + 0.004F * l}));
            for (const float x : {0.15F, 0.42F, 0.66F}) {
                model.add("window", glowing({0.8F, 0.6F, 0.25F}, 0.35F),
                          mirrored_pair(
                              box_between({(x - 0.09F) * w, rear - 0.016F * l, top - 0.038F * l},
                                          {(x + 0.09F) * w, rear + 0.006F * l, top - 0.014F * l})));
            }
            low = top - 0.01F * l;
        }
        model.add("lantern", glowing({0.9F, 0.65F, 0.2F}, 0.6F),
                  moved(cylinder(0.012F * l, -0.06F * l, 0.03F * l, 8),
                        {0.0F, rear + 0.0F, z + 0.15F * l}));
    }
    // Bowsprit and masts.
    const glm::vec3 bow{0.0F, 0.46F * l, hull.sheer.at(0.46F * l)};
    const glm::vec3 sprit{0.0F, 0.72F * l, bow.z + 0.10F * l};
    model.add(
        "bowsprit", spar,
        tapered_rod(bow - glm::vec3(0, 0.06F * l, 0.02F * l), sprit, 0.011F * l, 0.006F * l, 10));
    for (int i = 0; i < masts; ++i) {
        const float y = glm::mix(0.26F * l, masts == 2 ? -0.14F * l : -0.30F * l,
                                 static_cast<float>(i) / static_cast<float>(masts - 1));
        const float height = l * (i == masts - 1 && masts == 3 ? 0.72F
                                  : i == 1 || masts == 2       ? 0.92F
                                                               : 0.82F);
        const float foot = hull.sheer.at(y);
        model.add("mast", spar,
                  tapered_rod({0.0F, y, foot - 0.03F * l}, {0.0F, y, foot + height}, 0.012F * l,
                              0.005F * l, 10));
        model.add("flag", stripe,
                  sheet(
                      [&](float u, float v) {
                          return glm::vec3(0.012F * l * std::sin(7.0F * u), y - 0.10F * l * u,
                                           foot + height - 0.035F * l + 0.035F * l * v);
                      },
                      0.002F * l, 8, 3));
        float top = foot + 0.94F * height;
        for (int k = 0; k < tiers; ++k) {  // from the top down, growing
            const float share = 0.22F + 0.08F * static_cast<float>(k) + (tiers == 2 ? 0.08F : 0.0F);
            const float drop = share * height * (tiers == 3 ? 1.0F : 1.15F);
            const float half = w * (0.75F + 0.38F * static_cast<float>(k));
            model.add("yard", spar,
                      rod({-1.08F * half, y + 0.014F * l, top}, {1.08F * half, y + 0.014F * l, top},
                          0.006F * l, 8));
            if (furled) {
                model.add("sail", sail,
                          rod({-half, y + 0.018F * l, top - 0.012F * l},
                              {half, y + 0.018F * l, top - 0.012F * l}, 0.013F * l, 10));
            } else {
                model.add("sail", sail,
                          square_sail({0.0F, y + 0.016F * l, top - 0.004F * l}, 0.96F * half,
                                      1.12F * half, 0.93F * drop, 0.055F * l));
            }
            top -= drop;
        }
        model.add("lookout", spar,
                  moved(cone(0.014F * l, 0.024F * l, -0.012F * l, 0.012F * l, 14),
                        {0.0F, y, foot + 0.58F * height}));
        for (const float back : {-0.02F, 0.03F, 0.08F}) {  // shrouds
            model.add(
                "stay", black_plastic(),
                mirrored_pair(rod({0.97F * hull.half_width.at(y - back * l), y - back * l, foot},
                                  {0.0F, y, foot + 0.58F * height}, 0.0016F * l, 5)));
        }
        if (i == 0) {
            const glm::vec3 head{0.0F, y, foot + 0.75F * height};
            model.add("stay", black_plastic(), rod(sprit, head, 0.0018F * l, 5));
            if (!furled) {
                model.add("sail", sail,
                          triangle_sail(glm::mix(sprit, head, 0.04F),
                                        bow + glm::vec3(0.02F * l, -0.06F * l, 0.06F * l),
                                        glm::mix(sprit, head, 0.9F), 0.03F * l));
            }
        }
    }
}

}  // namespace turntable::procedural
