#include "assets/obj_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_map>

#include "assets/rejected_model.h"
#include "assets/text_lines.h"

namespace turntable {
namespace {

/// Indices are stored in 32 bits.
constexpr std::int64_t kMaxElements = std::numeric_limits<std::int32_t>::max();

class ObjParser {
public:
    ObjParser(std::string_view text, const std::string& name, std::uint64_t max_faces)
        : lines_(text), name_(name), max_faces_(max_faces) {}

    ObjFile parse() {
        std::string_view line;
        while (lines_.next(line)) {
            parse_statement(line);
        }
        require_indices_in_range();
        require_lines_in_range();
        warn_of_short_faces();
        return std::move(file_);
    }

private:
    void parse_statement(std::string_view rest) {
        const std::string_view keyword = take_word(rest);
        if (keyword == "v") {
            file_.positions.push_back(parse_point(rest));
        } else if (keyword == "vn") {
            file_.normals.push_back(parse_point(rest));
        } else if (keyword == "vt") {
            parse_uv(rest);
        } else if (keyword == "f" || keyword == "fo") {
            parse_face(rest);
        } else if (keyword == "usemtl") {
            material_ = material_index(std::string(unquoted(trimmed(rest))));
        } else if (keyword == "s") {
            parse_smoothing(rest);
        } else if (keyword == "l") {
            parse_line_element(rest);
        } else if (keyword == "o" && !trimmed(rest).empty()) {
            ++object_;
            smooth_ = false;
        } else if (keyword == "mtllib") {
            file_.material_libraries.emplace_back(trimmed(rest));
        }
    }

    glm::vec3 parse_point(std::string_view rest) {
        glm::vec3 point{0.0F};
        for (int i = 0; i < 3; ++i) {
            point[i] = parse_coordinate(take_word(rest));
        }
        return point;
    }

    void parse_uv(std::string_view rest) {
        const float u = parse_coordinate(take_word(rest));
        const std::string_view second = take_word(rest);
        file_.uvs.emplace_back(u, second.empty() ? 0.0F : parse_coordinate(second));
    }

    float parse_coordinate(std::string_view word) {
        const std::optional<float> value = parse_float(word);
        if (!value) {
            throw at_line(AssetRejection::kUnreadable,
                          word.empty() ? "truncated statement"
                                       : fmt::format("\"{}\" is no number", word));
        }
        if (!std::isfinite(*value)) {
            throw at_line(AssetRejection::kNonFinite, fmt::format("coordinate {}", word));
        }
        return *value;
    }

    void parse_face(std::string_view rest) {
        ObjFace face;
        face.first_corner = static_cast<std::uint32_t>(file_.corners.size());
        face.material = material_;
        face.object = object_;
        face.smooth = smooth_;
        for (std::string_view word = take_word(rest); !word.empty(); word = take_word(rest)) {
            if (word.front() == '#') {
                break;
            }
            file_.corners.push_back(parse_corner(word));
            ++face.corner_count;
        }
        if (face.corner_count < 3) {
            drop_short_face(face);
            return;
        }
        require_not_cut_off(face);
        file_.faces.push_back(face);
        face_lines_.push_back(static_cast<std::uint32_t>(lines_.number()));
        if (file_.faces.size() > max_faces_ || file_.corners.size() > 8 * max_faces_) {
            throw at_line(AssetRejection::kTooLarge,
                          fmt::format("more than {} faces or their corners", max_faces_));
        }
    }

    void parse_line_element(std::string_view rest) {
        for (std::string_view word = take_word(rest); !word.empty(); word = take_word(rest)) {
            const std::string_view position = word.substr(0, word.find('/'));
            file_.line_positions.push_back(parse_index(position, file_.positions.size(), word));
        }
    }

    void warn_of_short_faces() {
        if (short_faces_ > 0) {
            file_.warnings.push_back(
                fmt::format("{}:{}: {} face(s) of one or two corners left out, this is the first",
                            name_, first_short_face_, short_faces_));
        }
    }

    void drop_short_face(const ObjFace& face) {
        if (lines_.ends_here()) {
            throw at_line(AssetRejection::kUnreadable, "truncated: the file ends inside a face");
        }
        if (short_faces_++ == 0) {
            first_short_face_ = lines_.number();
        }
        file_.corners.resize(face.first_corner);
    }

    /// The last line of a file that was cut may still look like a face, its last corner shorter
    /// than the others ("7/8" among "1/2/3").
    void require_not_cut_off(const ObjFace& face) const {
        const ObjCorner& first = file_.corners[face.first_corner];
        const ObjCorner& last = file_.corners.back();
        if (lines_.ends_here() &&
            ((first.uv >= 0) != (last.uv >= 0) || (first.normal >= 0) != (last.normal >= 0))) {
            throw at_line(AssetRejection::kUnreadable, "truncated: the file ends inside a face");
        }
    }

