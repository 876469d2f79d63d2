// The built-in backgrounds: sound, distinct, the same on every call, continuous; skies as physics
// has them.
#include <algorithm>
#include <atomic>
#include <cmath>
#include <set>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include <glm/geometric.hpp>

#include "assets/background_pack.h"
#include "assets/backgrounds/atmosphere.h"
#include "assets/backgrounds/gradient_noise.h"
#include "assets/backgrounds/picture.h"
#include "base/hash.h"
#include "tests/catch.h"

using turntable::background_pack;
using turntable::EnvironmentMap;
using turntable::find_in_pack;
using turntable::make_pack_map;
using turntable::MapLayout;
using turntable::PackEntry;
using turntable::background::Atmosphere;
using turntable::background::direction_of;
using turntable::background::luminance;
using turntable::background::Radiance;

namespace {

using Maps = std::vector<std::shared_ptr<const EnvironmentMap>>;

/// All maps, computed by two threads in an order of their own.
Maps make_all() {
    const std::span<const PackEntry> pack = background_pack();
    Maps maps(pack.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < pack.size(); i = next++) {
            maps[i] = make_pack_map(pack[i].id);
        }
    };
    std::thread other(work);
    work();
    other.join();
    return maps;
}

const Maps& all_maps() {
    static const Maps maps = make_all();
    return maps;
}

std::string digest_of(const EnvironmentMap& map) {
    return turntable::sha256_hex(std::as_bytes(std::span(map.texels)));
}

/// What the eye sees of a value: clipped, with a gamma of 2.
float shown(float value) {
    return std::sqrt(std::clamp(value, 0.0F, 1.0F));
}

float shown_difference(const EnvironmentMap& map, int xa, int ya, int xb, int yb) {
    const glm::vec3 a = map.texel(xa, ya);
    const glm::vec3 b = map.texel(xb, yb);
    return (std::abs(shown(a.x) - shown(b.x)) + std::abs(shown(a.y) - shown(b.y)) +
            std::abs(shown(a.z) - shown(b.z))) /
           3.0F;
}

/// Shown values of 32 x 16 blocks.
std::vector<float> thumbnail(const EnvironmentMap& map) {
    constexpr int kBlock = 16;
    std::vector<float> values;
    for (int y = 0; y < map.height; y += kBlock) {
        for (int x = 0; x < map.width; x += kBlock) {
            glm::vec3 sum(0.0F);
            for (int i = 0; i < kBlock * kBlock; ++i) {
                const glm::vec3 texel = map.texel(x + i % kBlock, y + i / kBlock);
                sum += glm::vec3(shown(texel.x), shown(texel.y), shown(texel.z));
            }
            sum /= static_cast<float>(kBlock * kBlock);
            values.insert(values.end(), {sum.x, sum.y, sum.z});
        }
    }
    return values;
}

double mean_distance(const std::vector<float>& a, const std::vector<float>& b) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum += static_cast<double>(std::abs(a[i] - b[i]));
    }
    return sum / static_cast<double>(a.size());
}

double mean_luminance(const EnvironmentMap& map) {
    double sum = 0.0;
    for (int y = 0; y < map.height; ++y) {
        for (int x = 0; x < map.width; ++x) {
            sum +=
                luminance(Radiance(map.texel(x, y))) * turntable::background::texel_solid_angle(y);
        }
    }
    return sum / (4.0 * turntable::background::kPi);
}

double ground_illuminance(double elevation, double turbidity) {
    const Atmosphere air(direction_of(0.0, elevation), turbidity, Radiance(0.15));
    return luminance(air.sun_irradiance() * std::max(0.0, air.sun().z) + air.sky_irradiance());
}

}  // namespace

TEST_CASE("The pack has at least 24 maps with names and descriptions of their own, by kind") {
    std::set<std::string_view> ids;
    std::set<std::string_view> descriptions;
    std::vector<std::string_view> kinds;
    for (const PackEntry& entry : background_pack()) {
        INFO(entry.id);
        CHECK(entry.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") ==
              std::string_view::npos);
        CHECK(entry.id.starts_with(entry.kind));
        CHECK(ids.insert(entry.id).second);
        CHECK(descriptions.insert(entry.description).second);
        CHECK(find_in_pack(entry.id) != nullptr);
        if (kinds.empty() || kinds.back() != entry.kind) {
            kinds.push_back(entry.kind);
        }
    }
    CHECK(ids.size() >= 24);
    CHECK(kinds == std::vector<std::string_view>{"sky", "studio", "gradient", "noise", "room"});
    CHECK(find_in_pack("sky-nowhere") == nullptr);
}

TEST_CASE("Every map of the pack is sound and exposed alike") {
    for (std::size_t i = 0; i < all_maps().size(); ++i) {
        const EnvironmentMap& map = *all_maps()[i];
        INFO(map.id);
        CHECK(map.id == background_pack()[i].id);
        CHECK(map.layout == MapLayout::kEquirectangular);
        CHECK(map.width == 512);
        CHECK(map.height == 256);
        REQUIRE(map.texels.size() == std::size_t{3} * 512 * 256);
        CHECK(std::all_of(map.texels.begin(), map.texels.end(),
                          [](float v) { return v >= 0.0F && v <= 5e4F; }));
        const double mean = mean_luminance(map);
        CHECK(mean > 0.29);
        CHECK(mean < 0.61);
    }
}

TEST_CASE("A map of the pack has the same bytes on every call and thread") {
    const Maps again = make_all();
    for (std::size_t i = 0; i < again.size(); ++i) {
        INFO(again[i]->id);
        CHECK(digest_of(*again[i]) == digest_of(*all_maps()[i]));
    }
}

