#!/usr/bin/env bash
# With Vulkan, too, the bytes of a dataset do not depend on threads, on how shards are split over
# runs, on kills, or on what else was rendered; and verify finds them right on both backends.
source "$(dirname "${BASH_SOURCE[0]}")/fixture.sh"
source "$fixtures/vulkan_fixture.sh"
need_vulkan
make_library

generate_vulkan one --threads 1
generate_vulkan eight --threads 8
same_bytes one eight

generate_vulkan split --shards 5-7 --threads 2
generate_vulkan split --shards 0
generate_vulkan split --shards 1-4
same_bytes one split

"$turntable" generate "${vulkan[@]}" -o killed --quiet &
process=$!
await_shards killed 2
kill -9 "$process"
wait "$process" 2>/dev/null || true
[[ ! -e killed/preview.jpg ]] || fail "the kill came too late to show anything"
generate_vulkan killed
same_bytes one killed
no_leftovers killed

"$turntable" generate "${vulkan[@]}" --only 17 -o replay --quiet >paths.txt
mkdir stored
tar -xf one/shards/000002.tar -C stored 000000017.jpg 000000017.json
for file in 000000017.jpg 000000017.json; do
    cmp "replay/$file" "stored/$file" || fail "the replayed $file differs"
done

# Byte for byte with the same device, within bounds with another.
"$turntable" verify one --backend vulkan --all --quiet >same.txt || fail "$(cat same.txt)"
grep -q 'compared byte for byte: nothing differs' same.txt || fail "$(cat same.txt)"
"$turntable" verify one --backend embree --all --quiet >across.txt || fail "$(cat across.txt)"
grep -q "within the bounds of two backends (made by .*Vulkan.*): nothing differs" across.txt ||
    fail "$(cat across.txt)"
"$turntable" verify one --backend embree --share 0.1 --json --quiet >across.json || fail 'verify --json'
grep -q '"comparison":"bounds"' across.json || fail "$(cat across.json)"

# The label planes agree across backends, too.
"$turntable" generate 3diebench --assets lib --views 1 --size 64 --spp 2 --backend vulkan --quiet \
    --planes depth,distance,normal,albedo,uv,mask,id,part -o planes || fail 'planes'
"$turntable" verify planes --backend embree --all --quiet >planes.txt || fail "$(cat planes.txt)"
echo "equal bytes with Vulkan for threads, splits, kills and a replay; Embree agrees"
