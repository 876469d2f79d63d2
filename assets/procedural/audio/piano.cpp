// Pianos: grands with the lid up or down, uprights, spinets and digital ones on a stand; with stool
// or without.
#include <algorithm>
#include <array>
#include <cmath>

#include "assets/procedural/audio/audio.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kGrand, kUpright, kDigital };
enum class Legs { kSquare, kTurned, kTapered };

struct Piano {
    Kind kind = Kind::kGrand;
    Legs legs = Legs::kSquare;
    float width = 0.0F;
    float depth = 0.0F;   ///< of a grand, from the keys to the tail
    float height = 0.0F;  ///< of an upright; of the rim's top on a grand
    float case_height = 0.0F;
    float lid = 0.0F;    ///< degrees that a grand's lid is raised by
    float shelf = 0.0F;  ///< how far the keyboard stands out of an upright
    bool desk = true;    ///< music desk
    bool sheet_music = false;
    bool stool = false;
    bool panels = false;
    Look body;
    Look brass;
    Look inside;
};

Piano draw(Parameters& p) {
    Piano a;
    a.kind = p.choice<Kind>("kind", {"grand", "upright", "digital"}, {4, 4, 1.6});
    a.legs = p.choice<Legs>("legs", {"square", "turned", "tapered"});
    a.width = p.real("width", 1.36F, 1.54F);
    a.depth = a.kind == Kind::kGrand ? p.real("depth", 1.45F, 2.3F) : p.real("depth", 0.34F, 0.45F);
    a.height = a.kind == Kind::kGrand     ? p.real("height", 0.92F, 1.0F)
               : a.kind == Kind::kUpright ? p.real("height", 1.02F, 1.36F)
                                          : p.real("height", 0.78F, 0.86F);
    a.case_height = p.real("case_height", 0.26F, 0.34F);
    a.lid = p.chance("lid_up", 0.65) ? p.real("lid", 24.0F, 42.0F) : 0.0F;
    a.shelf = p.real("shelf", 0.2F, 0.26F);
    a.desk = p.chance("desk", 0.7);
    a.sheet_music = p.chance("sheet_music", 0.4);
    a.stool = p.chance("stool", 0.45);
    a.panels = p.chance("panels", 0.5);
    a.body = p.chance("lacquer", 0.55)
                 ? plain("lacquer", srgb(p.chance("white", 0.18) ? 0xEDEBE4 : 0x17171A), 0.12F)
                 : wood(p, "body");
    a.brass = plain("brass", srgb(0xC9A24C), 0.3F);
    a.inside = plain("frame", srgb(0xB98E45), 0.4F);
    return a;
}

/// White keys and groups of two and three black ones. The middle of the row at `at`, the keys' tops
/// at at.z, their fronts towards +Y.
void add_keys(float width, const glm::vec3& at, ModelBuilder& model) {
    constexpr int kWhiteKeys = 52;
    const float pitch = width / static_cast<float>(kWhiteKeys);
    const float deep = 0.15F;
    const Surface white = box_between({0.03F * pitch, -deep, -0.02F}, {0.97F * pitch, 0.0F, 0.0F});
    model.add("white key", plain("ivory", srgb(0xF3F0E6), 0.25F),
              in_row(moved(white, at - glm::vec3(0.5F * width, 0, 0)), kWhiteKeys, {pitch, 0, 0}));
    const Surface black =
        box_between({-0.3F * pitch, -deep, -0.01F}, {0.3F * pitch, -0.055F, 0.011F});
    for (int i = 1; i < kWhiteKeys; ++i) {
        const int note = i % 7;  // no black key between E and F, and between B and C
        if (note != 3 && note != 0) {
            model.add(
                "black key", plain("ebony", srgb(0x141414), 0.3F),
                moved(black, at + glm::vec3(static_cast<float>(i) * pitch - 0.5F * width, 0, 0)));
        }
    }
}

void add_leg(const Piano& a, const glm::vec3& foot, float top, ModelBuilder& model) {
    const glm::vec3 head{foot.x, foot.y, top};
    if (a.legs == Legs::kTurned) {
        model.add("leg", a.body, turned_leg(foot, top, 0.055F, 3, 18));
    } else {
        model.add("leg", a.body,
                  leg(head, foot, {0.055F, a.legs == Legs::kTapered ? 0.028F : 0.05F, 4}));
    }
}

void add_desk(const Piano& a, const glm::vec3& at, float tilt, ModelBuilder& model) {
    const auto place = [&](Surface s) { return moved(turned(std::move(s), Axis::kX, tilt), at); };
    if (a.desk) {
        model.add(
            "music desk", a.body,
            place(moved(
                upright(rounded({{-0.34F, 0}, {0.34F, 0}, {0.3F, 0.2F}, {0, 0.24F}, {-0.3F, 0.2F}},
                                0.03F),
                        0.014F),
                {0, 0, -0.004F})));
        model.add("music desk", a.body,
                  place(box_between({-0.34F, 0, -0.004F}, {0.34F, 0.035F, 0.012F})));
    }
    if (a.desk && a.sheet_music) {
        const Surface page = box_between({0.004F, 0.008F, 0.012F}, {0.2F, 0.012F, 0.27F});
        model.add("sheet music", plain("paper", srgb(0xF4F1E8), 0.8F),
                  each(mirrored_pair(page), place));
    }
}

