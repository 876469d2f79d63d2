#!/usr/bin/env bash
# What a generated set hands to others: croissant.json against its rules and its files, COCO and BOP
# trees against the records, read by numpy and the standard library.
. "$(dirname "$0")/fixture.sh" "$1"
/usr/bin/python3 -c 'import numpy' 2>/dev/null || exit 77

make_library
generate set --objects 4 --planes mask,depth
/usr/bin/python3 "$fixtures/../checks/croissant.py" set/croissant.json ||
    fail "croissant.json breaks its rules"
for layout in coco bop; do
    "$turntable" export set --layout "$layout" -o "$layout" --quiet || fail "export $layout"
done
/usr/bin/python3 "$fixtures/read_exports.py" set coco bop || fail "the exports do not agree"

# A second export of the same set gives the same bytes, and resumes where the first was cut.
rm -r bop/train/000002 coco/images/000001
for layout in coco bop; do
    cp -r "$layout" "$layout-before"
    "$turntable" export set --layout "$layout" -o "$layout" --quiet || fail "resuming $layout"
    "$turntable" export set --layout "$layout" -o "$layout-again" --quiet || fail "again $layout"
    diff -r "$layout" "$layout-again" || fail "$layout differs from run to run"
done
no_leftovers .

# Without planes: boxes and poses alone, and one line says so.
generate bare --objects 2
expect 0 "have no stored mask: boxes only" "$turntable" export bare --layout coco -o bare-coco
expect 2 "no finished shard" "$turntable" export models --layout bop -o bare-bop