    /// "p", "p/t", "p//n" or "p/t/n"; an empty index is none.
    ObjCorner parse_corner(std::string_view word) {
        std::array<std::string_view, 3> parts;
        std::size_t count = 0;
        for (std::string_view left = word; count < 3; ++count) {
            const std::size_t slash = left.find('/');
            parts[count] = left.substr(0, slash);
            if (slash == std::string_view::npos) {
                break;
            }
            left.remove_prefix(slash + 1);
            if (count == 2) {
                throw at_line(AssetRejection::kUnreadable,
                              fmt::format("face corner \"{}\" has too many parts", word));
            }
        }
        ObjCorner corner;
        corner.position = parse_index(parts[0], file_.positions.size(), word);
        corner.uv = parts[1].empty() ? -1 : parse_index(parts[1], file_.uvs.size(), word);
        corner.normal = parts[2].empty() ? -1 : parse_index(parts[2], file_.normals.size(), word);
        return corner;
    }

    /// 1-based from the start, or negative from the end of what was read so far. Positive ones may
    /// point ahead: require_indices_in_range() checks them at the end.
    std::int32_t parse_index(std::string_view part, std::size_t so_far, std::string_view word) {
        const std::optional<std::int64_t> value = parse_integer(part);
        if (!value) {
            throw at_line(AssetRejection::kUnreadable,
                          fmt::format("element \"{}\" is malformed", word));
        }
        const std::int64_t index =
            *value > 0 ? *value - 1 : *value + static_cast<std::int64_t>(so_far);
        if (*value == 0 || index < 0 || index > kMaxElements) {
            throw at_line(AssetRejection::kUnreadable,
                          fmt::format("index {} is out of range", *value));
        }
        return static_cast<std::int32_t>(index);
    }

    void require_indices_in_range() const {
        for (std::size_t f = 0; f < file_.faces.size(); ++f) {
            const ObjFace& face = file_.faces[f];
            for (std::uint32_t i = 0; i < face.corner_count; ++i) {
                const ObjCorner& corner = file_.corners[face.first_corner + i];
                require_in_range(corner.position, file_.positions.size(), "vertices", f);
                require_in_range(corner.uv, file_.uvs.size(), "texture vertices", f);
                require_in_range(corner.normal, file_.normals.size(), "normals", f);
            }
        }
    }

    void require_lines_in_range() const {
        const auto count = static_cast<std::int64_t>(file_.positions.size());
        for (const std::int32_t position : file_.line_positions) {
            if (position >= count) {
                throw rejected(
                    AssetRejection::kUnreadable,
                    "{}: line element index {} is out of range: the file has {} vertices", name_,
                    position + 1, count);
            }
        }
    }

    void require_in_range(std::int32_t index, std::size_t count, const char* what,
                          std::size_t face) const {
        if (index >= static_cast<std::int64_t>(count)) {
            throw rejected(AssetRejection::kUnreadable,
                           "{}:{}: face index {} is out of range: the file has {} {}", name_,
                           face_lines_[face], index + 1, count, what);
        }
    }

    /// A group number other than 0 is smooth; "off", "0" and words are flat, as for Blender. Which
    /// group it is makes no difference.
    void parse_smoothing(std::string_view rest) {
        smooth_ = parse_integer(take_word(rest)).value_or(0) != 0;
    }

    std::int32_t material_index(const std::string& material) {
        const auto [found, fresh] = materials_.try_emplace(
            material, static_cast<std::int32_t>(file_.material_names.size()));
        if (fresh) {
            file_.material_names.push_back(material);
        }
        return found->second;
    }

    [[nodiscard]] RejectedModel at_line(AssetRejection reason, const std::string& why) const {
        return rejected(reason, "{}:{}: {}", name_, lines_.number(), why);
    }

    TextLines lines_;
    const std::string& name_;
    std::uint64_t max_faces_;
    ObjFile file_;
    std::vector<std::uint32_t> face_lines_;
    std::unordered_map<std::string, std::int32_t> materials_;
    std::int32_t material_ = -1;
    std::uint32_t object_ = 0;
    bool smooth_ = false;
    std::uint64_t short_faces_ = 0;
    std::uint64_t first_short_face_ = 0;
};

}  // namespace

ObjFile parse_obj(std::string_view text, const std::string& name, std::uint64_t max_faces) {
    return ObjParser(text, name, max_faces).parse();
}

}  // namespace turntable
