// Bathtubs: built in behind a panel, on claw feet, freestanding ovals, slippers, corner tubs, round
// wooden ones; each with a drain, an overflow and taps. Hollow, glazed inside.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"
#include "assets/procedural/vessels/vessel_parts.h"
#include "assets/procedural/vessels/vessels.h"

namespace turntable::procedural {
namespace {

enum class Kind { kBuiltIn, kClawfoot, kFreestanding, kSlipper, kCorner, kWooden };
enum class Taps { kDeck, kFloor, kMixer, kNone };
enum class Feet { kClaws, kBalls, kBlocks, kCradle };

constexpr std::array<std::uint32_t, 6> kEnamels{0xF4F4F1, 0xF1EFE8, 0xF6F6F6,
                                                0xE6ECEC, 0xEFE6D6, 0xF2F2F2};
constexpr std::array<std::uint32_t, 3> kWater{0x9CC9D6, 0x7FB4C8, 0xB4DAE0};

struct Bathtub {
    Kind kind = Kind::kBuiltIn;
    Taps taps = Taps::kDeck;
    Feet feet = Feet::kClaws;
    float length = 0.0F;  ///< along X
    float width = 0.0F;
    float height = 0.0F;      ///< of the tub itself
    float lift = 0.0F;        ///< of its underside above the floor
    float rim = 0.05F;        ///< width of the rim
    float squareness = 2.0F;  ///< of the hollow
    float narrow = 0.8F;      ///< the floor of the hollow by its mouth
    float raise = 0.0F;       ///< of the head end
    float water = 0.0F;       ///< share of the depth
    int panels = 0;
    bool painted = false;
    bool rest = false;
    int jets = 0;
    Look enamel;
    Look skirt;
    Look metal;
    Look water_look;

