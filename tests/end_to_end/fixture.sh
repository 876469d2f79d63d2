# Sourced by every script here: a scratch folder, a tiny library and the words they share.
#   SCRIPT PATH_OF_TURNTABLE
set -euo pipefail

turntable=$1
export SOURCE_DATE_EPOCH=0 # the day in croissant.json, so that runs around midnight compare
fixtures=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

# 8 boxes of 4 classes; 160 pictures in 8 shards, a few seconds of rendering. The backend is named:
# `auto` would take a GPU where there is one, and remark on its lack elsewhere.
recipe=(3diebench --assets lib --views 20 --size 48 --spp 4 --shard-size 20 --backend embree)

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# write_box FILE SX SY SZ: an OBJ of half sizes SX, SY, SZ.
write_box() {
    mkdir -p "$(dirname "$1")"
    awk -v x="$2" -v y="$3" -v z="$4" 'BEGIN {
        for (i = 0; i < 8; ++i)
            print "v", (i >= 4 ? x : -x), (i % 4 >= 2 ? y : -y), (i % 2 ? z : -z)
        print "f 1 2 4 3\nf 5 7 8 6\nf 1 5 6 2\nf 3 4 8 7\nf 1 3 7 5\nf 2 6 8 4"
    }' >"$1"
}

make_library() {
    local number=0 class instance
    for class in chair mug table lamp; do
        for instance in 0 1; do
            number=$((number + 1))
            write_box "models/$class/$class$instance/model.obj" "0.$number" 0.3 0.5
        done
    done
    "$turntable" assets import models --layout folders -o lib >import.log 2>&1 ||
        fail "import: $(cat import.log)"
}

# generate FOLDER OPTION...: quiet; its messages go to FOLDER.log.
generate() {
    local folder=$1
    shift
    "$turntable" generate "${recipe[@]}" -o "$folder" --quiet "$@" 2>"$folder.log" ||
        fail "generate $folder: $(cat "$folder.log")"
}

# expect CODE TEXT COMMAND...: its exit code, and one line on stderr that contains TEXT.
expect() {
    local code=$1 text=$2 got=0
    shift 2
    "$@" >out.txt 2>err.txt || got=$?
    [[ $got -eq $code ]] || fail "exit code $got, not $code: $*: $(cat err.txt)"
    grep -qF -- "$text" err.txt || fail "stderr lacks '$text': $*: $(cat err.txt)"
    [[ $(wc -l <err.txt) -eq 1 ]] || fail "stderr is not one line: $*: $(cat err.txt)"
}

# Everything a dataset promises to be a function of its plan: all files but the run logs.
fingerprint() {
    (cd "$1" && find . -type f -not -path './runs/*' -print0 | sort -z | xargs -0 sha256sum)
}

same_bytes() {
    diff <(fingerprint "$1") <(fingerprint "$2") || fail "$1 and $2 differ"
}

no_leftovers() {
    local left
    left=$(find "$1" -name '*.partial')
    [[ -z $left ]] || fail "temporary files are left: $left"
}
