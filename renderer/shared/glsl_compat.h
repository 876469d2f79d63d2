// The dialect of renderer/shared: what GLSL 4.50 and C++20 with GLM have in common. Every header of
// this folder includes this file first and nothing of ours beside its siblings. The list of `using`
// lines is the whitelist of built-ins; docs/numerics.md says what may differ between the backends.
//
//   SH_BEGIN / SH_END      the namespace in C++, nothing in GLSL
//   SH_FN                  a function without access to the world
//   SH_WORLD_FN            a function that traces rays or fetches texels: it takes SH_WORLD_PARAM
//                          first and hands SH_WORLD on; the backend defines the sh_* bridge
//   SH_IN/OUT/INOUT(T)     parameters (never pass one object twice: GLSL copies, C++ aliases)
//   SH_CONST               a file-scope constant
#ifndef TURNTABLE_RENDERER_SHARED_GLSL_COMPAT_H
#define TURNTABLE_RENDERER_SHARED_GLSL_COMPAT_H

#ifdef __cplusplus

#include <glm/glm.hpp>

#define SH_BEGIN namespace turntable::shading {
#define SH_END }
#define SH_FN inline
#define SH_WORLD_FN        \
    template <class World> \
    inline
#define SH_WORLD_PARAM const World &world,
#define SH_WORLD_ONLY_PARAM const World& world
#define SH_WORLD world,
#define SH_WORLD_ONLY world
#define SH_IN(T) const T&
#define SH_OUT(T) T&
#define SH_INOUT(T) T&
#define SH_PRECISE
#define SH_CONST inline constexpr

namespace turntable::shading {

using uint = unsigned int;  // NOLINT(readability-identifier-naming): GLSL's name
using glm::ivec2;
using glm::uvec2;
using glm::uvec3;
using glm::uvec4;
using glm::vec2;
using glm::vec3;
using glm::vec4;

using glm::abs;
using glm::all;
using glm::ceil;
using glm::clamp;
using glm::cos;
using glm::cross;
using glm::dot;
using glm::exp2;
using glm::floatBitsToUint;
using glm::floor;
using glm::isinf;
using glm::isnan;
using glm::length;
using glm::log2;
using glm::max;
using glm::min;
using glm::mix;
using glm::normalize;
using glm::sin;
using glm::sqrt;
using glm::uintBitsToFloat;

inline uint reverse_bits(uint x) {
    x = __builtin_bswap32(x);
    x = ((x >> 4U) & 0x0F0F0F0FU) | ((x & 0x0F0F0F0FU) << 4U);
    x = ((x >> 2U) & 0x33333333U) | ((x & 0x33333333U) << 2U);
    return ((x >> 1U) & 0x55555555U) | ((x & 0x55555555U) << 1U);
}

}  // namespace turntable::shading

#else

#define SH_BEGIN
#define SH_END
#define SH_FN
#define SH_WORLD_FN
#define SH_WORLD_PARAM
#define SH_WORLD_ONLY_PARAM
#define SH_WORLD
#define SH_WORLD_ONLY
#define SH_IN(T) in T
#define SH_OUT(T) out T
#define SH_INOUT(T) inout T
#define SH_PRECISE precise
#define SH_CONST const

uint reverse_bits(uint x) {
    return bitfieldReverse(x);
}

#endif

SH_BEGIN

SH_CONST float kPi = 3.14159265358979F;
SH_CONST float kInvPi = 0.31830988618379F;
SH_CONST float kInfinity = 1e30F;  ///< farther than anything; finite, so that products stay so

SH_END

#endif
