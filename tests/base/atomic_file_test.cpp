#include "base/atomic_file.h"

#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "base/batch_writing.h"
#include "base/error.h"
#include "tests/catch.h"
#include "tests/paths.h"

namespace turntable {
namespace fs = std::filesystem;

namespace {

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

ExitCode code_of(const std::function<void()>& action, std::string& message) {
    try {
        action();
    } catch (const Error& error) {
        message = error.what();
        return error.code();
    }
    return ExitCode::kDone;
}

}  // namespace

TEST_CASE("an atomically written file holds exactly its bytes and leaves nothing beside it") {
    const test::ScratchFolder folder("atomic-file");
    const fs::path path = folder.path() / "file.bin";
    const std::string text("a\0b\n\xff", 5);
    write_file_atomically(path, text);
    CHECK(read_file(path) == text);
    write_file_atomically(path, std::string_view("shorter"));
    CHECK(read_file(path) == "shorter");
    write_file_atomically(path, std::string_view());
    CHECK(read_file(path).empty());
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a write that cannot be made names the file and leaves the old one alone") {
    const test::ScratchFolder folder("atomic-file-fault");
    std::string message;
    const fs::path absent = folder.path() / "absent" / "file";
    CHECK(code_of([&] { write_file_atomically(absent, std::string_view("x")); }, message) ==
          ExitCode::kEnvironment);
    CHECK(message.find((folder.path() / "absent").string()) != std::string::npos);
    // A folder in the place of the target: the rename fails after the bytes were written.
    const fs::path taken = folder.path() / "taken";
    fs::create_directories(taken / "inside");
    CHECK(code_of([&] { write_file_atomically(taken, std::string_view("x")); }, message) ==
          ExitCode::kEnvironment);
    CHECK(fs::is_directory(taken / "inside"));
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("temporary names are unique and lie in the target's folder") {
    const fs::path path = "some/folder/target.tar";
    const fs::path first = temporary_sibling(path);
    const fs::path second = temporary_sibling(path);
    CHECK(first != second);
    CHECK(first != path);
    CHECK(first.parent_path() == path.parent_path());
}

TEST_CASE("a file is published whole from its temporary name") {
    const test::ScratchFolder folder("publish-file");
    const fs::path path = folder.path() / "target";
    const fs::path temporary = temporary_sibling(path);
    std::ofstream(temporary) << "content";
    publish_file(temporary, path);
    CHECK(read_file(path) == "content");
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("only the temporaries of writers that are gone are swept away") {
    const test::ScratchFolder folder("stale-temporaries");
    const fs::path ours = temporary_sibling(folder.path() / "000000.tar");
    std::string name = temporary_sibling(folder.path() / "000001.tar").filename();
    const std::string pid = fmt::format("-{}-", ::getpid());
    REQUIRE(name.find(pid) != std::string::npos);
    name.replace(name.find(pid), pid.size(), "-999999999-");  // above the kernel's largest pid
    std::ofstream(ours) << "being written";
    std::ofstream(folder.path() / name) << "abandoned";
    std::ofstream(folder.path() / "000002.tar") << "finished";
    CHECK(remove_stale_temporaries(folder.path()) == 1);
    CHECK(fs::exists(ours));
    CHECK_FALSE(fs::exists(folder.path() / name));
    CHECK(fs::exists(folder.path() / "000002.tar"));
}

TEST_CASE("racing writers of the same bytes leave exactly those bytes") {
    const test::ScratchFolder folder("atomic-file-race");
    const fs::path path = folder.path() / "shard";
    const std::string text(100'000, 'r');
    constexpr int kWriters = 4;
    std::vector<std::thread> writers;
    writers.reserve(kWriters);
    for (int i = 0; i < kWriters; ++i) {
        writers.emplace_back([&] {
            for (int round = 0; round < 5; ++round) {
                write_file_atomically(path, text);
            }
        });
    }
    for (std::thread& writer : writers) {
        writer.join();
    }
    CHECK(read_file(path) == text);
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("reading what is no file is bad input") {
    const test::ScratchFolder folder("read-file");
    std::string message;
    CHECK(code_of([&] { static_cast<void>(read_file(folder.path() / "absent")); }, message) ==
          ExitCode::kBadInput);
    CHECK(message.find("no such file") != std::string::npos);
    CHECK(code_of([&] { static_cast<void>(read_file(folder.path())); }, message) ==
          ExitCode::kBadInput);
}

TEST_CASE("files written in a batch hold their bytes and leave nothing beside them") {
    const test::ScratchFolder folder("batch-writing");
    const std::string text("a\0b\n\xff", 5);
    for (const char* name : {"one", "two", "one"}) {
        write_file_unsynced(folder.path() / name, text + name);
    }
    sync_files(folder.path());
    CHECK(read_file(folder.path() / "one") == text + "one");
    CHECK(read_file(folder.path() / "two") == text + "two");
    CHECK(files_in(folder.path()) == 2);
    std::string message;
    CHECK(code_of([&] { write_file_unsynced(folder.path() / "none" / "file", text); }, message) ==
          ExitCode::kEnvironment);
    CHECK(message.find("No such file") != std::string::npos);
    fs::create_directory(folder.path() / "taken");
    CHECK(code_of([&] { write_file_unsynced(folder.path() / "taken", text); }, message) ==
          ExitCode::kEnvironment);
    CHECK(files_in(folder.path()) == 3);
    CHECK(code_of([&] { sync_files(folder.path() / "none"); }, message) == ExitCode::kEnvironment);
}

}  // namespace turntable
