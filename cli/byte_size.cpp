#include "cli/byte_size.h"

#include <cctype>
#include <charconv>
#include <string>

namespace turntable::cli {
namespace {

/// 1 for "", 1024 for "K", "KB" and "KiB", ...; 0 for what is no unit.
double unit_of(std::string_view text) {
    std::string unit;
    for (const char c : text) {
        unit += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    constexpr std::string_view kLetters = "KMGT";
    double size = 1.0;
    if (unit.empty() || unit == "B") {
        return size;
    }
    const std::string_view rest = std::string_view(unit).substr(1);
    const std::size_t power = kLetters.find(unit.front());
    if (power == std::string_view::npos || !(rest.empty() || rest == "B" || rest == "IB")) {
        return 0.0;
    }
    for (std::size_t i = 0; i <= power; ++i) {
        size *= 1024.0;
    }
    return size;
}

}  // namespace

std::optional<std::uint64_t> parse_byte_size(std::string_view text) {
    constexpr double kMost = 9007199254740992.0;  // 2^53: whole numbers up to there are exact
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto used = static_cast<std::size_t>(end - text.data());
    const double bytes = number * unit_of(text.substr(used));
    // The comparison is false for NaN, too.
    if (error != std::errc() || !(bytes >= 1.0 && bytes <= kMost)) {
        return std::nullopt;
    }
    return static_cast<std::uint64_t>(bytes);
}

}  // namespace turntable::cli
