// Import of environment maps into a library, and the store that serves them.
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "assets/asset_library.h"
#include "assets/background_pack.h"
#include "assets/import_library.h"
#include "assets/import_maps.h"
#include "assets/library_index.h"
#include "assets/map_cache.h"
#include "assets/map_import.h"
#include "assets/map_store.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"
#include "tests/assets/fixtures.h"
#include "tests/catch.h"
#include "tests/paths.h"

namespace fs = std::filesystem;
using turntable::AssetLibrary;
using turntable::EnvironmentMap;
using turntable::MapEntry;
using turntable::MapImportOptions;
using turntable::MapImportSummary;
using turntable::MapLayout;
using turntable::MapStore;
using turntable::test::contains;
using turntable::test::float_picture_bytes;
using turntable::test::message_of;
using turntable::test::picture_bytes;
using turntable::test::ScratchFolder;
using turntable::test::write_text;

namespace {

MapImportOptions options() {
    MapImportOptions options;
    options.worker = TURNTABLE_TEST_WORKER;
    options.limits.seconds = 60.0;
    options.limits.memory_bytes = std::uint64_t{2} << 30U;
    return options;
}

MapImportSummary add(const std::vector<fs::path>& files, const fs::path& library,
                     const MapImportOptions& with = options()) {
    return turntable::import_maps(files, library, with);
}

/// Radiance from 0 to 20 in 64 x 32 texels.
std::vector<float> ramp() {
    std::vector<float> texels;
    for (int i = 0; i < 3 * 64 * 32; ++i) {
        texels.push_back(20.0F * static_cast<float>(i % 997) / 997.0F);
    }
    return texels;
}

void write_ramp(const fs::path& file) {
    write_text(file, float_picture_bytes("a.exr", 64, 32, 3, ramp()));
}

/// Where the Debian package blender-data keeps its environment maps, when installed.
std::optional<fs::path> blender_worlds_dir() {
    const fs::path share = "/usr/share/blender";
    std::error_code error;
    std::vector<fs::path> roots{share};
    for (const fs::directory_entry& entry : fs::directory_iterator(share, error)) {
        roots.push_back(entry.path());  // other releases have a folder a version
    }
    for (const fs::path& root : roots) {
        const fs::path worlds = root / "datafiles" / "studiolights" / "world";
        if (fs::is_directory(worlds, error)) {
            return worlds;
        }
    }
    return std::nullopt;
}

std::string index_of(const fs::path& library) {
    return turntable::read_file(library / "library.json");
}

}  // namespace

TEST_CASE("An EXR becomes a map of the library, and its file stays as it was") {
    const ScratchFolder scratch("maps");
    const fs::path file = scratch.path() / "Forest Road_4k.exr";
    const fs::path lib = scratch.path() / "lib";
    write_ramp(file);
    const std::string before = turntable::sha256_hex_of_file(file);
    MapImportOptions with = options();
    with.licence = "CC0-1.0";
    with.creator = "Someone";
    const MapImportSummary summary = add({file}, lib, with);
    CHECK(summary.refused.empty());
    CHECK(summary.notes.empty());
    CHECK(turntable::sha256_hex_of_file(file) == before);

    const AssetLibrary library = AssetLibrary::open(lib);
    REQUIRE(library.maps().size() == 1);
    const MapEntry* entry = library.find_map("forest-road-4k");
    REQUIRE(entry != nullptr);
    CHECK(library.find_map("forest") == nullptr);
    CHECK(entry->layout == MapLayout::kEquirectangular);
    CHECK(entry->width == 64);
    CHECK(entry->height == 32);
    CHECK(entry->source == "Forest Road_4k.exr");
    CHECK(entry->licence == "CC0-1.0");
    CHECK(entry->creator == "Someone");
    const auto map = library.load_map(*entry);
    CHECK(map->id == "forest-road-4k");
    const std::vector<float> texels = ramp();
    REQUIRE(map->texels.size() == texels.size());
    for (std::size_t i = 0; i < texels.size(); ++i) {
        REQUIRE(std::abs(map->texels[i] - texels[i]) <= texels[i] / 2048.0F + 1e-6F);
    }
    // The same again is the same bytes.
    const std::string index = index_of(lib);
    (void)add({file}, lib, with);
    CHECK(index_of(lib) == index);
}

