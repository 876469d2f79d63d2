#!/usr/bin/env bash
# The benchmarks run, and print what gpu_check and people read; nothing is held to a speed.
source "$(dirname "${BASH_SOURCE[0]}")/fixture.sh"

"$turntable" bench throughput --backend embree --spp 0,1 --batch 2,3 --seconds 0.1 --threads 2 \
    --json >throughput.json || fail 'bench throughput'
python3 - <<'PYTHON'
import json
rows = json.load(open('throughput.json'))
assert [(row['spp'], row['batch']) for row in rows] == [(0, 2), (0, 3), (1, 2), (1, 3)], rows
for row in rows:
    assert row['backend'] == 'embree' and row['threads'] == 2, row
    assert row['images'] >= 3 * row['batch'], row
    assert abs(row['images'] / row['seconds'] / row['images_per_second'] - 1) < 1e-6, row
    samples = row['images_per_second'] * 256 * 256 * row['mean_spp']
    assert abs(samples / row['samples_per_second'] - 1) < 1e-6, row
    assert row['mean_spp'] == 1 if row['spp'] == 1 else row['mean_spp'] > 1, row
    assert row['stages']['encode'] > 0, row
PYTHON
"$turntable" bench encode --backend embree --repetitions 1 --json >encode.json || fail 'bench encode'
grep -q '"name": "encode"' encode.json || fail "$(cat encode.json)"
expect 2 'did you mean throughput' "$turntable" bench throughputs
echo "the benchmarks print what they measured"
