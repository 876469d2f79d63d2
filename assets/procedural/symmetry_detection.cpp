#include "assets/procedural/symmetry_detection.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include <glm/geometric.hpp>

#include "assets/procedural/round_parts.h"
#include "base/check.h"

namespace turntable::procedural {
namespace {

constexpr double kTolerance = 2e-4;  ///< of the diagonal

std::string picture_name(const Model& model, int texture) {
    if (texture == kNoTexture) {
        return {};
    }
    const auto index = static_cast<std::size_t>(texture);
    return index < model.textures.size() && !model.textures[index].name.empty()
               ? model.textures[index].name
               : std::to_string(texture);
}

/// What one sees of a material.
struct Visible {
    PbrMaterial factors;  ///< texture indices unset
    std::array<std::string, 4> pictures;

    [[nodiscard]] bool pictured() const {
        return std::any_of(pictures.begin(), pictures.end(),
                           [](const std::string& name) { return !name.empty(); });
    }
};

bool same(const Visible& a, const Visible& b) {
    const PbrMaterial& p = a.factors;
    const PbrMaterial& q = b.factors;
    return a.pictures == b.pictures && p.base_color == q.base_color && p.alpha == q.alpha &&
           p.metallic == q.metallic && p.roughness == q.roughness && p.emission == q.emission &&
           p.normal_scale == q.normal_scale && p.alpha_mode == q.alpha_mode &&
           p.alpha_cutoff == q.alpha_cutoff && p.double_sided == q.double_sided;
}

Visible visible_of(const Model& model, const SourceMaterial& material) {
    const auto* pbr = std::get_if<PbrMaterial>(&material.parameters);
    TT_CHECK(pbr != nullptr);
    return {*pbr,
            {picture_name(model, pbr->base_color_texture),
             picture_name(model, pbr->metallic_roughness_texture),
             picture_name(model, pbr->normal_texture), picture_name(model, pbr->emission_texture)}};
}

/// For each material the first one that looks like it.
std::vector<std::uint32_t> first_alike(const std::vector<Visible>& materials) {
    std::vector<std::uint32_t> first;
    for (std::size_t i = 0; i < materials.size(); ++i) {
        const auto found =
            std::find_if(materials.begin(), materials.end(),
                         [&](const Visible& other) { return same(materials[i], other); });
        first.push_back(static_cast<std::uint32_t>(found - materials.begin()));
    }
    return first;
}

/// One vertex for each (vertex, material) that triangles use, and which of them hang together.
struct Parted {
    std::vector<SymmetryVertex> vertices;
    Pieces pieces;
};

/// Adds to the corners of a triangle where its picture points.
void add_directions(const glm::uvec3& triangle, std::vector<SymmetryVertex>& vertices,
                    std::vector<double>& weights) {
    const SymmetryVertex& a = vertices[triangle.x];
    const glm::dvec3 p1 = vertices[triangle.y].position - a.position;
    const glm::dvec3 p2 = vertices[triangle.z].position - a.position;
    const glm::dvec2 t1 = vertices[triangle.y].uv - a.uv;
    const glm::dvec2 t2 = vertices[triangle.z].uv - a.uv;
    const double determinant = t1.x * t2.y - t1.y * t2.x;
    if (std::abs(determinant) < 1e-12) {
        return;
    }
    const glm::dvec3 along_u = (t2.y * p1 - t1.y * p2) / determinant;
    const glm::dvec3 along_v = (t1.x * p2 - t2.x * p1) / determinant;
    const double weight = glm::length(glm::cross(p1, p2));
    for (int c = 0; c < 3; ++c) {
        SymmetryVertex& vertex = vertices[triangle[c]];
        vertex.along_u += weight * along_u;
        vertex.along_v += weight * along_v;
        vertex.stretch += weight * (glm::length(along_u) + glm::length(along_v));
        weights[triangle[c]] += weight;
    }
}

void find_directions(const std::vector<glm::uvec3>& triangles,
                     std::vector<SymmetryVertex>& vertices) {
    std::vector<double> weights(vertices.size());
    for (const glm::uvec3& triangle : triangles) {
        if (vertices[triangle.x].pictured) {
            add_directions(triangle, vertices, weights);
        }
    }
    for (std::size_t i = 0; i < vertices.size(); ++i) {
        if (weights[i] > 0.0) {
            vertices[i].along_u /= weights[i];
            vertices[i].along_v /= weights[i];
            vertices[i].stretch /= weights[i];
        }
    }
}

class Union {
public:
    explicit Union(std::size_t count) : parent_(count) {
        std::iota(parent_.begin(), parent_.end(), 0U);
    }
    std::uint32_t root(std::uint32_t i) {
        while (parent_[i] != i) {
            parent_[i] = parent_[parent_[i]];
            i = parent_[i];
        }
        return i;
    }
    void join(std::uint32_t a, std::uint32_t b) { parent_[root(a)] = root(b); }

private:
    std::vector<std::uint32_t> parent_;
};

Parted parted(const Model& model) {
    std::vector<Visible> materials;
    for (const SourceMaterial& material : model.materials) {
        materials.push_back(visible_of(model, material));
    }
    const std::vector<std::uint32_t> alike = first_alike(materials);
    const Mesh& mesh = model.mesh;
    Parted parted;
    std::unordered_map<std::uint64_t, std::uint32_t> known;
    std::vector<glm::uvec3> triangles;
    for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
        const std::uint32_t material = alike[mesh.triangle_material[t]];
        glm::uvec3 triangle{};
        for (int c = 0; c < 3; ++c) {
            const std::uint32_t corner = mesh.triangles[t][c];
            const auto [entry, fresh] =
                known.try_emplace((std::uint64_t{material} << 32U) | corner,
                                  static_cast<std::uint32_t>(parted.vertices.size()));
            if (fresh) {
                SymmetryVertex vertex;
                vertex.position = glm::dvec3(mesh.positions[corner]);
                vertex.normal = glm::dvec3(mesh.normals[corner]);
                vertex.uv = mesh.uvs.empty() ? glm::dvec2(0.0) : glm::dvec2(mesh.uvs[corner]);
                vertex.material = material;
                vertex.pictured = !mesh.uvs.empty() && materials[material].pictured();
                parted.vertices.push_back(vertex);
            }
            triangle[c] = entry->second;
        }
        triangles.push_back(triangle);
    }
    find_directions(triangles, parted.vertices);
    Union joined(parted.vertices.size());
    for (const glm::uvec3& triangle : triangles) {
        joined.join(triangle.x, triangle.y);
        joined.join(triangle.y, triangle.z);
    }
    std::unordered_map<std::uint32_t, std::size_t> piece_of;
    for (std::uint32_t i = 0; i < parted.vertices.size(); ++i) {
        const auto [entry, fresh] = piece_of.try_emplace(joined.root(i), parted.pieces.size());
        if (fresh) {
            parted.pieces.emplace_back();
        }
        parted.pieces[entry->second].push_back(i);
    }
    return parted;
}

/// Far-apart vertices follow each other, so that a motion that is none fails soon.
void stir(std::vector<std::uint32_t>& indices) {
    const std::size_t count = indices.size();
    auto stride = static_cast<std::size_t>(0.618 * static_cast<double>(count)) | 1U;
    while (std::gcd(stride, count) != 1) {
        stride += 2;
    }
    std::vector<std::uint32_t> stirred(count);
    for (std::size_t i = 0; i < count; ++i) {
        stirred[i] = indices[i * stride % count];
    }
    indices = std::move(stirred);
}

/// The search about one point of one mesh.
class Search {
public:
    Search(const VertexSet& set, const Pieces& pieces, double diagonal)
        : set_(set), pieces_(pieces), diagonal_(diagonal), centre_(set.mean_position()),
          all_(set.vertices().size()) {
        std::iota(all_.begin(), all_.end(), 0U);
        stir(all_);
    }

