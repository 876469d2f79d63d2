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
    PicturePainter{PictureKind::kWeave, "weave", PictureFormat::kGrey, simple},
    PicturePainter{PictureKind::kKnit, "knit", PictureFormat::kGrey, simple},
    PicturePainter{PictureKind::kStripes, "stripes", PictureFormat::kGrey, simple},
    PicturePainter{PictureKind::kChecks, "checks", PictureFormat::kGrey, simple},
    PicturePainter{PictureKind::kFlowers, "flowers", PictureFormat::kGrey, simple},
    PicturePainter{PictureKind::kLeather, "leather", PictureFormat::kGrey, simple},
};

}  // namespace

std::span<const PicturePainter> cloth_painters() {
    return kPainters;
}

}  // namespace turntable::procedural
