#!/usr/bin/env bash
# Wrong requests get one line, the documented exit code, and leave the dataset as it was.
source "$(dirname "${BASH_SOURCE[0]}")/fixture.sh"
make_library
generate set --shards 0-1
before=$(fingerprint set)

run=("$turntable" generate "${recipe[@]}")
expect 2 'its seed is 0, this run'\''s is 7' "${run[@]}" -o set --seed 7
expect 2 'set: holds another dataset: its resolved recipe' \
    "$turntable" generate 3diebench --assets lib --views 21 --size 48 --spp 4 --shard-size 20 -o set \
    --backend embree
expect 2 'holds another dataset: its recipe is 3diebench' \
    "$turntable" generate 3diebench-so3 --assets lib --views 20 --size 48 --spp 4 -o set \
    --backend embree
expect 2 'the plan has 8 shards, 0 to 7' "${run[@]}" -o set --shards 3-8
expect 2 'expected one shard or A-B' "${run[@]}" -o set --shards 3-x
expect 2 'expected one shard or A-B' "${run[@]}" -o set --shards 5-3
expect 2 'the plan has 160 samples' "${run[@]}" -o replay --only 160
expect 2 'is a dataset' "${run[@]}" -o set --only 3
expect 2 'depth' "${run[@]}" -o other --planes dept
expect 2 'no such recipe' "$turntable" generate 3dibench --assets lib -o other
expect 2 'nowhere' "$turntable" generate 3diebench --assets nowhere -o other
expect 2 'either --assets or --library-shape' "$turntable" plan 3diebench
expect 2 'either --assets or --library-shape' \
    "$turntable" plan 3diebench --assets lib --library-shape 54x50
expect 2 'must be CLASSESxOBJECTS' "$turntable" plan 3diebench --library-shape 54
expect 2 'says how many samples an object gets' \
    "$turntable" plan controlled-mini --library-shape 5x4 --views 3
expect 2 'did you mean "chair"?' "$turntable" assets make-procedural -o other --classes chairr
expect 2 'no model of class "unicorn"' \
    "$turntable" assets sheet lib -o sheet.png --classes unicorn --backend embree
expect 2 '"below" is no view of a sheet' "$turntable" assets sheet lib -o sheet.png --view below
expect 2 'is a .png or a .jpg' "$turntable" assets sheet lib -o sheet.gif
expect 2 'too large: fewer columns' \
    "$turntable" assets sheet lib -o sheet.png --columns 200 --size 1024 --backend embree
expect 3 'there is no folder absent' "$turntable" assets sheet lib -o absent/sheet.png
expect 2 'no model nothing' "$turntable" assets export lib nothing -o other
write_box namesakes/a/b.obj 0.1 0.3 0.5
write_box namesakes/a-b.obj 0.2 0.3 0.5
"$turntable" assets import namesakes --layout folders -o namelib >import.log 2>&1 ||
    fail "import: $(cat import.log)"
expect 2 'would both be written as namesakes-a-b' \
    "$turntable" assets export namelib namesakes/a/b namesakes/a-b -o other
expect 2 'obj or glb' "$turntable" assets export lib nothing -o other --format fbx
expect 2 'not a dataset' "$turntable" verify models
expect 2 'not a dataset' "$turntable" repair models
mkdir busy
touch busy/thesis.tex
expect 2 'busy: is not empty and not a dataset' "${run[@]}" -o busy
touch file
expect 3 'file/set' "${run[@]}" -o file/set
expect 3 '/proc/set' "${run[@]}" -o /proc/set
printf 'format: 1\nbuild: [' >broken.yaml
mkdir broken
mv broken.yaml broken/dataset.yaml
expect 2 'broken/dataset.yaml' "${run[@]}" -o broken

"${run[@]}" -o set --dry-run >dry.txt
grep -q 'to render: 120 samples in 6 shards, 2 shards are done' dry.txt || fail "$(cat dry.txt)"
[[ $(fingerprint set) == "$before" ]] || fail "a refused run changed the dataset"
[[ ! -e other && ! -e replay ]] || fail "a refused run created a folder"
echo "every wrong request was refused with one line"
