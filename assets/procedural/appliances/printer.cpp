// Printers: inkjets with a sheet in the tray, all-in-ones with a scanner's lid, laser boxes, office
// copiers on castors, receipt printers.
#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "assets/procedural/appliances/appliances.h"
#include "assets/procedural/appliances/machine_parts.h"
#include "assets/procedural/parts.h"
#include "assets/procedural/shapes.h"

namespace turntable::procedural {
namespace {

enum class Kind { kInkjet, kAllInOne, kLaser, kCopier, kReceipt };

/// A4, metres.
constexpr float kSheetWidth = 0.21F;
constexpr float kSheetLength = 0.297F;

struct Printer {
    Kind kind = Kind::kInkjet;
    float width = 0.44F;
    float depth = 0.34F;
    float height = 0.18F;
    float fillet = 0.015F;
    float support = 70.0F;  ///< of the rear tray, degrees from level
    float lid = 0.0F;       ///< of the scanner, degrees
    int drawers = 2;        ///< a copier's paper cassettes
    int buttons = 5;
    bool screen = true;
    bool printed = true;  ///< a page lies in the output tray
    bool feeder = true;   ///< on the scanner's lid
    bool finisher = false;
    bool photograph = false;
    float stretch = 1.45F;  ///< of a laser printer's height
    Look body;
    Look accent;
    Look panel;
    Look paper;
    Look page;
    Look display;
};

Printer draw(Parameters& p) {
    Printer r;
    r.kind = p.choice<Kind>("kind", {"inkjet", "all in one", "laser", "copier", "receipt"},
                            {3, 3, 2.5, 2, 0.8});
    r.width = p.real("width", 0.40F, 0.50F);
    r.depth = p.real("depth", 0.32F, 0.42F);
    r.height = p.real("height", 0.15F, 0.2F);
    r.fillet = p.real("fillet", 0.008F, 0.028F);
    r.support = p.real("support_angle", 58.0F, 76.0F);
    r.lid = p.chance("lid_open", 0.35) ? p.real("lid_angle", 30.0F, 70.0F) : 0.0F;
    r.drawers = p.integer("drawers", 1, 4);
    r.buttons = p.integer("buttons", 3, 6);
    r.screen = p.chance("screen", 0.7);
    r.printed = p.chance("printed_page", 0.8);
    r.feeder = p.chance("feeder", 0.5);
    r.finisher = p.chance("finisher", 0.35);
    const bool dark = p.chance("dark", 0.35);
    r.body = dark ? plastic(p, "body", kDarkPlastics) : painted_metal(p, "body", kWhites);
    r.accent = p.chance("two_tone", 0.55) ? (dark ? plain("light-accent", srgb(0x8E9194))
                                                  : plain("dark-accent", srgb(0x4A4D52)))
                                          : r.body;
    r.panel = black_plastic();
    r.paper = plain("paper", srgb(0xF4F3EE), 0.9F);
    r.stretch = p.real("stretch", 1.2F, 2.0F);
    r.photograph = p.chance("photograph", 0.35);
    r.page = pictured(p, "page", PictureKind::kPoster);
    r.display = lit_screen(p, "display", PictureKind::kScreenHome);
    return r;
}

using Place = std::function<Surface(Surface)>;

/// A sheet of paper lying level with its print up and its head to the rear, centred at `at`;
/// `pitch` lifts its foot, degrees. A photograph, or lines of text.
void add_page(const Printer& r, const glm::vec3& at, float pitch, ModelBuilder& model) {
    const float length = 0.9F * kSheetLength;
    const auto lay = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, 90.0F + pitch), at);
    };
    if (r.photograph) {
        model.add("paper", r.page, lay(picture_plate(kSheetWidth, length, 0.002F)));
        return;
    }
    model.add("paper", r.paper, lay(box({kSheetWidth, 0.002F, length})));
    const Look ink = plain("ink", srgb(0x55575B), 0.9F);
    constexpr int kLines = 17;
    const float pitch_z = 0.84F * length / kLines;
    const float left = 0.42F * kSheetWidth;
    for (int i = 0; i < kLines; ++i) {
        // A heading, then paragraphs whose last lines are short.
        const bool heading = i == 0;
        const float line = heading || i % 6 == 0 ? 0.45F : 0.84F;
        const float tall = pitch_z * (heading ? 0.7F : 0.34F);
        const float z = 0.42F * length - pitch_z * static_cast<float>(i);
        model.add(
            "ink", ink,
            lay(box_between({left - line * kSheetWidth, 0.0F, z - tall}, {left, 0.0016F, z})));
    }
}

