#include "renderer/environment_tables.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/check.h"

namespace turntable {
namespace {

double luminance(const EnvironmentMap& map, int x, int y) {
    const glm::dvec3 texel(map.texel(x, y));
    return 0.2126 * texel.x + 0.7152 * texel.y + 0.0722 * texel.z;
}

/// Mean of the bilinear look-up over a texel, along one axis: each neighbour comes in by an eighth.
double over_texel(double before, double own, double after) {
    return 0.125 * before + 0.75 * own + 0.125 * after;
}

/// Means of the bilinear luminance over the texels of each row, columns repeating.
std::vector<double> row_means(const EnvironmentMap& map) {
    const int w = map.width;
    std::vector<double> means;
    means.reserve(static_cast<std::size_t>(w) * static_cast<std::size_t>(map.height));
    for (int y = 0; y < map.height; ++y) {
        for (int x = 0; x < w; ++x) {
            means.push_back(over_texel(luminance(map, x == 0 ? w - 1 : x - 1, y),
                                       luminance(map, x, y),
                                       luminance(map, x + 1 == w ? 0 : x + 1, y)));
        }
    }
    return means;
}

/// Chance of each texel, up to a factor.
std::vector<double> texel_weights(const EnvironmentMap& map) {
    const std::vector<double> means = row_means(map);
    const auto mean = [&](int x, int y) {
        const int row = y < 0 ? 0 : (y >= map.height ? map.height - 1 : y);
        return means[static_cast<std::size_t>(row) * static_cast<std::size_t>(map.width) +
                     static_cast<std::size_t>(x)];
    };
    std::vector<double> weights;
    weights.reserve(means.size());
    for (int y = 0; y < map.height; ++y) {
        const double sine = std::sin(std::numbers::pi * (y + 0.5) / map.height);
        for (int x = 0; x < map.width; ++x) {
            weights.push_back(sine * over_texel(mean(x, y - 1), mean(x, y), mean(x, y + 1)));
        }
    }
    return weights;
}

/// Appends the distribution over `weights`: one value more, from 0 to exactly 1, never falling.
/// Uniform where all weights are 0. Returns their sum.
double append_distribution(const double* weights, int count, std::vector<float>& table) {
    double sum = 0.0;
    for (int i = 0; i < count; ++i) {
        sum += weights[i];
    }
    double below = 0.0;
    table.push_back(0.0F);
    for (int i = 0; i + 1 < count; ++i) {
        below += sum > 0.0 ? weights[i] / sum : 1.0 / count;
        table.push_back(std::min(static_cast<float>(below), 1.0F));
    }
    table.push_back(1.0F);
    return sum;
}

/// What a row of texels adds to a horizontal plane's irradiance, for each of its texels and unit of
/// radiance: the integral of cosine times sine over the row's share of the bilinear look-up.
double row_irradiance(const EnvironmentMap& map, int row) {
    const int steps = 64 + 2 * (2048 / map.height);  // a texel
    double sum = 0.0;
    const int first = row == 0 ? 0 : -steps / 2;
    for (int i = first; i < 3 * steps / 2; ++i) {
        const double v = row + (i + 0.5) / steps;
        const double polar = std::numbers::pi * v / map.height;
        const double share = row == 0 && v < 0.5 ? 1.0 : 1.0 - std::abs(v - (row + 0.5));
        const bool last = row + 1 == map.height && v > row + 0.5;
        sum += std::max(0.0, std::cos(polar)) * std::sin(std::min(polar, std::numbers::pi)) *
               (last ? 1.0 : share);
    }
    return sum * (std::numbers::pi / map.height / steps) * (2.0 * std::numbers::pi / map.width);
}

glm::dvec3 open_irradiance(const EnvironmentMap& map) {
    glm::dvec3 sum(0.0);
    for (int y = 0; 2 * y <= map.height + 1 && y < map.height; ++y) {
        glm::dvec3 row(0.0);
        for (int x = 0; x < map.width; ++x) {
            row += glm::dvec3(map.texel(x, y));
        }
        sum += row * row_irradiance(map, y);
    }
    return sum;
}

}  // namespace

std::vector<float> environment_tables(const EnvironmentMap& map) {
    TT_CHECK(map.layout == MapLayout::kEquirectangular);
    TT_CHECK(map.width > 0 && map.height > 0);
    const auto w = static_cast<std::size_t>(map.width);
    const auto h = static_cast<std::size_t>(map.height);
    TT_CHECK_EQ(map.texels.size(), 3 * w * h);
    const std::vector<double> weights = texel_weights(map);
    std::vector<float> columns;
    columns.reserve(h * (w + 1));
    std::vector<double> row_weights;
    for (std::size_t y = 0; y < h; ++y) {
        row_weights.push_back(append_distribution(&weights[y * w], map.width, columns));
    }
    std::vector<float> tables;
    tables.reserve(2 * h + 1 + columns.size());
    append_distribution(row_weights.data(), map.height, tables);
    const double texels = static_cast<double>(w) * static_cast<double>(h);
    for (std::size_t y = 0; y < h; ++y) {
        // Of the floats, not of the weights: the chance that the search really gives the row.
        const double chance = static_cast<double>(tables[y + 1]) - static_cast<double>(tables[y]);
        tables.push_back(
            static_cast<float>(chance * texels / (2.0 * std::numbers::pi * std::numbers::pi)));
    }
    tables.insert(tables.end(), columns.begin(), columns.end());
    const glm::dvec3 irradiance = open_irradiance(map);
    for (int c = 0; c < 3; ++c) {
        tables.push_back(static_cast<float>(irradiance[c]));
    }
    return tables;
}

SharedTables EnvironmentTableCache::tables(const std::shared_ptr<const EnvironmentMap>& map) {
    const std::lock_guard lock(mutex_);
    Entry& entry = entries_[map.get()];
    if (entry.map.lock() != map) {
        std::erase_if(entries_, [&](const auto& item) {
            return item.first != map.get() && item.second.map.expired();
        });
        Entry& fresh = entries_[map.get()];
        fresh = {map, std::make_shared<const std::vector<float>>(environment_tables(*map))};
        return fresh.tables;
    }
    return entry.tables;
}

}  // namespace turntable
