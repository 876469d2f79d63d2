// Clocks: round, square and sunburst wall clocks, alarm clocks with bells, digital ones, mantel
// clocks, schoolhouse clocks with a pendulum, longcase (grandfather) clocks.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <glm/trigonometric.hpp>

#include "assets/procedural/furniture/furniture.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kRound, kSquare, kSunburst, kAlarm, kDigital, kMantel, kSchoolhouse, kLongcase };
enum class Dial { kPrinted, kBars, kDots, kQuarters };
enum class Body { kArch, kTambour, kGable, kPillars };
enum class Crown { kFlat, kArch, kHorns };

struct Clock {
    Kind kind = Kind::kRound;
    Dial dial = Dial::kPrinted;
    Body body = Body::kArch;
    Crown crown = Crown::kFlat;
    float radius = 0.0F;  ///< of the dial
    float depth = 0.0F;
    float rim = 0.0F;    ///< width of the frame around the dial
    float hours = 0.0F;  ///< the time shown
    int rays = 12;
    bool seconds = false;
    bool octagonal = false;
    Look frame;
    Look face;
    Look ink;
    Look metal;
    Look pane;
};

Clock draw(Parameters& p) {
    Clock c;
    c.kind = p.choice<Kind>("kind",
                            {"round wall", "square wall", "sunburst", "alarm", "digital", "mantel",
                             "schoolhouse", "longcase"},
                            {4, 1.5, 1, 3, 0.7, 2.5, 1.5, 2.5});
    c.dial = p.choice<Dial>("dial", {"printed", "bars", "dots", "quarters"}, {4, 3, 1, 1});
    c.body = p.choice<Body>("body", {"arch", "tambour", "gable", "pillars"});
    c.crown = p.choice<Crown>("crown", {"flat", "arch", "horns"});
    const float size = p.real("size", 0.0F, 1.0F);
    c.radius = c.kind == Kind::kAlarm      ? 0.045F + 0.02F * size
               : c.kind == Kind::kMantel   ? 0.065F + 0.025F * size
               : c.kind == Kind::kLongcase ? 0.13F + 0.03F * size
               : c.kind == Kind::kSunburst ? 0.09F + 0.04F * size
                                           : 0.12F + 0.06F * size;
    c.rim = c.radius * p.real("rim", 0.06F, 0.24F);
    c.depth = c.radius * p.real("depth", 0.22F, 0.5F);
    c.hours = p.real("time", 0.0F, 12.0F);
    c.rays = p.integer("rays", 8, 16);
    c.seconds = p.chance("seconds", 0.4);
    c.octagonal = p.chance("octagonal", 0.4);
    c.metal = polished_metal(p, "metal");
    const bool timber = c.kind == Kind::kMantel || c.kind == Kind::kSchoolhouse ||
                        c.kind == Kind::kLongcase || p.chance("wooden", 0.25);
    c.frame = timber                        ? wood(p, "frame")
              : p.chance("metal_case", 0.3) ? c.metal
              : p.chance("dark_case", 0.3)  ? plastic(p, "frame", kDarkPlastics)
                                            : plastic(p, "frame");
    const bool dark = p.chance("dark_dial", 0.15) && c.dial != Dial::kPrinted;
    static constexpr std::array<std::uint32_t, 5> kDials{0xF6F4EE, 0xF1E9D6, 0xE8EDF0, 0xFAFAF8,
                                                         0xE6D9B8};
    c.face = c.dial == Dial::kPrinted ? pictured(p, "dial", PictureKind::kClockFace)
             : dark                   ? plastic(p, "dial", kDarkPlastics)
                                      : painted_metal(p, "dial", kDials);
    c.ink = plain("ink",
                  c.dial == Dial::kPrinted ? clock_face_ink(c.face.variant)
                                           : srgb(dark ? 0xF0EFEA : 0x17181A),
                  0.4F);
    c.pane = glass(p, "pane", 0.15F);
    return c;
}

