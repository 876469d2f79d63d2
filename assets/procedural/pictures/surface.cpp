#include <array>

#include "assets/procedural/pictures/painters.h"

namespace turntable::procedural {
namespace {

Canvas simple(std::uint32_t variant) {
    Canvas canvas(128, 128, Ink(0.8 - 0.02 * variant));
    canvas.rectangle({16, 16}, {112, 60}, ink(0x7A8A9A), 8);
    canvas.text({24, 80}, 20, "ABC12", ink(0x303030));
    return canvas;
}

constexpr std::array kPainters{
    PicturePainter{PictureKind::kBrushed, "brushed", PictureFormat::kGrey, simple},
    PicturePainter{PictureKind::kStone, "stone", PictureFormat::kGrey, simple},
    PicturePainter{PictureKind::kGranite, "granite", PictureFormat::kGrey, simple},
    PicturePainter{PictureKind::kBricks, "bricks", PictureFormat::kGrey, simple},
    PicturePainter{PictureKind::kTerracotta, "terracotta", PictureFormat::kGrey, simple},
    PicturePainter{PictureKind::kWicker, "wicker", PictureFormat::kGrey, simple},
    PicturePainter{PictureKind::kRoof, "roof", PictureFormat::kGrey, simple},
    PicturePainter{PictureKind::kRust, "rust", PictureFormat::kGrey, simple},
};

}  // namespace

std::span<const PicturePainter> surface_painters() {
    return kPainters;
}

}  // namespace turntable::procedural
