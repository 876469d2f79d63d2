#include "manifests/export_coco.h"

#include <map>
#include <memory>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "manifests/array_spool.h"
#include "manifests/dataset_walk.h"
#include "manifests/mask_runs.h"
#include "manifests/output_file.h"
#include "manifests/plane_decoders.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// Classes without a label are numbered from here.
constexpr std::int64_t kUnlabelled = 1'000'000;

std::string line(const Json& tree) {
    return tree.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// One category a class, by id.
class Categories {
public:
    std::int64_t id_of(const SampleRecord& record) {
        if (record.label >= 0) {
            by_id_.try_emplace(record.label, Names{record.class_name, record.synset});
            return record.label;
        }
        const auto next = kUnlabelled + static_cast<std::int64_t>(unlabelled_.size());
        const auto [place, added] = unlabelled_.try_emplace(record.class_name, next);
        if (added) {
            by_id_.try_emplace(next, Names{record.class_name, record.synset});
        }
        return place->second;
    }

    [[nodiscard]] Json tree() const {
        Json list = Json::array();
        for (const auto& [id, names] : by_id_) {
            list.push_back({{"id", id},
                            {"name", names.class_name},
                            {"supercategory", "object"},
                            {"synset", names.synset}});
        }
        return list;
    }

private:
    struct Names {
        std::string class_name;
        std::string synset;
    };
    std::map<std::int64_t, Names> by_id_;
    std::map<std::string, std::int64_t> unlabelled_;
};

/// The arrays of one split, which grow together.
struct SplitSpools {
    explicit SplitSpools(const fs::path& target)
        : images(target), instances(target), captions(target) {}
    ArraySpool images;
    ArraySpool instances;
    ArraySpool captions;
};

Json image_tree(const SampleRecord& record, const std::string& file_name) {
    return {{"id", record.index},
            {"file_name", file_name},
            {"width", record.width},
            {"height", record.height}};
}

template <class Value>
Json object_of(const std::vector<std::pair<std::string, Value>>& pairs) {
    Json tree = Json::object();
    for (const auto& [name, value] : pairs) {
        tree[name] = value;
    }
    return tree;
}

Json label_tree(const SampleRecord& record) {
    return {{"object", record.object},
            {"view", record.view},
            {"cell", record.cell},
            {"varied", record.varied},
            {"factors", object_of(record.factors)},
            {"names", object_of(record.names)},
            {"splits", object_of(record.splits)},
            {"visible_fraction", record.visible_fraction},
            {"truncation", record.truncation},
            {"occlusion", record.occlusion},
            {"caption", record.caption}};
}

/// Run lengths of the stored mask, checked against the record.
Json segmentation(const StoredSample& sample) {
    const SampleRecord& record = sample.record();
    const ImageU8 mask = decode_png(sample.read("mask.png"), sample.origin() + " .mask.png");
    if (mask.channels() != 1 || mask.width() != record.width || mask.height() != record.height) {
        throw bad_input("{} .mask.png: no mask of {} x {} pixels", sample.origin(), record.width,
                        record.height);
    }
    const std::vector<std::uint32_t> runs = mask_runs(mask);
    if (set_pixels(runs) != record.mask_pixels) {
        throw bad_input("{} .mask.png: {} pixels are set, the record says {}", sample.origin(),
                        set_pixels(runs), record.mask_pixels);
    }
    return {{"size", {record.height, record.width}}, {"counts", coco_counts(runs)}};
}

Json instance_tree(const StoredSample& sample, std::int64_t category, bool with_mask) {
    const SampleRecord& record = sample.record();
    const auto& [x0, y0, x1, y1] = record.box;
    Json tree;
    tree["id"] = record.index + 1;  // COCO's own evaluation takes 0 for "no match"
    tree["image_id"] = record.index;
    tree["category_id"] = category;
    tree["bbox"] = {x0, y0, x1 - x0, y1 - y0};
    tree["area"] = record.mask_pixels;
    tree["iscrowd"] = 0;
    if (with_mask) {
        tree["segmentation"] = segmentation(sample);
    }
    tree["turntable"] = label_tree(record);
    return tree;
}

Json caption_tree(const SampleRecord& record) {
    return {{"id", record.index + 1}, {"image_id", record.index}, {"caption", record.caption}};
}

/// The head of a file: everything but its two long arrays.
std::string head(const DatasetWalk& walk, const std::string& split) {
    const Json info{{"description", "Rendered by Turntable; LICENSES.csv says whose models"},
                    {"version", walk.plan_digest()},
                    {"split", split}};
    return "{\"info\": " + line(info) + ",\n\"licenses\": [],\n";
}

class CocoExport {
public:
    CocoExport(const DatasetWalk& walk, fs::path out, const ExportOptions& options)
        : walk_(walk), out_(std::move(out)), options_(options) {
        create_folder(out_ / "annotations");
    }

    ExportSummary run() {
        walk_.for_each([this](const StoredSample& sample) { take(sample); });
        for (auto& [split, spools] : splits_) {
            publish(split, *spools);
        }
        if (!walk_.gap().empty()) {
            summary_.notes.push_back(walk_.gap());
        }
        if (without_mask_ > 0) {
            summary_.notes.push_back(fmt::format("{} of {} images have no stored mask: boxes only",
                                                 without_mask_, summary_.images));
        }
        summary_.objects = objects_.size();
        return std::move(summary_);
    }

private:
    void take(const StoredSample& sample) {
        require_running(options_);
        const SampleRecord& record = sample.record();
        const std::string file_name = copy_picture(sample);
        const bool with_mask = sample.find("mask.png") != nullptr;
        without_mask_ += with_mask ? 0 : 1;
        SplitSpools& spools = spools_of(record.split);
        spools.images.add(line(image_tree(record, file_name)));
        spools.instances.add(line(instance_tree(sample, categories_.id_of(record), with_mask)));
        if (!record.caption.empty()) {
            spools.captions.add(line(caption_tree(record)));
        }
        objects_.insert(record.object);
        ++summary_.images;
        if (options_.progress) {
            options_.progress(summary_.images, walk_.samples());
        }
    }

    /// A folder a shard keeps folders small. Returns the path below images/.
    std::string copy_picture(const StoredSample& sample) {
        const std::string shard = shard_name(sample.shard());
        if (shard != last_shard_) {
            create_folder(out_ / "images" / shard);
            last_shard_ = shard;
        }
        const std::string name = shard + "/" + sample.record().key + ".jpg";
        const fs::path target = out_ / "images" / name;
        std::error_code error;
        if (fs::file_size(target, error) == sample.extent("jpg").size && !error) {
            ++summary_.resumed;
        } else {
            write_renamed_file(target, sample.read("jpg"));
        }
        return name;
    }

    [[nodiscard]] fs::path file_of(const std::string& kind, const std::string& split) const {
        return out_ / "annotations" / fmt::format("{}_{}.json", kind, path_component(split));
    }

    SplitSpools& spools_of(const std::string& split) {
        std::unique_ptr<SplitSpools>& spools = splits_[split];
        if (!spools) {
            spools = std::make_unique<SplitSpools>(file_of("instances", split));
        }
        return *spools;
    }

    void publish(const std::string& split, SplitSpools& spools) const {
        OutputFile instances(file_of("instances", split));
        instances.write(head(walk_, split) + "\"categories\": " + line(categories_.tree()) +
                        ",\n\"images\": ");
        spools.images.copy_to(instances);
        instances.write(",\n\"annotations\": ");
        spools.instances.copy_to(instances);
        instances.write("}\n");
        instances.publish();
        if (spools.captions.size() == 0) {
            return;
        }
        OutputFile captions(file_of("captions", split));
        captions.write(head(walk_, split) + "\"images\": ");
        spools.images.copy_to(captions);
        captions.write(",\n\"annotations\": ");
        spools.captions.copy_to(captions);
        captions.write("}\n");
        captions.publish();
    }

    const DatasetWalk& walk_;
    fs::path out_;
    const ExportOptions& options_;
    ExportSummary summary_;
    Categories categories_;
    std::map<std::string, std::unique_ptr<SplitSpools>> splits_;
    std::set<std::string> objects_;
    std::string last_shard_;
    std::uint64_t without_mask_ = 0;
};

}  // namespace

ExportSummary export_coco(const fs::path& dataset, const fs::path& out,
                          const ExportOptions& options) {
    const DatasetWalk walk(dataset);
    open_export_target(out, "coco", walk.plan_digest());
    ExportSummary summary = CocoExport(walk, out, options).run();
    write_export_licence(dataset, out);
    return summary;
}

}  // namespace turntable
