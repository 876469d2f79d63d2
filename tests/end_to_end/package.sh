#!/usr/bin/env bash
# scripts/package makes equal bytes of equal input, and what it makes runs without this machine's
# packages: from another folder, with an empty environment, and in a root of glibc and itself.
script="$(realpath "$(dirname "${BASH_SOURCE[0]}")/../../scripts/package")"
source "$(dirname "${BASH_SOURCE[0]}")/fixture.sh"
make_library

package() {
    "$script" --build "$(dirname "$turntable")" --with-assets lib -o "$1" \
        >/dev/null 2>package.log || fail "package: $(cat package.log)"
}
package one.tar.gz
package two.tar.gz
cmp one.tar.gz two.tar.gz || fail "two packages of one build differ"
[[ $(stat -c %s one.tar.gz) -lt $((60 << 20)) ]] || fail "the package is over 60 MiB"

mkdir -p "else where"
tar -xzf one.tar.gz -C "else where"
packed="$(echo "$PWD/else where"/turntable-*)"
size=(--views 2 --objects 4 --size 48 --spp 4 --backend embree)

# Which libraries are mapped: the package's, glibc's, and the machine's own runtime of the compiler.
# The environment is empty but for the day that the sets are to be of.
day=(SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH")
env -i "${day[@]}" LD_DEBUG=libs LD_DEBUG_OUTPUT="$PWD/mapped" \
    "$packed/bin/turntable" generate 3diebench --assets "$packed/assets" "${size[@]}" -o packed \
    --quiet 2>packed.log ||
    fail "the packaged program: $(cat packed.log)"
foreign=$(sed -n 's/.*calling init: //p' mapped.* | sort -u | grep -vF "$packed/" |
    grep -vE '/(ld-linux-x86-64|libc|libm|libdl|libpthread|librt|libstdc\+\+|libgcc_s)\.so' || true)
[[ -z $foreign ]] || fail "libraries from outside the package: $foreign"
"$turntable" generate 3diebench --assets lib "${size[@]}" -o built --quiet 2>built.log ||
    fail "the built program: $(cat built.log)"
same_bytes packed built

expect 3 "turntable-import is missing" env -i "$packed/bin/turntable" assets import models -o other

# A root that holds glibc, the package and nothing else.
mkdir -p root/lib64 root/usr/lib/x86_64-linux-gnu root/tmp root/proc
cp -r "$packed" root/turntable
for library in libc libm libdl libpthread librt; do
    path=$(ldd "$turntable" | awk -v name="$library.so" 'index($1, name) == 1 { print $3 }')
    [[ -z $path ]] || cp -L "$path" root/usr/lib/x86_64-linux-gnu/
done
cp -L /lib64/ld-linux-x86-64.so.2 root/lib64/
ln -s usr/lib root/lib
# enter COMMAND...: in that root, with /proc (the loader finds a program's folder through it).
enter() {
    unshare --map-root-user --mount sh -c \
        'mount --rbind /proc root/proc && exec env -i "$@"' sh "${day[@]}" \
        /usr/sbin/chroot root "$@"
}
if ! unshare --map-root-user --mount mount --rbind /proc root/proc 2>unshare.log; then
    echo "no root of its own may be made here, so that part is left out: $(cat unshare.log)"
    exit 0
fi
enter /turntable/bin/turntable doctor >doctor.txt || fail "doctor: $(cat doctor.txt)"
enter /turntable/bin/turntable generate 3diebench --assets /turntable/assets \
    "${size[@]}" -o /tmp/bare --quiet 2>bare.log || fail "in a bare root: $(cat bare.log)"
same_bytes root/tmp/bare built
# There is a Vulkan loader in the package and no driver here: auto takes Embree.
size[-1]=auto
enter /turntable/bin/turntable generate 3diebench --assets /turntable/assets "${size[@]}" \
    -o /tmp/auto --quiet 2>auto.log || fail "--backend auto in a bare root: $(cat auto.log)"
same_bytes root/tmp/auto built
echo "the package is whole: $(du -h one.tar.gz | cut -f 1), equal bytes in a bare root"
