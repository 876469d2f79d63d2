// Microphones: hand-held vocal ones, studio ones in a shock mount, desk ones on a bent neck, retro
// ones with ribs, shotgun ones with a wind muff; on stands, tripods or lying free.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "assets/procedural/audio/audio.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kVocal, kStudio, kGooseneck, kRetro, kShotgun };
enum class Support { kNone, kDesk, kTripod, kFloor };

struct Microphone {
    Kind kind = Kind::kVocal;
    Support support = Support::kDesk;
    float head = 0.0F;   ///< radius of the head
    float body = 0.0F;   ///< length of the body or handle
    float taper = 0.0F;  ///< lower end's radius against the head's
    float tilt = 0.0F;   ///< degrees backwards from upright, where it is held
    float stem = 0.0F;   ///< height of the support
    int ribs = 5;
    bool band = true;
    bool cable = false;
    bool muff = false;  ///< foam over the head
    Look shell;
    Look mesh;
    Look stand;
};

Microphone draw(Parameters& p) {
    Microphone m;
    m.kind = p.choice<Kind>("kind", {"vocal", "studio", "gooseneck", "retro", "shotgun"},
                            {4, 2, 1.8, 0.9, 0.9});
    m.support =
        p.choice<Support>("support", {"none", "desk", "tripod", "floor"}, {2, 2.5, 1.2, 0.8});
    m.head = p.real("head", 0.022F, 0.03F);
    m.body = p.real("body", 0.12F, 0.19F);
    m.taper = p.real("taper", 0.42F, 0.7F);
    m.tilt = p.real("tilt", 20.0F, 60.0F);
    m.stem =
        m.support == Support::kFloor ? p.real("stem", 0.5F, 0.8F) : p.real("stem", 0.08F, 0.18F);
    m.ribs = p.integer("ribs", 3, 6);
    m.band = p.chance("band", 0.7);
    m.cable = p.chance("cable", 0.5);
    m.muff = p.chance("muff", 0.2);
    m.shell =
        p.chance("bright", 0.4) ? polished_metal(p, "shell") : plastic(p, "shell", kDarkPlastics);
    m.mesh = m.muff ? plain("foam", srgb(p.chance("red_foam", 0.3) ? 0xA32C28 : 0x26272A), 0.95F)
                    : pictured(p, "mesh", PictureKind::kWeave,
                               srgb(p.chance("dark_mesh", 0.4) ? 0x5A5C60 : 0xB9BBBD));
    m.mesh.metres_per_tile = 0.012F;
    m.stand = p.chance("bright_stand", 0.35) ? chrome() : plain("stand", srgb(0x2B2C2F), 0.4F);
    return m;
}

using Place = std::function<Surface(Surface)>;

/// A hand-held one along +Z, its head's middle at the origin.
void add_vocal(const Microphone& m, const Place& place, ModelBuilder& model) {
    const float r = m.head * (m.muff ? 1.25F : 1.0F);
    model.add("head", m.mesh, place(superellipsoid({r, r, 1.08F * r}, 0.85F, 1.0F, 14, 28)));
    if (m.band && !m.muff) {
        model.add("band", chrome(),
                  place(moved(torus(0.985F * r, 0.1F * r, 30, 8), {0, 0, -0.05F * r})));
    }
    const float neck = 0.72F * m.head;
    const float foot = m.taper * m.head;
    const float low = -0.8F * m.head - m.body;
    model.add("body", m.shell,
              place(lathe({{0, low},
                           {0.9F * foot, low},
                           {foot, low + 0.004F},
                           {1.05F * neck, -1.15F * m.head},
                           {0.97F * m.head, -0.85F * m.head},
                           {0.97F * m.head, -0.55F * m.head},
                           {0, -0.55F * m.head}},
                          26)));
    model.add("switch", plain("switch", srgb(0xB9BCC0), 0.4F),
              place(moved(box({0.008F, 0.008F, 0.018F}, 0.002F),
                          {0, 0.8F * neck, -1.1F * m.head - 0.3F * m.body})));
    if (m.cable) {
        model.add("plug", chrome(), place(cylinder(0.75F * foot, low - 0.03F, low + 0.002F, 18)));
    }
}

