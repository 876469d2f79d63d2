// The tables, indexes and views of manifest.sqlite (docs/dataset.md lists every column).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace turntable {

/// Version of the manifest's schema; a manifest of another is rebuilt by `turntable merge`.
inline constexpr int kManifestFormat = 3;

/// Columns of the sample view that a dataset's recipe decides. All are distinct.
struct SampleColumns {
    std::vector<std::string> factors;  ///< one a factor label
    /// Texts that repeat: `<factor>_name` of each categorical factor, then `split_<name>` of each
    /// declared split. sample_row holds `<column>_id`, a word.
    std::vector<std::string> texts;
};

/// Column names in order: a factor's own name, unless another column of the sample view has it
/// (letter case ignored); then "f_<name>", with more "f_" if that is taken too.
[[nodiscard]] SampleColumns sample_columns(const std::vector<std::string>& factors,
                                           const std::vector<std::string>& categorical,
                                           const std::vector<std::string>& splits);

/// CREATE TABLE statements.
[[nodiscard]] std::string manifest_tables_sql(const SampleColumns& columns);

/// What a dataset's rows turned out to hold.
struct ManifestContents {
    std::uint64_t cells = 0;
    std::uint64_t orbits = 0;
    std::vector<std::string> varied;  ///< factor groups that some cell varies

    [[nodiscard]] bool has_cells() const { return cells > 0; }
};

/// CREATE VIEW statements, made after the rows. Each varied factor group gets a column
/// `vary_<name>`, 0 or 1.
[[nodiscard]] std::string manifest_views_sql(const SampleColumns& columns,
                                             const ManifestContents& contents);

/// One CREATE INDEX each. The class index also holds every factor and the ids that the sample view
/// joins on, so counting a class filtered by any factors never touches the table. Created after the
/// rows: one sort instead of millions of scattered inserts.
[[nodiscard]] std::vector<std::string> manifest_index_sql(const SampleColumns& columns,
                                                          const ManifestContents& contents,
                                                          bool index_each_factor);

/// INSERT INTO sample_row with one parameter a column; see SampleParameter for their order.
[[nodiscard]] std::string insert_sample_sql(const SampleColumns& columns);

/// Parameters of insert_sample_sql, from 1; from kFactors on come the factors, one each.
enum SampleParameter : int {
    kId = 1,
    kAsset,
    kClass,
    kSplit,
    kView,
    kShard,
    kCamera,
    kQx,
    kQy,
    kQz,
    kQw,
    kX0,
    kY0,
    kX1,
    kY1,
    kMaskPixels,
    kVisibleFraction,
    kSpp,
    kNoise,
    kMs,
    kImageOffset,
    kImageSize,
    kCell,
    kOrbit,
    kAttempt,
    kLight,
    kBackground,
    kCaption,
    kPositionU,
    kPositionV,
    kDepth,
    kFullX0,
    kFullY0,
    kFullX1,
    kFullY1,
    kTruncation,
    kOcclusion,
    kFactors,
    // After the factors: the texts, then object_to_world, relative, reduced, pixels_sha256,
    // image_sha256.
};

}  // namespace turntable
