// Remote controls: long ones for televisions, tapered, waisted, slim and wide ones; rows of
// buttons, a ring or cross of arrows, a read-out. They stand upright, the buttons to the front.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "assets/procedural/electronics/electronics.h"
#include "assets/procedural/electronics/screens.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Body { kBar, kTapered, kDogBone, kSlim, kWide };
enum class Pad { kNone, kRing, kCross };

struct Remote {
    Body body = Body::kBar;
    Pad pad = Pad::kRing;
    float width = 0.0F;
    float height = 0.0F;
    float depth = 0.0F;
    float corner = 0.0F;
    int rows = 6;
    int columns = 3;
    bool round_keys = false;
    bool read_out = false;
    bool coloured_row = true;
    bool two_tone = false;
    Look shell;
    Look key;
    Look face;
};

Remote draw(Parameters& p) {
    Remote r;
    r.body =
        p.choice<Body>("body", {"bar", "tapered", "dog-bone", "slim", "wide"}, {3, 2, 1.5, 1.5, 1});
    r.pad = p.choice<Pad>("pad", {"none", "ring", "cross"}, {1, 2, 1});
    r.width = r.body == Body::kSlim   ? p.real("width", 0.032F, 0.04F)
              : r.body == Body::kWide ? p.real("width", 0.06F, 0.075F)
                                      : p.real("width", 0.042F, 0.055F);
    r.height = r.body == Body::kWide ? r.width * p.real("aspect", 1.9F, 2.5F)
                                     : r.width * p.real("aspect", 3.2F, 4.6F);
    r.depth = p.real("depth", 0.012F, 0.026F);
    r.corner = r.width * p.real("corner", 0.12F, 0.48F);
    r.rows = p.integer("rows", 3, 7);
    r.columns = r.body == Body::kWide ? p.integer("columns", 3, 5) : p.integer("columns", 2, 4);
    r.round_keys = p.chance("round_keys", 0.45);
    r.read_out = p.chance("read_out", 0.2);
    r.coloured_row = p.chance("coloured_row", 0.55);
    r.two_tone = p.chance("two_tone", 0.4);
    const bool dark = p.chance("dark", 0.75);
    r.shell = plastic(p, "shell", dark ? kDarkPlastics : kWhites);
    r.key = p.chance("grey_keys", 0.6) ? plain("key", srgb(0x9A9DA1), 0.6F)
                                       : plain("key", srgb(dark ? 0xDADAD8 : 0x3A3C40), 0.6F);
    r.face = plain("face", srgb(dark ? 0x6F7276 : 0x2D2F33), 0.35F);
    return r;
}

/// Half the width at a height from 0 (bottom) to 1.
float half_width(const Remote& r, float t) {
    switch (r.body) {
    case Body::kTapered:
        return 0.5F * r.width * (0.78F + 0.22F * t);
    case Body::kDogBone: {
        const float middle = 2.0F * t - 1.0F;
        return 0.5F * r.width * (0.74F + 0.26F * middle * middle);
    }
    default:
        return 0.5F * r.width;
    }
}

Outline outline_of(const Remote& r) {
    std::vector<glm::vec2> right;
    constexpr int kSteps = 10;
    for (int i = 0; i <= kSteps; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(kSteps);
        right.emplace_back(half_width(r, t), (t - 0.5F) * r.height);
    }
    Outline outline = symmetric_outline(right);
    // Only the four ends turn sharply enough for the radius to show.
    return rounded(outline, r.corner, 4);
}

Surface key_cap(const Remote& r, float width, float height) {
    const float rise = 0.0022F;
    if (r.round_keys) {
        return turned(rounded_cylinder(0.5F * std::min(width, height), 0.0F, rise, 0.0006F, 14),
                      Axis::kX, -90.0F);
    }
    return moved(upright(rounded_rectangle(width, height, 0.25F * height, 2), 2.0F * rise),
                 {0, 0, 0});
}

