// Skyscrapers: tiers of floors around a core of glass.
#include <algorithm>
#include <cmath>
#include <utility>

#include "assets/procedural/buildings/towers.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural::towers {
namespace {

Outline plan_outline(const Tower& t, float half) {
    switch (t.plan) {
    case Plan::kOblong:
        return rectangle(2.3F * half, 1.5F * half);
    case Plan::kOctagon:
        return regular_polygon(8, 1.05F * half, 22.5F);
    case Plan::kRound:
        return circle(half, 28);
    case Plan::kCut:
        return rounded_rectangle(2 * half, 2 * half, 0.35F * half, 1);
    case Plan::kSquare:
        break;
    }
    return square(half);
}

/// Floors of a tier: a core of glass, a slab a floor, fins.
void add_tier(const Tower& t, float half, float low, float high, int floors, float first_turn,
              ModelBuilder& model) {
    const Outline plan = plan_outline(t, half);
    const float storey = (high - low) / static_cast<float>(floors);
    const float inset = 0.035F * t.half;
    const float turn_a_metre = t.twist / t.height;
    const auto turned_at = [&](Surface s, float z) {
        return turned(std::move(s), Axis::kZ, first_turn + turn_a_metre * (z - low));
    };
    for (int i = 0; i < floors; ++i) {
        const float z = low + storey * static_cast<float>(i);
        model.add("window", t.glass,
                  turned_at(block(grown(plan, -inset), z, z + storey + 0.01F * storey), z));
        const float slab = t.facade == Facade::kFins   ? 0.12F
                           : t.facade == Facade::kGrid ? 0.25F
                                                       : 0.42F;
        model.add("floor", t.wall,
                  turned_at(block(plan, z - 0.005F * storey, z + slab * storey), z));
    }
    if (t.facade != Facade::kBands && t.twist == 0.0F) {
        const float spacing = t.half * (t.facade == Facade::kFins ? 0.2F : 0.32F);
        const float width = t.half * (t.facade == Facade::kFins ? 0.035F : 0.06F);
        const Surface fin =
            box_between({-width, -1.5F * inset, low}, {width, 0.02F * t.half, high});
        model.add("fin", t.wall, set_along(fin, spots_along(plan, spacing)));
    }
    model.add(
        "roof", t.trim,
        turned_at(block(grown(plan, 0.012F * t.half), high - 0.01F * storey, high + 0.35F * storey),
                  high));
}

}  // namespace

void add_skyscraper(const Tower& t, ModelBuilder& model) {
    const int tiers = t.twist > 0.0F ? 1 : t.tiers;
    const float lobby = 0.035F * t.height;
    model.add("base", t.trim, block(plan_outline(t, 1.12F * t.half), 0.0F, lobby));
    if (t.annex) {
        model.add("base", t.trim,
                  box_between({-1.7F * t.half, -1.4F * t.half, 0.0F},
                              {1.7F * t.half, 1.4F * t.half, 0.5F * lobby}));
    }
    float low = lobby * 0.98F;
    float half = t.half;
    for (int i = 0; i < tiers; ++i) {
        // Lower tiers are the higher ones.
        const float share =
            tiers == 1 ? 1.0F : (i == 0 ? 0.45F : 0.55F / static_cast<float>(tiers - 1));
        const float high = low + share * (t.height - lobby);
        const int floors =
            std::max(2, static_cast<int>(std::lround(static_cast<float>(t.floors) * share)));
        add_tier(t, half, low, high, floors, 0.0F, model);
        low = high;
        half *= 0.55F + 0.45F * t.taper;
    }
    half = half / (0.55F + 0.45F * t.taper);
    const Outline plan = plan_outline(t, half);
    const auto turned_top = [&](Surface s) { return turned(std::move(s), Axis::kZ, t.twist); };
    switch (t.top) {
    case Top::kSpire:
        model.add("roof", t.trim,
                  turned_top(block(scaled(plan, {0.6F, 0.6F}), low, low + 0.05F * t.height)));
        model.add(
            "spire", t.metal,
            cone(0.12F * half, 0.02F * half, low + 0.04F * t.height, low + 0.3F * t.height, 16));
        break;
    case Top::kPyramid:
        model.add("roof", t.roof_look, turned_top(pointed_roof(plan, low, low + 1.6F * half)));
        model.add("spire", t.metal,
                  cone(0.05F * half, 0.01F * half, low + 1.4F * half, low + 2.3F * half, 10));
        break;
    case Top::kCrown:
        model.add("roof", t.trim,
                  turned_top(block(scaled(plan, {0.7F, 0.7F}), low, low + 0.04F * t.height)));
        model.add("fin", t.wall,
                  each(set_along(box_between({-0.05F * half, -0.1F * half, low - 0.01F * t.height},
                                             {0.05F * half, 0.0F, low + 0.07F * t.height}),
                                 spots_along(plan, 0.4F * half)),
                       turned_top));
        break;
    case Top::kFlat:
        model.add("roof", t.trim,
                  turned_top(block(scaled(plan, {0.5F, 0.5F}), low, low + 0.03F * t.height)));
        model.add("antenna", t.metal,
                  cone(0.02F * t.half, 0.01F * t.half, low, low + 0.12F * t.height, 8));
        break;
    }
}

}  // namespace turntable::procedural::towers
