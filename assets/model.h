// Model: one imported object, ready to render: triangles, materials, textures, provenance of its
// coordinates. Immutable once loaded and shared between threads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "assets/material.h"
#include "assets/texture.h"

namespace turntable {

/// Triangles in the object frame (docs/conventions.md: +Z up, normalised as the library says).
/// Vertices are split so that each has one normal and one UV.
struct Mesh {
    std::vector<glm::vec3> positions;
    std::vector<glm::vec3> normals;  ///< unit, per vertex; a flat triangle has its own vertices
    std::vector<glm::vec2> uvs;      ///< empty when no face of the model has any
    std::vector<glm::uvec3> triangles;
    std::vector<std::uint32_t> triangle_material;  ///< index into Model::materials

    [[nodiscard]] std::size_t triangle_count() const { return triangles.size(); }
};

struct Bounds {
    glm::dvec3 minimum{0.0};
    glm::dvec3 maximum{0.0};
};

/// How source coordinates became object coordinates.
enum class Normalisation : int {
    kUnitDiagonal = 0,  ///< bounding-box centre to the origin, box diagonal scaled to 1
    kCentre = 1,        ///< bounding-box centre to the origin, scale kept
    kNone = 2,
};

/// A part's number leaves 0 free in 8 bits.
inline constexpr std::size_t kMostParts = 255;

struct Model {
    std::string id;  ///< asset id, for messages
    Mesh mesh;
    std::vector<SourceMaterial> materials;  ///< at least one
    /// Names of the semantic parts ("seat", "leg"), empty when none are known (imported
    /// models); at most kMostParts.
    std::vector<std::string> parts;
    /// The part that a material belongs to, parallel to `materials`: no material is of two parts.
    /// Empty when parts is.
    std::vector<std::uint32_t> material_part;
    std::vector<Texture> textures;
    Bounds bounds;  ///< of the object-frame vertices that faces use
    /// object = source_to_object * source point; includes axis conversion, upright rotation,
    /// centring and scale (column-major, affine).
    glm::dmat4 source_to_object{1.0};
    std::vector<std::string> warnings;  ///< e.g. a texture that was missing
};

}  // namespace turntable
