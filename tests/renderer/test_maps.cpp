#include "tests/renderer/test_maps.h"

#include <cmath>

namespace turntable::test {
namespace {

std::shared_ptr<EnvironmentMap> blank_map(int width, int height, const char* id) {
    auto map = std::make_shared<EnvironmentMap>();
    map->id = id;
    map->width = width;
    map->height = height;
    return map;
}

void add(EnvironmentMap& map, const glm::vec3& texel) {
    map.texels.insert(map.texels.end(), {texel.x, texel.y, texel.z});
}

template <class Texel>
void fill(EnvironmentMap& map, Texel texel) {
    for (int y = 0; y < map.height; ++y) {
        for (int x = 0; x < map.width; ++x) {
            add(map, texel(x, y));
        }
    }
}

}  // namespace

std::shared_ptr<EnvironmentMap> constant_map(int width, int height, const glm::vec3& radiance) {
    auto map = blank_map(width, height, "constant");
    fill(*map, [&](int, int) { return radiance; });
    return map;
}

std::shared_ptr<EnvironmentMap> one_pixel_map(int width, int height, int x, int y,
                                              const glm::vec3& radiance) {
    auto map = blank_map(width, height, "one pixel");
    fill(*map, [&](int i, int j) { return i == x && j == y ? radiance : glm::vec3(0.0F); });
    return map;
}

std::shared_ptr<EnvironmentMap> wild_map(int width, int height) {
    auto map = blank_map(width, height, "wild");
    fill(*map, [&](int x, int y) {
        if (y + 1 == height && height > 1) {
            return glm::vec3(0.0F);
        }
        const auto k = static_cast<float>((x * 29 + y * 53) % 31);
        return glm::vec3(std::exp(0.2F * k), 0.5F + k, 3.0F) * 0.05F;
    });
    return map;
}

std::shared_ptr<EnvironmentMap> sky_map(int width, int height) {
    auto map = blank_map(width, height, "sky");
    fill(*map, [&](int x, int y) {
        const float v = (static_cast<float>(y) + 0.5F) / static_cast<float>(height);
        if (x == width / 3 && y == height / 4) {
            return glm::vec3(400.0F, 350.0F, 250.0F);
        }
        return v < 0.5F ? glm::vec3(0.2F, 0.4F, 0.9F) + glm::vec3(1.2F * v)
                        : glm::vec3(0.2F, 0.16F, 0.1F);
    });
    return map;
}

std::shared_ptr<EnvironmentMap> ramp_photo(int width, int height) {
    auto map = blank_map(width, height, "ramp");
    map->layout = MapLayout::kPhoto;
    fill(*map, [&](int x, int y) {
        return glm::vec3((static_cast<float>(x) + 0.5F) / static_cast<float>(width),
                         (static_cast<float>(y) + 0.5F) / static_cast<float>(height), 0.25F);
    });
    return map;
}

}  // namespace turntable::test
