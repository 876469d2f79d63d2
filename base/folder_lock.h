// One process at a time for what reads a file of a folder, changes and rewrites it.
#pragma once

#include <filesystem>

namespace turntable {

/// Holds the folder's advisory lock (flock) from construction, which waits for it, to destruction;
/// a process that ends lets go of it. On file systems without such locks it holds nothing. Throws
/// Error (environment) when the folder cannot be opened.
class FolderLock {
public:
    explicit FolderLock(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int descriptor_;
};

}  // namespace turntable
