// Guitars: acoustic and classical ones, solid electric bodies with one or two horns, hollow bodies
// with f-holes, basses, resonators; on a stand or standing by themselves. The strings face the
// front.
#include <algorithm>
#include <array>
#include <cmath>

#include "assets/procedural/audio/audio.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kAcoustic, kCutaway, kTwoHorns, kSingleCut, kAngular, kHollow };
enum class Head { kThreeAndThree, kSixInLine, kSlotted };

struct Guitar {
    Kind kind = Kind::kAcoustic;
    Head head = Head::kThreeAndThree;
    float length = 0.0F;  ///< of the body
    float lower = 0.0F;   ///< half widths: lower bout, waist, upper bout
    float waist = 0.0F;
    float upper = 0.0F;
    float depth = 0.0F;
    float neck = 0.0F;  ///< from the body's edge to the nut
    float neck_width = 0.0F;
    int strings = 6;
    int pickups = 2;
    int knobs = 2;
    bool guard = true;
    bool stand = false;
    Look top;
    Look side;
    Look neck_wood;
    Look board;
    Look metal;
};

bool is_electric(const Guitar& g) {
    return g.kind == Kind::kTwoHorns || g.kind == Kind::kSingleCut || g.kind == Kind::kAngular;
}

Guitar draw(Parameters& p) {
    Guitar g;
    g.kind = p.choice<Kind>("kind",
                            {"acoustic", "cutaway", "two horns", "single cut", "angular", "hollow"},
                            {3, 1, 2, 1.5, 0.8, 1});
    const bool electric = is_electric(g);
    g.head = electric ? p.choice<Head>("head", {"three and three", "six in line"})
                      : p.choice<Head>("head", {"three and three", "six in line", "slotted"},
                                       {3, 0.3, 1});
    g.length = electric ? p.real("body_length", 0.36F, 0.44F) : p.real("body_length", 0.44F, 0.52F);
    g.lower = g.length * p.real("lower_bout", 0.36F, 0.43F);
    g.waist = g.lower * p.real("waist", 0.6F, 0.76F);
    g.upper = g.lower * p.real("upper_bout", 0.70F, 0.86F);
    g.depth = electric                  ? p.real("body_depth", 0.038F, 0.05F)
              : g.kind == Kind::kHollow ? p.real("body_depth", 0.05F, 0.075F)
                                        : p.real("body_depth", 0.085F, 0.12F);
    const bool bass = p.chance("bass", 0.2);
    g.strings = bass ? 4 : p.chance("twelve_strings", 0.06) ? 12 : 6;
    g.neck = (bass ? 1.25F : 1.0F) * p.real("neck", 0.36F, 0.44F);
    g.neck_width = p.real("neck_width", 0.044F, 0.054F);
    g.pickups = p.integer("pickups", 1, 3);
    g.knobs = p.integer("knobs", 1, 4);
    g.guard = p.chance("guard", 0.6);
    g.stand = p.chance("stand", 0.35);
    g.side = wood(p, "side");
    g.top = electric || p.chance("painted", 0.15) ? painted_metal(p, "top") : wood(p, "top");
    g.neck_wood = wood(p, "neck_wood");
    g.board = plain("board", srgb(p.chance("light_board", 0.2) ? 0xB98A55 : 0x33261F), 0.5F);
    g.metal = p.chance("gold", 0.3) ? plain("gold", srgb(0xCFA952), 0.25F) : chrome();
    return g;
}

/// Half of the body from the tail (y = 0) to the neck's joint (y = length);
/// the treble half may have a cut that the other lacks.
std::vector<glm::vec2> half_outline(const Guitar& g, bool treble) {
    const float l = g.length;
    std::vector<glm::vec2> knots{{0.0F, 0.0F},
                                 {0.55F * g.lower, 0.02F * l},
                                 {g.lower, 0.22F * l},
                                 {0.92F * g.lower, 0.38F * l},
                                 {g.waist, 0.58F * l}};
    const float joint = 0.6F * g.neck_width;
    const bool horn = g.kind == Kind::kTwoHorns || (treble && g.kind != Kind::kAcoustic);
    if (!horn) {
        knots.insert(knots.end(), {{0.95F * g.upper, 0.76F * l},
                                   {0.9F * g.upper, 0.88F * l},
                                   {0.5F * g.upper, 0.985F * l},
                                   {joint, l}});
    } else {
        const float reach = g.kind == Kind::kTwoHorns && !treble ? 1.14F : 0.98F;
        knots.insert(knots.end(), {{0.9F * g.upper, 0.78F * l},
                                   {0.88F * g.upper, reach * l},
                                   {0.62F * g.upper, (reach - 0.04F) * l},
                                   {1.1F * joint, 0.82F * l},
                                   {joint, 0.80F * l}});
    }
    return smooth_path(std::span<const glm::vec2>(knots), 5);
}

