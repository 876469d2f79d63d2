// Material presets: what `scene.object.material.preset` may name.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "scenes/scene.h"

namespace turntable {

struct MaterialPreset {
    std::string_view name;  ///< "own" keeps the model's materials
    std::optional<MaterialSwap> swap;
    std::string_view description;  ///< for captions: "of red plastic"; empty for "own"
};

[[nodiscard]] std::span<const MaterialPreset> material_presets();

/// nullptr when there is none of that name.
[[nodiscard]] const MaterialPreset* find_material_preset(std::string_view name);

}  // namespace turntable
