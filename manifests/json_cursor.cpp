#include "manifests/json_cursor.h"

#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

#include <fmt/format.h>

#include "base/check.h"
#include "base/error.h"

namespace turntable {
namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20;
}

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) {
        ++end;
    }
    return end - at;
}

/// Length of the JSON number at the start of `text` (RFC 8259, section 6), 0 when there is none.
std::size_t number_length(std::string_view text) {
    std::size_t at = !text.empty() && text[0] == '-' ? 1 : 0;
    const std::size_t whole = digits_at(text, at);
    if (whole == 0 || (whole > 1 && text[at] == '0')) {
        return 0;
    }
    at += whole;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = digits_at(text, at + 1);
        if (fraction == 0) {
            return 0;
        }
        at += 1 + fraction;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        std::size_t digits = at + 1;
        if (digits < text.size() && (text[digits] == '+' || text[digits] == '-')) {
            ++digits;
        }
        const std::size_t exponent = digits_at(text, digits);
        if (exponent == 0) {
            return 0;
        }
        at = digits + exponent;
    }
    return at;
}

void append_utf8(std::string& out, std::uint32_t code) {
    const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | (code >> 6U));
        put(0x80 | (code & 0x3FU));
    } else if (code < 0x10000) {
        put(0xE0 | (code >> 12U));
        put(0x80 | ((code >> 6U) & 0x3FU));
        put(0x80 | (code & 0x3FU));
    } else {
        put(0xF0 | (code >> 18U));
        put(0x80 | ((code >> 12U) & 0x3FU));
        put(0x80 | ((code >> 6U) & 0x3FU));
        put(0x80 | (code & 0x3FU));
    }
}

}  // namespace

JsonCursor::JsonCursor(std::string_view text, std::string_view origin)
    : text_(text), origin_(origin) {}

void JsonCursor::fail(std::string_view what) const {
    if (field_.empty()) {
        throw bad_input("{}: {} at byte {}", origin_, what, at_);
    }
    throw bad_input("{}: field \"{}\": {} at byte {}", origin_, field_, what, at_);
}

void JsonCursor::skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) {
        ++at_;
    }
}

void JsonCursor::expect(char c) {
    skip_space();
    if (at_ >= text_.size() || text_[at_] != c) {
        fail(fmt::format("expected '{}'", c));
    }
    ++at_;
}

void JsonCursor::begin_object() {
    expect('{');
    first_ = true;
    ++depth_;
}

void JsonCursor::begin_array() {
    expect('[');
    first_ = true;
    ++depth_;
}

/// Consumes the bracket (more = false) or the comma before the next item (more = true).
void JsonCursor::separate(char close, bool& more) {
    skip_space();
    more = at_ >= text_.size() || text_[at_] != close;
    if (!more) {
        ++at_;
        --depth_;
    } else if (!first_) {
        expect(',');
    }
    first_ = false;
}

bool JsonCursor::next_key(std::string_view& key) {
    bool more = false;
    separate('}', more);
    if (more) {
        key = string_view_value(key_scratch_);
        if (depth_ == 1) {
            field_.assign(key);
        }
        expect(':');
    }
    return more;
}

bool JsonCursor::next_element() {
    bool more = false;
    separate(']', more);
    return more;
}

std::string_view JsonCursor::string_view_value(std::string& scratch) {
    skip_space();
    if (at_ >= text_.size() || text_[at_] != '"') {
        fail("expected a string");
    }
    const std::size_t start = ++at_;
    scratch.clear();
    bool escaped = false;
    while (true) {
        const std::size_t run = at_;
        while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
               !is_control(text_[at_])) {
            ++at_;
        }
        if (at_ >= text_.size() || is_control(text_[at_])) {
            fail("unterminated string");
        }
        const bool closes = text_[at_] == '"';
        if (closes && !escaped) {
            return text_.substr(start, at_++ - start);  // no copy in the common case
        }
        scratch.append(text_.substr(run, at_ - run));
        ++at_;
        if (closes) {
            return scratch;
        }
        escaped = true;
        read_escape(scratch);
    }
}

void JsonCursor::read_escape(std::string& out) {
    static constexpr std::string_view kCodes = "\"\\/bfnrt";
    static constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    const char code = at_ < text_.size() ? text_[at_] : '\0';
    ++at_;
    if (code == 'u') {
        read_unicode_escape(out);
        return;
    }
    const std::size_t which = kCodes.find(code);
    if (which == std::string_view::npos) {
        fail("unknown escape");
    }
    out.push_back(kMeanings[which]);
}

void JsonCursor::read_unicode_escape(std::string& out) {
    std::uint32_t code = read_hex4();
    if (code >= 0xDC00 && code < 0xE000) {
        fail("low surrogate without a high one");
    }
    if (code >= 0xD800 && code < 0xDC00) {  // a surrogate pair names one code point
        if (text_.substr(at_, 2) != "\\u") {
            fail("high surrogate without a low one");
        }
        at_ += 2;
        const std::uint32_t low = read_hex4();
        if (low < 0xDC00 || low >= 0xE000) {
            fail("high surrogate without a low one");
        }
        code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
    }
    append_utf8(out, code);
}

std::uint32_t JsonCursor::read_hex4() {
    const std::string_view digits = text_.substr(std::min(at_, text_.size()), 4);
    std::uint32_t code = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    if (digits.size() != 4 || error != std::errc() || end != digits.data() + 4) {
        fail("expected four hexadecimal digits");
    }
    at_ += 4;
    return code;
}

std::string JsonCursor::string_value() {
    std::string scratch;
    const std::string_view view = string_view_value(scratch);
    return view.data() == scratch.data() ? std::move(scratch) : std::string(view);
}

std::string_view JsonCursor::number_token() {
    skip_space();
    const std::string_view rest = text_.substr(at_);
    return rest.substr(0, number_length(rest));
}

double JsonCursor::number() {
    const std::string_view token = number_token();
    double value = 0.0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    if (token.empty() || error != std::errc() || end != token.data() + token.size()) {
        fail("expected a number");
    }
    at_ += token.size();
    return value;
}

std::uint64_t JsonCursor::unsigned_integer() {
    const std::string_view token = number_token();
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    if (token.empty() || error != std::errc() || end != token.data() + token.size()) {
        fail("expected a whole number, zero or more");
    }
    at_ += token.size();
    return value;
}

int JsonCursor::integer() {
    const std::string_view token = number_token();
    int value = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    if (token.empty() || error != std::errc() || end != token.data() + token.size()) {
        fail("expected a whole number");
    }
    at_ += token.size();
    return value;
}

void JsonCursor::end() {
    field_.clear();
    skip_space();
    if (at_ != text_.size()) {
        fail("unexpected text after the value");
    }
}

void append_json_string(std::string& out, std::string_view text) {
    out.push_back('"');
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (is_control(c)) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
        } else {
            out.push_back(c);
        }
    }
    out.push_back('"');
}

namespace {

template <class T>
void append_digits(std::string& out, T value) {
    std::array<char, 32> digits{};
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out.append(digits.data(), result.ptr);
}

}  // namespace

void append_json_number(std::string& out, double value) {
    TT_CHECK(std::isfinite(value));
    if (value == 0.0 && std::signbit(value)) {
        out += "-0.0";  // many parsers read the shorter "-0" as an integer and lose the sign
        return;
    }
    append_digits(out, value);
}

void append_json_number(std::string& out, std::uint64_t value) {
    append_digits(out, value);
}

void append_json_number(std::string& out, int value) {
    append_digits(out, value);
}

}  // namespace turntable
