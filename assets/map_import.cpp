#include "assets/map_import.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "assets/map_cache.h"
#include "assets/texture_import.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"

namespace turntable {
namespace fs = std::filesystem;
namespace {

constexpr double kMostNan = 0.01;  // of the values
constexpr double kPi = 3.14159265358979323846;

float linear_from_code(std::uint8_t code) {
    static const std::array<float, 256> table = [] {
        std::array<float, 256> linear{};
        for (std::size_t i = 0; i < linear.size(); ++i) {
            const double v = static_cast<double>(i) / 255.0;
            linear[i] =
                static_cast<float>(v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4));
        }
        return linear;
    }();
    return table[code];
}

/// Three linear values a texel; the texture's texels are let go.
std::vector<float> linear_rgb(Texture& texture) {
    const std::size_t count =
        static_cast<std::size_t>(texture.width) * static_cast<std::size_t>(texture.height);
    std::vector<float> rgb(3 * count);
    const bool is_float = !texture.texels_float.empty();
    for (std::size_t i = 0; i < 3 * count; ++i) {
        const std::size_t at = i / 3 * 4 + i % 3;
        rgb[i] = is_float ? texture.texels_float[at] : linear_from_code(texture.texels8[at]);
    }
    texture.texels_float = {};
    texture.texels8 = {};
    return rgb;
}

/// Makes every value one that radiance may have; returns the number of texels changed.
std::uint64_t repair(std::vector<float>& rgb, const fs::path& file) {
    std::uint64_t nan = 0;
    std::uint64_t repaired = 0;
    for (std::size_t i = 0; i < rgb.size(); i += 3) {
        bool touched = false;
        for (std::size_t c = i; c < i + 3; ++c) {
            const float before = rgb[c];
            nan += std::isnan(before) ? 1U : 0U;
            rgb[c] = std::isnan(before) ? 0.0F : std::clamp(before, 0.0F, kBrightestTexel);
            touched = touched || !(rgb[c] == before);
        }
        repaired += touched ? 1U : 0U;
    }
    if (static_cast<double>(nan) > kMostNan * static_cast<double>(rgb.size())) {
        throw bad_input("{}: {} of {} values are not numbers", file.string(), nan, rgb.size());
    }
    return repaired;
}

MapLayout layout_for(const fs::path& file, int width, int height, std::optional<MapLayout> wanted) {
    constexpr int kTolerance = 50;  // 4096 x 2047 is meant to be 2 : 1
    const bool two_to_one = kTolerance * std::abs(width - 2 * height) <= height;
    if (wanted == MapLayout::kEquirectangular && !two_to_one) {
        throw bad_input("{}: {}x{} texels: an equirectangular map is twice as wide as high",
                        file.string(), width, height);
    }
    return wanted.value_or(two_to_one ? MapLayout::kEquirectangular : MapLayout::kPhoto);
}

/// What the source cells from `first` to `last` weigh in a target cell.
struct Span {
    int begin = 0;
    std::vector<double> weights;  ///< sum 1
};

/// Weights by overlap, where `measure(x)` is how much lies before x in [0, 1].
template <class Measure>
std::vector<Span> spans_of(int source, int target, Measure measure) {
    std::vector<Span> spans;
    for (int i = 0; i < target; ++i) {
        const double from = static_cast<double>(i) / target * source;
        const double to = static_cast<double>(i + 1) / target * source;
        Span span{static_cast<int>(from), {}};
        const double whole = measure(to / source) - measure(from / source);
        for (int k = span.begin; k < source && k < to; ++k) {
            const double low = std::max<double>(k, from) / source;
            const double high = std::min<double>(k + 1, to) / source;
            span.weights.push_back((measure(high) - measure(low)) / whole);
        }
        spans.push_back(std::move(span));
    }
    return spans;
}

/// Area averaging; rows weigh by their solid angle in an equirectangular map.
void reduce(EnvironmentMap& map, int width, int height) {
    const bool sphere = map.layout == MapLayout::kEquirectangular;
    const auto columns = spans_of(map.width, width, [](double x) { return x; });
    const auto rows = spans_of(
        map.height, height, [&](double y) { return sphere ? 0.5 - 0.5 * std::cos(kPi * y) : y; });
    const auto source_width = static_cast<std::size_t>(map.width);
    std::vector<float> texels;
    texels.reserve(std::size_t{3} * static_cast<std::size_t>(width) *
                   static_cast<std::size_t>(height));
    std::vector<double> row(3 * source_width);
    for (const Span& span : rows) {
        std::fill(row.begin(), row.end(), 0.0);
        for (std::size_t k = 0; k < span.weights.size(); ++k) {
            const float* from =
                map.texels.data() + (static_cast<std::size_t>(span.begin) + k) * 3 * source_width;
            for (std::size_t i = 0; i < row.size(); ++i) {
                row[i] += span.weights[k] * static_cast<double>(from[i]);
            }
        }
        for (const Span& column : columns) {
            for (std::size_t c = 0; c < 3; ++c) {
                double sum = 0.0;
                for (std::size_t k = 0; k < column.weights.size(); ++k) {
                    sum += column.weights[k] *
                           row[3 * (static_cast<std::size_t>(column.begin) + k) + c];
                }
                texels.push_back(static_cast<float>(sum));
            }
        }
    }
    map.texels = std::move(texels);
    map.width = width;
    map.height = height;
}

void reduce_if_large(EnvironmentMap& map) {
    const int longest = std::max(map.width, map.height);
    if (longest <= kWidestMap) {
        return;
    }
    if (map.layout == MapLayout::kEquirectangular) {
        reduce(map, kWidestMap, kWidestMap / 2);
        return;
    }
    const auto scaled = [&](int side) {
        return std::max(1, static_cast<int>(std::int64_t{side} * kWidestMap / longest));
    };
    reduce(map, scaled(map.width), scaled(map.height));
}

Texture decode(const fs::path& file, const std::string& bytes) {
    EncodedTexture encoded;
    encoded.name = file.string();
    encoded.bytes = bytes;
    Result<Texture, TextureFault> texture = read_texture(encoded);
    if (!texture) {
        throw bad_input("{}", texture.failure().detail);
    }
    return std::move(texture).value();
}

std::string map_digest(const std::string& bytes, MapLayout layout) {
    return sha256_hex(fmt::format("turntable map, rules {}\n{}\n{}\n", kMapRulesVersion,
                                  map_layout_name(layout), sha256_hex(bytes)));
}

ImportedMap map_of(const fs::path& file, const std::string& bytes,
                   std::optional<MapLayout> layout) {
    if (bytes.empty()) {
        throw bad_input("{}: is empty", file.string());
    }
    Texture texture = decode(file, bytes);
    ImportedMap imported;
    imported.file_width = texture.width;
    imported.file_height = texture.height;
    imported.map.layout = layout_for(file, texture.width, texture.height, layout);
    imported.map.width = texture.width;
    imported.map.height = texture.height;
    imported.map.texels = linear_rgb(texture);
    imported.repaired = repair(imported.map.texels, file);
    reduce_if_large(imported.map);
    if (std::all_of(imported.map.texels.begin(), imported.map.texels.end(),
                    [](float value) { return value <= 0.0F; })) {
        throw bad_input("{}: is all black", file.string());
    }
    return imported;
}

}  // namespace

ImportedMap read_map_file(const fs::path& file, std::optional<MapLayout> layout) {
    return map_of(file, read_file(file), layout);
}

MapReply import_map(const MapRequest& request) {
    const std::string bytes = read_file(request.file);
    const ImportedMap imported = map_of(request.file, bytes, request.layout);
    MapReply reply;
    reply.layout = imported.map.layout;
    reply.width = imported.map.width;
    reply.height = imported.map.height;
    reply.file_width = imported.file_width;
    reply.file_height = imported.file_height;
    reply.repaired = imported.repaired;
    reply.digest = map_digest(bytes, imported.map.layout);
    write_map_cache(map_cache_path(request.library, reply.digest), reply.digest, imported.map);
    return reply;
}

}  // namespace turntable
