#include "assets/source_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "assets/rejected_model.h"
#include "assets/zip_archive.h"
#include "base/error.h"
#include "base/hash.h"

namespace turntable {
namespace fs = std::filesystem;
namespace {

/// A file larger than this is no model, MTL or texture.
constexpr std::uint64_t kMaxFileBytes = std::uint64_t{4} << 30;

/// The entry of `folder` whose name equals `name` without regard to case: the first in byte
/// order, so that the answer does not depend on the file system.
std::optional<std::string> find_ignoring_case(const fs::path& folder, const std::string& name) {
    const std::string wanted = lower_ascii(name);
    std::optional<std::string> best;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        std::string candidate = entry.path().filename().string();
        if (lower_ascii(candidate) == wanted && (!best || candidate < *best)) {
            best = std::move(candidate);
        }
    }
    return best;
}

std::vector<std::string> split_path(std::string_view path) {
    std::vector<std::string> parts;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        if (slash != 0) {
            parts.emplace_back(path.substr(0, slash));
        }
        path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    }
    return parts;
}

std::string join_parts(const std::vector<std::string>& parts) {
    std::string path;
    for (const std::string& part : parts) {
        path += path.empty() ? part : "/" + part;
    }
    return path;
}

std::string with_slashes(std::string_view path) {
    std::string text(path);
    std::replace(text.begin(), text.end(), '\\', '/');
    return text;
}

bool is_absolute(const std::string& path) {
    const bool drive = path.size() >= 2 && path[1] == ':';
    return drive || (!path.empty() && path[0] == '/');
}

class FolderFiles final : public SourceFiles {
public:
    explicit FolderFiles(fs::path folder) : root_(std::move(folder)) {}

    std::optional<std::string> resolve(const std::string& path) override {
        std::error_code error;
        if (fs::is_regular_file(root_ / path, error)) {
            return path;
        }
        std::string found;
        for (const std::string& part : split_path(path)) {
            const std::optional<std::string> name = find_ignoring_case(root_ / found, part);
            if (!name) {
                return std::nullopt;
            }
            found += found.empty() ? *name : "/" + *name;
        }
        return !found.empty() && fs::is_regular_file(root_ / found, error)
                   ? std::optional<std::string>(found)
                   : std::nullopt;
    }

    std::string read(const std::string& path) override {
        std::error_code error;
        const std::uint64_t size = fs::file_size(root_ / path, error);
        if (!error && size > kMaxFileBytes) {
            throw rejected(AssetRejection::kTooLarge, "{}: {} bytes, more than {} allowed", path,
                           size, kMaxFileBytes);
        }
        std::ifstream stream(root_ / path, std::ios::binary);
        std::string bytes(error ? 0 : size, '\0');
        stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (error || !stream) {
            throw rejected(AssetRejection::kUnreadable, "{}: cannot be read", path);
        }
        return bytes;
    }

    std::vector<std::string> list() override {
        std::vector<std::string> paths;
        std::error_code error;
        fs::recursive_directory_iterator it(root_, error);
        for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
            if (it->is_regular_file(error)) {
                paths.push_back(it->path().lexically_relative(root_).generic_string());
            }
        }
        std::sort(paths.begin(), paths.end());
        return paths;
    }

    const fs::path& root() const override { return root_; }

private:
    fs::path root_;
};

}  // namespace

std::unique_ptr<SourceFiles> open_folder(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        throw bad_input("{}: no such folder", folder.string());
    }
    return std::make_unique<FolderFiles>(folder);
}

std::unique_ptr<SourceFiles> open_source(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
        return open_folder(path);
    }
    return open_zip(path);
}

std::optional<std::string> join_source_path(std::string_view base, std::string_view relative) {
    const std::string wanted = with_slashes(relative);
    if (wanted.empty() || is_absolute(wanted)) {
        return std::nullopt;
    }
    std::vector<std::string> parts = split_path(base);
    for (std::string& part : split_path(wanted)) {
        if (part == "..") {
            if (parts.empty()) {
                return std::nullopt;
            }
            parts.pop_back();
        } else if (part != ".") {
            parts.push_back(std::move(part));
        }
    }
    return join_parts(parts);
}

std::string source_folder_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? "" : path.substr(0, slash));
}

std::string source_file_name(std::string_view path) {
    const std::size_t slash = path.find_last_of("/\\");
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

std::string source_extension(std::string_view path) {
    const std::string name = source_file_name(path);
    const std::size_t dot = name.rfind('.');
    return dot == std::string::npos ? "" : lower_ascii(name.substr(dot + 1));
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return lower;
}

std::optional<std::string> RecordingFiles::resolve(const std::string& path) {
    std::optional<std::string> found = files_.resolve(path);
    if (!found) {
        inputs_.push_back({path, ""});
    }
    return found;
}

std::string RecordingFiles::read(const std::string& path) {
    std::string bytes = files_.read(path);
    inputs_.push_back({path, sha256_hex(bytes)});
    return bytes;
}

std::vector<RecordingFiles::Input> RecordingFiles::inputs() const {
    std::vector<Input> unique = inputs_;
    std::sort(unique.begin(), unique.end());
    unique.erase(std::unique(unique.begin(), unique.end()), unique.end());
    return unique;
}

bool inputs_unchanged(SourceFiles& files, const std::vector<RecordingFiles::Input>& inputs) {
    return std::all_of(inputs.begin(), inputs.end(), [&](const RecordingFiles::Input& input) {
        const std::optional<std::string> found = files.resolve(input.path);
        if (!found || input.sha256.empty()) {
            return !found && input.sha256.empty();
        }
        return *found == input.path && sha256_hex(files.read(*found)) == input.sha256;
    });
}

}  // namespace turntable
