#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# A sweep from its plan to its file: the same bytes for any number of threads, after any interruption;
# refusals; failing points; status, merge, dry run.
#
# DIASIM_KILLS is the number of kills (5), DIASIM_KILL_SEED draws their moments (1).
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

kills=${DIASIM_KILLS:-5}
RANDOM=${DIASIM_KILL_SEED:-1}
cp -r "$SOURCE/tests/data/small" "$SOURCE/tests/data/sweep" .
map=sweep/map.toml
quiet=(--progress none)

# number FILE VARIABLE INDEX: one value of a variable, counted from 1.
number() {
    ncdump -v "$2" "$1" | sed -n "/^ $2 =/,/;/p" | tr -d '\n;' | sed 's/.*=//' | tr ',' '\n' |
        tr -d ' ' | sed -n "$3p"
}

# The same bytes whoever did the runs.
expect 0 sweep "$map" -o one -j1 "${quiet[@]}"
contains out "27 runs: 27 done, 0 failed"
expect 0 sweep "$map" -o two -j2 "${quiet[@]}"
same one/result.h5 two/result.h5
if [ -n "$(ls one/workers)" ]; then complain "a worker that left is still there"; fi

# Beginning again finds everything done.
expect 0 sweep "$map" -o one -j1 --log-file again "${quiet[@]}" -v
contains err "0 of 27 runs to do"
lacks again "is finished"
same one/result.h5 two/result.h5

# A run of a sweep is the run that its replay command gives: point 5, replicate 2.
expect 0 run small/small.toml --set population.scale=1 --set "influence.memory=2 d" \
    --replicate 2 -o replay.h5 --progress none
people=$(ncdump -v people replay.h5 | sed -n '/^ people =/,/;/p' | tr -cd '0-9,\n' | tr ',' '\n' | awk '{ s += $1 } END { print s }')
if [ "$(number one/result.h5 outputs $(((5 * 3 + 2) * 5 + 1)))" != "$people" ]; then
    complain "point 5, replicate 2 has $(number one/result.h5 outputs $(((5 * 3 + 2) * 5 + 1))) people, its replay $people"
fi
acts=$(ncdump -v participants replay.h5 | sed -n '/^ participants =/,/;/p' | tr -cd '0-9,\n' | tr ',' '\n' | grep -c .)
[ "$acts" -gt 0 ] || complain "the replay has no participants"

# Another plan, table or program is noticed, and told from the others.
sed 's/high = 1.5/high = 1.4/' "$map" >sweep/other.toml
expect 7 sweep sweep/other.toml -o one "${quiet[@]}"
contains err "holds another sweep"
contains err "sweep/map.toml is gone"
echo >>small/people.csv
expect 7 sweep "$map" -o one "${quiet[@]}"
contains err "small/people.csv differs"
cp "$SOURCE/tests/data/small/people.csv" small/people.csv
cp "$DIASIM" other-program
printf x >>other-program
code=0
./other-program sweep "$map" -o one "${quiet[@]}" >out 2>err || code=$?
[ "$code" -eq 7 ] || complain "another program gave $code"
contains err "the program differs"
contains err "-o"

# A folder that is not the sweep's own is refused, and nothing in it is touched; what a begin that was
# interrupted leaves is not in the way.
mkdir -p foreign/inputs/sweep
printf mine >foreign/result.h5
printf mine >foreign/inputs/sweep/map.toml
expect 7 sweep "$map" -o foreign "${quiet[@]}"
contains err "is no folder of a sweep and holds"
rm foreign/result.h5
expect 7 sweep "$map" -o foreign "${quiet[@]}"
contains err "inputs/sweep/map.toml"
[ "$(cat foreign/inputs/sweep/map.toml)" = mine ] || complain "a file of others was replaced"
absent foreign/sweep
cp "$map" foreign/inputs/sweep/map.toml
printf half >foreign/inputs/sweep/map.toml.partial-12
expect 0 sweep "$map" -o foreign "${quiet[@]}"
same foreign/result.h5 one/result.h5

