#include "scenes/units.h"

#include <array>
#include <charconv>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "base/check.h"

namespace turntable {
namespace {

struct Unit {
    std::string_view name;
    Dimension dimension;
    double scale;  // of one unit in the dimension's SI unit
};

constexpr double kDegree = std::numbers::pi / 180;

// The first unit of a dimension is the one inside the program.
constexpr std::array<Unit, 10> kUnits{{{"rad", Dimension::kAngle, 1.0},
                                       {"deg", Dimension::kAngle, kDegree},
                                       {"m", Dimension::kLength, 1.0},
                                       {"cm", Dimension::kLength, 0.01},
                                       {"mm", Dimension::kLength, 0.001},
                                       {"W", Dimension::kPower, 1.0},
                                       {"W/m2", Dimension::kIrradiance, 1.0},
                                       {"px", Dimension::kPixels, 1.0},
                                       {"EV", Dimension::kExposure, 1.0},
                                       {"K", Dimension::kTemperature, 1.0}}};

std::string_view trim_left(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

}  // namespace

Result<Quantity, QuantityFault> parse_quantity(std::string_view text) {
    double value = 0.0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || !std::isfinite(value)) {
        return Failure<QuantityFault>{QuantityFault::kNotANumber, std::string(text)};
    }
    const std::string_view name =
        trim_left(std::string_view(rest, static_cast<std::size_t>(end - rest)));
    if (name.empty()) {
        return Quantity{value, Dimension::kNumber};
    }
    for (const Unit& unit : kUnits) {
        if (unit.name == name) {
            return Quantity{value * unit.scale, unit.dimension};
        }
    }
    return Failure<QuantityFault>{QuantityFault::kUnknownUnit, std::string(name)};
}

std::string format_quantity(double value, Dimension dimension) {
    // fmt prints the shortest digits that round-trip; -0 would be a second spelling of 0.
    const std::string number = fmt::format("{}", value == 0 ? 0.0 : value);
    return dimension == Dimension::kNumber ? number
                                           : fmt::format("{} {}", number, si_unit(dimension));
}

std::string_view si_unit(Dimension dimension) {
    for (const Unit& unit : kUnits) {
        if (unit.dimension == dimension) {
            return unit.name;
        }
    }
    TT_CHECK(dimension == Dimension::kNumber);
    return "1";
}

std::string_view describe_dimension(Dimension dimension) {
    switch (dimension) {
    case Dimension::kNumber:
        return "a plain number";
    case Dimension::kAngle:
        return "an angle (deg or rad)";
    case Dimension::kLength:
        return "a length (m, cm or mm)";
    case Dimension::kPower:
        return "a power (W)";
    case Dimension::kIrradiance:
        return "an irradiance (W/m2)";
    case Dimension::kPixels:
        return "a number of pixels (px)";
    case Dimension::kExposure:
        return "an exposure (EV)";
    case Dimension::kTemperature:
        return "a temperature (K)";
    }
    TT_CHECK(false);
    return {};
}

bool Range::contains(double value) const {
    const bool above = open_minimum ? value > minimum : value >= minimum;
    const bool below = open_maximum ? value < maximum : value <= maximum;
    return above && below;
}

std::string Range::text() const {
    // People type angles in degrees, so messages about them are in degrees too.
    const auto quantity = [this](double value) {
        return dimension == Dimension::kAngle ? fmt::format("{:.6g} deg", value / kDegree)
                                              : format_quantity(value, dimension);
    };
    return fmt::format("{}{}, {}{}", open_minimum ? '(' : '[', quantity(minimum), quantity(maximum),
                       open_maximum ? ')' : ']');
}

}  // namespace turntable
