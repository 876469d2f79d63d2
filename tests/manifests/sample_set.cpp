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
