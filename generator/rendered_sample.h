// RenderedSample: what one sample becomes, ready for its shard.
#pragma once

#include <vector>

#include "manifests/encoded_file.h"
#include "manifests/sample_record.h"

namespace turntable {

struct RenderedSample {
    SampleRecord record;
    std::vector<EncodedFile> files;  ///< empty when the frame was rejected
    double milliseconds = 0.0;       ///< render time; goes to the run log, never into the shard
};

}  // namespace turntable
