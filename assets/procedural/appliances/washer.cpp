// Washing machines: front loaders with a porthole, top loaders with a lid, twin tubs, and a washer
// with a dryer on top.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <glm/trigonometric.hpp>

#include "assets/procedural/appliances/appliances.h"
#include "assets/procedural/appliances/machine_parts.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kFrontLoader, kTopLoader, kTwinTub, kStack };
enum class Rim { kChrome, kDark, kWhite };

struct Washer {
    Kind kind = Kind::kFrontLoader;
    float width = 0.6F;
    float depth = 0.56F;
    float height = 0.85F;
    float strip = 0.12F;    ///< height of the strip of controls
    float porthole = 0.2F;  ///< radius of the door's outside
    float rim = 0.055F;     ///< of the door, about the glass
    float console = 0.16F;  ///< height of a top loader's console
    float angle = 0.0F;     ///< of the open door or lid, degrees
    int buttons = 4;
    bool drawer = true;
    bool filter_hatch = true;
    bool wheels = false;
    Look finish;
    Look strip_look;
    Look rim_look;
    Look drum;
    Look mark;
    Look digits;
    Look bowl;
};

Washer draw(Parameters& p) {
    Washer w;
    w.kind = p.choice<Kind>("kind", {"front loader", "top loader", "twin tub", "washer and dryer"},
                            {5.5, 3, 1.3, 0.8});
    w.width = p.real("width", 0.56F, 0.68F);
    w.depth = p.real("depth", 0.50F, 0.64F);
    w.height = p.real("height", 0.82F, 0.94F);
    w.strip = p.real("strip_height", 0.10F, 0.15F);
    w.porthole = w.width * p.real("porthole_share", 0.30F, 0.39F);
    w.rim = w.porthole * p.real("rim_share", 0.2F, 0.34F);
    w.console = p.real("console_height", 0.13F, 0.2F);
    w.angle = p.chance("open", 0.3) ? p.real("angle", 60.0F, 110.0F) : 0.0F;
    w.buttons = p.integer("buttons", 3, 7);
    w.drawer = p.chance("drawer", 0.8);
    w.filter_hatch = p.chance("filter_hatch", 0.7);
    w.wheels = p.chance("wheels", 0.4);
    w.finish = machine_finish(p, "case");
    w.strip_look = p.chance("dark_strip", 0.35) ? black_plastic() : w.finish;
    const Rim rim = p.choice<Rim>("rim", {"chrome", "dark", "white"}, {3, 2, 2});
    w.rim_look = rim == Rim::kChrome ? chrome()
                 : rim == Rim::kDark ? black_plastic()
                                     : white_plastic();
    w.drum = stainless(p, "drum");
    w.mark = w.strip_look.name == black_plastic().name ? chrome() : black_plastic();
    w.digits = lit_screen(p, "digits", PictureKind::kScreenDigits);
    w.bowl = glass(p, "bowl", 0.45F);
    return w;
}

/// A ring about Y, from y = 0 to `depth`, rounded in front.
Surface front_ring(float outer, float inner, float depth) {
    const float r = 0.4F * std::min(depth, outer - inner);
    return turned(lathe({{inner, 0},
                         {outer, 0},
                         {outer, depth - r},
                         {outer - r, depth},
                         {inner + r, depth},
                         {inner, depth - r},
                         {inner, 0}},
                        40),
                  Axis::kX, -90.0F);
}

/// Dial, buttons and display on a front in the plane y = 0 about z = 0, `room` wide, `tall` high.
void add_controls(const Washer& w, float room, float tall, const glm::vec3& at, bool lean,
                  ModelBuilder& model) {
    const auto place = [&](Surface s) {
        return moved(lean ? turned(std::move(s), Axis::kX, 18.0F) : std::move(s), at);
    };
    model.add("dial", w.rim_look,
              place(turned(rounded_cylinder(0.34F * tall, -0.004F, 0.03F, 0.006F, 26), Axis::kX,
                           -90.0F)));
    model.add("dial", w.mark,
              place(moved(box({0.005F, 0.006F, 0.2F * tall}), {0, 0.03F, 0.18F * tall})));
    model.add("display", w.digits,
              place(moved(picture_plate(0.16F * room, 0.42F * tall, 0.008F),
                          {-0.2F * room, 0, 0.04F * tall})));
    model.add("button", w.mark,
              each(in_row(moved(round_button(0.11F * tall, 0.006F), {-0.32F * room, 0, 0}),
                          std::min(w.buttons, 3), {-0.065F * room, 0, 0}),
                   place));
    model.add("button", w.mark,
              each(in_row(moved(box({0.016F, 0.01F, 0.007F}), {-0.14F * room, 0, -0.3F * tall}),
                          w.buttons, {-0.03F * room, 0, 0}),
                   place));
}

