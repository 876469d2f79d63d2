#include "renderer/shared/bsdf.h"

#include <cmath>
#include <numbers>

#include "tests/catch.h"
#include "tests/renderer/plain_sampler.h"

namespace sh = turntable::shading;

namespace {

sh::vec3 direction(double theta, double phi) {
    return {static_cast<float>(std::sin(theta) * std::cos(phi)),
            static_cast<float>(std::sin(theta) * std::sin(phi)),
            static_cast<float>(std::cos(theta))};
}

sh::Bsdf surface(const sh::vec3& view, float base, float metallic, float specular,
                 float roughness) {
    sh::Bsdf bsdf;
    bsdf.normal = sh::vec3(0, 0, 1);
    bsdf.geometric = bsdf.normal;
    bsdf.view = view;
    sh::set_lobes(bsdf, sh::vec3(base), metallic, specular, roughness);
    return bsdf;
}

/// Share of light that leaves, for light from everywhere: mean of the sampling weights.
double albedo(const sh::Bsdf& bsdf) {
    constexpr unsigned kSamples = 1U << 14U;
    double sum = 0.0;
    for (unsigned i = 0; i < kSamples; ++i) {
        const float pick = sh::sample_pair(i, 1U, 0U).x;
        sum +=
            static_cast<double>(sh::sample_bsdf(bsdf, pick, sh::sample_pair(i, 1U, 1U)).weight.x);
    }
    return sum / kSamples;
}

}  // namespace

TEST_CASE("each lobe is reciprocal") {
    for (const float base : {0.0F, 0.8F}) {
        const float specular = base > 0.0F ? 0.0F : 1.0F;
        const sh::vec3 a = direction(0.3, 0.2);
        const sh::vec3 b = direction(1.1, 2.5);
        const sh::BsdfValue ab = sh::evaluate_bsdf(surface(a, base, 0, specular, 0.5F), b);
        const sh::BsdfValue ba = sh::evaluate_bsdf(surface(b, base, 0, specular, 0.5F), a);
        INFO("base " << base);
        CHECK(ab.value.x / b.z == Approx(ba.value.x / a.z).epsilon(1e-4));
    }
}

TEST_CASE("neither lobe alone reflects more than it receives") {
    for (const double theta : {0.0, 0.5, 1.0, 1.4}) {
        for (const float roughness : {0.05F, 0.3F, 0.6F, 1.0F}) {
            INFO("theta " << theta << " roughness " << roughness);
            CHECK(albedo(surface(direction(theta, 0), 0.0F, 0.0F, 1.0F, roughness)) <= 1.0);
            CHECK(albedo(surface(direction(theta, 0), 1.0F, 1.0F, 0.5F, roughness)) <= 1.001);
        }
    }
    // Disney's diffuse lobe is known to gain at grazing angles on rough surfaces (Burley 2012);
    // it must stay within a tenth.
    CHECK(albedo(surface(direction(0.0, 0), 1.0F, 0.0F, 0.0F, 0.5F)) <= 1.02);
    CHECK(albedo(surface(direction(1.2, 0), 1.0F, 0.0F, 0.0F, 1.0F)) <= 1.35);
}

TEST_CASE("normal-incidence reflectance is 0.08 specular") {
    for (const float specular : {0.25F, 0.5F, 1.0F, 1.35F}) {
        const sh::Bsdf bsdf = surface(direction(0, 0), 0.5F, 0.0F, specular, 0.5F);
        CHECK(sh::fresnel_color(bsdf, 1.0F).x == Approx(0.08F * specular).margin(1e-5));
        CHECK(sh::fresnel_color(bsdf, 0.0F).x == Approx(1.0F).margin(1e-3));
    }
}

TEST_CASE("dielectric reflectance of glass") {
    CHECK(sh::fresnel_dielectric(1.0F, 1.5F) == Approx(0.04).margin(1e-6));
    // At Brewster's angle the parallel part vanishes: half of ((n^2 - 1) / (n^2 + 1))^2.
    const double brewster = std::cos(std::atan(1.5));
    CHECK(sh::fresnel_dielectric(static_cast<float>(brewster), 1.5F) ==
          Approx(0.5 * std::pow(1.25 / 3.25, 2)).margin(1e-5));
}

TEST_CASE("light from below the surface or behind the triangle counts for nothing") {
    const sh::Bsdf bsdf = surface(direction(0.2, 0), 0.8F, 0.0F, 0.5F, 0.5F);
    CHECK(sh::evaluate_bsdf(bsdf, direction(2.0, 0)).value.x == 0.0F);
    sh::Bsdf tilted = bsdf;
    tilted.geometric = direction(1.0, 0);
    CHECK(sh::evaluate_bsdf(tilted, direction(1.3, std::numbers::pi)).value.x == 0.0F);
}
