// Pictures of exported models: as they were imported where that can be, else as PNG.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <glm/vec3.hpp>

#include "assets/imported_model.h"

namespace turntable {

/// "jpg", "png", or "" for texels that no picture file holds.
[[nodiscard]] std::string picture_extension(const EncodedTexture& texture);

/// The picture as a PNG or JPEG file: its own bytes where it is one of them, else a PNG of 8 bits
/// (scene-linear floats with the sRGB curve, clipped). With a `tint` other than white always a PNG,
/// each texel's linear colour multiplied by it and clipped. Throws Error (bad input).
[[nodiscard]] std::string picture_file(const EncodedTexture& texture,
                                       const glm::vec3& tint = glm::vec3(1.0F));

/// RGBA, 8 bits, row 0 at the top.
[[nodiscard]] std::string encode_rgba_png(const Texture& texture);

/// Distinct names for files: letters, digits, '_', '-' and '.' of what was wanted, numbered where
/// two would be equal.
class FileNames {
public:
    [[nodiscard]] std::string take(const std::string& wanted);

private:
    std::map<std::string, int> taken_;
};

}  // namespace turntable
