// Rays of the pinhole camera. Pixel coordinates: u right, v down, centres at half integers.
#ifndef TURNTABLE_RENDERER_SHARED_CAMERA_RAY_H
#define TURNTABLE_RENDERER_SHARED_CAMERA_RAY_H

#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/scene_data.h"

SH_BEGIN

/// Unit direction through image point (u, v). Parity class B: every label starts here.
SH_FN vec3 camera_direction(SH_IN(CameraData) camera, float u, float v) {
    SH_PRECISE float x = (u - camera.principal_x) * camera.pixel_scale;
    SH_PRECISE float y = (camera.principal_y - v) * camera.pixel_scale;
    SH_PRECISE vec3 way = camera.right * x + camera.up * y - camera.back;
    SH_PRECISE float scale = 1.0F / sqrt(dot(way, way));
    SH_PRECISE vec3 direction = way * scale;
    return direction;
}

SH_END

#endif
