// The bridge between the shared shading code and Embree: what the shared headers call sh_*.
// Found by argument-dependent look-up, so it lives in their namespace.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "renderer/embree/embree_model.h"
#include "renderer/embree/texture_lookup.h"
#include "renderer/shared/floor_cache.h"
#include "renderer/shared/sampler.h"
#include "renderer/shared/scene_data.h"

namespace turntable::shading {

using FloorCache =
    std::array<vec3, static_cast<std::size_t>(kCacheLayers) * kCacheSize * kCacheSize>;

/// net_point() of all tables, computed once.
class NetTables {
public:
    NetTables() : points_(static_cast<std::size_t>(kNetTables) * kNetPoints) {
        for (uint i = 0; i < kNetTables * kNetPoints; ++i) {
            points_[i] = net_point(i / kNetPoints, i % kNetPoints);
        }
    }
    [[nodiscard]] const uvec2& point(uint table, uint index) const {
        return points_[static_cast<std::size_t>(table) * kNetPoints + index];
    }

private:
    std::vector<uvec2> points_;
};

inline const NetTables& net_tables() {
    static const NetTables tables;
    return tables;
}

/// Pictures of a scene; MapData names them by their places here.
constexpr uint kEnvironmentSlot = 0;
constexpr uint kViewSlot = 1;
constexpr uint kFloorSlot = 2;
struct MapValues {
    const float* texels = nullptr;
    const float* tables = nullptr;  ///< of the environment only
};

/// One scene of one model, as the shading code sees it.
struct EmbreeWorld {
    const embree::EmbreeModel* model;
    const SceneData* scene;
    const FloorCache* floor_cache;
    const NetTables* nets;
    std::array<MapValues, 3> maps;
    bool has_maps;
};

inline std::size_t floor_cache_index(int layer, int x, int y) {
    return (static_cast<std::size_t>(layer) * kCacheSize + static_cast<std::size_t>(y)) *
               kCacheSize +
           static_cast<std::size_t>(x);
}

inline const uvec2& sh_net_point(const EmbreeWorld& world, uint table, uint index) {
    return world.nets->point(table, index);
}

inline const SceneData& sh_scene(const EmbreeWorld& world) {
    return *world.scene;
}

inline const TriangleData& sh_triangle(const EmbreeWorld& world, uint primitive) {
    return world.model->triangles()[primitive];
}

inline const MaterialData& sh_material(const EmbreeWorld& world, uint material) {
    return world.model->materials()[material];
}

inline vec4 sh_texture(const EmbreeWorld& world, int texture, const vec2& uv) {
    return embree::sample_texture(world.model->textures()[static_cast<std::size_t>(texture)], uv);
}

inline vec3 sh_floor_texel(const EmbreeWorld& world, int layer, int x, int y) {
    return (*world.floor_cache)[floor_cache_index(layer, x, y)];
}

inline bool sh_has_maps(const EmbreeWorld& world) {
    return world.has_maps;
}

inline vec3 sh_map_texel(const EmbreeWorld& world, const uvec2& texels, uint index) {
    const float* texel = world.maps[texels.x].texels + 3 * static_cast<std::size_t>(index);
    return vec3(texel[0], texel[1], texel[2]);
}

inline float sh_map_table(const EmbreeWorld& world, const uvec2& tables, uint index) {
    return world.maps[tables.x].tables[index];
}

inline bool sh_trace(const EmbreeWorld& world, const vec3& origin, const vec3& direction,
                     float t_max, uint skip, Hit& hit) {
    return embree::trace_nearest(world.model->scene(), origin, direction, t_max, skip, hit);
}

inline bool sh_blocked(const EmbreeWorld& world, const vec3& origin, const vec3& direction,
                       float t_max, uint skip) {
    return embree::trace_blocked(world.model->scene(), origin, direction, t_max, skip);
}

inline bool sh_all_opaque(const EmbreeWorld& world) {
    return world.model->all_opaque();
}

}  // namespace turntable::shading
