#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# What the program says to wrong words, and its help.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

expect 2 run "$small" --set barrier.lack_of_tme.weight=1 -o r.h5
contains err "did you mean"
contains err "lack_of_time"
absent r.h5
expect 2
contains err "a command is missing"
expect 2 runn "$small"
contains err "did you mean 'run'?"
expect 2 run "$small" --ouput r.h5
contains err "did you mean '--output'?"
expect 2 run
contains err "scenario"
expect 2 run "$small" --jobs 0
contains err "1 to 4096 or auto"
expect 2 run "$small" --max-time 30
contains err "with its unit"
expect 2 run "$small" --seed x
expect 3 run missing.toml
contains err "missing.toml"
expect 2 run "$small" another
contains err "another"

expect 0 --version
contains out "diasim "
contains out "git "
contains out "compiler "
contains out "HDF5"
expect 0 --help
contains out "reproduce"
for verb in run validate show reproduce verify; do
    expect 0 "$verb" --help
    contains out "Examples:"
    contains out "Usage: diasim $verb "
    [ ! -s err ] || complain "help of $verb goes to stderr"
done

# Colour only when asked for: stderr is no terminal here.
expect 2 rnu
lacks err $'\033['
expect 3 run missing.toml --color always
contains err $'\033['

# Results that cannot be delivered.
"$DIASIM" show "$small" --parameters >&- 2>err
[ $? -eq 1 ] || complain "a closed stdout went unnoticed"
contains err "standard output"
if [ -w /dev/full ]; then
    "$DIASIM" show "$small" --parameters >/dev/full 2>err
    [ $? -eq 1 ] || complain "a full disk behind stdout went unnoticed"
    contains err "No space left"
fi
# A reader that has seen enough is no error: the code is that of other programs, nothing is said.
for words in "show $small --parameters" "validate $small" "--help" "run $small --replicates 1 -q -o r.h5"; do
    rm -f gate
    mkfifo gate # nothing is written before the reader has closed its end
    {
        read -r _ <gate
        # shellcheck disable=SC2086 # several words
        "$DIASIM" $words 2>err
        echo $? >code
    } | {
        exec <&-
        echo >gate
    }
    code=$(cat code)
    [ "$code" -eq 141 ] || complain "$words into a closed pipe gave $code"
    [ ! -s err ] || complain "$words complains of a closed pipe: $(cat err)"
done
[ -s r.h5 ] || complain "the result of a run into a closed pipe is not there"
finish
