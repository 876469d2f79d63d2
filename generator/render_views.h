// render_views: the pure part of the pipeline: sample tasks in, frames out; frames in, records and
// files out.
#pragma once

#include <cstddef>
#include <functional>
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

/// The next draw of the i-th sample of a batch, complete (make_task()).
using Redraw = std::function<SampleTask(std::size_t)>;

/// Draws again those samples whose frame the quality check refuses for a reason that another draw
/// can cure, and replaces their tasks and frames. Returns whether there was any. Throws like
/// render_frames.
bool redo_refused(const Renderer& renderer, const PreparedModel& model, const Redraw& redraw,
                  const ViewSettings& settings, std::span<SampleTask> tasks,
                  std::span<Frame> frames);

/// Checks and encodes one frame. One that fails the quality check gives a record with its reason
/// and no files. Throws SampleFault.
[[nodiscard]] RenderedSample finish_frame(const SampleTask& task, const Frame& frame,
                                          const ViewSettings& settings);

}  // namespace turntable
