// The model cache: parts come back, models without them keep the bytes and the version they had.
#include <cstring>
#include <filesystem>
#include <string>

#include "assets/model_cache.h"
#include "base/atomic_file.h"
#include "base/hash.h"
#include "tests/assets/fixtures.h"
#include "tests/catch.h"
#include "tests/paths.h"

namespace fs = std::filesystem;
using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test
using turntable::test::contains;
using turntable::test::message_of;
using turntable::test::ScratchFolder;

namespace {

constexpr std::size_t kVersionAt = 8;
constexpr std::size_t kChecksumAt = 24;
constexpr std::size_t kHeaderBytes = 96;

const std::string kDigest(64, 'a');

/// Two triangles of two materials.
ImportedModel two_triangles() {
    ImportedModel imported;
    Model& model = imported.model;
    model.materials = {default_material(), default_material()};
    model.materials[1].name = "wood";
    model.mesh.positions = {{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}};
    model.mesh.normals.assign(4, {0, 0, 1});
    model.mesh.triangles = {{0, 1, 2}, {0, 2, 3}};
    model.mesh.triangle_material = {0, 1};
    return imported;
}

ImportedModel two_parts() {
    ImportedModel imported = two_triangles();
    imported.model.parts = {"seat", "leg"};
    imported.model.material_part = {1, 0};
    return imported;
}

fs::path write(const ScratchFolder& scratch, const ImportedModel& imported) {
    const fs::path path = scratch.path() / "model.ttm";
    write_model_cache(path, kDigest, imported, {});
    return path;
}

std::uint32_t version_of(const std::string& bytes) {
    std::uint32_t version = 0;
    std::memcpy(&version, bytes.data() + kVersionAt, sizeof version);
    return version;
}

void set_version(const fs::path& path, std::uint32_t version) {
    std::string bytes = read_file(path);
    std::memcpy(bytes.data() + kVersionAt, &version, sizeof version);
    write_file_atomically(path, bytes);
}

}  // namespace

TEST_CASE("A cached model keeps its parts") {
    const ScratchFolder scratch("parts");
    const fs::path path = write(scratch, two_parts());
    const Model model = read_model_cache(path, kDigest);
    CHECK(model.parts == std::vector<std::string>{"seat", "leg"});
    CHECK(model.material_part == std::vector<std::uint32_t>{1, 0});
    CHECK(model.mesh.triangle_material == std::vector<std::uint32_t>{0, 1});
    CHECK(version_of(read_file(path)) == 4);
    CHECK(read_model_cache_facts(path, kDigest).triangles == 2);
}

TEST_CASE("A model without parts is written as version 3, as it always was") {
    const ScratchFolder scratch("partless");
    const fs::path path = write(scratch, two_triangles());
    const std::string bytes = read_file(path);
    CHECK(version_of(bytes) == 3);
    const Model model = read_model_cache(path, kDigest);
    CHECK(model.parts.empty());
    CHECK(model.material_part.empty());
    // Only the end tells the versions apart.
    const std::string with_parts = read_file(write(scratch, two_parts()));
    CHECK(with_parts.compare(kHeaderBytes, bytes.size() - kHeaderBytes,
                             bytes.substr(kHeaderBytes)) == 0);
}

TEST_CASE("A cached model of another version, or damaged parts, are refused") {
    const ScratchFolder scratch("versions");
    const auto fault = [](const fs::path& path) {
        return message_of([&] { (void)read_model_cache(path, kDigest); });
    };
    const fs::path path = write(scratch, two_parts());
    set_version(path, 5);
    CHECK(contains(fault(path), "version 5, this program reads 3 and 4"));
    set_version(path, 3);
    CHECK(contains(fault(path), "damaged"));

    std::string bytes = read_file(write(scratch, two_parts()));
    bytes.at(bytes.size() - sizeof(std::uint32_t)) = 2;  // the last material's part
    const std::uint64_t checksum = xxhash64(bytes.substr(kHeaderBytes));
    std::memcpy(bytes.data() + kChecksumAt, &checksum, sizeof checksum);
    write_file_atomically(path, bytes);
    CHECK(contains(fault(path), "damaged"));
}
