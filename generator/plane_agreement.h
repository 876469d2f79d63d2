// Plane agreement: whether two label planes of one sample, made on two devices, say the same.
#pragma once

#include <string>

#include "manifests/encoded_file.h"

namespace turntable {

/// Compares two files of one plane ("depth.exr", "mask.png", ...; see plane_files.h), decoded. A
/// pixel differs when its values are further apart than rounding explains; a share of pixels may:
/// those on edges, where a ray that is rounded differently meets another surface. Empty when they
/// agree, else one line. Throws Error (bad input) when a file is damaged.
[[nodiscard]] std::string plane_disagreement(const EncodedFile& stored,
                                             const EncodedFile& rendered);

}  // namespace turntable
