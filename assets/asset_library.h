// AssetLibrary: a folder with an index of models and a cache of their imported form.
//   LIB/library.json      index (format version, normalisation, entries), deterministic bytes
//   LIB/models/<digest>.ttm  imported models, keyed by content hash
//   LIB/maps/<digest>.ttenv  imported environment maps and photos, likewise
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "assets/environment_map.h"
#include "assets/model.h"
#include "base/symmetry.h"

namespace turntable {

/// Why a model was refused at import.
enum class AssetRejection : int {
    kNone = 0,
    kUnreadable,     ///< cannot be parsed, truncated, missing
    kEmpty,          ///< no triangles
    kDegenerate,     ///< zero area or zero extent
    kNonFinite,      ///< NaN or infinite coordinates
    kTooLarge,       ///< exceeds the triangle or memory limits
    kImporterCrash,  ///< the child process died
    kImporterHang,   ///< the child process ran into its time limit
    kUnsafeArchive,  ///< path traversal, zip bomb
};

/// A number or a word that a procedural model was made from.
struct ShapeParameter {
    std::string name;    ///< e.g. "seat_height"
    double value = 0.0;  ///< metres or a plain number; of a choice its position
    std::string choice;  ///< e.g. "pedestal"; empty for a number
    friend bool operator==(const ShapeParameter&, const ShapeParameter&) = default;
};

/// What is known of a model's shape beyond its triangles. Imported models have none of it.
struct ShapeFacts {
    std::vector<std::string> parts;  ///< as Model::parts
    std::vector<ShapeParameter> parameters;
    Symmetry shape;         ///< of the surface, whatever its colours
    Symmetry appearance;    ///< of surface, materials and textures: a subgroup of `shape`
    double diagonal = 0.0;  ///< of the bounding box before normalisation, metres
    friend bool operator==(const ShapeFacts&, const ShapeFacts&) = default;
};

/// One model of the index, accepted or refused.
struct AssetEntry {
    std::string id;  ///< unique in the library, e.g. "BlendSwap-CC-0/chair"; [A-Za-z0-9._/-]
    std::string class_name;  ///< e.g. "chair"; empty when no class is known
    std::string synset;      ///< 8-digit WordNet offset, or empty
    std::string source;      ///< archive or folder it was read from (file name, not a full path)
    std::string path;        ///< path of the model inside the source
    std::string digest;      ///< sha256 of everything the model was built from and of the rules
    std::uint64_t triangles = 0;
    std::uint32_t textures = 0;
    Bounds bounds;        ///< object frame
    std::string licence;  ///< SPDX id where known, e.g. "CC-BY-3.0"
    std::string creator;
    AssetRejection rejection = AssetRejection::kNone;
    std::string reason;                 ///< one line, when rejected
    std::vector<std::string> warnings;  ///< e.g. missing texture
    std::optional<ShapeFacts> facts;    ///< of procedural models; up is +Z and the front +Y

    [[nodiscard]] bool accepted() const { return rejection == AssetRejection::kNone; }
};

/// One environment map or photo of the index.
struct MapEntry {
    std::string id;  ///< unique among the library's maps, e.g. "courtyard"; [a-z0-9-]
    MapLayout layout = MapLayout::kEquirectangular;
    int width = 0;  ///< of the cached texels, at most as large as the file's
    int height = 0;
    std::string source;   ///< file name, not a full path
    std::string digest;   ///< sha256 of the file and of the import rules
    std::string licence;  ///< SPDX id where known
    std::string creator;
};

/// Whether the model names a picture that its source lacks or that cannot be read: by its warnings.
[[nodiscard]] bool lacks_textures(const AssetEntry& entry);

class AssetLibrary {
public:
    /// Reads LIB/library.json. Throws Error (bad input) when absent or malformed.
    [[nodiscard]] static AssetLibrary open(const std::filesystem::path& folder);

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    /// All entries, sorted by id.
    [[nodiscard]] const std::vector<AssetEntry>& entries() const { return entries_; }
    /// nullptr when there is no such id.
    [[nodiscard]] const AssetEntry* find(const std::string& id) const;
    /// All environment maps and photos, sorted by id.
    [[nodiscard]] const std::vector<MapEntry>& maps() const { return maps_; }
    /// nullptr when there is no such map.
    [[nodiscard]] const MapEntry* find_map(const std::string& id) const;
    /// sha256 over (id, class, synset, digest) of the accepted entries, parts and appearance of
    /// those with facts and, where there are maps, theirs (id, layout, digest), in order.
    [[nodiscard]] const std::string& digest() const { return digest_; }
    [[nodiscard]] Normalisation normalisation() const { return normalisation_; }

    /// Loads the cached model; thread-safe. Throws Error (bad input) when the cache file is
    /// missing or damaged (its content no longer matches the entry's digest record).
    [[nodiscard]] std::shared_ptr<const Model> load(const AssetEntry& entry) const;
    /// The same for a map.
    [[nodiscard]] std::shared_ptr<const EnvironmentMap> load_map(const MapEntry& entry) const;

private:
    std::filesystem::path folder_;
    std::vector<AssetEntry> entries_;
    std::vector<MapEntry> maps_;
    std::string digest_;
    Normalisation normalisation_ = Normalisation::kUnitDiagonal;
};

}  // namespace turntable
