#include "generator/contact_sheet.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "base/check.h"
#include "base/hash.h"
#include "generator/image_reduction.h"

namespace turntable {
namespace {

constexpr int kGap = 4;                    // pixels between cells and at the rim
constexpr std::uint8_t kBackground = 245;  // nearly white: page colour, yet it frames white scenes

using Candidates = std::vector<SheetCandidate>;

/// Orders one class so that every prefix covers as many objects as it can, with mixed views.
Candidates spread_over_objects(Candidates candidates) {
    const auto shuffle_key = [](const SheetCandidate& candidate) {
        return xxhash64(std::to_string(candidate.index));
    };
    std::sort(candidates.begin(), candidates.end(),
              [&](const auto& a, const auto& b) { return shuffle_key(a) < shuffle_key(b); });
    std::map<std::string, std::size_t> seen;
    std::vector<std::pair<std::size_t, SheetCandidate>> rounds;
    for (SheetCandidate& candidate : candidates) {
        const std::size_t round = seen[candidate.object]++;
        rounds.emplace_back(round, std::move(candidate));
    }
    std::stable_sort(rounds.begin(), rounds.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    candidates.clear();
    for (auto& [round, candidate] : rounds) {
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

std::vector<Candidates> group_by_class(std::span<const SheetCandidate> candidates) {
    std::map<std::string, Candidates> classes;
    for (const SheetCandidate& candidate : candidates) {
        classes[candidate.class_name].push_back(candidate);
    }
    std::vector<Candidates> groups;
    groups.reserve(classes.size());
    for (auto& [name, members] : classes) {
        groups.push_back(spread_over_objects(std::move(members)));
    }
    return groups;
}

/// Every k-th group when there are more groups than places.
std::vector<Candidates> thin_out(std::vector<Candidates> groups, std::size_t count) {
    if (groups.size() <= count) {
        return groups;
    }
    std::vector<Candidates> kept;
    for (std::size_t i = 0; i < count; ++i) {
        kept.push_back(std::move(groups[i * groups.size() / count]));
    }
    return kept;
}

}  // namespace

std::vector<SheetCandidate> choose_for_sheet(std::span<const SheetCandidate> candidates,
                                             std::size_t count) {
    const std::vector<Candidates> groups = thin_out(group_by_class(candidates), count);
    Candidates chosen;
    bool more = true;
    for (std::size_t round = 0; more && chosen.size() < count; ++round) {
        more = false;
        for (const Candidates& group : groups) {
            if (round < group.size() && chosen.size() < count) {
                chosen.push_back(group[round]);
                more = true;
            }
        }
    }
    std::sort(chosen.begin(), chosen.end(), [](const auto& a, const auto& b) {
        return std::tie(a.class_name, a.index) < std::tie(b.class_name, b.index);
    });
    return chosen;
}

int sheet_columns(std::size_t count) {
    return std::max(1, static_cast<int>(std::ceil(std::sqrt(static_cast<double>(count) * 4 / 3))));
}

ImageU8 contact_sheet(std::span<const ImageU8> images, int columns, int cell) {
    TT_CHECK(!images.empty());
    TT_CHECK_GE(columns, 1);
    std::vector<ImageU8> cells;
    int side = 1;
    for (const ImageU8& image : images) {
        cells.push_back(fit_into(image, cell));
        side = std::max({side, cells.back().width(), cells.back().height()});
    }
    const int count = static_cast<int>(cells.size());
    const int used_columns = std::min(columns, count);
    const int rows = (count + columns - 1) / columns;
    ImageU8 sheet(kGap + used_columns * (side + kGap), kGap + rows * (side + kGap), 3, kBackground);
    for (int i = 0; i < count; ++i) {
        const ImageU8& image = cells[static_cast<std::size_t>(i)];
        paste(sheet, image, kGap + (i % columns) * (side + kGap) + (side - image.width()) / 2,
              kGap + (i / columns) * (side + kGap) + (side - image.height()) / 2);
    }
    return sheet;
}

}  // namespace turntable
