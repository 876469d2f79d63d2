#include "assets/procedural/model_builder.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <glm/common.hpp>

#include "assets/procedural/finished_mesh.h"
#include "base/check.h"

namespace turntable::procedural {
namespace {

/// Index of the look's picture among the model's, added when it is new; kNoTexture without one.
int picture_of(const Look& look, ImportedModel& imported,
               std::map<std::pair<PictureKind, std::uint32_t>, int>& known) {
    if (!look.picture) {
        return kNoTexture;
    }
    const auto [place, is_new] = known.try_emplace(
        {*look.picture, look.variant}, static_cast<int>(imported.encoded_textures.size()));
    if (is_new) {
        imported.encoded_textures.push_back(
            {fmt::format("{}-{}", picture_kind_name(*look.picture), look.variant),
             TextureEncoding::kSrgb8, painted_picture(*look.picture, look.variant), false});
    }
    return place->second;
}

SourceMaterial material_from(const Look& look, const std::string& part, int picture) {
    PbrMaterial material = look.material;
    const bool lit = material.emission != glm::vec3(0.0F);
    (lit ? material.emission_texture : material.base_color_texture) = picture;
    return {part + " " + look.name, material};
}

/// Every factor but the texture indices, which looks leave unset.
auto factors_of(const PbrMaterial& m) {
    return std::tie(m.base_color.x, m.base_color.y, m.base_color.z, m.alpha, m.metallic,
                    m.roughness, m.normal_scale, m.emission.x, m.emission.y, m.emission.z,
                    m.alpha_mode, m.alpha_cutoff, m.double_sided);
}

/// A name alone does not make a look: families tint, dim and thin looks they have drawn.
bool same(const Look& a, const Look& b) {
    return a.name == b.name && a.picture == b.picture && a.variant == b.variant &&
           a.metres_per_tile == b.metres_per_tile &&
           factors_of(a.material) == factors_of(b.material);
}

float uv_scale_of(const Look& look, const Surface& surface) {
    if (surface.unit_uv) {
        return 1.0F;
    }
    TT_CHECK(!look.picture || is_tiling(*look.picture));  // a whole picture needs a unit_uv surface
    return 1.0F / look.metres_per_tile;
}

}  // namespace

std::uint32_t ModelBuilder::material_of(std::string_view part, const Look& look) {
    const auto known_part = std::find(parts_.begin(), parts_.end(), part);
    const auto part_index = static_cast<std::uint32_t>(known_part - parts_.begin());
    if (known_part == parts_.end()) {
        parts_.emplace_back(part);
    }
    for (std::uint32_t i = 0; i < looks_.size(); ++i) {
        if (material_part_[i] == part_index && same(looks_[i], look)) {
            return i;
        }
    }
    looks_.push_back(look);
    material_part_.push_back(part_index);
    return static_cast<std::uint32_t>(looks_.size() - 1);
}

void ModelBuilder::add(std::string_view part, const Look& look, Surface surface) {
    TT_CHECK(!part.empty());
    pieces_.push_back({material_of(part, look), std::move(surface)});
}

void ModelBuilder::add(std::string_view part, const Look& look, Surfaces surfaces) {
    for (Surface& surface : surfaces) {
        add(part, look, std::move(surface));
    }
}

Extent ModelBuilder::extent() const {
    TT_CHECK(!pieces_.empty());
    Extent all = extent_of(pieces_.front().surface);
    for (const Piece& piece : pieces_) {
        const Extent one = extent_of(piece.surface);
        all.lower = glm::min(all.lower, one.lower);
        all.upper = glm::max(all.upper, one.upper);
    }
    return all;
}

BuiltModel ModelBuilder::finish() {
    BuiltModel built;
    Model& model = built.imported.model;
    std::map<std::pair<PictureKind, std::uint32_t>, int> pictures;
    for (std::size_t i = 0; i < looks_.size(); ++i) {
        const int picture = picture_of(looks_[i], built.imported, pictures);
        model.materials.push_back(material_from(looks_[i], parts_[material_part_[i]], picture));
    }
    for (const Piece& piece : pieces_) {
        const auto first = static_cast<std::uint32_t>(model.mesh.triangles.size());
        const std::uint32_t count =
            append_finished(model.mesh, piece.surface, piece.material,
                            uv_scale_of(looks_[piece.material], piece.surface));
        built.shells.push_back(
            {material_part_[piece.material], piece.material, first, count, piece.surface.closed});
    }
    model.parts = std::move(parts_);
    model.material_part = std::move(material_part_);
    *this = ModelBuilder{};
    return built;
}

}  // namespace turntable::procedural
