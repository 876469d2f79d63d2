#include "tests/renderer/plain_sampler.h"

#include <set>
#include <utility>

#include "tests/catch.h"

using namespace turntable::shading;  // NOLINT(google-build-using-namespace): the file under test

namespace {

/// The second Sobol' dimension from its direction numbers, v_k = v_{k-1} ^ (v_{k-1} >> 1).
uint sobol_second_by_definition(uint index) {
    uint direction = 1U << 31U;
    uint value = 0U;
    for (; index != 0U; index >>= 1U, direction ^= direction >> 1U) {
        value ^= (index & 1U) != 0U ? direction : 0U;
    }
    return value;
}

/// Whether every box of 2^a x 2^b equal cells holds one of the 2^(a+b) points.
bool is_net(uint first, uint seed, uint pair, int a, int b) {
    std::set<std::pair<int, int>> cells;
    const uint count = 1U << static_cast<uint>(a + b);
    for (uint i = 0; i < count; ++i) {
        const vec2 p = sample_pair(first + i, seed, pair);
        cells.emplace(static_cast<int>(p.x * static_cast<float>(1 << a)),
                      static_cast<int>(p.y * static_cast<float>(1 << b)));
    }
    return cells.size() == count;
}

}  // namespace

TEST_CASE("the second Sobol' dimension is Pascal's triangle modulo 2") {
    for (uint i : {0U, 1U, 2U, 3U, 7U, 100U, 4097U, 0xDEADBEEFU, 0xFFFFFFFFU}) {
        CHECK(reverse_bits(sobol_second_reversed(i)) == sobol_second_by_definition(i));
    }
}

TEST_CASE("every aligned power of two of points is a (0, m, 2) net") {
    for (uint seed : {1U, 77U, 0x12345678U}) {
        for (uint pair : {0U, 3U}) {
            for (int a = 0; a <= 4; ++a) {
                INFO("seed " << seed << " pair " << pair << " a " << a);
                CHECK(is_net(0U, seed, pair, a, 4 - a));
                CHECK(is_net(16U, seed, pair, a, 4 - a));
                CHECK(is_net(2U * kNetPoints, seed, pair, a, 4 - a));  // beyond the tables
            }
        }
    }
}

TEST_CASE("Owen scrambling keeps common prefixes and changes with the seed") {
    const uint a = owen_scramble(0xABCD1234U, 5U);
    const uint b = owen_scramble(0xABCD1FFFU, 5U);  // same first 20 bits
    CHECK((a >> 12U) == (b >> 12U));
    CHECK(a != owen_scramble(0xABCD1234U, 6U));
}

TEST_CASE("samples stay below one") {
    CHECK(unit_float(0xFFFFFFFFU) < 1.0F);
    CHECK(unit_float(0U) == 0.0F);
}

TEST_CASE("pairs of one pixel do not move together") {
    // Sign agreement of two pairs' first coordinates over many pixels and samples: a fair coin.
    int agree = 0;
    constexpr int kPixels = 4096;
    for (uint seed = 0; seed < kPixels; ++seed) {
        const uint pixel = hash_u32(seed);
        const bool a = sample_pair(5U, pixel, 1U).x < 0.5F;
        const bool b = sample_pair(5U, pixel, 2U).x < 0.5F;
        agree += a == b ? 1 : 0;
    }
    CHECK(agree == Approx(kPixels / 2).margin(4 * 32));  // four standard deviations
}