    void find_axis(Axis axis, FoundSymmetry& found) const {
        std::vector<std::uint32_t> rest;
        int round_fold = 0;  // what the round pieces' pictures allow; 0: all
        for (const auto& piece : pieces_) {
            if (is_round(set_, piece, axis, centre_, diagonal_)) {
                round_fold = std::gcd(round_fold, picture_fold(set_, piece, axis, centre_));
            } else {
                rest.insert(rest.end(), piece.begin(), piece.end());
            }
        }
        if (!rest.empty()) {
            stir(rest);
        }
        const int shape = rest.empty() ? 0 : highest_fold(axis, rest, Likeness::kShape, 0);
        if (shape == 1) {
            return;
        }
        add(axis, shape, found.shape);
        // A turn keeps the appearance only if it keeps the shape, so its fold divides the shape's.
        const int bound = std::gcd(shape >= kContinuousFold ? 0 : shape, round_fold);
        const int seen = rest.empty() ? bound : highest_fold(axis, rest, Likeness::kPicture, bound);
        if (seen != 1) {
            add(axis, seen, found.appearance);
        }
    }

    void find_mirror(Axis axis, FoundSymmetry& found) const {
        Motion reflection;
        reflection.centre = centre_;
        const int along = static_cast<int>(axis);
        reflection.linear[along][along] = -1.0;
        if (!set_.holds(all_, reflection, Likeness::kShape)) {
            return;
        }
        MirrorPlane plane;
        plane.normal = glm::dvec3(0.0);
        plane.normal[along] = 1.0;
        plane.offset = snapped(centre_[along]);
        found.shape.mirrors.push_back(plane);
        if (set_.holds(all_, reflection, Likeness::kPicture)) {
            found.appearance.mirrors.push_back(plane);
        }
    }

private:
    /// The highest fold up to kHighestFold under which `which` map into the set, of the divisors of
    /// `bound` (0: of all numbers); 1 when there is none.
    [[nodiscard]] int highest_fold(Axis axis, const std::vector<std::uint32_t>& which,
                                   Likeness likeness, int bound) const {
        for (int fold = bound == 0 ? kHighestFold : bound; fold >= 2; --fold) {
            if ((bound == 0 || bound % fold == 0) &&
                set_.holds(which, turn_about(axis, centre_, fold), likeness)) {
                return fold;
            }
        }
        return 1;
    }

