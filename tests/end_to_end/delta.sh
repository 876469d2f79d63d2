#!/usr/bin/env bash
# A changed range: diff says what differs, plan says what is rendered, generate --reuse renders that
# alone, and the bytes are those of a set rendered from nothing.
source "$(dirname "${BASH_SOURCE[0]}")/fixture.sh"
make_library

write_recipe() {
    cat >"$1" <<YAML
schema: 1
name: swept
factors:
  size: {law: log_uniform, range: $2, canonical: 1}
  turn: {law: uniform, range: [0 deg, 90 deg], canonical: 0 deg}
scene:
  object: {rotation: {euler_xyz: [0 deg, 0 deg, \$turn]}, scale: \$size}
  camera: {position: [0 m, 2 m, 2 m], field_of_view: 40 deg}
  floor: {height: -1 m, albedo: [0.4, 0.3, 0.3]}
  suns: [{strength: 2 W/m2, towards: [0.3, 0.5, 1], half_angle: 10 deg}]
  environment: {radiance: [0.2, 0.2, 0.2]}
  film: {size: [48 px, 48 px]}
design:
  - {kind: canonical}
  - {kind: sweep, factors: [size, turn], steps: [5, 4]}
  - {kind: pairs, factors: [size, turn], steps: [3, 3]}
dataset: {labels: folders, shard_size: 40}
quality: {samples_per_pixel: 4}
YAML
}
write_recipe before.yaml "[0.5, 1.5]"
write_recipe after.yaml "[0.4, 1.5]"
run=(--assets lib --backend embree --quiet)

"$turntable" generate before.yaml "${run[@]}" -o old
"$turntable" generate after.yaml "${run[@]}" -o fresh

"$turntable" diff old before.yaml --assets lib >same.txt || fail "diff of a set and its own recipe"
code=0
"$turntable" diff old after.yaml --assets lib >diff.txt || code=$?
[[ $code -eq 1 ]] || fail "diff ended with $code"
grep -qF 'factors.size.range: [0.5, 1.5] -> [0.4, 1.5]' diff.txt || fail "diff: $(cat diff.txt)"
expect 2 "a recipe needs --assets" "$turntable" diff old after.yaml

"$turntable" plan after.yaml --assets lib --reuse old --json >plan.json
/usr/bin/python3 - plan.json <<'PYTHON' || fail "plan --reuse: $(cat plan.json)"
import json, sys
reuse = json.load(open(sys.argv[1]))["reuse"]
cells = {c["cell"]: (c["reused"], c["rendered"]) for c in reuse["cells"]}
# Of five sizes the largest stays, of three likewise; 8 objects.
assert cells["canonical"] == (8, 0), cells
assert cells["sweep:size"] == (8, 32), cells
assert cells["sweep:turn"] == (32, 0), cells
assert cells["pair:size*turn"][0] >= 24, cells
PYTHON

"$turntable" generate after.yaml "${run[@]}" --reuse old -o new --json >new.json
same_bytes fresh new
reused=$(sed 's/.*"reused":\([0-9]*\).*/\1/' new.json)
planned=$(/usr/bin/python3 -c 'import json; print(json.load(open("plan.json"))["reuse"]["reused"])')
[[ $reused -eq $planned ]] || fail "$reused samples were reused, the plan said $planned"

# Killed in between, the same command goes on.
"$turntable" generate after.yaml "${run[@]}" --reuse old --shards 1-2 -o parts
"$turntable" generate after.yaml "${run[@]}" --reuse old -o parts
same_bytes fresh parts

# A damaged shard is not believed.
printf 'X' | dd of=old/shards/000000.tar bs=1 seek=2000 conv=notrunc status=none
"$turntable" generate after.yaml --assets lib --backend embree --reuse old -o damaged \
    >/dev/null 2>damaged.log
grep -q "not reused: .*000000.tar" damaged.log || fail "no word of the damage: $(cat damaged.log)"
same_bytes fresh damaged
expect 2 "is the folder that is written to" \
    "$turntable" generate after.yaml "${run[@]}" --reuse new -o new
sed -i 's/^device: .*/device: "another device"/' old/dataset.yaml
expect 2 "was made on 'another device'" \
    "$turntable" generate after.yaml "${run[@]}" --reuse old -o other
echo "a changed range: $reused samples reused, bytes equal to a fresh set"
