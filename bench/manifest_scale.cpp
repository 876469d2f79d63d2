// manifest_scale: the manifest at full size. Writes the labels of N samples as shards' records (no
// pictures), merges them, asks the questions of docs/dataset.md, prints one table. Needs about
// 1 GB of disk a million samples in the scratch folder, which it removes.
//
//     manifest_scale [--samples N] [--shard-size N] [--folder DIR] [--factor-indexes]
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <future>
#include <numbers>
#include <optional>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/philox.h"
#include "base/rotation.h"
#include "manifests/manifest.h"
#include "manifests/merge.h"
#include "manifests/record_lines.h"
#include "manifests/tar_writer.h"

namespace {

namespace fs = std::filesystem;
using namespace turntable;  // NOLINT(google-build-using-namespace): one file, one program
using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kViews = 50;
constexpr int kClasses = 55;
constexpr double kHalfPi = std::numbers::pi / 2;

struct Settings {
    std::uint64_t samples = 7'200'000;
    std::uint64_t shard_size = 10'000;
    fs::path folder;
    bool factor_indexes = false;
};

struct FactorRange {
    const char* name;
    double low;
    double high;
};
constexpr FactorRange kFactorRanges[] = {
    {"object_x", -kHalfPi, kHalfPi},  {"object_y", -kHalfPi, kHalfPi},
    {"object_z", -kHalfPi, kHalfPi},  {"floor_hue", 0.0, 1.0},
    {"spot_theta", 0.0, kHalfPi / 2}, {"spot_phi", 0.0, 4 * kHalfPi},
    {"spot_hue", 0.0, 1.0},
};

void set_pose(SampleRecord& record) {
    const EulerXyz angles{record.factors[0].second, record.factors[1].second,
                          record.factors[2].second};
    const glm::dmat3 rotation = matrix_from_euler(angles);
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            record.object_to_world[4 * row + column] =
                rotation[static_cast<int>(column)][static_cast<int>(row)];
        }
    }
    record.object_to_world[15] = 1.0;
    const Quaternion q = quaternion_from_euler(angles);
    record.quaternion = {q.x, q.y, q.z, q.w};
}

/// A planned sample of a 3DIEBench-like set: every label that exists before rendering.
SampleRecord plan_sample(std::uint64_t index) {
    SampleRecord record;
    const std::uint64_t object = index / kViews;
    record.index = index;
    record.key = fmt::format("{:09}", index);
    record.object = fmt::format("{:08}/{:032x}", object % kClasses, object);
    record.asset_digest = fmt::format("{:064x}", object);
    record.label = static_cast<int>(object % kClasses);
    record.class_name = fmt::format("class{:02}", record.label);
    record.synset = fmt::format("{:08}", record.label);
    record.view = static_cast<int>(index % kViews);
    record.split = object / kClasses % 5 == 4 ? "val" : "train";
    for (const FactorRange& range : kFactorRanges) {
        const double u = Draws(Seed(1), SampleId(index), range.name).uniform(0);
        record.factors.emplace_back(range.name, range.low + (range.high - range.low) * u);
    }
    set_pose(record);
    record.camera_to_world = {-1, 0,          0,         0,
                              0,  -M_SQRT1_2, M_SQRT1_2, 1.7677669529663687,
                              0,  M_SQRT1_2,  M_SQRT1_2, 1.7677669529663687,
                              0,  0,          0,         1};
    record.intrinsics = {355.556, 355.556, 128, 128};
    record.width = record.height = 256;
    return record;
}

void write_label_shard(const Settings& settings, std::uint64_t shard) {
    const ShardPaths paths(settings.folder, ShardId(shard));
    ShardIndex index;
    index.identity = {ShardId(shard),
                      shard * settings.shard_size,
                      std::min(settings.samples, (shard + 1) * settings.shard_size),
                      std::string(64, '5'),
                      "labels",
                      "bench"};
    OutputFile tar(paths.tar);
    TarWriter(tar).finish();
    tar.publish();
    OutputFile records(paths.records);
    LineCompressor lines(records);
    for (std::uint64_t i = index.identity.first; i < index.identity.last; ++i) {
        lines.add(to_json(ShardEntry{plan_sample(i), {}}));
        ++index.samples;
    }
    lines.finish();
    records.publish();
    index.tar = {tar.size(), tar.sha256()};
    index.records = {records.size(), records.sha256()};
    write_file_atomically(paths.index, to_json(index));
}

void write_label_shards(const Settings& settings) {
    fs::create_directories(settings.folder / "shards");
    const std::uint64_t shards = (settings.samples + settings.shard_size - 1) / settings.shard_size;
    const unsigned threads = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::future<void>> workers;
    for (unsigned t = 0; t < threads; ++t) {
        workers.push_back(std::async(std::launch::async, [&settings, shards, threads, t] {
            for (std::uint64_t shard = t; shard < shards; shard += threads) {
                write_label_shard(settings, shard);
            }
        }));
    }
    for (std::future<void>& worker : workers) {
        worker.get();
    }
}

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double cpu_seconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double folder_megabytes(const fs::path& folder) {
    double bytes = 0.0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        bytes += entry.is_regular_file() ? static_cast<double>(entry.file_size()) : 0.0;
    }
    return bytes / 1e6;
}

