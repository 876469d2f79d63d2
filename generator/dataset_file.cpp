#include "generator/dataset_file.h"

#include <array>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "manifests/shard_index.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

fs::path dataset_path(const fs::path& folder) {
    return folder / "dataset.yaml";
}

fs::path library_path_file(const fs::path& folder) {
    return folder / "runs" / "library.path";
}

/// A JSON string is a YAML double-quoted scalar.
std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump();
}

/// A literal block: the recipe's text stays readable and byte for byte.
std::string literal_block(const std::string& text) {
    std::string block = "|2\n";
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        block += line.empty() ? "\n" : fmt::format("  {}\n", line);
    }
    return block;
}

template <class T>
T field(const YAML::Node& node, const char* key, const std::string& origin) {
    const YAML::Node value = node[key];
    if (!value) {
        throw bad_input("{}: key '{}' is missing", origin, key);
    }
    try {
        return value.as<T>();
    } catch (const YAML::Exception&) {
        throw bad_input("{}: key '{}' has a value of the wrong kind", origin, key);
    }
}

DatasetFile dataset_from_node(const YAML::Node& node, const std::string& origin) {
    DatasetFile file;
    file.format = dataset_format(field<std::uint64_t>(node, "format", origin), origin);
    file.build = field<std::string>(node, "build", origin);
    file.device = field<std::string>(node, "device", origin);
    file.seed = Seed(field<std::uint64_t>(node, "seed", origin));
    file.recipe_name = field<std::string>(node, "recipe_name", origin);
    file.recipe_digest = field<std::string>(node, "recipe_digest", origin);
    file.library_digest = field<std::string>(node, "library_digest", origin);
    file.plan_digest = field<std::string>(node, "plan_digest", origin);
    file.objects = field<std::uint64_t>(node, "objects", origin);
    file.samples = field<std::uint64_t>(node, "samples", origin);
    file.shards = field<std::uint64_t>(node, "shards", origin);
    file.recipe = field<std::string>(node, "recipe", origin);
    return file;
}

/// The first difference, in words; empty when there is none. Causes come before effects: the
/// plan's digest follows from the recipe, the library and the seed.
std::string difference(const DatasetFile& theirs, const DatasetFile& mine) {
    const std::string their_seed = std::to_string(theirs.seed.value);
    const std::string my_seed = std::to_string(mine.seed.value);
    const std::string their_format = std::to_string(theirs.format);
    const std::string my_format = std::to_string(mine.format);
    struct Field {
        const char* name;
        const std::string& theirs;
        const std::string& mine;
    };
    const std::array fields{
        Field{"recipe", theirs.recipe_name, mine.recipe_name},
        Field{"resolved recipe (its digest)", theirs.recipe_digest, mine.recipe_digest},
        Field{"seed", their_seed, my_seed},
        Field{"asset library (its digest)", theirs.library_digest, mine.library_digest},
        Field{"plan (its digest)", theirs.plan_digest, mine.plan_digest},
        Field{"device", theirs.device, mine.device},
        Field{"program version", theirs.build, mine.build},
        Field{"dataset format", their_format, my_format},
    };
    for (const Field& field : fields) {
        if (field.theirs != field.mine) {
            return fmt::format("its {} is {}, this run's is {}", field.name, field.theirs,
                               field.mine);
        }
    }
    return theirs == mine ? "" : "its counts or its recipe text were edited";
}

/// Where two recipes of one name part: the first line that differs.
std::string recipe_difference(const std::string& theirs, const std::string& mine) {
    std::istringstream their_lines(theirs);
    std::istringstream my_lines(mine);
    std::string their_line;
    std::string my_line;
    while (std::getline(their_lines, their_line) && std::getline(my_lines, my_line)) {
        if (their_line != my_line) {
            const auto trimmed = [](const std::string& line) {
                const std::size_t first = line.find_first_not_of(' ');
                return first == std::string::npos ? std::string() : line.substr(first);
            };
            return fmt::format("; first at '{}', here '{}'", trimmed(their_line), trimmed(my_line));
        }
    }
    return "";
}

