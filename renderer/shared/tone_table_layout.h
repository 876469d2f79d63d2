// The tone curve as a table over the bits of a float: linear segments, as many to each octave. What
// its writer (renderer/film/tone_table.h) and its readers must agree on.
#ifndef TURNTABLE_RENDERER_SHARED_TONE_TABLE_LAYOUT_H
#define TURNTABLE_RENDERER_SHARED_TONE_TABLE_LAYOUT_H

#include "renderer/shared/glsl_compat.h"

SH_BEGIN

SH_CONST uint kToneSegmentBits = 8U;                       ///< segments an octave: 2^8
SH_CONST uint kToneSegmentShift = 23U - kToneSegmentBits;  ///< of a float's bits
SH_CONST int kToneFirstExponent = -16;  ///< 2^-16: below Filmic's toe and any 8-bit step
SH_CONST int kToneLastExponent = 8;
SH_CONST int kToneSegments = (kToneLastExponent - kToneFirstExponent) * 256;
SH_CONST uint kToneFirstBits = uint(127 + kToneFirstExponent) << 23U;  ///< of the first value
/// Floats of a table: the segments' ends, and the code of everything below the first.
SH_CONST int kToneTableFloats = kToneSegments + 2;

SH_END

#endif
