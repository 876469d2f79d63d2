// The files that describe a dataset to others.
#include <cstdlib>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "manifests/croissant.h"
#include "manifests/dataset_card.h"
#include "tests/catch.h"
#include "tests/manifests/sample_set.h"
#include "tests/paths.h"

namespace turntable {
namespace {

DatasetFacts make_facts() {
    DatasetFacts facts;
    facts.name = "test-set";
    facts.description = "Two objects";
    facts.recipe = "3diebench";
    facts.plan_digest = test::kPlanDigest;
    facts.samples = 16;
    facts.objects = 2;
    facts.views = 8;
    facts.width = facts.height = 256;
    facts.classes = {{"mug", "03797390", 37, 1, 8}, {"a|b", "", 38, 1, 8}};
    facts.factors = {{"floor_hue", "1", 0.0, 1.0, "hue of the floor", 0.25},
                     {"view", "1", 0, 1, ""},
                     {"background", "1", 0, 1, "", 0.0, {"sky-noon", "studio"}}};
    facts.build = "0.3.0";
    facts.date = "2026-11-29";
    facts.device = "embree x86-64-v3";
    facts.cells = {{"canonical", {}, 2}, {"sweep:floor_hue", {"floor_hue"}, 14}};
    facts.parts = {{"train", 1, 8}, {"val", 1, 8}};
    facts.splits = {{"p50", "half of the objects vary", 6, 8, 2, true}};
    facts.backgrounds = {{"sky-noon", "a clear sky at noon", "", "", "built in", ""},
                         {"forest", "", "CC0-1.0", "C", "forest.exr", "d3"}};
    facts.planes = {"mask", "depth"};
    facts.labels = {"cell", "caption"};
    facts.files = {{"LICENSES.csv", "text/csv", 10, std::string(64, 'b')}};
    facts.licences = {{"pack/a", "mug", "CC0-1.0", "A, \"the\" author", "p.sh3f", "d1"},
                      {"pack/b", "a|b", "CC-BY-3.0", "B", "p.sh3f", "d2"}};
    return facts;
}

}  // namespace

TEST_CASE("croissant.json names every shard with its digest and every label with its place") {
    const test::ScratchFolder scratch("croissant");
    const std::vector<ShardIndex> shards{test::write_shard(scratch.path(), {}, 0),
                                         test::write_shard(scratch.path(), {}, 1)};
    const auto tree = nlohmann::json::parse(croissant(make_facts(), shards));
    CHECK(tree["@type"] == "sc:Dataset");
    CHECK(tree["conformsTo"] == nlohmann::json({"http://mlcommons.org/croissant/1.0",
                                                "http://mlcommons.org/croissant/RAI/1.0"}));
    CHECK(tree["license"] == nlohmann::json({"https://spdx.org/licenses/CC-BY-3.0.html",
                                             "https://spdx.org/licenses/CC0-1.0.html"}));
    REQUIRE(tree["distribution"].size() == 7);
    CHECK(tree["distribution"][0]["contentUrl"] == "LICENSES.csv");
    CHECK(tree["distribution"][2]["contentUrl"] == "shards/000001.tar");
    CHECK(tree["distribution"][2]["sha256"] == shards[1].tar.sha256);
    CHECK(tree["distribution"][3]["includes"] == "*.jpg");
    CHECK(tree["distribution"][3]["containedIn"].size() == 2);
    CHECK(tree["distribution"][5]["includes"] == "*.mask.png");
    CHECK(tree["distribution"][6]["encodingFormat"] == "image/x-exr");

    std::map<std::string, nlohmann::json> fields;
    for (const auto& record_set : tree["recordSet"]) {
        for (const auto& field : record_set["field"]) {
            CHECK(fields.emplace(field["@id"].get<std::string>(), field).second);
        }
    }
    CHECK(fields.at("images/image")["dataType"] == "sc:ImageObject");
    CHECK(fields.at("mask/key")["source"]["transform"]["regex"] == "^(.*)\\.mask\\.png$");
    CHECK(fields.contains("cells/varied"));
    CHECK(fields.contains("models/licence"));
    CHECK(fields.at("samples/label")["source"]["extract"]["jsonPath"] == "$.label");
    CHECK(fields.at("samples/floor_hue")["source"]["extract"]["jsonPath"] ==
          "$.factors['floor_hue']");
    CHECK(fields.contains("samples/f_view"));  // the factor beside the label of that name
    CHECK(fields.contains("samples/caption"));
    CHECK_FALSE(fields.contains("samples/position"));  // its records have none
    CHECK(croissant(make_facts(), shards) == croissant(make_facts(), shards));
}

TEST_CASE("croissant.json states sources, factors and what was done") {
    const auto tree = nlohmann::json::parse(croissant(make_facts(), {}));
    const auto& variables = tree["variableMeasured"];
    REQUIRE(variables.size() == 3);
    CHECK(variables[0]["unitText"] == "1");
    CHECK(variables[0]["value"] == 0.25);
    CHECK_FALSE(variables[1].contains("value"));
    CHECK(variables[2]["valueReference"] == nlohmann::json({"sky-noon", "studio"}));
    const auto& sources = tree["prov:wasDerivedFrom"];
    REQUIRE(sources.size() == 2);  // an archive under two licences
    CHECK(sources[0]["prov:label"] == "p.sh3f");
    CHECK(sources[0]["license"] == "https://spdx.org/licenses/CC-BY-3.0.html");
    CHECK(tree["prov:wasGeneratedBy"]["prov:wasAssociatedWith"]["softwareVersion"] == "0.3.0");
    CHECK(tree["datePublished"] == "2026-11-29");
    CHECK(tree["version"] == "1.0.0");
    for (const char* name : {"dataCollection", "dataLimitations", "dataBiases", "dataUseCases",
                             "personalSensitiveInformation", "dataAnnotationProtocol"}) {
        CHECK(tree.contains(std::string("rai:") + name));
    }
}

TEST_CASE("our validator accepts what we write and names what is wrong") {
    if (std::system("/usr/bin/python3 -c pass > /dev/null 2>&1") != 0) {
        WARN("skipped: python3 is not installed");
        return;
    }
    const test::ScratchFolder scratch("croissant-rules");
    const std::vector<ShardIndex> shards{test::write_shard(scratch.path(), {}, 0)};
    const auto faults = [&](const nlohmann::json& tree) {
        write_file_atomically(scratch.path() / "croissant.json", tree.dump());
        const std::string script = (test::source_dir() / "tests/checks/croissant.py").string();
        return std::system(fmt::format("/usr/bin/python3 {} --no-files {}/croissant.json > {}/out",
                                       script, scratch.path().string(), scratch.path().string())
                               .c_str()) == 0
                   ? std::string()
                   : read_file(scratch.path() / "out");
    };
    const auto good = nlohmann::json::parse(croissant(make_facts(), shards));
    CHECK(faults(good).empty());
    auto bad = good;
    bad["distribution"][1].erase("sha256");
    CHECK_THAT(faults(bad), Catch::Contains("000000.tar") && Catch::Contains("sha256"));
    bad = good;
    bad["recordSet"][0]["field"][3]["source"]["fileSet"]["@id"] = "nothing";
    CHECK_THAT(faults(bad), Catch::Contains("nothing"));
    bad = good;
    bad["recordSet"][0]["field"][0]["source"]["fileSet"]["@id"] = "pictures";  // joined to nothing
    CHECK_THAT(faults(bad), Catch::Contains("join"));
    bad = good;
    bad["version"] = "first";
    CHECK_THAT(faults(bad), Catch::Contains("version"));
    bad = good;
    bad["recordSet"][0]["field"][2]["@id"] = bad["recordSet"][0]["field"][1]["@id"];
    CHECK_THAT(faults(bad), Catch::Contains("twice"));
    bad = good;
    bad.erase("rai:dataBiases");
    CHECK_THAT(faults(bad), Catch::Contains("rai:dataBiases"));
}

TEST_CASE("the card tells classes, factors and licences") {
    const std::string card = dataset_card(make_facts());
    CHECK_THAT(card, Catch::StartsWith("# test-set\n"));
    CHECK_THAT(card, Catch::Contains("| 37 | mug | 03797390 | 1 | 8 |"));
    CHECK_THAT(card, Catch::Contains("| 38 | a\\|b |"));
    CHECK_THAT(card, Catch::Contains("| floor_hue | 1 | 0 | 1 | 0.25 | hue of the floor |"));
    CHECK_THAT(card, Catch::Contains("| background | 1 | 0 | 1 | 0 | 2: sky-noon, studio |"));
    CHECK_THAT(card, Catch::Contains("| sweep:floor_hue | floor_hue | 14 |"));
    CHECK_THAT(card, Catch::Contains("| val | 1 | 8 |"));
    CHECK_THAT(card, Catch::Contains("| p50 | half of the objects vary | 6 | 8 | 2 |"));
    CHECK_THAT(card,
               Catch::Contains("| sky-noon | a clear sky at noon | none needed |  | built in |"));
    CHECK_THAT(card, Catch::Contains("| forest |  | CC0-1.0 | C | forest.exr |"));
    CHECK_THAT(card, Catch::Contains("| CC0-1.0 | 1 |"));
}

TEST_CASE("the ledger is CSV with one line an object") {
    CHECK(licence_ledger(make_facts().licences) ==
          "object,class,licence,creator,source,digest\r\n"
          "pack/a,mug,CC0-1.0,\"A, \"\"the\"\" author\",p.sh3f,d1\r\n"
          "pack/b,a|b,CC-BY-3.0,B,p.sh3f,d2\r\n");
}

}  // namespace turntable