# Copies that were altered or lost since are put back.
echo >>one/inputs/sweep/map.toml
rm one/inputs/small/people.csv
expect 3 status one
expect 0 sweep "$map" -o one "${quiet[@]}"
same one/inputs/sweep/map.toml "$map"
expect 0 status one

# Folders that cannot be made are told with their reason; so are numbers out of range.
expect 1 sweep "$map" -o "$map/x" "${quiet[@]}"
contains err "cannot create: Not a directory"
lacks err "internal error"
expect 2 sweep "$map" -o negative --retries -1
absent negative

# Mistakes in the plan, all at once, nothing begun.
printf 'scenario = "../small/small.toml"\noutputs = ["peple"]\n[factor.a]\ntarget = "x.y"\n' >sweep/bad.toml
expect 2 sweep sweep/bad.toml -o bad
contains err "sweep/bad.toml:2:11: outputs: a run has no number 'peple'"
contains err "did you mean 'people'?"
contains err "sweep/bad.toml:4:10: factor.a.target"
absent bad
expect 2 sweep "$map"
contains err "-o DIR"

# A file of another kind is told as such, with what to type.
expect 2 sweep small/small.toml -o bad
contains err "small/small.toml:1:1: this is a scenario, not the plan of a sweep"
contains err "diasim run small/small.toml runs it"
lacks err "unknown key"
expect 2 run "$map" -o bad.h5
contains err "sweep/map.toml:1:1: this is the plan of a sweep, not a scenario"
contains err 'diasim sweep sweep/map.toml -o DIR takes it; its scenario is "../small/small.toml"'
sed 's|^scenario .*|scenario = "map.toml"|' "$map" >sweep/nested.toml
expect 2 sweep sweep/nested.toml -o bad
contains err "sweep/map.toml:1:1: this is the plan of a sweep, not a scenario"
expect 2 calibrate "$map" -o bad.h5
contains err "not the plan of a calibration"

# Numbers of a list are those that a run would take, else refused at their cells.
printf 'weight,degree\n1,100\n1000,-3\nx,2.5\n' >sweep/list.csv
cat >sweep/list.toml <<'END'
scenario = "../small/small.toml"
outputs = ["people"]
[design]
kind = "list"
file = "list.csv"
[factor.weight]
target = "barrier.distance.weight"
uniform = { low = 0, high = 1 }
[factor.degree]
target = "network.friends.maximum_degree"
END
expect 2 sweep sweep/list.toml -o bad
contains err "sweep/list.toml:8:29: factor.weight.uniform: a list gives the values itself"
sed -i '/^uniform/d' sweep/list.toml
expect 2 sweep sweep/list.toml -o bad
contains err "sweep/list.csv:3:1: barrier.distance.weight: 1000 is outside"
contains err "sweep/list.csv:3:6: network.friends.maximum_degree: -3"
contains err "sweep/list.csv:4:1: weight: "
contains err "sweep/list.csv:4:3: network.friends.maximum_degree: "
absent bad
expect 3 status small
contains err "is no folder of a sweep"

# A process of several that do not know each other.
code=0
OMPI_COMM_WORLD_SIZE=2 "$DIASIM" sweep "$map" -o ranks >out 2>err || code=$?
[ "$code" -ne 0 ] || complain "a rank without its world ran"
absent ranks/result.h5

# What it would cost; nothing is begun.
expect 0 sweep "$map" -o dry --dry-run -j2
contains out "27 runs, from 5"
contains out "wall time"
absent dry
# In a folder that is there: what is missing in it, and nothing is written. A folder of others is refused.
missing=27
for limit in 0.02 0.05 0.1 0.2 0.4; do # until a run is finished, but not all: this machine may be slow
    expect 6 sweep "$map" -o dry -j1 --max-time "$limit s" "${quiet[@]}"
    missing=$("$DIASIM" status dry --json | sed -n 's/.*"missing": \([0-9]*\).*/\1/p')
    [ "$missing" -eq 27 ] || break