/// What was modelled about Z, facing +Z, now faces +Y.
Surface facing(Surface s) {
    return turned(std::move(s), Axis::kX, -90.0F);
}

void add_marks(const Clock& c, const glm::vec3& centre, ModelBuilder& model) {
    const float r = c.radius;
    for (int i = 0; i < 12; ++i) {
        const bool main = i % 3 == 0;
        if (c.dial == Dial::kQuarters && !main) {
            continue;
        }
        const float long_share = main ? 0.16F : 0.1F;
        Surface mark =
            c.dial == Dial::kDots
                ? moved(cylinder((main ? 0.05F : 0.032F) * r, 0.0F, 0.02F * r, 10),
                        {0, 0.86F * r, 0})
                : box_between({(main ? -0.03F : -0.016F) * r, (0.94F - long_share) * r, 0.0F},
                              {(main ? 0.03F : 0.016F) * r, 0.94F * r, 0.02F * r});
        model.add("mark", c.ink,
                  moved(facing(turned(std::move(mark), Axis::kZ, 30.0F * static_cast<float>(i))),
                        centre));
    }
}

/// The dial with its hands on the plane y of `centre`.
void add_dial(const Clock& c, const glm::vec3& centre, ModelBuilder& model) {
    const float r = c.radius;
    const float t = 0.04F * r;
    const float top = centre.y + 0.5F * t;
    if (c.dial == Dial::kPrinted) {
        Surface plate = picture_plate(2 * r, 2 * r, t, 0.999F * r);
        model.add("dial", c.face, moved(std::move(plate), centre));
    } else {
        model.add("dial", c.face, moved(facing(cylinder(r, -0.5F * t, 0.5F * t, 40)), centre));
        add_marks(c, {centre.x, top - 0.004F * r, centre.z}, model);
    }
    const auto place = [&](Surface s) {
        return moved(std::move(s), {centre.x, top + 0.02F * r, centre.z});
    };
    model.add("hand", c.ink, each(clock_hands(r, c.hours), place));
    model.add(
        "hand", c.ink,
        moved(facing(cylinder(0.03F * r, -0.01F * r, 0.05F * r, 10)), {centre.x, top, centre.z}));
    if (c.seconds) {
        const Surface hand =
            box_between({-0.01F * r, 0.02F * r, -0.2F * r}, {0.01F * r, 0.035F * r, 0.85F * r});
        model.add("hand", plain("red", srgb(0xC0281F), 0.4F),
                  place(turned(hand, Axis::kY, -360.0F * std::fmod(c.hours * 60.0F, 1.0F))));
    }
}

/// A round case behind and around a dial at the origin.
void add_round_case(const Clock& c, const glm::vec3& centre, ModelBuilder& model) {
    const float r = c.radius;
    const float out = r + c.rim;
    const float d = c.depth;
    const Path2 profile{{0.0F, -d},
                        {0.86F * out, -d},
                        {0.97F * out, -0.75F * d},
                        {out, -0.4F * d},
                        {out, 0.02F * d + 0.05F * r},
                        {out - 0.35F * c.rim, 0.02F * d + 0.11F * r},
                        {0.98F * r, 0.03F * r},
                        {0.98F * r, -0.02F * r},
                        {0.0F, -0.02F * r}};
    model.add("case", c.frame, moved(facing(lathe(profile, 48)), centre));
}

void add_round_wall(const Clock& c, ModelBuilder& model) {
    const glm::vec3 centre{0, 0, c.radius + c.rim};
    add_round_case(c, centre, model);
    add_dial(c, centre, model);
    if (c.rays % 3 == 0) {  // a hanger and the works show behind
        model.add("works", black_plastic(),
                  moved(box({0.5F * c.radius, 0.3F * c.depth, 0.5F * c.radius}, 0.004F),
                        centre - glm::vec3(0, 1.05F * c.depth, 0)));
    }
}

