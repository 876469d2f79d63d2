// Embree 3 (Debian 12) or 4 (Debian 13) behind one include, and the device that both backends build
// their acceleration structures with.
#pragma once

#include <memory>
#include <string>

#if __has_include(<embree4/rtcore.h>)
#include <embree4/rtcore.h>
#else
#include <embree3/rtcore.h>
#endif

namespace turntable {

struct EmbreeDeviceDeleter {
    void operator()(RTCDevice device) const { rtcReleaseDevice(device); }
};
using EmbreeDevice = std::unique_ptr<RTCDeviceTy, EmbreeDeviceDeleter>;

/// A device with its instruction set pinned to AVX2, so that machines of one class give the same
/// bytes. Throws Error (environment) when the CPU cannot run it.
[[nodiscard]] EmbreeDevice make_embree_device();

/// e.g. "Embree 3.13.5 avx2".
[[nodiscard]] std::string embree_device_name();

}  // namespace turntable
