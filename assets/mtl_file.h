// Wavefront MTL as the file says it: statements present stay apart from statements absent, because
// importers' rules hang on the difference.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <glm/vec2.hpp>

#include "assets/material.h"

namespace turntable {

/// One map statement: the path as written, options removed.
struct MtlMap {
    std::string path;                 ///< empty: no such statement
    std::optional<float> bump_scale;  ///< -bm
    glm::vec2 uv_scale{1.0F};         ///< -s: texture coordinates are multiplied by it,
    glm::vec2 uv_offset{0.0F};        ///< -o: then moved by it
};

/// One newmtl block. The texture indices of `values` are kNoTexture until the maps are loaded.
struct MtlEntry {
    std::string name;
    MtlMaterial values;
    MtlMap map_kd, map_ks, map_ke, map_ns, map_d, map_bump;
};

/// Parses `text`. A statement that cannot be read is left out, with a warning that names `file`
/// and the line. Of two blocks with one name, both are returned in the order of the file.
[[nodiscard]] std::vector<MtlEntry> parse_mtl(std::string_view text, const std::string& file,
                                              std::vector<std::string>& warnings);

}  // namespace turntable