void add_square_wall(const Clock& c, ModelBuilder& model) {
    const float half = c.radius + c.rim + 0.12F * c.radius;
    const glm::vec3 centre{0, 0, half};
    const float corner = c.octagonal ? 0.3F * half : 0.06F * half;
    const float d = c.depth;
    const Outline outer = rounded_rectangle(2 * half, 2 * half, corner, 6);
    const std::array holes{rounded_rectangle(2 * (half - c.rim), 2 * (half - c.rim),
                                             std::max(0.8F * corner - c.rim, 0.004F), 6)};
    model.add("case", c.frame,
              moved(upright_with_holes(outer, holes, d), centre - glm::vec3(0, 0.3F * d, 0)));
    model.add("case", c.dial == Dial::kPrinted ? white_plastic() : c.face,
              moved(upright(rounded_rectangle(2 * half - c.rim, 2 * half - c.rim, 0.8F * corner, 6),
                            0.5F * d),
                    centre - glm::vec3(0, 0.27F * d, 0)));
    add_dial(c, centre, model);
    model.add("works", black_plastic(),
              moved(box({0.5F * c.radius, 0.3F * d, 0.5F * c.radius}, 0.004F),
                    centre - glm::vec3(0, 0.6F * d, 0)));
}

void add_sunburst(const Clock& c, ModelBuilder& model) {
    const float r = c.radius;
    const float reach = 2.6F * r;
    const glm::vec3 centre{0, 0, reach};
    add_round_case(c, centre, model);
    add_dial(c, centre, model);
    const int rays = 2 * c.rays;
    for (int i = 0; i < rays; ++i) {
        const float length = i % 2 == 0 ? reach : 0.8F * reach;
        const Outline ray{{-0.05F * r, 0.95F * r},
                          {0.05F * r, 0.95F * r},
                          {0.09F * r, 0.88F * length},
                          {0, length},
                          {-0.09F * r, 0.88F * length}};
        Surface s = c.octagonal ? rod({0, 0.9F * r, 0}, {0, 0.95F * length, 0}, 0.022F * r, 8)
                                : moved(extrude(ray, 0.03F * r), {0, 0, -0.015F * r});
        const auto place = [&](Surface part) {
            return moved(facing(turned(std::move(part), Axis::kZ,
                                       360.0F * static_cast<float>(i) / static_cast<float>(rays))),
                         centre - glm::vec3(0, 0.35F * c.depth, 0));
        };
        model.add("ray", c.octagonal ? c.metal : c.frame, place(std::move(s)));
        if (c.octagonal) {
            model.add("ray", c.frame, place(moved(ball(0.09F * r, 8, 12), {0, 0.95F * length, 0})));
        }
    }
}

