// Previews: contact sheets of a dataset's shards, or of a plan that is rendered for the purpose.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "base/image.h"
#include "base/stop_flag.h"
#include "generator/generate_progress.h"
#include "generator/view_pipeline.h"
#include "renderer/renderer.h"
#include "scenes/plan.h"

namespace turntable {

/// How a sheet is laid out.
struct SheetOptions {
    std::size_t count = 48;  ///< images, fewer when there are fewer
    int cell = 192;          ///< pixels a side, at most
    int columns = 0;         ///< 0: about 4 : 3
};

/// From the finished shards of a dataset (an even choice of them when there are many).
/// Throws Error (bad input) when none holds an accepted image.
[[nodiscard]] ImageU8 preview_of_dataset(const std::filesystem::path& dataset,
                                         const SheetOptions& options);

/// Renders an even choice of the plan's samples; rejected frames are left out. Throws Error
/// (bad input) when nothing is left, Error (interrupted) when stopped.
[[nodiscard]] ImageU8 preview_of_plan(const Plan& plan, const AssetLibrary& library,
                                      const Renderer& renderer, const PipelineLimits& limits,
                                      const SheetOptions& options, const StopFlag& stop,
                                      GenerateProgress& progress);

/// As JPEG, atomically.
void write_sheet(const std::filesystem::path& path, const ImageU8& sheet);

}  // namespace turntable
