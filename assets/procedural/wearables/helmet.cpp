// Helmets: bicycle, full-face, motocross and open-face motorcycle helmets, hard hats, soldiers' and
// football helmets, great helms, horned and crested ones. The face looks to +Y.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/wearables/crown.h"
#include "assets/procedural/wearables/helmet.h"
#include "assets/procedural/wearables/wearables.h"

namespace turntable::procedural {
namespace helmet {
namespace {

Helmet draw(Parameters& p) {
    Helmet h;
    h.kind = p.choice<Kind>("kind",
                            {"bicycle", "full-face", "motocross", "open-face", "hard hat",
                             "soldier", "football", "great helm", "horned", "crested"},
                            {3.5, 3.5, 1.3, 1.5, 3.2, 1.3, 1.5, 0.9, 0.8, 0.8});
    h.width = p.real("width", 0.112F, 0.126F);
    h.length = h.width * p.real("length", 1.14F, 1.3F);
    h.height = h.width * p.real("crown", 1.05F, 1.25F);
    h.boxy = p.real("boxy", 0.82F, 1.0F);
    h.brow = p.real("brow", 18.0F, 28.0F);
    h.visor = p.real("visor", 29.0F, 40.0F);
    h.brim = p.real("brim", 0.8F, 1.3F);
    h.ribs = p.choice<int>("ribs", {"five", "seven", "nine"}) * 2 + 5;
    h.bars = p.integer("bars", 2, 4);
    h.vents = p.integer("vents", 1, 3);
    h.stripes = p.integer("stripes", 0, 3);
    h.strap = p.chance("strap", 0.7);
    h.peak = p.chance("peak", 0.35);
    h.muffs = p.chance("muffs", 0.25);
    h.full_brim = p.chance("full_brim", 0.3);
    h.metal = polished_metal(p, "metal");
    h.shell = h.kind == Kind::kHardHat ? plastic(p, "shell") : painted_metal(p, "shell");
    h.second =
        p.chance("dark_trim", 0.5) ? plain("trim", srgb(0x202226), 0.5F) : painted_metal(p, "trim");
    if (h.kind == Kind::kSoldier) {
        static constexpr std::array<std::uint32_t, 5> kField{0x4B5135, 0x5C5A43, 0x3F463A, 0x6B634B,
                                                             0x55585A};
        h.shell = painted_metal(p, "field", kField);
        h.shell.material.roughness = 0.7F;
    } else if (h.kind == Kind::kGreatHelm || h.kind == Kind::kHorned || h.kind == Kind::kCrested) {
        h.shell = h.metal;
        h.second = p.chance("brass", 0.5) ? plain("brass", srgb(0xB08D3F), 0.35F)
                                          : plain("iron", srgb(0x55565A), 0.45F);
    }
    return h;
}

float off_front(float angle) {
    return std::abs(std::remainder(angle, glm::two_pi<float>()));
}

/// The ellipsoid around a head's centre from an elevation (degrees) that depends on the angle.
Skin head_skin(const Helmet& h, std::function<float(float)> lowest) {
    return [&h, lowest = std::move(lowest)](float angle, float height) {
        const float e = glm::radians(glm::mix(lowest(angle), 90.0F, height));
        const float out = std::pow(std::max(std::cos(e), 0.0F), 0.75F * h.boxy);
        const float up = std::copysign(std::pow(std::abs(std::sin(e)), h.boxy), e);
        return glm::vec3(-h.width * out * std::sin(angle), h.length * out * std::cos(angle),
                         h.height * up);
    };
}

/// Low all around but for the face, where the edge stands at `brow` within +-`half` radians.
std::function<float(float)> face_opening(float low, float brow, float half) {
    return [=](float angle) {
        return glm::mix(brow, low, glm::smoothstep(half - 0.16F, half + 0.16F, off_front(angle)));
    };
}

void add_stripes(const Helmet& h, const Skin& whole, float front_end, float rear_end,
                 ModelBuilder& model) {
    if (h.stripes == 0) {
        return;
    }
    // Stripes run over the top: two halves, front and rear; the middle or a pair beside it.
    const float half = h.stripes == 1 ? 0.12F : 0.07F;
    const std::array<float, 2> pair{-0.22F, 0.22F};
    const std::array<float, 1> middle{0.0F};
    const std::span<const float> places =
        h.stripes == 2 ? std::span<const float>(pair) : std::span<const float>(middle);
    for (const float at : places) {
        for (const bool front : {true, false}) {
            const float angle = front ? at : glm::pi<float>() - at;
            model.add("stripe", h.second,
                      raised_area(
                          whole, {angle - half, angle + half, front ? front_end : rear_end, 0.975F},
                          0.0012F, 4, 20));
        }
    }
}

/// Straps from both sides that meet under the chin, and their buckle.
void add_chin_strap(const Helmet& h, float z, float drop, ModelBuilder& model) {
    const float x = 0.86F * h.width;
    for (const float side : {-1.0F, 1.0F}) {
        const glm::vec3 ear{side * 0.86F * x, 0.02F, z - 0.5F * drop};
        for (const float y : {0.32F * h.length, -0.36F * h.length}) {
            model.add(
                "strap", black_plastic(),
                sweep(rectangle(0.014F, 0.003F), {{side * x, y, z + 0.015F}, ear}, {1, 0, 0}));
        }
        const std::array<glm::vec3, 3> chin{
            {ear, {side * 0.5F * x, 0.035F, z - 0.9F * drop}, {0, 0.04F, z - drop}}};
        model.add("strap", black_plastic(),
                  sweep(rectangle(0.016F, 0.003F), smooth_path(std::span<const glm::vec3>(chin), 4),
                        {0, 1, 0}));
    }
    model.add("buckle", black_plastic(),
              moved(box({0.034F, 0.02F, 0.01F}, 0.003F), {0.01F, 0.04F, z - drop}));
}

// ------------------------------------------------------------------------------- bicycle helmets

/// Strips from front to rear over the head, touching at bridges, with vents between.
void add_bicycle(const Helmet& h, ModelBuilder& model) {
    const float tall = 1.12F * h.height;
    const auto at = [&](float roll, float along, float lift) {
        const float t = glm::pi<float>() * along;
        const float s = std::pow(std::sin(t), 0.85F);
        const float k = 1.0F + lift / h.width;
        glm::vec3 p{(0.93F * h.width * k) * std::sin(roll) * s, 1.08F * h.length * k * std::cos(t),
                    tall * k * std::cos(roll) * s};
        p.z += p.y > 0.0F ? 0.012F : 0.16F * p.y;  // the tail reaches down
        return p;
    };
    const Skin liner = deformed(
        ellipsoid_skin({0.86F * h.width, 0.98F * h.length, 0.94F * tall}),
        [](glm::vec3 p) { return glm::vec3(p.x, p.y, p.z + (p.y < 0.0F ? 0.12F * p.y : 0.0F)); });
    model.add("liner", plain("foam", srgb(0x2A2B2D), 0.9F), hollow_crown(liner, 0.012F, 40, 12));
    const float spread = glm::radians(164.0F);
    const float step = spread / static_cast<float>(h.ribs);
    const float waves = static_cast<float>(h.vents + 1);
    for (int i = 0; i < h.ribs; ++i) {
        const float middle = -0.5F * spread + step * (static_cast<float>(i) + 0.5F);
        const float phase = i % 2 == 0 ? 0.0F : 0.5F;
        const Surface rib = sheet(
            [&](float u, float v) {
                const float along = 0.97F - 0.94F * v;
                const float open = std::sin(glm::pi<float>() * (waves * v + phase));
                const float inside = std::max(std::sin(glm::pi<float>() * v), 0.0F);
                const float share =
                    1.02F - 0.52F * std::pow(std::abs(open), 0.8F) * std::sqrt(inside);
                return at(middle + (u - 0.5F) * step * share, along, 0.006F);
            },
            0.022F, 4, 32);
        model.add("shell", i % 2 == 1 && h.stripes > 0 ? h.second : h.shell, rib);
    }
    // The lower edge runs around all of it.
    Path rim;
    for (int i = 0; i < 48; ++i) {
        const float a = glm::two_pi<float>() * static_cast<float>(i) / 48.0F;
        glm::vec3 p{0.93F * h.width * std::sin(a), 1.06F * h.length * std::cos(a), 0.014F};
        p.z += p.y > 0.0F ? 0.0F : 0.14F * p.y;
        rim.push_back(p);
    }
    model.add("rim", h.second, closed_tube(rim, 0.010F, 8));
    if (h.peak) {
        const Skin front = ellipsoid_skin({0.9F * h.width, 1.06F * h.length, tall});
        model.add("peak", h.second,
                  sheet(
                      [&](float u, float v) {
                          const float angle = 0.8F - 1.6F * u;
                          const float out = 0.055F * std::cos(angle * 1.6F);
                          const glm::vec3 p = front(angle, 0.12F);
                          return p + glm::vec3(0, out * v, -0.25F * out * v);
                      },
                      0.004F, 14, 4));
    }
    add_chin_strap(h, 0.0F, 0.12F, model);
}

// ---------------------------------------------------------------------------- motorcycle helmets

void add_chin_bar(const Helmet& h, const Skin& whole, float low, float snout, ModelBuilder& model) {
    // Heights on the skin from elevations, since `whole` begins at `low` everywhere.
    const auto height_of = [&](float e) { return (e - low) / (90.0F - low); };
    const float top = height_of(h.brow - h.visor);
    const auto bar = [&](float angle, float share) {
        const float height = share * top;
        const float ahead = std::max(std::cos(1.05F * angle), 0.0F);
        return whole(angle, height) + 0.0025F * skin_normal(whole, angle, height) +
               glm::vec3(0, snout * ahead * ahead, 0);
    };
    constexpr float kHalf = 1.42F;
    model.add(
        "chin bar", h.shell,
        sheet([&](float u, float v) { return bar((2.0F * u - 1.0F) * kHalf, v); }, 0.022F, 32, 8));
    for (int i = 0; i < h.vents; ++i) {  // slots
        const float share = static_cast<float>(i) - 0.5F * static_cast<float>(h.vents - 1);
        const glm::vec3 p = bar(0.42F * share, 0.5F);
        model.add("vent", black_plastic(),
                  moved(turned(box({0.036F, 0.012F, 0.014F}, 0.004F), Axis::kZ,
                               glm::degrees(0.42F * share)),
                        p));
    }
}

void add_visor(const Helmet& h, const Skin& whole, float low, float top, float bottom,
               ModelBuilder& model) {
    const auto height_of = [&](float e) { return (e - low) / (90.0F - low); };
    const Area area{-1.32F, 1.32F, height_of(bottom), height_of(top)};
    model.add("visor", dark_glass(), raised_area(whole, area, 0.006F, 30, 8));
    const float middle = 0.5F * (area.low + area.high);
    for (const float side : {-1.0F, 1.0F}) {
        model.add("hinge", h.second,
                  applied(whole, circle(0.02F, 20), {side * 1.36F, middle}, 0.009F));
    }
}

void add_motorcycle(const Helmet& h, ModelBuilder& model) {
    const bool open = h.kind == Kind::kOpenFace;
    const bool cross = h.kind == Kind::kMotocross;
    const float low = open ? -38.0F : -62.0F;
    const Skin whole = head_skin(h, [=](float) { return low; });
    const Skin shell = head_skin(h, face_opening(low, h.brow, 1.16F));
    model.add("shell", h.shell, hollow_crown(shell, 0.024F, 72, 22));
    model.add("liner", plain("padding", srgb(0x1B1B1D), 0.95F),
              hollow_crown(deformed(shell, [](glm::vec3 p) { return 0.84F * p; }), 0.01F, 56, 10));
    model.add("rim", black_plastic(), rim_tube(shell, 0.004F, 0.0045F, 96));
    add_stripes(h, whole, (h.brow + 3.0F - low) / (90.0F - low), 0.1F, model);
    if (!open) {
        add_chin_bar(h, whole, low, cross ? 0.055F : 0.022F, model);
    }
    if (cross || (open && h.peak)) {
        model.add("peak", h.second,
                  sheet(
                      [&](float u, float v) {
                          const float angle = 0.95F - 1.9F * u;
                          const float out = 0.12F * h.brim * std::cos(0.9F * angle) * v;
                          const glm::vec3 p = whole(angle, cross ? 0.66F : 0.6F);
                          return p + glm::vec3(0, out, 0.1F * out - 0.004F);
                      },
                      0.006F, 18, 8));
        for (const float side : {-1.0F, 1.0F}) {
            model.add(
                "hinge", h.metal,
                applied(whole, circle(0.012F, 14), {side * 1.05F, cross ? 0.62F : 0.56F}, 0.012F));
        }
    }
    if (cross) {  // goggles on a strap
        const auto height_of = [&](float e) { return (e - low) / (90.0F - low); };
        const Area lens{-0.78F, 0.78F, height_of(h.brow - 0.9F * h.visor),
                        height_of(h.brow + 1.0F)};
        model.add("goggle", dark_glass(), raised_area(whole, lens, 0.001F, 20, 6));
        model.add(
            "strap", h.second,
            raised_area(whole,
                        {1.05F, glm::two_pi<float>() - 1.05F, height_of(-4.0F), height_of(10.0F)},
                        0.002F, 32, 2));
    } else if (!open || !h.muffs) {
        add_visor(h, whole, low, h.brow + 4.0F, h.brow - h.visor - (open ? 6.0F : 2.0F), model);
    }
    for (const float side : {-1.0F, 1.0F}) {  // top vents
        if (h.vents > 1 && !open) {
            model.add("vent", h.second,
                      applied(whole, rounded_rectangle(0.022F, 0.04F, 0.008F),
                              {side * 0.36F, 0.66F}, 0.004F));
        }
    }
    if (open && h.strap) {
        add_chin_strap(h, -0.45F * h.height, 0.06F, model);
    }
}

// ------------------------------------------------------------------ hard hats, soldiers, football

void add_hard_hat(const Helmet& h, ModelBuilder& model) {
    const float tall = 1.15F * h.height;
    const Skin skin = ellipsoid_skin({h.width, h.length, tall}, 0.8F);
    model.add("shell", h.shell, hollow_crown(skin, 0.004F, 48, 14));
    // Ridges over the top, from front to rear.
    for (int i = 0; i < h.bars; ++i) {
        const float x = 0.026F * (static_cast<float>(i) - 0.5F * static_cast<float>(h.bars - 1));
        Path ridge;
        for (int k = 0; k <= 16; ++k) {
            const float e = glm::radians(28.0F + 7.75F * static_cast<float>(k));
            const float up = std::pow(std::sin(e), 0.8F);
            const float out = std::copysign(std::pow(std::abs(std::cos(e)), 0.8F), std::cos(e));
            const float side = std::sqrt(std::max(1.0F - x * x / (h.width * h.width), 0.0F));
            ridge.emplace_back(x, h.length * out * side, tall * up * side);
        }
        model.add(
            "ridge", h.shell,
            sweep(rounded_rectangle(i == h.bars / 2 ? 0.018F : 0.012F, 0.012F, 0.004F, 2), ridge));
    }
    const Skin brim = [&](float angle, float out) {
        const glm::vec3 root = skin(angle, 0.0F);
        const float ahead = std::max(std::cos(angle), 0.0F);
        const float wide = h.full_brim ? 0.035F + 0.015F * ahead : 0.009F + 0.045F * ahead * ahead;
        const glm::vec3 away = glm::normalize(glm::vec3(root.x, root.y, 0.0F));
        return root + away * (h.brim * wide * out - 0.003F) +
               glm::vec3(0, 0, 0.004F - 0.35F * h.brim * wide * out * (0.4F + 0.6F * ahead));
    };
    model.add("brim", h.shell, brim_ring(brim, 0.005F, 56, 4));
    model.add("rim", h.shell, rim_tube(brim, 1.0F, 0.0035F, 56));
    // The harness inside.
    const Skin inside = ellipsoid_skin({0.88F * h.width, 0.88F * h.length, 0.85F * tall});
    model.add("headband", black_plastic(), band_around(inside, 0.0F, 0.16F, 0.003F, 32));
    for (int i = 0; i < 3; ++i) {
        const float angle = glm::radians(60.0F * static_cast<float>(i) + 30.0F);
        std::vector<glm::vec2> strap;
        for (int k = 0; k <= 8; ++k) {
            strap.emplace_back(angle, static_cast<float>(k) / 8.0F);
        }
        for (int k = 7; k >= 0; --k) {
            strap.emplace_back(angle + glm::pi<float>(), static_cast<float>(k) / 8.0F);
        }
        model.add("headband", black_plastic(), seam_on(inside, strap, 0.005F, 6));
    }
    for (int i = 0; i < 4; ++i) {  // clips between harness and shell
        const float angle = glm::radians(90.0F * static_cast<float>(i) + 45.0F);
        model.add("headband", black_plastic(),
                  rod(inside(angle, 0.05F), skin(angle, 0.05F) * 0.955F, 0.006F, 8));
    }
    if (h.stripes > 1) {
        model.add("emblem", h.second, applied(skin, circle(0.018F, 20), {0.0F, 0.15F}, 0.002F));
    }
    if (h.muffs) {
        for (const float side : {-1.0F, 1.0F}) {
            const glm::vec3 ear{side * (h.width + 0.008F), -0.01F, -0.055F};
            const Surface cup =
                turned(rounded_cylinder(0.038F, -0.018F, 0.018F, 0.012F, 24), Axis::kY, 90.0F);
            model.add("ear muff", h.second, moved(scaled(cup, {1.0F, 0.85F, 1.15F}), ear));
            model.add("ear muff", black_plastic(),
                      rod(ear, {side * (h.width + 0.004F), -0.005F, 0.014F}, 0.006F, 8));
        }
    } else if (h.strap) {
        add_chin_strap(h, 0.0F, 0.10F, model);
    }
}

void add_soldier(const Helmet& h, ModelBuilder& model) {
    // A dome that flares: a wide flat brim, a short lip, or a deep neck guard.
    const float flare = h.bars == 2 ? 0.34F : 0.1F;
    const float guard = h.bars >= 4 ? 1.0F : h.bars == 3 ? 0.35F : 0.0F;
    const float deep = h.bars == 2 ? 0.01F : 0.035F;
    const Skin skin =
        deformed(turned_skin(smooth_path(std::span<const glm::vec2>(
                                             std::array<glm::vec2, 8>{{{1.0F + flare, 0.0F},
                                                                       {1.0F + 0.4F * flare, deep},
                                                                       {1.0F, 0.045F + deep},
                                                                       {0.97F, 0.075F + deep},
                                                                       {0.86F, 0.105F + deep},
                                                                       {0.62F, 0.132F + deep},
                                                                       {0.3F, 0.146F + deep},
                                                                       {0.0F, 0.149F + deep}}}),
                                         3),
                             h.width, h.length),
                 [&](glm::vec3 p) {
                     const float low = std::max(1.0F - p.z / 0.08F, 0.0F);
                     const float rear = glm::smoothstep(0.35F, -0.35F, p.y / h.length);
                     return glm::vec3(p.x, p.y - 0.012F * guard * low * rear,
                                      p.z - 0.045F * guard * low * rear);
                 });
    model.add("shell", h.shell, hollow_crown(skin, 0.004F, 56, 21));
    model.add("rim", h.shell, rim_tube(skin, 0.0F, 0.003F, 56));
    const Skin inside = ellipsoid_skin({0.9F * h.width, 0.9F * h.length, 0.12F});
    model.add("liner", plain("webbing", srgb(0x6B5B3E), 0.9F),
              moved(hollow_crown(inside, 0.01F, 32, 8), {0, 0, 0.012F}));
    for (int i = 0; i < 4; ++i) {  // what holds the liner
        const float angle = glm::radians(90.0F * static_cast<float>(i) + 45.0F);
        model.add(
            "liner", h.metal,
            rod(inside(angle, 0.3F) + glm::vec3(0, 0, 0.012F), skin(angle, 0.42F), 0.006F, 8));
    }
    if (h.stripes > 1) {
        model.add("band", h.second, band_around(skin, 0.36F, 0.46F, 0.0015F, 48));
    }
    for (const float side : {-1.0F, 1.0F}) {
        model.add("rivet", h.metal,
                  applied(skin, circle(0.006F, 10), {side * 1.6F, 0.42F}, 0.003F));
    }
    if (h.strap) {
        add_chin_strap(h, 0.006F, 0.11F, model);
    }
}

void add_football(const Helmet& h, ModelBuilder& model) {
    const float low = -58.0F;
    const Skin whole = head_skin(h, [=](float) { return low; });
    const Skin shell = head_skin(h, [=](float angle) {  // deep at the jaw, shorter at the neck
        const float off = off_front(angle);
        const float jaw = glm::mix(20.0F, low, glm::smoothstep(0.85F, 1.15F, off));
        return glm::mix(jaw, -42.0F, glm::smoothstep(1.9F, 2.4F, off));
    });
    model.add("shell", h.shell, hollow_crown(shell, 0.02F, 80, 22));
    model.add("rim", h.second, rim_tube(shell, 0.004F, 0.004F, 96));
    model.add("liner", plain("padding", srgb(0x2A2A2D), 0.9F),
              hollow_crown(deformed(shell, [](glm::vec3 p) { return 0.87F * p; }), 0.01F, 56, 10));
    add_stripes(h, whole, (23.0F - low) / (90.0F - low), 0.15F, model);
    const auto height_of = [&](float e) { return (e - low) / (90.0F - low); };
    for (const float side : {-1.0F, 1.0F}) {
        model.add("ear hole", plain("hole", srgb(0x101011), 0.9F),
                  applied(whole, circle(0.014F, 16), {side * 1.62F, height_of(-12.0F)}, 0.0015F));
        if (h.peak) {
            model.add(
                "emblem", h.second,
                applied(whole, star(5, 0.03F, 0.013F), {side * 1.6F, height_of(26.0F)}, 0.0015F));
        }
    }
    // The cage: bars bow ahead of the face from jaw to jaw, uprights join them.
    const auto bar_point = [&](float share, float e) {
        const float angle = 1.28F * (2.0F * share - 1.0F);
        const float ahead = std::cos(1.2F * angle);
        return whole(angle, height_of(e)) * 1.01F + glm::vec3(0, 0.055F * ahead, 0);
    };
    const float top = h.vents == 1 ? -6.0F : 4.0F;
    for (int i = 0; i < h.bars; ++i) {
        const float e =
            glm::mix(top, -52.0F, static_cast<float>(i) / static_cast<float>(h.bars - 1));
        Path bar;
        for (int k = 0; k <= 16; ++k) {
            bar.push_back(bar_point(static_cast<float>(k) / 16.0F, e));
        }
        model.add("face mask", h.second, tube(bar, 0.0055F, 10));
    }
    for (const float share : {0.34F, 0.66F}) {
        Path bar;
        for (int k = 0; k <= 6; ++k) {
            bar.push_back(bar_point(share, glm::mix(top, -52.0F, static_cast<float>(k) / 6.0F)));
        }
        model.add("face mask", h.second, tube(bar, 0.005F, 10));
    }
}

}  // namespace
}  // namespace helmet

void build_helmet(Parameters& parameters, ModelBuilder& model) {
    using namespace helmet;
    const Helmet made = draw(parameters);
    switch (made.kind) {
    case Kind::kBicycle:
        add_bicycle(made, model);
        break;
    case Kind::kFullFace:
    case Kind::kMotocross:
    case Kind::kOpenFace:
        add_motorcycle(made, model);
        break;
    case Kind::kHardHat:
        add_hard_hat(made, model);
        break;
    case Kind::kSoldier:
        add_soldier(made, model);
        break;
    case Kind::kFootball:
        add_football(made, model);
        break;
    case Kind::kGreatHelm:
        add_great_helm(made, model);
        break;
    case Kind::kHorned:
        add_horned(made, model);
        break;
    case Kind::kCrested:
        add_crested(made, model);
        break;
    }
}

}  // namespace turntable::procedural
