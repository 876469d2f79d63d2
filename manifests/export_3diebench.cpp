#include "manifests/export_3diebench.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>
#include <unistd.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "manifests/csv.h"
#include "manifests/manifest.h"
#include "manifests/npy.h"
#include "manifests/shard_index.h"
#include "manifests/swap_jpeg_channels.h"
#include "manifests/tar_reader.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLatents = 7;
/// The official order (specification A.3).
constexpr std::array<const char*, kLatents> kLatentNames{
    "object_x", "object_y", "object_z", "floor_hue", "spot_theta", "spot_phi", "spot_hue"};
constexpr std::uint64_t kOfficialViews = 50;
using Latents = std::array<double, kLatents>;

struct View {
    std::uint64_t id = 0;
    std::uint64_t shard = 0;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t number = 0;  ///< 0-based view of its object
    Latents latents{};
};

struct Object {
    std::int64_t asset_id = 0;
    std::string id;
    std::string class_name;
    std::string split;
    std::string path;  ///< "/<synset>/<object>/"
    std::int64_t label = 0;
    std::uint64_t views = 0;  ///< accepted ones
};

/// ShapeNet ids may already carry their synset in front; the official tree has it once.
std::string tree_path(const std::string& synset, const std::string& class_name,
                      std::string object) {
    const std::string folder = synset.empty() ? class_name : synset;
    if (object.starts_with(folder + "/")) {
        object.erase(0, folder.size() + 1);
    }
    return fmt::format("/{}/{}/", path_component(folder), path_component(object));
}

std::vector<Object> list_objects(const Manifest& manifest) {
    SqliteStatement rows(*manifest.database,
                         "SELECT asset_id, count(*), min(id) AS first, (SELECT split FROM split p "
                         "WHERE p.split_id = s.split_id), (SELECT object FROM asset a WHERE "
                         "a.asset_id = s.asset_id), c.class, c.synset, c.label FROM sample_row s "
                         "JOIN class c ON c.class_id = s.class_id GROUP BY asset_id ORDER BY "
                         "first");
    std::vector<Object> objects;
    while (rows.step()) {
        Object object;
        object.asset_id = rows.integer(0);
        object.views = static_cast<std::uint64_t>(rows.integer(1));
        object.split = rows.text(3);
        object.id = rows.text(4);
        object.class_name = rows.text(5);
        object.path = tree_path(std::string(rows.text(6)), object.class_name, object.id);
        object.label = rows.integer(7);
        objects.push_back(std::move(object));
    }
    return objects;
}

void require_distinct_paths(const std::vector<Object>& objects) {
    std::map<std::string, std::string> owners;
    for (const Object& object : objects) {
        const auto [owner, added] = owners.emplace(object.path, object.id);
        if (!added) {
            throw bad_input("objects \"{}\" and \"{}\" would share the folder {}", owner->second,
                            object.id, object.path);
        }
    }
}

/// The views of one object, in order of number.
class ViewReader {
public:
    explicit ViewReader(const Manifest& manifest)
        : statement_(*manifest.database, select_sql(manifest)) {}

    [[nodiscard]] std::vector<View> views_of(const Object& object) {
        statement_.bind(1, object.asset_id);
        std::vector<View> views;
        while (statement_.step()) {
            View view;
            std::uint64_t* const numbers[] = {&view.id, &view.shard, &view.offset, &view.size,
                                              &view.number};
            int column = 0;
            for (std::uint64_t* number : numbers) {
                *number = static_cast<std::uint64_t>(statement_.integer(column++));
            }
            for (double& latent : view.latents) {
                latent = statement_.real(column++);
            }
            if (view.size == 0) {
                throw bad_input("sample {:09}: the dataset holds its labels but no picture",
                                view.id);
            }
            views.push_back(view);
        }
        return views;
    }

private:
    static std::string select_sql(const Manifest& manifest) {
        std::string sql = "SELECT id, shard, image_offset, image_size, view";
        for (const char* name : kLatentNames) {
            const auto found = std::find(manifest.factors.begin(), manifest.factors.end(), name);
            if (found == manifest.factors.end()) {
                throw bad_input("{}: has no factor \"{}\", which the 3diebench layout needs",
                                manifest.database->path().string(), name);
            }
            const auto position = found - manifest.factors.begin();
            sql +=
                ", " + sql_identifier(manifest.factor_columns[static_cast<std::size_t>(position)]);
        }
        return sql + " FROM sample_row WHERE asset_id = ? ORDER BY view";
    }

