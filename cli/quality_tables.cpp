#include "cli/quality_tables.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "cli/progress_line.h"

namespace turntable::cli {
namespace {

using Row = std::vector<std::string>;

/// Left-aligned columns as wide as their widest entry; the last is not padded.
std::string aligned(const std::vector<Row>& rows) {
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const Row& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], row[i].size());
        }
    }
    std::string out;
    for (const Row& row : rows) {
        for (std::size_t i = 0; i + 1 < row.size(); ++i) {
            out += fmt::format("{:<{}}  ", row[i], widths[i]);
        }
        out += row.back() + '\n';
    }
    return out;
}

void add_counts(Row& row, const QualityCount& count) {
    row.push_back(count_text(count.planned()));
    row.push_back(count_text(count.redone));
    row.push_back(count_text(count.rejected));
    row.push_back(reasons_text(count));
}

bool all_at_once(const QualityCount& count) {
    return count.rejected == 0 && count.redone == 0;
}

std::string table(Row heads, const std::vector<std::pair<Row, const QualityCount*>>& lines) {
    if (lines.empty()) {
        return "";
    }
    for (const char* head : {"planned", "drawn again", "rejected", "as"}) {
        heads.emplace_back(head);
    }
    std::vector<Row> rows{std::move(heads)};
    for (const auto& [names, count] : lines) {
        rows.push_back(names);
        add_counts(rows.back(), *count);
    }
    return '\n' + aligned(rows);
}

}  // namespace

std::string quality_tables(const QualityReport& report) {
    std::vector<std::pair<Row, const QualityCount*>> cells;
    for (const ShortCell& cell : report.short_cells) {
        cells.push_back({{cell.cell.empty() ? "-" : cell.cell, cell.class_name}, &cell.count});
    }
    std::vector<std::pair<Row, const QualityCount*>> classes;
    for (const auto& [name, count] : report.classes) {
        if (!all_at_once(count)) {
            classes.push_back({{name}, &count});
        }
    }
    std::vector<std::pair<Row, const QualityCount*>> values;
    for (const FactorQuality& factor : report.factors) {
        for (const ValueBin& bin : factor.bins) {
            if (!all_at_once(bin.count)) {
                values.push_back({{factor.scale.name, value_text(factor.scale, bin)}, &bin.count});
            }
        }
    }
    const QualityCount& all = report.all;
    return fmt::format("quality: {} of {} accepted, {} of them drawn again, {} rejected; {} cells "
                       "are short\n",
                       count_text(all.accepted), count_text(all.planned()), count_text(all.redone),
                       count_text(all.rejected), report.short_cells.size()) +
           table({"short cell", "class"}, cells) + table({"class"}, classes) +
           table({"factor", "value"}, values);
}

}  // namespace turntable::cli
