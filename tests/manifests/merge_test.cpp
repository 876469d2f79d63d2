// Merging shards into a manifest, and opening it again.
#include <csignal>
#include <functional>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"
#include "manifests/export_3diebench.h"
#include "manifests/export_bop.h"
#include "manifests/export_coco.h"
#include "manifests/export_imagefolder.h"
#include "manifests/manifest.h"
#include "manifests/manifest_schema.h"
#include "manifests/merge.h"
#include "manifests/run_log.h"
#include "manifests/shard_reader.h"
#include "manifests/shard_writer.h"
#include "tests/catch.h"
#include "tests/manifests/sample_set.h"
#include "tests/paths.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;
using test::SampleSet;

const SampleSet kSet{.views = 4, .shard_size = 20};

void write_dataset(const fs::path& folder, std::uint64_t shards, const SampleSet& set = kSet) {
    for (std::uint64_t shard = 0; shard < shards; ++shard) {
        test::write_shard(folder, set, shard);
    }
}

/// The first column of the first row.
std::string value_of(const fs::path& dataset, const std::string& sql) {
    const Manifest manifest = open_manifest(dataset);
    SqliteStatement statement(*manifest.database, sql);
    return statement.step() ? statement.display(0) : "no row";
}

std::string failure_of(const std::function<void()>& action) {
    try {
        action();
        return "no error";
    } catch (const Error& error) {
        CHECK(error.code() == ExitCode::kBadInput);
        return error.what();
    }
}

std::string plan_of_query(const fs::path& dataset, const std::string& sql) {
    const Manifest manifest = open_manifest(dataset);
    SqliteStatement statement(*manifest.database, "EXPLAIN QUERY PLAN " + sql);
    std::string plan;
    while (statement.step()) {
        plan += std::string(statement.text(3)) + "\n";
    }
    return plan;
}

}  // namespace

TEST_CASE("a merged manifest holds every label of every sample") {
    const test::ScratchFolder scratch("merge");
    write_file_atomically(scratch.path() / "dataset.yaml", "recipe: test\n");
    write_dataset(scratch.path(), 3);
    write_run_log(scratch.path(),
                  {ShardId(1), "host", "cpu", "2026-01-01T00:00:00Z", 2.5, 20, {1.5, 2.5, 3.5}});
    const MergeSummary summary = merge_dataset(scratch.path());
    CHECK(summary.shards == 3);
    CHECK(summary.samples == 55);
    CHECK(summary.rejected == 5);

    const Manifest manifest = open_manifest(scratch.path());
    CHECK(manifest.plan_digest == test::kPlanDigest);
    CHECK(manifest.factors.size() == 7);
    SqliteStatement row(*manifest.database,
                        "SELECT key, object, asset_digest, class, synset, label, view, split, "
                        "object_x, spot_hue, qw, object_to_world, camera_to_world, fx, width, x1, "
                        "mask_pixels, visible_fraction, spp, noise, ms, pixels_sha256, "
                        "image_sha256, shard, image_offset, image_size FROM sample WHERE id = 22");
    REQUIRE(row.step());
    const SampleRecord expected = test::make_record(kSet, 22);
    CHECK(row.text(0) == expected.key);
    CHECK(row.text(1) == expected.object);
    CHECK(row.text(2) == expected.asset_digest);
    CHECK(row.text(3) == expected.class_name);
    CHECK(row.text(4) == expected.synset);
    CHECK(row.integer(5) == expected.label);
    CHECK(row.integer(6) == expected.view);
    CHECK(row.text(7) == expected.split);
    CHECK(row.real(8) == expected.factors[0].second);
    CHECK(row.real(9) == expected.factors[6].second);
    CHECK(row.real(10) == expected.quaternion[3]);
    const auto same_bytes = [](std::span<const std::byte> bytes, const auto& values) {
        const auto wanted = std::as_bytes(std::span(values));
        return std::equal(bytes.begin(), bytes.end(), wanted.begin(), wanted.end());
    };
    CHECK(same_bytes(row.blob(11), expected.object_to_world));
    CHECK(same_bytes(row.blob(12), expected.camera_to_world));
    CHECK(row.real(13) == 355.556);
    CHECK(row.integer(14) == 256);
    CHECK(row.integer(15) == expected.box[2]);
    CHECK(row.integer(16) == static_cast<std::int64_t>(expected.mask_pixels));
    CHECK(row.real(17) == expected.visible_fraction);
    CHECK(row.real(18) == expected.samples_per_pixel);
    CHECK(row.real(19) == expected.noise);
    CHECK(row.real(20) == 3.5);
    CHECK(row.text(21) == expected.pixels_sha256);
    CHECK(row.text(22) == sha256_hex(test::make_files(22)[0].bytes));
    const fs::path tar = ShardPaths(scratch.path(), ShardId(1)).tar;
    CHECK(row.integer(23) == 1);
    CHECK(read_extent(tar, static_cast<std::uint64_t>(row.integer(24)),
                      static_cast<std::uint64_t>(row.integer(25))) ==
          test::make_files(22)[0].bytes);
}

