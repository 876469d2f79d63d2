// croissant.json: the dataset in the MLCommons Croissant 1.0 vocabulary.
#pragma once

#include <span>
#include <string>

#include "manifests/dataset_facts.h"
#include "manifests/shard_index.h"

namespace turntable {

/// JSON-LD text: every shard's tar as a FileObject with its sha256, the pictures and records in
/// them as FileSets, and a RecordSet "samples" with the picture, every label and every factor. A
/// function of its arguments alone.
[[nodiscard]] std::string croissant(const DatasetFacts& facts, std::span<const ShardIndex> shards);

}  // namespace turntable
