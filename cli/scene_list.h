// Lists of scenes for `turntable render`: JSON, one entry a picture, in the form of
//   [{"name": "Scopia__table__0", "archive": "Scopia", "model": "scopia/table/table.obj",
//     "latent": [0.1, ...]}, ...]
// `archive` may be absent when `model` is a path in the models folder; `latent` holds the
// recipe's factors in order (radians, metres).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace turntable::cli {

struct ListedScene {
    std::string name;
    std::string archive;  ///< empty: `model` is a file of the models folder itself
    std::string model;
    std::vector<double> latent;
};

/// Throws Error (bad input) naming file, entry and cause. Names become file names, so they may
/// hold letters, digits, '.', '_' and '-' only and must differ.
[[nodiscard]] std::vector<ListedScene> read_scene_list(const std::filesystem::path& file);

/// Where an archive of the list is: DIR/NAME, DIR/NAME.sh3f or DIR/NAME.zip.
[[nodiscard]] std::filesystem::path find_archive(const std::filesystem::path& models,
                                                 const std::string& archive);

}  // namespace turntable::cli