/// Drum, gasket and door about the middle of the porthole, which lies in the plane y = 0.
void add_porthole(const Washer& w, const glm::vec3& at, bool open, ModelBuilder& model) {
    const auto place = [&](Surface s) { return moved(std::move(s), at); };
    const float inner = w.porthole - w.rim;
    const float deep = 0.55F * w.depth;
    const auto about_y = [](const Surface& s) { return turned(s, Axis::kX, -90.0F); };
    model.add("drum", w.drum,
              place(about_y(lathe({{0, -deep - 0.01F},
                                   {inner + 0.03F, -deep - 0.01F},
                                   {inner + 0.03F, -0.035F},
                                   {inner + 0.02F, -0.035F},
                                   {inner + 0.02F, -deep},
                                   {0, -deep}},
                                  36))));
    for (const float a : {90.0F, 210.0F, 330.0F}) {
        model.add("drum", w.drum,
                  place(turned(box_between({-0.02F, -deep, -inner - 0.024F},
                                           {0.02F, -0.06F, -inner + 0.025F}, 0.012F),
                               Axis::kY, a)));
    }
    model.add("gasket", plain("gasket", srgb(0x6E7174), 0.7F),
              place(moved(front_ring(inner + 0.045F, inner + 0.002F, 0.05F), {0, -0.045F, 0})));
    const float hinge = w.porthole + 0.012F;
    const auto swing = [&](Surface s) {
        return place(
            turned_about(std::move(s), {hinge, 0.004F, 0}, Axis::kZ, open ? -w.angle : 0.0F));
    };
    model.add("door", w.rim_look,
              swing(moved(front_ring(w.porthole, inner - 0.004F, 0.035F), {0, 0.004F, 0})));
    // The bowl bulges into the drum, as glass doors do.
    const float r = inner + 0.006F;
    model.add("door", w.bowl,
              swing(about_y(lathe({{0, -0.09F},
                                   {0.55F * r, -0.085F},
                                   {0.85F * r, -0.05F},
                                   {0.93F * r, 0.0F},
                                   {r, 0.012F},
                                   {r, 0.022F},
                                   {0.8F * r, 0.028F},
                                   {0.4F * r, 0.034F},
                                   {0, 0.036F}},
                                  36))));
    model.add("handle", w.mark,
              swing(moved(box({0.022F, 0.03F, 0.3F * w.porthole}, 0.008F),
                          {-w.porthole + 0.45F * w.rim, 0.032F, 0})));
    model.add("hinge", w.rim_look,
              place(box_between({hinge - 0.02F, -0.004F, -0.06F}, {hinge + 0.016F, 0.02F, 0.06F},
                                0.006F)));
}

/// A cabinet whose front has a round hole, standing on `bottom`.
void add_round_front_case(const Washer& w, float bottom, float hole_z, ModelBuilder& model) {
    const float x = 0.5F * w.width;
    const float y = 0.5F * w.depth;
    const float wall = 0.02F;
    const Opening inside{{-x + wall, bottom + wall}, {x - wall, bottom + w.height - wall}};
    model.add("case", w.finish,
              open_case({-x, -y, bottom}, {x, y, bottom + w.height}, inside, wall));
    const float wide = w.width - 2 * wall + 0.01F;
    const float tall = w.height - 2 * wall + 0.01F;
    const float middle = bottom + 0.5F * w.height;
    const std::array holes{moved(circle(w.porthole - w.rim + 0.03F, 40), {0.0F, hole_z - middle})};
    model.add(
        "front", w.finish,
        moved(upright_with_holes(rectangle(wide, tall), holes, 0.03F), {0, y - 0.013F, middle}));
    model.add("top", w.finish,
              box_between({-x - 0.003F, -y - 0.003F, bottom + w.height - 0.006F},
                          {x + 0.003F, y + 0.012F, bottom + w.height + 0.022F}, 0.008F));
}