TEST_CASE("Eight-bit pictures are decoded from sRGB; their shape says the layout") {
    const ScratchFolder scratch("photos");
    const fs::path lib = scratch.path() / "lib";
    write_text(scratch.path() / "wide.png",
               picture_bytes("a.png", 4, 2, 3, std::vector<std::uint8_t>(24, 188)));
    write_text(scratch.path() / "photo.png",
               picture_bytes("a.png", 3, 2, 3, std::vector<std::uint8_t>(18, 255)));
    (void)add({scratch.path() / "wide.png", scratch.path() / "photo.png"}, lib);
    const AssetLibrary library = AssetLibrary::open(lib);
    CHECK(library.find_map("wide")->layout == MapLayout::kEquirectangular);
    CHECK(library.find_map("photo")->layout == MapLayout::kPhoto);
    CHECK(library.load_map(*library.find_map("wide"))->texels[0] == Approx(0.5029).epsilon(1e-3));
    CHECK(library.load_map(*library.find_map("photo"))->texels[0] == 1.0F);
    MapImportOptions as_photo = options();
    as_photo.layout = MapLayout::kPhoto;
    (void)add({scratch.path() / "wide.png"}, lib, as_photo);
    const AssetLibrary after = AssetLibrary::open(lib);
    CHECK(after.maps().size() == 2);
    CHECK(after.find_map("wide")->layout == MapLayout::kPhoto);
    CHECK(after.find_map("wide")->digest != library.find_map("wide")->digest);
    CHECK(after.digest() != library.digest());
}

TEST_CASE("Large maps are reduced and keep their energy") {
    const ScratchFolder scratch("large");
    constexpr int kWidth = 2400;
    constexpr int kHeight = 1200;
    std::vector<float> texels(std::size_t{3} * kWidth * kHeight, 0.25F);
    for (const int row : {3, 700}) {  // a small sun near the pole and one near the horizon
        texels[3 * (static_cast<std::size_t>(row) * kWidth + 1201)] = 20000.0F;
    }
    const fs::path file = scratch.path() / "large.exr";
    write_text(file, float_picture_bytes("a.exr", kWidth, kHeight, 3, texels));
    const turntable::ImportedMap imported = turntable::read_map_file(file, std::nullopt);
    CHECK(imported.map.width == 2048);
    CHECK(imported.map.height == 1024);
    const auto flux = [](const std::vector<float>& values, int width, int height) {
        constexpr double kPi = 3.14159265358979323846;
        double sum = 0.0;
        for (int y = 0; y < height; ++y) {
            const double weight =
                2.0 * kPi / width * (std::cos(kPi * y / height) - std::cos(kPi * (y + 1) / height));
            for (int x = 0; x < width; ++x) {
                sum += weight *
                       static_cast<double>(values[3 * (static_cast<std::size_t>(y) * width + x)]);
            }
        }
        return sum;
    };
    CHECK(flux(imported.map.texels, 2048, 1024) ==
          Approx(flux(texels, kWidth, kHeight)).epsilon(1e-5));

    const fs::path photo = scratch.path() / "photo.png";
    write_text(photo, picture_bytes("a.png", 3000, 10, 3,
                                    std::vector<std::uint8_t>(std::size_t{3} * 3000 * 10, 128)));
    const turntable::ImportedMap reduced = turntable::read_map_file(photo, std::nullopt);
    CHECK(reduced.map.width == 2048);
    CHECK(reduced.map.height == 6);
    CHECK(reduced.file_width == 3000);
}

TEST_CASE("Values that no radiance has are repaired, or the file is refused") {
    const ScratchFolder scratch("nan");
    std::vector<float> texels = ramp();
    texels[0] = std::numeric_limits<float>::quiet_NaN();
    texels[3] = std::numeric_limits<float>::infinity();
    texels[6] = -1.0F;
    const fs::path file = scratch.path() / "some.exr";
    write_text(file, float_picture_bytes("a.exr", 64, 32, 3, texels));
    const turntable::ImportedMap some = turntable::read_map_file(file, std::nullopt);
    CHECK(some.repaired == 3);
    CHECK(some.map.texels[0] == 0.0F);
    CHECK(some.map.texels[3] == turntable::kBrightestTexel);
    CHECK(some.map.texels[6] == 0.0F);

    std::fill(texels.begin(), texels.end(), std::numeric_limits<float>::quiet_NaN());
    write_text(file, float_picture_bytes("a.exr", 64, 32, 3, texels));
    const std::string message =
        message_of([&] { (void)turntable::read_map_file(file, std::nullopt); });
    CHECK(contains(message, "some.exr: "));
    CHECK(contains(message, "are not numbers"));
}

