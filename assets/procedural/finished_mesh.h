// From a modelled surface to triangles with normals: the last step of modelling.
#pragma once

#include <cstdint>
#include <vector>

#include "assets/model.h"
#include "assets/procedural/surface.h"

namespace turntable::procedural {

/// Appends `surface` to `mesh`: points closer than 2e-6 m are one, triangles without area are left
/// out, normals are means over the triangles around a point that turn by less than the crease
/// (weighted by their angles there and their areas, so that fillets bend no wide face). UVs are
/// multiplied by `uv_scale`. Returns how many triangles were added.
std::uint32_t append_finished(Mesh& mesh, const Surface& surface, std::uint32_t material,
                              float uv_scale);

}  // namespace turntable::procedural
