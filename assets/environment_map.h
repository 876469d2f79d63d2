// EnvironmentMap: a picture around the scene, for lighting it and as its background.
#pragma once

#include <string>
#include <vector>

#include <glm/vec3.hpp>

namespace turntable {

/// How a picture is laid out.
enum class MapLayout : int {
    /// Equirectangular: columns are azimuths, rows polar angles from +Z (row 0, the top) to -Z. The
    /// middle column looks along +Y, azimuths grow to the left (as seen from inside), so that the
    /// picture is not mirrored. docs/conventions.md, "Environment maps".
    kEquirectangular = 0,
    /// A flat photo, for backdrops: it fills the frame (scaled to cover it, centred, cropped).
    kPhoto = 1,
};

/// Immutable once made, and shared between threads.
struct EnvironmentMap {
    std::string id;  ///< as recipes name it, e.g. "sky-noon"
    MapLayout layout = MapLayout::kEquirectangular;
    int width = 0;
    int height = 0;
    /// Linear Rec.709 radiance, 3 * width * height values, row 0 at the top. Finite, >= 0. Photos
    /// are decoded from sRGB, so 1 is their white.
    std::vector<float> texels;

    [[nodiscard]] glm::vec3 texel(int x, int y) const {
        const auto i = 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                            static_cast<std::size_t>(x));
        return {texels[i], texels[i + 1], texels[i + 2]};
    }
};

}  // namespace turntable
