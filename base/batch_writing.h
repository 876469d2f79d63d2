// Many files at little cost: each appears whole or not at all to other processes, but all of them
// reach the disk together, when sync_files() says so.
#pragma once

#include <filesystem>
#include <string_view>

namespace turntable {

/// Writes `bytes` under a temporary name in the target's folder and renames over `path`. Until
/// sync_files() returns, a crash of the machine may lose or truncate the file. Throws Error
/// (environment) naming the path and the system's reason; the temporary file is removed then.
void write_file_unsynced(const std::filesystem::path& path, std::string_view bytes);

/// Waits until all that was written on the file system of `folder` is on its disk: call it before
/// writing whatever names the files. Throws Error (environment).
void sync_files(const std::filesystem::path& folder);

}  // namespace turntable
