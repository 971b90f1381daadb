#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# A run that is killed at any moment goes on with the same command to the same bytes, and no replicate
# that was finished is run twice.
#
# DIASIM_KILLS is the number of kills (20), DIASIM_KILL_SEED draws their moments (1).
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

kills=${DIASIM_KILLS:-20}
RANDOM=${DIASIM_KILL_SEED:-1}
replicates=24
words=(run "$small" --replicates "$replicates" -j2 --progress none)

# milliseconds: the time of day.
milliseconds() {
    echo $((${EPOCHREALTIME/[.,]/} / 1000))
}

# The uninterrupted run, of a population that takes it about a second on this machine.
scale=1
for _ in $(seq 12); do
    start=$(milliseconds)
    expect 0 "${words[@]}" --set "population.scale=$scale" -o whole.h5 --force
    length=$(($(milliseconds) - start))
    if [ "$length" -ge 700 ]; then break; fi
    scale=$((scale * 2))
done
whole_length=$length
words+=(--set "population.scale=$scale" -o r.h5 --log-file log)
cp out whole.txt

# finished LOG: how many replicates the log calls finished; complains of those it names twice.
finished() {
    grep -o 'replicate [0-9]* is finished' "$1" >named || true
    if [ "$(sort -u named | wc -l)" -ne "$(wc -l <named)" ]; then
        complain "finished replicates were run twice: $(sort named | uniq -d | tr '\n' ' ')"
    fi
    wc -l <named
}

# found FILE: how many replicates the messages in FILE say were there already.
found() {
    local number
    number=$(sed -n "s/^r.h5.journal: \([0-9]*\) of $replicates replicates* finished before.*/\1/p" "$1")
    echo "${number:-0}"
}

# killed_after MILLISECONDS: whether the run was still alive to be killed then.
killed_after() {
    local code=0 process
    "$DIASIM" "${words[@]}" >out 2>err &
    process=$!
    sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"
    kill -s KILL "$process" 2>/dev/null || true
    { wait "$process" || code=$?; } 2>/dev/null
    if [ "$code" -ne 137 ] && [ "$code" -ne 0 ]; then
        complain "a run to be killed gave $code: $(head -c 500 err)"
    fi
    [ "$code" -eq 137 ]
}

# moment: milliseconds between the start and the end of a run; every fourth near its end, where the
# result is written.
moment() {
    if ((RANDOM % 4 == 0)); then
        echo $((length - RANDOM % (length / 8 + 1)))
    else
        echo $((RANDOM % length))
    fi
}

done_kills=0
resumed=0 # replicates that were found finished
trials=0
while [ "$done_kills" -lt "$kills" ] && [ "$trials" -lt $((20 * kills)) ]; do
    trials=$((trials + 1))
    rm -f r.h5 r.h5.* r.html log
    : >log
    before=0
    in_a_row=$((1 + RANDOM % 3))
    for ((i = 0; i != in_a_row; ++i)); do
        if ! killed_after "$(moment)"; then
            length=$((length * 9 / 10 + 10)) # the machine is less busy than it was
            break
        fi
        length=$((length + length / 50))
        done_kills=$((done_kills + 1))
        # A kill may fall between a replicate's way to the disk and its line in the log.
        before=$((before + 1))
        if [ -e r.h5 ] && [ ! -e r.h5.journal ]; then break; fi # all was done
    done
    if [ -e r.h5 ] && [ ! -e r.h5.journal ]; then
        same whole.h5 r.h5 # it was done before it could be killed
        continue
    fi
    logged=$(finished log)
    expect 0 "${words[@]}"
    there=$(found err)
    new=$(($(finished log) - logged))
    if [ "$there" -lt "$logged" ] || [ "$there" -gt $((logged + before)) ]; then
        complain "$logged finished replicates were logged, $there were found"
    fi
    if [ $((there + new)) -ne "$replicates" ]; then
        complain "$there were found and $new run, of $replicates"
    fi
    resumed=$((resumed + there))
    same whole.h5 r.h5
    same whole.txt out
    absent r.h5.*
done
echo "$done_kills kills in $trials runs of $whole_length ms, $resumed of $((trials * replicates)) replicates found finished"
[ "$done_kills" -ge "$kills" ] || complain "only $done_kills kills hit a run"
[ "$resumed" -gt 0 ] || complain "no kill left a finished replicate: nothing was tested"
finish
