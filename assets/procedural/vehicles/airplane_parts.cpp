#include "assets/procedural/vehicles/airplane_parts.h"

#include <array>
#include <cmath>

#include <glm/common.hpp>
#include <glm/gtc/constants.hpp>

#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/vehicle_parts.h"

namespace turntable::procedural {
namespace {

/// A symmetric section of the four-digit NACA series (Jacobs, Ward, Pinkerton 1933), its leading
/// edge at `nose`, the chord towards -y; blunt at the trailing edge.
Outline aerofoil(float chord, float thickness, const glm::vec2& nose) {
    constexpr int kSteps = 8;
    Outline outline;
    for (int i = -kSteps; i <= kSteps; ++i) {
        const float turn = static_cast<float>(std::abs(i)) / kSteps;
        const float x = 1.0F - std::cos(0.5F * glm::pi<float>() * turn);
        const float half = 5.0F * thickness *
                           (0.2969F * std::sqrt(x) - 0.1260F * x - 0.3516F * x * x +
                            0.2843F * x * x * x - 0.1000F * x * x * x * x);
        outline.push_back(nose + chord * glm::vec2(-x, i < 0 ? -half : half));
    }
    return outline;
}

Surface along_y(const Surface& about_z) {
    return turned(about_z, Axis::kX, -90.0F);
}

}  // namespace

Surface wing(const WingShape& shape) {
    constexpr std::array kShares{0.0F, 0.2F, 0.4F, 0.6F, 0.78F, 0.9F, 0.97F, 1.0F};
    std::vector<Section> sections;
    for (const float t : kShares) {
        const float tapering = glm::mix(shape.root_chord, shape.tip_chord, t);
        const float chord =
            shape.elliptic ? shape.root_chord * std::sqrt(1.0F - 0.93F * t * t) : tapering;
        const bool tip = t == 1.0F;
        const float back = shape.elliptic ? 0.35F * (shape.root_chord - chord) : 0.0F;
        const glm::vec2 nose{-shape.sweep * t - back - (tip ? 0.12F * chord : 0.0F),
                             shape.dihedral * t};
        sections.push_back(
            {t * shape.span, aerofoil(tip ? 0.8F * chord : chord,
                                      tip ? 0.4F * shape.thickness : shape.thickness, nose)});
    }
    return loft(sections, Axis::kX);
}

Surface fin(const WingShape& shape) {
    return turned(wing(shape), Axis::kY, -90.0F);
}

void add_jet_engine(ModelBuilder& model, const Look& look, const glm::vec3& centre, float radius,
                    float length) {
    const auto at = [&](float r, float z) { return glm::vec2(r * radius, (z - 0.5F) * length); };
    const auto place = [&](const Surface& s) { return moved(along_y(s), centre); };
    model.add("engine", look,
              place(lathe({at(0.0F, 0.04F), at(0.62F, 0.04F), at(0.66F, 0.0F), at(0.78F, 0.15F),
                           at(0.96F, 0.45F), at(1.0F, 0.72F), at(0.97F, 0.92F), at(0.90F, 1.0F),
                           at(0.84F, 0.97F), at(0.80F, 0.84F), at(0.0F, 0.84F)},
                          28)));
    model.add(
        "engine", gap_look(),
        place(lathe({at(0.0F, 0.82F), at(0.79F, 0.82F), at(0.79F, 0.855F), at(0.0F, 0.855F)}, 24)));
    model.add("engine", chrome(),
              place(cone(0.3F * radius, 0.02F * radius, 0.34F * length,
                         0.34F * length + 0.42F * radius, 16)));
    model.add("engine", gap_look(),
              place(cone(0.05F * radius, 0.50F * radius, -0.66F * length, -0.44F * length, 20)));
    const Surface blade = box_between({0.25F * radius, -0.045F * radius, 0.352F * length},
                                      {0.79F * radius, 0.045F * radius, 0.364F * length});
    for (const Surface& one : around(blade, 12)) {
        model.add("engine", black_plastic(), place(one));
    }
}

void add_propeller(ModelBuilder& model, const Look& spinner, const glm::vec3& centre, float radius,
                   int blades) {
    const float hub = 0.11F * radius;
    model.add("propeller", spinner,
              moved(along_y(lathe({{0.0F, -0.6F * hub},
                                   {hub, -0.6F * hub},
                                   {0.97F * hub, 0.3F * hub},
                                   {0.7F * hub, 1.3F * hub},
                                   {0.3F * hub, 1.9F * hub},
                                   {0.0F, 2.0F * hub}},
                                  20)),
                    centre));
    const Surface blade = sheet(
        [&](float s, float t) {
            const float along = glm::mix(0.3F * hub, radius, t);
            const float swell = 0.4F + 2.2F * t * (1.0F - t);
            const float width = 0.17F * radius * swell * std::sqrt(1.02F - t * t * t * t);
            const float a = glm::mix(0.9F, 0.3F, t);  // pitch, radians
            const float across = (s - 0.5F) * width;
            return glm::vec3(along, across * std::cos(a), across * std::sin(a));
        },
        0.012F * radius, 4, 10);
    for (const Surface& one : around(blade, blades, 25.0F)) {
        model.add("propeller", black_plastic(), moved(along_y(one), centre));
    }
}

void add_gear_leg(ModelBuilder& model, const glm::vec3& top, float wheel_radius, bool twin) {
    const glm::vec3 axle{top.x, top.y, wheel_radius};
    model.add("landing gear", chrome(), rod(top, axle, 0.16F * wheel_radius, 10));
    const float width = 0.4F * wheel_radius;
    const Wheel one = ::turntable::procedural::wheel(wheel_radius, width, 0.45F, 0, 20);
    const float apart = twin ? 0.42F * wheel_radius : 0.0F;
    for (const float side : {-1.0F, 1.0F}) {
        if (!twin && side > 0.0F) {
            continue;
        }
        const glm::vec3 centre = axle + glm::vec3(side * apart, 0.0F, 0.0F);
        model.add("tyre", rubber(), moved(one.tyre, centre));
        model.add("landing gear", chrome(), moved(one.rim, centre));
        model.add("landing gear", chrome(), moved(one.hub, centre));
    }
    if (twin) {
        model.add("landing gear", chrome(),
                  rod(axle - glm::vec3(apart, 0, 0), axle + glm::vec3(apart, 0, 0),
                      0.15F * wheel_radius, 8));
    }
}

}  // namespace turntable::procedural
