#include "manifests/quality_report.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/check.h"
#include "manifests/shard_reader.h"

namespace turntable {
namespace {

using Json = nlohmann::ordered_json;

/// Of the values [minimum, maximum]; what lies outside goes to the ends.
std::size_t bin_of(double value, const FactorScale& scale) {
    const double width = scale.maximum - scale.minimum;
    const double share = width > 0.0 ? (value - scale.minimum) / width : 0.0;
    const auto bins = static_cast<double>(QualityCounter::kBins);
    return static_cast<std::size_t>(std::clamp(share * bins, 0.0, bins - 1.0));
}

/// The lower edge of a bin; exactly 0 in the middle of a symmetric range.
double bin_edge(const FactorScale& scale, std::size_t bin) {
    constexpr auto kBins = static_cast<double>(QualityCounter::kBins);
    const auto at = static_cast<double>(bin);
    return (scale.minimum * (kBins - at) + scale.maximum * at) / kBins;
}

/// nullptr when there is none.
template <class Value>
const Value* find_pair(const std::vector<std::pair<std::string, Value>>& pairs,
                       const std::string& name, std::size_t guess) {
    if (guess < pairs.size() && pairs[guess].first == name) {
        return &pairs[guess].second;
    }
    for (const auto& [key, value] : pairs) {
        if (key == name) {
            return &value;
        }
    }
    return nullptr;
}

/// Adds up what several threads count; the order of the sums changes nothing.
class SharedCount {
public:
    SharedCount(const std::filesystem::path& dataset, std::span<const ShardId> shards,
                const std::vector<FactorScale>& factors)
        : dataset_(dataset), shards_(shards), factors_(factors), total_(factors) {}

    void work() {
        QualityCounter own(factors_);
        try {
            for (std::size_t i = next_++; i < shards_.size(); i = next_++) {
                ShardReader(dataset_, shards_[i]).for_each_entry([&](const ShardEntry& entry) {
                    own.add(entry.record);
                });
            }
            const std::scoped_lock lock(mutex_);
            total_.add(own);
        } catch (...) {
            next_ = shards_.size();
            const std::scoped_lock lock(mutex_);
            failure_ = std::current_exception();
        }
    }

    [[nodiscard]] QualityReport report() const {
        if (failure_) {
            std::rethrow_exception(failure_);
        }
        return total_.report();
    }

private:
    const std::filesystem::path& dataset_;
    std::span<const ShardId> shards_;
    const std::vector<FactorScale>& factors_;
    std::atomic<std::size_t> next_{0};
    std::mutex mutex_;
    QualityCounter total_;        ///< guarded by mutex_
    std::exception_ptr failure_;  ///< guarded by mutex_
};

/// Text in a table cell: a bar would end the cell.
std::string cell_text(const std::string& text) {
    std::string out;
    for (const char c : text) {
        out += c == '|' ? "\\|" : std::string(1, c == '\n' ? ' ' : c);
    }
    return out.empty() ? "-" : out;
}

constexpr std::size_t kMostRows = 40;  // of a table in the dataset card

std::string short_cell_table(const QualityReport& report) {
    std::string out = "| cell | class | planned | accepted | rejected as |\n"
                      "|---|---|---:|---:|---|\n";
    const std::size_t rows = std::min(kMostRows, report.short_cells.size());
    for (std::size_t i = 0; i < rows; ++i) {
        const ShortCell& row = report.short_cells[i];
        out += fmt::format("| {} | {} | {} | {} | {} |\n", cell_text(row.cell),
                           cell_text(row.class_name), row.count.planned(), row.count.accepted,
                           reasons_text(row.count));
    }
    if (rows < report.short_cells.size()) {
        out += fmt::format("\nand {} more: `turntable status DIR --cells`.\n",
                           report.short_cells.size() - rows);
    }
    return out + "\n";
}

struct LossRow {
    const FactorQuality* factor;
    const ValueBin* bin;
};

/// The largest shares first.
std::vector<LossRow> losses_by_value(const QualityReport& report) {
    std::vector<LossRow> rows;
    for (const FactorQuality& factor : report.factors) {
        for (const ValueBin& bin : factor.bins) {
            if (bin.count.rejected > 0) {
                rows.push_back({&factor, &bin});
            }
        }
    }
    const auto share = [](const LossRow& row) {
        return static_cast<double>(row.bin->count.rejected) /
               static_cast<double>(row.bin->count.planned());
    };
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const LossRow& a, const LossRow& b) { return share(a) > share(b); });
    return rows;
}

std::string value_table(const QualityReport& report) {
    const std::vector<LossRow> rows = losses_by_value(report);
    std::string out = "| factor | value | planned | drawn again | rejected |\n"
                      "|---|---|---:|---:|---:|\n";
    for (std::size_t i = 0; i < std::min(kMostRows, rows.size()); ++i) {
        const auto& [factor, bin] = rows[i];
        out += fmt::format("| {} | {} | {} | {} | {} |\n", cell_text(factor->scale.name),
                           cell_text(value_text(factor->scale, *bin)), bin->count.planned(),
                           bin->count.redone, bin->count.rejected);
    }
    return out + "\n";
}

Json json_of(const QualityCount& count) {
    return {{"accepted", count.accepted},
            {"redone", count.redone},
            {"rejected", count.rejected},
            {"reasons", count.reasons}};
}

Json json_of(const std::map<std::string, QualityCount>& counts) {
    Json tree = Json::object();
    for (const auto& [name, count] : counts) {
        tree[name] = json_of(count);
    }
    return tree;
}