/// A side-address one: a broad capsule in a ring, on a short body.
void add_studio(const Microphone& m, const Place& place, ModelBuilder& model) {
    const float r = 1.05F * m.head;
    const float high = 0.07F;
    model.add("body", m.shell,
              place(rounded_cylinder(r, -high - 0.6F * m.body, -high, 0.006F, 28)));
    model.add("head", m.mesh,
              place(rounded_cylinder(0.94F * r, -high - 0.004F, 0.3F * high, 0.5F * r, 28)));
    model.add("band", m.shell, place(pipe(1.02F * r, 0.9F * r, -0.55F * high, -0.48F * high, 28)));
    model.add("badge", plain("badge", srgb(0xC9A24C), 0.3F),
              place(moved(box({0.014F, 0.004F, 0.014F}), {0, r - 0.0005F, -high - 0.02F})));
    const float hoop = 1.55F * r;
    const float z = -high - 0.25F * m.body;
    model.add("shock mount", m.stand, place(moved(torus(hoop, 0.004F, 32, 8), {0, 0, z})));
    model.add("shock mount", m.stand, place(moved(torus(hoop, 0.004F, 32, 8), {0, 0, z - 0.03F})));
    const Surface band = rod({0.98F * r, 0, z - 0.004F}, {hoop, 0, z}, 0.002F, 6);
    model.add("shock mount", rubber(), each(around(band, 6), place));
    model.add("shock mount", m.stand,
              each(around(rod({hoop, 0, z}, {hoop, 0, z - 0.03F}, 0.0035F, 8), 4, 45.0F), place));
    if (m.muff) {  // a pop shield before it
        model.add("pop shield", black_plastic(),
                  place(moved(turned(torus(1.9F * r, 0.004F, 32, 8), Axis::kX, 90.0F),
                              {0, hoop + 0.03F, -0.3F * high})));
        model.add("pop shield", plain("gauze", srgb(0x33353A), 0.9F),
                  place(moved(turned(cylinder(1.88F * r, -0.001F, 0.001F, 32), Axis::kX, 90.0F),
                              {0, hoop + 0.03F, -0.3F * high})));
        model.add("pop shield", m.stand,
                  place(rod({0, hoop, z}, {0, hoop + 0.03F, -0.3F * high - 1.8F * r}, 0.003F, 8)));
    }
}

/// The chrome ones of the fifties: a rounded box with ribs along its front.
void add_retro(const Microphone& m, const Place& place, ModelBuilder& model) {
    const float w = 1.25F * m.head;
    const float h = 2.1F * m.head;
    model.add("body", plain("dark-cloth", srgb(0x24262A), 0.9F),
              place(superellipsoid({0.93F * w, 0.8F * w, 0.95F * h}, 0.55F, 0.7F, 16, 28)));
    // Ribs are slices of one larger body.
    for (int i = 0; i < m.ribs; ++i) {
        const float x =
            w * (2.0F * (static_cast<float>(i) + 0.5F) / static_cast<float>(m.ribs) - 1.0F) * 0.86F;
        const float reach = std::sqrt(std::max(0.1F, 1.0F - x * x / (w * w)));
        model.add("rib", m.shell,
                  place(moved(scaled(turned(torus(1.0F, 0.09F, 30, 8), Axis::kY, 90.0F),
                                     {0.05F, 0.9F * w * reach, h * (0.6F + 0.4F * reach)}),
                              {x, 0, 0})));
    }
    model.add("band", m.shell,
              place(moved(scaled(extrude(superellipse(1, 0.87F, 2.6F, 32), 1.0F),
                                 {1.03F * w, 1.03F * w, 0.22F * h}),
                          {0, 0, -0.12F * h})));
    model.add("body", m.shell,
              place(lathe({{0, -1.5F * h},
                           {0.35F * w, -1.5F * h},
                           {0.4F * w, -1.15F * h},
                           {0.75F * w, -0.9F * h},
                           {0.7F * w, -0.75F * h},
                           {0, -0.75F * h}},
                          24)));
}

void add_shotgun(const Microphone& m, const Place& place, ModelBuilder& model) {
    const float r = 0.5F * m.head;
    const float l = 1.5F * m.body;
    model.add("body", m.shell, place(rounded_cylinder(r, -0.6F * l, -0.1F * l, 0.003F, 22)));
    if (m.muff) {
        model.add("head", m.mesh,
                  place(moved(superellipsoid({2.0F * r, 2.0F * r, 0.42F * l}, 0.7F, 1.0F, 16, 26),
                              {0, 0, 0.1F * l})));
    } else {
        model.add("head", m.mesh,
                  place(rounded_cylinder(0.96F * r, -0.12F * l, 0.4F * l, 0.003F, 22)));
        model.add("band", m.stand,
                  each(in_row(pipe(1.03F * r, 0.8F * r, -0.08F * l, -0.06F * l, 22), 6,
                              {0, 0, 0.08F * l}),
                       place));
    }
    if (m.cable) {
        model.add("plug", chrome(),
                  place(cylinder(0.8F * r, -0.6F * l - 0.03F, -0.6F * l + 0.002F, 18)));
    }
}

