#!/usr/bin/env bash
# SIGTERM, SIGINT, SIGUSR1 and SIGUSR2 end a run with exit code 75 and one line that says how to
# go on; going on gives the bytes of a whole run.
source "$(dirname "${BASH_SOURCE[0]}")/fixture.sh"
make_library
generate whole

# A shell without job control starts background processes with SIGINT ignored; python undoes it.
start='import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])'

stopped=0
for signal in TERM INT USR1 USR2; do
    rm -rf stopped
    python3 -c "$start" "$turntable" generate "${recipe[@]}" -o stopped --quiet 2>stop.log &
    process=$!
    # A moment when it renders for sure: the first shard's temporary has appeared.
    for _ in {1..400}; do
        compgen -G 'stopped/shards/.*.partial' >/dev/null && break
        sleep 0.01
    done
    kill "-$signal" "$process"
    code=0
    wait "$process" || code=$?
    [[ $code -eq 75 ]] || fail "SIG$signal: exit code $code: $(cat stop.log)"
    grep -q "stopped by SIG$signal .*run the same command again" stop.log ||
        fail "SIG$signal: $(cat stop.log)"
    [[ $(wc -l <stop.log) -eq 1 ]] || fail "SIG$signal: not one line: $(cat stop.log)"
    no_leftovers stopped
    stopped=$((stopped + 1))
    generate stopped
    same_bytes whole stopped
done
echo "$stopped signals: exit code 75, nothing left behind, equal bytes after going on"
