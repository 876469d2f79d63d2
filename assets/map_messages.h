// The request for the import of an environment map or photo, and its reply: JSON, one line each,
// beside the messages of import_messages.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "assets/environment_map.h"
#include "assets/import_messages.h"
#include "base/error.h"

namespace turntable {

struct MapRequest {
    std::filesystem::path file;
    std::optional<MapLayout> layout;  ///< empty: equirectangular when twice as wide as high
    std::filesystem::path library;    ///< where maps/<digest>.ttenv goes
    ImportLimits limits;
};

struct MapReply {
    MapLayout layout = MapLayout::kEquirectangular;
    int width = 0;
    int height = 0;
    int file_width = 0;  ///< before it was reduced
    int file_height = 0;
    std::uint64_t repaired = 0;  ///< texels with values that no radiance has
    std::string digest;
    std::string fault;  ///< what() of the Error in place of all that, or empty
    ExitCode code = ExitCode::kDone;
};

[[nodiscard]] bool is_map_request(const std::string& line);
[[nodiscard]] std::string to_line(const MapRequest& request);
[[nodiscard]] std::string to_line(const MapReply& reply);
/// Both throw Error (bad input) on a malformed line.
[[nodiscard]] MapRequest map_request_from(const std::string& line);
[[nodiscard]] MapReply map_reply_from(const std::string& line);

}  // namespace turntable
