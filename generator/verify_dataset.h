// verify_dataset: proves that a dataset is what it says: shards against their digests, labels
// against the plan, pixels against a new rendering, models against the library.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/stop_flag.h"
#include "generator/generate_progress.h"
#include "generator/view_pipeline.h"
#include "renderer/renderer.h"

namespace turntable {

enum class Evidence {
    kDataset,  ///< dataset.yaml contradicts itself or the library
    kFiles,    ///< a shard's files are not those that were written
    kLabels,   ///< a sample's labels are not the plan's
    kPixels,   ///< a sample, rendered again, differs from what is stored
    kAsset,    ///< a model of the library is not the one that was rendered
};
[[nodiscard]] const char* evidence_name(Evidence evidence);

/// One thing that is wrong.
struct VerifyFinding {
    Evidence evidence;
    std::string where;  ///< "shard 000003 sample 000003017", "asset Kator Legaz/chair"
    std::string what;   ///< one line
};

/// How an image that is rendered again is held against the stored one.
enum class Comparison {
    /// Byte for byte. Needs the device and the version that made the dataset.
    kBytes,
    /// Byte for byte where device and version are the dataset's, within the bounds elsewhere.
    kBytesOrBounds,
    /// Within the bounds that two backends must keep (docs/numerics.md).
    kBounds,
};

struct VerifyOptions {
    std::filesystem::path folder;
    Comparison comparison = Comparison::kBytes;
    /// Share of the samples that are rendered again, [0, 1]; one a shard at least, unless 0.
    /// Which ones is a function of their index: a larger share contains a smaller one.
    double share = 0.01;
    PipelineLimits limits;
    std::string build;  ///< version of this program
};

struct VerifyReport {
    std::vector<VerifyFinding> findings;
    std::uint64_t shards = 0;    ///< finished ones, all of which were checked
    std::uint64_t samples = 0;   ///< whose labels were compared with the plan
    std::uint64_t rendered = 0;  ///< that were rendered again
    std::uint64_t assets = 0;    ///< whose digests were compared with the library
    bool within_bounds = false;  ///< images were held against the bounds, not byte for byte
    std::string made_by;         ///< version and device that made the dataset, for people
    bool interrupted = false;
};

/// Everything is derived from the folder and the library. What is wrong becomes a finding, named
/// as closely as the data allow: a damaged file by its sample, a wrong label by its name and both
/// values, an exchanged model by its id (its samples are then not rendered). Throws Error (bad
/// input) when the folder is no dataset, has no finished shard, or the library holds other objects
/// than the dataset's; Error (environment) when bytes are to be compared and this device or version
/// need not give the same.
[[nodiscard]] VerifyReport verify_dataset(const VerifyOptions& options, const AssetLibrary& library,
                                          const Renderer& renderer, const StopFlag& stop,
                                          GenerateProgress& progress);

}  // namespace turntable
