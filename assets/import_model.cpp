#include "assets/import_model.h"

#include <new>

#include "assets/import_steps.h"
#include "assets/mesh_normalisation.h"
#include "assets/model_readers.h"
#include "assets/rejected_model.h"
#include "assets/source_layout.h"
#include "base/error.h"

namespace turntable {
namespace {

/// A damaged file can provoke thousands of warnings; the first ones tell enough.
constexpr std::size_t kMaxWarnings = 50;

void limit_warnings(std::vector<std::string>& warnings) {
    if (warnings.size() > kMaxWarnings) {
        const std::size_t more = warnings.size() - kMaxWarnings;
        warnings.resize(kMaxWarnings);
        warnings.push_back(fmt::format("and {} more warnings", more));
    }
}

}  // namespace

ImportedModel read_and_normalise(SourceFiles& files, const std::string& model_path,
                                 const ImportOptions& options) {
    const std::string wanted = join_source_path("", model_path).value_or("");
    const std::optional<std::string> path = files.resolve(wanted);
    if (!path) {
        throw rejected(AssetRejection::kUnreadable, "{}: not found in {}", model_path,
                       files.root().string());
    }
    if (!is_model_file(*path)) {
        throw rejected(AssetRejection::kUnreadable, "{}: not a model format that is read", *path);
    }
    ImportedModel imported = source_extension(*path) == "obj"
                                 ? read_obj_model(files, *path, options.max_triangles)
                                 : read_assimp_model(files, *path, options.max_triangles);
    imported.model.id = *path;
    if (imported.model.mesh.triangle_count() > options.max_triangles) {
        throw rejected(AssetRejection::kTooLarge, "{}: {} triangles, more than {}", *path,
                       imported.model.mesh.triangle_count(), options.max_triangles);
    }
    normalise_model(imported, options.normalisation, options.upright);
    limit_warnings(imported.model.warnings);
    return imported;
}

Result<Model, AssetRejection> import_model(SourceFiles& files, const std::string& model_path,
                                           const ImportOptions& options) {
    try {
        return read_and_normalise(files, model_path, options).model;
    } catch (const RejectedModel& rejection) {
        return Failure<AssetRejection>{rejection.reason(), rejection.what()};
    } catch (const std::bad_alloc&) {
        return Failure<AssetRejection>{AssetRejection::kTooLarge,
                                       model_path + ": does not fit into memory"};
    }
}

Result<Model, AssetRejection> import_model(const std::filesystem::path& source,
                                           const std::string& model_path,
                                           const ImportOptions& options) {
    try {
        const std::unique_ptr<SourceFiles> files = open_source(source);
        return import_model(*files, model_path, options);
    } catch (const RejectedModel& rejection) {
        return Failure<AssetRejection>{rejection.reason(), rejection.what()};
    }
}

}  // namespace turntable