TEST_CASE("Each unusable file gives one line that names it; the others are added") {
    const ScratchFolder scratch("bad");
    const fs::path folder = scratch.path() / "in";
    write_ramp(folder / "good.exr");
    const std::string whole = float_picture_bytes("a.exr", 64, 32, 3, ramp());
    write_text(folder / "truncated.exr", whole.substr(0, whole.size() / 2));
    write_text(folder / "header.exr", whole.substr(0, 20));
    write_text(folder / "empty.exr", "");
    write_text(folder / "text.png", "no picture\n");
    write_text(folder / "black.exr",
               float_picture_bytes("a.exr", 8, 4, 3, std::vector<float>(96, 0.0F)));
    write_text(folder / "good.hdr", float_picture_bytes("a.hdr", 64, 32, 3, ramp()));
    const std::vector<fs::path> in{folder};
    const std::vector<fs::path> files = turntable::map_files_in(in);
    CHECK(files.size() == 7);
    const MapImportSummary summary = add(files, scratch.path() / "lib");
    CHECK(summary.added.size() == 1);
    REQUIRE(summary.refused.size() == 6);
    const std::vector<std::string> expected{"black.exr: is all black",
                                            "empty.exr: is empty",
                                            "good.hdr: its id \"good\" is that of",
                                            "header.exr: ",
                                            "text.png: ",
                                            "truncated.exr: "};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        INFO(summary.refused[i]);
        CHECK(contains(summary.refused[i], expected[i]));
        CHECK_FALSE(contains(summary.refused[i], "\n"));
    }
    CHECK(AssetLibrary::open(scratch.path() / "lib").maps().size() == 1);

    write_text(scratch.path() / "square.exr",
               float_picture_bytes("a.exr", 4, 4, 3, std::vector<float>(48, 1.0F)));
    MapImportOptions sphere = options();
    sphere.layout = MapLayout::kEquirectangular;
    const MapImportSummary square =
        add({scratch.path() / "square.exr"}, scratch.path() / "lib", sphere);
    REQUIRE(square.refused.size() == 1);
    CHECK(contains(square.refused[0], "square.exr: 4x4 texels: an equirectangular map is twice"));
    const std::vector<fs::path> missing{scratch.path() / "missing.exr"};
    CHECK(contains(message_of([&] { (void)turntable::map_files_in(missing); }),
                   "missing.exr: no such file"));
}

TEST_CASE("A file that takes too long is refused and the next one is read") {
    const ScratchFolder scratch("slow");
    write_ramp(scratch.path() / "slow.exr");
    MapImportOptions hasty = options();
    hasty.limits.seconds = 1e-6;
    const MapImportSummary summary =
        add({scratch.path() / "slow.exr"}, scratch.path() / "lib", hasty);
    REQUIRE(summary.refused.size() == 1);
    CHECK(contains(summary.refused[0], "no result after"));
    CHECK(add({scratch.path() / "slow.exr"}, scratch.path() / "lib").added.size() == 1);
}

TEST_CASE("An index without maps keeps its bytes and digest; models and maps do not disturb") {
    const ScratchFolder scratch("both");
    const fs::path lib = scratch.path() / "lib";
    write_text(scratch.path() / "objects" / "mug" / "a.obj", turntable::test::cube_obj());
    turntable::LibraryImportOptions models;
    models.worker = TURNTABLE_TEST_WORKER;
    (void)import_into_library(scratch.path() / "objects", lib, models);
    const std::string before = index_of(lib);
    const AssetLibrary without = AssetLibrary::open(lib);
    CHECK_FALSE(contains(before, "\"maps\""));
    CHECK(without.maps().empty());
    const turntable::AssetEntry& mug = without.entries().at(0);
    turntable::Sha256 hash;
    for (const std::string& field : {mug.id, mug.class_name, mug.synset, mug.digest}) {
        hash.update(field).update(std::string_view("\0", 1));
    }
    CHECK(without.digest() == hash.hex());

    write_ramp(scratch.path() / "a.exr");
    (void)add({scratch.path() / "a.exr"}, lib);
    const AssetLibrary with = AssetLibrary::open(lib);
    CHECK(with.digest() != without.digest());
    CHECK(with.entries().size() == 1);
    // Models imported again leave the maps alone.
    (void)import_into_library(scratch.path() / "objects", lib, models);
    CHECK(AssetLibrary::open(lib).digest() == with.digest());
    CHECK_NOTHROW(AssetLibrary::open(lib).load(AssetLibrary::open(lib).entries().at(0)));
}

