// What the shading code knows of a scene and of its materials: plain structs, laid out alike in
// C++ and under GLSL's scalar block layout (4-byte scalars only, every vec3 followed by one).
//
// All points and vectors are in the render frame. A backend may choose it: today it is the object
// frame, so that the acceleration structure is used as it was built; a similarity transform of the
// whole scene leaves every radiance as it is.
#ifndef TURNTABLE_RENDERER_SHARED_SCENE_DATA_H
#define TURNTABLE_RENDERER_SHARED_SCENE_DATA_H

#include "renderer/shared/glsl_compat.h"

SH_BEGIN

SH_CONST int kMaxSuns = 4;
SH_CONST int kMaxSpots = 8;
SH_CONST int kMaxProps = 8;
SH_CONST uint kSunTangentDisk = 0U;
SH_CONST uint kSunUniformCone = 1U;
SH_CONST int kNoTexture = -1;
SH_CONST uint kPropSphere = 0U;
SH_CONST uint kPropBox = 1U;
SH_CONST uint kPropCard = 2U;

struct CameraData {
    vec3 position;
    float pixel_scale;  ///< tangent per pixel: 1 / focal length in pixels
    vec3 right;
    float principal_x;  ///< pixels from the left edge
    vec3 up;
    float principal_y;  ///< pixels from the top edge
    vec3 back;
    float pad;
};

/// Plane dot(normal, p) = offset; only its upper side exists.
struct FloorData {
    vec3 normal;
    float offset;
    vec3 albedo;
    uint present;
    vec3 tangent;
    float cache_centre_x;  ///< floor coordinates below the object's centre
    vec3 bitangent;
    float cache_centre_y;
    vec3 open_irradiance;  ///< of suns and environment on the bare floor, W/m^2
    uint cached;           ///< 1: corrections for the object are in the floor cache
    float cache_scale;     ///< metres of the render frame per unit of x / (1 - |x|)
    float pad0;
    float pad1;
    float pad2;
};

struct SunData {
    vec3 towards;
    float tan_half;  ///< tangent-disk law: radius of the disk at distance 1
    vec3 strength;
    float cos_half;
    vec3 tangent;
    uint law;
    vec3 bitangent;
    float density_scale;  ///< tangent disk: 1 / (pi tan^2); uniform cone: its density
};

struct SpotData {
    vec3 position;
    float radius;
    vec3 axis;
    float cos_half;
    vec3 intensity;      ///< W/sr per channel
    float smooth_width;  ///< blend times (1 - cos_half)
    uint cosine_factor;
    float cull_cos;  ///< of the cone angle, for a cheap rejection; -1: never reject
    float cull_sin;
    float pad;
};

/// A picture that the backend holds, and where a look-up meets it: `row_x`, `row_y`, `row_z` and
/// the offsets take what is looked up (a direction, a point, an image point) to the map's own
/// direction or texel position (map_lookup.h).
struct MapData {
    uvec2 texels;  ///< the backend's name of its texels
    int width;     ///< 0: no picture
    int height;
    uvec2 tables;  ///< the backend's name of its sampling tables (environment.h)
    uint kind;     ///< kMap*
    float pad0;
    vec3 scale;  ///< factor on the texels
    float pad1;
    vec3 row_x;
    float offset_x;
    vec3 row_y;
    float offset_y;
    vec3 row_z;
    float offset_z;
};

SH_CONST uint kMapSphere = 0U;  ///< equirectangular: columns repeat
SH_CONST uint kMapTile = 1U;    ///< flat: columns and rows repeat
SH_CONST uint kMapFrame = 2U;   ///< flat: does not repeat

/// A prop (props.h). Half extents along its axes; a sphere's radius is half_x, a card lies in the
/// plane of its x and y axes.
struct PropData {
    vec3 centre;
    uint shape;  ///< kProp*
    vec3 axis_x;
    float half_x;
    vec3 axis_y;
    float half_y;
    vec3 axis_z;
    float half_z;
    vec3 albedo;
    float pad;
};

struct SceneData {
    CameraData camera;
    FloorData floor_plane;
    vec3 environment;  ///< uniform radiance; black where there is an environment map
    uint sun_count;
    vec3 object_centre;  ///< bounding sphere of the object
    float object_radius;
    vec3 object_low;  ///< bounding box of the object
    uint spot_count;
    vec3 object_high;
    int max_bounces;
    int max_diffuse;
    int max_glossy;
    int max_transparent;
    float filter_glossy;
    float clamp_indirect;  ///< 0: off
    uint tone_curve;
    float gain;  ///< 2^exposure
    float filter_radius;
    MapData environment_map;  ///< looked up by directions of the render frame
    /// What the camera sees where nothing is (a backdrop, or the environment), looked up by image
    /// points (u, v, 1): no rounding of the render frame, and so none of the object's pose, gets
    /// in.
    MapData view_map;
    vec3 view_radiance;  ///< without a picture
    uint pad0;
    MapData floor_texture;  ///< a factor on the floor's albedo, looked up by points of the floor
    vec3 swap_base_color;   ///< of every surface of the object, where `swapped`
    uint swapped;           ///< 1: the object's materials are replaced
    float swap_metallic;
    float swap_roughness;
    uint prop_count;
    SunData suns[kMaxSuns];
    SpotData spots[kMaxSpots];
    PropData props[kMaxProps];
};

/// Principled material (assets/material.h) in the shader's form.
struct MaterialData {
    vec3 base_color;
    float metallic;
    vec3 emission;
    float roughness;
    float specular;
    float alpha;
    float alpha_cutoff;
    float normal_scale;
    int base_color_texture;
    int metallic_roughness_texture;
    int normal_texture;
    int emission_texture;
    int alpha_texture;
    uint flags;  ///< kMaterial*
};

SH_CONST uint kMaterialTwoSided = 1U;
SH_CONST uint kMaterialAlphaMask = 2U;       ///< alpha is compared with the cutoff
SH_CONST uint kMaterialAlphaLuminance = 4U;  ///< alpha texture: use its grey
SH_CONST uint kMaterialAlphaInvert = 8U;
SH_CONST uint kMaterialOpaque = 16U;  ///< alpha is 1 whatever the texture says

/// What a ray met on the object.
struct Hit {
    float t;
    uint primitive;  ///< kNoPrimitive: nothing
    float b1;        ///< barycentric weights of the triangle's second and third vertex
    float b2;
};

SH_CONST uint kNoPrimitive = 0xFFFFFFFFU;

/// A triangle as the backend hands it to the shading code.
struct TriangleData {
    vec3 p0;
    uint material;
    vec3 p1;
    uint has_uv;
    vec3 p2;
    float exposure;  ///< 1/2 to the number of other triangles with the same three corners
    vec3 n0;
    uint part;  ///< 1 + the index of its part; 1 when the model has no parts
    vec3 n1;
    float pad2;
    vec3 n2;
    float pad3;
    vec2 uv0;
    vec2 uv1;
    vec2 uv2;
};

SH_END

#endif
