// turntable-import: reads models and textures of all formats for `turntable`, as its child process,
// so that a parser's crash ends the child and not the run (assets/import_worker.h).
#include <unistd.h>

#include <exception>
#include <string_view>

#include <fmt/format.h>

#include "assets/import_child.h"
#include "assets/import_worker.h"
#include "base/error.h"

int main(int argc, char** argv) {
    using turntable::ExitCode;
    const std::string_view argument = argc == 2 ? argv[1] : "";
    if (argument == "--version") {
        fmt::print("{}\n", TURNTABLE_VERSION);
        return static_cast<int>(ExitCode::kDone);
    }
    if (argument != turntable::kImportWorkerFlag) {
        fmt::print(stderr, "turntable-import: not for people: `turntable assets import` runs it\n");
        return static_cast<int>(ExitCode::kBadInput);
    }
    try {
        return turntable::run_import_worker(STDIN_FILENO, STDOUT_FILENO);
    } catch (const std::exception& error) {
        fmt::print(stderr, "turntable-import: {}\n", error.what());
        return static_cast<int>(ExitCode::kEnvironment);
    }
}
