// Random permutations without a table: where one index goes costs the same for any length.
#pragma once

#include <cstdint>

namespace turntable {

/// Where `index` goes in the permutation of [0, count) that `key` names: a Feistel network over the
/// next even power of two, repeated until the value falls below count (cycle walking).
/// 0 <= index < count.
[[nodiscard]] std::uint64_t permuted(std::uint64_t index, std::uint64_t count, std::uint64_t key);

}  // namespace turntable
