#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# Runs that do not come to their end leave nothing under the final name.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

long=(run "$small" --replicates 100000 --progress plain -o r.h5)

# start: a long run in the background that has begun to work; its number is $run.
start() {
    : >err
    "$DIASIM" "${long[@]}" >out 2>err &
    run=$!
    for _ in $(seq 600); do
        if grep -q "steps on" err; then return; fi
        kill -0 "$run" 2>/dev/null || break
        sleep 0.1
    done
    complain "the run did not begin"
}

# stopped_with SIGNAL CODE
stopped_with() {
    local code=0
    start
    kill -s "$1" "$run"
    wait "$run" 2>/dev/null || code=$?
    [ "$code" -eq "$2" ] || complain "$1 gave $code, not $2: $(cat err)"
    absent r.h5
    if [ "$1" != KILL ]; then
        contains err "nothing was written"
        contains err "diasim run"
        absent r.h5.partial*
    fi
}

stopped_with INT 130
stopped_with TERM 6
stopped_with KILL 137
expect 6 "${long[@]}" --max-time "1 s"
absent r.h5
[ ! -s out ] || complain "a stopped run printed a result"

# A file that may not grow: the disk is full.
(
    ulimit -f 8
    "$DIASIM" run "$small" --replicates 2 -o full.h5 >out 2>err
)
code=$?
[ "$code" -eq 1 ] || complain "a full disk gave $code"
contains err "full.h5"
absent full.h5 full.h5.partial*
finish
