// Skies: the atmosphere's light, clouds in one layer, hills, ground or sea below, the sun's disk.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/exponential.hpp>
#include <glm/geometric.hpp>

#include "assets/backgrounds/atmosphere.h"
#include "assets/backgrounds/gradient_noise.h"
#include "assets/backgrounds/painters.h"

namespace turntable::background {
namespace {

constexpr double kEyeHeight = 1.6;                   // m
constexpr double kTexelAngle = 2.0 * kPi / kWidth;   // rad
constexpr double kSunRadius = 0.2666 * kPi / 180.0;  // rad
constexpr double kWater = 0.02;                      // reflectance at normal incidence

struct Ground {
    Radiance low{0.1};  ///< albedos of the darkest and the brightest patches
    Radiance high{0.2};
    double grain = 1.0;  ///< frequency of the coarsest patches, per m
    bool sea = false;
};

struct Clouds {
    double cover = 0.0;  ///< about the covered share; 0: none
    double scale = 1.0;  ///< larger: smaller clouds
    bool overcast = false;
};

struct Hills {
    double height = 0.0;     ///< degrees; 0: none
    double distance = 0.0;   ///< km
    double roughness = 0.0;  ///< frequency along the horizon, per radian
    Radiance albedo{0.1};
};

struct Outdoors {
    double azimuth = 0.0;  ///< of the sun, degrees
    double elevation = 0.0;
    double turbidity = 2.0;
    Ground ground;
    Clouds clouds;
    std::array<Hills, 2> hills;  ///< the nearer first
    std::uint32_t seed = 0;
};

const Ground kMeadow{{0.045, 0.075, 0.018}, {0.13, 0.16, 0.05}, 1.2, false};
const Ground kDryGrass{{0.13, 0.11, 0.05}, {0.30, 0.26, 0.13}, 0.9, false};
const Ground kSand{{0.36, 0.27, 0.17}, {0.52, 0.42, 0.29}, 0.35, false};
const Ground kAsphalt{{0.07, 0.07, 0.072}, {0.13, 0.128, 0.125}, 2.0, false};
const Ground kSnow{{0.72, 0.76, 0.82}, {0.88, 0.90, 0.92}, 0.25, false};
const Ground kSea{{0.004, 0.012, 0.018}, {0.010, 0.028, 0.034}, 0.6, true};

class OutdoorPainter {
public:
    explicit OutdoorPainter(const Outdoors& scene)
        : scene_(scene), air_(direction_of(scene.azimuth, scene.elevation), scene.turbidity,
                              0.5 * (scene.ground.low + scene.ground.high)),
          sunlight_(scene.clouds.overcast ? Radiance(0.0) : air_.sun_irradiance()),
          skylight_(air_.sky_irradiance()), clear_noon_(air_.sun_irradiance()) {
        if (scene_.clouds.overcast) {
            // A third of what falls on the layer comes through, and grey.
            const double through =
                luminance(clear_noon_ * std::max(0.0, air_.sun().z) + skylight_) / 3.0;
            skylight_ = through * Radiance(0.96, 1.0, 1.06);
        }
    }

    Picture picture() const {
        Picture picture =
            paint([this](const glm::dvec3& direction) { return radiance(direction); }, 2);
        add_sun(picture);
        return picture;
    }

private:
    Radiance radiance(const glm::dvec3& direction) const {
        if (direction.z < 0.0) {
            return scene_.ground.sea ? sea(direction) : land(direction);
        }
        const Hills* hills = hills_at(direction);
        return hills != nullptr ? hillside(*hills, direction) : above(direction);
    }