void add_pedals(const Piano& a, float y, ModelBuilder& model) {
    const Surface pedal = sweep(rounded_rectangle(0.03F, 0.012F, 0.005F, 2),
                                {{0, y - 0.08F, 0.06F}, {0, y, 0.05F}, {0, y + 0.06F, 0.04F}});
    model.add("pedal", a.brass, in_row(moved(pedal, {-0.08F, 0, 0}), 3, {0.08F, 0, 0}));
}

/// A grand's outline seen from above, the keyboard along y = 0, its straight side at +X (the
/// player's left), its tail towards -Y.
Outline grand_outline(const Piano& a) {
    const float x = 0.5F * a.width;
    const float d = a.depth;
    const std::array<glm::vec2, 8> bend{{{-x, -0.28F * d},
                                         {-0.96F * x, -0.42F * d},
                                         {-0.62F * x, -0.58F * d},
                                         {-0.3F * x, -0.7F * d},
                                         {-0.16F * x, -0.84F * d},
                                         {0.06F * x, -0.97F * d},
                                         {0.45F * x, -d},
                                         {0.8F * x, -0.93F * d}}};
    Outline outline{{x, 0.0F}, {-x, 0.0F}};
    for (const glm::vec2& point : smooth_path(std::span<const glm::vec2>(bend), 4)) {
        outline.push_back(point);
    }
    outline.emplace_back(x, -0.8F * d);
    return outline;
}

void build_grand(const Piano& a, ModelBuilder& model) {
    const float x = 0.5F * a.width;
    const float low = a.height - a.case_height;
    const float front = 0.22F;  // the keyboard lies before the rim
    const Outline outline = grand_outline(a);
    const std::array inner{grown(outline, -0.045F)};
    const auto rim = [&](float z, float h) {
        return moved(extrude_with_holes(outline, inner, h), {0, 0, z});
    };
    model.add("case", a.body, moved(extrude(outline, 0.6F * a.case_height), {0, 0, low}));
    model.add("case", a.body, rim(low + 0.6F * a.case_height - 0.001F, 0.4F * a.case_height));
    model.add("frame", a.inside,
              moved(extrude(grown(outline, -0.05F), 0.012F),
                    {0, 0, low + 0.6F * a.case_height - 0.002F}));
    const Surface wire = box({0.004F, 0.62F * a.depth, 0.006F});
    model.add(
        "string", chrome(),
        in_row(moved(wire, {-0.1F * x, -0.52F * a.depth, low + 0.6F * a.case_height + 0.012F}), 9,
               {0.1F * x, 0, 0}));
    // Key bed, cheeks and the rail behind the keys.
    const float bed = low + 0.12F;
    model.add("case", a.body, box_between({-x, -0.02F, low}, {x, front, bed - 0.02F}, 0.006F));
    model.add("case", a.body,
              mirrored_pair(
                  box_between({x - 0.07F, -0.02F, bed - 0.03F}, {x, front, bed + 0.06F}, 0.01F)));
    model.add("case", a.body,
              box_between({-x, -0.03F, bed - 0.03F}, {x, 0.02F, a.height - 0.002F}, 0.004F));
    add_keys(a.width - 0.15F, {0, front - 0.02F, bed + 0.01F}, model);
    add_desk(a, {0, -0.04F, a.height - 0.003F}, 18.0F, model);
    add_leg(a, {x - 0.12F, 0.02F, 0}, low + 0.01F, model);
    add_leg(a, {-x + 0.12F, 0.02F, 0}, low + 0.01F, model);
    add_leg(a, {0.3F * x, -0.84F * a.depth, 0}, low + 0.01F, model);
    model.add("lyre", a.body,
              mirrored_pair(rod({0.06F, -0.16F, 0.05F}, {0.09F, -0.16F, low + 0.01F}, 0.014F, 10)));
    model.add("lyre", a.body, box_between({-0.12F, -0.2F, 0.03F}, {0.12F, -0.12F, 0.08F}, 0.01F));
    add_pedals(a, -0.1F, model);
    // The lid turns about the straight side at +X.
    const Outline leaf = [&] {
        Outline cut = outline;
        for (glm::vec2& p : cut) {
            p.y = std::min(p.y, a.lid > 0.0F ? -0.16F * a.depth : 0.0F);
        }
        cut.erase(std::unique(cut.begin(), cut.end()), cut.end());
        return cut;
    }();
    const auto raise = [&](Surface s) {
        return turned_about(moved(std::move(s), {0, 0, a.height - 0.001F}), {x, 0, a.height},
                            Axis::kY, a.lid);
    };
    model.add("lid", a.body, raise(extrude(leaf, 0.02F, 0.006F)));
    if (a.lid > 0.0F) {
        model.add("lid", a.body,
                  box_between({-x, -0.2F * a.depth, a.height + 0.001F},
                              {x, -0.06F * a.depth, a.height + 0.021F}, 0.006F));
        const glm::vec3 foot{-0.93F * x, -0.3F * a.depth, a.height - 0.01F};
        // Where the lid's edge has gone to.
        const float reach = x - foot.x;
        const float angle = a.lid * 0.0174533F;
        model.add("prop", a.body,
                  rod(foot,
                      {x - reach * std::cos(angle) * 0.96F, foot.y,
                       a.height + reach * std::sin(angle) * 0.96F + 0.004F},
                      0.01F, 8));
    }
}

