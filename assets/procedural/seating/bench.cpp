// Benches: park benches with cast or steel sides, garden seats, planks and trestles, stone slabs,
// pews, stuffed benches, chests and half logs. Always wide, without a bed's or sofa's stuffing.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/trigonometric.hpp>

#include "assets/procedural/parts.h"
#include "assets/procedural/seating/seating.h"
#include "assets/procedural/seating/upholstery.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kPark, kGarden, kPlank, kStone, kPew, kStuffed, kChest, kLog };
enum class Support { kPosts, kSlab, kTrestle, kHoop };

struct Bench {
    Kind kind = Kind::kPark;
    Support support = Support::kPosts;
    float width = 0.0F;
    float depth = 0.0F;
    float seat_height = 0.0F;
    float back_height = 0.0F;  ///< above the seat; 0: none
    float recline = 0.0F;      ///< degrees
    float stock = 0.0F;        ///< thickness of the seat's boards
    float inset = 0.0F;        ///< of the supports from the ends
    int seat_slats = 5;
    int back_slats = 3;
    int tuft_columns = 0;
    bool arms = false;
    bool middle = false;  ///< a third support
    bool scrolls = false;
    bool lattice = false;
    Look seat;
    Look frame;

    [[nodiscard]] float half() const { return 0.5F * width; }
};

Bench draw(Parameters& p) {
    Bench b;
    b.kind = p.choice<Kind>("kind",
                            {"park", "garden", "plank", "stone", "pew", "stuffed", "chest", "log"},
                            {6, 3, 3, 1.5, 1.2, 2, 1, 1});
    b.support = p.choice<Support>("support", {"posts", "slab", "trestle", "hoop"}, {3, 2, 2, 2});
    b.width = p.real("width", 1.1F, 2.0F);
    b.depth = p.real("depth", 0.36F, 0.50F);
    b.seat_height = p.real("seat_height", 0.40F, 0.48F);
    const bool back = p.chance("back", 0.85);
    b.back_height = back ? p.real("back_height", 0.36F, 0.52F) : 0.0F;
    b.recline = p.real("recline", 8.0F, 18.0F);
    b.stock = p.real("stock", 0.022F, 0.045F);
    b.inset = p.real("inset", 0.04F, 0.22F);
    b.seat_slats = p.integer("seat_slats", 3, 8);
    b.back_slats = p.integer("back_slats", 2, 6);
    b.tuft_columns = p.chance("tufted", 0.5) ? p.integer("tufts", 5, 9) : 0;
    b.arms = p.chance("arms", 0.7);
    b.middle = p.chance("middle_support", 0.4) && b.width > 1.5F;
    b.scrolls = p.chance("scrolls", 0.45);
    b.lattice = p.chance("lattice", 0.3);
    const bool painted = p.chance("painted", 0.3);
    switch (b.kind) {
    case Kind::kStone:
        b.seat = stone(p, "seat");
        b.frame = b.seat;
        break;
    case Kind::kStuffed:
        b.width = std::min(b.width, 1.45F);
        b.seat = p.chance("leather", 0.4) ? leather(p, "seat") : fabric(p, "seat");
        b.frame = p.chance("metal", 0.4) ? polished_metal(p, "frame") : wood(p, "frame");
        break;
    case Kind::kPark:
        b.seat = painted ? painted_metal(p, "slats", kMutedPaints) : wood(p, "seat");
        b.frame = p.chance("raw_steel", 0.25) ? brushed_metal(p, "frame")
                                              : painted_metal(p, "iron", kDarkPlastics);
        break;
    default:
        b.seat = painted ? painted_wood(p, "seat_paint") : wood(p, "seat");
        b.frame = b.seat;
        if (b.kind == Kind::kPlank && p.chance("steel", 0.4)) {
            b.frame = painted_metal(p, "steel", kDarkPlastics);
        }
    }
    return b;
}

/// Side view of a park bench's seat (from the front edge) and back: where the slats lie, (y, z).
struct Profile {
    Path2 seat;
    Path2 back;
};

