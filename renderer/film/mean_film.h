// MeanFilm: the plain mean of the samples that were drawn for a pixel from its own filter.
#pragma once

#include <vector>

#include <glm/vec3.hpp>

#include "base/image.h"

namespace turntable {

class MeanFilm {
public:
    MeanFilm(int width, int height);

    /// `half` is 0 or 1, as in SplatFilm.
    void add(int x, int y, const glm::vec3& radiance, int half);

    /// Scene-linear picture, 3 channels; 0 where a pixel has no samples.
    [[nodiscard]] ImageF resolve() const;
    [[nodiscard]] ImageF resolve_half(int half) const;

private:
    [[nodiscard]] ImageF resolve_sums(bool first, bool second) const;

    ImageF sums_[2];    ///< 3 channels
    ImageF counts_[2];  ///< 1 channel
};

}  // namespace turntable
