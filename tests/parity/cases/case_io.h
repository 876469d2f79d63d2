// What one test case of a shared function gets and gives: the same struct in C++ and GLSL.
//
// The host fills the inputs, so that both languages start from the same bits. A case may reshape
// them by exact arithmetic only (powers of two, differences of neighbours), or it would compare its
// own rounding instead of the function's.
#ifndef TURNTABLE_TESTS_PARITY_CASES_CASE_IO_H
#define TURNTABLE_TESTS_PARITY_CASES_CASE_IO_H

#include "renderer/shared/glsl_compat.h"

SH_BEGIN

/// Size of the test world's one picture; its texels come first, then its sampling tables.
SH_CONST int kCaseMapWidth = 7;
SH_CONST int kCaseMapHeight = 5;

SH_CONST int kCaseUnits = 16;
SH_CONST int kCaseWides = 4;
SH_CONST int kCaseWords = 8;
SH_CONST int kCaseFloats = 32;

struct CaseInput {
    vec3 normal;     ///< unit; `tangent` and `bitangent` complete it to a right-handed basis
    uint scene;      ///< of the test world
    vec3 tangent;    ///< unit
    uint primitive;  ///< of the test world
    vec3 bitangent;  ///< unit
    float pad0;
    vec3 view;  ///< unit, within 89 degrees of `normal`
    float pad1;
    vec3 light;  ///< unit
    float pad2;
    vec3 point;  ///< in [-1, 1]^3
    float pad3;
    vec3 origin;  ///< outside the test world's object
    float pad4;
    vec3 direction;  ///< unit, from `origin` to some point in the object's box
    float pad5;
    float unit[kCaseUnits];  ///< [0, 1), multiples of 2^-24
    float wide[kCaseWides];  ///< 2^-16 to 2^16, log-uniform
    uint word[kCaseWords];
};

struct CaseOutput {
    float value[kCaseFloats];
    uint word[kCaseWords];
};

SH_FN void put2(SH_INOUT(CaseOutput) y, int at, SH_IN(vec2) v) {
    y.value[at] = v.x;
    y.value[at + 1] = v.y;
}

SH_FN void put3(SH_INOUT(CaseOutput) y, int at, SH_IN(vec3) v) {
    y.value[at] = v.x;
    y.value[at + 1] = v.y;
    y.value[at + 2] = v.z;
}

SH_FN uint truth(bool b) {
    return b ? 1U : 0U;
}

/// [0, 1) to [-1, 1), exactly.
SH_FN float both_signs(float unit) {
    return 2.0F * unit - 1.0F;
}

SH_END

#endif
