#include "assets/sh3f_catalogue.h"

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "assets/class_map.h"
#include "assets/source_files.h"
#include "assets/text_lines.h"

namespace turntable {
namespace {

void append_utf8(unsigned code, std::string& text) {
    if (code < 0x80) {
        text.push_back(static_cast<char>(code));
    } else if (code < 0x800) {
        text.push_back(static_cast<char>(0xC0U | code >> 6U));
        text.push_back(static_cast<char>(0x80U | (code & 0x3FU)));
    } else {
        text.push_back(static_cast<char>(0xE0U | code >> 12U));
        text.push_back(static_cast<char>(0x80U | (code >> 6U & 0x3FU)));
        text.push_back(static_cast<char>(0x80U | (code & 0x3FU)));
    }
}

/// ISO 8859-1 with Java's back-slash escapes to UTF-8.
std::string unescaped(std::string_view value) {
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) {
        unsigned code = static_cast<unsigned char>(value[i]);
        if (code == '\\' && i + 1 < value.size()) {
            ++i;
            code = static_cast<unsigned char>(value[i]);
            if (code == 'u' && i + 4 < value.size()) {
                std::from_chars(value.data() + i + 1, value.data() + i + 5, code, 16);
                i += 4;
            } else if (code == 'n' || code == 't' || code == 'r') {
                code = ' ';
            }
        }
        append_utf8(code, text);
    }
    return text;
}

using Properties = std::map<std::string, std::string>;

Properties parse_properties(std::string_view text) {
    Properties properties;
    TextLines lines(text);
    std::string_view line;
    while (lines.next(line)) {
        const std::size_t equals = line.find('=');
        if (line.empty() || line[0] == '#' || line[0] == '!' || equals == std::string::npos) {
            continue;
        }
        properties[std::string(trimmed(line.substr(0, equals)))] =
            unescaped(trimmed(line.substr(equals + 1)));
    }
    return properties;
}

std::string value_of(const Properties& properties, const std::string& key) {
    const auto found = properties.find(key);
    return found == properties.end() ? "" : found->second;
}

std::string without_leading_slash(const std::string& path) {
    return path.starts_with('/') ? path.substr(1) : path;
}

}  // namespace

std::vector<Sh3fCatalogueEntry> parse_sh3f_catalogue(std::string_view text) {
    constexpr std::string_view kModelKey = "model#";
    const Properties properties = parse_properties(text);
    std::map<std::string, Sh3fCatalogueEntry> by_model;
    for (const auto& [key, model] : properties) {
        if (!key.starts_with(kModelKey) || model.empty()) {
            continue;
        }
        const std::string number = key.substr(kModelKey.size() - 1);  // "#12"
        Sh3fCatalogueEntry entry;
        entry.model = without_leading_slash(model);
        entry.name = value_of(properties, "name" + number);
        entry.creator = value_of(properties, "creator" + number);
        const std::string own = value_of(properties, "license" + number);
        entry.licence = own.empty() ? value_of(properties, "license") : own;
        entry.rotation = parse_rotation(value_of(properties, "modelRotation" + number));
        by_model.try_emplace(entry.model, std::move(entry));
    }
    std::vector<Sh3fCatalogueEntry> entries;
    entries.reserve(by_model.size());
    for (auto& [model, entry] : by_model) {
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::string spdx_licence(const std::string& licence) {
    const std::string text = lower_ascii(licence);
    const auto says = [&](std::string_view words) { return text.find(words) != std::string::npos; };
    if (says("public domain") || says("cc0") || says("cc-0")) {
        return "CC0-1.0";
    }
    const bool commons = says("creative commons") || says("cc-by") || says("cc by");
    const bool plain = !says("noncommercial") && !says("non commercial") &&
                       !says("non-commercial") && !says("noderiv") && !says("no deriv");
    if (commons && plain && (says("attribution") || says("by"))) {
        const std::string kind = says("share") ? "CC-BY-SA-" : "CC-BY-";
        for (const char* version : {"4.0", "3.0", "2.5", "2.0", "1.0"}) {
            if (says(version)) {
                return fmt::format("{}{}{}", kind, version, says("united states") ? "-US" : "");
            }
        }
    }
    return licence;
}

}  // namespace turntable
