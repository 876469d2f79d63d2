#include "generator/plane_files.h"

#include <array>

#include <fmt/format.h>

#include "base/check.h"
#include "generator/image_codecs.h"

namespace turntable {
namespace {

constexpr std::array kDepthChannels{"Z"};
constexpr std::array kVectorChannels{"X", "Y", "Z"};
constexpr std::array kColourChannels{"R", "G", "B"};
constexpr std::array kUvChannels{"U", "V"};

EncodedFile exr_file(const std::string& name, const ImageF& image,
                     std::span<const char* const> channels) {
    return {fmt::format("{}.exr", name), encode_exr(image, channels)};
}

EncodedFile png_file(const std::string& name, const ImageU8& image) {
    return {fmt::format("{}.png", name), encode_png(image)};
}

EncodedFile encode_plane(const Planes& planes, const std::string& name) {
    if (name == "depth") {
        return exr_file(name, planes.depth, kDepthChannels);
    }
    if (name == "distance") {
        return exr_file(name, planes.distance, kDepthChannels);
    }
    if (name == "normal") {
        return exr_file(name, planes.normal, kVectorChannels);
    }
    if (name == "albedo") {
        return exr_file(name, planes.albedo, kColourChannels);
    }
    if (name == "uv") {
        return exr_file(name, planes.uv, kUvChannels);
    }
    if (name == "mask") {
        return png_file(name, planes.mask);
    }
    if (name == "id") {
        return png_file(name, planes.id);
    }
    TT_CHECK_EQ(name, "part");
    return png_file(name, planes.part);
}

}  // namespace

std::vector<EncodedFile> encode_planes(const Planes& planes, std::span<const std::string> names) {
    std::vector<EncodedFile> files;
    files.reserve(names.size());
    for (const std::string& name : names) {
        files.push_back(encode_plane(planes, name));
    }
    return files;
}

}  // namespace turntable
