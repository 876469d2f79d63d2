// The pictures of looks.h, each painted once a process.
#include <array>
#include <cstddef>
#include <mutex>
#include <string>

#include "assets/procedural/pictures/painters.h"
#include "assets/procedural/pictures/picture_encoder.h"
#include "base/check.h"

namespace turntable::procedural {
namespace {

constexpr auto kKindCount = static_cast<std::size_t>(PictureKind::kControlPanel) + 1;

using Painters = std::array<PicturePainter, kKindCount>;

Painters collected() {
    Painters painters{};
    for (const auto group : {wood_painters(), cloth_painters(), surface_painters(),
                             print_painters(), screen_painters(), panel_painters()}) {
        for (const PicturePainter& painter : group) {
            painters.at(static_cast<std::size_t>(painter.kind)) = painter;
        }
    }
    return painters;
}

const PicturePainter& painter_of(PictureKind kind) {
    static const Painters painters = collected();
    const PicturePainter& painter = painters.at(static_cast<std::size_t>(kind));
    TT_CHECK(painter.paint != nullptr);
    return painter;
}

std::string painted(PictureKind kind, std::uint32_t variant) {
    const PicturePainter& painter = painter_of(kind);
    Canvas canvas = painter.paint(variant);
    if (is_tiling(kind)) {
        set_mean_light(canvas, kMeanOfTiles);
    }
    return painter.format == PictureFormat::kPhoto
               ? encode_jpeg(canvas)
               : encode_png(canvas, painter.format == PictureFormat::kGrey);
}

}  // namespace

bool is_tiling(PictureKind kind) {
    return kind < PictureKind::kLabel;
}

const char* picture_kind_name(PictureKind kind) {
    return painter_of(kind).name;
}

const std::string& painted_picture(PictureKind kind, std::uint32_t variant) {
    struct Slot {
        std::once_flag once;
        std::string picture;
    };
    static std::array<std::array<Slot, kPictureVariants>, kKindCount> slots;
    TT_CHECK_LT(variant, kPictureVariants);
    Slot& slot = slots.at(static_cast<std::size_t>(kind)).at(variant);
    std::call_once(slot.once, [&] { slot.picture = painted(kind, variant); });
    return slot.picture;
}

}  // namespace turntable::procedural