Profile profile_of(const Bench& b) {
    const float f = 0.5F * b.depth;
    const float z = b.seat_height;
    const std::array<glm::vec2, 4> seat{
        {{f, z - 0.025F}, {f - 0.06F, z}, {0.0F, z - 0.012F}, {-f + 0.03F, z - 0.03F}}};
    Profile profile;
    profile.seat = smooth_path(std::span<const glm::vec2>(seat), 6);
    const float lean = std::tan(glm::radians(b.recline));
    const float h = b.back_height;
    const std::array<glm::vec2, 4> back{{{-f - 0.02F, z + 0.05F},
                                         {-f - 0.02F - 0.35F * h * lean, z + 0.4F * h},
                                         {-f - 0.02F - 0.8F * h * lean, z + 0.8F * h},
                                         {-f - 0.05F - 1.1F * h * lean, z + h}}};
    profile.back = smooth_path(std::span<const glm::vec2>(back), 6);
    return profile;
}

/// Boards along X whose upper faces follow a profile; `up` says which side of it they lie on.
Surfaces boards_along(const Path2& profile, int count, float half_width, float thickness,
                      float side) {
    float total = 0.0F;
    for (std::size_t i = 1; i < profile.size(); ++i) {
        total += glm::distance(profile[i - 1], profile[i]);
    }
    const float pitch = total / static_cast<float>(count);
    Surfaces boards;
    std::size_t at = 1;
    float before = 0.0F;
    for (int k = 0; k < count; ++k) {
        const float want = pitch * (static_cast<float>(k) + 0.5F);
        while (at + 1 < profile.size() &&
               before + glm::distance(profile[at - 1], profile[at]) < want) {
            before += glm::distance(profile[at - 1], profile[at]);
            ++at;
        }
        const glm::vec2 step = profile[at] - profile[at - 1];
        const glm::vec2 place =
            profile[at - 1] + step * ((want - before) / std::max(glm::length(step), 1e-5F));
        const float angle = glm::degrees(std::atan2(step.y, step.x));
        const Surface board =
            moved(box({2.0F * half_width, 0.84F * pitch, thickness}, 0.2F * thickness),
                  {0, 0, side * 0.5F * thickness});
        boards.push_back(moved(turned(board, Axis::kX, angle), {0, place.x, place.y}));
    }
    return boards;
}

Path in_side_plane(const Path2& path, float x) {
    Path result;
    for (const glm::vec2& p : path) {
        result.emplace_back(x, p.x, p.y);
    }
    return result;
}

