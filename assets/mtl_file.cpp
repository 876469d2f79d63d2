#include "assets/mtl_file.h"

#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "assets/source_files.h"
#include "assets/text_lines.h"

namespace turntable {
namespace {

/// The options of a map statement and how many words follow each; -o, -s and -t take one to three
/// numbers.
struct MapOption {
    std::string_view name;
    int words;
    bool up_to_three_numbers = false;
};
constexpr std::array kMapOptions{
    MapOption{"-blendu", 1},  MapOption{"-blendv", 1},  MapOption{"-boost", 1},
    MapOption{"-mm", 2},      MapOption{"-o", 3, true}, MapOption{"-s", 3, true},
    MapOption{"-t", 3, true}, MapOption{"-texres", 1},  MapOption{"-clamp", 1},
    MapOption{"-bm", 1},      MapOption{"-imfchan", 1}, MapOption{"-type", 1},
    MapOption{"-cc", 1}};

class MtlParser {
public:
    MtlParser(std::string_view text, const std::string& file, std::vector<std::string>& warnings)
        : lines_(text), file_(file), warnings_(warnings) {}

    std::vector<MtlEntry> parse() {
        std::string_view line;
        while (lines_.next(line)) {
            std::string_view rest = line;
            const std::string keyword = lower_ascii(take_word(rest));
            rest = trimmed(rest);
            if (keyword == "newmtl") {
                entries_.emplace_back();
                entries_.back().name = std::string(unquoted(rest));
            } else if (!entries_.empty()) {
                parse_statement(keyword, rest, entries_.back());
            }
        }
        return std::move(entries_);
    }

private:
    void parse_statement(const std::string& keyword, std::string_view rest, MtlEntry& entry) {
        MtlMaterial& values = entry.values;
        const std::array<std::pair<std::string_view, std::optional<glm::vec3>*>, 4> colours{
            {{"ka", &values.ka}, {"kd", &values.kd}, {"ks", &values.ks}, {"ke", &values.ke}}};
        const std::array<std::pair<std::string_view, std::optional<float>*>, 4> numbers{
            {{"ns", &values.ns}, {"d", &values.d}, {"tr", &values.tr}, {"ni", &values.ni}}};
        for (const auto& [name, colour] : colours) {
            if (keyword == name) {
                parse_colour(rest, *colour);
                return;
            }
        }
        for (const auto& [name, number] : numbers) {
            if (keyword == name) {
                parse_number(rest, *number);
                return;
            }
        }
        if (keyword == "illum") {
            parse_illum(rest, values.illum);
        } else if (MtlMap* map = map_of(keyword, entry)) {
            *map = parse_map(rest);
        }
    }

    static MtlMap* map_of(const std::string& keyword, MtlEntry& entry) {
        const std::array<std::pair<std::string_view, MtlMap*>, 8> maps{{
            {"map_kd", &entry.map_kd},
            {"map_ks", &entry.map_ks},
            {"map_ke", &entry.map_ke},
            {"map_ns", &entry.map_ns},
            {"map_d", &entry.map_d},
            {"map_bump", &entry.map_bump},
            {"bump", &entry.map_bump},
            {"norm", &entry.map_bump},
        }};
        for (const auto& [name, map] : maps) {
            if (keyword == name) {
                return map;
            }
        }
        return nullptr;
    }

    std::optional<float> finite(std::string_view word) {
        const std::optional<float> value = parse_float(word);
        if (!value || !std::isfinite(*value)) {
            warn(fmt::format("\"{}\" is no number", word));
            return std::nullopt;
        }
        return value;
    }

    /// "r g b", or "r" alone for a grey; spectral and xyz colours are left out.
    void parse_colour(std::string_view rest, std::optional<glm::vec3>& colour) {
        glm::vec3 value{0.0F};
        for (int i = 0; i < 3; ++i) {
            const std::string_view word = take_word(rest);
            if (i > 0 && word.empty()) {
                value[i] = value[0];
                continue;
            }
            const std::optional<float> channel = finite(word);
            if (!channel) {
                return;
            }
            value[i] = *channel;
        }
        colour = value;
    }

    void parse_number(std::string_view rest, std::optional<float>& number) {
        std::string_view word = take_word(rest);
        if (word == "-halo") {
            word = take_word(rest);
        }
        if (const std::optional<float> value = finite(word)) {
            number = value;
        }
    }

    void parse_illum(std::string_view rest, std::optional<int>& illum) {
        const std::optional<std::int64_t> value = parse_integer(take_word(rest));
        if (!value || *value < 0 || *value > 10) {
            warn("illum is no number from 0 to 10");
            return;
        }
        illum = static_cast<int>(*value);
    }

    MtlMap parse_map(std::string_view rest) {
        MtlMap map;
        while (rest.starts_with('-')) {
            std::string_view after = rest;
            const std::string name = lower_ascii(take_word(after));
            const MapOption* option = nullptr;
            for (const MapOption& candidate : kMapOptions) {
                option = candidate.name == name ? &candidate : option;
            }
            if (option == nullptr) {
                break;  // a file name that starts with a dash
            }
            rest = skip_option(*option, after, map);
        }
        map.path = std::string(unquoted(trimmed(rest)));
        if (map.path.empty()) {
            warn("map statement without a file");
        }
        return map;
    }

    /// What follows the option's words.
    std::string_view skip_option(const MapOption& option, std::string_view rest, MtlMap& map) {
        for (int i = 0; i < option.words; ++i) {
            std::string_view after = rest;
            const std::optional<float> number = parse_float(take_word(after));
            if (option.up_to_three_numbers && i > 0 && !number) {
                break;
            }
            if (number && std::isfinite(*number)) {
                set_option(option.name, i, *number, map);
            }
            rest = after;
        }
        return trimmed(rest);
    }

    static void set_option(std::string_view option, int position, float number, MtlMap& map) {
        if (option == "-bm") {
            map.bump_scale = number;
        } else if (option == "-s" && position < 2) {
            map.uv_scale[position] = number;
        } else if (option == "-o" && position < 2) {
            map.uv_offset[position] = number;
        }
    }

    void warn(const std::string& why) {
        warnings_.push_back(fmt::format("{}:{}: {}", file_, lines_.number(), why));
    }

    TextLines lines_;
    const std::string& file_;
    std::vector<std::string>& warnings_;
    std::vector<MtlEntry> entries_;
};

}  // namespace

std::vector<MtlEntry> parse_mtl(std::string_view text, const std::string& file,
                                std::vector<std::string>& warnings) {
    return MtlParser(text, file, warnings).parse();
}

}  // namespace turntable
