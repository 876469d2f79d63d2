// The layout of COCO: pictures, and one JSON file of instances and one of captions a split.
#pragma once

#include <filesystem>

#include "manifests/export_target.h"

namespace turntable {

/// Writes <out>/images/<shard>/<key>.jpg, the shards' own bytes, and
/// <out>/annotations/instances_<split>.json and captions_<split>.json. An instance: box and area of
/// the mask, the mask as compressed run lengths where the dataset stores masks, and our labels
/// under "turntable". Category ids are labels; image ids are sample indices. Needs no manifest;
/// memory does not grow with the dataset. Pictures are renamed into place one by one, so an
/// interrupted export resumes; the annotations come last.
ExportSummary export_coco(const std::filesystem::path& dataset, const std::filesystem::path& out,
                          const ExportOptions& options);

}  // namespace turntable