void add_alarm(const Clock& c, ModelBuilder& model) {
    const float r = c.radius;
    const float out = r + c.rim;
    Clock deep = c;
    deep.depth = 0.85F * r;
    const float foot = 0.28F * r;
    const glm::vec3 centre{0, 0, out + foot};
    add_round_case(deep, centre, model);
    add_dial(c, centre, model);
    const auto polar = [&](float degrees, float radius) {
        const float a = glm::radians(degrees);
        return centre + glm::vec3(radius * std::sin(a), -0.4F * deep.depth, radius * std::cos(a));
    };
    model.add(
        "foot", c.metal,
        mirrored_pair(tapered_rod(polar(140.0F, 0.93F * out),
                                  {1.02F * polar(140.0F, 1.15F * out).x, -0.4F * deep.depth, 0.0F},
                                  0.08F * r, 0.1F * r, 12)));
    const Surface bell = lathe({{0, 0.24F * r},
                                {0.2F * r, 0.22F * r},
                                {0.36F * r, 0.12F * r},
                                {0.40F * r, 0.0F},
                                {0.44F * r, 0.0F},
                                {0.4F * r, 0.14F * r},
                                {0.24F * r, 0.27F * r},
                                {0, 0.30F * r}},
                               24);
    const auto on_case = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kY, 38.0F), polar(38.0F, out + 0.1F * r));
    };
    model.add("bell", c.metal, mirrored_pair(on_case(bell)));
    model.add("bell", c.metal,
              mirrored_pair(on_case(cylinder(0.05F * r, -0.2F * r, 0.34F * r, 10))));
    const float top = out + 0.02F * r;
    model.add("hammer", c.metal,
              rod(polar(0.0F, 0.95F * out), polar(0.0F, top + 0.26F * r), 0.025F * r, 8));
    model.add("hammer", c.metal,
              moved(turned(cylinder(0.08F * r, -0.1F * r, 0.1F * r, 12), Axis::kY, 90.0F),
                    polar(0.0F, top + 0.28F * r)));
    if (c.seconds || c.octagonal) {
        const glm::vec3 end = polar(38.0F, out + 0.4F * r);
        model.add(
            "handle", c.metal,
            tube(smooth_path(std::array<glm::vec3, 5>{{end,
                                                       {0.75F * end.x, end.y, end.z + 0.28F * r},
                                                       {0, end.y, end.z + 0.42F * r},
                                                       {-0.75F * end.x, end.y, end.z + 0.28F * r},
                                                       {-end.x, end.y, end.z}}},
                             5),
                 0.04F * r, 8));
    }
    for (const float x : {-0.4F, 0.0F, 0.4F}) {  // winding keys behind
        model.add("key", c.metal,
                  moved(turned(cylinder(0.1F * r, 0.0F, 0.2F * r, 12), Axis::kX, 90.0F),
                        centre + glm::vec3(x * r, -0.97F * deep.depth,
                                           x == 0.0F ? -0.35F * r : 0.15F * r)));
    }
}

void add_digital(const Parameters& p, const Clock& c, ModelBuilder& model) {
    const float w = 1.3F * c.radius;
    const float h = 0.42F * w;
    const float d = 0.5F * w + c.depth;
    const Outline side{{-0.5F * d, 0.0F}, {0.5F * d, 0.0F}, {0.42F * d, h}, {-0.5F * d, 0.9F * h}};
    model.add("case", c.frame, sideways(rounded(side, 0.1F * h, 3), w * 1.6F, 0.02F * h));
    const float lean = glm::degrees(std::atan2(0.08F * d, h));
    const auto tilt = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, lean), {0, 0.46F * d, 0.5F * h});
    };
    model.add("screen", black_plastic(), tilt(box({1.45F * w, 0.016F * w, 0.78F * h}, 0.004F)));
    model.add("screen", lit_screen(p, "screen", PictureKind::kScreenDigits),
              tilt(moved(picture_plate(1.2F * w, 0.6F * h, 0.006F * w), {0, 0.009F * w, 0})));
    for (int i = 0; i < 4; ++i) {
        const float x = (-0.45F + 0.3F * static_cast<float>(i)) * w;
        model.add("button", c.metal,
                  moved(turned(box({0.18F * w, 0.14F * d, 0.04F * h}, 0.003F), Axis::kX, 6.0F),
                        {x, -0.1F * d, 0.95F * h}));
    }
    model.add("button", c.ink,
              moved(turned(box({0.7F * w, 0.16F * d, 0.05F * h}, 0.004F), Axis::kX, 6.0F),
                    {0, 0.15F * d, 0.975F * h}));
}

