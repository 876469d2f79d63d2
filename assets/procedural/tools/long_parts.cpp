#include "assets/procedural/tools/long_parts.h"

#include <array>
#include <utility>
#include <vector>

#include "assets/procedural/shapes.h"

namespace turntable::procedural {

Surface stock(std::span<const StockStation> stations, float exponent) {
    std::vector<Section> sections;
    for (const StockStation& s : stations) {
        sections.push_back(
            {s.x, moved(superellipse(0.5F * s.width, 0.5F * (s.top - s.bottom), exponent, 20),
                        {0.0F, 0.5F * (s.top + s.bottom)})});
    }
    return smooth_loft(sections, Axis::kX, 3);
}

Surface grip(std::span<const GripStation> stations, float exponent) {
    std::vector<Section> sections;
    for (const GripStation& s : stations) {
        sections.push_back(
            {s.z, moved(superellipse(0.5F * (s.front - s.rear), 0.5F * s.width, exponent, 20),
                        {0.5F * (s.front + s.rear), 0.0F})});
    }
    return smooth_loft(sections, Axis::kZ, 3);
}

Surface bar_along_x(float from, float to, float z, float radius, int segments) {
    return rod({from, 0, z}, {to, 0, z}, radius, segments);
}

Surfaces barrel(float from, float to, float z, float radius, float bore) {
    const float mouth = to - 2.0F * radius;
    const auto along_x = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kY, 90.0F), {0, 0, z});
    };
    return {bar_along_x(from, mouth + 0.2F * radius, z, radius),
            along_x(pipe(radius, bore, mouth, to, 20)),
            along_x(cylinder(0.5F * (radius + bore), mouth - 0.1F * radius, mouth + 0.3F * radius,
                             20))};
}

Surface trigger_guard(float rear, float front, float top, float deep, float width, bool square) {
    const std::array<glm::vec3, 4> corners{
        {{rear, 0, top},
         {rear + (square ? 0.0F : 0.12F * (front - rear)), 0, top - deep},
         {front - (square ? 0.0F : 0.22F * (front - rear)), 0, top - deep},
         {front, 0, top}}};
    return sweep(rounded_rectangle(width, 0.35F * width, 0.1F * width, 2),
                 rounded_path(corners, (square ? 0.25F : 0.7F) * deep, 5), {0, 0, 1});
}

Surface trigger(float x, float top, float length, float width) {
    const std::array<glm::vec3, 4> curve{{{x, 0, top},
                                          {x - 0.1F * length, 0, top - 0.4F * length},
                                          {x - 0.02F * length, 0, top - 0.75F * length},
                                          {x + 0.2F * length, 0, top - length}}};
    return sweep(rounded_rectangle(width, 0.75F * width, 0.2F * width, 2),
                 smooth_path(std::span<const glm::vec3>(curve), 3), {0, 1, 0});
}

Look gun_metal(Parameters& parameters, std::string_view name) {
    enum class Steel { kBlued, kGrey, kBright };
    const Steel steel = parameters.choice<Steel>(name, {"blued", "grey", "bright"}, {4, 2, 1.5});
    Look look = plain(name,
                      srgb(steel == Steel::kBlued  ? 0x2A2D33
                           : steel == Steel::kGrey ? 0x55585C
                                                   : 0xA9ACAF),
                      steel == Steel::kBright ? 0.25F : 0.38F);
    look.material.metallic = 0.35F;
    return look;
}

}  // namespace turntable::procedural
