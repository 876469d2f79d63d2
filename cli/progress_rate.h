// ProgressRate: how fast long work goes and when it will end, from (seconds, count) pairs.
#pragma once

#include <cstdint>
#include <deque>

namespace turntable::cli {

/// The recent rate (a sliding window) kept within half and twice the rate since the start: a
/// stall or a burst moves the estimate, but never by more than that.
class ProgressRate {
public:
    /// `done` items after `seconds` of work; both never decrease between calls.
    void update(double seconds, std::uint64_t done);

    /// Items a second; 0 before anything is done.
    [[nodiscard]] double per_second() const;
    /// Seconds until `total` items are done; negative when it cannot be told yet.
    [[nodiscard]] double seconds_left(std::uint64_t total) const;

private:
    struct Point {
        double seconds = 0.0;
        std::uint64_t done = 0;
    };
    static constexpr double kWindowSeconds = 20.0;

    std::deque<Point> window_;
    Point last_;
};

}  // namespace turntable::cli
