#include "manifests/manifest_schema.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

#include <fmt/format.h>

#include "manifests/sqlite_database.h"

namespace turntable {
namespace {

/// What a column of sample_row says, in the order of SampleParameter; factors and blobs follow.
struct RowColumn {
    std::string_view name;
    std::string_view type;
};
constexpr std::array<RowColumn, kFactors - 1> kRowColumns{{
    {"id", "INTEGER PRIMARY KEY"},
    {"asset_id", "INTEGER NOT NULL"},
    {"class_id", "INTEGER NOT NULL"},
    {"split_id", "INTEGER NOT NULL"},
    {"view", "INTEGER NOT NULL"},
    {"shard", "INTEGER NOT NULL"},
    {"camera_id", "INTEGER NOT NULL"},
    {"qx", "REAL NOT NULL"},
    {"qy", "REAL NOT NULL"},
    {"qz", "REAL NOT NULL"},
    {"qw", "REAL NOT NULL"},
    {"x0", "INTEGER NOT NULL"},
    {"y0", "INTEGER NOT NULL"},
    {"x1", "INTEGER NOT NULL"},
    {"y1", "INTEGER NOT NULL"},
    {"mask_pixels", "INTEGER NOT NULL"},
    {"visible_fraction", "REAL NOT NULL"},
    {"spp", "REAL NOT NULL"},
    {"noise", "REAL NOT NULL"},
    {"ms", "REAL"},
    {"image_offset", "INTEGER"},
    {"image_size", "INTEGER"},
}};

/// Columns that the sample view adds by joins and expressions.
constexpr std::array<std::string_view, 17> kViewOnlyColumns{
    "key",
    "object",
    "asset_digest",
    "class",
    "synset",
    "label",
    "split",
    "fx",
    "fy",
    "cx",
    "cy",
    "width",
    "height",
    "rowid",
    "object_to_world",
    "camera_to_world",
    "pixels_sha256",
};

constexpr std::string_view kFixedTables = R"sql(
CREATE TABLE dataset(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE factor(position INTEGER PRIMARY KEY, name TEXT NOT NULL, "column" TEXT NOT NULL);
CREATE TABLE class(class_id INTEGER PRIMARY KEY, class TEXT NOT NULL, synset TEXT NOT NULL,
    label INTEGER NOT NULL, UNIQUE(class, synset, label));
CREATE TABLE split(split_id INTEGER PRIMARY KEY, split TEXT NOT NULL UNIQUE);
CREATE TABLE asset(asset_id INTEGER PRIMARY KEY, object TEXT NOT NULL,
    asset_digest TEXT NOT NULL, class_id INTEGER NOT NULL, UNIQUE(object, class_id));
CREATE TABLE camera(camera_id INTEGER PRIMARY KEY, width INTEGER NOT NULL,
    height INTEGER NOT NULL, fx REAL NOT NULL, fy REAL NOT NULL, cx REAL NOT NULL,
    cy REAL NOT NULL, camera_to_world BLOB NOT NULL);
CREATE TABLE shard(shard INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL,
    samples INTEGER NOT NULL, rejected INTEGER NOT NULL, tar_bytes INTEGER NOT NULL,
    tar_sha256 TEXT NOT NULL, records_bytes INTEGER NOT NULL, records_sha256 TEXT NOT NULL,
    device TEXT NOT NULL, build TEXT NOT NULL, seconds REAL, host TEXT);
CREATE TABLE plane_file(sample_id INTEGER NOT NULL, extension TEXT NOT NULL,
    "offset" INTEGER NOT NULL, size INTEGER NOT NULL, sha256 BLOB NOT NULL,
    PRIMARY KEY(sample_id, extension)) WITHOUT ROWID;
CREATE TABLE reject(id INTEGER PRIMARY KEY, asset_id INTEGER NOT NULL, view INTEGER NOT NULL,
    shard INTEGER NOT NULL, reason TEXT NOT NULL);
)sql";

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

bool is_taken(const std::string& name, const std::vector<std::string>& earlier) {
    const std::string wanted = lower(name);
    const auto same = [&](std::string_view other) { return lower(other) == wanted; };
    return std::any_of(kRowColumns.begin(), kRowColumns.end(),
                       [&](const RowColumn& column) { return same(column.name); }) ||
           std::any_of(kViewOnlyColumns.begin(), kViewOnlyColumns.end(), same) ||
           std::any_of(earlier.begin(), earlier.end(), same) || wanted == "image_sha256";
}

/// Each factor's quoted column with `format` applied, joined by ", ", a comma in front.
std::string each_factor(const std::vector<std::string>& columns, std::string_view format) {
    std::string list;
    for (const std::string& column : columns) {
        list += ", " + fmt::format(fmt::runtime(format), sql_identifier(column));
    }
    return list;
}

std::string sample_table(const std::vector<std::string>& columns) {
    std::string sql = "CREATE TABLE sample_row(";
    for (const RowColumn& column : kRowColumns) {
        sql += fmt::format("{} {}, ", column.name, column.type);
    }
    for (const std::string& column : columns) {
        sql += sql_identifier(column) + " REAL NOT NULL, ";
    }
    // Blobs last: a filter that reads the columns before them decodes nothing of theirs.
    return sql + "object_to_world BLOB NOT NULL, pixels_sha256 BLOB, image_sha256 BLOB);\n";
}

/// A column of the row's camera. A subquery costs nothing where the column is not asked for; a
/// join would be made even to count rows, and keep an index from covering the query.
std::string camera_column(std::string_view name) {
    return fmt::format(", (SELECT {0} FROM camera m WHERE m.camera_id = s.camera_id) AS {0}", name);
}

/// Names instead of ids. A condition on a column of a LEFT JOIN makes it an inner join, so that a
/// filter on class, object or split starts from its index.
std::string sample_view(const std::vector<std::string>& columns) {
    std::string camera;
    for (const char* name : {"camera_to_world", "fx", "fy", "cx", "cy", "width", "height"}) {
        camera += camera_column(name);
    }
    return "CREATE VIEW sample AS SELECT s.id, format('%09d', s.id) AS key, a.object, "
           "a.asset_digest, c.class, c.synset, c.label, s.view, p.split" +
           each_factor(columns, "s.{}") + ", s.qx, s.qy, s.qz, s.qw, s.object_to_world" + camera +
           ", s.x0, s.y0, s.x1, s.y1, s.mask_pixels, s.visible_fraction, s.spp, s.noise, s.ms, "
           "lower(hex(s.pixels_sha256)) AS pixels_sha256, "
           "lower(hex(s.image_sha256)) AS image_sha256, s.shard, s.image_offset, s.image_size, "
           "s.asset_id, s.class_id, s.split_id, s.camera_id "
           "FROM sample_row s "
           "LEFT JOIN asset a ON a.asset_id = s.asset_id "
           "LEFT JOIN class c ON c.class_id = s.class_id "
           "LEFT JOIN split p ON p.split_id = s.split_id;\n";
}

std::string pair_view(const std::vector<std::string>& columns) {
    std::string factors;
    for (const std::string& column : columns) {
        factors += fmt::format(", s.{0} AS {1}, t.{0} AS {2}", sql_identifier(column),
                               sql_identifier(column + "_1"), sql_identifier(column + "_2"));
    }
    return "CREATE VIEW pair AS SELECT a.object, c.class, c.label, p.split, s.id AS id_1, "
           "t.id AS id_2, s.view AS view_1, t.view AS view_2" +
           factors +
           ", s.qx AS qx_1, s.qy AS qy_1, s.qz AS qz_1, s.qw AS qw_1, t.qx AS qx_2, "
           "t.qy AS qy_2, t.qz AS qz_2, t.qw AS qw_2 "
           "FROM sample_row s "
           "JOIN sample_row t ON t.asset_id = s.asset_id AND t.view > s.view "
           "LEFT JOIN asset a ON a.asset_id = s.asset_id "
           "LEFT JOIN class c ON c.class_id = s.class_id "
           "LEFT JOIN split p ON p.split_id = s.split_id;\n";
}

constexpr std::string_view kRejectView =
    "CREATE VIEW rejected AS SELECT r.id, format('%09d', r.id) AS key, a.object, c.class, "
    "r.view, r.shard, r.reason FROM reject r JOIN asset a ON a.asset_id = r.asset_id "
    "JOIN class c ON c.class_id = a.class_id;\n";

}  // namespace

std::vector<std::string> factor_columns(const std::vector<std::string>& factors) {
    std::vector<std::string> columns;
    for (std::string column : factors) {
        while (is_taken(column, columns)) {
            column = "f_" + column;
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

std::string manifest_tables_sql(const std::vector<std::string>& columns) {
    return std::string(kFixedTables) + sample_table(columns) + sample_view(columns) +
           pair_view(columns) + std::string(kRejectView);
}

std::vector<std::string> manifest_index_sql(const std::vector<std::string>& columns,
                                            bool index_each_factor) {
    std::vector<std::string> sql{
        "CREATE INDEX sample_object ON sample_row(asset_id, view)",
        "CREATE INDEX sample_split ON sample_row(split_id, class_id, asset_id)",
        "CREATE INDEX sample_class ON sample_row(class_id" + each_factor(columns, "{}") +
            ", split_id, asset_id)",
    };
    for (const std::string& column : columns) {
        if (index_each_factor) {
            sql.push_back(fmt::format("CREATE INDEX {} ON sample_row({})",
                                      sql_identifier("sample_by_" + column),
                                      sql_identifier(column)));
        }
    }
    return sql;
}

std::string insert_sample_sql(const std::vector<std::string>& columns) {
    const std::size_t parameters = kRowColumns.size() + columns.size() + 3;
    std::string marks = "?";
    for (std::size_t i = 1; i < parameters; ++i) {
        marks += ",?";
    }
    return "INSERT INTO sample_row VALUES(" + marks + ")";
}

}  // namespace turntable
