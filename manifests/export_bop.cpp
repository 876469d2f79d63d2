#include "manifests/export_bop.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "manifests/bop_geometry.h"
#include "manifests/csv.h"
#include "manifests/dataset_walk.h"
#include "manifests/merge.h"
#include "manifests/plane_decoders.h"
#include "manifests/png16.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr double kMillimetres = 1000.0;
/// A unit of the stored depth, in millimetres of the record's world.
constexpr double kDepthStep = 0.1;

constexpr const char* kDatasetInfo =
    "# In the scenewise format of BOP (Benchmark for 6D Object Pose)\n\n"
    "- One scene and one obj_id an object; objects.csv names them. An image id is a view's "
    "number;\n"
    "  rejected views leave gaps.\n"
    "- Camera axes are OpenCV's, pixel centres lie at whole numbers, lengths are millimetres.\n"
    "- A model shown `scale` times its size (an extra key of scene_gt.json) is stated as the "
    "rigid\n"
    "  model that much nearer: pictures are the same, and K [R|t], masks and depth agree with\n"
    "  models_info.json. Lengths times `scale` are those of the rendered world.\n"
    "- `sample` (the other extra key) is the sample's number in the dataset.\n"
    "- depth: 0 where there is none or it is beyond 65535 steps.\n"
    "- models_info.json: `diameter` is the diagonal of the box, an upper bound. Symmetries are "
    "those\n"
    "  of the model with its colours, where they are known. The meshes are not here: their "
    "licences\n"
    "  are in LICENSES.csv.\n";

