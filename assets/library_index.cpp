#include "assets/library_index.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "assets/map_cache.h"
#include "assets/mesh_normalisation.h"
#include "assets/shape_facts_json.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"

namespace turntable {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormatName = "turntable-asset-library";
constexpr int kFormatVersion = 1;

constexpr std::array kRejectionNames{"none",           "unreadable",    "empty",
                                     "degenerate",     "non-finite",    "too-large",
                                     "importer-crash", "importer-hang", "unsafe-archive"};

Json vector_json(const glm::dvec3& v) {
    return Json::array({v.x, v.y, v.z});
}

glm::dvec3 vector_from(const Json& json) {
    return {json.at(0).get<double>(), json.at(1).get<double>(), json.at(2).get<double>()};
}

Json entry_json(const AssetEntry& entry) {
    Json json;
    json["id"] = entry.id;
    json["class"] = entry.class_name;
    json["synset"] = entry.synset;
    json["source"] = entry.source;
    json["path"] = entry.path;
    json["licence"] = entry.licence;
    json["creator"] = entry.creator;
    json["accepted"] = entry.accepted();
    if (entry.accepted()) {
        json["digest"] = entry.digest;
        json["triangles"] = entry.triangles;
        json["textures"] = entry.textures;
        json["bounds"] = {vector_json(entry.bounds.minimum), vector_json(entry.bounds.maximum)};
    } else {
        json["rejection"] = asset_rejection_name(entry.rejection);
        json["reason"] = entry.reason;
    }
    json["warnings"] = entry.warnings;
    if (entry.facts) {
        json["facts"] = shape_facts_json(*entry.facts);
    }
    return json;
}

/// `path` is the index, for messages.
AssetEntry entry_from(const Json& json, const fs::path& path) {
    AssetEntry entry;
    json.at("id").get_to(entry.id);
    json.at("class").get_to(entry.class_name);
    json.at("synset").get_to(entry.synset);
    json.at("source").get_to(entry.source);
    json.at("path").get_to(entry.path);
    json.at("licence").get_to(entry.licence);
    json.at("creator").get_to(entry.creator);
    json.at("warnings").get_to(entry.warnings);
    if (json.at("accepted").get<bool>()) {
        json.at("digest").get_to(entry.digest);
        json.at("triangles").get_to(entry.triangles);
        json.at("textures").get_to(entry.textures);
        entry.bounds.minimum = vector_from(json.at("bounds").at(0));
        entry.bounds.maximum = vector_from(json.at("bounds").at(1));
    } else {
        entry.rejection = asset_rejection_from_name(json.at("rejection").get<std::string>());
        json.at("reason").get_to(entry.reason);
    }
    if (json.contains("facts")) {
        try {
            entry.facts = shape_facts_from_json(json.at("facts"));
        } catch (const Error& fault) {
            throw bad_input("{}: {}: {}", path.string(), entry.id, fault.what());
        }
    }
    return entry;
}

Json map_json(const MapEntry& map) {
    Json json;
    json["id"] = map.id;
    json["layout"] = map_layout_name(map.layout);
    json["width"] = map.width;
    json["height"] = map.height;
    json["source"] = map.source;
    json["licence"] = map.licence;
    json["creator"] = map.creator;
    json["digest"] = map.digest;
    return json;
}

MapEntry map_from(const Json& json) {
    MapEntry map;
    json.at("id").get_to(map.id);
    map.layout = map_layout_from_name(json.at("layout").get<std::string>());
    json.at("width").get_to(map.width);
    json.at("height").get_to(map.height);
    json.at("source").get_to(map.source);
    json.at("licence").get_to(map.licence);
    json.at("creator").get_to(map.creator);
    json.at("digest").get_to(map.digest);
    return map;
}

template <class Entry>
void sort_by_id(std::vector<Entry>& entries) {
    std::sort(entries.begin(), entries.end(),
              [](const Entry& a, const Entry& b) { return a.id < b.id; });
}

/// One line an entry: a difference between two libraries reads well. Names may be no UTF-8: such
/// bytes become U+FFFD rather than end the run.
template <class Entry, class ToJson>
std::string lines_of(const std::vector<Entry>& entries, ToJson to_json) {
    std::string lines;
    for (const Entry& entry : entries) {
        lines += (lines.empty() ? "\n  " : ",\n  ") +
                 to_json(entry).dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    return lines;
}

/// What records say of a shape. Parameters are not among it.
std::string labelled_facts(const ShapeFacts& facts) {
    const Json json = shape_facts_json(facts);
    return Json{{"parts", json.at("parts")}, {"appearance", json.at("appearance")}}.dump(
        -1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

LibraryIndex read_library_index(const fs::path& folder) {
    const fs::path path = folder / "library.json";
    std::error_code error;
    if (!fs::is_regular_file(path, error)) {
        throw bad_input("{}: no asset library here (turntable assets import makes one)",
                        folder.string());
    }
    try {
        const Json json = Json::parse(read_file(path));
        if (json.at("format") != kFormatName || json.at("version") != kFormatVersion) {
            throw bad_input("{}: not an asset library of version {}", path.string(),
                            kFormatVersion);
        }
        LibraryIndex index;
        index.normalisation = normalisation_from_name(json.at("normalisation").get<std::string>());
        for (const Json& entry : json.at("entries")) {
            index.entries.push_back(entry_from(entry, path));
        }
        for (const Json& map : json.value("maps", Json::array())) {
            index.maps.push_back(map_from(map));
        }
        sort_by_id(index.entries);
        sort_by_id(index.maps);
        return index;
    } catch (const Json::exception& fault) {
        throw bad_input("{}: malformed: {}", path.string(), fault.what());
    }
}

LibraryIndex open_or_new_index(const fs::path& folder, std::optional<Normalisation> wanted) {
    std::error_code error;
    if (!fs::exists(folder / "library.json", error)) {
        LibraryIndex index;
        index.normalisation = wanted.value_or(Normalisation::kUnitDiagonal);
        return index;
    }
    LibraryIndex index = read_library_index(folder);
    if (wanted && *wanted != index.normalisation) {
        throw bad_input("{}: the library is normalised \"{}\", not \"{}\": use another library",
                        folder.string(), normalisation_name(index.normalisation),
                        normalisation_name(*wanted));
    }
    return index;
}

void make_library_folders(const fs::path& folder) {
    const fs::path models = folder / "models";
    std::error_code error;
    fs::create_directories(models, error);
    if (error) {
        throw environment_fault("{}: cannot be made: {}", models.string(), error.message());
    }
    remove_stale_temporaries(models);
    remove_stale_temporaries(folder);
}

void write_library_index(const fs::path& folder, LibraryIndex index) {
    sort_by_id(index.entries);
    sort_by_id(index.maps);
    const std::string maps =
        index.maps.empty() ? ""
                           : fmt::format(",\n \"maps\": [{}\n ]", lines_of(index.maps, map_json));
    const std::string text = fmt::format(
        "{{\n \"format\": \"{}\",\n \"version\": {},\n \"normalisation\": \"{}\",\n"
        " \"digest\": \"{}\",\n \"entries\": [{}\n ]{}\n}}\n",
        kFormatName, kFormatVersion, normalisation_name(index.normalisation),
        library_digest(index.entries, index.maps), lines_of(index.entries, entry_json), maps);
    write_file_atomically(folder / "library.json", text);
}

std::string library_digest(const std::vector<AssetEntry>& entries,
                           const std::vector<MapEntry>& maps) {
    Sha256 hash;
    for (const AssetEntry& entry : entries) {
        if (entry.accepted()) {
            for (const std::string* field :
                 {&entry.id, &entry.class_name, &entry.synset, &entry.digest}) {
                hash.update(*field).update(std::string_view("\0", 1));
            }
            if (entry.facts) {
                hash.update(labelled_facts(*entry.facts));
            }
        }
    }
    for (const MapEntry& map : maps) {
        hash.update(
            fmt::format("map\n{}\n{}\n{}\n", map.id, map_layout_name(map.layout), map.digest));
    }
    return hash.hex();
}

const char* asset_rejection_name(AssetRejection rejection) {
    return kRejectionNames.at(static_cast<std::size_t>(rejection));
}

AssetRejection asset_rejection_from_name(const std::string& name) {
    for (std::size_t i = 0; i < kRejectionNames.size(); ++i) {
        if (name == kRejectionNames[i]) {
            return static_cast<AssetRejection>(i);
        }
    }
    throw bad_input("\"{}\" is no reason for a rejection", name);
}

std::string asset_entry_json(const AssetEntry& entry) {
    return entry_json(entry).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace turntable
