// The imported form of a model on disk (LIB/models/<digest>.ttm): geometry as the renderer takes
// it, materials as the file said them, textures still encoded.
//
//   8 bytes "TTMODEL\n", u32 version, u32 0, u64 payload bytes, u64 XXH64 of the payload,
//   64 digits digest, payload
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "assets/imported_model.h"
#include "assets/model.h"
#include "assets/source_files.h"

namespace turntable {

/// Part of every model's digest: raise it when an import rule changes what is cached.
inline constexpr int kImportRulesVersion = 2;

/// What can be said of a cached model without decoding it.
struct CachedModelFacts {
    std::vector<RecordingFiles::Input> inputs;  ///< what it was built from
    std::uint64_t triangles = 0;
    std::uint32_t textures = 0;
    Bounds bounds;
    std::vector<std::string> warnings;
};

[[nodiscard]] std::filesystem::path model_cache_path(const std::filesystem::path& library,
                                                     const std::string& digest);

/// Written whole or not at all. Throws Error (environment).
void write_model_cache(const std::filesystem::path& path, const std::string& digest,
                       const ImportedModel& imported,
                       const std::vector<RecordingFiles::Input>& inputs);

/// What a model's file holds after its header.
struct ModelPayload {
    std::string bytes;
    bool has_parts = false;
};

/// The two steps of write_model_cache before writing, for callers that take the digest of the
/// payload or write many files at once.
[[nodiscard]] ModelPayload model_payload(const ImportedModel& imported,
                                         const std::vector<RecordingFiles::Input>& inputs);
[[nodiscard]] std::string model_file(const std::string& digest, const ModelPayload& payload);

/// Both throw Error (bad input) when the file is absent, damaged, of another version or of another
/// digest. The whole file is read and its checksum compared.
[[nodiscard]] CachedModelFacts read_model_cache_facts(const std::filesystem::path& path,
                                                      const std::string& digest);
/// With textures still encoded, for those who write them elsewhere: model.textures stays empty.
[[nodiscard]] ImportedModel read_model_cache_encoded(const std::filesystem::path& path,
                                                     const std::string& digest);
/// With textures decoded; the id is left empty.
[[nodiscard]] Model read_model_cache(const std::filesystem::path& path, const std::string& digest);

}  // namespace turntable
