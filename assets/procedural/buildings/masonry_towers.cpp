// Church and clock towers, castle towers.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "assets/procedural/buildings/towers.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural::towers {
namespace {

void add_battlements(const Tower& t, const Outline& outline, float z, float spacing,
                     ModelBuilder& model) {
    const float w = 0.3F * spacing;
    const Surface merlon = box_between({-w, -0.3F * spacing, z - 0.02F * spacing},
                                       {w, 0.02F * spacing, z + 0.75F * spacing});
    model.add("battlement", t.wall, set_along(merlon, spots_along(outline, spacing)));
}

void add_clock_faces(const Tower& t, const Parameters& p, float half, float z, float radius,
                     ModelBuilder& model) {
    const Look face = pictured(p, "dial", PictureKind::kClockFace);
    const Look ink = plain("ink", clock_face_ink(face.variant), 0.4F);
    const float hours = 0.25F * static_cast<float>(t.floors) + 0.13F;
    const float thick = 0.08F * radius;
    Surfaces hands = clock_hands(radius, hours);
    const auto placed = [&](const Surface& s, float y, float degrees) {
        return turned(moved(s, {0, half + y, z}), Axis::kZ, degrees);
    };
    for (const float degrees : {0.0F, 90.0F, 180.0F, 270.0F}) {
        model.add("clock", t.trim,
                  placed(turned(pipe(1.16F * radius, 0.97F * radius, -thick, 1.6F * thick, 36),
                                Axis::kX, -90.0F),
                         0.0F, degrees));
        model.add("clock", face,
                  placed(picture_plate(2 * radius, 2 * radius, 2 * thick, 0.999F * radius), 0.0F,
                         degrees));
        for (const Surface& hand : hands) {
            model.add("hand", ink, placed(hand, 1.1F * thick, degrees));
        }
        model.add("hand", ink,
                  placed(turned(cylinder(0.05F * radius, -thick, 0.1F * thick + 0.04F * radius, 10),
                                Axis::kX, -90.0F),
                         1.05F * thick, degrees));
    }
}

}  // namespace

void add_clock_tower(const Tower& t, const Parameters& p, ModelBuilder& model) {
    const float a = t.half;
    const float shaft = (t.roof == Roof::kSpire ? 0.6F : 0.74F) * t.height;
    const float belfry = shaft - 2.4F * a;
    model.add("base", t.trim, block(square(1.12F * a), 0.0F, 0.04F * t.height));
    model.add("wall", t.wall, block(square(a), 0.03F * t.height, shaft));
    model.add("buttress", t.trim,
              four_corners(box_between({0.86F * a, 0.86F * a, 0.03F * t.height},
                                       {1.06F * a, 1.06F * a, shaft - 0.01F * t.height})));
    for (const float share : {0.36F, 0.68F}) {
        const float z = share * belfry;
        model.add("ledge", t.trim, block(square(1.09F * a), z, z + 0.12F * a));
    }
    model.add("ledge", t.trim, block(square(1.1F * a), belfry - 0.1F * a, belfry + 0.06F * a));
    const bool pointed = t.tiers % 2 == 0;
    Surfaces windows;
    for (const float degrees : {0.0F, 90.0F, 180.0F, 270.0F}) {
        const auto on_side = [&](Surface s, float x, float z) {
            return turned(moved(std::move(s), {x, a, z}), Axis::kZ, degrees);
        };
        windows.push_back(
            on_side(opening(0.35F * a, 0.8F * a, 0.04F * a, pointed), 0.0F, 0.46F * belfry));
        if (t.sides > 5) {
            windows.push_back(
                on_side(opening(0.35F * a, 0.8F * a, 0.04F * a, pointed), 0.0F, 0.78F * belfry));
        }
        // Belfry openings below the clock.
        for (const float x : {-0.4F * a, 0.4F * a}) {
            windows.push_back(
                on_side(opening(0.42F * a, 0.85F * a, 0.05F * a, pointed), x, belfry + 0.12F * a));
        }
    }
    model.add("window", darkness(), windows);
    model.add("door", darkness(),
              moved(opening(0.7F * a, 1.3F * a, 0.06F * a, pointed), {0, a, 0.035F * t.height}));
    model.add("door", t.roof_look,
              moved(opening(0.56F * a, 1.15F * a, 0.1F * a, pointed), {0, a, 0.035F * t.height}));
    add_clock_faces(t, p, a, shaft - 0.72F * a, 0.56F * a, model);
    model.add("ledge", t.trim, block(square(1.16F * a), shaft - 0.01F * a, shaft + 0.14F * a));
    const float low = shaft + 0.13F * a;
    const float top = t.height;
    switch (t.roof) {
    case Roof::kPyramid:
        model.add("roof", t.roof_look, pointed_roof(square(1.14F * a), low, low + 1.7F * a));
        model.add("finial", t.metal,
                  turned_leg({0, 0, low + 1.6F * a}, 0.6F * a, 0.05F * a, 2, 10));
        break;
    case Roof::kSpire:
        model.add(
            "roof", t.roof_look,
            pointed_roof(regular_polygon(8, 0.98F * a, 22.5F), low, std::max(top, low + 3.4F * a)));
        model.add("pinnacle", t.trim,
                  four_corners(moved(pointed_roof(square(0.14F * a), 0.0F, 0.9F * a),
                                     {0.98F * a, 0.98F * a, low - 0.01F * a})));
        model.add("finial", t.metal,
                  box_between({-0.02F * a, -0.02F * a, std::max(top, low + 3.4F * a) - 0.1F * a},
                              {0.02F * a, 0.02F * a, std::max(top, low + 3.4F * a) + 0.5F * a}));
        model.add("finial", t.metal,
                  box_between({-0.14F * a, -0.021F * a, std::max(top, low + 3.4F * a) + 0.26F * a},
                              {0.14F * a, 0.021F * a, std::max(top, low + 3.4F * a) + 0.31F * a}));
        break;
    case Roof::kDome:
        model.add("roof", t.wall,
                  block(regular_polygon(8, 0.95F * a, 22.5F), low - 0.01F * a, low + 0.4F * a));
        model.add("roof", t.roof_look,
                  moved(lathe({{0, 0},
                               {0.93F * a, 0},
                               {0.9F * a, 0.35F * a},
                               {0.72F * a, 0.7F * a},
                               {0.4F * a, 0.95F * a},
                               {0.1F * a, 1.08F * a},
                               {0, 1.08F * a}},
                              28),
                        {0, 0, low + 0.39F * a}));
        model.add("finial", t.metal,
                  turned_leg({0, 0, low + 1.4F * a}, 0.7F * a, 0.07F * a, 2, 10));
        break;
    case Roof::kBattlements:
        model.add("roof", t.trim, block(square(1.0F * a), low - 0.01F * a, low + 0.1F * a));
        add_battlements(t, square(1.1F * a), low, 0.36F * a, model);
        model.add("pinnacle", t.trim,
                  four_corners(moved(pointed_roof(square(0.16F * a), 0.0F, 1.1F * a),
                                     {0.98F * a, 0.98F * a, low - 0.01F * a})));
        break;
    }
}

