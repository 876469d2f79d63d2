#!/usr/bin/env bash
# One command on several devices (here one of them twice): the bytes of one process, whatever is
# stopped or killed meanwhile, and one line that names the device that failed.
source "$(dirname "${BASH_SOURCE[0]}")/fixture.sh"
source "$fixtures/vulkan_fixture.sh"
need_vulkan
make_library
generate_vulkan one
several=("$turntable" generate "${recipe[@]}" --devices 0,0)

"${several[@]}" -o two --json >two.json 2>two.log || fail "$(cat two.log)"
same_bytes one two
grep -q '"rendered":48,.*"shards_rendered":8,.*"complete":true' two.json || fail "$(cat two.json)"
"${several[@]}" -o two --json >again.json || fail 'again'
grep -q '"rendered":0,.*"shards_kept":8,' again.json || fail "$(cat again.json)"

# Frames of another set: what was taken is counted, and a damaged shard is named once.
"${several[@]}" -o reused --reuse one --json >reused.json || fail 'reuse'
grep -q '"rendered":48,.*"reused":48,' reused.json || fail "$(cat reused.json)"
same_bytes one reused
cp -r one worn
printf 'X' | dd of=worn/shards/000001.tar bs=1 seek=700 conv=notrunc status=none
"${several[@]}" -o mended --reuse worn --json >mended.json 2>mended.log || fail "$(cat mended.log)"
grep -q '"rendered":48,.*"reused":42,' mended.json || fail "$(cat mended.json)"
[[ $(grep -c 'turntable: not reused: worn/shards/000001.tar: ' mended.log) -eq 1 ]] ||
    fail "no word of the damage, or more than one: $(cat mended.log)"
same_bytes one mended
expect 2 'devices 0, 0: nowhere: not a dataset folder' "${several[@]}" -o none --reuse nowhere
[[ ! -e none ]] || fail 'a run that was refused wrote a folder'

# A stop signal reaches both.
"${several[@]}" -o stopped --quiet 2>stop.log &
process=$!
await_shards stopped 1
kill -TERM "$process"
code=0
wait "$process" || code=$?
[[ $code -eq 75 ]] || fail "SIGTERM: exit code $code: $(cat stop.log)"
grep -q 'stopped by SIGTERM .*run the same command again' stop.log || fail "$(cat stop.log)"
[[ $(wc -l <stop.log) -eq 1 ]] || fail "not one line: $(cat stop.log)"
no_leftovers stopped
"${several[@]}" -o stopped --quiet || fail 'going on after SIGTERM'
same_bytes one stopped

# A process that dies takes its shard with it, and nothing else.
"${several[@]}" -o killed --quiet 2>killed.log &
process=$!
await_shards killed 1
kill -9 "$(pgrep -P "$process" | head -1)"
code=0
wait "$process" || code=$?
[[ $code -eq 3 ]] || fail "a killed process: exit code $code: $(cat killed.log)"
grep -q 'device 0: its process was killed by signal 9' killed.log || fail "$(cat killed.log)"
[[ $(wc -l <killed.log) -eq 1 ]] || fail "not one line: $(cat killed.log)"
"${several[@]}" -o killed --quiet || fail 'going on after a kill'
same_bytes one killed

# When the first process is killed, those it started do not go on alone.
"${several[@]}" -o orphans --quiet &
process=$!
await_shards orphans 1
children=$(pgrep -P "$process")
kill -9 "$process"
wait "$process" 2>/dev/null || true
for child in $children; do
    for _ in {1..300}; do
        kill -0 "$child" 2>/dev/null || continue 2
        sleep 0.1
    done
    fail "process $child goes on without the one that started it"
done
"${several[@]}" -o orphans --quiet || fail 'going on without the first process'
same_bytes one orphans

# A device that is not there: the other one does its work.
code=0
"$turntable" generate "${recipe[@]}" --devices 0,99 -o missing --quiet 2>missing.log || code=$?
[[ $code -eq 3 ]] || fail "a missing device: exit code $code: $(cat missing.log)"
grep -q 'device 99: .*no such Vulkan device.*; the other devices finished every shard' missing.log ||
    fail "$(cat missing.log)"
same_bytes one missing

# What is wrong with the command is said once for all devices.
expect 2 'devices 0, 0: two: holds another dataset: its seed is 0' "${several[@]}" -o two --seed 1
echo "two processes wrote the bytes of one, through stops and kills"
