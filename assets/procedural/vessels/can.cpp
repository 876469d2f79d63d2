// Cans: drink cans, food tins, flat fish tins, paint tins with a bail, spray cans, coffee tins with
// a plastic lid, square oil tins. What makes a can: sheet metal, seamed rims, a print all around.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vessels/vessel_parts.h"
#include "assets/procedural/vessels/vessels.h"

namespace turntable::procedural {
namespace {

enum class Kind { kDrink, kFood, kFlat, kPaint, kSpray, kCoffee, kOil };
enum class Top { kRingPull, kPlain, kOpened };

constexpr std::array<std::uint32_t, 10> kPrints{0xB5121B, 0x123E8A, 0x1B6B3A, 0xD98A12, 0x26282C,
                                                0xD9DADB, 0x6A1F5A, 0x0E7F8A, 0xE0C22A, 0xC8491E};

struct Can {
    Kind kind = Kind::kDrink;
    Top top = Top::kRingPull;
    float height = 0.0F;
    float radius = 0.0F;
    float aspect = 1.0F;  ///< depth by width
    float squareness = 2.0F;
    float rim = 0.0F;   ///< height of a seam
    float neck = 0.0F;  ///< share of the radius that a drink can's end is narrower
    int ribs = 0;
    float label_low = 0.0F;  ///< shares of the height
    float label_high = 1.0F;
    float panel = 0.0F;  ///< degrees that the label spans beside the print, 0 all around
    float bail = 0.0F;   ///< degrees that the bail leans from upright
    bool cap_on = true;
    Look metal;
    Look print;  ///< the colour of the body
    Look label;
    Look cap;
};

Can draw(Parameters& p) {
    Can c;
    c.kind = p.choice<Kind>("kind", {"drink", "food", "flat", "paint", "spray", "coffee", "oil"},
                            {5, 3, 1.2, 1.5, 1.1, 0.9, 1});
    c.top = p.choice<Top>("top", {"ring pull", "plain", "opened"}, {4, 2, 1});
    const auto size = [&](float low, float high, float slim, float wide) {
        c.height = p.real("height", low, high);
        c.radius = c.height * p.real("slimness", slim, wide);
    };
    switch (c.kind) {
    case Kind::kDrink:
        size(0.088F, 0.168F, 0.19F, 0.34F);
        c.radius = std::clamp(c.radius, 0.026F, 0.034F);
        break;
    case Kind::kFood:
        size(0.075F, 0.125F, 0.31F, 0.46F);
        break;
    case Kind::kFlat:
        size(0.022F, 0.042F, 1.0F, 1.7F);
        break;
    case Kind::kPaint:
        size(0.12F, 0.25F, 0.42F, 0.52F);
        break;
    case Kind::kSpray:
        size(0.15F, 0.22F, 0.14F, 0.18F);
        break;
    case Kind::kCoffee:
        size(0.11F, 0.17F, 0.32F, 0.44F);
        break;
    case Kind::kOil:
        size(0.16F, 0.26F, 0.26F, 0.36F);
        break;
    }
    const float oblong = p.real("aspect", 0.55F, 0.75F);
    if (c.kind == Kind::kOil || (c.kind == Kind::kFlat && p.chance("oblong", 0.7))) {
        c.aspect = oblong;
        c.squareness = c.kind == Kind::kOil ? 9.0F : p.real("squareness", 2.5F, 5.0F);
    }
    c.rim = 0.0025F + 0.012F * c.height;
    c.neck = p.real("neck", 0.1F, 0.2F);
    c.ribs = p.integer("ribs", 0, 7) * (c.kind == Kind::kFood || c.kind == Kind::kPaint ? 1 : 0);
    c.label_low = p.real("label_low", 0.06F, 0.2F);
    c.label_high = p.real("label_high", 0.75F, 0.92F);
    c.panel = p.chance("panel", 0.4) ? p.real("label_span", 90.0F, 160.0F) : 0.0F;
    c.bail = p.real("bail", -100.0F, 100.0F);
    c.cap_on = p.chance("cap_on", 0.5);
    c.metal =
        polished_metal(p, "metal", std::array<std::uint32_t, 3>{0xC9CBCC, 0xDADCDD, 0xB9B6AE});
    c.print = coloured(p, "print", kPrints, 0.3F);
    c.print.material.metallic = 0.2F;
    c.label = pictured(p, "label", PictureKind::kLabel);
    c.cap = plastic(p, "cap");
    return c;
}

Surface shaped(const Can& c, Surface s) {
    if (c.squareness > 2.0F) {
        s = squared(std::move(s), c.squareness);
    }
    for (glm::vec3& p : s.points) {
        p.y *= c.aspect;
    }
    return s;
}

/// Wall of the body between its seams, ascending.
Path2 wall_of(const Can& c) {
    const float r = c.radius;
    const float h = c.height;
    if (c.kind == Kind::kDrink) {  // necked at both ends
        const float n = c.neck * r;
        return {
            {0.76F * r, 0.0F}, {0.82F * r, 0.002F}, {r - 0.4F * n, 0.045F * h}, {r, 0.075F * h},
            {r, 0.4F * h},     {r, 0.84F * h},      {r - 0.25F * n, 0.88F * h}, {r - n, 0.955F * h},
            {r - n, h - c.rim}};
    }
    Path2 wall{{r, c.rim}};
    const int steps = std::max(2, 6 * c.ribs);
    for (int i = 0; i <= steps; ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(steps);
        const float wave =
            0.5F - 0.5F * std::cos(glm::two_pi<float>() * share * static_cast<float>(c.ribs));
        wall.emplace_back(r * (1.0F - 0.03F * wave), h * glm::mix(0.24F, 0.76F, share));
    }
    wall.emplace_back(r, h - c.rim);
    return wall;
}

/// A seam around an end: what makes it a tin.
void add_rim(const Can& c, float radius, float bottom, ModelBuilder& model) {
    const float out = radius + 0.35F * c.rim;
    const float in = radius - 0.5F * c.rim;
    model.add("rim", c.metal,
              shaped(c, lathe({{in, bottom},
                               {out - 0.2F * c.rim, bottom},
                               {out, bottom + 0.3F * c.rim},
                               {out, bottom + 0.7F * c.rim},
                               {out - 0.2F * c.rim, bottom + c.rim},
                               {in, bottom + c.rim},
                               {in, bottom}},
                              40)));
}

void add_body(const Can& c, const Path2& wall, ModelBuilder& model) {
    const float end = wall.back().x;
    // The ends lie below their seams.
    const float recess = c.kind == Kind::kPaint || c.kind == Kind::kCoffee ? 0.0F : 0.5F * c.rim;
    Path2 profile{{0.0F, c.kind == Kind::kDrink ? 0.07F * c.height : 0.3F * c.rim}};
    if (c.kind == Kind::kDrink) {
        profile.emplace_back(0.45F * c.radius, 0.05F * c.height);
    } else {
        profile.emplace_back(wall.front().x, 0.3F * c.rim);
    }
    profile.insert(profile.end(), wall.begin(), wall.end());
    const bool open = c.top == Top::kOpened && (c.kind == Kind::kFood || c.kind == Kind::kPaint);
    if (open) {
        const float t = 0.02F * c.radius;
        profile.emplace_back(end - t, c.height - c.rim);
        profile.emplace_back(end - 2.0F * t, 0.08F * c.height);
        profile.emplace_back(0.0F, 0.08F * c.height);
    } else {
        profile.emplace_back(0.0F, c.height - c.rim + recess);
    }
    const bool tinplate = c.kind == Kind::kFood || c.kind == Kind::kFlat;
    model.add("body", tinplate ? c.metal : c.print, shaped(c, lathe(profile, 40)));
    if (c.kind != Kind::kDrink) {
        add_rim(c, wall.front().x, 0.0F, model);
    }
    add_rim(c, end, c.height - c.rim, model);
    if (open) {
        const float level = 0.8F * c.height;
        model.add("content", c.kind == Kind::kPaint ? c.print : c.cap,
                  shaped(c, cylinder(end - 0.01F * c.radius, level - 0.01F, level, 40)));
    }
}

void add_label(const Can& c, const Path2& wall, ModelBuilder& model) {
    const float gap = 0.0032F * c.height;
    if (c.kind == Kind::kFlat) {  // printed on the lid
        const float z = c.height - 0.6F * c.rim;
        Surface lid = extrude(circle(0.86F * c.radius, 40), 0.002F + 0.25F * c.rim);
        lid = shaped(c, std::move(lid));
        for (std::size_t i = 0; i < lid.points.size(); ++i) {
            const glm::vec3& p = lid.points[i];
            lid.uvs[i] = {0.5F - 0.5F * p.x / c.radius, 0.5F - 0.5F * p.y / c.radius};
        }
        lid.unit_uv = true;
        model.add("label", c.label, moved(lid, {0, 0, z}));
    }
    const bool sheathed = c.kind == Kind::kFood || c.kind == Kind::kFlat;
    const bool drink = c.kind == Kind::kDrink;  // printed from end to end
    const float low = sheathed ? c.rim
                      : drink  ? 0.06F * c.height
                               : std::max(c.label_low * c.height, wall.front().y);
    const float high = sheathed ? c.height - 1.2F * c.rim
                       : drink  ? 0.87F * c.height
                                : c.label_high * c.height;
    const bool bare = c.kind == Kind::kFood && c.ribs > 0;  // paper hides ribs: a narrower one
    const Path2 stretch = bare ? stretch_of(wall, 0.12F * c.height, 0.88F * c.height, 1)
                               : stretch_of(wall, low, high, 14);
    if (c.panel > 0.0F && !sheathed && !drink) {
        for (const float towards : {90.0F, 270.0F}) {
            model.add("label", c.label,
                      shaped(c, curved_label(stretch, gap, towards, c.panel, 18)));
        }
    } else {
        model.add("label", c.label, shaped(c, wrap_band(stretch, gap, 2, 40)));
    }
}

/// A ring to pull, flat on an end at height z, its tongue towards `y` = 0.
void add_ring_pull(const Can& c, float z, float radius, ModelBuilder& model) {
    const float r = 0.3F * radius;
    model.add("tab", c.metal,
              moved(scaled(torus(r, 0.16F * r, 24, 8), {0.8F, 1.15F, 1.0F}),
                    {0, -0.25F * radius, z + 0.16F * r}));
    model.add(
        "tab", c.metal,
        moved(box({0.8F * r, 0.9F * r, 0.22F * r}, 0.05F * r), {0, 0.2F * radius, z + 0.12F * r}));
    model.add("tab", c.metal, cylinder(0.2F * r, z - 0.0005F, z + 0.35F * r, 12));
    if (c.kind == Kind::kDrink) {  // the scored mouth
        model.add("mouth", plain("mouth", srgb(0x8A8C8E), 0.35F),
                  moved(scaled(cylinder(0.3F * radius, 0.0F, 0.0008F, 24), {1.0F, 0.8F, 1.0F}),
                        {0, 0.48F * radius, z - 0.0003F}));
    }
}

void add_bail(const Can& c, ModelBuilder& model) {
    const float r = c.radius + 0.004F;
    const float z = 0.82F * c.height;
    const float wire = 0.0016F + 0.008F * c.radius;
    const Surface bow =
        tube(arc({0, 0, 0}, r + wire, {1, 0, 0}, {0, 0, 1}, 0.0F, 180.0F, 28), wire, 8);
    model.add("bail", c.metal, moved(turned(bow, Axis::kX, c.bail), {0, 0, z}));
    const float lean = glm::radians(c.bail);
    const glm::vec3 middle{0, -(r + wire) * std::sin(lean), z + (r + wire) * std::cos(lean)};
    model.add("grip", c.cap,
              rod(middle - glm::vec3(0.3F * r, 0, 0), middle + glm::vec3(0.3F * r, 0, 0),
                  2.4F * wire, 12));
    model.add(
        "ear", c.metal,
        mirrored_pair(moved(turned(cylinder(0.1F * c.radius, -0.006F, 0.007F, 16), Axis::kY, 90.0F),
                            {c.radius, 0, z})));
}

void add_top(const Can& c, const Path2& wall, ModelBuilder& model) {
    const float end = wall.back().x;
    const float h = c.height;
    const float deck = h - 0.5F * c.rim;
    switch (c.kind) {
    case Kind::kDrink:
    case Kind::kFood:
    case Kind::kFlat:
        if (c.kind == Kind::kDrink || (c.top == Top::kRingPull && c.kind != Kind::kFlat)) {
            add_ring_pull(c, deck, end, model);
        } else if (c.kind == Kind::kFlat) {
            add_ring_pull(c, h - 0.35F * c.rim + 0.002F, 0.6F * c.radius * c.aspect, model);
        } else if (c.top == Top::kPlain) {
            for (const float share : {0.45F, 0.75F}) {  // pressed rings
                model.add("lid", c.metal, moved(torus(share * end, 0.0012F, 36, 8), {0, 0, deck}));
            }
        }
        break;
    case Kind::kPaint:
        if (c.top != Top::kOpened) {
            model.add("lid", c.metal,
                      lathe({{0, h - c.rim},
                             {0.86F * end, h - c.rim},
                             {0.86F * end, h + 0.002F},
                             {0.78F * end, h + 0.003F},
                             {0.75F * end, h - 0.001F},
                             {0, h - 0.001F}},
                            40));
        }
        add_bail(c, model);
        break;
    case Kind::kSpray:
        model.add("dome", c.metal,
                  lathe({{0, h - 0.001F},
                         {0.97F * end, h - 0.001F},
                         {0.8F * end, h + 0.25F * end},
                         {0.45F * end, h + 0.42F * end},
                         {0.42F * end, h + 0.5F * end},
                         {0, h + 0.5F * end}},
                        32));
        if (c.cap_on) {
            model.add("cap", c.cap,
                      rounded_cylinder(0.93F * end, h + 0.02F * end, h + 1.3F * end, 0.006F, 32));
        } else {
            model.add("nozzle", c.cap,
                      rounded_cylinder(0.26F * end, h + 0.48F * end, h + 1.0F * end, 0.002F, 18));
            model.add("nozzle", black_plastic(),
                      rod({0, 0.2F * end, h + 0.8F * end}, {0, 0.29F * end, h + 0.8F * end},
                          0.07F * end, 10));
        }
        break;
    case Kind::kCoffee:
        model.add("lid", c.cap,
                  lathe({{0, h - 1.5F * c.rim},
                         {1.03F * end, h - 1.5F * c.rim},
                         {1.05F * end, h + 0.003F},
                         {0.95F * end, h + 0.004F},
                         {0.9F * end, h + 0.001F},
                         {0, h + 0.001F}},
                        40));
        break;
    case Kind::kOil: {
        const float x = 0.55F * c.radius;
        model.add("cap", c.cap,
                  moved(ribbed_cap(0.24F * c.radius, deck, h + 0.22F * c.radius, 20), {x, 0, 0}));
        const std::array<glm::vec3, 4> points{{{0.2F * c.radius, 0, deck},
                                               {0.1F * c.radius, 0, h + 0.3F * c.radius},
                                               {-0.7F * c.radius, 0, h + 0.3F * c.radius},
                                               {-0.8F * c.radius, 0, deck}}};
        model.add("handle", c.metal,
                  sweep(rounded_rectangle(0.004F, 0.018F, 0.001F, 2), rounded_path(points, 0.012F),
                        {0, 1, 0}));
        break;
    }
    }
}

}  // namespace

void build_can(Parameters& parameters, ModelBuilder& model) {
    const Can can = draw(parameters);
    const Path2 wall = wall_of(can);
    add_body(can, wall, model);
    add_label(can, wall, model);
    add_top(can, wall, model);
}

}  // namespace turntable::procedural