void build_upright(const Piano& a, ModelBuilder& model) {
    const float x = 0.5F * a.width;
    const float back = -a.depth;
    const float bed = 0.64F;
    const bool digital = a.kind == Kind::kDigital;
    const float front = a.shelf;
    if (digital) {
        model.add("case", a.body,
                  box_between({-x, -0.7F * a.depth, bed - 0.03F}, {x, 0.0F, a.height}, 0.012F));
        model.add("case", a.body,
                  mirrored_pair(box_between({x - 0.04F, -0.55F * a.depth, 0.0F},
                                            {x - 0.005F, -0.15F * a.depth, bed}, 0.006F)));
        model.add("foot", a.body,
                  mirrored_pair(box_between({x - 0.05F, -0.9F * a.depth, 0.0F},
                                            {x, 0.55F * front, 0.045F}, 0.01F)));
        model.add("case", a.body,
                  box_between({-x + 0.02F, -0.5F * a.depth, 0.16F},
                              {x - 0.02F, -0.44F * a.depth, 0.42F}));
        model.add(
            "pedal box", a.body,
            box_between({-0.14F, -0.6F * a.depth, 0.03F}, {0.14F, -0.3F * a.depth, 0.12F}, 0.008F));
        model.add("pedal box", a.body,
                  mirrored_pair(rod({0.1F, -0.45F * a.depth, 0.1F}, {0.1F, -0.46F * a.depth, 0.3F},
                                    0.012F, 10)));
    } else {
        model.add("case", a.body,
                  box_between({-x, back, 0.0F}, {x, -0.02F, a.height - 0.03F}, 0.006F));
        model.add("lid", a.body,
                  box_between({-x - 0.012F, back - 0.006F, a.height - 0.031F},
                              {x + 0.012F, 0.006F, a.height}, 0.008F));
        model.add("case", a.body,
                  mirrored_pair(box_between({x - 0.035F, -0.03F, 0.0F},
                                            {x, 0.02F, a.height - 0.04F}, 0.004F)));
        if (a.panels) {
            const float tall = a.height - bed - 0.24F;
            model.add("panel", a.body,
                      in_row(moved(box({0.28F * a.width, 0.016F, std::max(tall, 0.08F)}, 0.006F),
                                   {-0.31F * a.width, -0.018F, a.height - 0.06F - 0.5F * tall}),
                             3, {0.31F * a.width, 0, 0}));
        }
        model.add("case", a.body, box_between({-x, -0.03F, 0.0F}, {x, 0.012F, 0.07F}, 0.004F));
    }
    model.add("key bed", a.body,
              box_between({-x, -0.04F, bed - 0.05F}, {x, front, bed - 0.005F}, 0.01F));
    model.add("key bed", a.body,
              mirrored_pair(box_between({x - 0.05F, -0.03F, bed - 0.01F},
                                        {x, front - 0.005F, bed + 0.075F}, 0.014F)));
    model.add(
        "key bed", a.body,
        box_between({-x + 0.02F, -0.03F, bed - 0.01F}, {x - 0.02F, 0.03F, bed + 0.12F}, 0.008F));
    add_keys(a.width - 0.11F, {0, front - 0.015F, bed + 0.02F}, model);
    add_desk(a,
             {0, digital ? -0.25F * a.depth : 0.005F, digital ? a.height - 0.004F : bed + 0.115F},
             digital ? 14.0F : 5.0F, model);
    add_pedals(a, digital ? -0.26F * a.depth : 0.05F, model);
    if (!digital) {
        for (const float side : {-1.0F, 1.0F}) {
            add_leg(a, {side * (x - 0.07F), front - 0.07F, 0}, bed - 0.04F, model);
        }
    }
}

void add_stool(const Piano& a, float y, ModelBuilder& model) {
    if (!a.stool) {
        return;
    }
    model.add("stool", plain("stool-leather", srgb(0x221F1F), 0.5F),
              moved(cushion({0.58F, 0.34F, 0.08F}, 0.025F, 0.02F), {0, y, 0.48F}));
    model.add("stool", a.body,
              each(four_corners(leg({0.25F, 0.13F, 0.46F}, {0.25F, 0.13F, 0}, {0.022F, 0.016F, 4})),
                   [&](Surface s) {
                       return moved(std::move(s), {0, y, 0});
                   }));
}

}  // namespace

void build_piano(Parameters& parameters, ModelBuilder& model) {
    const Piano piano = draw(parameters);
    if (piano.kind == Kind::kGrand) {
        build_grand(piano, model);
    } else {
        build_upright(piano, model);
    }
    add_stool(piano, piano.shelf + 0.42F, model);
}

}  // namespace turntable::procedural
