// Mobile telephones: touch-screen slabs, candy bars with keys, open flip phones, sliders, phones
// with a keyboard and with an aerial.
#include <array>

#include <glm/trigonometric.hpp>

#include "assets/procedural/electronics/electronics.h"
#include "assets/procedural/electronics/screens.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kSlab, kCandyBar, kFlip, kSlider, kKeyboard };

struct Telephone {
    Kind kind = Kind::kSlab;
    float width = 0.0F;
    float height = 0.0F;
    float depth = 0.0F;
    float corner = 0.0F;
    float border = 0.0F;
    float screen_share = 0.0F;  ///< of the front's height, where there are keys
    float open = 0.0F;          ///< flip phones, degrees
    int lenses = 1;
    bool aerial = false;
    bool home_button = false;
    Look body;
    Look front;
    Look key;
    Look screen;
};

Telephone draw(Parameters& p) {
    Telephone t;
    t.kind = p.choice<Kind>("kind", {"slab", "candy bar", "flip", "slider", "keyboard"},
                            {4, 2.2, 1.4, 1, 1});
    const bool slab = t.kind == Kind::kSlab;
    t.width = slab ? p.real("width", 0.062F, 0.08F) : p.real("width", 0.045F, 0.06F);
    if (t.kind == Kind::kKeyboard) {
        t.width *= 1.2F;
    }
    t.height = t.width * (slab ? p.real("aspect", 1.85F, 2.2F) : p.real("aspect", 1.9F, 2.5F));
    t.depth = slab ? p.real("depth", 0.007F, 0.011F) : p.real("depth", 0.012F, 0.022F);
    t.corner = t.width * p.real("corner", 0.06F, 0.28F);
    t.border = t.width * p.real("border", 0.03F, 0.09F);
    t.screen_share = p.real("screen_share", 0.36F, 0.5F);
    t.open = p.real("open", 140.0F, 170.0F);
    t.lenses = p.integer("lenses", 1, 3);
    t.aerial = p.chance("aerial", slab ? 0.0 : 0.35);
    t.home_button = p.chance("home_button", 0.45);
    t.body = p.chance("metal", 0.3)
                 ? polished_metal(p, "body")
                 : plastic(p, "body", p.chance("dark", 0.6) ? kDarkPlastics : kPlasticColours);
    t.front = p.chance("dark_front", 0.7) ? plain("front", srgb(0x141518), 0.15F) : t.body;
    t.key = p.chance("light_keys", 0.5) ? plain("key", srgb(0xD6D7D8), 0.4F)
                                        : plain("key", srgb(0x3B3D41), 0.4F);
    t.screen = pocket_screen(p);
    return t;
}

/// A body standing upright in front of y = 0, its lower edge at z = 0.
Surface body_of(const Telephone& t, float height, float depth) {
    return moved(upright(rounded_rectangle(t.width, height, t.corner), depth, 0.3F * depth, 3),
                 {0, 0, 0.5F * height});
}

/// The screen in the window between two heights.
void add_screen(const Telephone& t, float low, float high, float front, ModelBuilder& model,
                const std::function<Surface(Surface)>& place) {
    model.add("screen", t.screen,
              place(moved(picture_plate(t.width - 2.0F * t.border, high - low, 0.0012F),
                          {0, front, 0.5F * (low + high)})));
}

/// A telephone's keys between two heights: a pad of 3 x 4 below two soft keys and a round one.
void add_keys(const Telephone& t, float low, float high, float front, ModelBuilder& model,
              const std::function<Surface(Surface)>& place) {
    const bool letters = t.kind == Kind::kKeyboard;
    const float width = t.width - 2.0F * t.border;
    const float pad = letters ? high - low : 0.66F * (high - low);
    KeyBlock block;
    block.columns = letters ? 10 : 3;
    block.rows = 4;
    block.pitch = {width / static_cast<float>(block.columns), pad / 4.0F};
    block.gap = letters ? 0.0012F : 0.003F;
    block.rise = 0.0014F;
    const auto stand = [&](Surface s) {
        return place(moved(turned(std::move(s), Axis::kX, -90.0F), {0, front, low + 0.5F * pad}));
    };
    model.add("key", t.key, each(keys(block), stand));
    if (letters) {
        return;
    }
    const float middle = low + pad + 0.5F * (high - low - pad);
    const float size = 0.36F * (high - low - pad);
    const Surface round =
        turned(rounded_cylinder(size, 0.0F, 0.0016F, 0.0005F, 20), Axis::kX, -90.0F);
    model.add("button", t.body, place(moved(round, {0, front - 0.0002F, middle})));
    const Surface soft = box({0.26F * width, 0.0024F, 0.7F * size});
    model.add("button", t.key,
              each(mirrored_pair(moved(soft, {0.36F * width, front, middle})), place));
}

void add_back(const Telephone& t, float high, float back, ModelBuilder& model,
              const std::function<Surface(Surface)>& place) {
    const float r = 0.07F * t.width;
    const Surface lens = turned(cylinder(r, 0.0F, 0.0022F, 18), Axis::kX, 90.0F);
    const Surface glass = turned(cylinder(0.65F * r, 0.0F, 0.0028F, 16), Axis::kX, 90.0F);
    const glm::vec3 first{-0.28F * t.width, back + 0.0004F, high - 0.16F * t.width};
    model.add("camera", chrome(),
              each(in_row(moved(lens, first), t.lenses, {0, 0, -2.6F * r}), place));
    model.add("camera", dark_glass(),
              each(in_row(moved(glass, first), t.lenses, {0, 0, -2.6F * r}), place));
}

