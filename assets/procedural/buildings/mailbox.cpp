// Mailboxes: rural tunnel-shaped ones on a post with a flag, boxes for a wall, pillar boxes,
// collection boxes on legs, banks of locked compartments on a pedestal.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/buildings/buildings.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kRural, kWall, kPillar, kCollection, kCluster };
enum class Post { kWood, kBraced, kMetal, kBrick };
enum class Lid { kSlope, kRound, kRoof };

struct Mailbox {
    Kind kind = Kind::kRural;
    Post post = Post::kWood;
    Lid lid = Lid::kSlope;
    float width = 0.0F;
    float length = 0.0F;
    float height = 0.0F;  ///< of the box
    float stand = 0.0F;   ///< height of its floor
    float curve = 1.0F;   ///< of a tunnel's roof: 1 half a circle
    bool flag_up = false;
    bool open = false;  ///< the door of a rural one hangs open
    bool plate = false;
    int columns = 3;
    int rows = 4;
    Look body;
    Look trim;
    Look post_look;
    Look metal;
    Look flag;
    Look letter;
};

Mailbox draw(Parameters& p) {
    Mailbox m;
    m.kind = p.choice<Kind>("kind", {"rural", "wall", "pillar", "collection", "cluster"},
                            {6, 2, 2, 2, 1});
    m.post = p.choice<Post>("post", {"wood", "braced", "metal", "brick"}, {2, 2, 2, 0.7});
    m.lid = p.choice<Lid>("lid", {"slope", "round", "roof"});
    const float wide = p.real("width", 0.0F, 1.0F);
    const float tall = p.real("height", 0.0F, 1.0F);
    const float deep = p.real("length", 0.0F, 1.0F);
    m.columns = p.integer("columns", 2, 4);
    m.rows = p.integer("rows", 3, 5);
    m.curve = p.real("curve", 0.75F, 1.0F);
    m.stand = p.real("stand", 0.55F, 0.95F);
    m.flag_up = p.chance("flag_up", 0.7);
    m.open = p.chance("open", 0.25);
    m.plate = p.chance("name_plate", 0.5);
    switch (m.kind) {
    case Kind::kRural:
        m.width = 0.17F + 0.09F * wide;
        m.height = m.width * (1.0F + 0.35F * tall);
        m.length = 0.42F + 0.16F * deep;
        break;
    case Kind::kWall:
        m.width = 0.3F + 0.12F * wide;
        m.height = m.width * (0.75F + 0.65F * tall);
        m.length = 0.1F + 0.06F * deep;
        break;
    case Kind::kPillar:
        m.width = 0.4F + 0.1F * wide;
        m.height = 1.35F + 0.3F * tall;
        m.length = m.width;
        break;
    case Kind::kCollection:
        m.width = 0.5F + 0.14F * wide;
        m.height = 0.9F + 0.2F * tall;
        m.length = 0.5F + 0.12F * deep;
        break;
    case Kind::kCluster:
        m.width = 0.19F * static_cast<float>(m.columns);
        m.height = 0.16F * static_cast<float>(m.rows);
        m.length = 0.35F + 0.1F * deep;
        break;
    }
    static constexpr std::array<std::uint32_t, 9> kBoxes{
        0x9EA3A6, 0x1F2022, 0xE6E4DE, 0x8E1B20, 0x23407A, 0x2C5E3F, 0xB7B9B6, 0x7A5A3C, 0xC9A227};
    static constexpr std::array<std::uint32_t, 4> kReds{0xB3121D, 0x9E1B22, 0xC01E1E, 0xD9A514};
    static constexpr std::array<std::uint32_t, 3> kBlues{0x1F3F86, 0x274C93, 0x1B3470};
    m.body = m.kind == Kind::kPillar       ? painted_metal(p, "box", kReds)
             : m.kind == Kind::kCollection ? painted_metal(p, "box", kBlues)
                                           : painted_metal(p, "box", kBoxes);
    m.trim = p.chance("metal_trim", 0.5) ? polished_metal(p, "trim") : m.body;
    m.metal = polished_metal(p, "metal");
    m.post_look = m.post == Post::kMetal ? painted_metal(p, "post", kDarkPlastics)
                  : m.post == Post::kBrick
                      ? pictured(p, "post", PictureKind::kBricks, srgb(0xA05A46))
                  : p.chance("painted_post", 0.4) ? painted_wood(p, "post")
                                                  : wood(p, "post");
    m.flag = plain("flag-red", srgb(0xC21A1E), 0.35F);
    m.letter = plain("paper", srgb(0xF3F1EA), 0.7F);
    return m;
}