TEST_CASE("a manifest of a design answers by cell, factor, split and outline") {
    const test::ScratchFolder scratch("merge-design");
    const SampleSet set{.views = 5, .shard_size = 20, .design = true};
    write_dataset(scratch.path(), 3, set);
    merge_dataset(scratch.path());
    const auto value = [&](const std::string& sql) { return value_of(scratch.path(), sql); };
    const SampleRecord expected = test::make_record(set, 23);
    const Manifest manifest = open_manifest(scratch.path());
    SqliteStatement row(*manifest.database,
                        "SELECT cell, varied, orbit, attempt, background_name, split_range, light, "
                        "background, caption, imagenet, position_u, position_v, depth, full_x0, "
                        "full_y1, apparent_size, truncation, occlusion, relative, vary_pose, "
                        "vary_size FROM sample WHERE id = 23");
    REQUIRE(row.step());
    CHECK(row.text(0) == expected.cell);
    CHECK(row.text(1) == "pose,size");
    CHECK(row.text(2) == expected.orbit);
    CHECK(row.integer(3) == expected.attempt);
    CHECK(row.text(4) == expected.names[0].second);
    CHECK(row.text(5) == expected.splits[0].second);
    CHECK(row.text(6) == expected.light);
    CHECK(row.text(7) == expected.background);
    CHECK(row.text(8) == expected.caption);
    CHECK(row.text(9) == "[423,559]");
    CHECK(row.real(10) == expected.position[0]);
    CHECK(row.real(11) == expected.position[1]);
    CHECK(row.real(12) == expected.depth);
    CHECK(row.real(13) == expected.full_box[0]);
    CHECK(row.real(14) == expected.full_box[3]);
    CHECK(row.real(15) == expected.apparent_size);
    CHECK(row.real(16) == expected.truncation);
    CHECK(row.real(17) == expected.occlusion);
    CHECK(row.blob(18).size() == 8 * sizeof(double));
    CHECK(row.integer(19) == 1);
    CHECK(row.integer(20) == 1);
    // Views 0, 5, ...: canonical; 1, 2: pose; 3, 4: pose and size. Rejected: 10, 21, 32, 43, 54.
    CHECK(value("SELECT group_concat(DISTINCT view) FROM sample WHERE vary_size") == "3,4");
    CHECK(value("SELECT count(*) FROM sample WHERE cell = 'canonical'") == "11");
    CHECK(value("SELECT count(*) FROM cell") == "3");
    CHECK(value("SELECT count(*) FROM sample WHERE orbit IS NULL") == "11");
    CHECK(value("SELECT relative IS NULL FROM sample WHERE id = 5") == "1");
    CHECK(value("SELECT count(*) FROM pair WHERE same_orbit AND cell_1 = 'sweep:pose'") ==
          value("SELECT count(*) FROM (SELECT 1 FROM sample WHERE cell = 'sweep:pose' GROUP BY "
                "object HAVING count(*) = 2)"));
    CHECK(value("SELECT count(DISTINCT word) FROM word") == value("SELECT count(*) FROM word"));
    CHECK(value("SELECT cell || ' ' || attempt FROM rejected WHERE id = 21") == "sweep:pose 1");
}

