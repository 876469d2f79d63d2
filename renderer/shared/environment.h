// An environment map as a light: sampling, density and radiance.
//
// Radiance is the bilinear look-up, everywhere: what a light sample carries, what a path that
// escapes finds, and what the camera sees agree. The density is constant over each texel in
// (column, row), in proportion to the mean that the bilinear look-up has over that texel times the
// sine of the polar angle (renderer/environment_tables.h). It is positive wherever radiance is, and
// what map_along() says of a direction is what sample_map() drew it with, so sums are unbiased;
// within a texel the two differ by less than a factor of six (beside a lone bright texel).
//
// Tables of a map of w x h texels, one after the other:
//   h + 1      distribution over the rows, from 0 to 1
//   h          of each row: its probability, times w h / (2 pi^2)
//   h (w + 1)  distribution over the columns of each row, from 0 to 1
//   3          irradiance of a horizontal plane that sees all of the map's upper half
//
// Bridge: float sh_map_table(World, uvec2 tables, uint index)
#ifndef TURNTABLE_RENDERER_SHARED_ENVIRONMENT_H
#define TURNTABLE_RENDERER_SHARED_ENVIRONMENT_H

#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/lights.h"
#include "renderer/shared/map_lookup.h"
#include "renderer/shared/scene_data.h"

SH_BEGIN

/// The interval of a distribution that a number in [0, 1) falls in, and where in it.
struct TableStep {
    int index;
    float fraction;     ///< [0, 1]
    float probability;  ///< of the interval
};

/// Inverts the distribution of `count` intervals from table entry `first` on. Binary search, so
/// that equal numbers stay in order and well-spread points stay well spread.
SH_WORLD_FN TableStep search_table(SH_WORLD_PARAM SH_IN(uvec2) tables, uint first, int count,
                                   float u) {
    int low = 0;
    int high = count;
    while (high - low > 1) {
        int middle = (low + high) / 2;
        if (sh_map_table(SH_WORLD tables, first + uint(middle)) <= u) {
            low = middle;
        } else {
            high = middle;
        }
    }
    float start = sh_map_table(SH_WORLD tables, first + uint(low));
    TableStep step;
    step.index = low;
    step.probability = sh_map_table(SH_WORLD tables, first + uint(low) + 1U) - start;
    step.fraction =
        step.probability > 0.0F ? clamp((u - start) / step.probability, 0.0F, 1.0F) : 0.5F;
    return step;
}

/// Where the distribution over the columns of a row begins.
SH_FN uint column_table(SH_IN(MapData) map, int row) {
    return uint(2 * map.height + 1) + uint(row) * uint(map.width + 1);
}

/// Irradiance of a horizontal plane that nothing stands on.
SH_WORLD_FN vec3 open_map_irradiance(SH_WORLD_PARAM SH_IN(MapData) map) {
    uint at = column_table(map, map.height);
    return map.scale * vec3(sh_map_table(SH_WORLD map.tables, at),
                            sh_map_table(SH_WORLD map.tables, at + 1U),
                            sh_map_table(SH_WORLD map.tables, at + 2U));
}

/// Near the poles a texel is a sliver, its density over solid angle huge.
SH_CONST float kLeastSine = 1e-6F;

/// A direction of the render frame drawn from the map. Black where the map is.
SH_WORLD_FN LightSample sample_map(SH_WORLD_PARAM SH_IN(MapData) map, SH_IN(vec2) u) {
    TableStep row = search_table(SH_WORLD map.tables, 0U, map.height, u.x);
    TableStep column =
        search_table(SH_WORLD map.tables, column_table(map, row.index), map.width, u.y);
    vec2 position = vec2(float(column.index) + column.fraction, float(row.index) + row.fraction);
    float polar = kPi * position.y / float(map.height);
    float azimuth = 2.0F * kPi * (0.75F - position.x / float(map.width));
    float sine = sin(polar);
    vec3 local = vec3(sine * cos(azimuth), sine * sin(azimuth), cos(polar));
    float row_density = sh_map_table(SH_WORLD map.tables, uint(map.height + 1) + uint(row.index));
    LightSample light;
    light.direction = normalize(map.row_x * local.x + map.row_y * local.y + map.row_z * local.z);
    light.distance = kInfinity;
    light.density = row_density * column.probability / max(sine, kLeastSine);
    light.irradiance = vec3(0.0F, 0.0F, 0.0F);
    if (light.density > 0.0F) {
        light.irradiance = map_bilinear(SH_WORLD map, position) * (1.0F / light.density);
    }
    return light;
}

/// Radiance (as `irradiance`) from a unit direction of the render frame, and the density with which
/// sample_map() draws it.
SH_WORLD_FN LightSample map_along(SH_WORLD_PARAM SH_IN(MapData) map, SH_IN(vec3) direction) {
    vec3 q = map_coordinates(map, direction);
    vec2 position = sphere_position(map, q);
    int column = clamp(int(position.x), 0, map.width - 1);
    int row = clamp(int(position.y), 0, map.height - 1);
    uint entry = column_table(map, row) + uint(column);
    float probability =
        sh_map_table(SH_WORLD map.tables, entry + 1U) - sh_map_table(SH_WORLD map.tables, entry);
    float row_density = sh_map_table(SH_WORLD map.tables, uint(map.height + 1) + uint(row));
    LightSample seen;
    seen.direction = direction;
    seen.distance = kInfinity;
    seen.density = row_density * probability / max(sqrt(q.x * q.x + q.y * q.y), kLeastSine);
    seen.irradiance = map_bilinear(SH_WORLD map, position);
    return seen;
}

SH_END

#endif
