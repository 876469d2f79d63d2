// generate_dataset: renders the shards of a plan that a folder does not hold yet. Resuming is
// the only mode: a first run is the resumption of nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/stop_flag.h"
#include "generator/dataset_file.h"
#include "generator/generate_progress.h"
#include "generator/rendered_set.h"
#include "generator/view_pipeline.h"
#include "renderer/renderer.h"
#include "scenes/plan.h"

namespace turntable {

/// Shards [first, last], both included, as a person types them.
struct ShardSpan {
    ShardId first;
    ShardId last;
};

/// "7" or "3-9". Throws Error (bad input) for anything else.
[[nodiscard]] ShardSpan parse_shard_span(const std::string& text);

/// The shards that a process is to render, one a call, ascending; empty at the end.
using ShardFeed = std::function<std::optional<ShardId>()>;

struct GenerateOptions {
    std::filesystem::path folder;
    std::filesystem::path library;    ///< remembered for verify, see remember_library()
    std::optional<ShardSpan> shards;  ///< all when empty
    /// When set, these shards instead, of which those that are done are left out. How several
    /// processes share a span; what they have to render is then theirs to count (progress.total).
    ShardFeed feed;
    PipelineLimits limits;
    /// When set, frames that it holds are taken from it instead of being rendered; it must outlive
    /// the run. The bytes of the dataset are the same either way.
    RenderedSet* reuse = nullptr;
    MapDigests maps;  ///< of the plan's library; read only with `reuse`
};

struct GenerateOutcome {
    std::uint64_t rendered = 0;           ///< samples that this run stored, rejects included
    std::uint64_t rejected = 0;           ///< of those
    std::uint64_t reused = 0;             ///< of those, taken from another set
    std::uint64_t shards_rendered = 0;    ///< by this run
    std::uint64_t shards_kept = 0;        ///< of its span or feed, done before
    std::vector<std::string> replaced;    ///< why shards marked done were rendered again
    std::vector<std::string> not_reused;  ///< shards of the other set that are damaged, and how
    bool interrupted = false;
    bool dataset_complete = false;  ///< every shard of the plan is done
};

/// What a run would find to do; reads the folder, which need not exist, and changes nothing.
struct PendingWork {
    std::vector<SampleRange> ranges;  ///< one a shard, ascending
    std::uint64_t samples = 0;
    std::uint64_t shards_kept = 0;      ///< of the span, done before
    std::vector<std::string> replaced;  ///< why shards marked done must be rendered again
};
[[nodiscard]] PendingWork find_pending_work(const Plan& plan, const DatasetFile& dataset,
                                            const GenerateOptions& options);

/// Whether every shard of the plan is done.
[[nodiscard]] bool is_complete(const Plan& plan, const std::filesystem::path& folder);

/// `source`: of the plan; `dataset`: describe_dataset() of plan, library, device and build.
/// Throws Error: bad input when the folder holds another dataset (naming what differs), the span
/// lies outside the plan, the set to reuse is of another build or device, or a sample fails
/// (SampleFault); environment when the folder cannot be
/// written or the renderer's device fails. Finished shards always stay; an unfinished one leaves
/// nothing.
[[nodiscard]] GenerateOutcome generate_dataset(const Plan& plan, const SampleSource& source,
                                               const DatasetFile& dataset, const Renderer& renderer,
                                               const GenerateOptions& options, const StopFlag& stop,
                                               GenerateProgress& progress);

}  // namespace turntable
