// The import of one model with everything the cache needs; import_model() is its public face.
#pragma once

#include <string>

#include "assets/import_model.h"
#include "assets/imported_model.h"

namespace turntable {

/// Reads and normalises; the model's id is its path. Throws RejectedModel, std::bad_alloc.
[[nodiscard]] ImportedModel read_and_normalise(SourceFiles& files, const std::string& model_path,
                                               const ImportOptions& options);

}  // namespace turntable
