#include "scenes/material_presets.h"

#include <algorithm>
#include <array>

namespace turntable {
namespace {

MaterialSwap dielectric(double r, double g, double b, double roughness) {
    return {{r, g, b}, 0.0, roughness};
}

MaterialSwap metal(double r, double g, double b, double roughness) {
    return {{r, g, b}, 1.0, roughness};
}

}  // namespace

std::span<const MaterialPreset> material_presets() {
    // Metals: reflectance at normal incidence, linear Rec.709.
    static const std::array<MaterialPreset, 12> presets{{
        {"own", std::nullopt, ""},
        {"plaster", dielectric(0.8, 0.78, 0.75, 0.9), "of white plaster"},
        {"clay", dielectric(0.45, 0.2, 0.12, 0.85), "of terracotta"},
        {"rubber", dielectric(0.03, 0.03, 0.035, 0.7), "of black rubber"},
        {"red-plastic", dielectric(0.6, 0.03, 0.03, 0.3), "of red plastic"},
        {"green-plastic", dielectric(0.04, 0.4, 0.07, 0.3), "of green plastic"},
        {"blue-plastic", dielectric(0.03, 0.1, 0.55, 0.3), "of blue plastic"},
        {"yellow-plastic", dielectric(0.75, 0.5, 0.03, 0.3), "of yellow plastic"},
        {"wood", dielectric(0.32, 0.17, 0.08, 0.6), "in one shade of brown wood"},
        {"gold", metal(1.0, 0.77, 0.34, 0.35), "of gold"},
        {"copper", metal(0.95, 0.64, 0.54, 0.35), "of copper"},
        {"steel", metal(0.56, 0.57, 0.58, 0.4), "of brushed steel"},
    }};
    return presets;
}

const MaterialPreset* find_material_preset(std::string_view name) {
    const auto all = material_presets();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const MaterialPreset& preset) { return preset.name == name; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace turntable
