// Steam locomotives: a boiler with chimney and domes over big wheels joined by rods, a cab behind,
// water tanks beside the boiler or a tender with the coal.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/common.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/train.h"
#include "assets/procedural/vehicles/vehicle_parts.h"

namespace turntable::procedural {
namespace {

struct Steam {
    int drivers = 3;      ///< driven axles
    float driver = 0.0F;  ///< their radius
    int leading = 2;      ///< axles ahead of them
    float boiler = 0.0F;  ///< radius
    float axis = 0.0F;    ///< the boiler's height
    float deck = 0.0F;    ///< height of the running board
    float front = 0.0F, smokebox = 0.0F, firebox = 0.0F, cab_rear = 0.0F;
    float chimney = 0.0F;  ///< height
    int domes = 2;
    int spokes = 12;
    bool tender = true;
    bool cowcatcher = false;
    bool balloon_stack = false;
    bool track = false;
    bool bands = false;
    Look paint, black, wheels, metal;
};

Steam draw(Parameters& p) {
    Steam s;
    s.drivers = p.integer("driven_axles", 2, 4);
    s.driver = p.real("driver_radius", 0.62F, 0.98F) * (s.drivers == 4 ? 0.85F : 1.0F);
    s.leading = p.integer("leading_axles", 0, 2);
    s.boiler = p.real("boiler_radius", 0.62F, 0.88F);
    s.deck = kRailHeight + std::max(1.05F, 1.45F * s.driver);
    s.axis = s.deck + s.boiler * p.real("boiler_height", 1.0F, 1.25F) + 0.12F;
    s.chimney = p.real("chimney", 0.45F, 0.95F);
    s.domes = p.integer("domes", 1, 3);
    s.spokes = p.integer("spokes", 10, 14);
    s.tender = p.chance("tender", 0.65);
    s.cowcatcher = p.chance("cowcatcher", 0.4);
    s.balloon_stack = s.cowcatcher && p.chance("balloon_stack", 0.5);
    s.track = p.chance("track", 0.6);
    s.bands = p.chance("bands", 0.5);
    s.black = plain("black paint", srgb(0x202122), 0.45F);
    s.paint = p.chance("black", 0.4) ? s.black : vehicle_paint(p, "paint");
    s.wheels = p.chance("red_wheels", 0.5) ? plain("red paint", srgb(0xA02522), 0.45F) : s.black;
    s.metal = p.chance("brass", 0.5) ? plain("brass", srgb(0xC9A552), 0.25F) : s.black;
    const float pitch = 2.0F * s.driver + 0.18F;
    const float wheels = pitch * static_cast<float>(s.drivers - 1);
    s.firebox = -0.5F * wheels - 0.35F;
    s.cab_rear = s.firebox - p.real("cab_length", 1.5F, 2.0F);
    s.smokebox = 0.5F * wheels + 0.5F + 0.75F * static_cast<float>(s.leading);
    s.front = s.smokebox + p.real("smokebox_length", 1.0F, 1.4F);
    return s;
}

Surface along_y(const Surface& about_z) {
    return turned(about_z, Axis::kX, -90.0F);
}

void add_boiler(const Steam& s, ModelBuilder& model) {
    const float r = s.boiler;
    const glm::vec3 axis{0.0F, 0.0F, s.axis};
    model.add("boiler", s.paint,
              moved(along_y(cylinder(r, s.firebox - 0.1F, s.smokebox + 0.05F, 32)), axis));
    if (s.bands) {
        for (int i = 0; i < 5; ++i) {
            const float y =
                glm::mix(s.firebox + 0.3F, s.smokebox - 0.1F, static_cast<float>(i) / 4.0F);
            model.add("boiler", s.metal,
                      moved(along_y(cylinder(r + 0.015F, y - 0.03F, y + 0.03F, 32)), axis));
        }
    }
    model.add("smokebox", s.black,
              moved(along_y(rounded_cylinder(1.04F * r, s.smokebox, s.front, 0.05F, 32)), axis));
    model.add("smokebox", s.black,  // the door, domed, and its wheel
              moved(along_y(lathe({{0.0F, -0.05F},
                                   {0.78F * r, -0.05F},
                                   {0.76F * r, 0.04F},
                                   {0.4F * r, 0.12F},
                                   {0.0F, 0.14F}},
                                  28)),
                    axis + glm::vec3(0, s.front, 0)));
    model.add("smokebox", s.metal,
              moved(turned(torus(0.13F, 0.02F, 18, 8), Axis::kX, 90.0F),
                    axis + glm::vec3(0, s.front + 0.17F, 0)));
    model.add("smokebox", s.metal,
              rod(axis + glm::vec3(0, s.front + 0.05F, 0), axis + glm::vec3(0, s.front + 0.19F, 0),
                  0.04F, 10));
    model.add("smokebox", s.metal,
              moved(box({0.26F, 0.02F, 0.03F}), axis + glm::vec3(0, s.front + 0.17F, 0)));
    // The saddle that carries it.
    model.add("smokebox", s.black,
              box_between({-0.55F * r, s.smokebox + 0.1F, s.deck - 0.5F},
                          {0.55F * r, s.front - 0.1F, s.axis - 0.5F * r}, 0.05F));
    const float top = s.axis + 0.93F * r;
    const float y = 0.5F * (s.smokebox + s.front);
    const float h = s.chimney;
    const Path2 straight{{0.0F, 0.0F},      {0.30F, 0.0F},      {0.22F, 0.14F},
                         {0.20F, 0.8F * h}, {0.27F, 0.86F * h}, {0.27F, h},
                         {0.18F, h},        {0.17F, 0.5F * h},  {0.0F, 0.5F * h}};
    const Path2 balloon{{0.0F, 0.0F},       {0.26F, 0.0F},      {0.20F, 0.12F},
                        {0.22F, 0.45F * h}, {0.50F, 0.85F * h}, {0.50F, 0.95F * h},
                        {0.30F, 1.15F * h}, {0.22F, 1.15F * h}, {0.2F, 0.6F * h},
                        {0.0F, 0.6F * h}};
    model.add("chimney", s.black,
              moved(lathe(s.balloon_stack ? balloon : straight, 28), {0.0F, y, top}));
    for (int i = 0; i < s.domes; ++i) {
        const float at = glm::mix(s.smokebox - 0.5F, s.firebox + 0.5F,
                                  (static_cast<float>(i) + 0.5F) / static_cast<float>(s.domes));
        const float size = i % 2 == 0 ? 0.32F : 0.25F;
        model.add("dome", i % 2 == 0 ? s.metal : s.paint,
                  moved(lathe({{0.0F, 0.0F},
                               {1.2F * size, 0.0F},
                               {size, 0.16F},
                               {size, 0.34F},
                               {0.85F * size, 0.48F},
                               {0.5F * size, 0.58F},
                               {0.0F, 0.6F}},
                              24),
                        {0.0F, at, top - 0.02F}));
    }
    // Head lamp.
    const float lamp_z = s.cowcatcher ? top + 0.18F : s.deck + 0.35F;
    const float lamp_y = s.cowcatcher ? s.front - 0.12F : s.front + 0.55F;
    for (const float x :
         s.cowcatcher ? std::vector<float>{0.0F} : std::vector<float>{-0.75F, 0.75F}) {
        const float size = s.cowcatcher ? 0.22F : 0.13F;
        model.add(
            "headlight", s.black,
            moved(along_y(rounded_cylinder(size, -0.22F, 0.12F, 0.03F, 20)), {x, lamp_y, lamp_z}));
        model.add("headlight", headlight_look(),
                  moved(along_y(cylinder(0.8F * size, 0.0F, 0.14F, 20)), {x, lamp_y, lamp_z}));
        model.add(
            "headlight", s.black,
            rod({x, lamp_y - 0.05F, s.cowcatcher ? lamp_z - size - 0.25F : kRailHeight + 0.98F},
                {x, lamp_y - 0.05F, lamp_z - 0.5F * size}, 0.05F, 8));
    }
    model.add("handrail", s.metal,
              mirrored_pair(rod({r + 0.07F, s.firebox, s.axis + 0.15F},
                                {r + 0.07F, s.front - 0.1F, s.axis + 0.15F}, 0.022F, 8)));
    for (int i = 0; i < 5; ++i) {
        const float at = glm::mix(s.firebox + 0.1F, s.front - 0.2F, static_cast<float>(i) / 4.0F);
        model.add("handrail", s.metal,
                  mirrored_pair(rod({r - 0.06F, at, s.axis + 0.15F},
                                    {r + 0.08F, at, s.axis + 0.15F}, 0.02F, 6)));
    }
    if (!s.tender) {  // side tanks
        model.add(
            "tank", s.paint,
            mirrored_pair(box_between({0.75F * r, s.firebox - 0.05F, s.deck + 0.02F},
                                      {1.32F, s.smokebox - 0.1F, s.axis + 0.25F * r}, 0.06F)));
    }
}

void add_frame(const Steam& s, ModelBuilder& model) {
    const float front = s.front + 0.65F;
    model.add("running board", s.black,
              box_between({-1.32F, s.cab_rear, s.deck - 0.07F},
                          {1.32F, front - 0.5F, s.deck + 0.02F}, 0.02F));
    model.add("frame", s.black,
              box_between({-0.5F, s.cab_rear + 0.1F, kRailHeight + 0.5F * s.driver},
                          {0.5F, front - 0.1F, s.deck - 0.02F}));
    const Look beam = plain("red paint", srgb(0xA02522), 0.45F);
    model.add("buffer beam", s.cowcatcher ? s.black : beam,
              box_between({-1.3F, front - 0.12F, kRailHeight + 0.62F},
                          {1.3F, front, kRailHeight + 1.1F}, 0.02F));
    model.add("running board", s.black,
              box_between({-1.25F, front - 0.62F, kRailHeight + 0.95F},
                          {1.25F, front - 0.05F, kRailHeight + 1.03F}));
    model.add("running board", s.black,
              box_between({-1.25F, front - 0.66F, kRailHeight + 0.95F},
                          {1.25F, front - 0.58F, s.deck + 0.01F}));
    if (s.cowcatcher) {  // bars from the beam down to a point over the rails
        for (int i = -6; i <= 6; ++i) {
            const float x = 0.19F * static_cast<float>(i);
            const float reach = 0.85F - 0.55F * std::abs(static_cast<float>(i)) / 6.0F;
            model.add("cowcatcher", s.wheels,
                      rod({x, front - 0.03F, kRailHeight + 0.80F},
                          {0.82F * x, front + reach, kRailHeight + 0.08F}, 0.035F, 6));
        }
        model.add("cowcatcher", s.wheels,
                  tube({{-0.94F, front + 0.30F, kRailHeight + 0.10F},
                        {0.0F, front + 0.87F, kRailHeight + 0.10F},
                        {0.94F, front + 0.30F, kRailHeight + 0.10F}},
                       0.05F, 8));
    } else {
        add_buffers(model, front, 1.0F, kRailHeight + 0.88F);
    }
    // Cylinders ahead of the drivers.
    const float y = s.smokebox + 0.15F;
    model.add("cylinder", s.black,
              mirrored_pair(moved(along_y(rounded_cylinder(0.34F, -0.5F, 0.5F, 0.05F, 22)),
                                  {1.08F, y, kRailHeight + s.driver + 0.06F})));
    model.add("cylinder", s.black,
              mirrored_pair(box_between({0.45F, y - 0.45F, kRailHeight + s.driver - 0.1F},
                                        {1.3F, y + 0.45F, s.deck}, 0.05F)));
}

void add_wheels(const Steam& s, ModelBuilder& model) {
    const float pitch = 2.0F * s.driver + 0.18F;
    const float first = -0.5F * pitch * static_cast<float>(s.drivers - 1);
    const float x = 0.5F * kGauge + 0.16F;
    const float axle = kRailHeight + s.driver;
    const glm::vec3 crank{0.0F, 0.30F * s.driver, -0.25F * s.driver};
    for (int i = 0; i < s.drivers; ++i) {
        const float y = first + pitch * static_cast<float>(i);
        add_wheelset(model, s.wheels, y, s.driver, s.spokes);
        model.add("rod", chrome(),
                  mirrored_pair(rod(glm::vec3(x - 0.12F, y, axle) + crank,
                                    glm::vec3(x + 0.12F, y, axle) + crank, 0.07F, 12)));
    }
    const float last = first + pitch * static_cast<float>(s.drivers - 1);
    model.add("rod", chrome(),
              mirrored_pair(box_between({x + 0.02F, first + crank.y - 0.1F, axle + crank.z - 0.06F},
                                        {x + 0.07F, last + crank.y + 0.1F, axle + crank.z + 0.06F},
                                        0.01F)));
    const float head = s.smokebox - 0.2F;  // the crosshead before the cylinder
    const float from = s.drivers > 2 ? last - pitch : first;
    model.add("rod", chrome(),
              mirrored_pair(rod(glm::vec3(x + 0.11F, from, axle) + crank,
                                {x + 0.11F, head - 0.6F, axle + 0.06F}, 0.05F, 8)));
    model.add("rod", chrome(),
              mirrored_pair(rod({x + 0.11F, head - 0.65F, axle + 0.06F},
                                {1.08F, head, axle + 0.06F}, 0.045F, 8)));
    const float small = 0.42F;
    for (int i = 0; i < s.leading; ++i) {
        add_wheelset(model, s.wheels, s.front - 0.25F - 1.05F * static_cast<float>(i), small, 8);
    }
    if (s.cab_rear < first - s.driver - 1.5F) {
        add_wheelset(model, s.wheels, s.cab_rear + 0.75F, small, 8);
    }
}

/// An upright house with a rounded roof, between y = rear and y = front.
void add_cab(const Steam& s, ModelBuilder& model) {
    const float top = s.axis + s.boiler + 0.55F;
    const float w = 1.32F;
    const float z = s.deck;
    const Outline opening{{-0.42F, 0.95F}, {0.42F, 0.95F}, {0.42F, 1.60F}, {-0.42F, 1.60F}};
    const float middle = 0.5F * (s.cab_rear + s.firebox);
    const float length = s.firebox - s.cab_rear;
    const Outline wall{{-0.5F * length, -0.05F},
                       {0.5F * length, -0.05F},
                       {0.5F * length, top - z},
                       {-0.5F * length, top - z}};
    const std::array holes{scaled(opening, {0.55F * length, 1.0F})};
    model.add(
        "cab", s.paint,
        mirrored_pair(moved(sideways_with_holes(wall, holes, 0.06F), {w - 0.03F, middle, z})));
    model.add("cab", s.paint,  // front wall, with windows beside the boiler
              box_between({-w + 0.02F, s.firebox - 0.06F, z - 0.04F}, {w - 0.02F, s.firebox, top}));
    model.add("window", window_glass(),
              mirrored_pair(box_between({0.62F * w, s.firebox - 0.03F, top - 0.85F},
                                        {0.92F * w, s.firebox + 0.02F, top - 0.3F})));
    model.add(
        "cab", gap_look(),
        box_between({-w + 0.3F, s.cab_rear + 0.35F, z}, {w - 0.3F, s.firebox - 0.03F, z + 0.9F}));
    const float rise = 0.28F;
    Outline arch;
    for (int i = 0; i <= 12; ++i) {
        const float t = 2.0F * static_cast<float>(i) / 12.0F - 1.0F;
        arch.emplace_back(-(w + 0.12F) * t, top + rise * (1.0F - t * t));
    }
    arch.emplace_back(-w - 0.12F, top - 0.08F);
    arch.emplace_back(w + 0.12F, top - 0.08F);
    std::rotate(arch.begin(), arch.end() - 2, arch.end());
    const std::array sections{Section{s.cab_rear - (s.tender ? 0.35F : 0.1F), arch},
                              Section{s.firebox + 0.2F, arch}};
    model.add("roof", s.black, loft(sections, Axis::kY));
    if (!s.tender) {  // the bunker for coal
        model.add("cab", s.paint,
                  box_between({-w + 0.02F, s.cab_rear - 1.0F, z - 0.05F},
                              {w - 0.02F, s.cab_rear + 0.06F, z + 1.15F}, 0.04F));
        model.add("cab", s.paint,
                  box_between({-w + 0.02F, s.cab_rear, z}, {w - 0.02F, s.cab_rear + 0.06F, top}));
        model.add("coal", s.black,
                  moved(superellipsoid({w - 0.15F, 0.42F, 0.3F}, 1.0F, 0.6F, 8, 18),
                        {0.0F, s.cab_rear - 0.47F, z + 1.13F}));
        model.add("window", window_glass(),
                  mirrored_pair(box_between({0.3F * w, s.cab_rear - 0.02F, top - 0.75F},
                                            {0.75F * w, s.cab_rear + 0.04F, top - 0.3F})));
        add_buffers(model, s.cab_rear - 1.0F, -1.0F, kRailHeight + 0.88F);
        add_wheelset(model, s.wheels, s.cab_rear - 0.2F, 0.42F, 8);
        model.add("frame", s.black,
                  box_between({-1.3F, s.cab_rear - 1.02F, kRailHeight + 0.62F},
                              {1.3F, s.cab_rear + 0.3F, z}));
    }
}

float add_tender(const Steam& s, ModelBuilder& model) {
    const float front = s.cab_rear - 0.45F;
    const float rear = front - 5.2F;
    const float floor = kRailHeight + 1.05F;
    const float top = s.deck + 1.35F;
    model.add("tender", s.black,
              box_between({-1.3F, rear, floor - 0.2F}, {1.3F, front, floor}, 0.02F));
    model.add("tender", s.paint,
              box_between({-1.3F, rear + 0.05F, floor - 0.02F}, {1.3F, front - 0.05F, top}, 0.08F));
    model.add("tender", s.paint,
              mirrored_pair(box_between({1.20F, rear + 1.6F, top - 0.1F},
                                        {1.28F, front - 0.1F, top + 0.3F}, 0.02F)));
    model.add("coal", s.black,
              moved(superellipsoid({1.18F, 1.75F, 0.55F}, 1.0F, 0.5F, 10, 24),
                    {0.0F, 0.5F * (rear + 1.4F + front), top - 0.02F}));
    for (int i = 0; i < 24; ++i) {  // lumps
        const float u = std::fmod(0.618F * static_cast<float>(i), 1.0F);
        const float v = std::fmod(0.414F * static_cast<float>(i), 1.0F);
        model.add("coal", s.black,
                  moved(superellipsoid({0.16F, 0.16F, 0.13F}, 1.6F, 1.6F, 4, 6),
                        {1.6F * (u - 0.5F), glm::mix(rear + 2.0F, front - 0.5F, v), top + 0.36F}));
    }
    model.add("tender", s.black,
              moved(cylinder(0.28F, -0.1F, 0.14F, 18), {0.0F, rear + 0.75F, top}));
    for (const float y : {front - 1.25F, rear + 1.25F}) {
        add_bogie(model, y, 1.7F, 0.45F);
    }
    model.add("coupling", s.black,
              box_between({-0.25F, front - 0.1F, floor - 0.15F},
                          {0.25F, s.cab_rear + 0.2F, floor - 0.02F}));
    add_buffers(model, rear, -1.0F, kRailHeight + 0.88F);
    return rear;
}

}  // namespace

void build_steam_locomotive(Parameters& parameters, ModelBuilder& model) {
    const Steam s = draw(parameters);
    add_boiler(s, model);
    add_frame(s, model);
    add_wheels(s, model);
    add_cab(s, model);
    const float rear = s.tender ? add_tender(s, model) : s.cab_rear - 1.0F;
    if (s.track) {
        add_track(model, rear - 0.7F, s.front + 1.6F, parameters.chance("ballast", 0.5));
    }
}

}  // namespace turntable::procedural
