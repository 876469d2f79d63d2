// File cabinets: vertical ones of two to five drawers, wide lateral ones, low pedestals on castors.
// Every drawer has a handle, a label in its holder; one may stand open and show its folders.
#include <algorithm>
#include <array>
#include <utility>

#include "assets/procedural/furniture/furniture.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kVertical, kLateral, kPedestal };
enum class Handle { kBow, kCup, kLip, kRecess };
enum class Feet { kPlinth, kPads, kCastors };

struct FileCabinet {
    Kind kind = Kind::kVertical;
    Handle handle = Handle::kBow;
    Feet feet = Feet::kPlinth;
    int drawers = 4;
    int open_drawer = -1;  ///< from the bottom, -1: none
    float width = 0.0F;
    float depth = 0.0F;
    float drawer_height = 0.0F;
    float base = 0.0F;    ///< height of the floor of the case
    float pulled = 0.0F;  ///< how far the open drawer stands out
    float edge = 0.0F;    ///< fillet of the drawer fronts
    bool label_beside = false;
    bool overlay = false;  ///< fronts cover the case's edges
    Look paint;
    Look fronts;
    Look metal;
    Look folder;
};

FileCabinet draw(Parameters& p) {
    FileCabinet c;
    c.kind = p.choice<Kind>("kind", {"vertical", "lateral", "pedestal"}, {5, 2, 2});
    c.handle = p.choice<Handle>("handle", {"bow", "cup", "lip", "recess"}, {3, 2, 2, 2});
    const int drawers = p.integer("drawers", 2, 5);
    const float wide = p.real("width", 0.0F, 1.0F);
    const float deep = p.real("depth", 0.0F, 1.0F);
    c.drawers = c.kind == Kind::kVertical
                    ? drawers
                    : std::clamp(drawers, 2, c.kind == Kind::kLateral ? 4 : 3);
    c.width = c.kind == Kind::kLateral ? 0.78F + 0.3F * wide : 0.37F + 0.11F * wide;
    c.depth = c.kind == Kind::kLateral ? 0.44F + 0.08F * deep : 0.5F + 0.18F * deep;
    c.drawer_height = c.kind == Kind::kPedestal ? p.real("small_drawer", 0.16F, 0.2F)
                                                : p.real("drawer_height", 0.28F, 0.34F);
    c.feet = c.kind == Kind::kPedestal ? Feet::kCastors
                                       : p.choice<Feet>("feet", {"plinth", "pads"}, {3, 1});
    c.base = c.feet == Feet::kCastors ? 0.06F : c.feet == Feet::kPads ? 0.03F : 0.05F;
    c.open_drawer = p.chance("open", 0.4) ? p.integer("open_drawer", 0, c.drawers - 1) : -1;
    c.pulled = p.real("pulled", 0.3F, 0.75F) * c.depth;
    c.edge = p.real("edge", 0.001F, 0.007F);
    c.label_beside = p.chance("label_beside", 0.25);
    c.overlay = p.chance("overlay_fronts", 0.4);
    static constexpr std::array<std::uint32_t, 10> kOffice{0x8A8D8F, 0xB9B8B2, 0xC9BFA6, 0x2B2D30,
                                                           0x5B6B5E, 0x4A5560, 0xD9D9D6, 0x3D5A80,
                                                           0x7A2A2A, 0x9DA3A6};
    c.paint = painted_metal(p, "case", kOffice);
    c.fronts = p.chance("two_tone", 0.15)    ? painted_metal(p, "front", kOffice)
               : p.chance("wood_front", 0.1) ? wood(p, "front")
                                             : c.paint;
    c.metal = polished_metal(p, "handle");
    c.folder = plain("manila", srgb(0xD9BE86), 0.8F);
    return c;
}

