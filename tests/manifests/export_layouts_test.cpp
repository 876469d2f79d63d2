// The exports that need no manifest (COCO, BOP), their parts, and what other readers make of them.
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <map>
#include <optional>

#include <OpenEXR/ImfChannelList.h>
#include <OpenEXR/ImfFrameBuffer.h>
#include <OpenEXR/ImfHeader.h>
#include <OpenEXR/ImfIO.h>
#include <OpenEXR/ImfOutputFile.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <png.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/rotation.h"
#include "manifests/bop_geometry.h"
#include "manifests/export_bop.h"
#include "manifests/export_coco.h"
#include "manifests/mask_runs.h"
#include "manifests/plane_decoders.h"
#include "manifests/png16.h"
#include "manifests/shard_writer.h"
#include "tests/catch.h"
#include "tests/manifests/sample_set.h"
#include "tests/paths.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr int kWidth = 64;
constexpr int kHeight = 48;
constexpr std::uint64_t kObjects = 3;
constexpr std::uint64_t kViews = 4;
const test::SampleSet kSet{.views = kViews, .shard_size = 6};

/// Pseudo-random but fixed.
double fraction(std::uint64_t index, std::uint64_t salt) {
    return std::fmod(0.5 + 0.618033988749895 * static_cast<double>(index * 17 + salt), 1.0);
}

bool in_mask(std::uint64_t index, int x, int y) {
    const double dx = x - 20.0 - static_cast<double>(index % 9);
    const double dy = y - 25.0;
    const double angle = std::atan2(dy, dx);
    return std::hypot(dx, dy) < 12.0 + 4.0 * std::sin(3.0 * angle + static_cast<double>(index));
}

ImageU8 make_mask(std::uint64_t index) {
    ImageU8 mask(kWidth, kHeight, 1);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            *mask.at(x, y) = in_mask(index, x, y) ? 255 : 0;
        }
    }
    return mask;
}

std::string png_of(const ImageU8& grey) {
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    header.width = static_cast<png_uint_32>(grey.width());
    header.height = static_cast<png_uint_32>(grey.height());
    header.format = PNG_FORMAT_GRAY;
    png_alloc_size_t size = 0;
    REQUIRE(png_image_write_to_memory(&header, nullptr, &size, 0, grey.values().data(), 0,
                                      nullptr) != 0);
    std::string bytes(size, '\0');
    REQUIRE(png_image_write_to_memory(&header, bytes.data(), &size, 0, grey.values().data(), 0,
                                      nullptr) != 0);
    bytes.resize(size);
    return bytes;
}

/// Depth in metres: a slope, nothing (+inf) in the first column, too far in the second.
float depth_at(int x, int y) {
    if (x < 2) {
        return x == 0 ? HUGE_VALF : 100.0F;
    }
    return 2.0F + 0.01F * static_cast<float>(x) + 0.001F * static_cast<float>(y);
}

std::string depth_exr(const fs::path& scratch) {
    std::vector<float> values;
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            values.push_back(depth_at(x, y));
        }
    }
    const fs::path path = scratch / "depth.exr";
    {
        Imf::Header header(kWidth, kHeight);
        header.channels().insert("Z", Imf::Channel(Imf::FLOAT));
        Imf::OutputFile file(path.c_str(), header);
        Imf::FrameBuffer views;
        views.insert("Z", Imf::Slice(Imf::FLOAT, reinterpret_cast<char*>(values.data()),
                                     sizeof(float), sizeof(float) * kWidth));
        file.setFrameBuffer(views);
        file.writePixels(kHeight);
    }
    return read_file(path);
}

/// The box that the records' corners are of.
constexpr HalfBox kHalf{0.2, 0.15, 0.35};

glm::dvec3 corner(int i) {
    return {(i & 1) != 0 ? kHalf[0] : -kHalf[0], (i & 2) != 0 ? kHalf[1] : -kHalf[1],
            (i & 4) != 0 ? kHalf[2] : -kHalf[2]};
}

