// DatasetFile: dataset.yaml, what a dataset folder is of. Written before the first shard; every
// later run compares itself with it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/strong_id.h"
#include "scenes/plan.h"

namespace turntable {

struct DatasetFile {
    int format = 0;      ///< kDatasetFormat of the writer
    std::string build;   ///< version of the program
    std::string device;  ///< Renderer::device(): backend and instruction set or card
    Seed seed;
    std::string recipe_name;
    std::string recipe_digest;
    std::string library_digest;
    std::string plan_digest;
    std::uint64_t objects = 0;
    std::uint64_t samples = 0;
    std::uint64_t shards = 0;
    std::string recipe;  ///< the resolved recipe's text, as Recipe::parse() takes it

    friend bool operator==(const DatasetFile&, const DatasetFile&) = default;
};

[[nodiscard]] DatasetFile describe_dataset(const Plan& plan, const AssetLibrary& library,
                                           const std::string& device, const std::string& build);

/// Deterministic text; read back by the function below.
[[nodiscard]] std::string to_yaml(const DatasetFile& file);
/// Throws Error (bad input) naming `origin` and the key.
[[nodiscard]] DatasetFile dataset_from_yaml(const std::string& text, const std::string& origin);

/// FOLDER/dataset.yaml. Throws Error (bad input) when absent or malformed.
[[nodiscard]] DatasetFile read_dataset_file(const std::filesystem::path& folder);

/// Makes FOLDER this dataset's: writes dataset.yaml, or compares with the one that is there.
/// Throws Error (bad input) naming the first thing that differs, and refuses a folder that holds
/// other files but no dataset.yaml.
void claim_folder(const std::filesystem::path& folder, const DatasetFile& mine);

/// Remembers where the library lies, outside the files that are compared (runs/library.path).
void remember_library(const std::filesystem::path& folder, const std::filesystem::path& library);
[[nodiscard]] std::optional<std::filesystem::path>
remembered_library(const std::filesystem::path& folder);

}  // namespace turntable
