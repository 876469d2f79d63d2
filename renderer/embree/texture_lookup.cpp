#include "renderer/embree/texture_lookup.h"

#include <array>
#include <cmath>
#include <cstdint>

#include "renderer/shared/tone_curve.h"

namespace turntable::embree {
namespace {

using shading::vec2;
using shading::vec4;

constexpr int kDecodeSteps = 4096;  // linear interpolation between them errs by less than 1e-6

float srgb_to_linear(float code) {
    static const std::array<float, kDecodeSteps + 2> table = [] {
        std::array<float, kDecodeSteps + 2> values{};
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = shading::srgb_decode(static_cast<float>(i) / kDecodeSteps);
        }
        return values;
    }();
    const float x = code * kDecodeSteps;
    const auto i = static_cast<std::size_t>(x);
    const float fraction = x - static_cast<float>(i);
    return table[i] + (table[i + 1] - table[i]) * fraction;
}

/// The two texels that a coordinate lies between, and the second one's weight.
struct Tap {
    int low;
    int high;
    float weight;
};

Tap repeat_tap(float coordinate, int size) {
    const float wrapped = coordinate - std::floor(coordinate);
    const float x = wrapped * static_cast<float>(size) - 0.5F;
    const float base = std::floor(x);
    const int low = static_cast<int>(base);
    return {low < 0 ? size - 1 : low, low + 1 >= size ? 0 : low + 1, x - base};
}

vec4 load8(const Texture& texture, int x, int y) {
    const std::uint8_t* p =
        texture.texels8.data() + 4 * (static_cast<std::size_t>(y) * texture.width + x);
    return vec4(static_cast<float>(p[0]), static_cast<float>(p[1]), static_cast<float>(p[2]),
                static_cast<float>(p[3]));
}

vec4 load_float(const Texture& texture, int x, int y) {
    const float* p =
        texture.texels_float.data() + 4 * (static_cast<std::size_t>(y) * texture.width + x);
    return vec4(p[0], p[1], p[2], p[3]);
}

template <class Load>
vec4 bilinear(const Texture& texture, const vec2& uv, Load load) {
    const Tap x = repeat_tap(uv.x, texture.width);
    const Tap y = repeat_tap(1.0F - uv.y, texture.height);
    const vec4 top =
        load(texture, x.low, y.low) * (1.0F - x.weight) + load(texture, x.high, y.low) * x.weight;
    const vec4 bottom =
        load(texture, x.low, y.high) * (1.0F - x.weight) + load(texture, x.high, y.high) * x.weight;
    return top * (1.0F - y.weight) + bottom * y.weight;
}

}  // namespace

vec4 sample_texture(const Texture& texture, const vec2& uv) {
    if (!std::isfinite(uv.x) || !std::isfinite(uv.y)) {
        return vec4(0.0F, 0.0F, 0.0F, 1.0F);
    }
    if (texture.encoding == TextureEncoding::kLinearFloat) {
        return bilinear(texture, uv, load_float);
    }
    const vec4 code = bilinear(texture, uv, load8) * (1.0F / 255.0F);
    if (texture.encoding == TextureEncoding::kLinear8) {
        return code;
    }
    return vec4(srgb_to_linear(code.x), srgb_to_linear(code.y), srgb_to_linear(code.z), code.w);
}

}  // namespace turntable::embree
