#!/usr/bin/env bash
# The bytes of a dataset do not depend on threads, on how shards are split over runs, or on what
# was rendered before: one sample alone gives the same files.
source "$(dirname "${BASH_SOURCE[0]}")/fixture.sh"
make_library

generate one --threads 1
for threads in 2 8; do
    generate "threads$threads" --threads "$threads"
    same_bytes one "threads$threads"
done

generate split --shards 5-7 --threads 2
generate split --shards 0 --threads 1
generate split --shards 1-4 --threads 2
same_bytes one split

"$turntable" generate "${recipe[@]}" --only 47 -o replay >paths.txt
mkdir stored
tar -xf one/shards/000002.tar -C stored 000000047.jpg 000000047.json
for file in 000000047.jpg 000000047.json; do
    cmp "replay/$file" "stored/$file" || fail "the replayed $file differs"
done
[[ $(wc -l <paths.txt) -eq 2 ]] || fail "--only printed: $(cat paths.txt)"

recipe=(3diebench --assets lib --views 2 --size 48 --spp 4 --planes mask,depth \
    --backend embree)
generate planes
generate planes8 --threads 8
same_bytes planes planes8
grep -q '000000000.depth.exr' <<<"$(tar -tf planes/shards/000000.tar)" || fail "no depth plane"
echo "equal bytes for 1, 2 and 8 threads, for a split, and for a replay"
