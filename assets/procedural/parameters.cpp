#include "assets/procedural/parameters.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "base/check.h"
#include "base/philox.h"

namespace turntable::procedural {
namespace {

Draws draws_of(Seed seed, std::uint64_t instance, const std::string& class_name,
               std::string_view name) {
    return {seed, SampleId{instance}, fmt::format("procedural/{}/{}", class_name, name)};
}

}  // namespace

Parameters::Parameters(std::string_view class_name, Seed seed, std::uint64_t instance)
    : class_name_(class_name), seed_(seed), instance_(instance) {}

double Parameters::uniform(std::string_view name) const {
    return draws_of(seed_, instance_, class_name_, name).uniform(0);
}

std::uint64_t Parameters::hidden(std::string_view name) const {
    return draws_of(seed_, instance_, class_name_, name).bits(0);
}

void Parameters::note(std::string_view name, double value, std::string_view choice) {
    TT_CHECK(std::none_of(record_.begin(), record_.end(),
                          [&](const ShapeParameter& p) { return p.name == name; }));
    record_.push_back({std::string(name), value, std::string(choice)});
}

float Parameters::real(std::string_view name, float lower, float upper) {
    const auto value = static_cast<float>(
        static_cast<double>(lower) +
        uniform(name) * (static_cast<double>(upper) - static_cast<double>(lower)));
    note(name, static_cast<double>(value), {});
    return value;
}

int Parameters::integer(std::string_view name, int lower, int upper) {
    TT_CHECK_LE(lower, upper);
    const auto count = static_cast<std::uint64_t>(upper - lower) + 1;
    const auto step = draws_of(seed_, instance_, class_name_, name).below(count, 0);
    const int value = lower + static_cast<int>(step);
    note(name, value, {});
    return value;
}

bool Parameters::chance(std::string_view name, double probability) {
    const bool yes = uniform(name) < probability;
    note(name, yes ? 1.0 : 0.0, yes ? "yes" : "no");
    return yes;
}

int Parameters::pick(std::string_view name, std::initializer_list<std::string_view> variants,
                     std::initializer_list<double> weights) {
    TT_CHECK_GT(variants.size(), 0U);
    TT_CHECK(weights.size() == 0 || weights.size() == variants.size());
    const double total = weights.size() == 0 ? static_cast<double>(variants.size())
                                             : std::accumulate(weights.begin(), weights.end(), 0.0);
    double left = uniform(name) * total;
    std::size_t index = 0;
    while (index + 1 < variants.size()) {
        left -= weights.size() == 0 ? 1.0 : weights.begin()[index];
        if (left < 0.0) {
            break;
        }
        ++index;
    }
    note(name, static_cast<double>(index), variants.begin()[index]);
    return static_cast<int>(index);
}

}  // namespace turntable::procedural
