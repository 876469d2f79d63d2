// GenerateProgress: counters that the pipeline moves and a progress display reads.
#pragma once

#include <atomic>
#include <cstdint>

namespace turntable {

/// Written by one thread, read by any.
struct GenerateProgress {
    std::atomic<std::uint64_t> total{0};     ///< samples this run has to render
    std::atomic<std::uint64_t> done{0};      ///< of those, rendered (rejects included)
    std::atomic<std::uint64_t> rejected{0};  ///< of those, refused by the quality check
    std::atomic<std::uint64_t> reused{0};    ///< of `done`, from another set; set at the end
};

}  // namespace turntable
