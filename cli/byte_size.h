// Byte sizes as people type them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace turntable::cli {

/// "8G", "512M", "1.5G", "64KiB", "1048576": a number, then nothing or K, M, G, T in powers of
/// 1024, then nothing, "B" or "iB"; case is ignored. Empty for anything else.
[[nodiscard]] std::optional<std::uint64_t> parse_byte_size(std::string_view text);

}  // namespace turntable::cli
