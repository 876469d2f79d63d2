// JsonCursor: a strict pull parser over one JSON text, for records that are read by the million.
// A general tree parser costs ten times as much (docs/dataset.md, "Reading rate").
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace turntable {

/// Reads RFC 8259 JSON left to right; the caller says what it expects next. Every mismatch throws
/// Error (bad input): "<origin>: field "<name>": expected ... at byte N". Both views given to the
/// constructor must outlive the cursor.
class JsonCursor {
public:
    JsonCursor(std::string_view text, std::string_view origin);

    void begin_object();
    /// Moves to the next member and stores its key (valid until the next call); false at the end,
    /// which is consumed.
    [[nodiscard]] bool next_key(std::string_view& key);
    void begin_array();
    /// True when another element follows; false at the end, which is consumed.
    [[nodiscard]] bool next_element();

    [[nodiscard]] std::string string_value();
    /// Finite; numbers beyond the range of double are refused.
    [[nodiscard]] double number();
    [[nodiscard]] std::uint64_t unsigned_integer();
    [[nodiscard]] int integer();

    /// Nothing but white space may follow.
    void end();

    /// Throws Error (bad input) naming origin, the current top-level field and the place.
    [[noreturn]] void fail(std::string_view what) const;

private:
    void skip_space();
    void expect(char c);
    void separate(char close, bool& more);
    [[nodiscard]] std::string_view string_view_value(std::string& scratch);
    void read_escape(std::string& out);
    void read_unicode_escape(std::string& out);
    [[nodiscard]] std::uint32_t read_hex4();
    [[nodiscard]] std::string_view number_token();

    std::string_view text_;
    std::string_view origin_;
    std::size_t at_ = 0;
    bool first_ = false;  ///< directly after an opening bracket
    int depth_ = 0;
    std::string key_scratch_;
    std::string field_;  ///< the key of depth 1 that is being read
};

/// Appends `text` as a JSON string: quotes, backslash and control characters escaped, other bytes
/// as they are.
void append_json_string(std::string& out, std::string_view text);
/// Appends the shortest decimal form that reads back as the same double. `value` must be finite.
void append_json_number(std::string& out, double value);
void append_json_number(std::string& out, std::uint64_t value);
void append_json_number(std::string& out, int value);

}  // namespace turntable
