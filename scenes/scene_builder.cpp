#include "scenes/scene_builder.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "base/error.h"
#include "scenes/blackbody.h"
#include "scenes/material_presets.h"

namespace turntable {
namespace {

/// Reads a template's values, fixed or from the factors.
class Values {
public:
    explicit Values(std::span<const double> factors) : factors_(factors) {}

    [[nodiscard]] double operator()(const Scalar& scalar) const {
        return scalar.factor == kNoFactor ? scalar.value
                                          : factors_[static_cast<std::size_t>(scalar.factor)];
    }
    [[nodiscard]] glm::dvec3 operator()(const Triple& triple) const {
        return {(*this)(triple[0]), (*this)(triple[1]), (*this)(triple[2])};
    }
    [[nodiscard]] glm::dvec3 color(const ColorValue& color) const {
        const glm::dvec3 c = (*this)(color.components);
        switch (color.form) {
        case ColorForm::kRgb:
            return c;
        case ColorForm::kHsv:
            return rgb_from_hsv(c.x, c.y, c.z);
        case ColorForm::kKelvin:
            break;
        }
        return blackbody_color(c.x);
    }
    /// Spherical: polar angle from +Z, azimuth from +X towards +Y.
    [[nodiscard]] glm::dvec3 point(const PointValue& point) const {
        const glm::dvec3 c = (*this)(point.components);
        if (!point.is_spherical) {
            return c;
        }
        return c.x * unit_direction(c.y, c.z);
    }
    [[nodiscard]] glm::dvec3 direction(const PointValue& direction) const {
        const glm::dvec3 c = (*this)(direction.components);
        if (direction.is_spherical) {
            return unit_direction(c.y, c.z);
        }
        if (!(glm::length(c) > 0)) {
            throw bad_input("sun: its direction is the zero vector");
        }
        return glm::normalize(c);
    }

    [[nodiscard]] const std::string& name(const NameValue& name) const {
        return name.factor == kNoFactor ? name.value
                                        : name.choices.at(static_cast<std::size_t>(
                                              factors_[static_cast<std::size_t>(name.factor)]));
    }
    /// Empty for "none".
    [[nodiscard]] MapReference map(const NameValue& reference) const {
        const std::string& id = name(reference);
        return {id == "none" ? "" : id, nullptr};
    }
    [[nodiscard]] double exposed(const Scalar& exposure) const {
        return std::exp2((*this)(exposure));
    }
    [[nodiscard]] std::size_t whole(const Scalar& scalar) const {
        return static_cast<std::size_t>(std::llround((*this)(scalar)));
    }

private:
    static glm::dvec3 unit_direction(double polar, double azimuth) {
        return {std::sin(polar) * std::cos(azimuth), std::sin(polar) * std::sin(azimuth),
                std::cos(polar)};
    }

