#include "base/nearest_name.h"

#include <vector>

#include "tests/catch.h"

namespace turntable {

TEST_CASE("edit distance counts insertions, deletions and substitutions") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("abc", "abc") == 0);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("abc", "") == 3);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("flaw", "lawn") == 2);
    CHECK(edit_distance("lawn", "flaw") == 2);
}

TEST_CASE("the nearest name is offered only when it is near") {
    const std::vector<std::string> names{"blend", "radius", "half_angle", "power"};
    CHECK(nearest_name("blnd", names) == "blend");
    CHECK(nearest_name("half-angel", names) == "half_angle");
    CHECK(nearest_name("power", names) == "power");
    CHECK(nearest_name("temperature", names).empty());
    CHECK(nearest_name("x", std::vector<std::string>{}).empty());
    // Within 2 edits for short names: "rad" is 3 away from "radius".
    CHECK(nearest_name("rad", names).empty());
}

}  // namespace turntable