TEST_CASE("a manifest says parts and symmetry of the models that have them") {
    const test::ScratchFolder scratch("merge-shape");
    const test::SampleSet set{.views = 2, .shard_size = 6};
    ShardWriter writer(scratch.path(), test::make_identity(set, 0));
    std::vector<SampleRecord> records;
    for (std::uint64_t i = 0; i < 6; ++i) {
        SampleRecord record = test::make_record(set, i);
        if (i >= 2) {
            record.parts = {"seat", "leg"};
            record.symmetry = "1";
        }
        if (i >= 4) {
            record.symmetry = "3";
            record.symmetry_axes = {{0.0, 0.0, 1.0, 0.5, 0.0, 0.0, 3.0}};
            record.symmetry_mirrors = {{1.0, 0.0, 0.0, 0.5}};
            record.reduced_quaternion = {0.0, 0.0, 1.0 / 3.0, 0.5};
        }
        record.reduced_translation[1] = i == 5 ? 0.125 : 0.0;
        writer.add(record, test::make_files(i));
        records.push_back(record);
    }
    writer.finish();
    merge_dataset(scratch.path());
    const auto value = [&](const std::string& sql) { return value_of(scratch.path(), sql); };
    CHECK(value("SELECT group_concat(ifnull(symmetry, '-')) FROM sample") == "-,-,1,1,3,3");
    CHECK(value("SELECT group_concat(ifnull(symmetry, '-')) FROM pair") == "-,1,3");
    CHECK(value("SELECT group_concat(ifnull(parts, '-'), ' ') FROM asset") ==
          R"(- ["seat","leg"] ["seat","leg"])");
    CHECK(value("SELECT group_concat(ifnull(symmetry_axes, '-'), ' ') FROM asset") ==
          "- [] [[0.0,0.0,1.0,0.5,0.0,0.0,3.0]]");
    CHECK(value("SELECT symmetry_mirrors FROM asset WHERE asset_id = 2") == "[[1.0,0.0,0.0,0.5]]");
    CHECK(value("SELECT count(*) FROM sample WHERE reduced IS NULL") == "4");
    const SqliteDatabase database(scratch.path() / "manifest.sqlite",
                                  SqliteDatabase::Mode::kReadOnly);
    SqliteStatement row(database, "SELECT reduced FROM sample WHERE id >= 4 ORDER BY id");
    for (std::size_t i = 4; i < 6; ++i) {
        REQUIRE(row.step());
        std::array<double, 7> numbers{};
        REQUIRE(row.blob(0).size() == sizeof numbers);
        std::memcpy(numbers.data(), row.blob(0).data(), sizeof numbers);
        CHECK(numbers[2] == 1.0 / 3.0);
        CHECK(numbers[5] == (i == 5 ? 0.125 : records[i].object_to_world[7]));
    }
}

TEST_CASE("shards of format 1 merge as before, without what they do not say") {
    const test::ScratchFolder scratch("merge-old");
    write_dataset(scratch.path(), 2);
    for (std::uint64_t shard = 0; shard < 2; ++shard) {
        const fs::path index = ShardPaths(scratch.path(), ShardId(shard)).index;
        std::string text = read_file(index);
        text.replace(text.find("\"format\": 2"), 11, "\"format\": 1");
        write_file_atomically(index, text);
    }
    merge_dataset(scratch.path());
    const auto value = [&](const std::string& sql) { return value_of(scratch.path(), sql); };
    CHECK(value("SELECT value FROM dataset WHERE key = 'dataset_format'") == "1");
    CHECK(value("SELECT count(*) FROM sample WHERE position_u IS NULL AND cell IS NULL AND "
                "caption IS NULL AND light IS NULL AND apparent_size IS NULL") == "37");
    CHECK(value("SELECT count(*) FROM sqlite_master WHERE name IN ('sample_cell', "
                "'sample_orbit')") == "0");
}