/// A cast side: a bar under the seat and up the back, two curved legs, an arm, scrolls.
Surfaces park_side(const Bench& b, const Profile& profile, float x, bool end) {
    const float f = 0.5F * b.depth;
    const Outline bar = rounded_rectangle(0.045F, 0.022F, 0.006F, 2);
    const float z = b.seat_height - 0.02F;
    Surfaces side;
    Path2 spine = profile.seat;
    for (glm::vec2& p : spine) {
        p.y -= 0.011F;
    }
    if (b.back_height > 0.0F) {
        for (const glm::vec2& p : profile.back) {
            spine.emplace_back(p.x - 0.011F, p.y);
        }
    }
    side.push_back(sweep(bar, in_side_plane(spine, x), {0, -1, 1}));
    const float bow = b.scrolls ? 0.05F : 0.0F;
    const std::array<glm::vec2, 4> front{
        {{f - 0.05F, z}, {f - 0.05F - bow, 0.65F * z}, {f - 0.03F, 0.25F * z}, {f + 0.01F, 0.0F}}};
    const std::array<glm::vec2, 4> rear{{{-f + 0.04F, z - 0.01F},
                                         {-f + 0.05F + bow, 0.6F * z},
                                         {-f, 0.25F * z},
                                         {-f - 0.08F, 0.0F}}};
    for (const auto& knots : {front, rear}) {
        const Path2 path = smooth_path(std::span<const glm::vec2>(knots), 5);
        side.push_back(sweep(bar, in_side_plane(path, x), {0, 1, 0}));
    }
    side.push_back(sweep(bar, {{x, f - 0.05F, 0.42F * z}, {x, -f + 0.03F, 0.42F * z}}));
    if (b.scrolls) {
        // An oval that touches the seat's bar, the stretcher and the legs.
        const float tall = 0.29F * z;
        const float wide = std::min(tall, f - 0.09F);
        const Surface oval = scaled(torus(tall, 0.011F, 24, 8), {1.0F, wide / tall, 1.0F});
        side.push_back(moved(turned(oval, Axis::kY, 90.0F), {x, 0.0F, 0.71F * z}));
    }
    if (b.arms && end) {
        const float h = b.seat_height + 0.21F;
        const float reach = b.back_height > 0.0F
                                ? -f - 0.03F - 0.21F * std::tan(glm::radians(b.recline))
                                : -f + 0.05F;
        std::vector<glm::vec2> arm{{f - 0.05F, z}, {f - 0.03F, z + 0.13F}, {f - 0.05F, h}};
        if (b.scrolls) {
            arm = {{f - 0.06F, z},
                   {f - 0.02F, z + 0.10F},
                   {f + 0.02F, h - 0.05F},
                   {f - 0.01F, h - 0.005F},
                   {f - 0.07F, h}};
        }
        arm.emplace_back(0.0F, h);
        arm.emplace_back(reach, h - 0.005F);
        if (b.back_height == 0.0F) {
            arm.emplace_back(-f + 0.03F, z);
        }
        const Path2 path = smooth_path(std::span<const glm::vec2>(arm), 4);
        side.push_back(sweep(bar, in_side_plane(path, x), {0, 1, 0.3F}));
    }
    return side;
}

void add_park(const Bench& b, ModelBuilder& model) {
    const Profile profile = profile_of(b);
    model.add("seat", b.seat, boards_along(profile.seat, b.seat_slats, b.half(), b.stock, -1.0F));
    if (b.back_height > 0.0F) {
        model.add("back", b.seat,
                  boards_along(profile.back, b.back_slats, b.half(), b.stock, -1.0F));
    }
    const float x = b.half() - b.inset;
    for (const float at : {-x, x}) {
        model.add("side", b.frame, park_side(b, profile, at, true));
    }
    if (b.middle) {
        model.add("side", b.frame, park_side(b, profile, 0.0F, false));
    }
}

/// Boards between two levels of a back that leans: for garden seats and chests.
Surface leaning(const Bench& b, Surface surface) {
    return turned_about(std::move(surface), {0.0F, -0.5F * b.depth + 0.03F, b.seat_height},
                        Axis::kX, 0.6F * b.recline);
}

