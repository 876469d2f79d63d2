// A small synthetic dataset for the tests of manifests/: records with awkward values, and shards.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "manifests/encoded_file.h"
#include "manifests/sample_record.h"
#include "manifests/shard_index.h"

namespace turntable::test {

/// Plan digest of the synthetic dataset.
inline const std::string kPlanDigest(64, 'a');

struct SampleSet {
    std::uint64_t views = 4;       ///< consecutive samples of one object
    std::uint64_t shard_size = 8;  ///< samples of one shard
    std::string plan_digest = kPlanDigest;
    /// Views are canonical, a sweep of pose (1, 2), then pose and size; with all of a design's
    /// labels.
    bool design = false;
};

/// A pure function of `index`: object, class and split change every `views` samples; factors are
/// the seven of the 3DIEBench recipe with values that need all 17 digits.
[[nodiscard]] SampleRecord make_record(const SampleSet& set, std::uint64_t index);
/// Every eleventh sample is rejected.
[[nodiscard]] bool is_rejected(std::uint64_t index);
/// A jpg and a mask whose bytes depend on the index; sizes are no multiple of 512.
[[nodiscard]] std::vector<EncodedFile> make_files(std::uint64_t index);
[[nodiscard]] ShardIdentity make_identity(const SampleSet& set, std::uint64_t shard);

/// Writes shard `shard` of the set; returns its index.
ShardIndex write_shard(const std::filesystem::path& dataset, const SampleSet& set,
                       std::uint64_t shard);

}  // namespace turntable::test
