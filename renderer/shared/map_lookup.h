// Look-up of pictures: environment maps, backdrops, floor textures. Bilinear, no mip levels.
//
// A texel position counts texels from the left and from the top; texel (i, j) has its centre at
// (i + 0.5, j + 0.5). Equirectangular maps: row position = height * polar angle / pi (from +Z), and
// column position = width * (3/4 - azimuth / 2 pi), the azimuth from +X towards +Y: the middle
// column looks along +Y, and azimuths grow to the left.
//
// Bridge: vec3 sh_map_texel(World, uvec2 texels, uint index), row by row from the top
#ifndef TURNTABLE_RENDERER_SHARED_MAP_LOOKUP_H
#define TURNTABLE_RENDERER_SHARED_MAP_LOOKUP_H

#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/scene_data.h"

SH_BEGIN

/// Angle of (x, y) from the x axis, [-pi, pi]; 0 for (0, 0). A polynomial (Moshier's, of Cephes),
/// within 2e-7, instead of a library's or a driver's: backgrounds are the same everywhere.
SH_FN float arc_tangent2(float y, float x) {
    float wide = max(abs(x), abs(y));
    float slim = min(abs(x), abs(y));
    if (wide == 0.0F) {
        return 0.0F;
    }
    SH_PRECISE float t = slim / wide;
    bool steep = t > 0.41421356F;
    SH_PRECISE float s = steep ? (t - 1.0F) / (t + 1.0F) : t;
    SH_PRECISE float z = s * s;
    SH_PRECISE float bend =
        ((8.05374449538e-2F * z - 1.38776856032e-1F) * z + 1.99777106478e-1F) * z -
        3.33329491539e-1F;
    SH_PRECISE float angle = (steep ? 0.25F * kPi : 0.0F) + (s + s * z * bend);
    SH_PRECISE float octant = abs(y) > abs(x) ? 0.5F * kPi - angle : angle;
    SH_PRECISE float half_turn = x < 0.0F ? kPi - octant : octant;
    return y < 0.0F ? -half_turn : half_turn;
}

/// The map's own coordinates of what is looked up.
SH_FN vec3 map_coordinates(SH_IN(MapData) map, SH_IN(vec3) p) {
    SH_PRECISE float x = dot(map.row_x, p) + map.offset_x;
    SH_PRECISE float y = dot(map.row_y, p) + map.offset_y;
    SH_PRECISE float z = dot(map.row_z, p) + map.offset_z;
    return vec3(x, y, z);
}

/// Texel position on an equirectangular map of a direction of any length in the map's frame.
SH_FN vec2 sphere_position(SH_IN(MapData) map, SH_IN(vec3) d) {
    SH_PRECISE float across = sqrt(d.x * d.x + d.y * d.y);
    SH_PRECISE float turns = 0.75F - arc_tangent2(d.y, d.x) * (0.5F * kInvPi);
    SH_PRECISE float column = (turns - floor(turns)) * float(map.width);
    SH_PRECISE float row = arc_tangent2(across, d.z) * kInvPi * float(map.height);
    return vec2(column, row);
}

/// Texel that a texel position lies in, along an axis that repeats after `size`.
SH_FN int repeated_texel(float base, int size) {
    float turns = floor(base / float(size));
    return clamp(int(base - turns * float(size)), 0, size - 1);
}

/// Texel along an axis that ends; the first where there is no position (NaN).
SH_FN int ended_texel(float base, int size) {
    return base > 0.0F ? int(min(base, float(size - 1))) : 0;
}

/// Mean of the four texels around a texel position, by nearness.
SH_WORLD_FN vec3 map_bilinear(SH_WORLD_PARAM SH_IN(MapData) map, SH_IN(vec2) position) {
    float x = position.x - 0.5F;
    float y = position.y - 0.5F;
    float base_x = floor(x);
    float base_y = floor(y);
    bool wraps_x = map.kind != kMapFrame;
    bool wraps_y = map.kind == kMapTile;
    int x0 = wraps_x ? repeated_texel(base_x, map.width) : ended_texel(base_x, map.width);
    int x1 = wraps_x ? (x0 + 1 == map.width ? 0 : x0 + 1) : ended_texel(base_x + 1.0F, map.width);
    int y0 = wraps_y ? repeated_texel(base_y, map.height) : ended_texel(base_y, map.height);
    int y1 = wraps_y ? (y0 + 1 == map.height ? 0 : y0 + 1) : ended_texel(base_y + 1.0F, map.height);
    float fx = x - base_x;
    float fy = y - base_y;
    uint top = uint(y0 * map.width);
    uint bottom = uint(y1 * map.width);
    vec3 high = sh_map_texel(SH_WORLD map.texels, top + uint(x0)) * (1.0F - fx) +
                sh_map_texel(SH_WORLD map.texels, top + uint(x1)) * fx;
    vec3 low = sh_map_texel(SH_WORLD map.texels, bottom + uint(x0)) * (1.0F - fx) +
               sh_map_texel(SH_WORLD map.texels, bottom + uint(x1)) * fx;
    return map.scale * (high * (1.0F - fy) + low * fy);
}

/// The picture where `p` meets it.
SH_WORLD_FN vec3 look_up_map(SH_WORLD_PARAM SH_IN(MapData) map, SH_IN(vec3) p) {
    vec3 q = map_coordinates(map, p);
    vec2 position = vec2(q.x, q.y);
    if (map.kind == kMapSphere) {
        position = sphere_position(map, q);
    }
    return map_bilinear(SH_WORLD map, position);
}

SH_END

#endif
