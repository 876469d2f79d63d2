#include "generator/record_differences.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace turntable {
namespace {

class Comparison {
public:
    /// `source` ends the sentence: "the plan gives".
    explicit Comparison(std::string_view source) : source_(source) {}

    template <class T>
    void field(std::string_view name, const T& stored, const T& expected) {
        if (stored != expected) {
            differences_.push_back(fmt::format("{} is {}, {} {}", name, stored, source_, expected));
        }
    }
    [[nodiscard]] std::vector<std::string> take() { return std::move(differences_); }

private:
    std::string_view source_;
    std::vector<std::string> differences_;
};

void compare_factors(Comparison& compare, const SampleRecord& stored, const SampleRecord& planned) {
    const auto names = [](const SampleRecord& record) {
        std::vector<std::string> all;
        for (const auto& [name, value] : record.factors) {
            all.push_back(name);
        }
        return all;
    };
    if (names(stored) != names(planned)) {
        compare.field("list of factors", names(stored), names(planned));
        return;
    }
    for (std::size_t i = 0; i < stored.factors.size(); ++i) {
        compare.field(stored.factors[i].first, stored.factors[i].second, planned.factors[i].second);
    }
}

void compare_design(Comparison& compare, const SampleRecord& stored, const SampleRecord& planned) {
    compare.field("names", stored.names, planned.names);
    compare.field("cell", stored.cell, planned.cell);
    compare.field("orbit", stored.orbit, planned.orbit);
    compare.field("varied", stored.varied, planned.varied);
    compare.field("splits", stored.splits, planned.splits);
    compare.field("relative_quaternion", stored.relative_quaternion, planned.relative_quaternion);
    compare.field("relative_translation", stored.relative_translation,
                  planned.relative_translation);
    compare.field("relative_scale", stored.relative_scale, planned.relative_scale);
}

void compare_shape(Comparison& compare, const SampleRecord& stored, const SampleRecord& planned) {
    compare.field("parts", stored.parts, planned.parts);
    compare.field("symmetry", stored.symmetry, planned.symmetry);
    compare.field("symmetry_axes", stored.symmetry_axes, planned.symmetry_axes);
    compare.field("symmetry_mirrors", stored.symmetry_mirrors, planned.symmetry_mirrors);
    compare.field("reduced_quaternion", stored.reduced_quaternion, planned.reduced_quaternion);
    compare.field("reduced_translation", stored.reduced_translation, planned.reduced_translation);
}

}  // namespace

std::vector<std::string> planned_differences(const SampleRecord& stored,
                                             const SampleRecord& planned) {
    Comparison compare("the plan gives");
    compare.field("index", stored.index, planned.index);
    compare.field("key", stored.key, planned.key);
    compare.field("object", stored.object, planned.object);
    compare.field("class", stored.class_name, planned.class_name);
    compare.field("synset", stored.synset, planned.synset);
    compare.field("label", stored.label, planned.label);
    compare.field("view", stored.view, planned.view);
    compare.field("split", stored.split, planned.split);
    compare_factors(compare, stored, planned);
    compare.field("object_to_world", stored.object_to_world, planned.object_to_world);
    compare.field("quaternion", stored.quaternion, planned.quaternion);
    compare.field("camera_to_world", stored.camera_to_world, planned.camera_to_world);
    compare.field("intrinsics", stored.intrinsics, planned.intrinsics);
    compare.field("width", stored.width, planned.width);
    compare.field("height", stored.height, planned.height);
    compare_design(compare, stored, planned);
    compare_shape(compare, stored, planned);
    compare.field("position", stored.position, planned.position);
    compare.field("depth", stored.depth, planned.depth);
    compare.field("corners", stored.corners, planned.corners);
    compare.field("light", stored.light, planned.light);
    compare.field("background", stored.background, planned.background);
    compare.field("imagenet", stored.imagenet, planned.imagenet);
    return compare.take();
}

std::vector<std::string> frame_differences(const SampleRecord& stored, const SampleRecord& truth,
                                           std::string_view authority) {
    Comparison compare(authority);
    const auto outcome = [](const SampleRecord& record) {
        return record.reject.empty() ? std::string("accepted") : record.reject;
    };
    compare.field("quality check", outcome(stored), outcome(truth));
    compare.field("attempt", stored.attempt, truth.attempt);
    compare.field("pixels", stored.pixels_sha256, truth.pixels_sha256);
    compare.field("box", stored.box, truth.box);
    compare.field("mask_pixels", stored.mask_pixels, truth.mask_pixels);
    compare.field("visible_fraction", stored.visible_fraction, truth.visible_fraction);
    compare.field("truncation", stored.truncation, truth.truncation);
    compare.field("occlusion", stored.occlusion, truth.occlusion);
    compare.field("full_box", stored.full_box, truth.full_box);
    compare.field("apparent_size", stored.apparent_size, truth.apparent_size);
    compare.field("caption", stored.caption, truth.caption);
    compare.field("samples_per_pixel", stored.samples_per_pixel, truth.samples_per_pixel);
    compare.field("noise", stored.noise, truth.noise);
    compare.field("files", stored.files, truth.files);
    return compare.take();
}

void keep_labels_of_format(SampleRecord& record, int format) {
    if (format >= 2) {
        return;
    }
    const SampleRecord fresh;
    record.names = fresh.names;
    record.cell = fresh.cell;
    record.orbit = fresh.orbit;
    record.varied = fresh.varied;
    record.splits = fresh.splits;
    record.attempt = fresh.attempt;
    record.relative_quaternion = fresh.relative_quaternion;
    record.relative_translation = fresh.relative_translation;
    record.relative_scale = fresh.relative_scale;
    record.parts = fresh.parts;
    record.symmetry = fresh.symmetry;
    record.symmetry_axes = fresh.symmetry_axes;
    record.symmetry_mirrors = fresh.symmetry_mirrors;
    record.reduced_quaternion = fresh.reduced_quaternion;
    record.reduced_translation = fresh.reduced_translation;
    record.position = fresh.position;
    record.depth = fresh.depth;
    record.full_box = fresh.full_box;
    record.apparent_size = fresh.apparent_size;
    record.corners = fresh.corners;
    record.truncation = fresh.truncation;
    record.occlusion = fresh.occlusion;
    record.light = fresh.light;
    record.background = fresh.background;
    record.imagenet = fresh.imagenet;
    record.caption = fresh.caption;
}

}  // namespace turntable
