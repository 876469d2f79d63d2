// What both backends are shown: models made in code for every kind of material and texture, and
// furniture with what real files bring along: glass, cut-out leaves, doubled faces, odd textures.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "assets/model.h"
#include "scenes/scene.h"

namespace turntable::test {

/// A box whose six faces have six materials: textured paint under a normal map, metal with a
/// roughness map, glass, a cut-out, a lamp, and a face that is seen from one side only.
[[nodiscard]] std::shared_ptr<Model> crate();

/// A square, there twice.
[[nodiscard]] std::shared_ptr<Model> doubled_square();

[[nodiscard]] std::vector<std::shared_ptr<Model>> made_models();

/// Puts a prop of each shape around the object, one of them before it.
void add_props(Scene& scene);

/// A model of the Debian package sweethome3d-furniture.
struct FurnitureName {
    const char* archive;
    const char* path;
};
[[nodiscard]] std::span<const FurnitureName> furniture_names();

/// Those of furniture_names(), or of the asset library that $TURNTABLE_PARITY_LIBRARY names.
/// Empty, and said so, when the package is not installed.
[[nodiscard]] std::vector<std::shared_ptr<Model>> furniture_models();

}  // namespace turntable::test
