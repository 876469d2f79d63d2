#include "cli/scene_list.h"

#include <algorithm>
#include <cctype>
#include <set>

#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"

namespace turntable::cli {
namespace {

bool is_file_name(const std::string& name) {
    return !name.empty() && name.front() != '.' &&
           std::all_of(name.begin(), name.end(), [](unsigned char c) {
               return std::isalnum(c) != 0 || c == '.' || c == '_' || c == '-';
           });
}

ListedScene read_entry(const nlohmann::json& entry) {
    ListedScene scene;
    scene.name = entry.at("name").get<std::string>();
    scene.archive = entry.value("archive", std::string());
    scene.model = entry.at("model").get<std::string>();
    scene.latent = entry.at("latent").get<std::vector<double>>();
    return scene;
}

}  // namespace

std::vector<ListedScene> read_scene_list(const std::filesystem::path& file) {
    const nlohmann::json list = nlohmann::json::parse(read_file(file), nullptr, false);
    if (list.is_discarded() || !list.is_array()) {
        throw bad_input("{}: not a JSON list of scenes", file.string());
    }
    std::vector<ListedScene> scenes;
    std::set<std::string> names;
    for (std::size_t i = 0; i < list.size(); ++i) {
        try {
            scenes.push_back(read_entry(list[i]));
        } catch (const nlohmann::json::exception& error) {
            throw bad_input("{}: entry {}: {}", file.string(), i, error.what());
        }
        const std::string& name = scenes.back().name;
        if (!is_file_name(name)) {
            throw bad_input("{}: entry {}: \"{}\" cannot be a file name", file.string(), i, name);
        }
        if (!names.insert(name).second) {
            throw bad_input("{}: entry {}: the name {} is used twice", file.string(), i, name);
        }
    }
    return scenes;
}

std::filesystem::path find_archive(const std::filesystem::path& models,
                                   const std::string& archive) {
    if (archive.empty()) {
        return models;
    }
    for (const char* ending : {"", ".sh3f", ".zip"}) {
        std::filesystem::path candidate = models / (archive + ending);
        if (std::filesystem::exists(candidate)) {
            return candidate;
        }
    }
    throw bad_input("{}: no archive {} (.sh3f, .zip or folder) there", models.string(), archive);
}

}  // namespace turntable::cli