void store(std::array<double, 16>& out, const glm::dmat3& linear, const glm::dvec3& offset) {
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            out[static_cast<std::size_t>(4 * row + column)] = linear[column][row];
        }
        out[static_cast<std::size_t>(4 * row + 3)] = offset[row];
    }
    out[12] = out[13] = out[14] = 0.0;
    out[15] = 1.0;
}

/// A posed object before a posed camera, and where docs/conventions.md puts its corners.
SampleRecord posed_record(std::uint64_t index) {
    SampleRecord record = test::make_record(kSet, index);
    record.reject = index == 6 ? "clipped" : "";
    record.width = kWidth;
    record.height = kHeight;
    record.intrinsics = {80.0, 90.0, 31.0, 25.0};
    const double scale = 0.5 + fraction(index, 1);
    const glm::dmat3 turn = matrix_from_euler(
        {6.0 * fraction(index, 2), 6.0 * fraction(index, 3), 6.0 * fraction(index, 4)});
    const glm::dvec3 place(0.2 * fraction(index, 5), 0.1, 0.3 * fraction(index, 6));
    store(record.object_to_world, turn * scale, place);
    const glm::dmat3 camera = matrix_from_euler({0.3 + 0.2 * fraction(index, 7), 0.1, 0.2});
    const glm::dvec3 eye = camera * glm::dvec3(0.1, 0.2, 3.0);
    store(record.camera_to_world, camera, eye);
    record.full_box = {1e9, 1e9, -1e9, -1e9};
    for (int i = 0; i < 8; ++i) {
        const glm::dvec3 seen = glm::transpose(camera) * (turn * (corner(i) * scale) + place - eye);
        const double u = 31.0 + 80.0 * seen.x / -seen.z;
        const double v = 25.0 - 90.0 * seen.y / -seen.z;
        record.corners[static_cast<std::size_t>(2 * i)] = u;
        record.corners[static_cast<std::size_t>(2 * i + 1)] = v;
        record.full_box = {std::min(record.full_box[0], u), std::min(record.full_box[1], v),
                           std::max(record.full_box[2], u), std::max(record.full_box[3], v)};
    }
    const ImageU8 mask = make_mask(index);
    const std::vector<std::uint32_t> runs = mask_runs(mask);
    record.mask_pixels = set_pixels(runs);
    record.box = {kWidth, kHeight, 0, 0};
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            if (*mask.at(x, y) != 0) {
                record.box = {std::min(record.box[0], x), std::min(record.box[1], y),
                              std::max(record.box[2], x + 1), std::max(record.box[3], y + 1)};
            }
        }
    }
    record.visible_fraction = 0.8;
    record.truncation = 0.1;
    record.caption = fmt::format("A \"{}\" in view {}.", record.class_name, record.view);
    record.cell = "sweep:size";
    if (index / kViews == 1) {  // the second object: a vase
        record.symmetry = "continuous";
        record.symmetry_axes = {{0.0, 0.0, 1.0, 0.01, 0.0, 0.0, 0.0}};
        record.reduced_quaternion = {0.0, 0.0, 0.0, 1.0};
    }
    return record;
}

enum class Planes { kAll, kNone };

void write_dataset(const fs::path& folder, const fs::path& scratch, Planes planes) {
    const std::string depth = planes == Planes::kAll ? depth_exr(scratch) : std::string();
    for (std::uint64_t shard = 0; shard * kSet.shard_size < kObjects * kViews; ++shard) {
        const ShardIdentity identity = test::make_identity(kSet, shard);
        ShardWriter writer(folder, identity);
        for (std::uint64_t i = identity.first; i < identity.last; ++i) {
            const SampleRecord record = posed_record(i);
            std::vector<EncodedFile> files;
            if (record.reject.empty()) {
                files.push_back({"jpg", fmt::format("picture {}", i)});
                if (planes == Planes::kAll) {
                    files.push_back({"depth.exr", depth});
                    files.push_back({"mask.png", png_of(make_mask(i))});
                }
            }
            writer.add(record, files);
        }
        writer.finish();
    }
}

Json read_json(const fs::path& path) {
    return Json::parse(read_file(path));
}