void add_garden(const Bench& b, ModelBuilder& model) {
    const float h = std::max(b.back_height, 0.40F);
    const float x = b.half() - 0.03F;
    const float f = 0.5F * b.depth;
    const float t = 0.028F;
    const float z = b.seat_height;
    const auto lean = [&](Surface one) { return leaning(b, std::move(one)); };
    model.add(
        "seat", b.seat,
        in_row(box_between({-x + 0.01F, f - b.depth / static_cast<float>(b.seat_slats) + 0.012F,
                            z - 0.022F},
                           {x - 0.01F, f, z}, 0.004F),
               b.seat_slats, {0, -b.depth / static_cast<float>(b.seat_slats), 0}));
    const float arm = z + 0.22F;
    model.add("leg", b.frame,
              mirrored_pair(box_between({x - t, f - 2.0F * t, 0}, {x + t, f, arm}, 0.005F)));
    model.add(
        "leg", b.frame,
        mirrored_pair(box_between({x - t, -f, 0}, {x + t, -f + 2.0F * t, z + 0.02F}, 0.005F)));
    model.add("leg", b.frame,
              each(mirrored_pair(
                       box_between({x - t, -f, z - 0.01F}, {x + t, -f + 2.0F * t, z + h}, 0.005F)),
                   lean));
    model.add("arm", b.frame,
              mirrored_pair(box_between({x - 0.036F, -f - 0.03F, arm - 0.004F},
                                        {x + 0.036F, f + 0.03F, arm + 0.024F}, 0.008F)));
    for (const float y : {f - t, -f + t}) {
        model.add("rail", b.frame,
                  box_between({-x, y - 0.016F, z - 0.10F}, {x, y + 0.016F, z - 0.02F}));
    }
    model.add("rail", b.frame,
              mirrored_pair(box_between({x - 0.016F, -f, z - 0.10F}, {x + 0.016F, f, z - 0.02F})));
    // The back: a top rail, straight or arched, over upright slats or a lattice.
    const float y = -f + t;
    const float rise = b.scrolls ? 0.11F : 0.0F;
    const auto top_at = [&](float px) {
        return z + h - 0.03F + rise * std::max(1.0F - px * px / (x * x), 0.0F);
    };
    Path crest;
    for (int i = 0; i <= 12; ++i) {
        const float px = x * (static_cast<float>(i) / 6.0F - 1.0F);
        crest.emplace_back(px, y, top_at(px));
    }
    model.add("back", b.frame, lean(sweep(rectangle(0.036F, 0.07F), crest)));
    model.add("back", b.frame,
              lean(box_between({-x, y - 0.016F, z + 0.06F}, {x, y + 0.016F, z + 0.11F})));
    const int slats = b.lattice ? 6 : static_cast<int>(b.width / 0.11F) + b.back_slats;
    const float pitch = 2.0F * x / static_cast<float>(slats + 1);
    for (int i = 1; i <= slats; ++i) {
        const float px = -x + pitch * static_cast<float>(i);
        model.add("slat", b.frame,
                  lean(box_between({px - 0.017F, y - 0.008F, z + 0.08F},
                                   {px + 0.017F, y + 0.008F, top_at(px)})));
    }
    for (int i = 0; b.lattice && i <= slats; ++i) {  // crosses between the uprights
        const float left = -x + pitch * static_cast<float>(i);
        for (const bool rising : {true, false}) {
            const float from = rising ? left : left + pitch;
            const float to = rising ? left + pitch : left;
            const float back = rising ? 0.004F : -0.004F;
            model.add(
                "slat", b.frame,
                lean(rod({from, y + back, z + 0.1F}, {to, y + back, z + h - 0.05F}, 0.009F, 6)));
        }
    }
}

/// What a plain seat at height `top` stands on.
void add_support(const Bench& b, const Look& look, float top, ModelBuilder& model) {
    const float x = b.half() - b.inset;
    const float y = 0.5F * b.depth - 0.04F;
    switch (b.support) {
    case Support::kPosts:
        model.add("leg", look,
                  four_corners(leg({x - 0.03F, y, top}, {x, y + 0.01F, 0},
                                   {0.032F, 0.024F, b.arms ? 4 : 14})));
        model.add("rail", look,
                  mirrored_pair(
                      box_between({x - 0.045F, -y, top - 0.08F}, {x - 0.015F, y, top - 0.002F})));
        break;
    case Support::kSlab:
        model.add("side", look,
                  mirrored_pair(box_between({x - 0.025F, -y, 0}, {x + 0.025F, y, top}, 0.004F)));
        model.add("rail", look,
                  box_between({-x, -0.015F, 0.3F * top}, {x, 0.015F, 0.3F * top + 0.09F}, 0.004F));
        break;
    case Support::kTrestle:
        for (const float side : {-1.0F, 1.0F}) {
            model.add("leg", look,
                      mirrored_pair(leg({x, side * 0.3F * y, top}, {x, side * (y + 0.03F), 0},
                                        {0.026F, 0.026F, 4})));
        }
        model.add("rail", look,
                  mirrored_pair(box_between({x - 0.02F, -0.75F * y, 0.35F * top},
                                            {x + 0.02F, 0.75F * y, 0.35F * top + 0.05F})));
        model.add("rail", look,
                  box_between({-x, -0.018F, 0.36F * top}, {x, 0.018F, 0.36F * top + 0.04F}));
        break;
    case Support::kHoop: {
        const std::array<glm::vec3, 4> hoop{
            {{x, y, top}, {x, y, 0.014F}, {x, -y, 0.014F}, {x, -y, top}}};
        model.add("leg", look,
                  mirrored_pair(
                      sweep(rectangle(0.045F, 0.014F), rounded_path(hoop, 0.025F), {0, 0.1F, 1})));
        model.add("rail", look,
                  mirrored_pair(
                      box_between({x - 0.0225F, -y, top - 0.01F}, {x + 0.0225F, y, top + 0.003F})));
        break;
    }
    }
}

