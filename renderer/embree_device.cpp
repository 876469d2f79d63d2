#include "renderer/embree_device.h"

#include <mutex>

#include "base/error.h"

namespace turntable {

EmbreeDevice make_embree_device() {
    if (!__builtin_cpu_supports("avx2")) {
        throw environment_fault("the renderer needs a CPU with AVX2, and this one has none");
    }
    // One thread builds a BVH, so that its layout never depends on the machine. But "threads=1"
    // also limits TBB in the whole process (tbb::global_control), which would leave one thread for
    // everything else. The most generous device alive sets that limit, and a device sizes its arena
    // by it when it is made: so ours is made first, then one without a limit, which lifts it.
    static std::mutex mutex;
    static EmbreeDevice unlimited;
    const std::scoped_lock lock(mutex);
    unlimited.reset();
    RTCDevice device = rtcNewDevice("isa=avx2,max_isa=avx2,threads=1,set_affinity=0");
    unlimited.reset(rtcNewDevice("isa=avx2,max_isa=avx2,set_affinity=0"));
    if (device == nullptr) {
        throw environment_fault("Embree made no device (error {})",
                                static_cast<int>(rtcGetDeviceError(nullptr)));
    }
    return EmbreeDevice(device);
}

std::string embree_device_name() {
    return fmt::format("Embree {} avx2", RTC_VERSION_STRING);
}

}  // namespace turntable
