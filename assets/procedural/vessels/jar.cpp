// Jars: jam and storage jars of glass, clip-top jars, amphorae, vases, ginger and cookie jars, pots
// of cream, urns. What makes a jar: a wide mouth on a full body, with a lid or two handles.
#include <algorithm>
#include <array>
#include <cmath>

#include <glm/gtc/constants.hpp>
#include <glm/trigonometric.hpp>

#include "assets/procedural/shapes.h"
#include "assets/procedural/vessels/vessel_parts.h"
#include "assets/procedural/vessels/vessels.h"

namespace turntable::procedural {
namespace {

enum class Kind { kJam, kClip, kAmphora, kVase, kGinger, kCookie, kCream, kUrn };

constexpr std::array<std::uint32_t, 3> kJarGlass{0x8FA8A4, 0x8AA2B0, 0x9AA8A2};
constexpr std::array<std::uint32_t, 9> kPreserves{0x7A1420, 0xD97A1A, 0xC9A01E, 0x4E6A22, 0x3A1A4A,
                                                  0xC9A877, 0x6A3A1C, 0xEDE3CE, 0xB8431E};
constexpr std::array<std::uint32_t, 5> kClays{0xB4694B, 0x9C5238, 0xC88A5E, 0x7A4A36, 0xD0A27A};

struct Jar {
    Kind kind = Kind::kJam;
    float height = 0.0F;  ///< without lid
    float radius = 0.0F;  ///< the widest
    float belly = 0.5F;   ///< height of the widest place, share
    float base = 0.6F;    ///< radius of the foot, share of the radius
    float neck = 0.8F;    ///< likewise of the neck
    float mouth = 0.85F;  ///< likewise of the rim
    float squareness = 2.0F;
    float wall = 0.004F;
    float fill = 0.8F;
    float lid = 0.0F;      ///< height, share of the radius
    float handles = 0.0F;  ///< reach, share of the radius
    int flutes = 0;
    bool cloth = false;
    bool label = false;
    int bands = 0;
    Look body;
    Look accent;
    Look top;
    Look content;

