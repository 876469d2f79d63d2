// Environment maps as the shading code reads them: where a direction meets a map, and whether the
// map's sampling has the density that it claims.
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <numbers>
#include <vector>

#include "renderer/environment_tables.h"
#include "renderer/scene_maps.h"
#include "renderer/shared/sampler.h"
#include "renderer/shared/scene_data.h"
#include "tests/base/goodness_of_fit.h"
#include "tests/catch.h"
#include "tests/renderer/test_maps.h"

namespace turntable::shading {

/// One map, and no scene around it.
struct MapWorld {
    const EnvironmentMap* map;
    const std::vector<float>* tables;
};

inline vec3 sh_map_texel(const MapWorld& world, const uvec2& /*texels*/, uint index) {
    const float* texel = world.map->texels.data() + 3 * static_cast<std::size_t>(index);
    return {texel[0], texel[1], texel[2]};
}
inline float sh_map_table(const MapWorld& world, const uvec2& /*tables*/, uint index) {
    return world.tables->at(index);
}

}  // namespace turntable::shading

#include "renderer/shared/environment.h"
#include "renderer/shared/map_lookup.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test
namespace sh = turntable::shading;
using turntable::test::chi_square_p;
using turntable::test::kSmallestP;

namespace {

constexpr unsigned kSamples = 200000;
constexpr double kPi = std::numbers::pi;

/// A map with its tables, placed by a scene of that environment.
struct Placed {
    std::shared_ptr<const EnvironmentMap> map;
    std::vector<float> tables;
    sh::MapData data{};

    explicit Placed(std::shared_ptr<const EnvironmentMap> of, double turn = 0.0,
                    const glm::dmat3& object_rotation = glm::dmat3(1.0))
        : map(std::move(of)), tables(environment_tables(*map)) {
        Scene scene;
        scene.environment.radiance = glm::dvec3(1.0);
        scene.environment.map.data = map;
        scene.environment.turn = turn;
        scene.object.object_to_world = glm::dmat4(object_rotation);
        sh::SceneData all{};
        place_scene_maps(scene, render_frame_of(scene.object), all);
        data = all.environment_map;
    }
    [[nodiscard]] sh::MapWorld world() const { return {map.get(), &tables}; }
};

/// Texel position of a unit direction of the map's frame, by the C library's functions.
glm::dvec2 texel_position(const EnvironmentMap& map, const glm::dvec3& d) {
    const double turns = 0.75 - std::atan2(d.y, d.x) / (2 * kPi);
    return {(turns - std::floor(turns)) * map.width,
            std::acos(std::clamp(d.z, -1.0, 1.0)) / kPi * map.height};
}

glm::dvec3 direction_at(const EnvironmentMap& map, double column, double row) {
    const double polar = kPi * row / map.height;
    const double azimuth = 2 * kPi * (0.75 - column / map.width);
    return {std::sin(polar) * std::cos(azimuth), std::sin(polar) * std::sin(azimuth),
            std::cos(polar)};
}

sh::vec2 random_pair(unsigned i) {
    return {sh::unit_float(sh::hash_u32(2U * i + 1U)),
            sh::unit_float(sh::hash_u32(0x9E3779B9U + 2U * i))};
}

/// Cells of a map: quarters of its texels, and no fewer than eight along an axis.
struct Cells {
    int columns;
    int rows;
    explicit Cells(const EnvironmentMap& map)
        : columns(map.width * std::max(2, 8 / map.width)),
          rows(map.height * std::max(2, 8 / map.height)) {}
    [[nodiscard]] std::size_t of(const EnvironmentMap& map, const glm::dvec2& position) const {
        const auto cell = [](double at, int size, int cells) {
            return std::min(cells - 1, static_cast<int>(at / size * cells));
        };
        return static_cast<std::size_t>(cell(position.y, map.height, rows) * columns +
                                        cell(position.x, map.width, columns));
    }
};

/// Integral of a function of the direction over each cell, by the midpoint rule.
template <class Function>
std::vector<double> cell_integrals(const EnvironmentMap& map, const Cells& cells, Function f) {
    constexpr int kFine = 8;
    std::vector<double> result;
    const double d_row = 1.0 / (cells.rows * kFine) * map.height;
    const double d_column = 1.0 / (cells.columns * kFine) * map.width;
    for (int j = 0; j < cells.rows; ++j) {
        for (int i = 0; i < cells.columns; ++i) {
            double sum = 0.0;
            for (int k = 0; k < kFine * kFine; ++k) {
                const double row = (j * kFine + k / kFine + 0.5) * d_row;
                const double column = (i * kFine + k % kFine + 0.5) * d_column;
                sum += f(direction_at(map, column, row)) * std::sin(kPi * row / map.height);
            }
            result.push_back(sum * (kPi * d_row / map.height) * (2 * kPi * d_column / map.width));
        }
    }
    return result;
}

/// Chi-square of the sampled cells; those that expect fewer than ten are pooled.
double fit(const std::vector<std::uint64_t>& counts, const std::vector<double>& masses) {
    std::vector<std::uint64_t> kept;
    std::vector<double> expected;
    std::uint64_t few_count = 0;
    double few = 0.0;
    for (std::size_t i = 0; i < masses.size(); ++i) {
        if (masses[i] * kSamples < 10.0) {
            few += masses[i];
            few_count += counts[i];
        } else {
            kept.push_back(counts[i]);
            expected.push_back(masses[i]);
        }
    }
    expected.back() += few;
    kept.back() += few_count;
    return chi_square_p(kept, expected);
}

std::vector<std::shared_ptr<EnvironmentMap>> several_maps() {
    return {test::constant_map(1, 1, glm::vec3(2.0F)),
            test::constant_map(12, 6, {1.0F, 0.5F, 0.25F}),
            test::one_pixel_map(16, 8, 15, 2, glm::vec3(1000.0F)),
            test::one_pixel_map(16, 8, 3, 0, glm::vec3(1000.0F)),
            test::wild_map(16, 8),
            test::wild_map(7, 5),
            test::wild_map(1, 9),
            test::sky_map(24, 12)};
}

glm::dmat3 some_rotation() {
    const glm::dvec3 x = glm::normalize(glm::dvec3(0.3, -0.8, 0.5));
    const glm::dvec3 y = glm::normalize(glm::cross(glm::dvec3(0.1, 0.2, 0.9), x));
    return {x, y, glm::cross(x, y)};
}

}  // namespace

