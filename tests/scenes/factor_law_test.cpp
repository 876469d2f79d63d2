// Every law draws what it says, for fixed seeds.
#include "scenes/factor_law.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/rotation.h"
#include "scenes/training_quarter.h"
#include "tests/base/goodness_of_fit.h"
#include "tests/catch.h"

namespace turntable {

namespace {

constexpr double kPi = std::numbers::pi;
constexpr std::uint64_t kCount = 30000;

/// One row a sample.
std::vector<std::vector<double>> draw_many(const FactorGroup& group, std::uint64_t count = kCount) {
    std::vector<std::vector<double>> rows(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        draw_group(group, Draws(Seed{77}, SampleId{i}, group.name), rows[i]);
    }
    return rows;
}

FactorGroup group_of(Law law, std::vector<std::string> labels) {
    FactorGroup group;
    group.name = std::string("factor");  // gcc 12 misreads a bare literal here (PR 105329)
    group.law = law;
    group.labels = std::move(labels);
    return group;
}

std::vector<double> column(const std::vector<std::vector<double>>& rows, std::size_t index) {
    std::vector<double> values;
    values.reserve(rows.size());
    for (const auto& row : rows) {
        values.push_back(row.at(index));
    }
    return values;
}

Quaternion quaternion_of(const std::vector<double>& row) {
    return {row[0], row[1], row[2], row[3]};
}

void check_declared_ranges(const FactorGroup& group, const std::vector<std::vector<double>>& rows) {
    const std::vector<Factor> factors = factors_of(group);
    for (const auto& row : rows) {
        REQUIRE(row.size() == factors.size());
        for (std::size_t i = 0; i < row.size(); ++i) {
            REQUIRE(row[i] >= factors[i].minimum);
            REQUIRE(row[i] <= factors[i].maximum);
        }
    }
}

const std::vector<std::string> kQuaternionLabels{"qx", "qy", "qz", "qw"};

}  // namespace

TEST_CASE("a constant is itself") {
    FactorGroup group = group_of(Law::kConstant, {"factor"});
    group.intervals[0] = {0.3, 0.3};
    for (const auto& row : draw_many(group, 10)) {
        CHECK(row == std::vector<double>{0.3});
    }
}

TEST_CASE("uniform factors are uniform over their range") {
    for (const Interval interval : {Interval{0, 1}, {-kPi / 2, kPi / 2}, {0, 2 * kPi}, {5, 5.5}}) {
        FactorGroup group = group_of(Law::kUniform, {"factor"});
        group.intervals[0] = interval;
        const auto rows = draw_many(group);
        check_declared_ranges(group, rows);
        const double width = interval.maximum - interval.minimum;
        CHECK(test::kolmogorov_smirnov_p(column(rows, 0), [&](double x) {
                  return (x - interval.minimum) / width;
              }) > test::kSmallestP);
        std::vector<std::uint64_t> counts(30, 0);
        for (const double x : column(rows, 0)) {
            counts[std::min<std::size_t>(
                static_cast<std::size_t>((x - interval.minimum) / width * 30), 29)]++;
        }
        CHECK(test::chi_square_uniform_p(counts) > test::kSmallestP);
    }
}

TEST_CASE("a box is uniform in three dimensions") {
    FactorGroup group = group_of(Law::kUniformBox, {"t_x", "t_y", "t_z"});
    group.intervals = {Interval{-0.5, 0.5}, {0, 2}, {-1, 0}};
    const auto rows = draw_many(group);
    check_declared_ranges(group, rows);
    std::vector<std::uint64_t> counts(125, 0);
    for (const auto& row : rows) {
        const auto cell = [&](std::size_t axis) {
            const Interval& interval = group.intervals[axis];
            return static_cast<std::size_t>((row[axis] - interval.minimum) /
                                            (interval.maximum - interval.minimum) * 5);
        };
        counts.at(25 * cell(0) + 5 * cell(1) + cell(2)) += 1;
    }
    CHECK(test::chi_square_uniform_p(counts) > test::kSmallestP);
}

TEST_CASE("rotations are Haar-uniform unit quaternions with w >= 0") {
    const FactorGroup group = group_of(Law::kHaarRotation, kQuaternionLabels);
    const auto rows = draw_many(group);
    check_declared_ranges(group, rows);
    // By invariance, the rotation's angle from any fixed one has density (1 - cos t) / pi, and its
    // axis is uniform: its z is uniform in [-1, 1] and its azimuth in [-pi, pi].
    for (const Quaternion fixed : {Quaternion{}, quaternion_from_euler({0.3, -1.1, 2})}) {
        std::vector<double> angles;
        for (const auto& row : rows) {
            const Quaternion q = quaternion_of(row);
            CHECK(q.x * q.x + q.y * q.y + q.z * q.z + q.w * q.w == Approx(1).epsilon(1e-14));
            angles.push_back(geodesic_distance(fixed, q));
        }
        CHECK(test::kolmogorov_smirnov_p(angles, [](double t) { return (t - std::sin(t)) / kPi; }) >
              test::kSmallestP);
    }
    std::vector<std::uint64_t> cells(64, 0);
    for (const auto& row : rows) {
        const double length = std::hypot(row[0], row[1], row[2]);
        const double azimuth = std::atan2(row[1], row[0]) / (2 * kPi) + 0.5;
        const auto i = std::min<std::size_t>(static_cast<std::size_t>(azimuth * 8), 7);
        const auto j = static_cast<std::size_t>((row[2] / length + 1) * 4);
        cells.at(8 * std::min<std::size_t>(j, 7) + i) += 1;
    }
    CHECK(test::chi_square_uniform_p(cells) > test::kSmallestP);
}

TEST_CASE("rotations outside the training quarter never enter it and cover the rest evenly") {
    const FactorGroup group =
        group_of(Law::kOutsideQuarter, {"qx", "qy", "qz", "qw", "training_distance"});
    const auto rows = draw_many(group);
    check_declared_ranges(group, rows);
    // Under Haar measure the canonical Euler angles x and z are uniform and sin y is too; outside,
    // 12 of the 16 quadrant pairs of (x, z) remain, all equally likely.
    std::vector<std::uint64_t> cells(16, 0);
    std::vector<double> sines;
    for (const auto& row : rows) {
        const Quaternion q = quaternion_of(row);
        REQUIRE_FALSE(in_training_quarter(q));
        REQUIRE(row[4] == distance_to_training_quarter(q));
        REQUIRE(row[4] > 0);
        const EulerXyz e = euler_from_matrix(matrix_from_quaternion(q));
        const auto quadrant = [](double angle) {
            return std::min<std::size_t>(static_cast<std::size_t>((angle / kPi + 1) * 2), 3);
        };
        cells[4 * quadrant(e.x) + quadrant(e.z)] += 1;
        sines.push_back(std::sin(e.y));
    }
    std::vector<std::uint64_t> outside;
    for (std::size_t i = 0; i < 16; ++i) {
        const auto within = [](std::size_t quadrant) { return quadrant == 1 || quadrant == 2; };
        if (within(i / 4) && within(i % 4)) {
            CHECK(cells[i] == 0);
        } else {
            outside.push_back(cells[i]);
        }
    }
    CHECK(outside.size() == 12);
    CHECK(test::chi_square_uniform_p(outside) > test::kSmallestP);
    CHECK(test::kolmogorov_smirnov_p(sines, [](double s) { return (s + 1) / 2; }) >
          test::kSmallestP);
}

TEST_CASE("a least distance conditions the law and leaves enough of SO(3) to find") {
    FactorGroup group =
        group_of(Law::kOutsideQuarter, {"qx", "qy", "qz", "qw", "training_distance"});
    group.min_distance = kPi / 6;
    const auto rows = draw_many(group, 1000);
    for (const auto& row : rows) {
        REQUIRE(row[4] > group.min_distance);
    }
    // The same law as dropping the near ones from the unconditioned draws.
    FactorGroup all = group;
    all.min_distance = 0;
    std::vector<double> far;
    std::uint64_t beyond_limit = 0;
    for (const auto& row : draw_many(all)) {
        if (row[4] > group.min_distance) {
            far.push_back(row[4]);
        }
        beyond_limit += row[4] > kPi / 3 ? 1 : 0;
    }
    std::sort(far.begin(), far.end());
    const auto empirical = [&](double x) {
        return static_cast<double>(std::upper_bound(far.begin(), far.end(), x) - far.begin()) /
               static_cast<double>(far.size());
    };
    CHECK(test::kolmogorov_smirnov_p(column(rows, 4), empirical) > test::kSmallestP);
    // The schema's largest min_distance, 60 degrees: 3/4 of this share of proposals passes.
    CHECK(0.75 * static_cast<double>(beyond_limit) / kCount > 1.0 / 40);
}

TEST_CASE("factors are independent of each other") {
    FactorGroup a = group_of(Law::kUniform, {"a"});
    a.name = std::string("a");
    a.intervals[0] = {0, 1};
    FactorGroup b = a;
    b.name = std::string("b");
    const auto first = draw_many(a);
    const auto second = draw_many(b);
    std::vector<std::uint64_t> counts(100, 0);
    for (std::size_t i = 0; i < first.size(); ++i) {
        counts[static_cast<std::size_t>(first[i][0] * 10) * 10 +
               static_cast<std::size_t>(second[i][0] * 10)]++;
    }
    CHECK(test::chi_square_uniform_p(counts) > test::kSmallestP);
}

}  // namespace turntable
