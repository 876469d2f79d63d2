// ViewPipeline: load -> prepare -> render -> quality check -> encode, parallel over the views of
// an object and over objects, with bounded memory; results are delivered in order.
//
// A coordinator (the calling thread) admits objects and hands chunks of views to a TBB arena; it
// alone waits. The tasks never block, so no task can wait for memory that a task below it on the
// same stack holds, which is what TBB's nested stealing would otherwise make possible.
//
// A renderer that works on a device (Renderer::batch_views) is called from threads outside the
// arena, which do nothing but wait for it: the next batches are always with it, while the arena
// checks and encodes, in small pieces, what came back.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>

#include "base/stop_flag.h"
#include "base/strong_id.h"
#include "generator/rendered_sample.h"
#include "generator/sample_source.h"
#include "generator/view_settings.h"
#include "renderer/renderer.h"
#include "scenes/plan.h"

namespace turntable {

/// The processors this process may use (its affinity mask, not the machine's count).
[[nodiscard]] int available_threads();

/// Nothing here changes a byte of the result.
struct PipelineLimits {
    int threads = 1;  ///< of the arena; the coordinator only waits, hashes and writes
    /// Models in flight stay below this, except that one object is always admitted.
    std::size_t model_bytes = std::size_t{384} << 20U;
    /// Frames being rendered or waiting to be delivered.
    std::size_t frame_bytes = std::size_t{256} << 20U;
    /// The same for a renderer that works on a device, which wants whole batches.
    std::size_t device_frame_bytes = std::size_t{1} << 30U;
    /// Views a batch of such a renderer; 0: what it asks for.
    std::size_t batch_views = 0;
};

/// The sample ranges of a run, one a call, ascending; empty at the end. Asked on the thread of
/// run(), a little ahead of the rendering.
using RangeFeed = std::function<std::optional<SampleRange>()>;
/// `ranges` must outlive the feed.
[[nodiscard]] RangeFeed feed_of(std::span<const SampleRange> ranges);

/// Takes the samples in order, on the calling thread of run(). May throw: that ends the run.
using SampleSink = std::function<void(RenderedSample&&)>;

class ViewPipeline {
public:
    /// The renderer must outlive the pipeline.
    ViewPipeline(const Renderer& renderer, ViewSettings settings, PipelineLimits limits);

    /// Renders the samples of `ranges` in order. Returns false when `stop` ended it early: what
    /// was delivered until then is a prefix. Throws SampleFault when a sample fails, whatever the
    /// sink throws, whatever the source throws when a model cannot be loaded, and the renderer's
    /// own Error (environment) when its device fails; all tasks have ended by then.
    bool run(const SampleSource& source, const RangeFeed& ranges, const SampleSink& sink,
             const StopFlag& stop) const;
    bool run(const SampleSource& source, std::span<const SampleRange> ranges,
             const SampleSink& sink, const StopFlag& stop) const;

private:
    const Renderer& renderer_;
    ViewSettings settings_;
    PipelineLimits limits_;
};

}  // namespace turntable