/// The slanted tray at the rear with sheets in it, rising from (0, y, z).
void add_rear_tray(const Printer& r, float y, float z, ModelBuilder& model) {
    const auto lean = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, 90.0F - r.support), {0, y, z});
    };
    const float half = 0.62F * kSheetWidth;
    model.add("paper tray", r.accent,
              lean(moved(upright(rounded_rectangle(2 * half, 0.25F, 0.03F), 0.006F, 0.002F),
                         {0, -0.008F, 0.085F})));
    model.add("paper", r.paper,
              lean(box_between({-0.5F * kSheetWidth, -0.005F, -0.03F},
                               {0.5F * kSheetWidth, 0.003F, kSheetLength - 0.04F})));
    model.add("paper guide", r.accent,
              each(mirrored_pair(box_between({0.5F * kSheetWidth, -0.007F, -0.02F},
                                             {0.5F * kSheetWidth + 0.012F, 0.012F, 0.07F}, 0.003F)),
                   lean));
}

/// The tray in front on which pages come out, with one on it.
void add_output_tray(const Printer& r, float y, float z, ModelBuilder& model) {
    const float half = 0.58F * kSheetWidth;
    const auto tilt = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, 4.0F), {0, y, z});
    };
    model.add("output tray", r.accent,
              tilt(box_between({-half, -0.05F, -0.008F}, {half, 0.18F, 0.0F}, 0.003F)));
    model.add(
        "output tray", r.accent,
        tilt(box_between({-0.25F * half, 0.17F, -0.007F}, {0.25F * half, 0.25F, -0.001F}, 0.002F)));
    model.add("output tray", r.accent,
              tilt(box_between({-0.25F * half, 0.24F, -0.006F}, {0.25F * half, 0.249F, 0.018F})));
    if (r.printed) {
        add_page(r, {0, y + 0.085F, z + 0.009F}, 4.0F, model);
    }
}

/// The dark mouth that paper comes out of, on a front at y.
void add_mouth(float width, float height, float y, float z, ModelBuilder& model) {
    model.add("slot", plain("slot", srgb(0x0E0F11), 0.9F),
              moved(upright(rounded_rectangle(width, height, 0.2F * height), 0.006F), {0, y, z}));
}

/// Buttons and maybe a screen on a panel: flat about the origin, facing +Y.
void add_panel(const Printer& r, float width, float height, const Place& place,
               ModelBuilder& model) {
    model.add("control panel", r.panel,
              place(upright(rounded_rectangle(width, height, 0.2F * height), 0.012F, 0.003F)));
    float left = 0.42F * width;
    if (r.screen) {
        const float wide = std::min(1.3F * height, 0.4F * width);
        model.add("screen", r.display,
                  place(moved(picture_plate(wide, 0.76F * height, 0.004F),
                              {left - 0.5F * wide, 0.006F, 0})));
        left -= wide + 0.05F * width;
    }
    const float step = (left + 0.42F * width) / static_cast<float>(r.buttons);
    model.add("button", plain("button", srgb(0xB9BBBD)),
              each(in_row(moved(round_button(std::min(0.22F * height, 0.35F * step), 0.003F, 12),
                                {left - 0.5F * step, 0.006F, 0}),
                          r.buttons, {-step, 0, 0}),
                   place));
    model.add("lamp", glowing(srgb(0x49C46A), 0.8F),
              place(moved(round_button(0.06F * height, 0.004F, 8),
                          {-0.45F * width, 0.006F, 0.3F * height})));
}

void add_back(const Printer& r, float width, float y, float z, ModelBuilder& model) {
    model.add("vent", r.panel, each(slots(0.3F * width, 0.25F * z, 0.004F, 10), [&](Surface s) {
                  return moved(std::move(s), {0.2F * width, y, z});
              }));
    model.add("socket", r.panel, moved(box({0.04F, 0.006F, 0.03F}), {-0.3F * width, y, 0.6F * z}));
    model.add("cord", r.panel, cord({-0.3F * width, y + 0.002F, 0.6F * z}, 0.05F, 0.004F));
}

