#include "assets/procedural/electronics/screens.h"

#include "assets/procedural/shapes.h"

namespace turntable::procedural {

Look desktop_screen(Parameters& parameters) {
    enum class Shows { kOff, kDesktop, kVideo };
    switch (parameters.choice<Shows>("screen_shows", {"nothing", "desktop", "video"}, {1, 2, 2})) {
    case Shows::kDesktop:
        return lit_screen(parameters, "screen", PictureKind::kScreenDesktop);
    case Shows::kVideo:
        return lit_screen(parameters, "screen", PictureKind::kScreenVideo);
    case Shows::kOff:
        break;
    }
    return dark_glass();
}

Look pocket_screen(Parameters& parameters) {
    enum class Shows { kOff, kIcons, kPhotograph };
    switch (parameters.choice<Shows>("screen_shows", {"nothing", "icons", "photograph"},
                                     {1, 2.4, 0.6})) {
    case Shows::kIcons:
        return lit_screen(parameters, "screen", PictureKind::kScreenHome);
    case Shows::kPhotograph:
        return lit_screen(parameters, "screen", PictureKind::kScreenVideo);
    case Shows::kOff:
        break;
    }
    return dark_glass();
}

Surfaces keys(const KeyBlock& block) {
    const glm::vec2 cap = block.pitch - glm::vec2(block.gap);
    const Surface key = tapered(
        box_between({-0.5F * cap.x, -0.5F * cap.y, 0.0F}, {0.5F * cap.x, 0.5F * cap.y, block.rise}),
        Axis::kZ, 1.0F, block.taper);
    const glm::vec3 first{-0.5F * static_cast<float>(block.columns - 1) * block.pitch.x,
                          -0.5F * static_cast<float>(block.rows - 1) * block.pitch.y, 0.0F};
    return in_grid(moved(key, first), block.columns, {block.pitch.x, 0, 0}, block.rows,
                   {0, block.pitch.y, 0});
}

}  // namespace turntable::procedural