    std::span<const double> factors_;
};

// The matrix comes from the angles where there are angles, so both labels are exact.
glm::dmat3 rotation_matrix(const RotationValue& rotation, std::span<const double> values) {
    if (rotation.form == RotationForm::kEuler) {
        const glm::dvec3 e = Values(values)(rotation.euler);
        return matrix_from_euler({e.x, e.y, e.z});
    }
    return matrix_from_quaternion(object_rotation(rotation, values));
}

glm::dmat4 object_to_world(const ObjectTemplate& object, std::span<const double> values) {
    const Values value(values);
    const glm::dmat3 rotation = rotation_matrix(object.rotation, values);
    const glm::dvec3 translation = value(object.translation);
    const bool in_object_frame = object.translation_frame == TranslationFrame::kObject;
    glm::dmat4 matrix(value(object.scale) * rotation);
    matrix[3] = glm::dvec4(in_object_frame ? rotation * translation : translation, 1.0);
    return matrix;
}

Sun sun_of(const SunTemplate& sun, const Values& value) {
    Sun result;
    result.strength = value(sun.strength) * value.exposed(sun.exposure) * value.color(sun.color);
    result.towards = value.direction(sun.towards);
    result.half_angle = value(sun.half_angle);
    result.law = sun.law;
    return result;
}

Spot spot_of(const SpotTemplate& spot, const Values& value) {
    Spot result;
    result.power = value(spot.power) * value.exposed(spot.exposure) * value.color(spot.color);
    result.position = value.point(spot.position);
    const glm::dvec3 axis = value.point(spot.aim) - result.position;
    if (!(glm::length(axis) > 0)) {
        throw bad_input("spot: stands on the point it is aimed at");
    }
    result.axis = glm::normalize(axis);
    result.half_angle = value(spot.half_angle);
    result.blend = value(spot.blend);
    result.radius = value(spot.radius);
    result.cosine_factor = spot.cosine_factor;
    return result;
}

/// `origin` moved so that it appears elsewhere in the image, and to another depth. A point at depth
/// d and lateral x appears at principal + focal x / d widths.
glm::dvec3 moved_in_frame(const ObjectTemplate& object, const glm::dvec3& origin,
                          const Camera& camera, const Film& film, const Values& value) {
    const glm::dvec3 local = glm::transpose(camera.camera_to_world) * (origin - camera.position);
    const double depth = -local.z;
    const double farther = depth + value(object.depth_offset);
    if (!(depth > 0 && farther > 0)) {
        throw bad_input("object: its origin is not in front of the camera, so that it has no place "
                        "in the frame");
    }
    const double aspect = static_cast<double>(film.height) / film.width;
    const double x = local.x / depth + value(object.frame_offset[0]) / camera.focal;
    const double y = local.y / depth + value(object.frame_offset[1]) * aspect / camera.focal;
    return camera.position +
           camera.camera_to_world * glm::dvec3(x * farther, y * farther, -farther);
}

bool moves_in_frame(const ObjectTemplate& object) {
    const auto is_used = [](const Scalar& scalar) {
        return scalar.factor != kNoFactor || scalar.value != 0;
    };
    return is_used(object.frame_offset[0]) || is_used(object.frame_offset[1]) ||
           is_used(object.depth_offset);
}

std::optional<MaterialSwap> swap_of(const MaterialSwapTemplate& swap, const Values& value) {
    if (!swap.present) {
        return std::nullopt;
    }
    const std::string& preset = value.name(swap.preset);
    if (!preset.empty()) {
        return find_material_preset(preset)->swap;  // the reader admits known presets only
    }
    return MaterialSwap{value.color(swap.base_color), value(swap.metallic), value(swap.roughness)};
}

/// The first `lamps_lit` suns and spots, each stronger by the share that is not lit.
void light_lamps(const SceneTemplate& scene, const Values& value, Scene& result) {
    const std::size_t all = scene.suns.size() + scene.spots.size();
    const std::size_t lit = std::min(all, value.whole(scene.lamps_lit));
    const double gain = lit == 0 ? 0.0 : static_cast<double>(all) / static_cast<double>(lit);
    for (std::size_t i = 0; i < lit; ++i) {
        if (i < scene.suns.size()) {
            result.suns.push_back(sun_of(scene.suns[i], value));
            result.suns.back().strength *= gain;
        } else {
            result.spots.push_back(spot_of(scene.spots[i - scene.suns.size()], value));
            result.spots.back().power *= gain;
        }
    }
}

Prop prop_of(const PropTemplate& prop, const Values& value) {
    Prop result;
    result.shape = prop.shape;
    result.centre = value.point(prop.centre);
    const glm::dvec3 euler = value(prop.euler);
    result.to_world = matrix_from_euler({euler.x, euler.y, euler.z});
    result.size = value(prop.size);
    result.albedo = value.color(prop.albedo);
    return result;
}

void surround(const SceneTemplate& scene, const Values& value, Scene& result) {
    const SurroundingsTemplate& environment = scene.environment;
    result.environment = {value.exposed(environment.exposure) * value.color(environment.radiance),
                          value.map(environment.map), value(environment.turn)};
    if (scene.backdrop.present) {
        const SurroundingsTemplate& backdrop = scene.backdrop;
        result.backdrop = {true, value.exposed(backdrop.exposure) * value.color(backdrop.radiance),
                           value.map(backdrop.map), value(backdrop.turn)};
    }
}

Floor floor_of(const FloorTemplate& floor, const Values& value) {
    Floor result;
    result.present = floor.present;
    if (floor.present) {
        result.height = value(floor.height);
        result.albedo = value.color(floor.albedo);
        result.texture = value.map(floor.texture);
        result.tile = value(floor.tile);
        result.turn = value(floor.turn);
    }
    return result;
}

}  // namespace

Quaternion object_rotation(const RotationValue& rotation, std::span<const double> values) {
    switch (rotation.form) {
    case RotationForm::kEuler: {
        const glm::dvec3 e = Values(values)(rotation.euler);
        return quaternion_from_euler({e.x, e.y, e.z});
    }
    case RotationForm::kQuaternion:
        return {rotation.quaternion[0], rotation.quaternion[1], rotation.quaternion[2],
                rotation.quaternion[3]};
    case RotationForm::kFactor:
        break;
    }
    const auto q = values.subspan(static_cast<std::size_t>(rotation.factor), 4);
    constexpr double kRounding = 1e-9;
    if (std::abs(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3] - 1) > kRounding) {
        throw bad_input("object rotation: ({}, {}, {}, {}) is not a unit quaternion", q[0], q[1],
                        q[2], q[3]);
    }
    return {q[0], q[1], q[2], q[3]};
}

