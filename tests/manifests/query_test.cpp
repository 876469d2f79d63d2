// Questions to a manifest: what is answered, in which form, and what is refused.
#include <sstream>

#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "manifests/csv.h"
#include "manifests/merge.h"
#include "manifests/query.h"
#include "tests/catch.h"
#include "tests/manifests/sample_set.h"
#include "tests/paths.h"

namespace turntable {
namespace {

class Asked {
public:
    Asked() : scratch_("query") {
        for (std::uint64_t shard = 0; shard < 3; ++shard) {
            test::write_shard(scratch_.path(), {.views = 4, .shard_size = 20}, shard);
        }
        merge_dataset(scratch_.path());
        manifest_ = std::make_unique<Manifest>(open_manifest(scratch_.path()));
    }
    std::string ask(const std::string& sql, QueryFormat format = QueryFormat::kCsv,
                    std::optional<std::uint64_t> limit = {}) {
        std::ostringstream out;
        run_query(*manifest_, sql, {format, limit}, out);
        return out.str();
    }
    std::string failure(const std::string& sql) {
        try {
            return ask(sql);
        } catch (const Error& error) {
            CHECK(error.code() == ExitCode::kBadInput);
            return error.what();
        }
    }
    [[nodiscard]] const Manifest& manifest() const { return *manifest_; }
    [[nodiscard]] const std::filesystem::path& folder() const { return scratch_.path(); }

private:
    test::ScratchFolder scratch_;
    std::unique_ptr<Manifest> manifest_;
};

}  // namespace

TEST_CASE("CSV follows RFC 4180 and numbers read back the same") {
    Asked asked;
    CHECK(asked.ask("SELECT object, view FROM sample WHERE id = 1") ==
          "object,view\r\n\"pack/model \"\"0\"\"\",1\r\n");
    CHECK(asked.ask("SELECT 'a,b' AS x, 'line\nbreak' AS y, NULL AS z") ==
          "x,y,z\r\n\"a,b\",\"line\nbreak\",\r\n");
    const std::string text = asked.ask("SELECT object_x FROM sample WHERE id = 3");
    CHECK(std::stod(text.substr(text.find('\n') + 1)) ==
          test::make_record({.views = 4}, 3).factors[0].second);
    CHECK(asked.ask("SELECT x'00ff' AS bytes") == "bytes\r\n00ff\r\n");
}

TEST_CASE("JSON is an array of typed objects") {
    Asked asked;
    const auto tree = nlohmann::json::parse(
        asked.ask("SELECT id, object, object_x, NULL AS absent, 9e999 AS huge FROM sample WHERE "
                  "id < 2 ORDER BY id",
                  QueryFormat::kJson));
    REQUIRE(tree.size() == 2);
    CHECK(tree[1]["id"] == 1);
    CHECK(tree[1]["object"] == "pack/model \"0\"");
    CHECK(tree[1]["object_x"] == test::make_record({.views = 4}, 1).factors[0].second);
    CHECK(tree[1]["absent"].is_null());
    CHECK(tree[1]["huge"].is_null());
    CHECK(nlohmann::json::parse(asked.ask("SELECT 1 WHERE 0", QueryFormat::kJson)).empty());
}

TEST_CASE("tables are aligned: text left, numbers right") {
    Asked asked;
    CHECK(asked.ask("VALUES('a', 1), ('long', 1000)", QueryFormat::kTable) ==
          "column1  column2\na              1\nlong        1000\n");
}

TEST_CASE("a limit stops early") {
    Asked asked;
    CHECK(asked.ask("SELECT id FROM sample ORDER BY id", QueryFormat::kCsv, 2) ==
          "id\r\n0\r\n1\r\n");
    CHECK(asked.ask("SELECT id FROM sample", QueryFormat::kCsv, 0) == "id\r\n");
}

TEST_CASE("--where becomes a SELECT on the sample view") {
    Asked asked;
    const auto select = [&](const std::string& where, const std::vector<std::string>& columns) {
        return asked.ask(select_samples(asked.manifest(), where, columns));
    };
    CHECK(select("class = 'mug' AND view = 2 AND id < 20", {"key"}) ==
          "key\r\n000000002\r\n000000014\r\n");
    CHECK_THAT(select("id = 0", {}),
               Catch::StartsWith("key,object,class,label,view,split,object_x,"));
    CHECK(select("id = 0 -- a comment", {"id"}) == "id\r\n0\r\n");
    CHECK_THROWS_WITH(select("", {"clas"}), Catch::Contains("no such column: clas"));
    CHECK_THROWS_WITH(select("clas = 'mug'", {"key"}), Catch::Contains("no such column: clas"));
}

TEST_CASE("only one statement that reads is run") {
    Asked asked;
    const std::string before = read_file(manifest_path(asked.folder()));
    for (const char* sql :
         {"DELETE FROM sample_row", "UPDATE dataset SET value = 1", "DROP TABLE shard",
          "CREATE TABLE t(x)", "INSERT INTO split VALUES(9, 'x')", "PRAGMA user_version = 3",
          "ATTACH '/tmp/turntable-attached.sqlite' AS other", "VACUUM INTO '/tmp/turntable-copy'",
          "BEGIN"}) {
        INFO(sql);
        CHECK_THAT(asked.failure(sql), Catch::Contains("may only read"));
    }
    CHECK_THAT(asked.failure("SELECT 1; SELECT 2"), Catch::Contains("one SQL statement"));
    CHECK_THAT(asked.failure("SELEC 1"), Catch::Contains("syntax error"));
    CHECK_THAT(asked.failure("SELECT absent FROM sample"), Catch::Contains("no such column"));
    CHECK_THAT(asked.failure(""), Catch::Contains("empty"));
    CHECK_THAT(asked.failure("SELECT load_extension('x')"), !Catch::Contains("1\r\n"));
    CHECK(read_file(manifest_path(asked.folder())) == before);
    CHECK_FALSE(std::filesystem::exists("/tmp/turntable-attached.sqlite"));
    CHECK(asked.ask("SELECT 1;  ") == "1\r\n1\r\n");
}

}  // namespace turntable
