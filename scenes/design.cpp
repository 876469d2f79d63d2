#include "scenes/design.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/check.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/permutation.h"
#include "base/philox.h"
#include "base/sobol.h"
#include "scenes/factor_law.h"
#include "scenes/recipe_schema.h"
#include "scenes/yaml_cursor.h"

namespace turntable {
namespace {

constexpr std::uint64_t kMostSamples = std::numeric_limits<std::int32_t>::max();

std::size_t index_of(std::span<const FactorGroup> groups, const std::string& name) {
    const auto found = std::find_if(groups.begin(), groups.end(),
                                    [&](const FactorGroup& group) { return group.name == name; });
    if (found == groups.end()) {
        std::vector<std::string> names;
        for (const FactorGroup& group : groups) {
            names.push_back(group.name);
        }
        throw bad_input("no factor is called '{}'{}", name, did_you_mean(name, names));
    }
    return static_cast<std::size_t>(found - groups.begin());
}

std::vector<std::size_t> indices_of(std::span<const FactorGroup> groups,
                                    const std::vector<std::string>& names) {
    std::vector<std::size_t> indices;
    indices.reserve(names.size());
    for (const std::string& name : names) {
        indices.push_back(index_of(groups, name));
    }
    return indices;
}

bool has_grid(BlockKind kind) {
    return kind == BlockKind::kSweep || kind == BlockKind::kPairs || kind == BlockKind::kGrid ||
           kind == BlockKind::kOrbit;
}

void require_factors(const DesignBlock& block, std::span<const FactorGroup> groups) {
    std::vector<std::string> names = block.factors;
    names.insert(names.end(), block.others.begin(), block.others.end());
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (groups[index_of(groups, names[i])].law == Law::kConstant) {
            throw bad_input("'{}' is a constant; it cannot vary", names[i]);
        }
        if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
            names.begin() + static_cast<std::ptrdiff_t>(i)) {
            throw bad_input("'{}' is listed twice", names[i]);
        }
    }
}

void require_grids(const DesignBlock& block, std::span<const FactorGroup> groups) {
    for (std::size_t i = 0; i < block.factors.size(); ++i) {
        try {
            static_cast<void>(
                factor_grid(groups[index_of(groups, block.factors[i])], block.steps[i]));
        } catch (const Error& error) {
            throw bad_input("steps of '{}': {}", block.factors[i], error.what());
        }
    }
}

void require_inverse_laws(const DesignBlock& block, std::span<const FactorGroup> groups) {
    std::size_t dimensions = 0;
    for (const std::string& name : block.factors) {
        const auto own = law_dimensions(groups[index_of(groups, name)]);
        if (!own) {
            throw bad_input("'{}' can be drawn, but not laid out evenly: use 'random'", name);
        }
        dimensions += *own;
    }
    if (block.kind == BlockKind::kSobol && dimensions > kSobolDimensions) {
        throw bad_input("these factors have {} coordinates; sobol takes at most {}", dimensions,
                        kSobolDimensions);
    }
}

/// a * b, or kMostSamples + 1 where it is more than kMostSamples.
std::uint64_t bounded_product(std::uint64_t a, std::uint64_t b) {
    return a > kMostSamples / b ? kMostSamples + 1 : a * b;
}

std::string cell_name(std::string_view kind, std::span<const FactorGroup> groups,
                      const std::vector<std::size_t>& indices) {
    std::vector<std::string> names;
    names.reserve(indices.size());
    for (const std::size_t index : indices) {
        names.push_back(groups[index].name);
    }
    return fmt::format("{}:{}", kind, fmt::join(names, "*"));
}

/// The key of what is drawn for an object in a cell, or for one point of it.
SampleId key_of(const std::string& object, const std::string& cell, std::string_view rest = {}) {
    return SampleId{xxhash64(fmt::format("{}\n{}\n{}", object, cell, rest))};
}

SampleId key_of_point(const std::string& object, const std::string& cell, std::uint64_t point,
                      int attempt) {
    return key_of(object, cell,
                  attempt == 0 ? fmt::to_string(point) : fmt::format("{}\n{}", point, attempt));
}

}  // namespace

void require_block(const DesignBlock& block, std::span<const FactorGroup> groups) {
    require_factors(block, groups);
    if (block.kind == BlockKind::kPairs && block.factors.size() < 2) {
        throw bad_input("pairs take two factors or more");
    }
    if (block.kind == BlockKind::kOrbit && block.factors.size() != 1) {
        throw bad_input("an orbit follows one factor, not {}", block.factors.size());
    }
    if (has_grid(block.kind)) {
        require_grids(block, groups);
    }
    if (block.kind == BlockKind::kStratified || block.kind == BlockKind::kSobol) {
        require_inverse_laws(block, groups);
    }
}

