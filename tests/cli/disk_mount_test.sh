#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# File systems that are full or may not be written to: the exit code, no file under the final name,
# and the same command goes on once there is room. Skipped where mounting is not allowed.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

words=(run "$small" --replicates 6 -j2 --progress none --no-report)
expect 0 "${words[@]}" -o whole.h5
size=$(stat -c %s whole.h5)

# in_mount SCRIPT: runs it as the owner of mounts that nobody else sees and that end with it.
in_mount() {
    local unshare=(unshare --mount)
    [ "$(id -u)" -eq 0 ] || unshare=(unshare --map-root-user --mount)
    "${unshare[@]}" bash -c "$1" in_mount "$DIASIM" "${words[@]}"
}

# A file system that is full, and one that may not be written to.
mkdir disk
if ! in_mount 'mount -t tmpfs -o size=64k none disk' 2>err; then
    echo "skipped: mounting is not allowed here: $(head -n 1 err)"
    exit 77 # CTest says so
fi
for ((pages = 1; pages * 4096 < size; pages += 1 + pages / 2)); do
    in_mount "mount -t tmpfs -o size=$((4 * pages))k none disk || exit 99
        \"\$@\" -o disk/r.h5 >out 2>err
        echo \$? >code
        ls disk >left
        mount -o remount,size=100m disk || exit 99
        sed -n 's/^\([0-9]*\) of 6 .*/\1/p' err >kept
        \"\$@\" -o disk/r.h5 >out2 2>err2 && cp disk/r.h5 again.h5
        ls disk >left2" || complain "the file system of $pages pages"
    [ "$(cat code)" -eq 1 ] || complain "a full file system gave $(cat code): $(cat err)"
    contains err "error: disk/r.h5"
    contains err "No space left on device"
    if grep -qx 'r.h5' left || grep -q partial left; then
        complain "a full file system of $pages pages holds $(tr '\n' ' ' <left)"
    fi
    [ ! -s kept ] || contains err2 "$(cat kept) of 6 replicates finished before"
    same whole.h5 again.h5
    [ "$(cat left2)" = r.h5 ] || complain "left behind: $(tr '\n' ' ' <left2)"
    rm -f again.h5
done
in_mount "mount -t tmpfs none disk && mount -o remount,ro disk || exit 99
    \"\$@\" -o disk/r.h5 >out 2>err" || code=$?
[ "$code" -eq 2 ] || complain "a read-only file system gave $code: $(cat err)"
contains err "disk/r.h5: cannot create: the folder disk may not be written to"
contains err "choose another place with -o"
finish
