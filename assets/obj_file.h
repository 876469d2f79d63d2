// Wavefront OBJ as the file says it: indices resolved and checked, nothing derived yet.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace turntable {

/// Indices into the arrays of ObjFile; -1 where the file gives none.
struct ObjCorner {
    std::int32_t position = 0;
    std::int32_t uv = -1;
    std::int32_t normal = -1;
};

struct ObjFace {
    std::uint32_t first_corner = 0;
    std::uint32_t corner_count = 0;  ///< at least 3
    std::int32_t material = -1;      ///< index into material_names; -1 before any usemtl
    std::uint32_t object = 0;        ///< counts named `o` statements, never decreasing
    bool smooth = false;             ///< the `s` statement in force; `o` turns it off
};

/// File coordinates: +Y up, single precision as Blender holds them.
struct ObjFile {
    std::vector<glm::vec3> positions;
    std::vector<glm::vec2> uvs;
    std::vector<glm::vec3> normals;
    std::vector<ObjCorner> corners;
    std::vector<ObjFace> faces;
    std::vector<std::int32_t> line_positions;  ///< ends of `l` elements: they count for bounds
    std::vector<std::string> material_names;
    std::vector<std::string> material_libraries;  ///< mtllib statements, each as written
    std::vector<std::string> warnings;
};

/// Parses `text`. A face of one or two corners is left out with a warning (22 of the 820 models of
/// sweethome3d-furniture have such), unless the text ends in it: then it is truncated. Points and
/// unknown statements are passed over. Throws RejectedModel naming `name` and the line: kUnreadable
/// for a truncated or malformed statement or an index out of range, kNonFinite for NaN and
/// infinity, kTooLarge beyond `max_faces`.
[[nodiscard]] ObjFile parse_obj(std::string_view text, const std::string& name,
                                std::uint64_t max_faces);

}  // namespace turntable
