#include "manifests/shard_reader.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/hash.h"
#include "manifests/record_lines.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

/// One line of what is wrong with `path`; empty when it matches.
std::string compare_file(const fs::path& path, const FileDigest& expected, ShardCheck check) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    if (error) {
        return fmt::format("{}: {}", path.string(), error.message());
    }
    if (size != expected.bytes) {
        return fmt::format("{}: {} bytes, the index says {}", path.string(), size, expected.bytes);
    }
    if (check == ShardCheck::kDigests) {
        const std::string digest = sha256_hex_of_file(path);
        if (digest != expected.sha256) {
            return fmt::format("{}: sha256 {}, the index says {}", path.string(), digest,
                               expected.sha256);
        }
    }
    return {};
}

std::string compare_identity(const fs::path& path, const ShardIdentity& found,
                             const ShardIdentity& wanted) {
    if (found.plan_digest != wanted.plan_digest) {
        return fmt::format("{}: belongs to another dataset (plan {:.12}, not {:.12})",
                           path.string(), found.plan_digest, wanted.plan_digest);
    }
    if (found.first != wanted.first || found.last != wanted.last) {
        return fmt::format("{}: holds samples {} to {}, not {} to {}", path.string(), found.first,
                           found.last, wanted.first, wanted.last);
    }
    if (found.device != wanted.device || found.build != wanted.build) {
        return fmt::format("{}: made by {} {}, not {} {}", path.string(), found.device, found.build,
                           wanted.device, wanted.build);
    }
    return {};
}

std::string find_damage(const fs::path& dataset, ShardId shard, ShardCheck check,
                        const std::optional<ShardIdentity>& identity) {
    try {
        const ShardPaths paths(dataset, shard);
        const ShardIndex index = read_shard_index(dataset, shard);
        std::string damage;
        if (identity) {
            damage = compare_identity(paths.index, index.identity, *identity);
        }
        if (damage.empty()) {
            damage = compare_file(paths.tar, index.tar, check);
        }
        if (damage.empty()) {
            damage = compare_file(paths.records, index.records, check);
        }
        return damage;
    } catch (const Error& error) {
        return error.what();
    }
}

}  // namespace

ShardState inspect_shard(const fs::path& dataset, ShardId shard, ShardCheck check,
                         const std::optional<ShardIdentity>& identity) {
    const ShardPaths paths(dataset, shard);
    std::error_code ignored;
    if (!fs::exists(paths.index, ignored)) {
        const bool any = fs::exists(paths.tar, ignored) || fs::exists(paths.records, ignored);
        return {any ? ShardCondition::kPartial : ShardCondition::kAbsent, {}};
    }
    std::string damage = find_damage(dataset, shard, check, identity);
    if (damage.empty()) {
        return {ShardCondition::kDone, {}};
    }
    return {ShardCondition::kDamaged, std::move(damage)};
}

ShardReader::ShardReader(const fs::path& dataset, ShardId shard)
    : paths_(dataset, shard), index_(read_shard_index(dataset, shard)) {}

void ShardReader::for_each_entry(const std::function<void(ShardEntry&&)>& visit) const {
    LineReader lines(paths_.records);
    std::uint64_t expected = index_.identity.first;
    std::string_view line;
    while (lines.next(line)) {
        const std::string origin = fmt::format("{} line {}", paths_.records.string(),
                                               expected - index_.identity.first + 1);
        ShardEntry entry = entry_from_json(line, origin);
        if (entry.record.index != expected || expected >= index_.identity.last) {
            throw bad_input("{}: sample {} where {} belongs", origin, entry.record.index, expected);
        }
        visit(std::move(entry));
        ++expected;
    }
    if (expected != index_.identity.last) {
        throw bad_input("{}: ends before sample {}", paths_.records.string(), expected);
    }
}

const TarReader& ShardReader::tar() {
    if (!tar_) {
        tar_.emplace(paths_.tar);
    }
    return *tar_;
}

std::string ShardReader::member(std::string_view key, std::string_view extension) {
    const std::string name = fmt::format("{}.{}", key, extension);
    const TarMember* found = tar().find(name);
    if (found == nullptr) {
        throw bad_input("{}: has no member \"{}\"", paths_.tar.string(), name);
    }
    return tar_->read(*found);
}

}  // namespace turntable
