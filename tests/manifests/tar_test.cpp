// The tar writer against other programs' readers, the reader against damage.
#include <fstream>

#include <archive.h>
#include <archive_entry.h>

#include "base/atomic_file.h"
#include "base/error.h"
#include "base/hash.h"
#include "manifests/output_file.h"
#include "manifests/tar_reader.h"
#include "manifests/tar_writer.h"
#include "tests/catch.h"
#include "tests/paths.h"

namespace turntable {
namespace {

namespace fs = std::filesystem;
using Members = std::vector<std::pair<std::string, std::string>>;

const Members kMembers{{"000000000.jpg", std::string(1000, 'j')},
                       {"000000000.json", R"({"index":0})"},
                       {"000000001.depth.exr", std::string(512, '\0')},
                       {"empty", ""},
                       {std::string(100, 'n'), "a name that fills the field"}};

void write_tar(const fs::path& path, const Members& members) {
    OutputFile file(path);
    TarWriter tar(file);
    for (const auto& [name, bytes] : members) {
        tar.add(name, std::as_bytes(std::span(bytes)));
    }
    tar.finish();
    file.publish();
}

Members read_with_libarchive(const fs::path& path) {
    archive* reader = archive_read_new();
    archive_read_support_format_tar(reader);
    REQUIRE(archive_read_open_filename(reader, path.c_str(), 1U << 16U) == ARCHIVE_OK);
    Members members;
    archive_entry* entry = nullptr;
    while (archive_read_next_header(reader, &entry) == ARCHIVE_OK) {
        CHECK(archive_entry_mtime(entry) == 0);
        CHECK(archive_entry_uid(entry) == 0);
        CHECK((archive_entry_mode(entry) & 0777U) == 0644U);
        std::string bytes(static_cast<std::size_t>(archive_entry_size(entry)), '\0');
        CHECK(archive_read_data(reader, bytes.data(), bytes.size()) ==
              static_cast<la_ssize_t>(bytes.size()));
        members.emplace_back(archive_entry_pathname(entry), std::move(bytes));
    }
    archive_read_free(reader);
    return members;
}

Members read_with_ours(const fs::path& path) {
    const TarReader reader(path);
    Members members;
    for (const TarMember& member : reader.members()) {
        members.emplace_back(member.name, reader.read(member));
    }
    return members;
}

/// The message of the Error that reading the changed archive throws.
std::string failure_of(const fs::path& path, const std::string& bytes) {
    write_file_atomically(path, bytes);
    try {
        const TarReader reader(path);
        return "no error";
    } catch (const Error& error) {
        CHECK(error.code() == ExitCode::kBadInput);
        CHECK_THAT(error.what(), Catch::Contains(path.string()));
        return error.what();
    }
}

}  // namespace

TEST_CASE("a tar of ours reads back in libarchive, GNU tar and our reader") {
    const test::ScratchFolder scratch("tar");
    const fs::path path = scratch.path() / "a.tar";
    write_tar(path, kMembers);
    CHECK(read_with_libarchive(path) == kMembers);
    CHECK(read_with_ours(path) == kMembers);

    const fs::path out = scratch.path() / "out";
    fs::create_directories(out);
    const std::string command =
        "tar -xf '" + path.string() + "' -C '" + out.string() + "' 2>&1 > /dev/null";
    REQUIRE(std::system(command.c_str()) == 0);
    for (const auto& [name, bytes] : kMembers) {
        CHECK(read_file(out / name) == bytes);
    }
}

TEST_CASE("the bytes of a tar never change") {
    const test::ScratchFolder scratch("tar-bytes");
    const fs::path path = scratch.path() / "a.tar";
    write_tar(path, {{"k.json", "{}"}});
    const std::string bytes = read_file(path);
    REQUIRE(bytes.size() == 4 * kTarBlock);
    CHECK(bytes.substr(0, 7) == std::string("k.json\0", 7));
    CHECK(bytes.substr(100, 57) == std::string("0000644\0"
                                               "0000000\0"
                                               "0000000\0"
                                               "00000000002\0"
                                               "00000000000\0"
                                               "007062\0 0",
                                               57));
    CHECK(bytes.substr(257, 8) == std::string("ustar\00000", 8));
    CHECK(bytes.substr(265, 247) == std::string(247, '\0'));
    // The checksum above is right when another program accepts it.
    CHECK(read_with_libarchive(path) == Members{{"k.json", "{}"}});
}

TEST_CASE("members are found by name and by extent") {
    const test::ScratchFolder scratch("tar-random");
    const fs::path path = scratch.path() / "a.tar";
    write_tar(path, kMembers);
    const TarReader reader(path);
    const TarMember* member = reader.find("000000000.json");
    REQUIRE(member != nullptr);
    CHECK(reader.read(*member) == R"({"index":0})");
    CHECK(read_extent(path, member->offset, member->size) == R"({"index":0})");
    CHECK(reader.find("absent") == nullptr);
    CHECK_THROWS_AS((void)read_extent(path, fs::file_size(path), 1), Error);
}

TEST_CASE("damaged archives are refused with the file and the offset") {
    const test::ScratchFolder scratch("tar-damage");
    const fs::path path = scratch.path() / "a.tar";
    write_tar(path, kMembers);
    const std::string good = read_file(path);
    const fs::path bad = scratch.path() / "bad.tar";
    const auto changed = [&](std::size_t at, const std::string& text) {
        std::string bytes = good;
        bytes.replace(at, text.size(), text);
        return bytes;
    };

    CHECK_THAT(failure_of(bad, changed(3, "X")), Catch::Contains("offset 0: wrong checksum"));
    // The second header lies behind 512 + 1024 bytes.
    CHECK_THAT(failure_of(bad, changed(1536 + 3, "X")), Catch::Contains("offset 1536"));
    CHECK_THAT(failure_of(bad, good.substr(0, 700)), Catch::Contains("the file has 188 left"));
    CHECK_THAT(failure_of(bad, good.substr(0, good.size() - 1024)), Catch::Contains("truncated"));
    CHECK_THAT(failure_of(bad, good + std::string(512, '\0')), Catch::Contains("after the end"));
    CHECK_THAT(failure_of(bad, ""), Catch::Contains("truncated"));
    CHECK_THAT(failure_of(bad, "no tar at all"), Catch::Contains("truncated"));
}

TEST_CASE("an absurd size and an unsafe name are refused even with a right checksum") {
    const test::ScratchFolder scratch("tar-forged");
    const fs::path path = scratch.path() / "a.tar";
    write_tar(path, {{"name", "bytes"}});
    const std::string good = read_file(path);
    const auto forge = [&](TarField field, const std::string& text) {
        TarHeader header{};
        std::copy_n(good.begin(), kTarBlock, header.begin());
        std::copy(text.begin(), text.end(),
                  header.begin() + static_cast<std::ptrdiff_t>(field.offset));
        const std::string sum = fmt::format("{:06o}", tar_checksum(header));
        std::copy(sum.begin(), sum.end(),
                  header.begin() + static_cast<std::ptrdiff_t>(kTarChecksum.offset));
        return std::string(header.begin(), header.end()) + good.substr(kTarBlock);
    };
    CHECK_THAT(failure_of(path, forge(kTarSize, "77777777777")),
               Catch::Contains("says 8589934591"));
    CHECK_THAT(failure_of(path, forge(kTarSize, "0000000x002")), Catch::Contains("octal"));
    CHECK_THAT(failure_of(path, forge(kTarName, "../x")), Catch::Contains("unsafe"));
    CHECK_THAT(failure_of(path, forge(kTarType, "2")), Catch::Contains("plain file"));
    CHECK(failure_of(path, forge(kTarName, "name")) == "no error");
}

TEST_CASE("a member given twice is refused") {
    const test::ScratchFolder scratch("tar-twice");
    write_tar(scratch.path() / "a.tar", {{"a", "1"}, {"a", "2"}});
    CHECK_THROWS_WITH(TarReader(scratch.path() / "a.tar"), Catch::Contains("occurs twice"));
}

}  // namespace turntable
