#!/usr/bin/env bash
# kill -9 at ten random moments: nothing that counts as done is damaged, and going on gives the
# bytes of a run that nobody killed.
source "$(dirname "${BASH_SOURCE[0]}")/fixture.sh"
make_library
started=$(date +%s%N)
generate whole
lasted_ms=$((($(date +%s%N) - started) / 1000000))

RANDOM=${TURNTABLE_KILL_SEED:-$$}
echo "seed of the moments: TURNTABLE_KILL_SEED=${TURNTABLE_KILL_SEED:-$$}"
interrupted=0
for attempt in {1..10}; do
    "$turntable" generate "${recipe[@]}" -o killed --quiet 2>killed.log &
    process=$!
    # Within half of what a whole run takes here: the first, at least, meets it at work.
    moment_ms=$((RANDOM % (lasted_ms / 2 + 1)))
    sleep "$((moment_ms / 1000)).$(printf '%03d' $((moment_ms % 1000)))"
    if kill -9 "$process" 2>/dev/null; then
        interrupted=$((interrupted + 1))
    fi
    wait "$process" 2>/dev/null || true
    for index in killed/shards/*.json; do
        [[ -e $index ]] || continue
        cmp "${index%.json}.tar" "whole/shards/$(basename "${index%.json}").tar" ||
            fail "kill $attempt: $index marks a damaged shard as done"
    done
done
[[ $interrupted -gt 0 ]] || fail "no kill hit a running process"

generate killed
same_bytes whole killed
no_leftovers killed
echo "$interrupted of 10 kills hit a running process; the bytes are those of a whole run"
