#include "scenes/label_space.h"

#include "assets/taxonomy.h"

namespace turntable {

LabelSpace::LabelSpace(const std::string& name, std::span<const AssetEntry> entries)
    : by_synset_(name == "3diebench") {
    if (by_synset_) {
        for (const ObjectClass& object_class : kObjectClasses) {
            labels_.emplace(object_class.synset, 0);
        }
    } else {
        for (const AssetEntry& entry : entries) {
            if (entry.accepted() && !entry.class_name.empty()) {
                labels_.emplace(entry.class_name, 0);
            }
        }
    }
    int next = 0;  // a map is in the order of its keys
    for (auto& [key, label] : labels_) {
        label = next++;
    }
}

std::optional<int> LabelSpace::label(const AssetEntry& entry) const {
    const auto found = labels_.find(by_synset_ ? entry.synset : entry.class_name);
    if (!entry.accepted() || found == labels_.end()) {
        return std::nullopt;
    }
    return found->second;
}

}  // namespace turntable
