#include "base/sobol.h"

#include <array>

#include "base/check.h"
#include "base/mix.h"

namespace turntable {
namespace {

constexpr std::size_t kBits = 32;
using Directions = std::array<std::uint32_t, kBits>;

/// A primitive polynomial of degree `degree` with inner coefficients `inner`, and the first odd
/// numbers of its recurrence.
struct Polynomial {
    std::uint32_t degree;
    std::uint32_t inner;
    std::array<std::uint32_t, 5> first;
};

constexpr std::array<Polynomial, kSobolDimensions - 1> kPolynomials{{
    {1, 0, {1}},
    {2, 1, {1, 3}},
    {3, 1, {1, 3, 1}},
    {3, 2, {1, 1, 1}},
    {4, 1, {1, 1, 3, 3}},
    {4, 4, {1, 3, 5, 13}},
    {5, 2, {1, 1, 5, 5, 17}},
}};

constexpr Directions directions_of(const Polynomial& p) {
    Directions v{};
    for (std::size_t k = 0; k < kBits; ++k) {
        if (k < p.degree) {
            v[k] = p.first[k] << (kBits - 1 - k);
            continue;
        }
        v[k] = v[k - p.degree] ^ (v[k - p.degree] >> p.degree);
        for (std::uint32_t i = 1; i < p.degree; ++i) {
            if (((p.inner >> (p.degree - 1 - i)) & 1U) != 0) {
                v[k] ^= v[k - i];
            }
        }
    }
    return v;
}

constexpr std::array<Directions, kSobolDimensions> all_directions() {
    std::array<Directions, kSobolDimensions> all{};
    for (std::size_t k = 0; k < kBits; ++k) {
        all[0][k] = 1U << (kBits - 1 - k);  // van der Corput
    }
    for (std::size_t d = 1; d < kSobolDimensions; ++d) {
        all[d] = directions_of(kPolynomials[d - 1]);
    }
    return all;
}

constexpr std::array<Directions, kSobolDimensions> kDirections = all_directions();

// Each binary digit is flipped or not by a hash of the digits before it: a random tree of flips.
std::uint32_t owen_scramble(std::uint32_t x, std::uint64_t key) {
    std::uint32_t flips = 0;
    for (std::uint32_t bit = 0; bit < kBits; ++bit) {
        // The leading 1 tells prefixes of different lengths apart.
        const std::uint64_t prefix =
            (1ULL << bit) | (static_cast<std::uint64_t>(x) >> (kBits - bit));
        flips |= static_cast<std::uint32_t>(mix64(key ^ mix64(prefix)) >> 63U) << (kBits - 1 - bit);
    }
    return x ^ flips;
}

}  // namespace

double scrambled_sobol(std::uint32_t index, std::size_t dimension, std::uint64_t key) {
    TT_CHECK_LT(dimension, kSobolDimensions);
    std::uint32_t x = 0;
    for (std::size_t k = 0; k < kBits && index >> k != 0; ++k) {
        if (((index >> k) & 1U) != 0) {
            x ^= kDirections[dimension][k];
        }
    }
    return (static_cast<double>(owen_scramble(x, key)) + 0.5) * 0x1.0p-32;
}

}  // namespace turntable
