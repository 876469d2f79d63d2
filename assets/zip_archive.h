// ZipArchive: a zip file (also .sh3f) read in place through libarchive.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "assets/source_files.h"

namespace turntable {

/// What an archive may inflate to before it counts as a bomb.
struct InflationLimits {
    std::uint64_t entry_bytes = std::uint64_t{1} << 30;
    /// Inflated over stored bytes, enforced once an entry exceeds `ratio_floor_bytes`: text models
    /// reach 15, a run of zeros 1030.
    double ratio = 200.0;
    std::uint64_t ratio_floor_bytes = std::uint64_t{16} << 20;
    std::uint64_t entries = 1'000'000;
};

/// Indexes the archive once. Reading follows the order of the archive at no cost; going back
/// re-reads the directory (8 ms for 1931 entries, measured). Throws Error (bad input) when the
/// file is absent or no zip, RejectedModel (kUnsafeArchive) when a name is absolute or has "..".
[[nodiscard]] std::unique_ptr<SourceFiles> open_zip(const std::filesystem::path& path,
                                                    const InflationLimits& limits = {});

/// True when the file starts with a zip signature.
[[nodiscard]] bool is_zip_file(const std::filesystem::path& path);

}  // namespace turntable
