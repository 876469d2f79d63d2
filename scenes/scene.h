// Scene: everything that decides the pixels of one image, as plain data. World frame:
// right-handed, +Z up, metres, radians, linear Rec.709 (docs/conventions.md).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <glm/mat3x3.hpp>
#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "assets/environment_map.h"

namespace turntable {

/// Pinhole camera, square pixels. Its frame: x right, y up, z backwards (it looks along -z).
struct Camera {
    glm::dvec3 position{0.0};
    glm::dmat3 camera_to_world{1.0};  ///< columns: right, up, back; a rotation
    double focal = 1.0;               ///< focal length as a multiple of the image WIDTH
    double principal_x = 0.5;         ///< principal point as a fraction of the width, from the left
    double principal_y = 0.5;         ///< and of the height, from the top
};

/// A picture by name. Plans and recipes leave `data` empty; resolve_maps() fills it before a scene
/// is rendered, so that planning reads no picture.
struct MapReference {
    std::string id;  ///< empty: no picture
    std::shared_ptr<const EnvironmentMap> data;
};

/// Horizontal Lambert plane z = height, infinite.
struct Floor {
    bool present = false;
    double height = 0.0;
    glm::dvec3 albedo{
        0.0};  ///< linear reflectance, [0, 1]; a factor on the texture where there is one
    MapReference texture;  ///< a kPhoto map; its colours are reflectances
    double tile = 1.0;     ///< metres that one width of the texture covers; it repeats
    double turn = 0.0;     ///< radians about +Z through the origin
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

/// Radiance from everywhere that rays escape to: uniform, or that of an equirectangular map.
struct Environment {
    glm::dvec3 radiance{0.0};  ///< a factor on the map where there is one; exposure is in it
    MapReference map;          ///< kEquirectangular
    double turn = 0.0;         ///< radians about +Z: the map's content moves from +X towards +Y
};

/// What the camera sees where nothing is: replaces the environment for rays that come straight from
/// the camera (through transparent surfaces too), lights nothing.
struct Backdrop {
    bool present = false;
    glm::dvec3 radiance{0.0};  ///< scene-linear; a factor on the map where there is one
    MapReference map;          ///< kEquirectangular: around the scene; kPhoto: fills the frame
    double turn = 0.0;         ///< as Environment::turn; not read for photos
};

enum class PropShape : std::uint32_t {
    kSphere = 0,  ///< of diameter size.x
    kBox = 1,
    kCard = 2,  ///< the rectangle size.x by size.y in the prop's XY plane; both sides shine
};

/// A simple opaque Lambert body beside the object: an occluder or clutter. It takes and gives
/// shadow and bounced light like the object, but it is not the object: the mask ends where it
/// covers it.
struct Prop {
    PropShape shape = PropShape::kSphere;
    glm::dvec3 centre{0.0};
    glm::dmat3 to_world{1.0};  ///< rotation
    glm::dvec3 size{1.0};      ///< full extents, metres, > 0
    glm::dvec3 albedo{0.5};
};

/// Replaces every material of the object; geometry, opacity and normal maps stay.
struct MaterialSwap {
    glm::dvec3 base_color{0.5};
    double metallic = 0.0;
    double roughness = 0.5;
};

/// A card just before the object, as seen from the camera, that hides a given share of it. Where
/// its edge must lie depends on the model, so place_occluder() turns this into a Prop.
struct Occluder {
    double cover = 0.0;      ///< share of the object's pixels in the frame to hide; 0: no card
    double direction = 0.0;  ///< radians in the image: the card comes from there; 0 right, pi/2 up
    glm::dvec3 albedo{0.2};
};

/// What is done to the 8-bit picture after rendering (generator/corruptions.h).
struct Corruption {
    std::string kind;  ///< empty or "none": nothing
    int severity = 0;  ///< 0 (nothing) to 5
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
    Backdrop backdrop;
    std::vector<Prop> props;  ///< at most kMaxProps
    std::optional<MaterialSwap> material_swap;
    Occluder occluder;
    Corruption corruption;
    Film film;
    BounceLimits bounces;
    /// Keys the sampler: two scenes with equal labels and equal keys give equal bytes.
    std::uint64_t noise_seed = 0;

    static constexpr std::size_t kMaxSuns = 4;
    static constexpr std::size_t kMaxSpots = 8;
    static constexpr std::size_t kMaxProps = 8;
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
