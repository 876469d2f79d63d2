// The record sets of croissant.json: which label lies where.
#pragma once

#include <nlohmann/json.hpp>

#include "manifests/dataset_facts.h"

namespace turntable {

/// {"@id": id}
[[nodiscard]] nlohmann::ordered_json croissant_reference(const std::string& id);

/// The ids of the FileSets that the record sets read.
inline constexpr const char* kPictureSet = "pictures";
inline constexpr const char* kRecordFileSet = "records";
/// "mask-files" for plane "mask".
[[nodiscard]] std::string plane_set_name(const std::string& plane);
/// Whether a plane is stored as PNG, which readers of pictures open; the others are EXR.
[[nodiscard]] bool is_png_plane(const std::string& plane);

/// The array "recordSet" of a dataset.
[[nodiscard]] nlohmann::ordered_json croissant_record_sets(const DatasetFacts& facts);

}  // namespace turntable
