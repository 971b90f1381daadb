#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# Runs that do not come to their end leave nothing under the final name, keep what was finished, and
# go on with the same command.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

long=(run "$small" --replicates 100000 --progress plain -o r.h5 --no-report)

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
        contains err "stopped, nothing was written: "
        contains err "    diasim run $small --set replicates=100000 -o r.h5"
        if [ -e r.h5.journal ]; then
            contains err "finished and kept in r.h5.journal: the same command goes on from there"
        else
            contains err "none of 100000 replicates was finished: nothing is kept"
        fi
    fi
    absent r.h5.partial*
    [ ! -s out ] || complain "a stopped run printed a result"
}

stopped_with INT 130
stopped_with TERM 6
stopped_with KILL 137
expect 6 "${long[@]}" --max-time "1 s"
contains err "stopped, nothing was written: "
absent r.h5
[ ! -s out ] || complain "a stopped run printed a result"
rm -f r.html r.h5.journal

# Stopped again and again, a run comes to its end with the bytes of one that was not.
some=(run "$small" --replicates 40 -j2 --no-report)
expect 0 "${some[@]}" -o whole.h5
found=0
stops=0
milliseconds=20
while [ "$stops" -lt 60 ]; do
    code=0
    "$DIASIM" "${some[@]}" -o some.h5 --max-time "0.$(printf '%03d' "$milliseconds") s" \
        >out 2>err || code=$?
    now=$(sed -n 's/^some.h5.journal: \([0-9]*\) of 40 .*/\1/p' err)
    [ "${now:-0}" -ge "$found" ] || complain "$found replicates were kept, ${now:-0} are found"
    found=${now:-0}
    if [ "$code" -ne 6 ]; then break; fi
    stops=$((stops + 1))
    absent some.h5
    if [ "$milliseconds" -lt 900 ]; then milliseconds=$((milliseconds + 15)); fi
done
[ "$code" -eq 0 ] || complain "a run that was stopped $stops times gave $code: $(cat err)"
[ "$stops" -gt 0 ] || complain "no time was too short: nothing was tested"
echo "$stops stops, $found of 40 replicates were there at the last start"
same whole.h5 some.h5
absent some.h5.*

# One process at a time works on an output.
start
for _ in $(seq 600); do # a replicate is kept: the journal is in use
    [ ! -s r.h5.journal ] || break
    sleep 0.1
done
code=0
"$DIASIM" "${long[@]}" --max-time "10 s" >out2 2>err2 || code=$?
[ "$code" -eq 7 ] || complain "a second process on the same output gave $code: $(cat err2)"
contains err2 "r.h5.journal is in use: another process works on this output"
kill -s KILL "$run"
wait "$run" 2>/dev/null || true
rm -f r.html r.h5.journal

# Streams that are closed or lead nowhere: nothing of them gets into a file, and the result is whole.
for streams in '<&-' '2>&-' '<&- 2>&-' '2>/dev/full' '<&- >&- 2>&-' '>&-' '>/dev/full'; do
    if [[ $streams == *full* && ! -w /dev/full ]]; then continue; fi
    code=0
    bash -c "exec \"\$@\" $streams" closed "$DIASIM" "${some[@]}" -o closed.h5 --progress json \
        >out 2>err || code=$?
    expected=0
    if [[ " $streams" == *" >"* ]]; then expected=1; fi # the summary has no way out
    [ "$code" -eq "$expected" ] || complain "$streams gave $code, not $expected: $(cat err)"
    same whole.h5 closed.h5
    absent closed.h5.*
    rm -f closed.h5 closed.html
done
"$DIASIM" "${some[@]}" -o piped.h5 2>err | true
[ "${PIPESTATUS[0]}" -eq 141 ] || complain "a pipe whose reader has gone was not told by its code"
lacks err "error"
same whole.h5 piped.h5
finish
