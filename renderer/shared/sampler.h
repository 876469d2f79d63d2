// Low-discrepancy samples: pairs of Owen-scrambled (0,2)-sequence points, scrambled anew for each
// pixel and pair. Padding by Owen-shuffled index (Burley, "Practical hash-based Owen
// scrambling", JCGT 9(4) 2020); hash of Laine and Karras 2011 with Vegdahl's constants (2021).
// Parity class A: integers, exact on every backend.
#ifndef TURNTABLE_RENDERER_SHARED_SAMPLER_H
#define TURNTABLE_RENDERER_SHARED_SAMPLER_H

#include "renderer/shared/glsl_compat.h"

SH_BEGIN

/// Which sample of which pixel, and which pair of dimensions comes next.
struct Sampler {
    uint index;  ///< sample number within the pixel
    uint seed;   ///< of the pixel
    uint pair;   ///< next pair of dimensions
};

/// Bijective 32-bit mix with good avalanche (Wellons' "lowbias32" search, 2018).
SH_FN uint hash_u32(uint x) {
    x ^= x >> 16U;
    x *= 0x7FEB352DU;
    x ^= x >> 15U;
    x *= 0x846CA68BU;
    x ^= x >> 16U;
    return x;
}

SH_FN uint hash_combine(uint seed, uint value) {
    return hash_u32(seed ^ (value * 0x9E3779B9U + 0x85EBCA6BU));
}

/// Owen scramble in the bit-reversed domain: each bit is flipped by a hash of the LOWER bits.
SH_FN uint scramble_reversed(uint x, uint seed) {
    x ^= x * 0x3D20ADEAU;
    x += seed;
    x *= (seed >> 16U) | 1U;
    x ^= x * 0x05526C56U;
    x ^= x * 0x53A22864U;
    return x;
}

SH_FN uint owen_scramble(uint x, uint seed) {
    return reverse_bits(scramble_reversed(reverse_bits(x), seed));
}

/// Bit-reversed second Sobol' dimension of `index`: the product with Pascal's triangle mod 2,
/// which is the Kronecker power of ((1,1),(0,1)) and so takes five steps.
SH_FN uint sobol_second_reversed(uint index) {
    index ^= (index & 0xAAAAAAAAU) >> 1U;
    index ^= (index & 0xCCCCCCCCU) >> 2U;
    index ^= (index & 0xF0F0F0F0U) >> 4U;
    index ^= (index & 0xFF00FF00U) >> 8U;
    index ^= index >> 16U;
    return index;
}

/// [0, 1) with 24 bits, so that it never rounds up to 1.
SH_FN float unit_float(uint bits) {
    return float(bits >> 8U) * (1.0F / 16777216.0F);
}

/// Point `index` of an Owen-scrambled (0,2)-sequence, as 32-bit fractions; `key` picks the scramble
/// and the order of the points.
SH_FN uvec2 scrambled_point(uint index, uint key) {
    uint shuffled = owen_scramble(index, key);
    uint x = reverse_bits(scramble_reversed(shuffled, hash_u32(key ^ 0x68BC21EBU)));
    uint y = reverse_bits(
        scramble_reversed(sobol_second_reversed(shuffled), hash_u32(key ^ 0x02E5BE93U)));
    return uvec2(x, y);
}

/// Sample `index` of pixel (x, y). Pixels of the ring around the picture have negative coordinates:
/// any distinct key will do.
SH_FN Sampler pixel_sampler(uint image_seed, int x, int y, int index) {
    Sampler draws;
    draws.index = uint(index);
    draws.seed = hash_combine(hash_combine(image_seed, uint(y)), uint(x));
    draws.pair = 0U;
    return draws;
}

/// A backend may keep the first points of some sequences in a table: sh_net_point(World, table,
/// index) must equal this.
SH_CONST uint kNetTables = 128U;
SH_CONST uint kNetPoints = 256U;
SH_FN uvec2 net_point(uint table, uint index) {
    return scrambled_point(index, hash_u32(table + 0x2545F491U));
}

/// The next pair of dimensions of a sample, in [0, 1)^2. The first samples come from the tables,
/// with their digits flipped by a key of (pixel, pair): a random digital shift, which keeps every
/// net a net. Pairs of one pixel use different tables, so that they do not move together.
SH_WORLD_FN vec2 next_pair(SH_WORLD_PARAM SH_INOUT(Sampler) draws) {
    uint key = hash_combine(draws.seed, draws.pair);
    uint table = (draws.seed + draws.pair * 37U) & (kNetTables - 1U);
    draws.pair += 1U;
    if (draws.index >= kNetPoints) {
        uvec2 late = scrambled_point(draws.index, key);
        return vec2(unit_float(late.x), unit_float(late.y));
    }
    uvec2 point = sh_net_point(SH_WORLD table, draws.index);
    return vec2(unit_float(point.x ^ key), unit_float(point.y ^ (key * 0x9E3779B9U)));
}

SH_END

#endif