/// The end of a tunnel: straight walls under an arch, floor at y = 0.
Outline tunnel(float width, float height, float curve) {
    const float r = 0.5F * width;
    const float arch = std::min(r * curve, 0.7F * height);
    Outline outline{{-r, 0.0F}, {r, 0.0F}};
    for (int i = 0; i <= 14; ++i) {
        const float a = glm::pi<float>() * static_cast<float>(i) / 14.0F;
        outline.emplace_back(r * std::cos(a), height - arch + arch * std::sin(a));
    }
    return outline;
}

void add_post(const Mailbox& m, ModelBuilder& model) {
    const float z = m.stand;
    const float s = 0.045F;
    switch (m.post) {
    case Post::kWood:
        model.add("post", m.post_look, box_between({-s, -s, 0}, {s, s, z - 0.008F}, 0.004F));
        break;
    case Post::kBraced: {  // the box hangs on an arm in front of the post
        const float rear = -0.3F * m.length;
        model.add("post", m.post_look,
                  box_between({-s, rear - s, 0}, {s, rear + s, z + 1.35F * m.height}, 0.004F));
        model.add("post", m.post_look,
                  moved(turned(lathe({{0, 0}, {1.6F * s, 0}, {1.6F * s, 0.02F}, {0, 0.08F}}, 4),
                               Axis::kZ, 45.0F),
                        {0, rear, z + 1.35F * m.height - 0.002F}));
        model.add("arm", m.post_look,
                  box_between({-0.8F * s, rear - 0.14F, z - 0.075F},
                              {0.8F * s, 0.45F * m.length, z - 0.006F}, 0.004F));
        model.add(
            "arm", m.post_look,
            leg({0, 0.32F * m.length, z - 0.05F}, {0, rear, z - 0.4F}, {0.55F * s, 0.55F * s, 4}));
        break;
    }
    case Post::kMetal:
        model.add("post", m.post_look, cylinder(0.028F, 0.0F, z - 0.008F, 20));
        model.add(
            "post", m.post_look,
            lathe({{0, 0}, {0.12F, 0}, {0.12F, 0.014F}, {0.06F, 0.03F}, {0.03F, 0.07F}, {0, 0.07F}},
                  28));
        break;
    case Post::kBrick: {
        const float half = 0.5F * m.width + 0.07F;
        const float deep = 0.42F * m.length;
        model.add("post", m.post_look, box_between({-half, -deep, 0}, {half, deep, z - 0.03F}));
        model.add("post", plain("coping", srgb(0xB9B4A8), 0.8F),
                  box_between({-half - 0.03F, -deep - 0.03F, z - 0.05F},
                              {half + 0.03F, deep + 0.03F, z - 0.008F}, 0.006F));
        break;
    }
    }
    model.add("board", m.post_look,
              box_between({-0.42F * m.width, -0.42F * m.length, z - 0.012F},
                          {0.42F * m.width, 0.42F * m.length, z + 0.003F}));
}

void add_flag(const Mailbox& m, ModelBuilder& model) {
    const float x = -0.5F * m.width;  // the right-hand side seen from the front
    const float z = m.stand + 0.5F * m.height;
    const float y = 0.12F * m.length;
    const float arm = 0.85F * m.height;
    const Outline outline{{-0.012F, -0.012F},    {0.012F, -0.012F}, {0.012F, 0.62F * arm},
                          {0.085F, 0.62F * arm}, {0.085F, arm},     {-0.012F, arm}};
    Surface flag = sideways(outline, 0.005F);
    if (!m.flag_up) {
        flag = turned(std::move(flag), Axis::kX, 90.0F);
    }
    model.add("flag", m.flag, moved(std::move(flag), {x - 0.006F, y, z}));
    model.add(
        "flag", m.metal,
        moved(turned(cylinder(0.011F, -0.012F, 0.006F, 12), Axis::kY, -90.0F), {x - 0.006F, y, z}));
}

