// Every sampler of the shading code against the density it claims: chi-square, fixed seeds.
#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

#include "renderer/shared/bsdf.h"
#include "renderer/shared/film_filter.h"
#include "renderer/shared/lights.h"
#include "renderer/shared/sampler.h"
#include "renderer/shared/warp.h"
#include "tests/base/goodness_of_fit.h"
#include "tests/catch.h"

namespace sh = turntable::shading;
using turntable::test::chi_square_p;
using turntable::test::kSmallestP;

namespace {

constexpr int kThetaCells = 24;
constexpr int kPhiCells = 12;
constexpr int kSamples = 100000;

/// Independent uniforms: chi-square wants them independent, a net would fit too well.
sh::vec2 random_pair(unsigned i) {
    return {sh::unit_float(sh::hash_u32(2U * i + 1U)),
            sh::unit_float(sh::hash_u32(0x9E3779B9U + 2U * i))};
}

int cell_of(const sh::vec3& d, double cos_from) {
    const double z = (static_cast<double>(d.z) - cos_from) / (1.0 - cos_from);
    const double phi = std::atan2(static_cast<double>(d.y), static_cast<double>(d.x));
    const int t = std::min(kThetaCells - 1, static_cast<int>(std::max(0.0, z) * kThetaCells));
    const int p = static_cast<int>((phi / (2 * std::numbers::pi) + 0.5) * kPhiCells) % kPhiCells;
    return t * kPhiCells + p;
}

/// Integral of a density over each cell of the cap z >= cos_from, by the midpoint rule.
std::vector<double> cell_masses(const std::function<double(const sh::vec3&)>& density,
                                double cos_from) {
    constexpr int kFine = 24;
    std::vector<double> mass(static_cast<std::size_t>(kThetaCells * kPhiCells));
    const double dz = (1.0 - cos_from) / (kThetaCells * kFine);
    const double dphi = 2 * std::numbers::pi / (kPhiCells * kFine);
    for (int t = 0; t < kThetaCells * kFine; ++t) {
        const double z = cos_from + (t + 0.5) * dz;
        const double r = std::sqrt(1 - z * z);
        for (int p = 0; p < kPhiCells * kFine; ++p) {
            const double phi = -std::numbers::pi + (p + 0.5) * dphi;
            const sh::vec3 d(static_cast<float>(r * std::cos(phi)),
                             static_cast<float>(r * std::sin(phi)), static_cast<float>(z));
            mass[static_cast<std::size_t>((t / kFine) * kPhiCells + p / kFine)] +=
                density(d) * dz * dphi;
        }
    }
    return mass;
}

/// Pools cells that expect fewer than 10 into one and adds what the densities leave out.
double fit(const std::vector<std::uint64_t>& counts, const std::vector<double>& masses) {
    std::vector<std::uint64_t> pooled_counts(1, 0);
    std::vector<double> pooled(1, 0.0);
    double total = 0.0;
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < masses.size(); ++i) {
        total += masses[i];
        seen += counts[i];
        if (masses[i] * kSamples < 10.0) {
            pooled[0] += masses[i];
            pooled_counts[0] += counts[i];
        } else {
            pooled.push_back(masses[i]);
            pooled_counts.push_back(counts[i]);
        }
    }
    pooled[0] += std::max(0.0, 1.0 - total);
    pooled_counts[0] += kSamples - seen;
    if (pooled[0] * kSamples < 10.0) {  // too little for a cell of its own
        pooled[1] += pooled[0];
        pooled_counts[1] += pooled_counts[0];
        pooled.erase(pooled.begin());
        pooled_counts.erase(pooled_counts.begin());
    }
    return chi_square_p(pooled_counts, pooled);
}

double direction_fit(const std::function<sh::vec3(unsigned)>& draw,
                     const std::function<double(const sh::vec3&)>& density, double cos_from) {
    std::vector<std::uint64_t> counts(static_cast<std::size_t>(kThetaCells * kPhiCells));
    for (unsigned i = 0; i < kSamples; ++i) {
        const sh::vec3 d = draw(i);
        if (static_cast<double>(d.z) >= cos_from) {
            ++counts[static_cast<std::size_t>(cell_of(d, cos_from))];
        }
    }
    return fit(counts, cell_masses(density, cos_from));
}

sh::Bsdf surface(float roughness, float specular, float base, double view_degrees) {
    sh::Bsdf bsdf;
    bsdf.normal = sh::vec3(0, 0, 1);
    bsdf.geometric = bsdf.normal;
    const double theta = view_degrees * std::numbers::pi / 180;
    bsdf.view =
        sh::vec3(static_cast<float>(std::sin(theta)), 0, static_cast<float>(std::cos(theta)));
    sh::set_lobes(bsdf, sh::vec3(base), 0.0F, specular, roughness);
    return bsdf;
}

}  // namespace

