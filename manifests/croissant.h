// croissant.json: the dataset in the MLCommons Croissant 1.0 vocabulary, with its responsible-AI
// extension 1.0 and its provenance in W3C PROV.
#pragma once

#include <span>
#include <string>

#include "manifests/dataset_facts.h"
#include "manifests/shard_index.h"

namespace turntable {

/// JSON-LD text: every shard's tar and the files beside them as FileObjects with their sha256; the
/// pictures, records and planes in the tars as FileSets; RecordSets "samples" (labels and
/// factors), "images", one a mask plane, "splits", "classes", "cells" and "models"; factors with
/// unit, range and canonical value; what was done by which program from which sources. A function
/// of its arguments alone.
[[nodiscard]] std::string croissant(const DatasetFacts& facts, std::span<const ShardIndex> shards);

}  // namespace turntable
