#include "tests/paths.h"

#include <cstdlib>

#include <unistd.h>

namespace turntable::test {
namespace fs = std::filesystem;

fs::path source_dir() {
    return TURNTABLE_SOURCE_DIR;
}

std::optional<fs::path> shared_dir() {
    const char* named = std::getenv("TURNTABLE_SHARED");
    const fs::path folder = named != nullptr ? fs::path(named) : source_dir() / ".." / "shared";
    if (!fs::is_directory(folder / "references")) {
        return std::nullopt;
    }
    return fs::canonical(folder);
}

std::optional<fs::path> furniture_dir() {
    const fs::path folder = "/usr/share/sweethome3d/furniture";
    return fs::is_directory(folder) ? std::optional(folder) : std::nullopt;
}

ScratchFolder::ScratchFolder(const std::string& name)
    : path_(fs::temp_directory_path() / ("turntable-" + name + "-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

}  // namespace turntable::test
