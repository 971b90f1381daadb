#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# Sweeps with MPI: the same bytes for any number of ranks; a rank that is killed ends the job, and the
# same command finishes the rest without doing anything twice; ranks that MPI does not connect are
# refused. DIASIM is the program of the preset mpi; needs mpirun of Open MPI, ncdump.
#
# DIASIM_KILLS is the number of kills (3), DIASIM_KILL_SEED draws their moments (1).
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/../cli/support.sh"

kills=${DIASIM_KILLS:-3}
RANDOM=${DIASIM_KILL_SEED:-1}
cp -r "$SOURCE/tests/data/small" "$SOURCE/tests/data/sweep" .
plan=sweep/kill.toml
# The small plan with runs long enough to be hit.
sed 's/^replicates = .*/replicates = 20/; s/^scenario .*/&\nset = ["population.scale=1"]/; s/low = 0.5, high = 1.5/low = 8, high = 12/' \
    sweep/map.toml >"$plan"
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
export OMPI_MCA_btl=self,vader,tcp OMPI_MCA_btl_tcp_if_include=lo OMPI_MCA_oob_tcp_if_include=lo

# ranks N DIR: a sweep with N ranks.
ranks() {
    mpirun -n "$1" "$DIASIM" sweep "$plan" -o "$2" --progress none -v >"out-$2" 2>"err-$2"
}

expect 0 sweep "$plan" -o local -j2 --progress none
for n in 1 3 4 16; do
    ranks "$n" "mpi$n" || complain "$n ranks gave $?: $(tail -n 5 "err-mpi$n")"
    same "mpi$n/result.h5" local/result.h5
    expect 0 status "mpi$n" --json
    contains out '"done_again": 0'
    [ "$(find "mpi$n/runs" -name '*.journal' | wc -l)" -ge $((n > 1 ? 2 : 1)) ] ||
        complain "of $n ranks only one worked"
done

# Killed ranks, several in one sweep.
start=${EPOCHREALTIME/[.,]/}
ranks 3 length
length=$(((${EPOCHREALTIME/[.,]/} - start) / 1000))
hits=0
for ((kill = 0, round = 0; kill < kills; round++)); do
    for ((i = 0; i < 3 && kill < kills; i++, kill++)); do
        ranks 3 "killed$round" &
        job=$!
        wait_ms=$((length / 4 + RANDOM % (length * 3 / 4 + 1)))
        sleep "$(printf '%d.%03d' $((wait_ms / 1000)) $((wait_ms % 1000)))"
        # shellcheck disable=SC2016 # the inner shell expands it
        mapfile -t processes < <(pgrep -f "$DIASIM sweep $plan -o killed$round" | xargs -r -n1 sh -c 'readlink /proc/$1/exe | grep -q diasim && echo $1' _)
        if [ "${#processes[@]}" -gt 0 ]; then
            kill -s KILL "${processes[RANDOM % ${#processes[@]}]}" 2>/dev/null && hits=$((hits + 1))
        fi
        { wait "$job" || true; } 2>/dev/null
    done
    ranks 3 "killed$round" || complain "after kills: $? $(tail -n 5 "err-killed$round")"
    same "killed$round/result.h5" local/result.h5
    expect 0 status "killed$round" --json
    contains out '"done_again": 0'
    rm -rf "killed$round"
done
echo "$kill kills of a rank, $hits of a live one" >&2

# An MPI job has its folder to itself: another process is refused, and nothing is done twice.
ranks 2 together &
first=$!
for _ in $(seq 200); do # until it is at work
    [ -z "$(find together/workers -name '*.alone' 2>/dev/null)" ] || break
    sleep 0.02
done
expect 7 sweep "$plan" -o together --progress none
contains err "it is an MPI job, which shares with no other process"
wait "$first" || complain "the MPI job gave $?"
same together/result.h5 local/result.h5
expect 0 status together --json
contains out '"done_again": 0'

# What a launcher of another MPI would do: two processes that do not know each other.
code=0
PMI_SIZE=2 "$DIASIM" sweep "$plan" -o silent >out 2>err || code=$?
[ "$code" -eq 2 ] || complain "silent worlds of size one gave $code"
contains err "2 processes were launched together, but MPI connects 1"
absent silent/result.h5

# One processor stops all in order, and the same command goes on with another number of ranks.
code=0
mpirun -n 2 "$DIASIM" sweep "$plan" -o stopped --max-time "0.3 s" --progress none >out 2>err || code=$?
[ "$code" -eq 6 ] || complain "stopped ranks gave $code: $(head -c 500 err)"
ranks 3 stopped || complain "going on gave $?"
same stopped/result.h5 local/result.h5
finish