Outline body_outline(const Guitar& g) {
    if (g.kind == Kind::kAngular) {  // a V or an arrow: points and straight edges
        const float l = g.length;
        const float x = 1.15F * g.lower;
        return rounded({{0, 0.32F * l},
                        {0.62F * x, -0.12F * l},
                        {x, 0.02F * l},
                        {0.42F * x, 0.92F * l},
                        {0.3F * x, l},
                        {-0.3F * x, l},
                        {-0.42F * x, 0.92F * l},
                        {-x, 0.02F * l},
                        {-0.62F * x, -0.12F * l}},
                       0.02F, 3);
    }
    Outline outline = half_outline(g, false);
    std::vector<glm::vec2> other = half_outline(g, true);
    for (std::size_t i = other.size(); i-- > 1;) {
        outline.emplace_back(-other[i].x, other[i].y);
    }
    return outline;
}

/// The height on the front where strings end.
float bridge_height(const Guitar& g) {
    return (is_electric(g) ? 0.2F : 0.27F) * g.length;
}

void add_body(const Guitar& g, ModelBuilder& model) {
    const Outline outline = body_outline(g);
    const float front = 0.5F * g.depth;
    if (is_electric(g)) {
        model.add("body", g.top, upright(outline, g.depth, 0.008F, 3));
        return;
    }
    model.add("body", g.side, upright(outline, g.depth, 0.002F, 1));
    const float hole = 0.105F * g.length;
    const glm::vec2 at{0.0F, 0.64F * g.length};
    const float sheet_thickness = 0.004F;
    const Outline plate = scaled(outline, {0.985F, 0.992F});
    if (g.kind == Kind::kHollow) {
        model.add("top", g.top, moved(upright(plate, sheet_thickness), {0, front, 0.002F}));
        const std::array<glm::vec2, 7> f{{{0.005F, -0.075F},
                                          {0.013F, -0.07F},
                                          {0.004F, -0.02F},
                                          {0.004F, 0.03F},
                                          {0.012F, 0.06F},
                                          {0.0F, 0.075F},
                                          {-0.006F, 0.02F}}};
        const Outline slit = smooth_outline(f, 4);
        model.add("sound hole", black_plastic(),
                  mirrored_pair(moved(upright(slit, 0.003F),
                                      {0.55F * g.lower, front + 0.002F, 0.36F * g.length})));
        return;
    }
    const std::array holes{moved(circle(hole, 28), at)};
    model.add("top", g.top,
              moved(upright_with_holes(plate, holes, sheet_thickness), {0, front, 0.002F}));
    model.add("sound hole", black_plastic(),
              moved(turned(cylinder(1.01F * hole, 0.0F, 0.0015F, 28), Axis::kX, -90.0F),
                    {0, front - 0.001F, at.y + 0.002F}));
    model.add("rosette", g.board,
              moved(turned(pipe(1.22F * hole, 1.06F * hole, 0.0F, 0.0028F, 32), Axis::kX, -90.0F),
                    {0, front, at.y + 0.002F}));
}

