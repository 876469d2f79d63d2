// Shape labels: what a record says of a model whose shape is known beyond its triangles.
#pragma once

#include "assets/asset_library.h"
#include "base/rotation.h"
#include "manifests/sample_record.h"

namespace turntable {

/// Parts and the symmetry of the model's appearance; where that has axes the reduced rotation and,
/// where its axes miss the origin of the object frame, the reduced translation. `rotation` is the
/// object's; object_to_world is in the record already.
void add_shape(SampleRecord& record, const ShapeFacts& facts, const Quaternion& rotation);

}  // namespace turntable