std::map<std::string, std::string> tree_of(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files[fs::relative(entry.path(), folder).string()] = read_file(entry.path());
        }
    }
    return files;
}

/// Exit status of a Python script, nothing where it says 77 (a module is not installed).
std::optional<int> run_python(const fs::path& scratch, const std::string& script,
                              const fs::path& argument) {
    write_file_atomically(scratch / "check.py", script);
    const int status = std::system(
        fmt::format("/usr/bin/python3 {}/check.py {}", scratch.string(), argument.string())
            .c_str());
    if (WEXITSTATUS(status) == 77) {
        WARN("skipped: python3-numpy is not installed");
        return std::nullopt;
    }
    return status;
}

}  // namespace

TEST_CASE("run lengths go down the columns and come back from COCO's text") {
    ImageU8 mask(2, 3, 1);
    CHECK(mask_runs(mask) == std::vector<std::uint32_t>{6});
    *mask.at(0, 2) = 255;
    *mask.at(1, 0) = 255;
    CHECK(mask_runs(mask) == std::vector<std::uint32_t>{2, 2, 2});
    *mask.at(0, 0) = *mask.at(0, 1) = 255;
    CHECK(mask_runs(mask) == std::vector<std::uint32_t>{0, 4, 2});
    CHECK(set_pixels(mask_runs(mask)) == 4);

    // By hand: 6 is "6"; 40 is 01000 with more, then 1: "X1"; 16 needs a sign bit of its own.
    CHECK(coco_counts(std::vector<std::uint32_t>{6, 40, 16}) == "6X1`0");
    // From the fourth on differences: 38 - 40 = -2 is 11110, "N".
    CHECK(coco_counts(std::vector<std::uint32_t>{6, 40, 16, 38}) == "6X1`0N");
    for (std::uint64_t i = 0; i < 20; ++i) {
        const auto runs = mask_runs(make_mask(i));
        CHECK(runs_from_coco(coco_counts(runs)) == runs);
    }
    const std::vector<std::uint32_t> large{0, 4294967295U, 1, 2, 4000000000U, 0, 0};
    CHECK(runs_from_coco(coco_counts(large)) == large);
    CHECK_THROWS_AS(runs_from_coco("X"), Error);   // ends within a number
    CHECK_THROWS_AS(runs_from_coco("6 "), Error);  // no such digit
    CHECK_THROWS_AS(runs_from_coco("1N"), Error);  // a length of -2
}

TEST_CASE("16-bit PNG files hold every value") {
    Image<std::uint16_t> image(300, 220, 1);
    for (std::size_t i = 0; i < image.values().size(); ++i) {
        image.values()[i] = static_cast<std::uint16_t>(i);
    }
    const std::string bytes = encode_png16(image);
    CHECK(encode_png16(image) == bytes);
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_memory(&header, bytes.data(), bytes.size()) != 0);
    CHECK(header.width == 300);
    CHECK(header.height == 220);
    CHECK((header.format & PNG_FORMAT_FLAG_LINEAR) != 0);  // 16 bits
    png_image_free(&header);
}

