// Image corruptions: what Scene::corruption does to the finished picture. After the ideas of
// ImageNet-C (Hendrycks and Dietterich, "Benchmarking neural network robustness to common
// corruptions and perturbations", ICLR 2019); the code and every strength are ours, so results are
// not to be compared with those of ImageNet-C (docs/quality.md has the table).
#pragma once

#include <cstdint>

#include "base/image.h"
#include "scenes/scene.h"

namespace turntable {

/// Whether it does anything: not of kind "" or "none", nor of severity 0.
[[nodiscard]] bool changes_picture(const Corruption& corruption);

/// `rgb`: 3 channels of display codes, any size; the result has the same. Lengths are stated for
/// pictures whose shorter side is 224 pixels and grow with it. What is random is keyed by
/// `noise_seed` and the kind, not by the severity: a pure function. Throws Error (bad input) for
/// an unknown kind, naming the nearest, and for a severity outside 0 to 5.
[[nodiscard]] ImageU8 corrupted(const ImageU8& rgb, const Corruption& corruption,
                                std::uint64_t noise_seed);

}  // namespace turntable
