#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# Broken input that no file of the tree can hold: what cannot be read, what never ends, what is
# wrong thousands of times. bad_input_test.sh has the small cases.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

# errors N: the last line counts N errors.
errors() {
    local last
    last=$(tail -n 1 err)
    [ "$last" = "$1, nothing was run." ] || complain "expected '$1', the last line is '$last'"
}

# with_table KEY FILE CODE: validates the small scenario with another table.
with_table() {
    expect "$3" validate "$small" --set "$1=$2"
}

# repeat TEXT N: the text N times.
repeat() {
    yes "$1" | head -n "$2" | tr -d '\n' || true # head ends yes
}

# What cannot be read is missing input, wherever it is named.
ln -s loop loop
ln -s nowhere dangling
unreadable=(loop dangling "$folder")
if [ "$(id -u)" -ne 0 ]; then # root may read everything
    cp "$SOURCE/tests/data/small/triggers.csv" locked
    chmod 000 locked
    unreadable+=(locked)
fi
if [ -e /proc/self/mem ]; then unreadable+=(/proc/self/mem); fi # opens, but cannot be read
for name in "${unreadable[@]}"; do
    with_table homeland.triggers "$name" 3
    contains err "error: --set homeland.triggers=$name: cannot read"
    errors "1 error"
    expect 3 validate "$name"
    contains err "error: $name: cannot read"
    errors "1 error"
    printf 'include = ["%s"]\n' "$name" >including.toml
    expect 3 validate including.toml
    contains err "error: including.toml:1:12: cannot read"
    errors "1 error"
done

# A table that is wrong in every row: a hundred errors are shown, all are counted.
triggers=$SOURCE/tests/data/small/triggers.csv
head -n 1 "$triggers" >wrong.csv
for ((i = 0; i < 5000; ++i)); do
    echo "X$i,2022-01-02T08:00Z,2022-01-02T14:00Z,protest,south,7,0.8,0,12,no"
done >>wrong.csv
with_table homeland.triggers wrong.csv 2
contains err "error: wrong.csv:101:55: severity: 7 is outside 0 to 1"
lacks err "wrong.csv:102:"
contains err "4900 more are not shown"
errors "5000 errors"

# Text that is nested or repeated without end. A key of very
# many parts must not overflow the stack.
n=100000
{ repeat 'a.' "$n" && echo 'a = 1'; } >keys.toml
{ printf '[' && repeat 'a.' "$n" && printf 'a]\nb = 1\n'; } >tables.toml
{ printf 'x = ' && repeat '[' "$n"; } >lists.toml
{ printf 'x = ' && repeat '{a=' "$n"; } >inline.toml
for name in keys tables lists inline; do
    expect 2 validate "$name.toml"
    contains err "error: $name.toml:1:"
    errors "1 error"
done
expect 2 validate "$small" --set "$(repeat 'a.' 20000)a=1"
errors "1 error"
expect 2 validate "$small" --set "seed=$(repeat '[' 20000)"
errors "1 error"

# One cell or one name of a million letters.
{ head -n 1 "$triggers" && repeat x 1000000 && echo; } >cell.csv
with_table homeland.triggers cell.csv 2
contains err "error: cell.csv:2:1: 1 field, but the header has 10"
errors "1 error"

# A cycle of includes through folders and links ends.
mkdir -p one two
echo 'include = ["../two/b.toml"]' >one/a.toml
echo 'include = ["../one/./a.toml"]' >two/b.toml
expect 2 validate one/a.toml
contains err "error: two/b.toml:1:12: 'one/a.toml' includes itself"
expect 2 validate ./two/../one/a.toml
contains err "'one/a.toml' includes itself"
ln -s ../one/a.toml one/link.toml
echo 'include = ["link.toml"]' >one/a.toml
timeout 60 "$DIASIM" validate one/a.toml 2>err
[ $? -eq 2 ] || complain "an include through a link to itself: $(head -c 500 err)"
contains err "includes itself"

# An output that cannot be made is refused before anything is computed.
mkfifo pipe.h5
ln -s nowhere dangling.h5
expect 7 run "$small" -o pipe.h5
expect 7 run "$small" -o dangling.h5
expect 2 run "$small" -o "$small/new.h5"
expect 2 run "$small" -o one/
absent nowhere small.h5
finish
