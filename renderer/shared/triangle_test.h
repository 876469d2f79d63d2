// Ray against triangle, watertight: a ray through a shared edge or vertex meets at least one of the
// triangles there.
//
// The idea is that of Woop, Benthin and Wald ("Watertight ray/triangle intersection", JCGT 2(1)
// 2013): vertices are projected along the ray by the same arithmetic for every triangle, and the
// ray is inside when the three edge products agree in sign. Both triangles of an edge compute the
// same two rounded products, so their edge values are exact negatives; and since rounding keeps
// order, an edge value has the right sign or is zero, which counts as inside for both. Instead of
// a shear after a permutation of the axes we project onto two unit vectors across the ray: no
// dynamic indexing. The distance comes from the triangle's plane, not from the edge values, which
// lose it on long slivers.
#ifndef TURNTABLE_RENDERER_SHARED_TRIANGLE_TEST_H
#define TURNTABLE_RENDERER_SHARED_TRIANGLE_TEST_H

#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/scene_data.h"
#include "renderer/shared/warp.h"

SH_BEGIN

/// A ray and the plane across it.
struct RayFrame {
    vec3 origin;
    vec3 direction;  ///< unit
    vec3 across;     ///< unit, perpendicular to the direction and to `upward`
    vec3 upward;
};

SH_FN RayFrame ray_frame(SH_IN(vec3) origin, SH_IN(vec3) direction) {
    Basis basis = basis_around(direction);
    RayFrame frame;
    frame.origin = origin;
    frame.direction = direction;
    frame.across = basis.tangent;
    frame.upward = basis.bitangent;
    return frame;
}

/// Where `p`, seen from the ray's origin, lies in the plane across the ray.
SH_FN vec2 project_across(SH_IN(RayFrame) frame, SH_IN(vec3) p) {
    SH_PRECISE float x = p.x * frame.across.x + p.y * frame.across.y + p.z * frame.across.z;
    SH_PRECISE float y = p.x * frame.upward.x + p.y * frame.upward.y + p.z * frame.upward.z;
    return vec2(x, y);
}

/// Twice the signed area of (ray, a, b); edge_product(b, a) is its exact negative.
SH_FN float edge_product(SH_IN(vec2) a, SH_IN(vec2) b) {
    SH_PRECISE float forward = a.x * b.y;
    SH_PRECISE float backward = a.y * b.x;
    SH_PRECISE float area = forward - backward;
    return area;
}

/// Whether the ray meets the triangle at 0 <= t < t_max, from either side; fills all of `hit` but
/// its primitive. A triangle without area is never met.
SH_FN bool meets_triangle(SH_IN(RayFrame) frame, SH_IN(vec3) p0, SH_IN(vec3) p1, SH_IN(vec3) p2,
                          float t_max, SH_OUT(Hit) hit) {
    SH_PRECISE vec3 a = p0 - frame.origin;
    SH_PRECISE vec3 b = p1 - frame.origin;
    SH_PRECISE vec3 c = p2 - frame.origin;
    vec2 a2 = project_across(frame, a);
    vec2 b2 = project_across(frame, b);
    vec2 c2 = project_across(frame, c);
    float w0 = edge_product(b2, c2);
    float w1 = edge_product(c2, a2);
    float w2 = edge_product(a2, b2);
    float area = w0 + w1 + w2;
    vec3 normal = cross(p1 - p0, p2 - p0);
    float approach = dot(normal, frame.direction);
    bool inside =
        (w0 >= 0.0F && w1 >= 0.0F && w2 >= 0.0F) || (w0 <= 0.0F && w1 <= 0.0F && w2 <= 0.0F);
    bool proper = area != 0.0F && approach != 0.0F;
    float inverse_area = 1.0F / (proper ? area : 1.0F);
    hit.t = dot(normal, a) / (proper ? approach : 1.0F);
    hit.b1 = w1 * inverse_area;
    hit.b2 = w2 * inverse_area;
    hit.primitive = kNoPrimitive;
    return proper && inside && hit.t >= 0.0F && hit.t < t_max;
}

SH_END

#endif
