// Captions: one English sentence that says in words what a sample's labels say in numbers.
#pragma once

#include <string>

#include <glm/vec3.hpp>

#include "manifests/sample_record.h"
#include "scenes/scene.h"

namespace turntable {

/// A pure function of the labels (docs/labels.md, "Captions" has the rules): what, how large, how
/// turned, where in the picture, what hides it, what it is made of, before what, in what light.
/// Says nothing of what is canonical or in the middle, so that "A chair on a teal floor under red
/// light." is a whole caption. Of the record it reads class, relative transform, position, depth,
/// full_box, apparent_size, background and light; all must be filled. Of the scene it reads what it
/// declares (lamps, surroundings, occluder, props, swap, corruption), never a picture.
[[nodiscard]] std::string caption_of(const SampleRecord& record, const Scene& scene);

/// "teal", "dark grey": the nearest of a few dozen names for a colour as a display shows it.
/// `linear`: Rec.709, clipped to [0, 1].
[[nodiscard]] std::string color_name(const glm::dvec3& linear);

/// Of light, whose brightness does not matter: "white", "warm", "cool" or a hue such as "red".
[[nodiscard]] std::string light_name(const glm::dvec3& linear);

/// "a chair", "an airplane".
[[nodiscard]] std::string with_article(const std::string& noun);

}  // namespace turntable
