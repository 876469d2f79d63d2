// Record differences: each label that differs is named with both values, and no other.
#include "generator/record_differences.h"
#include "tests/catch.h"

namespace turntable {
namespace {

SampleRecord record() {
    SampleRecord value;
    value.index = 12;
    value.key = "000000012";
    value.object = "chair/a";
    value.class_name = "chair";
    value.label = 18;
    value.factors = {{"yaw", 0.25}, {"hue", 0.5}};
    value.box = {1, 2, 30, 40};
    value.files = {{"jpg", "abc"}};
    return value;
}

TEST_CASE("equal records have no differences") {
    CHECK(planned_differences(record(), record()).empty());
    CHECK(frame_differences(record(), record(), "rendering gives").empty());
}

TEST_CASE("a factor, a label and a matrix are named with both values") {
    SampleRecord stored = record();
    stored.factors[0].second = 0.75;
    CHECK(planned_differences(stored, record()) ==
          std::vector<std::string>{"yaw is 0.75, the plan gives 0.25"});
    stored = record();
    stored.label = 3;
    CHECK(planned_differences(stored, record()) ==
          std::vector<std::string>{"label is 3, the plan gives 18"});
    stored = record();
    stored.object_to_world[3] = 1e-300;
    CHECK(planned_differences(stored, record()).size() == 1);
    stored = record();
    stored.factors.pop_back();
    CHECK(planned_differences(stored, record()).size() == 1);
}

TEST_CASE("what the frame shows is compared apart from what the plan decides") {
    SampleRecord stored = record();
    stored.box[2] = 31;
    CHECK(planned_differences(stored, record()).empty());
    CHECK(frame_differences(stored, record(), "rendering gives") ==
          std::vector<std::string>{"box is [1, 2, 31, 40], rendering gives [1, 2, 30, 40]"});
    stored = record();
    stored.reject = "too_small";
    CHECK(frame_differences(stored, record(), "rendering gives") ==
          std::vector<std::string>{"quality check is too_small, rendering gives accepted"});
}

}  // namespace
}  // namespace turntable
