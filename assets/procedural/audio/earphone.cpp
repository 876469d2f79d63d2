// Earphones: headphones over and on the ear, studio ones, headsets with a microphone, ear buds in a
// case, neck bands.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/audio/audio.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kOverEar, kOnEar, kHeadset, kNeckBand, kBuds };
enum class Cup { kRound, kOval, kSquarish, kOpen };
enum class Band { kPadded, kThin, kDouble };

struct Earphone {
    Kind kind = Kind::kOverEar;
    Cup cup = Cup::kRound;
    Band band = Band::kPadded;
    float span = 0.0F;    ///< half the distance between the ears
    float rise = 0.0F;    ///< of the band above the cups' middles
    float radius = 0.0F;  ///< of a cup
    float depth = 0.0F;   ///< of a cup
    float pad = 0.0F;     ///< thickness of the ear pad
    float squash = 0.0F;  ///< width of oval cups against their height
    float splay = 0.0F;   ///< degrees that cups are turned to the front
    bool cable = true;
    bool logo = true;
    Look shell;
    Look padding;
    Look metal;
    Look accent;
};

Earphone draw(Parameters& p) {
    Earphone e;
    e.kind = p.choice<Kind>("kind", {"over the ear", "on the ear", "headset", "neck band", "buds"},
                            {4, 2, 2, 0.8, 1.4});
    e.cup = p.choice<Cup>("cup", {"round", "oval", "squarish", "open"});
    e.band = p.choice<Band>("band", {"padded", "thin", "double"});
    e.span = p.real("span", 0.075F, 0.09F);
    e.rise = p.real("rise", 0.105F, 0.14F);
    e.radius =
        e.kind == Kind::kOnEar ? p.real("radius", 0.028F, 0.035F) : p.real("radius", 0.038F, 0.05F);
    e.depth = p.real("cup_depth", 0.016F, 0.034F);
    e.pad = p.real("pad", 0.012F, 0.024F);
    e.squash = p.real("squash", 0.72F, 0.9F);
    e.splay = p.real("splay", 0.0F, 14.0F);
    e.cable = p.chance("cable", 0.55);
    e.logo = p.chance("logo", 0.5);
    e.shell = p.chance("coloured", 0.4) ? plastic(p, "shell")
              : p.chance("white", 0.25) ? plastic(p, "shell", kWhites)
                                        : plastic(p, "shell", kDarkPlastics);
    e.padding = leather(p, "padding");
    e.metal = p.chance("bright_metal", 0.6) ? chrome() : plain("dark-metal", srgb(0x4A4C50), 0.4F);
    e.accent = p.chance("accent", 0.4) ? plastic(p, "accent") : e.metal;
    return e;
}

using Place = std::function<Surface(Surface)>;

Outline cup_outline(const Earphone& e, float grow) {
    const float r = e.radius + grow;
    switch (e.cup) {
    case Cup::kOval:
        return ellipse(e.squash * r, r, 32);
    case Cup::kSquarish:
        return superellipse(e.squash * r, r, 3.4F, 32);
    default:
        return circle(r, 32);
    }
}

/// An outline's points around a ring of the given section: the pad about the ear.
Surface cushion_ring(const Earphone& e) {
    Path path;
    for (const glm::vec2& p : cup_outline(e, -0.36F * e.pad - 0.002F)) {
        path.emplace_back(p, 0.0F);
    }
    return closed_tube(path, 0.5F * e.pad, 12);
}

