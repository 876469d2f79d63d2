// Cases of renderer/shared/sampler.h.
#ifndef TURNTABLE_TESTS_PARITY_CASES_SAMPLER_CASES_H
#define TURNTABLE_TESTS_PARITY_CASES_SAMPLER_CASES_H

#include "renderer/shared/sampler.h"
#include "tests/parity/cases/case_io.h"

SH_BEGIN

SH_FN Sampler case_sampler(SH_IN(CaseInput) x) {
    Sampler draws;
    draws.index = x.word[4] & 511U;  // half of them beyond the tables
    draws.seed = x.word[5];
    draws.pair = x.word[6] & 255U;
    return draws;
}

SH_FN void case_reverse_bits(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = reverse_bits(x.word[0]);
}

SH_FN void case_hash_u32(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = hash_u32(x.word[0]);
}

SH_FN void case_hash_combine(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = hash_combine(x.word[0], x.word[1]);
}

SH_FN void case_scramble_reversed(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = scramble_reversed(x.word[0], x.word[1]);
}

SH_FN void case_owen_scramble(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = owen_scramble(x.word[0], x.word[1]);
}

SH_FN void case_sobol_second_reversed(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.word[0] = sobol_second_reversed(x.word[0]);
}

SH_FN void case_unit_float(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    y.value[0] = unit_float(x.word[0]);
}

SH_FN void case_scrambled_point(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    uvec2 point = scrambled_point(x.word[0], x.word[1]);
    y.word[0] = point.x;
    y.word[1] = point.y;
}

SH_FN void case_net_point(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    uvec2 point = net_point(x.word[0] & (kNetTables - 1U), x.word[1] & (kNetPoints - 1U));
    y.word[0] = point.x;
    y.word[1] = point.y;
}

SH_FN void case_pixel_sampler(SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Sampler draws = pixel_sampler(x.word[0], int(x.word[1] & 1023U) - 1, int(x.word[2] & 1023U) - 1,
                                  int(x.word[3] & 65535U));
    y.word[0] = draws.index;
    y.word[1] = draws.seed;
    y.word[2] = draws.pair;
}

SH_WORLD_FN void case_next_pair(SH_WORLD_PARAM SH_IN(CaseInput) x, SH_INOUT(CaseOutput) y) {
    Sampler draws = case_sampler(x);
    put2(y, 0, next_pair(SH_WORLD draws));
    put2(y, 2, next_pair(SH_WORLD draws));
    y.word[0] = draws.index;
    y.word[1] = draws.seed;
    y.word[2] = draws.pair;
}

SH_END

#endif
