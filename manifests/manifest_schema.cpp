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
    {"cell_id", "INTEGER"},
    {"orbit_id", "INTEGER"},
    {"attempt", "INTEGER NOT NULL"},
    {"light_id", "INTEGER"},
    {"background_id", "INTEGER"},
    {"caption_id", "INTEGER"},
    {"position_u", "REAL"},
    {"position_v", "REAL"},
    {"depth", "REAL"},
    {"full_x0", "REAL"},
    {"full_y0", "REAL"},
    {"full_x1", "REAL"},
    {"full_y1", "REAL"},
    {"truncation", "REAL NOT NULL"},
    {"occlusion", "REAL NOT NULL"},
}};
constexpr std::size_t kBlobs = 5;

/// Columns that the sample view adds by joins and expressions.
constexpr std::array<std::string_view, 29> kViewOnlyColumns{
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
    "image_sha256",
    "cell",
    "varied",
    "orbit",
    "light",
    "background",
    "caption",
    "imagenet",
    "apparent_size",
    "relative",
    "symmetry",
    "reduced",
};

constexpr std::string_view kFixedTables = R"sql(
CREATE TABLE dataset(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE factor(position INTEGER PRIMARY KEY, name TEXT NOT NULL, "column" TEXT NOT NULL);
CREATE TABLE class(class_id INTEGER PRIMARY KEY, class TEXT NOT NULL, synset TEXT NOT NULL,
    label INTEGER NOT NULL, imagenet TEXT NOT NULL, UNIQUE(class, synset, label));
CREATE TABLE split(split_id INTEGER PRIMARY KEY, split TEXT NOT NULL UNIQUE);
CREATE TABLE cell(cell_id INTEGER PRIMARY KEY, cell TEXT NOT NULL, varied TEXT NOT NULL,
    UNIQUE(cell, varied));
CREATE TABLE orbit(orbit_id INTEGER PRIMARY KEY, orbit TEXT NOT NULL);
CREATE TABLE word(word_id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);
CREATE TABLE caption(caption_id INTEGER PRIMARY KEY, caption TEXT NOT NULL);
CREATE TABLE asset(asset_id INTEGER PRIMARY KEY, object TEXT NOT NULL,
    asset_digest TEXT NOT NULL, class_id INTEGER NOT NULL, parts TEXT, symmetry TEXT,
    symmetry_axes TEXT, symmetry_mirrors TEXT, UNIQUE(object, class_id));
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
    shard INTEGER NOT NULL, reason TEXT NOT NULL, attempt INTEGER NOT NULL, cell_id INTEGER);
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
           std::any_of(earlier.begin(), earlier.end(), same);
}

std::string free_name(std::string name, const std::vector<std::string>& earlier) {
    while (is_taken(name, earlier)) {
        name = "f_" + name;
    }
    return name;
}

/// A string literal.
std::string sql_text(std::string_view text) {
    std::string literal = "'";
    for (const char c : text) {
        literal += c == '\'' ? "''" : std::string(1, c);
    }
    return literal + "'";
}

/// Each factor's quoted column with `format` applied, joined by ", ", a comma in front.
std::string each_factor(const std::vector<std::string>& columns, std::string_view format) {
    std::string list;
    for (const std::string& column : columns) {
        list += ", " + fmt::format(fmt::runtime(format), sql_identifier(column));
    }
    return list;
}

std::string sample_table(const SampleColumns& columns) {
    std::string sql = "CREATE TABLE sample_row(";
    for (const RowColumn& column : kRowColumns) {
        sql += fmt::format("{} {}, ", column.name, column.type);
    }
    for (const std::string& column : columns.factors) {
        sql += sql_identifier(column) + " REAL NOT NULL, ";
    }
    for (const std::string& column : columns.texts) {
        sql += sql_identifier(column + "_id") + " INTEGER, ";
    }
    // Blobs last: a filter that reads the columns before them decodes nothing of theirs.
    return sql + "object_to_world BLOB NOT NULL, relative BLOB, reduced BLOB, "
                 "pixels_sha256 BLOB, image_sha256 BLOB);\n";
}

