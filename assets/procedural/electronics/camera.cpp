// Cameras: single-lens reflexes, compacts, rangefinders, instant and box cameras, camcorders,
// surveillance cameras on a bracket.
#include <array>
#include <cmath>

#include "assets/procedural/electronics/electronics.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kReflex, kCompact, kRangefinder, kInstant, kCamcorder, kSurveillance, kBox };

struct Camera {
    Kind kind = Kind::kReflex;
    float width = 0.0F;
    float height = 0.0F;
    float depth = 0.0F;
    float lens_radius = 0.0F;
    float lens_length = 0.0F;
    float lens_shift = 0.0F;  ///< share of the width, towards +X
    int rings = 3;
    bool flash = true;
    bool strap = false;
    bool hood = false;
    bool tripod = false;
    Look body;
    Look leather_band;
    Look metal;
    Look lens;
};

Camera draw(Parameters& p) {
    Camera c;
    c.kind = p.choice<Kind>(
        "kind", {"reflex", "compact", "rangefinder", "instant", "camcorder", "surveillance", "box"},
        {4, 2.5, 1.5, 1, 1.2, 1.2, 0.7});
    c.width = p.real("width", 0.10F, 0.15F);
    c.height = c.width * p.real("height_ratio", 0.55F, 0.72F);
    c.depth = c.width * p.real("depth_ratio", 0.26F, 0.38F);
    c.lens_radius = c.height * p.real("lens_radius", 0.30F, 0.42F);
    c.lens_length = c.height * p.real("lens_length", 0.5F, 1.3F);
    c.lens_shift = p.real("lens_shift", -0.08F, 0.08F);
    c.rings = p.integer("rings", 2, 4);
    c.flash = p.chance("flash", 0.6);
    c.strap = p.chance("strap", 0.35);
    c.hood = p.chance("hood", 0.3);
    c.tripod = p.chance("tripod", 0.15);
    const bool silver = p.chance("silver", 0.35);
    c.body = silver                           ? polished_metal(p, "body")
             : p.chance("coloured_body", 0.2) ? plastic(p, "body")
                                              : plastic(p, "body", kDarkPlastics);
    c.leather_band = leather(p, "band", std::array<std::uint32_t, 3>{0x1C1C1E, 0x2B2523, 0x4A2C1E});
    c.metal = p.chance("metal_ring", 0.5) ? chrome() : plain("grey", srgb(0x5A5C60), 0.4F);
    c.lens = plain("front-lens", srgb(0x101A2C), 0.05F);
    return c;
}

/// A lens along +Y from y = 0, about the Y axis.
void add_lens(const Camera& c, float radius, float length, const glm::vec3& at,
              ModelBuilder& model) {
    const auto place = [&](Surface s) { return moved(turned(std::move(s), Axis::kX, -90.0F), at); };
    float z = -0.004F;
    const float step = (length + 0.004F) / static_cast<float>(c.rings);
    for (int ring = 0; ring < c.rings; ++ring, z += step) {
        const float r =
            radius * (ring % 2 == 0 ? 1.0F : 0.92F) * (1.0F - 0.04F * static_cast<float>(ring));
        const bool last = ring + 1 == c.rings;
        const float top = z + step + (last ? 0.0F : 0.0006F);
        const Surface barrel = last ? lathe({{0, z},
                                             {r, z},
                                             {r, top},
                                             {0.84F * r, top},
                                             {0.72F * r, top - 0.25F * step},
                                             {0, top - 0.25F * step}},
                                            30)
                                    : cylinder(r, z, top, 30);
        model.add("lens", ring == 1 ? c.metal : black_plastic(), place(barrel));
        if (last) {
            const Path2 glass{{0, top - 0.4F * step},
                              {0.74F * r, top - 0.4F * step},
                              {0.74F * r, top - 0.24F * step},
                              {0.45F * r, top - 0.16F * step},
                              {0, top - 0.13F * step}};
            model.add("front lens", c.lens, place(lathe(glass, 24)));
            if (c.hood) {
                model.add("hood", black_plastic(),
                          place(lathe({{0.9F * r, top - 0.3F * step},
                                       {1.03F * r, top - 0.3F * step},
                                       {1.3F * r, top + 0.5F * radius},
                                       {1.24F * r, top + 0.5F * radius},
                                       {0.9F * r, top - 0.3F * step}},
                                      30)));
            }
        }
    }
}

