// The layout of torchvision's ImageFolder: a folder a split, a folder a class.
#pragma once

#include <filesystem>

#include "manifests/export_target.h"

namespace turntable {

/// Writes <out>/<split>/<class>/<key>.jpg, the shards' own bytes, and <out>/labels.csv with one
/// line a sample: path, key, object, class, synset, label, split, view, every factor, box, mask
/// pixels, visible fraction. Files are renamed into place one by one, so an interrupted export
/// resumes; labels.csv comes last.
ExportSummary export_imagefolder(const std::filesystem::path& dataset,
                                 const std::filesystem::path& out, const ExportOptions& options);

}  // namespace turntable
