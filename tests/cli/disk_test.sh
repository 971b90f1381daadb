#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# Disks that are full or may not be written to: the exit code, no file under the final name, and the
# same command goes on once there is room.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

# Another user runs some of this: inputs and program lie where it may read them.
cp -r "$(dirname "$small")" inputs
small=$PWD/inputs/small.toml
cp "$DIASIM" program
words=(run "$small" --replicates 6 -j2 --progress none --no-report)
expect 0 "${words[@]}" -o whole.h5
size=$(stat -c %s whole.h5)

# kept: how many replicates the message in err says are kept.
kept() {
    local number
    number=$(sed -n 's/^\([0-9]*\) of 6 replicates \(is\|are\) finished and kept in .*/\1/p' err)
    echo "${number:-0}"
}

# check_full CODE FILE WHAT REASON: what a run on a full disk must leave.
check_full() {
    [ "$1" -eq 1 ] || complain "$3: exit code $1 instead of 1: $(cat err)"
    contains err "error: $2"
    contains err "$4"
    absent "$2" "$2".partial-*
    [ ! -s out ] || complain "$3: a result was printed"
    if [ "$(kept)" -eq 0 ]; then
        absent "$2.journal"
    else
        contains err "the same command goes on from there"
        [ -s "$2.journal" ] || complain "$3: the journal is gone"
    fi
}

# goes_on FILE KEPT: there is room again.
goes_on() {
    expect 0 "${words[@]}" -o "$1"
    if [ "$2" -gt 0 ]; then
        contains err "$2 of 6 replicates finished before"
    else
        lacks err "finished before"
    fi
    same whole.h5 "$1"
    absent "$1".*
    rm -f "$1"
}

# No file may grow beyond a limit, wherever the limit falls: while replicates are kept, while the
# result is written.
numbers=() # replicates that were kept at each limit
for ((blocks = 0; blocks * 1024 < size; blocks += 1 + blocks / 2)); do
    (
        ulimit -f "$blocks"
        exec "$DIASIM" "${words[@]}" -o limit.h5
    ) 2>&1 >out | cat >err # else the limit would hold for the message too
    code=${PIPESTATUS[0]}
    check_full "$code" limit.h5 "files of $blocks KiB" "File too large"
    numbers+=("$(kept)")
    goes_on limit.h5 "$(kept)"
done
echo "kept at growing limits: ${numbers[*]}"
if [[ "${numbers[0]}" -ne 0 || "${numbers[-1]}" -ne 6 ]]; then
    complain "the limits do not reach from the first replicate to the result: ${numbers[*]}"
fi

# A folder that this user may not write to; root may, so another user is taken.
mkdir closed
chmod 555 closed
unprivileged=()
if [ "$(id -u)" -eq 0 ]; then
    unprivileged=(setpriv --reuid=65534 --regid=65534 --clear-groups)
    chmod 755 "$folder"
fi
if "${unprivileged[@]}" ./program validate "$small" >/dev/null 2>err; then
    code=0
    "${unprivileged[@]}" ./program "${words[@]}" -o closed/r.h5 >out 2>err || code=$?
    [ "$code" -eq 2 ] || complain "a closed folder gave $code: $(cat err)"
    contains err "the folder closed may not be written to"
    [ -z "$(ls closed)" ] || complain "something was written into a closed folder"
else
    echo "skipped: a closed folder, as no other user may run the program: $(head -n 1 err)"
fi

# A program that may not read itself cannot tell whose replicates a journal holds: it keeps none.
mkdir open
chmod 777 open
cp "$DIASIM" unreadable
chmod 111 unreadable
if ! "${unprivileged[@]}" test -r unreadable && "${unprivileged[@]}" test -r "$small" && "${unprivileged[@]}" ./unreadable --version >out 2>err; then
    "${unprivileged[@]}" ./unreadable "${words[@]}" -o open/r.h5 >out 2>err ||
        complain "a program that may not read itself failed: $(cat err)"
    contains err "the program cannot read itself (/proc/self/exe)"
    same whole.h5 open/r.h5
    absent open/r.h5.*
else
    echo "skipped: a program that may not read itself: $(head -n 1 err)"
fi

# An existing file that may not be replaced, whatever happens.
echo mine >mine.h5
expect 7 "${words[@]}" -o mine.h5
[ "$(cat mine.h5)" = mine ] || complain "mine.h5 was touched"
absent mine.h5.*
finish
