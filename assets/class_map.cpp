#include "assets/class_map.h"

#include <cmath>
#include <unordered_map>
#include <vector>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "assets/class_map_text.h"
#include "assets/text_lines.h"

namespace turntable {
namespace {

using Row = std::vector<std::string_view>;

Row split_tabs(std::string_view line) {
    Row row;
    while (true) {
        const std::size_t tab = line.find('\t');
        row.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos) {
            return row;
        }
        line.remove_prefix(tab + 1);
    }
}

/// Rows of an embedded table by "archive<TAB>model", without its heading.
using Table = std::unordered_map<std::string, Row>;

std::string key_of(std::string_view archive, std::string_view model) {
    return std::string(archive).append("\t").append(model);
}

Table read_table(std::string_view text, std::size_t columns) {
    Table table;
    TextLines lines(text);
    std::string_view line;
    lines.next(line);
    while (lines.next(line)) {
        Row row = split_tabs(line);
        if (row.size() >= columns) {
            std::string key = key_of(row[0], row[1]);
            table.emplace(std::move(key), std::move(row));
        }
    }
    return table;
}

const Row* find_row(const Table& table, std::string_view archive, std::string_view model) {
    const auto found = table.find(key_of(archive, model));
    return found == table.end() ? nullptr : &found->second;
}

}  // namespace

std::optional<ClassOfModel> sh3f_class(std::string_view archive, std::string_view model) {
    static const Table table = read_table(sh3f_class_map_text(), 4);
    const Row* row = find_row(table, archive, model);
    if (row == nullptr) {
        return std::nullopt;
    }
    return ClassOfModel{std::string((*row)[3]), std::string((*row)[2])};
}

std::optional<glm::dmat3> sh3f_rotation(std::string_view archive, std::string_view model) {
    static const Table table = read_table(sh3f_rotations_text(), 3);
    const Row* row = find_row(table, archive, model);
    return row == nullptr ? std::nullopt : parse_rotation((*row)[2]);
}

std::optional<glm::dmat3> parse_rotation(std::string_view text) {
    glm::dmat3 matrix(0.0);
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            const std::optional<float> value = parse_float(take_word(text));
            if (!value || !std::isfinite(*value)) {
                return std::nullopt;
            }
            matrix[column][row] = static_cast<double>(*value);
        }
    }
    const glm::dmat3 product = glm::transpose(matrix) * matrix;
    for (int c = 0; c < 3; ++c) {
        for (int r = 0; r < 3; ++r) {
            if (std::abs(product[c][r] - (c == r ? 1.0 : 0.0)) > 1e-3) {
                return std::nullopt;
            }
        }
    }
    if (glm::determinant(matrix) < 0.0) {
        return std::nullopt;
    }
    // Gram-Schmidt: catalogues round to 8 digits.
    const glm::dvec3 x = glm::normalize(matrix[0]);
    const glm::dvec3 y = glm::normalize(matrix[1] - glm::dot(matrix[1], x) * x);
    return glm::dmat3(x, y, glm::cross(x, y));
}

}  // namespace turntable