void add_rural(const Mailbox& m, ModelBuilder& model) {
    add_post(m, model);
    const float half = 0.5F * m.length;
    const float wall = 0.006F;
    const Outline outer = tunnel(m.width, m.height, m.curve);
    const Outline inner =
        moved(tunnel(m.width - 2 * wall, m.height - 2 * wall, m.curve), {0, wall});
    model.add("box", m.body,
              moved(upright_with_holes(outer, std::array{inner}, m.length), {0, 0, m.stand}));
    const Outline rim = moved(tunnel(m.width + 0.012F, m.height + 0.009F, m.curve), {0, -0.003F});
    model.add("box", m.body, moved(upright(rim, 0.02F, 0.003F), {0, -half, m.stand}));
    const Surface door = upright(rim, 0.016F, 0.003F);
    const auto hung = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, m.open ? -100.0F : 0.0F),
                     {0, half + 0.006F, m.stand});
    };
    model.add("hinge", m.metal,
              rod({-0.4F * m.width, half + 0.003F, m.stand},
                  {0.4F * m.width, half + 0.003F, m.stand}, 0.009F, 10));
    model.add("door", m.body, hung(door));
    model.add("door", m.trim,
              hung(moved(upright(moved(tunnel(0.72F * m.width, 0.72F * m.height, m.curve),
                                       {0, 0.12F * m.height}),
                                 0.006F, 0.002F),
                         {0, 0.009F, 0})));
    model.add("handle", m.metal,
              hung(moved(box({0.05F, 0.03F, 0.014F}, 0.004F), {0, 0.018F, 0.9F * m.height})));
    if (m.open) {  // letters
        for (int i = 0; i < 3; ++i) {
            const float x = (static_cast<float>(i) - 1.0F) * 0.2F * m.width;
            model.add("letter", m.letter,
                      moved(turned(box({0.004F, 0.2F, 0.7F * m.height}), Axis::kY, 6.0F),
                            {x, half - 0.1F, m.stand + 0.36F * m.height}));
        }
    }
    add_flag(m, model);
    if (m.plate) {
        model.add("plate", m.letter,
                  mirrored_pair(box_between(
                      {0.5F * m.width - 0.002F, -0.25F * half, m.stand + 0.14F * m.height},
                      {0.5F * m.width + 0.003F, 0.65F * half, m.stand + 0.4F * m.height})));
    }
}

void add_wall_box(const Mailbox& m, ModelBuilder& model) {
    const float x = 0.5F * m.width;
    const float y = 0.5F * m.length;
    const float h = m.height;
    model.add("box", m.body, box_between({-x, -y, 0.0F}, {x, y, h}, 0.006F));
    if (m.lid == Lid::kSlope) {
        const Outline side{{-y - 0.004F, 0},
                           {y + 0.02F, 0},
                           {y + 0.02F, 0.014F},
                           {-y - 0.004F, 0.3F * m.length + 0.04F}};
        model.add("lid", m.trim,
                  moved(sideways(side, m.width + 0.024F, 0.003F), {0, 0, h - 0.004F}));
    } else if (m.lid == Lid::kRound) {
        model.add("lid", m.trim,
                  moved(sideways(tunnel(2.0F * y + 0.02F, 0.6F * m.length, 1.0F), m.width + 0.02F,
                                 0.003F),
                        {0, 0, h - 0.004F}));
    } else {
        const Outline gable{{-x - 0.03F, 0}, {x + 0.03F, 0}, {0, 0.32F * m.width}};
        model.add("lid", m.trim,
                  moved(upright(gable, m.length + 0.04F, 0.003F), {0, 0, h - 0.004F}));
    }
    const float slot = 0.8F * h;
    model.add(
        "slot", black_plastic(),
        box_between({-0.8F * x, y - 0.004F, slot - 0.012F}, {0.8F * x, y + 0.002F, slot + 0.012F}));
    model.add("slot", m.metal,
              moved(turned(box({1.72F * x, 0.004F, 0.036F}, 0.0015F), Axis::kX, 20.0F),
                    {0, y + 0.009F, slot + 0.012F}));
    const float low = 0.1F * h;
    model.add(
        "door", m.trim,
        box_between({-0.82F * x, y - 0.002F, low}, {0.82F * x, y + 0.006F, 0.66F * h}, 0.002F));
    model.add("lock", m.metal,
              moved(turned(rounded_cylinder(0.012F, -0.004F, 0.006F, 0.002F, 16), Axis::kX, -90.0F),
                    {0, y + 0.006F, 0.58F * h}));
    if (m.plate) {  // an envelope in relief says what the box is for
        const float w = 0.34F * m.width;
        const float middle = 0.33F * h;
        model.add("plate", m.letter,
                  box_between({-0.5F * w, y + 0.004F, middle - 0.32F * w},
                              {0.5F * w, y + 0.009F, middle + 0.32F * w}));
        for (const float side : {-1.0F, 1.0F}) {
            model.add("plate", plain("line", srgb(0x3A3C40), 0.6F),
                      rod({side * 0.48F * w, y + 0.009F, middle + 0.3F * w},
                          {0, y + 0.009F, middle - 0.02F * w}, 0.0035F, 6));
        }
    }
    if (m.open) {
        model.add("letter", m.letter,
                  moved(turned(box({0.9F * x, 0.004F, 0.16F}), Axis::kX, -14.0F),
                        {0.1F * x, y + 0.014F, slot + 0.05F}));
    }
    if (m.flag_up) {  // hooks for a newspaper
        const Path hook =
            arc({0, y - 0.004F, -0.045F}, 0.048F, {0, 0, 1}, {0, 1, 0}, 0.0F, 250.0F, 18);
        model.add("hook", m.metal,
                  mirrored_pair(moved(tube(hook, 0.005F, 8), {0.55F * x, 0, 0.0F})));
    }
}