void add_earpiece(const Telephone& t, float z, float front, ModelBuilder& model,
                  const std::function<Surface(Surface)>& place) {
    model.add("earpiece", black_plastic(),
              place(moved(box({0.22F * t.width, 0.001F, 0.0022F}), {0, front, z})));
}

void build_slab(const Telephone& t, ModelBuilder& model) {
    const auto stay = [](Surface s) { return s; };
    const float front = 0.5F * t.depth;
    model.add("body", t.body, body_of(t, t.height, t.depth));
    Surface face =
        upright(rounded_rectangle(t.width - 0.003F, t.height - 0.003F, t.corner), 0.0012F);
    model.add("front", t.front, moved(std::move(face), {0, front, 0.5F * t.height}));
    const float chin = t.home_button ? 0.13F * t.height : t.border;
    add_screen(t, chin, t.height - (t.home_button ? 0.11F * t.height : t.border), front + 0.0004F,
               model, stay);
    if (t.home_button) {
        const Surface button = turned(torus(0.085F * t.width, 0.0006F, 24, 8), Axis::kX, 90.0F);
        model.add("button", chrome(), moved(button, {0, front + 0.0006F, 0.5F * chin}));
        add_earpiece(t, t.height - 0.055F * t.height, front + 0.0006F, model, stay);
    }
    add_back(t, t.height, -front, model, stay);
    model.add("button", t.body,
              moved(box({0.003F, 0.3F * t.depth, 0.11F * t.height}),
                    {-0.5F * t.width, 0, 0.7F * t.height}));
}

void build_bar(const Telephone& t, ModelBuilder& model) {
    const auto stay = [](Surface s) { return s; };
    const float front = 0.5F * t.depth;
    model.add("body", t.body, body_of(t, t.height, t.depth));
    const float split = t.height * (1.0F - t.screen_share) - t.border;
    add_screen(t, split, t.height - 0.1F * t.height, front + 0.0003F, model, stay);
    add_keys(t, 0.06F * t.height, split - 0.02F * t.height, front, model, stay);
    add_earpiece(t, t.height - 0.05F * t.height, front, model, stay);
    add_back(t, t.height, -front, model, stay);
}

/// The lower half stands, the upper one leans forwards as the hinge lets it.
void build_flip(const Telephone& t, ModelBuilder& model) {
    const float half = 0.52F * t.height;
    const float depth = 0.7F * t.depth;
    const float front = 0.5F * depth;
    const auto lower = [](Surface s) { return s; };
    const auto upper = [&](Surface s) {
        return turned_about(moved(std::move(s), {0, 0, half + 0.003F}), {0, front, half + 0.0015F},
                            Axis::kX, -(180.0F - t.open));
    };
    model.add("body", t.body, body_of(t, half, depth));
    model.add("lid", t.body, upper(body_of(t, half, depth)));
    const Surface barrel =
        turned(cylinder(0.55F * depth, -0.42F * t.width, 0.42F * t.width, 16), Axis::kY, 90.0F);
    model.add("hinge", t.body, moved(barrel, {0, 0.2F * front, half + 0.0015F}));
    add_screen(t, 0.16F * half, 0.86F * half, front + 0.0003F, model, upper);
    add_keys(t, 0.06F * half, 0.88F * half, front, model, lower);
    add_earpiece(t, 0.93F * half, front, model, upper);
    add_back(t, half, -front, model, upper);
}

/// Two slabs, the upper one pushed up so that the keys show.
void build_slider(const Telephone& t, ModelBuilder& model) {
    const float tall = 0.72F * t.height;
    const float rise = 0.38F * tall;
    const float depth = 0.55F * t.depth;
    const auto lower = [](Surface s) { return s; };
    const auto upper = [&](Surface s) { return moved(std::move(s), {0, depth, rise}); };
    model.add("body", t.body, body_of(t, tall, depth));
    model.add("lid", t.body, upper(body_of(t, tall, 1.02F * depth)));
    add_screen(t, 0.24F * tall, 0.9F * tall, 0.51F * depth + 0.0003F, model, upper);
    const Surface bar = box({0.5F * t.width, 0.002F, 0.07F * tall});
    model.add("button", t.key, upper(moved(bar, {0, 0.51F * depth, 0.12F * tall})));
    add_keys(t, 0.04F * tall, rise - 0.03F * tall, 0.5F * depth, model, lower);
    add_earpiece(t, 0.95F * tall, 0.51F * depth, model, upper);
    add_back(t, tall, -0.5F * depth, model, lower);
}

}  // namespace

void build_cellular_telephone(Parameters& parameters, ModelBuilder& model) {
    const Telephone t = draw(parameters);
    switch (t.kind) {
    case Kind::kSlab:
        build_slab(t, model);
        break;
    case Kind::kCandyBar:
    case Kind::kKeyboard:
        build_bar(t, model);
        break;
    case Kind::kFlip:
        build_flip(t, model);
        break;
    case Kind::kSlider:
        build_slider(t, model);
        break;
    }
    if (t.aerial) {
        const float top = t.kind == Kind::kFlip     ? 0.5F * t.height
                          : t.kind == Kind::kSlider ? 0.7F * t.height
                                                    : t.height;
        model.add(
            "aerial", black_plastic(),
            moved(rounded_cylinder(0.09F * t.width, -0.2F * t.width, 0.4F * t.width, 0.002F, 14),
                  {0.33F * t.width, 0, top}));
    }
}

}  // namespace turntable::procedural