// tests/manifests/format_1: `generate 3diebench --objects 1 --views 2 --size 32 --spp 1 --planes
// mask` by the last commit that wrote format 1 (4fa1e26). The model is CC0.
TEST_CASE("a set that a program of format 1 wrote is read, merged and exported") {
    const test::ScratchFolder scratch("merge-format-1");
    const fs::path set = scratch.path() / "set";
    fs::copy(test::source_dir() / "tests" / "manifests" / "format_1", set,
             fs::copy_options::recursive);
    CHECK(merge_dataset(set).samples == 2);
    const auto value = [&](const std::string& sql) { return value_of(set, sql); };
    CHECK(value("SELECT value FROM dataset WHERE key = 'dataset_format'") == "1");
    CHECK(value("SELECT object || ' ' || class || ' ' || mask_pixels || ' ' || object_x FROM "
                "sample WHERE id = 0") == "BlendSwap-CC-0/bed2 bed 104 -0.506992699781067");
    CHECK(value("SELECT count(*) FROM sample WHERE coalesce(cell, orbit, light, background, "
                "caption, position_u, depth, full_x0, apparent_size, relative) IS NULL") == "2");
    CHECK(export_coco(set, scratch.path() / "coco", {}).images == 2);  // compares the masks
    CHECK(export_bop(set, scratch.path() / "bop", {}).images == 2);
    CHECK(export_imagefolder(set, scratch.path() / "folders", {}).images == 2);
    CHECK(export_3diebench(set, scratch.path() / "tree", {}).images == 2);
}

TEST_CASE("a cell is found through an index") {
    const test::ScratchFolder scratch("merge-cells");
    write_dataset(scratch.path(), 3, {.views = 5, .shard_size = 20, .design = true});
    merge_dataset(scratch.path());
    CHECK_THAT(
        plan_of_query(scratch.path(), "SELECT count(*) FROM sample WHERE cell = 'canonical'"),
        Catch::Contains("SEARCH s USING COVERING INDEX sample_cell"));
    CHECK_THAT(plan_of_query(scratch.path(), "SELECT count(*) FROM sample WHERE class = 'mug' AND "
                                             "vary_size AND floor_hue > 0.5"),
               Catch::Contains("SEARCH s USING COVERING INDEX sample_class"));
    CHECK_THAT(plan_of_query(scratch.path(), "SELECT id FROM sample WHERE orbit_id = 3"),
               Catch::Contains("SEARCH s USING") && Catch::Contains("sample_orbit"));
}

TEST_CASE("the other tables tell of shards, planes, rejects and pairs") {
    const test::ScratchFolder scratch("merge-tables");
    write_file_atomically(scratch.path() / "dataset.yaml", "recipe: test\n");
    write_dataset(scratch.path(), 3);
    merge_dataset(scratch.path());
    const auto value = [&](const std::string& sql) { return value_of(scratch.path(), sql); };
    CHECK(value("PRAGMA integrity_check") == "ok");
    CHECK(value("SELECT count(*) FROM shard") == "3");
    CHECK(value("SELECT sum(samples) || ' ' || sum(rejected) FROM shard") == "55 5");
    CHECK(value("SELECT value FROM dataset WHERE key = 'recipe'") == "recipe: test\n");
    CHECK(value("SELECT count(*) FROM asset") == "15");
    CHECK(value("SELECT count(*) FROM camera") == "55");  // the synthetic set moves it each time
    CHECK(value("SELECT count(*) FROM plane_file WHERE extension = 'mask.png'") == "55");
    CHECK(value("SELECT group_concat(id) FROM rejected WHERE reason = 'blank'") ==
          "10,21,32,43,54");
    // Objects 0 and 1 are whole: 6 pairs of 4 views each; object 2 lost one view: 3 pairs.
    CHECK(value("SELECT count(*) FROM pair WHERE id_1 < 12") == "15");
    CHECK(value("SELECT max(object_x_2 - (SELECT object_x FROM sample WHERE id = id_2)) FROM "
                "pair") == "0");
    CHECK(value("SELECT ms FROM sample WHERE id = 0").empty());
}

