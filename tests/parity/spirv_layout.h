// Where SPIR-V puts the members of structs that live in buffers.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

namespace turntable::test {

struct SpirvStruct {
    std::map<std::string, std::uint32_t> offsets;  ///< bytes, by member
    std::uint32_t stride = 0;                      ///< of an array of it; 0: there is none
};

/// Structs of a module with their buffer layout, by name. The module must keep its names (glslc
/// does unless told to strip them). Of the binary form (SPIR-V specification, section 2.3) only
/// names, decorations and array types are read.
[[nodiscard]] std::map<std::string, SpirvStruct>
spirv_structs(std::span<const std::uint32_t> module);

}  // namespace turntable::test