void add_inkjet(const Printer& r, ModelBuilder& model) {
    const float y = 0.5F * 0.75F * r.depth;
    const float x = 0.5F * r.width;
    // Side view: a rounded wedge, lower in front.
    const std::array<glm::vec2, 6> side{{{-y, 0.006F},
                                         {y, 0.006F},
                                         {y, 0.62F * r.height},
                                         {0.55F * y, 0.96F * r.height},
                                         {-0.7F * y, r.height},
                                         {-y, 0.9F * r.height}}};
    model.add("body", r.body,
              sideways(rounded(Outline(side.begin(), side.end()), 1.6F * r.fillet, 5), r.width,
                       0.6F * r.fillet));
    model.add("base", r.accent,
              box_between({-x + 0.012F, -y + 0.012F, 0}, {x - 0.012F, y - 0.012F, 0.02F}));
    add_rear_tray(r, -0.62F * y, 0.93F * r.height, model);
    add_mouth(1.3F * kSheetWidth, 0.055F, y, 0.3F * r.height, model);
    add_output_tray(r, y, 0.2F * r.height, model);
    const auto on_top = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, 54.0F),
                     {-0.28F * r.width, 0.78F * y, 0.79F * r.height});
    };
    add_panel(r, 0.36F * r.width, 0.05F, on_top, model);
    model.add("cover", r.accent,
              moved(extrude(rounded_rectangle(0.88F * r.width, 0.7F * y, 0.02F), 0.006F, 0.002F),
                    {0, -0.02F * y, 0.965F * r.height}));
    add_back(r, r.width, -y, 0.4F * r.height, model);
}

/// A scanner: glass under a hinged lid, its plinth standing on z.
void add_scanner(const Printer& r, float x, float y, float z, ModelBuilder& model) {
    model.add("scanner", r.accent, box_between({-x, -y, z - 0.01F}, {x, y, z + 0.025F}, 0.006F));
    model.add("scanner glass", dark_glass(),
              box_between({-0.75F * x, -0.75F * y, z + 0.02F}, {0.75F * x, 0.75F * y, z + 0.027F}));
    const auto lift = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, r.lid), {0, -y + 0.01F, z + 0.026F});
    };
    const float deep = 2.0F * y - 0.01F;
    model.add("hinge", r.panel,
              mirrored_pair(rod({0.5F * x, -y + 0.012F, z + 0.026F},
                                {0.7F * x, -y + 0.012F, z + 0.026F}, 0.010F, 12)));
    model.add("lid", r.body, lift(box_between({-x, 0, 0.002F}, {x, deep, 0.026F}, 0.008F)));
    model.add("lid", white_plastic(),
              lift(box_between({-0.8F * x, 0.1F * deep, -0.001F}, {0.8F * x, 0.9F * deep, 0.01F})));
    if (!r.feeder) {
        return;
    }
    const std::array<glm::vec2, 4> side{
        {{0.12F * x, 0.02F}, {x - 0.01F, 0.02F}, {x - 0.02F, 0.075F}, {0.5F * x, 0.085F}}};
    model.add("feeder", r.body,
              lift(moved(turned(sideways(rounded(Outline(side.begin(), side.end()), 0.015F, 3),
                                         0.8F * deep, 0.004F),
                                Axis::kZ, -90.0F),
                         {0, 0.45F * deep, 0})));
    model.add("feeder tray", r.accent,
              lift(moved(turned(box_between({-0.75F * x, 0.1F * deep, -0.004F},
                                            {0.25F * x, 0.8F * deep, 0.003F}, 0.002F),
                                Axis::kY, 10.0F),
                         {-0.05F * x, 0, 0.05F})));
    model.add("paper", r.paper,
              lift(moved(turned(box_between({-0.7F * x, 0.16F * deep, 0.003F},
                                            {0.3F * x, 0.74F * deep, 0.008F}),
                                Axis::kY, 10.0F),
                         {-0.05F * x, 0, 0.05F})));
    model.add(
        "feeder tray", r.accent,
        lift(box_between({-0.72F * x, 0.2F * deep, 0.024F}, {-0.6F * x, 0.7F * deep, 0.045F})));
}

void add_all_in_one(const Printer& r, ModelBuilder& model) {
    const float x = 0.5F * r.width;
    const float y = 0.5F * r.depth;
    const float h = 0.86F * r.height;
    model.add("body", r.body, box_between({-x, -y, 0.008F}, {x, y, h}, r.fillet, 3));
    model.add("foot", rubber(), four_feet(x - 0.05F, y - 0.05F, 0.016F, 0.014F));
    add_scanner(r, x - 0.004F, y - 0.004F, h, model);
    const float panel = 0.34F * r.height;
    const auto in_front = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, 20.0F), {0, y + 0.006F, h - 0.55F * panel});
    };
    add_panel(r, 0.88F * r.width, panel, in_front, model);
    add_mouth(1.35F * kSheetWidth, 0.36F * h, y, 0.34F * h, model);
    add_output_tray(r, y, 0.22F * h, model);
    add_back(r, r.width, -y, 0.55F * h, model);
}

