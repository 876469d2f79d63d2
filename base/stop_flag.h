// StopFlag: how a signal handler (in cli/) asks long work to end early.
#pragma once

#include <atomic>

namespace turntable {

/// Set from a signal handler, read by workers between images. Lock-free, so signal-safe.
class StopFlag {
public:
    void request() noexcept { stop_.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool requested() const noexcept { return stop_.load(std::memory_order_relaxed); }

private:
    std::atomic<bool> stop_{false};
    static_assert(std::atomic<bool>::is_always_lock_free);
};

}  // namespace turntable