Json json_of(const FactorQuality& factor) {
    Json bins = Json::array();
    for (const ValueBin& bin : factor.bins) {
        Json row = json_of(bin.count);
        if (bin.name.empty()) {
            row["from"] = bin.from;
            row["to"] = bin.to;
        } else {
            row["name"] = bin.name;
        }
        bins.push_back(std::move(row));
    }
    return {{"name", factor.scale.name}, {"unit", factor.scale.unit}, {"bins", std::move(bins)}};
}

}  // namespace

void QualityCount::add(const SampleRecord& record) {
    if (record.reject.empty()) {
        ++accepted;
        redone += record.attempt > 0 ? 1 : 0;
    } else {
        ++rejected;
        ++reasons[record.reject];
    }
}

void QualityCount::add(const QualityCount& other) {
    accepted += other.accepted;
    redone += other.redone;
    rejected += other.rejected;
    for (const auto& [reason, count] : other.reasons) {
        reasons[reason] += count;
    }
}

QualityCounter::QualityCounter(std::vector<FactorScale> factors)
    : scales_(std::move(factors)), factors_(scales_.size()) {
    for (FactorCounts& counts : factors_) {
        counts.bins.resize(kBins);
    }
}

void QualityCounter::add(const SampleRecord& record) {
    cells_[{record.cell, record.class_name}].add(record);
    for (std::size_t i = 0; i < scales_.size(); ++i) {
        const FactorScale& scale = scales_[i];
        if (const std::string* name = find_pair(record.names, scale.name, i)) {
            factors_[i].names[*name].add(record);
        } else if (const double* value = find_pair(record.factors, scale.name, i)) {
            factors_[i].bins[bin_of(*value, scale)].add(record);
        }
    }
}

void QualityCounter::add(const QualityCounter& other) {
    TT_CHECK_EQ(scales_.size(), other.scales_.size());
    for (const auto& [key, count] : other.cells_) {
        cells_[key].add(count);
    }
    for (std::size_t i = 0; i < factors_.size(); ++i) {
        for (std::size_t bin = 0; bin < kBins; ++bin) {
            factors_[i].bins[bin].add(other.factors_[i].bins[bin]);
        }
        for (const auto& [name, count] : other.factors_[i].names) {
            factors_[i].names[name].add(count);
        }
    }
}

QualityReport QualityCounter::report() const {
    QualityReport report;
    for (const auto& [key, count] : cells_) {
        report.all.add(count);
        report.cells[key.first].add(count);
        report.classes[key.second].add(count);
        if (count.rejected > 0) {
            report.short_cells.push_back({key.first, key.second, count});
        }
    }
    std::stable_sort(
        report.short_cells.begin(), report.short_cells.end(),
        [](const ShortCell& a, const ShortCell& b) { return a.count.rejected > b.count.rejected; });
    for (std::size_t i = 0; i < scales_.size(); ++i) {
        FactorQuality factor{scales_[i], {}};
        for (std::size_t bin = 0; bin < kBins; ++bin) {
            const QualityCount& count = factors_[i].bins[bin];
            if (count.planned() > 0) {
                factor.bins.push_back(
                    {bin_edge(scales_[i], bin), bin_edge(scales_[i], bin + 1), "", count});
            }
        }
        for (const auto& [name, count] : factors_[i].names) {
            factor.bins.push_back({0.0, 0.0, name, count});
        }
        report.factors.push_back(std::move(factor));
    }
    return report;
}

QualityReport quality_report(const std::filesystem::path& dataset, std::span<const ShardId> shards,
                             const std::vector<FactorScale>& factors) {
    SharedCount count(dataset, shards, factors);
    {
        std::vector<std::jthread> threads;
        const std::size_t helpers =
            std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), shards.size());
        for (std::size_t i = 1; i < helpers; ++i) {
            threads.emplace_back([&count] { count.work(); });
        }
        count.work();
    }
    return count.report();
}

std::string reasons_text(const QualityCount& count) {
    std::string text;
    for (const auto& [reason, number] : count.reasons) {
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", reason, number);
    }
    return text;
}

std::string value_text(const FactorScale& scale, const ValueBin& bin) {
    if (!bin.name.empty()) {
        return bin.name;
    }
    const std::string unit = scale.unit == "1" ? "" : " " + scale.unit;
    return bin.from == bin.to ? fmt::format("{:.4g}{}", bin.from, unit)
                              : fmt::format("{:.4g} to {:.4g}{}", bin.from, bin.to, unit);
}

std::string quality_section(const QualityReport& report) {
    const QualityCount& all = report.all;
    std::string out = fmt::format(
        "## Quality\n\nOf {} pictures planned, {} passed the check, {} of them after they had been "
        "drawn again; {} were rejected{}{}.\n",
        all.planned(), all.accepted, all.redone, all.rejected, all.reasons.empty() ? "" : " as ",
        reasons_text(all));
    if (report.short_cells.empty()) {
        return out + "No cell is short.\n";
    }
    return out +
           fmt::format("\n{} of the design's cells are short, class by class:\n\n",
                       report.short_cells.size()) +
           short_cell_table(report) + "The factors' values that were rejected most:\n\n" +
           value_table(report);
}

std::string to_json(const QualityReport& report) {
    Json tree = json_of(report.all);
    tree["classes"] = json_of(report.classes);
    tree["cells"] = json_of(report.cells);
    tree["short_cells"] = Json::array();
    for (const ShortCell& row : report.short_cells) {
        Json cell{{"cell", row.cell}, {"class", row.class_name}};
        cell.update(json_of(row.count));
        tree["short_cells"].push_back(std::move(cell));
    }
    tree["factors"] = Json::array();
    for (const FactorQuality& factor : report.factors) {
        tree["factors"].push_back(json_of(factor));
    }
    return tree.dump();
}

}  // namespace turntable
