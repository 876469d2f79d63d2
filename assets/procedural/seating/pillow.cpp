// Pillows: square and oblong throw pillows, bed pillows in their cases, bolsters, round,
// heart-shaped and neck pillows. They stand with their face to +Y, tilted back; bed pillows and
// bolsters lie.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/seating/seating.h"
#include "assets/procedural/seating/upholstery.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kThrow, kBed, kBolster, kRound, kHeart, kNeck };
enum class Edge { kPlain, kPiping, kFlange, kTassels, kFringe };
enum class Motif { kNone, kButton, kTufts, kStripe, kDisc, kStar };

struct Pillow {
    Kind kind = Kind::kThrow;
    Edge edge = Edge::kPlain;
    Motif motif = Motif::kNone;
    float width = 0.0F;
    float height = 0.0F;
    float thickness = 0.0F;
    float pull = 0.0F;  ///< how far seams are drawn in
    float tilt = 0.0F;  ///< degrees back
    float crumple = 0.0F;
    int pile = 1;  ///< bed pillows on each other
    int pleats = 12;
    Look cover;
    Look trim;
};

Pillow draw(Parameters& p) {
    Pillow w;
    w.kind = p.choice<Kind>("kind", {"throw", "bed", "bolster", "round", "heart", "neck"},
                            {7, 3, 1.3, 1.4, 0.8, 0.9});
    w.edge = p.choice<Edge>("edge", {"plain", "piping", "flange", "tassels", "fringe"},
                            {3, 3, 1.5, 1.2, 1});
    w.motif = p.choice<Motif>("motif", {"none", "button", "tufts", "stripe", "disc", "star"},
                              {4, 1.5, 1, 1.5, 1, 0.7});
    w.width = p.real("width", 0.38F, 0.52F);
    const bool oblong = p.chance("oblong", 0.3);
    w.height = w.width * (oblong ? p.real("aspect", 0.52F, 0.72F) : p.real("square", 0.95F, 1.05F));
    w.thickness = std::min(w.width, w.height) * p.real("plumpness", 0.36F, 0.52F);
    w.pull = p.real("pull", 0.05F, 0.14F);
    w.tilt = p.real("tilt", 8.0F, 22.0F);
    w.crumple = p.real("crumple", 0.0F, 1.0F);
    w.pile = p.integer("pile", 1, 2);
    w.pleats = p.integer("pleats", 10, 24);
    w.cover = p.chance("leather", 0.1) ? leather(p, "hide") : fabric(p, "cover");
    w.trim = fabric(p, "trim");
    if (w.kind == Kind::kBed) {
        w.width = 0.66F * w.width / 0.45F;
        w.height = 0.44F;
        w.thickness = 0.23F + 0.07F * w.crumple;
        if (p.chance("white_linen", 0.5)) {
            w.cover = plain("linen", srgb(0xEDEAE3), 0.9F);
        }
    }
    return w;
}

/// Creases that run in from the corners, faint waves across.
Surface crumpled(const Pillow& w, Surface surface) {
    // Patches lie on smooth cloth.
    const bool smooth = w.motif >= Motif::kStripe && w.kind == Kind::kThrow;
    const float deep = smooth ? 0.0F : 0.008F + 0.014F * w.crumple;
    return warped(std::move(surface), [&](glm::vec3 p) {
        const float x = p.x / w.width;
        const float z = p.z / w.height;
        const float out = 4.0F * (x * x + z * z);
        const float angle = std::atan2(z, x);
        const float wave = std::sin(8.0F * angle + 1.3F) * std::min(out, 1.0F) +
                           0.6F * std::sin(21.0F * x + 8.0F * z);
        const float room = std::min(std::abs(p.y) / (0.25F * w.thickness), 1.0F);
        return glm::vec3(p.x, p.y + std::copysign(deep * room * wave, p.y), p.z);
    });
}

/// The seam's path in the plane y = 0 of a pillow_body.
Path seam_path(const Pillow& w, float lift) {
    Path path;
    const float half_x = 0.5F * w.width;
    const float half_z = 0.5F * w.height;
    constexpr int kSteps = 14;
    const std::array<glm::vec2, 4> corners{{{1, 1}, {-1, 1}, {-1, -1}, {1, -1}}};
    for (std::size_t side = 0; side < 4; ++side) {
        for (int i = 0; i < kSteps; ++i) {
            const float share = static_cast<float>(i) / static_cast<float>(kSteps);
            const glm::vec2 t = glm::mix(corners[side], corners[(side + 1) % 4], share);
            const float x_in = 1.0F - t.x * t.x;
            const float z_in = 1.0F - t.y * t.y;
            path.emplace_back((half_x + lift) * t.x * (1.0F - w.pull * z_in), 0.0F,
                              (half_z + lift) * t.y * (1.0F - w.pull * x_in));
        }
    }
    return path;
}