void add_plank(const Bench& b, ModelBuilder& model) {
    const float z = b.seat_height;
    const int boards = std::min(b.seat_slats, 5) - 2;  // 1, 2 or 3
    const float wide = b.depth / static_cast<float>(boards);
    model.add("seat", b.seat,
              in_row(padded({-b.half(), 0.5F * b.depth - wide + 0.004F, z - 1.2F * b.stock},
                            {b.half(), 0.5F * b.depth, z}, 0.15F * b.stock, 0.0F, 4),
                     boards, {0, -wide, 0}));
    add_support(b, b.frame, z - 1.2F * b.stock + 0.003F, model);
}

void add_stone(const Bench& b, ModelBuilder& model) {
    const float z = b.seat_height;
    const float thick = 0.07F + b.stock;
    const float x = b.half() - b.inset - 0.12F;
    const bool bowed = b.lattice;
    const auto bow = [&](Surface one) {
        return bowed ? warped(std::move(one),
                              [&](glm::vec3 p) {
                                  return glm::vec3(p.x, p.y + 0.35F * p.x * p.x, p.z);
                              })
                     : one;
    };
    model.add("seat", b.seat,
              bow(padded({-b.half(), -0.5F * b.depth, z - thick}, {b.half(), 0.5F * b.depth, z},
                         0.02F, 0.0F, 12)));
    if (b.scrolls) {
        const float r = 0.36F * b.depth;
        model.add("side", b.frame,
                  each(mirrored_pair(moved(lathe({{0, 0},
                                                  {r, 0},
                                                  {r, 0.06F},
                                                  {0.6F * r, 0.10F},
                                                  {0.5F * r, 0.5F * z},
                                                  {0.6F * r, z - thick - 0.05F},
                                                  {0.95F * r, z - thick + 0.005F},
                                                  {0, z - thick + 0.005F}},
                                                 24),
                                           {x, 0, 0})),
                       bow));
    } else {
        model.add("side", b.frame,
                  each(mirrored_pair(box_between({x - 0.09F, -0.4F * b.depth, 0},
                                                 {x + 0.09F, 0.4F * b.depth, z - thick + 0.005F},
                                                 0.012F)),
                       bow));
    }
    if (b.back_height > 0.0F && b.middle) {
        model.add(
            "back", b.seat,
            bow(padded({-b.half(), -0.5F * b.depth - 0.02F, z - thick + 0.002F},
                       {b.half(), -0.5F * b.depth + 0.07F, z + b.back_height}, 0.02F, 0.0F, 12)));
    }
}

