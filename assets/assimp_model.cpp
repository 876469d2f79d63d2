#include <cmath>

#include <assimp/Importer.hpp>
#include <assimp/config.h>
#include <assimp/postprocess.h>
#include <assimp/scene.h>
#include <glm/geometric.hpp>
#include <glm/mat4x4.hpp>
#include <glm/matrix.hpp>

#include "assets/assimp_files.h"
#include "assets/assimp_materials.h"
#include "assets/model_readers.h"
#include "assets/obj_mesh.h"
#include "assets/rejected_model.h"

namespace turntable {
namespace {

glm::dmat4 to_glm(const aiMatrix4x4& m) {  // Assimp stores rows
    return {glm::dvec4(m.a1, m.b1, m.c1, m.d1), glm::dvec4(m.a2, m.b2, m.c2, m.d2),
            glm::dvec4(m.a3, m.b3, m.c3, m.d3), glm::dvec4(m.a4, m.b4, m.c4, m.d4)};
}

glm::dvec3 to_glm(const aiVector3D& v) {
    return {v.x, v.y, v.z};
}

/// Walks the node tree and bakes every node's transform into the triangles of its meshes.
class SceneFlattener {
public:
    SceneFlattener(const aiScene& scene, const std::string& path, const glm::dmat3& axes,
                   std::uint64_t max_triangles, Mesh& mesh)
        : scene_(scene), path_(path), axes_(axes), max_triangles_(max_triangles), mesh_(mesh) {}

    void add_tree(const aiNode& node, const glm::dmat4& parent, int depth = 0) {
        constexpr int kMaxDepth = 1000;
        if (depth > kMaxDepth) {
            throw rejected(AssetRejection::kUnreadable, "{}: nodes nested deeper than {}", path_,
                           kMaxDepth);
        }
        const glm::dmat4 transform = parent * to_glm(node.mTransformation);
        for (unsigned i = 0; i < node.mNumMeshes; ++i) {
            add_mesh(*scene_.mMeshes[node.mMeshes[i]], transform);
        }
        for (unsigned i = 0; i < node.mNumChildren; ++i) {
            add_tree(*node.mChildren[i], transform, depth + 1);
        }
    }

    [[nodiscard]] bool any_uv() const { return any_uv_; }

private:
    void add_mesh(const aiMesh& source, const glm::dmat4& transform) {
        const glm::dmat3 linear = axes_ * glm::dmat3(transform);
        const glm::dvec3 offset = axes_ * glm::dvec3(transform[3]);
        const double determinant = glm::determinant(linear);
        // A transform that flattens the mesh leaves normals undefined: they come from the
        // triangles.
        const bool keeps_normals = source.HasNormals() && determinant != 0.0;
        const glm::dmat3 normal_matrix =
            keeps_normals ? glm::transpose(glm::inverse(linear)) : glm::dmat3(1.0);
        any_uv_ = any_uv_ || source.HasTextureCoords(0);
        for (unsigned f = 0; f < source.mNumFaces; ++f) {
            const aiFace& face = source.mFaces[f];
            if (face.mNumIndices == 3) {
                add_triangle(source, face, linear, offset, keeps_normals, normal_matrix,
                             determinant < 0.0);
            }
        }
    }

