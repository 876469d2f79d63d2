#include "assets/import_maps.h"

#include <algorithm>
#include <array>
#include <map>

#include "assets/import_child.h"
#include "assets/import_program.h"
#include "assets/library_index.h"
#include "base/error.h"
#include "base/folder_lock.h"

namespace turntable {
namespace fs = std::filesystem;
namespace {

bool is_lower_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool looks_like_picture(const fs::path& file) {
    static constexpr std::array kExtensions{".exr", ".hdr", ".png", ".jpg", ".jpeg"};
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), lower);
    return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

LibraryIndex index_of(const fs::path& library) {
    std::error_code error;
    return fs::exists(library / "library.json", error) ? read_library_index(library)
                                                       : LibraryIndex{};
}

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw environment_fault("{}: cannot be made: {}", folder.string(), error.message());
    }
}

MapEntry entry_of(const fs::path& file, const MapReply& reply, const MapImportOptions& options) {
    MapEntry entry;
    entry.id = map_id_of(file);
    entry.layout = reply.layout;
    entry.width = reply.width;
    entry.height = reply.height;
    entry.source = file.filename().string();
    entry.digest = reply.digest;
    entry.licence = options.licence;
    entry.creator = options.creator;
    return entry;
}

void add_notes(const fs::path& file, const MapReply& reply, std::vector<std::string>& notes) {
    if (reply.width != reply.file_width || reply.height != reply.file_height) {
        notes.push_back(fmt::format("{}: {}x{} texels reduced to {}x{}", file.string(),
                                    reply.file_width, reply.file_height, reply.width,
                                    reply.height));
    }
    if (reply.repaired > 0) {
        notes.push_back(fmt::format("{}: {} texels were negative, not finite or too bright",
                                    file.string(), reply.repaired));
    }
}

void insert(std::vector<MapEntry>& maps, const MapEntry& entry) {
    std::erase_if(maps, [&](const MapEntry& map) { return map.id == entry.id; });
    maps.push_back(entry);
}

}  // namespace

std::string map_id_of(const fs::path& file) {
    std::string id;
    for (const char c : file.stem().string()) {
        const char letter = lower(c);
        if (is_lower_or_digit(letter)) {
            id.push_back(letter);
        } else if (!id.empty() && id.back() != '-') {
            id.push_back('-');
        }
    }
    while (!id.empty() && id.back() == '-') {
        id.pop_back();
    }
    return id;
}

std::vector<fs::path> map_files_in(std::span<const fs::path> paths) {
    std::vector<fs::path> files;
    for (const fs::path& path : paths) {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            if (!fs::exists(path, error)) {
                throw bad_input("{}: no such file", path.string());
            }
            files.push_back(path);
            continue;
        }
        std::vector<fs::path> inside;
        for (const fs::directory_entry& entry : fs::directory_iterator(path, error)) {
            if (looks_like_picture(entry.path()) && entry.is_regular_file(error)) {
                inside.push_back(entry.path());
            }
        }
        if (inside.empty()) {
            throw bad_input("{}: no pictures in this folder", path.string());
        }
        std::sort(inside.begin(), inside.end());
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

MapImportSummary import_maps(std::span<const fs::path> files, const fs::path& library,
                             const MapImportOptions& options) {
    (void)index_of(library);  // a damaged one shows before anything slow
    ImportChild child(options.worker.empty() ? find_import_program() : options.worker);
    make_folder(library / "maps");
    MapImportSummary summary;
    std::map<std::string, fs::path> taken;
    for (const fs::path& file : files) {
        const std::string id = map_id_of(file);
        if (id.empty()) {
            summary.refused.push_back(
                fmt::format("{}: its name gives no id: no letters, no digits", file.string()));
            continue;
        }
        const auto [other, is_new] = taken.emplace(id, file);
        if (!is_new) {
            summary.refused.push_back(fmt::format("{}: its id \"{}\" is that of {}", file.string(),
                                                  id, other->second.string()));
            continue;
        }
        const MapReply reply = child.import_map(
            {fs::absolute(file), options.layout, fs::absolute(library), options.limits});
        if (reply.code == ExitCode::kEnvironment) {
            throw environment_fault("{}", reply.fault);
        }
        if (!reply.fault.empty()) {
            summary.refused.push_back(reply.fault);
            continue;
        }
        add_notes(file, reply, summary.notes);
        summary.added.push_back(entry_of(file, reply, options));
    }
    if (!summary.added.empty()) {
        const FolderLock alone(library);  // others may have saved since this import began
        LibraryIndex index = index_of(library);
        for (const MapEntry& map : summary.added) {
            insert(index.maps, map);
        }
        write_library_index(library, std::move(index));
    }
    return summary;
}

}  // namespace turntable
