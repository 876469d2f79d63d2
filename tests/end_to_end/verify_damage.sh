#!/usr/bin/env bash
# verify --all finds nothing in a sound dataset; then one flipped byte, one altered label and one
# exchanged model, each by name; repair and generate bring the dataset back.
source "$(dirname "${BASH_SOURCE[0]}")/fixture.sh"
make_library
generate whole
"$turntable" verify whole --all --backend embree >verify.txt || fail "a sound dataset: $(cat verify.txt)"
grep -q 'nothing differs' verify.txt || fail "$(cat verify.txt)"

# expect_finding DATASET TEXT...: exit code 1, and every TEXT in the report.
expect_finding() {
    local folder=$1 code=0 text
    shift
    "$turntable" verify "$folder" --all ${how:-} --assets "${library:-lib}" --backend embree \
        --quiet >report.txt 2>err.txt || code=$?
    [[ $code -eq 1 ]] || fail "exit code $code, not 1: $(cat report.txt err.txt)"
    for text in "$@"; do
        grep -qF -- "$text" report.txt || fail "the report lacks '$text': $(cat report.txt)"
    done
}

# Only these samples may be named: whatever else is there is sound.
only_samples() {
    local named
    named=$(grep -oE 'sample [0-9]{9}' report.txt | cut -d' ' -f2 | sort -u | tr '\n' ' ')
    [[ $named == "$1 " ]] || fail "named samples '$named', not '$1': $(cat report.txt)"
}

# One flipped byte in a picture.
cp -r whole flipped
python3 - flipped/shards/000003.tar 000000065.jpg <<'PYTHON'
import sys, tarfile
path, name = sys.argv[1:]
offset = tarfile.open(path).getmember(name).offset_data + 700
with open(path, 'r+b') as file:
    file.seek(offset)
    byte = file.read(1)[0]
    file.seek(offset)
    file.write(bytes([byte ^ 1]))
PYTHON
expect_finding flipped 'shard 000003 sample 000000065' '000000065.jpg'
only_samples 000000065

# One altered label in a record, by somebody who also mends the digests in the index.
cp -r whole relabelled
python3 - relabelled/shards/000002 <<'PYTHON'
import hashlib, json, subprocess, sys
base = sys.argv[1]
records = base + '.jsonl.zst'
text = subprocess.run(['zstd', '-dcq', records], check=True, capture_output=True).stdout.decode()
lines = text.splitlines()
record = json.loads(lines[7])
assert record['index'] == 47
old = '"floor_hue":%r' % record['factors']['floor_hue']
assert old in lines[7]
lines[7] = lines[7].replace(old, '"floor_hue":0.125')
packed = subprocess.run(['zstd', '-3', '-cq'], input=('\n'.join(lines) + '\n').encode(),
                        check=True, capture_output=True).stdout
open(records, 'wb').write(packed)
index = json.load(open(base + '.json'))
index['records'] = {'bytes': len(packed), 'sha256': hashlib.sha256(packed).hexdigest()}
json.dump(index, open(base + '.json', 'w'), indent=2)
PYTHON
expect_finding relabelled 'labels: shard 000002 sample 000000047: floor_hue is 0.125, the plan gives'
only_samples 000000047

# Within the bounds of two backends a sound dataset is sound, too.
"$turntable" verify whole --all --across --backend embree --quiet >across.txt || fail "$(cat across.txt)"
grep -q 'within the bounds of two backends .*: nothing differs' across.txt || fail "$(cat across.txt)"

# The picture of another view, by somebody who also mends every digest.
cp -r whole forged
python3 - forged/shards/000004 000000087 <<'PYTHON'
import hashlib, json, subprocess, sys, tarfile
base, key = sys.argv[1:]
digest = lambda data: hashlib.sha256(data).hexdigest()
members = {member.name: member for member in tarfile.open(base + '.tar')}
data = bytearray(open(base + '.tar', 'rb').read())
content = lambda name: data[members[name].offset_data:][:members[name].size]
mine = key + '.jpg'
other = min((name for name in members if name.endswith('.jpg') and name != mine),
            key=lambda name: members[name].size)
assert members[other].size < members[mine].size, 'the smallest picture is the one to replace'
old = digest(content(mine))
fake = bytes(content(other)).ljust(members[mine].size, b'\0')  # what follows its end is ignored
start = members[mine].offset_data
data[start:start + len(fake)] = fake
tar = bytes(data).replace(old.encode(), digest(fake).encode())
text = subprocess.run(['zstd', '-dcq', base + '.jsonl.zst'], check=True, capture_output=True).stdout
assert text.count(old.encode()) == 1
packed = subprocess.run(['zstd', '-3', '-cq'], input=text.replace(old.encode(), digest(fake).encode()),
                        check=True, capture_output=True).stdout
open(base + '.tar', 'wb').write(tar)
open(base + '.jsonl.zst', 'wb').write(packed)
index = json.load(open(base + '.json'))
index['tar'] = {'bytes': len(tar), 'sha256': digest(tar)}
index['records'] = {'bytes': len(packed), 'sha256': digest(packed)}
json.dump(index, open(base + '.json', 'w'), indent=2)
PYTHON
expect_finding forged 'pixels: shard 000004 sample 000000087: '
only_samples 000000087
how=--across expect_finding forged 'pixels: shard 000004 sample 000000087: jpg: ' 'levels off'
only_samples 000000087

# One exchanged model: its source changed, and the library was imported anew.
mkdir changed
cp -r models changed/models
write_box changed/models/mug/mug0/model.obj 0.05 0.3 0.5
"$turntable" assets import changed/models --layout folders -o lib2 >import.log 2>&1 ||
    fail "import: $(cat import.log)"
library=lib2 expect_finding whole 'asset: asset'
[[ $(grep -c '^asset: ' report.txt) -eq 1 ]] || fail "not one asset: $(cat report.txt)"
grep -q '^asset: asset .*mug/mug0: its digest is' report.txt || fail "$(cat report.txt)"

# And one whose cached form was exchanged behind the library's back.
cp -r lib lib3
digest=$("$turntable" assets list lib --json | python3 -c '
import json, sys
tree = json.load(sys.stdin)
by_id = {model["id"]: model["digest"] for model in tree["entries"]}
pick = lambda end: next(value for key, value in by_id.items() if key.endswith(end))
print(pick("table/table1"), pick("chair/chair0"))')
read -r exchanged other <<<"$digest"
cp "lib3/models/$other.ttm" "lib3/models/$exchanged.ttm"
library=lib3 expect_finding whole 'asset: asset'
grep -q '^asset: asset .*table/table1: ' report.txt || fail "$(cat report.txt)"
[[ $(grep -c '^asset: ' report.txt) -eq 1 ]] || fail "not one asset: $(cat report.txt)"

# An index that cannot be read takes its own shard out of the comparison, and no other.
cp -r whole unreadable
echo '{' >unreadable/shards/000005.json
for how in '' --across; do
    expect_finding unreadable 'files: shard 000005: unreadable/shards/000005.json: not valid JSON' \
        '140 images rendered again'
done

# Repair names the shard and takes it out; generate makes it anew.
"$turntable" repair flipped >repair.txt || fail "repair: $(cat repair.txt)"
grep -q 'shard 000003 sample 000000065' repair.txt || fail "repair: $(cat repair.txt)"
[[ ! -e flipped/shards/000003.json ]] || fail "repair left the damaged shard marked as done"
generate flipped
same_bytes whole flipped
echo "each damage was named, and nothing else"
