#include "manifests/integrity.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <set>

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"
#include "manifests/shard_reader.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

/// The fields in which two records' JSON texts differ, with both values.
std::string describe_difference(const std::string& in_records, const std::string& in_tar) {
    const auto ours = nlohmann::json::parse(in_records, nullptr, false);
    const auto theirs = nlohmann::json::parse(in_tar, nullptr, false);
    if (!ours.is_object() || !theirs.is_object()) {
        return "the record in the tar is no JSON";
    }
    std::string text;
    for (const auto& [name, value] : ours.items()) {
        const auto other = theirs.find(name);
        if (other == theirs.end() || *other != value) {
            text += fmt::format("{}field \"{}\" is {} in the records and {} in the tar",
                                text.empty() ? "" : "; ", name, value.dump(),
                                other == theirs.end() ? "absent" : other->dump());
        }
    }
    return text.empty() ? "the record in the tar is written in another form" : text;
}

/// Checks one shard, gathering findings.
class ShardExaminer {
public:
    ShardExaminer(const fs::path& dataset, ShardId shard)
        : shard_(shard), paths_(dataset, shard), dataset_(dataset) {}

    std::vector<Finding> examine() {
        try {
            index_ = read_shard_index(dataset_, shard_);
        } catch (const Error& error) {
            add("", error.what());
            return std::move(findings_);
        }
        check_file(paths_.tar, index_->tar);
        check_file(paths_.records, index_->records);
        open_tar();
        if (!check_entries()) {
            check_tar_alone();
        }
        return std::move(findings_);
    }

private:
    void add(const std::string& key, const std::string& what) {
        findings_.push_back({shard_, key, what});
    }

    void check_file(const fs::path& path, const FileDigest& expected) {
        try {
            const std::string digest = sha256_hex_of_file(path);
            if (digest != expected.sha256) {
                add("", fmt::format("{}: sha256 is {:.16}..., the index says {:.16}...",
                                    path.string(), digest, expected.sha256));
            }
        } catch (const Error& error) {
            add("", error.what());
        }
    }

    void open_tar() {
        try {
            tar_.emplace(paths_.tar);
        } catch (const Error& error) {
            add("", error.what());
        }
    }

    /// Walks the records; false when they cannot be read to their end.
    bool check_entries() {
        std::map<std::string, std::uint64_t> rejects;
        std::uint64_t samples = 0;
        try {
            ShardReader(dataset_, shard_).for_each_entry([&](ShardEntry&& entry) {
                if (entry.record.reject.empty()) {
                    ++samples;
                    check_entry(entry);
                } else {
                    ++rejects[entry.record.reject];
                }
            });
        } catch (const Error& error) {
            add("", error.what());
            return false;
        }
        if (samples != index_->samples || rejects != index_->rejects) {
            add("", fmt::format("{}: the counts differ from those of the records",
                                paths_.index.string()));
        }
        check_strangers();
        return true;
    }

    void check_entry(const ShardEntry& entry) {
        const SampleRecord& record = entry.record;
        if (entry.members.size() != record.files.size() + 1) {
            add(record.key,
                fmt::format("{}: {} files and {} places of members", paths_.records.string(),
                            record.files.size(), entry.members.size()));
            return;
        }
        for (std::size_t i = 0; i < entry.members.size(); ++i) {
            const MemberExtent& member = entry.members[i];
            const std::optional<std::string> bytes = read_member(record.key, member);
            if (!bytes) {
                continue;
            }
            if (i == record.files.size()) {
                check_record_member(record, *bytes);
            } else {
                check_digest(record, i, member, *bytes);
            }
        }
    }

    /// By its place, so that a damaged header does not hide what lies behind it.
    std::optional<std::string> read_member(const std::string& key, const MemberExtent& member) {
        const std::string name = fmt::format("{}.{}", key, member.extension);
        known_.insert(name);
        if (tar_ && tar_->find(name) == nullptr) {
            add(key, fmt::format("{}: member \"{}\" is missing", paths_.tar.string(), name));
            return std::nullopt;
        }
        try {
            return read_extent(paths_.tar, member.offset, member.size);
        } catch (const Error& error) {
            add(key, error.what());
            return std::nullopt;
        }
    }

    void check_digest(const SampleRecord& record, std::size_t i, const MemberExtent& member,
                      const std::string& bytes) {
        const auto& [extension, digest] = record.files[i];
        if (extension != member.extension || sha256_hex(bytes) != digest) {
            add(record.key, fmt::format("{}: the bytes of \"{}.{}\" are not those of its record",
                                        paths_.tar.string(), record.key, member.extension));
        }
    }

