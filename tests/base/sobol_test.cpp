#include "base/sobol.h"

#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "tests/base/goodness_of_fit.h"
#include "tests/catch.h"

namespace turntable {

namespace {

std::uint64_t key_of(std::size_t dimension, std::uint64_t seed) {
    return seed * kSobolDimensions + dimension;
}

}  // namespace

TEST_CASE("2^k scrambled points have one in each of 2^k intervals of every coordinate") {
    for (std::size_t dimension = 0; dimension < kSobolDimensions; ++dimension) {
        for (const std::uint32_t count : {8U, 64U, 1024U}) {
            std::set<std::uint32_t> cells;
            for (std::uint32_t i = 0; i < count; ++i) {
                const double u = scrambled_sobol(i, dimension, key_of(dimension, 3));
                CHECK(u > 0);
                CHECK(u < 1);
                cells.insert(static_cast<std::uint32_t>(u * count));
            }
            CHECK(cells.size() == count);
        }
    }
}

TEST_CASE("the first two coordinates are a (0, m, 2)-net") {
    // 64 points: one in every box of 2^-a by 2^-(6 - a).
    for (unsigned a = 0; a <= 6; ++a) {
        std::set<std::pair<std::uint32_t, std::uint32_t>> boxes;
        for (std::uint32_t i = 0; i < 64; ++i) {
            boxes.emplace(
                static_cast<std::uint32_t>(scrambled_sobol(i, 0, key_of(0, 5)) * std::exp2(a)),
                static_cast<std::uint32_t>(scrambled_sobol(i, 1, key_of(1, 5)) * std::exp2(6 - a)));
        }
        CHECK(boxes.size() == 64);
    }
}

TEST_CASE("no two coordinates are correlated, and a point is uniform over the keys") {
    for (std::size_t a = 0; a < kSobolDimensions; ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            double sum = 0;
            for (std::uint32_t i = 0; i < 1024; ++i) {
                sum += (scrambled_sobol(i, a, key_of(a, 9)) - 0.5) *
                       (scrambled_sobol(i, b, key_of(b, 9)) - 0.5);
            }
            CHECK(std::abs(sum / 1024) < 0.01);  // independent draws: sd 0.0026
        }
    }
    std::vector<double> values;
    for (std::uint64_t key = 0; key < 5000; ++key) {
        values.push_back(scrambled_sobol(77, 4, key * 0x9E37U));
    }
    CHECK(test::kolmogorov_smirnov_p(values, [](double x) { return x; }) > test::kSmallestP);
}

}  // namespace turntable
