// SPIR-V as glslc writes it to a file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace turntable::test {

/// Words of a file. Throws Error (bad input) when it cannot be read.
[[nodiscard]] std::vector<std::uint32_t> read_spirv(const std::filesystem::path& path);

}  // namespace turntable::test
