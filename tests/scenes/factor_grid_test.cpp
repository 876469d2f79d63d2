#include "scenes/factor_grid.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/error.h"
#include "base/rotation.h"
#include "scenes/factor_law.h"
#include "tests/catch.h"

namespace turntable {

namespace {

FactorGroup group_of(Law law, const std::vector<Interval>& intervals,
                     const std::vector<std::string>& labels) {
    FactorGroup group;
    group.name = std::string(1, 'g');  // GCC 12 warns falsely of assigned literals
    group.law = law;
    std::copy(intervals.begin(), intervals.end(), group.intervals.begin());
    group.labels = labels;
    return group;
}

FactorGroup line(Law law, double minimum, double maximum) {
    return group_of(law, {{minimum, maximum}}, {"g"});
}

FactorGroup choices(const std::vector<std::string>& names) {
    FactorGroup group = group_of(Law::kChoice, {}, {"g"});
    group.choices = names;
    return group;
}

FactorGroup rotations() {
    return group_of(Law::kHaarRotation, {}, {"qx", "qy", "qz", "qw"});
}

std::vector<double> values(const FactorGroup& group, std::uint64_t points) {
    return factor_grid(group, points).values;
}

std::string refusal(const FactorGroup& group, std::uint64_t points) {
    try {
        (void)factor_grid(group, points);
    } catch (const Error& error) {
        CHECK(error.code() == ExitCode::kBadInput);
        return error.what();
    }
    return "accepted";
}

Quaternion rotation(const FactorGrid& grid, std::size_t point) {
    const double* q = grid.row(point);
    return {q[0], q[1], q[2], q[3]};
}

/// The distances from each rotation of a grid to the nearest other one: smallest and mean.
struct Spacing {
    double smallest = 10;
    double mean = 0;
};

Spacing spacing_of(const FactorGrid& grid) {
    Spacing spacing;
    for (std::size_t i = 0; i < grid.points; ++i) {
        double nearest = 10;
        for (std::size_t j = 0; j < grid.points; ++j) {
            if (i != j) {
                nearest =
                    std::min(nearest, geodesic_distance(rotation(grid, i), rotation(grid, j)));
            }
        }
        spacing.smallest = std::min(spacing.smallest, nearest);
        spacing.mean += nearest / static_cast<double>(grid.points);
    }
    return spacing;
}

}  // namespace

TEST_CASE("uniform grids hold both ends and equal steps, one point is the canonical") {
    CHECK(values(line(Law::kUniform, -1, 3), 5) == std::vector<double>{-1, 0, 1, 2, 3});
    CHECK(values(line(Law::kUniform, -1, 3), 1) == std::vector<double>{1});
    FactorGroup group = line(Law::kUniform, -1, 3);
    group.canonical = {0.25};
    CHECK(values(group, 1) == std::vector<double>{0.25});
    CHECK(values(group, 2) == std::vector<double>{-1, 3});
}

TEST_CASE("steps that meet the canonical value by all but rounding hold it exactly") {
    FactorGroup group = line(Law::kUniform, 0.1, 0.7);
    group.canonical = {0.3};
    const std::vector<double> grid = values(group, 7);
    CHECK(std::count(grid.begin(), grid.end(), 0.3) == 1);
    FactorGroup size = line(Law::kLogUniform, 0.37, 2.9);
    const double middle = canonical_values(size)[0];
    const std::vector<double> sizes = values(size, 25);
    CHECK(std::count(sizes.begin(), sizes.end(), middle) == 1);
}

TEST_CASE("log-uniform grids are geometric") {
    const std::vector<double> grid = values(line(Law::kLogUniform, 0.25, 4), 5);
    const std::vector<double> expected{0.25, 0.5, 1, 2, 4};
    REQUIRE(grid.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(grid[i] == Approx(expected[i]).epsilon(1e-14));
    }
    CHECK(grid.front() == 0.25);
    CHECK(grid.back() == 4);
}

TEST_CASE("cyclic grids go round once from the canonical value") {
    FactorGroup group = line(Law::kUniform, 0, 360);
    group.cyclic = true;
    group.canonical = {90};
    const std::vector<double> grid = values(group, 8);
    const std::vector<double> expected{90, 135, 180, 225, 270, 315, 0, 45};
    REQUIRE(grid.size() == 8);
    for (std::size_t i = 0; i < 8; ++i) {
        CHECK(grid[i] == Approx(expected[i]).margin(1e-12));
        CHECK(grid[i] >= 0);
        CHECK(grid[i] < 360);
    }
    CHECK(grid[0] == 90);
}

TEST_CASE("integer grids are distinct whole numbers from end to end") {
    CHECK(values(line(Law::kInteger, 0, 6), 7) == std::vector<double>{0, 1, 2, 3, 4, 5, 6});
    CHECK(values(line(Law::kInteger, 0, 6), 3) == std::vector<double>{0, 3, 6});
    const std::vector<double> some = values(line(Law::kInteger, 0, 6), 4);
    CHECK(std::set(some.begin(), some.end()).size() == 4);
    CHECK(refusal(line(Law::kInteger, 0, 6), 8) == "the range holds 7 whole numbers, not 8");
}

TEST_CASE("choice grids are the first choices, with the canonical one") {
    FactorGroup group = choices({"a", "b", "c", "d"});
    CHECK(values(group, 2) == std::vector<double>{0, 1});
    group.canonical = {3};
    CHECK(values(group, 2) == std::vector<double>{0, 3});
    CHECK(values(group, 4) == std::vector<double>{0, 1, 2, 3});
    CHECK(refusal(group, 5) == "there are 4 choices, not 5");
}

TEST_CASE("grids of rectangles and boxes are nearly square, longer along the wider axis") {
    const FactorGroup square = group_of(Law::kUniformRectangle, {{-1, 1}, {-1, 1}}, {"x", "y"});
    const FactorGroup tall = group_of(Law::kUniformRectangle, {{-1, 1}, {-2, 2}}, {"x", "y"});
    CHECK(grid_shape(square, 16) == std::array<std::uint64_t, 3>{4, 4, 1});
    CHECK(grid_shape(square, 12) == std::array<std::uint64_t, 3>{4, 3, 1});
    CHECK(grid_shape(tall, 12) == std::array<std::uint64_t, 3>{3, 4, 1});
    CHECK(grid_shape(square, 3) == std::array<std::uint64_t, 3>{3, 1, 1});
    CHECK(values(square, 4) == std::vector<double>{-1, -1, 1, -1, -1, 1, 1, 1});
    // Along an axis with one point the value is the canonical one.
    CHECK(values(square, 2) == std::vector<double>{-1, 0, 1, 0});
    CHECK(refusal(square, 5) == "5 points make no grid that is nearly square (12 do: 4 x 3)");
    CHECK(refusal(square, 26) == "26 points make no grid that is nearly square (12 do: 4 x 3)");
    const FactorGroup cube = group_of(Law::kUniformBox, {{0, 1}, {0, 1}, {0, 1}}, {"x", "y", "z"});
    CHECK(grid_shape(cube, 27) == std::array<std::uint64_t, 3>{3, 3, 3});
    CHECK(grid_shape(cube, 24) == std::array<std::uint64_t, 3>{4, 3, 2});
    CHECK(grid_shape(cube, 16) == std::array<std::uint64_t, 3>{4, 2, 2});
    const FactorGroup flat = group_of(Law::kUniformBox, {{0, 1}, {0, 1}, {0, 0}}, {"x", "y", "z"});
    CHECK(grid_shape(flat, 16) == std::array<std::uint64_t, 3>{4, 4, 1});
    const std::vector<double> points = values(flat, 16);
    std::set<std::pair<double, double>> distinct;
    for (std::size_t i = 0; i < 16; ++i) {
        distinct.emplace(points[3 * i], points[3 * i + 1]);
        CHECK(points[3 * i + 2] == 0);
    }
    CHECK(distinct.size() == 16);
}

TEST_CASE("rotation grids start at the canonical rotation and are spread better than draws") {
    FactorGroup group = rotations();
    group.canonical = {0.5, -0.5, 0.5, 0.5};
    for (const std::uint64_t points : {1U, 2U, 16U, 48U, 200U}) {
        const FactorGrid grid = factor_grid(group, points);
        REQUIRE(grid.points == points);
        CHECK(rotation(grid, 0) == Quaternion{0.5, -0.5, 0.5, 0.5});
        for (std::size_t i = 0; i < points; ++i) {
            const double* q = grid.row(i);
            CHECK(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3] ==
                  Approx(1).epsilon(1e-12));
            CHECK(q[3] >= 0);
        }
    }
    for (const std::uint64_t points : {16U, 48U, 200U}) {
        const Spacing spirals = spacing_of(factor_grid(group, points));
        FactorGrid drawn{points, 4, {}};
        for (std::uint64_t i = 0; i < points; ++i) {
            draw_group(group, Draws(Seed{1}, SampleId{i}, "g"), drawn.values);
        }
        const Spacing draws = spacing_of(drawn);
        // n caps that do not overlap fill at most SO(3), of volume 8 pi^2 where a small ball of
        // radius r has 4/3 pi r^3: no spacing exceeds this.
        const double packed = 2 * std::cbrt(6 * M_PI / static_cast<double>(points));
        INFO(points << ": " << spirals.smallest << " " << spirals.mean << " of " << packed
                    << ", drawn " << draws.smallest << " " << draws.mean);
        CHECK(spirals.smallest > 2 * draws.smallest);
        CHECK(spirals.mean > 1.2 * draws.mean);
        CHECK(spirals.smallest > 0.4 * packed);
    }
}

