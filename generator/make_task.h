// make_task: a planned sample, completed by what only its object's model and pictures tell.
#pragma once

#include "generator/object_outline.h"
#include "generator/sample_source.h"

namespace turntable {

/// The sample ready to render: pictures in place, the occluding
/// card among the props, and the labels that the outline decides (full box, apparent size,
/// caption). Every frame of a dataset, a replay, a preview or a verification is made of such a
/// task.
[[nodiscard]] SampleTask make_task(const SampleSource& source, const ObjectOutline& outline,
                                   SampleId id, int attempt);

}  // namespace turntable
