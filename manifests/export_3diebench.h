// The folder tree that the official 3DIEBench loader reads unchanged.
#pragma once

#include <filesystem>

#include "manifests/export_target.h"

namespace turntable {

/// Writes to `out`:
///   <synset>/<object>/image_<i>.jpg   red and blue exchanged, as in the published files
///   <synset>/<object>/latent_<i>.npy  float64 (7,): object_x, object_y, object_z, floor_hue,
///                                     spot_theta, spot_phi, spot_hue (radians; hues in [0, 1))
///   {train,val}_images.npy            text (N,): "/<synset>/<object>/"
///   {train,val}_labels.npy            int64 (N,)
///   all_latents_{train,val}.npy       float64 (N * views, 7), objects in the order of *_images
///   objects.csv                       path, object id, class, split of every object
///   LICENSE, LICENSES.csv, export.json
/// from the dataset's manifest and shards. An object is written into a temporary folder that is
/// renamed when complete, so an interrupted export resumes where it stopped. Objects that lack a
/// view (rejected when rendered) are left out, since the loader expects the same number of views
/// of all; they and a number of views other than 50 are noted in the summary.
/// Throws Error (bad input) when the dataset has no such factors, or two objects would share a
/// path.
ExportSummary export_3diebench(const std::filesystem::path& dataset,
                               const std::filesystem::path& out, const ExportOptions& options);

}  // namespace turntable
