// FrameReuse: a filter around the pipeline. Of the samples that a run has to make it gives those
// on whose frame another set has already, and lets the pipeline render the rest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>

#include "base/stop_flag.h"
#include "generator/rendered_set.h"
#include "generator/sample_source.h"
#include "generator/view_pipeline.h"
#include "scenes/plan.h"

namespace turntable {

/// Everything is called on one thread, that of ViewPipeline::run().
class FrameReuse {
public:
    /// `ranges` is what the run has to make and `sink` takes it, in order. All must outlive it.
    FrameReuse(const Plan& plan, const SampleSource& source, const SampleDigester& digester,
               RenderedSet& set, RangeFeed ranges, SampleSink sink, const StopFlag& stop);

    /// For the pipeline: what it has to render.
    [[nodiscard]] RangeFeed ranges();
    /// For the pipeline: takes what it rendered and gives it on, reused samples between.
    void take(RenderedSample&& sample);
    /// After the pipeline: gives on what is left. False when stopped before.
    [[nodiscard]] bool finish();

    [[nodiscard]] std::uint64_t reused() const { return reused_; }

private:
    /// A sample that need not be rendered.
    struct Reused {
        std::uint64_t index = 0;
        std::uint64_t other = 0;  ///< in the set
    };

    void decide(SampleRange range);
    [[nodiscard]] bool can_reuse(SampleId id, SampleId other);
    void give_reused();
    void give(const Reused& sample);

    const Plan& plan_;
    const SampleSource& source_;
    const SampleDigester& digester_;
    RenderedSet& set_;
    RangeFeed feed_;
    SampleSink sink_;
    const StopFlag& stop_;
    std::deque<Reused> waiting_;  ///< for their turn; all that come before rendering_ are out
    std::deque<SampleRange> rendering_;  ///< what is to be rendered and is not out
    std::size_t asked_ = 0;              ///< of rendering_, that the pipeline has
    bool stopped_ = false;
    std::uint64_t reused_ = 0;
};

}  // namespace turntable