/// Sides of one board each, shaped as a seat with its back.
void add_pew(const Bench& b, ModelBuilder& model) {
    const float f = 0.5F * b.depth;
    const float z = b.seat_height;
    const float h = std::max(b.back_height, 0.42F);
    const float lean = h * std::tan(glm::radians(0.7F * b.recline));
    const float arm = z + 0.2F;
    const std::array<glm::vec2, 9> corners{{{-f - 0.03F, 0},
                                            {f - 0.02F, 0},
                                            {f + 0.01F, 0.6F * z},
                                            {f + 0.02F, arm - 0.03F},
                                            {f - 0.05F, arm},
                                            {-0.3F * f, arm - 0.02F},
                                            {-f + 0.06F - 0.6F * lean, z + 0.75F * h},
                                            {-f + 0.03F - lean, z + h + 0.03F},
                                            {-f - 0.06F - lean, z + h + 0.03F}}};
    const Outline side = rounded(Outline(corners.begin(), corners.end()), 0.05F);
    const float x = b.half() - 0.02F;
    model.add("side", b.frame, mirrored_pair(moved(sideways(side, 0.04F, 0.006F), {x, 0, 0})));
    if (b.middle) {
        model.add("side", b.frame, sideways(side, 0.03F, 0.006F));
    }
    model.add("seat", b.seat,
              box_between({-x, -f + 0.01F, z - b.stock}, {x, f - 0.01F, z}, 0.006F));
    const auto leaned = [&](Surface one) {
        return turned_about(std::move(one), {0, -f + 0.01F, z}, Axis::kX, 0.7F * b.recline);
    };
    model.add("back", b.seat,
              leaned(box_between({-x, -f - 0.012F, z - 0.04F}, {x, -f + 0.012F, z + h})));
    model.add("back", b.seat,
              leaned(box_between({-x, -f - 0.03F, z + h - 0.01F}, {x, -f + 0.03F, z + h + 0.02F},
                                 0.008F)));
    model.add("rail", b.frame,
              box_between({-x, -f + 0.02F, 0.2F * z}, {x, -f + 0.045F, z - b.stock}));
}

void add_stuffed(const Bench& b, ModelBuilder& model) {
    const float z = b.seat_height;
    const float thick = 0.09F + b.stock;
    const float low = z - thick;
    if (b.tuft_columns > 0) {
        const Tufts tufts{b.width, b.depth, thick - 0.03F, b.tuft_columns};
        const auto lay = [&](Surface one) {  // faces +Y, z along the depth: lie down
            return moved(turned(moved(std::move(one), {0, 0, -0.5F * b.depth}), Axis::kX, 90.0F),
                         {0, 0, low + 0.03F});
        };
        model.add("seat", b.seat, lay(tufted_panel(tufts)));
        model.add("button", b.seat, each(tuft_buttons(tufts, 0.012F), lay));
        model.add("seat", b.seat,
                  padded({-b.half(), -0.5F * b.depth, low},
                         {b.half(), 0.5F * b.depth, z - 0.4F * thick}, 0.02F));
    } else {
        model.add("seat", b.seat,
                  padded({-b.half(), -0.5F * b.depth, low}, {b.half(), 0.5F * b.depth, z - 0.01F},
                         0.035F, 0.02F, 10));
    }
    if (b.arms && b.scrolls) {  // rolled ends, as window benches have
        for (const float side : {-1.0F, 1.0F}) {
            const float x = side * b.half();
            model.add("arm", b.seat,
                      padded({x - 0.035F, -0.5F * b.depth, low},
                             {x + 0.035F, 0.5F * b.depth, z + 0.16F}, 0.02F));
            model.add("arm", b.seat,
                      moved(turned(rounded_cylinder(0.065F, -0.5F * b.depth - 0.01F,
                                                    0.5F * b.depth + 0.01F, 0.02F, 22),
                                   Axis::kX, -90.0F),
                            {x + side * 0.03F, 0, z + 0.17F}));
        }
    }
    add_support(b, b.frame, low + 0.004F, model);
}

