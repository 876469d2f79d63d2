#include "generator/view_coordinator.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "generator/make_task.h"
#include "generator/render_views.h"

// ThreadSanitizer cannot see into Debian's libtbb, which is built without it: it has to be told
// that what happened before a task was enqueued happened before the task.
#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#define TT_TSAN_RELEASE(address) __tsan_release(address)
#define TT_TSAN_ACQUIRE(address) __tsan_acquire(address)
#define TT_TSAN_UNSEEN __attribute__((no_sanitize_thread))
#else
#define TT_TSAN_RELEASE(address) static_cast<void>(address)
#define TT_TSAN_ACQUIRE(address) static_cast<void>(address)
#define TT_TSAN_UNSEEN
#endif

namespace turntable {
namespace {

/// Guesses of a model's size before it is loaded. They only decide how many are loaded at once;
/// PreparedModel::bytes() replaces them.
constexpr std::size_t kBytesPerTriangle = 320;                   // mesh and its BVH
constexpr std::size_t kBytesPerTexture = std::size_t{4} << 20U;  // 1024 x 1024 RGBA
constexpr std::size_t kBytesPerPixel = 64;                       // film and display
constexpr std::size_t kDisplayBytesPerPixel = 3;      // of a frame whose film stays on a device
constexpr std::size_t kPlaneBytesPerPixel = 48;       // all label planes
constexpr double kChunkCost = 16.0 * 256 * 256 * 16;  // pixel samples a task
constexpr std::size_t kMostChunkViews = 16;
constexpr std::size_t kChunksPerThread = 2;  // dispatched: one to work on, one to go on with

/// Calls of the renderer that wait for a device at once: one that it works on, one that it has
/// ready, one that is being put together or taken apart.
constexpr std::size_t kDeviceLanes = 3;
constexpr std::size_t kDeviceChunks = 2 * kDeviceLanes;  // as many again are being encoded
constexpr std::size_t kMostPieceViews = 8;

std::size_t estimated_bytes(const AssetEntry& asset) {
    return asset.triangles * kBytesPerTriangle + asset.textures * kBytesPerTexture;
}

std::size_t pixel_count(const Film& film) {
    return static_cast<std::size_t>(film.width) * static_cast<std::size_t>(film.height);
}

}  // namespace

ViewCoordinator::ViewCoordinator(const PipelineParts& parts, tbb::task_arena& arena,
                                 const RangeFeed& ranges)
    : parts_(parts), arena_(arena), queue_(parts.source, ranges) {}

bool ViewCoordinator::run() {
    for (;;) {
        try {
            admit_objects();
            dispatch_chunks();
        } catch (...) {
            fail(std::current_exception());  // what is under way must end before it is thrown
        }
        if (open_messages_ == 0) {
            break;
        }
        handle(inbox_.receive());
        deliver();
        retire_objects();
    }
    if (failure_) {
        std::rethrow_exception(failure_);
    }
    TT_CHECK(interrupted_ || (objects_.empty() && finished_.empty()));
    return !interrupted_;
}

/// Reads the stop flag once a step, so that a run that has begun to end goes on ending.
bool ViewCoordinator::ending() const {
    return failure_ != nullptr || interrupted_;
}

void ViewCoordinator::fail(std::exception_ptr failure) {
    if (!failure_) {
        failure_ = std::move(failure);
    }
    abandon_.store(true);
}

void ViewCoordinator::admit_objects() {
    if (parts_.stop.requested() && !interrupted_) {
        interrupted_ = true;
        abandon_.store(true);
    }
    while (!ending()) {
        if (!waiting_) {
            waiting_ = queue_.next();
        }
        if (!waiting_) {
            return;
        }
        const std::size_t bytes = estimated_bytes(*waiting_->asset);
        if (!may_admit(bytes)) {
            return;
        }
        if (chunk_views_ == 0) {
            size_chunks(waiting_->samples.front());
        }
        objects_.push_back(std::make_unique<ObjectInFlight>());
        objects_.back()->work = std::move(*waiting_);
        objects_.back()->bytes = bytes;
        model_bytes_ += bytes;
        waiting_.reset();
        dispatch_load(*objects_.back());
    }
}

bool ViewCoordinator::may_admit(std::size_t bytes) const {
    return objects_.empty() ||
           (objects_.size() < most_objects_ && model_bytes_ + bytes <= parts_.limits.model_bytes);
}

/// All samples of a run have one film and one quality, so the first decides for all.
void ViewCoordinator::size_chunks(SampleId first) {
    const Film film = parts_.source.task(first, 0).scene.film;
    const std::size_t batch = parts_.renderer.batch_views(film, parts_.settings.render);
    if (batch == 0) {
        size_thread_chunks(film);
    } else {
        size_device_chunks(film, parts_.limits.batch_views > 0 ? parts_.limits.batch_views : batch);
        lanes_.emplace(kDeviceLanes);
    }
}

/// Long renders get small chunks: a chunk is what a stop signal has to wait for. One object
/// renders while the next loads; more threads drain objects faster, so more load.
void ViewCoordinator::size_thread_chunks(const Film& film) {
    const RenderSettings& render = parts_.settings.render;
    const std::size_t pixels = pixel_count(film);
    const double samples = render.samples_per_pixel > 0 ? render.samples_per_pixel : 16;
    const auto affordable =
        static_cast<std::size_t>(kChunkCost / (static_cast<double>(pixels) * samples));
    const std::size_t view_bytes =
        pixels * (kBytesPerPixel + (render.planes ? kPlaneBytesPerPixel : 0));
    const auto threads = static_cast<std::size_t>(parts_.limits.threads);
    most_objects_ = 2 + threads / 4;
    most_views_ = std::clamp(parts_.limits.frame_bytes / view_bytes, threads, 32 + 8 * threads);
    chunk_views_ = std::clamp<std::size_t>(
        std::min(affordable, most_views_ / (kChunksPerThread * threads)), 1, kMostChunkViews);
    piece_views_ = chunk_views_;
}

/// The device's batches, fewer views where memory bounds them. Pieces are small, so that all
/// threads share a batch; objects of few views are many in flight, so all threads may load.
void ViewCoordinator::size_device_chunks(const Film& film, std::size_t batch) {
    const std::size_t view_bytes =
        pixel_count(film) *
        (kDisplayBytesPerPixel + (parts_.settings.render.planes ? kPlaneBytesPerPixel : 0));
    const std::size_t affordable = parts_.limits.device_frame_bytes / view_bytes;
    const auto threads = static_cast<std::size_t>(parts_.limits.threads);
    most_objects_ = kDeviceChunks + threads / 2;
    chunk_views_ = std::clamp<std::size_t>(affordable / kDeviceChunks, 1, batch);
    most_views_ = std::clamp(affordable, chunk_views_, kDeviceChunks * chunk_views_);
    piece_views_ = std::clamp<std::size_t>(chunk_views_ / (2 * threads), 1, kMostPieceViews);
}

/// Jobs travel through our own queue, first in, first out: TBB promises enqueued tasks no order.
/// Called by the coordinator and by the lanes.
void ViewCoordinator::post(std::function<Message()> job) {
    jobs_.send(std::move(job));
    TT_TSAN_RELEASE(this);
    // Unseen: to find what to acquire, it has to read its own capture, which libtbb has passed on.
    arena_.enqueue([this]() TT_TSAN_UNSEEN { run_next_job(); });
}

void ViewCoordinator::run_next_job() {
    TT_TSAN_ACQUIRE(this);
    inbox_.send(jobs_.receive()());
}

void ViewCoordinator::dispatch_load(ObjectInFlight& object) {
    post([this, &object] { return load(object); });
    ++open_messages_;  // read by this thread alone, so it may come after
}

void ViewCoordinator::dispatch_chunks() {
    // In order of the plan: an object's first chunk waits until the object before it is out,
    // so results never pile up behind a model that is still loading.
    for (const auto& object : objects_) {
        while (!ending() && object->model && !object->dispatched() && may_dispatch()) {
            dispatch_chunk(*object);
        }
        if (!object->dispatched()) {
            return;
        }
    }
}

bool ViewCoordinator::may_dispatch() const {
    return open_views_ == 0 || open_views_ + chunk_views_ <= most_views_;
}

/// The views that an object has left are cut into equal chunks: a small last one would cost a
/// device almost as much as a whole one.
void ViewCoordinator::dispatch_chunk(ObjectInFlight& object) {
    const std::span<const SampleId> left =
        std::span<const SampleId>(object.work.samples).subspan(object.next_sample);
    const std::size_t chunks = (left.size() + chunk_views_ - 1) / chunk_views_;
    const std::size_t count = (left.size() + chunks - 1) / chunks;
    const Chunk chunk{&object, left.first(count), next_ordinal_};
    const std::size_t pieces = pieces_of(chunk).size();
    if (lanes_) {
        lanes_->send([this, chunk] { render_on_device(chunk); });
    } else {
        post([this, chunk] { return render_and_finish(chunk); });
    }
    object.next_sample += count;
    object.open_pieces += pieces;
    next_ordinal_ += pieces;
    open_messages_ += pieces;
    open_views_ += count;
}

std::vector<ViewCoordinator::Piece> ViewCoordinator::pieces_of(const Chunk& chunk) const {
    std::vector<Piece> pieces;
    for (std::size_t first = 0; first < chunk.samples.size(); first += piece_views_) {
        pieces.push_back({chunk.object, chunk.first_piece + pieces.size(), first,
                          std::min(piece_views_, chunk.samples.size() - first)});
    }
    return pieces;
}

ViewCoordinator::Message ViewCoordinator::load(ObjectInFlight& object) const {
    Message message;
    message.object = &object;
    if (abandon_.load()) {
        return message;
    }
    try {
        // The loaded model is not kept here: a backend that needs it holds it.
        const std::shared_ptr<const Model> model = parts_.source.load(*object.work.asset);
        const MtlRules rules = parts_.settings.render.mtl_rules;
        message.outline = std::make_shared<const ObjectOutline>(*model, rules);
        message.model = parts_.renderer.prepare(model, rules);
    } catch (...) {
        message.failure = std::current_exception();
    }
    return message;
}

/// Empty when the run has been abandoned.
ViewCoordinator::Batch ViewCoordinator::render(const Chunk& chunk) const {
    Batch batch;
    if (abandon_.load()) {
        return batch;
    }
    batch.tasks.reserve(chunk.samples.size());
    const auto draw = [&](std::size_t i, int attempt) {
        return make_task(parts_.source, *chunk.object->outline, chunk.samples[i], attempt);
    };
    for (std::size_t i = 0; i < chunk.samples.size(); ++i) {
        batch.tasks.push_back(draw(i, 0));
    }
    batch.frames =
        render_frames(parts_.renderer, *chunk.object->model, batch.tasks, parts_.settings.render);
    for (int attempt = 1; attempt <= parts_.settings.attempts; ++attempt) {
        if (abandon_.load()) {
            return {};  // some frames are still those that were refused
        }
        const auto redraw = [&](std::size_t i) { return draw(i, attempt); };
        if (!redo_refused(parts_.renderer, *chunk.object->model, redraw, parts_.settings,
                          batch.tasks, batch.frames)) {
            break;
        }
    }
    return batch;
}

ViewCoordinator::Message ViewCoordinator::render_and_finish(const Chunk& chunk) const {
    const Piece whole{chunk.object, chunk.first_piece, 0, chunk.samples.size()};
    try {
        Batch batch = render(chunk);
        return finish(batch, whole);
    } catch (...) {
        return {chunk.object, {}, whole, {}, std::current_exception()};
    }
}

/// In a lane: whatever happens, each piece of the chunk gives one message.
void ViewCoordinator::render_on_device(const Chunk& chunk) {
    const auto batch = std::make_shared<Batch>();
    std::exception_ptr failure;
    try {
        *batch = render(chunk);
    } catch (...) {
        failure = std::current_exception();
        abandon_.store(true);  // at once: the next lane must not begin on a lost device
    }
    for (const Piece& piece : pieces_of(chunk)) {
        if (failure) {
            inbox_.send({chunk.object, {}, piece, {}, failure});
        } else {
            post([this, batch, piece] { return finish(*batch, piece); });
        }
    }
}

/// Pieces of one batch touch different elements of it, so they need no lock.
ViewCoordinator::Message ViewCoordinator::finish(Batch& batch, const Piece& piece) const {
    Message message{piece.object, {}, piece, {}, {}};
    if (batch.frames.empty()) {
        return message;
    }
    try {
        message.samples.reserve(piece.count);
        for (std::size_t i = piece.first; i < piece.first + piece.count; ++i) {
            const Frame frame = std::move(batch.frames[i]);  // memory back as soon as it is encoded
            message.samples.push_back(finish_frame(batch.tasks[i], frame, parts_.settings));
        }
    } catch (...) {
        message.samples.clear();
        message.failure = std::current_exception();
    }
    return message;
}

void ViewCoordinator::handle(Message message) {
    --open_messages_;
    if (message.failure) {
        fail(message.failure);
    }
    ObjectInFlight& object = *message.object;
    if (message.piece) {
        --object.open_pieces;
        if (message.samples.empty()) {
            open_views_ -= message.piece->count;  // skipped or failed: it will not be delivered
        } else {
            finished_.emplace(message.piece->ordinal, std::move(message.samples));
        }
    } else if (message.model) {
        const std::size_t bytes = message.model->bytes() + message.outline->bytes();
        model_bytes_ += bytes;
        model_bytes_ -= std::exchange(object.bytes, bytes);
        object.model = std::move(message.model);
        object.outline = std::move(message.outline);
    }
}

void ViewCoordinator::deliver() {
    while (!failure_ && !finished_.empty() && finished_.begin()->first == next_delivery_) {
        std::vector<RenderedSample> samples = std::move(finished_.begin()->second);
        finished_.erase(finished_.begin());
        ++next_delivery_;
        open_views_ -= samples.size();
        try {
            for (RenderedSample& sample : samples) {
                parts_.sink(std::move(sample));
            }
        } catch (...) {
            fail(std::current_exception());
        }
    }
}

void ViewCoordinator::retire_objects() {
    while (!objects_.empty() && objects_.front()->finished()) {
        model_bytes_ -= objects_.front()->bytes;
        objects_.pop_front();
    }
}

}  // namespace turntable
