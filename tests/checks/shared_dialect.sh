#!/usr/bin/env bash
# The shading dialect: every header of renderer/shared must compile alone under g++ and clang++
# (no silent conversion or promotion) and, with the bridge that a .comp file defines, under glslc.
#   shared_dialect.sh ROOT
# Exits 77 (skipped) when a compiler is missing.
set -euo pipefail
root="$(cd "$1" && pwd)"
for tool in g++ clang++ glslc spirv-val; do
    if ! command -v "$tool" >/dev/null; then
        echo "skipped: $tool is not installed"
        exit 77
    fi
done
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
cd "$root"

faults=0
fault() {
    echo "$1: $2"
    sed 's/^/    /' "$scratch/log"
    faults=$((faults + 1))
}

# A header that a backend's traversal must stand behind calls functions that only a .comp defines
# (the bridge); in C++ those are templates, so each header compiles alone there.
check_cpp() {
    local header="$1" compiler
    printf '#include "%s"\n#include "%s"\n' "$header" "$header" >"$scratch/alone.cpp"
    for compiler in g++ clang++; do
        if ! "$compiler" -std=c++20 -fsyntax-only -I. -DGLM_FORCE_XYZW_ONLY -Wall -Wextra \
            -Wconversion -Wdouble-promotion -Wno-unused-function -Werror "$scratch/alone.cpp" \
            >"$scratch/log" 2>&1; then
            fault "$header" "$compiler"
        fi
    done
}

check_glsl() {
    local source="$1"
    shift
    if ! glslc -fshader-stage=compute --target-env=vulkan1.2 -std=460core -Werror -I . "$@" \
        "$source" -o "$scratch/out.spv" >"$scratch/log" 2>&1; then
        fault "$source" glslc
    elif ! spirv-val --target-env vulkan1.2 --scalar-block-layout "$scratch/out.spv" \
        >"$scratch/log" 2>&1; then
        fault "$source" spirv-val
    fi
}

shopt -s nullglob
headers=(renderer/shared/*.h)
shaders=(renderer/shared/*.comp renderer/vulkan/shaders/*.comp)
parts=(renderer/vulkan/shaders/*.glsl)
for header in "${headers[@]}"; do
    check_cpp "$header"
    # Every header must reach glslc through some .comp, or its GLSL side is never compiled.
    if ! grep -qF "#include \"$header\"" "${headers[@]}" "${shaders[@]}" \
        "${parts[@]}"; then
        : >"$scratch/log"
        fault "$header" "no shader and no other header includes it"
    fi
done
for shader in "${shaders[@]}"; do
    check_glsl "$shader"
    if grep -qF world.glsl "$shader"; then  # its twin that traces by hardware
        check_glsl "$shader" -DTT_RAY_QUERY
    fi
done
if [[ ${#headers[@]} -gt 0 && ${#shaders[@]} -eq 0 ]]; then
    : >"$scratch/log"
    fault renderer/shared "no .comp file compiles it as GLSL"
fi
echo "${#headers[@]} headers, ${#shaders[@]} shaders, $faults faults"
[[ $faults -eq 0 ]]
