// ObjectQueue: the samples of a run, grouped by the object they show.
#pragma once

#include <optional>
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
    /// `source` must outlive the queue.
    ObjectQueue(const SampleSource& source, RangeFeed ranges);

    /// The next object, across range boundaries; empty at the end.
    [[nodiscard]] std::optional<ObjectWork> next();

private:
    /// Bounds the list of an object with very many views; it is then loaded once a piece.
    static constexpr std::size_t kMostSamples = 4096;

    [[nodiscard]] std::optional<SampleId> peek();

    const SampleSource& source_;
    RangeFeed ranges_;
    bool exhausted_ = false;
    SampleRange rest_;  ///< of the range that is being walked
};

}  // namespace turntable
