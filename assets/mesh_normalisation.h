// From a reader's mesh to the object frame, and the checks a mesh must pass on the way.
#pragma once

#include "assets/imported_model.h"
#include "assets/model.h"

namespace turntable {

/// Turns the model upright (`upright` acts on file coordinates), centres and scales it as
/// `normalisation` says, in double precision, and fills bounds and source_to_object. Throws
/// RejectedModel: kEmpty, kNonFinite, kDegenerate (no extent or no area).
void normalise_model(ImportedModel& imported, Normalisation normalisation,
                     const glm::dmat3& upright);

/// "unit-diagonal", "centre", "none".
[[nodiscard]] const char* normalisation_name(Normalisation normalisation);
/// Throws Error (bad input) for another name.
[[nodiscard]] Normalisation normalisation_from_name(const std::string& name);

}  // namespace turntable