void add_pillar(const Mailbox& m, ModelBuilder& model) {
    const float r = 0.5F * m.width;
    const float h = m.height;
    const bool square = m.lid == Lid::kRoof;
    const auto drum = [&](float radius, float low, float high, float fillet) {
        return square ? box_between({-radius, -radius, low}, {radius, radius, high}, fillet)
                      : rounded_cylinder(radius, low, high, fillet, 40);
    };
    model.add("foot", black_plastic(), drum(1.06F * r, 0.0F, 0.14F * h, 0.012F));
    model.add("box", m.body, drum(r, 0.13F * h, 0.86F * h, 0.004F));
    model.add("cap", m.body, drum(1.12F * r, 0.85F * h, 0.9F * h, 0.015F));
    if (m.lid == Lid::kRound) {
        model.add("cap", m.body,
                  lathe({{0, 0.89F * h},
                         {1.04F * r, 0.89F * h},
                         {1.0F * r, 0.93F * h},
                         {0.72F * r, 0.97F * h},
                         {0.3F * r, h},
                         {0, h}},
                        40));
    } else {
        model.add("cap", m.body, drum(0.98F * r, 0.89F * h, 0.94F * h, 0.02F));
    }
    const float y = (square ? 1.0F : 0.985F) * r;
    const float slot = 0.74F * h;
    const float wide = 0.62F * r;
    model.add("slot", m.body,
              box_between({-1.2F * wide, 0.6F * y, slot - 0.05F},
                          {1.2F * wide, y + 0.03F, slot + 0.055F}, 0.012F));
    model.add("slot", black_plastic(),
              box_between({-wide, 0.6F * y, slot - 0.02F}, {wide, y + 0.034F, slot + 0.015F}));
    // The door follows the drum: a slice of a slightly wider one.
    const auto curved = [&](float half_angle, float low, float high, float stand) {
        return sheet(
            [&](float u, float v) {
                const float a = glm::radians(half_angle * (1.0F - 2.0F * u));
                const float z = low + (high - low) * v;
                if (square) {
                    const float x = r * std::sin(a);
                    return glm::vec3(x, r + stand, z);
                }
                return glm::vec3((r + stand) * std::sin(a), (r + stand) * std::cos(a), z);
            },
            0.02F, 14, 2);
    };
    model.add("door", m.body, curved(46.0F, 0.2F * h, 0.64F * h, 0.012F));
    model.add("plate", m.letter, curved(21.0F, 0.5F * h, 0.61F * h, 0.02F));
    model.add(
        "lock", m.metal,
        moved(turned(cylinder(0.02F, -0.02F, 0.012F, 16), Axis::kX, -90.0F),
              {square ? 0.5F * r : 0.56F * r, (square ? 1.0F : 0.83F) * r + 0.01F, 0.45F * h}));
    model.add("ring", m.plate ? m.metal : m.body, drum(1.025F * r, 0.82F * h, 0.836F * h, 0.002F));
}

