#include "generator/device_lanes.h"

#include <utility>

namespace turntable {

DeviceLanes::DeviceLanes(std::size_t count) {
    try {
        threads_.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            threads_.emplace_back([this] {
                for (Job job = jobs_.receive(); job; job = jobs_.receive()) {
                    job();
                }
            });
        }
    } catch (...) {
        end();
        throw;
    }
}

DeviceLanes::~DeviceLanes() {
    end();
}

void DeviceLanes::end() {
    for (std::size_t i = 0; i < threads_.size(); ++i) {
        jobs_.send({});
    }
    for (std::thread& thread : threads_) {
        thread.join();
    }
}

}  // namespace turntable