done
find dry -type f -exec cksum {} + | sort >before
expect 0 sweep "$map" -o dry --dry-run
find dry -type f -exec cksum {} + | sort >after
same before after
contains out "$missing of 27 runs to do, from 5"
expect 0 sweep "$map" -o dry "${quiet[@]}"
expect 0 sweep "$map" -o dry --dry-run
contains out "0 of 27 runs to do"
expect 7 sweep sweep/other.toml -o dry --dry-run
contains err "holds another sweep"
expect 7 sweep "$map" -o small --dry-run
contains err "is no folder of a sweep and holds"
expect 0 sweep --schema
contains out "latin_hypercube"

# Stopped in order: what is there may be looked at, and the same command goes on.
expect 6 sweep "$map" -o slow -j1 --max-time "0.02 s" "${quiet[@]}"
contains err "the same command goes on: diasim sweep sweep/map.toml -o slow"
absent slow/result.h5
expect 0 status slow
contains out "missing; means and indices from"
expect 6 merge slow
[ -e slow/partial.h5 ] || complain "no partial result"
absent slow/result.h5
expect 0 sweep "$map" -o slow "${quiet[@]}"
same slow/result.h5 one/result.h5
expect 0 merge slow
same slow/result.h5 one/result.h5
expect 0 status slow --json
contains out '"done": 27'
contains out '"done_again": 0'

# Killed at any moment, again and again: no finished run is done twice, and the bytes are the same.
start=${EPOCHREALTIME/[.,]/}
expect 0 sweep "$map" -o length -j2 "${quiet[@]}"
length=$(((${EPOCHREALTIME/[.,]/} - start) / 1000))
done_kills=0
killed=0
round=0
while [ "$done_kills" -lt "$kills" ]; do
    round=$((round + 1))
    for _ in 1 2 3; do # several times in one sweep
        "$DIASIM" sweep "$map" -o "killed$round" -j2 "${quiet[@]}" >out 2>err &
        process=$!
        wait_ms=$((RANDOM % (length + 1)))
        sleep "$(printf '%d.%03d' $((wait_ms / 1000)) $((wait_ms % 1000)))"
        kill -s KILL "$process" 2>/dev/null && killed=$((killed + 1))
        { wait "$process" || true; } 2>/dev/null
        done_kills=$((done_kills + 1))
    done
    expect 0 sweep "$map" -o "killed$round" -j2 "${quiet[@]}"
    same "killed$round/result.h5" one/result.h5
    expect 0 status "killed$round" --json
    contains out '"done_again": 0'
    rm -rf "killed$round"
done
echo "$done_kills kills, $killed of a live process" >&2

# Several processes on one folder.
for i in 1 2 3; do
    "$DIASIM" sweep "$map" -o several -j1 "${quiet[@]}" >"out$i" 2>"err$i" &
done
wait
same several/result.h5 one/result.h5
expect 0 status several --json
contains out '"done_again": 0'

# Points that fail: told with a replay, counted, and the indices are those of the others.
expect 4 sweep sweep/failing.toml -o failing "${quiet[@]}"
contains err "population.homophily"
contains err "replay it with: diasim run"
failed=$(ncdump -v status failing/result.h5 | sed -n '/^ status =/,/;/p' | grep -o '[012]' | grep -c 1)
outside=$(ncdump -v factors failing/result.h5 | sed -n '/^ factors =/,/;/p' | tr -d ';}' |
    awk -F, 'NF >= 2 && ($2 + 0 < 0 || $2 + 0 > 1) { n++ } END { print n + 0 }')
