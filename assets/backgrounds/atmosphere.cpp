#include "assets/backgrounds/atmosphere.h"

#include <algorithm>
#include <cmath>

#include <glm/exponential.hpp>
#include <glm/geometric.hpp>

namespace turntable::background {
namespace {

// Lengths in km; coefficients per km. Three wavelengths stand for Rec. 709's broad primaries: 660,
// 550 and 444 nm, between 620/550/450, which give a clear sky its colour, and Hillaire's
// 680/550/440 (table 1), which give a sunset its. Scattering follows the wavelength to the power
// of -4, ozone its cross sections (Chappuis band).
constexpr double kEarth = 6360.0;
constexpr double kThickness = 80.0;
constexpr double kEye = 0.05;
constexpr double kRayleighHeight = 8.0;
constexpr double kMieHeight = 1.2;
const Radiance kRayleigh(6.4e-3, 13.558e-3, 32.3e-3);
const Radiance kOzone(1.20e-3, 1.881e-3, 0.09e-3);
/// Aerosol extinction falls with the wavelength to the power of 1.3 (Angstrom).
const Radiance kMieColor(0.79, 1.0, 1.32);
constexpr double kMieAlbedo = 0.95;
constexpr double kMieAsymmetry = 0.76;
constexpr double kSunRadius = 0.00465;  // rad

constexpr int kHeights = 32;
constexpr int kCosines = 128;
constexpr int kMultipleHeights = 16;
constexpr int kMultipleCosines = 32;
constexpr int kElevations = 64;
constexpr int kAzimuths = 48;
constexpr int kSteps = 40;

/// Distance from a point so high, along a direction of that cosine to the zenith, to the sphere of
/// `radius` around the earth's centre: the far crossing, or the near one when it lies below.
double distance_to(double radius, double height, double cosine) {
    const double r = kEarth + height;
    const double under_root = radius * radius - r * r * (1.0 - cosine * cosine);
    if (under_root < 0.0) {
        return -1.0;
    }
    const double root = std::sqrt(under_root);
    return radius >= r ? root - r * cosine : -root - r * cosine;
}

double horizon_cosine(double height) {
    const double ratio = kEarth / (kEarth + height);
    return -std::sqrt(std::max(0.0, 1.0 - ratio * ratio));
}

double height_after(double height, double cosine, double distance) {
    const double r = kEarth + height;
    return std::sqrt(r * r + distance * distance + 2.0 * r * distance * cosine) - kEarth;
}

/// Bilinear look-up, rows of `columns` values.
template <class T, class Mix>
T look_up(const std::vector<T>& table, int rows, int columns, double row, double column, Mix mix) {
    const double r = std::clamp(row, 0.0, rows - 1.0);
    const double c = std::clamp(column, 0.0, columns - 1.0);
    const int r0 = std::min(static_cast<int>(r), rows - 2);
    const int c0 = std::min(static_cast<int>(c), columns - 2);
    const auto at = [&](int i, int j) {
        return table[static_cast<std::size_t>(i) * static_cast<std::size_t>(columns) +
                     static_cast<std::size_t>(j)];
    };
    return mix(mix(at(r0, c0), at(r0, c0 + 1), c - c0),
               mix(at(r0 + 1, c0), at(r0 + 1, c0 + 1), c - c0), r - r0);
}

double rayleigh_phase(double cosine) {
    return 3.0 / (16.0 * kPi) * (1.0 + cosine * cosine);
}

/// W. Cornette, J. Shanks, "Physically reasonable analytic expression for the single-scattering
/// phase function", Applied Optics 31, 1992, equation 8.
double mie_phase(double cosine) {
    const double base = 1.0 + kMieAsymmetry * kMieAsymmetry - 2.0 * kMieAsymmetry * cosine;
    return 3.0 / (8.0 * kPi) * (1.0 - kMieAsymmetry * kMieAsymmetry) * (1.0 + cosine * cosine) /
           ((2.0 + kMieAsymmetry * kMieAsymmetry) * base * std::sqrt(base));
}

}  // namespace

Atmosphere::Atmosphere(const glm::dvec3& sun, double turbidity, const Radiance& ground)
    : sun_(sun), aerosol_((turbidity - 1.0) * kRayleigh.y * kRayleighHeight / kMieHeight) {
    fill_transmittance();
    fill_multiple(ground);
    fill_sky();
}

Atmosphere::Air Atmosphere::air(double height) const {
    const double h = std::max(0.0, height);
    const Radiance rayleigh = kRayleigh * std::exp(-h / kRayleighHeight);
    const Radiance aerosol = kMieColor * (aerosol_ * std::exp(-h / kMieHeight));
    const Radiance ozone = kOzone * std::max(0.0, 1.0 - std::abs(h - 25.0) / 15.0);
    return {rayleigh, aerosol * kMieAlbedo, rayleigh + aerosol + ozone};
}

void Atmosphere::fill_transmittance() {
    for (int i = 0; i < kHeights; ++i) {
        const double row = static_cast<double>(i) / (kHeights - 1);
        const double height = row * row * kThickness;
        const double lowest = horizon_cosine(height);
        for (int j = 0; j < kCosines; ++j) {
            const double column = static_cast<double>(j) / (kCosines - 1);
            const double cosine = lowest + (1.0 - lowest) * column * column * column;
            const double length = distance_to(kEarth + kThickness, height, cosine);
            Radiance depth(0.0);
            for (int k = 0; k < kSteps; ++k) {
                const double t = length * (k + 0.5) / kSteps;
                depth += air(height_after(height, cosine, t)).extinction * (length / kSteps);
            }
            transmittance_.push_back(glm::exp(-depth));
        }
    }
}

Radiance Atmosphere::transmittance(double height, double cosine) const {
    const double h = std::clamp(height, 0.0, kThickness);
    const double lowest = horizon_cosine(h);
    // The disk sets over its own width.
    const double risen = smooth_step(-kSunRadius, kSunRadius, cosine - lowest);
    if (risen <= 0.0) {
        return Radiance(0.0);
    }
    const double over = std::max(0.0, (cosine - lowest) / (1.0 - lowest));
    return risen * look_up(transmittance_, kHeights, kCosines,
                           std::sqrt(h / kThickness) * (kHeights - 1),
                           std::cbrt(over) * (kCosines - 1), mix);
}

/// Light that reaches a piece of air after two scatterings or more, per unit of its scattering.
Radiance Atmosphere::multiple_at(double height, double sun_cosine, const Radiance& ground) const {
    constexpr int kDirections = 48;
    constexpr int kMultipleSteps = 16;
    const glm::dvec3 sun(std::sqrt(std::max(0.0, 1.0 - sun_cosine * sun_cosine)), 0.0, sun_cosine);
    Radiance second(0.0);  // scattered twice, or once by the ground
    Radiance again(0.0);   // share of isotropic light that scatters once more
    for (int i = 0; i < kDirections; ++i) {
        const double z = 1.0 - (2.0 * i + 1.0) / kDirections;
        const double turn = i * 2.399963229728653;  // golden angle
        const double rim = std::sqrt(1.0 - z * z);
        const glm::dvec3 direction(rim * std::cos(turn), rim * std::sin(turn), z);
        const double to_ground = z < horizon_cosine(height) ? distance_to(kEarth, height, z) : -1.0;
        const double length =
            to_ground > 0.0 ? to_ground : distance_to(kEarth + kThickness, height, z);
        Radiance through(1.0);
        double before = 0.0;
        for (int k = 0; k < kMultipleSteps; ++k) {
            const double end = (k + 1.0) / kMultipleSteps;
            const double step = length * end * end - before;
            const double t = before + 0.5 * step;
            before += step;
            const double r = kEarth + height;
            const double h = height_after(height, z, t);
            const double cosine = (r * sun_cosine + t * glm::dot(direction, sun)) / (kEarth + h);
            const Air here = air(h);
            const Radiance scattering = here.rayleigh + here.mie;
            const Radiance weight = through * scattering * step;
            second += weight * transmittance(h, cosine) / (4.0 * kPi);
            again += weight;
            through *= glm::exp(-here.extinction * step);
        }
        if (to_ground > 0.0) {
            const double r = kEarth + height;
            const double cosine = (r * sun_cosine + to_ground * glm::dot(direction, sun)) / kEarth;
            second += through * ground / kPi * transmittance(0.0, cosine) * std::max(0.0, cosine);
        }
    }
    second /= static_cast<double>(kDirections);
    again = glm::min(again / static_cast<double>(kDirections), Radiance(0.95));
    return second / (1.0 - again);
}

void Atmosphere::fill_multiple(const Radiance& ground) {
    for (int i = 0; i < kMultipleHeights; ++i) {
        const double row = static_cast<double>(i) / (kMultipleHeights - 1);
        for (int j = 0; j < kMultipleCosines; ++j) {
            const double cosine = -0.3 + 1.3 * j / (kMultipleCosines - 1);
            multiple_.push_back(multiple_at(row * row * kThickness, cosine, ground));
        }
    }
}

Radiance Atmosphere::multiple(double height, double sun_cosine) const {
    return look_up(multiple_, kMultipleHeights, kMultipleCosines,
                   std::sqrt(std::clamp(height / kThickness, 0.0, 1.0)) * (kMultipleHeights - 1),
                   (sun_cosine + 0.3) / 1.3 * (kMultipleCosines - 1), mix);
}

Atmosphere::Scattered Atmosphere::march(const glm::dvec3& direction) const {
    const double z = std::max(direction.z, 1e-4);
    const double length = distance_to(kEarth + kThickness, kEye, z);
    Scattered sum;
    Radiance through(1.0);
    double before = 0.0;
    for (int k = 0; k < kSteps; ++k) {
        const double end = (k + 1.0) / kSteps;
        const double step = length * end * end - before;
        const double t = before + 0.5 * step;
        before += step;
        const double h = height_after(kEye, z, t);
        const double cosine =
            ((kEarth + kEye) * sun_.z + t * glm::dot(direction, sun_)) / (kEarth + h);
        const Air here = air(h);
        const Radiance passed = glm::exp(-here.extinction * step);
        // The step's own extinction, integrated: Hillaire 2020, section 5.3.
        const Radiance weight = through * (1.0 - passed) / here.extinction;
        const Radiance sunlight = transmittance(h, cosine);
        sum.rayleigh += weight * here.rayleigh * sunlight;
        sum.mie += weight * here.mie * sunlight;
        sum.multiple += weight * (here.rayleigh + here.mie) * multiple(h, cosine);
        through *= passed;
    }
    return sum;
}

void Atmosphere::fill_sky() {
    const double sun_azimuth = std::atan2(sun_.y, sun_.x);
    for (int i = 0; i < kElevations; ++i) {
        const double row = static_cast<double>(i) / (kElevations - 1);
        const double elevation = row * row * kPi / 2.0;
        for (int j = 0; j < kAzimuths; ++j) {
            const double azimuth = sun_azimuth + kPi * j / (kAzimuths - 1);
            sky_.push_back(march({std::cos(elevation) * std::cos(azimuth),
                                  std::cos(elevation) * std::sin(azimuth), std::sin(elevation)}));
        }
    }
}

Radiance Atmosphere::sky(const glm::dvec3& direction) const {
    const double elevation = std::asin(std::clamp(direction.z, 0.0, 1.0));
    const double across = direction.x * sun_.y - direction.y * sun_.x;
    const double along = direction.x * sun_.x + direction.y * sun_.y;
    const double azimuth = std::abs(std::atan2(across, along));  // the sky is symmetric
    const Scattered light = look_up(
        sky_, kElevations, kAzimuths, std::sqrt(elevation / (kPi / 2.0)) * (kElevations - 1),
        azimuth / kPi * (kAzimuths - 1), [](const Scattered& a, const Scattered& b, double t) {
            return Scattered{mix(a.rayleigh, b.rayleigh, t), mix(a.mie, b.mie, t),
                             mix(a.multiple, b.multiple, t)};
        });
    const double cosine = glm::dot(direction, sun_);
    return light.rayleigh * rayleigh_phase(cosine) + light.mie * mie_phase(cosine) + light.multiple;
}

Radiance Atmosphere::sun_irradiance() const {
    return transmittance(kEye, sun_.z);
}

Radiance Atmosphere::sky_irradiance() const {
    constexpr int kRows = 24;
    constexpr int kColumns = 48;
    Radiance sum(0.0);
    for (int i = 0; i < kRows; ++i) {
        const double z = std::sqrt((i + 0.5) / kRows);  // equal shares of the cosine's integral
        for (int j = 0; j < kColumns; ++j) {
            const double azimuth = 2.0 * kPi * (j + 0.5) / kColumns;
            const double rim = std::sqrt(1.0 - z * z);
            sum += sky({rim * std::cos(azimuth), rim * std::sin(azimuth), z});
        }
    }
    return sum * (kPi / (kRows * kColumns));
}

Radiance Atmosphere::level_transmittance(double kilometres) const {
    return glm::exp(-air(0.0).extinction * kilometres);
}

}  // namespace turntable::background
