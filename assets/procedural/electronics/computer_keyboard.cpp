// Computer keyboards: full-size and compact, flat and sloping, one-piece, split and curved.
#include <array>
#include <cmath>
#include <span>

#include "assets/procedural/electronics/electronics.h"
#include "assets/procedural/electronics/screens.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Layout { kFull, kNoKeypad, kCompact, kSplit };
enum class Case { kFlat, kSloping, kWithRest, kRounded };

struct Keyboard {
    Layout layout = Layout::kFull;
    Case body = Case::kFlat;
    float pitch = 0.0F;
    float rise = 0.0F;  ///< of the caps
    float border = 0.0F;
    float height = 0.0F;  ///< of the case at the front
    float slope = 0.0F;   ///< degrees
    float curve = 0.0F;   ///< degrees that a split keyboard's halves are turned by
    bool function_row = true;
    bool lights = false;
    bool cable = true;
    Look shell;
    Look key;
    Look accent;
};

Keyboard draw(Parameters& p) {
    Keyboard k;
    k.layout =
        p.choice<Layout>("layout", {"full", "no keypad", "compact", "split"}, {4, 2, 1.5, 1});
    k.body = p.choice<Case>("case", {"flat", "sloping", "with rest", "rounded"});
    k.pitch = p.real("pitch", 0.0175F, 0.020F);
    k.rise = p.real("key_rise", 0.003F, 0.011F);
    k.border = p.real("border", 0.005F, 0.024F);
    k.height = p.real("height", 0.008F, 0.02F);
    k.slope = k.body == Case::kFlat ? 0.0F : p.real("slope", 3.0F, 9.0F);
    k.curve = p.real("curve", 8.0F, 16.0F);
    k.function_row = p.chance("function_row", 0.75) && k.layout != Layout::kCompact;
    k.lights = p.chance("lights", 0.6);
    k.cable = p.chance("cable", 0.6);
    const bool dark = p.chance("dark", 0.6);
    k.shell = plastic(p, "shell", dark ? kDarkPlastics : kWhites);
    k.key = p.chance("contrasting_keys", 0.3) ? (dark ? white_plastic() : black_plastic())
                                              : plastic(p, "key", dark ? kDarkPlastics : kWhites);
    k.accent =
        p.chance("coloured_accents", 0.4) ? plastic(p, "accent") : plain("accent", srgb(0x77797C));
    return k;
}

struct Blocks {
    Surfaces letters;
    Surfaces accents;
};

void add_block(Surfaces& to, const Keyboard& k, int columns, int rows, float x, float y) {
    KeyBlock block;
    block.columns = columns;
    block.rows = rows;
    block.pitch = {k.pitch, k.pitch};
    block.gap = 0.14F * k.pitch;
    block.rise = k.rise;
    block.taper = k.rise > 0.006F ? 0.78F : 0.94F;
    for (Surface& key : keys(block)) {
        to.push_back(moved(std::move(key), {x, y, 0}));
    }
}

Surface wide_key(const Keyboard& k, float x, float y, float width) {
    const float cap = 0.86F * k.pitch;
    return moved(
        tapered(box_between({-0.5F * width, -0.5F * cap, 0}, {0.5F * width, 0.5F * cap, k.rise}),
                Axis::kZ, 1.0F, 0.94F),
        {x, y, 0});
}

/// The main field: four rows of letters and one of wide keys around the space bar. The middle is
/// at the origin; rows run towards the user at +Y.
void add_letters(const Keyboard& k, int columns, Blocks& blocks) {
    const float u = k.pitch;
    const float half = 0.5F * static_cast<float>(columns) * u;
    add_block(blocks.letters, k, columns - 3, 4, 0.0F, -0.5F * u);
    for (int row = 0; row < 4; ++row) {  // tab, shift, enter: one and a half keys at either end
        const float y = (static_cast<float>(row) - 2.0F) * u;
        for (const float side : {-1.0F, 1.0F}) {
            blocks.accents.push_back(wide_key(k, side * (half - 0.75F * u), y, 1.36F * u));
        }
    }
    const float y = 2.0F * u;
    blocks.letters.push_back(wide_key(k, 0.0F, y, 0.42F * 2.0F * half));
    for (const float side : {-1.0F, 1.0F}) {
        for (int i = 0; i < 3; ++i) {
            const float x = half - 0.7F * u - 1.4F * u * static_cast<float>(i);
            if (x > 0.42F * half + 0.7F * u) {
                blocks.accents.push_back(wide_key(k, side * x, y, 1.26F * u));
            }
        }
    }
}

