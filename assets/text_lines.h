// Reading line-based model files (OBJ, MTL): logical lines, words, numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace turntable {

/// Logical lines of a text: LF, CRLF or CR ends, a back slash at the end of a line joins the next.
/// `text` must outlive the reader; a returned line is valid until the next call.
class TextLines {
public:
    explicit TextLines(std::string_view text);

    /// False at the end. The line comes without its end and without blanks around it.
    bool next(std::string_view& line);
    /// 1-based number of the first physical line of the line last returned.
    [[nodiscard]] std::uint64_t number() const { return number_; }
    /// True when the line last returned is the last and has no line end: the text may be cut off.
    [[nodiscard]] bool ends_here() const { return rest_.empty() && !last_line_ended_; }

private:
    std::string_view take_physical_line();

    std::string_view rest_;
    std::string joined_;
    std::uint64_t number_ = 0;
    std::uint64_t lines_taken_ = 0;
    bool last_line_ended_ = true;
};

[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Removes the next blank-separated word from `rest`; empty when there is none.
std::string_view take_word(std::string_view& rest);
/// The text without one pair of double or single quotes around it.
[[nodiscard]] std::string_view unquoted(std::string_view text);

/// The whole word as a float; "nan" and "inf" parse, a value beyond float becomes infinite.
/// Empty when the word is no number.
[[nodiscard]] std::optional<float> parse_float(std::string_view word);
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view word);

}  // namespace turntable
