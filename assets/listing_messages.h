// The request for the list of a source's models, and its reply: JSON, one line each, beside the
// messages of import_messages.h.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "assets/source_listing.h"
#include "base/error.h"

namespace turntable {

struct ListingRequest {
    std::filesystem::path source;
    std::optional<SourceLayout> layout;  ///< empty: by what the source looks like
    std::uint64_t memory_bytes = 0;      ///< address space of the child
};

struct ListingReply {
    SourceListing listing;
    std::string fault;  ///< what() of the Error in place of a listing, or empty
    ExitCode code = ExitCode::kDone;
};

[[nodiscard]] bool is_listing_request(const std::string& line);
[[nodiscard]] std::string to_line(const ListingRequest& request);
[[nodiscard]] std::string to_line(const ListingReply& reply);
/// Both throw Error (bad input) on a malformed line.
[[nodiscard]] ListingRequest listing_request_from(const std::string& line);
[[nodiscard]] ListingReply listing_reply_from(const std::string& line);

}  // namespace turntable
