// The cases of all shared functions.
#ifndef TURNTABLE_TESTS_PARITY_CASES_ALL_CASES_H
#define TURNTABLE_TESTS_PARITY_CASES_ALL_CASES_H

#include "tests/parity/cases/bsdf_cases.h"
#include "tests/parity/cases/film_cases.h"
#include "tests/parity/cases/light_cases.h"
#include "tests/parity/cases/map_cases.h"
#include "tests/parity/cases/path_cases.h"
#include "tests/parity/cases/prop_cases.h"
#include "tests/parity/cases/sampler_cases.h"
#include "tests/parity/cases/surface_cases.h"
#include "tests/parity/cases/tree_cases.h"
#include "tests/parity/cases/warp_cases.h"

SH_BEGIN

/// What a case does not write stays 0.
SH_FN CaseOutput empty_output() {
    CaseOutput y;
    for (int i = 0; i < kCaseFloats; ++i) {
        y.value[i] = 0.0F;
    }
    for (int i = 0; i < kCaseWords; ++i) {
        y.word[i] = 0U;
    }
    return y;
}

SH_END

#endif
