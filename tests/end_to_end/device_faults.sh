#!/usr/bin/env bash
# What is wrong with a device is said in one line, with the documented exit code; `auto` goes on
# with the CPU and says so.
source "$(dirname "${BASH_SOURCE[0]}")/fixture.sh"
source "$fixtures/vulkan_fixture.sh"
make_library
run=("$turntable" generate "${recipe[@]}" -o set)
no_driver=(env VK_ICD_FILENAMES=/nonexistent VK_DRIVER_FILES=/nonexistent)

# Two options that contradict each other are refused before anything is looked for.
for verb in generate preview; do
    expect 2 '--device: only Vulkan has devices' \
        "$turntable" "$verb" "${recipe[@]}" -o "$verb.out" --backend embree --device 0
done
expect 2 '--device-memory: only Vulkan has devices' "${run[@]}" --backend embree --device-memory 1G
expect 2 '--devices: only Vulkan has devices' "${run[@]}" --backend embree --devices 0,1
expect 2 '--devices: give either' "${run[@]}" --device 0 --devices 0,1
expect 2 "--devices 0,,1: expected 'all' or numbers and names" "${run[@]}" --devices 0,,1
expect 2 '--device-memory 8Q: expected bytes' "${run[@]}" --device-memory 8Q
expect 2 '--device: only Vulkan has devices' "$turntable" bench render --backend embree --device 0

# No driver.
expect 3 'ulkan' "${no_driver[@]}" "${run[@]}" --backend vulkan
expect 3 'ulkan' "${no_driver[@]}" "${run[@]}" --device 0
expect 3 '--devices all: no GPU here can render' "${no_driver[@]}" "${run[@]}" --devices all
expect 0 'rendering on the CPU with Embree' "${no_driver[@]}" "${run[@]}" --dry-run
"${no_driver[@]}" "${run[@]}" --dry-run --quiet >/dev/null 2>err.txt || fail "$(cat err.txt)"
[[ ! -s err.txt ]] || fail "--quiet remarks: $(cat err.txt)"
"${no_driver[@]}" "$turntable" doctor --json >doctor.json || fail "doctor without a driver"
python3 - <<'PYTHON'
import json
found = json.load(open('doctor.json'))
assert found['devices'] == [], found['devices']
assert found['uses'] == 'embree' and found['remark'], found
assert found['backends']['vulkan']['usable'] is False, found['backends']
PYTHON
[[ ! -e set ]] || fail "a refused run created a folder"
need_vulkan

# A driver, but not what was asked for.
expect 3 'there is no such Vulkan device; there are 0: ' "${run[@]}" --device 99
expect 3 'have such a name; there are 0: ' "${run[@]}" --device voodoo
expect 3 'memory' "${run[@]}" --backend vulkan --device-memory 1M
[[ ! -e set/shards || -z $(ls -A set/shards) ]] || fail "a failed run left shards: $(ls -A set/shards)"
no_leftovers set

# A dataset of one device is refused to another.
"$turntable" generate "${recipe[@]}" -o set --quiet --backend vulkan --shards 0 || fail 'one shard'
no_leftovers set
expect 2 'its device is Vulkan' "${run[@]}" --backend embree
echo "each fault of a device got one line"
