#include "cli/machine_facts.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string_view>

#include <sched.h>
#include <unistd.h>

#include <fmt/format.h>

namespace turntable::cli {
namespace {

// The value of the first line "key<separator>value" of a file of such lines; empty when absent.
std::string value_of(const char* path, std::string_view key, char separator) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const std::size_t end = line.find(separator);
        if (end == std::string::npos || !line.starts_with(key)) {
            continue;
        }
        const std::size_t first = line.find_first_not_of(" \t\"", end + 1);
        const std::size_t last = line.find_last_not_of(" \t\"");
        return first == std::string::npos ? std::string() : line.substr(first, last - first + 1);
    }
    return {};
}

// /proc/meminfo counts in KiB.
std::uint64_t meminfo_bytes(std::string_view key) {
    const std::string value = value_of("/proc/meminfo", key, ':');
    return value.empty() ? 0 : std::strtoull(value.c_str(), nullptr, 10) * 1024;
}

// The memory limit of the control group (version 2), or the largest number when there is none.
std::uint64_t memory_limit() {
    std::ifstream file("/sys/fs/cgroup/memory.max");
    std::uint64_t limit = 0;
    return file >> limit ? limit : ~std::uint64_t{0};
}

unsigned usable_processors() {
    cpu_set_t set;
    if (::sched_getaffinity(0, sizeof(set), &set) == 0) {
        return static_cast<unsigned>(CPU_COUNT(&set));
    }
    return static_cast<unsigned>(std::max(1L, ::sysconf(_SC_NPROCESSORS_ONLN)));
}

std::vector<std::string> instruction_sets() {
    std::vector<std::string> found;
#if defined(__x86_64__)
    __builtin_cpu_init();
    // The builtin takes literals only.
    const auto add = [&found](const char* name, int present) {
        if (present != 0) {
            found.emplace_back(name);
        }
    };
    add("sse4.2", __builtin_cpu_supports("sse4.2"));
    add("avx", __builtin_cpu_supports("avx"));
    add("avx2", __builtin_cpu_supports("avx2"));
    add("fma", __builtin_cpu_supports("fma"));
    add("bmi2", __builtin_cpu_supports("bmi2"));
    add("avx512f", __builtin_cpu_supports("avx512f"));
#endif
    return found;
}

}  // namespace

MachineFacts read_machine_facts() {
    MachineFacts facts;
    facts.cpu = value_of("/proc/cpuinfo", "model name", ':');
    facts.isa = instruction_sets();
    facts.threads = usable_processors();
    facts.memory_bytes = std::min(meminfo_bytes("MemTotal"), memory_limit());
    facts.available_bytes = std::min(meminfo_bytes("MemAvailable"), memory_limit());
    facts.system = value_of("/etc/os-release", "PRETTY_NAME", '=');
    return facts;
}

std::vector<std::string> missing_instruction_sets(const MachineFacts& machine) {
    std::vector<std::string> missing;
    // x86-64-v3, for which the renderer is compiled by default (TURNTABLE_MARCH), is these and sets
    // that every processor with them has.
    for (const char* needed : {"avx2", "fma", "bmi2"}) {
        if (std::find(machine.isa.begin(), machine.isa.end(), needed) == machine.isa.end()) {
            missing.emplace_back(needed);
        }
    }
    return missing;
}

}  // namespace turntable::cli
