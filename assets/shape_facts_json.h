// ShapeFacts as library.json has them:
//   {"parts": ["seat", ...],
//    "parameters": {"seat_height": 0.45, "base": {"choice": "pedestal", "value": 1}, ...},
//    "shape": SYMMETRY, "appearance": SYMMETRY, "diagonal": 1.2}
//   SYMMETRY: {"name": "4", "axes": [{"direction": [0,0,1], "point": [0,0,0], "fold": 4}, ...],
//              "mirrors": [{"normal": [1,0,0], "offset": 0}, ...]}; fold 0 is every angle
#pragma once

#include <nlohmann/json.hpp>

#include "assets/asset_library.h"

namespace turntable {

[[nodiscard]] nlohmann::ordered_json shape_facts_json(const ShapeFacts& facts);

/// The reverse; a symmetry's name is not read. Throws nlohmann's exception on a wrong form, Error
/// (bad input) on directions that are not unit, folds that are none, axes that make no group and
/// more than kMostParts parts.
[[nodiscard]] ShapeFacts shape_facts_from_json(const nlohmann::ordered_json& json);

}  // namespace turntable