void add_castle(const Tower& t, ModelBuilder& model) {
    const float a = t.half;
    const bool square_plan = t.plan == Plan::kSquare || t.plan == Plan::kOblong;
    const int n = t.plan == Plan::kOctagon ? 8 : 28;
    const auto outline = [&](float half) {
        return square_plan ? square(half) : regular_polygon(n, half, n == 8 ? 22.5F : 0.0F);
    };
    const float roofed = t.roof == Roof::kPyramid || t.roof == Roof::kSpire ? 1.3F * a : 0.0F;
    const float shaft = t.height - 0.5F * a - roofed;
    const float narrow = 0.86F;
    const std::array body{Section{0.0F, outline(1.12F * a)},
                          Section{0.16F * t.height, outline(0.95F * a)},
                          Section{shaft, outline(narrow * a)}};
    model.add("wall", t.wall, loft(body, Axis::kZ));
    const std::array head{Section{shaft - 0.25F * a, outline(0.9F * narrow * a)},
                          Section{shaft + 0.05F * a, outline(1.06F * a)},
                          Section{shaft + 0.45F * a, outline(1.06F * a)}};
    model.add("wall", t.wall, loft(head, Axis::kZ));
    const std::vector<Spot> around_head =
        spots_along(outline(1.03F * a), square_plan || n == 8 ? 0.28F * a : 0.2F * a);
    model.add("corbel", t.trim,
              set_along(box_between({-0.05F * a, -0.22F * a, shaft - 0.18F * a},
                                    {0.05F * a, -0.01F * a, shaft + 0.06F * a}),
                        around_head));
    const float spacing = square_plan ? 0.36F * a : n == 8 ? 0.4F * a : 0.0F;
    if (spacing > 0.0F) {
        add_battlements(t, outline(1.06F * a), shaft + 0.45F * a, spacing, model);
    } else {
        model.add("battlement", t.wall,
                  around(box_between({-0.16F * a, 0.86F * a, shaft + 0.44F * a},
                                     {0.16F * a, 1.07F * a, shaft + 0.74F * a}),
                         12));
    }
    Surfaces slits;
    for (int i = 0; i < 7; ++i) {
        const float degrees = square_plan || n == 8 ? 90.0F * static_cast<float>(i % 4)
                                                    : 51.4F * static_cast<float>(i);
        const float z = (0.34F + 0.085F * static_cast<float>(i)) * shaft;
        const float out =
            (0.95F - (0.95F - narrow) * (z - 0.16F * t.height) / (shaft - 0.16F * t.height)) * a *
            (n == 8 && !square_plan ? 0.924F : 1.0F);
        slits.push_back(turned(moved(opening(0.12F * a, 0.46F * a, 0.08F * a), {0, out, z}),
                               Axis::kZ, degrees));
    }
    model.add("window", darkness(), slits);
    const float door_y = (n == 8 && !square_plan ? 0.95F : 1.03F) * a;
    model.add("door", t.trim,
              moved(opening(0.62F * a, 0.95F * a, 0.3F * a), {0, door_y - 0.08F * a, 0.0F}));
    model.add("door", darkness(),
              moved(opening(0.48F * a, 0.85F * a, 0.34F * a), {0, door_y - 0.08F * a, 0.0F}));
    const float low = shaft + 0.44F * a;
    if (roofed > 0.0F) {
        model.add("wall", t.wall, block(outline(0.8F * a), low, low + 0.5F * a));
        model.add("roof", t.roof_look,
                  pointed_roof(outline(0.95F * a), low + 0.48F * a,
                               low + 0.5F * a + roofed * (t.roof == Roof::kSpire ? 1.5F : 1.0F)));
    } else if (t.stripes) {
        model.add("pole", t.metal, cylinder(0.03F * a, low - 0.02F * a, low + 1.3F * a, 10));
        model.add("flag", plain("flag", srgb(0xB3242B), 0.8F),
                  box_between({0.01F * a, -0.012F * a, low + 0.85F * a},
                              {0.6F * a, 0.012F * a, low + 1.25F * a}));
    }
}

}  // namespace turntable::procedural::towers
