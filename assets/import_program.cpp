#include "assets/import_program.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <vector>

#include "base/error.h"

namespace turntable {
namespace fs = std::filesystem;
namespace {

std::vector<fs::path> likely_folders() {
    std::vector<fs::path> folders;
    std::error_code error;
    const fs::path self = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        folders.push_back(self.parent_path());
        folders.push_back(self.parent_path().parent_path() / "libexec");
    }
    if (const char* path = std::getenv("PATH")) {
        std::istringstream entries(path);
        for (std::string entry; std::getline(entries, entry, ':');) {
            if (!entry.empty()) {
                folders.emplace_back(entry);
            }
        }
    }
    return folders;
}

}  // namespace

std::string find_import_program() {
    for (const fs::path& folder : likely_folders()) {
        const fs::path program = folder / kImportProgramName;
        std::error_code error;
        if (fs::is_regular_file(program, error) && ::access(program.c_str(), X_OK) == 0) {
            return program.string();
        }
    }
    throw environment_fault("this installation cannot import models: {} is missing (it belongs "
                            "beside the program); import where it is and copy the library",
                            kImportProgramName);
}

}  // namespace turntable
