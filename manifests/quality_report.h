// Quality report: how many pictures of each class, design cell and factor value were accepted at
// once, drawn again or rejected, and which cells are short of what was planned.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/strong_id.h"
#include "manifests/sample_record.h"

namespace turntable {

/// Of some of the samples whose shards are done.
struct QualityCount {
    std::uint64_t accepted = 0;
    std::uint64_t redone = 0;  ///< of the accepted, those that took more than one draw
    std::uint64_t rejected = 0;
    std::map<std::string, std::uint64_t> reasons;  ///< of the rejected

    [[nodiscard]] std::uint64_t planned() const { return accepted + rejected; }
    void add(const SampleRecord& record);
    void add(const QualityCount& other);
    friend bool operator==(const QualityCount&, const QualityCount&) = default;
};

/// How the values of a factor are sorted into bins.
struct FactorScale {
    std::string name;
    std::string unit;  ///< of the recipe's factor
    double minimum = 0.0;
    double maximum = 0.0;
};

struct ValueBin {
    double from = 0.0;  ///< values in [from, to); the last bin has `to` too
    double to = 0.0;
    std::string name;  ///< of a categorical factor, which has one bin a name; from = to = 0
    QualityCount count;
};

struct FactorQuality {
    FactorScale scale;
    std::vector<ValueBin> bins;  ///< those that samples fell into, ascending
};

/// Fewer pictures than planned.
struct ShortCell {
    std::string cell;  ///< empty without a design
    std::string class_name;
    QualityCount count;
};

struct QualityReport {
    QualityCount all;
    std::map<std::string, QualityCount> classes;
    std::map<std::string, QualityCount> cells;
    std::vector<FactorQuality> factors;
    std::vector<ShortCell> short_cells;  ///< those that lack most first
};

/// Counts records one by one; memory grows with classes times cells, not with samples.
class QualityCounter {
public:
    static constexpr std::size_t kBins = 8;  ///< of a factor that is no choice

    explicit QualityCounter(std::vector<FactorScale> factors);

    void add(const SampleRecord& record);
    /// Of a counter with the same factors.
    void add(const QualityCounter& other);
    [[nodiscard]] QualityReport report() const;

private:
    struct FactorCounts {
        std::vector<QualityCount> bins;
        std::map<std::string, QualityCount> names;
    };

    std::vector<FactorScale> scales_;
    std::vector<FactorCounts> factors_;
    std::map<std::pair<std::string, std::string>, QualityCount> cells_;  ///< by cell and class
};

/// Reads the records of these shards, which must be done; several threads share them. Throws Error
/// (bad input) naming the file when one is damaged.
[[nodiscard]] QualityReport quality_report(const std::filesystem::path& dataset,
                                           std::span<const ShardId> shards,
                                           const std::vector<FactorScale>& factors);

/// "too_small 3, dark 1".
[[nodiscard]] std::string reasons_text(const QualityCount& count);

/// "0.25 to 0.5 rad", or the name.
[[nodiscard]] std::string value_text(const FactorScale& scale, const ValueBin& bin);

/// The dataset card's section, Markdown.
[[nodiscard]] std::string quality_section(const QualityReport& report);

/// One JSON object: "accepted", "redone", "rejected", "reasons", "classes", "cells", "short_cells",
/// "factors".
[[nodiscard]] std::string to_json(const QualityReport& report);

}  // namespace turntable
