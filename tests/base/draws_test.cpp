// Draws: uniformity and independence along every direction of its key.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/philox.h"
#include "tests/base/goodness_of_fit.h"
#include "tests/catch.h"

namespace turntable {

namespace {

constexpr std::uint32_t kCount = 40000;

double identity(double x) {
    return x;
}

/// p-value of consecutive pairs over a 10 x 10 grid: uniform and without serial dependence.
double pairs_p(const std::vector<double>& u) {
    std::vector<std::uint64_t> counts(100, 0);
    for (std::size_t i = 0; i + 1 < u.size(); i += 2) {
        counts[static_cast<std::size_t>(u[i] * 10) * 10 +
               static_cast<std::size_t>(u[i + 1] * 10)]++;
    }
    return test::chi_square_uniform_p(counts);
}

}  // namespace

TEST_CASE("draws are uniform and serially independent along index, sample, seed and factor") {
    std::array<std::vector<double>, 4> u;
    for (std::uint32_t i = 0; i < kCount; ++i) {
        u[0].push_back(Draws(Seed{1}, SampleId{2}, "hue").uniform(i));
        u[1].push_back(Draws(Seed{1}, SampleId{i}, "hue").uniform(0));
        u[2].push_back(Draws(Seed{i}, SampleId{2}, "hue").uniform(0));
        u[3].push_back(Draws(Seed{1}, SampleId{2}, fmt::format("factor{}", i)).uniform(0));
    }
    for (const std::vector<double>& sample : u) {
        CHECK(*std::min_element(sample.begin(), sample.end()) >= 0);
        CHECK(*std::max_element(sample.begin(), sample.end()) < 1);
        CHECK(test::kolmogorov_smirnov_p(sample, identity) > test::kSmallestP);
        CHECK(pairs_p(sample) > test::kSmallestP);
    }
}

TEST_CASE("draws are pure: neither order nor neighbours matter") {
    const Draws draws(Seed{7}, SampleId{123456789012345ULL}, "object_x");
    const double ninth = draws.uniform(9);
    const double normal = draws.normal(9);
    CHECK(draws.uniform(0) != ninth);
    CHECK(Draws(Seed{7}, SampleId{123456789012345ULL}, "object_x").uniform(9) == ninth);
    CHECK(Draws(Seed{7}, SampleId{123456789012345ULL}, "object_x").normal(9) == normal);
    CHECK(Draws(Seed{7}, SampleId{123456789012345ULL}, "object_y").uniform(9) != ninth);
    // The high half of each 64-bit part of the key counts.
    CHECK(Draws(Seed{7 + (1ULL << 32U)}, SampleId{5}, "a").bits(0) !=
          Draws(Seed{7}, SampleId{5}, "a").bits(0));
    CHECK(Draws(Seed{7}, SampleId{5 + (1ULL << 32U)}, "a").bits(0) !=
          Draws(Seed{7}, SampleId{5}, "a").bits(0));
}

TEST_CASE("each of the 64 bits of a draw is a fair coin") {
    std::array<std::uint64_t, 64> ones{};
    const Draws draws(Seed{11}, SampleId{0}, "bits");
    for (std::uint32_t k = 0; k < kCount; ++k) {
        for (std::size_t bit = 0; bit < 64; ++bit) {
            ones[bit] += draws.bits(k) >> bit & 1U;
        }
    }
    for (const std::uint64_t count : ones) {
        const double z = (static_cast<double>(count) - kCount / 2.0) / std::sqrt(kCount / 4.0);
        CHECK(std::abs(z) < 5);
    }
}

TEST_CASE("integers below n are uniform and reach both ends") {
    const Draws draws(Seed{5}, SampleId{0}, "below");
    std::vector<std::uint64_t> counts(37, 0);
    for (std::uint32_t k = 0; k < kCount; ++k) {
        counts.at(draws.below(37, k)) += 1;
    }
    CHECK(test::chi_square_uniform_p(counts) > test::kSmallestP);
    CHECK(draws.below(1, 0) == 0);
}

TEST_CASE("normal draws follow the normal law and are independent of the uniforms") {
    const Draws draws(Seed{9}, SampleId{4}, "normal");
    std::vector<double> normals;
    std::vector<double> pairs;
    const auto distribution = [](double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; };
    for (std::uint32_t k = 0; k < kCount; ++k) {
        normals.push_back(draws.normal(k));
        pairs.push_back(draws.uniform(k));
        pairs.push_back(distribution(normals.back()));
    }
    CHECK(test::kolmogorov_smirnov_p(normals, distribution) > test::kSmallestP);
    CHECK(pairs_p(pairs) > test::kSmallestP);
}

}  // namespace turntable
