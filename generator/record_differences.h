// Record differences: which labels of two records of one sample are not equal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "manifests/sample_record.h"

namespace turntable {

/// Labels that the plan decides (everything but what the frame shows), e.g.
/// "yaw is 0.5, the plan gives 0.25". Doubles are compared bit for bit.
[[nodiscard]] std::vector<std::string> planned_differences(const SampleRecord& stored,
                                                           const SampleRecord& planned);

/// Labels that the frame or the model decides: box, mask, visible fraction and its parts, outline,
/// caption, noise, samples, pixels, files.
/// `authority` ends each sentence, e.g. "rendering gives".
[[nodiscard]] std::vector<std::string> frame_differences(const SampleRecord& stored,
                                                         const SampleRecord& truth,
                                                         std::string_view authority);

/// Resets what records of a dataset of that format (kDatasetFormat) do not hold, so that a new
/// record can be compared with a stored one.
void keep_labels_of_format(SampleRecord& record, int format);

}  // namespace turntable
