#include "generator/background_facts.h"

#include <algorithm>
#include <set>

#include "assets/background_pack.h"

namespace turntable {
namespace {

constexpr const char* kBuiltIn = "built in";

void add_names(const NameValue& name, std::set<std::string>& ids) {
    if (name.factor == kNoFactor) {
        ids.insert(name.value);
    } else {
        ids.insert(name.choices.begin(), name.choices.end());
    }
}

std::set<std::string> named_maps(const SceneTemplate& scene) {
    std::set<std::string> ids;
    add_names(scene.environment.map, ids);
    add_names(scene.backdrop.map, ids);
    add_names(scene.floor.texture, ids);
    ids.erase("");
    ids.erase("none");
    return ids;
}

BackgroundFact fact_of(const MapEntry& map) {
    return {map.id,
            map.layout == MapLayout::kPhoto ? "photo" : "environment map",
            map.licence.empty() ? "not stated" : map.licence,
            map.creator,
            map.source,
            map.digest};
}

}  // namespace

std::vector<BackgroundFact> background_facts(const RecipeDocument& recipe,
                                             std::span<const MapEntry> maps) {
    std::vector<BackgroundFact> facts;
    for (const std::string& id : named_maps(recipe.scene)) {
        const auto map = std::find_if(maps.begin(), maps.end(),
                                      [&](const MapEntry& entry) { return entry.id == id; });
        if (map != maps.end()) {
            facts.push_back(fact_of(*map));
        } else if (const PackEntry* entry = find_in_pack(id)) {
            facts.push_back({id, std::string(entry->description), "", "", kBuiltIn, ""});
        }
    }
    return facts;
}

std::vector<LicenceRow> map_rows(std::span<const BackgroundFact> backgrounds) {
    std::vector<LicenceRow> rows;
    for (const BackgroundFact& fact : backgrounds) {
        if (fact.source != kBuiltIn) {
            rows.push_back(
                {fact.id, "(map)", fact.licence, fact.creator, fact.source, fact.digest});
        }
    }
    return rows;
}

}  // namespace turntable
