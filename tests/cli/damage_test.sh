#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# Damaged files: a result that is cut short or has a changed bit gets a clear error; a damaged journal
# costs replicates, never a wrong number.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"
RANDOM=7

expect 0 run "$small" --replicates 2 -q -o r.h5
size=$(stat -c %s r.h5)

# flip FILE OFFSET BIT: changes one bit.
flip() {
    local byte
    byte=$(od -An -tu1 -j "$2" -N 1 "$1")
    printf '%b' "\\x$(printf '%x' $((byte ^ (1 << $3))))" |
        dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

# anywhere SIZE: a position in a file of that size.
anywhere() {
    echo $(((RANDOM * 32768 + RANDOM) % $1))
}

# A result that is cut short is no result for any command that reads files.
for ((i = 0; i != 24; ++i)); do
    cut=$(anywhere "$size")
    if [ "$i" -lt 3 ]; then cut=$i; fi
    if [ "$i" -eq 3 ]; then cut=$((size - 1)); fi
    head -c "$cut" r.h5 >cut.h5
    for flags in "" --check; do
        # shellcheck disable=SC2086 # no flag is no word
        expect 3 reproduce cut.h5 $flags -o again.h5
        contains err "error: cut.h5: "
        grep -qE 'cut.h5: (cannot read as HDF5: |it has no checksum at its end)' err ||
            complain "a file cut at $cut: $(head -c 500 err)"
        contains err "1 error, nothing was run."
        [ ! -s out ] || complain "something was printed of a file cut at $cut"
        absent again.h5 again.h5.*
    done
done

# A changed bit anywhere is noticed before HDF5 sees it, which could crash on it.
for ((i = 0; i != ${DIASIM_FLIPS:-40}; ++i)); do
    cp r.h5 changed.h5
    at=$(anywhere "$size")
    bit=$((RANDOM % 8))
    flip changed.h5 "$at" "$bit"
    code=0
    "$DIASIM" reproduce changed.h5 --check >out 2>err || code=$?
    if [ "$code" -ne 3 ] || ! grep -qE '^error: changed.h5: .*(damaged|checksum|signature)' err; then
        complain "bit $bit of byte $at gave $code: $(head -c 500 err)"
    fi
done

# A result in the place of a scenario.
for verb in validate show run; do
    expect 2 "$verb" r.h5
    contains err "'r.h5' is a result file, no scenario"
    contains err "diasim reproduce"
done

# A journal with a changed bit: what stands before it is used, the rest is run again.
words=(run "$small" --replicates 8 -j1 --progress none)
expect 0 "${words[@]}" -o whole.h5
(
    ulimit -f $(($(stat -c %s whole.h5) / 1024 - 4))
    exec "$DIASIM" "${words[@]}" -o j.h5
) >out 2>err
contains err "8 of 8 replicates are finished and kept in j.h5.journal"
mv j.h5.journal full
length=$(stat -c %s full)
for ((i = 0; i != 12; ++i)); do
    cp full j.h5.journal
    at=$((40 + $(anywhere $((length - 40)))))
    flip j.h5.journal "$at" $((RANDOM % 8))
    expect 0 "${words[@]}" -o j.h5
    contains err "are no whole replicate and were cut"
    same whole.h5 j.h5
    rm j.h5
done

# A journal of another job is neither used nor thrown away without being told to.
cp full j.h5.journal
expect 7 "${words[@]}" --seed 99 -o j.h5
contains err "j.h5.journal holds 8 finished pieces of another job"
contains err "--discard"
same full j.h5.journal
expect 0 "${words[@]}" --seed 99 --discard -o j.h5
lacks err "finished before"
different whole.h5 j.h5
absent j.h5.journal

# What is no journal is left alone.
echo notes >n.h5.journal
expect 7 "${words[@]}" -o n.h5
contains err "it is no journal of diasim"
expect 7 "${words[@]}" -o n.h5 --discard
[ "$(cat n.h5.journal)" = notes ] || complain "n.h5.journal was touched"
absent n.h5

# A run that was killed between its result's name and its journal's end is done.
cp whole.h5 j.h5
cp full j.h5.journal
touch j.h5.partial-123 j.h5.partial-mine
rm -f j.h5.partial-mine.x
expect 7 "${words[@]}" --seed 99 -o j.h5
same whole.h5 j.h5
cp whole.h5 j.h5
expect 0 "${words[@]}" -o j.h5
contains err "8 of 8 replicates finished before"
contains out "8 replicates"
same whole.h5 j.h5
absent j.h5.journal j.h5.partial-123
[ -e j.h5.partial-mine ] || complain "a file of another name was removed"
# Another file of that name is not this result.
cp full j.h5.journal
cp r.h5 j.h5
expect 7 "${words[@]}" -o j.h5
contains err "j.h5 exists already"
same r.h5 j.h5
same full j.h5.journal
finish
