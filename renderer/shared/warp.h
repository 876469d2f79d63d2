// Maps of the unit square onto disks, cones and hemispheres, with their densities.
#ifndef TURNTABLE_RENDERER_SHARED_WARP_H
#define TURNTABLE_RENDERER_SHARED_WARP_H

#include "renderer/shared/glsl_compat.h"

SH_BEGIN

struct Basis {
    vec3 tangent;
    vec3 bitangent;
};

/// Orthonormal tangents of unit `n` (Duff et al., "Building an orthonormal basis, revisited",
/// JCGT 6(1) 2017).
SH_FN Basis basis_around(SH_IN(vec3) n) {
    float s = n.z >= 0.0F ? 1.0F : -1.0F;
    SH_PRECISE float a = -1.0F / (s + n.z);
    SH_PRECISE float b = n.x * n.y * a;
    SH_PRECISE vec3 tangent = vec3(1.0F + s * n.x * n.x * a, s * b, -s * n.x);
    SH_PRECISE vec3 bitangent = vec3(b, s + n.y * n.y * a, -n.y);
    Basis basis;
    basis.tangent = tangent;
    basis.bitangent = bitangent;
    return basis;
}

SH_FN vec3 from_basis(SH_IN(Basis) basis, SH_IN(vec3) n, SH_IN(vec3) local) {
    SH_PRECISE vec3 sum = basis.tangent * local.x + basis.bitangent * local.y + n * local.z;
    return sum;
}

/// Uniform on the unit disk, area-preserving concentric map (Shirley and Chiu 1997).
SH_FN vec2 disk_from_square(SH_IN(vec2) u) {
    float x = 2.0F * u.x - 1.0F;
    float y = 2.0F * u.y - 1.0F;
    if (x == 0.0F && y == 0.0F) {
        return vec2(0.0F, 0.0F);
    }
    // The angle is at most pi / 4 from an axis, where short polynomials are exact to the last bits
    // and, unlike a library's sine, the same everywhere.
    bool wide = abs(x) > abs(y);
    float r = wide ? x : y;
    float a = (kPi / 4.0F) * (wide ? y / x : x / y);
    float a2 = a * a;
    float s = a * (1.0F + a2 * (-1.0F / 6.0F +
                                a2 * (1.0F / 120.0F + a2 * (-1.0F / 5040.0F + a2 / 362880.0F))));
    float c = 1.0F + a2 * (-0.5F + a2 * (1.0F / 24.0F + a2 * (-1.0F / 720.0F + a2 / 40320.0F)));
    return wide ? vec2(r * c, r * s) : vec2(r * s, r * c);
}

/// Local direction with density cos(theta) / pi about +z.
SH_FN vec3 cosine_hemisphere(SH_IN(vec2) u) {
    vec2 d = disk_from_square(u);
    return vec3(d.x, d.y, sqrt(max(0.0F, 1.0F - d.x * d.x - d.y * d.y)));
}

/// Local direction uniform in the cone of `cos_max` about +z; density 1 / (2 pi (1 - cos_max)).
SH_FN vec3 uniform_cone(SH_IN(vec2) u, float cos_max) {
    vec2 d = disk_from_square(u);
    float r2 = d.x * d.x + d.y * d.y;
    float z = 1.0F - r2 * (1.0F - cos_max);
    float scale = sqrt(max(0.0F, (1.0F - cos_max) * (1.0F + z)));
    return vec3(d.x * scale, d.y * scale, z);
}

SH_FN float uniform_cone_density(float cos_max) {
    return 1.0F / (2.0F * kPi * (1.0F - cos_max));
}

/// Power heuristic of two one-sample densities (Veach 1997, section 9.2.4, beta = 2).
SH_FN float power_heuristic(float a, float b) {
    float aa = a * a;
    return aa / (aa + b * b);
}

SH_END

#endif
