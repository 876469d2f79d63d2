// Imports whole sources into a library: many models at once, each in a child process.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assets/import_messages.h"
#include "assets/source_listing.h"
#include "base/stop_flag.h"

namespace turntable {

struct LibraryImportOptions {
    std::optional<SourceLayout> layout;  ///< empty: by what the source looks like
    /// Empty: the library's own, or unit-diagonal for a new one.
    std::optional<Normalisation> normalisation;
    unsigned threads = 0;  ///< children at once; 0: as many as the hardware runs
    ImportLimits limits;
    std::uint64_t max_triangles = ImportOptions{}.max_triangles;
    std::string worker;              ///< answers kImportWorkerFlag; empty: find_import_program()
    const StopFlag* stop = nullptr;  ///< asked between models; may be null
};

/// Written while the import runs, read by whoever shows it.
struct LibraryImportProgress {
    std::atomic<std::uint64_t> total{0};
    std::atomic<std::uint64_t> done{0};
    std::atomic<std::uint64_t> rejected{0};
};

struct LibraryImportSummary {
    std::uint64_t accepted = 0;
    std::uint64_t reused = 0;  ///< of the accepted: unchanged since an earlier import
    std::map<std::string, std::uint64_t> rejections;  ///< by asset_rejection_name
    std::map<std::string, std::uint64_t> classes;     ///< of the accepted; "" where none is known
    std::vector<std::string> reasons;                 ///< a line for each rejection, by id
    bool interrupted = false;                         ///< the stop flag ended it early
};

/// Imports every model of `source` into `library` (made when absent). The source's earlier entries
/// are replaced, other sources' stay. The index is saved as work goes on, so that a killed import
/// can be repeated at little cost; its bytes depend on the models alone. Throws Error: bad input
/// (no models, another normalisation than the library's), environment (no importing program, cannot
/// write).
[[nodiscard]] LibraryImportSummary import_into_library(const std::filesystem::path& source,
                                                       const std::filesystem::path& library,
                                                       const LibraryImportOptions& options,
                                                       LibraryImportProgress* progress = nullptr);

}  // namespace turntable