Blocks blocks_of(const Keyboard& k, float& width) {
    const float u = k.pitch;
    Blocks blocks;
    if (k.layout == Layout::kSplit) {
        for (const float side : {-1.0F, 1.0F}) {
            Blocks half;
            add_letters(k, 8, half);
            const auto place = [&](Surface s) {
                return moved(turned(std::move(s), Axis::kZ, -side * k.curve),
                             {side * 5.1F * u, -0.2F * u, 0});
            };
            blocks.letters = joined({blocks.letters, each(half.letters, place)});
            blocks.accents = joined({blocks.accents, each(half.accents, place)});
        }
        width = 19.5F * u;
        return blocks;
    }
    add_letters(k, 15, blocks);
    width = 15.0F * u;
    if (k.function_row) {
        for (const float x : {-5.2F, -0.2F, 4.8F}) {
            add_block(blocks.accents, k, 4, 1, x * u, -3.4F * u);
        }
        blocks.accents.push_back(wide_key(k, 7.0F * u, -3.4F * u, 0.86F * u));
    }
    if (k.layout == Layout::kCompact) {
        return blocks;
    }
    const float right = -9.3F * u;  // the user's right is -X
    add_block(blocks.accents, k, 3, 2, right, -1.5F * u);
    add_block(blocks.letters, k, 3, 1, right, 2.0F * u);
    add_block(blocks.letters, k, 1, 1, right, 1.0F * u);
    width = 18.5F * u;
    float shift = 1.75F * u;
    if (k.layout == Layout::kFull) {
        add_block(blocks.letters, k, 4, 5, right - 4.0F * u, 0.0F);
        width = 23.0F * u;
        shift = 4.0F * u;
    }
    const auto centre = [&](Surface s) { return moved(std::move(s), {shift, 0, 0}); };
    return {each(blocks.letters, centre), each(blocks.accents, centre)};
}

}  // namespace

void build_computer_keyboard(Parameters& parameters, ModelBuilder& model) {
    const Keyboard k = draw(parameters);
    float width = 0.0F;
    const Blocks blocks = blocks_of(k, width);
    const float u = k.pitch;
    const bool split = k.layout == Layout::kSplit;
    const float rear = -(k.function_row && !split ? 4.1F : split ? 4.2F : 2.7F) * u - k.border;
    const float front = (split ? 4.0F : 2.6F) * u + k.border;
    const float w = width + 2.0F * k.border;
    const float deep = front - rear;
    // All tilt about the front edge.
    const auto tilt = [&](Surface s) {
        return turned_about(std::move(s), {0, front, 0}, Axis::kX, -k.slope);
    };
    const float corner = k.body == Case::kRounded ? 0.03F : 0.008F;
    Outline outline = rounded_rectangle(w, deep, corner);
    if (split) {  // wider towards the user in the middle, as the halves fan out
        for (glm::vec2& p : outline) {
            p.y += 0.16F * deep * (0.5F - std::abs(p.x) / w) * (p.y > 0.0F ? 1.0F : -0.2F);
        }
    }
    model.add("case", k.shell,
              tilt(moved(extrude(outline, k.height, 0.003F), {0, 0.5F * (front + rear), 0})));
    if (k.slope > 0.0F) {
        const float lift = deep * std::sin(k.slope * 0.01745F);
        model.add(
            "foot", k.shell,
            mirrored_pair(box_between({0.36F * w, rear + 0.01F, 0},
                                      {0.42F * w, rear + 0.03F, 0.9F * lift + 0.3F * k.height})));
    }
    if (k.body == Case::kWithRest) {
        model.add(
            "rest", k.shell,
            moved(extrude(rounded_rectangle(0.96F * w, 0.07F, 0.015F), 0.7F * k.height, 0.003F),
                  {0, front + 0.03F, 0}));
    }
    const auto on_case = [&](Surface s) {
        return tilt(moved(std::move(s), {0, 0, k.height - 0.0006F}));
    };
    model.add("key", k.key, each(blocks.letters, on_case));
    model.add("modifier key", k.accent, each(blocks.accents, on_case));
    if (k.lights && !split) {
        const Surface lamp = box({0.004F, 0.002F, 0.0016F});
        model.add("light", glowing({0.2F, 0.9F, 0.3F}),
                  each(in_row(moved(lamp, {-0.42F * w, rear + 0.4F * k.border + 0.002F, 0.0012F}),
                              3, {0.011F, 0, 0}),
                       on_case));
    }
    if (k.cable) {
        const float back = rear + 0.002F;
        const Path path = smooth_path(std::array{glm::vec3(0.1F * w, back, 0.4F * k.height),
                                                 glm::vec3(0.1F * w, back - 0.03F, 0.006F),
                                                 glm::vec3(0.02F * w, back - 0.06F, 0.003F),
                                                 glm::vec3(-0.1F * w, back - 0.05F, 0.003F)},
                                      5);
        model.add("cable", black_plastic(), tilt(tube(path, 0.0025F, 8)));
    }
}

}  // namespace turntable::procedural
