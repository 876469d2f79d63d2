#!/usr/bin/env bash
# Proves that a check can fail: builds a small tree with one fault, and wants the check to refuse
# it with the message that names the fault; then the same tree without it, which must pass.
#   self_test.sh include_direction|text_rules|format|shared_dialect|shared_functions|tidy|
#       header_check
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
tree="$(mktemp -d)"
trap 'rm -rf "$tree"' EXIT
cases=0

# put PATH: standard input becomes that file of the tree.
put() {
    mkdir -p "$tree/$(dirname "$1")"
    cat >"$tree/$1"
}

# refuses MESSAGE -- COMMAND...: the command must fail and say the message.
refuses() {
    local message="$1" output status=0
    shift 2
    output="$("$@" 2>&1)" || status=$?
    if [[ $status -eq 77 ]]; then
        echo "$output"
        exit 77
    fi
    if [[ $status -eq 0 || $output != *"$message"* ]]; then
        echo "expected a refusal with '$message'; exit $status and:"
        echo "$output"
        exit 1
    fi
    cases=$((cases + 1))
}

# accepts COMMAND...: the command must succeed.
accepts() {
    local output
    if ! output="$("$@" 2>&1)"; then
        echo "expected success of $*:"
        echo "$output"
        exit 1
    fi
    cases=$((cases + 1))
}

# One faulty line at a time in an otherwise clean file.
refuses_line() {
    local message="$1" path="$2" line="$3"
    shift 3
    printf '%s\n' "$line" | put "$path"
    refuses "$message" -- "$@"
    rm "$tree/$path"
}

test_include_direction() {
    local check=("$here/include_direction.py" "$tree")
    printf '#pragma once\n' | put base/a.h
    printf '#pragma once\n' | put renderer/vulkan/a.h
    printf '#pragma once\n' | put renderer/renderer.h
    printf '#pragma once\n' | put renderer/film/tone.h
    printf '#include "base/a.h"\n' | put assets/a.cpp
    printf '#include "renderer/renderer.h"\n' | put generator/a.cpp
    accepts "${check[@]}"
    printf '#pragma once\n' | put assets/a.h
    refuses_line 'base/ may not include assets/a.h' base/b.cpp '#include "assets/a.h"' "${check[@]}"
    refuses_line 'renderer/shared/ may not include base/a.h' renderer/shared/b.h \
        '#include "base/a.h"' "${check[@]}"
    refuses_line 'renderer/shared/ may not include <glm/glm.hpp>' renderer/shared/b.h \
        '#include <glm/glm.hpp>' "${check[@]}"
    refuses_line 'renderer/embree/ may not include renderer/vulkan/a.h' renderer/embree/b.cpp \
        '#include "renderer/vulkan/a.h"' "${check[@]}"
    refuses_line 'generator/ may not include renderer/film/tone.h' generator/b.cpp \
        '#include "renderer/film/tone.h"' "${check[@]}"
    refuses_line 'manifests/ may not include assets/a.h' manifests/b.cpp \
        '#include "assets/a.h"' "${check[@]}"
    refuses_line 'not a file of the repository root' assets/b.cpp '#include "a.h"' "${check[@]}"
    refuses_line 'nothing below cli/ prints or exits' base/b.cpp 'int f() { std::exit(1); }' \
        "${check[@]}"
    refuses_line 'nothing below cli/ prints or exits' base/b.cpp \
        'void f() { fmt::print("{}", 1); }' "${check[@]}"
    refuses_line 'outside the folders of the table' stray.cpp 'int x;' "${check[@]}"
}

test_text_rules() {
    local check=("$here/text_rules.py" "$tree")
    printf '#pragma once\n' | put base/a.h
    accepts "${check[@]}"
    refuses_line 'mark of unfinished work' base/b.cpp "// TO""DO: later" "${check[@]}"
    refuses_line 'path of one machine' README.md "see /ho""me/someone/data" "${check[@]}"
    refuses_line 'link to docs/gone.md' README.md 'see [it](docs/gone.md)' "${check[@]}"
    refuses_line 'blanks at the end' README.md 'text ' "${check[@]}"
    refuses_line 'at most 100' base/b.cpp "// $(printf '%0100d' 0)" "${check[@]}"
    refuses_line 'needs #pragma once' base/b.h 'int x;' "${check[@]}"
    refuses_line 'needs an #ifndef guard' renderer/shared/b.h '#pragma once' "${check[@]}"
    refuses_line 'named for nothing' base/utils.cpp 'int x;' "${check[@]}"
    refuses_line 'more than 600 lines' base/b.cpp "$(yes 'int f();' | head -n 601)" "${check[@]}"
    printf 'text' | put README.md
    refuses 'no newline at the end' -- "${check[@]}"
}

test_format() {
    cp "$here/../../.clang-format" "$tree/"
    refuses_line 'code should be clang-formatted' base/a.cpp 'int  x ;' "$here/format.sh" "$tree"
    printf 'int x;\n' | put base/a.cpp
    accepts "$here/format.sh" "$tree"
}