void require_same_dataset(const fs::path& folder, const DatasetFile& mine) {
    const DatasetFile theirs = read_dataset_file(folder);
    const std::string differs = difference(theirs, mine);
    if (differs.empty()) {
        return;
    }
    const bool same_name = theirs.recipe_name == mine.recipe_name;
    throw bad_input("{}: holds another dataset: {}{}; choose another -o or the same settings",
                    folder.string(), differs,
                    same_name ? recipe_difference(theirs.recipe, mine.recipe) : std::string());
}

/// Folders that a killed first run may leave behind do not count.
bool holds_other_files(const fs::path& folder) {
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const bool ours = name == "shards" || name == "runs" || name.starts_with(".");
        if (!ours) {
            return true;
        }
    }
    return false;
}

}  // namespace

DatasetFile describe_dataset(const Plan& plan, const AssetLibrary& library,
                             const std::string& device, const std::string& build) {
    DatasetFile file;
    file.format = kDatasetFormat;
    file.build = build;
    file.device = device;
    file.seed = plan.seed();
    file.recipe_name = plan.recipe().name();
    file.recipe_digest = plan.recipe().digest();
    file.library_digest = library.digest();
    file.plan_digest = plan.digest();
    file.objects = plan.object_count();
    file.samples = plan.size();
    file.shards = plan.shard_count();
    file.recipe = plan.recipe().resolved_yaml();
    return file;
}

std::string to_yaml(const DatasetFile& file) {
    std::string text = "# What this dataset is of. Written before its first shard; do not edit.\n";
    text += fmt::format("format: {}\n", file.format);
    text += fmt::format("build: {}\n", quoted(file.build));
    text += fmt::format("device: {}\n", quoted(file.device));
    text += fmt::format("seed: {}\n", file.seed.value);
    text += fmt::format("recipe_name: {}\n", quoted(file.recipe_name));
    text += fmt::format("recipe_digest: {}\n", quoted(file.recipe_digest));
    text += fmt::format("library_digest: {}\n", quoted(file.library_digest));
    text += fmt::format("plan_digest: {}\n", quoted(file.plan_digest));
    text += fmt::format("objects: {}\n", file.objects);
    text += fmt::format("samples: {}\n", file.samples);
    text += fmt::format("shards: {}\n", file.shards);
    text += fmt::format("recipe: {}", literal_block(file.recipe));
    return text;
}

DatasetFile dataset_from_yaml(const std::string& text, const std::string& origin) {
    YAML::Node node;
    try {
        node = YAML::Load(text);
    } catch (const YAML::Exception& error) {
        throw bad_input("{}: not valid YAML: {}", origin, error.what());
    }
    if (!node.IsMap()) {
        throw bad_input("{}: expected a mapping", origin);
    }
    return dataset_from_node(node, origin);
}

DatasetFile read_dataset_file(const fs::path& folder) {
    const fs::path path = dataset_path(folder);
    if (!fs::exists(path)) {
        throw bad_input("{}: not a dataset folder: it has no dataset.yaml", folder.string());
    }
    return dataset_from_yaml(read_file(path), path.string());
}

void claim_folder(const fs::path& folder, const DatasetFile& mine) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw environment_fault("{}: cannot be created: {}", folder.string(), error.message());
    }
    if (!fs::exists(dataset_path(folder))) {
        // Looked for again: another run may claim the folder while this one looks into it.
        if (holds_other_files(folder) && !fs::exists(dataset_path(folder))) {
            throw bad_input("{}: is not empty and not a dataset; choose another -o",
                            folder.string());
        }
        write_file_atomically(dataset_path(folder), to_yaml(mine));
    }
    // Read back even when just written: another run may have claimed the folder meanwhile.
    require_same_dataset(folder, mine);
}

void remember_library(const fs::path& folder, const fs::path& library) {
    std::error_code error;
    fs::create_directories(folder / "runs", error);
    if (error) {
        throw environment_fault("{}: cannot be created: {}", (folder / "runs").string(),
                                error.message());
    }
    write_file_atomically(library_path_file(folder), fs::absolute(library).string() + "\n");
}

std::optional<fs::path> remembered_library(const fs::path& folder) {
    if (!fs::exists(library_path_file(folder))) {
        return std::nullopt;
    }
    std::string path = read_file(library_path_file(folder));
    path.erase(path.find_last_not_of('\n') + 1);
    return fs::path(path);
}

}  // namespace turntable