void add_laser(const Printer& r, ModelBuilder& model) {
    const float x = 0.5F * 0.88F * r.width;
    const float y = 0.5F * r.depth;
    const float h = r.stretch * r.height;
    model.add("body", r.body, box_between({-x, -y, 0.008F}, {x, y, 0.94F * h}, r.fillet, 3));
    model.add("foot", rubber(), four_feet(x - 0.05F, y - 0.05F, 0.016F, 0.014F));
    // The top: a step behind, from which the page slides forwards into a well.
    const std::array<glm::vec2, 5> side{{{-y + 0.01F, 0.9F * h},
                                         {y - 0.03F, 0.9F * h},
                                         {y - 0.05F, h},
                                         {-0.1F * y, 0.95F * h},
                                         {-y + 0.01F, 0.95F * h}}};
    const float well = 0.55F * kSheetWidth;
    for (const float at : {-1.0F, 1.0F}) {
        model.add("top", r.accent,
                  moved(sideways(Outline(side.begin(), side.end()), x - 0.006F - well, 0.004F),
                        {at * 0.5F * (x - 0.006F + well), 0, 0}));
    }
    model.add("top", r.accent,
              box_between({-x + 0.008F, -y + 0.008F, 0.9F * h}, {x - 0.008F, -0.25F * y, 1.1F * h},
                          0.5F * r.fillet + 0.004F));
    add_mouth(1.16F * kSheetWidth, 0.04F, -0.25F * y, 1.02F * h, model);
    add_page(r, {0, -0.25F * y + 0.125F, 0.985F * h}, 9.0F, model);
    model.add("output tray", r.panel,
              moved(box({1.1F * kSheetWidth, 1.1F * y, 0.012F}), {0, 0.32F * y, 0.945F * h}));
    // Cassette, manual feed, panel.
    model.add("paper tray", r.accent,
              box_between({-0.9F * x, y - 0.02F, 0.02F}, {0.9F * x, y + 0.012F, 0.3F * h}, 0.006F));
    add_mouth(0.5F * x, 0.022F, y + 0.012F, 0.2F * h, model);
    model.add("seam", r.panel,
              box_between({-0.9F * x, y - 0.01F, 0.36F * h}, {0.9F * x, y + 0.002F, 0.375F * h}));
    model.add("flap", r.body,
              moved(upright(rounded_rectangle(1.5F * x, 0.4F * h, 0.02F), 0.012F, 0.003F),
                    {0, y, 0.63F * h}));
    const auto on_top = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, 66.0F), {-0.78F * x, 0.45F * y, 1.0F * h});
    };
    Printer small = r;
    small.buttons = 3;
    add_panel(small, 0.3F * x, 0.07F, on_top, model);
    add_back(r, 2.0F * x, -y, 0.5F * h, model);
}