using Place = std::function<Surface(Surface)>;

void add_edge(const Pillow& w, const Place& place, ModelBuilder& model) {
    const Path seam = seam_path(w, 0.0F);
    switch (w.edge) {
    case Edge::kPlain:
        break;
    case Edge::kPiping:
        model.add("piping", w.trim, place(closed_tube(seam, 0.0065F, 8)));
        break;
    case Edge::kFlange: {
        Outline inner;
        Outline outer;
        for (const glm::vec3& p : seam) {
            inner.emplace_back(p.x, p.z);
        }
        outer = scaled(inner, {1.0F + 0.07F / w.width, 1.0F + 0.07F / w.height});
        const std::array holes{scaled(inner, {0.95F, 0.95F})};
        model.add("flange", w.trim, place(upright_with_holes(outer, holes, 0.006F)));
        break;
    }
    case Edge::kTassels:
        for (std::size_t side = 0; side < 4; ++side) {
            const glm::vec3 corner = seam[side * seam.size() / 4];
            const Surface tassel = lathe({{0, -0.075F},
                                          {0.014F, -0.075F},
                                          {0.012F, -0.03F},
                                          {0.006F, -0.018F},
                                          {0.010F, -0.01F},
                                          {0.010F, -0.002F},
                                          {0, 0.004F}},
                                         14);
            const float turn = corner.x > 0.0F ? (corner.z > 0.0F ? -135.0F : -45.0F)
                                               : (corner.z > 0.0F ? 135.0F : 45.0F);
            model.add("tassel", w.trim,
                      place(moved(turned(tassel, Axis::kY, turn),
                                  corner * (1.0F - 0.002F / glm::length(corner)))));
        }
        break;
    case Edge::kFringe:
        for (std::size_t i = 0; i < seam.size(); ++i) {
            const glm::vec3 out = glm::normalize(seam[i]);
            const glm::vec3 next = seam[(i + 1) % seam.size()];
            for (const float share : {0.0F, 0.5F}) {
                const glm::vec3 root = glm::mix(seam[i], next, share);
                model.add(
                    "fringe", w.trim,
                    place(tapered_rod(root * 0.98F, root + 0.035F * out, 0.0045F, 0.003F, 5)));
            }
        }
        break;
    }
}

float front_at(const Pillow& w, float x, float z) {
    return pillow_front(w.width, w.height, w.thickness, w.pull, {x, z});
}

/// An outline laid on the pillow's front: its points follow the swell.
Surface on_front(const Pillow& w, const Outline& outline) {
    return warped(subdivided(upright(outline, 0.02F), 3), [&](glm::vec3 p) {
        const float y = front_at(w, p.x, p.z);
        return glm::vec3(p.x, p.y > 0.0F ? y + 0.004F : y - 0.02F, p.z);
    });
}

void add_motif(const Pillow& w, const Surface& body, const Place& place, ModelBuilder& model) {
    const float least = std::min(w.width, w.height);
    const auto button = [&](float x, float z, float y) {
        return place(moved(superellipsoid({0.016F, 0.008F, 0.016F}, 1.0F, 1.0F, 6, 14), {x, y, z}));
    };
    const auto dent = [&](float x, float z) {  // where the body's front is there
        float best = 1e9F;
        float y = 0.0F;
        for (const glm::vec3& p : body.points) {
            const float off = (p.x - x) * (p.x - x) + (p.z - z) * (p.z - z);
            if (p.y > 0.0F && off < best) {
                best = off;
                y = p.y;
            }
        }
        return y;
    };
    switch (w.motif) {
    case Motif::kNone:
        break;
    case Motif::kButton:
        model.add("button", w.trim, Surfaces{button(0, 0, dent(0, 0)), button(0, 0, -dent(0, 0))});
        break;
    case Motif::kTufts:
        for (const float x : {-0.22F, 0.22F}) {
            for (const float z : {-0.22F, 0.22F}) {
                const float y = dent(x * w.width, z * w.height);
                model.add("button", w.trim,
                          Surfaces{button(x * w.width, z * w.height, y),
                                   button(x * w.width, z * w.height, -y)});
            }
        }
        break;
    case Motif::kStripe:
        model.add("stripe", w.trim,
                  place(sheet(
                      [&](float u, float v) {
                          const float x = (0.5F - u) * 0.18F * w.width;
                          const float z = (v - 0.5F) * 0.88F * w.height;
                          return glm::vec3(x, front_at(w, x, z) + 0.003F, z);
                      },
                      0.02F, 4, 24)));
        break;
    case Motif::kDisc:
        model.add("patch", w.trim, place(on_front(w, circle(0.24F * least, 28))));
        break;
    case Motif::kStar:
        model.add("patch", w.trim, place(on_front(w, star(5, 0.3F * least, 0.13F * least))));
        break;
    }
}

