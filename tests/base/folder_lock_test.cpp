#include "base/folder_lock.h"

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "base/atomic_file.h"
#include "base/error.h"
#include "tests/catch.h"
#include "tests/paths.h"

namespace turntable {

TEST_CASE("under a folder's lock nobody's change is lost") {
    const test::ScratchFolder folder("folder-lock");
    const std::filesystem::path file = folder.path() / "letters";
    write_file_atomically(file, std::string_view());
    constexpr std::size_t kThreads = 4;
    constexpr std::size_t kRounds = 25;
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < kThreads; ++t) {
        threads.emplace_back([&] {
            for (std::size_t round = 0; round < kRounds; ++round) {
                const FolderLock alone(folder.path());
                write_file_atomically(file, read_file(file) + "x");
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    CHECK(read_file(file).size() == kThreads * kRounds);
}

TEST_CASE("an absent folder has no lock") {
    const test::ScratchFolder folder("folder-lock-absent");
    CHECK_THROWS_WITH(FolderLock(folder.path() / "none"), test::contains_text("No such file"));
}

}  // namespace turntable
