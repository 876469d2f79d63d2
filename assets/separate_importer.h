// SeparateImporter: single models straight from their sources, without a library, read by a child
// process as import_into_library does it.
#pragma once

#include <filesystem>
#include <string>

#include "assets/import_child.h"
#include "assets/import_model.h"

namespace turntable {

class SeparateImporter {
public:
    /// `program` answers kImportWorkerFlag (find_import_program()); it starts with the first model
    /// and serves all. Throws Error (environment) when there is no room for temporary files.
    explicit SeparateImporter(const std::string& program);
    ~SeparateImporter();
    SeparateImporter(const SeparateImporter&) = delete;
    SeparateImporter& operator=(const SeparateImporter&) = delete;

    /// As import_model(source, model_path, options), crashes and hangs of parsers being refusals
    /// too. Throws Error: environment (no child, full disk).
    [[nodiscard]] Result<Model, AssetRejection> import(const std::filesystem::path& source,
                                                       const std::string& model_path,
                                                       const ImportOptions& options = {});

private:
    std::filesystem::path scratch_;  ///< a library in all but its index
    ImportChild child_;
};

}  // namespace turntable