void add_handle(const FileCabinet& c, float width, const glm::vec3& at, ModelBuilder& model) {
    const auto placed = [&](Surface s) { return moved(std::move(s), at); };
    const float length = std::min(0.14F, 0.35F * width);
    switch (c.handle) {
    case Handle::kBow: {
        const Path bow = rounded_path(std::array<glm::vec3, 4>{{{-0.5F * length, -0.004F, 0.0F},
                                                                {-0.44F * length, 0.035F, 0.0F},
                                                                {0.44F * length, 0.035F, 0.0F},
                                                                {0.5F * length, -0.004F, 0.0F}}},
                                      0.02F);
        model.add("handle", c.metal, placed(sweep(rounded_rectangle(0.007F, 0.018F, 0.003F), bow)));
        break;
    }
    case Handle::kCup:
        model.add("handle", c.metal, placed(cup_pull(length, 0.045F, 0.032F)));
        break;
    case Handle::kLip:
        model.add("handle", c.metal,
                  placed(moved(box({0.7F * width, 0.03F, 0.018F}, 0.005F), {0, 0.01F, 0})));
        break;
    case Handle::kRecess: {
        const std::array holes{rounded_rectangle(length - 0.016F, 0.03F, 0.008F)};
        model.add("handle", c.metal,
                  placed(moved(
                      upright_with_holes(rounded_rectangle(length, 0.048F, 0.012F), holes, 0.012F),
                      {0, 0.002F, 0})));
        model.add("handle", black_plastic(),
                  placed(moved(box({length - 0.008F, 0.005F, 0.036F}), {0, 0.0F, 0})));
        break;
    }
    }
}

void add_label(const FileCabinet& c, const glm::vec3& at, ModelBuilder& model) {
    const float w = 0.085F;
    const float h = 0.045F;
    const std::array holes{rectangle(w - 0.014F, h - 0.014F)};
    model.add("label holder", c.metal,
              moved(upright_with_holes(rectangle(w, h), holes, 0.008F), at));
    model.add("label", white_plastic(), moved(box({w - 0.01F, 0.004F, h - 0.01F}), at));
}

/// What one sees of an open drawer: its tray and the folders in it.
void add_tray(const FileCabinet& c, const glm::vec2& lower, const glm::vec2& upper, float front,
              ModelBuilder& model) {
    const float rear = front - c.pulled - 0.05F;
    const float wall = 0.72F * (upper.y - lower.y);
    const float x0 = lower.x + 0.015F;
    const float x1 = upper.x - 0.015F;
    const float z = lower.y + 0.02F;
    model.add("drawer", c.paint, box_between({x0, rear, z}, {x1, front + 0.002F, z + 0.006F}));
    for (const float x : {x0, x1 - 0.006F}) {
        model.add("drawer", c.paint,
                  box_between({x, rear, z + 0.001F}, {x + 0.006F, front + 0.002F, z + wall}));
    }
    const int folders = std::clamp(static_cast<int>((front - rear) / 0.022F), 4, 24);
    const float step = (front - rear - 0.03F) / static_cast<float>(folders);
    for (int i = 0; i < folders; ++i) {
        const float y = rear + 0.012F + step * static_cast<float>(i);
        const float tall = z + wall + 0.012F + 0.006F * static_cast<float>(i % 3);
        model.add("folder", c.folder,
                  box_between({x0 + 0.003F, y, z + 0.002F},
                              {x1 - 0.003F, y + 0.55F * step, tall - 0.02F}));
        const float tab = x0 + 0.03F + 0.28F * (x1 - x0) * static_cast<float>(i % 3);
        model.add("folder", c.folder,
                  box_between({tab, y + 0.1F * step, tall - 0.03F},
                              {tab + 0.25F * (x1 - x0), y + 0.45F * step, tall}));
    }
}

void add_drawer(const FileCabinet& c, int index, float bottom, float top, ModelBuilder& model) {
    const bool open = index == c.open_drawer;
    const float rim = c.overlay ? 0.002F : 0.016F;
    const glm::vec2 lower{-0.5F * c.width + rim, bottom + 0.004F};
    const glm::vec2 upper{0.5F * c.width - rim, top - 0.004F};
    const float thickness = 0.02F;
    const float y = 0.5F * c.depth - (c.overlay ? -0.001F : 0.012F) + (open ? c.pulled : 0.0F);
    model.add("drawer", c.fronts,
              box_between({lower.x, y, lower.y}, {upper.x, y + thickness, upper.y}, c.edge));
    if (open) {
        add_tray(c, lower, upper, y, model);
    }
    // Slides hold the drawer between the sides of the case.
    model.add("slide", c.metal,
              mirrored_pair(box_between({upper.x - 0.02F, -0.3F * c.depth, lower.y + 0.04F},
                                        {0.5F * c.width - 0.01F, y + 0.002F, lower.y + 0.075F})));
    const float face = y + thickness;
    const float height = upper.y - lower.y;
    const float handle_z = c.handle == Handle::kLip
                               ? upper.y - 0.012F
                               : lower.y + (height > 0.24F ? 0.55F : 0.5F) * height;
    add_handle(c, c.width, {c.label_beside ? -0.12F * c.width : 0.0F, face, handle_z}, model);
    if (c.label_beside) {
        add_label(c, {0.3F * c.width, face, handle_z - (c.handle == Handle::kLip ? 0.06F : 0.0F)},
                  model);
    } else if (height > 0.14F) {
        add_label(c, {0.0F, face, upper.y - (c.handle == Handle::kLip ? 0.3F : 0.2F) * height},
                  model);
    }
}