    /// Sky and clouds.
    Radiance above(const glm::dvec3& direction) const {
        if (scene_.clouds.overcast) {
            return overcast(direction);
        }
        const Radiance clear = air_.sky(direction);
        if (scene_.clouds.cover <= 0.0) {
            return clear;
        }
        const double density = cloud_density(direction, {0.0, 0.0});
        if (density <= 0.0) {
            return clear;
        }
        const glm::dvec2 to_sun =
            0.12 * glm::normalize(glm::dvec2(air_.sun().x, air_.sun().y) + glm::dvec2(1e-6));
        const double shadow = cloud_density(direction, to_sun);
        // Thick parts are grey below, edges towards the sun white.
        const double lit = std::exp(-1.5 * shadow) * (1.0 - 0.35 * density);
        const Radiance white = (sunlight_ * (0.25 + 0.75 * lit) + skylight_ * 1.1) / kPi * 0.85;
        const double kilometres = 1.8 / (direction.z + 0.04);
        const Radiance seen = air_.level_transmittance(0.35 * kilometres);
        return glm::mix(clear, white, seen * (density * 0.95));
    }

    glm::dvec3 on_layer(const glm::dvec3& direction, const glm::dvec2& shift) const {
        const double scale = 1.1 * scene_.clouds.scale / (direction.z + 0.10);
        return {direction.x * scale + shift.x, direction.y * scale + shift.y, 0.37};
    }

    double cloud_density(const glm::dvec3& direction, const glm::dvec2& shift) const {
        const double footprint =
            kTexelAngle * 0.5 * scene_.clouds.scale / (direction.z + 0.10) / (direction.z + 0.10);
        const double n = fractal_noise(on_layer(direction, shift), 6, scene_.seed, footprint);
        const double edge = 0.45 - scene_.clouds.cover;
        return smooth_step(edge, edge + 0.35, n);
    }

    /// CIE overcast sky (P. Moon, D. Spencer, "Illumination from a non-uniform sky", 1942) with
    /// soft structure.
    Radiance overcast(const glm::dvec3& direction) const {
        const double footprint = kTexelAngle / (direction.z + 0.10) / (direction.z + 0.10);
        const double n = fractal_noise(on_layer(direction, {0.0, 0.0}), 5, scene_.seed, footprint);
        const double zenith = 9.0 / (7.0 * kPi);  // radiance for an irradiance of 1
        return skylight_ * (zenith * (1.0 + 2.0 * direction.z) / 3.0 * (1.0 + 0.28 * n));
    }

    Radiance irradiance() const { return sunlight_ * std::max(0.0, air_.sun().z) + skylight_; }

    /// What the haze along a level path adds and leaves.
    Radiance through_haze(const Radiance& behind, const glm::dvec3& direction,
                          double kilometres) const {
        const glm::dvec3 level = glm::normalize(glm::dvec3(direction.x, direction.y, 0.012));
        const Radiance haze = scene_.clouds.overcast ? overcast(level) : air_.sky(level);
        return glm::mix(haze, behind, air_.level_transmittance(kilometres));
    }

    Radiance land(const glm::dvec3& direction) const {
        const double down = std::max(1e-3, -direction.z);
        const double away = kEyeHeight / down;
        const glm::dvec3 point(direction.x * away, direction.y * away, 0.0);
        const double footprint = kTexelAngle * 0.5 * away / down * scene_.ground.grain;
        const double n =
            fractal_noise(point * scene_.ground.grain, 6, scene_.seed + 50, footprint) +
            0.5 * fractal_noise(point * (0.07 * scene_.ground.grain), 2, scene_.seed + 60,
                                0.07 * footprint);
        constexpr double kFiner = 9.0;
        const double blades = fractal_noise(point * (kFiner * scene_.ground.grain), 3,
                                            scene_.seed + 65, kFiner * footprint);
        const Radiance albedo = mix(scene_.ground.low, scene_.ground.high,
                                    std::clamp(0.5 + 0.65 * n + 1.1 * blades, -0.25, 1.5));
        return through_haze(albedo * irradiance() / kPi, direction, away / 1000.0);
    }

