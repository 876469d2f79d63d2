// ViewCoordinator: the state of one ViewPipeline::run(): which objects are in memory, which
// chunks of views are out, which results wait for their turn.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <tbb/task_arena.h>

#include "generator/inbox.h"
#include "generator/object_queue.h"
#include "generator/view_pipeline.h"

namespace turntable {

/// What the coordinator needs of the pipeline; all references outlive it.
struct PipelineParts {
    const Renderer& renderer;
    const ViewSettings& settings;
    const PipelineLimits& limits;
    const SampleSource& source;
    const SampleSink& sink;
    const StopFlag& stop;
};

class ViewCoordinator {
public:
    ViewCoordinator(const PipelineParts& parts, tbb::task_arena& arena,
                    std::span<const SampleRange> ranges);

    /// See ViewPipeline::run().
    bool run();

private:
    struct ObjectInFlight {
        ObjectWork work;
        /// Empty until loaded; the chunks read it, and the object outlives them.
        std::shared_ptr<const PreparedModel> model;
        std::size_t bytes = 0;  ///< an estimate until the model is prepared
        std::size_t next_sample = 0;
        std::size_t open_chunks = 0;

        [[nodiscard]] bool dispatched() const { return next_sample == work.samples.size(); }
        [[nodiscard]] bool rendered() const { return dispatched() && open_chunks == 0; }
    };

    /// The end of a task. `samples` is empty for a load and for a chunk that was skipped.
    struct Message {
        ObjectInFlight* object = nullptr;
        std::shared_ptr<const PreparedModel> model;  ///< of a load
        bool is_chunk = false;
        std::uint64_t ordinal = 0;  ///< of the chunk
        std::size_t views = 0;      ///< of the chunk
        std::vector<RenderedSample> samples;
        std::exception_ptr failure;
    };

    [[nodiscard]] bool ending() const;
    void size_chunks(SampleId first);
    void admit_objects();
    [[nodiscard]] bool may_admit(std::size_t bytes) const;
    void enqueue(std::function<Message()> job);
    void dispatch_load(ObjectInFlight& object);
    void dispatch_chunks();
    void dispatch_chunk(ObjectInFlight& object);
    [[nodiscard]] bool may_dispatch() const;

    // The tasks, in the arena.
    [[nodiscard]] Message load(ObjectInFlight& object) const;
    [[nodiscard]] Message render(Message chunk, std::span<const SampleId> samples) const;

    void handle(Message message);
    void deliver();
    void retire_objects();

    const PipelineParts& parts_;
    tbb::task_arena& arena_;
    ObjectQueue queue_;
    std::optional<ObjectWork> waiting_;  ///< does not fit into memory yet
    std::deque<std::unique_ptr<ObjectInFlight>> objects_;
    std::size_t model_bytes_ = 0;
    std::size_t chunk_views_ = 0;  ///< views a task; 0 until the first object is known
    std::size_t most_views_ = 0;   ///< bound of open_views_
    std::size_t open_tasks_ = 0;
    std::size_t open_views_ = 0;  ///< dispatched and not yet delivered
    std::uint64_t next_ordinal_ = 0;
    std::uint64_t next_delivery_ = 0;
    std::map<std::uint64_t, std::vector<RenderedSample>> finished_;
    std::exception_ptr failure_;
    bool interrupted_ = false;
    std::atomic<bool> abandon_{false};  ///< tasks that have not begun must not
    Inbox<std::function<Message()>> jobs_;
    Inbox<Message> inbox_;  ///< last: tasks send to it until the run has ended
};

}  // namespace turntable