# A dialect of three lines, enough for one header and the shader that compiles it.
put_dialect() {
    put renderer/shared/a.h <<'END'
#ifndef A_H
#define A_H
#ifdef __cplusplus
#define SH_FN inline
#else
#define SH_FN
#endif
SH_FN float twice(float x) { return 2.0f * x; }
#endif
END
    put renderer/shared/a.comp <<'END'
#version 460 core
#extension GL_GOOGLE_include_directive : require
#include "renderer/shared/a.h"
layout(local_size_x = 1) in;
layout(std430, binding = 0) buffer Out { float value[]; };
void main() { value[0] = twice(value[1]); }
END
}

test_shared_dialect() {
    local check=("$here/shared_dialect.sh" "$tree")
    put_dialect
    accepts "${check[@]}"
    sed -i 's/2.0f \* x/float(2.2 * x)/' "$tree/renderer/shared/a.h"
    refuses 'renderer/shared/a.h: g++' -- "${check[@]}"
    put_dialect
    sed -i 's/return 2.0f/const auto two = 2.0f; return two/' "$tree/renderer/shared/a.h"
    refuses 'renderer/shared/a.comp: glslc' -- "${check[@]}"
    put_dialect
    printf '#ifndef B_H\n#define B_H\n#endif\n' | put renderer/shared/b.h
    refuses 'renderer/shared/b.h: no shader' -- "${check[@]}"
}

test_shared_functions() {
    local check=("$here/shared_functions.py" "$tree")
    local list=tests/parity/cases/shared_functions.inc
    put_dialect
    refuses "$list: missing" -- "${check[@]}"
    printf 'TT_CASE(twice, kPrecise, case_twice(x, y))\n' | put "$list"
    accepts "${check[@]}"
    printf 'SH_WORLD_FN float\nthrice(float x) { return 3.0f * x; }\n' | put renderer/shared/b.h
    refuses 'renderer/shared/b.h: thrice has no case' -- "${check[@]}"
    rm "$tree/renderer/shared/b.h"
    printf 'TT_CASE(twice, kPrecise, case_twice(x, y))\n%.0s' 1 2 | put "$list"
    refuses 'twice has 2 cases' -- "${check[@]}"
    printf 'TT_CASE(twice, kPrecise, case_twice(x, y))\nTT_CASE(gone, kExact, case_gone(x, y))\n' |
        put "$list"
    refuses 'has no function gone' -- "${check[@]}"
    printf 'TT_CASE(twice, kRoughly, case_twice(x, y))\n' | put "$list"
    refuses 'kRoughly is no parity class' -- "${check[@]}"
    printf 'TT_CASE(twice, kExact, case_once(x, y))\n' | put "$list"
    refuses 'twice is compared by case_once' -- "${check[@]}"
    printf 'TT_CASE(twice, kExact,\n        case_twice(x, y))\n' | put "$list"
    refuses 'on one line' -- "${check[@]}"
    printf 'TT_CASE(twice, kExact, case_twice(x, y))\n' | put "$list"
    printf 'struct LampData {\n    float power;\n};\n' | put renderer/shared/scene_data.h
    refuses 'LampData is missing in tests/parity/struct_layout.comp' -- "${check[@]}"
}

test_tidy() {
    cp "$here/../../.clang-tidy" "$tree/"
    mkdir "$tree/build"
    put build/compile_commands.json <<END
[{"directory": "$tree", "file": "$tree/base/a.cpp", "command": "c++ -std=c++20 -o a.o -c base/a.cpp"}]
END
    local check=("$here/tidy.py" "$tree" "$tree/build")
    printf 'int twice(int x);\nint twice(int x) {\n    return 2 * x;\n}\n' | put base/a.cpp
    accepts "${check[@]}"
    accepts "${check[@]}"  # from the cache
    printf 'int Twice(int x);\nint Twice(int x) {\n    return 2 * x;\n}\n' | put base/a.cpp
    refuses 'readability-identifier-naming' -- "${check[@]}"
    printf 'int twice(int x);\nint twice(int x) {\n    if (x > 0)\n        return 1;\n    return 2;\n}\n' |
        put base/a.cpp
    refuses 'readability-braces-around-statements' -- "${check[@]}"
}

# header_check needs a project of its own around the function.
test_header_check() {
    cp "$here/HeaderCheck.cmake" "$tree/"
    put CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.25)
project(fixture CXX)
set(CMAKE_CXX_STANDARD 20)
include(HeaderCheck.cmake)
turntable_header_check(header_check base/a.h)
END
    printf '#pragma once\n#include <string>\nstd::string f();\n' | put base/a.h
    accepts cmake -S "$tree" -B "$tree/build" -G Ninja
    accepts cmake --build "$tree/build" --target header_check
    printf '#pragma once\nstd::string f();\n' | put base/a.h
    refuses 'base/a.h' -- cmake --build "$tree/build" --target header_check
    printf '#include <string>\nstruct A {};\n' | put base/a.h
    refuses 'redefinition' -- cmake --build "$tree/build" --target header_check
}

"test_$1"
echo "$cases cases hold"
