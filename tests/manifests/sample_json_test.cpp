// Records to JSON and back, against nlohmann's parser and against malformed text.
#include <limits>

#include <nlohmann/json.hpp>

#include "base/check.h"
#include "base/error.h"
#include "manifests/json_cursor.h"
#include "manifests/sample_json.h"
#include "tests/catch.h"
#include "tests/manifests/sample_set.h"

namespace turntable {
namespace {

SampleRecord awkward_record() {
    SampleRecord record = test::make_record({}, 123);
    record.index = std::numeric_limits<std::uint64_t>::max();
    record.object = "quote \" slash / back \\ tab \t null-ish \x01 umlaut \xc3\xa4";
    record.label = -1;
    record.factors = {
        {"a", 0.1},       {"b", -0.0}, {"c", 5e-324},     {"d", 1.7976931348623157e308},
        {"e", 1.0 / 3.0}, {"f", 1e-5}, {"g", 123456789.0}};
    record.files = {{"jpg", std::string(64, 'f')}, {"depth.exr", std::string(64, '0')}};
    return record;
}

/// Of a design, with every label that a plain record lacks.
SampleRecord design_record() {
    SampleRecord record = test::make_record({}, 5);
    record.names = {{"background", "sky-noon"}, {"preset", "chrome \"polished\""}};
    record.cell = "pair:pose*size";
    record.orbit = "000000017/pose";
    record.varied = {"pose", "size"};
    record.splits = {{"range", "test"}, {"instances", "out"}};
    record.attempt = 2;
    record.relative_quaternion = {0.1, -0.7, 1.0 / 3.0, 0.62};
    record.relative_translation = {0.25, -0.0, 1e-17};
    record.relative_scale = 0.8;
    record.parts = {"seat", "leg \"front\""};
    record.symmetry = "4x2";
    record.symmetry_axes = {{0.0, 0.0, 1.0, 0.01, -0.0, 0.1, 4.0},
                            {1.0, 0.0, 0.0, 0.01, 0.0, 1.0 / 3.0, 2.0}};
    record.symmetry_mirrors = {{0.6, 0.8, 0.0, -0.125}};
    record.reduced_quaternion = {0.0, 0.0, 1.0 / 7.0, 0.99};
    record.reduced_translation = {0.25, 0.5, -1e-17};
    record.position = {127.5, -3.25};
    record.depth = 2.5;
    record.full_box = {-10.125, 3.0, 200.0, 260.5};
    record.apparent_size = 257.5;
    for (std::size_t i = 0; i < record.corners.size(); ++i) {
        record.corners[i] = 1.5 * static_cast<double>(i) - 3.0;
    }
    record.visible_fraction = 0.72;
    record.truncation = 0.1;
    record.occlusion = 0.2;
    record.light = "sky-noon";
    record.background = "room-brick";
    record.imagenet = {423, 559, 765};
    record.caption = "A small chair before a \"room\".";
    return record;
}

std::string failure_of(const std::string& text) {
    try {
        (void)sample_from_json(text, "here");
        return "no error";
    } catch (const Error& error) {
        CHECK(error.code() == ExitCode::kBadInput);
        return error.what();
    }
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("a record survives JSON bit for bit") {
    for (const SampleRecord& record :
         {test::make_record({}, 7), awkward_record(), design_record()}) {
        const std::string text = to_json(record);
        const SampleRecord back = sample_from_json(text, "here");
        CHECK(to_json(back) == text);
        CHECK(back.object == record.object);
        CHECK(back.index == record.index);
        CHECK(back.factors == record.factors);
        CHECK(back.object_to_world == record.object_to_world);
        CHECK(back.quaternion == record.quaternion);
        CHECK(back.files == record.files);
        CHECK(back.box == record.box);
    }
    CHECK(std::signbit(sample_from_json(to_json(awkward_record()), "here").factors[1].second));
}

TEST_CASE("labels of designs, outlines and surroundings survive JSON") {
    const SampleRecord record = design_record();
    const SampleRecord back = sample_from_json(to_json(record), "here");
    CHECK(back.names == record.names);
    CHECK(back.cell == record.cell);
    CHECK(back.orbit == record.orbit);
    CHECK(back.varied == record.varied);
    CHECK(back.splits == record.splits);
    CHECK(back.attempt == 2);
    CHECK(back.relative_quaternion == record.relative_quaternion);
    CHECK(back.relative_translation == record.relative_translation);
    CHECK(std::signbit(back.relative_translation[1]));
    CHECK(back.relative_scale == 0.8);
    CHECK(back.parts == record.parts);
    CHECK(back.symmetry == record.symmetry);
    CHECK(back.symmetry_axes == record.symmetry_axes);
    CHECK(std::signbit(back.symmetry_axes[0][4]));
    CHECK(back.symmetry_mirrors == record.symmetry_mirrors);
    CHECK(back.reduced_quaternion == record.reduced_quaternion);
    CHECK(back.reduced_translation == record.reduced_translation);
    CHECK(back.position == record.position);
    CHECK(back.depth == 2.5);
    CHECK(back.full_box == record.full_box);
    CHECK(back.apparent_size == 257.5);
    CHECK(back.corners == record.corners);
    CHECK(back.truncation == 0.1);
    CHECK(back.occlusion == 0.2);
    CHECK(back.light == record.light);
    CHECK(back.background == record.background);
    CHECK(back.imagenet == record.imagenet);
    CHECK(back.caption == record.caption);
}

TEST_CASE("labels at their defaults are not written, and their absence is read as such") {
    const std::string plain = to_json(test::make_record({}, 5));
    const auto tree = nlohmann::json::parse(plain);
    for (const char* key : {"names",
                            "cell",
                            "orbit",
                            "varied",
                            "splits",
                            "attempt",
                            "relative_quaternion",
                            "relative_translation",
                            "relative_scale",
                            "parts",
                            "symmetry",
                            "symmetry_axes",
                            "symmetry_mirrors",
                            "reduced_quaternion",
                            "reduced_translation",
                            "position",
                            "depth",
                            "full_box",
                            "apparent_size",
                            "corners",
                            "truncation",
                            "occlusion",
                            "light",
                            "background",
                            "imagenet",
                            "caption"}) {
        INFO(key);
        CHECK(!tree.contains(key));
        CHECK(nlohmann::json::parse(to_json(design_record())).contains(key));
    }
    const SampleRecord back = sample_from_json(plain, "here");
    CHECK(back.relative_quaternion == std::array{0.0, 0.0, 0.0, 1.0});
    CHECK(back.relative_scale == 1.0);
    CHECK(back.varied.empty());
}

TEST_CASE("the text is JSON to another parser, with the same values and key order") {
    const SampleRecord record = awkward_record();
    const auto tree = nlohmann::ordered_json::parse(to_json(record));
    CHECK(tree.begin().key() == "index");
    CHECK(tree.at("index") == record.index);
    CHECK(tree.at("object") == record.object);
    CHECK(tree.at("class") == record.class_name);
    CHECK(tree.at("object_to_world") == record.object_to_world);
    for (const auto& [name, value] : record.factors) {
        CHECK(tree.at("factors").at(name).get<double>() == value);
    }
    // And what that parser writes, escapes and indentation included, reads back here.
    CHECK(to_json(sample_from_json(tree.dump(2, ' ', true), "here")) == to_json(record));
}

TEST_CASE("entries carry the places of their files") {
    ShardEntry entry{test::make_record({}, 3), {{"jpg", 512, 99}, {"json", 1536, 1200}}};
    const ShardEntry back = entry_from_json(to_json(entry), "here");
    CHECK(back.members == entry.members);
    CHECK(to_json(back.record) == to_json(entry.record));
    entry.members.clear();
    CHECK(entry_from_json(to_json(entry), "here").members.empty());
}

TEST_CASE("a wrong field is named") {
    const std::string good = to_json(test::make_record({}, 1));
    CHECK(failure_of(good) == "no error");
    CHECK_THAT(failure_of(replaced(good, "\"view\":1,", "")),
               Catch::Contains("\"view\" is missing"));
    CHECK_THAT(failure_of(replaced(good, "\"view\":1", "\"view\":\"1\"")),
               Catch::Contains("field \"view\": expected a whole number"));
    CHECK_THAT(failure_of(replaced(good, "\"view\":1", "\"view\":1.5")), Catch::Contains("view"));
    CHECK_THAT(failure_of(replaced(good, "\"view\":1", "\"view\":1,\"view\":1")),
               Catch::Contains("twice"));
    CHECK_THAT(failure_of(replaced(good, "\"view\":1", "\"wiev\":1")),
               Catch::Contains("\"wiev\": unknown field"));
    CHECK_THAT(failure_of(replaced(good, "\"box\":[10,", "\"box\":[")),
               Catch::Contains("field \"box\": expected 4"));
    CHECK_THAT(failure_of(replaced(good, "\"box\":[10,", "\"box\":[10,11,")),
               Catch::Contains("field \"box\": expected 4"));
    CHECK_THAT(failure_of(replaced(good, "\"index\":1", "\"index\":-1")),
               Catch::Contains("field \"index\""));
    CHECK_THAT(failure_of(replaced(good, "\"object_x\":", "\"object_y\":")),
               Catch::Contains("field \"factors\": \"object_y\" is given twice"));
    CHECK_THAT(failure_of(replaced(good, "\"noise\":0.37", "\"noise\":1e999")),
               Catch::Contains("field \"noise\": expected a number"));
    CHECK_THAT(failure_of(good + "x"), Catch::Contains("after the value"));
}

TEST_CASE("a wrong label of a design is named") {
    const std::string good = to_json(design_record());
    CHECK_THAT(failure_of(replaced(good, "\"varied\":[\"pose\"", "\"varied\":[1")),
               Catch::Contains("field \"varied\""));
    CHECK_THAT(failure_of(replaced(good, "\"position\":[127.5,", "\"position\":[")),
               Catch::Contains("field \"position\": expected 2"));
    CHECK_THAT(failure_of(replaced(good, "\"corners\":[", "\"corners\":[0,")),
               Catch::Contains("field \"corners\": expected 16"));
    CHECK_THAT(failure_of(replaced(good, "\"imagenet\":[423,", "\"imagenet\":[4.5,")),
               Catch::Contains("field \"imagenet\""));
    CHECK_THAT(failure_of(replaced(good, "\"range\":", "\"instances\":")),
               Catch::Contains("field \"splits\": \"instances\" is given twice"));
    CHECK_THAT(failure_of(replaced(good, "\"attempt\":2", "\"attempt\":2,\"attempt\":2")),
               Catch::Contains("\"attempt\": the field is given twice"));
}

TEST_CASE("what is not JSON is refused at every cut and every odd number") {
    const std::string good = to_json(awkward_record());
    const std::string rich = to_json(design_record());
    for (std::size_t length = 0; length < rich.size(); ++length) {
        CHECK_THROWS_AS((void)sample_from_json(rich.substr(0, length), "here"), Error);
    }
    for (std::size_t length = 0; length < good.size(); ++length) {
        CHECK_THROWS_AS((void)sample_from_json(good.substr(0, length), "here"), Error);
    }
    for (const char* number : {"", "-", "01", ".5", "1.", "1e", "+1", "NaN", "inf", "0x1", "1_0"}) {
        INFO(number);
        const std::string base = to_json(test::make_record({}, 1));
        CHECK_THROWS_AS(
            (void)sample_from_json(
                replaced(base, "\"noise\":0.37", std::string("\"noise\":") + number), "here"),
            Error);
    }
}

TEST_CASE("escapes follow RFC 8259") {
    const auto read = [](const std::string& text) {
        JsonCursor json(text, "here");
        std::string value = json.string_value();
        json.end();
        return value;
    };
    CHECK(read(R"("a\"\\\/\b\f\n\r\tz")") == "a\"\\/\b\f\n\r\tz");
    CHECK(read(R"("\u00e4\u20ac\ud83d\ude00")") == "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80");
    for (const char* bad : {R"("\x")", R"("\u12")", R"("\ud83d")", R"("\ud83dx")", R"("\ude00")",
                            R"("\ud83d\u0041")", "\"a\nb\"", R"("open)", R"("\)", R"("\u)"}) {
        INFO(bad);
        CHECK_THROWS_AS(read(bad), Error);
    }
}

TEST_CASE("a record that is no number is a bug, not a file") {
    SampleRecord record = test::make_record({}, 1);
    record.noise = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS((void)to_json(record), CheckFailure);
}

}  // namespace turntable
