// The exported trees, against numpy and the published label files.
#include <cstdlib>
#include <map>

#include <fmt/format.h>
#include <turbojpeg.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/image.h"
#include "manifests/export_3diebench.h"
#include "manifests/export_imagefolder.h"
#include "manifests/merge.h"
#include "manifests/npy.h"
#include "manifests/shard_writer.h"
#include "manifests/swap_jpeg_channels.h"
#include "tests/catch.h"
#include "tests/manifests/sample_set.h"
#include "tests/paths.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;

constexpr int kSize = 32;

/// A smooth picture, red above all, that depends on the index.
std::string make_jpeg(std::uint64_t index) {
    ImageU8 image(kSize, kSize, 3);
    for (int y = 0; y < kSize; ++y) {
        for (int x = 0; x < kSize; ++x) {
            image.at(x, y)[0] = static_cast<std::uint8_t>(200 + (x + static_cast<int>(index)) % 40);
            image.at(x, y)[1] = static_cast<std::uint8_t>(100 + y);
            image.at(x, y)[2] = 30;
        }
    }
    tjhandle encoder = tjInitCompress();
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    REQUIRE(tjCompress2(encoder, image.values().data(), kSize, 0, kSize, TJPF_RGB, &bytes, &size,
                        TJSAMP_420, 95, TJFLAG_ACCURATEDCT) == 0);
    std::string jpeg(reinterpret_cast<const char*>(bytes), size);
    tjFree(bytes);
    tjDestroy(encoder);
    return jpeg;
}

ImageU8 decode(const std::string& jpeg) {
    tjhandle decoder = tjInitDecompress();
    ImageU8 image(kSize, kSize, 3);
    REQUIRE(tjDecompress2(decoder, reinterpret_cast<const unsigned char*>(jpeg.data()), jpeg.size(),
                          image.values().data(), kSize, 0, kSize, TJPF_RGB,
                          TJFLAG_ACCURATEDCT) == 0);
    tjDestroy(decoder);
    return image;
}

/// `objects` objects of 4 views in shards of 8; object `incomplete` has lost a view.
void write_dataset(const fs::path& folder, std::uint64_t objects, std::uint64_t incomplete) {
    const test::SampleSet set{.views = 4, .shard_size = 8};
    for (std::uint64_t shard = 0; shard * 8 < objects * 4; ++shard) {
        ShardIdentity identity = test::make_identity(set, shard);
        identity.last = std::min(identity.last, objects * 4);
        ShardWriter writer(folder, identity);
        for (std::uint64_t i = identity.first; i < identity.last; ++i) {
            SampleRecord record = test::make_record(set, i);
            record.reject = i == incomplete * 4 ? "clipped" : "";
            const std::vector<EncodedFile> files{{"jpg", make_jpeg(i)}};
            writer.add(record, record.reject.empty() ? files : std::vector<EncodedFile>{});
        }
        writer.finish();
    }
    merge_dataset(folder);
}

/// Exit status of a Python snippet, nothing when Debian's numpy is absent.
std::optional<int> run_numpy(const std::string& snippet) {
    if (std::system("/usr/bin/python3 -c 'import numpy' > /dev/null 2>&1") != 0) {
        WARN("skipped: python3-numpy is not installed");
        return std::nullopt;
    }
    return std::system(("/usr/bin/python3 -c \"" + snippet + "\"").c_str());
}

std::string header_of(const fs::path& path) {
    return read_file(path).substr(0, 128);
}

}  // namespace

TEST_CASE("npy headers are byte for byte those of numpy and of the published files") {
    CHECK(npy_header("<f8", {7}).size() == 128);
    const std::array<double, 7> latents{};
    CHECK(npy_float64(latents, {7}).size() == 184);  // what the specification says of latent_i.npy
    const auto shared = test::shared_dir();
    if (!shared) {
        WARN("skipped: no folder of references");
        return;
    }
    const fs::path folder = *shared / "data" / "3diebench";
    CHECK(npy_header("<i8", {41920}) == header_of(folder / "train_labels.npy"));
    CHECK(npy_header("<i8", {10552}) == header_of(folder / "val_labels.npy"));
    CHECK(npy_header("<U43", {10552}) == header_of(folder / "val_images.npy"));
}

