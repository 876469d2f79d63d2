#include "generator/frame_labels.h"

#include <span>

#include "base/hash.h"

namespace turntable {

void add_frame(SampleRecord& record, const Frame& frame, FrameFault fault) {
    const Coverage& seen = frame.coverage;
    record.width = frame.display.width();
    record.height = frame.display.height();
    record.box = {seen.x0, seen.y0, seen.x1, seen.y1};
    record.mask_pixels = seen.mask_pixels;
    record.visible_fraction = seen.visible_fraction;
    record.samples_per_pixel = frame.samples_per_pixel;
    record.noise = frame.noise;
    record.pixels_sha256 = sha256_hex(std::as_bytes(frame.display.values()));
    record.reject = fault == FrameFault::kNone ? "" : frame_fault_name(fault);
}

}  // namespace turntable
