// DeviceLanes: a few threads that wait for a device, so that none of the arena's threads has to.
#pragma once

#include <cstddef>
#include <functional>
#include <thread>
#include <vector>

#include "generator/inbox.h"

namespace turntable {

class DeviceLanes {
public:
    using Job = std::function<void()>;

    explicit DeviceLanes(std::size_t count);
    /// Runs the jobs that were sent, then ends the threads.
    ~DeviceLanes();
    DeviceLanes(const DeviceLanes&) = delete;
    DeviceLanes& operator=(const DeviceLanes&) = delete;

    /// Begun in the order of sending, as many at once as there are lanes. Must not throw.
    void send(Job job) { jobs_.send(std::move(job)); }

private:
    void end();

    Inbox<Job> jobs_;  ///< an empty job ends the lane that receives it
    std::vector<std::thread> threads_;
};

}  // namespace turntable