std::string text_of(const Json& tree) {
    return tree.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// A half-open pixel box as x, y, width, height; BOP's -1s when empty.
Json box_tree(std::array<int, 4> box) {
    if (box[2] <= box[0] || box[3] <= box[1]) {
        return {-1, -1, -1, -1};
    }
    return {box[0], box[1], box[2] - box[0], box[3] - box[1]};
}

/// Whole pixels around a box of real numbers.
std::array<int, 4> outer_box(const std::array<double, 4>& box) {
    const auto whole = [](double value) {
        constexpr double kLimit = 1e9;
        return static_cast<int>(std::clamp(value, -kLimit, kLimit));
    };
    return {whole(std::floor(box[0])), whole(std::floor(box[1])), whole(std::ceil(box[2])),
            whole(std::ceil(box[3]))};
}

Json camera_tree(const BopView& view) {
    return {{"cam_K", view.camera_matrix},
            {"depth_scale", kDepthStep / view.scale},
            {"cam_R_w2c", view.world_to_camera.rotation},
            {"cam_t_w2c", view.world_to_camera.translation}};
}

Json pose_tree(const BopView& view, std::uint64_t object, const SampleRecord& record) {
    return {{"cam_R_m2c", view.model_to_camera.rotation},
            {"cam_t_m2c", view.model_to_camera.translation},
            {"obj_id", object},
            {"scale", view.scale},
            {"sample", record.index}};
}

/// The silhouette's size follows from its visible share; truncation takes what is out of frame.
Json info_tree(const SampleRecord& record) {
    const auto visible = static_cast<double>(record.mask_pixels);
    const double all =
        record.visible_fraction > 0.0 ? std::round(visible / record.visible_fraction) : 0.0;
    const double inside = std::max(visible, std::round(all * (1.0 - record.truncation)));
    return {{"bbox_obj", box_tree(outer_box(record.full_box))},
            {"bbox_visib", box_tree(record.box)},
            {"px_count_all", static_cast<std::uint64_t>(all)},
            {"px_count_valid", static_cast<std::uint64_t>(inside)},
            {"px_count_visib", record.mask_pixels},
            {"visib_fract", record.visible_fraction}};
}

std::string depth_png(const StoredSample& sample) {
    const std::string origin = sample.origin() + " .depth.exr";
    const ImageF depth = decode_exr(sample.read("depth.exr"), origin);
    if (depth.channels() != 1 || depth.empty()) {
        throw bad_input("{}: {} channels, depth has one", origin, depth.channels());
    }
    Image<std::uint16_t> steps(depth.width(), depth.height(), 1);
    for (std::size_t i = 0; i < depth.values().size(); ++i) {
        const double value = std::round(double{depth.values()[i]} * kMillimetres / kDepthStep);
        const bool fits = value > 0.0 && value <= std::numeric_limits<std::uint16_t>::max();
        steps.values()[i] = fits ? static_cast<std::uint16_t>(value) : std::uint16_t{0};
    }
    return encode_png16(steps);
}

/// An object of images by their id: {"0": [...], ...}, a line each.
class ImageTable {
public:
    void add(int image, const Json& tree) {
        text_ += fmt::format("{}\"{}\": {}", text_.empty() ? "{\n" : ",\n", image, text_of(tree));
    }
    [[nodiscard]] std::string text() const { return text_ + "\n}\n"; }

private:
    std::string text_;
};

struct ObjectRow {
    std::uint64_t id = 0;
    std::string object;
    std::string class_name;
    std::string synset;
    int label = -1;
    std::string split;
    std::optional<HalfBox> box;
    BopSymmetry symmetry;
};

/// One scene, written under a temporary name unless it is there already.
class SceneFolder {
public:
    explicit SceneFolder(fs::path folder)
        : folder_(std::move(folder)), there_(fs::exists(folder_)) {
        if (!there_) {
            create_folder(folder_.parent_path());
            temporary_ = temporary_sibling(folder_);
            create_folder(temporary_ / "rgb");
        }
    }
    ~SceneFolder() {
        if (!temporary_.empty()) {
            std::error_code ignored;
            fs::remove_all(temporary_, ignored);
        }
    }
    SceneFolder(const SceneFolder&) = delete;
    SceneFolder& operator=(const SceneFolder&) = delete;

    [[nodiscard]] bool there() const { return there_; }

    void add(const StoredSample& sample, std::uint64_t object) {
        if (there_) {
            return;
        }
        const SampleRecord& record = sample.record();
        const BopView view = bop_view(record);
        cameras_.add(record.view, camera_tree(view));
        poses_.add(record.view, Json::array({pose_tree(view, object, record)}));
        infos_.add(record.view, Json::array({info_tree(record)}));
        const std::string name = fmt::format("{:06}", record.view);
        write_plain_file(temporary_ / "rgb" / (name + ".jpg"), sample.read("jpg"));
        if (sample.find("depth.exr") != nullptr) {
            write_plane("depth", name + ".png", depth_png(sample));
        }
        if (sample.find("mask.png") != nullptr) {
            write_plane("mask_visib", name + "_000000.png", sample.read("mask.png"));
        }
    }

    void publish() {
        if (there_) {
            return;
        }
        write_plain_file(temporary_ / "scene_camera.json", cameras_.text());
        write_plain_file(temporary_ / "scene_gt.json", poses_.text());
        write_plain_file(temporary_ / "scene_gt_info.json", infos_.text());
        publish_folder(temporary_, folder_);
        temporary_.clear();
    }

private:
    void write_plane(const std::string& plane, const std::string& name,
                     const std::string& bytes) const {
        create_folder(temporary_ / plane);
        write_plain_file(temporary_ / plane / name, bytes);
    }

    fs::path folder_;
    fs::path temporary_;
    bool there_ = false;
    ImageTable cameras_;
    ImageTable poses_;
    ImageTable infos_;
};

class BopExport {
public:
    BopExport(const DatasetWalk& walk, fs::path out, const ExportOptions& options)
        : walk_(walk), out_(std::move(out)), options_(options) {}

    ExportSummary run() {
        walk_.for_each([this](const StoredSample& sample) { take(sample); });
        finish_scene();
        write_models();
        write_object_table();
        write_file_atomically(out_ / "dataset_info.md", kDatasetInfo);
        summary_.objects = objects_.size();
        add_notes();
        return std::move(summary_);
    }

private:
    void take(const StoredSample& sample) {
        require_running(options_);
        const SampleRecord& record = sample.record();
        if (objects_.empty() || objects_.back().object != record.object) {
            finish_scene();
            begin_scene(record);
        }
        scene_->add(sample, objects_.back().id);
        if (!objects_.back().box) {
            objects_.back().box = half_box(record);
        }
        without_mask_ += sample.find("mask.png") == nullptr ? 1 : 0;
        summary_.resumed += scene_->there() ? 1 : 0;
        ++summary_.images;
        if (options_.progress) {
            options_.progress(summary_.images, walk_.samples());
        }
    }

    void begin_scene(const SampleRecord& record) {
        if (objects_.empty()) {
            write_camera(record);
        }
        const std::uint64_t id = objects_.size() + 1;
        objects_.push_back({id, record.object, record.class_name, record.synset, record.label,
                            record.split, std::nullopt, bop_symmetry(record)});
        scene_ = std::make_unique<SceneFolder>(out_ / path_component(record.split) /
                                               fmt::format("{:06}", id));
    }

    void finish_scene() {
        if (scene_) {
            scene_->publish();
            scene_.reset();
        }
    }

    /// The first image's camera, for tools that ask for one; scene_camera.json has each image's.
    void write_camera(const SampleRecord& record) const {
        const BopView view = bop_view(record);
        const Json tree{{"cx", view.camera_matrix[2]},
                        {"cy", view.camera_matrix[5]},
                        {"depth_scale", kDepthStep / view.scale},
                        {"fx", view.camera_matrix[0]},
                        {"fy", view.camera_matrix[4]},
                        {"height", record.height},
                        {"width", record.width}};
        write_file_atomically(out_ / "camera.json", tree.dump(2) + "\n");
    }

    static Json model_tree(const HalfBox& box) {
        // Hundredths: what half_box() is good for, as records round what it reads.
        const auto millimetres = [](double metres) { return std::round(metres * 1e5) / 1e2; };
        Json tree;
        double square = 0.0;
        for (std::size_t i = 0; i < 3; ++i) {
            square += std::pow(2.0 * box[i], 2);
        }
        tree["diameter"] = millimetres(std::sqrt(square));
        constexpr std::array<const char*, 3> kAxes{"x", "y", "z"};
        for (std::size_t i = 0; i < 3; ++i) {
            tree[fmt::format("min_{}", kAxes[i])] = millimetres(-box[i]);
        }
        for (std::size_t i = 0; i < 3; ++i) {
            tree[fmt::format("size_{}", kAxes[i])] = millimetres(2.0 * box[i]);
        }
        return tree;
    }

    static void add_symmetries(Json& tree, const BopSymmetry& symmetry) {
        if (!symmetry.discrete.empty()) {
            tree["symmetries_discrete"] = symmetry.discrete;
        }
        for (const auto& [direction, point] : symmetry.continuous) {
            tree["symmetries_continuous"].push_back({{"axis", direction}, {"offset", point}});
        }
    }

    void write_models() const {
        Json models = Json::object();
        for (const ObjectRow& row : objects_) {
            if (row.box) {
                Json& model = models[std::to_string(row.id)] = model_tree(*row.box);
                add_symmetries(model, row.symmetry);
            }
        }
        create_folder(out_ / "models");
        write_file_atomically(out_ / "models" / "models_info.json", models.dump(2) + "\n");
    }

    void write_object_table() const {
        std::string table;
        append_csv_record(table, std::array<std::string, 6>{"obj_id", "object", "class", "synset",
                                                            "label", "split"});
        for (const ObjectRow& row : objects_) {
            append_csv_record(table, std::array<std::string, 6>{
                                         std::to_string(row.id), row.object, row.class_name,
                                         row.synset, std::to_string(row.label), row.split});
        }
        write_file_atomically(out_ / "objects.csv", table);
    }

    void add_notes() {
        if (!walk_.gap().empty()) {
            summary_.notes.push_back(walk_.gap());
        }
        if (without_mask_ > 0) {
            summary_.notes.push_back(
                fmt::format("{} of {} images have no stored mask", without_mask_, summary_.images));
        }
        const auto boxless = std::count_if(objects_.begin(), objects_.end(),
                                           [](const ObjectRow& row) { return !row.box; });
        if (boxless > 0) {
            summary_.notes.push_back(
                fmt::format("{} of {} objects have no box in models_info.json: no "
                            "record has corners of a model centred at import",
                            boxless, objects_.size()));
        }
    }

    const DatasetWalk& walk_;
    fs::path out_;
    const ExportOptions& options_;
    ExportSummary summary_;
    std::vector<ObjectRow> objects_;
    std::unique_ptr<SceneFolder> scene_;
    std::uint64_t without_mask_ = 0;
};

}  // namespace

ExportSummary export_bop(const fs::path& dataset, const fs::path& out,
                         const ExportOptions& options) {
    const DatasetWalk walk(dataset);
    // A shard more shifts the numbers of the objects, and may end a scene that lacked views.
    open_export_target(out, "bop", walk.plan_digest(), shards_digest(dataset));
    ExportSummary summary = BopExport(walk, out, options).run();
    write_export_licence(dataset, out);
    return summary;
}

}  // namespace turntable
