// Makes instances of families into an asset library.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "assets/model_cache.h"
#include "assets/procedural/instance.h"
#include "base/stop_flag.h"

namespace turntable::procedural {

/// AssetEntry::source of every procedural model.
inline constexpr const char* kProceduralSource = "procedural";
/// AssetEntry::licence: the models are nobody's.
inline constexpr const char* kProceduralLicence = "CC0-1.0";

struct LibraryRequest {
    std::vector<const Family*> families;  ///< each once
    Seed seed{0};
    std::uint64_t first = 0;  ///< number of the first instance of each family
    std::uint64_t instances = 50;
    std::string creator;             ///< of the entries, e.g. "Turntable 1.6.0"
    unsigned threads = 0;            ///< 0: as many as the hardware runs
    const StopFlag* stop = nullptr;  ///< asked between instances; may be null
};

/// Written while the work runs, read by whoever shows it.
struct LibraryProgress {
    std::atomic<std::uint64_t> total{0};
    std::atomic<std::uint64_t> done{0};
    std::atomic<std::uint64_t> rejected{0};
};

struct LibrarySummary {
    std::uint64_t made = 0;             ///< in the library now
    std::uint64_t unchanged = 0;        ///< of those: there already, byte for byte
    std::vector<std::string> rejected;  ///< "id: reason", by id: what an import would refuse too
    bool interrupted = false;           ///< the stop flag ended it early
};

/// The families of the classes, in the order of the names; all families for no names. Blanks may
/// be written as '-'. Throws Error (bad input) for a class without a family, with the nearest.
[[nodiscard]] std::vector<const Family*> families_named(const std::vector<std::string>& classes);

/// The instance's entry, digest included.
[[nodiscard]] AssetEntry procedural_entry(const Family& family, const Instance& instance, Seed seed,
                                          std::uint64_t number, const ModelPayload& payload);

/// Makes the instances and adds them to `library` (made when absent; else normalised to unit
/// diagonal), where they replace entries of the same ids; other entries stay. Models that are there
/// already are not written again. The index is saved as work goes on; its bytes depend on the
/// instances alone. Runs on one library may overlap: each adds to what the others saved. Throws
/// Error: bad input (another normalisation, an id taken by another source), environment (cannot
/// write).
[[nodiscard]] LibrarySummary make_procedural_library(const std::filesystem::path& library,
                                                     const LibraryRequest& request,
                                                     LibraryProgress* progress = nullptr);

}  // namespace turntable::procedural
