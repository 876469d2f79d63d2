#include "generator/finish_dataset.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <vector>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/atomic_file.h"
#include "base/hash.h"
#include "generator/dataset_file.h"
#include "generator/factor_scales.h"
#include "generator/plan_facts.h"
#include "generator/preview.h"
#include "manifests/croissant.h"
#include "manifests/dataset_card.h"
#include "manifests/dataset_facts.h"
#include "manifests/run_log.h"
#include "manifests/shard_index.h"
#include "manifests/shard_reader.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

std::vector<ShardIndex> shard_indexes(const fs::path& folder) {
    std::vector<ShardIndex> indexes;
    for (const ShardId shard : indexed_shards(folder)) {
        indexes.push_back(read_shard_index(folder, shard));
    }
    return indexes;
}

std::string quality_of(const fs::path& folder, const Plan& plan) {
    const std::vector<ShardId> shards = indexed_shards(folder);
    return quality_section(quality_report(folder, shards, factor_scales(plan.recipe())));
}

bool any_image(const std::vector<ShardIndex>& shards) {
    return std::any_of(shards.begin(), shards.end(),
                       [](const ShardIndex& shard) { return shard.samples > 0; });
}

/// The first record with a picture: all records of a recipe have the same keys, but for those
/// whose value may be nothing.
std::optional<SampleRecord> first_picture(const fs::path& folder,
                                          const std::vector<ShardIndex>& shards) {
    for (const ShardIndex& shard : shards) {
        std::optional<SampleRecord> found;
        if (shard.samples > 0) {
            ShardReader(folder, shard.identity.shard).for_each_entry([&](ShardEntry&& entry) {
                if (!found && entry.record.reject.empty()) {
                    found = std::move(entry.record);
                }
            });
            return found;
        }
    }
    return std::nullopt;
}

std::vector<std::string> known_labels(const SampleRecord& record) {
    const SampleRecord fresh;
    const std::pair<const char*, bool> labels[] = {
        {"cell", !record.cell.empty()},
        {"position", record.position != fresh.position},
        {"depth", record.depth != fresh.depth},
        {"full_box", record.full_box != fresh.full_box},
        {"apparent_size", record.apparent_size != fresh.apparent_size},
        {"corners", record.corners != fresh.corners},
        {"light", !record.light.empty()},
        {"background", !record.background.empty()},
        {"caption", !record.caption.empty()},
    };
    std::vector<std::string> names;
    for (const auto& [name, known] : labels) {
        if (known) {
            names.emplace_back(name);
        }
    }
    return names;
}

/// Labels of the models' shapes, where all models have them.
void add_shape_labels(const Plan& plan, std::vector<std::string>& labels) {
    const auto add_if = [&](const char* name, auto has) {
        if (std::all_of(plan.objects().begin(), plan.objects().end(),
                        [&](const AssetEntry* object) {
                            return object->facts.has_value() && has(*object->facts);
                        })) {
            labels.emplace_back(name);
        }
    };
    add_if("parts", [](const ShapeFacts& facts) { return !facts.parts.empty(); });
    add_if("symmetry", [](const ShapeFacts&) { return true; });
    add_if("reduced_quaternion",
           [](const ShapeFacts& facts) { return !facts.appearance.axes.empty(); });
}

/// The day on which the last shard was begun, as its run log has it, or that of SOURCE_DATE_EPOCH
/// (seconds since 1970, the convention of reproducible builds). Empty without either.
std::string completion_day(const fs::path& folder, ShardId last) {
    if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr) {
        return fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::time_t{std::atoll(epoch)}));
    }
    const std::optional<RunLog> log = RunLogs(folder).latest(last);
    constexpr std::size_t kDay = 10;  // YYYY-MM-DD
    return log ? log->started.substr(0, kDay) : std::string();
}

FileFact file_fact(const std::string& name, const std::string& encoding_format,
                   const std::string& bytes) {
    return {name, encoding_format, bytes.size(), sha256_hex(bytes)};
}

void describe_making(DatasetFacts& facts, const DatasetFile& file) {
    facts.recipe_digest = file.recipe_digest;
    facts.library_digest = file.library_digest;
    facts.plan_digest = file.plan_digest;
    facts.seed = file.seed.value;
    facts.device = file.device;
    facts.build = file.build;
}

}  // namespace

void finish_dataset(const fs::path& folder, const Plan& plan, std::span<const MapEntry> maps) {
    const std::vector<ShardIndex> shards = shard_indexes(folder);
    DatasetFacts facts = plan_facts(plan, maps);
    describe_making(facts, read_dataset_file(folder));
    facts.date = shards.empty() ? "" : completion_day(folder, shards.back().identity.shard);
    if (const auto record = first_picture(folder, shards)) {
        facts.labels = known_labels(*record);
        add_shape_labels(plan, facts.labels);
    }
    const std::string ledger = licence_ledger(facts.licences);
    facts.files = {
        file_fact("LICENSES.csv", "text/csv", ledger),
        file_fact("dataset.yaml", "application/yaml", read_file(folder / "dataset.yaml"))};
    write_file_atomically(folder / "LICENSES.csv", ledger);
    write_file_atomically(folder / "croissant.json", croissant(facts, shards));
    write_file_atomically(folder / "README.md",
                          dataset_card(facts) + "\n" + quality_of(folder, plan));
    if (any_image(shards)) {
        write_sheet(folder / "preview.jpg", preview_of_dataset(folder, {}));
    }
}

}  // namespace turntable