TEST_CASE("npy files are what numpy.save would have written") {
    const test::ScratchFolder scratch("npy");
    const std::vector<double> reals{0.1, -2.5, 1e300, 0.0, 5e-324, 7.0};
    const std::vector<std::int64_t> integers{-1, 0, 54, std::int64_t{1} << 60};
    const std::vector<std::string> texts{"/a/b/", "", "/\xc3\xa4/\xf0\x9f\x98\x80/"};
    write_file_atomically(scratch.path() / "real.npy", npy_float64(reals, {3, 2}));
    write_file_atomically(scratch.path() / "int.npy", npy_int64(integers));
    write_file_atomically(scratch.path() / "text.npy", npy_text(texts));
    write_file_atomically(scratch.path() / "none.npy", npy_text({}));
    const auto status = run_numpy(
        "import numpy as np, io, sys\n"
        "d = '" +
        scratch.path().string() +
        "/'\n"
        "want = {'real': np.array([[0.1, -2.5], [1e300, 0.0], [5e-324, 7.0]]),\n"
        " 'int': np.array([-1, 0, 54, 1 << 60]),\n"
        " 'text': np.array(['/a/b/', '', '/\\u00e4/\\U0001f600/']),\n"
        " 'none': np.array([], dtype='<U1')}\n"
        "for name, array in want.items():\n"
        "    out = io.BytesIO(); np.save(out, array)\n"
        "    sys.exit(name) if out.getvalue() != open(d + name + '.npy', 'rb').read() else 0\n");
    CHECK(status.value_or(0) == 0);
    CHECK_THROWS_AS(npy_text(std::vector<std::string>{"\xff"}), Error);
}

TEST_CASE("exchanging red and blue changes nothing else") {
    const std::string original = make_jpeg(3);
    const ImageU8 before = decode(original);
    const ImageU8 after = decode(swap_jpeg_channels(original, "here"));
    // 4:2:0 and a second generation move values by a few levels.
    int largest = 0;
    for (int y = 0; y < kSize; ++y) {
        for (int x = 0; x < kSize; ++x) {
            for (int c = 0; c < 3; ++c) {
                largest = std::max(largest, std::abs(before.at(x, y)[c] - after.at(x, y)[2 - c]));
            }
        }
    }
    CHECK(largest <= 6);
    CHECK_THROWS_WITH(swap_jpeg_channels("no picture", "here"), Catch::Contains("here"));
    CHECK_THROWS_AS(swap_jpeg_channels(original.substr(0, original.size() / 2), "here"), Error);
}

TEST_CASE("the 3diebench tree meets the official loader's contract") {
    const test::ScratchFolder scratch("export-3diebench");
    const fs::path data = scratch.path() / "data";
    const fs::path out = scratch.path() / "out";
    write_dataset(data, 9, 2);
    write_file_atomically(data / "LICENSES.csv", "object\r\n");
    const ExportSummary summary = export_3diebench(data, out, {});
    CHECK(summary.objects == 8);
    CHECK(summary.images == 32);
    REQUIRE(summary.notes.size() == 2);
    CHECK_THAT(summary.notes[0], Catch::Contains("1 of 9 objects lack a view"));
    CHECK_THAT(summary.notes[1], Catch::Contains("4 views"));

    // Object 0 is "pack/model "0"": the slash and the quotes are escaped, reversibly.
    const fs::path object = out / "03797390" / "pack%2Fmodel %220%22";
    const SampleRecord record = test::make_record({.views = 4}, 1);
    std::vector<double> latents;
    for (const auto& factor : record.factors) {
        latents.push_back(factor.second);
    }
    CHECK(read_file(object / "latent_1.npy") == npy_float64(latents, {7}));
    CHECK(read_file(object / "image_1.jpg") == swap_jpeg_channels(make_jpeg(1), ""));
    CHECK(decode(read_file(object / "image_1.jpg")).at(5, 5)[2] > 180);  // red went to blue
    CHECK(fs::exists(out / "LICENSE"));
    CHECK(read_file(out / "LICENSES.csv") == "object\r\n");

    const auto status = run_numpy(
        "import numpy as np, os\n"
        "d = '" +
        out.string() +
        "/'\n"
        "views = 4; total = 0\n"
        "for split in ['train', 'val']:\n"
        "    images = np.load(d + split + '_images.npy')\n"
        "    labels = np.load(d + split + '_labels.npy')\n"
        "    latents = np.load(d + 'all_latents_' + split + '.npy')\n"
        "    assert images.ndim == 1 and images.dtype.kind == 'U'\n"
        "    assert labels.dtype == np.int64 and labels.shape == images.shape\n"
        "    assert latents.dtype == np.float64 and latents.shape == (views * len(images), 7)\n"
        "    for n, entry in enumerate(images):\n"
        "        assert entry[0] == '/' and entry[-1] == '/' and entry.count('/') == 3\n"
        "        for i in range(views):\n"
        "            one = np.load(d + entry[1:] + 'latent_%d.npy' % i)\n"
        "            assert one.shape == (7,) and (one == latents[views * n + i]).all()\n"
        "            assert os.path.getsize(d + entry[1:] + 'image_%d.jpg' % i) > 0\n"
        "            total += 1\n"
        "assert total == 32, total\n");
    CHECK(status.value_or(0) == 0);
}

