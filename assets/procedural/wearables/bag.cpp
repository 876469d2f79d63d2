// Bags: paper and cloth shopping bags, handbags with flaps, frames and drawstrings, satchels,
// backpacks, suitcases, briefcases and duffels. The face with clasp or pockets looks to +Y.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/skin.h"
#include "assets/procedural/wearables/bag.h"
#include "assets/procedural/wearables/wearables.h"

namespace turntable::procedural {
namespace bag {

Surface strap(const Path& path, float wide, const glm::vec3& face, float thick) {
    return sweep(rounded_rectangle(wide, thick, 0.4F * thick, 2), path, face);
}

Path arch(float half, float low, float top, float y) {
    const auto at = [&](float across, float up) {
        return glm::vec3(across * half, y, low + up * (top - low));
    };
    const std::array<glm::vec3, 7> knots{at(-1.0F, 0.0F), at(-0.95F, 0.45F), at(-0.62F, 0.86F),
                                         at(0.0F, 1.0F),  at(0.62F, 0.86F),  at(0.95F, 0.45F),
                                         at(1.0F, 0.0F)};
    return smooth_path(std::span<const glm::vec3>(knots), 5);
}

Surfaces buckle(const glm::vec3& at, float wide, float tall) {
    const std::array holes{rectangle(0.62F * wide, 0.62F * tall)};
    return {
        moved(upright_with_holes(rounded_rectangle(wide, tall, 0.15F * tall), holes, 0.005F), at),
        moved(box({0.1F * wide, 0.006F, 0.9F * tall}), at + glm::vec3(0, 0.001F, 0))};
}

Surface open_body(std::span<const Level> levels, float corner, float thickness) {
    std::vector<Ring> rings;
    const auto add_ring = [&](const Level& level, float inset) {
        Ring ring;
        const float width = level.width - 2.0F * inset;
        const float depth = level.depth - 2.0F * inset;
        const float radius = std::min({corner, 0.45F * width, 0.45F * depth});
        for (const glm::vec2& p : rounded_rectangle(width, depth, radius, 4)) {
            ring.emplace_back(p, level.z + (level.z <= levels.front().z ? inset : 0.0F));
        }
        rings.push_back(std::move(ring));
    };
    for (const Level& level : levels) {
        add_ring(level, 0.0F);
    }
    for (std::size_t i = levels.size(); i-- > 0;) {
        add_ring(levels[i], thickness);
    }
    return skin(rings, Ends::kCapped);
}

namespace {

void draw_size(Parameters& p, Bag& b) {
    const float size = p.real("size", 0.85F, 1.18F);
    const float slim = p.real("proportion", 0.88F, 1.14F);
    struct Box {
        float width, depth, height;
    };
    static constexpr std::array<Box, 11> kUsual{{{0.26F, 0.12F, 0.33F},
                                                 {0.36F, 0.11F, 0.36F},
                                                 {0.29F, 0.11F, 0.21F},
                                                 {0.28F, 0.12F, 0.19F},
                                                 {0.30F, 0.16F, 0.44F},
                                                 {0.40F, 0.23F, 0.58F},
                                                 {0.50F, 0.17F, 0.34F},
                                                 {0.42F, 0.10F, 0.30F},
                                                 {0.54F, 0.27F, 0.27F},
                                                 {0.37F, 0.11F, 0.27F},
                                                 {0.24F, 0.20F, 0.27F}}};
    const Box& usual = kUsual.at(static_cast<std::size_t>(b.kind));
    b.width = usual.width * size * slim;
    b.depth = usual.depth * size * p.real("depth", 0.85F, 1.2F);
    b.height = usual.height * size / slim;
}

Bag draw(Parameters& p) {
    Bag b;
    b.kind = p.choice<Kind>("kind",
                            {"paper", "tote", "handbag", "frame", "backpack", "trolley", "vintage",
                             "briefcase", "duffel", "satchel", "bucket"},
                            {1.6, 1.8, 3.2, 1.2, 3, 1.8, 1, 1.2, 1.4, 1.4, 1});
    b.cut = p.choice<Cut>("cut", {"trapezoid", "square", "half moon", "flared"});
    b.handle = p.choice<Handle>("handle", {"arch", "pair", "chain"});
    draw_size(p, b);
    b.handle_rise = p.real("handle_rise", 0.10F, 0.20F);
    b.flap = p.chance("has_flap", 0.6) ? p.real("flap", 0.42F, 0.66F) : 0.0F;
    b.round = p.real("round", 0.012F, 0.045F);
    b.pockets = p.integer("pockets", 0, 2);
    b.ribs = p.integer("ribs", 3, 9);
    b.straps = p.integer("straps", 1, 2);
    b.extended = p.chance("grip_out", 0.45);
    b.tag = p.chance("tag", 0.4);
    b.print = p.chance("print", 0.6);
    b.lid = p.chance("lid", 0.4);
    b.roll = p.chance("roll", 0.35);
    b.metal = p.chance("gold", 0.5) ? plain("gilt", srgb(0xC9A24D), 0.3F) : chrome();
    switch (b.kind) {
    case Kind::kPaper:
        b.body = p.chance("kraft", 0.4)
                     ? plain("kraft", srgb(0xB58D5E), 0.9F)
                     : plain("paper", plastic(p, "paper").material.base_color, 0.5F);
        break;
    case Kind::kTrolley:
        b.body = p.chance("cloth_case", 0.35) ? fabric(p, "case") : plastic(p, "shell");
        break;
    case Kind::kBackpack:
    case Kind::kDuffel:
        b.body = p.chance("canvas", 0.6)
                     ? plain("nylon", painted_metal(p, "nylon").material.base_color, 0.75F)
                     : fabric(p, "body");
        break;
    case Kind::kTote:
        b.body = p.chance("leather", 0.3) ? leather(p, "body") : fabric(p, "body");
        break;
    default:
        b.body = leather(p, "body");
        if (b.kind == Kind::kHandbag && p.chance("dyed", 0.5)) {
            b.body.material.base_color = painted_metal(p, "dye").material.base_color;
        }
    }
    b.trim = p.chance("own_trim", 0.45) ? b.body : leather(p, "trim");
    if (b.kind == Kind::kBackpack || b.kind == Kind::kDuffel || b.kind == Kind::kTrolley) {
        b.trim = p.chance("dark_trim", 0.6) ? plain("trim", srgb(0x232427), 0.8F) : b.trim;
    }
    b.label = pictured(p, "print", PictureKind::kPoster);
    return b;
}

// --------------------------------------------------------------------------------- shopping bags

void add_paper(const Bag& b, ModelBuilder& model) {
    const float w = b.width;
    const float d = b.depth;
    const float h = b.height;
    const std::array<Level, 4> levels{
        {{0.0F, w, d}, {0.25F * h, w, d}, {0.75F * h, w, 0.92F * d}, {h, w, 0.84F * d}}};
    // Sides fold inwards, the more the higher.
    const Surface body = warped(subdivided(open_body(levels, 0.002F, 0.0025F)), [&](glm::vec3 p) {
        const float side = std::abs(p.x) > 0.45F * w ? 1.0F : 0.0F;
        const float middle = std::max(1.0F - 2.2F * std::abs(p.y) / d, 0.0F);
        const float fold = 0.05F * side * middle * std::clamp(p.z / h - 0.15F, 0.0F, 1.0F);
        return glm::vec3(p.x - std::copysign(fold, p.x), p.y, p.z);
    });
    model.add("body", b.body, body);
    const float y = 0.42F * d - 0.004F;
    const bool cord = b.handle != Handle::kPair;
    const Look string = cord ? plain("cord", srgb(0xE6E0D2), 0.9F) : b.body;
    for (const float side : {-y, y}) {
        const Path path = arch(0.22F * w, h - 0.035F, h + 0.6F * b.handle_rise, side);
        model.add("handle", string,
                  cord ? tube(path, 0.0028F, 8) : strap(path, 0.018F, {0, 1, 0}, 0.003F));
        if (!cord) {
            const float patch = side > 0.0F ? side - 0.002F : side + 0.002F;
            model.add("handle", string,
                      box_between({-0.28F * w, patch - 0.002F, h - 0.055F},
                                  {0.28F * w, patch + 0.002F, h - 0.02F}));
        }
    }
    if (b.print) {
        const float size = 0.55F * std::min(w, h);
        model.add("print", b.label,
                  moved(picture_plate(size, size, 0.003F), {0, 0.49F * d, 0.42F * h}));
    }
}

void add_tote(const Bag& b, ModelBuilder& model) {
    const float w = b.width;
    const float h = b.height;
    const float d = b.depth;
    const float flare = b.cut == Cut::kFlared ? 1.18F : 1.04F;
    const std::array<Level, 6> levels{{{0.0F, 0.84F * w, 0.8F * d},
                                       {0.02F, 0.88F * w, d},
                                       {0.3F * h, 0.93F * w, 1.04F * d},
                                       {0.6F * h, 0.97F * w, 0.9F * d},
                                       {0.9F * h, w * 0.5F * (1.0F + flare), 0.62F * d},
                                       {h, w * 0.5F * (1.0F + flare), 0.55F * d}}};
    model.add("body", b.body, open_body(levels, b.round + 0.01F, 0.004F));
    const float y = 0.5F * 0.55F * d;
    const float low = 0.80F * h;
    for (const float side : {-1.0F, 1.0F}) {
        Path path = arch(0.2F * w, h - 0.01F, h + b.handle_rise, side * (y + 0.002F));
        const float down = 0.5F * 0.74F * d + 0.001F;
        path.insert(path.begin(), {-0.2F * w, side * down, low});
        path.emplace_back(0.2F * w, side * down, low);
        model.add("handle", b.trim, strap(path, 0.026F, {0, 1, 0}));
    }
    if (b.pockets > 0) {
        model.add(
            "pocket", b.trim,
            moved(turned(cushion({0.5F * w, 0.012F, 0.42F * h}, 0.005F, 0.004F), Axis::kX, 3.0F),
                  {0, 0.505F * d, 0.36F * h}));
    } else if (b.print) {
        const float size = 0.42F * std::min(w, h);
        model.add("print", b.label,
                  moved(turned(picture_plate(size, size, 0.004F), Axis::kX, 3.0F),
                        {0, 0.505F * d, 0.40F * h}));
    }
}

// -------------------------------------------------------------------------------------- handbags

Outline front_view(const Bag& b) {
    const float half = 0.5F * b.width;
    const float h = b.height;
    if (b.cut == Cut::kHalfMoon) {
        Path2 right{{0.0F, 0.0F}};
        for (int i = 0; i <= 9; ++i) {
            const float a = glm::radians(-72.0F + 8.0F * static_cast<float>(i));
            right.emplace_back(half * std::cos(a), h * (1.0F + std::sin(a)));
        }
        right.emplace_back(0.92F * half, h);
        right.emplace_back(0.0F, h);
        return symmetric_outline(right);
    }
    const float top = b.cut == Cut::kTrapezoid ? 0.78F : b.cut == Cut::kFlared ? 1.18F : 1.0F;
    return rounded({{-half, 0}, {half, 0}, {top * half, h}, {-top * half, h}}, b.round + 0.01F, 5);
}

void add_handles(const Bag& b, float half, float depth, ModelBuilder& model) {
    const float top = b.height + b.handle_rise;
    if (b.handle == Handle::kPair) {
        for (const float side : {-1.0F, 1.0F}) {
            const float y = side * 0.32F * depth;
            model.add("handle", b.trim,
                      tube(arch(0.55F * half, b.height - 0.012F, top, y), 0.0065F, 12));
            for (const float x : {-0.55F * half, 0.55F * half}) {
                model.add("ring", b.metal,
                          moved(turned(torus(0.013F, 0.0028F, 18, 8), Axis::kX, 90.0F),
                                {x, y, b.height + 0.004F}));
            }
        }
        return;
    }
    if (b.handle == Handle::kArch) {
        model.add(
            "handle", b.trim,
            strap(arch(0.72F * half, b.height - 0.02F, top, 0.0F), 0.024F, {0, 1, 0}, 0.009F));
        for (const float x : {-0.72F * half, 0.72F * half}) {
            model.add("ring", b.metal,
                      moved(turned(torus(0.016F, 0.003F, 18, 8), Axis::kX, 90.0F),
                            {x, 0, b.height + 0.006F}));
        }
        return;
    }
    // A chain: links that lie crosswise by turns.
    const Path path = arch(0.9F * half, b.height - 0.008F, b.height + 1.5F * b.handle_rise, 0.0F);
    const Surface link = scaled(torus(0.0085F, 0.0024F, 12, 6), {1.35F, 0.8F, 1.0F});
    float carried = 0.0F;
    bool flat = false;
    for (std::size_t i = 1; i < path.size(); ++i) {
        const glm::vec3 step = path[i] - path[i - 1];
        const float length = glm::length(step);
        const float slope = glm::degrees(std::atan2(step.z, step.x));
        for (; carried < length; carried += 0.0155F) {
            Surface one = flat ? link : turned(link, Axis::kX, 90.0F);
            flat = !flat;
            model.add("chain", b.metal,
                      moved(turned(std::move(one), Axis::kY, -slope),
                            path[i - 1] + step * (carried / length)));
        }
        carried -= length;
    }
}

void add_handbag(const Bag& b, ModelBuilder& model) {
    const Outline outline = front_view(b);
    const float bevel = std::min(0.3F * b.depth, 0.02F);
    // Thinner towards the top, as gussets let it be.
    const float h = b.height;
    const auto gusset = [&](Surface one) {
        return warped(std::move(one), [&](glm::vec3 p) {
            return glm::vec3(p.x, p.y * (1.0F - 0.35F * std::clamp(p.z / h, 0.0F, 1.0F)), p.z);
        });
    };
    model.add("body", b.body, gusset(subdivided(upright(outline, b.depth, bevel, 3))));
    const float half = 0.5F * extent_of(upright(outline, 0.01F)).size().x;
    const float top_half = b.cut == Cut::kTrapezoid ? 0.78F * half : 0.92F * half;
    for (const float side : {-1.0F, 1.0F}) {  // piping along the front's and rear's edges
        Path edge;
        for (const glm::vec2& p : grown(outline, -0.6F * bevel)) {
            edge.emplace_back(p.x, side * (0.5F * b.depth - 0.25F * bevel), p.y);
        }
        model.add("piping", b.trim, gusset(closed_tube(edge, 0.0032F, 6)));
    }
    const float face = 0.5F * b.depth;
    if (b.flap > 0.0F) {
        const float low = h * (1.0F - b.flap);
        const float wide = b.cut == Cut::kHalfMoon ? 0.8F * half : top_half;
        const float corner = std::max(b.cut == Cut::kSquare ? 0.02F : 0.06F, b.round + 0.01F);
        const float flat = wide - 0.7F * (b.round + 0.01F);  // between the body's rounded corners
        const Outline flap = rounded(
            {{-wide * 0.96F, low}, {wide * 0.96F, low}, {wide, h + 0.004F}, {-wide, h + 0.004F}},
            corner, 6);
        model.add(
            "flap", b.trim,
            gusset(subdivided(moved(upright(flap, 0.008F, 0.003F), {0, face + 0.001F, 0}), 2)));
        model.add("flap", b.trim,
                  box_between({-flat, -0.3F * b.depth, h - 0.004F},
                              {flat, 0.33F * b.depth, h + 0.005F}, 0.003F));
        const float at = face * (1.0F - 0.35F * (low + 0.03F) / h) + 0.005F;
        model.add("clasp", b.metal,
                  moved(box({0.036F, 0.008F, 0.024F}, 0.003F), {0, at, low + 0.022F}));
        model.add("clasp", b.metal,
                  moved(box({0.012F, 0.014F, 0.012F}, 0.003F), {0, at + 0.003F, low + 0.022F}));
    } else {
        model.add("zip", b.metal,
                  rod({-0.85F * top_half, 0, h}, {0.85F * top_half, 0, h}, 0.004F, 8));
        if (b.pockets > 0) {
            const float at = face * 0.87F;
            model.add("pocket", b.trim,
                      moved(cushion({1.1F * half, 0.016F, 0.42F * h}, 0.007F, 0.006F),
                            {0, at, 0.38F * h}));
        }
        const float at = face * (1.0F - 0.35F * 0.74F) + 0.003F;
        model.add(
            "clasp", b.metal,
            moved(turned(rounded_cylinder(0.012F, -0.006F, 0.006F, 0.002F, 18), Axis::kX, 90.0F),
                  {0, at, 0.74F * h}));
    }
    add_handles(b, top_half, 0.65F * b.depth, model);
}

/// A purse that two hinged bows shut, with a ball clasp on top.
void add_frame_bag(const Bag& b, ModelBuilder& model) {
    const float w = b.width;
    const float h = b.height;
    std::vector<Section> sections;
    static constexpr std::array<std::array<float, 3>, 6> kShape{{{0.0F, 0.78F, 0.7F},
                                                                 {0.06F, 0.9F, 0.95F},
                                                                 {0.35F, 1.06F, 1.12F},
                                                                 {0.65F, 0.98F, 0.85F},
                                                                 {0.9F, 0.8F, 0.38F},
                                                                 {1.0F, 0.76F, 0.26F}}};
    for (const auto& [z, wide, deep] : kShape) {
        sections.push_back({z * h, superellipse(0.5F * wide * w, 0.5F * deep * b.depth, 3.0F, 36)});
    }
    model.add("body", b.body, smooth_loft(sections, Axis::kZ, 3));
    const float half = 0.39F * w;
    for (const float y : {-0.11F * b.depth, 0.11F * b.depth}) {
        const std::array<glm::vec3, 4> bow{{{-half, y, 0.82F * h},
                                            {-half, y, h + 0.006F},
                                            {half, y, h + 0.006F},
                                            {half, y, 0.82F * h}}};
        model.add("frame", b.metal, tube(rounded_path(bow, 0.03F), 0.0055F, 10));
    }
    for (const float side : {-1.0F, 1.0F}) {
        const glm::vec3 knob{side * 0.006F, side * 0.004F, h + 0.018F};
        model.add("clasp", b.metal, moved(ball(0.009F, 8, 14), knob));
        model.add("clasp", b.metal,
                  rod({knob.x, side * 0.11F * b.depth, h + 0.006F}, knob, 0.0035F, 8));
    }
    Bag handles = b;
    handles.handle = b.handle == Handle::kPair ? Handle::kArch : b.handle;
    handles.height = h + 0.002F;
    add_handles(handles, 0.9F * half, 0.2F * b.depth, model);
}

void add_satchel(const Bag& b, ModelBuilder& model) {
    const float w = b.width;
    const float h = b.height;
    const float face = 0.5F * b.depth;
    model.add("body", b.body, moved(cushion({w, b.depth, h}, 0.018F, 0.008F), {0, 0, 0.5F * h}));
    const float low = h * (1.0F - std::max(b.flap, 0.55F));
    const Outline flap = rounded(
        {{-0.51F * w, low}, {0.51F * w, low}, {0.51F * w, h + 0.004F}, {-0.51F * w, h + 0.004F}},
        b.cut == Cut::kHalfMoon ? 0.09F : 0.02F, 6);
    model.add("flap", b.body, moved(upright(flap, 0.007F, 0.002F), {0, face + 0.009F, 0}));
    model.add("flap", b.body,
              box_between({-0.505F * w, -face + 0.01F, h - 0.004F},
                          {0.505F * w, face + 0.012F, h + 0.008F}, 0.003F));
    model.add("pocket", b.body,
              moved(cushion({0.84F * w, 0.03F, 0.5F * h}, 0.01F, 0.004F), {0, face, 0.30F * h}));
    for (const float x : {-0.28F * w, 0.28F * w}) {
        model.add(
            "strap", b.trim,
            strap({{x, face + 0.014F, h}, {x, face + 0.016F, low}, {x, face + 0.02F, low - 0.03F}},
                  0.024F, {0, 1, 0}));
        for (Surface& one : buckle({x, face + 0.022F, low - 0.005F}, 0.034F, 0.028F)) {
            model.add("buckle", b.metal, std::move(one));
        }
    }
    // A short handle, and the long strap from side to side.
    model.add("handle", b.trim,
              strap(arch(0.15F * w, h, h + 0.035F, 0.0F), 0.022F, {0, 1, 0}, 0.008F));
    const float out = 0.5F * w + 0.004F;
    const std::array<glm::vec3, 7> sling{{{-out, 0, 0.55F * h},
                                          {-out - 0.004F, 0, h},
                                          {-0.9F * out, 0, h + 1.1F * b.handle_rise},
                                          {0, 0, h + 1.9F * b.handle_rise},
                                          {0.9F * out, 0, h + 1.1F * b.handle_rise},
                                          {out + 0.004F, 0, h},
                                          {out, 0, 0.55F * h}}};
    model.add("strap", b.trim,
              sweep(rounded_rectangle(0.004F, 0.03F, 0.0015F, 2),
                    smooth_path(std::span<const glm::vec3>(sling), 6), {0, 1, 0}));
}

/// A bucket drawn shut by a string, on a shoulder strap.
void add_bucket(const Bag& b, ModelBuilder& model) {
    const float r = 0.5F * b.width;
    const float h = b.height;
    const Surface gathered =
        warped(vessel({{0, 0},
                       {0.86F * r, 0},
                       {0.95F * r, 0.012F},
                       {r, 0.3F * h},
                       {1.02F * r, 0.55F * h},
                       {0.92F * r, 0.78F * h},
                       {0.72F * r, 0.88F * h},
                       {0.82F * r, h}},
                      0.004F, 60),
               [&](glm::vec3 p) {
                   const float up = std::clamp((p.z / h - 0.5F) / 0.4F, 0.0F, 1.0F);
                   const float flute = 1.0F + 0.07F * up * std::cos(10.0F * std::atan2(p.y, p.x));
                   return glm::vec3(p.x * flute, p.y * flute * b.depth / b.width * 1.1F, p.z);
               });
    model.add("body", b.body, gathered);
    const float oval = b.depth / b.width * 1.1F;
    const auto squeeze = [&](Surface one) { return scaled(std::move(one), {1.0F, oval, 1.0F}); };
    model.add("string", b.trim, squeeze(moved(torus(0.76F * r, 0.005F, 36, 8), {0, 0, 0.88F * h})));
    for (const float side : {-1.0F, 1.0F}) {
        const std::array<glm::vec3, 3> end{{{side * 0.012F, 0.77F * r * oval, 0.88F * h},
                                            {side * 0.03F, 0.98F * r * oval, 0.78F * h},
                                            {side * 0.034F, 1.06F * r * oval, 0.6F * h}}};
        model.add("string", b.trim,
                  tube(smooth_path(std::span<const glm::vec3>(end), 4), 0.004F, 8));
        model.add("string", b.metal, moved(ball(0.008F, 6, 10), end[2]));
    }
    model.add("band", b.trim, squeeze(pipe(1.012F * r, 0.93F * r, 0.05F * h, 0.14F * h, 48)));
    model.add("handle", b.trim,
              strap(arch(0.86F * r, 0.8F * h, h + 1.4F * b.handle_rise, 0.0F), 0.026F, {0, 1, 0}));
}

}  // namespace
}  // namespace bag

void build_bag(Parameters& parameters, ModelBuilder& model) {
    using namespace bag;
    const Bag made = draw(parameters);
    switch (made.kind) {
    case Kind::kPaper:
        add_paper(made, model);
        break;
    case Kind::kTote:
        add_tote(made, model);
        break;
    case Kind::kHandbag:
        add_handbag(made, model);
        break;
    case Kind::kFrame:
        add_frame_bag(made, model);
        break;
    case Kind::kSatchel:
        add_satchel(made, model);
        break;
    case Kind::kBucket:
        add_bucket(made, model);
        break;
    case Kind::kBackpack:
        add_backpack(made, model);
        break;
    case Kind::kTrolley:
        add_trolley(made, model);
        break;
    case Kind::kVintage:
        add_vintage(made, model);
        break;
    case Kind::kBriefcase:
        add_briefcase(made, model);
        break;
    case Kind::kDuffel:
        add_duffel(made, model);
        break;
    }
}

}  // namespace turntable::procedural
