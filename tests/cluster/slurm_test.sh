#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# Sweeps on a real Slurm of this machine: a job array gives the same bytes as one process, with any
# number of tasks; a node that dies in the middle costs nothing but what it had in hand; the time limit
# stops and queues again; the merge job depends on the array. Needs slurm-wlm, munge.
#
# DIASIM_KILLS is the number of node daemons killed (2), DIASIM_TIME_LIMIT=1 tests the limit, too (90 s).
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/../cli/support.sh"

kills=${DIASIM_KILLS:-2}
RANDOM=${DIASIM_KILL_SEED:-1}
here=$SOURCE/tests/cluster
SLURM_FOLDER=$(mktemp -d /tmp/diasim-slurm-XXXXXX)
export SLURM_FOLDER
# shellcheck disable=SC2154 # folder is made by support.sh
trap '"$here/local_slurm.sh" stop; rm -rf "$folder" "$SLURM_FOLDER"' EXIT
cp -r "$SOURCE/tests/data/small" "$SOURCE/tests/data/sweep" .
plan=sweep/kill.toml
sed 's/^replicates = .*/replicates = 20/; s/low = 0.5, high = 1.5/low = 8, high = 12/' sweep/map.toml >"$plan"
eval "$("$here/local_slurm.sh" start 3)" || exit 1

# ended JOB SECONDS: waits until Slurm no longer knows the job as waiting or running.
ended() {
    local states
    for ((i = 0; i < $2 * 5; i++)); do
        if states=$(squeue -h -j "$1" 2>&1); then
            [ -n "$states" ] || return 0
        else
            case $states in *"Invalid job id"*) return 0 ;; esac
        fi
        sleep 0.2
    done
    complain "job $1 has not ended after $2 s: $(squeue -h)"
    return 1
}

# submit DIR TASKS: submits the plan; sets array and merge.
submit() {
    printf 'tasks = %d\nmemory = "100"\ntime = "5 min"\nlead = "30 s"\n' "$2" >profile.toml
    expect 0 submit sweep "$plan" -o "$1" --slurm --profile profile.toml
    array=$(sed -n 's/^array //p' out)
    merge=$(sed -n 's/^merge //p' out)
}

# check_again WHAT: no run that was finished is done again, of the status in ./out. Not even by a task that
# Slurm reruns: a journal outlives its process, and on one host a lock tells who lives.
check_again() {
    local again
    again=$(sed -n 's/.*"done_again": \([0-9]*\).*/\1/p' out)
    echo "$1: ${again:-?} runs done again, at most 0" >&2
    [ "${again:-1}" -eq 0 ] || complain "$1: ${again:-unknown number of} runs done again"
}

expect 0 sweep "$plan" -o local -j2 --progress none
for tasks in 1 3; do
    submit "tasks$tasks" "$tasks"
    if ended "$array" 120 && ended "$merge" 60; then
        same "tasks$tasks/result.h5" local/result.h5
        contains tasks"$tasks"/slurm-merge-"$merge".log "180 runs: 180 done, 0 failed"
    fi
    expect 0 status "tasks$tasks" --json
    contains out '"done_again": 0'
done

# A folder whose name has blanks and a percent sign; scripts that differ from what is asked are refused.
printf 'tasks = 1\nmemory = "100"\ntime = "5 min"\nlead = "30 s"\n' >profile.toml
expect 0 submit sweep sweep/map.toml -o "a 5% b/" --slurm --profile profile.toml
array=$(sed -n 's/^array //p' out)
merge=$(sed -n 's/^merge //p' out)
if ended "$array" 120 && ended "$merge" 60; then
    [ -e "a 5% b/result.h5" ] || complain "no result in a folder with blanks"
    contains "a 5% b/slurm-merge-$merge.log" "27 runs: 27 done, 0 failed"
    contains "a 5% b/slurm-${array}_1.log" "runs to do"
fi
sed -i 's/tasks = 1/tasks = 2/' profile.toml
expect 7 submit sweep sweep/map.toml -o "a 5% b/" --slurm --profile profile.toml
contains err "differs from what this command and profile ask for"

