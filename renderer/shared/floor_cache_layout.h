// Size of the floor cache: what a backend must know to store it (floor_cache.h says what it is).
#ifndef TURNTABLE_RENDERER_SHARED_FLOOR_CACHE_LAYOUT_H
#define TURNTABLE_RENDERER_SHARED_FLOOR_CACHE_LAYOUT_H

#include "renderer/shared/glsl_compat.h"

SH_BEGIN

SH_CONST int kCacheSize = 24;
SH_CONST int kCacheLayers = 4;  ///< path depths 0 to 3: at most that many bounces
SH_CONST float kCacheReach = 0.97F;

SH_END

#endif
