// render_views: the pure part of the pipeline: sample tasks in, frames out; frames in, records and
// files out.
#pragma once

#include <span>
#include <vector>

#include "generator/rendered_sample.h"
#include "generator/sample_source.h"
#include "generator/view_settings.h"
#include "renderer/renderer.h"

namespace turntable {

/// Renders samples that all show `model` as one batch, in order. Throws SampleFault naming the
/// sample that failed. A fault of the environment (the device is lost, memory is used up) belongs
/// to no sample: it is thrown as the renderer threw it, and nothing is tried again.
[[nodiscard]] std::vector<Frame> render_frames(const Renderer& renderer, const PreparedModel& model,
                                               std::span<const SampleTask> tasks,
                                               const RenderSettings& settings);

/// Checks and encodes one frame. One that fails the quality check gives a record with its reason
/// and no files. Throws SampleFault.
[[nodiscard]] RenderedSample finish_frame(const SampleRecord& record, const Frame& frame,
                                          const ViewSettings& settings);

}  // namespace turntable
