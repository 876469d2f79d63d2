#include "generator/view_coordinator.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "generator/render_views.h"

// ThreadSanitizer cannot see into Debian's libtbb, which is built without it: it has to be told
// that what happened before a task was enqueued happened before the task.
#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#define TT_TSAN_RELEASE(address) __tsan_release(address)
#define TT_TSAN_ACQUIRE(address) __tsan_acquire(address)
#else
#define TT_TSAN_RELEASE(address) static_cast<void>(address)
#define TT_TSAN_ACQUIRE(address) static_cast<void>(address)
#endif

namespace turntable {
namespace {

/// Guesses of a model's size before it is loaded. They only decide how many are loaded at once;
/// PreparedModel::bytes() replaces them.
constexpr std::size_t kBytesPerTriangle = 320;                   // mesh and its BVH
constexpr std::size_t kBytesPerTexture = std::size_t{4} << 20U;  // 1024 x 1024 RGBA
constexpr std::size_t kBytesPerPixel = 64;                       // film and display
constexpr std::size_t kPlaneBytesPerPixel = 48;                  // all label planes
constexpr double kChunkCost = 16.0 * 256 * 256 * 16;             // pixel samples a task
constexpr std::size_t kMostChunkViews = 16;
constexpr std::size_t kChunksPerThread = 2;  // dispatched: one to work on, one to go on with

std::size_t estimated_bytes(const AssetEntry& asset) {
    return asset.triangles * kBytesPerTriangle + asset.textures * kBytesPerTexture;
}

}  // namespace

ViewCoordinator::ViewCoordinator(const PipelineParts& parts, tbb::task_arena& arena,
                                 std::span<const SampleRange> ranges)
    : parts_(parts), arena_(arena), queue_(parts.source, ranges) {}

bool ViewCoordinator::run() {
    for (;;) {
        admit_objects();
        dispatch_chunks();
        if (open_tasks_ == 0) {
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

/// One object renders while the next loads; more threads drain objects faster, so more load.
bool ViewCoordinator::may_admit(std::size_t bytes) const {
    const auto most_objects = 2 + static_cast<std::size_t>(parts_.limits.threads) / 4;
    return objects_.empty() ||
           (objects_.size() < most_objects && model_bytes_ + bytes <= parts_.limits.model_bytes);
}

/// All samples of a run have one film and one quality, so the first decides for all. Long
/// renders get small chunks: a chunk is what a stop signal has to wait for.
void ViewCoordinator::size_chunks(SampleId first) {
    const Film film = parts_.source.task(first).scene.film;
    const RenderSettings& render = parts_.settings.render;
    const auto pixels =
        static_cast<std::size_t>(film.width) * static_cast<std::size_t>(film.height);
    const double samples = render.samples_per_pixel > 0 ? render.samples_per_pixel : 16;
    const auto affordable =
        static_cast<std::size_t>(kChunkCost / (static_cast<double>(pixels) * samples));
    const std::size_t view_bytes =
        pixels * (kBytesPerPixel + (render.planes ? kPlaneBytesPerPixel : 0));
    const auto threads = static_cast<std::size_t>(parts_.limits.threads);
    most_views_ = std::clamp(parts_.limits.frame_bytes / view_bytes, threads, 32 + 8 * threads);
    chunk_views_ = std::clamp<std::size_t>(
        std::min(affordable, most_views_ / (kChunksPerThread * threads)), 1, kMostChunkViews);
}

/// Jobs travel through our own queue, first in, first out: TBB promises enqueued tasks no order.
void ViewCoordinator::enqueue(std::function<Message()> job) {
    ++open_tasks_;
    jobs_.send(std::move(job));
    TT_TSAN_RELEASE(this);
    arena_.enqueue([this] {
        TT_TSAN_ACQUIRE(this);
        inbox_.send(jobs_.receive()());
    });
}

void ViewCoordinator::dispatch_load(ObjectInFlight& object) {
    enqueue([this, &object] { return load(object); });
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

void ViewCoordinator::dispatch_chunk(ObjectInFlight& object) {
    const std::size_t first = object.next_sample;
    const std::size_t count = std::min(chunk_views_, object.work.samples.size() - first);
    object.next_sample += count;
    ++object.open_chunks;
    open_views_ += count;
    const std::uint64_t ordinal = next_ordinal_++;
    enqueue([this, &object, first, count, ordinal] {
        Message chunk;
        chunk.object = &object;
        chunk.is_chunk = true;
        chunk.ordinal = ordinal;
        chunk.views = count;
        return render(std::move(chunk), std::span(object.work.samples).subspan(first, count));
    });
}

ViewCoordinator::Message ViewCoordinator::load(ObjectInFlight& object) const {
    Message message;
    message.object = &object;
    if (abandon_.load()) {
        return message;
    }
    try {
        // The loaded model is not kept here: a backend that needs it holds it.
        message.model = parts_.renderer.prepare(parts_.source.load(*object.work.asset),
                                                parts_.settings.render.mtl_rules);
    } catch (...) {
        message.failure = std::current_exception();
    }
    return message;
}

ViewCoordinator::Message ViewCoordinator::render(Message chunk,
                                                 std::span<const SampleId> samples) const {
    if (abandon_.load()) {
        return chunk;
    }
    try {
        std::vector<SampleTask> tasks;
        tasks.reserve(samples.size());
        for (const SampleId sample : samples) {
            tasks.push_back(parts_.source.task(sample));
        }
        chunk.samples =
            render_views(parts_.renderer, *chunk.object->model, std::move(tasks), parts_.settings);
    } catch (...) {
        chunk.failure = std::current_exception();
    }
    return chunk;
}

void ViewCoordinator::handle(Message message) {
    --open_tasks_;
    if (message.failure) {
        if (!failure_) {
            failure_ = message.failure;
        }
        abandon_.store(true);
    }
    ObjectInFlight& object = *message.object;
    if (message.is_chunk) {
        --object.open_chunks;
        if (message.samples.empty()) {
            open_views_ -= message.views;  // skipped or failed: it will not be delivered
        } else {
            finished_.emplace(message.ordinal, std::move(message.samples));
        }
    } else if (message.model) {
        model_bytes_ += message.model->bytes();
        model_bytes_ -= std::exchange(object.bytes, message.model->bytes());
        object.model = std::move(message.model);
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
            failure_ = std::current_exception();
            abandon_.store(true);
        }
    }
}

void ViewCoordinator::retire_objects() {
    while (!objects_.empty() && objects_.front()->rendered()) {
        model_bytes_ -= objects_.front()->bytes;
        objects_.pop_front();
    }
}

}  // namespace turntable
