#include "manifests/export_target.h"

#include <charconv>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

bool needs_escape(char c, bool first) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F || (first && c == '.') ||
           std::string_view("/\\:*?\"<>|%").find(c) != std::string_view::npos;
}

}  // namespace

std::string path_component(std::string_view name) {
    if (name.empty()) {
        return "%";
    }
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (needs_escape(name[i], i == 0)) {
            out += fmt::format("%{:02X}", static_cast<unsigned char>(name[i]));
        } else {
            out.push_back(name[i]);
        }
    }
    return out;
}

std::string decode_path_component(std::string_view component) {
    std::string out;
    for (std::size_t i = 0; i < component.size(); ++i) {
        unsigned value = 0;
        const char* digits = component.data() + i + 1;
        if (component[i] == '%' && i + 2 < component.size() &&
            std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
            out.push_back(static_cast<char>(value));
            i += 2;
        } else if (component != "%") {
            out.push_back(component[i]);
        }
    }
    return out;
}

void create_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw environment_fault("{}: cannot be created: {}", folder.string(), error.message());
    }
}

void write_plain_file(const fs::path& path, std::string_view bytes) {
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
        throw environment_fault("{}: writing failed", path.string());
    }
}

void write_renamed_file(const fs::path& path, std::string_view bytes) {
    const fs::path temporary = temporary_sibling(path);
    std::ofstream file(temporary, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    std::error_code error;
    if (file) {
        fs::rename(temporary, path, error);
    }
    if (!file || error) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        throw environment_fault("{}: writing failed", path.string());
    }
}

void publish_folder(const fs::path& temporary, const fs::path& folder) {
    std::error_code error;
    fs::rename(temporary, folder, error);
    if (error && fs::exists(folder)) {  // another exporter finished it first
        fs::remove_all(temporary, error);
    } else if (error) {
        throw environment_fault("{}: rename failed: {}", folder.string(), error.message());
    }
}

void open_export_target(const fs::path& out, const std::string& layout,
                        const std::string& plan_digest, const std::string& shards_digest) {
    create_folder(out);
    const fs::path marker = out / "export.json";
    Json wanted;
    wanted["layout"] = layout;
    wanted["plan_digest"] = plan_digest;
    if (!shards_digest.empty()) {
        wanted["shards_digest"] = shards_digest;
    }
    const std::string text = wanted.dump(2) + "\n";
    if (fs::exists(marker)) {
        if (read_file(marker) != text) {
            throw bad_input(
                "{}: another export was made here, or one of other shards; choose an empty "
                "folder",
                marker.string());
        }
        return;
    }
    if (!fs::is_empty(out)) {
        throw bad_input("{}: not empty, and no export that could be resumed", out.string());
    }
    write_file_atomically(marker, text);
}

void write_export_licence(const fs::path& dataset, const fs::path& out) {
    const fs::path ledger = dataset / "LICENSES.csv";
    std::string text = "These pictures were rendered by Turntable. Each shows one 3-D model and is "
                       "a derivative of it:\nits use is bound by that model's licence.\n";
    if (fs::exists(ledger)) {
        write_file_atomically(out / "LICENSES.csv", read_file(ledger));
        text += "LICENSES.csv lists every model with its author, source and licence.\n";
    } else {
        text += "The dataset had no LICENSES.csv: ask whoever made it for the models' licences.\n";
    }
    write_file_atomically(out / "LICENSE", text);
}

void require_running(const ExportOptions& options) {
    if (options.stop != nullptr && options.stop->requested()) {
        throw Error(ExitCode::kInterrupted, "export interrupted; run the same command to resume");
    }
}

}  // namespace turntable
