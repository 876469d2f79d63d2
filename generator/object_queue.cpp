#include "generator/object_queue.h"

namespace turntable {

ObjectQueue::ObjectQueue(const SampleSource& source, std::span<const SampleRange> ranges)
    : source_(source), ranges_(ranges) {}

std::optional<SampleId> ObjectQueue::peek() {
    while (!ranges_.empty() && ranges_.front().first + offset_ >= ranges_.front().last) {
        ranges_ = ranges_.subspan(1);
        offset_ = 0;
    }
    if (ranges_.empty()) {
        return std::nullopt;
    }
    return SampleId(ranges_.front().first + offset_);
}

std::optional<ObjectWork> ObjectQueue::next() {
    std::optional<SampleId> sample = peek();
    if (!sample) {
        return std::nullopt;
    }
    ObjectWork work{source_.asset(*sample), {}};
    while (sample && work.samples.size() < kMostSamples && source_.asset(*sample) == work.asset) {
        work.samples.push_back(*sample);
        ++offset_;
        sample = peek();
    }
    return work;
}

}  // namespace turntable
