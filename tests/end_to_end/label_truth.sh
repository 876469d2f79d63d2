#!/usr/bin/env bash
# The labels of 500 random pictures against what is measured in them: places, sizes, poses, light,
# background, occlusion and truncation. The measuring is label_truth.py, which shares no code with
# the program.
#   label_truth.sh PATH_OF_TURNTABLE
source "$(dirname "${BASH_SOURCE[0]}")/fixture.sh"

if ! /usr/bin/python3 -c 'import numpy, PIL' 2>/dev/null; then
    echo "skipped: python3-numpy and python3-pil read the pictures"
    exit 77
fi

/usr/bin/python3 "$fixtures/label_truth.py" models models wheel.png
"$turntable" assets import models --layout folders -o lib >import.log 2>&1 ||
    fail "import: $(cat import.log)"
"$turntable" assets add-maps wheel.png --layout equirectangular -o lib >import.log 2>&1 ||
    fail "add-maps: $(cat import.log)"
"$turntable" generate "$fixtures/label_truth.yaml" --assets lib -o set --backend embree --quiet \
    2>generate.log || fail "generate: $(cat generate.log)"
/usr/bin/python3 "$fixtures/label_truth.py" measure set wheel.png
