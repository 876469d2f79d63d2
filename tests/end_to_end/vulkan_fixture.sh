# Sourced after fixture.sh by the scripts that render with Vulkan: a smaller recipe, and a skip where
# there is no device. Software devices render some ten pictures a second.
recipe=(3diebench --assets lib --views 6 --size 40 --spp 2 --shard-size 6)
vulkan=("${recipe[@]}" --backend vulkan)

vulkan_devices() {
    "$turntable" doctor --json | python3 -c '
import json, sys
print(sum(device["usable"] for device in json.load(sys.stdin)["devices"]))'
}

need_vulkan() {
    if [[ $(vulkan_devices) -eq 0 ]]; then
        echo "SKIPPED: turntable doctor shows no usable Vulkan device"
        exit 77
    fi
}

# generate_vulkan FOLDER OPTION...: quiet; its messages go to FOLDER.log.
generate_vulkan() {
    local folder=$1
    shift
    "$turntable" generate "${vulkan[@]}" -o "$folder" --quiet "$@" 2>"$folder.log" ||
        fail "generate $folder: $(cat "$folder.log")"
}

# Waits until FOLDER has COUNT finished shards, for a minute at most.
await_shards() {
    local folder=$1 count=$2
    for _ in {1..600}; do
        [[ $(find "$folder/shards" -name '[0-9]*.json' 2>/dev/null | wc -l) -ge $count ]] && return
        sleep 0.1
    done
    fail "$folder: no $count shards after a minute"
}