/// A column of another table, by the row's id. A subquery costs nothing where the column is not
/// asked for; a join would be made even to count rows, and keep an index from covering the query.
std::string looked_up(std::string_view column, std::string_view table, std::string_view key,
                      const std::string& row_id, std::string_view name) {
    return fmt::format(", (SELECT m.{} FROM {} m WHERE m.{} = s.{}) AS {}", column, table, key,
                       sql_identifier(row_id), sql_identifier(std::string(name)));
}

std::string camera_columns() {
    std::string list;
    for (const char* name : {"camera_to_world", "fx", "fy", "cx", "cy", "width", "height"}) {
        list += looked_up(name, "camera", "camera_id", "camera_id", name);
    }
    return list;
}

std::string word_column(const std::string& name) {
    return looked_up("word", "word", "word_id", name + "_id", name);
}

std::string text_columns(const SampleColumns& columns) {
    std::string list;
    for (const std::string& name : columns.texts) {
        list += word_column(name);
    }
    return list;
}

/// 0 or 1: whether the row's cell varies a factor group.
std::string vary_columns(const SampleColumns& columns, const std::vector<std::string>& varied) {
    std::vector<std::string> taken = columns.factors;
    taken.insert(taken.end(), columns.texts.begin(), columns.texts.end());
    std::string list;
    for (const std::string& name : varied) {
        taken.push_back(free_name("vary_" + name, taken));
        list += fmt::format(", ifnull(instr(',' || l.varied || ',', {}) > 0, 0) AS {}",
                            sql_text("," + name + ","), sql_identifier(taken.back()));
    }
    return list;
}

/// Names instead of ids. A condition on a column of a LEFT JOIN makes it an inner join, so that a
/// filter on class, object, split or cell starts from its index.
std::string sample_view(const SampleColumns& columns, const ManifestContents& contents) {
    const std::string cells = contents.has_cells()
                                  ? ", l.cell, l.varied" + vary_columns(columns, contents.varied)
                                  : std::string(", NULL AS cell, NULL AS varied");
    return "CREATE VIEW sample AS SELECT s.id, format('%09d', s.id) AS key, a.object, "
           "a.asset_digest, c.class, c.synset, c.label, c.imagenet, s.view, p.split" +
           text_columns(columns) + cells +
           looked_up("orbit", "orbit", "orbit_id", "orbit_id", "orbit") + ", s.attempt" +
           each_factor(columns.factors, "s.{}") +
           ", s.qx, s.qy, s.qz, s.qw, s.object_to_world, s.relative, a.symmetry, s.reduced" +
           camera_columns() +
           ", s.position_u, s.position_v, s.depth, s.full_x0, s.full_y0, s.full_x1, s.full_y1, "
           "round(max(s.full_x1 - s.full_x0, s.full_y1 - s.full_y0), 3) AS apparent_size, "
           "s.x0, s.y0, s.x1, s.y1, s.mask_pixels, s.visible_fraction, s.truncation, s.occlusion" +
           word_column("light") + word_column("background") +
           looked_up("caption", "caption", "caption_id", "caption_id", "caption") +
           ", s.spp, s.noise, s.ms, "
           "lower(hex(s.pixels_sha256)) AS pixels_sha256, "
           "lower(hex(s.image_sha256)) AS image_sha256, s.shard, s.image_offset, s.image_size, "
           "s.asset_id, s.class_id, s.split_id, s.camera_id, s.cell_id, s.orbit_id "
           "FROM sample_row s "
           "LEFT JOIN asset a ON a.asset_id = s.asset_id "
           "LEFT JOIN class c ON c.class_id = s.class_id "
           "LEFT JOIN split p ON p.split_id = s.split_id" +
           std::string(contents.has_cells() ? " LEFT JOIN cell l ON l.cell_id = s.cell_id" : "") +
           ";\n";
}

