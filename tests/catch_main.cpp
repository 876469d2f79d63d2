// One main for every test executable (Catch2 v2 wants it compiled once; v3 brings its own).
#define CATCH_CONFIG_MAIN
#include "tests/catch.h"
