// Trash bins of streets and yards: with wheels, on a post, clad with slats, dumpsters, dustbins.
#include <array>
#include <cmath>

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"
#include "assets/procedural/vessels/trash_bin.h"

namespace turntable::procedural {

void add_wheelie_bin(const TrashBin& b, ModelBuilder& model) {
    const glm::vec2 m = b.mouth();
    const float h = b.height;
    Level low = b.level(0.0F);
    low.centre = {0.0F, -0.3F * (1.0F - b.taper) * m.y};  // the front leans more than the rear
    low.z = 0.03F;
    model.add("body", b.body, tub(low, b.level(1.0F), b.wall, 0.02F));
    Level collar = b.level(1.0F);
    collar.half += 0.018F;
    collar.z = h - 0.05F;
    Level collar_top = collar;
    collar_top.z = h;
    Level in = collar_top;
    in.half = b.mouth() - 0.4F * b.wall;
    Level in_low = in;
    in_low.z = collar.z;
    model.add("rim", b.body, shell(std::array{in_low, collar, collar_top, in, in_low}));
    // The lid: a shallow dome hinged behind.
    const float rear = -m.y - 0.018F;
    std::vector<Level> lid;
    for (const glm::vec3 q : {glm::vec3{1.0F, 0.0F, 0.0F},
                              {1.0F, 0.3F, 0.0F},
                              {0.86F, 0.75F, 0.0F},
                              {0.6F, 1.0F, 0.0F}}) {
        lid.push_back(
            {q.x * (m + 0.026F), h + 0.002F + q.y * 0.16F * b.lid + 0.03F * q.y, b.squareness});
    }
    model.add("lid", b.top,
              turned_about(shell(lid), {0, rear, h + 0.01F}, Axis::kX, 1.8F * b.open));
    model.add(
        "lid", b.top,
        turned_about(moved(box({0.5F * m.x, 0.05F, 0.02F}, 0.008F), {0, m.y + 0.035F, h + 0.014F}),
                     {0, rear, h + 0.01F}, Axis::kX, 1.8F * b.open));
    const float grip = rear - 0.05F;
    model.add("handle", b.body,
              rod({-0.8F * m.x, grip, h - 0.01F}, {0.8F * m.x, grip, h - 0.01F}, 0.016F, 12));
    for (const float x : {-0.75F, -0.25F, 0.25F, 0.75F}) {
        model.add("handle", b.body,
                  box_between({x * m.x - 0.014F, grip - 0.006F, h - 0.03F},
                              {x * m.x + 0.014F, rear + 0.05F, h + 0.004F}, 0.006F));
    }
    const float radius = 0.095F;
    const float axle = low.centre.y - low.half.y - 0.01F;
    const Wheel w = wheel(radius, 0.05F, 0.28F, 6, 24);
    const glm::vec3 at{low.half.x + 0.02F, axle, radius};
    model.add("wheel", rubber(), mirrored_pair(moved(w.tyre, at)));
    model.add("wheel", b.trim, mirrored_pair(moved(w.rim, at)));
    model.add("wheel", b.trim, mirrored_pair(moved(w.hub, at)));
    model.add("axle", b.trim, rod({-at.x, axle, radius}, {at.x, axle, radius}, 0.012F, 10));
    model.add("axle", b.body,
              mirrored_pair(box_between({0.5F * low.half.x, axle - 0.02F, 0.5F * radius},
                                        {0.8F * low.half.x, axle + 0.08F, 1.9F * radius}, 0.006F)));
    model.add("foot", b.body,
              box_between({-0.7F * low.half.x, low.centre.y + 0.3F * low.half.y, 0.0F},
                          {0.7F * low.half.x, low.centre.y + 0.8F * low.half.y, 0.06F}, 0.01F));
    for (int i = 0; i < b.ribs; ++i) {  // stiffening ribs on the front
        const float x =
            m.x * 1.1F * ((static_cast<float>(i) + 0.5F) / static_cast<float>(b.ribs) - 0.5F);
        const auto front = [&](float share) {
            const Level at_share = b.level(share);
            return glm::mix(low.centre.y + low.half.y, at_share.half.y, share) + 0.0F;
        };
        model.add("rib", b.body,
                  rod({b.taper * x, low.centre.y + low.half.y - 0.002F, 0.06F},
                      {x, front(0.94F), 0.92F * h}, 0.009F, 8));
    }
}

void add_park_bin(const TrashBin& b, ModelBuilder& model) {
    const float lift = 0.35F;
    const float h = b.height;
    const auto raised = [&](Surface s) { return moved(std::move(s), {0, 0, lift}); };
    const float post_y = -b.mouth().y - 0.025F;
    const float post = 0.028F;
    model.add("post", b.trim, cylinder(post, 0.0F, lift + 1.5F * h, 16));
    model.add("body", b.body,
              raised(moved(tub(b.level(0.0F), b.level(1.0F), b.wall, 0.012F), {0, -post_y, 0})));
    model.add("base", b.trim, cylinder(0.12F, 0.0F, 0.02F, 28));
    for (const float z : {0.25F, 0.8F}) {
        model.add(
            "clamp", b.trim,
            raised(box_between({-0.05F, -post, z * h}, {0.05F, 0.05F, z * h + 0.04F}, 0.004F)));
    }
    // A roof on the post, over the mouth.
    TrashBin roof = b;
    roof.half *= 1.05F;
    model.add("roof", b.top,
              raised(moved(domed_lid(roof, 1.45F * h, 0.5F * b.lid, 0.01F), {0, -post_y, 0})));
    if (b.sign) {
        const float y = -post_y + b.mouth().y * glm::mix(b.taper, 1.0F, 0.55F);
        model.add(
            "sign", white_plastic(),
            raised(moved(turned(box({0.5F * b.half, 0.02F, 0.6F * b.half}, 0.004F), Axis::kX, 0.0F),
                         {0, y, 0.55F * h})));
    }
}

void add_slatted_bin(const TrashBin& b, ModelBuilder& model) {
    const float h = b.height;
    const float gap = 0.05F;
    Level low = b.level(0.0F);
    low.z = gap;
    Level high = b.level(1.0F);
    low.half -= 0.035F;
    high.half -= 0.035F;
    model.add("liner", b.trim, tub(low, high, 0.006F, 0.01F));
    const glm::vec2 m = b.mouth() - 0.012F;
    const float perimeter = 4.0F * (m.x + m.y) * (b.squareness > 2.0F ? 1.0F : 0.785F);
    const float width = 0.78F * perimeter / static_cast<float>(b.slats);
    for (int i = 0; i < b.slats; ++i) {
        const float share = (static_cast<float>(i) + 0.5F) / static_cast<float>(b.slats);
        // Even steps along the section's edge, found on its polygon.
        const float a = glm::two_pi<float>() * share;
        const glm::vec3 u = squared(glm::vec3(std::cos(a), std::sin(a), 0.0F), b.squareness);
        const glm::vec3 on =
            squared(glm::vec3(std::cos(a + 0.02F), std::sin(a + 0.02F), 0.0F), b.squareness);
        const glm::vec2 along = (glm::vec2(on.x, on.y) - glm::vec2(u.x, u.y)) * m;
        const float facing = glm::degrees(std::atan2(along.y, along.x));
        model.add("slat", b.body,
                  moved(turned(box_between({-0.5F * width, -0.011F, 0.03F},
                                           {0.5F * width, 0.011F, h}, 0.004F),
                               Axis::kZ, facing),
                        {m.x * u.x, m.y * u.y, 0.0F}));
    }
    for (const float z : {0.1F, 0.85F}) {  // hoops that hold the slats
        Level hoop{b.mouth() - 0.006F, z * h, b.squareness};
        Level hoop_top = hoop;
        hoop_top.z += 0.04F;
        Level in = hoop_top;
        in.half -= 0.034F;
        Level in_low = in;
        in_low.z = hoop.z;
        hoop.half += 0.012F;
        hoop_top.half += 0.012F;
        model.add("hoop", b.top, shell(std::array{in_low, hoop, hoop_top, in, in_low}));
    }
    Level ring{b.mouth() + 0.012F, h - 0.004F, b.squareness};
    Level ring_top = ring;
    ring_top.z = h + 0.03F;
    Level in = ring_top;
    in.half *= 0.62F;
    Level in_low = in;
    in_low.z = ring.z;
    model.add("rim", b.top, shell(std::array{in_low, ring, ring_top, in, in_low}));
    model.add(
        "foot", b.trim,
        four_corners(box_between({0.5F * b.half - 0.02F, 0.45F * b.half - 0.02F, 0.0F},
                                 {0.5F * b.half + 0.02F, 0.45F * b.half + 0.02F, gap + 0.002F})));
    if (b.sign) {  // a hood on four posts
        const float up = 0.24F * h;
        model.add("post", b.top,
                  four_corners(rod({0.62F * b.mouth().x, 0.62F * b.mouth().y, h},
                                   {0.62F * b.mouth().x, 0.62F * b.mouth().y, h + up + 0.01F},
                                   0.012F, 8)));
        model.add("roof", b.top, domed_lid(b, h + up, 0.4F * b.lid, 0.015F));
    }
}

void add_dumpster(const TrashBin& b, ModelBuilder& model) {
    const float h = b.height;
    const float lift = 0.14F;
    const float x = b.mouth().x;
    const float y = b.mouth().y;
    // Side view: a box whose front wall leans out.
    const Outline side{{-y, lift}, {0.82F * y, lift}, {1.08F * y, 0.78F * h}, {-y, h}};
    model.add("body", b.body, sideways(side, 2.0F * x, 0.01F));
    const Outline rim_side{{-y - 0.02F, h - 0.05F},
                           {1.1F * y, 0.74F * h},
                           {1.12F * y, 0.79F * h},
                           {-y - 0.02F, h + 0.01F}};
    for (const float edge : {-x, x}) {
        model.add("rim", b.body, moved(sideways(rim_side, 0.05F, 0.005F), {edge, 0, 0}));
    }
    // Lids of plastic on the slanted top.
    const float slope = std::atan2(0.22F * h, 2.08F * y);
    const float run = std::hypot(0.22F * h, 2.08F * y);
    const int lids = b.ribs == 2 ? 1 : 2;
    const float wide = (2.0F * x - 0.02F) / static_cast<float>(lids);
    for (int i = 0; i < lids; ++i) {
        const float at = -x + 0.01F + (static_cast<float>(i) + 0.5F) * wide;
        const float open = i == 0 ? 1.4F * b.open : 0.0F;
        Surfaces lid{
            box_between({-0.49F * wide, 0.0F, 0.004F}, {0.49F * wide, run + 0.04F, 0.04F}, 0.012F)};
        for (const float rib : {-0.25F, 0.0F, 0.25F}) {
            lid.push_back(box_between({rib * wide - 0.03F, 0.08F, 0.03F},
                                      {rib * wide + 0.03F, run - 0.06F, 0.056F}, 0.01F));
        }
        model.add("lid", b.top.name == b.body.name ? b.trim : b.top,
                  each(std::move(lid), [&](Surface s) {
                      return moved(turned(std::move(s), Axis::kX, -glm::degrees(slope) + open),
                                   {at, -y, h});
                  }));
    }
    for (int i = 0; i <= 2 * b.ribs; ++i) {  // pressed ribs on the front and behind
        const float at =
            1.8F * x * (static_cast<float>(i) / (2.0F * static_cast<float>(b.ribs)) - 0.5F);
        model.add("rib", b.body,
                  box_between({at - 0.03F, -y - 0.02F, lift + 0.04F},
                              {at + 0.03F, -y + 0.02F, h - 0.1F}, 0.006F));
        const Outline rib{{0.8F * y, lift + 0.04F},
                          {0.85F * y, lift + 0.04F},
                          {1.095F * y, 0.7F * h},
                          {1.04F * y, 0.7F * h}};
        model.add("rib", b.body, moved(sideways(rib, 0.06F, 0.005F), {at, 0, 0}));
    }
    model.add("pocket", b.body,  // sleeves for the lorry's forks
              mirrored_pair(box_between({x - 0.01F, -0.5F * y, 0.45F * h},
                                        {x + 0.1F, 0.6F * y, 0.45F * h + 0.16F}, 0.008F)));
    const Wheel w = wheel(0.085F, 0.05F, 0.3F, 0, 18);
    for (const Surface* part : {&w.tyre, &w.rim, &w.hub}) {
        model.add("wheel", part == &w.tyre ? rubber() : b.trim,
                  four_corners(moved(*part, {0.82F * x, 0.66F * y, 0.085F})));
    }
    model.add("wheel", b.trim,
              four_corners(box_between({0.82F * x - 0.04F, 0.66F * y - 0.04F, 0.1F},
                                       {0.82F * x + 0.04F, 0.66F * y + 0.04F, lift + 0.004F})));
}

void add_dustbin(const TrashBin& b, ModelBuilder& model) {
    const float h = b.height;
    const float r = b.half;
    Path2 profile{
        {0, 0.02F}, {b.taper * r * 0.98F, 0.02F}, {b.taper * r * 0.98F, 0.0F}, {b.taper * r, 0.0F}};
    for (int i = 0; i <= 16; ++i) {
        const float share = static_cast<float>(i) / 16.0F;
        profile.emplace_back(r * glm::mix(b.taper, 1.0F, share), h * (0.02F + 0.98F * share));
    }
    Surface body = vessel(profile, b.wall, 96);
    for (glm::vec3& p : body.points) {  // corrugated
        const bool plain_zone = p.z < 0.1F * h || p.z > 0.86F * h;
        const float wave = std::cos(24.0F * std::atan2(p.y, p.x));
        const float f = 1.0F + (plain_zone ? 0.0F : 0.018F * wave);
        p = {f * p.x, f * p.y, p.z};
    }
    model.add("body", b.body, std::move(body));
    for (const float z : {0.1F, 0.87F, 0.99F}) {
        model.add("hoop", b.body,
                  moved(torus(r * glm::mix(b.taper, 1.0F, z), 0.009F, 48, 8), {0, 0, z * h}));
    }
    // The lid lies on, or leans against the mouth.
    const float over = r + 0.012F;
    Surfaces lid{lathe({{0, 0},
                        {over - 0.006F, 0.0F},
                        {over - 0.006F, -0.03F},
                        {over, -0.03F},
                        {over, 0.012F},
                        {0.75F * over, 0.06F},
                        {0.4F * over, 0.09F},
                        {0, 0.1F}},
                       48)};
    lid.push_back(tube(
        rounded_path(
            std::array<glm::vec3, 4>{
                {{-0.06F, 0, 0.08F}, {-0.06F, 0, 0.14F}, {0.06F, 0, 0.14F}, {0.06F, 0, 0.08F}}},
            0.025F),
        0.008F, 8));
    const float tilt = b.open > 0.0F ? 9.0F : 0.0F;
    model.add("lid", b.top, each(std::move(lid), [&](Surface s) {
                  return turned_about(moved(std::move(s), {0, 0, h + 0.004F}), {0, -r, h}, Axis::kX,
                                      tilt);
              }));
    const float z = 0.7F * h;
    const float at = r * glm::mix(b.taper, 1.0F, 0.7F);
    const std::array<glm::vec3, 4> bow{{{at - 0.012F, -0.07F, z},
                                        {at + 0.05F, -0.06F, z - 0.01F},
                                        {at + 0.05F, 0.06F, z - 0.01F},
                                        {at - 0.012F, 0.07F, z}}};
    model.add("handle", b.body, mirrored_pair(tube(rounded_path(bow, 0.03F), 0.008F, 8)));
}

}  // namespace turntable::procedural
