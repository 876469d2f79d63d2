// Rays of the pinhole camera. Pixel coordinates: u right, v down, centres at half integers.
#ifndef TURNTABLE_RENDERER_SHARED_CAMERA_RAY_H
#define TURNTABLE_RENDERER_SHARED_CAMERA_RAY_H

#include "renderer/shared/glsl_compat.h"
#include "renderer/shared/scene_data.h"

SH_BEGIN

/// Unit direction through image point (u, v).
SH_FN vec3 camera_direction(SH_IN(CameraData) camera, float u, float v) {
    float x = (u - camera.principal_x) * camera.pixel_scale;
    float y = (camera.principal_y - v) * camera.pixel_scale;
    return normalize(camera.right * x + camera.up * y - camera.back);
}

SH_END

#endif
