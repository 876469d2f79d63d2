// ViewSettings: how every frame of a dataset is rendered, checked and stored.
#pragma once

#include <string>
#include <vector>

#include "renderer/renderer.h"
#include "scenes/recipe.h"

namespace turntable {

struct ViewSettings {
    RenderSettings render;
    QualityLimits limits;
    int attempts = 0;  ///< how many times a refused frame is drawn again
    int jpeg_quality = 95;
    std::vector<std::string> planes;  ///< label planes to store, see plane_names()
};

/// What the recipe says; nothing else decides the bytes of a dataset.
[[nodiscard]] ViewSettings view_settings(const Recipe& recipe);

}  // namespace turntable
