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
        grep -q 'cut.h5: cannot read as HDF5: it has no checksum at its end' err ||
            complain "a file cut at $cut: $(head -c 500 err)"
        contains err "1 error, nothing was run."
        [ ! -s out ] || complain "something was printed of a file cut at $cut"
        absent again.h5 again.h5.*
    done
done

# refused FILE WHAT: no command reads it, and HDF5 did not see it.
refused() {
    expect 3 reproduce "$1" --check
    contains err "error: $1: cannot read as HDF5: it has no checksum at its end"
    [ ! -s out ] || complain "something was printed of $2"
}

# Something behind the checksum; a hit in the mark before it, alone and with one anywhere else: what
# the checksum said is then not known, and HDF5 could crash on the rest.
for more in x '\n' '\0'; do
    cp r.h5 longer.h5
    printf '%b' "$more" >>longer.h5
    refused longer.h5 "a file with a byte more"
done
for ((i = 0; i != 24; ++i)); do
    cp r.h5 hit.h5
    flip hit.h5 $((size - 32 + $(anywhere 15))) $((RANDOM % 8))
    refused hit.h5 "a file with a hit in the mark"
    flip hit.h5 "$(anywhere $((size - 32)))" $((RANDOM % 8))
    refused hit.h5 "a file with a hit in the mark and another"
done

# A changed bit anywhere is noticed before HDF5 sees it, which could crash on it.
for ((i = 0; i != ${DIASIM_FLIPS:-40}; ++i)); do
    cp r.h5 changed.h5
    at=$(anywhere "$size")
    bit=$((RANDOM % 8))
    flip changed.h5 "$at" "$bit"
    code=0
    "$DIASIM" reproduce changed.h5 --check >out 2>err || code=$?
    if [ "$code" -ne 3 ] || ! grep -qE '^error: changed.h5: .*(it is damaged|it has no checksum)' err; then
        complain "bit $bit of byte $at gave $code: $(head -c 500 err)"
    fi
done

# A result in the place of a scenario.
for verb in validate show run; do
    expect 2 "$verb" r.h5
    contains err "'r.h5' is a result file, no scenario"
    contains err "diasim reproduce"
done

# A journal with a changed bit: the replicate that it hits is run again, and those behind it only if
# the bit is one of its size.
words=(run "$small" --replicates 8 -j1 --progress none --no-report)
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
    contains err "bytes are no whole replicate and are not used"
    same whole.h5 j.h5
    rm j.h5
done
cp full j.h5.journal
flip j.h5.journal $((34 + 24 + 5)) 3 # in the payload of the first, behind the header and its head
expect 0 "${words[@]}" -o j.h5
contains err "j.h5.journal: 7 of 8 replicates finished before"
same whole.h5 j.h5
rm j.h5

# A journal of another job is neither used nor thrown away without being told to.
cp full j.h5.journal
expect 7 "${words[@]}" --seed 99 -o j.h5
contains err "j.h5.journal holds 8 finished pieces of another job"
contains err "--discard"
same full j.h5.journal
head -c 90 full >j.h5.journal # not one whole replicate: still not this job's to throw away
cp j.h5.journal torn
expect 7 "${words[@]}" --seed 99 -o j.h5
contains err "j.h5.journal holds damaged pieces of another job"
same torn j.h5.journal
expect 0 "${words[@]}" --seed 99 --discard -o j.h5
lacks err "finished before"
different whole.h5 j.h5
absent j.h5.journal

# Nor is one of another program, of which not even the version may tell: here by one byte.
cp "$DIASIM" other
printf x >>other
[ "$(./other --version)" = "$("$DIASIM" --version)" ] || complain "the versions differ"
cp full j.h5.journal
code=0
./other "${words[@]}" -o j.h5 --force >out 2>err || code=$?
[ "$code" -eq 7 ] || complain "another program took up a journal: $code"
contains err "j.h5.journal holds 8 finished pieces of another job"
same full j.h5.journal
rm j.h5.journal

# What a power cut leaves of a journal that was just begun.
head -c 34 /dev/zero >z.h5.journal
expect 0 "${words[@]}" -o z.h5
same whole.h5 z.h5
absent z.h5.journal

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
touch j.h5.partial-123 j.h5.partial-123.partial-123 j.h5.partial-mine
rm -f j.h5.partial-mine.x
expect 7 "${words[@]}" --seed 99 -o j.h5
same whole.h5 j.h5
cp whole.h5 j.h5
expect 0 "${words[@]}" -o j.h5
contains err "8 of 8 replicates finished before"
contains out "8 replicates"
same whole.h5 j.h5
absent j.h5.journal j.h5.partial-1*
[ -e j.h5.partial-mine ] || complain "a file of another name was removed"
# Another file of that name is not this result.
cp full j.h5.journal
cp r.h5 j.h5
expect 7 "${words[@]}" -o j.h5
contains err "j.h5 exists already"
same r.h5 j.h5
same full j.h5.journal
finish
