// Inbox<T>: many senders, one receiver that waits.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <utility>

namespace turntable {

template <class T>
class Inbox {
public:
    void send(T message) {
        // Notified under the lock: the receiver may destroy the inbox as soon as it has the
        // last message, so nothing of it may be touched after the lock is gone.
        const std::scoped_lock lock(mutex_);
        messages_.push_back(std::move(message));
        arrived_.notify_one();
    }

    [[nodiscard]] T receive() {
        std::unique_lock lock(mutex_);
        arrived_.wait(lock, [this] { return !messages_.empty(); });
        T message = std::move(messages_.front());
        messages_.pop_front();
        return message;
    }

private:
    std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<T> messages_;
};

}  // namespace turntable