void add_neck(const Guitar& g, ModelBuilder& model) {
    const float front = 0.5F * g.depth;
    const float start = (g.kind == Kind::kAngular ? 0.8F : 0.76F) * g.length;
    const float nut = g.length + g.neck;
    const float w = 0.5F * g.neck_width;
    const std::array sections{Section{0.78F * g.length, superellipse(1.05F * w, 0.013F, 2.5F, 14)},
                              Section{nut + 0.005F, superellipse(0.86F * w, 0.010F, 2.5F, 14)}};
    model.add("neck", g.neck_wood, moved(loft(sections, Axis::kZ), {0, front - 0.006F, 0}));
    const float board = front + 0.007F;
    model.add(
        "fingerboard", g.board,
        moved(
            upright({{-1.06F * w, start}, {1.06F * w, start}, {0.88F * w, nut}, {-0.88F * w, nut}},
                    0.006F),
            {0, board - 0.002F, 0}));
    const Surface fret = box({1.9F * w, 0.0012F, 0.0016F});
    const float scale = nut - bridge_height(g);
    for (int i = 1; i <= 17; ++i) {  // equal temperament: twelve frets halve a string
        const float z = nut - scale * (1.0F - std::pow(2.0F, -static_cast<float>(i) / 12.0F));
        if (z > start + 0.01F) {
            const float share = (z - start) / (nut - start);
            model.add("fret", g.metal,
                      moved(scaled(fret, {1.08F - 0.2F * share, 1, 1}), {0, board + 0.001F, z}));
        }
    }
    model.add("nut", white_plastic(),
              moved(box({1.74F * w, 0.010F, 0.005F}), {0, board - 0.001F, nut}));
}

void add_head(const Guitar& g, ModelBuilder& model) {
    const float w = 0.5F * g.neck_width;
    const float low = g.length + g.neck;
    const float tall = 0.19F;
    const float front = 0.5F * g.depth - 0.004F;
    const bool line = g.head == Head::kSixInLine;
    const Outline outline = line ? rounded({{-0.8F * w, 0},
                                            {0.85F * w, 0},
                                            {1.35F * w, 0.25F * tall},
                                            {1.2F * w, 0.93F * tall},
                                            {0.2F * w, tall},
                                            {-0.95F * w, 0.3F * tall}},
                                           0.01F)
                                 : rounded({{-0.85F * w, 0},
                                            {0.85F * w, 0},
                                            {1.4F * w, 0.3F * tall},
                                            {1.5F * w, tall},
                                            {0.0F, 0.94F * tall},
                                            {-1.5F * w, tall},
                                            {-1.4F * w, 0.3F * tall}},
                                           0.008F);
    const auto lean = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, line ? 3.0F : 11.0F), {0, front, low});
    };
    if (g.head == Head::kSlotted) {
        const std::array slots{
            moved(rounded_rectangle(0.5F * w, 0.5F * tall, 0.004F), {0.62F * w, 0.58F * tall}),
            moved(rounded_rectangle(0.5F * w, 0.5F * tall, 0.004F), {-0.62F * w, 0.58F * tall})};
        model.add("head", g.neck_wood, lean(upright_with_holes(outline, slots, 0.016F)));
    } else {
        model.add("head", g.neck_wood, lean(upright(outline, 0.016F, 0.003F)));
    }
    const int tuners = std::min(g.strings, 6);
    const auto tuner = [&](float side, float z, float edge) {
        model.add("tuner", g.metal,
                  lean(moved(turned(cylinder(0.004F, 0.0F, 0.014F, 10), Axis::kX, -90.0F),
                             {side * 0.62F * edge, 0.006F, z})));
        model.add("tuner", g.metal,
                  lean(rod({side * 0.8F * edge, -0.004F, z}, {side * (edge + 0.016F), -0.004F, z},
                           0.0028F, 8)));
        model.add("tuner", g.metal,
                  lean(moved(box({0.012F, 0.006F, 0.016F}, 0.002F),
                             {side * (edge + 0.02F), -0.004F, z})));
    };
    for (int i = 0; i < tuners; ++i) {
        if (line) {
            const float share = (static_cast<float>(i) + 0.7F) / static_cast<float>(tuners + 1);
            tuner(1.0F, tall * (0.22F + 0.72F * share), 1.25F * w);
        } else {
            const int row = i / 2;
            const float share =
                (static_cast<float>(row) + 0.6F) / (0.5F * static_cast<float>(tuners) + 0.2F);
            tuner(i % 2 == 0 ? 1.0F : -1.0F, tall * (0.28F + 0.6F * share), 1.42F * w);
        }
    }
}

