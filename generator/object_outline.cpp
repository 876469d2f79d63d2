#include "generator/object_outline.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

namespace turntable {
namespace {

constexpr float kSeenOpacity = 0.02F;  // as of the mask (renderer/shared/labels.h)
constexpr double kNear = 1e-3;         // metres

/// World to camera, then object to camera: x right, y up, z backwards.
glm::dmat4 object_to_camera(const Scene& scene) {
    const glm::dmat3 turn = glm::transpose(scene.camera.camera_to_world);
    glm::dmat4 world_to_camera(turn);
    world_to_camera[3] = glm::dvec4(-(turn * scene.camera.position), 1.0);
    return world_to_camera * scene.object.object_to_world;
}

glm::dvec3 transformed(const glm::dmat4& m, const glm::vec3& point) {
    return glm::dvec3(m * glm::dvec4(glm::dvec3(point), 1.0));
}

/// Turns camera coordinates into pixels; the depth must be positive.
class PixelMap {
public:
    explicit PixelMap(const Scene& scene)
        : focal_(scene.camera.focal * scene.film.width),
          centre_(scene.camera.principal_x * scene.film.width,
                  scene.camera.principal_y * scene.film.height) {}
    [[nodiscard]] glm::dvec2 operator()(const glm::dvec3& camera) const {
        const double scale = focal_ / -camera.z;
        return {centre_.x + scale * camera.x, centre_.y - scale * camera.y};
    }

private:
    double focal_;
    glm::dvec2 centre_;
};

/// What a material's opacity is where it has no picture, and a factor where it has one.
float seen_from(const Material& material) {
    if (material.alpha_mode == AlphaMode::kMask) {
        return material.alpha_cutoff;
    }
    return kSeenOpacity;
}

float decoded_srgb(float code) {
    return code <= 0.04045F ? code / 12.92F : std::pow((code + 0.055F) / 1.055F, 2.4F);
}

float channel(const Texture& texture, std::size_t texel, std::size_t c) {
    if (texture.texels8.empty()) {
        return texture.texels_float[4 * texel + c];
    }
    const float code = static_cast<float>(texture.texels8[4 * texel + c]) / 255.0F;
    return c < 3 && texture.encoding == TextureEncoding::kSrgb8 ? decoded_srgb(code) : code;
}

float texel_opacity(const Material& material, const Texture& texture, std::size_t texel) {
    float value = channel(texture, texel, 3);
    if (material.alpha_from_luminance) {
        value = 0.2126F * channel(texture, texel, 0) + 0.7152F * channel(texture, texel, 1) +
                0.0722F * channel(texture, texel, 2);
    }
    return material.invert_alpha_texture ? 1.0F - value : value;
}

double cross2(const glm::dvec2& a, const glm::dvec2& b) {
    return a.x * b.y - a.y * b.x;
}

}  // namespace

/// A corner of a face that was cut by the near plane: at most four a triangle.
struct ObjectOutline::Corner {
    glm::dvec3 camera{0.0};
    glm::dvec2 uv{0.0};
};

bool ObjectOutline::Cutout::seen(const glm::dvec2& uv) const {
    // Bilinear and repeating, row 0 at v = 1, as the renderer fetches.
    const double x = uv.x * width - 0.5;
    const double y = (1.0 - uv.y) * height - 0.5;
    const double fx = x - std::floor(x);
    const double fy = y - std::floor(y);
    const auto texel = [&](double column, double row) {
        const auto wrap = [](double i, int n) {
            const double rest = i - n * std::floor(i / n);
            return std::min(static_cast<std::size_t>(rest), static_cast<std::size_t>(n - 1));
        };
        return double{
            opacity[wrap(row, height) * static_cast<std::size_t>(width) + wrap(column, width)]};
    };
    const double left = std::floor(x);
    const double top = std::floor(y);
    const double upper = texel(left, top) * (1.0 - fx) + texel(left + 1.0, top) * fx;
    const double lower = texel(left, top + 1.0) * (1.0 - fx) + texel(left + 1.0, top + 1.0) * fx;
    return upper * (1.0 - fy) + lower * fy >= double{threshold};
}

/// Empty when the material is seen everywhere.
std::optional<ObjectOutline::Cutout>
ObjectOutline::cutout_of(const Material& material, const std::vector<Texture>& textures) {
    if (material.alpha_mode == AlphaMode::kOpaque || material.alpha_texture < 0) {
        return std::nullopt;
    }
    const Texture& texture = textures[static_cast<std::size_t>(material.alpha_texture)];
    Cutout cutout{texture.width, texture.height, {}, seen_from(material) / material.alpha};
    const auto texels =
        static_cast<std::size_t>(texture.width) * static_cast<std::size_t>(texture.height);
    cutout.opacity.reserve(texels);
    for (std::size_t texel = 0; texel < texels; ++texel) {
        cutout.opacity.push_back(texel_opacity(material, texture, texel));
    }
    const bool clear_somewhere =
        std::any_of(cutout.opacity.begin(), cutout.opacity.end(),
                    [&](float opacity) { return opacity < cutout.threshold; });
    return clear_somewhere ? std::optional(std::move(cutout)) : std::nullopt;
}

ObjectOutline::ObjectOutline(const Model& model, MtlRules rules)
    : positions_(model.mesh.positions) {
    struct Seen {
        bool somewhere = true;
        bool two_sided = true;
        std::int32_t cutout = -1;
    };
    std::vector<Seen> seen;
    for (const SourceMaterial& source : model.materials) {
        const Material material = resolve_material(source, rules);
        Seen& entry = seen.emplace_back();
        entry.two_sided = material.two_sided;
        entry.somewhere =
            material.alpha_mode == AlphaMode::kOpaque || material.alpha >= seen_from(material);
        if (auto cutout = cutout_of(material, model.textures); entry.somewhere && cutout) {
            entry.cutout = static_cast<std::int32_t>(cutouts_.size());
            cutouts_.push_back(*std::move(cutout));
        }
    }
    const Mesh& mesh = model.mesh;
    for (std::size_t i = 0; i < mesh.triangles.size(); ++i) {
        const Seen& material = seen.at(mesh.triangle_material[i]);
        const glm::uvec3& t = mesh.triangles[i];
        if (material.somewhere) {
            faces_.push_back({{t.x, t.y, t.z}, material.cutout, material.two_sided});
        }
    }
    if (!cutouts_.empty()) {
        uvs_ = mesh.uvs;
        uvs_.resize(positions_.size(), glm::vec2(0.0F));
    }
}

std::size_t ObjectOutline::bytes() const {
    std::size_t bytes = positions_.size() * sizeof(glm::vec3) + uvs_.size() * sizeof(glm::vec2) +
                        faces_.size() * sizeof(Face);
    for (const Cutout& cutout : cutouts_) {
        bytes += cutout.opacity.size() * sizeof(float);
    }
    return bytes;
}

double ObjectOutline::nearest_depth(const Scene& scene) const {
    const glm::dmat4 to_camera = object_to_camera(scene);
    double nearest = std::numeric_limits<double>::infinity();
    for (const Face& face : faces_) {
        for (const std::uint32_t vertex : face.vertices) {
            nearest = std::min(nearest, -transformed(to_camera, positions_[vertex]).z);
        }
    }
    return nearest;
}

/// The face in camera coordinates, cut at the near plane; empty when nothing is beyond it, or when
/// it is seen from the back of a one-sided material.
std::vector<ObjectOutline::Corner> ObjectOutline::corners_of(const Face& face,
                                                             const glm::dmat4& to_camera) const {
    std::array<Corner, 3> whole;
    for (std::size_t k = 0; k < 3; ++k) {
        whole.at(k).camera = transformed(to_camera, positions_[face.vertices.at(k)]);
        if (face.cutout >= 0) {
            whole.at(k).uv = glm::dvec2(uvs_[face.vertices.at(k)]);
        }
    }
    std::vector<Corner> corners;
    const glm::dvec3 outward =
        glm::cross(whole[1].camera - whole[0].camera, whole[2].camera - whole[0].camera);
    if (!face.two_sided && glm::dot(outward, whole[0].camera) > 0.0) {
        return corners;
    }
    for (std::size_t k = 0; k < 3; ++k) {
        const Corner& here = whole.at(k);
        const Corner& next = whole.at((k + 1) % 3);
        const double depth = -here.camera.z;
        const double next_depth = -next.camera.z;
        if (depth >= kNear) {
            corners.push_back(here);
        }
        if ((depth >= kNear) != (next_depth >= kNear)) {
            const double share = (kNear - depth) / (next_depth - depth);
            corners.push_back({here.camera + share * (next.camera - here.camera),
                               here.uv + share * (next.uv - here.uv)});
            corners.back().camera.z = -kNear;
        }
    }
    return corners;
}

std::optional<ImageBox> ObjectOutline::full_box(const Scene& scene) const {
    const glm::dmat4 to_camera = object_to_camera(scene);
    const PixelMap pixel(scene);
    constexpr double kFar = std::numeric_limits<double>::infinity();
    ImageBox box{kFar, kFar, -kFar, -kFar};
    const auto include = [&](const glm::dvec3& camera) {
        const glm::dvec2 p = pixel(camera);
        box = {std::min(box.x0, p.x), std::min(box.y0, p.y), std::max(box.x1, p.x),
               std::max(box.y1, p.y)};
    };
    std::vector<glm::dvec3> camera(positions_.size());
    std::transform(positions_.begin(), positions_.end(), camera.begin(),
                   [&](const glm::vec3& p) { return transformed(to_camera, p); });
    for (const Face& face : faces_) {
        const auto [a, b, c] = face.vertices;
        const double nearest = std::min({-camera[a].z, -camera[b].z, -camera[c].z});
        if (nearest >= kNear) {
            include(camera[a]);
            include(camera[b]);
            include(camera[c]);
        } else {
            for (const Corner& corner : corners_of({face.vertices, -1, true}, to_camera)) {
                include(corner.camera);
            }
        }
    }
    return box.x0 <= box.x1 ? std::optional(box) : std::nullopt;
}

/// Marks the pixels whose centres a triangle covers.
class ObjectOutline::Filler {
public:
    Filler(const Scene& scene, std::vector<std::uint8_t>& marks)
        : width_(scene.film.width), height_(scene.film.height), pixel_(scene), marks_(marks) {}