/// Buttons draw the cloth in.
Surface dented(const Pillow& w, Surface body) {
    std::vector<glm::vec2> at;
    if (w.motif == Motif::kButton) {
        at = {{0, 0}};
    } else if (w.motif == Motif::kTufts) {
        at = {{-0.22F, -0.22F}, {0.22F, -0.22F}, {-0.22F, 0.22F}, {0.22F, 0.22F}};
    }
    return warped(std::move(body), [&](glm::vec3 p) {
        float keep = 1.0F;
        for (const glm::vec2& b : at) {
            const glm::vec2 off =
                (glm::vec2(p.x / w.width, p.z / w.height) - b) / (at.size() > 1 ? 0.12F : 0.17F);
            keep -= 0.55F * std::exp(-glm::dot(off, off));
        }
        return glm::vec3(p.x, p.y * keep, p.z);
    });
}

void add_throw(const Pillow& w, ModelBuilder& model) {
    const Surface body =
        dented(w, crumpled(w, pillow_body(w.width, w.height, w.thickness, w.pull, 20)));
    const float low = 0.5F * w.height;
    const Place place = [&](Surface one) {
        return moved(turned(std::move(one), Axis::kX, w.tilt), {0, 0, low});
    };
    model.add("pillow", w.cover, place(body));
    add_edge(w, place, model);
    add_motif(w, body, place, model);
}

/// One or two lie on each other; the case is open at one end, with a hem.
void add_bed_pillow(const Pillow& w, ModelBuilder& model) {
    const float rise = 0.5F * w.thickness;
    for (int i = 0; i < w.pile; ++i) {
        const float slip = i == 1 ? 0.03F * (w.crumple - 0.5F) : 0.0F;
        const auto place = [&](Surface one) {
            one = warped(std::move(one), [&](glm::vec3 p) {
                // Flat where it lies; the upper one sinks onto the lower.
                const float x = 2.0F * p.x / w.width;
                const float z = 2.0F * p.z / w.height;
                const float droop = 0.55F * rise * static_cast<float>(i) * 0.5F * (x * x + z * z);
                return glm::vec3(p.x, (p.y < 0.0F ? 0.3F * p.y : p.y) - droop, p.z);
            });
            return moved(turned(turned(std::move(one), Axis::kX, 90.0F), Axis::kZ, 90.0F * slip),
                         {slip, -slip, (0.3F + 1.0F * static_cast<float>(i)) * rise});
        };
        const Surface body = crumpled(w, pillow_body(w.width, w.height, w.thickness, w.pull, 20));
        const Look& cover = i == 1 ? w.trim : w.cover;
        model.add("pillow", cover, place(body));
        if (w.edge == Edge::kPiping || w.edge == Edge::kFlange) {
            add_edge(w, place, model);
        } else if (w.motif != Motif::kNone) {  // the hem of the open end
            Outline hem = rounded_rectangle(0.075F, 0.92F * w.height, 0.006F);
            const float x = 0.5F * w.width * (1.0F - w.pull) + 0.008F;
            model.add("hem", cover, place(moved(upright(hem, 0.02F, 0.008F), {x, 0, 0})));
        }
    }
}

