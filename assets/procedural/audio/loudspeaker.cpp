// Loudspeakers: bookshelf boxes, towers, computer speakers, studio monitors, guitar amplifiers,
// portable ones, horns, smart speakers.
#include <algorithm>
#include <array>

#include "assets/procedural/audio/audio.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kBookshelf, kTower, kMonitor, kAmplifier, kCylinder, kHorn, kPortable };
enum class Foot { kNone, kPlinth, kSpikes, kTilted };

struct Loudspeaker {
    Kind kind = Kind::kBookshelf;
    Foot foot = Foot::kNone;
    float width = 0.0F;
    float height = 0.0F;
    float depth = 0.0F;
    float edge = 0.0F;    ///< rounding of the box
    float woofer = 0.0F;  ///< radius
    int woofers = 1;
    int tweeters = 1;
    bool port = true;
    bool dust_cap = true;
    bool grille = false;  ///< a cloth frame over the lower drivers
    bool badge = true;
    Look box;
    Look front;
    Look cone;
    Look ring;
};

Loudspeaker draw(Parameters& p) {
    Loudspeaker s;
    s.kind = p.choice<Kind>(
        "kind", {"bookshelf", "tower", "monitor", "amplifier", "cylinder", "horn", "portable"},
        {3, 3, 2, 1.5, 1, 0.8, 1});
    s.foot = p.choice<Foot>("foot", {"none", "plinth", "spikes", "tilted"}, {2, 1.5, 1, 0.7});
    s.width = p.real("width", 0.16F, 0.26F);
    const float ratio = p.real("height_ratio", 0.0F, 1.0F);
    switch (s.kind) {
    case Kind::kTower:
        s.height = s.width * (3.6F + 1.6F * ratio);
        break;
    case Kind::kAmplifier:
        s.width *= 2.2F;
        s.height = s.width * (0.75F + 0.3F * ratio);
        break;
    case Kind::kPortable:
        s.width *= 1.6F;
        s.height = s.width * (0.38F + 0.15F * ratio);
        break;
    default:
        s.height = s.width * (1.4F + 0.45F * ratio);
        break;
    }
    s.depth = std::min(s.width * p.real("depth_ratio", 0.85F, 1.35F), 0.36F);
    if (s.kind == Kind::kAmplifier || s.kind == Kind::kPortable) {
        s.depth = 0.5F * s.height;
    }
    s.edge = p.real("edge", 0.002F, 0.02F);
    s.woofer = s.width * p.real("woofer", 0.30F, 0.42F);
    s.woofers = s.kind == Kind::kTower ? p.integer("woofers", 1, 3) : 1;
    s.tweeters = p.integer("tweeters", 1, 2);
    s.port = p.chance("port", 0.55);
    s.dust_cap = p.chance("dust_cap", 0.7);
    s.grille = p.chance("grille", 0.15);
    s.badge = p.chance("badge", 0.6);
    s.box = p.chance("veneer", 0.5)      ? wood(p, "box")
            : p.chance("coloured", 0.25) ? plastic(p, "box")
                                         : plastic(p, "box", kDarkPlastics);
    s.front = p.chance("black_front", 0.55) ? plain("front", srgb(0x1D1E20), 0.5F) : s.box;
    s.cone = p.chance("coloured_cone", 0.3)
                 ? plain("cone", srgb(p.chance("yellow_cone", 0.5) ? 0xC9A43A : 0xD8D8D2), 0.6F)
                 : plain("cone", srgb(0x62666C), 0.7F);
    s.ring = p.chance("bright_ring", 0.75) ? plain("ring", srgb(0xB9BCBF), 0.3F)
                                           : plain("ring", srgb(0x4A4D52), 0.4F);
    return s;
}