    void check_record_member(const SampleRecord& record, const std::string& bytes) {
        const std::string expected = to_json(record);
        if (bytes != expected) {
            add(record.key, fmt::format("{}: record \"{}.json\" differs: {}", paths_.tar.string(),
                                        record.key, describe_difference(expected, bytes)));
        }
    }

    void check_strangers() {
        if (!tar_) {
            return;
        }
        for (const TarMember& member : tar_->members()) {
            if (!known_.contains(member.name)) {
                add("", fmt::format("{}: member \"{}\" belongs to no record", paths_.tar.string(),
                                    member.name));
            }
        }
    }

    /// Without records, the .json members say which files are damaged.
    void check_tar_alone() {
        if (!tar_) {
            return;
        }
        for (const TarMember& member : tar_->members()) {
            if (member.name.ends_with(".json")) {
                check_sample_in_tar(member);
            }
        }
    }

    void check_sample_in_tar(const TarMember& json) {
        const std::string key = json.name.substr(0, json.name.size() - 5);
        try {
            const SampleRecord record =
                sample_from_json(tar_->read(json), paths_.tar.string() + " " + json.name);
            for (std::size_t i = 0; i < record.files.size(); ++i) {
                const std::string& extension = record.files[i].first;
                const TarMember* member = tar_->find(fmt::format("{}.{}", record.key, extension));
                if (member == nullptr) {
                    add(key, fmt::format("{}: member \"{}.{}\" is missing", paths_.tar.string(),
                                         record.key, extension));
                } else {
                    check_digest(record, i, {extension, member->offset, member->size},
                                 tar_->read(*member));
                }
            }
        } catch (const Error& error) {
            add(key, error.what());
        }
    }

    ShardId shard_;
    ShardPaths paths_;
    const fs::path& dataset_;
    std::optional<ShardIndex> index_;
    std::optional<TarReader> tar_;
    std::set<std::string> known_;
    std::vector<Finding> findings_;
};

/// A finding when the shard's plan is not `expected` (set from the first shard when empty).
std::optional<Finding> check_plan(const fs::path& dataset, ShardId shard, std::string& expected) {
    try {
        const std::string digest = read_shard_index(dataset, shard).identity.plan_digest;
        if (expected.empty()) {
            expected = digest;
        }
        if (digest != expected) {
            return Finding{shard, "",
                           fmt::format("{}: belongs to another dataset (plan {:.12}, not {:.12})",
                                       ShardPaths(dataset, shard).index.string(), digest,
                                       expected)};
        }
    } catch (const Error&) {
        return std::nullopt;  // check_shard reports an unreadable index
    }
    return std::nullopt;
}

}  // namespace

std::string to_text(const Finding& finding) {
    if (finding.key.empty()) {
        return fmt::format("shard {}: {}", shard_name(finding.shard), finding.what);
    }
    return fmt::format("shard {} sample {}: {}", shard_name(finding.shard), finding.key,
                       finding.what);
}

std::vector<Finding> check_shard(const fs::path& dataset, ShardId shard) {
    return ShardExaminer(dataset, shard).examine();
}

std::vector<Finding> check_dataset(const fs::path& dataset, const IntegrityOptions& options) {
    std::vector<Finding> findings;
    const std::vector<ShardId> shards = indexed_shards(dataset);
    std::string plan_digest = options.plan_digest;
    for (std::size_t i = 0; i < shards.size(); ++i) {
        if (options.stop != nullptr && options.stop->requested()) {
            throw Error(ExitCode::kInterrupted, "check interrupted; run it again");
        }
        if (std::optional<Finding> finding = check_plan(dataset, shards[i], plan_digest)) {
            findings.push_back(std::move(*finding));
        }
        std::vector<Finding> of_shard = check_shard(dataset, shards[i]);
        std::move(of_shard.begin(), of_shard.end(), std::back_inserter(findings));
        if (options.progress) {
            options.progress(i + 1, shards.size());
        }
    }
    return findings;
}

void unmark_shard(const fs::path& dataset, ShardId shard) {
    const fs::path index = ShardPaths(dataset, shard).index;
    if (::unlink(index.c_str()) != 0 && errno != ENOENT) {
        throw environment_fault("{}: cannot be removed: {}", index.string(), std::strerror(errno));
    }
    // Durable before anything else happens: a mark that came back would vouch for damage.
    const int folder = ::open(index.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
}

std::vector<Finding> repair_dataset(const fs::path& dataset, const IntegrityOptions& options) {
    std::vector<Finding> findings = check_dataset(dataset, options);
    for (const Finding& finding : findings) {
        unmark_shard(dataset, finding.shard);
    }
    for (const char* folder : {"shards", "runs"}) {
        if (fs::is_directory(dataset / folder)) {
            remove_stale_temporaries(dataset / folder);
        }
    }
    remove_stale_temporaries(dataset);
    return findings;
}

}  // namespace turntable
