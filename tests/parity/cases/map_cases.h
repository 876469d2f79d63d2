// Cases of renderer/shared/map_lookup.h, environment.h and surroundings.h.
#ifndef TURNTABLE_TESTS_PARITY_CASES_MAP_CASES_H
#define TURNTABLE_TESTS_PARITY_CASES_MAP_CASES_H

#include "renderer/shared/environment.h"
#include "renderer/shared/map_lookup.h"
#include "renderer/shared/surroundings.h"
#include "tests/parity/cases/case_io.h"
#include "tests/parity/cases/light_cases.h"

SH_BEGIN

/// The test world's picture, turned as the input says.
SH_FN MapData case_map(SH_IN(CaseInput) x, uint kind) {
    MapData map;
    map.texels = uvec2(0U, 0U);
    map.width = kCaseMapWidth;
    map.height = kCaseMapHeight;
    map.tables = uvec2(uint(3 * kCaseMapWidth * kCaseMapHeight), 0U);
    map.kind = kind;
    map.pad0 = 0.0F;
    map.scale = vec3(1.0F, 2.0F, 0.5F);
    map.pad1 = 0.0F;
    map.row_x = x.tangent;
    map.offset_x = kind == kMapSphere ? 0.0F : 4.0F * x.unit[4];
    map.row_y = x.bitangent;
    map.offset_y = kind == kMapSphere ? 0.0F : 4.0F * x.unit[5];
    map.row_z = x.normal;
    map.offset_z = 0.0F;
    return map;
}

SH_FN void case_arc_tangent2(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = arc_tangent2(x.point.x, x.point.y);
    y.value[1] = arc_tangent2(x.light.y, x.light.x);
    y.value[2] = arc_tangent2(x.wide[0], -x.wide[1]);
    y.value[3] = arc_tangent2(-x.wide[2], x.wide[3]);
}

SH_FN void case_map_coordinates(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put3(y, 0, map_coordinates(case_map(x, kMapTile), x.point));
}

SH_FN void case_sphere_position(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put2(y, 0, sphere_position(case_map(x, kMapSphere), x.light));
    put2(y, 2, sphere_position(case_map(x, kMapSphere), x.point));
}

SH_FN void case_repeated_texel(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = uint(repeated_texel(floor(x.point.x * x.wide[0]), 7));
    y.word[1] = uint(repeated_texel(floor(16.0F * x.point.y), 5));
}

SH_FN void case_ended_texel(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = uint(ended_texel(floor(16.0F * x.point.x), 7));
}

SH_WORLD_FN void case_map_bilinear(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    vec2 position = vec2(8.0F * x.unit[0], 8.0F * x.unit[1]);
    put3(y, 0, map_bilinear(SH_WORLD case_map(x, kMapSphere), position));
    put3(y, 3, map_bilinear(SH_WORLD case_map(x, kMapTile), position * 4.0F));
    put3(y, 6, map_bilinear(SH_WORLD case_map(x, kMapFrame), position));
}

SH_WORLD_FN void case_look_up_map(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put3(y, 0, look_up_map(SH_WORLD case_map(x, kMapSphere), x.light));
    put3(y, 3, look_up_map(SH_WORLD case_map(x, kMapTile), x.point * 16.0F));
    put3(y, 6, look_up_map(SH_WORLD case_map(x, kMapFrame), x.point * 4.0F));
}

SH_WORLD_FN void case_search_table(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    MapData map = case_map(x, kMapSphere);
    TableStep row = search_table(SH_WORLD map.tables, 0U, map.height, x.unit[0]);
    TableStep column =
        search_table(SH_WORLD map.tables, column_table(map, row.index), map.width, x.unit[1]);
    y.word[0] = uint(row.index);
    y.word[1] = uint(column.index);
    y.value[0] = row.fraction;
    y.value[1] = row.probability;
    y.value[2] = column.fraction;
    y.value[3] = column.probability;
}

SH_FN void case_column_table(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = column_table(case_map(x, kMapSphere), int(x.word[0] & 3U));
}

SH_WORLD_FN void case_open_map_irradiance(SH_WORLD_PARAM SH_IN(CaseInput) x,
                                          SH_INOUT(CaseOutput) y) {
    put3(y, 0, open_map_irradiance(SH_WORLD case_map(x, kMapSphere)) * x.unit[0]);
}

SH_WORLD_FN void case_sample_map(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put_light(y, sample_map(SH_WORLD case_map(x, kMapSphere), vec2(x.unit[0], x.unit[1])));
}

SH_WORLD_FN void case_map_along(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put_light(y, map_along(SH_WORLD case_map(x, kMapSphere), x.light));
}

SH_WORLD_FN void case_view_background(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put3(y, 0, view_background(SH_WORLD vec2(160.0F * x.point.x, 160.0F * x.point.y)));
}

SH_WORLD_FN void case_has_environment_map(SH_WORLD_PARAM SH_IN(CaseInput) x,
                                          SH_INOUT(CaseOutput) y) {
    y.word[0] = truth(has_environment_map(SH_WORLD_ONLY)) + 2U * (x.word[0] & 1U);
}

SH_WORLD_FN void case_floor_albedo(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put3(y, 0, floor_albedo(SH_WORLD x.point * 4.0F));
}

SH_END

#endif
