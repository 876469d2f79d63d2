#include <algorithm>
#include <cmath>
#include <utility>

#include <glm/trigonometric.hpp>

#include "assets/procedural/buildings/towers.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural::towers {

void add_lighthouse(const Tower& t, ModelBuilder& model) {
    const float h = t.height;
    const float a = t.half;
    const float shaft = 0.76F * h;
    const float top = a * (0.45F + 0.25F * t.taper);
    const int bands = t.stripes ? 2 * t.tiers + 1 : 1;
    const auto radius_at = [&](float s) { return top + (a - top) * std::pow(1.0F - s, 1.25F); };
    model.add("base", plain("concrete", srgb(0xA9A69E), 0.9F),
              rounded_cylinder(1.3F * a, 0.0F, 0.03F * h, 0.006F * h, 36));
    for (int i = 0; i < bands; ++i) {
        Path2 profile{{0.0F, 0.0F}};
        for (int k = 0; k <= 4; ++k) {
            const float s =
                (static_cast<float>(i) + static_cast<float>(k) / 4.0F) / static_cast<float>(bands);
            profile.emplace_back(radius_at(s), 0.025F * h + s * (shaft - 0.025F * h));
        }
        profile.front().y = profile[1].y;
        profile.emplace_back(0.0F, profile.back().y);
        model.add("wall", i % 2 == 1 ? t.trim : t.wall, lathe(profile, 36));
    }
    Surfaces windows;
    for (int i = 0; i < 6; ++i) {
        const float s = 0.18F + 0.13F * static_cast<float>(i);
        windows.push_back(turned(moved(opening(0.2F * a, 0.42F * a, 0.12F * a),
                                       {0, radius_at(s) - 0.02F * a, s * shaft}),
                                 Axis::kZ, 60.0F * static_cast<float>(i) - 20.0F));
    }
    model.add("window", darkness(), windows);
    model.add("door", t.trim,
              moved(opening(0.5F * a, 1.0F * a, 0.2F * a), {0, 0.97F * a, 0.02F * h}));
    const float deck = 1.5F * top;
    model.add("gallery", t.trim,
              lathe({{0, shaft - 0.03F * h},
                     {top, shaft - 0.03F * h},
                     {deck, shaft},
                     {deck, shaft + 0.015F * h},
                     {0, shaft + 0.015F * h}},
                    36));
    add_railing(t.metal, 0.95F * deck, shaft + 0.015F * h, 0.06F * h, model);
    const float room = 0.8F * top;
    const float low = shaft + 0.01F * h;
    const float high = shaft + 0.12F * h;
    model.add("lantern", t.wall, cylinder(1.03F * room, low, low + 0.035F * h, 28));
    model.add("lantern", glowing({1.0F, 0.86F, 0.5F}, 0.8F),
              cylinder(0.9F * room, low + 0.03F * h, high + 0.002F * h, 28));
    model.add("lantern", t.trim,
              around(box_between({-0.05F * room, 0.86F * room, low + 0.03F * h},
                                 {0.05F * room, 0.97F * room, high + 0.003F * h}),
                     10));
    Path2 dome{{0.0F, high}, {1.25F * room, high}};
    for (int i = 0; i <= 6; ++i) {
        const float b = glm::radians(15.0F * static_cast<float>(i));
        dome.emplace_back(std::max(1.15F * room * std::cos(b), 0.0F),
                          high + 0.012F * h + (t.sides > 6 ? 0.6F : 0.95F) * room * std::sin(b));
    }
    dome.back().x = 0.0F;
    model.add("roof", t.trim, lathe(dome, 32));
    const float peak = dome.back().y;
    model.add("finial", t.metal, moved(ball(0.14F * room, 8, 14), {0, 0, peak + 0.08F * room}));
    model.add("finial", t.metal,
              cylinder(0.03F * room, peak - 0.02F * room, peak + 0.8F * room, 8));
    if (t.annex) {
        const float w = 0.9F * a;
        const Outline gable{{-w, 0}, {w, 0}, {w, 0.9F * a}, {0, 1.6F * a}, {-w, 0.9F * a}};
        const glm::vec3 at{-1.7F * a, -0.4F * a, 0.0F};
        model.add("house", t.wall, moved(upright(gable, 2.4F * a), at));
        const Outline slope{{0, 1.6F * a},
                            {1.12F * w, 0.9F * a - 0.1F * a},
                            {1.12F * w, 0.95F * a},
                            {0, 1.75F * a}};
        model.add("roof", t.trim, each(mirrored_pair(upright(slope, 2.6F * a)), [&](Surface s) {
                      return moved(std::move(s), at);
                  }));
        model.add(
            "window", darkness(),
            moved(box({0.35F * a, 0.04F * a, 0.4F * a}), at + glm::vec3(0.0F, 1.2F * a, 0.5F * a)));
    }
}

}  // namespace turntable::procedural::towers
