#include "assets/library_index.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "assets/mesh_normalisation.h"
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
    return json;
}

AssetEntry entry_from(const Json& json) {
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
    return entry;
}

bool by_id(const AssetEntry& a, const AssetEntry& b) {
    return a.id < b.id;
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
            index.entries.push_back(entry_from(entry));
        }
        std::sort(index.entries.begin(), index.entries.end(), by_id);
        return index;
    } catch (const Json::exception& fault) {
        throw bad_input("{}: malformed: {}", path.string(), fault.what());
    }
}

void write_library_index(const fs::path& folder, LibraryIndex index) {
    std::sort(index.entries.begin(), index.entries.end(), by_id);
    std::string lines;  // one line an entry: a difference between two libraries reads well
    for (const AssetEntry& entry : index.entries) {
        lines += (lines.empty() ? "\n  " : ",\n  ") + asset_entry_json(entry);
    }
    const std::string text =
        fmt::format("{{\n \"format\": \"{}\",\n \"version\": {},\n \"normalisation\": \"{}\",\n"
                    " \"digest\": \"{}\",\n \"entries\": [{}\n ]\n}}\n",
                    kFormatName, kFormatVersion, normalisation_name(index.normalisation),
                    library_digest(index.entries), lines);
    write_file_atomically(folder / "library.json", text);
}

std::string library_digest(const std::vector<AssetEntry>& entries) {
    Sha256 hash;
    for (const AssetEntry& entry : entries) {
        if (entry.accepted()) {
            for (const std::string* field :
                 {&entry.id, &entry.class_name, &entry.synset, &entry.digest}) {
                hash.update(*field).update(std::string_view("\0", 1));
            }
        }
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
    // Names in archives may be no UTF-8: such bytes become U+FFFD rather than end the run.
    return entry_json(entry).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace turntable