TEST_CASE("a record's pose in BOP's terms projects the model where the record says") {
    for (std::uint64_t index = 0; index < 12; ++index) {
        const SampleRecord record = posed_record(index);
        const BopView view = bop_view(record);
        CHECK(view.scale == Approx(0.5 + fraction(index, 1)).epsilon(1e-12));
        const auto& r = view.model_to_camera.rotation;
        const auto& t = view.model_to_camera.translation;
        const auto& k = view.camera_matrix;
        for (int i = 0; i < 8; ++i) {
            std::array<double, 3> p{};
            for (std::size_t row = 0; row < 3; ++row) {
                p[row] = t[row];
                for (int column = 0; column < 3; ++column) {
                    p[row] +=
                        r[3 * row + static_cast<std::size_t>(column)] * 1000.0 * corner(i)[column];
                }
            }
            CHECK(p[2] > 0.0);
            // BOP's pixel centres are whole numbers, ours lie half a pixel farther.
            CHECK(k[0] * p[0] / p[2] + k[2] + 0.5 ==
                  Approx(record.corners[static_cast<std::size_t>(2 * i)])
                      .epsilon(1e-12)
                      .margin(1e-9));
            CHECK(k[4] * p[1] / p[2] + k[5] + 0.5 ==
                  Approx(record.corners[static_cast<std::size_t>(2 * i + 1)])
                      .epsilon(1e-12)
                      .margin(1e-9));
        }
        const auto box = half_box(record);
        REQUIRE(box);
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK((*box)[i] == Approx(kHalf[i]).epsilon(1e-9));
        }
    }
    SampleRecord record = posed_record(0);
    record.corners[5] += 0.1;
    CHECK_FALSE(half_box(record));
    record.corners = {};
    CHECK_FALSE(half_box(record));
    record.object_to_world[0] *= 2.0;
    CHECK_THROWS_WITH(bop_view(record), Catch::Contains("000000000"));
}

TEST_CASE("the COCO tree holds pictures, boxes, masks and our labels") {
    const test::ScratchFolder scratch("export-coco");
    const fs::path data = scratch.path() / "data";
    const fs::path out = scratch.path() / "out";
    write_dataset(data, scratch.path(), Planes::kAll);
    const ExportSummary summary = export_coco(data, out, {});
    CHECK(summary.images == 11);  // one is rejected
    CHECK(summary.objects == kObjects);
    CHECK(summary.notes.empty());
    CHECK(read_file(out / "images" / "000001" / "000000007.jpg") == "picture 7");
    CHECK_FALSE(fs::exists(out / "images" / "000001" / "000000006.jpg"));

    const Json train = read_json(out / "annotations" / "instances_train.json");
    REQUIRE(train["images"].size() == 11);
    REQUIRE(train["annotations"].size() == 11);
    CHECK(train["categories"].size() == 3);
    CHECK(train["categories"][0]["name"] == "mug");
    CHECK(train["categories"][0]["synset"] == "03797390");
    for (std::size_t i = 0; i < 11; ++i) {
        const Json& image = train["images"][i];
        const Json& instance = train["annotations"][i];
        const std::uint64_t index = image["id"];
        const SampleRecord record = posed_record(index);
        CHECK(image["width"] == kWidth);
        CHECK(fs::exists(out / "images" / image["file_name"].get<std::string>()));
        CHECK(instance["image_id"] == index);
        CHECK(instance["id"] == index + 1);
        CHECK(instance["category_id"] == record.label);
        CHECK(instance["area"] == record.mask_pixels);
        CHECK(instance["bbox"] == Json({record.box[0], record.box[1], record.box[2] - record.box[0],
                                        record.box[3] - record.box[1]}));
        CHECK(instance["segmentation"]["size"] == Json({kHeight, kWidth}));
        CHECK(runs_from_coco(instance["segmentation"]["counts"].get<std::string>()) ==
              mask_runs(make_mask(index)));
        CHECK(instance["turntable"]["factors"]["floor_hue"] == record.factors[3].second);
        CHECK(instance["turntable"]["object"] == record.object);
    }

    const auto first = tree_of(out);
    const ExportSummary again = export_coco(data, out, {});
    CHECK(again.resumed == 11);
    CHECK(tree_of(out) == first);  // no temporary file is left, and the bytes are the same
    CHECK_THROWS_WITH(export_bop(data, out, {}), Catch::Contains("another export"));
}

