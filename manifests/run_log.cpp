#include "manifests/run_log.h"

#include <algorithm>
#include <atomic>
#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "manifests/shard_index.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// Host names come from outside: only what is safe in a file name is kept.
std::string safe_name(std::string host) {
    const auto unsafe = [](char c) {
        const bool alphanumeric =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return !alphanumeric && c != '-';
    };
    std::replace_if(host.begin(), host.end(), unsafe, '_');
    return host;
}

std::optional<RunLog> read_run_log(const fs::path& path) {
    try {
        const Json tree = Json::parse(read_file(path));
        RunLog log;
        log.shard = ShardId(tree.at("shard").get<std::uint64_t>());
        log.host = tree.at("host").get<std::string>();
        log.device = tree.at("device").get<std::string>();
        log.started = tree.at("started").get<std::string>();
        log.seconds = tree.at("seconds").get<double>();
        log.first = tree.at("first").get<std::uint64_t>();
        log.milliseconds = tree.at("milliseconds").get<std::vector<double>>();
        return log;
    } catch (const Error&) {
        return std::nullopt;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

/// The shard that a log is named for: the digits before the first '-'.
std::optional<ShardId> shard_of_log(const fs::path& path) {
    const std::string name = path.filename().string();
    const char* end = name.data() + std::min(name.find('-'), name.size());
    std::uint64_t value = 0;
    const auto parsed = std::from_chars(name.data(), end, value);
    if (path.extension() != ".json" || parsed.ec != std::errc() || parsed.ptr != end) {
        return std::nullopt;
    }
    return ShardId(value);
}

}  // namespace

void write_run_log(const fs::path& dataset, const RunLog& log) {
    static std::atomic<unsigned> counter{0};
    Json tree;
    tree["shard"] = log.shard.value;
    tree["host"] = log.host;
    tree["device"] = log.device;
    tree["started"] = log.started;
    tree["seconds"] = log.seconds;
    const auto images = static_cast<double>(log.milliseconds.size());
    tree["images_per_second"] = log.seconds > 0.0 ? images / log.seconds : 0.0;
    tree["first"] = log.first;
    tree["milliseconds"] = log.milliseconds;
    std::error_code error;
    fs::create_directories(dataset / "runs", error);
    if (error) {
        throw environment_fault("{}: cannot be created: {}", (dataset / "runs").string(),
                                error.message());
    }
    const std::string name = fmt::format("{}-{}-{}-{}.json", shard_name(log.shard),
                                         safe_name(log.host), ::getpid(), counter++);
    write_file_atomically(dataset / "runs" / name, tree.dump() + "\n");
}

RunLogs::RunLogs(const fs::path& dataset) {
    std::vector<fs::path> files;
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator(dataset / "runs", absent)) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        if (const std::optional<ShardId> shard = shard_of_log(file)) {
            paths_.emplace(*shard, file);
        }
    }
}

std::vector<RunLog> RunLogs::all() const {
    std::vector<RunLog> logs;
    for (const auto& [shard, path] : paths_) {
        if (std::optional<RunLog> log = read_run_log(path)) {
            logs.push_back(std::move(*log));
        }
    }
    return logs;
}

std::optional<RunLog> RunLogs::latest(ShardId shard) const {
    std::optional<RunLog> latest;
    const auto [begin, end] = paths_.equal_range(shard);
    for (auto path = begin; path != end; ++path) {
        std::optional<RunLog> log = read_run_log(path->second);
        if (log && (!latest || latest->started <= log->started)) {
            latest = std::move(log);
        }
    }
    return latest;
}

}  // namespace turntable
