#include "renderer/scene_maps.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/check.h"
#include "base/error.h"

namespace turntable {
namespace {

namespace sh = shading;

std::shared_ptr<const EnvironmentMap> picture(const MapReference& reference, const char* what) {
    if (!reference.id.empty() && reference.data == nullptr) {
        throw CheckFailure(fmt::format(
            "{} {} has no data: resolve_maps() must come before rendering", what, reference.id));
    }
    if (reference.data != nullptr) {
        const EnvironmentMap& map = *reference.data;
        const std::size_t values = 3 * static_cast<std::size_t>(std::max(map.width, 0)) *
                                   static_cast<std::size_t>(std::max(map.height, 0));
        if (values == 0 || map.texels.size() != values) {
            throw bad_input("{} {}: {} x {} texels and {} values", what, reference.id, map.width,
                            map.height, map.texels.size());
        }
    }
    return reference.data;
}

void require_layout(const std::shared_ptr<const EnvironmentMap>& map, MapLayout layout,
                    const char* what) {
    if (map != nullptr && map->layout != layout) {
        throw bad_input("{} {} must be {}", what, map->id,
                        layout == MapLayout::kPhoto ? "a flat picture" : "an equirectangular map");
    }
}

sh::vec3 to_float(const glm::dvec3& v) {
    return {static_cast<float>(v.x), static_cast<float>(v.y), static_cast<float>(v.z)};
}

/// Rows of the matrix and the offsets that take what is looked up to the map.
struct Placement {
    glm::dvec3 x{0.0};
    glm::dvec3 y{0.0};
    glm::dvec3 z{0.0};
    glm::dvec3 offset{0.0};
};

sh::MapData map_data(const EnvironmentMap& map, sh::uint kind, const glm::dvec3& scale,
                     const Placement& placement) {
    sh::MapData data{};
    data.width = map.width;
    data.height = map.height;
    data.kind = kind;
    data.scale = to_float(scale);
    data.row_x = to_float(placement.x);
    data.row_y = to_float(placement.y);
    data.row_z = to_float(placement.z);
    data.offset_x = static_cast<float>(placement.offset.x);
    data.offset_y = static_cast<float>(placement.offset.y);
    data.offset_z = static_cast<float>(placement.offset.z);
    return data;
}

/// World directions to those of a map whose content is turned about +Z.
glm::dmat3 world_to_map(double turn) {
    const double c = std::cos(turn);
    const double s = std::sin(turn);
    return {glm::dvec3(c, -s, 0.0), glm::dvec3(s, c, 0.0), glm::dvec3(0.0, 0.0, 1.0)};
}

Placement rows_of(const glm::dmat3& m) {
    const glm::dmat3 t = glm::transpose(m);
    return {t[0], t[1], t[2], glm::dvec3(0.0)};
}

/// Directions of the render frame.
Placement around_scene(double turn, const RenderFrame& frame) {
    return rows_of(world_to_map(turn) * frame.rotation);
}

/// Image points (u, v, 1), whatever the object's pose: the camera's directions are linear in them.
Placement around_camera(double turn, const Scene& scene) {
    const Film& film = scene.film;
    const double pixel = 1.0 / (scene.camera.focal * film.width);
    const glm::dvec3 corner(-scene.camera.principal_x * film.width * pixel,
                            scene.camera.principal_y * film.height * pixel, -1.0);
    const glm::dmat3 directions(glm::dvec3(pixel, 0.0, 0.0), glm::dvec3(0.0, -pixel, 0.0), corner);
    return rows_of(world_to_map(turn) * scene.camera.camera_to_world * directions);
}

/// Image points (u, v, 1) to the texels of a photo that covers the frame, centred.
Placement over_frame(const EnvironmentMap& map, const Film& film) {
    const double texels = std::min(static_cast<double>(map.width) / film.width,
                                   static_cast<double>(map.height) / film.height);  // a pixel
    return {{texels, 0.0, 0.5 * (map.width - texels * film.width)},
            {0.0, texels, 0.5 * (map.height - texels * film.height)},
            glm::dvec3(0.0),
            glm::dvec3(0.0)};
}

/// Floor points of the render frame to texels: at turn 0 the picture's right is +X, its top +Y, and
/// the lower left corner of one of its copies lies on the Z axis.
Placement over_floor(const EnvironmentMap& map, const Floor& floor, const RenderFrame& frame) {
    if (!(floor.tile > 0.0)) {
        throw bad_input("floor tile of {} m must be positive", floor.tile);
    }
    const double texels = map.width / floor.tile;  // a metre
    const glm::dvec3 right(std::cos(floor.turn), std::sin(floor.turn), 0.0);
    const glm::dvec3 top(-std::sin(floor.turn), std::cos(floor.turn), 0.0);
    const double lengths = texels * frame.scale;  // a unit of the render frame
    return {frame.vector_to_render(right) * lengths,
            frame.vector_to_render(top) * -lengths,
            glm::dvec3(0.0),
            {texels * glm::dot(right, frame.origin),
             map.height - texels * glm::dot(top, frame.origin), 0.0}};
}

sh::MapData view_map(const Scene& scene, const EnvironmentMap& map) {
    const Backdrop& backdrop = scene.backdrop;
    const glm::dvec3& scale = backdrop.present ? backdrop.radiance : scene.environment.radiance;
    if (map.layout == MapLayout::kPhoto) {
        return map_data(map, sh::kMapFrame, scale, over_frame(map, scene.film));
    }
    const double turn = backdrop.present ? backdrop.turn : scene.environment.turn;
    return map_data(map, sh::kMapSphere, scale, around_camera(turn, scene));
}

}  // namespace

SceneMaps scene_maps(const Scene& scene) {
    SceneMaps maps;
    maps.environment = picture(scene.environment.map, "environment map");
    require_layout(maps.environment, MapLayout::kEquirectangular, "environment map");
    maps.view = scene.backdrop.present ? picture(scene.backdrop.map, "backdrop") : maps.environment;
    if (scene.floor.present) {
        maps.floor = picture(scene.floor.texture, "floor texture");
        require_layout(maps.floor, MapLayout::kPhoto, "floor texture");
    }
    return maps;
}

void place_scene_maps(const Scene& scene, const RenderFrame& frame, sh::SceneData& data) {
    const SceneMaps maps = scene_maps(scene);
    data.environment = to_float(scene.environment.radiance);
    data.view_radiance =
        scene.backdrop.present ? to_float(scene.backdrop.radiance) : data.environment;
    if (maps.environment != nullptr) {
        data.environment = sh::vec3(0.0F);
        data.environment_map =
            map_data(*maps.environment, sh::kMapSphere, scene.environment.radiance,
                     around_scene(scene.environment.turn, frame));
    }
    if (maps.view != nullptr) {
        data.view_map = view_map(scene, *maps.view);
    }
    if (maps.floor != nullptr) {
        data.floor_texture = map_data(*maps.floor, sh::kMapTile, glm::dvec3(1.0),
                                      over_floor(*maps.floor, scene.floor, frame));
    }
}

}  // namespace turntable
