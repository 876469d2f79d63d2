#include "generator/view_pipeline.h"

#include <utility>

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/task_arena.h>

#include "base/check.h"
#include "generator/view_coordinator.h"

namespace turntable {

int available_threads() {
    return tbb::info::default_concurrency();
}

ViewPipeline::ViewPipeline(const Renderer& renderer, ViewSettings settings, PipelineLimits limits)
    : renderer_(renderer), settings_(std::move(settings)), limits_(limits) {
    TT_CHECK_GE(limits_.threads, 1);
}

RangeFeed feed_of(std::span<const SampleRange> ranges) {
    return [ranges]() mutable -> std::optional<SampleRange> {
        if (ranges.empty()) {
            return std::nullopt;
        }
        const SampleRange next = ranges.front();
        ranges = ranges.subspan(1);
        return next;
    };
}

bool ViewPipeline::run(const SampleSource& source, std::span<const SampleRange> ranges,
                       const SampleSink& sink, const StopFlag& stop) const {
    return run(source, feed_of(ranges), sink, stop);
}

bool ViewPipeline::run(const SampleSource& source, const RangeFeed& ranges, const SampleSink& sink,
                       const StopFlag& stop) const {
    // All slots are for workers: the calling thread coordinates and is not among them.
    tbb::task_arena arena(limits_.threads, 0);
    const tbb::global_control workers(tbb::global_control::max_allowed_parallelism,
                                      static_cast<std::size_t>(limits_.threads) + 1);
    const PipelineParts parts{renderer_, settings_, limits_, source, sink, stop};
    ViewCoordinator coordinator(parts, arena, ranges);
    return coordinator.run();
}

}  // namespace turntable
