#include "cli/map_sheet.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "generator/text_drawing.h"

namespace turntable::cli {
namespace {

constexpr float kMeanLuminance = 0.45F;
constexpr float kPi = 3.14159265F;

float luminance(const glm::vec3& radiance) {
    return glm::dot(radiance, {0.2126F, 0.7152F, 0.0722F});
}

/// Mean of the texels under a pixel.
glm::vec3 mean_of(const EnvironmentMap& map, int x0, int x1, int y0, int y1) {
    glm::vec3 sum(0.0F);
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            sum += map.texel(x, y);
        }
    }
    return sum / static_cast<float>((x1 - x0) * (y1 - y0));
}

/// Factor that gives the documented mean luminance.
float exposure_of(const EnvironmentMap& map) {
    std::vector<float> values;
    for (int y = 0; y < map.height; ++y) {
        for (int x = 0; x < map.width; ++x) {
            values.push_back(luminance(map.texel(x, y)));
        }
    }
    const auto brightest = values.begin() + static_cast<std::ptrdiff_t>(values.size() * 99 / 100);
    std::nth_element(values.begin(), brightest, values.end());
    const float limit = *brightest;
    double sum = 0.0;
    double weights = 0.0;
    for (int y = 0; y < map.height; ++y) {
        const float row = (static_cast<float>(y) + 0.5F) / static_cast<float>(map.height);
        const float weight = map.layout == MapLayout::kEquirectangular ? std::sin(kPi * row) : 1.0F;
        for (int x = 0; x < map.width; ++x) {
            sum += static_cast<double>(weight * std::min(limit, luminance(map.texel(x, y))));
            weights += static_cast<double>(weight);
        }
    }
    return sum > 0.0 ? kMeanLuminance * static_cast<float>(weights / sum) : 1.0F;
}

std::uint8_t srgb_code(float linear) {
    const float v = std::clamp(linear, 0.0F, 1.0F);
    const float curve = v <= 0.0031308F ? 12.92F * v : 1.055F * std::pow(v, 1.0F / 2.4F) - 0.055F;
    return static_cast<std::uint8_t>(std::lround(255.0F * curve));
}

}  // namespace

ImageU8 map_picture(const EnvironmentMap& map, int width, bool exposed) {
    const int columns = std::min(width, map.width);
    const int rows = std::max(1, map.height * columns / map.width);
    const float exposure = exposed ? exposure_of(map) : 1.0F;
    ImageU8 picture(columns, rows, 3);
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x) {
            const glm::vec3 mean =
                exposure * mean_of(map, x * map.width / columns, (x + 1) * map.width / columns,
                                   y * map.height / rows, (y + 1) * map.height / rows);
            for (int c = 0; c < 3; ++c) {
                picture.at(x, y)[c] = srgb_code(mean[c]);
            }
        }
    }
    return picture;
}

ImageU8 map_sheet(std::span<const SheetMap> maps) {
    constexpr int kColumns = 5;
    constexpr int kHeight = kSheetWidth / 2;
    constexpr int kLine = 20;  // a label below each picture
    constexpr int kGap = 4;
    const Font font(find_font());
    const int rows = (static_cast<int>(maps.size()) + kColumns - 1) / kColumns;
    ImageU8 sheet(kColumns * (kSheetWidth + kGap) + kGap, rows * (kHeight + kLine + kGap) + kGap, 3,
                  std::uint8_t{255});
    for (int i = 0; i < static_cast<int>(maps.size()); ++i) {
        const SheetMap& map = maps[static_cast<std::size_t>(i)];
        const int left = kGap + i % kColumns * (kSheetWidth + kGap);
        const int top = kGap + i / kColumns * (kHeight + kLine + kGap);
        const int first_row = std::max(0, (map.picture.height() - kHeight) / 2);
        const int width = std::min(kSheetWidth, map.picture.width());
        for (int y = 0; y < std::min(kHeight, map.picture.height()); ++y) {
            std::copy_n(map.picture.at(0, first_row + y), 3 * width, sheet.at(left, top + y));
        }
        font.draw(sheet, left + 2, top + kHeight + 14, map.id, TextStyle{});
    }
    return sheet;
}

}  // namespace turntable::cli
