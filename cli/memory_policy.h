// How the heap treats large blocks, so that resident memory stays flat over days.
#pragma once

namespace turntable::cli {

/// Models of many megabytes come and go for hours. Blocks of `bytes` and more are given to the
/// system at once when freed, and never mixed with small ones, so that they leave no holes. A set
/// threshold also stops glibc from raising its own with every large block it sees freed.
void return_blocks_from(int bytes);

/// For programs that render on their own threads: films of a megabyte are made and freed with every
/// picture, and fresh pages for each would cost 6 % of the speed.
inline constexpr int kLargeOnHost = 4 << 20;

/// For a device that keeps the films itself: what is left on the host is models.
inline constexpr int kLargeOnDevice = 256 << 10;

}  // namespace turntable::cli
