// Backpacks, suitcases, briefcases and duffels.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include <glm/trigonometric.hpp>

#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"
#include "assets/procedural/wearables/bag.h"

namespace turntable::procedural::bag {
namespace {

Look zipper() {
    return plain("zip", srgb(0x2C2D30), 0.5F);
}

/// The front view of a backpack's body: narrower and rounded at the top.
Outline pack_outline(float width, float height, float top_share) {
    const float half = 0.5F * width;
    const float r = 0.35F * width;
    const float top = top_share * half;
    return rounded({{-half, 0},
                    {half, 0},
                    {1.02F * half, 0.45F * height},
                    {top, height},
                    {-top, height},
                    {-1.02F * half, 0.45F * height}},
                   r, 6);
}

void add_shoulder_straps(const Bag& b, ModelBuilder& model) {
    const float rear = -0.5F * b.depth;
    const float x = 0.2F * b.width;
    const float h = b.height;
    for (const float side : {-1.0F, 1.0F}) {
        const std::array<glm::vec3, 6> path{{{side * 0.7F * x, rear + 0.012F, 0.9F * h},
                                             {side * 0.9F * x, rear - 0.04F, 0.86F * h},
                                             {side * 1.2F * x, rear - 0.085F, 0.66F * h},
                                             {side * 1.45F * x, rear - 0.07F, 0.4F * h},
                                             {side * 1.7F * x, rear - 0.025F, 0.18F * h},
                                             {side * 1.75F * x, rear + 0.012F, 0.1F * h}}};
        model.add(
            "strap", b.trim,
            strap(smooth_path(std::span<const glm::vec3>(path), 5), 0.05F, {0, -1, 0.6F}, 0.012F));
    }
    model.add("handle", b.trim,
              strap(arch(0.09F * b.width, 0.95F * h, 0.95F * h + 0.05F, rear + 0.012F), 0.016F,
                    {0, 1, 0}, 0.006F));
}

/// A zip that runs over a body's shoulders, a little inside the front's edge.
void add_pack_zip(const Bag& b, const Outline& outline, float low, float y, ModelBuilder& model) {
    Path zip;
    for (const glm::vec2& p : outline) {
        if (p.y > low) {
            zip.emplace_back(p.x, y, p.y);
        }
    }
    if (zip.size() < 2) {
        return;
    }
    std::sort(zip.begin(), zip.end(), [](const glm::vec3& l, const glm::vec3& r) {
        return std::atan2(l.x, l.z) < std::atan2(r.x, r.z);
    });
    model.add("zip", zipper(), tube(zip, 0.0042F, 8));
    model.add(
        "zip", b.metal,
        moved(box({0.009F, 0.008F, 0.028F}, 0.002F), zip.back() + glm::vec3(0, 0.004F, -0.01F)));
}

}  // namespace

void add_backpack(const Bag& b, ModelBuilder& model) {
    const float w = b.width;
    const float h = b.height;
    const float face = 0.5F * b.depth;
    const Outline outline = pack_outline(w, h, b.lid ? 0.94F : 0.72F);
    model.add("body", b.body, upright(outline, b.depth, 0.34F * b.depth, 5));
    if (b.lid) {
        // A lid over the top with straps and buckles.
        const Outline side = rounded({{-face - 0.004F, 0.88F * h},
                                      {face * 0.4F, 0.86F * h},
                                      {face + 0.012F, 0.62F * h},
                                      {face + 0.026F, 0.63F * h},
                                      {face + 0.022F, 0.93F * h},
                                      {0.3F * face, h + 0.03F},
                                      {-0.8F * face, h + 0.02F}},
                                     0.03F, 4);
        model.add("flap", b.trim, sideways(side, 0.96F * w, 0.012F, 3));
        for (int i = 0; i < b.straps; ++i) {
            const float x = b.straps == 1 ? 0.0F : (i == 0 ? -0.24F : 0.24F) * w;
            model.add("strap", b.trim,
                      strap({{x, face + 0.02F, 0.8F * h},
                             {x, face + 0.029F, 0.64F * h},
                             {x, face + 0.02F, 0.5F * h},
                             {x, face - 0.004F, 0.42F * h}},
                            0.024F, {0, 1, 0}));
            for (Surface& one : buckle({x, face + 0.028F, 0.56F * h}, 0.036F, 0.03F)) {
                model.add("buckle", b.metal, std::move(one));
            }
        }
    } else {
        add_pack_zip(b, grown(outline, -0.022F), 0.5F * h, face - 0.02F, model);
    }
    // Pockets: a big one in front, bottles at the sides.
    const float tall = b.lid ? 0.36F * h : 0.44F * h;
    const Outline pocket = pack_outline(0.76F * w, tall, 0.9F);
    const float thick = 0.4F * b.depth;
    model.add("pocket", b.pockets == 2 ? b.trim : b.body,
              moved(upright(pocket, thick, 0.35F * thick, 4), {0, face, 0.05F * h}));
    if (!b.lid) {
        Bag front = b;
        front.height = tall;
        Outline edge = moved(grown(pocket, -0.016F), {0, 0.05F * h});
        add_pack_zip(front, edge, 0.05F * h + 0.62F * tall, face + 0.5F * thick - 0.012F, model);
    }
    if (b.pockets > 0) {
        const Surface side =
            moved(superellipsoid({0.034F, 0.30F * b.depth, 0.19F * h}, 0.5F, 0.6F, 12, 18),
                  {0.5F * w, 0, 0.22F * h});
        model.add("pocket", b.trim, mirrored_pair(side));
    }
    if (b.roll && b.lid) {  // a mat strapped below
        const float r = 0.055F;
        model.add(
            "roll", b.trim,
            moved(turned(rounded_cylinder(r, -0.58F * w, 0.58F * w, 0.006F, 24), Axis::kY, 90.0F),
                  {0, 0.02F, -r + 0.012F}));
        for (const float x : {-0.3F * w, 0.3F * w}) {
            model.add(
                "strap", black_plastic(),
                moved(turned(pipe(r + 0.003F, r - 0.004F, -0.012F, 0.012F, 24), Axis::kY, 90.0F),
                      {x, 0.02F, -r + 0.012F}));
        }
    }
    if (b.print && !b.lid) {
        model.add("print", b.label,
                  moved(picture_plate(0.07F, 0.05F, 0.006F),
                        {0, face + 0.5F * thick, 0.05F * h + 0.42F * tall}));
    }
    add_shoulder_straps(b, model);
}

void add_trolley(const Bag& b, ModelBuilder& model) {
    const float w = b.width;
    const float d = b.depth;
    const float h = b.height;
    const float lift = 0.055F;  // the wheels'
    const float round = 0.02F + b.round;
    const bool cloth = b.body.picture.has_value();
    model.add("shell", b.body, moved(box({w, d, h}, round, 5), {0, 0, lift + 0.5F * h}));
    // The seam around the middle, between the halves.
    model.add(
        "zip", zipper(),
        moved(upright(rounded_rectangle(w + 0.006F, h + 0.006F, round + 0.003F, 5), 0.016F, 0.003F),
              {0, 0, lift + 0.5F * h}));
    const float face = 0.5F * d;
    const float inner = w - 2.0F * round;
    if (cloth) {
        const int pockets = 1 + b.pockets;
        float z = lift + 0.05F * h;
        for (int i = 0; i < pockets; ++i) {
            const float tall = 0.88F * h / static_cast<float>(pockets) - 0.02F;
            model.add("pocket", b.body,
                      moved(cushion({0.86F * w, 0.06F, tall}, 0.02F, 0.006F),
                            {0, face, z + 0.5F * tall}));
            model.add("zip", zipper(),
                      rod({-0.36F * w, face + 0.022F, z + 0.9F * tall},
                          {0.36F * w, face + 0.022F, z + 0.9F * tall}, 0.006F, 8));
            z += tall + 0.02F;
        }
    } else {  // raised ribs, upright or level
        const float pitch = (b.lid ? h - 2.0F * round : inner) / static_cast<float>(b.ribs);
        for (int i = 0; i < b.ribs; ++i) {
            const float at = pitch * (static_cast<float>(i) + 0.5F);
            const Surface rib =
                b.lid ? moved(box({inner + 0.4F * round, d + 0.014F, 0.55F * pitch}, 0.006F, 3),
                              {0, 0, lift + round + at})
                      : moved(box({0.55F * pitch, d + 0.014F, h - 1.6F * round}, 0.006F, 3),
                              {at - 0.5F * inner, 0, lift + 0.5F * h});
            model.add("rib", b.body, rib);
        }
    }
    for (const float x : {-1.0F, 1.0F}) {
        for (const float y : {-1.0F, 1.0F}) {
            const glm::vec3 at{x * (0.5F * w - 0.05F), y * (0.5F * d - 0.045F), 0.024F};
            const Wheel castor = wheel(0.024F, 0.022F, 0.4F, 0, 16);
            model.add("wheel", black_plastic(), moved(castor.tyre, at));
            model.add("wheel", b.metal, moved(castor.rim, at));
            model.add("wheel", black_plastic(),
                      box_between(at + glm::vec3(-0.018F, -0.02F, 0.012F),
                                  at + glm::vec3(0.018F, 0.02F, lift - 0.024F + 0.015F), 0.006F));
        }
    }
    // The grip slides out of the rear; a handle sits on top.
    const float top = lift + h;
    const float out = b.extended ? 0.16F + b.handle_rise : 0.02F;
    const float x = 0.24F * w;
    const float y = -0.5F * d + 0.035F;
    model.add("handle", chrome(),
              mirrored_pair(rod({x, y, top - 0.03F}, {x, y, top + out}, 0.008F, 12)));
    model.add("handle", black_plastic(),
              moved(box({2.0F * x + 0.04F, 0.03F, 0.028F}, 0.01F, 4), {0, y, top + out}));
    model.add(
        "handle", black_plastic(),
        strap(arch(0.13F * w, top - 0.004F, top + 0.035F, 0.2F * d), 0.024F, {0, 1, 0}, 0.009F));
    if (b.tag) {
        model.add("tag", b.trim,
                  moved(turned(box({0.05F, 0.004F, 0.085F}, 0.0015F), Axis::kX, -12.0F),
                        {0.13F * w, 0.2F * d + 0.02F, top - 0.025F}));
    }
}

void add_vintage(const Bag& b, ModelBuilder& model) {
    const float w = b.width;
    const float d = b.depth;
    const float h = b.height;
    model.add("body", b.body, moved(box({w, d, h}, 0.012F, 4), {0, 0, 0.5F * h}));
    // Lid and tray meet in a line around the front third.
    const float seam = 0.18F * d;
    for (const float y : {seam - 0.006F, seam + 0.006F}) {
        model.add(
            "rim", b.trim,
            moved(upright(rounded_rectangle(w + 0.008F, h + 0.008F, 0.016F, 4), 0.008F, 0.002F),
                  {0, y, 0.5F * h}));
    }
    // Caps on the eight corners.
    const float cap = 0.06F;
    for (const float x : {-1.0F, 1.0F}) {
        for (const float y : {-1.0F, 1.0F}) {
            for (const float z : {-1.0F, 1.0F}) {
                const glm::vec3 corner{x * 0.5F * w, y * 0.5F * d, 0.5F * h + z * 0.5F * h};
                const glm::vec3 inwards{x, y, z};
                model.add(
                    "corner", b.trim,
                    moved(box(glm::vec3(cap, std::min(cap, 0.4F * d), cap), 0.012F, 4),
                          corner - inwards * (0.5F * glm::vec3(cap, std::min(cap, 0.4F * d), cap) -
                                              glm::vec3(0.003F))));
            }
        }
    }
    for (int i = 0; i < b.straps && b.lid; ++i) {  // belts all around
        const float x = (i == 0 ? -0.27F : 0.27F) * w;
        model.add("strap", b.trim,
                  moved(box({0.034F, d + 0.01F, h + 0.01F}, 0.004F), {x, 0, 0.5F * h}));
        for (Surface& one : buckle({x, 0.5F * d + 0.007F, 0.72F * h}, 0.046F, 0.036F)) {
            model.add("buckle", b.metal, std::move(one));
        }
    }
    for (const float x : {-0.3F * w, 0.3F * w}) {  // latches over the seam
        model.add(
            "latch", b.metal,
            moved(box({0.04F, 0.034F, 0.01F}, 0.003F), {b.lid ? 0.6F * x : x, seam, h + 0.006F}));
    }
    model.add("handle", b.trim, tube(arch(0.11F * w, h - 0.004F, h + 0.05F, 0.0F), 0.011F, 12));
    if (b.tag) {
        model.add("label", b.label,
                  moved(picture_plate(0.11F, 0.08F, 0.004F), {-0.12F * w, 0.5F * d, 0.4F * h}));
    }
}

void add_briefcase(const Bag& b, ModelBuilder& model) {
    const float w = b.width;
    const float d = b.depth;
    const float h = b.height;
    const float round = std::min(b.round, 0.35F * d);
    model.add("body", b.body, moved(box({w, d, h}, round, 5), {0, 0, 0.5F * h}));
    if (b.flap > 0.5F) {  // soft, with a lid and two straps
        const float low = h * (1.0F - b.flap);
        model.add("flap", b.trim,
                  moved(cushion({1.01F * w, 0.012F, h - low}, 0.005F, 0.002F),
                        {0, 0.5F * d + 0.003F, 0.5F * (h + low)}));
        model.add("flap", b.trim,
                  box_between({-0.505F * w, -0.4F * d, h - 0.01F},
                              {0.505F * w, 0.5F * d + 0.008F, h + 0.005F}, 0.004F));
        for (const float x : {-0.27F * w, 0.27F * w}) {
            model.add("strap", b.body,
                      box_between({x - 0.015F, 0.5F * d, low - 0.035F},
                                  {x + 0.015F, 0.5F * d + 0.014F, h - 0.02F}, 0.002F));
            for (Surface& one : buckle({x, 0.5F * d + 0.016F, low + 0.01F}, 0.042F, 0.034F)) {
                model.add("buckle", b.metal, std::move(one));
            }
        }
    } else {  // an attache case: metal rims, latches
        for (const float y : {-0.005F, 0.005F}) {
            model.add("rim", b.metal,
                      moved(upright(rounded_rectangle(w + 0.006F, h + 0.006F, round + 0.003F, 5),
                                    0.007F, 0.002F),
                            {0, y, 0.5F * h}));
        }
        for (const float x : {-0.32F * w, 0.32F * w}) {
            model.add("latch", b.metal,
                      moved(box({0.048F, 0.04F, 0.012F}, 0.003F), {x, 0, h + 0.004F}));
        }
        for (int i = 0; i < b.pockets; ++i) {
            const float grow = 0.82F - 0.2F * static_cast<float>(i);
            model.add("panel", b.body,
                      moved(box({grow * w, d + 0.006F + 0.006F * static_cast<float>(i), grow * h},
                                0.003F),
                            {0, 0, 0.5F * h}));
        }
    }
    const float rise = 0.055F;
    const std::array<glm::vec3, 4> bow{{{-0.13F * w, 0, h - 0.004F},
                                        {-0.115F * w, 0, h + rise},
                                        {0.115F * w, 0, h + rise},
                                        {0.13F * w, 0, h - 0.004F}}};
    model.add(
        "handle", b.trim,
        sweep(rounded_rectangle(0.024F, 0.016F, 0.006F, 3), rounded_path(bow, 0.025F), {0, 1, 0}));
    for (const float x : {-0.13F * w, 0.13F * w}) {
        model.add("handle", b.metal,
                  moved(box({0.03F, 0.03F, 0.016F}, 0.004F), {x, 0, h + 0.004F}));
    }
}

void add_duffel(const Bag& b, ModelBuilder& model) {
    const float half = 0.5F * b.width;
    const float r = 0.5F * b.height;
    const float k = std::clamp(b.depth / b.height, 0.85F, 1.15F);
    const float flat = 0.9F;             // it sags onto the floor
    const auto lie = [&](Surface one) {  // from the axis Z to X, resting on its flat belly
        one = scaled(turned(std::move(one), Axis::kY, 90.0F), {1.0F, k, 1.0F});
        return warped(std::move(one), [&](glm::vec3 p) {
            return glm::vec3(p.x, p.y, std::max(p.z, -flat * r) + flat * r);
        });
    };
    model.add("body", b.body, lie(rounded_cylinder(r, -half, half, 0.22F * r, 40)));
    for (const float side : {-1.0F, 1.0F}) {  // end panels
        const float x = side * (half + 0.001F);
        model.add("panel", b.trim,
                  lie(rounded_cylinder(0.74F * r, std::min(x, 0.97F * x), std::max(x, 0.97F * x),
                                       0.002F, 36)));
    }
    const float top = r + flat * r;
    model.add("zip", zipper(), rod({-0.86F * half, 0, top}, {0.86F * half, 0, top}, 0.006F, 8));
    model.add("zip", b.metal,
              moved(box({0.03F, 0.009F, 0.008F}, 0.002F), {0.6F * half, 0, top + 0.005F}));
    // Bands run around, and rise as two handles.
    const float x = 0.42F * half;
    for (const float at : {-x, x}) {
        model.add("strap", b.trim,
                  moved(lie(pipe(1.012F * r, 0.86F * r, -0.016F, 0.016F, 40)), {at, 0, 0}));
    }
    for (const float side : {-1.0F, 1.0F}) {
        const float y = side * k * r;
        const std::array<glm::vec3, 7> grip{{{-x, 0.93F * y, 0.62F * top},
                                             {-x, 0.78F * y, 0.86F * top},
                                             {-0.8F * x, 0.5F * y, top + 0.5F * b.handle_rise},
                                             {0, 0.36F * y, top + 0.75F * b.handle_rise},
                                             {0.8F * x, 0.5F * y, top + 0.5F * b.handle_rise},
                                             {x, 0.78F * y, 0.86F * top},
                                             {x, 0.93F * y, 0.62F * top}}};
        model.add(
            "handle", b.trim,
            strap(smooth_path(std::span<const glm::vec3>(grip), 5), 0.026F, {0, 1, 0.4F}, 0.005F));
    }
    if (b.pockets > 0) {
        const float tall = 0.8F * r;
        model.add(
            "pocket", b.body,
            moved(cushion({1.2F * x, 0.05F, tall}, 0.016F, 0.01F), {0, 0.97F * k * r, 0.8F * r}));
        model.add("zip", zipper(),
                  rod({-0.5F * x, 0.97F * k * r + 0.028F, 0.8F * r + 0.34F * tall},
                      {0.5F * x, 0.97F * k * r + 0.028F, 0.8F * r + 0.34F * tall}, 0.004F, 8));
    } else if (b.print) {
        model.add("print", b.label,
                  moved(picture_plate(0.8F * x, 0.5F * r, 0.02F), {0, 1.0F * k * r, 0.9F * r}));
    }
}

}  // namespace turntable::procedural::bag
