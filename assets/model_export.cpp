#include "assets/model_export.h"

#include <algorithm>
#include <map>

#include "base/error.h"

namespace turntable {

ExportFormat export_format_from_name(const std::string& name) {
    if (name == "obj") {
        return ExportFormat::kObj;
    }
    if (name == "glb") {
        return ExportFormat::kGlb;
    }
    throw bad_input("\"{}\" is no format to export: obj or glb", name);
}

std::string export_name(const AssetEntry& entry) {
    std::string name = entry.id;
    std::replace(name.begin(), name.end(), '/', '-');
    return name;
}

std::vector<ExportPart> export_parts(const Model& model, const std::string& partless_name) {
    const bool has_parts = !model.parts.empty();
    std::vector<std::map<std::uint32_t, ExportPiece>> pieces(has_parts ? model.parts.size() : 1);
    for (std::uint32_t t = 0; t < model.mesh.triangles.size(); ++t) {
        const std::uint32_t material = model.mesh.triangle_material[t];
        ExportPiece& piece = pieces[has_parts ? model.material_part[material] : 0][material];
        piece.material = material;
        piece.triangles.push_back(t);
    }
    std::vector<ExportPart> parts;
    for (std::size_t p = 0; p < pieces.size(); ++p) {
        if (pieces[p].empty()) {
            continue;
        }
        ExportPart part{has_parts ? model.parts[p] : partless_name, {}};
        for (auto& [material, piece] : pieces[p]) {
            part.pieces.push_back(std::move(piece));
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace turntable