/// One driver facing +Y, its chassis on the plane y = 0 about the origin: a ring, a rubber bead and
/// a cone that recedes to a cap.
void add_driver(const Loudspeaker& s, std::string_view part, float radius, bool dome,
                const glm::vec3& at, ModelBuilder& model) {
    const auto place = [&](Surface surface) {
        return moved(turned(std::move(surface), Axis::kX, -90.0F), at);
    };
    const float r = radius;
    const float lip = std::max(0.05F * r, 0.0025F);
    model.add(part, s.ring, place(pipe(r, 0.84F * r, -0.5F * lip, lip, 32)));
    const Surface bead = torus(0.78F * r, 0.075F * r, 32, 8);
    model.add(part, rubber(), place(moved(scaled(bead, {1, 1, 0.8F}), {0, 0, 0.1F * lip})));
    if (dome) {
        const Path2 profile{{0, -0.3F * lip},
                            {0.74F * r, -0.3F * lip},
                            {0.66F * r, 0.2F * r},
                            {0.42F * r, 0.38F * r},
                            {0, 0.46F * r}};
        model.add(part, s.cone, place(with_crease(lathe(profile, 28), 60.0F)));
        return;
    }
    // The cone is a dish in front of the cabinet's face, a thin body with its back inside.
    const float deep = 0.02F * r;
    const Path2 dish{{0, -0.06F * r},         {0.8F * r, -0.06F * r},
                     {0.74F * r, 0.0F},       {0.3F * r, -0.045F * r + deep * 0.5F},
                     {0.26F * r, -0.04F * r}, {0, -0.04F * r}};
    model.add(part, s.cone, place(with_crease(lathe(dish, 32), 25.0F)));
    if (s.dust_cap) {
        const Path2 cap{{0, -0.05F * r},
                        {0.27F * r, -0.05F * r},
                        {0.24F * r, 0.04F * r},
                        {0.14F * r, 0.09F * r},
                        {0, 0.11F * r}};
        model.add(part, s.ring, place(with_crease(lathe(cap, 22), 60.0F)));
    } else {
        model.add(
            part, chrome(),
            place(tapered_rod({0, 0, -0.05F * r}, {0, 0, 0.16F * r}, 0.12F * r, 0.02F * r, 18)));
    }
}

void add_box(const Loudspeaker& s, ModelBuilder& model) {
    const float w = 0.5F * s.width;
    const float d = 0.5F * s.depth;
    model.add("box", s.box, box_between({-w, -d, 0}, {w, d, s.height}, s.edge, 3));
    const float inset = s.edge + 0.004F;
    model.add("front", s.front,
              moved(box({s.width - 2.0F * inset, 0.01F, s.height - 2.0F * inset}, 0.002F),
                    {0, d, 0.5F * s.height}));
    // Terminals at the back.
    model.add("terminal", black_plastic(),
              moved(box({0.3F * s.width, 0.008F, 0.2F * s.width}), {0, -d, 0.2F * s.height}));
    const Surface post = turned(cylinder(0.012F, 0.0F, 0.014F, 12), Axis::kX, 90.0F);
    model.add("terminal", plain("red", srgb(0xB22A22), 0.4F),
              moved(post, {0.05F * s.width, -d - 0.003F, 0.2F * s.height}));
    model.add("terminal", plain("grey", srgb(0x6B6D70), 0.4F),
              moved(post, {-0.05F * s.width, -d - 0.003F, 0.2F * s.height}));
}

void add_drivers(const Loudspeaker& s, ModelBuilder& model) {
    const float front = 0.5F * s.depth + 0.0045F;
    const float r = std::min(s.woofer, 0.42F * s.width);
    const float tweeter = 0.42F * r;
    float z = s.height - 0.03F - 1.25F * tweeter;
    const float x = s.tweeters == 2 ? 0.5F * s.width - 1.5F * tweeter : 0.0F;
    if (s.tweeters == 2 && s.kind != Kind::kMonitor) {
        add_driver(s, "tweeter", tweeter, true, {0.55F * x, front, z}, model);
        add_driver(s, "tweeter", 0.8F * tweeter, true, {-0.8F * x, front, z}, model);
    } else {
        if (s.kind == Kind::kMonitor) {  // a wave guide around the tweeter
            model.add("wave guide", s.ring,
                      moved(turned(pipe(1.8F * tweeter, 0.95F * tweeter, -0.002F, 0.004F, 32),
                                   Axis::kX, -90.0F),
                            {0, front, z - 0.5F * tweeter}));
            z -= 0.5F * tweeter;
        }
        add_driver(s, "tweeter", tweeter, true, {0, front, z}, model);
    }
    z -= 1.35F * tweeter + r + (s.kind == Kind::kMonitor ? 0.5F * tweeter : 0.0F);
    const float lowest = r + 0.02F;
    for (int i = 0; i < s.woofers && z > lowest - 0.01F; ++i, z -= 2.12F * r) {
        add_driver(s, "woofer", r, false, {0, front, z}, model);
    }
    if (s.port && z > -r + 0.07F) {
        const float hole = 0.3F * r;
        const float at = std::max(z + r - 1.6F * hole, 1.5F * hole);
        if (z + r > 2.9F * hole) {
            model.add("port", s.ring,
                      moved(turned(pipe(1.2F * hole, hole, -0.002F, 0.005F, 26), Axis::kX, -90.0F),
                            {0, front, at}));
            model.add("port", plain("port-hole", srgb(0x060606), 0.9F),
                      moved(turned(cylinder(hole, -0.001F, 0.001F, 26), Axis::kX, -90.0F),
                            {0, front, at}));
        }
    }
    if (s.badge) {
        model.add("badge", chrome(),
                  moved(box({0.16F * s.width, 0.004F, 0.012F}), {-0.3F * s.width, front, 0.03F}));
    }
}