Outline mantel_outline(const Clock& c) {
    const float r = c.radius;
    switch (c.body) {
    case Body::kArch: {
        Outline arch{{-1.4F * r, 0}, {1.4F * r, 0}};
        for (int i = 0; i <= 20; ++i) {
            const float a = glm::radians(9.0F * static_cast<float>(i));
            arch.emplace_back(1.4F * r * std::cos(a), 1.5F * r + 1.4F * r * std::sin(a));
        }
        return arch;
    }
    case Body::kTambour: {
        const std::array<glm::vec2, 7> half{{{3.1F * r, 0},
                                             {3.1F * r, 0.25F * r},
                                             {2.3F * r, 0.45F * r},
                                             {1.6F * r, 0.95F * r},
                                             {1.2F * r, 1.75F * r},
                                             {0.7F * r, 2.3F * r},
                                             {0.0F, 2.5F * r}}};
        Path2 right{{3.1F * r, 0.0F}};
        for (const glm::vec2& point : smooth_path(std::span<const glm::vec2>(half).subspan(1), 5)) {
            right.push_back(point);
        }
        return symmetric_outline(right);
    }
    case Body::kGable:
        return {{-1.5F * r, 0},
                {1.5F * r, 0},
                {1.5F * r, 2.5F * r},
                {0, 4.0F * r},
                {-1.5F * r, 2.5F * r}};
    case Body::kPillars:
        break;
    }
    return {{-1.3F * r, 0}, {1.3F * r, 0}, {1.3F * r, 2.7F * r}, {-1.3F * r, 2.7F * r}};
}

void add_mantel(const Clock& c, ModelBuilder& model) {
    const float r = c.radius;
    const float d = 1.3F * r;
    const float base = 0.3F * r;
    const float wide = (c.body == Body::kTambour ? 3.25F : 1.75F) * r;
    model.add("base", c.frame,
              box_between({-wide, -0.62F * d, 0.1F * r}, {wide, 0.62F * d, base}, 0.06F * r));
    model.add("foot", c.metal,
              four_corners(moved(cylinder(0.12F * r, 0.0F, 0.12F * r, 14),
                                 {wide - 0.25F * r, 0.45F * d, 0})));
    model.add("case", c.frame,
              moved(upright(mantel_outline(c), d, 0.03F * r), {0, 0, base - 0.01F * r}));
    const float centre_z = base + (c.body == Body::kGable     ? 1.75F
                                   : c.body == Body::kTambour ? 1.28F
                                                              : 1.45F) *
                                      r;
    const glm::vec3 centre{0, 0.5F * d + 0.03F * r, centre_z};
    Clock set_in = c;
    set_in.radius = 0.92F * r;
    const std::array ring{circle(set_in.radius * 0.98F, 40)};
    model.add("bezel", c.metal,
              moved(upright_with_holes(circle(1.08F * r, 40), ring, 0.16F * r), centre));
    add_dial(set_in, centre, model);
    if (c.body == Body::kPillars) {
        model.add("column", c.metal,
                  four_corners(moved(cylinder(0.16F * r, base - 0.01F * r, base + 2.7F * r, 16),
                                     {1.5F * r, 0.4F * d, 0})));
        model.add("top", c.frame,
                  box_between({-1.85F * r, -0.64F * d, base + 2.65F * r},
                              {1.85F * r, 0.64F * d, base + 2.95F * r}, 0.06F * r));
    }
    if (c.octagonal) {
        model.add(
            "handle", c.metal,
            moved(knob(0.12F * r, 0.12F * r, 12), {0, 0.5F * d - 0.01F * r, base + 0.2F * r}));
    }
    model.add("works", c.metal,
              moved(turned(cylinder(0.75F * r, 0.0F, 0.06F * r, 28), Axis::kX, 90.0F),
                    {0, -0.48F * d, centre_z}));
}

void add_pendulum(const Clock& c, const glm::vec3& top, float length, float bob,
                  ModelBuilder& model) {
    const glm::vec3 low = top - glm::vec3(0.12F * length, 0, length);
    model.add("pendulum", c.metal, rod(top, low, 0.08F * bob, 8));
    model.add("pendulum", c.metal,
              moved(facing(superellipsoid({bob, bob, 0.2F * bob}, 1, 1, 10, 24)), low));
}