Design::Design(const RecipeDocument& document) : groups_(document.factors) {
    for (const FactorGroup& group : groups_) {
        first_label_.push_back(canonical_.size());
        const std::vector<double> values = canonical_values(group);
        canonical_.insert(canonical_.end(), values.begin(), values.end());
    }
    for (const DesignBlock& block : document.design) {
        require_block(block, groups_);
        add_block(block);
    }
    for (std::size_t i = 0; i < groups_.size(); ++i) {
        const bool varies = std::any_of(cells_.begin(), cells_.end(), [&](const DesignCell& cell) {
            return std::find(cell.groups.begin(), cell.groups.end(), i) != cell.groups.end();
        });
        if (!varies && groups_[i].law != Law::kConstant) {
            throw bad_input("no block varies the factor '{}' (make it a constant)",
                            groups_[i].name);
        }
    }
}

void Design::add_block(const DesignBlock& block) {
    const std::vector<std::size_t> indices = indices_of(groups_, block.factors);
    DesignCell cell;
    cell.kind = block.kind;
    switch (block.kind) {
    case BlockKind::kCanonical:
        cell.name = kCanonicalCell;
        add_cell(cell);
        return;
    case BlockKind::kSweep:
        for (std::size_t i = 0; i < indices.size(); ++i) {
            cell.groups = {indices[i]};
            cell.steps = {block.steps[i]};
            cell.name = cell_name("sweep", groups_, cell.groups);
            add_cell(cell);
        }
        return;
    case BlockKind::kPairs:
        for (std::size_t i = 0; i < indices.size(); ++i) {
            for (std::size_t j = i + 1; j < indices.size(); ++j) {
                cell.groups = {indices[i], indices[j]};
                cell.steps = {block.steps[i], block.steps[j]};
                cell.name = cell_name("pair", groups_, cell.groups);
                add_cell(cell);
            }
        }
        return;
    case BlockKind::kOrbit:
        cell.name = cell_name("orbit", groups_, indices);
        cell.groups = indices;
        for (const std::size_t other : indices_of(groups_, block.others)) {
            cell.groups.push_back(other);
        }
        cell.steps = block.steps;
        cell.draws = block.count;
        add_cell(cell);
        return;
    case BlockKind::kGrid:
        cell.steps = block.steps;
        break;
    case BlockKind::kRandom:
    case BlockKind::kStratified:
    case BlockKind::kSobol:
        cell.draws = block.count;
        break;
    }
    cell.groups = indices;
    cell.name = cell_name(name_of(block.kind), groups_, indices);
    add_cell(cell);
}

void Design::add_cell(DesignCell cell) {
    const bool taken = std::any_of(cells_.begin(), cells_.end(), [&](const DesignCell& other) {
        return other.name == cell.name;
    });
    if (taken) {
        throw bad_input("two blocks give the cell '{}'", cell.name);
    }
    cell.points = cell.draws;
    std::vector<SharedGrid> grids;
    for (std::size_t i = 0; i < cell.steps.size(); ++i) {
        cell.points = bounded_product(cell.points, cell.steps[i]);
        grids.push_back(shared_grid(cell.groups[i], cell.steps[i]));
    }
    cell.first = samples_;
    samples_ += cell.points;
    if (samples_ > kMostSamples) {
        throw bad_input("more than {} samples an object", kMostSamples);
    }
    cells_.push_back(std::move(cell));
    grids_.push_back(std::move(grids));
}

// The pairs of a design use each grid many times.
std::shared_ptr<const FactorGrid> Design::shared_grid(std::size_t group, std::uint64_t points) {
    SharedGrid& grid = grid_of_[{group, points}];
    if (!grid) {
        grid = std::make_shared<const FactorGrid>(factor_grid(groups_[group], points));
    }
    return grid;
}

std::vector<std::string> Design::varied(const DesignCell& cell) const {
    std::vector<std::string> names;
    names.reserve(cell.groups.size());
    for (const std::size_t group : cell.groups) {
        names.push_back(groups_[group].name);
    }
    return names;
}

DesignPoint Design::locate(std::uint64_t view) const {
    TT_CHECK_LT(view, samples_);
    const auto next = std::upper_bound(
        cells_.begin(), cells_.end(), view,
        [](std::uint64_t value, const DesignCell& cell) { return value < cell.first; });
    const auto cell = static_cast<std::size_t>(next - cells_.begin()) - 1;
    return {cell, view - cells_[cell].first};
}

std::vector<std::uint64_t> Design::grid_position(const DesignPoint& where) const {
    const DesignCell& cell = cells_[where.cell];
    std::vector<std::uint64_t> position(cell.steps.size());
    std::uint64_t rest = where.point;
    for (std::size_t i = cell.steps.size(); i-- > 0;) {
        position[i] = rest % cell.steps[i];
        rest /= cell.steps[i];
    }
    return position;
}

void Design::place(std::size_t group, std::span<const double> group_values,
                   std::vector<double>& values) const {
    std::copy(group_values.begin(), group_values.end(),
              values.begin() + static_cast<std::ptrdiff_t>(first_label_[group]));
}

