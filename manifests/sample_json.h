// SampleRecord <-> JSON: the bytes of <key>.json in a shard's tar, and of its record line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "manifests/sample_record.h"

namespace turntable {

/// Where one file of a sample lies in its shard's tar.
struct MemberExtent {
    std::string extension;     ///< as in SampleRecord::files, or "json" for the record itself
    std::uint64_t offset = 0;  ///< of the first data byte in the tar
    std::uint64_t size = 0;
    friend bool operator==(const MemberExtent&, const MemberExtent&) = default;
};

/// One line of a shard's records: the record, and where its files lie.
struct ShardEntry {
    SampleRecord record;
    std::vector<MemberExtent> members;  ///< in the tar's order; empty when rejected
};

/// One line without the newline. Keys come in the order of docs/dataset.md and doubles in their
/// shortest form that reads back as the same bits, so equal records give equal bytes. Labels beyond
/// those of format 1 are left out where they are at their defaults. Every double must be finite.
[[nodiscard]] std::string to_json(const SampleRecord& record);
/// to_json(entry.record) with one more key, "members", at its end.
[[nodiscard]] std::string to_json(const ShardEntry& entry);

/// Strict inverses: a missing (but see above), repeated, unknown or wrongly typed field throws
/// Error (bad input) naming `origin` (a file, or a file and line) and the field.
[[nodiscard]] SampleRecord sample_from_json(std::string_view text, std::string_view origin);
[[nodiscard]] ShardEntry entry_from_json(std::string_view text, std::string_view origin);

}  // namespace turntable
