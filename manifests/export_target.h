// What the exports share: the folder they fill, safe names in it, and what they report.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/stop_flag.h"

namespace turntable {

struct ExportOptions {
    /// Called with images written (or found written) so far and in all; may be empty.
    std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};
    const StopFlag* stop = nullptr;  ///< looked at between objects; may be null
};

struct ExportSummary {
    std::uint64_t objects = 0;
    std::uint64_t images = 0;
    std::uint64_t resumed = 0;       ///< images that an earlier run had left complete
    std::vector<std::string> notes;  ///< remarks for the user, one line each
};

/// `name` as one component of a path: bytes that would leave the folder or need quoting ('/', '\',
/// control characters, ':', '*', '?', '"', '<', '>', '|', '%', and a leading '.') become %XX, so
/// decode_path_component gives the name back. Empty becomes "%".
[[nodiscard]] std::string path_component(std::string_view name);
[[nodiscard]] std::string decode_path_component(std::string_view component);

/// Creates `out` for an export in `layout` or resumes one: export.json in it names the layout and
/// the dataset, and the digest of its shards where what is written depends on which are done.
/// Throws Error (bad input) when it holds something else.
void open_export_target(const std::filesystem::path& out, const std::string& layout,
                        const std::string& plan_digest, const std::string& shards_digest = {});

/// Writes LICENSE (whose terms the pictures carry) and copies the dataset's LICENSES.csv.
void write_export_licence(const std::filesystem::path& dataset, const std::filesystem::path& out);

/// A file inside a folder that is renamed when complete: no rename of its own. Throws Error
/// (environment).
void write_plain_file(const std::filesystem::path& path, std::string_view bytes);
/// Renamed into place without fsync: a lost picture is copied again from its shard. Throws Error
/// (environment).
void write_renamed_file(const std::filesystem::path& path, std::string_view bytes);
/// Renames a finished temporary folder to `folder`; when another exporter was first, removes it.
/// Throws Error (environment).
void publish_folder(const std::filesystem::path& temporary, const std::filesystem::path& folder);

/// Creates a folder and its parents; throws Error (environment).
void create_folder(const std::filesystem::path& folder);

/// Throws Error (interrupted) when the flag is set.
void require_running(const ExportOptions& options);

}  // namespace turntable