void add_bolster(const Pillow& w, ModelBuilder& model) {
    const float r = 0.55F * w.thickness;
    const float half = 0.62F * w.width;
    const auto lie = [&](Surface one) {
        return moved(turned(std::move(one), Axis::kY, 90.0F), {0, 0, r});
    };
    const float pleat = w.motif == Motif::kNone ? 0.0F : 0.05F;
    const Path2 profile{{0.0F, -half + 0.02F},       {0.3F * r, -half + 0.004F}, {0.7F * r, -half},
                        {0.92F * r, -half + 0.015F}, {r, -half + 0.05F},         {1.03F * r, 0.0F},
                        {r, half - 0.05F},           {0.92F * r, half - 0.015F}, {0.7F * r, half},
                        {0.3F * r, half - 0.004F},   {0.0F, half - 0.02F}};
    const Surface body =
        warped(lathe(smooth_path(std::span<const glm::vec2>(profile), 3), 72),
               [&](glm::vec3 p) {  // pleats are gathered at the ends
                   const float end = std::max(std::abs(p.z) / half - 0.85F, 0.0F);
                   const float k =
                       1.0F + pleat * std::min(8.0F * end, 1.0F) *
                                  std::sin(static_cast<float>(w.pleats) * std::atan2(p.y, p.x));
                   return glm::vec3(k * p.x, k * p.y, p.z);
               });
    model.add("pillow", w.cover, lie(body));
    for (const float side : {-1.0F, 1.0F}) {
        if (w.edge != Edge::kPlain) {
            model.add("piping", w.trim,
                      lie(moved(torus(0.95F * r, 0.007F, 40, 8), {0, 0, side * (half - 0.012F)})));
        }
        model.add("button", w.trim,
                  lie(moved(superellipsoid({0.02F, 0.02F, 0.01F}, 1.0F, 1.0F, 6, 16),
                            {0, 0, side * (half - 0.018F)})));
        if (w.edge == Edge::kTassels) {
            model.add(
                "tassel", w.trim,
                lie(moved(
                    lathe(
                        {{0, 0.0F}, {0.008F, 0.0F}, {0.008F, 0.015F}, {0.016F, 0.06F}, {0, 0.06F}},
                        14),
                    {0, 0, half - 0.016F})));
        }
    }
}

/// Round, with a band between two faces, gathered to a button.
void add_round(const Pillow& w, ModelBuilder& model) {
    const float r = 0.48F * w.width;
    const float h = 0.42F * w.thickness;
    const float pleat = w.edge == Edge::kPlain ? 0.012F : 0.05F;
    const Path2 knots{{0.0F, -0.35F * h},     {0.12F * r, -0.55F * h}, {0.45F * r, -h},
                      {0.85F * r, -0.9F * h}, {r, -0.5F * h},          {1.02F * r, 0.0F},
                      {r, 0.5F * h},          {0.85F * r, 0.9F * h},   {0.45F * r, h},
                      {0.12F * r, 0.55F * h}, {0.0F, 0.35F * h}};
    Path2 profile = smooth_path(std::span<const glm::vec2>(knots), 3);
    profile.front().x = 0.0F;
    profile.back().x = 0.0F;
    const Surface body = warped(lathe(profile, 96), [&](glm::vec3 p) {
        const float out = std::hypot(p.x, p.y) / r;
        const float wave = std::sin(static_cast<float>(w.pleats) * std::atan2(p.y, p.x));
        const float face = std::clamp(4.0F * out * (1.0F - out), 0.0F, 1.0F);
        return glm::vec3(p.x, p.y, p.z * (1.0F + 2.0F * pleat * face * wave));
    });
    const auto place = [&](Surface one) {
        return moved(turned(turned(std::move(one), Axis::kX, -90.0F), Axis::kX, w.tilt), {0, 0, r});
    };
    model.add("pillow", w.cover, place(body));
    for (const float side : {-1.0F, 1.0F}) {
        model.add("button", w.trim,
                  place(moved(superellipsoid({0.022F, 0.022F, 0.012F}, 1.0F, 1.0F, 6, 16),
                              {0, 0, side * 0.42F * h})));
        if (w.edge == Edge::kPiping || w.edge == Edge::kFlange) {
            model.add("piping", w.trim,
                      place(moved(torus(0.985F * r, 0.007F, 48, 8), {0, 0, side * 0.55F * h})));
        }
    }
}

