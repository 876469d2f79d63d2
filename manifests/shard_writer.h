// ShardWriter: one shard of a dataset, written so that nothing half done ever counts as done.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "manifests/encoded_file.h"
#include "manifests/output_file.h"
#include "manifests/record_lines.h"
#include "manifests/sample_json.h"
#include "manifests/shard_index.h"
#include "manifests/tar_writer.h"

namespace turntable {

/// Streams samples into shards/NNNNNN.tar and NNNNNN.jsonl.zst under temporary names. finish()
/// publishes the tar, then the records, then NNNNNN.json, each by fsync and rename: the last marks
/// the shard done. The bytes of all three are a function of the identity and the samples alone, so
/// two writers of one shard may race. Destroyed before finish(), or after any throw, it removes its
/// temporaries. Memory is bounded by the buffers, whatever the number of samples.
class ShardWriter {
public:
    /// Creates `dataset`/shards when absent.
    ShardWriter(const std::filesystem::path& dataset, ShardIdentity identity);
    ~ShardWriter();

    /// Appends the next sample. Records must come in ascending index, without a gap, from
    /// identity.first on. An accepted sample (empty `reject`) has at least one file and they stand
    /// in the tar before its .json, in the order given; `record.files` is filled in here with
    /// their sha256. A rejected one has no files and leaves only its line.
    void add(SampleRecord record, std::span<const EncodedFile> files);

    /// Every sample of the range must have been added. Returns what the index file says.
    ShardIndex finish();

private:
    std::vector<MemberExtent> add_members(SampleRecord& record, std::span<const EncodedFile> files);

    ShardPaths paths_;
    ShardIndex index_;
    std::uint64_t next_;
    OutputFile tar_file_;
    OutputFile records_file_;
    TarWriter tar_;
    LineCompressor records_;
};

}  // namespace turntable
