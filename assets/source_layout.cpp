#include "assets/source_layout.h"

#include <algorithm>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "assets/class_map.h"
#include "assets/rejected_model.h"
#include "assets/sh3f_catalogue.h"
#include "assets/source_files.h"
#include "assets/taxonomy.h"
#include "assets/zip_archive.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"

namespace turntable {
namespace fs = std::filesystem;
namespace {

constexpr const char* kShapenetModel = "models/model_normalized.obj";

/// The last component of a path that may end in a slash.
std::string name_of(const fs::path& path) {
    const fs::path clean = fs::absolute(path).lexically_normal();
    return clean.has_filename() ? clean.filename().string()
                                : clean.parent_path().filename().string();
}

bool is_synset(const std::string& name) {
    return name.size() == 8 && name.find_first_not_of("0123456789") == std::string::npos;
}

std::vector<fs::path> sorted_children(const fs::path& folder) {
    std::vector<fs::path> children;
    std::error_code error;
    for (fs::directory_iterator it(folder, error); !error && it != fs::directory_iterator();
         it.increment(error)) {
        children.push_back(it->path());
    }
    if (error) {
        throw bad_input("{}: cannot be listed: {}", folder.string(), error.message());
    }
    std::sort(children.begin(), children.end());
    return children;
}

bool is_sh3f_name(const fs::path& path) {
    return lower_ascii(path.extension().string()) == ".sh3f";
}

std::vector<fs::path> sh3f_files(const fs::path& path) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
        return {path};
    }
    std::vector<fs::path> files = sorted_children(path);
    std::erase_if(files, [](const fs::path& file) { return !is_sh3f_name(file); });
    return files;
}

/// Identifiers are [A-Za-z0-9._/-].
std::string id_text(std::string_view text) {
    std::string id(text);
    for (char& c : id) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '/' || c == '-';
        c = kept ? c : '_';
    }
    return id;
}

std::string without_extension(const std::string& path) {
    const std::size_t dot = path.rfind('.');
    return dot == std::string::npos || path.find('/', dot) != std::string::npos
               ? path
               : path.substr(0, dot);
}

/// Gives every job an id of its own: the short one where no other job wants it, else the long one,
/// else the long one with eight digits of the path's hash.
void assign_ids(std::vector<ModelJob>& jobs, const std::vector<std::string>& short_ids,
                const std::vector<std::string>& long_ids) {
    std::map<std::string, int> wanted_short;
    std::map<std::string, int> wanted_long;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        ++wanted_short[short_ids[i]];
        ++wanted_long[long_ids[i]];
    }
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        std::string& id = jobs[i].entry.id;
        id = wanted_short[short_ids[i]] == 1 ? short_ids[i] : long_ids[i];
        const bool taken = wanted_short[short_ids[i]] > 1 &&
                           (wanted_long[long_ids[i]] > 1 || wanted_short.contains(id));
        if (taken) {
            id += "-" + sha256_hex(jobs[i].entry.path).substr(0, 8);
        }
    }
}

/// An archive that is refused as a whole stands in the index under its own name.
AssetEntry refused_source(const std::string& source, AssetRejection reason,
                          const std::string& detail) {
    AssetEntry entry;
    entry.id = id_text(fs::path(source).stem().string());
    entry.source = source;
    entry.rejection = reason;
    entry.reason = detail;
    return entry;
}

class Sh3fLister {
public:
    explicit Sh3fLister(SourceListing& listing) : listing_(listing) {}

