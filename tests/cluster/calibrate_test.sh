#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# A calibration gives the same posterior from one process, from three ranks of MPI, also after one of them
# was killed, and from three tasks of a Slurm job array. DIASIM is a program with MPI; needs mpirun of Open
# MPI, slurm-wlm, munge.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/../cli/support.sh"

here=$SOURCE/tests/cluster
SLURM_FOLDER=$(mktemp -d /tmp/diasim-slurm-XXXXXX)
export SLURM_FOLDER
# shellcheck disable=SC2154 # folder is made by support.sh
trap '"$here/local_slurm.sh" stop; rm -rf "$folder" "$SLURM_FOLDER"' EXIT
cp -r "$SOURCE/tests/data/small" "$SOURCE/tests/data/calibration/." .
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
export OMPI_MCA_btl=self,vader,tcp OMPI_MCA_btl_tcp_if_include=lo OMPI_MCA_oob_tcp_if_include=lo

# ranks N FILE: a calibration with N ranks.
ranks() {
    mpirun -n "$1" "$DIASIM" calibrate small.toml -o "$2" --progress none >"out-$2" 2>"err-$2"
}

# check_whole FILE: it is the posterior of one process, by several that did nothing twice.
check_whole() {
    local journals
    same "$1" local.h5
    expect 0 status "$1" --json
    contains out '"ended": true'
    contains out '"done_again": 0'
    journals=$(find "$1.runs/runs" -name '*.journal' | wc -l)
    [ "$journals" -ge 2 ] || complain "$1: only $journals process worked"
}

expect 0 calibrate small.toml -o local.h5 -j2 --progress none
ranks 3 mpi.h5 || complain "3 ranks gave $?: $(tail -n 5 err-mpi.h5)"
check_whole mpi.h5

# Killed ranks end their job; another number of them goes on.
ranks 3 killed.h5 &
job=$!
for _ in $(seq 200); do # until there are finished simulations
    [ -z "$(find killed.h5.runs/runs -name '*.journal' -size +2k 2>/dev/null)" ] || break
    sleep 0.02
done
# shellcheck disable=SC2016 # the inner shell expands it
pgrep -f "$DIASIM calibrate small.toml -o killed.h5" |
    xargs -r -n1 sh -c 'readlink /proc/$1/exe | grep -q diasim && echo $1' _ | tail -n 1 | xargs -r kill -s KILL
{ wait "$job" && complain "the killed job came to its end"; } 2>/dev/null
ranks 2 killed.h5 || complain "going on gave $?: $(tail -n 5 err-killed.h5)"
check_whole killed.h5

# Tasks of a job array share the folder; whichever sees the end writes the posterior.
eval "$("$here/local_slurm.sh" start 3)" || exit 1
printf 'tasks = 3\nmemory = "100"\ntime = "5 min"\nlead = "30 s"\n' >profile.toml
expect 0 submit calibrate small.toml -o slurm.h5 --slurm --profile profile.toml
array=$(sed -n 's/^array //p' out)
for _ in $(seq 300); do
    [ -n "$(squeue -h -j "$array" 2>/dev/null)" ] || break
    sleep 0.2
done
check_whole slurm.h5
sed -i 's/tasks = 3/tasks = 2/' profile.toml
expect 7 submit calibrate small.toml -o slurm.h5 --slurm --profile profile.toml
contains err "differs from what this command and profile ask for"
finish