TEST_CASE("a grid of rotations covers SO(3): no rotation is far from it") {
    const FactorGrid grid = factor_grid(rotations(), 200);
    double farthest = 0;
    for (std::uint64_t i = 0; i < 2000; ++i) {
        std::vector<double> q;
        draw_group(rotations(), Draws(Seed{2}, SampleId{i}, "g"), q);
        double nearest = 10;
        for (std::size_t j = 0; j < grid.points; ++j) {
            nearest =
                std::min(nearest, geodesic_distance({q[0], q[1], q[2], q[3]}, rotation(grid, j)));
        }
        farthest = std::max(farthest, nearest);
    }
    CHECK(farthest < 0.9);  // radians; 200 draws leave holes of about 1.2
}

TEST_CASE("what has no grid is refused") {
    CHECK(refusal(line(Law::kConstant, 1, 1), 1) == "a constant has no grid");
    CHECK(refusal(line(Law::kOutsideQuarter, 0, 0), 3) ==
          "outside_training_quarter has no grid; 'random' draws from it");
    CHECK(refusal(line(Law::kUniform, 2, 2), 3) == "the range holds one value, not 3");
    CHECK(refusal(line(Law::kUniform, 0, 1), 0) == "0 points are outside [1, 100000]");
}

TEST_CASE("the canonical value is the middle in the law's measure where none is given") {
    CHECK(canonical_values(line(Law::kUniform, -1, 3)) == std::vector<double>{1});
    CHECK(canonical_values(line(Law::kLogUniform, 0.25, 4))[0] == Approx(1).epsilon(1e-15));
    CHECK(canonical_values(line(Law::kInteger, 0, 3)) == std::vector<double>{1});
    CHECK(canonical_values(choices({"a", "b"})) == std::vector<double>{0});
    CHECK(canonical_values(rotations()) == std::vector<double>{0, 0, 0, 1});
    FactorGroup outside = group_of(Law::kOutsideQuarter, {}, {"qx", "qy", "qz", "qw", "far"});
    CHECK(canonical_values(outside) == std::vector<double>{0, 0, 0, 1, 0});
    outside.canonical = {0, 0, 1, 0};
    CHECK(canonical_values(outside)[4] == Approx(M_PI / 2));
}

TEST_CASE("a hue goes around the circle at one saturation, and is canonically colourless") {
    FactorGroup hue = group_of(Law::kHue, {{0, 1}, {0, 0.7}}, {"hue", "saturation"});
    CHECK(canonical_values(hue) == std::vector<double>{0, 0});
    CHECK(factor_grid(hue, 4).values ==
          std::vector<double>{0, 0.7, 0.25, 0.7, 0.5, 0.7, 0.75, 0.7});
    std::vector<double> drawn;
    values_at(hue, std::vector<double>{0.3}, drawn);
    CHECK(drawn == std::vector<double>{0.3, 0.7});
}

}  // namespace turntable
