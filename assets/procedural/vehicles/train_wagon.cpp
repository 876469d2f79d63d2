// Goods wagons: covered, open with a load, tank, flat with containers.
#include <array>
#include <cmath>

#include <glm/common.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vehicles/train.h"
#include "assets/procedural/vehicles/vehicle_parts.h"

namespace turntable::procedural {
namespace {

enum class Load { kCovered, kOpen, kTank, kContainers };

struct Wagon {
    Load load = Load::kCovered;
    float length = 0.0F;
    float height = 0.0F;  ///< of the body over the floor
    float floor = 1.25F + kRailHeight;
    float half_width = 1.4F;
    int ribs = 8;
    bool bogies = true;
    Look paint, second, frame;
};

void add_box(const Wagon& w, ModelBuilder& model) {
    const float half = 0.5F * w.length - 0.05F;
    const float top = w.floor + w.height;
    model.add("body", w.paint,
              box_between({-w.half_width, -half, w.floor}, {w.half_width, half, top}, 0.04F));
    for (int i = 0; i <= w.ribs; ++i) {  // posts of the walls
        const float y = glm::mix(-half + 0.06F, half - 0.06F,
                                 static_cast<float>(i) / static_cast<float>(w.ribs));
        model.add("rib", w.paint,
                  mirrored_pair(box_between({w.half_width - 0.05F, y - 0.05F, w.floor + 0.02F},
                                            {w.half_width + 0.06F, y + 0.05F, top - 0.02F})));
    }
    if (w.load == Load::kOpen) {
        model.add(
            "load", w.second,
            moved(superellipsoid({0.9F * w.half_width, 0.96F * half, 0.5F}, 1.0F, 0.35F, 10, 28),
                  {0.0F, 0.0F, top - 0.03F}));
        model.add("body", w.frame,
                  mirrored_pair(box_between({w.half_width - 0.08F, -half, top - 0.08F},
                                            {w.half_width + 0.07F, half, top + 0.08F}, 0.02F)));
        for (const float y : {-half, half}) {
            model.add("body", w.frame,
                      box_between({-w.half_width, y - 0.06F, top - 0.08F},
                                  {w.half_width, y + 0.06F, top + 0.08F}, 0.02F));
        }
        return;
    }
    Outline arch;
    for (int i = 0; i <= 12; ++i) {
        const float t = 2.0F * static_cast<float>(i) / 12.0F - 1.0F;
        arch.emplace_back(-(w.half_width + 0.08F) * t, top + 0.38F * (1.0F - t * t));
    }
    arch.insert(arch.begin(),
                {{-w.half_width - 0.08F, top - 0.06F}, {w.half_width + 0.08F, top - 0.06F}});
    const std::array sections{Section{-half - 0.06F, arch}, Section{half + 0.06F, arch}};
    model.add("roof", w.second, loft(sections, Axis::kY));
    const float door = 1.1F;  // sliding doors on a rail
    model.add("door", w.second,
              mirrored_pair(box_between({w.half_width - 0.05F, -door, w.floor + 0.08F},
                                        {w.half_width + 0.09F, door, top - 0.15F}, 0.02F)));
    model.add("door", w.frame,
              mirrored_pair(box_between({w.half_width - 0.02F, -2.3F * door, top - 0.15F},
                                        {w.half_width + 0.12F, 2.3F * door, top - 0.08F})));
    model.add("door", w.frame,
              mirrored_pair(rod({w.half_width + 0.1F, 0.7F * door, w.floor + 0.9F},
                                {w.half_width + 0.1F, 0.7F * door, w.floor + 1.5F}, 0.04F, 8)));
}

void add_tank(const Wagon& w, ModelBuilder& model) {
    const float half = 0.5F * w.length - 0.35F;
    const float r = 1.32F;
    const float z = w.floor + r + 0.05F;
    model.add("tank", w.paint,
              moved(turned(lathe({{0.0F, -half},
                                  {0.55F * r, -half + 0.05F},
                                  {0.88F * r, -half + 0.18F},
                                  {r, -half + 0.42F},
                                  {r, half - 0.42F},
                                  {0.88F * r, half - 0.18F},
                                  {0.55F * r, half - 0.05F},
                                  {0.0F, half}},
                                 32),
                           Axis::kX, -90.0F),
                    {0.0F, 0.0F, z}));
    for (int i = 0; i < 4; ++i) {
        const float y = glm::mix(-0.8F * half, 0.8F * half, static_cast<float>(i) / 3.0F);
        model.add(
            "tank", w.frame,
            moved(turned(cylinder(r + 0.02F, -0.05F, 0.05F, 32), Axis::kX, -90.0F), {0.0F, y, z}));
        model.add(
            "cradle", w.frame,
            box_between({-1.0F, y - 0.12F, w.floor - 0.1F}, {1.0F, y + 0.12F, z - 0.75F * r}));
    }
    model.add("hatch", w.frame, moved(cylinder(0.42F, -0.2F, 0.35F, 24), {0.0F, 0.0F, z + r}));
    model.add("walkway", w.frame,
              box_between({-0.45F, -1.7F, z + r - 0.02F}, {0.45F, 1.7F, z + r + 0.06F}));
    for (const float x : {0.42F, 0.62F}) {  // the ladder stands off the tank's side
        model.add("ladder", w.frame,
                  tube({{r + 0.06F, x, w.floor - 0.05F},
                        {r + 0.06F, x, z + 0.4F},
                        {0.4F, x, z + r + 0.04F}},
                       0.025F, 6));
    }
    for (int i = 0; i < 6; ++i) {
        const float at = glm::mix(w.floor + 0.15F, z + 0.35F, static_cast<float>(i) / 5.0F);
        model.add("ladder", w.frame, rod({r + 0.06F, 0.42F, at}, {r + 0.06F, 0.62F, at}, 0.02F, 6));
    }
}

void add_containers(const Wagon& w, Parameters& p, ModelBuilder& model) {
    const bool two = w.length > 12.5F;
    const Look other = vehicle_paint(p, "container");
    const float usable = w.length - 0.5F;
    for (int i = 0; i < (two ? 2 : 1); ++i) {
        const float length = two ? 0.49F * usable : usable;
        const float y = two ? (i == 0 ? -0.25F : 0.25F) * usable : 0.0F;
        const Look look = i == 0 ? w.paint : other;
        const float half = 0.5F * length;
        const float bottom = w.floor + 0.04F;
        const float top = bottom + 2.6F;
        model.add("container", look,
                  box_between({-1.17F, y - half + 0.04F, bottom},
                              {1.17F, y + half - 0.04F, top - 0.04F}));
        const int folds = static_cast<int>(length / 0.3F);  // corrugated walls
        for (int k = 1; k < folds; ++k) {
            const float at = y - half + length * static_cast<float>(k) / static_cast<float>(folds);
            model.add("container", look,
                      mirrored_pair(box_between({1.14F, at - 0.06F, bottom + 0.12F},
                                                {1.21F, at + 0.06F, top - 0.14F})));
        }
        for (const float x : {-1.2F, 1.2F}) {
            for (const float end : {y - half + 0.06F, y + half - 0.06F}) {
                model.add("container", look,
                          moved(box({0.13F, 0.13F, 2.62F}), {x, end, bottom + 1.3F}));
            }
            model.add("container", look,
                      box_between({x - 0.06F, y - half, top - 0.12F}, {x + 0.06F, y + half, top}));
            model.add("container", look,
                      box_between({x - 0.06F, y - half, bottom - 0.02F},
                                  {x + 0.06F, y + half, bottom + 0.12F}));
        }
        for (const float x : {-0.75F, -0.3F, 0.3F, 0.75F}) {  // bars of the doors
            model.add("container", w.frame,
                      rod({x, y + half - 0.01F, bottom + 0.08F}, {x, y + half - 0.01F, top - 0.1F},
                          0.03F, 6));
        }
    }
}

}  // namespace

void build_goods_wagon(Parameters& p, ModelBuilder& model) {
    Wagon w;
    w.load = p.choice<Load>("load", {"covered", "open", "tank", "containers"}, {2, 2, 2, 2});
    w.length = p.real("length", 9.5F, 15.0F);
    w.bogies = w.length > 11.0F;
    w.height = w.load == Load::kOpen ? p.real("wall_height", 1.2F, 2.0F)
                                     : p.real("wall_height", 2.2F, 2.6F);
    w.ribs = p.integer("ribs", 6, 12);
    w.paint = vehicle_paint(p, "paint");
    w.second = w.load == Load::kOpen
                   ? plain("coal", srgb(p.chance("coal", 0.6) ? 0x232323 : 0xA8916A), 0.95F)
                   : vehicle_paint(p, "second");
    w.frame = plain("underframe", srgb(0x2B2A2A), 0.7F);
    const float half = 0.5F * w.length;
    model.add("frame", w.frame,
              box_between({-1.35F, -half, w.floor - 0.22F}, {1.35F, half, w.floor + 0.02F}, 0.02F));
    model.add("frame", w.frame,
              box_between({-0.45F, -half + 0.2F, w.floor - 0.45F},
                          {0.45F, half - 0.2F, w.floor - 0.15F}));
    switch (w.load) {
    case Load::kCovered:
    case Load::kOpen:
        add_box(w, model);
        break;
    case Load::kTank:
        add_tank(w, model);
        break;
    case Load::kContainers:
        add_containers(w, p, model);
        break;
    }
    for (const float sign : {-1.0F, 1.0F}) {
        const float y = sign * (half - 2.0F);
        if (w.bogies) {
            add_bogie(model, y, 1.8F, 0.46F);
            model.add(
                "bogie", w.frame,
                moved(cylinder(0.3F, kRailHeight + 0.55F, w.floor - 0.2F, 16), {0.0F, y, 0.0F}));
        } else {
            add_wheelset(model, w.frame, y, 0.48F);
            model.add(
                "axle", w.frame,
                rod({-1.0F, y, kRailHeight + 0.48F}, {1.0F, y, kRailHeight + 0.48F}, 0.09F, 10));
            model.add("axle guard", w.frame,
                      mirrored_pair(box_between({0.95F, y - 0.3F, kRailHeight + 0.3F},
                                                {1.05F, y + 0.3F, w.floor - 0.1F})));
        }
        add_buffers(model, sign * half, sign, w.floor - 0.15F);
    }
    add_track(model, -half - 0.8F, half + 0.8F, p.chance("ballast", 0.5));
}

}  // namespace turntable::procedural