TEST_CASE("sampled directions have the density that is claimed for them") {
    for (const auto& map : several_maps()) {
        INFO(map->id << " " << map->width << " x " << map->height);
        const Placed placed(map);
        const Cells cells(*map);
        const std::vector<double> masses = cell_integrals(*map, cells, [&](const glm::dvec3& d) {
            return static_cast<double>(
                sh::map_along(placed.world(), placed.data, sh::vec3(d)).density);
        });
        double total = 0.0;
        for (const double mass : masses) {
            total += mass;
        }
        CHECK(total == Approx(1.0).epsilon(2e-3));
        std::vector<double> probabilities = masses;
        for (double& p : probabilities) {
            p /= total;
        }
        std::vector<std::uint64_t> counts(masses.size());
        for (unsigned i = 0; i < kSamples; ++i) {
            const sh::LightSample s = sh::sample_map(placed.world(), placed.data, random_pair(i));
            ++counts[cells.of(*map, texel_position(*map, glm::dvec3(s.direction)))];
        }
        CHECK(fit(counts, probabilities) > kSmallestP);
    }
}

TEST_CASE("a density that is off by a few percent is refused") {
    const auto map = test::wild_map(16, 8);
    const Placed placed(map);
    const Cells cells(*map);
    std::vector<double> masses = cell_integrals(*map, cells, [&](const glm::dvec3& d) {
        const double density =
            static_cast<double>(sh::map_along(placed.world(), placed.data, sh::vec3(d)).density);
        return density * (1.0 + 0.06 * d.x);
    });
    std::vector<std::uint64_t> counts(masses.size());
    for (unsigned i = 0; i < kSamples; ++i) {
        const sh::LightSample s = sh::sample_map(placed.world(), placed.data, random_pair(i));
        ++counts[cells.of(*map, texel_position(*map, glm::dvec3(s.direction)))];
    }
    CHECK(fit(counts, masses) < 1e-6);
}