void add_strap(const Camera& c, float z, ModelBuilder& model) {
    if (!c.strap) {
        return;
    }
    const float x = 0.5F * c.width;
    const std::array<glm::vec3, 7> knots{{{x - 0.002F, 0, z},
                                          {x + 0.02F, -0.01F, z - 0.01F},
                                          {x + 0.035F, -0.035F, 0.3F * z},
                                          {0, -0.5F * c.depth - 0.05F, 0.008F},
                                          {-x - 0.035F, -0.035F, 0.3F * z},
                                          {-x - 0.02F, -0.01F, z - 0.01F},
                                          {-x + 0.002F, 0, z}}};
    model.add("strap", black_plastic(),
              sweep(rounded_rectangle(0.002F, 0.012F, 0.0008F, 2),
                    smooth_path(std::span<const glm::vec3>(knots), 6)));
}

void add_tripod(const Camera& c, ModelBuilder& model) {
    const float length = 1.1F * c.width;
    const Surface one =
        tapered_rod({0, 0, 0.002F}, {0.45F * length, 0, -length}, 0.006F, 0.004F, 10);
    model.add("tripod", black_plastic(), around(one, 3, 90.0F));
    model.add("tripod", c.metal, cylinder(0.014F, -0.012F, 0.001F, 18));
}

Surface block(const Camera& c, float z0, float z1, float fillet) {
    return box_between({-0.5F * c.width, -0.5F * c.depth, z0}, {0.5F * c.width, 0.5F * c.depth, z1},
                       fillet, 3);
}

void add_top_controls(const Camera& c, ModelBuilder& model) {
    const float r = 0.09F * c.height;
    const float x = -0.36F * c.width;  // the user's right hand
    model.add("shutter button", c.metal,
              moved(cylinder(0.8F * r, -0.001F, 0.005F, 16), {x, 0.15F * c.depth, c.height}));
    model.add("dial", black_plastic(),
              moved(with_crease(cylinder(1.5F * r, -0.001F, 0.007F, 20), 10.0F),
                    {x + 3.4F * r, 0, c.height}));
    model.add("dial", black_plastic(),
              moved(cylinder(1.3F * r, -0.001F, 0.006F, 20), {0.37F * c.width, 0, c.height}));
}

void add_back(const Camera& c, ModelBuilder& model) {
    model.add("display", dark_glass(),
              moved(box({0.5F * c.width, 0.003F, 0.52F * c.height}),
                    {0.08F * c.width, -0.5F * c.depth, 0.44F * c.height}));
    const Surface button = turned(cylinder(0.035F * c.width, 0.0F, 0.002F, 14), Axis::kX, 90.0F);
    model.add("button", c.metal,
              in_row(moved(button, {-0.34F * c.width, -0.5F * c.depth + 0.0004F, 0.25F * c.height}),
                     3, {0, 0, 0.17F * c.height}));
}