void add_collection(const Mailbox& m, ModelBuilder& model) {
    const float legs = 0.16F;
    const float half = 0.5F * m.width;
    // Seen from the side the box has a round top.
    const Outline side = tunnel(m.length, m.height, 0.95F);
    model.add("box", m.body, moved(sideways(side, m.width, 0.008F), {0, 0, legs}));
    model.add(
        "rim", m.body,
        mirrored_pair(moved(sideways(grown(side, 0.008F), 0.022F), {half - 0.035F, 0, legs})));
    const float y = 0.5F * m.length;
    model.add("leg", m.body,
              four_corners(box_between({half - 0.06F, y - 0.06F, 0.0F},
                                       {half - 0.005F, y - 0.005F, legs + 0.02F}, 0.003F)));
    model.add("foot", m.metal,
              four_corners(box_between({half - 0.08F, y - 0.08F, 0.0F},
                                       {half + 0.012F, y + 0.012F, 0.012F})));
    // The chute's door, leaning with the roof, and its handle.
    const float z = legs + m.height - 0.44F * m.length;
    model.add("slot", m.body,
              moved(turned(box({0.8F * m.width, 0.05F, 0.26F * m.length}, 0.01F), Axis::kX, 24.0F),
                    {0, 0.93F * y, z + 0.1F * m.length}));
    model.add("handle", m.metal, each(bar_handle(0.5F * m.width, 0.045F, 0.009F), [&](Surface s) {
                  return moved(turned(std::move(s), Axis::kX, 24.0F),
                               {0, 0.93F * y + 0.022F, z + 0.12F * m.length});
              }));
    model.add("door", m.body,
              box_between({-0.8F * half, y - 0.002F, legs + 0.1F * m.height},
                          {0.8F * half, y + 0.01F, legs + 0.5F * m.height}, 0.003F));
    model.add("plate", m.letter,
              box_between({-0.42F * half, y + 0.006F, legs + 0.3F * m.height},
                          {0.42F * half, y + 0.014F, legs + 0.44F * m.height}));
    model.add("lock", m.metal,
              moved(turned(cylinder(0.014F, -0.004F, 0.016F, 14), Axis::kX, -90.0F),
                    {-0.65F * half, y, legs + 0.32F * m.height}));
    if (m.plate) {
        const float w = 0.3F * m.length;
        model.add("plate", m.letter,
                  mirrored_pair(
                      box_between({half - 0.002F, -0.6F * w, legs + 0.5F * m.height},
                                  {half + 0.004F, 0.6F * w, legs + 0.5F * m.height + 0.66F * w})));
    }
}

void add_cluster(const Mailbox& m, ModelBuilder& model) {
    const float x = 0.5F * m.width + 0.03F;
    const float y = 0.5F * m.length;
    const float low = 0.75F;
    const float high = low + m.height + 0.06F;
    model.add(
        "post", m.body,
        box_between({-0.3F * x, -0.5F * y, 0.02F}, {0.3F * x, 0.5F * y, low + 0.005F}, 0.01F));
    model.add("foot", m.metal,
              box_between({-0.55F * x, -0.8F * y, 0.0F}, {0.55F * x, 0.8F * y, 0.025F}, 0.004F));
    model.add("box", m.body, box_between({-x, -y, low}, {x, y, high}, 0.008F));
    const Outline roof{{-y - 0.03F, 0}, {y + 0.05F, 0}, {y + 0.05F, 0.012F}, {-y - 0.03F, 0.09F}};
    model.add("lid", m.body, moved(sideways(roof, 2 * x + 0.05F, 0.003F), {0, 0, high - 0.004F}));
    const float step_x = m.width / static_cast<float>(m.columns);
    const float step_z = m.height / static_cast<float>(m.rows);
    for (int i = 0; i < m.columns; ++i) {
        for (int k = 0; k < m.rows; ++k) {
            const glm::vec3 at{-0.5F * m.width + step_x * (static_cast<float>(i) + 0.5F), y,
                               low + 0.03F + step_z * (static_cast<float>(k) + 0.5F)};
            model.add("door", m.trim,
                      moved(box({step_x - 0.016F, 0.016F, step_z - 0.016F}, 0.003F), at));
            model.add(
                "lock", m.metal,
                moved(turned(rounded_cylinder(0.012F, 0.0F, 0.014F, 0.003F, 14), Axis::kX, -90.0F),
                      at + glm::vec3(-0.3F * step_x, 0, 0)));
            model.add("plate", m.letter,
                      moved(box({0.4F * step_x, 0.004F, 0.2F * step_z}),
                            at + glm::vec3(0.06F * step_x, 0.009F, 0.18F * step_z)));
        }
    }
}

}  // namespace

void build_mailbox(Parameters& parameters, ModelBuilder& model) {
    const Mailbox mailbox = draw(parameters);
    switch (mailbox.kind) {
    case Kind::kRural:
        add_rural(mailbox, model);
        break;
    case Kind::kWall:
        add_wall_box(mailbox, model);
        break;
    case Kind::kPillar:
        add_pillar(mailbox, model);
        break;
    case Kind::kCollection:
        add_collection(mailbox, model);
        break;
    case Kind::kCluster:
        add_cluster(mailbox, model);
        break;
    }
}

}  // namespace turntable::procedural