void add_foot(const Loudspeaker& s, ModelBuilder& model) {
    const float w = 0.5F * s.width;
    const float d = 0.5F * s.depth;
    if (s.foot == Foot::kPlinth) {
        model.add(
            "foot", s.ring,
            box_between({-1.12F * w, -1.1F * d, -0.022F}, {1.12F * w, 1.1F * d, 0.002F}, 0.004F));
    } else if (s.foot == Foot::kSpikes) {
        model.add("foot", s.ring,
                  four_corners(tapered_rod({0.8F * w, 0.8F * d, -0.035F},
                                           {0.8F * w, 0.8F * d, 0.004F}, 0.003F, 0.014F, 12)));
    } else if (s.foot == Foot::kTilted) {
        model.add("foot", rubber(),
                  mirrored_pair(box_between({0.5F * w, 0.5F * d, -0.025F},
                                            {0.85F * w, 0.9F * d, 0.003F}, 0.004F)));
        model.add("foot", rubber(),
                  mirrored_pair(box_between({0.5F * w, -0.9F * d, -0.012F},
                                            {0.85F * w, -0.5F * d, 0.003F}, 0.004F)));
    }
}

void build_amplifier(const Loudspeaker& s, const Look& cloth, ModelBuilder& model) {
    const float w = 0.5F * s.width;
    const float d = 0.5F * s.depth;
    const float h = s.height;
    model.add("box", s.box, box_between({-w, -d, 0}, {w, d, h}, 0.014F, 3));
    model.add("cloth", cloth, moved(box({1.86F * w, 0.012F, 0.66F * h}), {0, d, 0.38F * h}));
    for (const float z : {0.045F * h, 0.715F * h}) {
        model.add("piping", white_plastic(), moved(box({1.88F * w, 0.016F, 0.006F}), {0, d, z}));
    }
    model.add("panel", s.ring, moved(box({1.86F * w, 0.012F, 0.16F * h}), {0, d, 0.82F * h}));
    const int knobs = 4 + 2 * s.tweeters;
    const float pitch = 1.5F * w / static_cast<float>(knobs);
    model.add(
        "knob", black_plastic(),
        in_row(moved(knob(0.017F, 0.022F), {-0.72F * w + 0.5F * pitch, d + 0.0055F, 0.82F * h}),
               knobs, {pitch, 0, 0}));
    model.add("lamp", glowing({0.95F, 0.15F, 0.1F}),
              moved(ball(0.008F, 8, 12), {0.82F * w, d + 0.006F, 0.82F * h}));
    model.add("handle", rubber(),
              tube(rounded_path(std::array<glm::vec3, 4>{{{-0.35F * w, 0, h - 0.003F},
                                                          {-0.3F * w, 0, h + 0.03F},
                                                          {0.3F * w, 0, h + 0.03F},
                                                          {0.35F * w, 0, h - 0.003F}}},
                                0.02F),
                   0.009F, 10));
    model.add("corner", chrome(), [&] {
        Surfaces all;
        for (const float z : {0.0F, h}) {
            for (const Surface& one :
                 four_corners(moved(ball(0.022F, 8, 14),
                                    {w - 0.012F, d - 0.012F, z == 0.0F ? 0.012F : h - 0.012F}))) {
                all.push_back(one);
            }
        }
        return all;
    }());
    model.add("foot", rubber(),
              four_corners(moved(cylinder(0.02F, -0.014F, 0.004F, 14), {0.8F * w, 0.7F * d, 0})));
}

void build_cylinder(const Loudspeaker& s, const Look& mesh, ModelBuilder& model) {
    const float r = 0.42F * s.width;
    const float h = s.height;
    model.add("base", s.ring, rounded_cylinder(1.02F * r, 0.0F, 0.12F * h, 0.008F, 36));
    model.add("grille", mesh, cylinder(r, 0.1F * h, 0.9F * h, 36));
    model.add("top", s.box, rounded_cylinder(1.02F * r, 0.88F * h, h, 0.012F, 36));
    model.add("light ring", glowing({0.25F, 0.55F, 0.95F}),
              moved(torus(0.8F * r, 0.004F, 32, 8), {0, 0, h}));
    model.add("button", s.ring,
              around(moved(cylinder(0.1F * r, -0.002F, 0.003F, 14), {0.42F * r, 0, h}), 4));
}

