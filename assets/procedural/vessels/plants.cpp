#include "assets/procedural/vessels/plants.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "base/mix.h"

namespace turntable::procedural {
namespace {

/// The golden angle spreads leaves evenly around a stem.
float golden(int i) {
    return 137.5F * static_cast<float>(i);
}

int count_of(float fullness, int least, int most) {
    return least + static_cast<int>(std::lround(fullness * static_cast<float>(most - least)));
}

Surface placed(Surface s, float degrees, const glm::vec3& at) {
    return moved(turned(std::move(s), Axis::kZ, degrees), at);
}

glm::vec3 around_axis(float degrees, float radius, float z) {
    const float a = glm::radians(degrees);
    return {radius * std::cos(a), radius * std::sin(a), z};
}

/// A lumpy ball: clipped foliage.
Surface foliage_ball(float radius, float phase) {
    return warped(ball(radius, 18, 36), [=](glm::vec3 p) {
        const glm::vec3 q = p / radius;
        const float lumps = std::sin(9.0F * q.x + phase) * std::sin(9.0F * q.y + 2.0F * phase) *
                                std::sin(9.0F * q.z + 1.0F) +
                            0.5F * std::sin(17.0F * q.x) * std::sin(17.0F * q.y + phase);
        return p * (1.0F + 0.07F * lumps);
    });
}

}  // namespace

float Jitter::operator()() {
    state_ += 0x9E3779B97F4A7C15U;
    return static_cast<float>(mix64(state_) >> 40U) / 16777216.0F;
}

Surface leaf(const LeafShape& shape, int steps, int across) {
    const float rise = glm::radians(shape.rise);
    const float droop = glm::radians(std::abs(shape.droop) < 1.0F ? 1.0F : shape.droop);
    const float sharpness = std::log(0.5F) / std::log(shape.widest);
    const auto point = [&](float u, float v) {
        const float a = rise - droop * v;
        const float x = shape.length / droop * (std::sin(rise) - std::sin(a));
        const float z = shape.length / droop * (std::cos(a) - std::cos(rise));
        const float bow = std::sin(glm::pi<float>() * std::pow(v, sharpness));
        const float notch =
            1.0F - shape.lobes * (0.5F + 0.5F * std::cos(5.0F * glm::two_pi<float>() * v));
        const float base = v < 0.5F ? 0.12F : shape.tip;
        const float half = 0.5F * shape.width * std::max(bow * notch, base);
        const float side = 1.0F - 2.0F * u;
        const float up = shape.fold * std::abs(side) * half;
        return glm::vec3(x - up * std::sin(a), half * side, z + up * std::cos(a));
    };
    return sheet(point, std::max(0.012F * shape.width, 0.0008F), across, steps);
}

void add_broad_leaves(const Plant& plant, bool lobed, Jitter jitter, ModelBuilder& model) {
    const int count = count_of(plant.fullness, 9, 20);
    for (int i = 0; i < count; ++i) {
        const float high = static_cast<float>(i) / static_cast<float>(count);
        const float degrees = golden(i) + jitter.between(-15.0F, 15.0F);
        const float stalk = plant.height * glm::mix(0.3F, 0.9F, high) * jitter.between(0.85F, 1.1F);
        const float out = plant.spread * glm::mix(0.6F, 0.12F, high);
        const glm::vec3 foot = around_axis(degrees, 0.12F * plant.soil, plant.ground - 0.005F);
        const glm::vec3 end = around_axis(degrees, out, plant.ground + stalk);
        const std::array<glm::vec3, 3> bow{
            foot, glm::mix(foot, end, 0.5F) + glm::vec3(0, 0, 0.12F * stalk), end};
        model.add("stem", plant.stem,
                  tube(smooth_path(std::span<const glm::vec3>(bow), 4),
                       0.004F + 0.006F * plant.height, 6));
        LeafShape shape;
        shape.length = plant.spread * jitter.between(0.6F, 0.85F);
        shape.width = shape.length * (lobed ? 0.85F : 0.55F);
        shape.rise = glm::mix(20.0F, 60.0F, high);
        shape.droop = jitter.between(50.0F, 90.0F);
        shape.lobes = lobed ? 0.5F : 0.0F;
        shape.widest = 0.35F;
        model.add("leaf", i % 3 == 0 ? plant.second : plant.green,
                  placed(leaf(shape, lobed ? 20 : 8), degrees, end - glm::vec3(0, 0, 0.001F)));
    }
}

void add_grass(const Plant& plant, Jitter jitter, ModelBuilder& model) {
    const int count = count_of(plant.fullness, 30, 60);
    for (int i = 0; i < count; ++i) {
        LeafShape shape;
        const float reach = jitter();
        shape.length = plant.height * jitter.between(0.8F, 1.25F);
        shape.width = 0.012F + 0.03F * plant.height;
        shape.rise = glm::mix(88.0F, 58.0F, reach);
        shape.droop = glm::mix(25.0F, 125.0F, reach);
        shape.widest = 0.35F;
        shape.fold = 0.5F;
        const float degrees = golden(i);
        model.add("leaf", i % 2 == 0 ? plant.green : plant.second,
                  placed(leaf(shape, 7, 2), degrees,
                         around_axis(degrees, 0.45F * plant.soil * std::sqrt(jitter()),
                                     plant.ground - 0.006F)));
    }
}

void add_swords(const Plant& plant, Jitter jitter, ModelBuilder& model) {
    const int count = count_of(plant.fullness, 7, 15);
    for (int i = 0; i < count; ++i) {
        LeafShape shape;
        shape.length = plant.height * jitter.between(0.6F, 1.05F);
        shape.width = 0.14F * plant.height + 0.015F;
        shape.rise = jitter.between(80.0F, 89.0F);
        shape.droop = jitter.between(-4.0F, 12.0F);
        shape.widest = 0.42F;
        shape.fold = 0.7F;
        const float degrees = golden(i);
        model.add(
            "leaf", i % 3 == 0 ? plant.second : plant.green,
            placed(leaf(shape, 8), degrees,
                   around_axis(degrees,
                               0.6F * plant.soil *
                                   std::sqrt(static_cast<float>(i) / static_cast<float>(count)),
                               plant.ground - 0.006F)));
    }
}

void add_rosette(const Plant& plant, Jitter jitter, ModelBuilder& model) {
    const int count = count_of(plant.fullness, 22, 40);
    for (int i = 0; i < count; ++i) {
        const float inner = static_cast<float>(i) / static_cast<float>(count);
        LeafShape shape;
        shape.length =
            0.9F * plant.spread * glm::mix(1.0F, 0.45F, inner) * jitter.between(0.95F, 1.05F);
        shape.width = 0.32F * plant.spread * glm::mix(1.0F, 0.6F, inner);
        shape.rise = glm::mix(12.0F, 82.0F, inner);
        shape.droop = -30.0F;
        shape.widest = 0.55F;
        shape.fold = 0.5F;
        Surface s = leaf(shape, 6);
        model.add("leaf", i % 4 == 0 ? plant.second : plant.green,
                  placed(std::move(s), golden(i),
                         around_axis(golden(i), 0.05F * plant.spread,
                                     plant.ground - 0.003F + 0.2F * plant.spread * inner)));
    }
    model.add("stem", plant.stem,
              cone(0.1F * plant.spread, 0.05F * plant.spread, plant.ground - 0.01F,
                   plant.ground + 0.25F * plant.spread, 10));
}

void add_cactus(const Plant& plant, bool arms, Jitter jitter, ModelBuilder& model) {
    const auto ribbed = [&](const glm::vec3& radii, int ribs) {
        return with_crease(warped(superellipsoid(radii, 0.85F, 1.0F, 16, 6 * ribs),
                                  [=](glm::vec3 p) {
                                      const float wave = std::abs(std::cos(
                                          0.5F * static_cast<float>(ribs) * std::atan2(p.y, p.x)));
                                      const float f = 0.86F + 0.14F * (1.0F - std::pow(wave, 3.0F));
                                      return glm::vec3(f * p.x, f * p.y, p.z);
                                  }),
                           60.0F);
    };
    const int ribs = count_of(plant.fullness, 8, 12);
    const float radius =
        arms ? 0.13F * plant.height : std::min(0.8F * plant.soil, 0.42F * plant.height);
    const float tall = arms ? plant.height : 2.1F * radius;
    const glm::vec3 middle{0, 0, plant.ground + 0.46F * tall};
    model.add("stem", plant.green, moved(ribbed({radius, radius, 0.54F * tall}, ribs), middle));
    if (arms) {
        for (const float side : {-1.0F, 1.0F}) {
            const float z = plant.ground + tall * jitter.between(0.35F, 0.55F);
            const float out = 2.3F * radius;
            const std::array<glm::vec3, 3> bow{
                {{0, 0, z}, {side * out, 0, z + 0.02F * tall}, {side * out, 0, z + 0.3F * tall}}};
            const Path path = rounded_path(bow, 0.9F * radius, 6);
            model.add("stem", plant.green, tube(path, 0.55F * radius, 14));
            model.add("stem", plant.green, moved(ball(0.55F * radius, 8, 14), path.back()));
        }
    }
    for (int ring = 0; ring < 5; ++ring) {  // tufts along the ribs
        const float s = -0.55F + 0.28F * static_cast<float>(ring);
        const float r = radius * std::pow(1.0F - s * s, 0.43F);
        const float z = middle.z + 0.54F * tall * s;
        model.add("spine", plant.heart,
                  around(rod({0.9F * r, 0, z}, {1.12F * r, 0, z + 0.03F * tall},
                             0.0012F + 0.004F * plant.soil, 5),
                         ribs, 180.0F / static_cast<float>(ribs)));
    }
    const glm::vec3 top{0, 0, plant.ground + 0.98F * tall};
    for (int i = 0; i < 7; ++i) {  // a flower on top
        LeafShape shape{0.45F * radius, 0.22F * radius, 60.0F, 50.0F, 0.5F, 0.3F, 0.1F, 0.0F};
        model.add("flower", plant.bloom,
                  placed(leaf(shape, 5), 51.4F * static_cast<float>(i),
                         top - glm::vec3(0, 0, 0.06F * radius)));
    }
}

void add_tree(const Plant& plant, Jitter jitter, ModelBuilder& model) {
    const float trunk = 0.012F + 0.022F * plant.height;
    const float top = plant.ground + plant.height - 0.6F * plant.spread;
    const std::array<glm::vec3, 4> spine{
        {{0, 0, plant.ground - 0.01F},
         {0.6F * trunk, 0.3F * trunk, plant.ground + 0.3F * (top - plant.ground)},
         {-0.5F * trunk, 0, plant.ground + 0.7F * (top - plant.ground)},
         {0, 0, top}}};
    const Path path = smooth_path(std::span<const glm::vec3>(spine), 4);
    std::vector<float> radii;
    for (std::size_t i = 0; i < path.size(); ++i) {
        radii.push_back(trunk *
                        (1.0F - 0.5F * static_cast<float>(i) / static_cast<float>(path.size())));
    }
    model.add("trunk", plant.stem, tube(path, radii, 10));
    const int branches = count_of(plant.fullness, 7, 11);
    for (int b = 0; b < branches; ++b) {
        const float share = (static_cast<float>(b) + 0.5F) / static_cast<float>(branches);
        const float degrees = golden(b);
        const float up = 1.3F * share - 0.35F;
        const float out = std::sqrt(std::max(0.15F, 1.0F - up * up)) * 0.62F;
        const glm::vec3 from{
            0, 0, glm::mix(plant.ground + 0.6F * (top - plant.ground), top, 0.9F * share)};
        const glm::vec3 to =
            glm::vec3(0, 0, top) + plant.spread * around_axis(degrees, out, 0.62F * up);
        model.add("branch", plant.stem, tapered_rod(from, to, 0.45F * trunk, 0.15F * trunk, 6));
        const int leaves = 7;
        for (int k = 0; k < leaves; ++k) {
            LeafShape shape;
            shape.length = 0.42F * plant.spread * jitter.between(0.8F, 1.15F);
            shape.width = 0.5F * shape.length;
            shape.rise = jitter.between(-10.0F, 60.0F);
            shape.droop = 50.0F;
            const float along = glm::mix(0.6F, 1.0F, static_cast<float>(k) / (leaves - 1.0F));
            model.add("leaf", (b + k) % 3 == 0 ? plant.second : plant.green,
                      placed(leaf(shape, 5), degrees + golden(k), glm::mix(from, to, along)));
        }
    }
}

void add_topiary(const Plant& plant, int balls, Jitter jitter, ModelBuilder& model) {
    const float trunk = 0.008F + 0.018F * plant.height;
    model.add("trunk", plant.stem,
              tapered_rod({0, 0, plant.ground - 0.01F}, {0, 0, plant.ground + 0.9F * plant.height},
                          trunk, 0.7F * trunk, 10));
    float z = plant.ground + plant.height;
    float r = balls == 1 ? std::min(plant.spread, 0.36F * plant.height) : 0.21F * plant.height;
    for (int i = 0; i < balls; ++i) {
        z -= r;
        model.add("leaf", plant.green,
                  moved(foliage_ball(0.93F * r, jitter.between(0.0F, 6.0F)), {0, 0, z}));
        constexpr int kLeaves = 90;
        for (int k = 0; k < kLeaves; ++k) {  // on a spiral from pole to pole
            const float up = 1.0F - 2.0F * (static_cast<float>(k) + 0.5F) / kLeaves;
            const float across = std::sqrt(1.0F - up * up);
            LeafShape shape;
            shape.length = 0.3F * r * jitter.between(0.8F, 1.2F);
            shape.width = 0.55F * shape.length;
            shape.rise = glm::degrees(std::asin(up)) * 0.7F + jitter.between(10.0F, 60.0F);
            shape.droop = 40.0F;
            model.add("leaf", k % 3 == 0 ? plant.second : plant.green,
                      placed(leaf(shape, 3, 2), golden(k) + jitter.between(-40.0F, 40.0F),
                             around_axis(golden(k), 0.88F * r * across, z + 0.88F * r * up)));
        }
        z -= 1.12F * r;
        r *= 1.22F;
    }
}

void add_flowers(const Plant& plant, int petals, bool cups, Jitter jitter, ModelBuilder& model) {
    const int count = count_of(plant.fullness, 5, 11);
    for (int i = 0; i < count; ++i) {
        const float degrees = golden(i);
        const float out = plant.spread * 0.75F *
                          std::sqrt((static_cast<float>(i) + 0.3F) / static_cast<float>(count));
        const float tall =
            plant.height * jitter.between(0.78F, 1.0F) * (1.0F - 0.15F * out / plant.spread);
        const glm::vec3 foot =
            around_axis(degrees, std::min(0.5F * out, 0.7F * plant.soil), plant.ground - 0.006F);
        const glm::vec3 head = around_axis(degrees, out, plant.ground + tall);
        const std::array<glm::vec3, 3> bow{
            foot, glm::mix(foot, head, 0.55F) + glm::vec3(0, 0, 0.08F * tall), head};
        model.add("stem", plant.green,
                  tube(smooth_path(std::span<const glm::vec3>(bow), 4),
                       0.002F + 0.006F * plant.height, 6));
        const float size = 0.3F * plant.spread * jitter.between(0.85F, 1.15F);
        LeafShape petal{size,
                        (cups ? 0.95F : 0.6F) * size,
                        cups ? 25.0F : 15.0F,
                        cups ? -65.0F : 30.0F,
                        0.55F,
                        0.25F,
                        0.25F,
                        0.0F};
        if (cups) {
            petal.rise = 40.0F;
            petal.droop = 1.0F;
        }
        for (int k = 0; k < petals; ++k) {
            model.add("flower", plant.bloom,
                      placed(leaf(petal, 5, 2),
                             360.0F * static_cast<float>(k) / static_cast<float>(petals),
                             head - glm::vec3(0, 0, 0.002F)));
        }
        model.add(
            "flower", plant.heart,
            moved(superellipsoid({0.24F * size, 0.24F * size, 0.16F * size}, 1, 1, 6, 12), head));
    }
    const int leaves = count_of(plant.fullness, 10, 18);
    for (int i = 0; i < leaves; ++i) {
        LeafShape shape;
        shape.length = plant.height * jitter.between(0.45F, 0.7F);
        shape.width = 0.3F * shape.length;
        shape.rise = jitter.between(45.0F, 75.0F);
        shape.droop = jitter.between(40.0F, 80.0F);
        model.add("leaf", i % 2 == 0 ? plant.green : plant.second,
                  placed(leaf(shape, 6), golden(i) + 20.0F,
                         around_axis(golden(i) + 20.0F, 0.3F * plant.soil, plant.ground - 0.006F)));
    }
}

void add_palm(const Plant& plant, Jitter jitter, ModelBuilder& model) {
    const float trunk = 0.012F + 0.025F * plant.height;
    const float top = plant.ground + 0.55F * plant.height;
    Path2 profile{{0, plant.ground - 0.01F}};
    constexpr int kRings = 8;
    for (int i = 0; i < kRings; ++i) {  // scars of old leaves
        const float low = glm::mix(plant.ground - 0.01F, top, static_cast<float>(i) / kRings);
        const float high =
            glm::mix(plant.ground - 0.01F, top, (static_cast<float>(i) + 0.98F) / kRings);
        const float r = trunk * (1.0F - 0.04F * static_cast<float>(i));
        profile.emplace_back(0.85F * r, low);
        profile.emplace_back(1.1F * r, high);
    }
    profile.emplace_back(0, top);
    model.add("trunk", plant.stem, lathe(profile, 14));
    const int fronds = count_of(plant.fullness, 8, 14);
    for (int i = 0; i < fronds; ++i) {
        const float high = static_cast<float>(i) / static_cast<float>(fronds);
        LeafShape shape;
        shape.length = 1.15F * plant.spread * jitter.between(0.85F, 1.1F);
        shape.width = 0.34F * shape.length;
        shape.rise = glm::mix(25.0F, 80.0F, high);
        shape.droop = jitter.between(80.0F, 110.0F);
        shape.widest = 0.45F;
        shape.fold = -0.5F;
        shape.lobes = 0.0F;
        // Feathered: notches cut nearly to the rib.
        const float degrees = golden(i);
        const glm::vec3 at{0, 0, top - 0.004F};
        model.add("leaf", i % 2 == 0 ? plant.green : plant.second,
                  placed(leaf({shape.length, 0.02F + 0.03F * shape.length, shape.rise, shape.droop,
                               0.3F, 0.2F, 0.1F, 0.0F},
                              8),
                         degrees, at));
        constexpr int kPinnae = 7;
        const float rise = glm::radians(shape.rise);
        const float droop = glm::radians(shape.droop);
        for (int k = 1; k <= kPinnae; ++k) {
            const float v = static_cast<float>(k) / (kPinnae + 0.5F);
            const float a = rise - droop * v;
            const glm::vec3 rib{shape.length / droop * (std::sin(rise) - std::sin(a)), 0.0F,
                                shape.length / droop * (std::cos(a) - std::cos(rise))};
            LeafShape pinna;
            pinna.length =
                shape.length * (0.16F + 0.3F * std::sin(glm::pi<float>() * (0.15F + 0.8F * v)));
            pinna.width = 0.13F * shape.length;
            pinna.rise = 5.0F;
            pinna.droop = 35.0F;
            for (const float side : {-1.0F, 1.0F}) {
                Surface s = turned(leaf(pinna, 4, 2), Axis::kZ, side * 52.0F);
                s = turned(std::move(s), Axis::kY, -glm::degrees(a));
                model.add("leaf", i % 2 == 0 ? plant.green : plant.second,
                          placed(moved(std::move(s), rib), degrees, at));
            }
        }
    }
}

void add_trailers(const Plant& plant, float rim, float room, Jitter jitter, ModelBuilder& model) {
    const int runners = count_of(plant.fullness, 9, 16);
    for (int i = 0; i < runners; ++i) {
        const float degrees = golden(i);
        const float drop = std::min(plant.height * jitter.between(0.25F, 0.8F), room);
        const std::array<glm::vec3, 5> knots{
            around_axis(degrees, 0.3F * plant.soil, plant.ground - 0.005F),
            around_axis(degrees, 0.7F * plant.soil, plant.ground + 0.2F * plant.spread),
            around_axis(degrees + 5.0F, 1.12F * rim, plant.ground + 0.1F * plant.spread),
            around_axis(degrees + 8.0F, 1.25F * rim, plant.ground - 0.45F * drop),
            around_axis(degrees + 6.0F, 1.18F * rim, plant.ground - drop)};
        const Path path = smooth_path(std::span<const glm::vec3>(knots), 3);
        model.add("stem", plant.stem, tube(path, 0.0025F, 5));
        for (std::size_t k = 1; k < path.size(); ++k) {
            LeafShape shape;
            shape.length = 0.3F * plant.spread * jitter.between(0.8F, 1.2F);
            shape.width = 0.75F * shape.length;
            shape.rise = 35.0F;
            shape.droop = 75.0F;
            shape.widest = 0.35F;
            model.add("leaf", k % 3 == 0 ? plant.second : plant.green,
                      placed(leaf(shape, 4, 2), degrees + (k % 2 == 0 ? 55.0F : -55.0F), path[k]));
        }
    }
}

}  // namespace turntable::procedural
