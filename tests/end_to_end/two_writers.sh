#!/usr/bin/env bash
# Two processes write the same shards at once: both succeed, and the bytes are those of one.
source "$(dirname "${BASH_SOURCE[0]}")/fixture.sh"
make_library
generate alone

generate both &
first=$!
"$turntable" generate "${recipe[@]}" -o both --quiet 2>second.log &
second=$!
wait "$first" || fail "the first writer: $(cat both.log)"
wait "$second" || fail "the second writer: $(cat second.log)"
same_bytes alone both
no_leftovers both
echo "two writers, one result"