TEST_CASE("a sample's density and radiance are those of its direction") {
    for (const auto& map : several_maps()) {
        const Placed placed(map, 0.6, some_rotation());
        unsigned others = 0;
        for (unsigned i = 0; i < 4096; ++i) {
            const sh::LightSample s = sh::sample_map(placed.world(), placed.data, random_pair(i));
            const sh::LightSample seen = sh::map_along(placed.world(), placed.data, s.direction);
            // On the rim of a texel rounding may choose its neighbour.
            others += std::abs(seen.density / s.density - 1.0F) < 1e-3F ? 0 : 1;
            CHECK(seen.irradiance.y ==
                  Approx(s.irradiance.y * s.density).epsilon(2e-3).margin(1e-2));
        }
        CHECK(others <= 8);
    }
}

TEST_CASE("samples weigh up to the map's whole light") {
    for (const auto& map : several_maps()) {
        INFO(map->id << " " << map->width << " x " << map->height);
        const Placed placed(map);
        const std::vector<double> parts =
            cell_integrals(*map, Cells(*map), [&](const glm::dvec3& d) {
                return static_cast<double>(
                    sh::map_along(placed.world(), placed.data, sh::vec3(d)).irradiance.y);
            });
        double expected = 0.0;
        for (const double part : parts) {
            expected += part;
        }
        double mean = 0.0;
        for (unsigned i = 0; i < kSamples; ++i) {
            mean += static_cast<double>(
                        sh::sample_map(placed.world(), placed.data, random_pair(i)).irradiance.y) /
                    kSamples;
        }
        CHECK(mean == Approx(expected).epsilon(5e-3));
    }
}

TEST_CASE("the bare floor's irradiance is the integral over the upper half") {
    for (const auto& map : several_maps()) {
        INFO(map->id << " " << map->width << " x " << map->height);
        const Placed placed(map);
        const std::vector<double> parts =
            cell_integrals(*map, Cells(*map), [&](const glm::dvec3& d) {
                return std::max(0.0, d.z) *
                       static_cast<double>(
                           sh::map_along(placed.world(), placed.data, sh::vec3(d)).irradiance.y);
            });
        double expected = 0.0;
        for (const double part : parts) {
            expected += part;
        }
        CHECK(sh::open_map_irradiance(placed.world(), placed.data).y ==
              Approx(expected).epsilon(3e-3).margin(1e-6));
    }
    const Placed white(test::constant_map(3, 2, glm::vec3(1.0F)));
    CHECK(static_cast<double>(sh::open_map_irradiance(white.world(), white.data).x) ==
          Approx(kPi).epsilon(1e-4));
}

TEST_CASE("wherever there is light, there is density") {
    for (const auto& map : several_maps()) {
        const Placed placed(map);
        for (unsigned i = 0; i < 4096; ++i) {
            const sh::vec2 u = random_pair(i);
            const glm::dvec3 d = direction_at(*map, static_cast<double>(u.x) * map->width,
                                              static_cast<double>(u.y) * map->height);
            const sh::LightSample s = sh::map_along(placed.world(), placed.data, sh::vec3(d));
            CHECK((s.density > 0.0F || s.irradiance.y == 0.0F));
        }
    }
}

TEST_CASE("a black map is a light that gives nothing") {
    const Placed placed(test::constant_map(4, 2, glm::vec3(0.0F)));
    for (unsigned i = 0; i < 64; ++i) {
        const sh::LightSample s = sh::sample_map(placed.world(), placed.data, random_pair(i));
        CHECK(s.irradiance == sh::vec3(0.0F));
        CHECK(std::isfinite(s.density));
    }
}

TEST_CASE("directions meet the pixels that docs/conventions.md says") {
    struct Check {
        glm::dvec3 direction;
        double turn;
        double column;
        double row;
    };
    // A map of 1024 x 512.
    const std::array<Check, 8> checks = {
        Check{{0, 1, 0}, 0.0, 512.0, 256.0},       // the middle looks along +Y
        Check{{1, 0, 0}, 0.0, 768.0, 256.0},       // +X to its right
        Check{{-1, 0, 0}, 0.0, 256.0, 256.0},      // -X to its left
        Check{{0, 0.6, 0.8}, 0.0, 512.0, 104.87},  // up is up
        Check{{0, 0.6, -0.8}, 0.0, 512.0, 407.13}, Check{{0.6, 0.8, 0.0}, 0.0, 616.87, 256.0},
        Check{{0, 1, 0}, kPi / 2, 768.0, 256.0},  // turned: what was at +X is at +Y
        Check{{0, 1, 0}, 0.1, 528.30, 256.0}};
    const auto map = test::constant_map(1024, 512, glm::vec3(1.0F));
    for (const Check& check : checks) {
        const Placed placed(map, check.turn, some_rotation());
        const glm::dvec3 render = glm::transpose(some_rotation()) * check.direction;
        const sh::vec2 position =
            sh::sphere_position(placed.data, sh::map_coordinates(placed.data, sh::vec3(render)));
        CHECK(position.x == Approx(check.column).margin(0.01));
        CHECK(position.y == Approx(check.row).margin(0.01));
    }
}

