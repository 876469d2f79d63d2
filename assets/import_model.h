// One model, straight from its source: a folder on disk or a zip archive read in place.
// In this process, without a library: the caller links tt_import and accepts that a parser may
// crash or run long (import_library.h and separate_importer.h isolate models in child processes).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <glm/mat3x3.hpp>

#include "assets/asset_library.h"
#include "assets/model.h"
#include "assets/source_files.h"
#include "base/result.h"

namespace turntable {

struct ImportOptions {
    Normalisation normalisation = Normalisation::kUnitDiagonal;
    /// Turns the file's coordinates upright before the axis conversion (sh3f catalogues).
    glm::dmat3 upright{1.0};
    std::uint64_t max_triangles = 5'000'000;
};

/// Imports `model_path` (its format is told by the extension) out of `source`: a folder, a zip or
/// .sh3f archive. MTL files and textures are looked up inside the source; a missing one is a
/// warning in the model. Throws Error (bad input) only when `source` itself cannot be opened.
Result<Model, AssetRejection> import_model(const std::filesystem::path& source,
                                           const std::string& model_path,
                                           const ImportOptions& options = {});

/// As above, from an opened source.
Result<Model, AssetRejection> import_model(SourceFiles& files, const std::string& model_path,
                                           const ImportOptions& options = {});

}  // namespace turntable