TEST_CASE("numpy decodes COCO's run lengths into the stored masks") {
    const test::ScratchFolder scratch("export-coco-numpy");
    const fs::path out = scratch.path() / "out";
    write_dataset(scratch.path() / "data", scratch.path(), Planes::kAll);
    export_coco(scratch.path() / "data", out, {});
    for (std::uint64_t i = 0; i < kObjects * kViews; ++i) {  // the truth, a byte a pixel
        const ImageU8 mask = make_mask(i);
        const auto values = mask.values();
        write_file_atomically(scratch.path() / fmt::format("{}.raw", i), std::as_bytes(values));
    }
    const auto status = run_python(scratch.path(), R"(
import json, sys
try:
    import numpy as np
except ImportError:
    sys.exit(77)

def decode(counts, size):
    runs, at = [], 0
    while at < len(counts):
        value, shift, more = 0, 0, True
        while more:
            c = ord(counts[at]) - 48
            at += 1
            value |= (c & 31) << shift
            shift += 5
            more = bool(c & 32)
            if not more and c & 16:
                value -= 1 << shift
        if len(runs) > 2:
            value += runs[-2]
        runs.append(value)
    flat = np.repeat(np.arange(len(runs)) % 2, runs)
    return flat.reshape(size[1], size[0]).T

base = sys.argv[1]
tree = json.load(open(base + '/out/annotations/instances_train.json'))
sizes = {image['id']: (image['height'], image['width']) for image in tree['images']}
for a in tree['annotations']:
    mask = decode(a['segmentation']['counts'], a['segmentation']['size'])
    truth = np.fromfile('%s/%d.raw' % (base, a['image_id']), np.uint8)
    truth = truth.reshape(sizes[a['image_id']]) > 0
    assert (mask == truth).all(), a['image_id']
    ys, xs = np.nonzero(mask)
    assert a['bbox'] == [xs.min(), ys.min(), xs.max() - xs.min() + 1,
                         ys.max() - ys.min() + 1], a
    assert a['area'] == mask.sum(), a
assert len(tree['annotations']) == 11
)",
                                   scratch.path());
    CHECK(status.value_or(0) == 0);
}

TEST_CASE("without masks a COCO export has boxes alone, and says so") {
    const test::ScratchFolder scratch("export-coco-boxes");
    write_dataset(scratch.path() / "data", scratch.path(), Planes::kNone);
    const ExportSummary summary = export_coco(scratch.path() / "data", scratch.path() / "out", {});
    REQUIRE(summary.notes.size() == 1);
    CHECK_THAT(summary.notes[0], Catch::Contains("11 of 11 images have no stored mask"));
    const Json tree = read_json(scratch.path() / "out" / "annotations" / "instances_train.json");
    CHECK_FALSE(tree["annotations"][0].contains("segmentation"));
    CHECK(tree["annotations"][0].contains("bbox"));
}

TEST_CASE("a mask that contradicts its record ends a COCO export by name") {
    const test::ScratchFolder scratch("export-coco-wrong");
    ShardIdentity identity = test::make_identity(kSet, 0);
    identity.last = 1;
    ShardWriter writer(scratch.path() / "data", identity);
    writer.add(posed_record(0),
               std::vector<EncodedFile>{{"jpg", "picture"}, {"mask.png", png_of(make_mask(5))}});
    writer.finish();
    CHECK_THROWS_WITH(export_coco(scratch.path() / "data", scratch.path() / "out", {}),
                      Catch::Contains("000000000") && Catch::Contains("mask.png"));
    CHECK_FALSE(fs::exists(scratch.path() / "out" / "annotations" / "instances_train.json"));
    CHECK_THROWS_WITH(export_coco(scratch.path() / "none", scratch.path() / "o", {}),
                      Catch::Contains("no finished shard"));
}

