// The scenewise layout of BOP (Benchmark for 6D Object Pose): one scene and one obj_id an object.
#pragma once

#include <filesystem>

#include "manifests/export_target.h"

namespace turntable {

/// Writes <out>/<split>/<scene>/ with rgb/<view>.jpg (the shards' own bytes), depth/<view>.png and
/// mask_visib/<view>_000000.png where the dataset stores those planes, scene_camera.json,
/// scene_gt.json and scene_gt_info.json (bop_geometry.h says in which units), models/
/// models_info.json, camera.json, objects.csv and dataset_info.md. Scenes and obj_ids count the
/// objects from 1 in the order of the plan, names have six digits. Needs no manifest; memory holds
/// the labels of one object. A scene appears by a rename when complete, so an interrupted export
/// resumes.
ExportSummary export_bop(const std::filesystem::path& dataset, const std::filesystem::path& out,
                         const ExportOptions& options);

}  // namespace turntable