void build_reflex(const Camera& c, ModelBuilder& model) {
    const float h = c.height;
    model.add("body", c.body, block(c, 0.0F, h, 0.1F * h));
    // The hand grip, and the prism's hump above the lens.
    model.add("grip", c.leather_band,
              box_between({-0.52F * c.width, -0.3F * c.depth, 0.03F * h},
                          {-0.30F * c.width, 0.5F * c.depth + 0.016F, 0.86F * h}, 0.012F, 4));
    const float x = c.lens_shift * c.width;
    const std::array hump{Section{0.96F * h, rectangle(0.40F * c.width, 0.95F * c.depth)},
                          Section{1.22F * h, rectangle(0.26F * c.width, 0.7F * c.depth)},
                          Section{1.27F * h, rectangle(0.2F * c.width, 0.5F * c.depth)}};
    model.add("viewfinder", c.body, moved(loft(hump, Axis::kZ), {x, 0, 0}));
    model.add("viewfinder", black_plastic(),
              moved(box({0.16F * c.width, 0.02F, 0.16F * h}), {x, -0.44F * c.depth, 1.1F * h}));
    if (c.flash) {
        model.add("flash shoe", c.metal,
                  moved(box({0.02F, 0.018F, 0.004F}), {x, -0.05F * c.depth, 1.275F * h}));
    }
    model.add("label", white_plastic(),
              moved(box({0.2F * c.width, 0.002F, 0.07F * h}), {x, 0.42F * c.depth, 1.12F * h}));
    add_lens(c, c.lens_radius, c.lens_length, {x, 0.5F * c.depth, 0.47F * h}, model);
    add_top_controls(c, model);
    add_back(c, model);
    add_strap(c, 0.86F * h, model);
}

void build_compact(const Camera& c, ModelBuilder& model) {
    const float h = c.height;
    const float short_lens = 0.35F * c.lens_length;
    model.add("body", c.body, block(c, 0.0F, h, 0.16F * h));
    add_lens(c, c.lens_radius, short_lens,
             {0.08F * c.width + c.lens_shift * c.width, 0.5F * c.depth, 0.47F * h}, model);
    if (c.flash) {
        model.add("flash", plain("flash", srgb(0xE8ECEF), 0.15F),
                  moved(box({0.16F * c.width, 0.004F, 0.13F * h}),
                        {-0.32F * c.width, 0.5F * c.depth, 0.8F * h}));
    }
    model.add("grip", c.metal,
              moved(box({0.03F * c.width, 0.006F, 0.6F * h}, 0.002F),
                    {-0.42F * c.width, 0.5F * c.depth, 0.4F * h}));
    model.add("shutter button", c.metal,
              moved(cylinder(0.07F * h, -0.001F, 0.003F, 16), {-0.3F * c.width, 0, h}));
    add_back(c, model);
}

void build_rangefinder(const Camera& c, ModelBuilder& model) {
    const float h = c.height;
    model.add("body", c.metal, block(c, 0.74F * h, h, 0.05F * h));
    model.add("body", c.metal, block(c, 0.0F, 0.12F * h, 0.03F * h));
    Camera inner = c;
    inner.width *= 0.99F;
    inner.depth *= 0.98F;
    model.add("band", c.leather_band, block(inner, 0.06F * h, 0.8F * h, 0.02F * h));
    const Surface window = box({0.12F * c.width, 0.003F, 0.1F * h});
    for (const float x : {-0.36F, 0.0F, 0.36F}) {
        model.add("viewfinder", dark_glass(),
                  moved(window, {x * c.width, 0.5F * c.depth, 0.87F * h}));
    }
    add_lens(c, 0.85F * c.lens_radius, 0.55F * c.lens_length,
             {c.lens_shift * c.width, 0.48F * c.depth, 0.42F * h}, model);
    add_top_controls(c, model);
    add_back(inner, model);
    add_strap(c, 0.8F * h, model);
}

