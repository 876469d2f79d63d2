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
    PicturePainter{PictureKind::kLabel, "label", PictureFormat::kColour, simple},
    PicturePainter{PictureKind::kBookSpines, "book-spines", PictureFormat::kColour, simple},
    PicturePainter{PictureKind::kPoster, "poster", PictureFormat::kColour, simple},
};

}  // namespace

std::span<const PicturePainter> print_painters() {
    return kPainters;
}

}  // namespace turntable::procedural
