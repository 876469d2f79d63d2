#include "generator/object_queue.h"

#include <utility>

namespace turntable {

ObjectQueue::ObjectQueue(const SampleSource& source, RangeFeed ranges)
    : source_(source), ranges_(std::move(ranges)) {}

std::optional<SampleId> ObjectQueue::peek() {
    while (!exhausted_ && rest_.first == rest_.last) {
        const std::optional<SampleRange> next = ranges_();
        exhausted_ = !next;
        rest_ = next.value_or(SampleRange{});
    }
    if (exhausted_) {
        return std::nullopt;
    }
    return SampleId(rest_.first);
}

std::optional<ObjectWork> ObjectQueue::next() {
    std::optional<SampleId> sample = peek();
    if (!sample) {
        return std::nullopt;
    }
    ObjectWork work{source_.asset(*sample), {}};
    while (sample && work.samples.size() < kMostSamples && source_.asset(*sample) == work.asset) {
        work.samples.push_back(*sample);
        ++rest_.first;
        sample = peek();
    }
    return work;
}

}  // namespace turntable