    [[nodiscard]] bool glass() const {
        return kind == Kind::kJam || kind == Kind::kClip ||
               (kind == Kind::kCookie && squareness > 2.0F);
    }
};

void draw_shape(Parameters& p, Jar& j) {
    const auto draw = [&](glm::vec2 height, glm::vec2 slim, glm::vec2 belly, glm::vec2 base,
                          glm::vec2 neck) {
        j.height = p.real("height", height.x, height.y);
        j.radius = j.height * p.real("slimness", slim.x, slim.y);
        j.belly = p.real("belly", belly.x, belly.y);
        j.base = p.real("base", base.x, base.y);
        j.neck = p.real("neck", neck.x, neck.y);
    };
    switch (j.kind) {
    case Kind::kJam:
        draw({0.08F, 0.15F}, {0.33F, 0.46F}, {0.4F, 0.5F}, {0.88F, 0.98F}, {0.8F, 0.9F});
        break;
    case Kind::kClip:
        draw({0.12F, 0.24F}, {0.27F, 0.42F}, {0.4F, 0.5F}, {0.9F, 1.0F}, {0.78F, 0.9F});
        break;
    case Kind::kAmphora:
        draw({0.3F, 0.6F}, {0.24F, 0.34F}, {0.52F, 0.66F}, {0.26F, 0.42F}, {0.28F, 0.42F});
        break;
    case Kind::kVase:
        draw({0.2F, 0.45F}, {0.24F, 0.38F}, {0.35F, 0.65F}, {0.4F, 0.65F}, {0.4F, 0.6F});
        break;
    case Kind::kGinger:
        draw({0.18F, 0.32F}, {0.36F, 0.46F}, {0.6F, 0.7F}, {0.55F, 0.68F}, {0.42F, 0.54F});
        break;
    case Kind::kCookie:
        draw({0.16F, 0.26F}, {0.38F, 0.52F}, {0.4F, 0.55F}, {0.72F, 0.92F}, {0.72F, 0.86F});
        break;
    case Kind::kCream:
        draw({0.035F, 0.06F}, {0.55F, 0.8F}, {0.4F, 0.5F}, {0.85F, 1.0F}, {0.86F, 0.96F});
        break;
    case Kind::kUrn:
        draw({0.26F, 0.45F}, {0.26F, 0.34F}, {0.6F, 0.72F}, {0.34F, 0.44F}, {0.5F, 0.66F});
        break;
    }
}

Jar draw(Parameters& p) {
    Jar j;
    j.kind = p.choice<Kind>("kind",
                            {"jam", "clip", "amphora", "vase", "ginger", "cookie", "cream", "urn"},
                            {2.5, 1.5, 2, 2, 1.8, 1.8, 1, 1});
    draw_shape(p, j);
    j.mouth = j.neck * p.real("mouth", 1.02F, j.kind == Kind::kVase ? 1.5F : 1.2F);
    const bool may_square = j.kind == Kind::kClip || j.kind == Kind::kCookie;
    const float squareness = p.real("squareness", 4.0F, 6.0F);
    j.squareness = may_square && p.chance("square", 0.4) ? squareness : 2.0F;
    j.wall = 0.003F + 0.012F * j.radius;
    j.fill = p.real("fill", 0.6F, 0.95F);
    j.lid = p.real("lid", 0.2F, 0.5F);
    j.handles = p.real("handles", 0.25F, 0.6F);
    j.flutes = p.chance("fluted", 0.3) ? p.integer("flutes", 8, 20) : 0;
    j.cloth = p.chance("cloth", 0.3);
    j.label = p.chance("label", 0.65);
    j.bands = p.integer("bands", 0, 3);
    if (j.glass()) {
        j.body = tinted_glass(p, "body", kJarGlass, 0.24F);
        j.content = coloured(p, "content", kPreserves, 0.5F);
    } else if (j.kind == Kind::kAmphora && p.chance("clay", 0.65)) {
        j.body = coloured(p, "body", kClays, 0.85F);
    } else {
        j.body = ceramic(p, "body");
    }
    j.accent = ceramic(p, "accent");
    j.top = j.kind == Kind::kJam && j.cloth ? fabric(p, "top")
            : j.kind == Kind::kJam          ? painted_metal(p, "top")
            : j.kind == Kind::kCookie ? (p.chance("wooden_lid", 0.4) ? wood(p, "top") : j.body)
            : j.kind == Kind::kCream  ? plastic(p, "top")
                                      : j.body;
    if (j.glass() && j.kind != Kind::kJam && j.top.name == j.body.name) {
        j.top = j.kind == Kind::kClip ? j.body : wood(p, "glass_top");
    }
    return j;
}

Path2 outside_of(const Jar& j) {
    const float r = j.radius;
    const float h = j.height;
    const float zb = j.belly * h;
    std::vector<glm::vec2> knots;
    switch (j.kind) {
    case Kind::kJam:
    case Kind::kClip:
    case Kind::kCream:
        knots = {{j.base * r, 0},
                 {r, 0.12F * h},
                 {r, 0.5F * h},
                 {r, 0.74F * h},
                 {0.5F * (1.0F + j.neck) * r, 0.84F * h},
                 {j.neck * r, 0.89F * h},
                 {j.neck * r, h}};
        return body_profile(knots, 0.06F * r, 3);
    case Kind::kUrn:
        knots = {{1.25F * j.base * r, 0},
                 {1.2F * j.base * r, 0.03F * h},
                 {0.6F * j.base * r, 0.09F * h},
                 {0.55F * j.base * r, 0.16F * h},
                 {0.8F * r, 0.5F * zb + 0.1F * h},
                 {r, zb},
                 {0.92F * r, 0.5F * (zb + 0.86F * h)},
                 {j.neck * r, 0.9F * h},
                 {j.mouth * r, h}};
        return body_profile(knots, 0.01F * r, 4);
    case Kind::kAmphora:
        knots = {{j.base * r, 0},
                 {0.85F * j.base * r, 0.035F * h},
                 {0.76F * r, 0.5F * zb},
                 {r, zb},
                 {0.5F * (1.0F + j.neck) * r + 0.12F * r, zb + 0.42F * (0.8F * h - zb)},
                 {j.neck * r, 0.8F * h},
                 {j.neck * r, 0.92F * h},
                 {1.25F * j.mouth * r, 0.985F * h},
                 {1.25F * j.mouth * r, h}};
        return body_profile(knots, 0.01F * r, 4);
    default:
        break;
    }
    knots = {{j.base * r, 0},
             {glm::mix(j.base, 1.0F, 0.72F) * r, 0.42F * zb},
             {r, zb},
             {glm::mix(1.0F, j.neck, 0.36F) * r, glm::mix(zb, 0.9F * h, 0.5F)},
             {j.neck * r, 0.9F * h},
             {j.mouth * r, h}};
    return body_profile(knots, 0.03F * r, 5);
}

Surface shaped(const Jar& j, Surface s) {
    if (j.squareness > 2.0F) {
        const float from = 0.72F * j.height;
        const float to = 0.88F * j.height;
        for (glm::vec3& p : s.points) {
            const float share = std::clamp((p.z - from) / (to - from), 0.0F, 1.0F);
            p = squared(p, glm::mix(j.squareness, 2.0F, share));
        }
    }
    if (j.flutes > 0 && !j.glass() && j.kind != Kind::kCream) {
        for (glm::vec3& p : s.points) {  // melon ribs, strongest at the belly
            const float rise = std::clamp(p.z / (0.88F * j.height), 0.0F, 1.0F);
            const float depth = 0.035F * std::sin(glm::pi<float>() * rise);
            const float wave =
                std::abs(std::sin(0.5F * static_cast<float>(j.flutes) * std::atan2(p.y, p.x)));
            const float f = 1.0F + depth * (wave - 0.5F);
            p = {f * p.x, f * p.y, p.z};
        }
    }
    return s;
}

void add_body(const Jar& j, const Path2& outside, ModelBuilder& model) {
    const int segments = j.flutes > 0 || j.squareness > 2.0F ? 64 : 40;
    if (!j.glass()) {
        model.add("body", j.body, shaped(j, vessel(outside, j.wall, segments)));
        return;
    }
    Path2 solid = outside;
    solid.emplace_back(0.0F, j.height);
    model.add("body", j.body, shaped(j, lathe(solid, segments)));
    const float level = 0.82F * j.fill * j.height;
    const float floor = 0.002F * j.height;
    Path2 inner{{0.0F, floor}};
    for (const glm::vec2& q : stretch_of(outside, floor, level, 12)) {
        inner.emplace_back(q.x - 0.7F * j.wall, q.y);
    }
    inner.emplace_back(0.0F, level);
    model.add("content", j.content, shaped(j, lathe(inner, segments)));
}

void add_screw_lid(const Jar& j, ModelBuilder& model) {
    const float r = 1.08F * j.neck * j.radius;
    const float z = j.height;
    if (j.kind == Kind::kCream) {
        model.add("lid", j.top,
                  rounded_cylinder(1.02F * j.radius, 0.82F * z, z + 0.45F * z, 0.004F, 36));
        return;
    }
    if (j.cloth) {  // a frilled cloth tied below the rim
        const float low = 0.86F * z;
        Surface cloth = lathe({{0, z - 0.001F},
                               {r, z - 0.001F},
                               {1.02F * r, low + 0.01F},
                               {1.3F * r, low - 0.1F * z},
                               {1.32F * r, low - 0.1F * z},
                               {1.06F * r, low + 0.01F},
                               {1.04F * r, z + 0.002F},
                               {0.9F * r, z + 0.006F},
                               {0, z + 0.006F}},
                              48);
        cloth = warped(std::move(cloth), [&](glm::vec3 p) {
            const float share = std::clamp((low + 0.01F - p.z) / (0.1F * z), 0.0F, 1.0F);
            const float f = 1.0F + 0.08F * share * std::cos(12.0F * std::atan2(p.y, p.x));
            return glm::vec3(f * p.x, f * p.y, p.z);
        });
        model.add("lid", j.top, std::move(cloth));
        model.add("string", plain("string", srgb(0xB08A50), 0.9F),
                  moved(torus(1.045F * r, 0.0025F, 36, 8), {0, 0, low + 0.011F}));
        return;
    }
    model.add("lid", j.top, ribbed_cap(r, 0.9F * z, z + 0.05F * z, 40));
    model.add("lid", j.top, cylinder(0.82F * r, z + 0.04F * z, z + 0.062F * z, 36));
}

void add_clip_lid(const Jar& j, ModelBuilder& model) {
    const float r = 1.06F * j.neck * j.radius;
    const float z = j.height;
    const float wire = 0.0018F;
    model.add("seal", plain("seal", srgb(0xC9502A), 0.6F),
              cylinder(0.98F * r, z - 0.001F, z + 0.003F, 36));
    model.add("lid", j.top,
              lathe({{0, z + 0.002F},
                     {r, z + 0.002F},
                     {r, z + 0.01F},
                     {0.8F * r, z + 0.02F},
                     {0, z + 0.026F}},
                    36));
    const Look steel = chrome();
    for (const float at : {0.9F * z, z + 0.009F}) {
        model.add(
            "clip", steel,
            moved(torus(at > z ? r : j.neck * j.radius + 0.5F * wire, wire, 36, 8), {0, 0, at}));
    }
    const float x = r + 0.006F;
    model.add("clip", steel,  // the hinge behind, the bow in front
              tube({{-0.01F, -r, z + 0.009F},
                    {-0.01F, -r - 0.006F, 0.95F * z},
                    {-0.01F, -j.neck * j.radius, 0.9F * z}},
                   wire, 8));
    model.add("clip", steel,
              tube({{0.01F, -r, z + 0.009F},
                    {0.01F, -r - 0.006F, 0.95F * z},
                    {0.01F, -j.neck * j.radius, 0.9F * z}},
                   wire, 8));
    const std::array<glm::vec3, 4> bow{{{0.014F, r - 0.002F, z + 0.009F},
                                        {0.014F, x, 0.8F * z},
                                        {-0.014F, x, 0.8F * z},
                                        {-0.014F, r - 0.002F, z + 0.009F}}};
    model.add("clip", steel, tube(rounded_path(bow, 0.006F), wire, 8));
    for (const float side : {-0.014F, 0.014F}) {
        model.add("clip", steel,
                  rod({side, j.neck * j.radius, 0.9F * z}, {side, x, 0.86F * z}, wire, 8));
    }
}

/// A domed lid with a knob.
void add_domed_lid(const Jar& j, ModelBuilder& model) {
    const float z = j.height;
    if (j.kind == Kind::kGinger) {  // a cap over the neck
        const float r = 1.14F * j.mouth * j.radius;
        model.add("lid", j.top,
                  lathe({{0, 0.955F * z},
                         {r, 0.955F * z},
                         {r, z + 0.1F * j.radius},
                         {0.8F * r, z + (0.1F + 0.5F * j.lid) * j.radius},
                         {0.2F * r, z + (0.1F + 0.65F * j.lid) * j.radius},
                         {0, z + (0.1F + 0.65F * j.lid) * j.radius}},
                        40));
        model.add("knob", j.accent,
                  moved(ball(0.22F * r, 8, 16), {0, 0, z + (0.2F + 0.65F * j.lid) * j.radius}));
        return;
    }
    const float r = 1.06F * j.mouth * j.radius;
    Path2 profile{{0, z - 0.002F}, {r, z - 0.002F}, {r, z + 0.006F}};
    for (const float a : {20.0F, 40.0F, 60.0F, 80.0F}) {
        profile.emplace_back(0.96F * r * std::cos(glm::radians(a)),
                             z + 0.006F + j.lid * j.radius * std::sin(glm::radians(a)));
    }
    const float top = z + 0.006F + j.lid * j.radius;
    for (const glm::vec2 q :
         {glm::vec2{0.1F, 0.0F}, {0.1F, 0.06F}, {0.2F, 0.14F}, {0.17F, 0.26F}, {0.0F, 0.3F}}) {
        profile.emplace_back(q.x * r, top + q.y * r);
    }
    model.add("lid", j.top, lathe(profile, 40));
}

void add_handles(const Jar& j, const Path2& outside, ModelBuilder& model) {
    const bool tall = j.kind == Kind::kAmphora;
    const float top = (tall ? 0.9F : 0.84F) * j.height;
    const float low = tall ? j.belly * j.height + 0.12F * j.height : (j.belly + 0.02F) * j.height;
    const auto at = [&](float z, float out) {
        return glm::vec3(radius_at(outside, z) + out, 0.0F, z);
    };
    const float sunk = -0.5F * j.wall;
    const float out =
        std::max(at(low, 0).x, at(top, 0).x + j.handles * j.radius * (tall ? 1.0F : 0.8F));
    const std::array<glm::vec3, 5> points{{at(top, sunk),
                                           {0.85F * out, 0, top + 0.03F * j.height},
                                           {out, 0, top - 0.12F * (top - low)},
                                           {1.03F * out, 0, 0.45F * low + 0.55F * top},
                                           at(low, sunk)}};
    const float thick = 0.09F * j.radius;
    model.add("handle", j.body, mirrored_pair(strap(points, 1.7F * thick, thick, true, 6)));
}

void add_decoration(const Jar& j, const Path2& outside, const Parameters& p, ModelBuilder& model) {
    const float gap = 0.005F * j.height;
    if (j.glass() || j.kind == Kind::kCream) {
        if (j.label || j.kind == Kind::kCream) {
            model.add(
                "label", pictured(p, "label", PictureKind::kLabel),
                shaped(j, curved_label(stretch_of(outside, 0.24F * j.height, 0.62F * j.height, 6),
                                       gap, 90.0F, 100.0F, 18)));
        }
        return;
    }
    if (j.flutes > 0) {
        return;
    }
    for (int i = 0; i < j.bands; ++i) {
        const float low = (0.3F + 0.2F * static_cast<float>(i)) * j.height;
        Surface band = wrap_band(
            stretch_of(outside, low, low + 0.05F * j.height * static_cast<float>(1 + i % 2), 4),
            gap, 1, 40);
        band.unit_uv = false;
        model.add("band", j.accent, std::move(band));
    }
}

}  // namespace

void build_jar(Parameters& parameters, ModelBuilder& model) {
    const Jar jar = draw(parameters);
    const Path2 outside = outside_of(jar);
    add_body(jar, outside, model);
    add_decoration(jar, outside, parameters, model);
    switch (jar.kind) {
    case Kind::kJam:
    case Kind::kCream:
        add_screw_lid(jar, model);
        break;
    case Kind::kClip:
        add_clip_lid(jar, model);
        break;
    case Kind::kGinger:
    case Kind::kCookie:
        add_domed_lid(jar, model);
        break;
    case Kind::kUrn:
        add_domed_lid(jar, model);
        add_handles(jar, outside, model);
        break;
    case Kind::kAmphora:
        add_handles(jar, outside, model);
        break;
    case Kind::kVase:
        break;
    }
}

}  // namespace turntable::procedural
