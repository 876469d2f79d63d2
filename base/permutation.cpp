#include "base/permutation.h"

#include <bit>

#include "base/check.h"
#include "base/mix.h"

namespace turntable {

std::uint64_t permuted(std::uint64_t index, std::uint64_t count, std::uint64_t key) {
    TT_CHECK_LT(index, count);
    if (count == 1) {
        return 0;
    }
    constexpr std::uint64_t kRounds = 6;
    const auto half = (static_cast<unsigned>(std::bit_width(count - 1)) + 1) / 2;
    const std::uint64_t mask = (1ULL << half) - 1;
    std::uint64_t value = index;
    do {
        std::uint64_t left = value >> half;
        std::uint64_t right = value & mask;
        for (std::uint64_t round = 0; round < kRounds; ++round) {
            const std::uint64_t next = left ^ (mix64(key + mix64((right << 3U) | round)) & mask);
            left = right;
            right = next;
        }
        value = (left << half) | right;
    } while (value >= count);
    return value;
}

}  // namespace turntable