    SqliteStatement statement_;
};

void write_views(const fs::path& dataset, const fs::path& folder, const std::vector<View>& views) {
    for (const View& view : views) {
        const fs::path tar = ShardPaths(dataset, ShardId(view.shard)).tar;
        const std::string jpeg = read_extent(tar, view.offset, view.size);
        const std::string origin = fmt::format("{} sample {:09}", tar.string(), view.id);
        write_plain_file(folder / fmt::format("image_{}.jpg", view.number),
                         swap_jpeg_channels(jpeg, origin));
        write_plain_file(folder / fmt::format("latent_{}.npy", view.number),
                         npy_float64(view.latents, {kLatents}));
    }
}

void write_object(const fs::path& dataset, const fs::path& folder, const std::vector<View>& views) {
    create_folder(folder.parent_path());
    const fs::path temporary = temporary_sibling(folder);
    create_folder(temporary);
    try {
        write_views(dataset, temporary, views);
    } catch (...) {
        std::error_code ignored;
        fs::remove_all(temporary, ignored);
        throw;
    }
    publish_folder(temporary, folder);
}

/// The arrays of one split, grown object by object.
struct SplitArrays {
    std::vector<std::string> paths;
    std::vector<std::int64_t> labels;
    std::vector<double> latents;
};

void write_arrays(const fs::path& out, const std::string& split, const SplitArrays& arrays) {
    write_file_atomically(out / (split + "_images.npy"), npy_text(arrays.paths));
    write_file_atomically(out / (split + "_labels.npy"), npy_int64(arrays.labels));
    write_file_atomically(
        out / fmt::format("all_latents_{}.npy", split),
        npy_float64(arrays.latents, {arrays.latents.size() / kLatents, kLatents}));
}

void write_object_table(const fs::path& out, const std::vector<Object>& objects) {
    std::string table;
    append_csv_record(table,
                      std::array<std::string, 5>{"path", "object", "class", "label", "split"});
    for (const Object& object : objects) {
        append_csv_record(table, std::array{object.path, object.id, object.class_name,
                                            std::to_string(object.label), object.split});
    }
    write_file_atomically(out / "objects.csv", table);
}

/// Drops objects with fewer views than the fullest one has; returns that number of views.
std::uint64_t keep_complete(std::vector<Object>& objects, ExportSummary& summary) {
    std::uint64_t views = 0;
    for (const Object& object : objects) {
        views = std::max(views, object.views);
    }
    const std::size_t all = objects.size();
    std::erase_if(objects, [&](const Object& object) { return object.views != views; });
    if (objects.size() != all) {
        summary.notes.push_back(fmt::format("{} of {} objects lack a view and are left out",
                                            all - objects.size(), all));
    }
    if (views != kOfficialViews) {
        summary.notes.push_back(
            fmt::format("{} views an object; the official loader has {} written into it", views,
                        kOfficialViews));
    }
    return views;
}

}  // namespace

ExportSummary export_3diebench(const fs::path& dataset, const fs::path& out,
                               const ExportOptions& options) {
    const Manifest manifest = open_manifest(dataset);
    ViewReader reader(manifest);
    ExportSummary summary;
    std::vector<Object> objects = list_objects(manifest);
    const std::uint64_t views_each = keep_complete(objects, summary);
    require_distinct_paths(objects);
    open_export_target(out, "3diebench", manifest.plan_digest);
    std::map<std::string, SplitArrays> splits{{"train", {}}, {"val", {}}};
    for (const Object& object : objects) {
        require_running(options);
        const std::vector<View> views = reader.views_of(object);
        const fs::path folder = (out / object.path.substr(1)).parent_path();
        if (fs::exists(folder)) {
            summary.resumed += views.size();
        } else {
            write_object(dataset, folder, views);
        }
        SplitArrays& arrays = splits[object.split];
        arrays.paths.push_back(object.path);
        arrays.labels.push_back(object.label);
        for (const View& view : views) {
            arrays.latents.insert(arrays.latents.end(), view.latents.begin(), view.latents.end());
        }
        ++summary.objects;
        summary.images += views.size();
        if (options.progress) {
            options.progress(summary.images, objects.size() * views_each);
        }
    }
    for (const auto& [split, arrays] : splits) {
        write_arrays(out, path_component(split), arrays);
    }
    write_object_table(out, objects);
    write_export_licence(dataset, out);
    return summary;
}

}  // namespace turntable
