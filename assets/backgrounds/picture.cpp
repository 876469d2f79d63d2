#include "assets/backgrounds/picture.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <glm/geometric.hpp>

#include "base/check.h"

namespace turntable::background {
namespace {

/// To 16 bits of mantissa, the nearest.
float rounded(double value) {
    int exponent = 0;
    const double mantissa = std::frexp(value, &exponent);
    return static_cast<float>(std::ldexp(std::round(std::ldexp(mantissa, 16)), exponent - 16));
}

}  // namespace

glm::dvec3 direction_at(double u, double v) {
    const double azimuth = kPi / 2.0 + (0.5 - u) * 2.0 * kPi;
    const double polar = v * kPi;
    return {std::sin(polar) * std::cos(azimuth), std::sin(polar) * std::sin(azimuth),
            std::cos(polar)};
}

glm::dvec2 picture_point(const glm::dvec3& direction) {
    const double azimuth = std::atan2(direction.y, direction.x);
    const double u = 0.5 - (azimuth - kPi / 2.0) / (2.0 * kPi);
    return {u - std::floor(u), std::acos(std::clamp(direction.z, -1.0, 1.0)) / kPi};
}

glm::dvec3 direction_of(double azimuth, double elevation) {
    const double a = azimuth * kPi / 180.0;
    const double e = elevation * kPi / 180.0;
    return {std::cos(e) * std::cos(a), std::cos(e) * std::sin(a), std::sin(e)};
}

double texel_solid_angle(int y) {
    const double top = std::cos(kPi * y / kHeight);
    const double bottom = std::cos(kPi * (y + 1) / kHeight);
    return 2.0 * kPi / kWidth * (top - bottom);
}

glm::dvec2 cell_centre(int i, int side) {
    const int row = i / side;
    return {(i % side + 0.5) / side, (row + 0.5) / side};
}

Picture paint(const RadianceOf& radiance, int side) {
    Picture picture;
    picture.reserve(std::size_t{kWidth} * kHeight);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            Radiance sum(0.0);
            for (int i = 0; i < side * side; ++i) {
                const glm::dvec2 at = cell_centre(i, side);
                sum += radiance(direction_at((x + at.x) / kWidth, (y + at.y) / kHeight));
            }
            picture.push_back(sum / static_cast<double>(side * side));
        }
    }
    return picture;
}

double luminance(const Radiance& radiance) {
    return glm::dot(radiance, {0.2126, 0.7152, 0.0722});
}

double mean_luminance(const Picture& picture) {
    double sum = 0.0;
    for (int y = 0; y < kHeight; ++y) {
        const auto* row = picture.data() + static_cast<std::ptrdiff_t>(y) * kWidth;
        const double of_row =
            std::accumulate(row, row + kWidth, 0.0, [](double total, const Radiance& texel) {
                return total + luminance(texel);
            });
        sum += of_row * texel_solid_angle(y);
    }
    return sum / (4.0 * kPi);
}

EnvironmentMap expose(std::string_view id, const Picture& picture, double mean) {
    TT_CHECK_EQ(picture.size(), std::size_t{kWidth} * kHeight);
    const double before = mean_luminance(picture);
    TT_CHECK(before > 0.0);
    EnvironmentMap map;
    map.id = id;
    map.layout = MapLayout::kEquirectangular;
    map.width = kWidth;
    map.height = kHeight;
    map.texels.reserve(3 * picture.size());
    for (const Radiance& texel : picture) {
        for (int c = 0; c < 3; ++c) {
            map.texels.push_back(rounded(std::max(0.0, texel[c] * mean / before)));
        }
    }
    return map;
}

double smooth_step(double from, double to, double x) {
    const double t = std::clamp((x - from) / (to - from), 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

}  // namespace turntable::background
