// Quality report: every record is counted once in its class, its cell and each factor's bin.
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "manifests/quality_report.h"
#include "manifests/shard_index.h"
#include "tests/catch.h"
#include "tests/manifests/sample_set.h"
#include "tests/paths.h"

namespace turntable {
namespace {

using Counts = std::map<std::string, QualityCount>;

SampleRecord record(const char* class_name, const char* cell, double yaw, const char* reject = "",
                    int attempt = 0) {
    SampleRecord made;
    made.class_name = class_name;
    made.cell = cell;
    made.factors = {{"yaw", yaw}, {"sky", yaw > 0.0 ? 1.0 : 0.0}};
    made.names = {{"sky", yaw > 0.0 ? "noon" : "dawn"}};
    made.reject = reject;
    made.attempt = attempt;
    return made;
}

std::vector<FactorScale> scales() {
    return {{"yaw", "rad", -2.0, 2.0}, {"sky", "1", 0.0, 1.0}};
}

QualityCount count(std::uint64_t accepted, std::uint64_t redone,
                   std::map<std::string, std::uint64_t> reasons = {}) {
    QualityCount made{accepted, redone, 0, std::move(reasons)};
    for (const auto& [reason, number] : made.reasons) {
        made.rejected += number;
    }
    return made;
}

QualityCounter counter() {
    QualityCounter counted(scales());
    counted.add(record("mug", "canonical", 0.0));
    counted.add(record("mug", "sweep:yaw", -2.0, "", 2));
    counted.add(record("mug", "sweep:yaw", 2.0, "dark", 3));
    counted.add(record("mug", "sweep:yaw", 1.9, "too_small"));
    counted.add(record("bed", "sweep:yaw", 1.9, "dark"));
    counted.add(record("bed", "sweep:yaw", -5.0));
    return counted;
}

TEST_CASE("records are counted by class, cell and value") {
    const QualityReport report = counter().report();
    CHECK(report.all == count(3, 1, {{"dark", 2}, {"too_small", 1}}));
    CHECK(report.all.planned() == 6);
    CHECK(report.classes == Counts{{"bed", count(1, 0, {{"dark", 1}})},
                                   {"mug", count(2, 1, {{"dark", 1}, {"too_small", 1}})}});
    CHECK(report.cells == Counts{{"canonical", count(1, 0)},
                                 {"sweep:yaw", count(2, 1, {{"dark", 2}, {"too_small", 1}})}});
    REQUIRE(report.short_cells.size() == 2);
    CHECK(report.short_cells[0].class_name == "mug");
    CHECK(report.short_cells[0].cell == "sweep:yaw");
    CHECK(report.short_cells[0].count == count(1, 1, {{"dark", 1}, {"too_small", 1}}));
    CHECK(report.short_cells[1].class_name == "bed");
}

TEST_CASE("values fall into bins over the factor's range, choices by their names") {
    const QualityReport report = counter().report();
    REQUIRE(report.factors.size() == 2);
    const std::vector<ValueBin>& yaw = report.factors[0].bins;
    REQUIRE(yaw.size() == 3);  // of 8, the others are empty
    CHECK(yaw[0].from == -2.0);
    CHECK(yaw[0].to == -1.5);
    CHECK(yaw[0].count == count(2, 1));  // -2, and -5 which is below the range
    CHECK(yaw[1].from == 0.0);
    CHECK(yaw[1].count == count(1, 0));
    CHECK(yaw[2].from == 1.5);
    CHECK(yaw[2].count == count(0, 0, {{"dark", 2}, {"too_small", 1}}));
    CHECK(value_text(report.factors[0].scale, yaw[2]) == "1.5 to 2 rad");
    const std::vector<ValueBin>& sky = report.factors[1].bins;
    REQUIRE(sky.size() == 2);
    CHECK(sky[0].name == "dawn");
    CHECK(sky[0].count == count(3, 1));
    CHECK(sky[1].name == "noon");
    CHECK(sky[1].count.rejected == 3);
}

TEST_CASE("counters of parts add up to the counter of the whole") {
    QualityCounter twice = counter();
    twice.add(counter());
    const QualityReport report = twice.report();
    CHECK(report.all == count(6, 2, {{"dark", 4}, {"too_small", 2}}));
    CHECK(report.factors[1].bins[1].count.rejected == 6);
}

TEST_CASE("the records of shards are counted as they were stored") {
    const test::ScratchFolder scratch("quality");
    const test::SampleSet set;
    std::vector<ShardId> shards;
    QualityCounter expected({{"object_x", "rad", -1.6, 1.6}});
    for (std::uint64_t shard = 0; shard < 5; ++shard) {
        test::write_shard(scratch.path(), set, shard);
        shards.emplace_back(shard);
    }
    for (std::uint64_t i = 0; i < 5 * set.shard_size; ++i) {
        SampleRecord made = test::make_record(set, i);
        made.reject = test::is_rejected(i) ? "too_small" : "";
        expected.add(made);
    }
    const QualityReport report =
        quality_report(scratch.path(), shards, {{"object_x", "rad", -1.6, 1.6}});
    CHECK(report.all.planned() == 40);
    CHECK(report.all.rejected > 0);
    std::uint64_t indexed = 0;
    for (const ShardId shard : shards) {
        for (const auto& [reason, number] : read_shard_index(scratch.path(), shard).rejects) {
            indexed += number;
        }
    }
    CHECK(report.all.rejected == indexed);
    CHECK(report.all.accepted == expected.report().all.accepted);
    CHECK(report.classes.size() == expected.report().classes.size());
    for (std::size_t i = 0; i < report.factors[0].bins.size(); ++i) {
        CHECK(report.factors[0].bins[i].count.planned() ==
              expected.report().factors[0].bins.at(i).count.planned());
    }
    shards.emplace_back(99);
    CHECK_THROWS_AS(quality_report(scratch.path(), shards, {}), Error);
}

TEST_CASE("the card's section and the JSON say what is short") {
    const std::string section = quality_section(counter().report());
    CHECK_THAT(section, test::contains_text(
                            "Of 6 pictures planned, 3 passed the check, 1 of them after they had "
                            "been drawn again; 3 were rejected as dark 2, too_small 1."));
    CHECK_THAT(section, test::contains_text("| sweep:yaw | mug | 3 | 1 | dark 1, too_small 1 |\n"));
    CHECK_THAT(section, test::contains_text("| yaw | 1.5 to 2 rad | 3 | 0 | 3 |\n"));
    const auto json = nlohmann::json::parse(to_json(counter().report()));
    CHECK(json["redone"] == 1);
    CHECK(json["cells"]["sweep:yaw"]["reasons"]["dark"] == 2);
    CHECK(json["short_cells"][0]["class"] == "mug");
    CHECK(json["factors"][1]["bins"][1]["name"] == "noon");

    QualityCounter whole(scales());
    whole.add(record("mug", "canonical", 0.0));
    CHECK(quality_section(whole.report()) ==
          "## Quality\n\nOf 1 pictures planned, 1 passed the check, 0 of them after they had been "
          "drawn again; 0 were rejected.\nNo cell is short.\n");
}

}  // namespace
}  // namespace turntable