TEST_CASE("an export resumes, and refuses a folder that is not its own") {
    const test::ScratchFolder scratch("export-resume");
    const fs::path data = scratch.path() / "data";
    const fs::path out = scratch.path() / "out";
    write_dataset(data, 6, 99);
    StopFlag stop;
    ExportOptions options;
    options.stop = &stop;
    options.progress = [&](std::uint64_t done, std::uint64_t total) {
        CHECK(total == 24);
        if (done == 8) {
            stop.request();
        }
    };
    try {
        export_3diebench(data, out, options);
        FAIL("not interrupted");
    } catch (const Error& error) {
        CHECK(error.code() == ExitCode::kInterrupted);
    }
    CHECK_FALSE(fs::exists(out / "train_images.npy"));
    const ExportSummary summary = export_3diebench(data, out, {});
    CHECK(summary.images == 24);
    CHECK(summary.resumed == 8);
    CHECK_THROWS_WITH(export_imagefolder(data, out, {}), Catch::Contains("another export"));
    CHECK_THROWS_WITH(export_imagefolder(data, data, {}), Catch::Contains("not empty"));
}

TEST_CASE("the ImageFolder tree holds the shards' own bytes and a table of labels") {
    const test::ScratchFolder scratch("export-folder");
    const fs::path data = scratch.path() / "data";
    const fs::path out = scratch.path() / "out";
    write_dataset(data, 6, 2);
    const ExportSummary summary = export_imagefolder(data, out, {});
    CHECK(summary.images == 23);
    CHECK(read_file(out / "train" / "mug" / "000000001.jpg") == make_jpeg(1));
    CHECK(fs::exists(out / "val" / "chair" / "000000016.jpg"));
    CHECK_FALSE(fs::exists(out / "train" / "trash bin" / "000000008.jpg"));  // rejected
    const std::string table = read_file(out / "labels.csv");
    CHECK_THAT(table, Catch::StartsWith("path,key,object,class,synset,label,split,view,object_x"));
    CHECK(std::count(table.begin(), table.end(), '\n') == 24);
    CHECK(export_imagefolder(data, out, {}).resumed == 23);
}

TEST_CASE("path components are safe and reversible") {
    for (const std::string& name : {std::string("plain-Name_1.2"), std::string("a/b\\c"),
                                    std::string("../../etc"), std::string(""), std::string("%2F"),
                                    std::string("nul\0byte", 8), std::string("\xc3\xa4 x")}) {
        const std::string component = path_component(name);
        CHECK(decode_path_component(component) == name);
        CHECK(component.find('/') == std::string::npos);
        CHECK(component.front() != '.');
    }
    CHECK(path_component("trash bin") == "trash bin");
}

TEST_CASE("a dataset without the official factors is refused by name") {
    const test::ScratchFolder scratch("export-factors");
    const fs::path data = scratch.path() / "data";
    ShardIdentity identity = test::make_identity({}, 0);
    identity.last = 1;
    ShardWriter writer(data, identity);
    SampleRecord record = test::make_record({}, 0);
    record.factors.pop_back();
    writer.add(record, std::vector<EncodedFile>{{"jpg", make_jpeg(0)}});
    writer.finish();
    merge_dataset(data);
    CHECK_THROWS_WITH(export_3diebench(data, scratch.path() / "out", {}),
                      Catch::Contains("no factor \"spot_hue\""));
}

}  // namespace turntable
