// Where rays meet props: the formulas against a march along the ray in double, which only knows on
// which side of the surface a point lies.
#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/gtc/matrix_transform.hpp>

#include "base/error.h"
#include "base/philox.h"
#include "renderer/render_frame.h"
#include "renderer/shared/props.h"
#include "tests/catch.h"

using namespace turntable;  // NOLINT(google-build-using-namespace): the library under test
namespace sh = turntable::shading;

namespace {

constexpr int kSteps = 4000;
constexpr double kReach = 6.0;

/// Draws in a row.
class Chance {
public:
    explicit Chance(PropShape shape)
        : draws_(Seed(5), SampleId(static_cast<std::uint64_t>(shape)), "prop") {}

    double unit() { return draws_.uniform(next_++); }
    double signed_unit() { return 2.0 * unit() - 1.0; }
    glm::dvec3 direction() {
        const double z = signed_unit();
        const double angle = 2.0 * std::numbers::pi * unit();
        const double r = std::sqrt(1.0 - z * z);
        return {r * std::cos(angle), r * std::sin(angle), z};
    }

private:
    Draws draws_;
    std::uint32_t next_ = 0;
};

Prop random_prop(Chance& draws, PropShape shape) {
    Prop prop;
    prop.shape = shape;
    for (int axis = 0; axis < 3; ++axis) {
        prop.centre[axis] = draws.signed_unit();
        prop.size[axis] = 0.3 + draws.unit();
    }
    const glm::dvec3 axis = draws.direction();
    prop.to_world = glm::dmat3(glm::rotate(glm::dmat4(1.0), 6.0 * draws.unit(), axis));
    return prop;
}

/// Which side of the prop's surface a world point lies on, and how far at most: < 0 within. For a
/// card, the signed height over its plane.
double side(const Prop& prop, const glm::dvec3& point) {
    const glm::dvec3 local = glm::transpose(prop.to_world) * (point - prop.centre);
    switch (prop.shape) {
    case PropShape::kSphere:
        return glm::length(local) - prop.size.x / 2;
    case PropShape::kBox: {
        const glm::dvec3 over = glm::abs(local) - prop.size / 2.0;
        return std::max({over.x, over.y, over.z});
    }
    case PropShape::kCard:
        break;
    }
    return local.z;
}

/// How far a point of a card's plane is from the card's edge: < 0 on the card.
double beyond_edge(const Prop& card, const glm::dvec3& point) {
    const glm::dvec3 local =
        glm::abs(glm::transpose(card.to_world) * (point - card.centre)) - card.size / 2.0;
    return std::max(local.x, local.y);
}

/// Distance to the first change of side; infinite when there is none.
double march(const Prop& prop, const glm::dvec3& origin, const glm::dvec3& direction) {
    const auto at = [&](double t) { return side(prop, origin + direction * t); };
    const bool within = at(0.0) < 0.0;
    for (int i = 1; i <= kSteps; ++i) {
        double high = kReach * i / kSteps;
        if ((at(high) < 0.0) == within) {
            continue;
        }
        double low = kReach * (i - 1) / kSteps;
        for (int k = 0; k < 50; ++k) {
            const double middle = 0.5 * (low + high);
            ((at(middle) < 0.0) == within ? low : high) = middle;
        }
        const bool counts =
            prop.shape != PropShape::kCard || beyond_edge(prop, origin + direction * high) <= 0.0;
        return counts ? high : static_cast<double>(sh::kInfinity);
    }
    return static_cast<double>(sh::kInfinity);
}

/// The ray passes so near to an edge or a silhouette that the march may miss it, or rounding
/// decide.
bool is_grazing(const Prop& prop, const glm::dvec3& origin, const glm::dvec3& direction, double t) {
    constexpr double kNear = 2e-3;
    if (prop.shape == PropShape::kCard) {
        const double approach = std::abs(glm::dot(prop.to_world[2], direction));
        const double plane = -side(prop, origin) / glm::dot(prop.to_world[2], direction);
        return approach < 1e-2 || std::abs(beyond_edge(prop, origin + direction * plane)) < kNear;
    }
    if (t < static_cast<double>(sh::kInfinity)) {  // how deep does the ray go?
        double deepest = 0.0;
        for (int i = 1; i <= kSteps; ++i) {
            deepest = std::max(deepest, -side(prop, origin + direction * (kReach * i / kSteps)));
        }
        return deepest < kNear;
    }
    double nearest = 1e9;
    for (int i = 0; i <= kSteps; ++i) {
        nearest = std::min(nearest, side(prop, origin + direction * (kReach * i / kSteps)));
    }
    return nearest < kNear;
}

/// Outward direction in which the side grows, by differences, turned against the ray.
glm::dvec3 normal_at(const Prop& prop, const glm::dvec3& point, const glm::dvec3& direction) {
    constexpr double kStep = 1e-6;
    glm::dvec3 gradient(0.0);
    for (int axis = 0; axis < 3; ++axis) {
        glm::dvec3 step(0.0);
        step[axis] = kStep;
        gradient[axis] = side(prop, point + step) - side(prop, point - step);
    }
    gradient = glm::normalize(gradient);
    return glm::dot(gradient, direction) > 0.0 ? -gradient : gradient;
}

Scene scene_with(const Prop& prop) {
    Scene scene;
    scene.camera = look_at({0, -3, 0}, {0, 0, 0}, 1.0);
    scene.props = {prop};
    return scene;
}

/// In a frame that is turned, moved and of another scale than the world.
RenderFrame some_frame() {
    SceneObject object;
    object.object_to_world = glm::translate(glm::dmat4(1.0), {0.3, -0.2, 0.1}) *
                             glm::rotate(glm::dmat4(1.0), 0.7, glm::dvec3(0.6, 0.0, 0.8)) *
                             glm::scale(glm::dmat4(1.0), glm::dvec3(2.5));
    return render_frame_of(object);
}

void check_shape(PropShape shape) {
    Chance draws(shape);
    const RenderFrame frame = some_frame();
    int met = 0;
    int within = 0;
    for (int i = 0; i < 400; ++i) {
        const Prop prop = random_prop(draws, shape);
        const sh::SceneData data = shading_scene(scene_with(prop), frame, {}, false);
        const double off = 0.5 * draws.unit();
        const glm::dvec3 aim = prop.centre + off * draws.direction();
        const double away = i % 4 == 0 ? 0.2 : 2.5;
        const glm::dvec3 origin = prop.centre + away * draws.direction();
        const glm::dvec3 direction = glm::normalize(aim - origin);
        const sh::vec3 o(frame.point_to_render(origin));
        const sh::vec3 d(frame.vector_to_render(direction));
        const double t = static_cast<double>(sh::prop_distance(data.props[0], o, d)) * frame.scale;
        const double truth = march(prop, origin, direction);
        if (is_grazing(prop, origin, direction, truth)) {
            continue;
        }
        INFO("ray " << i << ": " << t << ", marched " << truth);
        if (truth >= static_cast<double>(sh::kInfinity)) {
            CHECK(t >= static_cast<double>(sh::kInfinity));
            continue;
        }
        ++met;
        within += side(prop, origin) < 0.0 ? 1 : 0;
        REQUIRE(t == Approx(truth).margin(1e-5));
        const sh::vec3 normal =
            sh::prop_normal(data.props[0], o, d, static_cast<float>(t / frame.scale));
        const glm::dvec3 point = origin + direction * truth;
        const glm::dvec3 expected = normal_at(prop, point, direction);
        CHECK(glm::dot(frame.vector_to_world(glm::dvec3(normal)), expected) >
              1.0 - (shape == PropShape::kBox ? 2e-3 : 1e-5));
    }
    CHECK(met > 150);
    CHECK(within > 20);
}

}  // namespace

