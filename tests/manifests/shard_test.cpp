// Shards: written whole or not at all, the same bytes every time, read back strictly.
#include <csignal>
#include <thread>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"
#include "manifests/shard_reader.h"
#include "manifests/shard_writer.h"
#include "tests/catch.h"
#include "tests/manifests/sample_set.h"
#include "tests/paths.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;
using test::SampleSet;

std::string all_bytes(const fs::path& dataset, ShardId shard) {
    const ShardPaths paths(dataset, shard);
    return read_file(paths.tar) + read_file(paths.records) + read_file(paths.index);
}

std::vector<fs::path> files_of(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        files.push_back(entry.path());
    }
    return files;
}

void flip_byte(const fs::path& path, std::size_t at) {
    std::string bytes = read_file(path);
    bytes.at(at) = static_cast<char>(bytes.at(at) ^ 1);
    write_file_atomically(path, bytes);
}

/// Runs `body` in a child and returns how it ended.
template <class Body>
int run_in_child(Body body) {
    const pid_t child = ::fork();
    if (child == 0) {
        body();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

}  // namespace

TEST_CASE("a shard reads back as it was written") {
    const test::ScratchFolder scratch("shard");
    const SampleSet set{.views = 4, .shard_size = 16};
    const ShardIndex written = test::write_shard(scratch.path(), set, 0);
    CHECK(written.samples == 15);
    CHECK(written.rejects == std::map<std::string, std::uint64_t>{{"blank", 1}});
    CHECK(inspect_shard(scratch.path(), ShardId(0), ShardCheck::kDigests).condition ==
          ShardCondition::kDone);
    CHECK(indexed_shards(scratch.path()) == std::vector{ShardId(0)});
    CHECK(files_of(scratch.path() / "shards").size() == 3);  // no temporaries left

    ShardReader reader(scratch.path(), ShardId(0));
    CHECK(reader.index() == written);
    std::uint64_t next = 0;
    reader.for_each_entry([&](ShardEntry&& entry) {
        const SampleRecord& record = entry.record;
        CHECK(record.index == next);
        if (!record.reject.empty()) {
            CHECK(entry.members.empty());
        } else {
            const auto files = test::make_files(next);
            CHECK(reader.member(record.key, "jpg") == files[0].bytes);
            CHECK(reader.member(record.key, "mask.png") == files[1].bytes);
            CHECK(reader.member(record.key, "json") == to_json(record));
            CHECK(record.files[0].second == sha256_hex(files[0].bytes));
            CHECK(read_extent(reader.paths().tar, entry.members[0].offset, entry.members[0].size) ==
                  files[0].bytes);
        }
        ++next;
    });
    CHECK(next == 16);
    CHECK_THROWS_WITH(reader.member("000000099", "jpg"), Catch::Contains("000000099.jpg"));
}

TEST_CASE("the bytes do not depend on who writes, or when, or beside whom") {
    const test::ScratchFolder scratch("shard-race");
    const SampleSet set{.views = 4, .shard_size = 64};
    test::write_shard(scratch.path() / "alone", set, 2);
    const std::string expected = all_bytes(scratch.path() / "alone", ShardId(2));
    {
        std::vector<std::jthread> writers;
        for (int i = 0; i < 4; ++i) {
            writers.emplace_back([&] { test::write_shard(scratch.path() / "together", set, 2); });
        }
    }
    CHECK(all_bytes(scratch.path() / "together", ShardId(2)) == expected);
    CHECK(files_of(scratch.path() / "together" / "shards").size() == 3);
}

TEST_CASE("a writer killed at any moment leaves nothing that counts as done") {
    const test::ScratchFolder scratch("shard-kill");
    const SampleSet set{.views = 4, .shard_size = 64};
    const ShardIdentity identity = test::make_identity(set, 0);
    for (const std::uint64_t stop : {1U, 17U, 63U, 64U}) {
        const int status = run_in_child([&] {
            ShardWriter writer(scratch.path(), identity);
            for (std::uint64_t i = 0; i < stop; ++i) {
                const bool rejected = test::is_rejected(i);
                writer.add(test::make_record(set, i),
                           rejected ? std::vector<EncodedFile>{} : test::make_files(i));
            }
            ::raise(SIGKILL);
        });
        REQUIRE(WIFSIGNALED(status));
        CHECK(inspect_shard(scratch.path(), ShardId(0), ShardCheck::kSizes).condition ==
              ShardCondition::kAbsent);
    }
    test::write_shard(scratch.path(), set, 0);
    CHECK(inspect_shard(scratch.path(), ShardId(0), ShardCheck::kDigests).condition ==
          ShardCondition::kDone);
}

TEST_CASE("a writer given up removes its temporaries; files without an index are partial") {
    const test::ScratchFolder scratch("shard-partial");
    const SampleSet set;
    {
        ShardWriter writer(scratch.path(), test::make_identity(set, 0));
        writer.add(test::make_record(set, 0), test::make_files(0));
    }
    CHECK(files_of(scratch.path() / "shards").empty());
    test::write_shard(scratch.path(), set, 0);
    fs::remove(ShardPaths(scratch.path(), ShardId(0)).index);
    CHECK(inspect_shard(scratch.path(), ShardId(0), ShardCheck::kSizes).condition ==
          ShardCondition::kPartial);
    CHECK_THROWS_AS(ShardReader(scratch.path(), ShardId(0)), Error);
}

TEST_CASE("a full disk ends the writer with an environment error and no temporaries") {
    const test::ScratchFolder scratch("shard-full");
    const SampleSet set{.views = 4, .shard_size = 64};
    const int status = run_in_child([&] {
        ::signal(SIGXFSZ, SIG_IGN);  // the limit then shows as a failed write, like a full disk
        const rlimit limit{20000, 20000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        try {
            test::write_shard(scratch.path(), set, 0);
        } catch (const Error& error) {
            const bool named =
                std::string(error.what()).find("000000.tar: write failed") != std::string::npos;
            ::_exit(named && error.code() == ExitCode::kEnvironment ? 33 : 34);
        }
    });
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 33);
    CHECK(files_of(scratch.path() / "shards").empty());
}

TEST_CASE("an unwritable folder is an environment error") {
    const test::ScratchFolder scratch("shard-unwritable");
    write_file_atomically(scratch.path() / "file", "not a folder");
    try {
        test::write_shard(scratch.path() / "file", {}, 0);
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.code() == ExitCode::kEnvironment);
    }
}

