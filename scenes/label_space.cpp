#include "scenes/label_space.h"

#include <array>
#include <string_view>

namespace turntable {
namespace {

// The classes of ShapeNetCore.v2 by WordNet offset, sorted: 3DIEBench's labels 0 to 54.
constexpr std::array<std::string_view, 55> kSynsets{
    "02691156", "02747177", "02773838", "02801938", "02808440", "02818832", "02828884", "02843684",
    "02871439", "02876657", "02880940", "02924116", "02933112", "02942699", "02946921", "02954340",
    "02958343", "02992529", "03001627", "03046257", "03085013", "03207941", "03211117", "03261776",
    "03325088", "03337140", "03467517", "03513137", "03593526", "03624134", "03636649", "03642806",
    "03691459", "03710193", "03759954", "03761084", "03790512", "03797390", "03928116", "03938244",
    "03948459", "03991062", "04004475", "04074963", "04090263", "04099429", "04225987", "04256520",
    "04330267", "04379243", "04401088", "04460130", "04468005", "04530566", "04554684"};

}  // namespace

LabelSpace::LabelSpace(const std::string& name, std::span<const AssetEntry> entries)
    : by_synset_(name == "3diebench") {
    if (by_synset_) {
        for (const std::string_view synset : kSynsets) {
            labels_.emplace(synset, 0);
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
