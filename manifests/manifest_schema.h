// The tables, indexes and views of manifest.sqlite (docs/dataset.md lists every column).
#pragma once

#include <string>
#include <vector>

namespace turntable {

/// Version of the manifest's schema; a manifest of another is rebuilt by `turntable merge`.
inline constexpr int kManifestFormat = 1;

/// Column names for factors, in order: a factor's own name, unless another column of the sample
/// view has it (letter case ignored); then "f_<name>", with more "f_" if that is taken too.
[[nodiscard]] std::vector<std::string> factor_columns(const std::vector<std::string>& factors);

/// CREATE TABLE and CREATE VIEW statements for factor columns named so.
[[nodiscard]] std::string manifest_tables_sql(const std::vector<std::string>& columns);

/// One CREATE INDEX each. The class index also holds every factor and the ids that the sample view
/// joins on, so counting a class filtered by any factors never touches the table. Created after the
/// rows: one sort instead of millions of scattered inserts.
[[nodiscard]] std::vector<std::string> manifest_index_sql(const std::vector<std::string>& columns,
                                                          bool index_each_factor);

/// INSERT INTO sample_row with one parameter a column; see SampleParameter for their order.
[[nodiscard]] std::string insert_sample_sql(const std::vector<std::string>& columns);

/// Parameters of insert_sample_sql, from 1; the factors follow kFactors, one each.
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
    kFactors,
    // After the factors: object_to_world, pixels_sha256, image_sha256.
};

}  // namespace turntable
