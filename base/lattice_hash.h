// Random bits of lattice points, for noise and hash grids.
#pragma once

#include <cstdint>

namespace turntable {

[[nodiscard]] constexpr std::uint32_t lattice_start(std::uint32_t seed) {
    return seed * 0x9E3779B9U + 0x7F4A7C15U;
}

/// A hash and one coordinate more.
[[nodiscard]] constexpr std::uint32_t lattice_stirred(std::uint32_t hash, int coordinate) {
    hash ^= static_cast<std::uint32_t>(coordinate);
    hash *= 0x85EBCA6BU;
    hash ^= hash >> 15U;
    hash *= 0xC2B2AE35U;
    return hash ^ (hash >> 13U);
}

/// 32 well mixed bits of a lattice point.
[[nodiscard]] constexpr std::uint32_t lattice_hash(int x, int y, int z, std::uint32_t seed) {
    return lattice_stirred(lattice_stirred(lattice_stirred(lattice_start(seed), x), y), z);
}

/// The same as a number in [0, 1).
[[nodiscard]] constexpr double lattice_uniform(int x, int y, int z, std::uint32_t seed) {
    return lattice_hash(x, y, z, seed) / 4294967296.0;
}

}  // namespace turntable
