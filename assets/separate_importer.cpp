#include "assets/separate_importer.h"

#include <stdlib.h>

#include <cerrno>
#include <cstring>

#include "assets/model_cache.h"
#include "base/error.h"

namespace turntable {
namespace fs = std::filesystem;
namespace {

fs::path make_scratch_folder() {
    std::error_code error;
    std::string folder = (fs::temp_directory_path(error) / "turntable-XXXXXX").string();
    if (error || ::mkdtemp(folder.data()) == nullptr) {
        throw environment_fault("{}: no temporary folder: {}", folder,
                                error ? error.message() : std::strerror(errno));
    }
    fs::create_directory(fs::path(folder) / "models", error);
    if (error) {
        throw environment_fault("{}: cannot be written: {}", folder, error.message());
    }
    return folder;
}

}  // namespace

SeparateImporter::SeparateImporter(const std::string& program)
    : scratch_(make_scratch_folder()), child_(program) {}

SeparateImporter::~SeparateImporter() {
    std::error_code ignored;
    fs::remove_all(scratch_, ignored);
}

Result<Model, AssetRejection> SeparateImporter::import(const fs::path& source,
                                                       const std::string& model_path,
                                                       const ImportOptions& options) {
    ImportRequest request;
    request.source = fs::absolute(source);
    request.model = model_path;
    request.options = options;
    request.library = scratch_;
    const ImportReply reply = child_.run(request);
    if (!reply.environment_fault.empty()) {
        throw environment_fault("{}", reply.environment_fault);
    }
    if (reply.rejection != AssetRejection::kNone) {
        return Failure<AssetRejection>{reply.rejection, reply.reason};
    }
    const fs::path cached = model_cache_path(scratch_, reply.digest);
    Model model = read_model_cache(cached, reply.digest);
    model.id = model_path;
    std::error_code ignored;
    fs::remove(cached, ignored);
    return model;
}

}  // namespace turntable
