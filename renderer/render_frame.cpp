#include "renderer/render_frame.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/error.h"
#include "renderer/scene_maps.h"
#include "renderer/shared/floor_cache.h"
#include "renderer/shared/sampler.h"

namespace turntable {
namespace {

namespace sh = shading;

sh::vec3 to_float(const glm::dvec3& v) {
    return {static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z)};
}

struct Tangents {
    glm::dvec3 tangent;
    glm::dvec3 bitangent;
};

Tangents tangents_of(const glm::dvec3& axis) {
    const glm::dvec3 helper = std::abs(axis.z) < 0.9 ? glm::dvec3(0, 0, 1) : glm::dvec3(1, 0, 0);
    const glm::dvec3 tangent = glm::normalize(glm::cross(helper, axis));
    return {tangent, glm::cross(axis, tangent)};
}

sh::CameraData shading_camera(const Scene& scene, const RenderFrame& frame) {
    const Camera& camera = scene.camera;
    const Film& film = scene.film;
    sh::CameraData data{};
    data.position = to_float(frame.point_to_render(camera.position));
    data.right = to_float(frame.vector_to_render(camera.camera_to_world[0]));
    data.up = to_float(frame.vector_to_render(camera.camera_to_world[1]));
    data.back = to_float(frame.vector_to_render(camera.camera_to_world[2]));
    data.pixel_scale = static_cast<float>(1.0 / (camera.focal * film.width));
    data.principal_x = static_cast<float>(camera.principal_x * film.width);
    data.principal_y = static_cast<float>(camera.principal_y * film.height);
    return data;
}

sh::SunData shading_sun(const Sun& sun, const RenderFrame& frame) {
    if (!(sun.half_angle >= 0.0 && sun.half_angle < std::numbers::pi / 2)) {
        throw bad_input("sun half angle {} rad is outside [0, pi/2)", sun.half_angle);
    }
    const glm::dvec3 axis = frame.vector_to_render(glm::normalize(sun.towards));
    const Tangents around = tangents_of(axis);
    const double tangent = std::tan(sun.half_angle);
    const double cosine = std::cos(sun.half_angle);
    sh::SunData data{};
    data.towards = to_float(axis);
    data.tangent = to_float(around.tangent);
    data.bitangent = to_float(around.bitangent);
    data.strength = to_float(sun.strength);
    data.law = static_cast<sh::uint>(sun.law);
    data.tan_half = static_cast<float>(tangent);
    data.cos_half = static_cast<float>(cosine);
    if (sun.half_angle > 0.0) {
        data.density_scale = static_cast<float>(sun.law == SunLaw::kTangentDisk
                                                    ? 1.0 / (std::numbers::pi * tangent * tangent)
                                                    : 1.0 / (2 * std::numbers::pi * (1 - cosine)));
    }
    return data;
}

sh::SpotData shading_spot(const Spot& spot, const RenderFrame& frame) {
    if (!(spot.radius > 0.0) || !(spot.half_angle > 0.0)) {
        throw bad_input("spot radius {} and half angle {} must be positive", spot.radius,
                        spot.half_angle);
    }
    const bool cone = spot.half_angle < std::numbers::pi;
    const double cosine = cone ? std::cos(spot.half_angle) : -2.0;
    const double lengths = 1.0 / frame.scale;
    sh::SpotData data{};
    data.position = to_float(frame.point_to_render(spot.position));
    data.axis = to_float(frame.vector_to_render(glm::normalize(spot.axis)));
    data.radius = static_cast<float>(spot.radius * lengths);
    // Irradiance is intensity over squared distance: both shrink with the frame.
    data.intensity = to_float(spot.power * (lengths * lengths / (4 * std::numbers::pi)));
    data.cos_half = static_cast<float>(cosine);
    data.smooth_width = static_cast<float>(cone ? spot.blend * (1.0 - cosine) : 0.0);
    data.cosine_factor = spot.cosine_factor && cone ? 1U : 0U;
    const bool cullable = spot.half_angle < std::numbers::pi / 2;
    data.cull_cos = static_cast<float>(cullable ? cosine : -1.0);
    data.cull_sin = static_cast<float>(cullable ? std::sin(spot.half_angle) : 0.0);
    return data;
}

sh::PropData shading_prop(const Prop& prop, const RenderFrame& frame) {
    const glm::dvec3 extents = prop.size / (2.0 * frame.scale);
    sh::PropData data{};
    data.centre = to_float(frame.point_to_render(prop.centre));
    data.shape = static_cast<sh::uint>(prop.shape);
    data.axis_x = to_float(frame.vector_to_render(prop.to_world[0]));
    data.axis_y = to_float(frame.vector_to_render(prop.to_world[1]));
    data.axis_z = to_float(frame.vector_to_render(prop.to_world[2]));
    data.half_x = static_cast<float>(extents.x);
    data.half_y = static_cast<float>(extents.y);
    data.half_z = static_cast<float>(extents.z);
    data.albedo = to_float(prop.albedo);
    return data;
}

glm::dvec3 open_irradiance(const Scene& scene) {
    const glm::dvec3 up(0.0, 0.0, 1.0);
    glm::dvec3 sum = scene.environment.radiance * std::numbers::pi;
    for (const Sun& sun : scene.suns) {
        sum += sun_irradiance(sun, up);
    }
    return sum;
}

sh::FloorData shading_floor(const Scene& scene, const RenderFrame& frame,
                            const ObjectBounds& bounds, bool cached) {
    sh::FloorData data{};
    data.present = scene.floor.present ? 1U : 0U;
    const glm::dvec3 normal = frame.vector_to_render({0.0, 0.0, 1.0});
    const glm::dvec3 on_plane = frame.point_to_render({0.0, 0.0, scene.floor.height});
    const glm::dvec3 tangent = frame.vector_to_render({1.0, 0.0, 0.0});
    const glm::dvec3 bitangent = frame.vector_to_render({0.0, 1.0, 0.0});
    const glm::dvec3 centre(bounds.centre);
    data.normal = to_float(normal);
    data.offset = static_cast<float>(glm::dot(normal, on_plane));
    data.albedo = to_float(scene.floor.albedo);
    data.tangent = to_float(tangent);
    data.bitangent = to_float(bitangent);
    data.cache_centre_x = static_cast<float>(glm::dot(tangent, centre));
    data.cache_centre_y = static_cast<float>(glm::dot(bitangent, centre));
    data.cached = cached ? 1U : 0U;
    if (cached) {
        const double height = glm::dot(normal, centre) - glm::dot(normal, on_plane);
        data.cache_scale = static_cast<float>(1.5 * height);
        data.open_irradiance = to_float(open_irradiance(scene));
    }
    return data;
}

bool is_rotation(const glm::dmat3& matrix) {
    const glm::dmat3 product = glm::transpose(matrix) * matrix;
    for (int c = 0; c < 3; ++c) {
        for (int r = 0; r < 3; ++r) {
            if (!(std::abs(product[c][r] - (c == r ? 1.0 : 0.0)) <= 1e-9)) {
                return false;
            }
        }
    }
    return true;
}

void check_props(const Scene& scene) {
    if (scene.props.size() > Scene::kMaxProps) {
        throw bad_input("{} props: at most {} are supported", scene.props.size(), Scene::kMaxProps);
    }
    for (std::size_t i = 0; i < scene.props.size(); ++i) {
        const Prop& prop = scene.props[i];
        if (!(prop.size.x > 0.0 && prop.size.y > 0.0 && prop.size.z > 0.0)) {
            throw bad_input("prop {}: its size {} x {} x {} must be positive", i, prop.size.x,
                            prop.size.y, prop.size.z);
        }
        if (!is_rotation(prop.to_world)) {
            throw bad_input("prop {}: to_world is no rotation", i);
        }
    }
}

void check_limits(const Scene& scene) {
    constexpr int kMaxSize = 16384;
    const Film& film = scene.film;
    if (film.width < 1 || film.height < 1 || film.width > kMaxSize || film.height > kMaxSize) {
        throw bad_input("image size {} x {} is outside 1 to {}", film.width, film.height, kMaxSize);
    }
    if (!(film.filter_radius > 0.0 && film.filter_radius <= 8.0)) {
        throw bad_input("filter radius {} pixels is outside (0, 8]", film.filter_radius);
    }
    if (scene.suns.size() > Scene::kMaxSuns || scene.spots.size() > Scene::kMaxSpots) {
        throw bad_input("{} suns and {} spots: at most {} and {} are supported", scene.suns.size(),
                        scene.spots.size(), Scene::kMaxSuns, Scene::kMaxSpots);
    }
    check_props(scene);
    if (!(scene.camera.focal > 0.0)) {
        throw bad_input("camera focal length {} must be positive", scene.camera.focal);
    }
}

sh::MaterialData shading_material(const Material& material, std::span<const Texture> textures) {
    sh::MaterialData data{};
    data.base_color = material.base_color;
    data.metallic = material.metallic;
    data.emission = material.emission;
    data.roughness = material.roughness;
    data.specular = material.specular;
    data.alpha = material.alpha;
    data.alpha_cutoff = material.alpha_cutoff;
    data.normal_scale = material.normal_scale;
    data.base_color_texture = material.base_color_texture;
    data.metallic_roughness_texture = material.metallic_roughness_texture;
    data.normal_texture = material.normal_texture;
    data.emission_texture = material.emission_texture;
    data.alpha_texture = material.alpha_texture;
    data.flags |= material.two_sided ? sh::kMaterialTwoSided : 0U;
    data.flags |= material.alpha_mode == AlphaMode::kMask ? sh::kMaterialAlphaMask : 0U;
    data.flags |= material.alpha_from_luminance ? sh::kMaterialAlphaLuminance : 0U;
    data.flags |= material.invert_alpha_texture ? sh::kMaterialAlphaInvert : 0U;
    const bool textured = material.alpha_texture >= 0;
    const bool full_texture =
        !textured || (!material.alpha_from_luminance && !material.invert_alpha_texture &&
                      !textures[static_cast<std::size_t>(material.alpha_texture)].has_alpha);
    const bool opaque =
        material.alpha_mode == AlphaMode::kOpaque || (material.alpha >= 1.0F && full_texture);
    data.flags |= opaque ? sh::kMaterialOpaque : 0U;
    return data;
}

}  // namespace

