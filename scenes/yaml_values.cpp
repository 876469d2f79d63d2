#include "scenes/yaml_values.h"

#include <algorithm>
#include <cmath>

#include <fmt/ranges.h>

namespace turntable {
namespace {

bool all_in(const std::string& text, std::string_view more) {
    return std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               more.find(c) != std::string_view::npos;
    });
}

constexpr std::size_t kLongestName = 64;

}  // namespace

bool is_factor_name(const std::string& text) {
    return !text.empty() && text.size() <= kLongestName && text[0] >= 'a' && text[0] <= 'z' &&
           all_in(text, "_");
}

bool is_recipe_name(const std::string& text) {
    return !text.empty() && text.size() <= kLongestName && text[0] != '.' && text[0] != '-' &&
           all_in(text, "_-.");
}

Quantity read_quantity(const YamlCursor& node) {
    const std::string text = node.text();
    const auto parsed = parse_quantity(text);
    if (parsed) {
        return parsed.value();
    }
    throw node.failure(parsed.failure().reason == QuantityFault::kUnknownUnit
                           ? fmt::format("'{}' is no unit", parsed.failure().detail)
                           : fmt::format("'{}' is not a number", text));
}

double fixed(const YamlCursor& node, const Range& range) {
    const Quantity written = read_quantity(node);
    if (written.dimension != range.dimension) {
        throw node.failure(fmt::format("'{}' is {}; this must be {}", node.text(),
                                       describe_dimension(written.dimension),
                                       describe_dimension(range.dimension)));
    }
    if (!range.contains(written.value)) {
        throw node.failure(fmt::format("{} is outside {}", node.text(), range.text()));
    }
    return written.value;
}

std::uint64_t whole(const YamlCursor& node, const Range& range) {
    const double value = fixed(node, range);
    if (value != std::floor(value)) {
        throw node.failure(fmt::format("{} is not a whole number", node.text()));
    }
    return static_cast<std::uint64_t>(value);
}

std::uint32_t position_in(const YamlCursor& node, std::span<const std::string> names) {
    const std::string text = node.text();
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end()) {
        throw node.failure(fmt::format("'{}' is none of: {}", text, fmt::join(names, ", ")));
    }
    return static_cast<std::uint32_t>(found - names.begin());
}

std::string factor_name(const YamlCursor& node) {
    std::string name = node.text();
    if (!is_factor_name(name)) {
        throw node.failure("a label is 1 to 64 of a-z, 0-9 and '_', a letter first");
    }
    return name;
}

std::vector<std::string> name_list(const YamlCursor& node) {
    if (!node.is_sequence() || node.size() == 0) {
        throw node.failure("must be a list of one or more names");
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < node.size(); ++i) {
        std::string name = node.at(i).text();
        if (std::find(names.begin(), names.end(), name) != names.end()) {
            throw node.at(i).failure(fmt::format("'{}' is listed twice", name));
        }
        names.push_back(std::move(name));
    }
    return names;
}

Interval read_interval(const YamlCursor& node, Dimension& dimension) {
    node.require_sequence(2, "values, the smallest and the largest");
    const Quantity low = read_quantity(node.at(0));
    const Quantity high = read_quantity(node.at(1));
    if (low.dimension != high.dimension) {
        throw node.failure(fmt::format("its ends are {} and {}", describe_dimension(low.dimension),
                                       describe_dimension(high.dimension)));
    }
    if (low.value > high.value) {
        throw node.failure(fmt::format("its minimum {} is above its maximum {}", node.at(0).text(),
                                       node.at(1).text()));
    }
    if (!std::isfinite(high.value - low.value)) {
        throw node.failure("its width is not a finite number");
    }
    dimension = low.dimension;
    return {low.value, high.value};
}

std::array<double, 4> unit_quaternion(const YamlCursor& node) {
    node.require_sequence(4, "numbers x, y, z, w");
    std::array<double, 4> q{};
    double squares = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        q[i] = fixed(node.at(i), {Dimension::kNumber, -1, 1});
        squares += q[i] * q[i];
    }
    constexpr double kRounding = 1e-12;
    if (std::abs(squares - 1) > kRounding) {
        throw node.failure(fmt::format("has length {}, not 1", std::sqrt(squares)));
    }
    return q;
}

}  // namespace turntable
