#!/usr/bin/env bash
# The tarball of scripts/gpu_check: its runner passes with the backends there are, says so in a table
# and in JSON, and fails when a check does.
script="$(realpath "$(dirname "${BASH_SOURCE[0]}")/../../scripts/gpu_check")"
source "$(dirname "${BASH_SOURCE[0]}")/fixture.sh"
if [[ ! -f /usr/share/sweethome3d/furniture/BlendSwap-CC-0.sh3f ]]; then
    echo "sweethome3d-furniture is not installed"
    exit 77
fi

"$script" --build "$(dirname "$turntable")" -o check.tar.gz 2>pack.log >/dev/null ||
    fail "gpu_check: $(cat pack.log)"
tar -xzf check.tar.gz
packed="$(echo "$PWD"/turntable-*)"

# run CODE BACKEND: the runner with next to no environment; its table is BACKEND.txt.
run() {
    local code=0
    env -i PATH=/usr/bin:/bin "$packed/gpu_check/run" --quick --backend "$2" -o "results_$2" \
        >"$2.txt" 2>&1 || code=$?
    [[ $code -eq $1 ]] || fail "the runner with $2 ended with $code, not $1: $(cat "$2.txt")"
    python3 -m json.tool "results_$2/results.json" >/dev/null || fail "results.json is no JSON"
}

run 0 embree
grep -q '^same bytes: split  *pass' embree.txt || fail "the table lacks a check: $(cat embree.txt)"
backends=embree
make_library
code=0
"$turntable" generate 3diebench --assets lib --objects 1 --views 1 --size 32 --spp 1 \
    --backend vulkan -o probe --quiet 2>probe.log || code=$?
if [[ $code -eq 0 ]]; then
    run 0 vulkan
    backends="embree and vulkan"
elif [[ $code -ne 3 ]]; then
    fail "vulkan: exit code $code: $(cat probe.log)"
fi

# A program whose verify finds differences.
mv "$packed/bin/turntable" "$packed/bin/sound"
cat >"$packed/bin/turntable" <<'SCRIPT'
#!/bin/bash
[[ $1 != verify ]] || exit 1
exec "${0%/*}/sound" "$@"
SCRIPT
chmod +x "$packed/bin/turntable"
run 1 embree
grep -q '^verify on the device  *FAIL' embree.txt || fail "a failure is not shown: $(cat embree.txt)"
echo "$(du -h check.tar.gz | cut -f 1); all checks pass with $backends; a failure shows"