TEST_CASE("the arc tangent is the C library's to a few parts in ten million") {
    for (int i = -400; i <= 400; ++i) {
        for (const double length : {1.0, 3e-5, 700.0}) {
            const double angle = i * kPi / 400.3;
            const auto x = static_cast<float>(length * std::cos(angle));
            const auto y = static_cast<float>(length * std::sin(angle));
            CHECK(static_cast<double>(sh::arc_tangent2(y, x)) ==
                  Approx(std::atan2(static_cast<double>(y), static_cast<double>(x)))
                      .epsilon(0.0)
                      .margin(4e-7));
        }
    }
    CHECK(sh::arc_tangent2(0.0F, 0.0F) == 0.0F);
    CHECK(static_cast<double>(sh::arc_tangent2(0.0F, -1.0F)) == Approx(kPi));
}

TEST_CASE("a texel's centre shows the texel, and columns run around") {
    const auto map = test::wild_map(9, 6);
    const Placed placed(map);
    for (int y = 0; y < map->height; ++y) {
        for (int x = 0; x < map->width; ++x) {
            const glm::dvec3 d = direction_at(*map, x + 0.5, y + 0.5);
            const sh::vec3 seen = sh::look_up_map(placed.world(), placed.data, sh::vec3(d));
            CHECK(seen.x == Approx(map->texel(x, y).x).epsilon(1e-3).margin(1e-4));
        }
    }
    const sh::vec3 seam =
        sh::look_up_map(placed.world(), placed.data, sh::vec3(direction_at(*map, 0.0, 2.5)));
    CHECK(seam.x == Approx(0.5F * (map->texel(0, 2).x + map->texel(8, 2).x)).epsilon(1e-3));
}

TEST_CASE("a look-up that has no position reads a texel of the map and is not a number") {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    for (const float x : {nan, sh::kInfinity, -sh::kInfinity}) {
        const int texel = sh::ended_texel(x, 7);
        CHECK((texel >= 0 && texel < 7));
    }
    const auto map = test::wild_map(7, 5);
    Placed placed(map);
    for (const sh::uint kind : {sh::kMapSphere, sh::kMapTile, sh::kMapFrame}) {
        placed.data.kind = kind;
        const sh::vec3 seen = sh::look_up_map(placed.world(), placed.data, sh::vec3(nan));
        CHECK(std::isnan(seen.x));  // so that the sample is dropped and counted
    }
}

TEST_CASE("tables are made once a map, and again for another at its place") {
    EnvironmentTableCache cache;
    auto first = test::wild_map(8, 4);
    const SharedTables tables = cache.tables(first);
    CHECK(cache.tables(first) == tables);
    const auto second = test::sky_map(8, 4);
    CHECK(*cache.tables(second) == environment_tables(*second));
    *first = *second;  // the same object with other content is the same map: maps are immutable
    CHECK(cache.tables(first) == tables);
    first.reset();
    CHECK(*cache.tables(test::wild_map(6, 3)) == environment_tables(*test::wild_map(6, 3)));
}

TEST_CASE("scenes whose pictures are missing or wrong are refused") {
    Scene scene;
    scene.environment.map.id = "sky-noon";
    CHECK_THROWS_WITH(scene_maps(scene), test::contains_text("sky-noon has no data"));
    scene.environment.map.data = test::ramp_photo(4, 4);
    CHECK_THROWS_WITH(scene_maps(scene), test::contains_text("must be an equirectangular map"));
    auto torn = test::sky_map(4, 4);
    torn->texels.pop_back();
    scene.environment.map.data = torn;
    CHECK_THROWS_WITH(scene_maps(scene), test::contains_text("4 x 4 texels and 47 values"));
    scene.environment.map = {};
    CHECK_FALSE(scene_maps(scene).any());
    scene.floor.present = true;
    scene.floor.texture.data = test::sky_map(4, 4);
    CHECK_THROWS_WITH(scene_maps(scene), test::contains_text("must be a flat picture"));
}