glm::dvec3 RenderFrame::point_to_render(const glm::dvec3& world) const {
    return vector_to_render(world - origin) / scale;
}

glm::dvec3 RenderFrame::vector_to_render(const glm::dvec3& world) const {
    return glm::transpose(rotation) * world;
}

glm::dvec3 RenderFrame::vector_to_world(const glm::dvec3& render) const {
    return rotation * render;
}

RenderFrame render_frame_of(const SceneObject& object) {
    const glm::dmat3 linear(object.object_to_world);
    RenderFrame frame;
    frame.scale = std::cbrt(glm::determinant(linear));
    frame.origin = glm::dvec3(object.object_to_world[3]);
    if (!(frame.scale > 1e-9)) {
        throw bad_input("object_to_world of {} mirrors or flattens the object", object.asset_id);
    }
    frame.rotation = linear / frame.scale;
    if (!is_rotation(frame.rotation)) {
        throw bad_input("object_to_world of {} is no rotation times uniform scale",
                        object.asset_id);
    }
    return frame;
}

ObjectBounds object_bounds(const Mesh& mesh) {
    ObjectBounds bounds;
    glm::vec3 low(std::numeric_limits<float>::max());
    glm::vec3 high(std::numeric_limits<float>::lowest());
    for (const glm::uvec3& triangle : mesh.triangles) {
        for (int corner = 0; corner < 3; ++corner) {
            const glm::vec3& p = mesh.positions[triangle[corner]];
            low = glm::min(low, p);
            high = glm::max(high, p);
        }
    }
    bounds.centre = 0.5F * (low + high);
    float radius2 = 0.0F;
    for (const glm::uvec3& triangle : mesh.triangles) {
        for (int corner = 0; corner < 3; ++corner) {
            const glm::vec3 d = mesh.positions[triangle[corner]] - bounds.centre;
            radius2 = std::max(radius2, glm::dot(d, d));
        }
    }
    // A little slack: the tests that use these bounds run in float.
    bounds.radius = std::sqrt(radius2) * 1.0001F;
    const glm::vec3 slack(1e-5F * bounds.radius);
    bounds.low = low - slack;
    bounds.high = high + slack;
    return bounds;
}

