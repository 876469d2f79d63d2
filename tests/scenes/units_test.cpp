#include "scenes/units.h"

#include <numbers>

#include "tests/catch.h"

namespace turntable {

TEST_CASE("quantities are read in any of their units") {
    struct Case {
        const char* text;
        double value;
        Dimension dimension;
    };
    for (const Case& c : {Case{"45 deg", std::numbers::pi / 4, Dimension::kAngle},
                          {"90deg", std::numbers::pi / 2, Dimension::kAngle},
                          {"-0.5 rad", -0.5, Dimension::kAngle},
                          {"25 cm", 0.25, Dimension::kLength},
                          {"1e-3 m", 0.001, Dimension::kLength},
                          {"500  W", 500, Dimension::kPower},
                          {"1.5 W/m2", 1.5, Dimension::kIrradiance},
                          {"256 px", 256, Dimension::kPixels},
                          {"-1 EV", -1, Dimension::kExposure},
                          {"0.6", 0.6, Dimension::kNumber}}) {
        INFO(c.text);
        const auto quantity = parse_quantity(c.text);
        REQUIRE(quantity.ok());
        CHECK(quantity.value().value == c.value);
        CHECK(quantity.value().dimension == c.dimension);
    }
}

TEST_CASE("what is no quantity is refused with its reason") {
    for (const char* text : {"", "deg", "x 1", " 1", "nan", "inf deg", "1e999 m", "--1", "+1"}) {
        INFO(text);
        const auto quantity = parse_quantity(text);
        REQUIRE_FALSE(quantity.ok());
        CHECK(quantity.failure().reason == QuantityFault::kNotANumber);
    }
    for (const char* text : {"1 degree", "1 m m", "1,5 m", "0x10", "1 M"}) {
        INFO(text);
        const auto quantity = parse_quantity(text);
        REQUIRE_FALSE(quantity.ok());
        CHECK(quantity.failure().reason == QuantityFault::kUnknownUnit);
    }
}

TEST_CASE("formatted quantities read back to the same bits") {
    for (const double value : {0.1, 1.0 / 3, std::numbers::pi / 4, 1e-300, 123456789.0, 2e22}) {
        for (const Dimension dimension :
             {Dimension::kNumber, Dimension::kAngle, Dimension::kLength, Dimension::kIrradiance}) {
            const auto back = parse_quantity(format_quantity(value, dimension));
            REQUIRE(back.ok());
            CHECK(back.value().value == value);
            CHECK(back.value().dimension == dimension);
        }
    }
    CHECK(format_quantity(-0.0, Dimension::kNumber) == format_quantity(0.0, Dimension::kNumber));
}

TEST_CASE("ranges know whether their ends belong to them") {
    const Range half_open{Dimension::kAngle, 0, std::numbers::pi / 2, false, true};
    CHECK(half_open.contains(0));
    CHECK_FALSE(half_open.contains(std::numbers::pi / 2));
    CHECK_FALSE(half_open.contains(-1e-9));
    CHECK(half_open.text() == "[0 deg, 90 deg)");
    CHECK(Range{Dimension::kLength, 0, 2, true}.text() == "(0 m, 2 m]");
}

}  // namespace turntable
