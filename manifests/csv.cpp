#include "manifests/csv.h"

namespace turntable {

void append_csv_field(std::string& out, std::string_view field) {
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
        out.append(field);
        return;
    }
    out.push_back('"');
    for (const char c : field) {
        out.append(c == '"' ? 2 : 1, c);
    }
    out.push_back('"');
}

void append_csv_record(std::string& out, std::span<const std::string> fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) {
            out.push_back(',');
        }
        append_csv_field(out, fields[i]);
    }
    out += "\r\n";
}

}  // namespace turntable
