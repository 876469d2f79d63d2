// Counter-based random numbers: Philox4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel random
// numbers: as easy as 1, 2, 3", SC 2011, table 2 and section 3.3). No state, no stream order:
// a draw is a pure function of its key and counter, so resume, resharding and threads change
// nothing.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/strong_id.h"

namespace turntable {

using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

/// Ten rounds of Philox4x32. Reference vectors are in tests/base/philox_test.cpp.
[[nodiscard]] PhiloxCounter philox4x32_10(PhiloxCounter counter, PhiloxKey key);

/// The draws of one factor of one sample, keyed by (seed, sample, factor name).
/// Draw k is the same whatever was drawn before or elsewhere.
class Draws {
public:
    Draws(Seed seed, SampleId sample, std::string_view factor);

    /// The k-th uniform double in [0, 1): 53 random bits, never 1.
    [[nodiscard]] double uniform(std::uint32_t k) const;
    /// The k-th 64 random bits.
    [[nodiscard]] std::uint64_t bits(std::uint32_t k) const;
    /// The k-th integer in [0, n), n > 0, without modulo bias beyond 2^-64 (multiply-shift).
    [[nodiscard]] std::uint64_t below(std::uint64_t n, std::uint32_t k) const;
    /// The k-th standard normal (Box-Muller of uniforms 2k and 2k + 1 of a separate lane).
    [[nodiscard]] double normal(std::uint32_t k) const;

private:
    [[nodiscard]] PhiloxCounter block(std::uint32_t k, std::uint32_t lane) const;

    PhiloxKey key_;
    std::array<std::uint32_t, 2> sample_;
    std::uint32_t factor_;
};

}  // namespace turntable