bool floor_cache_applies(const Scene& scene, const RenderFrame& frame, const ObjectBounds& bounds) {
    // The shadow of a narrow sun, or of a map's bright spot, is sharper than the cache's grid.
    constexpr double kWideSun = 0.5;  // radians
    const bool sharp = std::any_of(scene.suns.begin(), scene.suns.end(),
                                   [](const Sun& sun) { return sun.half_angle < kWideSun; });
    if (!scene.floor.present || sharp || !scene.props.empty() ||
        scene.environment.map.data != nullptr || scene.bounces.total + 1 > sh::kCacheLayers) {
        return false;
    }
    const glm::dvec3 centre =
        frame.rotation * (glm::dvec3(bounds.centre) * frame.scale) + frame.origin;
    const double radius = static_cast<double>(bounds.radius) * frame.scale;
    return centre.z - radius - scene.floor.height >= 0.5 * radius;
}

sh::SceneData shading_scene(const Scene& scene, const RenderFrame& frame,
                            const ObjectBounds& bounds, bool allow_floor_cache) {
    check_limits(scene);
    sh::SceneData data{};
    data.camera = shading_camera(scene, frame);
    data.floor_plane = shading_floor(
        scene, frame, bounds, allow_floor_cache && floor_cache_applies(scene, frame, bounds));
    place_scene_maps(scene, frame, data);
    data.sun_count = static_cast<sh::uint>(scene.suns.size());
    data.spot_count = static_cast<sh::uint>(scene.spots.size());
    for (std::size_t i = 0; i < scene.suns.size(); ++i) {
        data.suns[i] = shading_sun(scene.suns[i], frame);
    }
    for (std::size_t i = 0; i < scene.spots.size(); ++i) {
        data.spots[i] = shading_spot(scene.spots[i], frame);
    }
    data.prop_count = static_cast<sh::uint>(scene.props.size());
    for (std::size_t i = 0; i < scene.props.size(); ++i) {
        data.props[i] = shading_prop(scene.props[i], frame);
    }
    if (scene.material_swap) {
        data.swapped = 1U;
        data.swap_base_color = to_float(scene.material_swap->base_color);
        data.swap_metallic = static_cast<float>(scene.material_swap->metallic);
        data.swap_roughness = static_cast<float>(scene.material_swap->roughness);
    }
    data.object_centre = bounds.centre;
    data.object_radius = bounds.radius;
    data.object_low = bounds.low;
    data.object_high = bounds.high;
    data.max_bounces = scene.bounces.total;
    data.max_diffuse = scene.bounces.diffuse;
    data.max_glossy = scene.bounces.glossy;
    data.max_transparent = scene.bounces.transparent;
    data.filter_glossy = static_cast<float>(scene.bounces.filter_glossy);
    data.clamp_indirect = static_cast<float>(scene.bounces.clamp_indirect);
    data.tone_curve = static_cast<sh::uint>(scene.film.tone_curve);
    data.gain = static_cast<float>(std::exp2(scene.film.exposure));
    data.filter_radius = static_cast<float>(scene.film.filter_radius);
    return data;
}

