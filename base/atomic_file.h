// Files that appear whole or not at all.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace turntable {

/// Writes `bytes` under a temporary name in the target's folder, fsyncs, renames over `path` and
/// fsyncs the folder. Throws Error (environment) naming the path and the system's reason; the
/// temporary file is removed then. Two writers of the same bytes may race safely.
void write_file_atomically(const std::filesystem::path& path, std::span<const std::byte> bytes);
void write_file_atomically(const std::filesystem::path& path, std::string_view text);

/// A name in the folder of `path`, unique to this host, process and call, that no finished file
/// has: ".NAME.HOST-PID-N.partial".
[[nodiscard]] std::filesystem::path temporary_sibling(const std::filesystem::path& path);

/// Removes the temporaries in `folder` whose writer is gone: a process of this host that no
/// longer runs, or one of another host that has not written for a day. Returns how many.
std::size_t remove_stale_temporaries(const std::filesystem::path& folder);

/// fsyncs `temporary` and renames it to `path` (same folder). Throws like write_file_atomically.
void publish_file(const std::filesystem::path& temporary, const std::filesystem::path& path);

/// Whole file as bytes in a string. Throws Error (bad input) when absent or unreadable.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);

}  // namespace turntable