void add_case(const FileCabinet& c, float top, ModelBuilder& model) {
    const float x = 0.5F * c.width;
    const float y = 0.5F * c.depth;
    const float sheet_metal = 0.012F;
    model.add("case", c.paint,
              mirrored_pair(box_between({x - sheet_metal, -y, c.base}, {x, y, top}, 0.002F)));
    model.add("case", c.paint,
              box_between({-x + 0.002F, -y + 0.002F, c.base + 0.002F},
                          {x - 0.002F, y - 0.002F, c.base + sheet_metal}));
    // The rear sheet lies between flanges and is stiffened by pressed ribs.
    model.add("back", c.paint,
              box_between({-x + 0.003F, -y + 0.014F, c.base + 0.003F},
                          {x - 0.003F, -y + 0.022F, top - 0.003F}));
    model.add("back", c.paint,
              mirrored_pair(box_between({x - 0.03F, -y + 0.001F, c.base + 0.001F},
                                        {x - 0.001F, -y + 0.02F, top - 0.001F}, 0.003F)));
    const float rib = 0.012F;
    for (int i = 1; i <= c.drawers; ++i) {
        const float z = c.base + (top - c.base) * (static_cast<float>(i) - 0.5F) /
                                     static_cast<float>(c.drawers);
        model.add("back", c.paint,
                  box_between({-0.7F * x, -y + 0.005F, z - rib}, {0.7F * x, -y + 0.016F, z + rib},
                              0.004F));
    }
    model.add("top", c.paint,
              box_between({-x - 0.003F, -y - 0.003F, top - 0.012F},
                          {x + 0.003F, y + 0.012F, top + 0.014F}, 0.006F));
    model.add("lock", c.metal,
              moved(turned(rounded_cylinder(0.011F, -0.01F, 0.006F, 0.002F, 16), Axis::kX, -90.0F),
                    {-0.38F * c.width, y + 0.012F, top + 0.001F}));
}

void add_feet(const FileCabinet& c, ModelBuilder& model) {
    const float x = 0.5F * c.width - 0.05F;
    const float y = 0.5F * c.depth - 0.05F;
    switch (c.feet) {
    case Feet::kPlinth:
        model.add("plinth", black_plastic(),
                  box_between({-x - 0.045F, -y - 0.045F, 0.0F},
                              {x + 0.045F, y + 0.03F, c.base + 0.006F}));
        break;
    case Feet::kPads:
        model.add("foot", black_plastic(),
                  four_corners(moved(cylinder(0.022F, 0.0F, c.base + 0.006F, 14), {x, y, 0.0F})));
        break;
    case Feet::kCastors: {
        const Wheel castor = wheel(0.024F, 0.022F, 0.3F, 0, 14);
        for (const Surface& part : {castor.tyre, castor.rim}) {
            model.add("castor", rubber(), four_corners(moved(part, {x, y, 0.024F})));
        }
        model.add("castor", c.metal,
                  four_corners(box_between({x - 0.016F, y - 0.012F, 0.04F},
                                           {x + 0.016F, y + 0.012F, c.base + 0.006F})));
        break;
    }
    }
}

}  // namespace

void build_file_cabinet(Parameters& parameters, ModelBuilder& model) {
    const FileCabinet cabinet = draw(parameters);
    float z = cabinet.base + 0.012F;
    for (int i = 0; i < cabinet.drawers; ++i) {
        // A pedestal's lowest drawer takes files, those above it pencils and paper.
        const bool files = cabinet.kind == Kind::kPedestal && i == 0;
        const float top = z + (files ? 0.3F : cabinet.drawer_height);
        add_drawer(cabinet, i, z, top, model);
        z = top;
    }
    add_case(cabinet, z + 0.012F, model);
    add_feet(cabinet, model);
}

}  // namespace turntable::procedural
