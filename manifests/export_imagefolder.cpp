#include "manifests/export_imagefolder.h"

#include <set>

#include <fmt/format.h>

#include "manifests/csv.h"
#include "manifests/manifest.h"
#include "manifests/output_file.h"
#include "manifests/shard_index.h"
#include "manifests/tar_reader.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

/// Columns that say where the picture is; those after them go into labels.csv.
constexpr int kPlaceColumns = 3;

std::vector<std::string> label_columns(const Manifest& manifest) {
    std::vector<std::string> columns{"key", "object", "class", "synset", "label", "split", "view"};
    columns.insert(columns.end(), manifest.factor_columns.begin(), manifest.factor_columns.end());
    for (const char* name : {"x0", "y0", "x1", "y1", "mask_pixels", "visible_fraction"}) {
        columns.emplace_back(name);
    }
    return columns;
}

std::string select_sql(const std::vector<std::string>& columns) {
    std::string list = "shard, image_offset, image_size";
    for (const std::string& column : columns) {
        list += ", " + sql_identifier(column);
    }
    return "SELECT " + list + " FROM sample ORDER BY id";
}

std::uint64_t whole(const SqliteStatement& row, int column) {
    return static_cast<std::uint64_t>(row.integer(column));
}

/// Copies the row's picture unless it is there; true when it was.
bool copy_picture(const fs::path& dataset, const fs::path& target, const SqliteStatement& row) {
    const std::uint64_t size = whole(row, 2);
    std::error_code error;
    if (fs::file_size(target, error) == size && !error) {
        return true;
    }
    const fs::path tar = ShardPaths(dataset, ShardId(whole(row, 0))).tar;
    write_renamed_file(target, read_extent(tar, whole(row, 1), size));
    return false;
}

std::vector<std::string> label_fields(const fs::path& relative, const SqliteStatement& row) {
    std::vector<std::string> fields{relative.generic_string()};
    for (int column = kPlaceColumns; column < row.column_count(); ++column) {
        fields.push_back(row.display(column));
    }
    return fields;
}

}  // namespace

ExportSummary export_imagefolder(const fs::path& dataset, const fs::path& out,
                                 const ExportOptions& options) {
    const Manifest manifest = open_manifest(dataset);
    open_export_target(out, "imagefolder", manifest.plan_digest);
    std::vector<std::string> columns = label_columns(manifest);
    SqliteStatement counted(*manifest.database, "SELECT count(*) FROM sample_row");
    const std::uint64_t total = counted.step() ? whole(counted, 0) : 0;
    SqliteStatement row(*manifest.database, select_sql(columns));

    ExportSummary summary;
    std::set<std::string> objects;
    std::set<fs::path> folders;
    OutputFile labels(out / "labels.csv");
    const auto write_labels = [&](const std::vector<std::string>& fields) {
        std::string line;
        append_csv_record(line, fields);
        labels.write(line);
    };
    columns.insert(columns.begin(), "path");
    write_labels(columns);
    while (row.step()) {
        require_running(options);
        const std::string key(row.text(kPlaceColumns));
        const std::string split(row.text(kPlaceColumns + 5));
        const fs::path relative = fs::path(path_component(split)) /
                                  path_component(row.text(kPlaceColumns + 2)) / (key + ".jpg");
        objects.emplace(row.text(kPlaceColumns + 1));
        if (folders.insert(relative.parent_path()).second) {
            create_folder(out / relative.parent_path());
        }
        summary.resumed += copy_picture(dataset, out / relative, row) ? 1 : 0;
        write_labels(label_fields(relative, row));
        ++summary.images;
        if (options.progress) {
            options.progress(summary.images, total);
        }
    }
    labels.publish();
    write_export_licence(dataset, out);
    summary.objects = objects.size();
    return summary;
}

}  // namespace turntable