TEST_CASE("the BOP tree has a scene an object") {
    const test::ScratchFolder scratch("export-bop");
    const fs::path data = scratch.path() / "data";
    const fs::path out = scratch.path() / "out";
    write_dataset(data, scratch.path(), Planes::kAll);
    const ExportSummary summary = export_bop(data, out, {});
    CHECK(summary.images == 11);
    CHECK(summary.objects == kObjects);
    const fs::path scene = out / "train" / "000002";  // spans both shards; view 2 is rejected
    CHECK(read_file(scene / "rgb" / "000001.jpg") == "picture 5");
    CHECK_FALSE(fs::exists(scene / "rgb" / "000002.jpg"));
    CHECK(read_file(scene / "rgb" / "000003.jpg") == "picture 7");
    CHECK(read_file(scene / "mask_visib" / "000003_000000.png") == png_of(make_mask(7)));

    const SampleRecord record = posed_record(7);
    const BopView view = bop_view(record);
    const Json camera = read_json(scene / "scene_camera.json")["3"];
    CHECK(camera["cam_K"] == Json(view.camera_matrix));
    CHECK(camera["cam_t_w2c"] == Json(view.world_to_camera.translation));
    const Json poses = read_json(scene / "scene_gt.json");
    CHECK(poses.size() == 3);
    CHECK(poses["3"][0]["obj_id"] == 2);
    CHECK(poses["3"][0]["sample"] == 7);
    CHECK(poses["3"][0]["cam_R_m2c"] == Json(view.model_to_camera.rotation));
    const Json info = read_json(scene / "scene_gt_info.json")["3"][0];
    CHECK(info["px_count_visib"] == record.mask_pixels);
    CHECK(info["visib_fract"] == 0.8);
    const auto all = static_cast<double>(record.mask_pixels) / 0.8;
    CHECK(info["px_count_all"].get<double>() == Approx(all).margin(0.51));
    CHECK(info["bbox_visib"][0] == record.box[0]);
    CHECK(info["bbox_visib"][2] == record.box[2] - record.box[0]);

    const auto first = tree_of(out);
    CHECK(export_bop(data, out, {}).resumed == 11);
    CHECK(tree_of(out) == first);
    CHECK_THAT(read_file(out / "objects.csv"), Catch::Contains("2,\"pack/model"));
}

TEST_CASE("BOP's models have the symmetries of their records") {
    const test::ScratchFolder scratch("export-bop-symmetry");
    const fs::path out = scratch.path() / "out";
    write_dataset(scratch.path() / "data", scratch.path(), Planes::kNone);
    (void)export_bop(scratch.path() / "data", out, {});
    const Json models = read_json(out / "models" / "models_info.json");
    CHECK_FALSE(models["1"].contains("symmetries_continuous"));
    CHECK_FALSE(models["1"].contains("symmetries_discrete"));
    CHECK(models["2"]["symmetries_continuous"] ==
          Json::parse(R"([{"axis": [0.0, 0.0, 1.0], "offset": [10.0, 0.0, 0.0]}])"));
    CHECK_FALSE(models["2"].contains("symmetries_discrete"));
}

TEST_CASE("discrete symmetries are BOP's matrices in millimetres") {
    SampleRecord record = posed_record(0);
    CHECK(bop_symmetry(record).discrete.empty());
    record.symmetry_axes = {{0.0, 0.0, 1.0, 0.05, 0.0, 0.0, 2.0}};
    const BopSymmetry half = bop_symmetry(record);
    REQUIRE(half.discrete.size() == 1);
    CHECK(half.continuous.empty());
    const std::array<double, 16> expected{-1, 0, 0, 100, 0, -1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(half.discrete[0].at(i) == Approx(expected.at(i)).margin(1e-9));
    }
    record.symmetry_axes[0][6] = 4.0;
    CHECK(bop_symmetry(record).discrete.size() == 3);
    // A tube: every turn, and end for end.
    record.symmetry_axes = {{0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0},
                            {1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 2.0}};
    CHECK(bop_symmetry(record).continuous.size() == 1);
    REQUIRE(bop_symmetry(record).discrete.size() == 1);
    CHECK(bop_symmetry(record).discrete[0][10] == Approx(-1.0));
    for (const double fold : {1.0, 1.5, 2.5, -2.0, 1e300}) {
        record.symmetry_axes[1][6] = fold;
        CHECK_THROWS_WITH(bop_symmetry(record), Catch::Contains("000000000: a symmetry axis of"));
    }
    record.symmetry_axes[1] = {1.0, 0.5, 0.0, 0.0, 0.0, 0.0, 2.0};
    CHECK_THROWS_WITH(bop_symmetry(record),
                      Catch::Contains("000000000") && Catch::Contains("not of length 1"));
}