TEST_CASE("cosine hemisphere") {
    const auto draw = [](unsigned i) { return sh::cosine_hemisphere(random_pair(i)); };
    const auto density = [](const sh::vec3& d) {
        return static_cast<double>(d.z) / std::numbers::pi;
    };
    CHECK(direction_fit(draw, density, 0.0) > kSmallestP);
}

TEST_CASE("uniform cone") {
    const float cos_max = 0.8F;
    const auto draw = [=](unsigned i) { return sh::uniform_cone(random_pair(i), cos_max); };
    const auto density = [=](const sh::vec3&) {
        return static_cast<double>(sh::uniform_cone_density(cos_max));
    };
    CHECK(direction_fit(draw, density, 0.8) > kSmallestP);
}

TEST_CASE("both laws of the sun") {
    for (const unsigned law : {sh::kSunTangentDisk, sh::kSunUniformCone}) {
        sh::SunData sun{};
        sun.towards = sh::vec3(0, 0, 1);
        sun.tangent = sh::vec3(1, 0, 0);
        sun.bitangent = sh::vec3(0, 1, 0);
        sun.law = law;
        sun.tan_half = 1.0F;
        sun.cos_half = std::sqrt(0.5F);
        sun.density_scale =
            law == sh::kSunTangentDisk ? sh::kInvPi : sh::uniform_cone_density(sun.cos_half);
        const auto draw = [&](unsigned i) { return sh::sample_sun(sun, random_pair(i)).direction; };
        const auto density = [&](const sh::vec3& d) {
            return static_cast<double>(sh::sun_density(sun, d));
        };
        INFO("law " << law);
        CHECK(direction_fit(draw, density, std::sqrt(0.5)) > kSmallestP);
    }
}

TEST_CASE("the spot's disk") {
    sh::SpotData spot{};
    spot.position = sh::vec3(0, 0, 1);
    spot.axis = sh::vec3(0, 0, -1);
    spot.radius = 0.5F;
    spot.intensity = sh::vec3(1);
    spot.cos_half = -2.0F;
    const auto draw = [&](unsigned i) {
        return sh::sample_spot(spot, sh::vec3(0), random_pair(i)).direction;
    };
    const auto density = [&](const sh::vec3& d) {
        return static_cast<double>(sh::spot_along(spot, sh::vec3(0), d).density);
    };
    CHECK(direction_fit(draw, density, 1.0 / std::sqrt(1.25)) > kSmallestP);
}

TEST_CASE("the surface's mixture of lobes") {
    for (const double view : {0.0, 40.0, 75.0}) {
        for (const float roughness : {0.35F, 0.7F, 1.0F}) {
            const sh::Bsdf bsdf = surface(roughness, 1.0F, 0.2F, view);
            const auto draw = [&](unsigned i) {
                const float pick = sh::unit_float(sh::hash_u32(i ^ 0x51ED270BU));
                const sh::BsdfSample s = sh::sample_bsdf(bsdf, pick, random_pair(i));
                return s.valid ? s.direction : sh::vec3(0, 0, -1);
            };
            const auto density = [&](const sh::vec3& d) {
                return static_cast<double>(sh::evaluate_bsdf(bsdf, d).density);
            };
            INFO("view " << view << " roughness " << roughness);
            CHECK(direction_fit(draw, density, 0.0) > kSmallestP);
        }
    }
}

TEST_CASE("the pixel filter") {
    constexpr int kCells = 30;
    constexpr float kRadius = 1.5F;
    std::vector<std::uint64_t> counts(kCells);
    for (unsigned i = 0; i < kSamples; ++i) {
        const float x = sh::filter_sample(random_pair(i).x, kRadius);
        ++counts[static_cast<std::size_t>((x / kRadius + 1.0F) * 0.5F * kCells)];
    }
    std::vector<double> masses(kCells);
    double total = 0.0;
    for (int c = 0; c < kCells * 64; ++c) {
        const double x = (2.0 * (c + 0.5) / (kCells * 64) - 1.0) * static_cast<double>(kRadius);
        const double w = static_cast<double>(sh::filter_weight(static_cast<float>(x), kRadius));
        masses[static_cast<std::size_t>(c / 64)] += w;
        total += w;
    }
    for (double& mass : masses) {
        mass /= total;
    }
    CHECK(fit(counts, masses) > kSmallestP);
}