    void add(const fs::path& archive) {
        const std::string source = name_of(archive);
        listing_.sources.push_back(source);
        try {
            add_models(archive, source);
        } catch (const RejectedModel& rejection) {
            listing_.refused.push_back(
                refused_source(source, rejection.reason(), rejection.what()));
        } catch (const Error& error) {
            listing_.refused.push_back(
                refused_source(source, AssetRejection::kUnreadable, error.what()));
        }
    }

private:
    void add_models(const fs::path& archive, const std::string& source) {
        const std::unique_ptr<SourceFiles> files = open_zip(archive);
        std::map<std::string, Sh3fCatalogueEntry> models;
        for (const std::string& path : files->list()) {
            if (is_model_file(path)) {
                models[path];
            }
        }
        if (const auto catalogue = files->resolve(kSh3fCatalogueName)) {
            for (Sh3fCatalogueEntry& entry : parse_sh3f_catalogue(files->read(*catalogue))) {
                const std::string path = files->resolve(entry.model).value_or(entry.model);
                models[path] = std::move(entry);
            }
        }
        const std::string stem = fs::path(source).stem().string();
        std::vector<ModelJob> jobs;
        std::vector<std::string> short_ids;
        std::vector<std::string> long_ids;
        for (const auto& [path, entry] : models) {
            jobs.push_back(job(archive, source, stem, path, entry));
            const std::string file = without_extension(source_file_name(path));
            short_ids.push_back(id_text(fmt::format("{}/{}", stem, file)));
            long_ids.push_back(id_text(fmt::format("{}/{}", stem, without_extension(path))));
        }
        assign_ids(jobs, short_ids, long_ids);
        std::move(jobs.begin(), jobs.end(), std::back_inserter(listing_.jobs));
    }

    static ModelJob job(const fs::path& archive, const std::string& source, const std::string& stem,
                        const std::string& path, const Sh3fCatalogueEntry& catalogue) {
        ModelJob job;
        job.source = archive;
        job.entry.source = source;
        job.entry.path = path;
        job.entry.licence = spdx_licence(catalogue.licence);
        job.entry.creator = catalogue.creator;
        if (const std::optional<ClassOfModel> known = sh3f_class(stem, path)) {
            job.entry.class_name = known->class_name;
            job.entry.synset = known->synset;
        }
        const std::optional<glm::dmat3> rotation = sh3f_rotation(stem, path);
        job.upright = rotation ? *rotation : catalogue.rotation.value_or(glm::dmat3(1.0));
        return job;
    }

    SourceListing& listing_;
};

/// Synset to name, from taxonomy.json, for synsets that are none of the 55.
std::map<std::string, std::string> read_taxonomy(const fs::path& file) {
    std::map<std::string, std::string> names;
    try {
        for (const nlohmann::json& node : nlohmann::json::parse(read_file(file))) {
            const std::string name = node.at("name").get<std::string>();
            names[node.at("synsetId").get<std::string>()] = name.substr(0, name.find(','));
        }
    } catch (const nlohmann::json::exception& fault) {
        throw bad_input("{}: malformed: {}", file.string(), fault.what());
    }
    return names;
}

std::string shapenet_class(const std::string& synset,
                           const std::map<std::string, std::string>& taxonomy) {
    if (const ObjectClass* known = class_of_synset(synset)) {
        return std::string(known->name);
    }
    const auto found = taxonomy.find(synset);
    return found == taxonomy.end() ? synset : found->second;
}

void list_shapenet(const fs::path& root, SourceListing& listing) {
    const std::string source = name_of(root);
    listing.sources.push_back(source);
    std::error_code error;
    std::map<std::string, std::string> taxonomy;
    if (fs::exists(root / "taxonomy.json", error)) {
        taxonomy = read_taxonomy(root / "taxonomy.json");
    }
    for (const fs::path& folder : sorted_children(root)) {
        const std::string synset = folder.filename().string();
        if (!is_synset(synset) || !fs::is_directory(folder, error)) {
            continue;
        }
        for (const fs::path& object : sorted_children(folder)) {
            if (!fs::is_directory(object, error)) {
                continue;
            }
            ModelJob job;
            job.source = root;
            job.entry.id = id_text(fmt::format("{}/{}", synset, object.filename().string()));
            job.entry.class_name = shapenet_class(synset, taxonomy);
            job.entry.synset = synset;
            job.entry.source = source;
            job.entry.path =
                fmt::format("{}/{}/{}", synset, object.filename().string(), kShapenetModel);
            job.entry.licence = "LicenseRef-ShapeNet";
            listing.jobs.push_back(std::move(job));
        }
    }
}