    void add(Axis axis, int fold, Symmetry& symmetry) const {
        SymmetryAxis line;
        const int along = static_cast<int>(axis);
        line.direction = glm::dvec3(0.0);
        line.direction[along] = 1.0;
        for (int c = 0; c < 3; ++c) {
            line.point[c] = c == along ? 0.0 : snapped(centre_[c]);
        }
        line.fold = fold == 0 || fold >= kContinuousFold ? kContinuous : fold;
        symmetry.axes.push_back(line);
    }

    /// Rounding errors of the mean are no offset.
    [[nodiscard]] double snapped(double offset) const {
        return std::abs(offset) < 1e-6 * diagonal_ ? 0.0 : offset;
    }

    const VertexSet& set_;
    const Pieces& pieces_;
    double diagonal_;
    glm::dvec3 centre_;
    std::vector<std::uint32_t> all_;
};

double diagonal_of(const std::vector<SymmetryVertex>& vertices) {
    glm::dvec3 low = vertices.front().position;
    glm::dvec3 high = low;
    for (const SymmetryVertex& vertex : vertices) {
        low = glm::min(low, vertex.position);
        high = glm::max(high, vertex.position);
    }
    return glm::length(high - low);
}

}  // namespace

FoundSymmetry find_symmetry(const Model& model) {
    FoundSymmetry found;
    Parted parts = parted(model);
    if (parts.vertices.empty()) {
        return found;
    }
    const double diagonal = diagonal_of(parts.vertices);
    const VertexSet set(std::move(parts.vertices), kTolerance * diagonal);
    const Search search(set, parts.pieces, diagonal);
    for (const Axis axis : {Axis::kZ, Axis::kX, Axis::kY}) {
        search.find_axis(axis, found);
    }
    for (const Axis axis : {Axis::kX, Axis::kY, Axis::kZ}) {
        search.find_mirror(axis, found);
    }
    return found;
}

}  // namespace turntable::procedural
