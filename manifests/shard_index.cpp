#include "manifests/shard_index.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Json to_tree(const FileDigest& file) {
    return Json{{"bytes", file.bytes}, {"sha256", file.sha256}};
}

/// Typed access to one object's fields with errors that name them.
class FieldReader {
public:
    FieldReader(const Json& object, const std::string& origin) : object_(object), origin_(origin) {
        if (!object.is_object()) {
            throw bad_input("{}: expected a JSON object", origin);
        }
    }
    [[nodiscard]] const Json& at(const char* name) const {
        const auto found = object_.find(name);
        if (found == object_.end()) {
            throw bad_input("{}: field \"{}\" is missing", origin_, name);
        }
        return *found;
    }
    [[nodiscard]] std::uint64_t count(const char* name) const { return count(at(name), name); }
    [[nodiscard]] std::uint64_t count(const Json& value, const char* name) const {
        if (!value.is_number_unsigned()) {
            throw bad_input("{}: field \"{}\" must be a whole number, zero or more", origin_, name);
        }
        return value.get<std::uint64_t>();
    }
    [[nodiscard]] std::string text(const char* name) const {
        if (!at(name).is_string()) {
            throw bad_input("{}: field \"{}\" must be a string", origin_, name);
        }
        return at(name).get<std::string>();
    }
    [[nodiscard]] FileDigest file(const char* name) const {
        const FieldReader fields(at(name), fmt::format("{}: {}", origin_, name));
        return {fields.count("bytes"), fields.text("sha256")};
    }
    [[nodiscard]] std::map<std::string, std::uint64_t> counts(const char* name) const {
        std::map<std::string, std::uint64_t> counts;
        if (!at(name).is_object()) {
            throw bad_input("{}: field \"{}\" must be an object", origin_, name);
        }
        for (const auto& [key, value] : at(name).items()) {
            counts[key] = count(value, name);
        }
        return counts;
    }

private:
    const Json& object_;
    std::string origin_;
};

void require_consistent(const ShardIndex& index, const std::string& origin) {
    const auto add = [](std::uint64_t sum, const auto& reject) { return sum + reject.second; };
    const std::uint64_t records =
        std::accumulate(index.rejects.begin(), index.rejects.end(), index.samples, add);
    const ShardIdentity& identity = index.identity;
    if (identity.last < identity.first || records != identity.last - identity.first) {
        throw bad_input("{}: {} samples and rejects do not fill the range {} to {}", origin,
                        records, identity.first, identity.last);
    }
}

}  // namespace

int dataset_format(std::uint64_t format, const std::string& origin) {
    if (format < kOldestDatasetFormat || format > kDatasetFormat) {
        throw bad_input("{}: dataset format {}; this program reads formats {} to {}", origin,
                        format, kOldestDatasetFormat, kDatasetFormat);
    }
    return static_cast<int>(format);
}

std::string to_json(const ShardIndex& index) {
    const ShardIdentity& identity = index.identity;
    Json tree;
    tree["format"] = index.format;
    tree["shard"] = identity.shard.value;
    tree["first"] = identity.first;
    tree["last"] = identity.last;
    tree["samples"] = index.samples;
    tree["rejects"] = Json::object();
    for (const auto& [reason, count] : index.rejects) {
        tree["rejects"][reason] = count;
    }
    tree["plan_digest"] = identity.plan_digest;
    tree["device"] = identity.device;
    tree["build"] = identity.build;
    tree["tar"] = to_tree(index.tar);
    tree["records"] = to_tree(index.records);
    return tree.dump(2) + "\n";
}

ShardIndex shard_index_from_json(const std::string& text, const std::string& origin) {
    const Json tree = Json::parse(text, nullptr, false);
    if (tree.is_discarded()) {
        throw bad_input("{}: not valid JSON", origin);
    }
    const FieldReader fields(tree, origin);
    ShardIndex index;
    index.format = dataset_format(fields.count("format"), origin);
    index.identity.shard = ShardId(fields.count("shard"));
    index.identity.first = fields.count("first");
    index.identity.last = fields.count("last");
    index.samples = fields.count("samples");
    index.rejects = fields.counts("rejects");
    index.identity.plan_digest = fields.text("plan_digest");
    index.identity.device = fields.text("device");
    index.identity.build = fields.text("build");
    index.tar = fields.file("tar");
    index.records = fields.file("records");
    require_consistent(index, origin);
    return index;
}

std::string shard_name(ShardId shard) {
    return fmt::format("{:06}", shard.value);
}

ShardPaths::ShardPaths(const fs::path& dataset, ShardId shard)
    : tar(dataset / "shards" / (shard_name(shard) + ".tar")),
      records(dataset / "shards" / (shard_name(shard) + ".jsonl.zst")),
      index(dataset / "shards" / (shard_name(shard) + ".json")) {}

namespace {

/// The shard an index file is named for; nothing for any other file.
std::optional<ShardId> shard_of_index_file(const fs::path& path) {
    const std::string stem = path.stem().string();
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(stem.data(), stem.data() + stem.size(), value);
    const bool numeric = error == std::errc() && end == stem.data() + stem.size();
    if (path.extension() != ".json" || !numeric || stem != shard_name(ShardId(value))) {
        return std::nullopt;
    }
    return ShardId(value);
}

}  // namespace

std::vector<ShardId> indexed_shards(const fs::path& dataset) {
    std::vector<ShardId> shards;
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator(dataset / "shards", absent)) {
        if (const std::optional<ShardId> shard = shard_of_index_file(entry.path())) {
            shards.push_back(*shard);
        }
    }
    std::sort(shards.begin(), shards.end());
    return shards;
}

ShardIndex read_shard_index(const fs::path& dataset, ShardId shard) {
    const fs::path path = ShardPaths(dataset, shard).index;
    ShardIndex index = shard_index_from_json(read_file(path), path.string());
    if (index.identity.shard != shard) {
        throw bad_input("{}: describes shard {}, not the one it is named for", path.string(),
                        index.identity.shard.value);
    }
    return index;
}

}  // namespace turntable
