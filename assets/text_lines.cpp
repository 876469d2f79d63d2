#include "assets/text_lines.h"

#include <charconv>
#include <limits>

namespace turntable {
namespace {

constexpr std::string_view kBlanks = " \t\v\f";

bool ends_with_continuation(std::string_view line) {
    return !line.empty() && line.back() == '\\';
}

}  // namespace

TextLines::TextLines(std::string_view text) : rest_(text) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (rest_.starts_with(kByteOrderMark)) {
        rest_.remove_prefix(kByteOrderMark.size());
    }
}

std::string_view TextLines::take_physical_line() {
    ++lines_taken_;
    const std::size_t end = rest_.find_first_of("\n\r");
    const std::string_view line = rest_.substr(0, end);
    last_line_ended_ = end != std::string_view::npos;
    if (end == std::string_view::npos) {
        rest_ = {};
    } else {
        const bool crlf = rest_[end] == '\r' && end + 1 < rest_.size() && rest_[end + 1] == '\n';
        rest_.remove_prefix(end + (crlf ? 2 : 1));
    }
    return line;
}

bool TextLines::next(std::string_view& line) {
    if (rest_.empty()) {
        return false;
    }
    line = take_physical_line();
    number_ = lines_taken_;
    if (ends_with_continuation(line)) {
        joined_.clear();
        while (ends_with_continuation(line)) {
            joined_.append(line.substr(0, line.size() - 1)).push_back(' ');
            line = rest_.empty() ? std::string_view() : take_physical_line();
        }
        joined_.append(line);
        line = joined_;
    }
    line = trimmed(line);
    return true;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string_view take_word(std::string_view& rest) {
    rest = trimmed(rest);
    const std::size_t end = rest.find_first_of(kBlanks);
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(word.size());
    return word;
}

std::string_view unquoted(std::string_view text) {
    const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
                        text.back() == text.front();
    return quoted ? text.substr(1, text.size() - 2) : text;
}

std::optional<float> parse_float(std::string_view word) {
    if (word.starts_with('+')) {
        word.remove_prefix(1);
    }
    float value = 0.0F;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (end != word.data() + word.size() || word.empty()) {
        return std::nullopt;
    }
    if (error == std::errc::result_out_of_range) {  // too small is 0, too large is infinite
        double wide = 0.0;
        std::from_chars(word.data(), word.data() + word.size(), wide);
        const bool tiny = wide > -1.0 && wide < 1.0 && word.find("e-") != std::string_view::npos;
        return tiny ? 0.0F : std::numeric_limits<float>::infinity();
    }
    return error == std::errc() ? std::optional<float>(value) : std::nullopt;
}

std::optional<std::int64_t> parse_integer(std::string_view word) {
    if (word.starts_with('+')) {
        word.remove_prefix(1);
    }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    const bool whole = end == word.data() + word.size() && error == std::errc();
    return whole && !word.empty() ? std::optional<std::int64_t>(value) : std::nullopt;
}

}  // namespace turntable