/// A cup in its own coordinates: outline in x, y, the ear towards -z, the outside towards +z.
void add_cup(const Earphone& e, const Place& place, ModelBuilder& model) {
    model.add("ear pad", e.padding, place(moved(cushion_ring(e), {0, 0, -0.35F * e.pad})));
    model.add("ear pad", plain("cloth", srgb(0x2A2B2E), 0.95F),
              place(moved(extrude(cup_outline(e, -0.6F * e.pad), 0.004F), {0, 0, -0.3F * e.pad})));
    model.add("cup", e.shell, place(extrude(cup_outline(e, 0.0F), e.depth, 0.35F * e.depth, 4)));
    const float inner = e.cup == Cup::kOpen ? 0.78F : 0.5F;
    const Look& face = e.cup == Cup::kOpen ? e.metal : e.accent;
    model.add(
        "cup", face,
        place(moved(scaled(extrude(cup_outline(e, 0.0F), 0.003F, 0.001F), {inner, inner, 1.0F}),
                    {0, 0, e.depth - 0.001F})));
    if (e.cup == Cup::kOpen) {
        const Surface bar = box({1.5F * e.radius, 0.003F, 0.004F});
        model.add(
            "cup", plain("slit", srgb(0x151515), 0.8F),
            each(in_row(moved(scaled(bar, {0.8F, 1, 1}), {0, -0.4F * e.radius, e.depth + 0.001F}),
                        5, {0, 0.2F * e.radius, 0}),
                 place));
    } else if (e.logo) {
        model.add("logo", e.metal,
                  place(moved(torus(0.28F * e.radius, 0.0022F, 24, 8), {0, 0, e.depth + 0.0015F})));
    }
}

/// From one cup's top over the head to the other's; half circles of the given height above the
/// cups.
Path band_path(const Earphone& e, float reach, float lift) {
    std::vector<glm::vec3> knots;
    for (int i = 0; i <= 8; ++i) {
        const float a = glm::pi<float>() * (static_cast<float>(i) / 8.0F);
        const float wide =
            reach * std::copysign(std::pow(std::abs(std::cos(a)), 0.8F), std::cos(a));
        knots.emplace_back(wide, 0.0F,
                           0.25F * e.radius + (e.rise + lift - 0.25F * e.radius) *
                                                  std::pow(std::max(std::sin(a), 0.0F), 0.75F));
    }
    return smooth_path(std::span<const glm::vec3>(knots), 4);
}

void add_headphones(const Earphone& e, ModelBuilder& model) {
    const float reach = e.span + 0.5F * e.depth;
    const float up = e.radius;  // cups' middles above the table, so that they rest on it
    for (const float side : {-1.0F, 1.0F}) {
        const Place place = [&, side](Surface s) {  // z outwards, then slightly to the front
            s = turned(turned(std::move(s), Axis::kX, 90.0F), Axis::kZ, 90.0F);
            if (side < 0.0F) {
                s = mirrored(std::move(s), Axis::kX);
            }
            return moved(turned(std::move(s), Axis::kZ, -side * e.splay), {side * e.span, 0, up});
        };
        add_cup(e, place, model);
        // A yoke from the band to the cup.
        model.add("yoke", e.metal,
                  moved(box({0.005F, 0.018F, 0.95F * e.radius}, 0.002F),
                        {side * (reach + 0.0015F), 0, up + 0.85F * e.radius}));
        model.add(
            "yoke", e.metal,
            moved(turned(cylinder(0.008F, -0.5F * e.depth - 0.002F, 0.5F * e.depth + 0.004F, 14),
                         Axis::kY, 90.0F),
                  {side * reach, 0, up + 0.45F * e.radius}));
    }
    const auto raise = [&](Surface s) { return moved(std::move(s), {0, 0, up}); };
    const bool thin = e.band == Band::kThin || e.kind == Kind::kOnEar;
    const Outline section = thin ? rounded_rectangle(0.004F, 0.016F, 0.0015F, 2)
                                 : rounded_rectangle(0.009F, 0.03F, 0.004F, 3);
    model.add("headband", thin ? e.metal : e.shell,
              raise(sweep(section, band_path(e, reach, 0.0F), {0, 1, 0})));
    if (e.band == Band::kPadded) {
        Path top;
        for (const glm::vec3& p : band_path(e, reach - 0.006F, -0.006F)) {
            if (p.z > 0.62F * e.rise) {
                top.push_back(p);
            }
        }
        model.add("head pad", e.padding,
                  raise(sweep(rounded_rectangle(0.014F, 0.032F, 0.006F, 3), top, {0, 1, 0})));
    } else if (e.band == Band::kDouble) {
        model.add("headband", e.metal, raise(tube(band_path(e, reach, 0.016F), 0.0025F, 8)));
        model.add("head pad", e.padding,
                  raise(sweep(rounded_rectangle(0.004F, 0.034F, 0.0015F, 2),
                              band_path(e, reach - 0.008F, -0.014F), {0, 1, 0})));
    }
    if (e.kind == Kind::kHeadset) {
        const float x = reach + 0.004F;
        const std::array<glm::vec3, 4> boom{{{x, 0, up - 0.2F * e.radius},
                                             {x + 0.004F, 0.05F, up - 0.7F * e.radius},
                                             {0.7F * x, 0.1F, up - e.radius},
                                             {0.25F * x, 0.115F, up - 0.95F * e.radius}}};
        model.add("boom", e.metal,
                  tube(smooth_path(std::span<const glm::vec3>(boom), 6), 0.0028F, 8));
        model.add("microphone", black_plastic(),
                  moved(superellipsoid({0.014F, 0.009F, 0.009F}, 0.8F, 0.8F, 10, 16), boom.back()));
        model.add(
            "boom", e.metal,
            moved(turned(cylinder(0.009F, -0.006F, 0.004F, 14), Axis::kY, 90.0F), boom.front()));
    }
    if (e.cable) {
        const float x = e.span + 0.4F * e.depth;
        const std::array<glm::vec3, 6> knots{{{x, 0, 0.12F * up},
                                              {x + 0.005F, 0.02F, 0.003F},
                                              {x - 0.02F, 0.07F, 0.002F},
                                              {0.02F, 0.09F, 0.002F},
                                              {-0.04F, 0.06F, 0.002F},
                                              {-0.07F, 0.1F, 0.002F}}};
        model.add("cable", black_plastic(),
                  tube(smooth_path(std::span<const glm::vec3>(knots), 6), 0.0018F, 7));
    }
}

