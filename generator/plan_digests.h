// Digests of whole plans, on all processors.
#pragma once

#include <functional>

#include "assets/asset_library.h"
#include "scenes/plan.h"
#include "scenes/sample_digest.h"

namespace turntable {

/// Of the pictures of a library and the built-in ones, for one build of the program; none is
/// loaded. The library must outlive it. Throws Error (bad input) for an unknown id.
[[nodiscard]] MapDigests map_digests(const AssetLibrary& library);

/// Called by several threads at once, once a sample.
using DigestVisitor = std::function<void(const PlannedSample&, const SampleDigest&)>;

/// Visits the samples of a range, in no order. `digester` is of the plan's recipe.
void visit_digests(const Plan& plan, const SampleDigester& digester, SampleRange range,
                   const DigestVisitor& visit);

}  // namespace turntable