void add_pad(const Remote& r, float z, float size, float front, ModelBuilder& model) {
    const auto stand = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, -90.0F), {0, front, z});
    };
    if (r.pad == Pad::kRing) {
        model.add("ring", r.face, stand(pipe(size, 0.5F * size, -0.002F, 0.0025F, 28)));
        model.add("button", r.key,
                  stand(rounded_cylinder(0.42F * size, -0.002F, 0.003F, 0.0008F, 20)));
        return;
    }
    const float arm = 0.32F * size;
    model.add("ring", r.face,
              stand(extrude({{-arm, -size},
                             {arm, -size},
                             {arm, -arm},
                             {size, -arm},
                             {size, arm},
                             {arm, arm},
                             {arm, size},
                             {-arm, size},
                             {-arm, arm},
                             {-size, arm},
                             {-size, -arm},
                             {-arm, -arm}},
                            0.003F)));
}

void add_buttons(const Remote& r, float front, ModelBuilder& model) {
    const float h = r.height;
    float top = 0.93F * h;
    const float edge = 0.12F * r.width;
    const Surface power = key_cap(r, 0.2F * r.width, 0.2F * r.width);
    model.add("power button", plain("power", srgb(0xC0281F), 0.5F),
              moved(power, {0.28F * r.width, front, top - 0.04F * h}));
    top -= 0.09F * h;
    if (r.read_out) {
        const float tall = 0.1F * h;
        model.add("read-out", plain("read-out", srgb(0x9FB09A), 0.2F),
                  moved(box({0.7F * r.width, 0.002F, tall}), {0, front, top - 0.5F * tall}));
        top -= tall + 0.03F * h;
    }
    const auto row_of = [&](float z, int columns, float height, const Look& look) {
        const float width = 2.0F * (half_width(r, z / h) - edge);
        const float pitch = width / static_cast<float>(columns);
        const Surface cap = key_cap(r, 0.74F * pitch, height);
        model.add(
            "button", look,
            in_row(moved(cap, {-0.5F * width + 0.5F * pitch, front, z}), columns, {pitch, 0, 0}));
    };
    const float size = r.pad == Pad::kNone ? 0.0F : 0.34F * r.width;
    const int below = r.pad == Pad::kNone ? 0 : 2;
    const float bottom = 0.07F * h;
    const float field = top - bottom - 2.3F * size;
    const int total = r.rows + below;
    const float pitch = field / static_cast<float>(total);
    float z = top - 0.5F * pitch;
    for (int row = 0; row < r.rows; ++row, z -= pitch) {
        row_of(z, r.columns, std::min(0.6F * pitch, 0.24F * r.width), r.key);
    }
    if (r.pad == Pad::kNone) {
        return;
    }
    add_pad(r, z + 0.5F * pitch - 1.15F * size, size, front, model);
    z -= 2.3F * size;
    if (r.coloured_row) {
        const float width = 2.0F * (half_width(r, z / h) - edge);
        constexpr std::array<std::uint32_t, 4> kColours{0xC8352B, 0x3B9A45, 0xE0B52A, 0x2D61B5};
        for (std::size_t i = 0; i < kColours.size(); ++i) {
            const float x = width * (0.375F - 0.25F * static_cast<float>(i));
            model.add("button", plain(fmt::format("colour-{}", i), srgb(kColours.at(i)), 0.5F),
                      moved(key_cap(r, 0.18F * width, 0.34F * pitch), {x, front, z}));
        }
    } else {
        row_of(z, r.columns, 0.4F * pitch, r.key);
    }
    row_of(z - pitch, r.columns, 0.4F * pitch, r.key);
}

}  // namespace

void build_remote_control(Parameters& parameters, ModelBuilder& model) {
    const Remote r = draw(parameters);
    const float front = 0.5F * r.depth;
    model.add("shell", r.shell,
              moved(upright(outline_of(r), r.depth, 0.32F * r.depth, 3), {0, 0, 0.5F * r.height}));
    if (r.two_tone) {
        model.add("face", r.face,
                  moved(upright(scaled(outline_of(r), {0.86F, 0.965F}), 0.0016F),
                        {0, front, 0.5F * r.height}));
    }
    add_buttons(r, front + 0.0005F, model);
    const Surface window = box_between({-0.25F * r.width, -0.3F * r.depth, -0.002F},
                                       {0.25F * r.width, 0.3F * r.depth, 0.0012F});
    model.add("window", dark_glass(), moved(window, {0, 0, r.height}));
    const Surface cover = box({0.7F * r.width, 0.0016F, 0.35F * r.height});
    model.add("battery cover", r.face, moved(cover, {0, -front, 0.3F * r.height}));
}

}  // namespace turntable::procedural