void add_chest(const Bench& b, ModelBuilder& model) {
    const float f = 0.5F * b.depth;
    const float z = b.seat_height;
    const float x = b.half() - 0.02F;
    model.add("base", b.frame, box_between({-x, -f, 0.05F}, {x, f - 0.01F, z - 0.03F}, 0.004F));
    model.add("base", b.frame,
              box_between({-x - 0.01F, -f - 0.004F, 0}, {x + 0.01F, f, 0.07F}, 0.004F));
    model.add("seat", b.seat,
              box_between({-b.half() - 0.01F, -f - 0.004F, z - 0.035F},
                          {b.half() + 0.01F, f + 0.02F, z}, 0.008F));
    const int panels = std::clamp(b.back_slats, 2, 4);
    const float wide = 2.0F * x / static_cast<float>(panels);
    for (int i = 0; i < panels; ++i) {
        const float left = -x + wide * static_cast<float>(i) + 0.03F;
        model.add("panel", b.seat,
                  box_between({left, f - 0.02F, 0.11F},
                              {left + wide - 0.06F, f - 0.002F, z - 0.08F}, 0.004F));
    }
    if (b.back_height > 0.0F) {
        const auto lean = [&](Surface one) { return leaning(b, std::move(one)); };
        const float top = z + b.back_height;
        model.add("back", b.frame,
                  lean(box_between({-x, -f, z - 0.02F}, {x, -f + 0.025F, top}, 0.004F)));
        model.add("back", b.frame,
                  lean(box_between({-x - 0.02F, -f - 0.01F, top - 0.03F},
                                   {x + 0.02F, -f + 0.035F, top + 0.01F}, 0.006F)));
        if (b.arms) {
            const float arm = z + 0.2F;
            model.add("arm", b.frame,
                      mirrored_pair(box_between({x - 0.015F, -f + 0.01F, z - 0.01F},
                                                {x + 0.015F, f - 0.03F, arm}, 0.004F)));
            model.add("arm", b.frame,
                      mirrored_pair(box_between({x - 0.035F, -f, arm - 0.004F},
                                                {x + 0.035F, f, arm + 0.022F}, 0.008F)));
        }
    }
}

void add_log(const Bench& b, ModelBuilder& model) {
    const float r = 0.5F * b.depth - 0.02F;
    const float z = b.seat_height;
    Outline half_round;
    for (int i = 0; i <= 30; ++i) {
        const float a = glm::radians(180.0F + 6.0F * static_cast<float>(i));
        half_round.emplace_back(r * std::cos(a), z + r * std::sin(a));
    }
    model.add("seat", b.seat, sideways(half_round, b.width, 0.012F, 3));
    const float x = b.half() - 0.1F - b.inset;
    const auto stump = [&](float px) {
        return moved(
            turned(rounded_cylinder(0.55F * r, -0.85F * r, 0.85F * r, 0.01F, 18), Axis::kX, -90.0F),
            {px, 0, 0.55F * r});
    };
    if (z - r < 1.1F * r) {
        model.add("leg", b.frame, Surfaces{stump(-x), stump(x)});
    }
    model.add("leg", b.frame,
              mirrored_pair(box_between({x - 0.05F, -0.6F * r, 0},
                                        {x + 0.05F, 0.6F * r, z - 0.75F * r}, 0.01F)));
    if (b.back_height > 0.0F) {
        const auto lean = [&](Surface one) {
            return turned_about(std::move(one), {0, -r + 0.03F, z - 0.03F}, Axis::kX, b.recline);
        };
        model.add("post", b.frame,
                  each(mirrored_pair(rod({x, -r + 0.05F, z - 0.1F},
                                         {x, -r + 0.05F, z + b.back_height}, 0.035F, 12)),
                       lean));
        model.add("back", b.seat,
                  lean(moved(turned(rounded_cylinder(0.09F, -b.half(), b.half(), 0.015F, 18),
                                    Axis::kY, 90.0F),
                             {0, -r + 0.08F, z + b.back_height - 0.09F})));
    }
}

}  // namespace

void build_bench(Parameters& parameters, ModelBuilder& model) {
    const Bench bench = draw(parameters);
    switch (bench.kind) {
    case Kind::kPark:
        add_park(bench, model);
        break;
    case Kind::kGarden:
        add_garden(bench, model);
        break;
    case Kind::kPlank:
        add_plank(bench, model);
        break;
    case Kind::kStone:
        add_stone(bench, model);
        break;
    case Kind::kPew:
        add_pew(bench, model);
        break;
    case Kind::kStuffed:
        add_stuffed(bench, model);
        break;
    case Kind::kChest:
        add_chest(bench, model);
        break;
    case Kind::kLog:
        add_log(bench, model);
        break;
    }
}

}  // namespace turntable::procedural
