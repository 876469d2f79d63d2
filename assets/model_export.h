// A library's models as files that other programs read: Wavefront OBJ and binary glTF 2.0.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "assets/asset_library.h"
#include "assets/imported_model.h"

namespace turntable {

enum class ExportFormat : int { kObj = 0, kGlb = 1 };

/// "obj", "glb". Throws Error (bad input) for another name.
[[nodiscard]] ExportFormat export_format_from_name(const std::string& name);

struct ExportedFile {
    std::string name;  ///< without folders
    std::string bytes;
};

struct ModelExport {
    std::vector<ExportedFile> files;   ///< the model first
    std::vector<std::string> remarks;  ///< what the format cannot say, one line each
};

/// The model's id as a file name: '/' as '-'.
[[nodiscard]] std::string export_name(const AssetEntry& entry);

/// Both write +Y up, front -Z, so that the importer gives the object frame again: (x, y, z) becomes
/// (x, z, -y). One object (node) a part; models without parts have one. Deterministic bytes. Throw
/// Error (bad input) for a picture that cannot be decoded where that is needed, export_glb for more
/// than the format's 4 GiB too; the caller names the model.

/// NAME.obj, NAME.mtl and the pictures, NAME-*. What OBJ and its readers have no words for is put
/// into the pictures: they show map_Kd in place of Kd, so a picture that a colour tints is written
/// tinted. Pictures without tint have the bytes they were imported with. Metallic and roughness are
/// there as Ka, Ns and illum, as Blender reads them, and as Pm, Pr.
[[nodiscard]] ModelExport export_obj(const ImportedModel& imported, const AssetEntry& entry);

/// NAME.glb with the pictures inside, as they were imported. Id, class, licence and the rest of the
/// entry's provenance are the root node's `extras`. A MTL material is what the official rules make
/// of it.
[[nodiscard]] ModelExport export_glb(const ImportedModel& imported, const AssetEntry& entry);

/// Triangles of one part and material.
struct ExportPiece {
    std::uint32_t material = 0;
    std::vector<std::uint32_t> triangles;  ///< indices into Mesh::triangles, ascending
};
/// A part with its pieces, by material; parts in order, empty ones left out.
struct ExportPart {
    std::string name;
    std::vector<ExportPiece> pieces;
};
[[nodiscard]] std::vector<ExportPart> export_parts(const Model& model,
                                                   const std::string& partless_name);

}  // namespace turntable
