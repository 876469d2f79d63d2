#include "renderer/film/mean_film.h"

namespace turntable {

MeanFilm::MeanFilm(int width, int height)
    : sums_{ImageF(width, height, 3), ImageF(width, height, 3)}, counts_{ImageF(width, height, 1),
                                                                         ImageF(width, height, 1)} {
}

void MeanFilm::add(int x, int y, const glm::vec3& radiance, int half) {
    float* sum = sums_[half].at(x, y);
    for (int c = 0; c < 3; ++c) {
        sum[c] += radiance[c];
    }
    *counts_[half].at(x, y) += 1.0F;
}

ImageF MeanFilm::resolve_sums(bool first, bool second) const {
    const int width = sums_[0].width();
    const int height = sums_[0].height();
    ImageF image(width, height, 3);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const float count =
                (first ? *counts_[0].at(x, y) : 0.0F) + (second ? *counts_[1].at(x, y) : 0.0F);
            for (int c = 0; c < 3 && count > 0.0F; ++c) {
                const float sum =
                    (first ? sums_[0].at(x, y)[c] : 0.0F) + (second ? sums_[1].at(x, y)[c] : 0.0F);
                image.at(x, y)[c] = sum / count;
            }
        }
    }
    return image;
}

ImageF MeanFilm::resolve() const {
    return resolve_sums(true, true);
}

ImageF MeanFilm::resolve_half(int half) const {
    return resolve_sums(half == 0, half == 1);
}

}  // namespace turntable
