#!/usr/bin/env bash
# A full disk: one line, exit code 3, finished shards kept; with room again, the run goes on.
# Needs the right to mount a small tmpfs; skipped (77) without.
if [[ -z ${TURNTABLE_IN_NAMESPACE:-} ]]; then
    export TURNTABLE_IN_NAMESPACE=1
    if unshare --mount true 2>/dev/null; then
        exec unshare --mount "$0" "$@"
    elif unshare --user --map-root-user --mount true 2>/dev/null; then
        exec unshare --user --map-root-user --mount "$0" "$@"
    fi
    echo "skipped: no right to mount a tmpfs"
    exit 77
fi
source "$(dirname "${BASH_SOURCE[0]}")/fixture.sh"
make_library
generate whole
mkdir small
mount -t tmpfs -o size=256k tmpfs small || {
    echo "skipped: a tmpfs cannot be mounted"
    exit 77
}

expect 3 'No space left on device' \
    "$turntable" generate "${recipe[@]}" -o small/set --quiet
no_leftovers small/set
kept=$(find small/set/shards -name '*.json' | wc -l)
[[ $kept -gt 0 ]] || fail "no shard was finished before the disk was full"
for index in small/set/shards/*.json; do
    cmp "${index%.json}.tar" "whole/shards/$(basename "${index%.json}").tar" || fail "$index"
done

mount -o remount,size=8m small
"$turntable" generate "${recipe[@]}" -o small/set --quiet
same_bytes whole small/set
umount small
echo "$kept shards were kept when the disk was full; with room again the run went on"
