// Trains: electric and diesel locomotives, high-speed trains, trams, carriages; steam locomotives
// and goods wagons have files of their own.
#include "assets/procedural/vehicles/train.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/common.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/hull.h"
#include "assets/procedural/vehicles/vehicle_parts.h"
#include "assets/procedural/vehicles/vehicles.h"

namespace turntable::procedural {
namespace {

enum class Kind { kSteam, kElectric, kDiesel, kHighSpeed, kTram, kCarriage, kGoodsWagon };

constexpr float kHalfWidth = 1.45F;

struct Train {
    Kind kind = Kind::kElectric;
    float length = 0.0F;  ///< of one vehicle
    float roof = 0.0F;
    float floor = 0.0F;  ///< lower edge of the body
    float slope = 0.0F;  ///< how far the windscreen leans back
    float nose = 0.0F;   ///< length of the nose or of the slanted front
    int windows = 8;
    int cars = 1;
    int pantographs = 1;
    bool track = false;
    bool ballast = false;
    bool stripe = false;
    bool white_roof = false;
    Look paint, second, roof_look, dark;
};

Train draw(Kind kind, Parameters& p) {
    Train t;
    t.kind = kind;
    const bool tram = kind == Kind::kTram;
    t.length = kind == Kind::kHighSpeed  ? p.real("length", 18.0F, 23.0F)
               : kind == Kind::kCarriage ? p.real("length", 15.0F, 22.0F)
               : tram                    ? p.real("length", 8.5F, 12.0F)
                                         : p.real("length", 13.5F, 18.0F);
    t.floor = kRailHeight + (tram ? 0.30F : kind == Kind::kHighSpeed ? 0.55F : 0.95F);
    t.roof = kRailHeight + (tram ? p.real("height", 3.1F, 3.4F) : p.real("height", 3.6F, 4.1F));
    t.nose = kind == Kind::kHighSpeed ? p.real("nose", 3.6F, 6.5F)
             : tram                   ? p.real("nose", 0.6F, 1.4F)
                                      : p.real("nose", 0.25F, 1.3F);
    t.windows = p.integer("windows", 6, 11);
    t.cars = kind == Kind::kHighSpeed || tram ? p.integer("cars", 1, 2) : 1;
    t.pantographs = p.integer("pantographs", 1, 2);
    t.track = p.chance("track", 0.65);
    t.ballast = p.chance("ballast", 0.5);
    t.stripe = p.chance("stripe", 0.65);
    t.paint = p.chance("white", kind == Kind::kHighSpeed ? 0.6 : 0.1)
                  ? plain("white paint", srgb(0xE9E9E5), 0.3F)
                  : vehicle_paint(p, "paint");
    t.second = vehicle_paint(p, "second");
    t.white_roof = p.chance("light_roof", 0.4);
    t.roof_look = plain("roof grey", srgb(t.white_roof ? 0xA6A8A6 : 0x55585B), 0.6F);
    t.dark = plain("underframe", srgb(0x2B2A2A), 0.7F);
    return t;
}

/// A car from `rear` to `front`; `nose_front` and `nose_rear` metres of its ends are slanted.
Hull car_hull(const Train& t, float rear, float front, float nose_front, float nose_rear) {
    Hull h;
    h.rear = rear;
    h.front = front;
    const bool fast = t.kind == Kind::kHighSpeed;
    const float drop = fast ? t.roof - t.floor - 0.75F : 0.36F * (t.roof - t.floor);
    std::vector<glm::vec2> top;
    std::vector<glm::vec2> wide;
    std::vector<glm::vec2> bottom;
    const auto end = [&](float y, float sign, float nose) {
        std::vector<glm::vec2> tops, widths, bottoms;
        if (nose <= 0.0F) {
            tops = {{y, t.roof - 0.04F}, {y - sign * 0.15F, t.roof}};
            widths = {{y, 0.97F * kHalfWidth}, {y - sign * 0.1F, kHalfWidth}};
            bottoms = {{y, t.floor}, {y - sign * 0.5F, t.floor}};
        } else if (fast) {
            tops = {{y, t.roof - drop},
                    {y - sign * 0.12F * nose, t.roof - 0.83F * drop},
                    {y - sign * 0.55F * nose, t.roof - 0.32F * drop},
                    {y - sign * nose, t.roof - 0.03F * drop},
                    {y - sign * 1.3F * nose, t.roof}};
            widths = {{y, 0.25F * kHalfWidth},
                      {y - sign * 0.06F * nose, 0.52F * kHalfWidth},
                      {y - sign * 0.3F * nose, 0.80F * kHalfWidth},
                      {y - sign * 0.9F * nose, kHalfWidth}};
            bottoms = {{y, t.floor + 0.22F},
                       {y - sign * 0.2F * nose, t.floor - 0.1F},
                       {y - sign * nose, t.floor}};
        } else {
            tops = {{y, t.roof - drop},
                    {y - sign * 0.5F * nose, t.roof - 0.55F * drop},
                    {y - sign * nose, t.roof - 0.08F * drop},
                    {y - sign * (nose + 0.3F), t.roof}};
            widths = {{y, 0.82F * kHalfWidth},
                      {y - sign * 0.12F, 0.90F * kHalfWidth},
                      {y - sign * 0.8F, kHalfWidth}};
            bottoms = {{y, t.floor + 0.05F}, {y - sign * 0.5F, t.floor}};
        }
        for (auto [from, to] :
             {std::pair{&tops, &top}, std::pair{&widths, &wide}, std::pair{&bottoms, &bottom}}) {
            if (sign > 0.0F) {
                std::reverse(from->begin(), from->end());
            }
            to->insert(to->end(), from->begin(), from->end());
        }
    };
    end(rear, -1.0F, nose_rear);
    end(front, 1.0F, nose_front);
    h.top = Curve(top);
    h.half_width = Curve(wide);
    h.bottom = Curve(bottom);
    h.side = fast || t.kind == Kind::kCarriage ? box_side(0.06F, 0.20F, 0.03F)
                                               : box_side(0.04F, 0.11F, 0.02F);
    return h;
}

void add_band(const Hull& h, const Look& look, const char* part, glm::vec2 along, glm::vec2 heights,
              float lift, ModelBuilder& model) {
    Panel band = rectangle_panel({along.x, heights.x}, {along.y, heights.y});
    band.across = 24;
    band.along = 2;
    model.add(part, look, mirrored_pair(panel(on_side(h, lift), band)));
}

void add_window_row(const Hull& h, glm::vec2 along, glm::vec2 heights, int count,
                    ModelBuilder& model) {
    const float pitch = (along.y - along.x) / static_cast<float>(count);
    for (int i = 0; i < count; ++i) {
        const float y = along.x + pitch * static_cast<float>(i);
        Panel pane =
            rectangle_panel({y + 0.08F * pitch, heights.x}, {y + 0.92F * pitch, heights.y}, 0.15F);
        pane.across = pane.along = 2;
        model.add("window", window_glass(), mirrored_pair(panel(on_side(h, 0.016F), pane)));
    }
}

void add_door(const Hull& h, const Look& look, float y, float floor, float top,
              ModelBuilder& model) {
    const Panel leaf = rectangle_panel({y - 0.45F, floor + 0.05F}, {y + 0.45F, top}, 0.05F);
    model.add("door", look, mirrored_pair(panel(on_side(h, 0.02F), leaf)));
    const Panel pane =
        rectangle_panel({y - 0.28F, glm::mix(floor, top, 0.52F)}, {y + 0.28F, top - 0.15F}, 0.15F);
    model.add("window", window_glass(), mirrored_pair(panel(on_side(h, 0.035F), pane)));
    const Panel gap = rectangle_panel({y - 0.50F, floor + 0.03F}, {y + 0.50F, top + 0.04F}, 0.05F);
    model.add("door", gap_look(), mirrored_pair(panel(on_side(h, 0.008F), gap)));
    model.add("handrail", chrome(),
              mirrored_pair(rod(
                  {half_width_at(h, y, floor + 1.2F) + 0.05F, y + 0.56F, floor + 0.4F},
                  {half_width_at(h, y, floor + 1.2F) + 0.05F, y + 0.56F, floor + 1.5F}, 0.02F, 8)));
    for (const float z : {floor + 0.42F, floor + 1.48F}) {
        const float x = half_width_at(h, y, z);
        model.add(
            "handrail", chrome(),
            mirrored_pair(rod({x - 0.03F, y + 0.56F, z}, {x + 0.06F, y + 0.56F, z}, 0.018F, 6)));
    }
}

/// Windscreen, lamps and the like on an end.
void add_face(const Train& t, const Hull& h, bool front, ModelBuilder& model) {
    const auto place = [&](float lift) { return front ? on_front(h, lift) : on_rear(h, lift); };
    const float w = kHalfWidth;
    const float height = t.roof - t.floor;
    const auto z = [&](float share) { return t.floor + share * height; };
    const bool tram = t.kind == Kind::kTram;
    const float low = tram ? 0.36F : 0.55F;
    for (const float side : {-1.0F, 1.0F}) {
        const float inner = tram ? 0.0F : 0.04F * w;
        Panel pane{
            {{{inner, z(low)}, {0.78F * w, z(low)}, {0.70F * w, z(0.86F)}, {inner, z(0.86F)}}}};
        if (side < 0.0F) {
            for (glm::vec2& c : pane.corners) {
                c.x = -c.x;
            }
            std::swap(pane.corners[0], pane.corners[1]);
            std::swap(pane.corners[2], pane.corners[3]);
        }
        pane.across = 8;
        pane.along = 8;
        model.add("windscreen", window_glass(), panel(place(0.025F), pane));
    }
    const float lamp_z = z(tram ? 0.20F : 0.22F);
    Panel lamp = rectangle_panel({0.48F * w, lamp_z - 0.13F}, {0.72F * w, lamp_z + 0.13F},
                                 tram ? 0.4F : 0.9F);
    lamp.across = lamp.along = 6;
    Panel bezel = rectangle_panel({0.45F * w, lamp_z - 0.18F}, {0.75F * w, lamp_z + 0.18F}, 0.6F);
    bezel.across = bezel.along = 6;
    model.add("headlight", gap_look(), mirrored_pair(panel(place(0.02F), bezel)));
    model.add("headlight", front ? headlight_look() : taillight_look(),
              mirrored_pair(panel(place(0.045F), lamp)));
    if (tram) {
        const glm::vec3 foot = place(0.0F)({0.0F, z(0.88F)});
        model.add("sign", black_plastic(), moved(box({1.3F, 0.5F, 0.34F}, 0.04F), foot));
        model.add("sign", glowing({0.9F, 0.55F, 0.1F}, 0.7F),
                  moved(box({1.0F, 0.52F, 0.16F}), foot));
    } else {
        const glm::vec3 foot = place(0.0F)({0.0F, z(0.88F)});
        const Surface tube_lamp =
            turned(cylinder(0.15F, -0.5F, 0.06F, 18), Axis::kX, front ? -90.0F : 90.0F);
        model.add("headlight", t.roof_look, moved(tube_lamp, foot));
        model.add("headlight", headlight_look(),
                  moved(scaled(tube_lamp, {0.8F, 1.0F, 0.8F}),
                        foot + glm::vec3(0.0F, front ? 0.02F : -0.02F, 0.0F)));
    }
    if (t.stripe) {
        Panel bib = rectangle_panel({-0.80F * w, z(0.34F)}, {0.80F * w, z(tram ? 0.33F : 0.48F)});
        if (!tram) {
            bib.across = 10;
            model.add("stripe", t.second, panel(place(0.012F), bib));
        }
    }
}

void add_underframe(const Train& t, float rear, float front, ModelBuilder& model) {
    const float low = t.kind == Kind::kTram ? kRailHeight + 0.15F : kRailHeight + 0.42F;
    model.add("underframe", t.dark,
              box_between({-1.1F, glm::mix(rear, front, 0.33F), low},
                          {1.1F, glm::mix(rear, front, 0.67F), t.floor + 0.05F}, 0.06F));
    model.add("underframe", t.dark,
              box_between({-0.6F, rear + 0.3F, t.floor - 0.12F},
                          {0.6F, front - (t.kind == Kind::kHighSpeed ? 0.4F * t.nose : 0.4F),
                           t.floor + 0.2F}));
}

void add_bogies(const Train& t, float rear, float front, float nose, ModelBuilder& model) {
    const bool tram = t.kind == Kind::kTram;
    const float inset = tram ? 2.0F : 0.17F * (front - rear);
    const float radius = tram ? 0.32F : 0.50F;
    add_bogie(model, rear + inset, tram ? 1.7F : 2.4F, radius);
    add_bogie(model, front - inset - 0.25F * nose, tram ? 1.7F : 2.4F, radius);
}

void add_electric(const Train& t, ModelBuilder& model) {
    const float f = 0.5F * t.length;
    const Hull h = car_hull(t, -f, f, t.nose, t.nose);
    model.add("body", t.paint, hull_surface(h, 30));
    add_face(t, h, true, model);
    add_face(t, h, false, model);
    const float height = t.roof - t.floor;
    if (t.stripe) {
        add_band(h, t.second, "stripe", {-f + 0.6F, f - 0.6F},
                 {t.floor + 0.34F * height, t.floor + 0.46F * height}, 0.012F, model);
    }
    add_band(h, t.roof_look, "roof", {-f + t.nose + 0.6F, f - t.nose - 0.6F},
             {t.floor + 0.90F * height, t.floor + 0.95F * height}, 0.012F, model);
    for (const float sign : {-1.0F, 1.0F}) {  // cabs' doors and side windows
        add_door(h, t.paint, sign * (f - t.nose - 1.25F), t.floor, t.floor + 0.85F * height, model);
        const float y = sign * (f - t.nose - 0.30F);
        const Panel pane = rectangle_panel({y - 0.30F, t.floor + 0.56F * height},
                                           {y + 0.26F, t.floor + 0.82F * height}, 0.1F);
        model.add("window", window_glass(), mirrored_pair(panel(on_side(h, 0.016F), pane)));
    }
    // Louvres of the machine room.
    const float reach = f - t.nose - 2.4F;
    const int count = std::max(3, t.windows - 3);
    for (int i = 0; i < count; ++i) {
        const float pitch = 2.0F * reach / static_cast<float>(count);
        const float y = -reach + pitch * (static_cast<float>(i) + 0.5F);
        const Panel louvre = rectangle_panel({y - 0.38F * pitch, t.floor + 0.55F * height},
                                             {y + 0.38F * pitch, t.floor + 0.82F * height});
        model.add("louvre", t.dark, mirrored_pair(panel(on_side(h, 0.014F), louvre)));
        for (int k = 0; k < 5; ++k) {
            const float z = t.floor + (0.58F + 0.05F * static_cast<float>(k)) * height;
            Panel slat = rectangle_panel({y - 0.36F * pitch, z}, {y + 0.36F * pitch, z + 0.05F});
            slat.across = slat.along = 1;
            model.add("louvre", t.roof_look, mirrored_pair(panel(on_side(h, 0.03F), slat)));
        }
    }
    model.add("roof", t.roof_look,
              moved(box({1.5F, 0.45F * t.length, 0.30F}, 0.08F), {0.0F, 0.0F, t.roof + 0.06F}));
    if (t.kind == Kind::kElectric) {
        add_pantograph(model, {0.0F, 0.36F * t.length - 0.5F * t.nose, t.roof + 0.25F}, 1.25F,
                       t.white_roof);
        if (t.pantographs > 1) {
            add_pantograph(model, {0.0F, -0.36F * t.length + 0.5F * t.nose, t.roof + 0.25F}, 0.35F,
                           t.white_roof);
        }
        for (int i = 0; i < 4; ++i) {
            model.add("insulator", white_plastic(),
                      moved(cylinder(0.10F, 0.0F, 0.30F, 12),
                            {0.45F, -1.5F + static_cast<float>(i), t.roof + 0.15F}));
        }
        model.add("insulator", chrome(),
                  rod({0.45F, -1.9F, t.roof + 0.45F}, {0.45F, 1.9F, t.roof + 0.45F}, 0.03F, 8));
    } else {
        model.add(
            "exhaust", t.dark,
            mirrored_pair(moved(box({0.35F, 0.7F, 0.3F}, 0.05F), {0.4F, 1.2F, t.roof + 0.3F})));
        model.add("fan", t.dark,
                  in_row(moved(cylinder(0.55F, 0.0F, 0.12F, 24), {0.0F, -2.6F, t.roof + 0.16F}), 2,
                         {0.0F, 1.4F, 0.0F}));
    }
    add_underframe(t, -f, f, model);
    add_bogies(t, -f, f, 0.0F, model);
    for (const float sign : {-1.0F, 1.0F}) {
        model.add("buffer beam", t.dark,
                  box_between({-1.25F, sign * (f - 0.08F) - 0.12F, kRailHeight + 0.62F},
                              {1.25F, sign * (f - 0.08F) + 0.12F, t.floor + 0.22F}, 0.02F));
        add_buffers(model, sign * f, sign, kRailHeight + 0.95F);
    }
    if (t.track) {
        add_track(model, -f - 0.9F, f + 0.9F, t.ballast);
    }
}

/// An American diesel: a narrow bonnet, walkways with rails beside it, a cab near one end.
void add_hood_unit(const Train& t, ModelBuilder& model) {
    const float f = 0.5F * t.length;
    const float deck = kRailHeight + 1.45F;
    const float cab_front = f - 2.6F;
    const float cab_rear = cab_front - 2.0F;
    const float roof = t.roof + 0.35F;
    model.add("frame", t.dark, box_between({-1.5F, -f, deck - 0.35F}, {1.5F, f, deck}, 0.04F));
    model.add("bonnet", t.paint,
              box_between({-0.95F, -f + 1.3F, deck - 0.02F}, {0.95F, cab_rear + 0.1F, roof - 0.25F},
                          0.10F, 4));
    model.add("bonnet", t.paint,
              box_between({-0.90F, cab_front - 0.1F, deck - 0.02F},
                          {0.90F, f - 0.75F, deck + 1.25F}, 0.12F, 4));
    model.add(
        "cab", t.paint,
        box_between({-1.48F, cab_rear, deck - 0.05F}, {1.48F, cab_front, roof - 0.1F}, 0.08F, 4));
    model.add("roof", t.roof_look,
              moved(cushion({3.0F, 2.1F, 0.26F}, 0.1F, 0.05F),
                    {0.0F, 0.5F * (cab_front + cab_rear), roof - 0.07F}));
    const float low = roof - 1.05F;
    const float high = roof - 0.35F;
    for (const float x : {0.12F, 1.02F}) {
        const float to = x < 0.5F ? 0.85F : 1.36F;
        model.add("windscreen", window_glass(),
                  mirrored_pair(
                      box_between({x, cab_front - 0.03F, low}, {to, cab_front + 0.025F, high})));
        model.add("window", window_glass(),
                  mirrored_pair(box_between({std::max(x, 1.02F), cab_rear - 0.025F, low},
                                            {to < 1.0F ? 1.36F : to, cab_rear + 0.03F, high})));
    }
    for (const float y : {cab_rear + 0.25F, cab_rear + 1.1F}) {
        model.add("window", window_glass(),
                  mirrored_pair(box_between({1.44F, y, low}, {1.505F, y + 0.68F, high})));
    }
    if (t.stripe) {
        model.add("stripe", t.second,
                  mirrored_pair(box_between({0.93F, -f + 1.35F, deck + 0.5F},
                                            {0.975F, cab_rear, deck + 0.85F})));
        model.add("stripe", t.second,
                  mirrored_pair(box_between({1.46F, cab_rear + 0.05F, deck + 0.5F},
                                            {1.498F, cab_front - 0.05F, deck + 0.85F})));
    }
    for (int i = 0; i < t.windows; ++i) {  // doors and louvres of the bonnet
        const float from = -f + 1.5F;
        const float pitch = (cab_rear - from) / static_cast<float>(t.windows);
        const float y = from + pitch * static_cast<float>(i);
        model.add("louvre", t.dark,
                  mirrored_pair(box_between({0.92F, y + 0.1F * pitch, roof - 1.05F},
                                            {0.972F, y + 0.85F * pitch, roof - 0.5F})));
    }
    model.add("fan", t.dark,
              in_row(moved(cylinder(0.6F, -0.05F, 0.14F, 24), {0.0F, -f + 2.4F, roof - 0.25F}), 3,
                     {0.0F, 1.35F, 0.0F}));
    model.add("exhaust", t.dark,
              moved(box({0.4F, 0.6F, 0.35F}, 0.04F), {0.0F, cab_rear - 1.3F, roof - 0.12F}));
    // Rails along the walkways.
    for (int i = 0; i < 8; ++i) {
        const float y = glm::mix(-f + 0.15F, cab_rear - 0.1F, static_cast<float>(i) / 7.0F);
        model.add("handrail", t.second,
                  mirrored_pair(rod({1.42F, y, deck - 0.05F}, {1.42F, y, deck + 1.0F}, 0.025F, 6)));
    }
    model.add("handrail", t.second,
              mirrored_pair(rod({1.42F, -f + 0.12F, deck + 1.0F},
                                {1.42F, cab_rear + 0.05F, deck + 1.0F}, 0.028F, 8)));
    for (const float y : {f - 0.1F, f - 1.3F}) {
        model.add("handrail", t.second,
                  mirrored_pair(rod({1.42F, y, deck - 0.05F}, {1.42F, y, deck + 1.0F}, 0.025F, 6)));
    }
    model.add("handrail", t.second,
              mirrored_pair(rod({1.42F, f - 0.08F, deck + 1.0F},
                                {1.42F, cab_front - 0.05F, deck + 1.0F}, 0.028F, 8)));
    model.add("headlight", headlight_look(),
              mirrored_pair(moved(turned(cylinder(0.12F, -0.1F, 0.05F, 16), Axis::kX, -90.0F),
                                  {0.16F, f - 0.75F, deck + 0.95F})));
    model.add("headlight", headlight_look(),
              mirrored_pair(moved(turned(cylinder(0.10F, -0.1F, 0.04F, 16), Axis::kX, -90.0F),
                                  {0.14F, cab_front, roof - 0.2F})));
    model.add("tank", t.dark,
              moved(turned(rounded_cylinder(0.62F, -0.16F * t.length, 0.16F * t.length, 0.12F, 24),
                           Axis::kX, -90.0F),
                    {0.0F, 0.0F, kRailHeight + 0.78F}));
    add_bogies(t, -f, f, 0.0F, model);
    for (const float sign : {-1.0F, 1.0F}) {
        model.add("pilot", t.paint,
                  box_between({-1.4F, sign * (f - 0.05F) - 0.08F, kRailHeight + 0.18F},
                              {1.4F, sign * (f - 0.05F) + 0.08F, deck + 0.02F}, 0.03F));
        add_coupler(model, sign * f, sign, kRailHeight + 0.88F);
    }
    if (t.track) {
        add_track(model, -f - 1.0F, f + 1.0F, t.ballast);
    }
}

/// Passenger stock: the high-speed train, the tram, the carriage.
void add_passenger_train(const Train& t, ModelBuilder& model) {
    const bool fast = t.kind == Kind::kHighSpeed;
    const bool tram = t.kind == Kind::kTram;
    const float gap = 0.35F;
    const float total =
        t.length * static_cast<float>(t.cars) + gap * static_cast<float>(t.cars - 1);
    const float height = t.roof - t.floor;
    const float low = t.floor + (tram ? 0.34F : 0.42F) * height;
    const float high = t.floor + (tram ? 0.78F : 0.72F) * height;
    for (int i = 0; i < t.cars; ++i) {
        const float front = 0.5F * total - (t.length + gap) * static_cast<float>(i);
        const float rear = front - t.length;
        const bool first = i == 0;
        const bool last = i + 1 == t.cars;
        const float nose_front = first && t.kind != Kind::kCarriage ? t.nose : 0.0F;
        const float nose_rear = last && tram ? t.nose : 0.0F;
        const Hull h = car_hull(t, rear, front, nose_front, nose_rear);
        model.add("body", t.paint, hull_surface(h, fast && first ? 44 : 26));
        const glm::vec2 glazed{
            rear + (last && tram ? t.nose + 0.2F : 0.9F),
            front - (nose_front > 0.0F ? (fast ? 1.15F * t.nose : t.nose + 0.2F) : 0.9F)};
        if (fast) {
            add_band(h, t.dark, "stripe", {rear + 0.1F, glazed.y + 0.1F},
                     {low - 0.08F, high + 0.08F}, 0.010F, model);
        }
        if (t.stripe) {
            add_band(h, t.second, "stripe",
                     {rear + 0.1F, front - (fast && first ? 0.35F * t.nose : 0.5F)},
                     {t.floor + (fast ? 0.16F : 0.10F) * height,
                      t.floor + (fast ? 0.26F : 0.30F) * height},
                     0.012F, model);
        }
        const int doors = tram ? 2 : 2;
        const float door_inset = tram ? 0.22F * (glazed.y - glazed.x) : 0.1F;
        add_window_row(h, {glazed.x + (tram ? 0.0F : 0.9F), glazed.y - (tram ? 0.0F : 0.9F)},
                       {low, high}, t.windows, model);
        for (int k = 0; k < doors; ++k) {
            const float y = k == 0 ? glazed.x + door_inset : glazed.y - door_inset;
            add_door(h, t.stripe ? t.second : t.roof_look, y, t.floor, high + 0.06F * height,
                     model);
        }
        if (nose_front > 0.0F && !fast) {
            add_face(t, h, true, model);
        }
        if (nose_rear > 0.0F) {
            add_face(t, h, false, model);
        }
        if (fast && first) {
            // The windscreen lies in the nose's slope; lamps low beside the tip.
            Panel screen = rectangle_panel({-0.62F * kHalfWidth, front - 0.66F * t.nose},
                                           {0.62F * kHalfWidth, front - 0.40F * t.nose}, 0.3F);
            screen.across = screen.along = 10;
            model.add("windscreen", window_glass(), panel(on_top(h, 0.03F), screen));
            Panel lamp = rectangle_panel({front - 0.30F * t.nose, t.floor + 0.50F},
                                         {front - 0.14F * t.nose, t.floor + 0.68F}, 0.5F);
            lamp.across = lamp.along = 6;
            model.add("headlight", headlight_look(), mirrored_pair(panel(on_side(h, 0.03F), lamp)));
        }
        if (i > 0) {  // bellows to the car ahead
            model.add("bellows", rubber(),
                      box_between({-1.15F, front - 0.1F, t.floor + 0.2F},
                                  {1.15F, front + gap + 0.1F, t.roof - 0.35F}, 0.05F));
        }
        if (t.kind == Kind::kCarriage) {
            for (const float sign : {-1.0F, 1.0F}) {
                const float y = sign > 0.0F ? front : rear;
                model.add("bellows", rubber(),
                          box_between({-0.65F, y - 0.12F, t.floor + 0.1F},
                                      {0.65F, y + 0.12F, t.floor + 0.80F * height}, 0.05F));
                add_buffers(model, y, sign, kRailHeight + 1.1F);
            }
            for (int k = 0; k < 5; ++k) {
                model.add(
                    "ventilator", t.roof_look,
                    moved(box({0.35F, 0.6F, 0.16F}, 0.05F),
                          {0.0F, glm::mix(rear + 2.0F, front - 2.0F, 0.25F * static_cast<float>(k)),
                           t.roof + 0.03F}));
            }
        } else {
            model.add("roof unit", t.roof_look,
                      moved(box({1.5F, 0.22F * t.length, 0.26F}, 0.08F),
                            {0.0F, 0.5F * (rear + front) - 0.12F * t.length, t.roof + 0.05F}));
        }
        if (last && t.kind != Kind::kCarriage) {
            add_pantograph(model, {0.0F, 0.5F * (rear + front) + 0.12F * t.length, t.roof + 0.2F},
                           1.1F, false);
        }
        add_underframe(t, rear, front, model);
        add_bogies(t, rear, front, fast ? nose_front : 0.0F, model);
    }
    if (t.track) {
        add_track(model, -0.5F * total - 0.8F, 0.5F * total + 0.8F, t.ballast);
    }
}

}  // namespace

void build_train(Parameters& parameters, ModelBuilder& model) {
    const auto kind =
        parameters.choice<Kind>("kind",
                                {"steam locomotive", "electric locomotive", "diesel locomotive",
                                 "high-speed train", "tram", "carriage", "goods wagon"},
                                {3, 2, 2, 2, 1.5, 1, 1.2});
    if (kind == Kind::kSteam) {
        build_steam_locomotive(parameters, model);
        return;
    }
    if (kind == Kind::kGoodsWagon) {
        build_goods_wagon(parameters, model);
        return;
    }
    const Train train = draw(kind, parameters);
    if (kind == Kind::kDiesel && parameters.chance("hood_unit", 0.6)) {
        add_hood_unit(train, model);
    } else if (kind == Kind::kElectric || kind == Kind::kDiesel) {
        add_electric(train, model);
    } else {
        add_passenger_train(train, model);
    }
}

}  // namespace turntable::procedural
