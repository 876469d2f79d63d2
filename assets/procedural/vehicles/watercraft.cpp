// Ships and boats. Here the small ones: rowing boats and canoes, motor boats and yachts, tugs and
// fishing boats, submarines.
#include "assets/procedural/vehicles/watercraft.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/common.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/airplane_parts.h"
#include "assets/procedural/vehicles/vehicle_parts.h"
#include "assets/procedural/vehicles/vehicles.h"

namespace turntable::procedural {
namespace {

enum class Kind {
    kSailingBoat,
    kTallShip,
    kMotorYacht,
    kRowingBoat,
    kWorkBoat,
    kCargoShip,
    kCruiseShip,
    kWarship,
    kSubmarine
};

void add_oar(ModelBuilder& model, const Look& look, const glm::vec3& grip, const glm::vec3& blade,
             float width) {
    model.add("oar", look, rod(grip, blade, 0.022F, 8));
    const glm::vec3 along = glm::normalize(blade - grip);
    const glm::vec3 end = blade + 0.55F * along;
    const std::array<glm::vec3, 4> spine{
        {blade - 0.02F * along, blade + 0.15F * along, blade + 0.4F * along, end}};
    const std::array<float, 4> scales{0.3F, 0.9F, 1.0F, 0.85F};
    model.add("oar", look,
              sweep(rounded_rectangle(0.018F, width, 0.006F, 2), Path(spine.begin(), spine.end()),
                    scales));
}

void build_rowing_boat(Parameters& p, ModelBuilder& model) {
    const bool canoe = p.chance("canoe", 0.35);
    HullForm form;
    form.length = canoe ? p.real("length", 4.4F, 5.8F) : p.real("length", 2.8F, 4.8F);
    const float l = form.length;
    form.beam =
        l * (canoe ? p.real("beam_ratio", 0.16F, 0.19F) : p.real("beam_ratio", 0.32F, 0.40F));
    form.depth = canoe ? p.real("depth", 0.34F, 0.42F) : p.real("depth", 0.44F, 0.58F);
    form.draught = 0.3F * form.depth;
    form.stem = p.real("stem", 0.03F, 0.10F);
    form.lift = p.real("sheer", 0.2F, 0.5F);
    form.transom = canoe ? 0.05F : p.real("transom", 0.55F, 0.8F);
    form.fullness = p.real("fullness", 1.9F, 2.6F);
    const int thwarts = p.integer("thwarts", 2, 3);
    const bool with_oars = p.chance("oars", 0.8);
    const bool engine = p.chance("outboard", 0.3) && !canoe;
    const Look drawn_paint = vehicle_paint(p, "paint");
    const Look timber = planks(p, "timber");
    const Look outside = p.chance("varnished", 0.45) ? timber : drawn_paint;
    const Look inside = wood(p, "seats");
    ShipHull hull = ship_hull(form);
    if (canoe) {  // both ends alike
        const float b = 0.5F * form.beam;
        const float d = form.depth;
        hull.half_width = Curve{
            {-0.5F * l, 0.05F * b}, {-0.46F * l, 0.25F * b}, {-0.3F * l, 0.75F * b}, {0.0F, b},
            {0.3F * l, 0.75F * b},  {0.46F * l, 0.25F * b},  {0.5F * l, 0.05F * b}};
        hull.keel = Curve{{-0.5F * l, 0.5F * d}, {-0.44F * l, 0.08F * d}, {-0.2F * l, 0.0F},
                          {0.2F * l, 0.0F},      {0.44F * l, 0.08F * d},  {0.5F * l, 0.5F * d}};
        hull.sheer = Curve{{-0.5F * l, (1.0F + form.lift) * d},
                           {-0.2F * l, d},
                           {0.2F * l, d},
                           {0.5F * l, (1.0F + form.lift) * d}};
    }
    add_open_hull(model, hull, 0.025F, outside);
    // Gunwale, thwarts, ribs, keel.
    Path gunwale;
    for (int i = 0; i <= 20; ++i) {
        const float y = glm::mix(hull.stern, hull.bow - 0.01F * l, static_cast<float>(i) / 20.0F);
        gunwale.emplace_back(hull.half_width.at(y), y, hull.sheer.at(y));
    }
    model.add("gunwale", inside, mirrored_pair(tube(gunwale, 0.022F, 8)));
    for (int i = 0; i < thwarts; ++i) {
        const float y = glm::mix(-0.32F * l, canoe ? 0.32F * l : 0.24F * l,
                                 static_cast<float>(i) / static_cast<float>(thwarts - 1));
        const float z = glm::mix(hull.keel.at(y), hull.sheer.at(y), 0.68F);
        const float x = ship_half_width(hull, y, z) - 0.01F;
        model.add("seat", inside,
                  box_between({-x, y - 0.11F, z - 0.014F}, {x, y + 0.11F, z + 0.014F}, 0.006F));
    }
    for (int i = 0; i < 7; ++i) {
        const float y = glm::mix(-0.38F * l, 0.34F * l, static_cast<float>(i) / 6.0F);
        Path rib;
        for (int k = -6; k <= 6; ++k) {
            const float share = std::pow(std::abs(static_cast<float>(k)) / 6.0F, 1.6F);
            const float z = glm::mix(hull.keel.at(y), hull.sheer.at(y), 0.95F * share);
            const float x = ship_half_width(hull, y, z) - 0.024F;
            rib.emplace_back(
                std::copysign(std::max(x, 0.0F) * (k == 0 ? 0.0F : 1.0F), static_cast<float>(k)), y,
                z + 0.03F * (1.0F - share));
        }
        model.add("rib", inside, tube(rib, 0.014F, 6));
    }
    if (with_oars) {
        const float y = canoe ? 0.0F : 0.02F * l;
        const float x = hull.half_width.at(y);
        const float z = hull.sheer.at(y) + 0.05F;
        if (canoe) {
            add_oar(model, inside, {-0.25F * x, -0.15F * l, z - 0.02F},
                    {0.3F * x, 0.12F * l, z - 0.05F}, 0.16F);
        } else {
            for (const float side : {-1.0F, 1.0F}) {
                model.add("rowlock", black_plastic(),
                          rod({side * x, y, z - 0.08F}, {side * x, y, z + 0.03F}, 0.016F, 8));
                add_oar(model, inside, {side * 0.25F * x, y + 0.12F, z + 0.10F},
                        {side * (x + 0.9F), y - 0.25F, z - 0.22F}, 0.15F);
            }
        }
    }
    if (engine) {
        const float y = hull.stern - 0.02F;
        const float z = hull.sheer.at(hull.stern);
        model.add("outboard", black_plastic(),
                  moved(superellipsoid({0.12F, 0.17F, 0.17F}, 0.6F, 0.7F, 10, 20),
                        {0.0F, y - 0.10F, z + 0.18F}));
        model.add("outboard", black_plastic(),
                  box_between({-0.05F, y - 0.14F, z - 0.55F}, {0.05F, y + 0.05F, z + 0.1F}, 0.02F));
        add_propeller(model, chrome(), {0.0F, y - 0.20F, z - 0.48F}, 0.11F, 3);
    }
}

void build_motor_yacht(Parameters& p, ModelBuilder& model) {
    HullForm form;
    form.length = p.real("length", 6.5F, 32.0F);
    const float l = form.length;
    const bool small = l < 10.0F;
    form.beam = l * p.real("beam_ratio", small ? 0.32F : 0.22F, small ? 0.37F : 0.27F);
    form.depth = l * p.real("depth_ratio", 0.11F, 0.14F);
    form.draught = 0.3F * form.depth;
    form.stem = p.real("stem", 0.12F, 0.22F);
    form.lift = p.real("sheer", 0.2F, 0.45F);
    form.transom = p.real("transom", 0.85F, 0.95F);
    form.fullness = 1.9F;
    const int tiers = small ? p.integer("tiers", 0, 1) : p.integer("tiers", 1, 3);
    const float rake = p.real("rake", 0.5F, 1.1F);
    const bool arch = p.chance("radar_arch", 0.7);
    const bool rails = p.chance("railing", 0.8);
    const bool stripe = p.chance("stripe", 0.5);
    const Look white = plain("gel coat", srgb(0xF0EFEA), 0.25F);
    const Look drawn = vehicle_paint(p, "hull");
    const Look paint = p.chance("white_hull", 0.6) ? white : drawn;
    const Look accent = vehicle_paint(p, "stripe");
    const Look deck = p.chance("teak", 0.6) ? plain("teak", srgb(0xB48A5A), 0.6F) : white;
    const Look cushion_look = leather(p, "cushions");
    const ShipHull hull = ship_hull(form);
    add_ship_hull(model, hull, paint, accent, deck);
    const float w = 0.5F * form.beam;
    const float z = form.depth;
    if (stripe) {
        model.add("stripe", accent,
                  mirrored_pair(sheet(
                      [&](float u, float v) {
                          const float y = glm::mix(hull.stern + 0.01F * l, 0.44F * l, u);
                          const float at = hull.sheer.at(y) - (0.26F - 0.14F * v) * form.depth;
                          return glm::vec3(ship_half_width(hull, y, at) + 0.0015F * l, y, at);
                      },
                      0.003F * l, 24, 2)));
    }
    const float high = small ? 0.10F * l : 0.075F * l;
    float base = z - 0.01F * l;
    float rear = -0.30F * l;
    float front = 0.26F * l;
    float half = 0.78F * w;
    for (int i = 0; i < tiers; ++i) {
        add_deckhouse(
            model, {rear, front, half, base, base + high, rake * 1.6F * high, 1, 0.05F * l, true},
            white);
        const float roof = base + high;
        model.add(
            "roof", white,
            box_between({-1.08F * half, rear - 0.07F * l, roof - 0.004F * l},
                        {1.08F * half, front - rake * 1.6F * high + 0.01F * l, roof + 0.012F * l},
                        0.005F * l));
        for (const float x : {-0.98F, 0.98F}) {
            model.add("roof", white,
                      rod({x * half, rear - 0.055F * l, base}, {x * half, rear - 0.055F * l, roof},
                          0.006F * l, 8));
        }
        base = roof + 0.006F * l;
        front -= rake * 1.6F * high + 0.05F * l;
        rear += 0.02F * l;
        half *= 0.86F;
    }
    if (tiers == 0) {  // an open cockpit behind a screen
        model.add("cockpit", gap_look(),
                  box_between({-0.62F * w, -0.36F * l, z - 0.02F * l},
                              {0.62F * w, 0.10F * l, hull.sheer.at(0.1F * l) + 0.004F * l}));
        for (const float y : {-0.30F * l, -0.06F * l}) {
            model.add("seat", cushion_look,
                      mirrored_pair(
                          moved(cushion({0.42F * w, 0.07F * l, 0.05F * l}, 0.015F * l, 0.004F * l),
                                {0.28F * w, y, z + 0.02F * l})));
            model.add("seat", cushion_look,
                      mirrored_pair(
                          moved(cushion({0.42F * w, 0.02F * l, 0.08F * l}, 0.008F * l, 0.003F * l),
                                {0.28F * w, y - 0.04F * l, z + 0.05F * l})));
        }
        model.add("steering wheel", black_plastic(),
                  steering_wheel({0.28F * w, 0.05F * l, z + 0.05F * l}, 0.022F * l, 60.0F));
    }
    if (tiers == 0 || !small) {
        const float y = tiers == 0 ? 0.16F * l : front + 0.02F * l;
        const float foot = tiers == 0 ? hull.sheer.at(y) : base;
        const float span = tiers == 0 ? 0.68F * w : 0.9F * half;
        model.add("windscreen", window_glass(),
                  sheet(
                      [&](float u, float v) {
                          const float a = 2.0F * u - 1.0F;
                          return glm::vec3(-span * (1.0F - 0.1F * v) * a,
                                           y - 0.10F * l * a * a - 0.06F * l * v,
                                           foot - 0.006F * l + 0.05F * l * v);
                      },
                      0.004F * l, 12, 4));
    }
    if (arch && tiers > 0) {
        const float x = 0.85F * half;
        const float y = rear + 0.04F * l;
        const std::array<glm::vec3, 4> legs{{{-x, y + 0.03F * l, base - 0.01F * l},
                                             {-0.8F * x, y - 0.02F * l, base + 0.07F * l},
                                             {0.8F * x, y - 0.02F * l, base + 0.07F * l},
                                             {x, y + 0.03F * l, base - 0.01F * l}}};
        model.add("radar arch", white,
                  sweep(rounded_rectangle(0.012F * l, 0.03F * l, 0.005F * l, 2),
                        rounded_path(legs, 0.03F * l, 4), {0.0F, 1.0F, 0.0F}));
        model.add("radar arch", white_plastic(),
                  moved(superellipsoid({0.022F * l, 0.022F * l, 0.014F * l}, 1.0F, 1.0F, 8, 18),
                        {0.0F, y - 0.02F * l, base + 0.085F * l}));
        model.add("antenna", white_plastic(),
                  mirrored_pair(tapered_rod({0.7F * x, y - 0.02F * l, base + 0.06F * l},
                                            {0.75F * x, y - 0.05F * l, base + 0.20F * l},
                                            0.003F * l, 0.001F * l, 6)));
    }
    if (rails) {
        add_ship_railing(model, hull, {0.52F, 0.985F}, 0.045F * l, chrome());
    }
    model.add("hull", white,
              box_between({-0.75F * w, hull.stern - 0.05F * l, form.draught},
                          {0.75F * w, hull.stern + 0.02F * l, form.draught + 0.02F * l},
                          0.004F * l));
    for (int i = 0; i < 4 && !small; ++i) {
        const float y = (0.02F + 0.08F * static_cast<float>(i)) * l;
        const float at = hull.sheer.at(y) - 0.42F * form.depth;
        model.add("window", window_glass(),
                  mirrored_pair(
                      moved(superellipsoid({0.008F * l, 0.022F * l, 0.008F * l}, 0.6F, 0.8F, 8, 16),
                            {ship_half_width(hull, y, at) - 0.003F * l, y, at})));
    }
    if (small) {
        model.add("outboard", black_plastic(),
                  moved(superellipsoid({0.035F * l, 0.045F * l, 0.045F * l}, 0.6F, 0.7F, 10, 20),
                        {0.0F, hull.stern - 0.03F * l, z + 0.02F * l}));
        model.add("outboard", black_plastic(),
                  box_between({-0.012F * l, hull.stern - 0.05F * l, 0.0F},
                              {0.012F * l, hull.stern, z}, 0.004F * l));
    }
}

void build_work_boat(Parameters& p, ModelBuilder& model) {
    HullForm form;
    form.length = p.real("length", 12.0F, 30.0F);
    const float l = form.length;
    const bool tug = p.chance("tug", 0.55);
    form.beam = l * p.real("beam_ratio", 0.30F, 0.36F);
    form.depth = l * p.real("depth_ratio", 0.13F, 0.17F);
    form.draught = 0.5F * form.depth;
    form.stem = p.real("stem", 0.03F, 0.09F);
    form.lift = p.real("sheer", 0.45F, 0.8F);
    form.transom = p.real("transom", 0.6F, 0.85F);
    form.fullness = 3.2F;
    const int fenders = p.integer("tyres", 5, 8);
    const int decks = p.integer("decks", 1, 2);
    const Look paint = vehicle_paint(p, "hull");
    const Look accent = vehicle_paint(p, "funnel");
    const Look house = p.chance("white_house", 0.65) ? plain("white paint", srgb(0xE9E7E0), 0.4F)
                                                     : vehicle_paint(p, "house");
    const ShipHull hull = ship_hull(form);
    add_ship_hull(model, hull, paint, plain("antifouling", srgb(0x8C2F27), 0.6F),
                  plain("deck paint", srgb(0x6B7A70), 0.7F));
    add_bulwark(model, hull, {0.0F, 0.99F}, 0.05F * l, paint);
    const float w = 0.5F * form.beam;
    const float z = form.depth;
    const float front = tug ? 0.22F * l : 0.30F * l;
    const float rear = tug ? -0.12F * l : 0.02F * l;
    const float high = 0.12F * l;
    float base = z;
    add_deckhouse(
        model,
        {rear, front, 0.58F * w, base - 0.02F * l, base + high, 0.02F * l, 1, 0.07F * l, false},
        house);
    base += high;
    if (decks > 1) {
        add_deckhouse(model,
                      {rear + 0.06F * l, front - 0.03F * l, 0.5F * w, base - 0.005F * l,
                       base + 0.7F * high, 0.01F * l, 1, 0.07F * l, false},
                      house);
        base += 0.7F * high;
    }
    // Wheelhouse with windows all round under a wide roof.
    const float cab_rear = front - 0.20F * l;
    const float cab_front = front - 0.04F * l;
    add_deckhouse(model,
                  {cab_rear, cab_front, 0.44F * w, base - 0.005F * l, base + 0.95F * high,
                   -0.015F * l, 1, 0.045F * l, false},
                  house);
    model.add("roof", accent,
              box_between({-0.52F * w, cab_rear - 0.02F * l, base + 0.93F * high},
                          {0.52F * w, cab_front + 0.035F * l, base + 1.06F * high}, 0.008F * l));
    const float top = base + 1.05F * high;
    model.add("mast", accent,
              tapered_rod({0.0F, cab_rear + 0.04F * l, top - 0.01F * l},
                          {0.0F, cab_rear + 0.04F * l, top + 0.24F * l}, 0.010F * l, 0.006F * l,
                          10));
    model.add("mast", accent,
              rod({-0.25F * w, cab_rear + 0.04F * l, top + 0.15F * l},
                  {0.25F * w, cab_rear + 0.04F * l, top + 0.15F * l}, 0.006F * l, 8));
    model.add("radar", white_plastic(),
              moved(box({0.09F * l, 0.015F * l, 0.015F * l}),
                    {0.0F, cab_rear + 0.055F * l, top + 0.09F * l}));
    model.add("lamp", headlight_look(),
              moved(ball(0.014F * l, 8, 14), {0.0F, cab_rear + 0.04F * l, top + 0.24F * l}));
    if (tug) {
        add_funnel(model, accent, white_plastic(), {0.0F, rear + 0.02F * l, z + 0.9F * high},
                   0.045F * l, 0.20F * l, 0.02F * l);
        model.add("winch", black_plastic(),
                  moved(turned(rounded_cylinder(0.05F * l, -0.10F * l, 0.10F * l, 0.01F * l, 20),
                               Axis::kY, 90.0F),
                        {0.0F, rear - 0.10F * l, z + 0.04F * l}));
        model.add("bollard", black_plastic(),
                  mirrored_pair(moved(cylinder(0.015F * l, -0.01F * l, 0.06F * l, 14),
                                      {0.35F * w, -0.40F * l, z})));
        model.add("fender", rubber(),
                  moved(scaled(ball(0.5F, 10, 20), {0.28F * l, 0.08F * l, 0.12F * l}),
                        {0.0F, 0.475F * l, hull.sheer.at(0.45F * l) - 0.01F * l}));
    } else {  // a fishing boat's gallows, derrick and boxes
        const float y = -0.42F * l;
        const std::array<glm::vec3, 4> frame{{{-0.6F * w, y, z - 0.02F * l},
                                              {-0.5F * w, y, z + 0.24F * l},
                                              {0.5F * w, y, z + 0.24F * l},
                                              {0.6F * w, y, z - 0.02F * l}}};
        model.add("gallows", accent, tube(rounded_path(frame, 0.05F * l), 0.014F * l, 10));
        model.add("derrick", accent,
                  rod({0.0F, rear - 0.02F * l, z + 0.05F * l},
                      {0.0F, rear - 0.26F * l, z + 0.28F * l}, 0.010F * l, 8));
        model.add("derrick", accent,
                  rod({0.0F, rear - 0.02F * l, z - 0.02F * l},
                      {0.0F, rear - 0.02F * l, z + 0.36F * l}, 0.012F * l, 10));
        model.add("stay", black_plastic(),
                  rod({0.0F, rear - 0.02F * l, z + 0.35F * l},
                      {0.0F, rear - 0.26F * l, z + 0.28F * l}, 0.003F * l, 5));
        model.add("drum", rubber(),
                  moved(turned(cylinder(0.06F * l, -0.14F * l, 0.14F * l, 20), Axis::kY, 90.0F),
                        {0.0F, y + 0.06F * l, z + 0.05F * l}));
        model.add("crate", plain("blue plastic", srgb(0x2F6DA8), 0.5F),
                  in_row(box_between({-0.5F * w, -0.26F * l, z},
                                     {-0.2F * w, -0.20F * l, z + 0.05F * l}, 0.004F * l),
                         3, {0.34F * w, 0.0F, 0.0F}));
    }
    for (int i = 0; i < fenders; ++i) {
        const float y = glm::mix(-0.40F * l, 0.30F * l,
                                 static_cast<float>(i) / static_cast<float>(fenders - 1));
        const float at = hull.sheer.at(y) - 0.005F * l;
        model.add("tyre", rubber(),
                  mirrored_pair(moved(turned(torus(0.028F * l, 0.012F * l, 20, 8), Axis::kY, 90.0F),
                                      {hull.half_width.at(y) + 0.008F * l, y, at})));
    }
}

void build_submarine(Parameters& p, ModelBuilder& model) {
    const float l = p.real("length", 40.0F, 110.0F);
    const float r = l * p.real("radius_ratio", 0.045F, 0.062F);
    const float tail = p.real("tail", 0.22F, 0.34F) * l;
    const float nose = p.real("nose", 0.06F, 0.12F) * l;
    const float sail_y = p.real("sail_place", 0.08F, 0.22F) * l;
    const float sail_h = r * p.real("sail_height", 0.9F, 1.4F);
    const bool sail_planes = p.chance("sail_planes", 0.5);
    const bool deck = p.chance("flat_deck", 0.5);
    const int hatches = p.integer("hatches", 0, 8);
    const bool yellow = p.chance("yellow", 0.2);
    const Look skin = plain("hull paint",
                            srgb(yellow                   ? 0xD9A41E
                                 : p.chance("black", 0.6) ? 0x26292C
                                                          : 0x59636A),
                            0.5F);
    const Look metal = plain("bronze", srgb(0xA88B4F), 0.3F);
    const float z = 1.35F * r;
    Path2 profile{{0.0F, -0.5F * l}};
    for (int i = 1; i <= 8; ++i) {
        const float t = static_cast<float>(i) / 8.0F;
        profile.emplace_back(r * std::sqrt(1.0F - (1.0F - t) * (1.0F - t) * (0.98F)) *
                                 std::pow(t, 0.35F),
                             -0.5F * l + tail * t);
    }
    for (int i = 0; i <= 8; ++i) {
        const float a = static_cast<float>(i) / 8.0F;
        profile.emplace_back(r * std::sqrt(std::max(1.0F - a * a, 0.0F)),
                             0.5F * l - nose + nose * a);
    }
    model.add("hull", skin, moved(turned(lathe(profile, 32), Axis::kX, -90.0F), {0.0F, 0.0F, z}));
    const std::array sail{
        Section{z + 0.7F * r, moved(superellipse(0.32F * r, 0.09F * l, 2.6F, 28), {0.0F, sail_y})},
        Section{z + r + 0.9F * sail_h,
                moved(superellipse(0.28F * r, 0.085F * l, 2.6F, 28), {0.0F, sail_y - 0.004F * l})},
        Section{z + r + sail_h,
                moved(superellipse(0.20F * r, 0.075F * l, 2.6F, 28), {0.0F, sail_y - 0.004F * l})}};
    model.add("sail", skin, loft(sail, Axis::kZ));
    const float top = z + r + sail_h;
    for (int i = 0; i < 3; ++i) {
        const float y = sail_y + (0.03F - 0.03F * static_cast<float>(i)) * l;
        model.add(
            "periscope", chrome(),
            moved(cylinder(0.05F * r, -0.1F * r, (0.9F - 0.22F * static_cast<float>(i)) * r, 10),
                  {0.0F, y, top}));
    }
    const WingShape plane{1.5F * r, 0.045F * l, 0.03F * l, 0.012F * l, 0.0F, 0.12F};
    const float py = sail_planes ? sail_y + 0.04F * l : 0.36F * l;
    model.add("plane", skin,
              mirrored_pair(moved(wing(plane),
                                  {0.0F, py, sail_planes ? z + r + 0.5F * sail_h : z + 0.2F * r})));
    const WingShape rudder{1.25F * r, 0.06F * l, 0.04F * l, 0.015F * l, 0.0F, 0.1F};
    const float ry = -0.5F * l + 0.10F * l;
    model.add("rudder", skin, mirrored_pair(moved(wing(rudder), {0.0F, ry, z})));
    model.add("rudder", skin, moved(fin(rudder), {0.0F, ry, z}));
    model.add("rudder", skin, moved(mirrored(fin(rudder), Axis::kZ), {0.0F, ry, z}));
    add_propeller(model, metal, {0.0F, -0.5F * l, z}, 0.75F * r, p.integer("blades", 5, 7));
    if (deck) {
        model.add("deck", skin,
                  box_between({-0.45F * r, -0.25F * l, z + 0.7F * r},
                              {0.45F * r, 0.36F * l, z + 1.06F * r}, 0.06F * r));
    }
    for (int i = 0; i < hatches; ++i) {
        const float y = -0.02F * l - 0.03F * l * static_cast<float>(i);
        model.add("hatch", gap_look(),
                  moved(cylinder(0.17F * r, 0.8F * r, 1.075F * r, 18), {0.0F, y, z}));
    }
    model.add("window", yellow ? glowing({0.9F, 0.85F, 0.5F}, 0.4F) : window_glass(),
              mirrored_pair(moved(turned(cylinder(0.08F * r, 0.0F, 0.31F * r, 12), Axis::kY, 90.0F),
                                  {0.0F, sail_y + 0.03F * l, z + r + 0.75F * sail_h})));
}

}  // namespace

void build_watercraft(Parameters& parameters, ModelBuilder& model) {
    switch (
        parameters.choice<Kind>("kind",
                                {"sailing boat", "tall ship", "motor yacht", "rowing boat",
                                 "work boat", "cargo ship", "cruise ship", "warship", "submarine"},
                                {2.5, 1.5, 2.5, 1.5, 1.5, 2, 1.5, 1.8, 0.7})) {
    case Kind::kSailingBoat:
        build_sailing_boat(parameters, model);
        break;
    case Kind::kTallShip:
        build_tall_ship(parameters, model);
        break;
    case Kind::kMotorYacht:
        build_motor_yacht(parameters, model);
        break;
    case Kind::kRowingBoat:
        build_rowing_boat(parameters, model);
        break;
    case Kind::kWorkBoat:
        build_work_boat(parameters, model);
        break;
    case Kind::kCargoShip:
        build_cargo_ship(parameters, model);
        break;
    case Kind::kCruiseShip:
        build_cruise_ship(parameters, model);
        break;
    case Kind::kWarship:
        build_warship(parameters, model);
        break;
    case Kind::kSubmarine:
        build_submarine(parameters, model);
        break;
    }
}

}  // namespace turntable::procedural
