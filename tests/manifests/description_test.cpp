// The files that describe a dataset to others.
#include <nlohmann/json.hpp>

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
    facts.factors = {{"floor_hue", "1", 0.0, 1.0, "hue of the floor"}, {"view", "1", 0, 1, ""}};
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
    CHECK(tree["conformsTo"] == "http://mlcommons.org/croissant/1.0");
    CHECK(tree["license"] == nlohmann::json({"CC-BY-3.0", "CC0-1.0"}));
    REQUIRE(tree["distribution"].size() == 4);
    CHECK(tree["distribution"][1]["contentUrl"] == "shards/000001.tar");
    CHECK(tree["distribution"][1]["sha256"] == shards[1].tar.sha256);
    CHECK(tree["distribution"][2]["includes"] == "*.jpg");
    CHECK(tree["distribution"][2]["containedIn"].size() == 2);

    std::map<std::string, nlohmann::json> fields;
    for (const auto& field : tree["recordSet"][0]["field"]) {
        CHECK(fields.emplace(field["@id"].get<std::string>(), field).second);
    }
    CHECK(fields.at("samples/image")["dataType"] == "sc:ImageObject");
    CHECK(fields.at("samples/label")["source"]["extract"]["jsonPath"] == "$.label");
    CHECK(fields.at("samples/floor_hue")["source"]["extract"]["jsonPath"] ==
          "$.factors['floor_hue']");
    CHECK(fields.contains("samples/f_view"));  // the factor beside the label of that name
    CHECK(croissant(make_facts(), shards) == croissant(make_facts(), shards));
}

TEST_CASE("the card tells classes, factors and licences") {
    const std::string card = dataset_card(make_facts());
    CHECK_THAT(card, Catch::StartsWith("# test-set\n"));
    CHECK_THAT(card, Catch::Contains("| 37 | mug | 03797390 | 1 | 8 |"));
    CHECK_THAT(card, Catch::Contains("| 38 | a\\|b |"));
    CHECK_THAT(card, Catch::Contains("| floor_hue | 1 | 0 | 1 | hue of the floor |"));
    CHECK_THAT(card, Catch::Contains("| CC0-1.0 | 1 |"));
}

TEST_CASE("the ledger is CSV with one line an object") {
    CHECK(licence_ledger(make_facts().licences) ==
          "object,class,licence,creator,source,digest\r\n"
          "pack/a,mug,CC0-1.0,\"A, \"\"the\"\" author\",p.sh3f,d1\r\n"
          "pack/b,a|b,CC-BY-3.0,B,p.sh3f,d2\r\n");
}

}  // namespace turntable
