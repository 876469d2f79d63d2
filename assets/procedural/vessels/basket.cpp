// Baskets: round and oval ones with a bail, picnic hampers with flaps, laundry baskets, wire
// shopping baskets, bread baskets, bicycle baskets, log baskets. Woven walls are woven.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vessels/vessel_parts.h"
#include "assets/procedural/vessels/vessels.h"

namespace turntable::procedural {
namespace {

enum class Kind { kBail, kPicnic, kLaundry, kWire, kBread, kBicycle, kLog, kShopping };

struct Basket {
    Kind kind = Kind::kBail;
    glm::vec2 half{0.0F};  ///< of the mouth
    float height = 0.0F;
    float taper = 0.8F;
    float bulge = 0.0F;  ///< share of the width
    float squareness = 2.0F;
    int rows = 9;        ///< of the weave
    int stakes = 24;     ///< uprights that it is woven around, even
    float depth = 0.0F;  ///< of the weave's waves
    float bail = 0.0F;   ///< height of the handle above the rim
    float thick = 0.006F;
    bool twisted = false;
    bool cloth = false;
    bool lid = false;
    int loaves = 0;
    Look body;
    Look rim;
    Look lining;
};

void draw_shape(Parameters& p, Basket& b) {
    const auto size = [&](glm::vec2 half, glm::vec2 aspect, glm::vec2 height, glm::vec2 taper) {
        b.half.x = p.real("half_width", half.x, half.y);
        b.half.y = b.half.x * p.real("aspect", aspect.x, aspect.y);
        b.height = b.half.x * p.real("depth", height.x, height.y);
        b.taper = p.real("taper", taper.x, taper.y);
    };
    const float boxy = p.real("squareness", 3.5F, 7.0F);
    switch (b.kind) {
    case Kind::kBail:
        size({0.12F, 0.2F}, {0.7F, 1.0F}, {0.7F, 1.1F}, {0.68F, 0.85F});
        break;
    case Kind::kPicnic:
        size({0.19F, 0.25F}, {0.58F, 0.7F}, {0.8F, 1.0F}, {0.85F, 0.95F});
        b.squareness = boxy;
        break;
    case Kind::kLaundry:
        size({0.19F, 0.26F}, {0.75F, 1.0F}, {1.7F, 2.5F}, {0.8F, 0.95F});
        b.squareness = p.chance("square", 0.4) ? boxy : 2.0F;
        break;
    case Kind::kWire:
    case Kind::kShopping:
        size({0.19F, 0.24F}, {0.6F, 0.7F}, {0.9F, 1.15F}, {0.76F, 0.86F});
        b.squareness = boxy;
        break;
    case Kind::kBread:
        size({0.13F, 0.19F}, {0.55F, 0.75F}, {0.4F, 0.6F}, {0.66F, 0.8F});
        break;
    case Kind::kBicycle:
        size({0.16F, 0.2F}, {0.68F, 0.82F}, {1.1F, 1.4F}, {0.74F, 0.86F});
        b.squareness = std::min(boxy, 4.5F);
        break;
    case Kind::kLog:
        size({0.22F, 0.3F}, {0.8F, 1.0F}, {0.8F, 1.1F}, {0.78F, 0.9F});
        break;
    }
}

Basket draw(Parameters& p) {
    Basket b;
    b.kind = p.choice<Kind>(
        "kind", {"bail", "picnic", "laundry", "wire", "bread", "bicycle", "log", "shopping"},
        {3, 2, 1.5, 1.3, 1.3, 1.2, 1, 1});
    draw_shape(p, b);
    b.bulge = p.real("bulge", -0.04F, 0.12F);
    const float row = p.real("row", 0.013F, 0.022F);
    b.rows = std::clamp(static_cast<int>(b.height / row), 5, 15);
    b.stakes = 2 * p.integer("stakes", 9, 14);
    b.depth = p.real("relief", 0.0035F, 0.006F);
    b.bail = b.half.x * p.real("bail", 0.9F, 1.5F);
    b.thick = p.real("thickness", 0.005F, 0.009F);
    b.twisted = p.chance("twisted", 0.5);
    b.cloth = p.chance("cloth", 0.35);
    b.lid = p.chance("lid", 0.5);
    b.loaves = p.chance("filled", 0.35) ? p.integer("loaves", 2, 4) : 0;
    const bool wires = b.kind == Kind::kWire;
    b.body = wires                       ? polished_metal(p, "body")
             : b.kind == Kind::kShopping ? plastic(p, "body")
                                         : wicker(p, "body");
    b.rim = wires                          ? b.body
            : b.kind == Kind::kShopping    ? black_plastic()
            : p.chance("rim_differs", 0.4) ? wicker(p, "rim")
                                           : b.body;
    b.lining = fabric(p, "lining");
    return b;
}

/// Half the width at a share of the height, without the weave.
glm::vec2 half_at(const Basket& b, float share) {
    const float swell = b.bulge * std::sin(glm::pi<float>() * share);
    return b.half * (glm::mix(b.taper, 1.0F, share) + swell);
}

/// A point of the wall: angle in degrees, share of the height.
glm::vec3 on_wall(const Basket& b, float degrees, float share, float out = 0.0F) {
    const float a = glm::radians(degrees);
    const glm::vec3 u = squared(glm::vec3(std::cos(a), std::sin(a), 0.0F), b.squareness);
    const glm::vec2 h = half_at(b, share) + out;
    return {h.x * u.x, h.y * u.y, share * b.height};
}

/// Rods go in front of one stake and behind the next, the next row the other way round.
void add_woven_wall(const Basket& b, ModelBuilder& model) {
    const int segments = 4 * b.stakes;
    const auto wave = [&](int row, float angle) {
        const float side = row % 2 == 0 ? 1.0F : -1.0F;
        return side * b.depth * std::cos(0.5F * static_cast<float>(b.stakes) * angle);
    };
    const float floor = 0.012F;
    struct Row {
        float share;
        float out;  ///< from the middle surface
        int row;    ///< -1: no wave
    };
    std::vector<Row> rows{{0.0F, 0.5F * b.thick, -1}};
    for (int i = 0; i < b.rows; ++i) {
        rows.push_back(
            {(static_cast<float>(i) + 0.5F) / static_cast<float>(b.rows), 0.5F * b.thick, i});
    }
    rows.push_back({1.0F, 0.5F * b.thick, -1});
    rows.push_back({1.0F, -0.5F * b.thick, -1});
    for (int i = b.rows; i-- > 0;) {
        rows.push_back(
            {(static_cast<float>(i) + 0.5F) / static_cast<float>(b.rows), -0.5F * b.thick, i});
    }
    rows.push_back({floor / b.height, -0.5F * b.thick, -1});
    std::vector<Level> levels;
    for (const Row& r : rows) {
        if (r.row >= 0 && r.out < 0.0F && r.share * b.height < floor) {
            continue;
        }
        levels.push_back({half_at(b, r.share) + r.out, r.share * b.height, b.squareness});
    }
    Surface wall = shell(levels, segments);
    // Waves by where a point is: rows by its height.
    for (glm::vec3& p : wall.points) {
        const float share = p.z / b.height;
        const int row = static_cast<int>(share * static_cast<float>(b.rows));
        if (share < 0.001F || share > 0.999F) {
            continue;
        }
        const glm::vec2 m = half_at(b, share);
        const float angle = std::atan2(p.y / m.y, p.x / m.x);
        const float r = std::hypot(p.x, p.y);
        const float f = 1.0F + wave(row, angle) / std::max(r, 0.01F);
        if (std::hypot(p.x / m.x, p.y / m.y) > 0.8F) {
            p = {f * p.x, f * p.y, p.z};
        }
    }
    model.add("body", b.body, with_crease(std::move(wall), 75.0F));
    for (int i = 0; i < b.stakes; ++i) {
        const float degrees =
            360.0F * (static_cast<float>(i) + 0.5F) / static_cast<float>(b.stakes);
        model.add(
            "stake", b.rim,
            tube({on_wall(b, degrees, 0.01F), on_wall(b, degrees, 0.5F), on_wall(b, degrees, 1.0F)},
                 0.8F * b.thick, 6));
    }
}

/// Two strands twisted around each other along the wall at a share of its height.
void add_braid(const Basket& b, float share, float radius, int turns, ModelBuilder& model) {
    for (const float phase : {0.0F, 180.0F}) {
        Path path;
        const int steps = 5 * turns;
        for (int i = 0; i < steps; ++i) {
            const float t = static_cast<float>(i) / static_cast<float>(steps);
            const float a = glm::radians(phase + 360.0F * static_cast<float>(turns) * t);
            glm::vec3 p = on_wall(b, 360.0F * t, share, 0.7F * radius * std::cos(a));
            p.z += 0.7F * radius * std::sin(a);
            path.push_back(p);
        }
        model.add("rim", b.rim, closed_tube(path, radius, 5));
    }
}

/// A hoop over the mouth in the plane x = 0 turned by `degrees` about Z.
void add_bail(const Basket& b, float degrees, float radius, float top, ModelBuilder& model) {
    const glm::vec3 foot = on_wall(b, degrees, 0.55F, 0.3F * b.thick);
    const glm::vec3 rim = on_wall(b, degrees, 1.0F, 0.4F * b.thick);
    std::vector<glm::vec3> knots{foot, rim};
    for (const float a : {35.0F, 65.0F, 90.0F, 115.0F, 145.0F}) {
        const float c = std::cos(glm::radians(a));
        const float s = std::sin(glm::radians(a));
        knots.emplace_back(rim.x * std::copysign(std::sqrt(std::abs(c)), c),
                           rim.y * std::copysign(std::sqrt(std::abs(c)), c), b.height + top * s);
    }
    knots.emplace_back(-rim.x, -rim.y, rim.z);
    knots.emplace_back(-foot.x, -foot.y, foot.z);
    const Path path = smooth_path(knots, 6);
    if (!b.twisted) {
        model.add("handle", b.rim, tube(path, radius, 8));
        return;
    }
    for (const float phase : {0.0F, 180.0F}) {
        Path strand;
        for (std::size_t i = 0; i < path.size(); ++i) {
            const float a = glm::radians(phase + 75.0F * static_cast<float>(i));
            const glm::vec3 side{-std::sin(glm::radians(degrees)), std::cos(glm::radians(degrees)),
                                 0.0F};
            const glm::vec3 outward = glm::normalize(path[i] - glm::vec3(0, 0, 0.5F * b.height));
            strand.push_back(path[i] +
                             0.6F * radius * (std::cos(a) * side + std::sin(a) * outward));
        }
        model.add("handle", b.rim, tube(strand, 0.75F * radius, 7));
    }
}

/// A lug on the wall near the rim: what laundry and log baskets are carried by.
void add_lugs(const Basket& b, ModelBuilder& model) {
    const float radius = 1.3F * b.thick;
    for (const float at : {0.0F, 180.0F}) {
        const std::array<glm::vec3, 5> knots{
            on_wall(b, at - 20.0F, 0.96F), on_wall(b, at - 15.0F, 1.0F) + glm::vec3(0, 0, 0.05F),
            on_wall(b, at, 1.0F) + glm::vec3(0, 0, 0.075F),
            on_wall(b, at + 15.0F, 1.0F) + glm::vec3(0, 0, 0.05F), on_wall(b, at + 20.0F, 0.96F)};
        model.add("handle", b.rim,
                  tube(smooth_path(std::span<const glm::vec3>(knots), 5), radius, 8));
    }
}

void add_cloth(const Basket& b, ModelBuilder& model) {
    if (!b.cloth) {
        return;
    }
    const float t = 0.004F;
    const float out = 0.5F * b.thick + b.depth + t;
    const Level hem{half_at(b, 0.72F) + out, 0.72F * b.height, b.squareness};
    const Level rim{half_at(b, 1.0F) + out, b.height + 0.01F, b.squareness};
    const Level deep{half_at(b, 0.1F) - 0.9F * b.thick - b.depth, 0.1F * b.height, b.squareness};
    Surface cloth = drape(hem, rim, 2.0F * out, deep, t, 72);
    for (glm::vec3& p : cloth.points) {
        if (p.z < 0.8F * b.height && std::hypot(p.x / hem.half.x, p.y / hem.half.y) > 0.93F) {
            p.z += 0.05F * b.height * std::cos(9.0F * std::atan2(p.y, p.x));
        }
    }
    model.add("cloth", b.lining, std::move(cloth));
}

void add_loaves(const Basket& b, ModelBuilder& model) {
    const Look crust = plain("crust", srgb(0xB9793A), 0.8F);
    for (int i = 0; i < b.loaves; ++i) {
        const float share = (static_cast<float>(i) + 0.5F) / static_cast<float>(b.loaves) - 0.5F;
        const glm::vec3 radii{0.8F * b.half.x * 0.75F / static_cast<float>(b.loaves) + 0.02F,
                              0.62F * b.half.y, 0.3F * b.half.y};
        const float at = 1.35F * b.half.x * share;
        model.add("bread", crust,
                  moved(superellipsoid(radii, 0.8F, 0.9F, 12, 20), {at, 0, 0.75F * b.height}));
    }
    model.add(
        "cloth", b.lining,
        shell(std::array<Level, 2>{{{half_at(b, 0.3F) - b.thick, 0.3F * b.height, b.squareness},
                                    {half_at(b, 0.7F) - b.thick, 0.7F * b.height, b.squareness}}}));
}

void add_picnic_lid(const Basket& b, ModelBuilder& model) {
    // Two flaps hinged on a bar across the middle.
    const float z = b.height + 0.012F;
    const glm::vec2 m = half_at(b, 1.0F) + 0.012F;
    Outline flap;
    const Outline whole = superellipse(m.x, m.y, b.squareness, 48);
    for (const glm::vec2& q : whole) {
        if (q.x > 0.005F) {
            flap.push_back(q);
        }
    }
    std::sort(flap.begin(), flap.end(), [](const glm::vec2& l, const glm::vec2& r) {
        return std::atan2(l.y, l.x) < std::atan2(r.y, r.x);
    });
    flap.insert(flap.begin(), {0.005F, flap.front().y});
    flap.emplace_back(0.005F, flap.back().y);
    const float open = b.loaves > 0 ? -40.0F : 0.0F;
    Surfaces flaps{turned(moved(extrude(flap, 0.014F, 0.005F), {0, 0, 0}), Axis::kY, open)};
    flaps.push_back(turned(extrude(flap, 0.014F, 0.005F), Axis::kZ, 180.0F));
    model.add("lid", b.body, each(std::move(flaps), [&](Surface s) {
                  return moved(std::move(s), {0, 0, z});
              }));
    model.add("hinge", b.rim,
              box_between({-0.018F, -m.y, z - 0.012F}, {0.018F, m.y, z + 0.018F}, 0.004F));
    model.add("strap", plain("strap", srgb(0x5A3420), 0.6F),
              mirrored_pair(box_between({0.45F * m.x - 0.012F, m.y - 0.008F, 0.55F * b.height},
                                        {0.45F * m.x + 0.012F, m.y + 0.008F, z + 0.004F}, 0.003F)));
    model.add("buckle", chrome(),
              mirrored_pair(box_between(
                  {0.45F * m.x - 0.017F, m.y, 0.7F * b.height},
                  {0.45F * m.x + 0.017F, m.y + 0.013F, 0.7F * b.height + 0.03F}, 0.003F)));
}

/// Bars and rings, as a supermarket's basket has them.
void add_wire_body(const Basket& b, ModelBuilder& model) {
    const float wire = 0.0026F;
    const int uprights = 2 * b.stakes;
    for (int i = 0; i < uprights; ++i) {
        const float degrees =
            360.0F * (static_cast<float>(i) + 0.5F) / static_cast<float>(uprights);
        model.add(
            "wire", b.body,
            tube({on_wall(b, degrees, 0.0F), on_wall(b, degrees, 0.5F), on_wall(b, degrees, 1.0F)},
                 wire, 5));
    }
    const int rings = std::max(4, b.rows / 2);
    for (int k = 0; k <= rings; ++k) {
        const float share = static_cast<float>(k) / static_cast<float>(rings);
        Path ring;
        for (int i = 0; i < 48; ++i) {
            ring.push_back(on_wall(b, 7.5F * static_cast<float>(i), share));
        }
        model.add(k == rings ? "rim" : "wire", b.body,
                  closed_tube(ring, k == rings ? 2.2F * wire : 1.15F * wire, 6));
    }
    const glm::vec2 low = half_at(b, 0.0F);
    for (int i = -4; i <= 4; ++i) {  // the floor
        const float x = 0.2F * static_cast<float>(i) * low.x;
        const float y = low.y * std::pow(1.0F - std::pow(std::abs(x / low.x), b.squareness),
                                         1.0F / b.squareness);
        model.add("wire", b.body, rod({x, -y, 0.0F}, {x, y, 0.0F}, wire, 5));
        if (std::abs(i) < 4) {
            const float across = 0.22F * static_cast<float>(i) * low.y;
            const float reach =
                low.x * std::pow(1.0F - std::pow(std::abs(across / low.y), b.squareness),
                                 1.0F / b.squareness);
            model.add("wire", b.body, rod({-reach, across, 0.0F}, {reach, across, 0.0F}, wire, 5));
        }
    }
}

/// A pair of handles that fold down, each over half the mouth.
void add_folding_handles(const Basket& b, ModelBuilder& model) {
    const float radius = 0.0045F;
    const Look grip = b.kind == Kind::kWire ? rubber() : b.rim;
    for (const float side : {-1.0F, 1.0F}) {
        const float lean = side * (b.twisted ? 0.12F : 0.75F) * b.half.y;
        const float up = b.twisted ? 0.62F * b.half.x : 0.3F * b.half.x;
        const float x = b.half.x;
        const float y0 = side * 0.12F * b.half.y;
        const std::array<glm::vec3, 4> knots{{{-x, y0, b.height - 0.01F},
                                              {-0.8F * x, lean, b.height + up},
                                              {0.8F * x, lean, b.height + up},
                                              {x, y0, b.height - 0.01F}}};
        model.add("handle", b.kind == Kind::kWire ? b.body : b.rim,
                  tube(rounded_path(knots, 0.05F), radius, 8));
        model.add("grip", grip,
                  rod({-0.35F * x, lean, b.height + up}, {0.35F * x, lean, b.height + up},
                      2.3F * radius, 10));
    }
}

/// Moulded plastic with slots: solid walls with rows of bars.
void add_plastic_body(const Basket& b, ModelBuilder& model) {
    const auto at = [&](float share) {
        const glm::vec2 h = half_at(b, share);
        return Level{h, share * b.height, b.squareness};
    };
    Basket frame = b;
    model.add("body", b.body, tub(at(0.0F), at(0.3F), b.thick * 0.6F, 0.006F));
    const auto hoop = [&](float low, float high, float out, const Look& look,
                          std::string_view part) {
        Level a = at(low);
        Level c = at(high);
        a.half += out;
        c.half += out;
        Level c_in = at(high);
        Level a_in = at(low);
        c_in.half -= 0.6F * b.thick;
        a_in.half -= 0.6F * b.thick;
        model.add(part, look, shell(std::array{a_in, a, c, c_in, a_in}));
    };
    hoop(0.56F, 0.64F, 0.0F, b.body, "body");
    hoop(0.86F, 0.99F, 0.004F, b.body, "body");
    hoop(0.97F, 1.02F, 0.014F, b.body, "rim");
    const int bars = 2 * b.stakes;
    for (int i = 0; i < bars; ++i) {
        const float degrees = 360.0F * (static_cast<float>(i) + 0.5F) / static_cast<float>(bars);
        const float in = -0.3F * b.thick;
        model.add("bar", b.body,
                  tube({on_wall(frame, degrees, 0.28F, in), on_wall(frame, degrees, 0.6F, in),
                        on_wall(frame, degrees, 0.9F, in)},
                       0.42F * b.thick, 6));
    }
}

void add_straps(const Basket& b, ModelBuilder& model) {
    // Behind, where the handlebar is.
    const Look hide = plain("strap", srgb(0x5A3420), 0.6F);
    const float y = -half_at(b, 0.85F).y;
    for (const float side : {-0.45F, 0.45F}) {
        const float x = side * b.half.x;
        model.add(
            "strap", hide,
            moved(sideways_with_holes(rounded_rectangle(0.06F, 0.09F, 0.025F),
                                      std::array{rounded_rectangle(0.048F, 0.078F, 0.02F)}, 0.022F),
                  {x, y - 0.02F, 0.82F * b.height}));
        model.add("buckle", chrome(),
                  box_between({x - 0.016F, y - 0.056F, 0.8F * b.height},
                              {x + 0.016F, y - 0.046F, 0.8F * b.height + 0.03F}, 0.002F));
    }
}

void add_round_lid(const Basket& b, ModelBuilder& model) {
    const glm::vec2 m = half_at(b, 1.0F) + 0.012F;
    const float z = b.height + 0.008F;
    model.add("lid", b.body,
              shell(std::array<Level, 4>{{{m, z, b.squareness},
                                          {m, z + 0.022F, b.squareness},
                                          {0.7F * m, z + 0.05F, b.squareness},
                                          {0.1F * m, z + 0.06F, 2.0F}}}));
    model.add("knob", b.rim, moved(ball(0.022F, 8, 14), {0, 0, z + 0.074F}));
}

}  // namespace

void build_basket(Parameters& parameters, ModelBuilder& model) {
    const Basket basket = draw(parameters);
    const float strand = 0.85F * basket.thick;
    if (basket.kind == Kind::kWire) {
        add_wire_body(basket, model);
        add_folding_handles(basket, model);
        return;
    }
    if (basket.kind == Kind::kShopping) {
        add_plastic_body(basket, model);
        add_folding_handles(basket, model);
        return;
    }
    add_woven_wall(basket, model);
    add_braid(basket, 1.0F, strand, 24, model);
    add_braid(basket, 0.02F, 0.8F * strand, 16, model);
    switch (basket.kind) {
    case Kind::kBail:
        add_bail(basket, basket.lid ? 90.0F : 0.0F, 1.2F * basket.thick, basket.bail, model);
        add_cloth(basket, model);
        break;
    case Kind::kPicnic:
        add_picnic_lid(basket, model);
        add_bail(basket, 90.0F, 1.2F * basket.thick, 0.8F * basket.bail, model);
        break;
    case Kind::kLaundry:
        add_lugs(basket, model);
        if (basket.lid) {
            add_round_lid(basket, model);
        } else {
            add_cloth(basket, model);
        }
        break;
    case Kind::kBread:
        if (basket.loaves > 0) {
            add_loaves(basket, model);
        }
        add_cloth(basket, model);
        break;
    case Kind::kBicycle:
        add_straps(basket, model);
        break;
    case Kind::kLog:
        add_lugs(basket, model);
        add_cloth(basket, model);
        break;
    default:
        break;
    }
}

}  // namespace turntable::procedural
