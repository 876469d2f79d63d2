// Strong types for the integers that must not be swapped: seeds, samples, shards.
#pragma once

#include <compare>
#include <cstdint>

namespace turntable {

template <class Tag>
struct StrongId {
    std::uint64_t value = 0;
    constexpr StrongId() = default;
    constexpr explicit StrongId(std::uint64_t v) : value(v) {}
    // clang-tidy 14 takes the zero of the rewritten comparison for a null pointer.
    // NOLINTNEXTLINE(modernize-use-nullptr)
    friend constexpr auto operator<=>(const StrongId&, const StrongId&) = default;
};

/// The seed a user gives; with recipe and library it fixes every label.
using Seed = StrongId<struct SeedTag>;
/// Index of a sample in its plan, 0-based.
using SampleId = StrongId<struct SampleTag>;
/// Index of a shard in its plan, 0-based.
using ShardId = StrongId<struct ShardTag>;

}  // namespace turntable
