#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# `diasim reproduce`: a result is made again from what is in its file.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

mkdir inputs
cp "$SOURCE"/tests/data/small/* inputs/
expect 0 run inputs/small.toml --replicates 2 --set barrier.distance.weight=1 -o r.h5
rm -r inputs # nothing but the file is needed
expect 0 reproduce r.h5 --check -j1
contains out "identical: "
contains out " datasets"
expect 0 reproduce r.h5 -o again.h5
same r.h5 again.h5
expect 7 reproduce r.h5 -o again.h5
expect 0 reproduce r.h5
same r.h5 r-reproduced.h5

# One replicate of an ensemble.
expect 0 run "$small" --replicate 3 -o alone.h5
expect 0 reproduce alone.h5 --check

# seal_again FILE: gives a file whose bytes were changed the checksum that these bytes have (FNV-1a,
# in numbers of 64 bits that wrap around).
seal_again() {
    local hash=$((0xCBF29CE484222325)) byte size
    size=$(($(stat -c %s "$1") - 32))
    for byte in $(od -An -v -tu1 -N "$size" "$1"); do
        hash=$(((hash ^ byte) * 0x100000001B3))
    done
    truncate -s "$size" "$1"
    printf 'diasim fnv1a64 %016x\n' "$hash" >>"$1"
}

# The checksum is what the program writes.
cp alone.h5 sealed.h5
seal_again sealed.h5
same alone.h5 sealed.h5

# A changed number is found, even if the checksum of the file was made to agree: as the result of a
# program that computes something else. The numbers are near the file's beginning or not compressed,
# so the test changes bytes until the file still opens and a number differs.
size=$(stat -c %s alone.h5)
found=no
for part in 8 7 6 5 4 3 2; do
    cp alone.h5 changed.h5
    printf '\377\377' | dd of=changed.h5 bs=1 seek=$((size * part / 10)) conv=notrunc status=none
    seal_again changed.h5
    "$DIASIM" reproduce changed.h5 --check >out 2>err
    code=$?
    case $code in
        9)
            found=yes
            contains out "difference"
            break
            ;;
        0 | 2 | 3) ;; # in unused room, or the file no longer opens: said so
        *) complain "a changed file gave $code: $(cat err)" ;;
    esac
done
[ "$found" = yes ] || complain "no changed byte was found"

# Without a checksum nobody knows whether it is whole.
head -c $((size - 32)) alone.h5 >unsealed.h5
expect 3 reproduce unsealed.h5 --check
contains err "unsealed.h5: cannot read as HDF5: it has no checksum at its end"

expect 3 reproduce "$small" --check
contains err "small.toml"
expect 3 reproduce missing.h5
finish