    Radiance sea(const glm::dvec3& direction) const {
        const double down = std::max(2e-3, -direction.z);
        const double away = kEyeHeight / down;
        const glm::dvec3 point(direction.x * away, direction.y * away, 0.0);
        const double footprint = kTexelAngle * 0.5 * away / down;
        const auto slope = [&](std::uint32_t seed) {
            return 0.16 * fractal_noise(point * 1.3, 4, scene_.seed + seed, 1.3 * footprint);
        };
        const glm::dvec3 normal = glm::normalize(glm::dvec3(slope(70), slope(80), 1.0));
        glm::dvec3 mirrored = glm::reflect(direction, normal);
        mirrored = glm::normalize(glm::dvec3(mirrored.x, mirrored.y, std::abs(mirrored.z) + 0.02));
        const double cosine = std::clamp(-glm::dot(direction, normal), 0.03, 1.0);
        // Schlick's approximation; far waves show their fronts.
        const double fresnel = kWater + (1.0 - kWater) * std::pow(1.0 - cosine, 5.0);
        const double to_sun = std::max(0.0, glm::dot(mirrored, air_.sun()));
        const Radiance glitter = sunlight_ * (40.0 / (2.0 * kPi) * std::pow(to_sun, 160.0));
        const Radiance deep = mix(scene_.ground.low, scene_.ground.high, 0.5) * irradiance() / kPi;
        return through_haze(fresnel * (above(mirrored) + glitter) + deep, direction, away / 1000.0);
    }

    const Hills* hills_at(const glm::dvec3& direction) const {
        const double elevation = std::asin(direction.z) * 180.0 / kPi;
        const glm::dvec2 round = glm::normalize(glm::dvec2(direction.x, direction.y));
        std::uint32_t seed = scene_.seed + 90;
        for (const Hills& hills : scene_.hills) {
            seed += 10;
            if (hills.height <= 0.0 || elevation > 2.0 * hills.height) {
                continue;
            }
            const double n = fractal_noise(glm::dvec3(round.x, round.y, 0.0) * hills.roughness, 6,
                                           seed, hills.roughness * kTexelAngle * 0.5);
            if (elevation < hills.height * (0.6 + 0.8 * n)) {
                return &hills;
            }
        }
        return nullptr;
    }

    Radiance hillside(const Hills& hills, const glm::dvec3& direction) const {
        const double n = fractal_noise(direction * (4.0 * hills.roughness), 5, scene_.seed + 130,
                                       4.0 * hills.roughness * kTexelAngle * 0.5);
        const Radiance front = hills.albedo * (1.0 + 0.7 * n) * irradiance() * (0.7 / kPi);
        return through_haze(front, direction, hills.distance);
    }

    /// The disk's irradiance, spread over the texels it covers, darker towards its limb. What hills
    /// or the horizon hide is lost.
    void add_sun(Picture& picture) const {
        if (luminance(sunlight_) <= 0.0) {
            return;
        }
        constexpr int kSide = 48;
        const glm::dvec3 forward = air_.sun();
        const glm::dvec3 right = glm::normalize(glm::cross(forward, glm::dvec3(0.0, 0.0, 1.0)));
        const glm::dvec3 up = glm::cross(right, forward);
        struct Piece {
            glm::dvec3 direction;
            double weight;
        };
        std::vector<Piece> pieces;
        double total = 0.0;
        for (int i = 0; i < kSide * kSide; ++i) {
            const glm::dvec2 at = cell_centre(i, kSide) * 2.0 - 1.0;
            const double rest = 1.0 - glm::dot(at, at);
            if (rest <= 0.0) {
                continue;
            }
            const double weight = 1.0 - 0.6 * (1.0 - std::sqrt(rest));  // linear law, visible light
            total += weight;
            pieces.push_back(
                {glm::normalize(forward + (right * at.x + up * at.y) * std::tan(kSunRadius)),
                 weight});
        }
        for (const Piece& piece : pieces) {
            if (piece.direction.z < 0.0 || hills_at(piece.direction) != nullptr) {
                continue;
            }
            const double open = scene_.clouds.cover > 0.0
                                    ? 1.0 - 0.97 * cloud_density(piece.direction, {0.0, 0.0})
                                    : 1.0;
            const glm::dvec2 at = picture_point(piece.direction);
            const int column = std::min(static_cast<int>(at.x * kWidth), kWidth - 1);
            const int row = std::min(static_cast<int>(at.y * kHeight), kHeight - 1);
            picture[static_cast<std::size_t>(row) * kWidth + static_cast<std::size_t>(column)] +=
                sunlight_ * (open * piece.weight / total / texel_solid_angle(row));
        }
    }