TEST_CASE("rays meet spheres where a march does") {
    check_shape(PropShape::kSphere);
}

TEST_CASE("rays meet boxes where a march does") {
    check_shape(PropShape::kBox);
}

TEST_CASE("rays meet cards where a march does") {
    check_shape(PropShape::kCard);
}

TEST_CASE("rays along a box's planes and edges are decided") {
    const sh::vec3 half(1.0F, 1.0F, 1.0F);
    const sh::vec3 along(0.0F, 1.0F, 0.0F);
    CHECK(sh::meet_box({0.5F, -3.0F, 0.25F}, along, half).t == 2.0F);
    CHECK(sh::meet_box({1.0F, -3.0F, 0.25F}, along, half).t == 2.0F);  // in the side's plane
    CHECK(sh::meet_box({1.0F, -3.0F, 1.0F}, along, half).t == 2.0F);   // along an edge
    CHECK(sh::meet_box({1.01F, -3.0F, 1.0F}, along, half).t == sh::kInfinity);
    CHECK(sh::meet_box({0.0F, 3.0F, 0.0F}, along, half).t == sh::kInfinity);  // behind
    CHECK(sh::meet_box({0.0F, 0.5F, 0.0F}, along, half).t == 0.5F);           // from within
    CHECK(sh::card_distance({0.0F, -3.0F, 0.0F}, along, 1.0F, 1.0F) == sh::kInfinity);
}

TEST_CASE("a scene's props are checked") {
    Prop prop;
    const RenderFrame frame = some_frame();
    CHECK_NOTHROW(shading_scene(scene_with(prop), frame, {}, false));
    prop.size.y = 0.0;
    CHECK_THROWS_AS(shading_scene(scene_with(prop), frame, {}, false), Error);
    prop.size.y = 1.0;
    prop.to_world[0] = {1.0, 0.5, 0.0};
    CHECK_THROWS_AS(shading_scene(scene_with(prop), frame, {}, false), Error);
    Scene crowd = scene_with(Prop{});
    crowd.props.assign(Scene::kMaxProps, Prop{});
    CHECK(shading_scene(crowd, frame, {}, false).prop_count == Scene::kMaxProps);
    crowd.props.emplace_back();
    CHECK_THROWS_AS(shading_scene(crowd, frame, {}, false), Error);
}

TEST_CASE("a prop switches the floor cache off") {
    Scene scene = scene_with(Prop{});
    scene.floor.present = true;
    scene.floor.height = -10.0;
    ObjectBounds bounds;
    bounds.radius = 0.5F;
    CHECK_FALSE(floor_cache_applies(scene, some_frame(), bounds));
    scene.props.clear();
    CHECK(floor_cache_applies(scene, some_frame(), bounds));
}