    void fill(const Corner& a, const Corner& b, const Corner& c, const Cutout* cutout) {
        const std::array<glm::dvec2, 3> p{pixel_(a.camera), pixel_(b.camera), pixel_(c.camera)};
        const double area = cross2(p[1] - p[0], p[2] - p[0]);
        if (area == 0.0) {
            return;
        }
        const auto [left, right] = std::minmax({p[0].x, p[1].x, p[2].x});
        const auto [top, bottom] = std::minmax({p[0].y, p[1].y, p[2].y});
        // Clamped before they become integers: what is near the camera may be very far out.
        const int x0 = first_pixel(left, width_);
        const int x1 = first_pixel(std::nextafter(right, 1e300), width_);
        const int y0 = first_pixel(top, height_);
        const int y1 = first_pixel(std::nextafter(bottom, 1e300), height_);
        for (int y = y0; y < y1; ++y) {
            for (int x = x0; x < x1; ++x) {
                const glm::dvec2 centre(x + 0.5, y + 0.5);
                const double wa = cross2(p[1] - centre, p[2] - centre) / area;
                const double wb = cross2(p[2] - centre, p[0] - centre) / area;
                const double wc = 1.0 - wa - wb;
                if (wa < 0.0 || wb < 0.0 || wc < 0.0) {
                    continue;
                }
                const glm::dvec3 share(wa / -a.camera.z, wb / -b.camera.z, wc / -c.camera.z);
                const double sum = share.x + share.y + share.z;
                if (cutout == nullptr ||
                    cutout->seen((share.x * a.uv + share.y * b.uv + share.z * c.uv) / sum)) {
                    marks_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                           static_cast<std::size_t>(x)] = 1;
                }
            }
        }
    }

private:
    /// The first pixel whose centre is not before `edge`, within [0, count].
    static int first_pixel(double edge, int count) {
        return static_cast<int>(std::clamp(std::ceil(edge - 0.5), 0.0, static_cast<double>(count)));
    }

    int width_;
    int height_;
    PixelMap pixel_;
    std::vector<std::uint8_t>& marks_;
};

std::vector<std::uint8_t> ObjectOutline::silhouette(const Scene& scene) const {
    std::vector<std::uint8_t> marks(static_cast<std::size_t>(scene.film.width) *
                                    static_cast<std::size_t>(scene.film.height));
    const glm::dmat4 to_camera = object_to_camera(scene);
    Filler filler(scene, marks);
    for (const Face& face : faces_) {
        const std::vector<Corner> corners = corners_of(face, to_camera);
        const Cutout* cutout =
            face.cutout < 0 ? nullptr : &cutouts_[static_cast<std::size_t>(face.cutout)];
        for (std::size_t k = 2; k < corners.size(); ++k) {
            filler.fill(corners[0], corners[k - 1], corners[k], cutout);
        }
    }
    return marks;
}

}  // namespace turntable
