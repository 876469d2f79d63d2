// ObjectQueue: the samples of a run, grouped by the object they show.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "generator/view_pipeline.h"

namespace turntable {

/// Consecutive samples of one object: what one load of its model serves.
struct ObjectWork {
    const AssetEntry* asset = nullptr;
    std::vector<SampleId> samples;
};

/// Walks sample ranges lazily: a run of millions of samples is never listed whole.
class ObjectQueue {
public:
    /// Both must outlive the queue.
    ObjectQueue(const SampleSource& source, std::span<const SampleRange> ranges);

    /// The next object, across range boundaries; empty at the end.
    [[nodiscard]] std::optional<ObjectWork> next();

private:
    /// Bounds the list of an object with very many views; it is then loaded once a piece.
    static constexpr std::size_t kMostSamples = 4096;

    [[nodiscard]] std::optional<SampleId> peek();

    const SampleSource& source_;
    std::span<const SampleRange> ranges_;
    std::uint64_t offset_ = 0;  ///< in ranges_.front()
};

}  // namespace turntable