[ "$failed" -eq "$outside" ] || complain "$failed runs failed, $outside points are outside"
if [ "$failed" -lt 20 ] || [ "$failed" -gt 90 ]; then complain "$failed of 1024 points failed"; fi
contains out "1024 runs: $((1024 - failed)) done, $failed failed"
eval "$(sed -n 's/.*replay it with: diasim/expect 2/p' err | head -n 1)"
contains err "population.homophily"
# An undisturbed sweep of the same points, with a share in [0, 1] where the others have none: the same
# status at every point, and from its outputs on the blocks without a failure the same indices.
values() { # FILE VARIABLE: a value a line, with all digits
    ncdump -p 9,17 -v "$2" "$1" | sed -n "/^ $2 =/{:more;/;/!{N;b more};p}" | tr -d '\n; ' | sed 's/.*=//' | tr ',' '\n'
    echo
}
values failing/result.h5 factors | paste -d, - - >points.csv
{
    echo scale,homophily
    awk -F, '{ print $1 "," ($2 < 0 || $2 > 1 ? 0.5 : $2) }' points.csv
} >sweep/undisturbed.csv
sed 's/^kind .*/kind = "list"/; s/^points .*/file = "undisturbed.csv"/; s/^\(uniform\|normal\) .*//' \
    sweep/failing.toml >sweep/undisturbed.toml
expect 0 sweep sweep/undisturbed.toml -o undisturbed "${quiet[@]}"
values failing/result.h5 status >statuses
awk -F, '{ print ($2 < 0 || $2 > 1 ? 1 : 0) }' points.csv >expected-status
same statuses expected-status
values undisturbed/result.h5 outputs | paste -d' ' - - | paste -d' ' expected-status - >runs
for output in 1 2; do
    awk -v o=$((output + 1)) '
        BEGIN { n = 0 }
        { lost += $1; y[(NR - 1) % 4] = $o }
        NR % 4 == 0 {
            if (!lost) { for (i = 0; i < 4; i++) { all[n, i] = y[i] } mean += y[0] + y[1]; n++ }
            lost = 0
        }
        END {
            mean /= 2 * n
            for (k = 0; k < n; k++) {
                variance += ((all[k, 0] - mean) ^ 2 + (all[k, 1] - mean) ^ 2) / (2 * n)
                for (f = 0; f < 2; f++) {
                    change = all[k, 2 + f] - all[k, 0]
                    first[f] += (all[k, 1] - mean) * change / n
                    total[f] += change ^ 2 / (2 * n)
                }
            }
            printf "%d\n", n
            for (f = 0; f < 2; f++) { printf "%.9f\n%.9f\n", first[f] / variance, total[f] / variance }
        }' runs | sed 's/^-\(0\.0*\)$/\1/' >expected-indices
    {
        values failing/result.h5 sobol_blocks | sed -n "${output}p"
        for f in 1 2; do
            for order in first total; do
                printf '%.9f\n' "$(values failing/result.h5 "sobol_$order" | sed -n "$((2 * (output - 1) + f))p")"
            done
        done
    } | sed 's/^-\(0\.0*\)$/\1/' >indices
    same indices expected-indices
done
expect 4 sweep sweep/failing.toml -o stopping --on-error stop -j1 "${quiet[@]}"
contains err "stopped at a failure, as asked"
absent stopping/result.h5
expect 4 sweep sweep/failing.toml -o stopping "${quiet[@]}"
same stopping/result.h5 failing/result.h5

# Scripts for a cluster.
expect 0 submit sweep "$map" -o cluster --slurm --print
contains out "#SBATCH --array=1-4"
contains out "srun --ntasks=1"
# shellcheck disable=SC2016 # as it stands in the script
contains out '"${SLURM_CPUS_PER_TASK:-1}"'
absent cluster
expect 0 submit sweep "$map" -o "a 5% b/" --slurm --print --on-error stop --retries 3
contains out '/a 5%% b/slurm-%A_%a.log"'
contains out '--job-name="diasim-sweep-a 5% b"'
contains out "--on-error stop --retries 3"
mkdir edited
printf '#!/bin/bash\n' >edited/sweep.sbatch
expect 7 submit sweep "$map" -o edited --slurm
contains err "submit it as it is with sbatch"
absent edited/sweep
printf 'tasks = 2\ntimee = "1 h"\n' >profile.toml
expect 2 submit sweep "$map" -o cluster --slurm --profile profile.toml
contains err "profile.toml:2:1: unknown key 'timee'"
finish
