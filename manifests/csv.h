// CSV as RFC 4180 says: commas, quotes doubled, CRLF line ends.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace turntable {

/// Appends one field, quoted only when it holds a comma, a quote or a line break.
void append_csv_field(std::string& out, std::string_view field);
/// Appends a whole record with its line end.
void append_csv_record(std::string& out, std::span<const std::string> fields);

}  // namespace turntable
