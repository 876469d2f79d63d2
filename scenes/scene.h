// Scene: everything that decides the pixels of one image, as plain data. World frame:
// right-handed, +Z up, metres, radians, linear Rec.709 (docs/conventions.md).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <glm/mat3x3.hpp>
#include <glm/mat4x4.hpp>
#include <glm/vec3.hpp>

namespace turntable {

/// Pinhole camera, square pixels. Its frame: x right, y up, z backwards (it looks along -z).
struct Camera {
    glm::dvec3 position{0.0};
    glm::dmat3 camera_to_world{1.0};  ///< columns: right, up, back; a rotation
    double focal = 1.0;               ///< focal length as a multiple of the image WIDTH
    double principal_x = 0.5;         ///< principal point as a fraction of the width, from the left
    double principal_y = 0.5;         ///< and of the height, from the top
};

/// Horizontal Lambert plane z = height, infinite.
struct Floor {
    bool present = false;
    double height = 0.0;
    glm::dvec3 albedo{0.0};  ///< linear reflectance, [0, 1]
};

/// How a sun's strength spreads over its disk.
enum class SunLaw : std::uint32_t {
    kTangentDisk =
        0,  ///< Cycles <= 3.6: uniform on the disk of radius tan(half angle) at distance 1
    kUniformCone = 1,  ///< Cycles >= 4.0: constant radiance over the cone, irradiance = strength
};

struct Sun {
    glm::dvec3 strength{0.0};           ///< W/m^2 per channel (colour times strength)
    glm::dvec3 towards{0.0, 0.0, 1.0};  ///< unit vector from the scene to the sun
    double half_angle = 0.0;            ///< radians, [0, pi/2); 0 is a directional light
    SunLaw law = SunLaw::kTangentDisk;
};

/// Spot light: a disk of `radius` that always faces the shading point (Cycles' sphere light of
/// Blender <= 3.x), intensity power / 4 pi along the axis.
struct Spot {
    glm::dvec3 power{0.0};  ///< W per channel; intensity is power / (4 pi), cone or not
    glm::dvec3 position{0.0};
    glm::dvec3 axis{0.0, 0.0, -1.0};  ///< unit, the way it shines
    double half_angle = 0.0;          ///< radians; >= pi makes it a point light (no cone)
    double blend = 0.0;               ///< [0, 1]: width of the soft edge, as a share of 1 - cos
    double radius = 0.0;              ///< metres; > 0
    bool cosine_factor = true;        ///< Cycles <= 3.4 multiplies the cone factor by the cosine
};

/// Uniform radiance from everywhere that rays escape to.
struct Environment {
    glm::dvec3 radiance{0.0};
};

enum class ToneCurve : std::uint32_t {
    kFilmic = 0,  ///< Blender's Filmic, look "None" (3DIEBench page A.8)
    kSrgb = 1,    ///< IEC 61966-2-1 transfer, clipped
    kLinear = 2,  ///< clipped linear, for tests
};

enum class Dither : std::uint32_t {
    kNone = 0,     ///< round to nearest
    kBlender = 1,  ///< Blender's default ordered noise before 8 bits (docs/conventions.md)
};

struct Film {
    int width = 256;
    int height = 256;
    double filter_radius = 1.5;  ///< pixels; Blackman-Harris of support 2 * radius
    ToneCurve tone_curve = ToneCurve::kFilmic;
    double exposure = 0.0;  ///< EV
    Dither dither = Dither::kNone;
};

/// Bounce limits in Cycles' sense: the number of times a path may go on after its first hit.
struct BounceLimits {
    int total = 3;
    int diffuse = 3;
    int glossy = 0;
    int transparent = 8;
    double filter_glossy = 1.0;    ///< Cycles' "Filter Glossy"; 0 switches it off
    double clamp_indirect = 10.0;  ///< 0 switches it off
};

struct SceneObject {
    std::string asset_id;
    /// Object frame to world: rotation times uniform scale, then translation (affine).
    glm::dmat4 object_to_world{1.0};
};

struct Scene {
    SceneObject object;
    Camera camera;
    Floor floor;
    std::vector<Sun> suns;    ///< at most kMaxSuns
    std::vector<Spot> spots;  ///< at most kMaxSpots
    Environment environment;
    Film film;
    BounceLimits bounces;
    /// Keys the sampler: two scenes with equal labels and equal keys give equal bytes.
    std::uint64_t noise_seed = 0;

    static constexpr std::size_t kMaxSuns = 4;
    static constexpr std::size_t kMaxSpots = 8;
};

/// Camera at `position` looking at `target`, image up as near to world +Z as can be.
/// Throws Error (bad input) when the two coincide or the view is along Z.
[[nodiscard]] Camera look_at(const glm::dvec3& position, const glm::dvec3& target, double focal);

/// Pixel coordinates (u right, v down, pixel centres at half integers) and depth (metres along
/// the optical axis, > 0 in front) of a world point. Unclipped.
struct Projection {
    double u = 0.0;
    double v = 0.0;
    double depth = 0.0;
};
[[nodiscard]] Projection project(const Camera& camera, const Film& film, const glm::dvec3& world);

/// HSV in [0, 1] to RGB, the plain hexcone; hue wraps.
[[nodiscard]] glm::dvec3 rgb_from_hsv(double hue, double saturation, double value);

}  // namespace turntable