void build_instant(const Camera& c, ModelBuilder& model) {
    const float w = c.width;
    const float h = 0.85F * w;
    const float d = 0.8F * w;
    // From the side: low at the front where the picture comes out, high at the back.
    model.add("body", c.body,
              sideways(rounded({{-0.5F * d, 0},
                                {0.5F * d, 0},
                                {0.5F * d, 0.34F * h},
                                {0.1F * d, 0.42F * h},
                                {0.1F * d, h},
                                {-0.3F * d, h},
                                {-0.5F * d, 0.5F * h}},
                               0.012F),
                       w, 0.006F));
    Camera lens = c;
    lens.rings = 2;
    add_lens(lens, 0.26F * h, 0.12F * h, {c.lens_shift * w, 0.1F * d, 0.68F * h}, model);
    model.add("flash", plain("flash", srgb(0xE8ECEF), 0.15F),
              moved(box({0.26F * w, 0.005F, 0.16F * h}), {0.3F * w, 0.1F * d, 0.86F * h}));
    model.add("viewfinder", dark_glass(),
              moved(box({0.12F * w, 0.005F, 0.1F * h}), {-0.32F * w, 0.1F * d, 0.86F * h}));
    model.add("shutter button", plain("red", srgb(0xB42A22), 0.4F),
              moved(turned(cylinder(0.05F * w, 0.0F, 0.006F, 16), Axis::kX, -90.0F),
                    {-0.34F * w, 0.1F * d - 0.001F, 0.6F * h}));
    model.add("slot", black_plastic(),
              moved(box({0.7F * w, 0.004F, 0.03F * h}), {0, 0.5F * d, 0.22F * h}));
    if (c.flash) {
        model.add(
            "picture", white_plastic(),
            box_between({-0.33F * w, 0.46F * d, 0.205F * h}, {0.33F * w, 0.75F * d, 0.215F * h}));
    }
    model.add("stripe", plain("stripe", srgb(0xD9822B), 0.5F),
              moved(box({0.1F * w, 0.003F, 0.3F * h}), {0, 0.5F * d, 0.17F * h}));
}

void build_camcorder(const Camera& c, ModelBuilder& model) {
    const float l = 1.3F * c.width;
    const float r = 0.26F * c.width;
    const std::array sections{Section{-0.5F * l, superellipse(0.9F * r, r, 4.0F, 28)},
                              Section{0.3F * l, superellipse(r, 1.1F * r, 4.0F, 28)},
                              Section{0.5F * l, superellipse(0.85F * r, 0.85F * r, 2.2F, 28)}};
    model.add("body", c.body, moved(loft(sections, Axis::kY), {0, 0, 1.1F * r}));
    Camera lens = c;
    lens.rings = 2;
    add_lens(lens, 0.72F * r, 0.25F * l, {0, 0.49F * l, 1.1F * r}, model);
    const Surface panel =
        box_between({0, -0.3F * l, 0.3F * r}, {0.012F, 0.2F * l, 1.9F * r}, 0.003F);
    model.add("display", c.body,
              moved(turned_about(panel, {0, 0.2F * l, 0}, Axis::kZ, 35.0F), {0.95F * r, 0, 0}));
    model.add("strap", c.leather_band,
              sheet(
                  [&](float u, float v) {
                      const float a = 3.14159F * (v - 0.5F);
                      return glm::vec3(-0.9F * r - 0.55F * r * std::cos(a),
                                       (0.35F - 0.7F * u) * 0.35F * l,
                                       1.1F * r + 0.85F * r * std::sin(a));
                  },
                  0.003F, 4, 12));
    model.add(
        "viewfinder", black_plastic(),
        box_between({-0.35F * r, -0.62F * l, 1.5F * r}, {0.35F * r, -0.2F * l, 2.15F * r}, 0.004F));
    model.add(
        "microphone", black_plastic(),
        moved(turned(rounded_cylinder(0.22F * r, 0.0F, 0.4F * l, 0.003F, 16), Axis::kX, -90.0F),
              {0, 0.02F * l, 2.25F * r}));
    model.add("microphone", c.metal,
              box_between({-0.1F * r, 0.1F * l, 1.9F * r}, {0.1F * r, 0.2F * l, 2.2F * r}));
}

