#include "generator/generate_dataset.h"

#include <charconv>
#include <utility>

#include "base/atomic_file.h"
#include "base/error.h"
#include "generator/frame_reuse.h"
#include "generator/shard_sink.h"
#include "manifests/shard_reader.h"

namespace turntable {
namespace {

std::optional<std::uint64_t> parse_count(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

ShardSpan checked_span(const Plan& plan, const std::optional<ShardSpan>& asked) {
    const std::uint64_t count = plan.shard_count();
    const ShardSpan span = asked.value_or(ShardSpan{ShardId(0), ShardId(count - 1)});
    if (span.last.value >= count) {
        throw bad_input("--shards {}-{}: the plan has {} shard{}, 0 to {}", span.first.value,
                        span.last.value, count, count == 1 ? "" : "s", count - 1);
    }
    return span;
}

/// Adds the shard to what is pending, or to what is kept.
void look_at_shard(const Plan& plan, const DatasetFile& dataset,
                   const std::filesystem::path& folder, ShardId shard, PendingWork& pending) {
    const ShardState state =
        inspect_shard(folder, shard, ShardCheck::kSizes, shard_identity(plan, shard, dataset));
    if (state.condition == ShardCondition::kDone) {
        ++pending.shards_kept;
        return;
    }
    if (state.condition == ShardCondition::kDamaged) {
        pending.replaced.push_back(state.reason);
    }
    pending.ranges.push_back(plan.shard_range(shard));
    pending.samples += pending.ranges.back().last - pending.ranges.back().first;
}

/// The ranges of a feed's shards that are not done when they are asked for. All references must
/// outlive it.
RangeFeed pending_ranges(const Plan& plan, const DatasetFile& dataset,
                         const GenerateOptions& options, PendingWork& pending) {
    return [&]() -> std::optional<SampleRange> {
        const std::size_t before = pending.ranges.size();
        while (pending.ranges.size() == before) {
            const std::optional<ShardId> shard = options.feed();
            if (!shard) {
                return std::nullopt;
            }
            look_at_shard(plan, dataset, options.folder, *shard, pending);
        }
        return pending.ranges.back();
    };
}

/// As ViewPipeline::run(), for those samples that the other set does not have.
bool run_with_reuse(const Plan& plan, const SampleSource& source, const ViewPipeline& pipeline,
                    const GenerateOptions& options, const RangeFeed& ranges, const SampleSink& sink,
                    const StopFlag& stop, GenerateProgress& progress, GenerateOutcome& outcome) {
    const SampleDigester digester(plan.recipe(), options.maps);
    FrameReuse reuse(plan, source, digester, *options.reuse, ranges, sink, stop);
    const bool rendered = pipeline.run(
        source, reuse.ranges(),
        [&reuse](RenderedSample&& sample) { reuse.take(std::move(sample)); }, stop);
    const bool finished = rendered && reuse.finish();
    outcome.reused = reuse.reused();
    progress.reused.store(outcome.reused);
    outcome.not_reused = options.reuse->damages();
    return finished;
}

void sweep_temporaries(const std::filesystem::path& folder) {
    remove_stale_temporaries(folder);
    remove_stale_temporaries(folder / "shards");
    remove_stale_temporaries(folder / "runs");
}

}  // namespace

ShardSpan parse_shard_span(const std::string& text) {
    const std::size_t dash = text.find('-');
    const std::string_view view(text);
    const auto first = parse_count(view.substr(0, dash));
    const auto last = dash == std::string::npos ? first : parse_count(view.substr(dash + 1));
    if (!first || !last || *last < *first) {
        throw bad_input("--shards {}: expected one shard or A-B with A <= B, e.g. 0-9", text);
    }
    return {ShardId(*first), ShardId(*last)};
}

PendingWork find_pending_work(const Plan& plan, const DatasetFile& dataset,
                              const GenerateOptions& options) {
    const ShardSpan span = checked_span(plan, options.shards);
    PendingWork pending;
    for (std::uint64_t i = span.first.value; i <= span.last.value; ++i) {
        look_at_shard(plan, dataset, options.folder, ShardId(i), pending);
    }
    return pending;
}

bool is_complete(const Plan& plan, const std::filesystem::path& folder) {
    // Each done shard has an index; their number is the cheap test.
    return indexed_shards(folder).size() == plan.shard_count();
}

GenerateOutcome generate_dataset(const Plan& plan, const SampleSource& source,
                                 const DatasetFile& dataset, const Renderer& renderer,
                                 const GenerateOptions& options, const StopFlag& stop,
                                 GenerateProgress& progress) {
    checked_span(plan, options.shards);  // before anything is written
    if (options.reuse != nullptr) {
        options.reuse->require_made_by(dataset.build, dataset.device);
    }
    claim_folder(options.folder, dataset);
    remember_library(options.folder, options.library);
    sweep_temporaries(options.folder);
    PendingWork pending;
    RangeFeed ranges = pending_ranges(plan, dataset, options, pending);
    if (!options.feed) {
        pending = find_pending_work(plan, dataset, options);
        progress.total.store(pending.samples);
        ranges = feed_of(pending.ranges);
    }

    ShardSink sink(plan, dataset, options.folder, progress);
    const ViewPipeline pipeline(renderer, view_settings(plan.recipe()), options.limits);
    const auto store = [&sink](RenderedSample&& sample) { sink.take(std::move(sample)); };
    GenerateOutcome outcome;
    const bool finished = options.reuse == nullptr
                              ? pipeline.run(source, ranges, store, stop)
                              : run_with_reuse(plan, source, pipeline, options, ranges, store, stop,
                                               progress, outcome);

    outcome.rendered = progress.done.load();
    outcome.rejected = progress.rejected.load();
    outcome.shards_rendered = sink.shards_finished();
    outcome.shards_kept = pending.shards_kept;
    outcome.replaced = std::move(pending.replaced);
    outcome.interrupted = !finished;
    outcome.dataset_complete = is_complete(plan, options.folder);
    return outcome;
}

}  // namespace turntable