    void add_triangle(const aiMesh& source, const aiFace& face, const glm::dmat3& linear,
                      const glm::dvec3& offset, bool keeps_normals, const glm::dmat3& normal_matrix,
                      bool mirrored) {
        if (mesh_.triangles.size() >= max_triangles_) {
            throw rejected(AssetRejection::kTooLarge, "{}: more than {} triangles", path_,
                           max_triangles_);
        }
        std::array<unsigned, 3> corners{face.mIndices[0], face.mIndices[1], face.mIndices[2]};
        if (mirrored) {  // keep the winding that the file's front side has
            std::swap(corners[1], corners[2]);
        }
        std::array<glm::dvec3, 3> points;
        for (int k = 0; k < 3; ++k) {
            if (corners[k] >= source.mNumVertices) {
                throw rejected(AssetRejection::kUnreadable, "{}: vertex index {} is out of range",
                               path_, corners[k]);
            }
            points[k] = linear * to_glm(source.mVertices[corners[k]]) + offset;
        }
        const glm::dvec3 flat =
            unit_or_up(glm::cross(points[1] - points[0], points[2] - points[0]));
        const auto first = static_cast<std::uint32_t>(mesh_.positions.size());
        for (int k = 0; k < 3; ++k) {
            const glm::dvec3 given = keeps_normals
                                         ? normal_matrix * to_glm(source.mNormals[corners[k]])
                                         : glm::dvec3(0.0);
            const double length = glm::length(given);
            mesh_.positions.emplace_back(points[k]);
            mesh_.normals.emplace_back(length > 1e-12 ? given / length : flat);
            mesh_.uvs.push_back(uv_of(source, corners[k]));
        }
        mesh_.triangles.emplace_back(first, first + 1, first + 2);
        mesh_.triangle_material.push_back(source.mMaterialIndex);
    }

    static glm::vec2 uv_of(const aiMesh& source, unsigned vertex) {
        if (!source.HasTextureCoords(0)) {
            return glm::vec2(0.0F);
        }
        const aiVector3D& uv = source.mTextureCoords[0][vertex];
        return std::isfinite(uv.x + uv.y) ? glm::vec2(uv.x, uv.y) : glm::vec2(0.0F);
    }

    static glm::dvec3 unit_or_up(const glm::dvec3& v) {
        const double length = glm::length(v);
        return length > 0.0 ? v / length : glm::dvec3(0.0, 0.0, 1.0);
    }

    const aiScene& scene_;
    const std::string& path_;
    glm::dmat3 axes_;
    std::uint64_t max_triangles_;
    Mesh& mesh_;
    bool any_uv_ = false;
};

const aiScene& read_scene(Assimp::Importer& importer, const std::string& path) {
    importer.SetPropertyInteger(AI_CONFIG_PP_SBP_REMOVE,
                                aiPrimitiveType_POINT | aiPrimitiveType_LINE);
    const aiScene* scene = importer.ReadFile(path, aiProcess_Triangulate | aiProcess_SortByPType);
    if (scene == nullptr || scene->mRootNode == nullptr) {
        throw rejected(AssetRejection::kUnreadable, "{}: {}", path, importer.GetErrorString());
    }
    return *scene;
}

void warn_of_vertex_colours(const aiScene& scene, std::vector<std::string>& warnings) {
    for (unsigned m = 0; m < scene.mNumMeshes; ++m) {
        if (scene.mMeshes[m]->HasVertexColors(0)) {
            warnings.emplace_back("vertex colours are not used");
            return;
        }
    }
}

}  // namespace

ImportedModel read_assimp_model(SourceFiles& files, const std::string& path,
                                std::uint64_t max_triangles) {
    Assimp::Importer importer;
    importer.SetIOHandler(std::make_unique<AssimpFiles>(files).release());  // the importer owns it
    const aiScene& scene = read_scene(importer, path);
    ImportedModel imported;
    // Assimp turns COLLADA of any up axis to +Y up, as glTF is.
    const std::string extension = source_extension(path);
    const bool y_up = extension == "gltf" || extension == "glb" || extension == "dae";
    imported.file_to_mesh = y_up ? y_up_to_z_up() : glm::dmat3(1.0);
    SceneFlattener flattener(scene, path, imported.file_to_mesh, max_triangles,
                             imported.model.mesh);
    flattener.add_tree(*scene.mRootNode, glm::dmat4(1.0));
    if (!flattener.any_uv()) {
        imported.model.mesh.uvs.clear();
    }
    add_assimp_materials(scene, path, files, imported);
    if (imported.model.materials.empty()) {
        imported.model.materials.push_back(default_material());
    }
    warn_of_vertex_colours(scene, imported.model.warnings);
    return imported;
}

}  // namespace turntable