Camera place_camera(const CameraTemplate& camera, std::span<const double> values) {
    const Values value(values);
    // Half the image width over the focal length is the tangent of half the horizontal angle.
    constexpr double kSensorWidth = 0.036;  // metres, of the 35 mm format
    const double focal = camera.has_focal_length ? value(camera.focal_length) / kSensorWidth
                                                 : 0.5 / std::tan(value(camera.field_of_view) / 2);
    Camera result = look_at(value.point(camera.position), value.point(camera.target), focal);
    result.principal_x = camera.principal_x;
    result.principal_y = camera.principal_y;
    const double roll = value(camera.roll);
    if (roll != 0) {
        const glm::dvec3 right = result.camera_to_world[0];
        const glm::dvec3 up = result.camera_to_world[1];
        result.camera_to_world[0] = std::cos(roll) * right + std::sin(roll) * up;
        result.camera_to_world[1] = std::cos(roll) * up - std::sin(roll) * right;
    }
    return result;
}

Scene instantiate(const SceneTemplate& scene, std::span<const double> values) {
    const Values value(values);
    Scene result;
    result.film = scene.film;
    result.camera = place_camera(scene.camera, values);
    result.object.object_to_world = object_to_world(scene.object, values);
    if (moves_in_frame(scene.object)) {
        glm::dvec4& origin = result.object.object_to_world[3];
        origin = glm::dvec4(
            moved_in_frame(scene.object, glm::dvec3(origin), result.camera, scene.film, value), 1);
    }
    result.floor = floor_of(scene.floor, value);
    light_lamps(scene, value, result);
    surround(scene, value, result);
    const std::size_t shown = std::min(scene.props.size(), value.whole(scene.props_shown));
    for (std::size_t i = 0; i < shown; ++i) {
        result.props.push_back(prop_of(scene.props[i], value));
    }
    result.material_swap = swap_of(scene.object.material, value);
    if (scene.occluder.present) {
        result.occluder = {value(scene.occluder.cover), value(scene.occluder.direction),
                           value.color(scene.occluder.albedo)};
    }
    if (scene.corruption.present) {
        result.corruption = {value.name(scene.corruption.kind),
                             static_cast<int>(value.whole(scene.corruption.severity))};
    }
    result.bounces = scene.bounces;
    return result;
}

}  // namespace turntable
