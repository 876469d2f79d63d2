// An importing child for tests: models whose name says so make it die, hang or eat memory.
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "assets/import_worker.h"

namespace {

void misbehave(const turntable::ImportRequest& request) {
    const auto named = [&](const char* what) {
        return request.model.find(what) != std::string::npos;
    };
    if (named("abort")) {
        std::abort();
    }
    if (named("exit")) {
        std::_Exit(7);
    }
    if (named("sleep")) {
        std::this_thread::sleep_for(std::chrono::hours(1));
    }
    if (named("spin")) {
        const std::atomic<bool> forever{true};
        while (forever.load()) {
        }
    }
    if (named("allocate")) {
        std::vector<std::vector<char>> hoard;
        while (true) {
            hoard.emplace_back(std::size_t{64} << 20U, 'x');
        }
    }
    if (named("throw")) {
        throw std::length_error("a parser's own exception");
    }
}

}  // namespace

int main() {
    return turntable::run_import_worker(STDIN_FILENO, STDOUT_FILENO, misbehave);
}
