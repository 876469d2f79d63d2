#include "generator/place_occluder.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <glm/vec2.hpp>

#include "base/error.h"

namespace turntable {
namespace {

constexpr double kDepthShare = 0.85;  // of the way to the object's nearest point
constexpr double kLeastDepth = 0.01;  // metres from the camera to the object
constexpr double kMargin = 0.15;      // of the object's extent, that the card stands out by
constexpr double kLeastMargin = 2.0;  // pixels

/// Axes of the card in the image: `along` points to the side that the card comes from, `across` is
/// a quarter turn further (anticlockwise). Pixels; v runs down.
struct CardAxes {
    glm::dvec2 along;
    glm::dvec2 across;
};

/// A third of a pixel over the whole film: no two centres keep one distance, and those of one
/// column (row, diagonal) keep apart from those of the next.
CardAxes card_axes(const Scene& scene) {
    const double tilt = 1.0 / (3.0 * std::max(scene.film.width, scene.film.height));
    const double angle = scene.occluder.direction + tilt;
    return {{std::cos(angle), -std::sin(angle)}, {-std::sin(angle), -std::cos(angle)}};
}

double dot2(const glm::dvec2& a, const glm::dvec2& b) {
    return a.x * b.x + a.y * b.y;
}

std::vector<glm::dvec2> marked_centres(const std::vector<std::uint8_t>& marks, const Film& film) {
    std::vector<glm::dvec2> centres;
    std::size_t next = 0;
    for (int y = 0; y < film.height; ++y) {
        for (int x = 0; x < film.width; ++x) {
            if (marks[next++] != 0) {
                centres.emplace_back(x + 0.5, y + 0.5);
            }
        }
    }
    return centres;
}

struct Span {
    double low = 0.0;
    double high = 0.0;
};

std::vector<double> along(const std::vector<glm::dvec2>& centres, const glm::dvec2& axis) {
    std::vector<double> places;
    places.reserve(centres.size());
    for (const glm::dvec2& centre : centres) {
        places.push_back(dot2(centre, axis));
    }
    return places;
}

Span widened(const std::vector<double>& places) {
    const auto [low, high] = std::minmax_element(places.begin(), places.end());
    const double margin = std::max(kLeastMargin, kMargin * (*high - *low));
    return {*low - margin, *high + margin};
}

/// Half way between the last centre that is hidden and the first that is not.
double edge_place(std::vector<double> places, std::size_t hidden) {
    if (hidden >= places.size()) {
        return widened(places).low;
    }
    const auto first = places.begin() + static_cast<std::ptrdiff_t>(hidden);
    std::nth_element(places.begin(), first, places.end(), std::greater<>());
    return 0.5 * (*first + *std::min_element(places.begin(), first));
}

/// World point that the camera sees at a pixel, at a depth along the optical axis.
glm::dvec3 point_at(const Scene& scene, const glm::dvec2& pixel, double depth) {
    const Camera& camera = scene.camera;
    const double focal = camera.focal * scene.film.width;
    const glm::dvec3 local((pixel.x - camera.principal_x * scene.film.width) * depth / focal,
                           (camera.principal_y * scene.film.height - pixel.y) * depth / focal,
                           -depth);
    return camera.position + camera.camera_to_world * local;
}

Prop card(const Scene& scene, const CardAxes& axes, const Span& reach, const Span& breadth,
          double depth) {
    const double metres = depth / (scene.camera.focal * scene.film.width);  // a pixel
    const glm::dmat3& camera = scene.camera.camera_to_world;
    Prop prop;
    prop.shape = PropShape::kCard;
    prop.centre = point_at(scene,
                           0.5 * (reach.low + reach.high) * axes.along +
                               0.5 * (breadth.low + breadth.high) * axes.across,
                           depth);
    // Image axes in the world: v runs down, against the camera's up.
    prop.to_world = glm::dmat3(axes.along.x * camera[0] - axes.along.y * camera[1],
                               axes.across.x * camera[0] - axes.across.y * camera[1], camera[2]);
    prop.size = {(reach.high - reach.low) * metres, (breadth.high - breadth.low) * metres, 1.0};
    prop.albedo = scene.occluder.albedo;
    return prop;
}

}  // namespace

void place_occluder(Scene& scene, const ObjectOutline& outline) {
    if (!(scene.occluder.cover > 0.0)) {
        return;
    }
    const double nearest = outline.nearest_depth(scene);
    const std::vector<glm::dvec2> centres = marked_centres(outline.silhouette(scene), scene.film);
    const auto hidden = static_cast<std::size_t>(
        std::lround(scene.occluder.cover * static_cast<double>(centres.size())));
    if (hidden == 0 || nearest < kLeastDepth) {
        return;
    }
    if (scene.props.size() >= Scene::kMaxProps) {
        throw bad_input("an occluder is one prop more: a scene holds at most {}", Scene::kMaxProps);
    }
    const CardAxes axes = card_axes(scene);
    const std::vector<double> places = along(centres, axes.along);
    const Span reach{edge_place(places, hidden), widened(places).high};
    const Span breadth = widened(along(centres, axes.across));
    scene.props.push_back(card(scene, axes, reach, breadth, kDepthShare * nearest));
}

}  // namespace turntable
