#include "tests/base/goodness_of_fit.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace turntable::test {

double chi_square_p(std::span<const std::uint64_t> counts, std::span<const double> probabilities) {
    const auto total = static_cast<double>(std::accumulate(counts.begin(), counts.end(), 0ULL));
    double statistic = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double expected = total * probabilities[i];
        const double difference = static_cast<double>(counts[i]) - expected;
        statistic += difference * difference / expected;
    }
    // Wilson and Hilferty (1931): the cube root of chi-square / k is nearly normal.
    const double k = static_cast<double>(counts.size()) - 1;
    const double variance = 2 / (9 * k);
    const double z = (std::cbrt(statistic / k) - (1 - variance)) / std::sqrt(variance);
    return std::erfc(z / std::sqrt(2.0)) / 2;
}

double chi_square_uniform_p(std::span<const std::uint64_t> counts) {
    const std::vector<double> equal(counts.size(), 1.0 / static_cast<double>(counts.size()));
    return chi_square_p(counts, equal);
}

double kolmogorov_smirnov_p(std::vector<double> sample,
                            const std::function<double(double)>& distribution) {
    std::sort(sample.begin(), sample.end());
    const auto n = static_cast<double>(sample.size());
    double largest = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double f = distribution(sample[i]);
        const auto below = static_cast<double>(i);
        largest = std::max({largest, (below + 1) / n - f, f - below / n});
    }
    // The asymptotic law with Stephens' (1970) correction for finite n.
    const double lambda = (std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n)) * largest;
    if (lambda < 0.2) {
        return 1;  // the series needs many terms there, and its value is 1 to 12 digits
    }
    double p = 0;
    for (int j = 1; j <= 100; ++j) {
        p += (j % 2 == 1 ? 2 : -2) * std::exp(-2 * j * j * lambda * lambda);
    }
    return std::clamp(p, 0.0, 1.0);
}

}  // namespace turntable::test
