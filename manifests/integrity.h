// What is wrong with a dataset's files, down to the shard, the sample and the field.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/stop_flag.h"
#include "base/strong_id.h"

namespace turntable {

/// One thing that is wrong.
struct Finding {
    ShardId shard;
    std::string key;   ///< of the sample; empty when it concerns a whole file
    std::string what;  ///< one line that names the file and the cause
};

/// "shard 000003 sample 000000042: ...".
[[nodiscard]] std::string to_text(const Finding& finding);

/// Reads every byte of one finished shard: sha256 of both files against the index; the tar's
/// structure; each record line against the sample's .json in the tar, naming the fields that
/// differ; sha256 of each file against its record; members that are missing or belong to nobody;
/// counts against the index. Never throws for damage. Nothing found: empty.
[[nodiscard]] std::vector<Finding> check_shard(const std::filesystem::path& dataset, ShardId shard);

struct IntegrityOptions {
    std::string plan_digest = {};  ///< what every shard must say; empty: what the first one says
    std::function<void(std::uint64_t shards_done, std::uint64_t total)> progress =
        {};                          ///< may be empty
    const StopFlag* stop = nullptr;  ///< looked at between shards; throws Error (interrupted)
};

/// check_shard of every shard marked done, and that all are of one plan.
[[nodiscard]] std::vector<Finding> check_dataset(const std::filesystem::path& dataset,
                                                 const IntegrityOptions& options = {});

/// Takes a shard's done mark away (removes its index, durably), so that `generate` makes it anew.
/// A shard without one is left as it is.
void unmark_shard(const std::filesystem::path& dataset, ShardId shard);

/// check_dataset, unmark_shard of every shard with a finding, and removal of temporaries whose
/// writers are gone. Returns the findings.
std::vector<Finding> repair_dataset(const std::filesystem::path& dataset,
                                    const IntegrityOptions& options = {});

}  // namespace turntable