std::string pair_view(const std::vector<std::string>& columns) {
    std::string factors;
    for (const std::string& column : columns) {
        factors += fmt::format(", s.{0} AS {1}, t.{0} AS {2}", sql_identifier(column),
                               sql_identifier(column + "_1"), sql_identifier(column + "_2"));
    }
    return "CREATE VIEW pair AS SELECT a.object, a.symmetry, c.class, c.label, p.split, "
           "s.id AS id_1, t.id AS id_2, s.view AS view_1, t.view AS view_2, "
           "(SELECT cell FROM cell l WHERE l.cell_id = s.cell_id) AS cell_1, "
           "(SELECT cell FROM cell l WHERE l.cell_id = t.cell_id) AS cell_2, "
           "ifnull(s.orbit_id = t.orbit_id, 0) AS same_orbit" +
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
    "r.view, r.shard, r.reason, r.attempt, l.cell FROM reject r "
    "JOIN asset a ON a.asset_id = r.asset_id JOIN class c ON c.class_id = a.class_id "
    "LEFT JOIN cell l ON l.cell_id = r.cell_id;\n";

}  // namespace

SampleColumns sample_columns(const std::vector<std::string>& factors,
                             const std::vector<std::string>& categorical,
                             const std::vector<std::string>& splits) {
    std::vector<std::string> taken;
    const auto add = [&](std::vector<std::string>& columns, const std::string& name) {
        taken.push_back(free_name(name, taken));
        columns.push_back(taken.back());
    };
    SampleColumns columns;
    for (const std::string& factor : factors) {
        add(columns.factors, factor);
    }
    for (const std::string& factor : categorical) {
        add(columns.texts, factor + "_name");
    }
    for (const std::string& split : splits) {
        add(columns.texts, "split_" + split);
    }
    return columns;
}

std::string manifest_tables_sql(const SampleColumns& columns) {
    return std::string(kFixedTables) + sample_table(columns);
}

std::string manifest_views_sql(const SampleColumns& columns, const ManifestContents& contents) {
    return sample_view(columns, contents) + pair_view(columns.factors) + std::string(kRejectView);
}

std::vector<std::string> manifest_index_sql(const SampleColumns& columns,
                                            const ManifestContents& contents,
                                            bool index_each_factor) {
    // Without the cell's id an index would cover nothing where the view joins cells.
    const std::string cell = contents.has_cells() ? ", cell_id" : "";
    std::vector<std::string> sql{
        "CREATE INDEX sample_object ON sample_row(asset_id, view)",
        "CREATE INDEX sample_split ON sample_row(split_id, class_id, asset_id" + cell + ")",
        "CREATE INDEX sample_class ON sample_row(class_id" + each_factor(columns.factors, "{}") +
            ", split_id, asset_id" + cell + ")",
    };
    if (contents.has_cells()) {
        sql.emplace_back(
            "CREATE INDEX sample_cell ON sample_row(cell_id, class_id, split_id, asset_id)");
    }
    if (contents.orbits > 0) {
        sql.emplace_back("CREATE INDEX orbit_text ON orbit(orbit)");
        sql.emplace_back(
            "CREATE INDEX sample_orbit ON sample_row(orbit_id) WHERE orbit_id IS NOT NULL");
    }
    for (const std::string& column : columns.factors) {
        if (index_each_factor) {
            sql.push_back(fmt::format("CREATE INDEX {} ON sample_row({})",
                                      sql_identifier("sample_by_" + column),
                                      sql_identifier(column)));
        }
    }
    return sql;
}

std::string insert_sample_sql(const SampleColumns& columns) {
    const std::size_t parameters =
        kRowColumns.size() + columns.factors.size() + columns.texts.size() + kBlobs;
    std::string marks = "?";
    for (std::size_t i = 1; i < parameters; ++i) {
        marks += ",?";
    }
    return "INSERT INTO sample_row VALUES(" + marks + ")";
}

}  // namespace turntable
