// Run lengths of masks, as the COCO format keeps them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/image.h"

namespace turntable {

/// Lengths of the runs of equal pixels down the columns, from left to right: of zeros, of others,
/// of zeros, ...; the first is 0 when the first pixel is set. Their sum is width x height. `mask`
/// has one channel.
[[nodiscard]] std::vector<std::uint32_t> mask_runs(const ImageU8& mask);

/// Pixels that the runs set.
[[nodiscard]] std::uint64_t set_pixels(std::span<const std::uint32_t> runs);

/// The text that COCO's tools call compressed counts: from the fourth on, each length as its
/// difference to the one two before (as often as not near zero); five bits a character from the
/// lowest, 0x20 set where more follow, in two's complement, plus 48.
[[nodiscard]] std::string coco_counts(std::span<const std::uint32_t> runs);

/// Inverse of coco_counts. Throws Error (bad input) for text that is none.
[[nodiscard]] std::vector<std::uint32_t> runs_from_coco(std::string_view counts);

}  // namespace turntable