void time_query(const fs::path& folder, const char* what, const std::string& sql) {
    const Clock::time_point start = Clock::now();
    const Manifest manifest = open_manifest(folder);
    SqliteStatement statement(*manifest.database, sql);
    std::uint64_t rows = 0;
    std::string first;
    while (statement.step()) {
        first = rows++ == 0 ? std::string(statement.text(0)) : first;
    }
    const double cold = 1e3 * seconds_since(start);
    const Clock::time_point again = Clock::now();
    statement.execute();
    fmt::print("{:46} {:8.1f} {:8.1f} {:9} {:>12}\n", what, cold, 1e3 * seconds_since(again), rows,
               first);
    std::fflush(stdout);
}

void time_queries(const Settings& settings) {
    const std::uint64_t some = settings.samples / 2;
    const std::string filter =
        "class = 'class07' AND object_x > 1.0 AND floor_hue BETWEEN 0.2 AND 0.4";
    fmt::print("\n{:46} {:>8} {:>8} {:>9} {:>12}\n", "query (open + first run, then again; ms)",
               "first", "again", "rows", "first value");
    const auto ask = [&](const char* what, const std::string& sql) {
        time_query(settings.folder, what, sql);
    };
    ask("look-up by key", fmt::format("SELECT object FROM sample WHERE id = {}", some));
    ask("look-up by object: its views",
        fmt::format("SELECT key FROM sample WHERE object = '{:08}/{:032x}'",
                    some / kViews % kClasses, some / kViews));
    ask("look-up by class and a narrow factor",
        "SELECT key FROM sample WHERE class = 'class07' AND object_x BETWEEN 0.5 AND 0.5001");
    ask("look-up by a narrow factor",
        "SELECT key FROM sample WHERE spot_hue BETWEEN 0.5 AND 0.500001");
    ask("count: class and two factors", "SELECT count(*) FROM sample WHERE " + filter);
    ask("rows: class and two factors", "SELECT key, object, view FROM sample WHERE " + filter);
    ask("count: class, two later factors",
        "SELECT count(*) FROM sample WHERE class = 'class07' AND spot_hue > 0.9 AND spot_theta "
        "> 0.5");
    ask("count: split and class",
        "SELECT count(*) FROM sample WHERE split = 'val' AND class = 'class07'");
    ask("count: pairs of one object",
        fmt::format("SELECT count(*) FROM pair WHERE object = '{:08}/{:032x}'",
                    some / kViews % kClasses, some / kViews));
    ask("samples a class", "SELECT class, count(*) FROM sample GROUP BY class ORDER BY class");
}

void run(const Settings& settings) {
    fmt::print("{} samples, {} a shard, in {}\n", settings.samples, settings.shard_size,
               settings.folder.string());
    const Clock::time_point start = Clock::now();
    write_label_shards(settings);
    fmt::print("plan and write records   {:8.1f} s  {:8.0f} MB\n", seconds_since(start),
               folder_megabytes(settings.folder));
    std::fflush(stdout);
    MergeOptions options;
    options.factor_indexes =
        settings.factor_indexes ? FactorIndexes::kAlways : FactorIndexes::kAutomatic;
    const double cpu = cpu_seconds();
    const MergeSummary merged = merge_dataset(settings.folder, options);
    const double seconds = merged.seconds_reading + merged.seconds_indexing;
    fmt::print("merge: read and insert   {:8.1f} s\nmerge: indexes, analyse  {:8.1f} s\n"
               "merge: all               {:8.1f} s  {:8.1f} s of CPU  {:8.0f} MB\n"
               "rows a second            {:8.0f}\n",
               merged.seconds_reading, merged.seconds_indexing, seconds, cpu_seconds() - cpu,
               static_cast<double>(fs::file_size(manifest_path(settings.folder))) / 1e6,
               static_cast<double>(merged.samples) / seconds);
    time_queries(settings);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"The manifest at full size: merge rate and query times"};
    Settings settings;
    fs::path parent = fs::temp_directory_path();
    app.add_option("--samples", settings.samples, "Labels to plan and merge");
    app.add_option("--shard-size", settings.shard_size, "Samples a shard")
        ->check(CLI::PositiveNumber);
    app.add_option("--folder", parent, "Where the scratch folder is made");
    app.add_flag("--factor-indexes", settings.factor_indexes,
                 "Index each factor by itself at any size");
    CLI11_PARSE(app, argc, argv);
    settings.folder = parent / fmt::format("turntable-manifest-scale-{}", ::getpid());
    int status = 0;
    try {
        run(settings);
    } catch (const std::exception& error) {
        fmt::print(stderr, "manifest_scale: {}\n", error.what());
        status = 1;
    }
    std::error_code ignored;
    fs::remove_all(settings.folder, ignored);
    return status;
}
