// Frame labels: what a rendered frame adds to its sample's record.
#pragma once

#include "manifests/sample_record.h"
#include "renderer/renderer.h"

namespace turntable {

/// Box, mask size, visible fraction, cost, noise and pixel digest; `fault` other than kNone makes
/// the record a reject.
void add_frame(SampleRecord& record, const Frame& frame, FrameFault fault);

/// The same labels, and those that the model's shape gives, from the record of another sample that
/// shows the same: of one scene, one model and one quality.
void copy_frame(const SampleRecord& from, SampleRecord& to);

}  // namespace turntable
