// FakeSource: samples without a plan or a library, and what a pipeline makes of them.
#pragma once

#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "generator/view_pipeline.h"

namespace turntable::test {

/// `objects` assets with `views` samples each, 32 x 24 pixels.
class FakeSource {
public:
    static constexpr std::uint64_t kViews = 7;
    static constexpr int kWidth = 32;
    static constexpr int kHeight = 24;

    explicit FakeSource(std::size_t objects, std::uint64_t views = kViews);

    /// Of its scene: the number of the sample, and from bit 32 on that of the attempt.
    [[nodiscard]] static std::uint64_t noise_seed(SampleId id, int attempt) {
        return id.value | static_cast<std::uint64_t>(attempt) << 32U;
    }

    SampleSource source;
    std::vector<std::string> loads;  ///< in order; not to be read while a pipeline runs

private:
    [[nodiscard]] SampleTask task(SampleId id, int attempt) const;

    std::uint64_t views_;
    std::vector<AssetEntry> assets_;
    std::mutex mutex_;
};

struct Collected {
    std::vector<std::uint64_t> order;
    std::string digest;  ///< of all files
    bool finished = false;
};

/// Runs the pipeline to its end; what it throws comes through.
Collected collect(const ViewPipeline& pipeline, const SampleSource& source,
                  std::span<const SampleRange> ranges, const StopFlag& stop = {});

/// first, first + 1, ..., last - 1.
[[nodiscard]] std::vector<std::uint64_t> indices(std::uint64_t first, std::uint64_t last);

}  // namespace turntable::test
