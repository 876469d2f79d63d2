#include "cli/progress_rate.h"

#include <algorithm>

namespace turntable::cli {

void ProgressRate::update(double seconds, std::uint64_t done) {
    last_ = {seconds, done};
    window_.push_back(last_);
    // One point older than the window stays, so that the window is never shorter than it says.
    while (window_.size() > 2 && window_[1].seconds < seconds - kWindowSeconds) {
        window_.pop_front();
    }
}

double ProgressRate::per_second() const {
    if (last_.done == 0 || last_.seconds <= 0.0) {
        return 0.0;
    }
    const double cumulative = static_cast<double>(last_.done) / last_.seconds;
    const double span = last_.seconds - window_.front().seconds;
    if (span <= 0.0) {
        return cumulative;
    }
    const double recent = static_cast<double>(last_.done - window_.front().done) / span;
    return std::clamp(recent, 0.5 * cumulative, 2.0 * cumulative);
}

double ProgressRate::seconds_left(std::uint64_t total) const {
    const double rate = per_second();
    if (rate <= 0.0 || total < last_.done) {
        return -1.0;
    }
    return static_cast<double>(total - last_.done) / rate;
}

}  // namespace turntable::cli