/// A base plate or legs below (0, 0, 0), a stem up to (0, 0, stem).
void add_support(const Microphone& m, ModelBuilder& model) {
    const float r = m.support == Support::kFloor ? 0.12F : 0.06F;
    if (m.support == Support::kTripod) {
        const std::array<glm::vec3, 3> spine{
            {{0, 0, 0.04F}, {0.6F * r, 0, 0.03F}, {1.3F * r, 0, 0.005F}}};
        model.add(
            "foot", m.stand,
            around(tube(smooth_path(std::span<const glm::vec3>(spine), 4), 0.006F, 10), 3, 90.0F));
        model.add("foot", m.stand, cylinder(0.014F, 0.03F, 0.055F, 18));
    } else {
        model.add("foot", m.stand,
                  lathe({{0, 0},
                         {r, 0},
                         {r, 0.008F},
                         {0.85F * r, 0.016F},
                         {0.25F * r, 0.024F},
                         {0.2F * r, 0.04F},
                         {0, 0.04F}},
                        36));
    }
    model.add("stem", m.stand, cylinder(0.006F, 0.01F, m.stem, 14));
}

void build_gooseneck(const Microphone& m, ModelBuilder& model) {
    const float w = 0.06F;
    model.add("foot", m.stand,
              loft(std::array{Section{0.0F, rounded_rectangle(2.0F * w, 2.4F * w, 0.02F)},
                              Section{0.02F, rounded_rectangle(1.9F * w, 2.3F * w, 0.02F)},
                              Section{0.035F, rounded_rectangle(1.6F * w, 1.5F * w, 0.02F)}},
                   Axis::kZ));
    model.add("switch", glowing({0.9F, 0.15F, 0.1F}),
              moved(box({0.025F, 0.012F, 0.006F}, 0.002F), {0, 0.6F * w, 0.033F}));
    const float top = 0.16F + m.stem;
    const std::array<glm::vec3, 4> knots{{{0, -0.4F * w, 0.03F},
                                          {0, -0.5F * w, 0.6F * top},
                                          {0, 0.1F * w, 0.95F * top},
                                          {0, 1.2F * w, top}}};
    const Path spine = smooth_path(std::span<const glm::vec3>(knots), 8);
    model.add("stem", m.stand, tube(spine, 0.0055F, 12));
    const Place place = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, -82.0F), {0, 1.2F * w, top});
    };
    model.add("body", m.shell, place(rounded_cylinder(0.35F * m.head, -0.01F, 0.035F, 0.003F, 20)));
    model.add("head", m.mesh,
              place(moved(superellipsoid({0.62F * m.head, 0.62F * m.head, 1.1F * m.head}, 0.8F,
                                         1.0F, 12, 22),
                          {0, 0, 0.035F + 0.7F * m.head})));
    if (m.band) {
        model.add("band", glowing({0.9F, 0.15F, 0.1F}),
                  place(pipe(0.42F * m.head, 0.3F * m.head, 0.026F, 0.034F, 22)));
    }
}

}  // namespace

void build_microphone(Parameters& parameters, ModelBuilder& model) {
    const Microphone m = draw(parameters);
    if (m.kind == Kind::kGooseneck) {
        build_gooseneck(m, model);
        return;
    }
    const bool held = m.support != Support::kNone;
    const bool upright = m.kind == Kind::kStudio || m.kind == Kind::kRetro;
    // Where the clip holds it, below the head, in its own coordinates.
    const float clip = m.kind == Kind::kVocal    ? -0.8F * m.head - 0.45F * m.body
                       : m.kind == Kind::kStudio ? -0.07F - 0.6F * m.body
                       : m.kind == Kind::kRetro  ? -1.5F * 2.1F * m.head
                                                 : -0.5F * m.body;
    const float lean = !held ? 0.0F : upright ? 4.0F : -m.tilt;  // the head towards the front
    const float height = held ? m.stem : 0.0F;
    const Place place = [&](Surface s) {
        return moved(turned(moved(std::move(s), {0, 0, -clip}), Axis::kX, lean), {0, 0, height});
    };
    switch (m.kind) {
    case Kind::kVocal:
        add_vocal(m, place, model);
        break;
    case Kind::kStudio:
        add_studio(m, place, model);
        break;
    case Kind::kRetro:
        add_retro(m, place, model);
        break;
    default:
        add_shotgun(m, place, model);
        break;
    }
    if (held) {
        add_support(m, model);
        const float hold = m.kind == Kind::kVocal ? 0.85F * m.head : 0.6F * m.head;
        model.add("clip", black_plastic(),
                  place(moved(rounded_cylinder(hold, -0.018F, 0.018F, 0.004F, 22), {0, 0, clip})));
    }
}

}  // namespace turntable::procedural