/// A horn as on stadium roofs and old gramophones, on a bracket.
void build_horn(const Loudspeaker& s, ModelBuilder& model) {
    const float r = 0.62F * s.width;
    const float l = 1.1F * s.width;
    Path2 outside{
        {0, -0.45F * l}, {0.3F * r, -0.45F * l}, {0.32F * r, -0.12F * l}, {0.12F * r, -0.08F * l}};
    const std::array<glm::vec2, 5> flare{{{0.14F * r, 0.0F},
                                          {0.22F * r, 0.3F * l},
                                          {0.4F * r, 0.55F * l},
                                          {0.7F * r, 0.75F * l},
                                          {r, 0.85F * l}}};
    for (const glm::vec2& p : smooth_path(std::span<const glm::vec2>(flare), 4)) {
        outside.push_back(p);
    }
    for (std::size_t i = flare.size(); i-- > 0;) {
        outside.emplace_back(flare[i].x - 0.02F * r,
                             flare[i].y + 0.012F * l * static_cast<float>(i) / 4.0F);
    }
    outside.emplace_back(0, 0.01F * l);
    const float z = 1.15F * r;
    const auto place = [&](Surface surface) {
        return moved(turned(std::move(surface), Axis::kX, -90.0F), {0, 0, z});
    };
    model.add("horn", s.box, place(lathe(outside, 36)));
    model.add("horn", s.ring, place(moved(torus(r, 0.012F, 36, 8), {0, 0, 0.855F * l})));
    model.add("tweeter", s.ring,
              place(tapered_rod({0, 0, -0.02F * l}, {0, 0, 0.5F * l}, 0.13F * r, 0.16F * r, 20)));
    model.add("bracket", s.ring,
              mirrored_pair(box_between({0.29F * r, -0.42F * l, z - 0.05F * l},
                                        {0.34F * r, -0.2F * l, z + 0.05F * l})));
    model.add("bracket", s.ring,
              tube(rounded_path(std::array<glm::vec3, 4>{{{0.33F * r, -0.3F * l, z},
                                                          {0.42F * r, -0.3F * l, 0.02F},
                                                          {-0.42F * r, -0.3F * l, 0.02F},
                                                          {-0.33F * r, -0.3F * l, z}}},
                                0.04F),
                   0.013F, 10));
    model.add("bracket", s.ring, moved(cylinder(0.34F * r, 0.0F, 0.022F, 26), {0, -0.3F * l, 0}));
}

void build_portable(const Loudspeaker& s, const Look& mesh, ModelBuilder& model) {
    const float w = s.width;
    const float h = s.height;
    const auto lie = [&](Surface surface) {
        return moved(turned(std::move(surface), Axis::kY, 90.0F), {0, 0, 0.5F * h});
    };
    model.add("box", s.box, lie(rounded_cylinder(0.5F * h, -0.5F * w, 0.5F * w, 0.12F * h, 36)));
    model.add("grille", mesh, lie(cylinder(0.505F * h, -0.34F * w, 0.34F * w, 36)));
    for (const float side : {-1.0F, 1.0F}) {
        const Surface end = lie(moved(torus(0.36F * h, 0.02F * h, 28, 8), {0, 0, 0.495F * w}));
        model.add("radiator", s.ring, side > 0 ? end : mirrored(end, Axis::kX));
    }
    model.add("button", white_plastic(),
              in_row(moved(cylinder(0.05F * h, -0.01F, 0.006F, 14), {-0.15F * w, 0, h + 0.004F}), 4,
                     {0.1F * w, 0, 0}));
    model.add("foot", rubber(),
              mirrored_pair(box_between({0.16F * w, -0.12F * h, -0.012F},
                                        {0.24F * w, 0.12F * h, 0.04F * h})));
    if (s.port) {
        model.add("strap", rubber(),
                  tube(smooth_path(std::array<glm::vec3, 4>{{{-0.42F * w, 0, 0.9F * h},
                                                             {-0.25F * w, 0, 1.35F * h},
                                                             {0.25F * w, 0, 1.35F * h},
                                                             {0.42F * w, 0, 0.9F * h}}},
                                   6),
                       0.008F, 8));
    }
}

}  // namespace

void build_loudspeaker(Parameters& parameters, ModelBuilder& model) {
    const Loudspeaker s = draw(parameters);
    switch (s.kind) {
    case Kind::kAmplifier:
        build_amplifier(s, fabric(parameters, "cloth"), model);
        return;
    case Kind::kCylinder:
        build_cylinder(s, fabric(parameters, "mesh"), model);
        return;
    case Kind::kHorn:
        build_horn(s, model);
        return;
    case Kind::kPortable:
        build_portable(s, fabric(parameters, "mesh"), model);
        return;
    default:
        break;
    }
    add_box(s, model);
    if (s.grille) {
        model.add("grille", fabric(parameters, "mesh"),
                  moved(box({0.9F * s.width, 0.018F, 0.52F * s.height}, 0.006F),
                        {0, 0.5F * s.depth + 0.008F, 0.3F * s.height}));
        Loudspeaker upper = s;
        upper.woofers = 0;
        upper.port = false;
        add_drivers(upper, model);
    } else {
        add_drivers(s, model);
    }
    add_foot(s, model);
}

}  // namespace turntable::procedural
