// Cases of renderer/shared/warp.h and camera_ray.h.
#ifndef TURNTABLE_TESTS_PARITY_CASES_WARP_CASES_H
#define TURNTABLE_TESTS_PARITY_CASES_WARP_CASES_H

#include "renderer/shared/camera_ray.h"
#include "renderer/shared/warp.h"
#include "tests/parity/cases/case_io.h"

SH_BEGIN

SH_FN vec2 case_square(SH_IN(CaseInput) x) {
    return vec2(x.unit[0], x.unit[1]);
}

SH_FN void case_basis_around(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Basis basis = basis_around(x.normal);
    put3(y, 0, basis.tangent);
    put3(y, 3, basis.bitangent);
}

SH_FN void case_from_basis(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Basis basis;
    basis.tangent = x.tangent;
    basis.bitangent = x.bitangent;
    put3(y, 0, from_basis(basis, x.normal, x.view));
}

SH_FN void case_disk_from_square(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put2(y, 0, disk_from_square(case_square(x)));
}

SH_FN void case_cosine_hemisphere(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put3(y, 0, cosine_hemisphere(case_square(x)));
}

SH_FN void case_uniform_cone(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    put3(y, 0, uniform_cone(case_square(x), x.unit[2]));
}

SH_FN void case_uniform_cone_density(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = uniform_cone_density(x.unit[2]);
}

SH_FN void case_power_heuristic(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = power_heuristic(x.wide[0], x.wide[1]);
}

SH_FN void case_camera_direction(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    CameraData camera;
    camera.position = x.point;
    camera.pixel_scale = 0.00390625F * (0.5F + x.unit[3]);
    camera.right = x.tangent;
    camera.principal_x = 256.0F * x.unit[4];
    camera.up = x.bitangent;
    camera.principal_y = 256.0F * x.unit[5];
    camera.back = x.normal;
    camera.pad = 0.0F;
    put3(y, 0, camera_direction(camera, 256.0F * x.unit[0], 256.0F * x.unit[1]));
}

SH_END

#endif
