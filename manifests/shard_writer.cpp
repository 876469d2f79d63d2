#include "manifests/shard_writer.h"

#include <utility>

#include "base/atomic_file.h"
#include "base/check.h"
#include "base/error.h"
#include "base/hash.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

ShardPaths prepare_paths(const fs::path& dataset, ShardId shard) {
    std::error_code error;
    fs::create_directories(dataset / "shards", error);
    if (error) {
        throw environment_fault("{}: cannot be created: {}", (dataset / "shards").string(),
                                error.message());
    }
    return {dataset, shard};
}

}  // namespace

ShardWriter::ShardWriter(const fs::path& dataset, ShardIdentity identity)
    : paths_(prepare_paths(dataset, identity.shard)), next_(identity.first), tar_file_(paths_.tar),
      records_file_(paths_.records), tar_(tar_file_), records_(records_file_) {
    TT_CHECK_LE(identity.first, identity.last);
    index_.identity = std::move(identity);
}

ShardWriter::~ShardWriter() = default;

void ShardWriter::add(SampleRecord record, std::span<const EncodedFile> files) {
    TT_CHECK_EQ(record.index, next_);
    TT_CHECK_LT(record.index, index_.identity.last);
    ShardEntry entry;
    if (record.reject.empty()) {
        TT_CHECK(!files.empty());
        entry.members = add_members(record, files);
        ++index_.samples;
    } else {
        TT_CHECK(files.empty());
        record.files.clear();
        ++index_.rejects[record.reject];
    }
    entry.record = std::move(record);
    records_.add(to_json(entry));
    ++next_;
}

std::vector<MemberExtent> ShardWriter::add_members(SampleRecord& record,
                                                   std::span<const EncodedFile> files) {
    std::vector<MemberExtent> members;
    const auto add_member = [&](const std::string& extension, std::string_view bytes) {
        const TarMember member =
            tar_.add(record.key + "." + extension, std::as_bytes(std::span(bytes)));
        members.push_back({extension, member.offset, member.size});
    };
    record.files.clear();
    for (const EncodedFile& file : files) {
        TT_CHECK(file.extension != "json");
        record.files.emplace_back(file.extension, sha256_hex(file.bytes));
        add_member(file.extension, file.bytes);
    }
    add_member("json", to_json(record));
    return members;
}

ShardIndex ShardWriter::finish() {
    TT_CHECK_EQ(next_, index_.identity.last);
    tar_.finish();
    records_.finish();
    tar_file_.publish();
    records_file_.publish();
    index_.tar = {tar_file_.size(), tar_file_.sha256()};
    index_.records = {records_file_.size(), records_file_.sha256()};
    write_file_atomically(paths_.index, to_json(index_));
    return index_;
}

}  // namespace turntable
