// Damage of every kind is found and named exactly; repair takes only its shard's mark away.
#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"
#include "manifests/dataset_status.h"
#include "manifests/integrity.h"
#include "manifests/record_lines.h"
#include "manifests/run_log.h"
#include "manifests/shard_reader.h"
#include "tests/catch.h"
#include "tests/manifests/sample_set.h"
#include "tests/paths.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

class Dataset {
public:
    Dataset() : scratch_("integrity") {
        for (std::uint64_t shard = 0; shard < 3; ++shard) {
            test::write_shard(path(), {}, shard);
        }
    }
    [[nodiscard]] const fs::path& path() const { return scratch_.path(); }
    [[nodiscard]] ShardPaths shard(std::uint64_t number) const { return {path(), ShardId(number)}; }

    /// All findings as text; every one must be about shard 1.
    [[nodiscard]] std::vector<std::string> findings() const {
        std::vector<std::string> texts;
        for (const Finding& finding : check_dataset(path())) {
            CHECK(finding.shard == ShardId(1));
            texts.push_back(to_text(finding));
        }
        return texts;
    }
    [[nodiscard]] bool names(const std::string& part) const {
        const auto texts = findings();
        return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
            UNSCOPED_INFO(text);
            return text.find(part) != std::string::npos;
        });
    }

private:
    test::ScratchFolder scratch_;
};

void replace_at(const fs::path& path, std::size_t at, const std::string& bytes) {
    std::string content = read_file(path);
    REQUIRE(at + bytes.size() <= content.size());
    write_file_atomically(path, content.replace(at, bytes.size(), bytes));
}

/// Rewrites a shard's records with `change` applied to each, and its index to match.
void forge_records(const fs::path& dataset, ShardId shard,
                   const std::function<void(ShardEntry&)>& change) {
    const ShardReader reader(dataset, shard);
    ShardIndex index = reader.index();
    OutputFile file(reader.paths().records);
    LineCompressor lines(file);
    reader.for_each_entry([&](ShardEntry&& entry) {
        change(entry);
        lines.add(to_json(entry));
    });
    lines.finish();
    file.publish();
    index.records = {file.size(), file.sha256()};
    write_file_atomically(reader.paths().index, to_json(index));
}

}  // namespace

TEST_CASE("an intact dataset has no findings") {
    const Dataset dataset;
    CHECK(dataset.findings().empty());
}

TEST_CASE("one flipped byte in a picture names shard and sample") {
    const Dataset dataset;
    // The first member of shard 1 is 000000008.jpg; its data begin behind one header.
    replace_at(dataset.shard(1).tar, 512 + 3, "X");
    const auto texts = dataset.findings();
    REQUIRE(texts.size() == 2);
    CHECK_THAT(texts[0], Catch::Contains("000001.tar: sha256"));
    CHECK_THAT(texts[1], Catch::StartsWith("shard 000001 sample 000000008: "));
    CHECK_THAT(texts[1], Catch::Contains("\"000000008.jpg\""));
}

TEST_CASE("a flipped byte in a tar header names the offset and hides no sample") {
    const Dataset dataset;
    replace_at(dataset.shard(1).tar, 3, "X");
    CHECK(dataset.names("corrupt header at offset 0"));
    CHECK(dataset.findings().size() == 2);  // the digest and the header, no sample
}

TEST_CASE("an altered label in the records names the field, both values and the sample") {
    const Dataset dataset;
    forge_records(dataset.path(), ShardId(1), [](ShardEntry& entry) {
        if (entry.record.index == 12) {
            entry.record.label = 54;
        }
    });
    const auto texts = dataset.findings();
    REQUIRE(texts.size() == 1);
    CHECK_THAT(texts[0], Catch::StartsWith("shard 000001 sample 000000012: "));
    CHECK_THAT(texts[0], Catch::Contains("field \"label\" is 54 in the records and 0 in the tar"));
}

TEST_CASE("a file swapped for another is not the one of its record") {
    const Dataset dataset;
    forge_records(dataset.path(), ShardId(1), [](ShardEntry& entry) {
        if (entry.record.index == 9) {
            entry.record.files[1].second = sha256_hex("another mask");
        }
    });
    CHECK(dataset.names("sample 000000009: "));
    CHECK(dataset.names("\"000000009.mask.png\" are not those of its record"));
}