TEST_CASE("Any two maps of the pack look different") {
    std::vector<std::vector<float>> thumbnails;
    for (const auto& map : all_maps()) {
        thumbnails.push_back(thumbnail(*map));
    }
    for (std::size_t i = 0; i < thumbnails.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            INFO(all_maps()[i]->id << " and " << all_maps()[j]->id);
            CHECK(mean_distance(thumbnails[i], thumbnails[j]) > 0.03);
        }
    }
}

TEST_CASE("Maps of the pack have no seam and no torn poles") {
    for (const auto& pointer : all_maps()) {
        const EnvironmentMap& map = *pointer;
        INFO(map.id);
        double seam = 0.0;
        double inside = 0.0;
        for (int y = 0; y < map.height; ++y) {
            seam += static_cast<double>(shown_difference(map, map.width - 1, y, 0, y));
            for (int x = 0; x + 1 < map.width; ++x) {
                inside +=
                    static_cast<double>(shown_difference(map, x, y, x + 1, y)) / (map.width - 1.0);
            }
        }
        CHECK(seam / map.height < 3.0 * inside / map.height + 0.01);
        // Opposite texels of the outermost rows are 0.7 degrees apart.
        for (const int y : {0, map.height - 1}) {
            double across = 0.0;
            for (int x = 0; x < map.width / 2; ++x) {
                across += static_cast<double>(shown_difference(map, x, y, x + map.width / 2, y));
            }
            CHECK(across / (map.width / 2) < 0.15);
        }
    }
}

TEST_CASE("The middle of a picture looks along +Y, its right half along +X") {
    using turntable::background::direction_at;
    CHECK(glm::distance(direction_at(0.5, 0.5), glm::dvec3(0, 1, 0)) < 1e-12);
    CHECK(glm::distance(direction_at(0.75, 0.5), glm::dvec3(1, 0, 0)) < 1e-12);
    CHECK(glm::distance(direction_at(0.3, 0.0), glm::dvec3(0, 0, 1)) < 1e-12);
    const glm::dvec2 back = turntable::background::picture_point(direction_at(0.123, 0.456));
    CHECK(glm::distance(back, glm::dvec2(0.123, 0.456)) < 1e-12);
    double sphere = 0.0;
    for (int y = 0; y < turntable::background::kHeight; ++y) {
        sphere += turntable::background::kWidth * turntable::background::texel_solid_angle(y);
    }
    CHECK(sphere == Approx(4.0 * turntable::background::kPi));
}

TEST_CASE("The sun stands where the sky was asked to have it") {
    const std::vector<std::pair<const char*, glm::dvec3>> suns{
        {"sky-noon", direction_of(-60.0, 62.0)},
        {"sky-afternoon", direction_of(215.0, 35.0)},
        {"sky-sunset", direction_of(105.0, 1.6)}};
    for (const auto& [id, direction] : suns) {
        INFO(id);
        const auto& map = *std::find_if(all_maps().begin(), all_maps().end(),
                                        [&](const auto& each) { return each->id == id; });
        const auto brightest = std::max_element(map->texels.begin(), map->texels.end());
        const auto texel = static_cast<int>(brightest - map->texels.begin()) / 3;
        const glm::dvec2 at = turntable::background::picture_point(direction);
        CHECK(std::abs(texel % map->width + 0.5 - at.x * map->width) <= 1.0);
        CHECK(std::abs(texel / map->width + 0.5 - at.y * map->height) <= 1.0);
    }
}

TEST_CASE("A clear sky is bluest overhead and its light is as much as measured") {
    const Atmosphere noon(direction_of(0.0, 60.0), 2.0, Radiance(0.15));
    const Radiance zenith = noon.sky({0.0, 0.0, 1.0});
    const Radiance horizon = noon.sky(direction_of(180.0, 1.0));
    CHECK(zenith.z > 2.0 * zenith.x);
    CHECK(zenith.z / zenith.x > 1.2 * horizon.z / horizon.x);
    CHECK(luminance(horizon) > 2.0 * luminance(zenith));
    // Direct sunlight at 60 degrees on a clear day is about three quarters of what is above the
    // air; the sky adds a tenth to a third of that on level ground.
    const double direct = luminance(noon.sun_irradiance());
    CHECK(direct > 0.65);
    CHECK(direct < 0.88);
    const double share = luminance(noon.sky_irradiance()) / (direct * noon.sun().z);
    CHECK(share > 0.08);
    CHECK(share < 0.35);
    // Illuminance by the sun's elevation: about 93, 1.1 and 0.0034 klx at 60, 1 and -6 degrees (R.
    // Seaman's "Natural illumination" tables, U.S. Navy, 1952: orders of magnitude).
    const double high = ground_illuminance(60.0, 2.0);
    CHECK(high / ground_illuminance(1.0, 2.0) > 30.0);
    CHECK(high / ground_illuminance(1.0, 2.0) < 300.0);
    CHECK(high / ground_illuminance(-6.0, 2.0) > 3e3);
    CHECK(high / ground_illuminance(-6.0, 2.0) < 3e5);
    // A low sun is red; haze brightens the horizon's share.
    const Atmosphere low(direction_of(0.0, 2.0), 2.0, Radiance(0.15));
    CHECK(low.sun_irradiance().x > 3.0 * low.sun_irradiance().z);
}

TEST_CASE("Noise fades out before it aliases") {
    using turntable::background::fractal_noise;
    CHECK(fractal_noise({0.3, 0.7, 0.1}, 6, 1, 0.6) == 0.0);
    CHECK(fractal_noise({0.3, 0.7, 0.1}, 1, 1, 0.1) ==
          turntable::background::gradient_noise({0.3, 0.7, 0.1}, 1));
    CHECK(fractal_noise({0.3, 0.7, 0.1}, 6, 1) != fractal_noise({0.3, 0.7, 0.1}, 6, 2));
}