/// One bud in its own coordinates: the tip towards -z, the stem downwards along -y.
void add_bud(const Earphone& e, const Place& place, bool stem, ModelBuilder& model) {
    model.add("bud", e.shell, place(superellipsoid({0.008F, 0.009F, 0.008F}, 0.9F, 0.9F, 12, 20)));
    model.add("ear tip", rubber(),
              place(moved(lathe({{0, -0.016F},
                                 {0.0035F, -0.016F},
                                 {0.006F, -0.011F},
                                 {0.0058F, -0.006F},
                                 {0, -0.005F}},
                                20),
                          {0, 0, 0})));
    model.add("bud", e.accent, place(moved(cylinder(0.0045F, 0.0F, 0.0085F, 16), {0, 0, 0})));
    if (stem) {
        model.add("stem", e.shell,
                  place(rod({0, -0.002F, 0.002F}, {0, -0.034F, 0.003F}, 0.0034F, 14)));
        model.add("stem", e.metal,
                  place(rod({0, -0.033F, 0.003F}, {0, -0.036F, 0.003F}, 0.003F, 14)));
    }
}

void build_buds(const Earphone& e, ModelBuilder& model) {
    const bool stem = e.cable || e.cup == Cup::kRound;
    if (e.band == Band::kDouble) {  // wired: two buds, a cord that joins, a plug
        const float top = 0.05F;
        for (const float side : {-1.0F, 1.0F}) {
            const Place place = [&, side](Surface s) {
                s = turned(std::move(s), Axis::kX, 90.0F);
                return moved(turned(std::move(s), Axis::kZ, 180.0F - side * 35.0F),
                             {side * 0.025F, 0, top});
            };
            add_bud(e, place, true, model);
            const std::array<glm::vec3, 4> cord{{{side * 0.0267F, 0.0025F, top - 0.0335F},
                                                 {side * 0.027F, 0.0F, 0.006F},
                                                 {side * 0.014F, 0.03F, 0.002F},
                                                 {0.0F, 0.06F, 0.002F}}};
            model.add("cable", e.shell,
                      tube(smooth_path(std::span<const glm::vec3>(cord), 6), 0.0012F, 7));
        }
        const std::array<glm::vec3, 4> cord{{{0, 0.058F, 0.002F},
                                             {0.02F, 0.085F, 0.002F},
                                             {-0.03F, 0.1F, 0.002F},
                                             {-0.055F, 0.075F, 0.002F}}};
        model.add("cable", e.shell,
                  tube(smooth_path(std::span<const glm::vec3>(cord), 6), 0.0013F, 7));
        model.add("plug", e.metal,
                  rod({-0.054F, 0.076F, 0.003F}, {-0.072F, 0.058F, 0.003F}, 0.0026F, 12));
        return;
    }
    // In an open case.
    const float w = 0.034F;
    model.add("case", e.shell,
              moved(superellipsoid({w, 0.013F, 0.019F}, 0.5F, 0.5F, 16, 28), {0, 0, 0.019F}));
    const Place lid = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, 60.0F), {0, -0.011F, 0.034F});
    };
    model.add(
        "lid", e.shell,
        lid(moved(superellipsoid({w, 0.013F, 0.011F}, 0.5F, 0.5F, 12, 28), {0, 0.008F, 0.010F})));
    model.add("case", e.metal,
              moved(turned(cylinder(0.002F, -0.012F, 0.012F, 10), Axis::kY, 90.0F),
                    {0, -0.012F, 0.034F}));
    for (const float side : {-1.0F, 1.0F}) {
        const Place place = [&, side](Surface s) {
            s = turned(std::move(s), Axis::kX, 90.0F);
            return moved(turned(std::move(s), Axis::kZ, 180.0F - side * 40.0F),
                         {side * 0.016F, 0.002F, 0.047F});
        };
        add_bud(e, place, stem, model);
        if (!stem) {
            model.add("bud", e.shell,
                      moved(rod({0, 0, -0.014F}, {0, 0, 0}, 0.004F, 12),
                            {side * 0.016F, 0.002F, 0.047F}));
        }
    }
    model.add("light", glowing({0.2F, 0.9F, 0.3F}),
              moved(ball(0.0016F, 8, 10), {0, 0.0128F, 0.02F}));
}