    Outdoors scene_;
    Atmosphere air_;
    Radiance sunlight_;  ///< on a surface that faces the sun
    Radiance skylight_;  ///< on level ground
    Radiance clear_noon_;
};

Picture outdoors(const Outdoors& scene) {
    return OutdoorPainter(scene).picture();
}

const Hills kWoods{2.6, 0.4, 14.0, {0.03, 0.045, 0.015}};
const Hills kFarHills{4.0, 2.5, 2.5, {0.05, 0.07, 0.03}};
const Hills kMountains{9.0, 4.5, 2.0, {0.11, 0.10, 0.09}};
const Hills kSnowMountains{11.0, 6.0, 2.2, {0.40, 0.43, 0.48}};
const Hills kDunes{3.0, 1.0, 2.0, {0.40, 0.31, 0.20}};
const Hills kNone;

Picture dawn() {
    return outdoors({30.0, 6.0, 1.9, kMeadow, {}, {kWoods, kFarHills}, 11});
}
Picture morning() {
    return outdoors({150.0, 18.0, 1.6, kMeadow, {}, {kFarHills, kMountains}, 12});
}
Picture noon() {
    return outdoors({-60.0, 62.0, 1.6, kDryGrass, {}, {kWoods, kNone}, 13});
}
Picture afternoon() {
    return outdoors({215.0, 35.0, 1.9, kSand, {}, {kDunes, kMountains}, 14});
}
Picture clouds() {
    return outdoors({60.0, 42.0, 1.6, kMeadow, {0.40, 1.0, false}, {kWoods, kFarHills}, 15});
}
Picture sea_day() {
    return outdoors({120.0, 48.0, 1.6, kSea, {0.24, 1.5, false}, {kNone, kNone}, 16});
}
Picture hazy() {
    return outdoors({-20.0, 50.0, 5.0, kAsphalt, {}, {kWoods, kFarHills}, 17});
}
Picture snow() {
    return outdoors({250.0, 22.0, 1.3, kSnow, {}, {kNone, kSnowMountains}, 18});
}
Picture overcast() {
    return outdoors({0.0, 40.0, 3.0, kMeadow, {1.0, 0.8, true}, {kWoods, kNone}, 19});
}
Picture sunset() {
    return outdoors({105.0, 1.6, 2.2, kSea, {0.18, 1.2, false}, {kNone, kNone}, 20});
}
Picture twilight() {
    return outdoors({75.0, -3.0, 1.6, kMeadow, {}, {kWoods, kMountains}, 21});
}

constexpr std::array kPainters{
    Painter{{"sky-dawn", "sky", "a meadow at dawn"}, 0.40, dawn},
    Painter{{"sky-morning", "sky", "a meadow on a clear morning"}, 0.60, morning},
    Painter{{"sky-noon", "sky", "a dry field under a clear sky at noon"}, 0.60, noon},
    Painter{{"sky-afternoon", "sky", "desert dunes in the afternoon"}, 0.60, afternoon},
    Painter{{"sky-clouds", "sky", "a meadow under scattered clouds"}, 0.55, clouds},
    Painter{{"sky-sea", "sky", "open sea on a sunny day"}, 0.55, sea_day},
    Painter{{"sky-hazy", "sky", "an asphalt lot on a hazy day"}, 0.55, hazy},
    Painter{{"sky-snow", "sky", "a snow field below mountains"}, 0.60, snow},
    Painter{{"sky-overcast", "sky", "a meadow under an overcast sky"}, 0.36, overcast},
    Painter{{"sky-sunset", "sky", "open sea at sunset"}, 0.40, sunset},
    Painter{{"sky-twilight", "sky", "a meadow at twilight"}, 0.30, twilight},
};

}  // namespace

std::span<const Painter> sky_painters() {
    return kPainters;
}

}  // namespace turntable::background