std::vector<sh::MaterialData> shading_materials(std::span<const SourceMaterial> materials,
                                                std::span<const Texture> textures, MtlRules rules) {
    std::vector<sh::MaterialData> result;
    result.reserve(materials.size());
    for (const SourceMaterial& source : materials) {
        result.push_back(shading_material(resolve_material(source, rules), textures));
    }
    return result;
}

sh::uint image_seed(const Scene& scene) {
    return sh::hash_combine(static_cast<sh::uint>(scene.noise_seed),
                            static_cast<sh::uint>(scene.noise_seed >> 32U));
}

glm::dvec3 sun_irradiance(const Sun& sun, const glm::dvec3& normal) {
    const glm::dvec3 axis = glm::normalize(sun.towards);
    if (sun.half_angle <= 0.0) {
        return sun.strength * std::max(0.0, glm::dot(axis, normal));
    }
    // Midpoint rule over equal areas of the disk (or equal solid angles of the cone).
    constexpr int kRings = 256;
    constexpr int kSectors = 32;
    const Tangents around = tangents_of(axis);
    const double tan_half = std::tan(sun.half_angle);
    const double cos_half = std::cos(sun.half_angle);
    double mean = 0.0;
    for (int ring = 0; ring < kRings; ++ring) {
        const double share = (ring + 0.5) / kRings;
        double radial = tan_half * std::sqrt(share);
        if (sun.law == SunLaw::kUniformCone) {
            const double z = 1.0 - share * (1.0 - cos_half);
            radial = std::sqrt(1.0 - z * z) / z;
        }
        for (int sector = 0; sector < kSectors; ++sector) {
            const double phi = 2 * std::numbers::pi * (sector + 0.5) / kSectors;
            const glm::dvec3 direction =
                glm::normalize(axis + around.tangent * (radial * std::cos(phi)) +
                               around.bitangent * (radial * std::sin(phi)));
            mean += std::max(0.0, glm::dot(direction, normal));
        }
    }
    mean /= kRings * kSectors;
    const double weight = sun.law == SunLaw::kUniformCone ? 2.0 / (1.0 + cos_half) : 1.0;
    return sun.strength * (weight * mean);
}

}  // namespace turntable
