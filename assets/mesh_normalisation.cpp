#include "assets/mesh_normalisation.h"

#include <cmath>
#include <limits>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "assets/rejected_model.h"
#include "base/error.h"

namespace turntable {
namespace {

bool is_finite(const glm::vec3& v) {
    return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

Bounds bounds_of(const std::vector<glm::vec3>& points, const glm::dmat3& rotation) {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    Bounds bounds{glm::dvec3(kInfinity), glm::dvec3(-kInfinity)};
    for (const glm::vec3& point : points) {
        const glm::dvec3 turned = rotation * glm::dvec3(point);
        bounds.minimum = glm::min(bounds.minimum, turned);
        bounds.maximum = glm::max(bounds.maximum, turned);
    }
    return bounds;
}

double area_of(const Mesh& mesh) {
    double twice = 0.0;
    for (const glm::uvec3& triangle : mesh.triangles) {
        const glm::dvec3 origin(mesh.positions[triangle.x]);
        twice += glm::length(glm::cross(glm::dvec3(mesh.positions[triangle.y]) - origin,
                                        glm::dvec3(mesh.positions[triangle.z]) - origin));
    }
    return 0.5 * twice;
}

void require_usable(const Mesh& mesh, const std::string& id) {
    if (mesh.triangles.empty()) {
        throw rejected(AssetRejection::kEmpty, "{}: no triangles", id);
    }
    for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
        if (!is_finite(mesh.positions[v]) || !is_finite(mesh.normals[v])) {
            throw rejected(AssetRejection::kNonFinite, "{}: vertex {} is not finite", id, v);
        }
    }
    if (!(area_of(mesh) > 0.0)) {
        throw rejected(AssetRejection::kDegenerate, "{}: no triangle has an area", id);
    }
}

}  // namespace

void normalise_model(ImportedModel& imported, Normalisation normalisation,
                     const glm::dmat3& upright) {
    Model& model = imported.model;
    Mesh& mesh = model.mesh;
    require_usable(mesh, model.id);
    // `upright` turns file coordinates; the mesh is in other axes.
    const glm::dmat3 rotation =
        imported.file_to_mesh * upright * glm::transpose(imported.file_to_mesh);
    const Bounds box = bounds_of(
        imported.bounds_points.empty() ? mesh.positions : imported.bounds_points, rotation);
    const double diagonal = glm::length(box.maximum - box.minimum);
    if (!(diagonal > 0.0) || !std::isfinite(1.0 / diagonal)) {
        throw rejected(AssetRejection::kDegenerate, "{}: no extent", model.id);
    }
    const glm::dvec3 centre =
        normalisation == Normalisation::kNone ? glm::dvec3(0.0) : 0.5 * (box.minimum + box.maximum);
    const double scale = normalisation == Normalisation::kUnitDiagonal ? 1.0 / diagonal : 1.0;
    const bool turned = rotation != glm::dmat3(1.0);
    for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
        const glm::dvec3 p = rotation * glm::dvec3(mesh.positions[v]);
        mesh.positions[v] = glm::vec3((p - centre) * scale);
        if (turned) {
            mesh.normals[v] = glm::vec3(glm::normalize(rotation * glm::dvec3(mesh.normals[v])));
        }
    }
    model.bounds = bounds_of(mesh.positions, glm::dmat3(1.0));
    model.source_to_object = glm::dmat4(scale * (rotation * imported.file_to_mesh));
    model.source_to_object[3] = glm::dvec4(-scale * centre, 1.0);
}

const char* normalisation_name(Normalisation normalisation) {
    switch (normalisation) {
    case Normalisation::kUnitDiagonal:
        return "unit-diagonal";
    case Normalisation::kCentre:
        return "centre";
    case Normalisation::kNone:
        return "none";
    }
    return "none";
}

Normalisation normalisation_from_name(const std::string& name) {
    for (const Normalisation candidate :
         {Normalisation::kUnitDiagonal, Normalisation::kCentre, Normalisation::kNone}) {
        if (name == normalisation_name(candidate)) {
            return candidate;
        }
    }
    throw bad_input("normalisation \"{}\" is not one of unit-diagonal, centre, none", name);
}

}  // namespace turntable
