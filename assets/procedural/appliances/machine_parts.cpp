#include "assets/procedural/appliances/machine_parts.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

/// An upright plate with a rectangular hole, both given in x and z, from `rear` to `front`.
Surface ring_between(const Opening& outside, const Opening& hole, float rear, float front,
                     float radius = 0.0F) {
    const glm::vec2 size = outside.upper - outside.lower;
    const glm::vec2 middle = 0.5F * (outside.upper + outside.lower);
    const std::array holes{
        moved(rectangle(hole.upper.x - hole.lower.x, hole.upper.y - hole.lower.y),
              0.5F * (hole.upper + hole.lower) - middle)};
    return moved(
        upright_with_holes(rounded_rectangle(size.x, size.y, radius, 6), holes, front - rear),
        {middle.x, 0.5F * (front + rear), middle.y});
}

}  // namespace

Surfaces open_case(const glm::vec3& lower, const glm::vec3& upper, const Opening& opening,
                   float wall, float radius) {
    const float sunk = 0.3F * wall;
    return {
        ring_between({{lower.x, lower.z}, {upper.x, upper.z}}, opening, lower.y, upper.y, radius),
        // The rear wall's own back lies inside the ring, so that no faces share a plane.
        box_between({opening.lower.x - sunk, lower.y + 0.1F * wall, opening.lower.y - sunk},
                    {opening.upper.x + sunk, lower.y + wall, opening.upper.y + sunk})};
}

Surfaces liner(const Opening& opening, float rear, float front, float proud) {
    const glm::vec2 out(0.5F * proud);
    const glm::vec2 in(proud);
    return {ring_between({opening.lower - out, opening.upper + out},
                         {opening.lower + in, opening.upper - in}, rear, front),
            box_between({opening.lower.x, rear + 0.1F * proud, opening.lower.y},
                        {opening.upper.x, rear + 2.0F * proud, opening.upper.y})};
}

Surfaces tray(const glm::vec3& lower, const glm::vec3& upper, float wall) {
    const glm::vec3 size = upper - lower;
    const glm::vec3 middle = 0.5F * (upper + lower);
    const std::array holes{rectangle(size.x - 2.0F * wall, size.y - 2.0F * wall)};
    return {moved(extrude_with_holes(rectangle(size.x, size.y), holes, size.z),
                  {middle.x, middle.y, lower.z}),
            box_between({lower.x + 0.7F * wall, lower.y + 0.7F * wall, lower.z + 0.1F * wall},
                        {upper.x - 0.7F * wall, upper.y - 0.7F * wall, lower.z + wall})};
}

Surface frame_plate(float width, float height, float rim, float thickness, float radius) {
    const std::array holes{rounded_rectangle(width - 2.0F * rim, height - 2.0F * rim,
                                             std::max(radius - 0.5F * rim, 0.25F * radius))};
    return upright_with_holes(rounded_rectangle(width, height, radius), holes, thickness);
}

Surfaces slots(float width, float height, float depth, int count, float gap_share) {
    const float pitch = width / static_cast<float>(count);
    const float bar = pitch * (1.0F - gap_share);
    return in_row(moved(box({bar, depth, height}), {-0.5F * (width - pitch), 0, 0}), count,
                  {pitch, 0, 0});
}

Surfaces wire_basket(const glm::vec3& size, int floor_wires, float wire_radius) {
    const float x = 0.5F * size.x;
    const float y = 0.5F * size.y;
    Surfaces wires;
    for (const float share : {0.0F, 0.5F, 1.0F}) {
        Path loop;
        for (const glm::vec2& p : rounded_rectangle(size.x, size.y, 0.03F, 3)) {
            loop.emplace_back(p, share * size.z);
        }
        wires.push_back(closed_tube(loop, wire_radius, 6));
    }
    const float step = size.x / static_cast<float>(floor_wires + 1);
    for (int i = 1; i <= floor_wires; ++i) {
        const float at = -x + step * static_cast<float>(i);
        const std::array<glm::vec3, 4> bow{
            {{at, -y, size.z}, {at, -y, 0.0F}, {at, y, 0.0F}, {at, y, size.z}}};
        wires.push_back(tube(Path(bow.begin(), bow.end()), wire_radius, 5));
    }
    const int ribs = 2 * (floor_wires / 4) + 1;  // one in the middle, where plates stand
    for (int i = 1; i <= ribs; ++i) {
        const float at = -y + size.y * static_cast<float>(i) / static_cast<float>(ribs + 1);
        const std::array<glm::vec3, 4> bow{
            {{-x, at, size.z}, {-x, at, 0.0F}, {x, at, 0.0F}, {x, at, size.z}}};
        wires.push_back(tube(Path(bow.begin(), bow.end()), wire_radius, 5));
    }
    return wires;
}

Surfaces wire_rack(float width, float depth, int wires, float wire_radius) {
    Path loop;
    for (const glm::vec2& p : rounded_rectangle(width, depth, 0.02F, 3)) {
        loop.emplace_back(p, 0.0F);
    }
    Surfaces rack{closed_tube(loop, 1.4F * wire_radius, 6)};
    const float step = width / static_cast<float>(wires + 1);
    const Surface wire = rod({-0.5F * width + step, -0.5F * depth, 0.0F},
                             {-0.5F * width + step, 0.5F * depth, 0.0F}, wire_radius, 6);
    for (Surface& one : in_row(wire, wires, {step, 0, 0})) {
        rack.push_back(std::move(one));
    }
    return rack;
}

Surfaces four_feet(float x, float y, float radius, float height) {
    return four_corners(moved(cone(0.8F * radius, radius, 0.0F, height, 14), {x, y, 0}));
}

Surface cord(const glm::vec3& from, float reach, float radius) {
    const std::array<glm::vec3, 5> knots{{from,
                                          from + glm::vec3(0.0F, -0.5F * reach, 0.0F),
                                          {from.x, from.y - reach, 0.4F * from.z},
                                          {from.x - 0.4F * reach, from.y - 1.1F * reach, radius},
                                          {from.x - 2.0F * reach, from.y - 0.9F * reach, radius}}};
    return tube(smooth_path(std::span<const glm::vec3>(knots), 4), radius, 8);
}

Surface round_button(float radius, float depth, int segments) {
    return turned(rounded_cylinder(radius, -0.5F * depth, depth, 0.25F * depth, segments), Axis::kX,
                  -90.0F);
}

Look stainless(const Parameters& parameters, std::string_view name) {
    Look look = pictured(parameters, name, PictureKind::kBrushed, srgb(0xB9BCBE));
    look.material.metallic = 0.35F;
    look.material.roughness = 0.38F;
    look.metres_per_tile = 0.3F;
    return look;
}

Look machine_finish(Parameters& parameters, std::string_view name) {
    enum class Finish { kWhite, kSteel, kBlack, kPastel };
    switch (parameters.choice<Finish>(fmt::format("{}_finish", name),
                                      {"white", "steel", "black", "pastel"}, {4, 3, 1.2, 1.2})) {
    case Finish::kWhite:
        return painted_metal(parameters, name, kWhites);
    case Finish::kSteel:
        return stainless(parameters, name);
    case Finish::kBlack:
        return painted_metal(parameters, name, kDarkPlastics);
    case Finish::kPastel:
        break;
    }
    return painted_metal(parameters, name, kMutedPaints);
}

}  // namespace turntable::procedural