# Node daemons that die with all that runs on them. Slurm runs their tasks again.
hits=0
for ((kill = 0, round = 0; kill < kills; round++)); do
    submit "dead$round" 3
    for ((i = 0; i < 2 && kill < kills; i++, kill++)); do
        for _ in $(seq 100); do # until somebody works
            [ "$(find "dead$round/runs" -name '*.journal' 2>/dev/null | wc -l)" -lt 1 ] || break
            sleep 0.1
        done
        sleep "0.$((RANDOM % 10))"
        node=$(squeue -h -t R -o %N | sort -u | sed -n "$((1 + RANDOM % 2))p") # one that works
        if [ -n "$node" ]; then hits=$((hits + 1)); else node=n1; fi
        "$here/local_slurm.sh" kill-node "$node"
        "$here/local_slurm.sh" start-node "$node"
    done
    ended "$array" 180 && ended "$merge" 60
    same "dead$round/result.h5" local/result.h5
    expect 0 status "dead$round" --json
    contains out '"missing": 0'
    check_again "dead$round"
    rm -rf "dead$round"
done
echo "$kill node daemons killed, $hits of them at work" >&2

# A node daemon that dies alone, as when the network is lost: its program lives on, Slurm gives the task to
# another node, and both work on the folder. Told that the node is down, Slurm need not find out (16 s).
sed -i 's/low = 8, high = 12/low = 60, high = 90/; s/^replicates = .*/replicates = 11/' "$plan"
expect 0 sweep "$plan" -o long -j2 --progress none
submit split 2
for _ in $(seq 150); do # until both work
    [ "$(find split/runs -name '*.journal' 2>/dev/null | wc -l)" -lt 2 ] || break
    sleep 0.1
done
read -r task node < <(squeue -h -t R -o '%K %N' | head -n 1)
"$here/local_slurm.sh" lose-node "$node"
scontrol update NodeName="$node" State=DOWN Reason=lost
log=split/slurm-${array}_$task.log
for _ in $(seq 300); do # until its task is begun again
    [ "$(grep -c 'runs to do' "$log")" -lt 2 ] || break
    sleep 0.1
done
alone=$("$here/local_slurm.sh" steps "$node" | wc -l)
[ "$alone" -gt 0 ] || complain "nothing lives on at node ${node:-without name}"
left=$(sed -n 's/.* \([0-9]*\) of 99 runs to do.*/\1/p' "$log" | tail -n 1)
if [ "${left:-0}" -le 0 ] || [ "$left" -ge 99 ]; then complain "the task begun again has ${left:-nothing} to do"; fi
ended "$array" 120 && ended "$merge" 60
same split/result.h5 long/result.h5
expect 0 status split --json
contains out '"missing": 0'
contains out '"done": 99'
check_again split
workers=$(find split/runs -name '*.journal' | wc -l)
[ "$workers" -gt 2 ] || complain "$workers processes did runs: none of them was begun again"
"$here/local_slurm.sh" start-node "$node"
scontrol update NodeName="$node" State=RESUME

# The time limit: told by Slurm, the program stops in order (6) and its task is queued again and goes on.
sed -i 's/^replicates = .*/replicates = 40/' "$plan"
printf 'tasks = 1\nmemory = "100"\ntime = "2 min"\nlead = "115 s"\n' >profile.toml
expect 0 submit sweep "$plan" -o limit --slurm --profile profile.toml
array=$(sed -n 's/^array //p' out)
log=limit/slurm-${array}_1.log
: >>"$log"
for _ in $(seq 450); do
    if [ "$(grep -c 'runs to do' "$log" 2>/dev/null)" -ge 2 ]; then break; fi
    sleep 0.2
done
scancel "$array"
contains "$log" "the same command goes on"
mapfile -t to_do < <(sed -n 's/.* \([0-9]*\) of 360 runs to do.*/\1/p' "$log")
[ "${#to_do[@]}" -ge 2 ] || complain "the task was not queued again"
[ "${to_do[1]:-360}" -lt 360 ] || complain "the task queued again begins anew: ${to_do[*]} runs to do"
echo "$SECONDS s" >&2
finish
