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
    record.truncation = 1.0 - seen.in_frame;
    record.occlusion = seen.occluded;
    record.samples_per_pixel = frame.samples_per_pixel;
    record.noise = frame.noise;
    record.pixels_sha256 = sha256_hex(std::as_bytes(frame.display.values()));
    record.reject = fault == FrameFault::kNone ? "" : frame_fault_name(fault);
}

void copy_frame(const SampleRecord& from, SampleRecord& to) {
    to.width = from.width;
    to.height = from.height;
    to.full_box = from.full_box;
    to.apparent_size = from.apparent_size;
    to.box = from.box;
    to.mask_pixels = from.mask_pixels;
    to.visible_fraction = from.visible_fraction;
    to.truncation = from.truncation;
    to.occlusion = from.occlusion;
    to.samples_per_pixel = from.samples_per_pixel;
    to.noise = from.noise;
    to.pixels_sha256 = from.pixels_sha256;
    to.reject = from.reject;
}

}  // namespace turntable