/// A frame with an opening, a back and a pane: the window that a pendulum swings behind. From z0 to
/// z1, its front at y.
void add_window(const Clock& c, float half, float z0, float z1, float rear, float y, float stile,
                ModelBuilder& model) {
    const Outline outer{{-half, z0}, {half, z0}, {half, z1}, {-half, z1}};
    const std::array holes{Outline{{-half + stile, z0 + stile},
                                   {half - stile, z0 + stile},
                                   {half - stile, z1 - stile},
                                   {-half + stile, z1 - stile}}};
    const float depth = y - rear;
    model.add("case", c.frame,
              moved(upright_with_holes(outer, holes, depth), {0, 0.5F * (y + rear), 0}));
    model.add("case", c.frame,
              box_between({-half + 0.5F * stile, rear + 0.004F, z0 + 0.5F * stile},
                          {half - 0.5F * stile, rear + 0.014F, z1 - 0.5F * stile}));
    model.add("pane", c.pane,
              box_between({-half + 0.9F * stile, y - 0.2F * depth, z0 + 0.9F * stile},
                          {half - 0.9F * stile, y - 0.2F * depth + 0.003F, z1 - 0.9F * stile}));
}

void add_schoolhouse(const Clock& c, ModelBuilder& model) {
    const float r = c.radius;
    const float out = 1.35F * r;
    const float drop = 1.5F * r;
    const float d = 0.8F * r;
    const glm::vec3 centre{0, 0.42F * d, drop + out};
    const Outline head = c.octagonal ? regular_polygon(8, 1.06F * out, 22.5F) : circle(out, 48);
    model.add("case", c.frame, moved(upright(head, d, 0.05F * r), {0, 0, centre.z}));
    add_window(c, 0.62F * r, 0.1F * r, drop + 0.45F * r, -0.42F * d, 0.36F * d, 0.13F * r, model);
    const Outline tail{{-0.62F * r, 0.12F * r},
                       {-0.4F * r, -0.12F * r},
                       {0.4F * r, -0.12F * r},
                       {0.62F * r, 0.12F * r}};
    model.add("case", c.frame, moved(upright(tail, 0.74F * d), {0, -0.03F * d, 0}));
    add_pendulum(c, {0.1F * r, 0.0F, drop + 0.4F * r}, 1.1F * r, 0.2F * r, model);
    const std::array ring{circle(0.98F * r, 40)};
    const glm::vec3 dial = {0, 0.5F * d + 0.03F * r, centre.z};
    model.add("bezel", c.metal,
              moved(upright_with_holes(circle(1.1F * r, 48), ring, 0.16F * r), dial));
    add_dial(c, dial, model);
}

