#include "tests/manifests/sample_set.h"

#include <cmath>

#include <fmt/format.h>

#include "base/hash.h"
#include "manifests/shard_writer.h"

namespace turntable::test {
namespace {

/// A double in (0, 1) with a full mantissa.
double fraction(std::uint64_t index, std::uint64_t salt) {
    return static_cast<double>(xxhash64(std::to_string(index), salt) >> 11U) * 0x1p-53;
}

void fill_labels(SampleRecord& record, const SampleSet& set) {
    const std::uint64_t object = record.index / set.views;
    static const std::vector<std::string> kClasses{"mug", "chair", "trash bin"};
    static const std::vector<std::string> kSynsets{"03797390", "03001627", "02747177"};
    record.object = fmt::format("pack/model \"{}\"", object);
    record.asset_digest = sha256_hex(record.object);
    record.label = static_cast<int>(object % kClasses.size());
    record.class_name = kClasses[object % kClasses.size()];
    record.synset = kSynsets[object % kSynsets.size()];
    record.view = static_cast<int>(record.index % set.views);
    record.split = object % 5 == 4 ? "val" : "train";
}

void fill_geometry(SampleRecord& record) {
    std::uint64_t salt = 100;
    for (auto* matrix : {&record.object_to_world, &record.camera_to_world}) {
        for (double& value : *matrix) {
            value = fraction(record.index, salt++) - 0.5;
        }
    }
    for (double& value : record.quaternion) {
        value = fraction(record.index, salt++);
    }
    record.intrinsics = {355.556, 355.556, 128.0, 128.0};
    record.width = record.height = 256;
    record.box = {10, 20, 200, 210};
    record.mask_pixels = 12345 + record.index;
    record.visible_fraction = 1.0;
}

/// Values that need all their digits, so that a column that is cut short shows.
void fill_design(SampleRecord& record) {
    record.names = {{"background", record.index % 3 == 0 ? "sky-noon" : "room-brick"}};
    record.splits = {{"range", record.index % 4 == 0 ? "test" : "train"}};
    record.attempt = static_cast<int>(record.index % 2);
    if (record.view > 0) {
        record.cell = record.view < 3 ? "sweep:pose" : "pair:pose*size";
        record.varied = {"pose"};
        if (record.view >= 3) {
            record.varied.emplace_back("size");
        }
        record.orbit = fmt::format("{}/{}", record.object, record.cell);
        record.relative_quaternion = record.quaternion;
        record.relative_scale = fraction(record.index, 200);
    } else {
        record.cell = "canonical";
    }
    record.position = {fraction(record.index, 201) * 256, fraction(record.index, 202) * 256};
    record.depth = 2.0 + fraction(record.index, 203);
    const double x0 = fraction(record.index, 204);
    record.full_box = {x0, 10.0, x0 + 50.25, 90.5};
    record.apparent_size = 80.5;
    record.truncation = fraction(record.index, 205);
    record.occlusion = fraction(record.index, 206);
    record.light = "sky-noon";
    record.background = record.names[0].second;
    record.imagenet = {423, 559};
    record.caption = fmt::format("A caption of view {}.", record.view);
}

}  // namespace

SampleRecord make_record(const SampleSet& set, std::uint64_t index) {
    SampleRecord record;
    record.index = index;
    record.key = fmt::format("{:09}", index);
    fill_labels(record, set);
    const char* names[] = {"object_x",   "object_y", "object_z", "floor_hue",
                           "spot_theta", "spot_phi", "spot_hue"};
    for (std::uint64_t i = 0; i < std::size(names); ++i) {
        record.factors.emplace_back(names[i], fraction(index, i));
    }
    fill_geometry(record);
    if (set.design) {
        fill_design(record);
    }
    record.samples_per_pixel = 32.25;
    record.noise = 0.37;
    record.pixels_sha256 = sha256_hex(record.key);
    if (is_rejected(index)) {
        record.reject = "blank";
    }
    return record;
}

bool is_rejected(std::uint64_t index) {
    return index % 11 == 10;
}

std::vector<EncodedFile> make_files(std::uint64_t index) {
    return {{"jpg", fmt::format("jpg bytes of {}", index) + std::string(index % 700, 'x')},
            {"mask.png", fmt::format("mask of {}", index)}};
}

ShardIdentity make_identity(const SampleSet& set, std::uint64_t shard) {
    return {ShardId(shard),  shard * set.shard_size, (shard + 1) * set.shard_size,
            set.plan_digest, "embree x86-64-v3",     "0.1.0"};
}

ShardIndex write_shard(const std::filesystem::path& dataset, const SampleSet& set,
                       std::uint64_t shard) {
    const ShardIdentity identity = make_identity(set, shard);
    ShardWriter writer(dataset, identity);
    for (std::uint64_t i = identity.first; i < identity.last; ++i) {
        writer.add(make_record(set, i),
                   is_rejected(i) ? std::vector<EncodedFile>{} : make_files(i));
    }
    return writer.finish();
}

}  // namespace turntable::test
