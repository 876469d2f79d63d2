// Quantities as people type them in recipes ("45 deg", "0.25 m") and as the program keeps them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace turntable {

/// What a quantity measures. Each has one unit inside the program (si_unit) and may have others in
/// text.
enum class Dimension : std::uint32_t {
    kNumber = 0,       ///< no unit
    kAngle = 1,        ///< rad, deg
    kLength = 2,       ///< m, cm, mm
    kPower = 3,        ///< W
    kIrradiance = 4,   ///< W/m2
    kPixels = 5,       ///< px
    kExposure = 6,     ///< EV
    kTemperature = 7,  ///< K
};

struct Quantity {
    double value = 0.0;  ///< in si_unit(dimension)
    Dimension dimension = Dimension::kNumber;
};

enum class QuantityFault : std::uint32_t {
    kNotANumber,   ///< does not start with a finite decimal number
    kUnknownUnit,  ///< what follows the number is no unit
};

/// "45 deg", "-1e-3 m", "0.6": a finite decimal number, blanks, a unit or none.
[[nodiscard]] Result<Quantity, QuantityFault> parse_quantity(std::string_view text);

/// The shortest text that parse_quantity turns into exactly `value` again.
[[nodiscard]] std::string format_quantity(double value, Dimension dimension);

/// The unit of values inside the program: "rad", "m", ..., "1" for numbers.
[[nodiscard]] std::string_view si_unit(Dimension dimension);

/// For messages: "an angle (deg or rad)", "a length (m, cm or mm)", "a plain number", ...
[[nodiscard]] std::string_view describe_dimension(Dimension dimension);

/// The values a place in a recipe accepts.
struct Range {
    Dimension dimension = Dimension::kNumber;
    double minimum = 0.0;
    double maximum = 1.0;
    bool open_minimum = false;  ///< the minimum itself is excluded
    bool open_maximum = false;

    [[nodiscard]] bool contains(double value) const;
    /// "[0 rad, 3.14 rad)", for messages.
    [[nodiscard]] std::string text() const;
};

}  // namespace turntable
