#include <cmath>

#include "assets/procedural/buildings/towers.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural::towers {
namespace {

void add_pod(const Tower& t, float z, float radius, ModelBuilder& model) {
    const float r = radius;
    if (t.top == Top::kCrown || t.top == Top::kSpire) {
        model.add("pod", t.wall, moved(ball(r, 18, 32), {0, 0, z}));
        model.add("window", t.glass,
                  moved(cylinder(1.005F * r, -0.14F * r, 0.14F * r, 36), {0, 0, z}));
        return;
    }
    model.add("pod", t.wall,
              moved(lathe({{0, -0.55F * r},
                           {0.4F * r, -0.5F * r},
                           {0.92F * r, -0.16F * r},
                           {r, -0.1F * r},
                           {r, 0},
                           {0, 0}},
                          36),
                    {0, 0, z}));
    model.add("window", t.glass, moved(cylinder(0.93F * r, -0.01F * r, 0.17F * r, 36), {0, 0, z}));
    model.add("pod", t.wall,
              moved(lathe({{0, 0.16F * r},
                           {0.97F * r, 0.16F * r},
                           {0.97F * r, 0.22F * r},
                           {0.7F * r, 0.36F * r},
                           {0.3F * r, 0.46F * r},
                           {0, 0.46F * r}},
                          36),
                    {0, 0, z}));
    model.add("window", t.glass, moved(cylinder(0.6F * r, 0.3F * r, 0.55F * r, 28), {0, 0, z}));
    model.add("pod", t.trim, moved(cylinder(0.64F * r, 0.53F * r, 0.62F * r, 28), {0, 0, z}));
}

}  // namespace

void add_television_tower(const Tower& t, ModelBuilder& model) {
    const float h = t.height;
    const float a = t.half;
    const float pod = (0.55F + 0.15F * t.taper) * h;
    Path2 profile{{0.0F, 0.0F}};
    for (int i = 0; i <= 8; ++i) {
        const float s = static_cast<float>(i) / 8.0F;
        profile.emplace_back(a * (0.34F + 0.66F * std::pow(1.0F - s, 2.6F)), s * (pod + 0.05F * h));
    }
    profile.emplace_back(0.0F, profile.back().y);
    model.add("shaft", t.wall, lathe(profile, 28));
    if (t.sides >= 7) {  // three fins for a foot
        const Outline fin{
            {0, 0}, {2.4F * a, 0}, {1.1F * a, 0.16F * h}, {0.2F * a, 0.45F * h}, {0, 0.45F * h}};
        model.add("foot", t.wall, around(sideways(fin, 0.35F * a), 3, 30.0F));
    } else {
        model.add("foot", t.trim, cylinder((t.annex ? 2.6F : 1.7F) * a, 0.0F, 0.03F * h, 36));
    }
    add_pod(t, pod, a * (1.5F + 0.12F * static_cast<float>(t.tiers)), model);
    if (t.tiers >= 4) {
        add_pod(t, 0.55F * pod, 1.35F * a, model);
    }
    const float mast = pod + 0.04F * h;
    const int pieces = 5;
    for (int i = 0; i < pieces; ++i) {
        const float low = mast + (h - mast) * static_cast<float>(i) / pieces;
        const float high = mast + (h - mast) * static_cast<float>(i + 1) / pieces;
        const float r = 0.3F * a * (1.0F - 0.17F * static_cast<float>(i));
        const Look look = t.stripes ? (i % 2 == 0 ? plain("red", srgb(0xB8322C), 0.5F)
                                                  : plain("white", srgb(0xE8E6E0), 0.5F))
                                    : t.metal;
        model.add("antenna", look, cone(r, 0.9F * r, low - 0.002F * h, high, 16));
    }
}

}  // namespace turntable::procedural::towers