void build_neck_band(const Earphone& e, ModelBuilder& model) {
    const float r = 1.0F * e.span;
    const auto tilt = [](Surface s) { return turned(std::move(s), Axis::kX, 35.0F); };
    const Path ring = arc({0, 0, 0}, r, {1, 0, 0}, {0, 1, 0}, 125.0F, 415.0F, 28);
    model.add("neck band", e.shell, tilt(tube(ring, 0.005F, 12)));
    for (const float side : {-1.0F, 1.0F}) {
        const float a = glm::radians(side > 0 ? 50.0F : 130.0F);
        const glm::vec3 end{r * std::cos(a), r * std::sin(a), 0};
        model.add("neck band", e.shell,
                  tilt(moved(turned(superellipsoid({0.009F, 0.026F, 0.008F}, 0.6F, 0.6F, 12, 22),
                                    Axis::kZ, side * 40.0F),
                             end)));
        const Place bud = [&, side](Surface s) {
            s = turned(std::move(s), Axis::kX, 90.0F);
            return tilt(moved(turned(std::move(s), Axis::kZ, 180.0F - side * 60.0F),
                              end + glm::vec3(-side * 0.018F, 0.035F, 0.01F)));
        };
        add_bud(e, bud, false, model);
        const glm::vec3 from = end + glm::vec3(-side * 0.013F, 0.0155F, 0);
        const glm::vec3 to = end + glm::vec3(-side * 0.018F, 0.035F, 0.004F);
        const std::array<glm::vec3, 4> cord{{from, from + glm::vec3(side * 0.012F, 0.03F, -0.004F),
                                             to + glm::vec3(side * 0.012F, 0.02F, -0.012F), to}};
        model.add("cable", rubber(),
                  tilt(tube(smooth_path(std::span<const glm::vec3>(cord), 6), 0.0012F, 7)));
    }
}

}  // namespace

void build_earphone(Parameters& parameters, ModelBuilder& model) {
    const Earphone earphone = draw(parameters);
    switch (earphone.kind) {
    case Kind::kBuds:
        build_buds(earphone, model);
        break;
    case Kind::kNeckBand:
        build_neck_band(earphone, model);
        break;
    default:
        add_headphones(earphone, model);
        break;
    }
}

}  // namespace turntable::procedural
