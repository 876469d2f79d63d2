// MachineFacts: what the program runs on, as the kernel and the processor say.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace turntable::cli {

struct MachineFacts {
    std::string cpu;               ///< model name
    std::vector<std::string> isa;  ///< of the sets that matter here: "avx2", "fma", "avx512f", ...
    unsigned threads = 1;          ///< processors this process may run on
    std::uint64_t memory_bytes = 0;     ///< installed, or the control group's limit if lower
    std::uint64_t available_bytes = 0;  ///< free without swapping, by the kernel's estimate
    std::string system;                 ///< e.g. "Debian GNU/Linux 12 (bookworm)"
};

[[nodiscard]] MachineFacts read_machine_facts();

/// The instruction sets that the renderer was compiled for and this processor lacks.
[[nodiscard]] std::vector<std::string> missing_instruction_sets(const MachineFacts& machine);

}  // namespace turntable::cli
