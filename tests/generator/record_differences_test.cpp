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

TEST_CASE("labels of the design and of projections are the plan's") {
    SampleRecord stored = record();
    stored.cell = "sweep:pose";
    CHECK(planned_differences(stored, record()) ==
          std::vector<std::string>{"cell is sweep:pose, the plan gives "});
    stored = record();
    stored.varied = {"pose"};
    stored.splits = {{"range", "test"}};
    stored.relative_scale = 1.5;
    stored.corners[7] = 1e-3;
    stored.imagenet = {3};
    CHECK(planned_differences(stored, record()).size() == 5);
    CHECK(frame_differences(stored, record(), "rendering gives").empty());
}

TEST_CASE("what is known of the model's shape is the plan's") {
    SampleRecord stored = record();
    stored.reduced_quaternion = {0.0, 0.0, 0.0, 1.0};
    CHECK(planned_differences(stored, record()) ==
          std::vector<std::string>{
              "reduced_quaternion is [0, 0, 0, 1], the plan gives [0, 0, 0, 0]"});
    stored.parts = {"seat"};
    stored.symmetry = std::string("4");  // not "4" alone: g++ 12 warns of an overlap
    stored.symmetry_axes = {{0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 4.0}};
    stored.symmetry_mirrors = {{1.0, 0.0, 0.0, 0.0}};
    stored.reduced_translation[0] = 1.0;
    CHECK(planned_differences(stored, record()).size() == 6);
    keep_labels_of_format(stored, 1);
    CHECK(planned_differences(stored, record()).empty());
}

TEST_CASE("outline and caption are compared with a rendering, not with the plan") {
    SampleRecord stored = record();
    stored.full_box[0] = 0.001;
    stored.apparent_size = 3.0;
    stored.truncation = 0.5;
    stored.occlusion = 0.25;
    stored.caption = "A chair.";
    CHECK(planned_differences(stored, record()).empty());
    CHECK(frame_differences(stored, record(), "rendering gives").size() == 5);
}

TEST_CASE("a set of format 1 is not asked for what it does not say") {
    SampleRecord fresh = record();
    fresh.cell = "canonical";
    fresh.names = {{"background", "sky-noon"}};
    fresh.varied = {"pose"};
    fresh.splits = {{"range", "test"}};
    fresh.orbit = "chair/a pose";
    fresh.attempt = 1;
    fresh.relative_quaternion = {1.0, 0.0, 0.0, 0.0};
    fresh.relative_translation = {1.0, 0.0, 0.0};
    fresh.relative_scale = 2.0;
    fresh.position = {1.0, 2.0};
    fresh.depth = 3.0;
    fresh.full_box = {1.0, 2.0, 3.0, 4.0};
    fresh.apparent_size = 2.0;
    fresh.corners[0] = 1.0;
    fresh.truncation = 0.5;
    fresh.occlusion = 0.5;
    fresh.light = "lamps";
    fresh.background = "plain";
    fresh.imagenet = {1};
    fresh.caption = "A chair.";
    SampleRecord newest = fresh;
    keep_labels_of_format(newest, 2);
    CHECK(planned_differences(fresh, newest).empty());
    CHECK(frame_differences(fresh, newest, "rendering gives").empty());
    keep_labels_of_format(fresh, 1);
    CHECK(planned_differences(record(), fresh).empty());
    CHECK(frame_differences(record(), fresh, "rendering gives").empty());
    CHECK(fresh.attempt == 0);
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
