#include "assets/import_worker.h"

#include <sys/resource.h>
#include <unistd.h>

#include <cmath>
#include <memory>
#include <new>
#include <optional>

#include "assets/import_steps.h"
#include "assets/listing_messages.h"
#include "assets/map_import.h"
#include "assets/mesh_normalisation.h"
#include "assets/model_cache.h"
#include "assets/rejected_model.h"
#include "assets/source_files.h"
#include "assets/source_layout.h"
#include "base/error.h"
#include "base/hash.h"

namespace turntable {
namespace fs = std::filesystem;
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kAddressSpaceCanBeLimited = false;  // their shadow memory is terabytes of it
#else
constexpr bool kAddressSpaceCanBeLimited = true;
#endif

/// sha256 of everything the cached model depends on. Input paths count relative to the model, so
/// that moving a source changes nothing.
std::string model_digest(const std::string& model, const ImportOptions& options,
                         const std::vector<RecordingFiles::Input>& inputs) {
    Sha256 hash;
    hash.update(fmt::format("turntable model, rules {}\n", kImportRulesVersion));
    hash.update(fmt::format("normalisation {}\n", normalisation_name(options.normalisation)));
    for (int column = 0; column < 3; ++column) {
        for (int row = 0; row < 3; ++row) {
            hash.update(fmt::format("{:.17g}\n", options.upright[column][row]));
        }
    }
    const fs::path folder = source_folder_of(model);
    for (const RecordingFiles::Input& input : inputs) {
        const fs::path path = input.path;
        hash.update(path.lexically_relative(folder.empty() ? "." : folder).generic_string());
        hash.update("\n" + input.sha256 + "\n");
    }
    return hash.hex();
}

ImportReply refusal(AssetRejection rejection, const std::string& reason) {
    ImportReply reply;
    reply.rejection = rejection;
    reply.reason = reason;
    return reply;
}

/// The earlier import's facts when its cache file is sound and nothing it was built from changed.
std::optional<ImportReply> reuse(SourceFiles& files, const ImportRequest& request) {
    if (request.known_digest.empty()) {
        return std::nullopt;
    }
    try {
        const CachedModelFacts facts = read_model_cache_facts(
            model_cache_path(request.library, request.known_digest), request.known_digest);
        // The digest also says whether rules and options are the same.
        if (model_digest(request.model, request.options, facts.inputs) != request.known_digest ||
            !inputs_unchanged(files, facts.inputs)) {
            return std::nullopt;
        }
        ImportReply reply;
        reply.reused = true;
        reply.digest = request.known_digest;
        reply.triangles = facts.triangles;
        reply.textures = facts.textures;
        reply.bounds = facts.bounds;
        reply.warnings = facts.warnings;
        return reply;
    } catch (const Error&) {
        return std::nullopt;  // absent or damaged: import again
    } catch (const RejectedModel&) {
        return std::nullopt;
    }
}

ImportReply import_fresh(SourceFiles& files, const ImportRequest& request) {
    RecordingFiles recording(files);
    const ImportedModel imported = read_and_normalise(recording, request.model, request.options);
    const std::vector<RecordingFiles::Input> inputs = recording.inputs();
    ImportReply reply;
    reply.digest = model_digest(request.model, request.options, inputs);
    reply.triangles = imported.model.mesh.triangle_count();
    reply.textures = static_cast<std::uint32_t>(imported.model.textures.size());
    reply.bounds = imported.model.bounds;
    reply.warnings = imported.model.warnings;
    write_model_cache(model_cache_path(request.library, reply.digest), reply.digest, imported,
                      inputs);
    return reply;
}

/// Every outcome of `import` as a reply.
template <class Import>
ImportReply guarded(const ImportRequest& request, Import import) {
    try {
        return import();
    } catch (const RejectedModel& rejection) {
        return refusal(rejection.reason(), rejection.what());
    } catch (const Error& error) {
        ImportReply reply = refusal(AssetRejection::kUnreadable, error.what());
        if (error.code() == ExitCode::kEnvironment) {
            reply.environment_fault = error.what();
        }
        return reply;
    } catch (const std::bad_alloc&) {
        return refusal(AssetRejection::kTooLarge,
                       fmt::format("{}: needs more than {} MB of memory", request.model,
                                   request.limits.memory_bytes >> 20U));
    } catch (const std::exception& fault) {
        return refusal(AssetRejection::kImporterCrash,
                       fmt::format("{}: {}", request.model, fault.what()));
    }
}

void limit_memory(std::uint64_t bytes) {
    if (kAddressSpaceCanBeLimited) {
        const rlimit space{bytes, bytes};
        ::setrlimit(RLIMIT_AS, &space);
    }
    const rlimit no_core{0, 0};
    ::setrlimit(RLIMIT_CORE, &no_core);
}

ListingReply list_source(const ListingRequest& request) {
    limit_memory(request.memory_bytes);
    ListingReply reply;
    try {
        reply.listing = list_models(request.source, request.layout ? *request.layout
                                                                   : detect_layout(request.source));
    } catch (const Error& error) {
        reply.fault = error.what();
        reply.code = error.code();
    } catch (const std::exception& fault) {
        reply.fault =
            fmt::format("{}: cannot be listed: {}", request.source.string(), fault.what());
        reply.code = ExitCode::kBadInput;
    }
    return reply;
}

/// RLIMIT_CPU counts from the birth of the process: the limit moves on with every model.
void limit_cpu(const ImportLimits& limits) {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const double spent = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
    const auto soft = static_cast<rlim_t>(std::ceil(spent + limits.seconds)) + 1;
    const rlimit cpu{soft, RLIM_INFINITY};
    ::setrlimit(RLIMIT_CPU, &cpu);
}

MapReply import_map_guarded(const MapRequest& request) {
    limit_memory(request.limits.memory_bytes);
    limit_cpu(request.limits);
    MapReply reply;
    try {
        return import_map(request);
    } catch (const Error& error) {
        reply.fault = error.what();
        reply.code = error.code();
    } catch (const std::bad_alloc&) {
        reply.fault = fmt::format("{}: needs more than {} MB of memory", request.file.string(),
                                  request.limits.memory_bytes >> 20U);
        reply.code = ExitCode::kBadInput;
    } catch (const std::exception& fault) {
        reply.fault = fmt::format("{}: cannot be read: {}", request.file.string(), fault.what());
        reply.code = ExitCode::kBadInput;
    }
    return reply;
}

/// Blocking line reader over a descriptor.
class LineSource {
public:
    explicit LineSource(int descriptor) : descriptor_(descriptor) {}
    std::optional<std::string> next() {
        std::size_t end = 0;
        while ((end = buffer_.find('\n')) == std::string::npos) {
            char block[4096];
            const ssize_t count = ::read(descriptor_, block, sizeof block);
            if (count <= 0) {
                return std::nullopt;
            }
            buffer_.append(block, static_cast<std::size_t>(count));
        }
        std::string line = buffer_.substr(0, end);
        buffer_.erase(0, end + 1);
        return line;
    }

private:
    int descriptor_;
    std::string buffer_;
};

bool write_all(int descriptor, const std::string& text) {
    for (std::size_t done = 0; done < text.size();) {
        const ssize_t count = ::write(descriptor, text.data() + done, text.size() - done);
        if (count <= 0) {
            return false;
        }
        done += static_cast<std::size_t>(count);
    }
    return true;
}

/// The source last used stays open: the next model is likely to be of the same.
class OpenSource {
public:
    SourceFiles& at(const fs::path& path) {
        if (!files_ || path_ != path) {
            files_ = open_source(path);
            path_ = path;
        }
        return *files_;
    }

private:
    fs::path path_;
    std::unique_ptr<SourceFiles> files_;
};

}  // namespace

