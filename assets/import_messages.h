// What the program and its importing children say to each other: JSON, one line each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "assets/asset_library.h"
#include "assets/import_model.h"

namespace turntable {

/// What the child may use. CPU time and memory are the kernel's to enforce (setrlimit).
struct ImportLimits {
    double seconds = 120.0;  ///< wall clock for one model, and CPU time
    std::uint64_t memory_bytes = std::uint64_t{8} << 30;  ///< address space of a child
};

struct ImportRequest {
    std::filesystem::path source;
    std::string model;
    ImportOptions options;
    std::filesystem::path library;  ///< where models/<digest>.ttm goes
    std::string known_digest;       ///< of the model's earlier import, or empty
    ImportLimits limits;
};

struct ImportReply {
    bool reused = false;  ///< everything was as at the earlier import
    AssetRejection rejection = AssetRejection::kNone;
    std::string reason;
    std::string environment_fault;  ///< not the model's doing (disk full): ends the run
    std::string digest;
    std::uint64_t triangles = 0;
    std::uint32_t textures = 0;
    Bounds bounds;
    std::vector<std::string> warnings;
};

[[nodiscard]] std::string to_line(const ImportRequest& request);
[[nodiscard]] std::string to_line(const ImportReply& reply);
/// Both throw Error (bad input) on a malformed line.
[[nodiscard]] ImportRequest import_request_from(const std::string& line);
[[nodiscard]] ImportReply import_reply_from(const std::string& line);

}  // namespace turntable