TEST_CASE("a key that is not the sample's number ends an export before it writes") {
    const test::ScratchFolder scratch("export-key");
    const fs::path data = scratch.path() / "data";
    ShardWriter writer(data, {ShardId(0), 0, 1, kSet.plan_digest, "embree x86-64-v3", "0.1.0"});
    SampleRecord record = posed_record(0);
    record.key = "elsewhere";  // the writer admits plain names only, a reader cannot rely on it
    writer.add(record, std::vector<EncodedFile>{{"jpg", "picture"}});
    writer.finish();
    CHECK_THROWS_WITH(export_coco(data, scratch.path() / "coco", {}),
                      Catch::Contains("sample 0 has the key \"elsewhere\""));
    CHECK_FALSE(fs::exists(scratch.path() / "coco" / "images" / "elsewhere.jpg"));
}

TEST_CASE("a BOP export does not go on over that of fewer shards") {
    const test::ScratchFolder scratch("export-bop-shards");
    const fs::path data = scratch.path() / "data";
    const fs::path out = scratch.path() / "out";
    write_dataset(data, scratch.path(), Planes::kNone);
    const fs::path index = ShardPaths(data, ShardId(0)).index;
    fs::rename(index, scratch.path() / "index");
    CHECK(export_bop(data, out, {}).objects == 2);  // the second without its first views
    fs::rename(scratch.path() / "index", index);
    CHECK_THROWS_WITH(export_bop(data, out, {}), Catch::Contains("of other shards"));
    CHECK(export_bop(data, scratch.path() / "fresh", {}).objects == kObjects);
}

TEST_CASE("a stored depth plane becomes BOP's 16-bit depth in the model's millimetres") {
    const test::ScratchFolder scratch("export-bop-depth");
    const fs::path out = scratch.path() / "out";
    write_dataset(scratch.path() / "data", scratch.path(), Planes::kAll);
    export_bop(scratch.path() / "data", out, {});
    const std::string bytes = read_file(out / "train" / "000001" / "depth" / "000000.png");
    // Undo IDAT by libpng; its simplified reader gives 16 bits as "linear".
    png_image header{};
    header.version = PNG_IMAGE_VERSION;
    REQUIRE(png_image_begin_read_from_memory(&header, bytes.data(), bytes.size()) != 0);
    REQUIRE(header.width == kWidth);
    REQUIRE(header.height == kHeight);
    png_image_free(&header);
    const Json gt = read_json(out / "train" / "000001" / "scene_gt.json");
    const Json camera = read_json(out / "train" / "000001" / "scene_camera.json");
    const double scale = gt["0"][0]["scale"];
    const double step = camera["0"]["depth_scale"];
    CHECK(step * scale == Approx(0.1));
    Image<std::uint16_t> expected(kWidth, kHeight, 1);
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 2; x < kWidth; ++x) {
            *expected.at(x, y) =
                static_cast<std::uint16_t>(std::lround(double{depth_at(x, y)} * 1e4));
        }
    }
    CHECK(bytes == encode_png16(expected));  // the first two columns: nothing, and too far
}

TEST_CASE("exports stop when asked, and leave no half-made annotations") {
    const test::ScratchFolder scratch("export-stop");
    write_dataset(scratch.path() / "data", scratch.path(), Planes::kAll);
    for (const auto write : {export_coco, export_bop}) {
        const fs::path out = scratch.path() / (write == export_coco ? "coco" : "bop");
        StopFlag stop;
        ExportOptions options;
        options.stop = &stop;
        options.progress = [&](std::uint64_t done, std::uint64_t total) {
            CHECK(total == 11);
            if (done == 6) {
                stop.request();
            }
        };
        try {
            write(scratch.path() / "data", out, options);
            FAIL("not interrupted");
        } catch (const Error& error) {
            CHECK(error.code() == ExitCode::kInterrupted);
        }
        for (const auto& [name, bytes] : tree_of(out)) {
            CHECK(name.find(".partial") == std::string::npos);
            CHECK(name.find("instances") == std::string::npos);
        }
        CHECK(write(scratch.path() / "data", out, {}).images == 11);
    }
}

}  // namespace turntable
