#include "base/philox.h"
#include "tests/catch.h"

using turntable::philox4x32_10;

// Known answers of the Random123 distribution (kat_vectors, philox4x32 10).
TEST_CASE("philox4x32-10 gives the published answers") {
    CHECK(philox4x32_10({0, 0, 0, 0}, {0, 0}) ==
          turntable::PhiloxCounter{0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U});
    constexpr std::uint32_t kOnes = 0xffffffffU;
    CHECK(philox4x32_10({kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}) ==
          turntable::PhiloxCounter{0x408f276dU, 0x41c83b0eU, 0xa20bc7c6U, 0x6d5451fdU});
    CHECK(philox4x32_10({0x243f6a88U, 0x85a308d3U, 0x13198a2eU, 0x03707344U},
                        {0xa4093822U, 0x299f31d0U}) ==
          turntable::PhiloxCounter{0xd16cfe09U, 0x94fdccebU, 0x5001e420U, 0x24126ea1U});
}
