// Design: which values the factors of each sample of an object have. A design is a list of cells;
// in a cell some factors vary, by grids or draws, and the others are canonical.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/strong_id.h"
#include "scenes/factor_grid.h"
#include "scenes/recipe_document.h"

namespace turntable {

/// The name of the cell in which no factor varies.
inline constexpr const char* kCanonicalCell = "canonical";

/// Samples of an object that vary the same factors in the same way.
struct DesignCell {
    std::string name;  ///< "canonical", "sweep:size", "pair:pose*size", "grid:a*b*c", "random:a*b",
                       ///< "stratified:a*b", "sobol:a*b", "orbit:yaw"; unique in the design
    BlockKind kind = BlockKind::kCanonical;
    std::vector<std::size_t> groups;   ///< of RecipeDocument::factors: those that vary. In kOrbit
                                       ///< the one on its grid, then the others
    std::vector<std::uint64_t> steps;  ///< grid points of the first groups; the last runs fastest
    std::uint64_t draws = 1;           ///< points a grid point: orbits, or independent draws
    std::uint64_t points = 1;          ///< samples an object
    std::uint64_t first = 0;           ///< view of its point 0; points follow each other
};

/// A cell by its index, and a point of it.
struct DesignPoint {
    std::size_t cell = 0;
    std::uint64_t point = 0;
};

/// Immutable; memory is that of the grids. All methods are pure and thread-safe.
class Design {
public:
    /// Throws Error (bad input), the cause alone, where the blocks do not fit the factors: see
    /// require_block; equal cells; a factor that no block varies; more than 2^31 - 1 samples.
    explicit Design(const RecipeDocument& document);

    [[nodiscard]] std::uint64_t samples_per_object() const { return samples_; }
    [[nodiscard]] const std::vector<DesignCell>& cells() const { return cells_; }
    /// Names of the groups that vary in a cell, in the recipe's order of its block.
    [[nodiscard]] std::vector<std::string> varied(const DesignCell& cell) const;

    /// 0 <= view < samples_per_object().
    [[nodiscard]] DesignPoint locate(std::uint64_t view) const;
    /// Grid indices of a point, one a step of its cell.
    [[nodiscard]] std::vector<std::uint64_t> grid_position(const DesignPoint& where) const;

    /// All labels with every factor canonical.
    [[nodiscard]] const std::vector<double>& canonical() const { return canonical_; }
    /// All labels of a sample. Draws are keyed by (seed, object, name of the cell, point) alone, so
    /// other cells, other objects and the order of things change none of them. `attempt` > 0 draws
    /// again in kRandom (anew), kStratified (within its stratum) and kSobol (independently of the
    /// sequence), and nothing in the other kinds.
    [[nodiscard]] std::vector<double> values(const DesignPoint& where, Seed seed,
                                             const std::string& object, int attempt = 0) const;
    /// Whether values() depends on seed and object: of the cells of drawn kinds.
    [[nodiscard]] static bool is_drawn(const DesignCell& cell);
    /// "<object>/<cell>/<k>" of a point of kOrbit; else empty.
    [[nodiscard]] std::string orbit(const DesignPoint& where, const std::string& object) const;

private:
    void add_cell(DesignCell cell);
    [[nodiscard]] std::shared_ptr<const FactorGrid> shared_grid(std::size_t group,
                                                                std::uint64_t points);
    void add_block(const DesignBlock& block);
    void place(std::size_t group, std::span<const double> group_values,
               std::vector<double>& values) const;
    void place_unit_point(const DesignCell& cell, const std::vector<double>& unit,
                          std::vector<double>& values) const;

    std::vector<FactorGroup> groups_;
    std::vector<std::size_t> first_label_;  // of each group
    std::vector<double> canonical_;
    std::vector<DesignCell> cells_;
    using SharedGrid = std::shared_ptr<const FactorGrid>;
    std::vector<std::vector<SharedGrid>> grids_;  // of each cell, one a step
    std::map<std::pair<std::size_t, std::uint64_t>, SharedGrid> grid_of_;  // by group and points
    std::uint64_t samples_ = 0;
};

/// Throws Error (bad input), the cause alone, unless the block fits the groups: known factors, each
/// once and none constant; grids that exist (factor_grid); two or more factors for pairs, one for
/// an orbit; laws with an inverse for stratified and sobol, and coordinates enough for sobol.
void require_block(const DesignBlock& block, std::span<const FactorGroup> groups);

/// The noise seed that all views of an object share in a design; another for each attempt.
[[nodiscard]] std::uint64_t shared_noise_seed(Seed seed, const std::string& object, int attempt);

}  // namespace turntable
