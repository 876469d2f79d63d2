#include "assets/procedural/vehicles/vehicle_parts.h"

#include <array>

#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

constexpr std::array<std::uint32_t, 17> kPaintCodes{
    0xECEBE7, 0xD9DADB, 0xB4B8BB, 0x7C8186, 0x484D53, 0xA5202A, 0x7A1620, 0x24457F, 0x2F6DAA,
    0x5E93B8, 0x1E5A43, 0x6F8A5A, 0xD8A11F, 0xD2601E, 0x8C2C36, 0x63305A, 0xC9BFA6};

}  // namespace

Look vehicle_paint(Parameters& parameters, std::string_view name) {
    return painted_metal(parameters, name, kPaintCodes);
}

Look window_glass() {
    return plain("window glass", srgb(0x27323B), 0.08F);
}

void add_road_wheel(ModelBuilder& model, const RoadWheel& shape, const glm::vec3& centre) {
    const Wheel one = wheel(shape.radius, shape.width, shape.tyre_share, shape.spokes, 28);
    model.add("tyre", rubber(), moved(one.tyre, centre));
    model.add("wheel", shape.rim, moved(one.rim, centre));
    model.add("wheel", shape.rim, moved(one.hub, centre));
    if (shape.spokes > 0 && shape.width > 0.12F) {  // brake drum: wire wheels have none
        const float drum = shape.radius * (1.0F - shape.tyre_share) * 0.93F;
        model.add("wheel", gap_look(),
                  moved(turned(cylinder(drum, -0.15F * shape.width, 0.15F * shape.width, 20),
                               Axis::kY, 90.0F),
                        centre));
    }
}

void add_road_wheels(ModelBuilder& model, const RoadWheel& wheel, const glm::vec3& centre) {
    add_road_wheel(model, wheel, centre);
    add_road_wheel(model, wheel, {-centre.x, centre.y, centre.z});
}

Look headlight_look() {
    Look look = plain("headlight", srgb(0xDDE6EA), 0.12F);
    look.material.emission = glm::vec3(0.25F, 0.26F, 0.27F);
    return look;
}

Look taillight_look() {
    Look look = plain("taillight", srgb(0xA81218), 0.2F);
    look.material.emission = glm::vec3(0.12F, 0.0F, 0.0F);
    return look;
}

Look indicator_look() {
    return plain("indicator", srgb(0xE08A1E), 0.2F);
}

Look gap_look() {
    return plain("gap", srgb(0x151515), 0.9F);
}

Surfaces bucket_seat(const glm::vec3& foot, float width, float height) {
    const float thick = 0.18F * height;
    return {
        moved(cushion({width, width, 1.6F * thick}, 0.4F * thick, 0.1F * thick),
              foot + glm::vec3(0.0F, 0.0F, 0.8F * thick)),
        moved(turned(cushion({width, thick, height}, 0.4F * thick, 0.1F * thick), Axis::kX, 12.0F),
              foot + glm::vec3(0.0F, -0.5F * width, 0.5F * height))};
}

Surfaces steering_wheel(const glm::vec3& centre, float radius, float lean) {
    Surfaces parts{torus(radius, 0.09F * radius, 24, 8),
                   rod({-radius, 0, 0}, {radius, 0, 0}, 0.07F * radius, 8),
                   rod({0, 0, -0.9F * radius}, {0, 0, 0.1F * radius}, 0.12F * radius, 8)};
    return each(std::move(parts),
                [&](Surface s) { return moved(turned(std::move(s), Axis::kX, lean), centre); });
}

}  // namespace turntable::procedural
