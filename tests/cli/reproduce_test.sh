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

# A changed number is found. The file's people are near its beginning or not compressed, so the
# test changes bytes until the file still opens and a number differs.
size=$(stat -c %s r.h5)
found=no
for part in 8 7 6 5 4 3 2; do
    cp r.h5 changed.h5
    printf '\377\377' | dd of=changed.h5 bs=1 seek=$((size * part / 10)) conv=notrunc status=none
    "$DIASIM" reproduce changed.h5 --check >out 2>err
    code=$?
    case $code in
        9)
            found=yes
            contains out "difference"
            ;;
        0 | 2 | 3) ;; # in unused room, or the file no longer opens: said so
        *) complain "a damaged file gave $code: $(cat err)" ;;
    esac
done
[ "$found" = yes ] || complain "no changed byte was found"

expect 3 reproduce "$small" --check
contains err "small.toml"
expect 3 reproduce missing.h5
finish
