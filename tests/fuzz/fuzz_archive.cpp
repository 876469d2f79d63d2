// Any bytes as a zip archive of models: reading ends in content, Error or RejectedModel, within
// the inflation limits, and every name it lists is inside the root.
#include <cstdint>
#include <fstream>

#include <unistd.h>

#include "assets/rejected_model.h"
#include "assets/zip_archive.h"
#include "base/error.h"

namespace {

namespace fs = std::filesystem;

// Kept small, so that a bomb that passed would show as a slow or large input.
constexpr turntable::InflationLimits kLimits{
    .entry_bytes = 1U << 20U, .ratio = 50.0, .ratio_floor_bytes = 1U << 12U, .entries = 64};

fs::path write_input(const std::uint8_t* data, std::size_t size) {
    static const fs::path path =
        fs::temp_directory_path() / ("fuzz_archive-" + std::to_string(::getpid()) + ".zip");
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    return path;
}

bool leaves_root(const fs::path& name) {
    return name.is_absolute() || *name.lexically_normal().begin() == "..";
}

void read_all(turntable::SourceFiles& files) {
    for (const std::string& name : files.list()) {
        if (leaves_root(name)) {
            __builtin_trap();
        }
        try {
            if (files.read(name).size() > kLimits.entry_bytes) {
                __builtin_trap();
            }
        } catch (const turntable::RejectedModel&) {
            continue;  // the other entries may be sound
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const fs::path path = write_input(data, size);
    try {
        read_all(*turntable::open_zip(path, kLimits));
    } catch (const turntable::Error&) {
        return 0;
    } catch (const turntable::RejectedModel&) {
        return 0;
    }
    return 0;
}
