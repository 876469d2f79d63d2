// LabelSpace: which integer a model's class gets.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>

#include "assets/asset_library.h"

namespace turntable {

class LabelSpace {
public:
    /// "3diebench": the index of the synset among the 55 of ShapeNetCore.v2, sorted.
    /// "folders": the index of the class name among those of the accepted entries, sorted.
    LabelSpace(const std::string& name, std::span<const AssetEntry> entries);

    /// Nothing when the space has no label for the entry, or the entry was refused.
    [[nodiscard]] std::optional<int> label(const AssetEntry& entry) const;

private:
    bool by_synset_;
    std::map<std::string, int> labels_;  // of synsets or of class names
};

}  // namespace turntable
