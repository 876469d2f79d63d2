// Hulls of ships and boats, and what stands on their decks.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/common.hpp>
#include <glm/gtc/constants.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/vehicle_parts.h"
#include "assets/procedural/vehicles/watercraft.h"

namespace turntable::procedural {
namespace {

constexpr int kLevels = 7;  ///< points from keel to deck
constexpr int kStations = 26;

float place_of(const ShipHull& hull, int i) {
    const float t = static_cast<float>(i) / kStations;
    const float eased = 0.5F - 0.5F * std::cos(glm::pi<float>() * t);
    return glm::mix(hull.stern, hull.bow, 0.6F * eased + 0.4F * t);
}

/// The hull between two heights.
Surface slab(const ShipHull& hull, bool below) {
    const float least = 0.0015F * (hull.bow - hull.stern);
    std::vector<Section> sections;
    for (int i = 0; i <= kStations; ++i) {
        const float y = place_of(hull, i);
        const float keel = hull.keel.at(y);
        const float sheer = hull.sheer.at(y);
        const float from = below ? keel : std::max(keel, hull.waterline);
        const float to = below ? std::max(keel + least, std::min(hull.waterline, sheer)) : sheer;
        Path2 half{{0.0F, from}};
        for (int k = 0; k <= kLevels; ++k) {
            const float t = static_cast<float>(k) / kLevels;
            const float z = glm::mix(from, to, k == 0 ? 0.02F : t * (0.4F + 0.6F * t));
            half.emplace_back(std::max(ship_half_width(hull, y, z), 0.2F * least), z);
        }
        half.emplace_back(0.0F, to + 0.1F * least);
        sections.push_back({y, symmetric_outline(half)});
    }
    return with_crease(loft(sections, Axis::kY), 45.0F);
}

}  // namespace

ShipHull ship_hull(const HullForm& f) {
    const float l = f.length;
    const float b = 0.5F * f.beam;
    ShipHull h;
    h.stern = -0.5F * l;
    h.bow = 0.5F * l;
    h.waterline = f.draught;
    h.fullness = f.fullness;
    const float slim = f.fullness > 3.5F ? 0.92F : 0.72F;  // of the bow
    h.half_width = Curve{{-0.5F * l, f.transom * b},
                         {-0.32F * l, glm::mix(f.transom, 1.0F, 0.75F) * b},
                         {-0.05F * l, b},
                         {0.15F * l, b},
                         {0.32F * l, slim * b},
                         {0.43F * l, 0.62F * slim * b},
                         {0.485F * l, 0.28F * slim * b},
                         {0.5F * l, 0.03F * b}};
    const float rise = f.depth * (1.0F + f.lift);
    h.keel = Curve{{-0.5F * l, f.fullness > 3.5F ? 0.45F * f.depth : 0.30F * f.depth},
                   {-0.36F * l, f.fullness > 3.5F ? 0.02F * f.depth : 0.06F * f.depth},
                   {-0.1F * l, 0.0F},
                   {(0.44F - f.stem) * l, 0.02F * f.depth},
                   {(0.5F - 0.5F * f.stem) * l, 0.32F * rise},
                   {0.5F * l, 0.90F * rise}};
    h.sheer = Curve{{-0.5F * l, f.depth * (1.0F + 0.25F * f.lift)},
                    {-0.15F * l, f.depth},
                    {0.15F * l, f.depth * (1.0F + 0.12F * f.lift)},
                    {0.5F * l, rise}};
    return h;
}

float ship_half_width(const ShipHull& hull, float y, float z) {
    const float keel = hull.keel.at(y);
    const float share = std::clamp((z - keel) / (hull.sheer.at(y) - keel), 0.0F, 1.0F);
    return hull.half_width.at(y) * std::sqrt(1.0F - std::pow(1.0F - share, hull.fullness));
}

void add_ship_hull(ModelBuilder& model, const ShipHull& hull, const Look& paint, const Look& bottom,
                   const Look& deck) {
    model.add("hull", paint, slab(hull, false));
    model.add("hull", bottom, slab(hull, true));
    const float thick = 0.004F * (hull.bow - hull.stern);
    std::vector<Section> sections;
    for (int i = 0; i <= kStations; ++i) {
        const float y =
            glm::mix(hull.stern, hull.bow, 0.004F) + 0.985F * (place_of(hull, i) - hull.stern);
        const float z = hull.sheer.at(y);
        const float w = 0.96F * hull.half_width.at(y);
        sections.push_back({y, {{-w, z - thick}, {w, z - thick}, {w, z + thick}, {-w, z + thick}}});
    }
    model.add("deck", deck, loft(sections, Axis::kY));
}

void add_open_hull(ModelBuilder& model, const ShipHull& hull, float thickness,
                   const Look& outside) {
    std::vector<Section> sections;
    for (int i = 0; i <= kStations; ++i) {
        const float y = place_of(hull, i);
        const float keel = hull.keel.at(y);
        const float sheer = hull.sheer.at(y);
        const float t = std::min(thickness, 0.6F * hull.half_width.at(y));
        Outline outline{{0.0F, keel}};
        Path2 inside;
        for (int k = 1; k <= kLevels; ++k) {
            const float share = static_cast<float>(k) / kLevels;
            const float z = glm::mix(keel, sheer, share * (0.4F + 0.6F * share));
            const float w = ship_half_width(hull, y, z);
            outline.emplace_back(w, z);
            const float raised = std::min(z + 1.2F * t * (1.0F - share), sheer);
            inside.emplace_back(std::max(w - t, 0.1F * w), raised);
        }
        outline.insert(outline.end(), inside.rbegin(), inside.rend());
        outline.emplace_back(0.0F, std::min(keel + 1.3F * t, sheer - 0.2F * t));
        for (const glm::vec2& p : inside) {
            outline.emplace_back(-p.x, p.y);
        }
        for (int k = kLevels; k >= 1; --k) {
            outline.emplace_back(-outline[static_cast<std::size_t>(k)].x,
                                 outline[static_cast<std::size_t>(k)].y);
        }
        sections.push_back({y, std::move(outline)});
    }
    model.add("hull", outside, with_crease(loft(sections, Axis::kY), 50.0F));
    // The transom closes the stern.
    const float y = hull.stern;
    const float keel = hull.keel.at(y);
    Path2 half{{0.0F, keel}};
    for (int k = 1; k <= kLevels; ++k) {
        const float z = glm::mix(keel, hull.sheer.at(y), static_cast<float>(k) / kLevels);
        half.emplace_back(0.98F * ship_half_width(hull, y, z), z);
    }
    half.emplace_back(0.0F, hull.sheer.at(y) + 0.02F);
    model.add("hull", outside,
              moved(upright(symmetric_outline(half), 1.5F * thickness),
                    {0.0F, y + 0.8F * thickness, 0.0F}));
}

void add_ship_railing(ModelBuilder& model, const ShipHull& hull, glm::vec2 shares, float height,
                      const Look& look) {
    const float radius = 0.02F * height;
    const int posts = 12;
    Path path;
    for (int i = 0; i <= posts; ++i) {
        const float y = glm::mix(hull.stern, hull.bow,
                                 glm::mix(shares.x, shares.y, static_cast<float>(i) / posts));
        const float x = 0.93F * hull.half_width.at(y);
        const float z = hull.sheer.at(y);
        path.emplace_back(x, y, z + height);
        model.add("railing", look,
                  mirrored_pair(rod({x, y, z - 0.05F * height}, {x, y, z + height}, radius, 6)));
    }
    model.add("railing", look, mirrored_pair(tube(path, 1.3F * radius, 6)));
    for (glm::vec3& p : path) {
        p.z -= 0.5F * height;
    }
    model.add("railing", look, mirrored_pair(tube(path, 0.8F * radius, 6)));
}

void add_bulwark(ModelBuilder& model, const ShipHull& hull, glm::vec2 shares, float height,
                 const Look& look) {
    const float thick = 0.006F * (hull.bow - hull.stern);
    const Surface wall = sheet(
        [&](float u, float v) {
            const float y = glm::mix(hull.stern, hull.bow, glm::mix(shares.x, shares.y, u));
            return glm::vec3(hull.half_width.at(y), y,
                             hull.sheer.at(y) + glm::mix(-0.15F * height, height, v));
        },
        thick, 20, 2);
    model.add("hull", look, mirrored_pair(with_crease(wall, 50.0F)));
}

void add_deckhouse(ModelBuilder& model, const Deckhouse& d, const Look& look) {
    const float height = d.top - d.bottom;
    const Outline side{{d.rear, d.bottom - 0.05F * height},
                       {d.front, d.bottom - 0.05F * height},
                       {d.front - d.rake, d.top},
                       {d.rear, d.top}};
    model.add("superstructure", look, sideways(side, 2.0F * d.half_width, 0.04F * height));
    if (d.rows <= 0) {
        return;
    }
    const float row = height / static_cast<float>(d.rows);
    const float out = 0.012F * std::max(height, d.half_width);
    for (int r = 0; r < d.rows; ++r) {
        const float low = d.bottom + row * (static_cast<float>(r) + 0.38F);
        const float high = d.bottom + row * (static_cast<float>(r) + 0.80F);
        const float lean = d.rake * (high - d.bottom) / height;
        const float from = d.rear + 0.06F * (d.front - d.rear);
        const float to = d.front - lean - 0.05F * (d.front - d.rear);
        const int count = d.band ? 1 : std::max(1, static_cast<int>((to - from) / d.pitch));
        const float step = (to - from) / static_cast<float>(count);
        for (int i = 0; i < count; ++i) {
            const float y = from + step * static_cast<float>(i);
            const float gap = d.band ? 0.0F : 0.16F * step;
            model.add("window", window_glass(),
                      mirrored_pair(box_between({d.half_width - out, y + gap, low},
                                                {d.half_width + out, y + step - gap, high})));
        }
        // Across the front, in the plane that leans back.
        const float across = 0.90F * d.half_width;
        const int panes = d.band ? 1 : std::max(2, static_cast<int>(2.0F * across / d.pitch));
        const float wide = 2.0F * across / static_cast<float>(panes);
        for (int i = 0; i < panes; ++i) {
            const float x = -across + wide * static_cast<float>(i);
            const float gap = d.band ? 0.0F : 0.1F * wide;
            const auto front_at = [&](float z) {
                return d.front - d.rake * (z - d.bottom) / height;
            };
            const Outline pane{{front_at(low) - out, low},
                               {front_at(low) + out, low},
                               {front_at(high) + out, high},
                               {front_at(high) - out, high}};
            model.add("window", window_glass(),
                      moved(sideways(pane, wide - 2.0F * gap), {x + 0.5F * wide, 0.0F, 0.0F}));
        }
    }
}

void add_funnel(ModelBuilder& model, const Look& look, const Look& band, const glm::vec3& foot,
                float radius, float height, float rake) {
    const auto ring = [&](float z, float grow) {
        return Section{foot.z + z, moved(ellipse(radius * grow, 1.5F * radius * grow, 24),
                                         {foot.x, foot.y - rake * z / height})};
    };
    const std::array body{ring(-0.1F * height, 1.0F), ring(height, 0.9F)};
    model.add("funnel", look, loft(body, Axis::kZ));
    const std::array stripe{ring(0.55F * height, 0.975F), ring(0.80F * height, 0.95F)};
    model.add("funnel", band, loft(stripe, Axis::kZ));
    const std::array cap{ring(0.9F * height, 0.94F), ring(1.04F * height, 0.92F)};
    model.add("funnel", black_plastic(), loft(cap, Axis::kZ));
}

}  // namespace turntable::procedural