TEST_CASE("filters on a class and factors, objects and single factors use an index") {
    const test::ScratchFolder scratch("merge-plans");
    write_dataset(scratch.path(), 5);
    const auto plan = [&](const std::string& sql) { return plan_of_query(scratch.path(), sql); };
    merge_dataset(scratch.path(), {.factor_indexes = FactorIndexes::kNever});
    const std::string filter = plan("SELECT count(*) FROM sample WHERE class = 'mug' AND floor_hue "
                                    "> 0.5 AND spot_phi < 0.5");
    CHECK_THAT(filter, Catch::Contains("SEARCH s USING COVERING INDEX sample_class"));
    CHECK_THAT(plan("SELECT key FROM sample WHERE object = 'pack/model \"3\"'"),
               Catch::Contains("SEARCH s USING INDEX sample_object"));
    CHECK_THAT(plan("SELECT count(*) FROM sample WHERE split = 'val'"),
               Catch::Contains("SEARCH s USING COVERING INDEX sample_split"));
    CHECK_THAT(plan("SELECT key FROM sample WHERE id = 5"), Catch::Contains("PRIMARY KEY"));
    const char* narrow = "SELECT key FROM sample WHERE floor_hue BETWEEN 0.5 AND 0.5001";
    CHECK_THAT(plan(narrow), !Catch::Contains("sample_by_floor_hue"));
    merge_dataset(scratch.path(), {.factor_indexes = FactorIndexes::kAlways});
    CHECK_THAT(plan(narrow), Catch::Contains("SEARCH s USING INDEX sample_by_floor_hue"));
}

TEST_CASE("a manifest does not depend on the number of threads that read") {
    const test::ScratchFolder scratch("merge-threads");
    write_dataset(scratch.path(), 6);
    merge_dataset(scratch.path(), {.threads = 1});
    const std::string one = read_file(manifest_path(scratch.path()));
    merge_dataset(scratch.path(), {.threads = 8});
    CHECK(read_file(manifest_path(scratch.path())) == one);
}

TEST_CASE("merging refuses damage and strangers and keeps the old manifest") {
    const test::ScratchFolder scratch("merge-bad");
    const auto merge_failure = [&](const MergeOptions& options = {}) {
        return failure_of([&] { merge_dataset(scratch.path(), options); });
    };
    CHECK_THAT(merge_failure(), Catch::Contains("no finished shards"));
    write_dataset(scratch.path(), 3);
    merge_dataset(scratch.path());
    const std::string before = read_file(manifest_path(scratch.path()));

    SECTION("a shard of another dataset is named") {
        SampleSet other = kSet;
        other.plan_digest = std::string(64, 'b');
        test::write_shard(scratch.path(), other, 1);
        CHECK_THAT(merge_failure(), Catch::Contains("000001.json: belongs to another dataset"));
        CHECK_THAT(merge_failure({.plan_digest = other.plan_digest}),
                   Catch::Contains("000000.json: belongs to another dataset"));
    }
    SECTION("a truncated tar is named") {
        fs::resize_file(ShardPaths(scratch.path(), ShardId(2)).tar, 100);
        CHECK_THAT(merge_failure(), Catch::Contains("000002.tar: 100 bytes"));
    }
    SECTION("a shard with other factors is named") {
        SampleRecord record = test::make_record(kSet, 60);
        record.factors[0].first = "other";
        ShardIdentity identity = test::make_identity(kSet, 3);
        identity.last = identity.first + 1;
        ShardWriter writer(scratch.path(), identity);
        writer.add(record, test::make_files(60));
        writer.finish();
        CHECK_THAT(merge_failure(), Catch::Contains("shard 000003: sample 000000060"));
    }
    SECTION("overlapping ranges") {
        ShardIdentity identity = test::make_identity(kSet, 2);
        identity.shard = ShardId(7);
        ShardWriter writer(scratch.path(), identity);
        for (std::uint64_t i = identity.first; i < identity.last; ++i) {
            writer.add(test::make_record(kSet, i),
                       test::is_rejected(i) ? std::vector<EncodedFile>{} : test::make_files(i));
        }
        writer.finish();
        CHECK_THAT(merge_failure(), Catch::Contains("overlap"));
    }
    CHECK(read_file(manifest_path(scratch.path())) == before);
    for (const auto& entry : fs::directory_iterator(scratch.path())) {
        CHECK(entry.path().extension() != ".partial");
    }
}

