#include "tests/parity/image_statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.h"

namespace turntable::test {
namespace {

/// Tone-mapped values that do not vary at all differ by rounding: a fortieth of an 8-bit level.
constexpr double kLeastDeviation = 1e-4;

/// Never 0: the continued fraction divides by it.
double away_from_zero(double x) {
    constexpr double kTiny = 1e-300;
    return std::abs(x) < kTiny ? kTiny : x;
}

/// The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), evaluated
/// by Lentz's method.
double beta_fraction(double x, double a, double b) {
    double c = 1.0;
    double d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    double fraction = d;
    for (int m = 1; m <= 500; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1.0 / away_from_zero(1.0 + even * d);
        c = away_from_zero(1.0 + even / c);
        fraction *= c * d;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1.0 / away_from_zero(1.0 + odd * d);
        c = away_from_zero(1.0 + odd / c);
        fraction *= c * d;
        if (std::abs(c * d - 1.0) < 1e-14) {
            break;
        }
    }
    return fraction;
}

/// Regularised incomplete beta function I_x(a, b).
double incomplete_beta(double x, double a, double b) {
    if (x <= 0.0 || x >= 1.0) {
        return x <= 0.0 ? 0.0 : 1.0;
    }
    const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) +
                                  a * std::log(x) + b * std::log1p(-x));
    // The fraction converges fast on one side of the mean, and the symmetry gives the other.
    return x < (a + 1.0) / (a + b + 2.0) ? front * beta_fraction(x, a, b) / a
                                         : 1.0 - front * beta_fraction(1.0 - x, b, a) / b;
}

struct MeanAndVariance {
    double mean = 0.0;
    double variance_of_mean = 0.0;
};

MeanAndVariance summarise(std::span<const double> values) {
    const auto n = static_cast<double>(values.size());
    MeanAndVariance result;
    for (const double v : values) {
        result.mean += v / n;
    }
    for (const double v : values) {
        result.variance_of_mean += (v - result.mean) * (v - result.mean) / (n - 1.0) / n;
    }
    return result;
}

}  // namespace

double student_two_sided(double t, double freedom) {
    return incomplete_beta(freedom / (freedom + t * t), 0.5 * freedom, 0.5);
}

double welch_probability(std::span<const double> a, std::span<const double> b,
                         double least_deviation) {
    TT_CHECK_GE(a.size(), std::size_t{2});
    TT_CHECK_GE(b.size(), std::size_t{2});
    const MeanAndVariance x = summarise(a);
    const MeanAndVariance y = summarise(b);
    const double variance = x.variance_of_mean + y.variance_of_mean;
    const double deviation = std::max(std::sqrt(variance), least_deviation);
    const double denominator =
        x.variance_of_mean * x.variance_of_mean / static_cast<double>(a.size() - 1) +
        y.variance_of_mean * y.variance_of_mean / static_cast<double>(b.size() - 1);
    const auto most_freedom = static_cast<double>(a.size() + b.size() - 2);
    const double freedom = denominator > 0.0
                               ? std::min(variance * variance / denominator, most_freedom)
                               : most_freedom;
    return student_two_sided((x.mean - y.mean) / deviation, freedom);
}

StackComparison compare_stacks(std::span<const ImageF> a, std::span<const ImageF> b, double alpha) {
    const std::size_t values = a.front().values().size();
    const double level = 1.0 - std::pow(1.0 - alpha, 1.0 / static_cast<double>(values));
    StackComparison result;
    result.values = values;
    std::vector<double> x(a.size());
    std::vector<double> y(b.size());
    const auto probability = [&](const auto& value_of) {
        std::transform(a.begin(), a.end(), x.begin(), value_of);
        std::transform(b.begin(), b.end(), y.begin(), value_of);
        return welch_probability(x, y, kLeastDeviation);
    };
    for (std::size_t i = 0; i < values; ++i) {
        const double p = probability(
            [i](const ImageF& image) { return static_cast<double>(image.values()[i]); });
        result.least_probability = std::min(result.least_probability, p);
        result.rejected += p < level ? 1 : 0;
    }
    result.mean_probability = probability(mean_value);
    return result;
}

double mean_value(const ImageF& image) {
    double sum = 0.0;
    for (const float v : image.values()) {
        sum += static_cast<double>(v);
    }
    return sum / static_cast<double>(image.values().size());
}

}  // namespace turntable::test
