#include "scenes/scene_builder.h"

#include <cmath>

#include <glm/geometric.hpp>

#include "base/error.h"

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
        return color.form == ColorForm::kHsv ? rgb_from_hsv(c.x, c.y, c.z) : c;
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
    result.strength = value(sun.strength) * value.color(sun.color);
    result.towards = value.direction(sun.towards);
    result.half_angle = value(sun.half_angle);
    result.law = sun.law;
    return result;
}

Spot spot_of(const SpotTemplate& spot, const Values& value) {
    Spot result;
    result.power = value(spot.power) * value.color(spot.color);
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
    const double focal = 0.5 / std::tan(value(camera.field_of_view) / 2);
    Camera result = look_at(value.point(camera.position), value.point(camera.target), focal);
    result.principal_x = camera.principal_x;
    result.principal_y = camera.principal_y;
    return result;
}

Scene instantiate(const SceneTemplate& scene, std::span<const double> values) {
    const Values value(values);
    Scene result;
    result.object.object_to_world = object_to_world(scene.object, values);
    result.camera = place_camera(scene.camera, values);
    if (scene.floor.present) {
        result.floor.present = true;
        result.floor.height = value(scene.floor.height);
        result.floor.albedo = value.color(scene.floor.albedo);
    }
    for (const SunTemplate& sun : scene.suns) {
        result.suns.push_back(sun_of(sun, value));
    }
    for (const SpotTemplate& spot : scene.spots) {
        result.spots.push_back(spot_of(spot, value));
    }
    result.environment.radiance = value.color(scene.environment.radiance);
    result.film = scene.film;
    result.bounces = scene.bounces;
    return result;
}

}  // namespace turntable