TEST_CASE("a full disk ends the merge with an environment error and leaves nothing") {
    const test::ScratchFolder scratch("merge-full");
    write_dataset(scratch.path(), 3);
    const pid_t child = ::fork();
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);  // the limit then shows as a failed write, like a full disk
        const rlimit limit{40000, 40000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        int outcome = 1;
        try {
            merge_dataset(scratch.path(), {.threads = 1});
        } catch (const Error& error) {
            outcome = error.code() == ExitCode::kEnvironment ? 33 : 34;
        }
        ::_exit(outcome);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 33);
    CHECK_FALSE(fs::exists(manifest_path(scratch.path())));
    for (const auto& entry : fs::directory_iterator(scratch.path())) {
        CHECK(entry.path().filename() == "shards");
    }
}

TEST_CASE("a shard that is not done is left out, and later makes the manifest stale") {
    const test::ScratchFolder scratch("merge-stale");
    write_dataset(scratch.path(), 3);
    fs::remove(ShardPaths(scratch.path(), ShardId(1)).index);
    CHECK(merge_dataset(scratch.path()).shards == 2);
    test::write_shard(scratch.path(), kSet, 1);
    CHECK_THAT(failure_of([&] { (void)open_manifest(scratch.path()); }),
               Catch::Contains("older than the shards"));
    merge_dataset(scratch.path());
    CHECK(value_of(scratch.path(), "SELECT count(*) FROM sample") == "55");

    // Touched but unchanged, as by a copy: still current.
    const auto later = fs::last_write_time(manifest_path(scratch.path())) + std::chrono::hours(1);
    fs::last_write_time(ShardPaths(scratch.path(), ShardId(1)).index, later);
    CHECK(value_of(scratch.path(), "SELECT 1") == "1");
}

TEST_CASE("opening what is no manifest of this dataset says what to do") {
    const test::ScratchFolder scratch("manifest-bad");
    const auto open_failure = [&] {
        return failure_of([&] { (void)open_manifest(scratch.path()); });
    };
    CHECK_THAT(open_failure(), Catch::Contains("run `turntable merge"));
    write_dataset(scratch.path(), 2);
    const fs::path path = manifest_path(scratch.path());

    write_file_atomically(path, std::string(5000, 'x'));
    CHECK_THAT(open_failure(), Catch::Contains("no manifest of Turntable"));

    merge_dataset(scratch.path());
    const auto change = [&](const std::string& sql) {
        const SqliteDatabase database(path, SqliteDatabase::Mode::kCreate);
        database.run(sql);
    };
    change("UPDATE dataset SET value = 'c' WHERE key = 'plan_digest'");
    CHECK_THAT(open_failure(), Catch::Contains("another dataset"));
    change("UPDATE dataset SET value = '99' WHERE key = 'manifest_format'");
    CHECK_THAT(open_failure(), Catch::Contains("manifest format 99"));
}

TEST_CASE("a factor named like another column gets a prefix") {
    const SampleColumns columns =
        sample_columns({"floor_hue", "view", "Key", "f_view", "background", "background_name"},
                       {"background"}, {"id", "Id"});
    CHECK(columns.factors == std::vector<std::string>{"floor_hue", "f_view", "f_Key", "f_f_view",
                                                      "f_background", "background_name"});
    CHECK(columns.texts ==
          std::vector<std::string>{"f_background_name", "f_split_id", "f_f_split_Id"});
    CHECK(sample_columns({"image_sha256", "qx"}, {}, {}).factors ==
          std::vector<std::string>{"f_image_sha256", "f_qx"});
}

TEST_CASE("the latest readable run log of a shard gives its times") {
    const test::ScratchFolder scratch("run-logs");
    write_run_log(scratch.path(), {ShardId(4), "a/b", "cpu", "2026-01-02", 1.0, 80, {1.0}});
    write_run_log(scratch.path(), {ShardId(4), "c", "cpu", "2026-01-01", 1.0, 80, {2.0}});
    write_file_atomically(scratch.path() / "runs" / "000004-broken.json", "{");
    const RunLogs logs(scratch.path());
    REQUIRE(logs.latest(ShardId(4)).has_value());
    CHECK(logs.latest(ShardId(4))->milliseconds == std::vector{1.0});
    CHECK(logs.latest(ShardId(4))->host == "a/b");
    CHECK_FALSE(logs.latest(ShardId(5)).has_value());
    CHECK(logs.all().size() == 2);
}

}  // namespace turntable