void add_fittings(const Guitar& g, ModelBuilder& model) {
    const float front = 0.5F * g.depth;
    const float z = bridge_height(g);
    const float w = 0.5F * g.neck_width;
    const bool electric = is_electric(g) || g.kind == Kind::kHollow;
    const float surface = front + (is_electric(g) ? 0.0F : 0.002F);
    const float lift = 0.010F;
    if (electric) {
        model.add("bridge", g.metal,
                  moved(box({2.6F * w, lift, 0.022F}, 0.003F), {0, surface + 0.4F * lift, z}));
        for (int i = 0; i < g.pickups; ++i) {
            const float at = z + 0.05F + 0.062F * static_cast<float>(i);
            if (at < 0.74F * g.length) {
                model.add(
                    "pickup", i % 2 == 0 ? black_plastic() : white_plastic(),
                    moved(box({2.9F * w, 0.009F, 0.03F}, 0.002F), {0, surface + 0.0025F, at}));
            }
        }
        const Surface knob = turned(cone(0.012F, 0.010F, -0.001F, 0.012F, 16), Axis::kX, -90.0F);
        for (int i = 0; i < g.knobs; ++i) {
            const float at = static_cast<float>(i);
            model.add("knob", black_plastic(),
                      moved(knob, {-0.42F * g.lower - 0.028F * std::fmod(at, 2.0F), surface,
                                   0.13F * g.length + 0.036F * at}));
        }
    } else {
        model.add("bridge", g.board,
                  moved(upright(rounded({{-2.9F * w, -0.010F},
                                         {2.9F * w, -0.010F},
                                         {2.9F * w, 0.004F},
                                         {1.5F * w, 0.014F},
                                         {-1.5F * w, 0.014F},
                                         {-2.9F * w, 0.004F}},
                                        0.004F),
                                0.012F),
                        {0, surface + 0.004F, z}));
        model.add("bridge", white_plastic(),
                  moved(box({2.0F * w, 0.014F, 0.003F}), {0, surface + 0.005F, z + 0.006F}));
    }
    if (g.guard && g.kind != Kind::kAngular) {
        const std::array<glm::vec2, 6> shape{{{-0.02F, 0.0F},
                                              {-0.035F, -0.10F},
                                              {-0.10F, -0.15F},
                                              {-0.13F, -0.08F},
                                              {-0.085F, 0.0F},
                                              {-0.05F, 0.03F}}};
        Outline plate = smooth_outline(shape, 5);
        std::reverse(plate.begin(), plate.end());
        const float fit = g.lower / 0.18F;
        model.add("pick guard", electric ? white_plastic() : plain("guard", srgb(0x3A2218), 0.3F),
                  moved(upright(scaled(plate, {0.9F * fit, fit}), 0.003F),
                        {0, surface + 0.0012F, 0.6F * g.length}));
    }
    // Strings: from the bridge to the nut, at the height of both.
    const float nut = g.length + g.neck;
    const float spread = 1.5F * w;
    const int shown = std::min(g.strings, 6);
    for (int i = 0; i < shown; ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(shown - 1) - 0.5F;
        model.add("string", g.metal,
                  rod({spread * share * 1.1F, surface + 0.011F, z},
                      {spread * share, front + 0.011F, nut}, 0.0009F, 4));
    }
}

void add_stand(const Guitar& g, ModelBuilder& model) {
    if (!g.stand) {
        return;
    }
    // Two forks before the body, a frame behind it, feet below.
    const float y = -0.5F * g.depth - 0.012F;
    const float x = 0.5F * g.lower;
    const float floor = -0.16F;
    for (const float side : {-1.0F, 1.0F}) {
        const std::array<glm::vec3, 4> fork{{{side * x, y, 0.12F},
                                             {side * x, y, -0.012F},
                                             {side * x, 0.5F * g.depth + 0.02F, -0.012F},
                                             {side * x, 0.5F * g.depth + 0.03F, 0.03F}}};
        model.add("stand", black_plastic(), tube(rounded_path(fork, 0.012F), 0.006F, 8));
        model.add("stand", black_plastic(),
                  rod({side * x, y, 0.0F}, {side * 1.5F * x, y + 0.22F, floor}, 0.008F, 8));
    }
    model.add("stand", black_plastic(), rod({-x, y, 0.05F}, {x, y, 0.05F}, 0.007F, 8));
    model.add("stand", black_plastic(), rod({0, y, 0.05F}, {0, y - 0.2F, floor}, 0.008F, 8));
}

}  // namespace

void build_guitar(Parameters& parameters, ModelBuilder& model) {
    const Guitar guitar = draw(parameters);
    add_body(guitar, model);
    add_neck(guitar, model);
    add_head(guitar, model);
    add_fittings(guitar, model);
    add_stand(guitar, model);
}

}  // namespace turntable::procedural