// `unit` holds the coordinates of the cell's groups one after the other.
void Design::place_unit_point(const DesignCell& cell, const std::vector<double>& unit,
                              std::vector<double>& values) const {
    std::size_t next = 0;
    for (const std::size_t group : cell.groups) {
        const std::size_t dimensions = *law_dimensions(groups_[group]);
        std::vector<double> own;
        values_at(groups_[group], std::span(unit).subspan(next, dimensions), own);
        place(group, own, values);
        next += dimensions;
    }
}

namespace {

std::size_t dimensions_of(const DesignCell& cell, std::span<const FactorGroup> groups) {
    std::size_t dimensions = 0;
    for (const std::size_t group : cell.groups) {
        dimensions += law_dimensions(groups[group]).value_or(0);
    }
    return dimensions;
}

// A Latin hypercube (McKay, Beckman, Conover 1979): along each coordinate the points lie in
// different ones of `count` equal strata, in a random order.
std::vector<double> hypercube_point(std::size_t dimensions, const DesignCell& cell,
                                    std::uint64_t point, const Draws& order, const Draws& jitter) {
    std::vector<double> unit;
    for (std::size_t d = 0; d < dimensions; ++d) {
        const auto k = static_cast<std::uint32_t>(d);
        const std::uint64_t stratum = permuted(point, cell.draws, order.bits(k));
        unit.push_back((static_cast<double>(stratum) + jitter.uniform(k)) /
                       static_cast<double>(cell.draws));
    }
    return unit;
}

std::vector<double> sobol_point(std::size_t dimensions, std::uint64_t point,
                                const Draws& scramble) {
    std::vector<double> unit;
    for (std::size_t d = 0; d < dimensions; ++d) {
        unit.push_back(scrambled_sobol(static_cast<std::uint32_t>(point), d,
                                       scramble.bits(static_cast<std::uint32_t>(d))));
    }
    return unit;
}

}  // namespace

std::vector<double> Design::values(const DesignPoint& where, Seed seed, const std::string& object,
                                   int attempt) const {
    const DesignCell& cell = cells_[where.cell];
    std::vector<double> values = canonical_;
    const std::vector<std::uint64_t> position = grid_position(where);
    for (std::size_t i = 0; i < position.size(); ++i) {
        const FactorGrid& grid = *grids_[where.cell][i];
        place(cell.groups[i], {grid.row(position[i]), grid.labels}, values);
    }
    const auto draw = [&](SampleId key, std::size_t first_group) {
        for (std::size_t i = first_group; i < cell.groups.size(); ++i) {
            const FactorGroup& group = groups_[cell.groups[i]];
            std::vector<double> own;
            draw_group(group, Draws(seed, key, group.name), own);
            place(cell.groups[i], own, values);
        }
    };
    const SampleId of_point = key_of_point(object, cell.name, where.point, attempt);
    const std::size_t dimensions = dimensions_of(cell, groups_);
    switch (cell.kind) {
    case BlockKind::kRandom:
        draw(of_point, 0);
        break;
    case BlockKind::kStratified:
        place_unit_point(cell,
                         hypercube_point(dimensions, cell, where.point,
                                         Draws(seed, key_of(object, cell.name), "stratum order"),
                                         Draws(seed, of_point, "place in stratum")),
                         values);
        break;
    case BlockKind::kSobol:
        if (attempt > 0) {
            draw(of_point, 0);
            break;
        }
        place_unit_point(cell,
                         sobol_point(dimensions, where.point,
                                     Draws(seed, key_of(object, cell.name), "sobol scramble")),
                         values);
        break;
    case BlockKind::kOrbit:
        // Once an orbit, whatever the attempt: the samples of an orbit differ in its factor alone.
        draw(key_of_point(object, cell.name, where.point / cell.steps[0], 0), 1);
        break;
    case BlockKind::kCanonical:
    case BlockKind::kSweep:
    case BlockKind::kPairs:
    case BlockKind::kGrid:
        break;
    }
    return values;
}

bool Design::is_drawn(const DesignCell& cell) {
    return cell.kind == BlockKind::kRandom || cell.kind == BlockKind::kStratified ||
           cell.kind == BlockKind::kSobol || cell.kind == BlockKind::kOrbit;
}

std::string Design::orbit(const DesignPoint& where, const std::string& object) const {
    const DesignCell& cell = cells_[where.cell];
    return cell.kind == BlockKind::kOrbit
               ? fmt::format("{}/{}/{}", object, cell.name, where.point / cell.steps[0])
               : "";
}

std::uint64_t shared_noise_seed(Seed seed, const std::string& object, int attempt) {
    return Draws(seed, SampleId{xxhash64(object)}, "noise_seed")
        .bits(static_cast<std::uint32_t>(attempt));
}

}  // namespace turntable
