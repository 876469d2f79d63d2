// sh_texture: bilinear and repeating, on the stored codes, decoded after filtering: the same taps
// and the same order as the CPU's look-up (renderer/embree/texture_lookup.cpp). Texels are words of
// one texel buffer, so no limit on the number of textures exists.
#extension GL_EXT_control_flow_attributes : require

const uint kEncodingLinear8 = 1U;      // TextureEncoding::kLinear8
const uint kEncodingLinearFloat = 2U;  // TextureEncoding::kLinearFloat

/// The two texels that a coordinate lies between, and the second one's weight.
struct Tap {
    int low;
    int high;
    float weight;
};

Tap repeat_tap(float coordinate, int size) {
    float wrapped = coordinate - floor(coordinate);
    float x = wrapped * float(size) - 0.5F;
    float base = floor(x);
    int low = int(base);
    Tap tap;
    tap.low = low < 0 ? size - 1 : low;
    tap.high = low + 1 >= size ? 0 : low + 1;
    tap.weight = x - base;
    return tap;
}

vec4 load_texel(TextureData picture, int x, int y) {
    uint index = uint(y) * uint(picture.width) + uint(x);
    if (picture.encoding == kEncodingLinearFloat) {
        return texelFetch(float_texels, int(picture.offset / 4U + index));
    }
    uint word = texelFetch(texels, int(picture.offset + index)).x;
    return vec4(float(word & 0xFFU), float((word >> 8U) & 0xFFU), float((word >> 16U) & 0xFFU),
                float(word >> 24U));
}

bool finite_coordinate(float x) {
    return (floatBitsToUint(x) & 0x7F800000U) != 0x7F800000U;
}

vec4 sh_texture(int texture_index, vec2 uv) {
    if (!finite_coordinate(uv.x) || !finite_coordinate(uv.y)) {
        return vec4(0.0F, 0.0F, 0.0F, 1.0F);
    }
    TextureData picture = textures[texture_index];
    Tap x = repeat_tap(uv.x, picture.width);
    Tap y = repeat_tap(1.0F - uv.y, picture.height);
    vec4 rows[2];
    // A loop, left as one: a material has five textures, and each look-up unrolled is a hundred
    // instructions where compilers inline everything.
    [[dont_unroll]] for (int row = 0; row < 2; ++row) {
        int line = row == 0 ? y.low : y.high;
        rows[row] = load_texel(picture, x.low, line) * (1.0F - x.weight) +
                    load_texel(picture, x.high, line) * x.weight;
    }
    vec4 value = rows[0] * (1.0F - y.weight) + rows[1] * y.weight;
    if (picture.encoding == kEncodingLinearFloat) {
        return value;
    }
    value *= 1.0F / 255.0F;
    if (picture.encoding == kEncodingLinear8) {
        return value;
    }
    return vec4(srgb_decode(value.x), srgb_decode(value.y), srgb_decode(value.z), value.w);
}
