// replay_sample: one sample of a plan alone, as the run would have stored it.
#pragma once

#include <filesystem>
#include <vector>

#include "generator/rendered_sample.h"
#include "renderer/renderer.h"
#include "scenes/plan.h"

namespace turntable {

/// Throws Error (bad input) when the plan has no such sample; SampleFault when it fails.
[[nodiscard]] RenderedSample replay_sample(const Plan& plan, const AssetLibrary& library,
                                           const Renderer& renderer, SampleId id);

/// Writes FOLDER/KEY.json and, unless rejected, the sample's files. Returns their paths. Throws
/// Error (bad input) when FOLDER is a dataset, whose files are not for replays to touch.
std::vector<std::filesystem::path> write_sample(const std::filesystem::path& folder,
                                                const RenderedSample& sample);

}  // namespace turntable
