#include "assets/map_cache.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <glm/gtc/packing.hpp>

#include "base/atomic_file.h"
#include "base/check.h"
#include "base/error.h"
#include "base/hash.h"

namespace turntable {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kMagic = "TTENVMP\n";
constexpr std::uint32_t kFormatVersion = 1;
constexpr std::size_t kDigestDigits = 64;
/// What no import exceeds; below it no product of the sides overflows.
constexpr std::uint32_t kMostTexelsASide = 1U << 16U;
constexpr std::array kLayoutNames{"equirectangular", "photo"};

struct Header {
    std::array<char, 8> magic{};
    std::uint32_t version = kFormatVersion;
    std::uint32_t layout = 0;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint64_t checksum = 0;
    std::array<char, kDigestDigits> digest{};
};
static_assert(sizeof(Header) == 96);

/// The header, once everything about the file is as it should be.
Header checked_header(const std::string& bytes, const fs::path& path, const std::string& digest) {
    Header header;
    if (bytes.size() < sizeof header) {
        throw bad_input("{}: truncated environment map", path.string());
    }
    std::memcpy(&header, bytes.data(), sizeof header);
    if (std::string_view(header.magic.data(), header.magic.size()) != kMagic) {
        throw bad_input("{}: no environment map", path.string());
    }
    if (header.version != kFormatVersion) {
        throw bad_input("{}: environment map of version {}, this program reads {}: import again",
                        path.string(), header.version, kFormatVersion);
    }
    if (std::string_view(header.digest.data(), header.digest.size()) != digest) {
        throw bad_input("{}: holds another map than its name says", path.string());
    }
    if (header.width > kMostTexelsASide || header.height > kMostTexelsASide) {
        throw bad_input("{}: damaged environment map: {} x {} texels", path.string(), header.width,
                        header.height);
    }
    const std::string_view texels = std::string_view(bytes).substr(sizeof header);
    const std::uint64_t expected =
        std::uint64_t{3} * header.width * header.height * sizeof(std::uint16_t);
    if (header.layout >= kLayoutNames.size() || texels.size() != expected || texels.empty() ||
        xxhash64(texels) != header.checksum) {
        throw bad_input("{}: damaged environment map: checksum differs", path.string());
    }
    return header;
}

}  // namespace

fs::path map_cache_path(const fs::path& library, const std::string& digest) {
    return library / "maps" / (digest + ".ttenv");
}

void write_map_cache(const fs::path& path, const std::string& digest, const EnvironmentMap& map) {
    TT_CHECK_EQ(digest.size(), kDigestDigits);
    std::vector<std::uint16_t> halves(map.texels.size());
    std::transform(map.texels.begin(), map.texels.end(), halves.begin(),
                   [](float value) { return glm::packHalf1x16(value); });
    const std::string_view texels(reinterpret_cast<const char*>(halves.data()),
                                  halves.size() * sizeof(std::uint16_t));
    Header header;
    std::copy(kMagic.begin(), kMagic.end(), header.magic.begin());
    std::copy(digest.begin(), digest.end(), header.digest.begin());
    header.layout = static_cast<std::uint32_t>(map.layout);
    header.width = static_cast<std::uint32_t>(map.width);
    header.height = static_cast<std::uint32_t>(map.height);
    header.checksum = xxhash64(texels);
    std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
    bytes += texels;
    write_file_atomically(path, bytes);
}

EnvironmentMap read_map_cache(const fs::path& path, const std::string& digest) {
    const std::string bytes = read_file(path);
    const Header header = checked_header(bytes, path, digest);
    EnvironmentMap map;
    map.layout = static_cast<MapLayout>(header.layout);
    map.width = static_cast<int>(header.width);
    map.height = static_cast<int>(header.height);
    map.texels.resize(std::size_t{3} * header.width * header.height);
    const char* from = bytes.data() + sizeof header;
    for (float& texel : map.texels) {
        std::uint16_t half = 0;
        std::memcpy(&half, from, sizeof half);
        from += sizeof half;
        texel = glm::unpackHalf1x16(half);
    }
    return map;
}

const char* map_layout_name(MapLayout layout) {
    return kLayoutNames.at(static_cast<std::size_t>(layout));
}

MapLayout map_layout_from_name(const std::string& name) {
    for (std::size_t i = 0; i < kLayoutNames.size(); ++i) {
        if (name == kLayoutNames[i]) {
            return static_cast<MapLayout>(i);
        }
    }
    throw bad_input("\"{}\" is no layout of a map (equirectangular or photo)", name);
}

}  // namespace turntable
