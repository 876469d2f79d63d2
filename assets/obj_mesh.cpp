#include "assets/obj_mesh.h"

#include <algorithm>
#include <limits>

#include <glm/geometric.hpp>

#include "assets/obj_normals.h"
#include "assets/obj_objects.h"
#include "assets/polygon_triangulation.h"
#include "assets/unit_vector.h"
#include "base/check.h"

namespace turntable {
namespace {

glm::vec3 to_mesh_axes(const glm::vec3& p) {
    return {p.x, -p.z, p.y};
}

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// Gives equal corners one vertex. Vertices of one file position are chained, so that a look-up
/// walks only the few that share it.
class VertexWelder {
public:
    VertexWelder(const ObjFile& file, Mesh& mesh)
        : file_(file), mesh_(mesh), newest_(file.positions.size(), kNone) {}

    std::uint32_t add(const ObjCorner& corner, const glm::vec3& normal,
                      const ObjMaterialUse& material) {
        const auto position = static_cast<std::size_t>(corner.position);
        const glm::vec2 given =
            corner.uv < 0 ? glm::vec2(0.0F) : file_.uvs[static_cast<std::size_t>(corner.uv)];
        const glm::vec2 uv = given * material.uv_scale + material.uv_offset;
        for (std::uint32_t v = newest_[position]; v != kNone; v = older_[v]) {
            if (mesh_.normals[v] == normal && mesh_.uvs[v] == uv) {
                return v;
            }
        }
        const auto fresh = static_cast<std::uint32_t>(mesh_.positions.size());
        mesh_.positions.push_back(file_.positions[position]);
        mesh_.normals.push_back(normal);
        mesh_.uvs.push_back(uv);
        older_.push_back(newest_[position]);
        newest_[position] = fresh;
        return fresh;
    }

private:
    const ObjFile& file_;
    Mesh& mesh_;
    std::vector<std::uint32_t> newest_;
    std::vector<std::uint32_t> older_;
};

/// One object's faces into the mesh; buffers are kept between faces.
class ObjectMesher {
public:
    ObjectMesher(const ObjFile& file, Mesh& mesh) : file_(file), mesh_(mesh), welder_(file, mesh) {}

    void add(const ObjObject& object, const std::vector<ObjMaterialUse>& materials,
             std::uint32_t no_material) {
        const ObjMaterialUse none{no_material};
        std::vector<glm::vec3> face_normals;
        face_normals.reserve(object.faces.size());
        for (const ObjFace& face : object.faces) {
            face_normals.push_back(polygon_normal(polygon_of(object, face)));
        }
        const std::vector<glm::vec3> normals = corner_normals(file_, object, face_normals);
        for (std::size_t f = 0; f < object.faces.size(); ++f) {
            const ObjFace& face = object.faces[f];
            const ObjMaterialUse& material =
                face.material < 0 ? none : materials[static_cast<std::size_t>(face.material)];
            add_face(object, face, face_normals[f], normals, material);
        }
    }

private:
    std::span<const glm::vec3> polygon_of(const ObjObject& object, const ObjFace& face) {
        polygon_.clear();
        for (std::uint32_t k = 0; k < face.corner_count; ++k) {
            const std::int32_t position = object.corners[face.first_corner + k].position;
            polygon_.push_back(file_.positions[static_cast<std::size_t>(position)]);
        }
        return polygon_;
    }

    void add_face(const ObjObject& object, const ObjFace& face, const glm::vec3& face_normal,
                  const std::vector<glm::vec3>& normals, const ObjMaterialUse& material) {
        const std::span<const glm::vec3> polygon = polygon_of(object, face);
        triangles_.clear();
        triangulate(polygon, face_normal, triangles_);
        // Without file normals a flat face is flat triangle by triangle, as Cycles shades it.
        const bool flat = !face.smooth && file_.normals.empty();
        for (const glm::uvec3& local : triangles_) {
            const glm::vec3 geometric = triangle_normal(polygon, local, face_normal);
            glm::uvec3 triangle;
            for (int k = 0; k < 3; ++k) {
                const std::uint32_t c = face.first_corner + local[k];
                const glm::vec3 normal = flat || is_zero(normals[c]) ? geometric : normals[c];
                triangle[k] = welder_.add(object.corners[c], normal, material);
            }
            mesh_.triangles.push_back(triangle);
            mesh_.triangle_material.push_back(material.index);
        }
    }

    static glm::vec3 triangle_normal(std::span<const glm::vec3> polygon, const glm::uvec3& local,
                                     const glm::vec3& face_normal) {
        const glm::dvec3 origin(polygon[local.x]);
        const glm::dvec3 normal = glm::cross(glm::dvec3(polygon[local.y]) - origin,
                                             glm::dvec3(polygon[local.z]) - origin);
        const double length = glm::length(normal);
        if (length > 0.0) {
            return normal / length;
        }
        return is_zero(face_normal) ? glm::vec3(0.0F, 1.0F, 0.0F) : face_normal;
    }

    const ObjFile& file_;
    Mesh& mesh_;
    VertexWelder welder_;
    std::vector<glm::vec3> polygon_;
    std::vector<glm::uvec3> triangles_;
};

}  // namespace

glm::dmat3 y_up_to_z_up() {
    return {glm::dvec3(1.0, 0.0, 0.0), glm::dvec3(0.0, 0.0, 1.0), glm::dvec3(0.0, -1.0, 0.0)};
}

Mesh build_obj_mesh(const ObjFile& file, const std::vector<ObjMaterialUse>& materials,
                    std::uint32_t no_material) {
    TT_CHECK_EQ(materials.size(), file.material_names.size());
    Mesh mesh;
    ObjectMesher mesher(file, mesh);
    for (const ObjObject& object : split_objects(file)) {
        mesher.add(object, materials, no_material);
    }
    for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
        mesh.positions[v] = to_mesh_axes(mesh.positions[v]);
        mesh.normals[v] = to_mesh_axes(mesh.normals[v]);
    }
    if (file.uvs.empty()) {
        mesh.uvs.clear();
    }
    return mesh;
}

std::vector<glm::vec3> obj_bounds_points(const ObjFile& file) {
    std::vector<bool> named(file.positions.size(), false);
    for (const ObjCorner& corner : file.corners) {
        named[static_cast<std::size_t>(corner.position)] = true;
    }
    for (const std::int32_t position : file.line_positions) {
        named[static_cast<std::size_t>(position)] = true;
    }
    std::vector<glm::vec3> points;
    for (std::size_t i = 0; i < named.size(); ++i) {
        if (named[i]) {
            points.push_back(to_mesh_axes(file.positions[i]));
        }
    }
    return points;
}

}  // namespace turntable
