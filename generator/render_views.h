// render_views: the pure part of the pipeline: sample tasks in, records and files out.
#pragma once

#include <vector>

#include "generator/rendered_sample.h"
#include "generator/sample_source.h"
#include "generator/view_settings.h"
#include "renderer/renderer.h"

namespace turntable {

/// Renders (in parallel, in the caller's TBB arena), checks and encodes samples that all show
/// `model`, in order. A frame that fails the quality check gives a record with its reason and no
/// files. Throws SampleFault naming the sample that failed.
[[nodiscard]] std::vector<RenderedSample> render_views(const Renderer& renderer,
                                                       const PreparedModel& model,
                                                       std::vector<SampleTask> tasks,
                                                       const ViewSettings& settings);

}  // namespace turntable