TEST_CASE("damage is found and named") {
    const test::ScratchFolder scratch("shard-damage");
    const SampleSet set;
    test::write_shard(scratch.path(), set, 0);
    const ShardPaths paths(scratch.path(), ShardId(0));
    const auto reason = [&](ShardCheck check, std::optional<ShardIdentity> identity = {}) {
        const ShardState state = inspect_shard(scratch.path(), ShardId(0), check, identity);
        CHECK(state.condition == ShardCondition::kDamaged);
        return state.reason;
    };

    SECTION("a flipped byte in the tar shows in the digest alone") {
        flip_byte(paths.tar, 600);
        CHECK(inspect_shard(scratch.path(), ShardId(0), ShardCheck::kSizes).condition ==
              ShardCondition::kDone);
        CHECK_THAT(reason(ShardCheck::kDigests), Catch::Contains("000000.tar: sha256"));
    }
    SECTION("a flipped byte in the records is caught by their own checksum too") {
        flip_byte(paths.records, fs::file_size(paths.records) / 2);
        CHECK_THAT(reason(ShardCheck::kDigests), Catch::Contains("000000.jsonl.zst: sha256"));
        CHECK_THROWS_WITH(ShardReader(scratch.path(), ShardId(0)).for_each_entry([](auto&&) {}),
                          Catch::Contains("000000.jsonl.zst"));
    }
    SECTION("truncated and absent files show in the sizes") {
        fs::resize_file(paths.tar, 700);
        CHECK_THAT(reason(ShardCheck::kSizes), Catch::Contains("700 bytes"));
        fs::remove(paths.tar);
        CHECK_THAT(reason(ShardCheck::kSizes), Catch::Contains("000000.tar"));
    }
    SECTION("truncated records") {
        fs::resize_file(paths.records, fs::file_size(paths.records) - 9);
        CHECK_THROWS_WITH(ShardReader(scratch.path(), ShardId(0)).for_each_entry([](auto&&) {}),
                          Catch::Contains("truncated"));
    }
    SECTION("another plan, range or build") {
        ShardIdentity identity = test::make_identity(set, 0);
        CHECK(inspect_shard(scratch.path(), ShardId(0), ShardCheck::kSizes, identity).condition ==
              ShardCondition::kDone);
        identity.build = "0.2.0";
        CHECK_THAT(reason(ShardCheck::kSizes, identity), Catch::Contains("made by"));
        identity.last = 99;
        CHECK_THAT(reason(ShardCheck::kSizes, identity), Catch::Contains("holds samples 0 to 8"));
        identity.plan_digest = std::string(64, 'b');
        CHECK_THAT(reason(ShardCheck::kSizes, identity), Catch::Contains("another dataset"));
    }
    SECTION("a malformed index") {
        write_file_atomically(paths.index, "{}");
        CHECK_THAT(reason(ShardCheck::kSizes), Catch::Contains("\"format\" is missing"));
        write_file_atomically(paths.index, "{");
        CHECK_THAT(reason(ShardCheck::kSizes), Catch::Contains("not valid JSON"));
    }
}

TEST_CASE("an index survives its JSON and refuses another format or shard") {
    const test::ScratchFolder scratch("shard-index");
    const ShardIndex index = test::write_shard(scratch.path(), {}, 3);
    CHECK(shard_index_from_json(to_json(index), "here") == index);
    std::string text = to_json(index);
    text.replace(text.find("\"format\": 2"), 11, "\"format\": 3");
    CHECK_THROWS_WITH(shard_index_from_json(text, "here"), Catch::Contains("dataset format 3"));
    fs::copy_file(ShardPaths(scratch.path(), ShardId(3)).index,
                  ShardPaths(scratch.path(), ShardId(4)).index);
    CHECK_THROWS_WITH(read_shard_index(scratch.path(), ShardId(4)),
                      Catch::Contains("describes shard 3"));
}

}  // namespace turntable