/// The class is the first folder's name: one of the 55, a synset of theirs, or a name of its own.
void set_class_by_folder(const std::string& path, AssetEntry& entry) {
    const std::size_t slash = path.find('/');
    entry.class_name = slash == std::string::npos ? "" : path.substr(0, slash);
    const ObjectClass* known = class_of_name(entry.class_name);
    known = known == nullptr ? class_of_synset(entry.class_name) : known;
    if (known != nullptr) {
        entry.class_name = known->name;
        entry.synset = known->synset;
    }
}

void add_folder_models(const fs::path& root, const std::string& source, SourceListing& listing) {
    std::error_code error;
    const bool single = is_model_file(root.string()) && fs::is_regular_file(root, error);
    const fs::path folder_or_zip = single ? fs::absolute(root).parent_path() : root;
    std::vector<std::string> paths{source};
    if (!single) {
        paths = open_source(root)->list();
    }
    std::vector<std::string> short_ids;
    std::vector<std::string> long_ids;
    for (const std::string& path : paths) {
        if (!is_model_file(path)) {
            continue;
        }
        ModelJob job;
        job.source = folder_or_zip;
        job.entry.source = source;
        job.entry.path = path;
        set_class_by_folder(path, job.entry);
        // class/instance/file is known by its folder, class/file by its file.
        const std::string folder = source_folder_of(path);
        const bool by_folder = std::count(path.begin(), path.end(), '/') >= 2;
        short_ids.push_back(
            id_text(fmt::format("{}/{}", source, by_folder ? folder : without_extension(path))));
        long_ids.push_back(id_text(fmt::format("{}/{}", source, path)));
        listing.jobs.push_back(std::move(job));
    }
    assign_ids(listing.jobs, short_ids, long_ids);
}

void list_folders(const fs::path& root, SourceListing& listing) {
    const std::string source = name_of(root);
    listing.sources.push_back(source);
    try {
        add_folder_models(root, source, listing);
    } catch (const RejectedModel& rejection) {
        listing.refused.push_back(refused_source(source, rejection.reason(), rejection.what()));
    }
}

bool looks_like_shapenet(const fs::path& folder) {
    std::error_code error;
    if (fs::exists(folder / "taxonomy.json", error)) {
        return true;
    }
    for (const fs::path& child : sorted_children(folder)) {
        if (is_synset(child.filename().string()) && fs::is_directory(child, error)) {
            for (const fs::path& object : sorted_children(child)) {
                return fs::exists(object / kShapenetModel, error);
            }
        }
    }
    return false;
}

}  // namespace

SourceLayout detect_layout(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
        if (looks_like_shapenet(path)) {
            return SourceLayout::kShapenet;
        }
        return sh3f_files(path).empty() ? SourceLayout::kFolders : SourceLayout::kSh3f;
    }
    if (!fs::exists(path, error)) {
        throw bad_input("{}: no such file or folder", path.string());
    }
    return is_sh3f_name(path) ? SourceLayout::kSh3f : SourceLayout::kFolders;
}

SourceListing list_models(const fs::path& path, SourceLayout layout) {
    std::error_code error;
    if (!fs::exists(path, error)) {
        throw bad_input("{}: no such file or folder", path.string());
    }
    SourceListing listing;
    switch (layout) {
    case SourceLayout::kShapenet:
        list_shapenet(path, listing);
        break;
    case SourceLayout::kSh3f:
        for (const fs::path& archive : sh3f_files(path)) {
            Sh3fLister(listing).add(archive);
        }
        break;
    case SourceLayout::kFolders:
        list_folders(path, listing);
        break;
    }
    if (listing.jobs.empty() && listing.refused.empty()) {
        throw bad_input("{}: no models in the layout \"{}\"", path.string(),
                        source_layout_name(layout));
    }
    return listing;
}

bool is_model_file(const std::string& path) {
    const std::string extension = source_extension(path);
    return extension == "obj" || extension == "gltf" || extension == "glb" || extension == "ply" ||
           extension == "dae" || extension == "stl";
}

}  // namespace turntable