void add_front_loader(const Washer& w, float bottom, bool dryer, ModelBuilder& model) {
    const float x = 0.5F * w.width;
    const float face = 0.5F * w.depth + 0.002F;  // of the front plate
    const float strip_low = bottom + w.height - w.strip - 0.012F;
    const float hole_z = bottom + 0.5F * (w.height - w.strip) + 0.01F;
    add_round_front_case(w, bottom, hole_z, model);
    model.add("control panel", w.strip_look,
              box_between({-x + 0.002F, face - 0.01F, strip_low},
                          {x - 0.002F, face + 0.014F, bottom + w.height - 0.004F}, 0.005F));
    const float z = strip_low + 0.5F * w.strip;
    if (w.drawer && !dryer) {
        model.add("drawer", w.finish,
                  box_between({0.19F * w.width, face, strip_low + 0.12F * w.strip},
                              {x - 0.02F, face + 0.022F, strip_low + 0.86F * w.strip}, 0.006F));
        model.add("handle", w.mark,
                  box_between({0.22F * w.width, face + 0.01F, strip_low + 0.2F * w.strip},
                              {0.36F * w.width, face + 0.026F, strip_low + 0.4F * w.strip},
                              0.004F));
    }
    add_controls(w, w.width, w.strip, {0, face + 0.014F, z}, false, model);
    add_porthole(w, {0, face, hole_z}, w.angle > 0.0F && !dryer, model);
    if (w.filter_hatch) {
        model.add("hatch", w.strip_look,
                  moved(upright(rounded_rectangle(0.22F * w.width, 0.075F, 0.012F), 0.012F),
                        {-0.3F * w.width, face, bottom + 0.075F}));
    }
}

/// What hangs behind any of them.
void add_back(const Washer& w, float bottom, ModelBuilder& model) {
    const float y = -0.5F * w.depth;
    const float top = bottom + 0.8F * w.height;
    model.add("back", w.drum,
              box_between({-0.36F * w.width, y - 0.006F, bottom + 0.2F * w.height},
                          {0.36F * w.width, y + 0.004F, bottom + 0.74F * w.height}, 0.003F));
    const std::array<glm::vec3, 4> hose{{{0.3F * w.width, y + 0.004F, bottom + 0.12F * w.height},
                                         {0.3F * w.width, y - 0.05F, bottom + 0.12F * w.height},
                                         {0.3F * w.width, y - 0.05F, top},
                                         {0.1F * w.width, y - 0.04F, top + 0.05F}}};
    model.add("hose", plain("hose", srgb(0x8E9093)), tube(rounded_path(hose, 0.04F), 0.013F, 10));
    for (const float x : {-0.3F, -0.2F}) {
        model.add("valve", black_plastic(),
                  rod({x * w.width, y + 0.004F, top + 0.02F}, {x * w.width, y - 0.03F, top + 0.02F},
                      0.014F, 12));
    }
}

/// The console at the back of a top loader: a wedge whose face leans back by 18 degrees.
void add_console(const Washer& w, float width, int dials, ModelBuilder& model) {
    const float y = -0.5F * w.depth;
    const float lean = std::tan(glm::radians(18.0F)) * w.console;
    const std::array<glm::vec2, 4> side{{{y + 0.004F, w.height - 0.006F},
                                         {y + 0.1F + lean, w.height - 0.006F},
                                         {y + 0.1F, w.height + w.console},
                                         {y + 0.004F, w.height + w.console}}};
    model.add(
        "console", w.finish,
        sideways(rounded(Outline(side.begin(), side.end()), 0.012F, 3), width - 0.01F, 0.004F));
    const glm::vec3 face{0, y + 0.1F + 0.5F * lean, w.height + 0.5F * w.console};
    const auto place = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, 18.0F), face);
    };
    model.add("control panel", w.strip_look,
              place(box({0.92F * width, 0.008F, 0.72F * w.console}, 0.003F)));
    if (dials == 1) {
        add_controls(w, 0.9F * width, 0.62F * w.console, face + glm::vec3(0, 0.003F, 0), true,
                     model);
        return;
    }
    for (int i = 0; i < dials; ++i) {
        const float x =
            width * 0.62F * (static_cast<float>(i) / static_cast<float>(dials - 1) - 0.5F);
        model.add("dial", w.rim_look,
                  place(moved(turned(rounded_cylinder(0.2F * w.console, 0, 0.03F, 0.005F, 22),
                                     Axis::kX, -90.0F),
                              {x, 0, 0})));
        model.add("dial", w.mark,
                  place(moved(box({0.006F, 0.008F, 0.3F * w.console}), {x, 0.03F, 0})));
    }
}