TEST_CASE("missing members, strangers and wrong counts are named") {
    const Dataset dataset;
    SECTION("a record whose file does not exist") {
        forge_records(dataset.path(), ShardId(1), [](ShardEntry& entry) {
            if (entry.record.index == 9) {
                entry.record.files[1].first = "depth.exr";
                entry.members[1].extension = "depth.exr";
            }
        });
        CHECK(dataset.names("member \"000000009.depth.exr\" is missing"));
        CHECK(dataset.names("member \"000000009.mask.png\" belongs to no record"));
    }
    SECTION("a truncated tar") {
        fs::resize_file(dataset.shard(1).tar, 3000);
        CHECK(dataset.names("000001.tar"));
        CHECK(dataset.names("sample 000000015"));
    }
    SECTION("no tar at all") {
        fs::remove(dataset.shard(1).tar);
        CHECK(dataset.names("000001.tar"));
    }
    SECTION("damaged records: the tar still tells which files are whole") {
        replace_at(dataset.shard(1).records, fs::file_size(dataset.shard(1).records) / 2, "XX");
        replace_at(dataset.shard(1).tar, 512 + 3, "X");
        CHECK(dataset.names("000001.jsonl.zst: sha256"));
        CHECK(dataset.names("sample 000000008: "));
    }
    SECTION("an index that counts wrongly") {
        ShardIndex index = read_shard_index(dataset.path(), ShardId(1));
        index.samples -= 1;
        index.rejects["other"] = 1;
        write_file_atomically(dataset.shard(1).index, to_json(index));
        CHECK(dataset.names("counts differ"));
    }
    SECTION("a shard of another plan") {
        test::write_shard(dataset.path(), {.plan_digest = std::string(64, 'b')}, 1);
        CHECK(dataset.names("another dataset"));
    }
}

TEST_CASE("repair takes the damaged shard's mark away and nothing else") {
    const Dataset dataset;
    replace_at(dataset.shard(1).tar, 512 + 3, "X");
    CHECK(repair_dataset(dataset.path()).size() == 2);
    CHECK(indexed_shards(dataset.path()) == std::vector{ShardId(0), ShardId(2)});
    test::write_shard(dataset.path(), {}, 1);
    CHECK(dataset.findings().empty());
}

TEST_CASE("an interrupted check says so") {
    const Dataset dataset;
    StopFlag stop;
    stop.request();
    CHECK_THROWS_AS(check_dataset(dataset.path(), {.stop = &stop}), Error);
}

TEST_CASE("status counts what is done, missing and damaged, and how fast it went") {
    const Dataset dataset;
    fs::remove(dataset.shard(0).index);
    fs::resize_file(dataset.shard(2).tar, 10);
    write_run_log(dataset.path(), {ShardId(1), "a", "cpu", "2026", 2.0, 8, {10.0, 30.0}});
    write_run_log(dataset.path(), {ShardId(2), "b", "cpu", "2026", 1.0, 16, {20.0, 20.0}});
    const DatasetStatus status = dataset_status(dataset.path(), 5);
    CHECK(status.shards_done == 1);
    CHECK(status.missing == std::vector{ShardId(0), ShardId(3), ShardId(4)});
    REQUIRE(status.damaged.size() == 1);
    CHECK_THAT(status.damaged.at(ShardId(2)), Catch::Contains("000002.tar: 10 bytes"));
    CHECK(status.samples == 7);
    CHECK(status.rejects == std::map<std::string, std::uint64_t>{{"blank", 1}});
    CHECK(status.busy_seconds == 3.0);
    CHECK(status.milliseconds_mean == 20.0);
    CHECK(status.images_per_second == 3.0);  // host a at 1, host b at 2
    CHECK(dataset_status(dataset.path()).missing == std::vector{ShardId(0)});
    CHECK_THROWS_AS(dataset_status(dataset.path() / "absent"), Error);
}

}  // namespace turntable
