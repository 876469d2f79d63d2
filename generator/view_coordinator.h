// ViewCoordinator: the state of one ViewPipeline::run(): which objects are in memory, which
// chunks of views are out, which results wait for their turn.
//
// On the caller's processors one task renders a chunk and encodes it. On a device one of a few
// lanes has the chunk rendered, and the arena's threads share the encoding of its pieces.
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

#include "generator/device_lanes.h"
#include "generator/inbox.h"
#include "generator/object_outline.h"
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
    ViewCoordinator(const PipelineParts& parts, tbb::task_arena& arena, const RangeFeed& ranges);

    /// See ViewPipeline::run().
    bool run();

private:
    struct ObjectInFlight {
        ObjectWork work;
        /// Empty until loaded; the chunks read it, and the object outlives them.
        std::shared_ptr<const PreparedModel> model;
        std::shared_ptr<const ObjectOutline> outline;  ///< with the model
        std::size_t bytes = 0;                         ///< an estimate until the model is prepared
        std::size_t next_sample = 0;
        std::size_t open_pieces = 0;

        [[nodiscard]] bool dispatched() const { return next_sample == work.samples.size(); }
        [[nodiscard]] bool finished() const { return dispatched() && open_pieces == 0; }
    };

    /// Views of one object that are rendered by one call. Its result comes in pieces, each
    /// checked and encoded by one task and delivered by one message.
    struct Chunk {
        ObjectInFlight* object = nullptr;
        std::span<const SampleId> samples;
        std::uint64_t first_piece = 0;  ///< ordinal of its first piece
    };
    struct Batch {
        std::vector<SampleTask> tasks;
        std::vector<Frame> frames;
    };
    struct Piece {
        ObjectInFlight* object = nullptr;
        std::uint64_t ordinal = 0;
        std::size_t first = 0;  ///< in the batch
        std::size_t count = 0;
    };

    /// The end of a load or of a piece. `samples` is empty for a load and for a piece that was
    /// skipped.
    struct Message {
        ObjectInFlight* object = nullptr;
        std::shared_ptr<const PreparedModel> model;  ///< of a load
        std::optional<Piece> piece;
        std::vector<RenderedSample> samples;
        std::exception_ptr failure;
        std::shared_ptr<const ObjectOutline> outline = {};  ///< of a load
    };

    [[nodiscard]] bool ending() const;
    void fail(std::exception_ptr failure);
    void size_chunks(SampleId first);
    void size_thread_chunks(const Film& film);
    void size_device_chunks(const Film& film, std::size_t batch);
    void admit_objects();
    [[nodiscard]] bool may_admit(std::size_t bytes) const;
    void post(std::function<Message()> job);
    void run_next_job();
    void dispatch_load(ObjectInFlight& object);
    void dispatch_chunks();
    void dispatch_chunk(ObjectInFlight& object);
    [[nodiscard]] bool may_dispatch() const;
    [[nodiscard]] std::vector<Piece> pieces_of(const Chunk& chunk) const;

    // The tasks: in the arena, but for render_on_device().
    [[nodiscard]] Message load(ObjectInFlight& object) const;
    [[nodiscard]] Batch render(const Chunk& chunk) const;
    [[nodiscard]] Message render_and_finish(const Chunk& chunk) const;
    void render_on_device(const Chunk& chunk);
    [[nodiscard]] Message finish(Batch& batch, const Piece& piece) const;

    void handle(Message message);
    void deliver();
    void retire_objects();

    const PipelineParts& parts_;
    tbb::task_arena& arena_;
    ObjectQueue queue_;
    std::optional<ObjectWork> waiting_;  ///< does not fit into memory yet
    std::deque<std::unique_ptr<ObjectInFlight>> objects_;
    std::size_t model_bytes_ = 0;
    std::size_t most_objects_ = 0;
    std::size_t chunk_views_ = 0;  ///< views a chunk, at most; 0 until the first object is known
    std::size_t piece_views_ = 0;  ///< views a piece, at most
    std::size_t most_views_ = 0;   ///< bound of open_views_
    std::size_t open_messages_ = 0;
    std::size_t open_views_ = 0;  ///< dispatched and not yet delivered
    std::uint64_t next_ordinal_ = 0;
    std::uint64_t next_delivery_ = 0;
    std::map<std::uint64_t, std::vector<RenderedSample>> finished_;
    std::exception_ptr failure_;
    bool interrupted_ = false;
    std::atomic<bool> abandon_{false};  ///< loads and chunks that have not begun must not
    Inbox<std::function<Message()>> jobs_;
    Inbox<Message> inbox_;              ///< tasks send to it until the run has ended
    std::optional<DeviceLanes> lanes_;  ///< of a renderer that works on a device
};

}  // namespace turntable