/// A deck with a round mouth, its tub, and a lid hinged behind it; centred at x = `middle`.
void add_tub(const Washer& w, float middle, float width, float angle, ModelBuilder& model) {
    const float rear = -0.5F * w.depth + 0.1F + std::tan(glm::radians(18.0F)) * w.console + 0.012F;
    const float front = 0.5F * w.depth - 0.012F;
    const float deck = front - rear;
    const float y = 0.5F * (rear + front);
    const float z = w.height;
    const float r = 0.40F * std::min(width, deck);
    const std::array holes{circle(r, 36)};
    model.add("deck", w.finish,
              moved(extrude_with_holes(rectangle(width - 0.002F, deck + 0.02F), holes, 0.016F),
                    {middle, y, z - 0.012F}));
    const float floor = 0.35F * w.height;
    model.add("drum", w.drum,
              moved(lathe({{0, floor},
                           {r + 0.012F, floor},
                           {r + 0.012F, z - 0.006F},
                           {r + 0.002F, z - 0.006F},
                           {r + 0.002F, floor + 0.01F},
                           {0, floor + 0.01F}},
                          36),
                    {middle, y, 0}));
    model.add("agitator", white_plastic(),
              moved(cone(0.3F * r, 0.16F * r, floor + 0.005F, 0.9F * z, 18), {middle, y, 0}));
    const float hinge = z + 0.006F;
    const auto swing = [&](Surface s) {
        return turned_about(moved(std::move(s), {middle, y, z + 0.004F}), {0, rear, hinge},
                            Axis::kX, angle);
    };
    const float wide = 0.94F * width;
    model.add(
        "lid", w.strip_look,
        swing(moved(extrude(rounded_rectangle(wide, deck, 0.03F), 0.02F, 0.006F), {0, 0, 0})));
    model.add("lid", dark_glass(),
              swing(moved(extrude(rounded_rectangle(0.7F * wide, 0.66F * deck, 0.04F), 0.004F),
                          {0, 0, 0.019F})));
    model.add("handle", w.mark,
              swing(box_between({-0.16F * wide, 0.5F * deck - 0.02F, 0.004F},
                                {0.16F * wide, 0.5F * deck + 0.012F, 0.018F}, 0.004F)));
}

/// A cabinet open at the top, to be covered by decks.
void add_top_case(const Washer& w, float width, ModelBuilder& model) {
    const float x = 0.5F * width;
    const float y = 0.5F * w.depth;
    const float foot = 0.025F;
    model.add("case", w.finish, tray({-x, -y, foot}, {x, y, w.height - 0.002F}, 0.012F));
    model.add(
        "case", w.finish,
        box_between({-x + 0.005F, -y + 0.005F, w.height - 0.03F},
                    {x - 0.005F, -y + 0.1F + std::tan(glm::radians(18.0F)) * w.console, w.height}));
    model.add(
        "front", w.finish,
        moved(upright(rounded_rectangle(0.86F * width, 0.72F * w.height, 0.02F), 0.012F, 0.004F),
              {0, y, 0.46F * w.height}));
    if (w.wheels) {
        const Wheel castor = wheel(0.024F, 0.02F, 0.3F, 0, 14);
        for (const Surface& part : {castor.tyre, castor.rim}) {
            model.add("wheel", rubber(), four_corners(moved(part, {x - 0.05F, y - 0.05F, 0.024F})));
        }
    } else {
        model.add("foot", rubber(), four_feet(x - 0.05F, y - 0.05F, 0.024F, foot + 0.004F));
    }
}

}  // namespace

void build_washer(Parameters& parameters, ModelBuilder& model) {
    const Washer w = draw(parameters);
    const float x = 0.5F * w.width;
    const float foot = 0.022F;
    if (w.kind == Kind::kFrontLoader || w.kind == Kind::kStack) {
        add_front_loader(w, foot, false, model);
        add_back(w, foot, model);
        model.add("foot", rubber(),
                  four_feet(x - 0.06F, 0.5F * w.depth - 0.06F, 0.026F, foot + 0.004F));
        if (w.kind == Kind::kStack) {
            add_front_loader(w, foot + w.height + 0.018F, true, model);
            add_back(w, foot + w.height + 0.018F, model);
        }
        return;
    }
    const bool twin = w.kind == Kind::kTwinTub;
    const float width = twin ? 1.3F * w.width : w.width;
    add_top_case(w, width, model);
    add_console(w, width, twin ? 3 : 1, model);
    if (twin) {
        add_tub(w, 0.19F * width, 0.58F * width, std::min(w.angle, 95.0F), model);
        add_tub(w, -0.3F * width, 0.38F * width, 0.0F, model);
    } else {
        add_tub(w, 0.0F, width, std::min(w.angle, 95.0F), model);
    }
    add_back(w, 0.0F, model);
}

}  // namespace turntable::procedural
