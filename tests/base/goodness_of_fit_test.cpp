#include "tests/base/goodness_of_fit.h"

#include <cmath>

#include "base/philox.h"
#include "tests/catch.h"

namespace turntable {

TEST_CASE("chi-square p-values agree with tables") {
    // 18.307 is the 5 % point of 10 degrees of freedom; 100 a cell, one cell off by d on each side:
    // statistic 2 d^2 / 100.
    const double d = std::sqrt(18.307 * 100 / 2);
    std::vector<std::uint64_t> counts(11, 1'000'000);
    counts[0] += static_cast<std::uint64_t>(std::lround(d * 100));
    counts[1] -= static_cast<std::uint64_t>(std::lround(d * 100));
    CHECK(test::chi_square_uniform_p(counts) == Approx(0.05).margin(0.002));
}

TEST_CASE("goodness-of-fit tests reject a law that is slightly wrong") {
    const Draws draws(Seed{3}, SampleId{0}, "goodness_of_fit");
    std::vector<double> sample;
    std::vector<std::uint64_t> counts(20, 0);
    for (std::uint32_t k = 0; k < 20000; ++k) {
        const double u = std::pow(draws.uniform(k), 1.1);
        sample.push_back(u);
        counts[static_cast<std::size_t>(u * 20)] += 1;
    }
    CHECK(test::kolmogorov_smirnov_p(sample, [](double x) { return x; }) < 1e-6);
    CHECK(test::chi_square_uniform_p(counts) < 1e-6);
    CHECK(test::kolmogorov_smirnov_p(sample, [](double x) { return std::pow(x, 1 / 1.1); }) >
          test::kSmallestP);
}

}  // namespace turntable
