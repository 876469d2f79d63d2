// PluginFurnitureCatalog.properties: what a Sweet Home 3D furniture library says of its models.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <glm/mat3x3.hpp>

namespace turntable {

struct Sh3fCatalogueEntry {
    std::string model;  ///< path in the archive, without the leading slash
    std::string name;
    std::string creator;
    std::string licence;                 ///< as written; the catalogue's where the entry has none
    std::optional<glm::dmat3> rotation;  ///< to upright, where the model does not stand so
};

inline constexpr const char* kSh3fCatalogueName = "PluginFurnitureCatalog.properties";

/// Java properties: ISO 8859-1 with \uXXXX escapes; the result is UTF-8. Sorted by model, each
/// model once (several catalogue entries may share one).
[[nodiscard]] std::vector<Sh3fCatalogueEntry> parse_sh3f_catalogue(std::string_view text);

/// The SPDX identifier of a licence in words ("Creative Commons Attribution 3.0 ..." ->
/// "CC-BY-3.0", its United States port "CC-BY-3.0-US", "Public domain" -> "CC0-1.0"); other texts
/// come back as they are.
[[nodiscard]] std::string spdx_licence(const std::string& licence);

}  // namespace turntable
