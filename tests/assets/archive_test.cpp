// Folders and zip archives as sources, and archives that mean harm.
#include <filesystem>
#include <string>

#include "assets/rejected_model.h"
#include "assets/source_files.h"
#include "assets/zip_archive.h"
#include "base/atomic_file.h"
#include "base/error.h"
#include "tests/assets/fixtures.h"
#include "tests/catch.h"
#include "tests/paths.h"

namespace fs = std::filesystem;
using turntable::AssetRejection;
using turntable::join_source_path;
using turntable::open_zip;
using turntable::RejectedModel;
using turntable::test::contains;
using turntable::test::message_of;
using turntable::test::ScratchFolder;
using turntable::test::write_text;
using turntable::test::write_zip;

namespace {

template <class Call>
AssetRejection rejection_of(Call call) {
    try {
        call();
    } catch (const RejectedModel& rejection) {
        return rejection.reason();
    }
    return AssetRejection::kNone;
}

}  // namespace

TEST_CASE("Paths are joined inside the root or not at all") {
    CHECK(join_source_path("a/b", "c.png") == "a/b/c.png");
    CHECK(join_source_path("a/b", "../c.png") == "a/c.png");
    CHECK(join_source_path("a/b", "./x/../c.png") == "a/b/c.png");
    CHECK(join_source_path("", "t\\c.png") == "t/c.png");
    CHECK_FALSE(join_source_path("a", "../../c.png").has_value());
    CHECK_FALSE(join_source_path("a", "/etc/passwd").has_value());
    CHECK_FALSE(join_source_path("a", "C:\\c.png").has_value());
    CHECK_FALSE(join_source_path("a", "").has_value());
}

TEST_CASE("A zip is read in any order, names in any case") {
    const ScratchFolder scratch("zip");
    const fs::path path = scratch.path() / "a.zip";
    write_zip(
        path,
        {{"one.txt", "first"}, {"dir/Two.TXT", std::string(100'000, 'x')}, {"three", "third"}});
    const auto files = open_zip(path);
    CHECK(files->list() == std::vector<std::string>{"dir/Two.TXT", "one.txt", "three"});
    CHECK(files->resolve("dir/two.txt") == "dir/Two.TXT");
    CHECK_FALSE(files->resolve("dir").has_value());
    CHECK(files->read("three") == "third");
    CHECK(files->read("dir/Two.TXT").size() == 100'000);
    CHECK(files->read("one.txt") == "first");
    CHECK(files->read("one.txt") == "first");
}

TEST_CASE("A folder behaves as a zip does") {
    const ScratchFolder scratch("folder");
    write_text(scratch.path() / "dir" / "Two.TXT", "two");
    write_text(scratch.path() / "one.txt", "one");
    const auto files = turntable::open_source(scratch.path());
    CHECK(files->list() == std::vector<std::string>{"dir/Two.TXT", "one.txt"});
    CHECK(files->resolve("DIR/two.txt") == "dir/Two.TXT");
    CHECK_FALSE(files->resolve("dir").has_value());
    CHECK(files->read("dir/Two.TXT") == "two");
}

TEST_CASE("Names that leave the archive make it unsafe as a whole") {
    const ScratchFolder scratch("unsafe");
    for (const char* name : {"../evil.obj", "a/../../evil.obj", "a/../b.obj", "/etc/evil.obj",
                             "..\\evil.obj", "C:\\evil.obj"}) {
        const fs::path path = scratch.path() / "evil.zip";
        write_zip(path, {{"good.obj", "v 0 0 0\n"}, {name, "x"}});
        INFO(name);
        CHECK(rejection_of([&] { (void)open_zip(path); }) == AssetRejection::kUnsafeArchive);
    }
}

TEST_CASE("A zip bomb is refused before it fills the memory") {
    const ScratchFolder scratch("bomb");
    const fs::path path = scratch.path() / "bomb.zip";
    write_zip(path, {{"bomb.obj", std::string(std::size_t{40} << 20U, '\0')}, {"ok.txt", "fine"}});
    REQUIRE(fs::file_size(path) < 100'000);
    const auto files = open_zip(path);
    CHECK(rejection_of([&] { (void)files->read("bomb.obj"); }) == AssetRejection::kUnsafeArchive);
    CHECK(files->read("ok.txt") == "fine");  // the rest stays readable

    turntable::InflationLimits small;
    small.entry_bytes = 10;
    const auto strict = open_zip(path, small);
    CHECK(rejection_of([&] { (void)strict->read("bomb.obj"); }) == AssetRejection::kUnsafeArchive);

    small.entries = 1;
    CHECK(rejection_of([&] { (void)open_zip(path, small); }) == AssetRejection::kUnsafeArchive);
}

TEST_CASE("Text that packs well is no bomb") {
    const ScratchFolder scratch("text");
    std::string text;
    for (int i = 0; text.size() < (std::size_t{20} << 20U); ++i) {
        text += "v 0." + std::to_string(i) + " 0.5 0.25\n";
    }
    write_zip(scratch.path() / "a.zip", {{"a.obj", text}});
    CHECK(open_zip(scratch.path() / "a.zip")->read("a.obj") == text);
}

TEST_CASE("Damaged and absent archives are named") {
    const ScratchFolder scratch("damaged");
    const fs::path path = scratch.path() / "a.zip";
    CHECK(contains(message_of([&] { (void)open_zip(path); }), "a.zip"));
    write_text(path, "no zip at all");
    CHECK_THROWS_AS(open_zip(path), turntable::Error);
    std::string content;
    for (int i = 0; i < 50'000; ++i) {
        content += std::to_string(i * 7919 % 10'007);
    }
    write_zip(path, {{"a.obj", content}});
    std::string bytes = turntable::read_file(path);
    bytes[bytes.size() / 2] ^= 0x55;  // inside the entry's data
    write_text(path, bytes);
    const auto files = open_zip(path);
    CHECK(rejection_of([&] { (void)files->read("a.obj"); }) == AssetRejection::kUnreadable);
}