void build_surveillance(const Camera& c, ModelBuilder& model) {
    const float l = 1.4F * c.width;
    const float w = 0.5F * c.width;
    const float tilt = -12.0F;
    const float z = 0.75F * c.width;
    const auto place = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, tilt), {0, 0, z});
    };
    model.add("body", c.body, place(box({w, l, 0.9F * w}, 0.012F, 3)));
    model.add("hood", c.body,
              place(box_between({-0.58F * w, -0.45F * l, 0.45F * w},
                                {0.58F * w, 0.68F * l, 0.52F * w}, 0.003F)));
    model.add("front", dark_glass(),
              place(moved(box({0.8F * w, 0.004F, 0.7F * w}), {0, 0.5F * l, 0})));
    Camera lens = c;
    lens.rings = 2;
    const Surface rim = turned(pipe(0.3F * w, 0.2F * w, 0.0F, 0.012F, 24), Axis::kX, -90.0F);
    model.add("lens", c.metal, place(moved(rim, {0, 0.5F * l + 0.001F, 0})));
    model.add("front lens", c.lens,
              place(moved(turned(cylinder(0.22F * w, 0.0F, 0.006F, 20), Axis::kX, -90.0F),
                          {0, 0.5F * l + 0.001F, 0})));
    model.add("bracket", c.metal,
              tube(rounded_path(std::array<glm::vec3, 3>{{{0, -0.1F * l, z - 0.3F * w},
                                                          {0, -0.1F * l, 0.25F * z},
                                                          {0, -0.75F * l, 0.25F * z}}},
                                0.03F),
                   0.011F, 14));
    model.add("bracket", c.metal,
              moved(turned(cylinder(0.28F * c.width, 0.0F, 0.01F, 26), Axis::kX, 90.0F),
                    {0, -0.74F * l, 0.25F * z}));
}

void build_box(const Camera& c, ModelBuilder& model) {
    const float w = 0.75F * c.width;
    const float h = 1.1F * w;
    const float d = 1.3F * w;
    model.add("body", c.leather_band,
              box_between({-0.5F * w, -0.5F * d, 0}, {0.5F * w, 0.5F * d, h}, 0.004F));
    model.add("front", c.body, moved(box({0.94F * w, 0.006F, 0.94F * h}), {0, 0.5F * d, 0.5F * h}));
    // Twin lenses one above the other, or one with two small finders.
    const bool twin = c.rings > 2;
    Camera lens = c;
    lens.rings = 2;
    add_lens(lens, 0.24F * w, twin ? 0.2F * w : 0.08F * w,
             {0, 0.5F * d + 0.002F, twin ? 0.3F * h : 0.42F * h}, model);
    if (twin) {
        add_lens(lens, 0.22F * w, 0.2F * w, {0, 0.5F * d + 0.002F, 0.72F * h}, model);
        model.add("finder hood", c.body,
                  moved(extrude_with_holes(rectangle(0.8F * w, 0.6F * d),
                                           std::array{rectangle(0.72F * w, 0.52F * d)}, 0.3F * w),
                        {0, 0, h - 0.002F}));
    } else {
        model.add("viewfinder", dark_glass(),
                  mirrored_pair(moved(box({0.16F * w, 0.004F, 0.14F * w}),
                                      {0.28F * w, 0.5F * d + 0.003F, 0.85F * h})));
    }
    model.add(
        "handle", c.leather_band,
        tube(arc({0, 0, h - 0.004F}, 0.3F * d, {0, 1, 0}, {0, 0, 1}, 0.0F, 180.0F, 14), 0.005F, 8));
    model.add("crank", c.metal,
              moved(turned(cylinder(0.09F * w, 0.0F, 0.014F, 16), Axis::kY, -90.0F),
                    {-0.499F * w, 0.1F * d, 0.4F * h}));
}

}  // namespace

void build_camera(Parameters& parameters, ModelBuilder& model) {
    const Camera camera = draw(parameters);
    switch (camera.kind) {
    case Kind::kReflex:
        build_reflex(camera, model);
        break;
    case Kind::kCompact:
        build_compact(camera, model);
        break;
    case Kind::kRangefinder:
        build_rangefinder(camera, model);
        break;
    case Kind::kInstant:
        build_instant(camera, model);
        break;
    case Kind::kCamcorder:
        build_camcorder(camera, model);
        break;
    case Kind::kSurveillance:
        build_surveillance(camera, model);
        break;
    case Kind::kBox:
        build_box(camera, model);
        break;
    }
    const bool stands = camera.kind == Kind::kReflex || camera.kind == Kind::kCompact ||
                        camera.kind == Kind::kRangefinder;
    if (stands && camera.tripod) {
        add_tripod(camera, model);
    }
}

}  // namespace turntable::procedural