void add_longcase(const Clock& c, ModelBuilder& model) {
    const float r = c.radius;
    const float hood = 1.45F * r;
    const float waist = 1.05F * r;
    const float d = 0.95F * r + 0.4F * c.depth;
    const float plinth = 0.42F;
    const float trunk = 1.25F + 0.6F * c.rim;
    const float crown = trunk + 3.0F * r;
    model.add("plinth", c.frame,
              box_between({-1.4F * r, -d, 0.05F}, {1.4F * r, d, plinth}, 0.004F));
    model.add("plinth", c.frame,
              box_between({-1.48F * r, -1.05F * d, 0.0F}, {1.48F * r, 1.05F * d, 0.07F}, 0.008F));
    model.add("plinth", c.frame,
              box_between({-1.25F * r, -0.95F * d, plinth - 0.004F},
                          {1.25F * r, 0.95F * d, plinth + 0.035F}, 0.01F));
    model.add(
        "panel", c.frame,
        box_between({-1.0F * r, d - 0.004F, 0.13F}, {1.0F * r, d + 0.01F, plinth - 0.07F}, 0.006F));
    add_window(c, waist, plinth + 0.02F, trunk, -0.85F * d, 0.85F * d, 0.26F * r, model);
    add_pendulum(c, {0.0F, 0.1F * d, trunk - 0.1F * r}, 0.7F * (trunk - plinth), 0.42F * r, model);
    const float middle = 0.5F * (plinth + trunk);
    for (const float x : {-0.5F * r, 0.5F * r}) {  // weights on their lines
        model.add(
            "weight", c.metal,
            moved(cylinder(0.12F * r, middle - 0.12F, middle + 0.12F, 16), {x, -0.2F * d, 0}));
        model.add("weight", c.metal,
                  rod({x, -0.2F * d, middle}, {x, -0.2F * d, trunk - 0.1F * r}, 0.004F, 6));
    }
    model.add("hood", c.frame,
              box_between({-1.35F * r, -0.97F * d, trunk - 0.02F},
                          {1.35F * r, 0.97F * d, trunk + 0.04F}, 0.01F));
    model.add("hood", c.frame, box_between({-hood, -d, trunk + 0.03F}, {hood, d, crown}, 0.004F));
    model.add("hood", c.frame,
              box_between({-1.12F * hood, -1.06F * d, crown - 0.004F},
                          {1.12F * hood, 1.1F * d, crown + 0.035F}, 0.01F));
    model.add("column", c.frame,
              mirrored_pair(
                  moved(turned_leg({0, 0, trunk + 0.035F}, crown - trunk - 0.035F, 0.1F * r, 2, 14),
                        {hood - 0.06F * r, 1.02F * d, 0})));
    const glm::vec3 centre{0, d + 0.03F * r, trunk + 1.55F * r};
    const std::array ring{circle(0.98F * r, 40)};
    model.add("bezel", c.metal,
              moved(upright_with_holes(rounded_rectangle(2.3F * r, 2.3F * r, 0.05F * r, 3), ring,
                                       0.14F * r),
                    centre));
    add_dial(c, centre, model);
    if (c.crown == Crown::kArch) {
        Outline arch{{-hood, 0}, {hood, 0}};
        for (int i = 0; i <= 16; ++i) {
            const float a = glm::radians(11.25F * static_cast<float>(i));
            arch.emplace_back(0.96F * hood * std::cos(a), 0.01F + 0.8F * r * std::sin(a));
        }
        model.add("crown", c.frame, moved(upright(arch, 1.9F * d, 0.004F), {0, 0, crown + 0.03F}));
    } else if (c.crown == Crown::kHorns) {
        const Outline horn{{0.25F * r, 0},        {hood, 0},
                           {hood, 0.1F * r},      {0.9F * r, 0.32F * r},
                           {0.5F * r, 0.72F * r}, {0.28F * r, 0.8F * r},
                           {0.2F * r, 0.6F * r},  {0.36F * r, 0.5F * r},
                           {0.34F * r, 0.3F * r}};
        model.add(
            "crown", c.frame,
            mirrored_pair(moved(upright(horn, 0.2F * d, 0.004F), {0, 0.9F * d, crown + 0.03F})));
        model.add("crown", c.frame,
                  box_between({-0.3F * r, 0.8F * d, crown + 0.03F},
                              {0.3F * r, d, crown + 0.03F + 0.3F * r}));
        model.add("finial", c.metal,
                  moved(turned_leg({0, 0, 0}, 0.6F * r, 0.11F * r, 2, 14),
                        {0, 0.9F * d, crown + 0.02F + 0.3F * r}));
    }
}

}  // namespace

void build_clock(Parameters& parameters, ModelBuilder& model) {
    const Clock clock = draw(parameters);
    switch (clock.kind) {
    case Kind::kRound:
        add_round_wall(clock, model);
        break;
    case Kind::kSquare:
        add_square_wall(clock, model);
        break;
    case Kind::kSunburst:
        add_sunburst(clock, model);
        break;
    case Kind::kAlarm:
        add_alarm(clock, model);
        break;
    case Kind::kDigital:
        add_digital(parameters, clock, model);
        break;
    case Kind::kMantel:
        add_mantel(clock, model);
        break;
    case Kind::kSchoolhouse:
        add_schoolhouse(clock, model);
        break;
    case Kind::kLongcase:
        add_longcase(clock, model);
        break;
    }
}

}  // namespace turntable::procedural