ImportReply import_into_cache(SourceFiles& files, const ImportRequest& request) {
    if (std::optional<ImportReply> known = reuse(files, request)) {
        return *std::move(known);
    }
    return import_fresh(files, request);
}

int run_import_worker(int request_fd, int reply_fd,
                      const std::function<void(const ImportRequest&)>& before_import) {
    LineSource requests(request_fd);
    OpenSource source;
    while (const std::optional<std::string> line = requests.next()) {
        if (is_listing_request(*line)) {
            if (!write_all(reply_fd, to_line(list_source(listing_request_from(*line))))) {
                return static_cast<int>(ExitCode::kEnvironment);
            }
            continue;
        }
        if (is_map_request(*line)) {
            if (!write_all(reply_fd, to_line(import_map_guarded(map_request_from(*line))))) {
                return static_cast<int>(ExitCode::kEnvironment);
            }
            continue;
        }
        const ImportRequest request = import_request_from(*line);
        limit_memory(request.limits.memory_bytes);
        limit_cpu(request.limits);
        const ImportReply reply = guarded(request, [&] {
            if (before_import) {
                before_import(request);
            }
            return import_into_cache(source.at(request.source), request);
        });
        if (!write_all(reply_fd, to_line(reply))) {
            return static_cast<int>(ExitCode::kEnvironment);
        }
    }
    return static_cast<int>(ExitCode::kDone);
}

}  // namespace turntable
