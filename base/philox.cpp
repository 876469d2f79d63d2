#include "base/philox.h"

#include <cmath>
#include <numbers>

#include "base/check.h"
#include "base/hash.h"

namespace turntable {
namespace {

struct HighLow {
    std::uint32_t high;
    std::uint32_t low;
};

HighLow multiply(std::uint32_t a, std::uint32_t b) {
    const std::uint64_t product = static_cast<std::uint64_t>(a) * b;
    return {static_cast<std::uint32_t>(product >> 32U), static_cast<std::uint32_t>(product)};
}

PhiloxCounter round_once(const PhiloxCounter& c, const PhiloxKey& k) {
    constexpr std::uint32_t kMultiplier0 = 0xD2511F53U;
    constexpr std::uint32_t kMultiplier1 = 0xCD9E8D57U;
    const HighLow p0 = multiply(kMultiplier0, c[0]);
    const HighLow p1 = multiply(kMultiplier1, c[2]);
    return {p1.high ^ c[1] ^ k[0], p1.low, p0.high ^ c[3] ^ k[1], p0.low};
}

}  // namespace

PhiloxCounter philox4x32_10(PhiloxCounter counter, PhiloxKey key) {
    constexpr std::uint32_t kWeyl0 = 0x9E3779B9U;
    constexpr std::uint32_t kWeyl1 = 0xBB67AE85U;
    for (int round = 0; round < 10; ++round) {
        counter = round_once(counter, key);
        key[0] += kWeyl0;
        key[1] += kWeyl1;
    }
    return counter;
}

Draws::Draws(Seed seed, SampleId sample, std::string_view factor)
    : key_{static_cast<std::uint32_t>(seed.value), static_cast<std::uint32_t>(seed.value >> 32U)},
      sample_{static_cast<std::uint32_t>(sample.value),
              static_cast<std::uint32_t>(sample.value >> 32U)},
      factor_(static_cast<std::uint32_t>(xxhash64(factor))) {}

PhiloxCounter Draws::block(std::uint32_t k, std::uint32_t lane) const {
    // 2^31 draws a lane; the lane bit keeps normals apart from uniforms.
    TT_CHECK_LT(k, 1U << 31U);
    return philox4x32_10({sample_[0], sample_[1], factor_, (k << 1U) | lane}, key_);
}

std::uint64_t Draws::bits(std::uint32_t k) const {
    const PhiloxCounter b = block(k, 0);
    return (static_cast<std::uint64_t>(b[1]) << 32U) | b[0];
}

double Draws::uniform(std::uint32_t k) const {
    return static_cast<double>(bits(k) >> 11U) * 0x1.0p-53;
}

std::uint64_t Draws::below(std::uint64_t n, std::uint32_t k) const {
    TT_CHECK_GT(n, 0U);
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::uint64_t>((static_cast<Wide>(bits(k)) * n) >> 64U);
}

double Draws::normal(std::uint32_t k) const {
    const PhiloxCounter b = block(k, 1);
    const auto unit = [](std::uint32_t high, std::uint32_t low) {
        const std::uint64_t joined = (static_cast<std::uint64_t>(high) << 32U) | low;
        return (static_cast<double>(joined >> 11U) + 0.5) * 0x1.0p-53;  // never 0: its log is taken
    };
    const double radius = std::sqrt(-2.0 * std::log(unit(b[0], b[1])));
    return radius * std::cos(2.0 * std::numbers::pi * unit(b[2], b[3]));
}

}  // namespace turntable