void add_copier(const Printer& r, ModelBuilder& model) {
    const float x = 0.29F;
    const float y = 0.31F;
    const float foot = 0.06F;
    const float cassette = 0.12F;
    const float low = foot + cassette * static_cast<float>(r.drawers);  // top of the cassettes
    const float engine = low + 0.28F;
    const float top = engine + 0.17F;  // the scanner above the gap where copies land
    model.add("body", r.body, box_between({-x, -y, foot}, {x, y, engine}, 0.012F));
    for (int i = 0; i < r.drawers; ++i) {
        const float z = foot + 0.006F + cassette * static_cast<float>(i);
        model.add("paper tray", i % 2 == 0 ? r.body : r.accent,
                  box_between({-x + 0.01F, y - 0.01F, z},
                              {x - 0.01F, y + 0.016F, z + cassette - 0.01F}, 0.005F));
        model.add("handle", r.panel,
                  moved(upright(rounded_rectangle(0.5F * x, 0.026F, 0.01F), 0.006F),
                        {0, y + 0.016F, z + 0.6F * cassette}));
    }
    model.add("door", r.accent,
              moved(upright(rounded_rectangle(1.86F * x, 0.22F, 0.015F), 0.02F, 0.004F),
                    {0, y, low + 0.14F}));
    // Columns at the rear and on one side carry the scanner; copies land in between.
    model.add("body", r.body,
              box_between({-x + 0.002F, -y + 0.002F, engine - 0.01F}, {x - 0.002F, -0.4F * y, top},
                          0.006F));
    model.add("body", r.body,
              box_between({-x + 0.002F, -y + 0.02F, engine - 0.01F}, {-0.6F * x, y - 0.02F, top},
                          0.006F));
    add_page(r, {0.2F * x, 0.35F * y, engine + 0.002F}, 0.0F, model);
    Printer scanner = r;
    scanner.feeder = r.feeder || r.drawers > 1;
    add_scanner(scanner, x, y, top, model);
    const auto tilt = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, 55.0F), {-0.3F * x, y + 0.04F, top + 0.02F});
    };
    add_panel(r, 1.1F * x, 0.13F, tilt, model);
    model.add(
        "arm", r.panel,
        box_between({-0.5F * x, y - 0.04F, top - 0.01F}, {-0.1F * x, y + 0.045F, top + 0.015F}));
    const Wheel castor = wheel(0.03F, 0.022F, 0.3F, 0, 14);
    for (const Surface& part : {castor.tyre, castor.rim}) {
        model.add("castor", rubber(), four_corners(moved(part, {x - 0.06F, y - 0.06F, 0.03F})));
    }
    model.add(
        "castor", r.panel,
        four_corners(moved(cylinder(0.02F, 0.045F, foot + 0.004F, 12), {x - 0.06F, y - 0.06F, 0})));
    if (r.finisher) {
        model.add(
            "tray", r.accent,
            moved(turned(box_between({0, -0.7F * y, -0.006F}, {0.26F, 0.5F * y, 0.006F}, 0.003F),
                         Axis::kY, -18.0F),
                  {x - 0.01F, 0, low + 0.1F}));
        model.add("paper", r.paper,
                  moved(turned(box_between({0.01F, -0.5F * y, 0.005F}, {0.22F, 0.3F * y, 0.014F}),
                               Axis::kY, -18.0F),
                        {x - 0.01F, 0, low + 0.1F}));
    }
    add_back(r, 2 * x, -y, 0.4F, model);
}

void add_receipt_printer(const Printer& r, ModelBuilder& model) {
    const float x = 0.075F;
    const float y = 0.1F;
    const float h = 0.14F;
    const std::array<glm::vec2, 5> side{{{-y, 0}, {y, 0}, {y, 0.55F * h}, {0.25F * y, h}, {-y, h}}};
    model.add("body", r.body,
              sideways(rounded(Outline(side.begin(), side.end()), r.fillet, 4), 2 * x, 0.006F));
    model.add("cover", r.accent,
              box_between({-x + 0.008F, -y + 0.01F, h - 0.03F}, {x - 0.008F, 0.1F * y, h + 0.006F},
                          0.005F));
    model.add("slot", r.panel,
              box_between({-0.66F * x, 0.12F * y, h - 0.02F}, {0.66F * x, 0.2F * y, h + 0.003F}));
    // The receipt rises from the slot and curls forwards.
    model.add("paper", r.paper, moved(box({0.08F, 0.0016F, 0.16F}), {0, 0.16F * y, h + 0.07F}));
    const Surface line = box({0.06F, 0.0024F, 0.003F});
    model.add("ink", plain("ink", srgb(0x55575B), 0.9F),
              in_row(moved(line, {0, 0.16F * y, h + 0.03F}), 11, {0, 0, 0.01F}));
    const auto on_front = [&](Surface s) {
        return moved(turned(std::move(s), Axis::kX, 50.0F), {0, 0.66F * y, 0.775F * h});
    };
    Printer small = r;
    small.screen = false;
    add_panel(small, 1.6F * x, 0.03F, on_front, model);
    model.add("paper", r.paper,
              rod({-0.04F, -0.3F * y, h - 0.012F}, {0.04F, -0.3F * y, h - 0.012F}, 0.024F, 24));
    add_back(r, 2 * x, -y, 0.4F * h, model);
}

}  // namespace

void build_printer(Parameters& parameters, ModelBuilder& model) {
    const Printer printer = draw(parameters);
    switch (printer.kind) {
    case Kind::kInkjet:
        add_inkjet(printer, model);
        break;
    case Kind::kAllInOne:
        add_all_in_one(printer, model);
        break;
    case Kind::kLaser:
        add_laser(printer, model);
        break;
    case Kind::kCopier:
        add_copier(printer, model);
        break;
    case Kind::kReceipt:
        add_receipt_printer(printer, model);
        break;
    }
}

}  // namespace turntable::procedural