TEST_CASE("A damaged cached map is not used") {
    const ScratchFolder scratch("damage");
    const fs::path lib = scratch.path() / "lib";
    write_ramp(scratch.path() / "a.exr");
    (void)add({scratch.path() / "a.exr"}, lib);
    const AssetLibrary library = AssetLibrary::open(lib);
    const MapEntry& entry = library.maps().at(0);
    const fs::path cached = turntable::map_cache_path(lib, entry.digest);
    const std::string sound = turntable::read_file(cached);
    const auto message = [&] { return message_of([&] { (void)library.load_map(entry); }); };
    std::string bytes = sound;
    bytes[1000] = static_cast<char>(bytes[1000] ^ 1);
    write_text(cached, bytes);
    CHECK(contains(message(), "map a: "));
    CHECK(contains(message(), "checksum differs"));
    write_text(cached, sound.substr(0, sound.size() - 1));
    CHECK(contains(message(), "checksum differs"));
    write_text(cached, sound.substr(0, 50));
    CHECK(contains(message(), "truncated"));
    // Sides whose product, taken modulo 2^64, is that of 64 x 32.
    for (const auto& [place, side] : {std::pair(16, 2470091528U), std::pair(20, 3734020352U)}) {
        std::memcpy(bytes.data() + place, &side, sizeof side);
    }
    bytes[1000] = sound[1000];
    write_text(cached, bytes);
    CHECK(contains(message(), "damaged environment map: 2470091528 x 3734020352 texels"));
    fs::remove(cached);
    CHECK(contains(message(), cached.string()));
    const MapStore store(library);
    CHECK(contains(message_of([&] { (void)store.load("a"); }), cached.string()));
}

TEST_CASE("The store serves the library's maps, then the pack's, each once") {
    const ScratchFolder scratch("store");
    const fs::path lib = scratch.path() / "lib";
    write_ramp(scratch.path() / "gradient-grey.exr");
    write_ramp(scratch.path() / "courtyard.exr");
    (void)add({scratch.path() / "gradient-grey.exr", scratch.path() / "courtyard.exr"}, lib);
    const AssetLibrary library = AssetLibrary::open(lib);
    const MapStore store(library);
    CHECK(store.load("courtyard")->width == 64);
    CHECK(store.load("gradient-grey")->width == 64);  // hides the pack's
    CHECK(store.load("gradient-peach")->width == 512);
    CHECK(store.load("gradient-peach") == store.load("gradient-peach"));
    CHECK(
        contains(message_of([&] { (void)store.load("courtyrd"); }), "did you mean \"courtyard\"?"));
    CHECK(contains(message_of([&] { (void)store.load("sky-non"); }), "did you mean \"sky-noon\"?"));
    CHECK(contains(message_of([&] { (void)store.load("zzzzzzzzzzzz"); }), "is no environment map"));

    const AssetLibrary none;
    const MapStore pack(none);
    std::vector<std::shared_ptr<const EnvironmentMap>> loaded(6);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < loaded.size(); ++i) {
        threads.emplace_back(
            [&, i] { loaded[i] = pack.load(i % 2 == 0 ? "gradient-dusk" : "gradient-ocean"); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (std::size_t i = 2; i < loaded.size(); ++i) {
        CHECK(loaded[i] == loaded[i % 2]);
    }
}

TEST_CASE("The environment maps of Debian's Blender are read in place") {
    const auto folder = blender_worlds_dir();
    if (!folder) {
        WARN("skipped: the package blender-data is not installed");
        return;
    }
    const ScratchFolder scratch("blender");
    const std::vector<fs::path> in{*folder};
    const MapImportSummary summary = add(turntable::map_files_in(in), scratch.path() / "lib");
    CHECK(summary.refused.empty());
    CHECK(summary.added.size() == 8);
    const AssetLibrary library = AssetLibrary::open(scratch.path() / "lib");
    for (const MapEntry& entry : library.maps()) {
        INFO(entry.id);
        CHECK(entry.layout == MapLayout::kEquirectangular);
        const auto map = library.load_map(entry);
        CHECK(map->width == 2 * map->height);
        for (const float value : map->texels) {
            REQUIRE((value >= 0.0F && value <= turntable::kBrightestTexel));
        }
    }
    CHECK(library.find_map("courtyard") != nullptr);
}
