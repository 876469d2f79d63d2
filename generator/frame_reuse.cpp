#include "generator/frame_reuse.h"

#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "generator/caption.h"
#include "generator/frame_labels.h"

namespace turntable {

FrameReuse::FrameReuse(const Plan& plan, const SampleSource& source, const SampleDigester& digester,
                       RenderedSet& set, RangeFeed ranges, SampleSink sink, const StopFlag& stop)
    : plan_(plan), source_(source), digester_(digester), set_(set), feed_(std::move(ranges)),
      sink_(std::move(sink)), stop_(stop) {}

RangeFeed FrameReuse::ranges() {
    return [this]() -> std::optional<SampleRange> {
        while (asked_ == rendering_.size()) {
            stopped_ = stopped_ || stop_.requested();
            const std::optional<SampleRange> next = stopped_ ? std::nullopt : feed_();
            if (!next) {
                return std::nullopt;
            }
            decide(*next);
            give_reused();
        }
        return rendering_[asked_++];
    };
}

/// Sorts the samples of a range into those to reuse and runs of those to render.
void FrameReuse::decide(SampleRange range) {
    bool in_run = false;
    for (std::uint64_t i = range.first; i < range.last; ++i) {
        const auto other = set_.find(digester_(plan_.sample(SampleId(i))).frame);
        if (other && can_reuse(SampleId(i), *other)) {
            waiting_.push_back({i, other->value});
            in_run = false;
        } else if (in_run) {
            ++rendering_.back().last;
        } else {
            rendering_.push_back({i, i + 1});
            in_run = true;
        }
    }
}

/// A frame that was drawn again has to come from the same draws.
bool FrameReuse::can_reuse(SampleId id, SampleId other) {
    const std::optional<SampleRecord> record = set_.record(other);
    if (!record) {
        return false;
    }
    for (int attempt = 1; attempt <= record->attempt; ++attempt) {
        if (digester_(plan_.sample(id, attempt)).frame != set_.frame(other, attempt)) {
            return false;
        }
    }
    return true;
}

void FrameReuse::take(RenderedSample&& sample) {
    if (stopped_) {
        return;  // reused samples before it are not out
    }
    TT_CHECK(!rendering_.empty());
    SampleRange& range = rendering_.front();
    TT_CHECK_EQ(sample.record.index, range.first);
    ++range.first;
    if (range.first == range.last) {
        rendering_.pop_front();
        --asked_;
    }
    sink_(std::move(sample));
    give_reused();
}

void FrameReuse::give_reused() {
    while (!waiting_.empty() &&
           (rendering_.empty() || waiting_.front().index < rendering_.front().first)) {
        if (stopped_ || stop_.requested()) {
            stopped_ = true;
            return;
        }
        give(waiting_.front());
        waiting_.pop_front();
        ++reused_;
    }
}

void FrameReuse::give(const Reused& reused) {
    const std::optional<SampleRecord> stored = set_.record(SampleId(reused.other));
    if (!stored) {
        throw environment_fault("sample {}: the frame it takes from another set was there a moment "
                                "ago and is gone",
                                reused.index);
    }
    RenderedSample sample;
    SampleTask task = source_.task(SampleId(reused.index), stored->attempt);
    copy_frame(*stored, task.record);
    // Not copied: what is canonical in the other set may not be here.
    task.record.caption = caption_of(task.record, task.scene);
    sample.record = std::move(task.record);
    sample.files = set_.files(*stored);
    sink_(std::move(sample));
}

bool FrameReuse::finish() {
    give_reused();
    return !stopped_ && waiting_.empty() && rendering_.empty();
}

}  // namespace turntable