/// Inflates an outline: the same outline, smaller and smaller towards both faces.
Surface inflated(const Outline& outline, const glm::vec2& middle, float thickness) {
    std::vector<Section> sections;
    constexpr int kSteps = 9;
    for (int i = -kSteps; i <= kSteps; ++i) {
        const float a = glm::half_pi<float>() * static_cast<float>(i) / static_cast<float>(kSteps);
        const float share = std::pow(std::max(std::cos(a), 0.0F), 0.85F);
        Section section{0.5F * thickness * std::sin(a), {}};
        for (const glm::vec2& p : outline) {
            section.outline.push_back(middle +
                                      (std::abs(i) == kSteps ? 0.0F : share) * (p - middle));
        }
        sections.push_back(std::move(section));
    }
    return loft(sections, Axis::kY);
}

void add_heart(const Pillow& w, ModelBuilder& model) {
    const float k = 0.5F * w.width;
    const std::array<glm::vec2, 8> right{{{0.0F, -0.92F * k},
                                          {0.3F * k, -0.66F * k},
                                          {0.72F * k, -0.2F * k},
                                          {0.98F * k, 0.28F * k},
                                          {0.88F * k, 0.68F * k},
                                          {0.52F * k, 0.86F * k},
                                          {0.17F * k, 0.74F * k},
                                          {0.0F, 0.5F * k}}};
    const Path2 half = smooth_path(std::span<const glm::vec2>(right), 5);
    const Outline outline = symmetric_outline(half);
    const auto place = [&](Surface one) {
        return moved(turned(std::move(one), Axis::kX, w.tilt), {0, 0, 0.92F * k});
    };
    model.add("pillow", w.cover, place(inflated(outline, {0.0F, 0.1F * k}, w.thickness)));
    if (w.edge != Edge::kPlain) {
        Path seam;
        for (const glm::vec2& p : outline) {
            seam.emplace_back(p.x, 0.0F, p.y);
        }
        model.add("piping", w.trim, place(closed_tube(seam, 0.007F, 8)));
    }
    if (w.motif != Motif::kNone) {
        model.add("button", w.trim,
                  place(moved(superellipsoid({0.03F, 0.012F, 0.03F}, 1.0F, 1.0F, 6, 16),
                              {0.0F, 0.5F * w.thickness, 0.1F * k})));
    }
}

/// A horseshoe for travellers, open to the front, lying.
void add_neck(const Pillow& w, ModelBuilder& model) {
    const float r = 0.26F * w.width;
    const float tube_radius = 0.13F * w.width;
    const float gap = 24.0F + 20.0F * w.crumple;  // degrees to each side of the front
    Path path;
    std::vector<float> radii;
    constexpr int kSteps = 40;
    for (int i = 0; i <= kSteps; ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(kSteps);
        const float a = glm::radians(90.0F + gap + (360.0F - 2.0F * gap) * share);
        path.emplace_back((r + 0.02F) * std::cos(a), 1.08F * (r + 0.02F) * std::sin(a),
                          tube_radius);
        const float end = std::min(share, 1.0F - share);
        const float cap = std::min(end / 0.07F, 1.0F);
        const float thin = 1.0F - 0.22F * std::sin(glm::pi<float>() * share) * w.pull / 0.12F;
        radii.push_back(tube_radius * thin *
                        std::sqrt(std::max(1.0F - (1.0F - cap) * (1.0F - cap), 0.0F)));
    }
    model.add("pillow", w.cover, tube(path, radii, 24));
    if (w.edge != Edge::kPlain) {  // the seam on top
        Path seam;
        for (std::size_t i = 2; i + 2 < path.size(); ++i) {
            seam.push_back(path[i] + glm::vec3(0, 0, radii[i] - 0.001F));
        }
        model.add("piping", w.trim, tube(seam, 0.005F, 8));
    }
    if (w.motif == Motif::kButton || w.motif == Motif::kTufts) {  // a snap between the ends
        model.add("strap", w.trim, rod(path[2], path[path.size() - 3], 0.006F, 8));
    }
}

}  // namespace

void build_pillow(Parameters& parameters, ModelBuilder& model) {
    const Pillow pillow = draw(parameters);
    switch (pillow.kind) {
    case Kind::kThrow:
        add_throw(pillow, model);
        break;
    case Kind::kBed:
        add_bed_pillow(pillow, model);
        break;
    case Kind::kBolster:
        add_bolster(pillow, model);
        break;
    case Kind::kRound:
        add_round(pillow, model);
        break;
    case Kind::kHeart:
        add_heart(pillow, model);
        break;
    case Kind::kNeck:
        add_neck(pillow, model);
        break;
    }
}

}  // namespace turntable::procedural
