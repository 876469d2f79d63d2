// Any text as OBJ and as MTL: parsing ends in a mesh whose indices hold, or in RejectedModel.
#include <algorithm>
#include <cstdint>
#include <string_view>

#include "assets/mtl_file.h"
#include "assets/obj_file.h"
#include "assets/obj_mesh.h"
#include "assets/rejected_model.h"

namespace {

using turntable::Mesh;

constexpr std::uint64_t kMaxFaces = 4096;

void require(bool condition) {
    if (!condition) {
        __builtin_trap();
    }
}

void require_sound(const Mesh& mesh) {
    const auto vertices = static_cast<std::uint32_t>(mesh.positions.size());
    require(mesh.normals.size() == vertices);
    require(mesh.uvs.empty() || mesh.uvs.size() == vertices);
    require(mesh.triangle_material.size() == mesh.triangles.size());
    require(std::all_of(mesh.triangles.begin(), mesh.triangles.end(), [&](const glm::uvec3& t) {
        return t.x < vertices && t.y < vertices && t.z < vertices;
    }));
}

void parse_as_obj(std::string_view text) {
    try {
        const turntable::ObjFile file = turntable::parse_obj(text, "input.obj", kMaxFaces);
        const std::vector<turntable::ObjMaterialUse> materials(file.material_names.size());
        require_sound(turntable::build_obj_mesh(file, materials, 0));
    } catch (const turntable::RejectedModel&) {
        return;
    }
}

void parse_as_mtl(std::string_view text) {
    std::vector<std::string> warnings;
    (void)turntable::parse_mtl(text, "input.mtl", warnings);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    parse_as_obj(text);
    parse_as_mtl(text);
    return 0;
}
