// Beds: panel, upholstered, slatted and metal bedsteads, four-posters, sleighs, divans, bunk beds
// and cots, with mattress, duvet and pillows. The head is at -Y, the foot in front.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/trigonometric.hpp>

#include "assets/procedural/parts.h"
#include "assets/procedural/seating/bed.h"
#include "assets/procedural/seating/seating.h"
#include "assets/procedural/seating/upholstery.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace bed {
namespace {

Bed draw(Parameters& p) {
    Bed b;
    b.kind = p.choice<Kind>("kind",
                            {"panel", "upholstered", "slatted", "metal", "four-poster", "sleigh",
                             "divan", "bunk", "cot"},
                            {4, 3, 2, 2, 1.5, 1.5, 1.5, 2, 1});
    b.crest = p.choice<Crest>("crest", {"straight", "arched", "stepped"}, {3, 2, 1});
    b.cover = p.choice<Cover>("cover", {"duvet", "folded", "runner"}, {2, 2, 1});
    b.padding = p.choice<Padding>("padding", {"tufted", "channels", "plain"});
    const auto size = p.choice<int>("size", {"single", "double", "queen", "king"}, {4, 3, 3, 2});
    static constexpr std::array<float, 4> kWidths{0.92F, 1.38F, 1.55F, 1.82F};
    b.width = kWidths.at(static_cast<std::size_t>(size));
    b.length = p.real("length", 1.92F, 2.06F);
    b.mattress = p.real("mattress", 0.18F, 0.30F);
    b.platform = p.real("platform", 0.24F, 0.38F);
    b.head = p.real("headboard", 0.88F, 1.30F);
    const auto foot = p.choice<int>("footboard", {"none", "low", "high"}, {3, 2, 2});
    b.post = p.real("post", 0.025F, 0.045F);
    b.bedding_reach = p.real("bedding_reach", 0.62F, 0.74F);
    b.bars = p.integer("bars", 4, 8);
    b.drawers = p.chance("drawers", 0.35) ? p.integer("drawer_count", 2, 3) : 0;
    b.pillow_rows = p.integer("pillow_rows", 1, 2);
    b.canopy = p.chance("canopy", 0.6);
    b.ladder_side = p.chance("ladder_left", 0.5) ? -1.0F : 1.0F;
    b.foot = foot == 0 ? 0.0F : b.platform + b.mattress + (foot == 1 ? 0.06F : 0.28F);
    if (b.kind == Kind::kBunk) {
        b.width = 0.92F;
        b.mattress = std::min(b.mattress, 0.2F);
    } else if (b.kind == Kind::kCot) {
        b.width = 0.62F;
        b.length = 1.24F;
        b.mattress = 0.10F;
        b.platform = std::max(b.platform, 0.30F);
    } else if (b.kind == Kind::kSleigh || b.kind == Kind::kMetal) {
        b.foot = std::max(b.foot, b.top() + 0.10F);
        b.head = std::max(b.head, b.top() + 0.42F);
    } else if (b.kind == Kind::kUpholstered || b.kind == Kind::kDivan) {
        b.foot = 0.0F;
    }
    const bool paint = p.chance("painted", 0.25);
    b.frame = b.kind == Kind::kMetal
                  ? (paint ? painted_metal(p, "steel", kMutedPaints) : polished_metal(p, "frame"))
              : b.kind == Kind::kUpholstered || b.kind == Kind::kDivan
                  ? (p.chance("leather", 0.25) ? leather(p, "frame") : fabric(p, "frame"))
              : paint ? painted_wood(p, "paint")
                      : wood(p, "frame");
    b.leg = p.chance("dark_legs", 0.4) ? black_plastic() : wood(p, "leg");
    b.sheet = plain("linen", srgb(0xECE9E2), 0.9F);
    b.duvet = fabric(p, "duvet");
    b.accent = fabric(p, "accent");
    return b;
}

void add_rails(const Bed& b, ModelBuilder& model) {
    const float x = b.half() + 0.012F;
    const float high = b.platform + 0.06F;
    const float low = b.platform - 0.11F;
    const bool soft = b.kind == Kind::kUpholstered;
    const float t = soft ? 0.03F : 0.016F;
    model.add("rail", b.frame,
              mirrored_pair(padded({x - t, -b.end() - 0.02F, low}, {x + t, b.end() + 0.02F, high},
                                   soft ? 0.02F : 0.006F)));
    model.add("rail", b.frame,
              padded({-x, b.end() - 0.01F, low}, {x, b.end() + 2.0F * t, high - 0.002F},
                     soft ? 0.02F : 0.006F));
    model.add("base", b.frame,
              box_between({-x, -b.end() - 0.02F, b.platform - 0.03F},
                          {x, b.end() + 0.004F, b.platform + 0.004F}));
}

Surfaces corner_legs(const Bed& b, float radius) {
    const float x = b.half() - 0.04F;
    const float y = b.end() - 0.04F;
    return four_corners(leg({x, y, b.platform - 0.08F}, {x, y, 0.0F},
                            {radius, 0.75F * radius, b.crest == Crest::kArched ? 14 : 4}));
}

/// Both ends of a wooden bedstead: posts with a board or slats between.
void add_wooden_end(const Bed& b, float y, float top, bool slatted, ModelBuilder& model) {
    const float x = b.half() + 0.012F;
    const float t = b.post;
    const float post_top = slatted || b.crest == Crest::kStraight ? top + 0.03F
                           : b.crest == Crest::kArched            ? top - 0.26F * (top - b.platform)
                                                                  : top - 0.1F * (top - b.platform);
    model.add("post", b.frame,
              mirrored_pair(box_between({x - t, y - t, 0}, {x + t, y + t, post_top}, 0.006F)));
    const float low = b.platform - 0.06F;
    if (!slatted) {
        model.add("headboard", b.frame,
                  moved(upright(board_outline(b, x, low, top), 1.1F * t, 0.008F), {0, y, 0}));
        return;
    }
    const float rail = 0.8F * t;
    for (const float z : {low + 0.05F, top - 0.05F}) {
        model.add("headboard", b.frame,
                  box_between({-x, y - rail, z - 0.05F}, {x, y + rail, z + 0.05F}, 0.006F));
    }
    const int slats = b.bars + (b.wide() ? 4 : 0);
    const float pitch = 2.0F * x / static_cast<float>(slats + 1);
    const float wide = 0.28F * pitch;
    model.add("slat", b.frame,
              in_row(box_between({pitch - x - wide, y - 0.4F * t, low},
                                 {pitch - x + wide, y + 0.4F * t, top - 0.05F}, 0.004F),
                     slats, {pitch, 0, 0}));
}

void add_wooden(const Bed& b, ModelBuilder& model) {
    add_rails(b, model);
    const bool slatted = b.kind == Kind::kSlatted;
    add_wooden_end(b, -b.end() - b.post, b.head, slatted, model);
    if (b.foot > 0.0F) {
        add_wooden_end(b, b.end() + b.post, b.foot, slatted, model);
    } else {
        const float x = b.half() - 0.03F;
        model.add("leg", b.frame,
                  mirrored_pair(leg({x, b.end() - 0.05F, b.platform - 0.06F},
                                    {x, b.end() - 0.05F, 0.0F}, {b.post, 0.8F * b.post, 4})));
    }
    if (b.drawers > 0 && b.platform > 0.26F) {
        const float run = b.length - 0.2F;
        const float each_one = run / static_cast<float>(b.drawers);
        const float x = b.half() + 0.006F;
        for (int i = 0; i < b.drawers; ++i) {
            const float y = -0.5F * run + each_one * static_cast<float>(i);
            model.add(
                "drawer", b.frame,
                mirrored_pair(box_between({x - 0.4F, y + 0.01F, 0.03F},
                                          {x + 0.002F, y + each_one - 0.01F, b.platform - 0.10F})));
            model.add("handle", chrome(),
                      mirrored_pair(
                          moved(turned(knob(0.018F, 0.025F), Axis::kZ, -90.0F),
                                {x + 0.002F, y + 0.5F * each_one, 0.5F * (b.platform - 0.07F)})));
        }
    }
}

/// A padded headboard behind the mattress, with wings when the posts are stout.
void add_padded_head(const Bed& b, float half, ModelBuilder& model) {
    const float rear = -b.end() - 0.11F;
    const float low = b.kind == Kind::kDivan ? 0.1F : b.platform - 0.11F;
    const float face = rear + 0.075F;
    if (b.padding == Padding::kPlain) {
        model.add("headboard", b.frame,
                  moved(upright(board_outline(b, half, low, b.head), 0.11F, 0.03F, 3),
                        {0, rear + 0.055F, 0}));
        return;
    }
    model.add("headboard", b.frame,
              padded({-half, rear, low}, {half, rear + 0.08F, b.head}, 0.025F));
    const float bottom = b.platform + 0.05F;
    if (b.padding == Padding::kTufted) {
        const Tufts tufts{2.0F * half - 0.06F, b.head - bottom - 0.03F, 0.06F, b.wide() ? 8 : 5};
        model.add("headboard", b.frame, moved(tufted_panel(tufts), {0, face, bottom}));
        model.add("button", b.frame, each(tuft_buttons(tufts, 0.012F), [&](Surface one) {
                      return moved(std::move(one), {0, face, bottom});
                  }));
    } else {
        model.add(
            "headboard", b.frame,
            each(upright_channels(2.0F * half - 0.01F, b.head - bottom, 0.05F, b.wide() ? 11 : 7),
                 [&](Surface one) {
                     return moved(std::move(one), {0, face, bottom});
                 }));
    }
    if (b.post > 0.036F) {
        model.add("headboard", b.frame,
                  mirrored_pair(padded({half - 0.01F, rear, low},
                                       {half + 0.07F, rear + 0.26F, b.head + 0.01F}, 0.025F)));
    }
}

void add_upholstered(const Bed& b, ModelBuilder& model) {
    add_rails(b, model);
    model.add("leg", b.leg, corner_legs(b, 0.03F));
    add_padded_head(b, b.half() + 0.05F, model);
}

void add_divan(const Bed& b, ModelBuilder& model) {
    const float x = b.half();
    model.add("base", b.frame,
              padded({-x, -b.end(), 0.06F}, {x, b.end(), b.platform + 0.01F}, 0.02F));
    model.add(
        "leg", b.leg,
        four_corners(moved(cylinder(0.028F, 0.0F, 0.07F, 14), {x - 0.08F, b.end() - 0.08F, 0})));
    if (b.drawers > 0) {
        const float run = b.length - 0.3F;
        const float each_one = run / static_cast<float>(b.drawers);
        for (int i = 0; i < b.drawers; ++i) {
            const float y = -0.5F * run + each_one * static_cast<float>(i);
            model.add("drawer", b.frame,
                      mirrored_pair(box_between(
                          {x - 0.3F, y + 0.02F, 0.09F},
                          {x + 0.012F, y + each_one - 0.02F, b.platform - 0.03F}, 0.005F)));
            model.add("handle", chrome(),
                      mirrored_pair(box_between({x, y + 0.3F * each_one, 0.19F},
                                                {x + 0.025F, y + 0.7F * each_one, 0.205F})));
        }
    }
    add_padded_head(b, x + 0.01F, model);
}

/// A tubular bow with bars and balls on the posts.
void add_metal_end(const Bed& b, float y, float top, ModelBuilder& model) {
    const float x = b.half();
    const float r = 0.55F * b.post;
    const float thin = 0.5F * r;
    const float low = b.platform - 0.03F;
    const bool bow = b.crest != Crest::kStraight;
    const float shoulder = bow ? top - 0.35F * (top - b.platform) : top;
    const auto crest_at = [&](float px) {
        const float t = px / x;
        return bow ? shoulder + (top - shoulder) * std::sqrt(std::max(1.0F - t * t, 0.0F)) : top;
    };
    if (bow) {
        Path path{{-x, y, 0.0F}};
        for (int i = 0; i <= 20; ++i) {
            const float px = -x * std::cos(glm::radians(9.0F * static_cast<float>(i)));
            path.emplace_back(px, y, crest_at(px));
        }
        path.emplace_back(x, y, 0.0F);
        model.add("headboard", b.frame, tube(path, r, 12));
    } else {
        model.add("post", b.frame, mirrored_pair(rod({x, y, 0}, {x, y, top + 0.03F}, r, 12)));
        model.add("headboard", b.frame, rod({-x, y, top - 0.03F}, {x, y, top - 0.03F}, r, 12));
        model.add("knob", b.frame,
                  mirrored_pair(moved(ball(1.7F * r, 8, 14), {x, y, top + 0.03F + r})));
    }
    for (const float z : {low, b.platform + 0.25F * (shoulder - b.platform)}) {
        model.add("headboard", b.frame, rod({-x, y, z}, {x, y, z}, 0.8F * r, 10));
    }
    const int bars = b.bars + (b.wide() ? 3 : 0);
    for (int i = 1; i <= bars; ++i) {
        const float px = -x + 2.0F * x * static_cast<float>(i) / static_cast<float>(bars + 1);
        model.add("bar", b.frame, rod({px, y, low}, {px, y, crest_at(px) - 0.4F * r}, thin, 8));
        if (b.crest == Crest::kStepped) {
            model.add("knob", b.frame,
                      moved(ball(2.2F * thin, 6, 10), {px, y, 0.5F * (b.platform + shoulder)}));
        }
    }
}

void add_metal(const Bed& b, ModelBuilder& model) {
    const float x = b.half();
    model.add("rail", b.frame,
              mirrored_pair(box_between({x - 0.015F, -b.end() - 0.03F, b.platform - 0.05F},
                                        {x + 0.015F, b.end() + 0.03F, b.platform + 0.01F})));
    model.add("base", b.frame,
              box_between({-x, -b.end(), b.platform - 0.03F}, {x, b.end(), b.platform + 0.003F}));
    add_metal_end(b, -b.end() - 0.03F, b.head, model);
    add_metal_end(b, b.end() + 0.03F, b.foot, model);
}

/// A gathered curtain about Z: a fluted column, narrow where it is tied.
Surface gathered_curtain(float bottom, float top) {
    const float tie = bottom + 0.4F * (top - bottom);
    return warped(lathe({{0, bottom},
                         {0.09F, bottom},
                         {0.085F, 0.5F * (bottom + tie)},
                         {0.045F, tie},
                         {0.08F, 0.5F * (tie + top)},
                         {0.1F, top},
                         {0, top}},
                        36),
                  [](glm::vec3 p) {
                      const float flute = 1.0F + 0.18F * std::sin(9.0F * std::atan2(p.y, p.x));
                      return glm::vec3(p.x * flute, p.y * flute, p.z);
                  });
}

void add_four_poster(const Bed& b, ModelBuilder& model) {
    add_rails(b, model);
    const float x = b.half() + 0.02F;
    const float y = b.end() + 0.03F;
    const float tall = b.head + 0.85F;
    const float t = 0.9F * b.post + 0.01F;
    model.add("post", b.frame,
              b.crest == Crest::kStraight
                  ? four_corners(box_between({x - t, y - t, 0}, {x + t, y + t, tall}, 0.005F))
                  : four_corners(turned_leg({x, y, 0}, tall, 1.3F * t, 4, 14)));
    model.add(
        "headboard", b.frame,
        moved(upright(board_outline(b, x, b.platform - 0.06F, b.head), 0.03F, 0.008F), {0, -y, 0}));
    if (b.foot > 0.0F) {
        model.add("footboard", b.frame,
                  moved(upright(board_outline(b, x, b.platform - 0.06F, b.foot), 0.03F, 0.008F),
                        {0, y, 0}));
    }
    const float top = tall - 0.03F;
    model.add(
        "canopy", b.frame,
        mirrored_pair(box_between({x - 0.02F, -y, top - 0.03F}, {x + 0.02F, y, top + 0.02F})));
    for (const float side : {-y, y}) {
        model.add("canopy", b.frame,
                  box_between({-x, side - 0.018F, top - 0.028F}, {x, side + 0.018F, top + 0.018F}));
    }
    if (!b.canopy) {
        return;
    }
    model.add("canopy", b.accent,
              with_folds(padded({-x - 0.05F, -y - 0.05F, top - 0.22F},
                                {x + 0.05F, y + 0.05F, tall + 0.02F}, 0.02F, 0.0F, 16),
                         top - 0.22F, top, 0.015F));
    // A drawn curtain at each post, gathered in folds and tied at the middle.
    const Surface curtain = gathered_curtain(0.5F * b.platform, top - 0.2F);
    model.add("curtain", b.accent, four_corners(moved(curtain, {x, y - 0.12F, 0})));
}

/// A board that rolls over outwards at the top, as wide as the bed: the head end; `top` its height.
Surface sleigh_board(const Bed& b, float top) {
    const std::array<glm::vec2, 5> profile{{{0.02F, b.platform - 0.14F},
                                            {0.0F, b.platform + 0.1F},
                                            {-0.04F, 0.5F * (b.platform + top)},
                                            {-0.14F, top - 0.08F},
                                            {-0.24F, top - 0.03F}}};
    const Path2 path = smooth_path(std::span<const glm::vec2>(profile), 5);
    const float half = b.half() + 0.03F;
    Path spine;
    for (const glm::vec2& p : path) {
        spine.emplace_back(0.0F, p.x, p.y);
    }
    return sweep(rectangle(2.0F * half, 0.045F), spine, {0, 1, 0});
}

void add_sleigh(const Bed& b, ModelBuilder& model) {
    add_rails(b, model);
    const float half = b.half() + 0.03F;
    for (const bool head : {true, false}) {
        const float top = head ? b.head : b.foot;
        const auto place = [&](Surface one) {
            one = moved(std::move(one), {0, -b.end() - 0.03F, 0});
            return head ? one : mirrored(std::move(one), Axis::kY);
        };
        const char* part = head ? "headboard" : "footboard";
        model.add(part, b.frame, place(sleigh_board(b, top)));
        model.add(part, b.frame,
                  place(rod({-half - 0.006F, -0.25F, top - 0.06F},
                            {half + 0.006F, -0.25F, top - 0.06F}, 0.05F, 20)));
        model.add("leg", b.frame,
                  each(mirrored_pair(leg({half - 0.03F, 0.015F, b.platform - 0.1F},
                                         {half - 0.03F, -0.05F, 0.0F}, {0.04F, 0.03F, 4})),
                       place));
    }
}

void add_ladder(const Bed& b, float reach, ModelBuilder& model) {
    const float x = b.ladder_side * (b.half() + 0.045F);
    const float foot = x + b.ladder_side * 0.14F;
    const float y = b.end() - 0.45F;
    Surfaces ladder;
    for (const float side : {y - 0.19F, y + 0.19F}) {
        ladder.push_back(tapered_rod({x, side, reach}, {foot, side, 0.0F}, 0.02F, 0.02F, 8));
    }
    for (int i = 1; i <= 4; ++i) {
        const float share = static_cast<float>(i) / 5.0F;
        const float px = foot + (x - foot) * share;
        ladder.push_back(
            rod({px, y - 0.19F, share * reach}, {px, y + 0.19F, share * reach}, 0.016F, 8));
    }
    model.add("ladder", b.frame, std::move(ladder));
}

void add_bunk(const Bed& b, ModelBuilder& model) {
    const float x = b.half() + 0.02F;
    const float y = b.end() + 0.03F;
    const float upper = b.platform + 1.0F;
    const float tall = upper + b.mattress + 0.32F;
    const float t = b.post;
    model.add("post", b.frame,
              four_corners(box_between({x - t, y - t, 0}, {x + t, y + t, tall}, 0.006F)));
    for (const float z : {b.platform, upper}) {
        model.add("rail", b.frame,
                  mirrored_pair(box_between({x - 0.014F, -y, z - 0.08F}, {x + 0.014F, y, z + 0.05F},
                                            0.004F)));
        model.add("base", b.frame,
                  box_between({-x, -y + 0.01F, z - 0.03F}, {x, y - 0.01F, z + 0.003F}));
        add_bedding(b, z, model);
        const float guard = z + b.mattress + 0.22F;
        for (const float side : {-y, y}) {  // ends: two rails and bars
            for (const float rail : {z - 0.03F, guard}) {
                model.add("headboard", b.frame,
                          box_between({-x, side - 0.012F, rail - 0.04F},
                                      {x, side + 0.012F, rail + 0.04F}, 0.004F));
            }
            const float pitch = 2.0F * x / static_cast<float>(b.bars + 1);
            model.add("slat", b.frame,
                      in_row(box_between({pitch - x - 0.018F, side - 0.008F, z - 0.03F},
                                         {pitch - x + 0.018F, side + 0.008F, guard}),
                             b.bars, {pitch, 0, 0}));
        }
    }
    // The upper berth's guards, open where the ladder leads up.
    const float rail = upper + b.mattress + 0.16F;
    for (const float side : {-1.0F, 1.0F}) {
        const float end = side * b.ladder_side > 0.0F ? y - 0.68F : y;
        for (const float z : {rail, rail - 0.13F}) {
            model.add("guard", b.frame,
                      box_between({side * x - 0.012F, -y, z - 0.035F},
                                  {side * x + 0.012F, end, z + 0.035F}, 0.004F));
        }
        if (end < y) {
            model.add("guard", b.frame,
                      box_between({side * x - 0.014F, end - 0.06F, upper},
                                  {side * x + 0.014F, end, rail + 0.05F}));
        }
    }
    add_ladder(b, upper + 0.35F, model);
}

void add_cot(const Bed& b, ModelBuilder& model) {
    const float x = b.half() + 0.02F;
    const float y = b.end() + 0.02F;
    const float top = std::max(0.88F, b.platform + 0.5F);
    const float t = 0.022F;
    const float low = b.platform - 0.08F;
    model.add("post", b.frame,
              four_corners(box_between({x - t, y - t, 0}, {x + t, y + t, top + 0.05F}, 0.006F)));
    model.add("base", b.frame,
              box_between({-x, -y, b.platform - 0.03F}, {x, y, b.platform + 0.002F}));
    for (const float z : {low, top - 0.02F}) {
        model.add("rail", b.frame,
                  mirrored_pair(box_between({x - 0.015F, -y, z - 0.02F}, {x + 0.015F, y, z + 0.02F},
                                            0.006F)));
        for (const float side : {-y, y}) {
            model.add(
                "headboard", b.frame,
                box_between({-x, side - 0.015F, z - 0.02F}, {x, side + 0.015F, z + 0.02F}, 0.006F));
        }
    }
    const int bars = 2 * b.bars + 2;
    const float pitch = 2.0F * y / static_cast<float>(bars + 1);
    model.add("bar", b.frame,
              joined({in_row(rod({x, pitch - y, low}, {x, pitch - y, top - 0.02F}, 0.009F, 8), bars,
                             {0, pitch, 0}),
                      in_row(rod({-x, pitch - y, low}, {-x, pitch - y, top - 0.02F}, 0.009F, 8),
                             bars, {0, pitch, 0})}));
    for (const float side : {-y, y}) {
        if (b.crest != Crest::kStraight) {
            model.add(
                "headboard", b.frame,
                moved(upright(board_outline(b, x, low, top + 0.08F), 0.02F, 0.006F), {0, side, 0}));
        } else {
            const float across = 2.0F * x / static_cast<float>(b.bars + 1);
            model.add(
                "bar", b.frame,
                in_row(rod({across - x, side, low}, {across - x, side, top - 0.02F}, 0.009F, 8),
                       b.bars, {across, 0, 0}));
        }
    }
}

}  // namespace
}  // namespace bed

void build_bed(Parameters& parameters, ModelBuilder& model) {
    using namespace bed;
    const Bed made = draw(parameters);
    switch (made.kind) {
    case Kind::kPanel:
    case Kind::kSlatted:
        add_wooden(made, model);
        break;
    case Kind::kUpholstered:
        add_upholstered(made, model);
        break;
    case Kind::kMetal:
        add_metal(made, model);
        break;
    case Kind::kFourPoster:
        add_four_poster(made, model);
        break;
    case Kind::kSleigh:
        add_sleigh(made, model);
        break;
    case Kind::kDivan:
        add_divan(made, model);
        break;
    case Kind::kBunk:
        add_bunk(made, model);
        return;  // made up twice
    case Kind::kCot:
        add_cot(made, model);
        break;
    }
    add_bedding(made, made.platform, model);
}

}  // namespace turntable::procedural
