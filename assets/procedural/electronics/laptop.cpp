// Laptops: a keyboard half and a screen half on a hinge; notebooks, ultrabooks, thick old ones,
// two-in-ones folded to a tent.
#include <glm/trigonometric.hpp>

#include "assets/procedural/electronics/electronics.h"
#include "assets/procedural/electronics/screens.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Body { kSlim, kWedge, kThick, kRugged };

struct Laptop {
    Body body = Body::kSlim;
    float width = 0.0F;
    float depth = 0.0F;
    float base = 0.0F;  ///< thickness of the keyboard half
    float lid = 0.0F;   ///< and of the screen half
    float open = 0.0F;  ///< degrees between the halves
    float border = 0.0F;
    float corner = 0.0F;
    int rows = 5;
    bool keypad = false;
    bool pointing_stick = false;
    bool picture_on_lid = false;
    Look shell;
    Look deck;
    Look key;
    Look screen;
    Look logo;
};

Laptop draw(Parameters& p) {
    Laptop l;
    l.body = p.choice<Body>("body", {"slim", "wedge", "thick", "rugged"}, {3, 2, 1.5, 0.7});
    l.width = p.real("width", 0.27F, 0.40F);
    l.depth = l.width * p.real("depth_ratio", 0.62F, 0.74F);
    const bool slim = l.body == Body::kSlim || l.body == Body::kWedge;
    l.base = slim ? p.real("base", 0.010F, 0.016F) : p.real("base", 0.022F, 0.038F);
    l.lid = slim ? p.real("lid", 0.005F, 0.008F) : p.real("lid", 0.010F, 0.016F);
    l.open = p.real("open", 92.0F, 132.0F);
    l.border = l.width * p.real("border", 0.02F, 0.07F);
    l.corner = p.real("corner", 0.003F, 0.02F);
    l.rows = p.integer("rows", 5, 6);
    l.keypad = p.chance("keypad", 0.35) && l.width > 0.34F;
    l.pointing_stick = p.chance("pointing_stick", 0.25);
    l.picture_on_lid = p.chance("picture_on_lid", 0.25);
    const bool metal = slim && p.chance("metal", 0.6);
    l.shell = metal                              ? brushed_metal(p, "shell")
              : p.chance("coloured_shell", 0.25) ? plastic(p, "shell")
                                                 : plastic(p, "shell", kDarkPlastics);
    l.deck = p.chance("dark_deck", 0.3) ? plain("deck", srgb(0x2A2B2E)) : l.shell;
    l.key = p.chance("light_keys", 0.25) ? white_plastic() : black_plastic();
    l.screen = desktop_screen(p);
    l.logo = pictured(p, "logo", PictureKind::kPoster);
    return l;
}

void add_base(const Laptop& l, ModelBuilder& model) {
    Surface deck = extrude(rounded_rectangle(l.width, l.depth, l.corner), l.base,
                           l.body == Body::kRugged ? 0.008F : 0.003F);
    if (l.body == Body::kWedge) {  // thin towards the user
        deck = warped(std::move(deck), [&](glm::vec3 p) {
            const float front = 0.5F + p.y / l.depth;
            const float lift = 0.6F * l.base * front;
            return glm::vec3(p.x, p.y, lift + p.z * (1.0F - lift / l.base));
        });
    }
    model.add("base", l.deck, std::move(deck));
    const float width = 0.88F * l.width;
    const float board = l.keypad ? 0.76F * width : width;
    const int columns = 14;
    KeyBlock block;
    block.columns = columns;
    block.rows = l.rows;
    block.pitch = {board / static_cast<float>(columns),
                   0.46F * l.depth / static_cast<float>(l.rows)};
    block.rise = 0.0025F;
    block.gap = 0.0028F;
    const float y = -0.14F * l.depth;
    const float x = l.keypad ? 0.5F * (width - board) : 0.0F;  // +X is the user's left
    const auto place = [&](float at) {
        return [&, at](Surface s) { return moved(std::move(s), {at, y, l.base - 0.0005F}); };
    };
    model.add("key", l.key, each(keys(block), place(x)));
    if (l.keypad) {
        KeyBlock pad = block;
        pad.columns = 4;
        pad.pitch.x = 0.21F * width / 4.0F;
        model.add("key", l.key, each(keys(pad), place(-0.5F * width + 0.105F * width)));
    }
    model.add("touchpad", plain("touchpad", 0.6F * l.deck.material.base_color + 0.06F, 0.4F),
              moved(extrude(rounded_rectangle(0.3F * l.width, 0.24F * l.depth, 0.006F), 0.001F),
                    {x, 0.30F * l.depth, l.base - 0.0002F}));
    if (l.pointing_stick) {
        model.add("pointing stick", plain("pointing-stick", srgb(0xB02020)),
                  moved(cylinder(0.0035F, 0.0F, 0.004F, 10), {x, y, l.base}));
    }
}

void add_lid(const Laptop& l, ModelBuilder& model) {
    // Upright about the hinge, then leaned back by what the angle has over 90 degrees.
    const float hinge = l.base + 0.3F * l.lid;
    const auto place = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, l.open - 90.0F),
                     {0, -0.5F * l.depth + 0.006F, hinge});
    };
    const float height = 0.97F * l.depth;
    model.add("lid", l.shell,
              place(moved(upright(rounded_rectangle(l.width, height, l.corner), l.lid, 0.0015F),
                          {0, 0, 0.5F * height})));
    const float low = 1.6F * l.border + 0.012F;
    const float tall = height - low - l.border;
    model.add("bezel", black_plastic(),
              place(moved(box({l.width - 0.7F * l.border, 0.002F, height - 0.8F * l.border}),
                          {0, 0.5F * l.lid, 0.5F * height})));
    model.add("screen", l.screen,
              place(moved(picture_plate(l.width - 2.0F * l.border, tall, 0.002F),
                          {0, 0.5F * l.lid + 0.001F, low + 0.5F * tall})));
    if (l.picture_on_lid) {
        Surface logo =
            turned(picture_plate(0.18F * l.width, 0.18F * l.width, 0.001F), Axis::kZ, 180.0F);
        model.add("logo", l.logo,
                  place(moved(std::move(logo), {0, -0.5F * l.lid - 0.0003F, 0.55F * height})));
    }
    const Surface barrel = turned(
        cylinder(0.5F * l.lid + 0.003F, -0.06F * l.width, 0.06F * l.width, 14), Axis::kY, 90.0F);
    model.add("hinge", black_plastic(),
              mirrored_pair(moved(barrel, {0.32F * l.width, -0.5F * l.depth + 0.006F, hinge})));
}

}  // namespace

void build_laptop(Parameters& parameters, ModelBuilder& model) {
    const Laptop laptop = draw(parameters);
    add_base(laptop, model);
    add_lid(laptop, model);
}

}  // namespace turntable::procedural