    [[nodiscard]] glm::vec2 half() const { return {0.5F * length, 0.5F * width}; }
    [[nodiscard]] float top() const { return lift + height; }
    [[nodiscard]] bool stands_free() const {
        return kind != Kind::kBuiltIn && kind != Kind::kCorner;
    }
    [[nodiscard]] bool rolled() const {
        return kind == Kind::kClawfoot || (kind == Kind::kSlipper && lift > 0.0F);
    }
};

Bathtub draw(Parameters& p) {
    Bathtub b;
    b.kind = p.choice<Kind>("kind",
                            {"built in", "clawfoot", "freestanding", "slipper", "corner", "wooden"},
                            {3, 2, 2, 1.5, 1.5, 0.7});
    b.taps = p.choice<Taps>("taps", {"deck", "floor", "mixer", "none"}, {3, 2, 2, 1});
    b.feet = p.choice<Feet>("feet", {"claws", "balls", "blocks", "cradle"}, {3, 1, 1, 1});
    b.length = p.real("length", 1.45F, 1.85F);
    b.width = b.length * p.real("width_ratio", 0.42F, 0.5F);
    b.height = p.real("height", 0.42F, 0.58F);
    b.rim = p.real("rim", 0.035F, 0.09F);
    b.squareness = p.real("squareness", 2.2F, 5.0F);
    b.narrow = p.real("narrowing", 0.68F, 0.85F);
    b.raise = p.real("raise", 0.12F, 0.26F);
    b.water = p.chance("filled", 0.25) ? p.real("water", 0.55F, 0.8F) : 0.0F;
    b.panels = p.integer("panels", 0, 3);
    b.jets = p.chance("whirlpool", 0.3) ? p.integer("jets", 2, 4) : 0;
    b.rest = p.chance("headrest", 0.25);
    b.painted = p.chance("painted_outside", 0.35);
    if (b.kind == Kind::kClawfoot || (b.kind == Kind::kSlipper && p.chance("slipper_feet", 0.6))) {
        b.lift = p.real("lift", 0.09F, 0.16F);
    }
    if (b.kind == Kind::kCorner) {
        b.length = p.real("side", 1.25F, 1.55F);
        b.width = b.length;
        b.squareness = std::min(b.squareness, 3.0F);  // leaves room for taps in the corner
    } else if (b.kind == Kind::kWooden) {
        b.height *= 1.25F;
        b.length *= 0.85F;
        b.width = b.length * p.real("roundness", 0.6F, 0.8F);
    }
    b.enamel = coloured(p, "enamel", kEnamels, 0.15F);
    b.skirt = b.kind == Kind::kWooden                                     ? planks(p, "skirt")
              : b.kind == Kind::kBuiltIn && p.chance("wooden_panel", 0.2) ? planks(p, "skirt")
              : b.painted ? painted_metal(p, "skirt", kMutedPaints)
                          : b.enamel;
    b.metal = p.chance("brass", 0.25)
                  ? polished_metal(p, "metal", std::array<std::uint32_t, 2>{0xD0B06A, 0xC98F6B})
                  : chrome();
    b.water_look = coloured(p, "water", kWater, 0.05F);
    return b;
}

/// Half the size by the mouth's at a share of the height, of tubs that show their outside.
float outside_share(const Bathtub& b, float at) {
    static constexpr std::array<glm::vec2, 7> kRolled{{{0.0F, 0.45F},
                                                       {0.03F, 0.62F},
                                                       {0.1F, 0.74F},
                                                       {0.22F, 0.82F},
                                                       {0.5F, 0.9F},
                                                       {0.86F, 0.97F},
                                                       {1.0F, 0.98F}}};
    if (b.rolled()) {
        for (std::size_t i = 1; i < kRolled.size(); ++i) {
            if (at <= kRolled[i].x) {
                const float share = (at - kRolled[i - 1].x) / (kRolled[i].x - kRolled[i - 1].x);
                return 0.94F * glm::mix(kRolled[i - 1].y, kRolled[i].y, share);
            }
        }
        return 0.94F * kRolled.back().y;
    }
    const float base = b.kind == Kind::kWooden ? 0.9F : 0.95F * b.narrow;
    return glm::mix(base, 1.0F, std::sin(1.45F * at) / std::sin(1.45F));
}

Level outside_at(const Bathtub& b, float at) {
    const glm::vec2 half = b.half();
    return {half * outside_share(b, at),
            b.lift + at * b.height,
            std::min(b.squareness, 3.0F),
            {0.3F * (1.0F - b.narrow) * half.x * (1.0F - at), 0.0F}};
}

/// The hollow's section, from the rim (0) to the floor (1).
Level hollow(const Bathtub& b, float depth) {
    if (b.stands_free()) {  // a wall's thickness within the outside
        const float at = 1.0F - depth * (b.height - 0.06F) / b.height;
        Level level = outside_at(b, at);
        const float floor = 1.0F - 0.25F * std::pow(depth, 8.0F);
        level.half = glm::min(level.half - 0.022F, b.half() - b.rim - 0.01F) * floor;
        return level;
    }
    const glm::vec2 mouth = b.half() - b.rim;
    // Steep, then rounded into the floor.
    const float inward = 0.35F * depth + 0.65F * std::pow(depth, 5.0F);
    Level level{mouth *
                    glm::vec2(glm::mix(1.0F, b.narrow, inward), glm::mix(1.0F, b.narrow, inward)),
                b.top() - depth * (b.height - 0.06F), b.squareness};
    if (b.kind != Kind::kCorner) {
        level.centre.x =
            0.3F * (1.0F - b.narrow) * mouth.x * inward;  // the back slopes more than the foot
    }
    return level;
}

constexpr int kSegments = 64;

/// The head end (-X) rises, the foot end a little.
Surface raised(const Bathtub& b, Surface s) {
    if (b.kind != Kind::kSlipper) {
        return s;
    }
    for (glm::vec3& p : s.points) {
        const float head = std::clamp(-p.x / b.half().x, 0.0F, 1.1F);
        const float share = std::clamp((p.z - b.lift) / b.height, 0.0F, 1.1F);
        p.z += b.raise * head * head * share;
        p.x -= 0.12F * b.raise * head * share;
    }
    return s;
}

/// A quarter disc with its right angle at (-X, -Y) for corner tubs, by cutting the front corner.
Surface cornered(const Bathtub& b, Surface s) {
    if (b.kind != Kind::kCorner) {
        return s;
    }
    // Points beyond the diagonal of the front right corner are drawn in to a bow.
    for (glm::vec3& p : s.points) {
        const float reach = b.half().x;
        const float along = (p.x + p.y) / (2.0F * reach);  // 1 at the corner
        const float most = 0.62F;
        if (along > 0.0F) {
            const float pressed = most * std::tanh(along / most * 0.85F);
            const float pull = (along - pressed) * reach;
            p.x -= pull;
            p.y -= pull;
        }
    }
    return s;
}

Surface shaped(const Bathtub& b, Surface s) {
    return cornered(b, raised(b, std::move(s)));
}

void add_inner(const Bathtub& b, std::vector<Level> outside, ModelBuilder& model) {
    for (const float depth : {0.0F, 0.03F, 0.12F, 0.3F, 0.5F, 0.68F, 0.8F, 0.9F, 0.96F, 1.0F}) {
        Level level = hollow(b, depth);
        if (depth == 1.0F) {
            level.half *= 0.75F;
        }
        outside.push_back(level);
    }
    model.add("tub", b.enamel, shaped(b, with_crease(shell(outside, kSegments), 50.0F)));
    if (b.water > 0.0F) {
        Level low = hollow(b, 1.0F - b.water * 0.5F);
        Level high = hollow(b, 1.0F - b.water);
        low.half += 0.004F;
        high.half += 0.004F;
        model.add("water", b.water_look, shaped(b, shell(std::array{low, high}, kSegments)));
    }
}

void add_drain(const Bathtub& b, ModelBuilder& model) {
    const Level floor = hollow(b, 1.0F);
    const float x = b.kind == Kind::kCorner ? -0.1F : floor.centre.x + 0.55F * floor.half.x;
    if (b.water == 0.0F) {
        model.add("drain", b.metal,
                  moved(rounded_cylinder(0.035F, -0.004F, 0.006F, 0.003F, 20), {x, 0, floor.z}));
    }
    const Level high = hollow(b, 0.22F);
    if (b.kind != Kind::kCorner) {
        model.add(
            "overflow", b.metal,
            moved(turned(rounded_cylinder(0.035F, -0.008F, 0.01F, 0.004F, 20), Axis::kY, -78.0F),
                  {high.centre.x + high.half.x, 0, high.z}));
    }
    for (int i = 0; i < b.jets; ++i) {
        const float at = 0.9F * high.half.x *
                         ((static_cast<float>(i) + 0.5F) / static_cast<float>(b.jets) - 0.5F);
        const Level low = hollow(b, 0.55F);
        if (b.kind == Kind::kBuiltIn) {
            const float edge =
                low.half.y *
                std::pow(1.0F - std::pow(std::abs((at - low.centre.x) / low.half.x), b.squareness),
                         1.0F / b.squareness);
            model.add("jet", b.metal,
                      Surfaces{moved(turned(rounded_cylinder(0.03F, -0.01F, 0.01F, 0.004F, 16),
                                            Axis::kX, 80.0F),
                                     {at, edge, low.z}),
                               moved(turned(rounded_cylinder(0.03F, -0.01F, 0.01F, 0.004F, 16),
                                            Axis::kX, -80.0F),
                                     {at, -edge, low.z})});
        }
    }
}

/// A spout with two handles at `at`, pouring along -X.
void add_taps_at(const Bathtub& b, const glm::vec3& at, bool bridge, ModelBuilder& model) {
    const std::array<glm::vec3, 4> bow{
        {{0, 0, -0.01F}, {0, 0, 0.16F}, {-0.15F, 0, 0.17F}, {-0.16F, 0, 0.1F}}};
    model.add("tap", b.metal, moved(tube(rounded_path(bow, 0.06F, 6), 0.015F, 12), at));
    const float apart = bridge ? 0.075F : 0.1F;
    for (const float side : {-apart, apart}) {
        const glm::vec3 base = at + glm::vec3(0, side, 0);
        model.add("tap", b.metal, moved(cylinder(0.02F, -0.01F, 0.055F, 14), base));
        const float z = 0.055F;
        if (bridge) {  // cross handles
            model.add("handle", b.metal,
                      Surfaces{moved(rod({-0.035F, 0, z}, {0.035F, 0, z}, 0.008F, 8), base),
                               moved(rod({0, -0.035F, z}, {0, 0.035F, z}, 0.008F, 8), base)});
        } else {
            model.add("handle", b.metal,
                      moved(rounded_cylinder(0.028F, 0.045F, 0.075F, 0.006F, 16), base));
        }
    }
    if (bridge) {
        model.add("tap", b.metal,
                  moved(rod({0, -apart, 0.02F}, {0, apart, 0.02F}, 0.014F, 10), at));
    }
}

void add_taps(const Bathtub& b, ModelBuilder& model) {
    const float x = b.half().x;
    switch (b.taps) {
    case Taps::kNone:
        return;
    case Taps::kFloor:
        if (b.kind != Kind::kBuiltIn && b.kind != Kind::kCorner) {  // on pipes from the floor
            const glm::vec3 head{x + 0.06F, 0, b.top() + 0.08F};
            add_taps_at(b, head, true, model);
            model.add("pipe", b.metal,
                      Surfaces{rod({head.x, -0.075F, 0}, {head.x, -0.075F, head.z}, 0.012F, 10),
                               rod({head.x, 0.075F, 0}, {head.x, 0.075F, head.z}, 0.012F, 10),
                               moved(cylinder(0.03F, 0.0F, 0.012F, 16), {head.x, -0.075F, 0}),
                               moved(cylinder(0.03F, 0.0F, 0.012F, 16), {head.x, 0.075F, 0})});
            const float z = b.top() - 0.05F;  // held to the tub
            model.add("pipe", b.metal,
                      Surfaces{rod({head.x, -0.075F, z}, {head.x, 0.075F, z}, 0.01F, 10),
                               rod({0.93F * x, 0, z}, {head.x, 0, z}, 0.01F, 10)});
            return;
        }
        break;
    default:
        break;
    }
    const bool bridge = b.taps != Taps::kDeck;
    if (b.kind == Kind::kCorner) {
        add_taps_at(b, {-0.72F * x, -0.86F * x, b.top() - 0.003F}, bridge, model);
        return;
    }
    const float foot = b.kind == Kind::kBuiltIn ? x - 0.5F * b.rim : x - 0.5F * b.rim + 0.005F;
    add_taps_at(b, {foot, 0, b.top() - (b.kind == Kind::kBuiltIn ? 0.002F : 0.006F)}, bridge,
                model);
}

void add_built_in(const Bathtub& b, ModelBuilder& model) {
    // The rim overhangs the panel by a little.
    const glm::vec2 half = b.half();
    add_inner(b,
              {{half - 0.03F, 0.02F, 12.0F},
               {half - 0.03F, b.top() - 0.05F, 12.0F},
               {half, b.top() - 0.045F, 14.0F},
               {half, b.top() - 0.008F, 14.0F},
               {half - 0.008F, b.top(), 14.0F}},
              model);
    model.add("panel", b.skirt,
              box_between({-half.x + 0.02F, -half.y + 0.02F, 0.0F},
                          {half.x - 0.02F, half.y - 0.02F, 0.1F}));
    const float high = b.top() - 0.046F;
    for (const float side : {-1.0F, 1.0F}) {
        model.add("panel", b.skirt,
                  box_between({-half.x + 0.02F, side * (half.y - 0.02F) - 0.012F, 0.0F},
                              {half.x - 0.02F, side * (half.y - 0.02F) + 0.012F, high}, 0.003F));
        model.add("panel", b.skirt,
                  box_between({side * (half.x - 0.02F) - 0.011F, -half.y + 0.012F, 0.0F},
                              {side * (half.x - 0.02F) + 0.011F, half.y - 0.012F, high}, 0.003F));
    }
    for (int i = 0; i < b.panels; ++i) {  // raised fields on the front
        const float pitch = (2.0F * half.x - 0.1F) / static_cast<float>(b.panels);
        const float at = -half.x + 0.05F + (static_cast<float>(i) + 0.5F) * pitch;
        for (const float side : {-1.0F, 1.0F}) {
            model.add("panel", b.skirt,
                      moved(box({pitch - 0.08F, 0.016F, high - 0.16F}, 0.005F),
                            {at, side * (half.y - 0.005F), 0.5F * high}));
        }
    }
}

void add_feet(const Bathtub& b, ModelBuilder& model) {
    if (b.lift <= 0.0F) {
        return;
    }
    const float x = 0.52F * b.half().x;
    const float y = 0.5F * b.half().y;
    const float up = b.lift + 0.16F * b.height;
    switch (b.feet) {
    case Feet::kClaws: {
        // A cabriole leg from the body to a ball under claws.
        const float out = 0.75F * b.half().y;
        const std::array<glm::vec3, 5> bow{{{x, y, up},
                                            {x + 0.03F, out - 0.01F, up - 0.02F},
                                            {x + 0.04F, out + 0.02F, 0.65F * b.lift},
                                            {x + 0.03F, out - 0.005F, 0.4F * b.lift},
                                            {x + 0.04F, out + 0.02F, 0.032F}}};
        const Path path = smooth_path(std::span<const glm::vec3>(bow), 4);
        std::vector<float> radii;
        for (std::size_t i = 0; i < path.size(); ++i) {
            const float share = static_cast<float>(i) / static_cast<float>(path.size() - 1);
            radii.push_back(glm::mix(0.045F, 0.02F, share) +
                            0.012F * std::max(0.0F, share - 0.8F) * 5.0F);
        }
        model.add("foot", b.metal, four_corners(tube(path, radii, 12)));
        model.add("foot", b.metal,
                  four_corners(moved(ball(0.032F, 8, 16), {x + 0.045F, out + 0.025F, 0.032F})));
        break;
    }
    case Feet::kBalls:
        model.add("foot", b.metal,
                  four_corners(moved(ball(0.5F * b.lift, 10, 20), {x, 0.8F * y, 0.5F * b.lift})));
        model.add("foot", b.metal,
                  four_corners(tapered_rod({x, 0.8F * y, 0.9F * b.lift}, {x, 0.8F * y, up},
                                           0.3F * b.lift, 0.045F, 14)));
        break;
    case Feet::kBlocks:
        model.add("foot", b.metal,
                  four_corners(leg({x, 0.7F * y, up}, {x, y, 0.0F}, {0.045F, 0.028F, 4})));
        break;
    case Feet::kCradle:
        for (const float at : {-x, x}) {
            model.add("cradle", b.metal,
                      box_between({at - 0.03F, -0.9F * b.half().y, 0.0F},
                                  {at + 0.03F, 0.9F * b.half().y, 0.5F * b.lift}, 0.008F));
            model.add(
                "cradle", b.metal,
                Surfaces{box_between({at - 0.03F, -0.5F * b.half().y, 0.4F * b.lift},
                                     {at + 0.03F, 0.5F * b.half().y, b.lift + 0.03F}, 0.006F)});
        }
        break;
    }
}

/// Iron hoops around a tub of staves.
void add_hoops(const Bathtub& b, ModelBuilder& model) {
    for (const float at : {0.18F, 0.74F}) {
        Level low = outside_at(b, at);
        Level high = outside_at(b, at + 0.06F);
        Level in = low;
        Level in_high = high;
        low.half += 0.008F;
        high.half += 0.008F;
        in.half -= 0.012F;
        in_high.half -= 0.012F;
        model.add("hoop", b.metal, shell(std::array{in, low, high, in_high, in}, kSegments));
    }
}

/// A coat of paint on the outside, below the rim.
void add_coat(const Bathtub& b, ModelBuilder& model) {
    std::vector<Level> hoop;
    for (const float at : {0.03F, 0.06F, 0.1F, 0.16F, 0.22F, 0.36F, 0.5F, 0.68F, 0.86F}) {
        hoop.push_back(outside_at(b, at));
        hoop.back().half += 0.007F;
    }
    for (std::size_t i = hoop.size(); i-- > 0;) {
        hoop.push_back(hoop[i]);
        hoop.back().half -= 0.016F;
    }
    hoop.push_back(hoop.front());
    model.add("skirt", b.skirt, shaped(b, shell(hoop, kSegments)));
}

/// A shell of its own: rounded below, with a rolled or a plain rim.
void add_shell_tub(const Bathtub& b, ModelBuilder& model) {
    std::vector<Level> outside;
    if (b.rolled()) {
        for (const float at : {0.0F, 0.03F, 0.06F, 0.1F, 0.16F, 0.22F, 0.36F, 0.5F, 0.68F, 0.86F}) {
            outside.push_back(outside_at(b, at));
        }
        const float t = 0.03F;  // the roll
        for (const float a : {-90.0F, -45.0F, 0.0F, 45.0F, 90.0F}) {
            outside.push_back({b.half() - t + t * std::cos(glm::radians(a)),
                               b.top() - t + t * std::sin(glm::radians(a)),
                               std::min(b.squareness, 3.0F)});
        }
    } else {
        outside.push_back(outside_at(b, 0.0F));
        outside.back().half -= 0.015F;
        for (const float at : {0.02F, 0.1F, 0.25F, 0.42F, 0.6F, 0.78F, 0.9F, 0.985F, 1.0F}) {
            outside.push_back(outside_at(b, at));
        }
        outside.back().half -= 0.006F;
    }
    Bathtub tub = b;
    if (b.kind == Kind::kWooden) {
        tub.enamel = b.skirt;
    }
    add_inner(tub, outside, model);
    if (b.kind == Kind::kWooden) {
        add_hoops(b, model);
    } else if (b.painted) {
        add_coat(b, model);
    }
}

void add_corner_tub(const Bathtub& b, ModelBuilder& model) {
    const glm::vec2 half = b.half();
    add_inner(b,
              {{half - 0.03F, 0.0F, 14.0F},
               {half - 0.03F, b.top() - 0.06F, 14.0F},
               {half, b.top() - 0.05F, 14.0F},
               {half, b.top() - 0.01F, 14.0F},
               {half - 0.008F, b.top(), 14.0F}},
              model);
}

void add_headrest(const Bathtub& b, ModelBuilder& model) {
    if (!b.rest || b.kind == Kind::kCorner || b.kind == Kind::kSlipper) {
        return;
    }
    const Level high = hollow(b, 0.08F);
    model.add("headrest", black_plastic(),
              moved(turned(box({0.05F, 0.3F, 0.12F}, 0.022F), Axis::kY, -8.0F),
                    {high.centre.x - high.half.x + 0.02F, 0, b.top() - 0.05F}));
}

}  // namespace

void build_bathtub(Parameters& parameters, ModelBuilder& model) {
    const Bathtub tub = draw(parameters);
    switch (tub.kind) {
    case Kind::kBuiltIn:
        add_built_in(tub, model);
        break;
    case Kind::kCorner:
        add_corner_tub(tub, model);
        break;
    default:
        add_shell_tub(tub, model);
        add_feet(tub, model);
        break;
    }
    add_drain(tub, model);
    add_headrest(tub, model);
    add_taps(tub, model);
}

}  // namespace turntable::procedural
