#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# A calibration from its file to its posterior: the same bytes for any number of threads, after kills and
# on two processes; refusals; the check of coverage; an ensemble that draws from the posterior.
#
# DIASIM_KILLS is the number of kills (3), DIASIM_KILL_SEED draws their moments (1).
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

kills=${DIASIM_KILLS:-3}
RANDOM=${DIASIM_KILL_SEED:-1}
quiet=(--progress none)
cp -r "$SOURCE/tests/data/small" "$SOURCE/tests/data/calibration/." .

# What is wrong is said at once, with its place.
sed -e 's/activity.rally.intercept/activity.rally.intercep/' -e 's/low = 1/low = 50/' \
    -e 's/types = \["rally"\]/types = ["raly"]/' small.toml >bad.toml
expect 2 calibrate bad.toml -o bad.h5 "${quiet[@]}"
contains err "did you mean 'activity.rally.intercept'?"
contains err "is no law of probability"
contains err "'raly' is none of"
contains err "bad.toml:"
expect 2 calibrate small.toml "${quiet[@]}"
contains err "-o POSTERIOR.h5"
expect 2 calibrate small.toml -o x.h5 --check-coverage 3
contains err "10 data sets or more"
absent bad.h5 x.h5

expect 0 calibrate small.toml --dry-run -j1
contains out "300 simulations at most"
contains err "measuring simulation 1 of 5"
contains err "measuring simulation 5 of 5"
expect 0 calibrate --schema
contains out '"diasim calibration"'

# The same bytes for one thread and two.
expect 0 calibrate small.toml -o one.h5 -j1 "${quiet[@]}"
contains out "generation"
contains out "contraction"
expect 0 calibrate small.toml -o two.h5 -j2 "${quiet[@]}"
same one.h5 two.h5

# Killed at any moment, it goes on; two processes share the work.
for ((i = 0; i != kills; ++i)); do
    "$DIASIM" calibrate small.toml -o killed.h5 -j1 "${quiet[@]}" >/dev/null 2>&1 &
    sleep "0.$((RANDOM % 9))$((RANDOM % 9))"
    kill -KILL $! 2>/dev/null
    wait $! 2>/dev/null
done
"$DIASIM" calibrate small.toml -o killed.h5 -j1 "${quiet[@]}" >/dev/null 2>&1 &
expect 0 calibrate small.toml -o killed.h5 -j1 "${quiet[@]}"
wait $! || complain "the other process failed"
same one.h5 killed.h5

# How far it is, from the folder, while it works and afterwards.
expect 6 calibrate small.toml -o stopped.h5 -j1 --max-time "0.05 s" "${quiet[@]}"
expect 0 status stopped.h5.runs/
contains out "small.toml: generation"
contains out "no posterior yet"
expect 0 status one.h5
contains out "ended as"
contains out "posterior: one.h5"
expect 0 status one.h5.runs --json
contains out '"ended": true'
contains out '"failed": 0'

# The script of a job array; nothing is submitted.
expect 0 submit calibrate small.toml -o array.h5 --slurm --print
contains out "calibrate $PWD/small.toml"
contains out "-o $PWD/array.h5 --progress plain --retries 1"
contains out '#SBATCH --job-name="diasim-calibrate-array.h5.runs"'
lacks out merge
lacks out on-error
absent array.h5.runs
expect 2 submit calibrat small.toml -o array.h5 --slurm
contains err "diasim submit calibrate FILE"

# Other files in the same place are refused.
sed 's/seed        = 3/seed        = 4/' small.toml >other.toml
expect 7 calibrate other.toml -o one.h5 "${quiet[@]}"
contains err "another sweep or calibration"
rm -r two.h5.runs
expect 7 calibrate small.toml -o two.h5 "${quiet[@]}"

# Coverage, by the same simulations and some more.
expect 0 calibrate small.toml -o one.h5 -j2 --check-coverage 20 "${quiet[@]}"
contains out "Coverage on 20 data sets"
if command -v ncdump >/dev/null; then
    ncdump -h one.h5 >header
    contains header 'kind = "posterior"'
    contains header "coverage_rank(data_set, parameter)"
fi

# Out of sample: what is left out of the fit does not matter to it, and is scored afterwards.
sed 's/^\[algorithm\]/[window]\nlast = "2022-01-09"\n\n&/; s/^simulations.*/simulations = 60/' small.toml >early.toml
expect 0 calibrate early.toml -o early.h5 -j2 "${quiet[@]}"
contains out "Left out of the fit: what came after 2022-01-09."
contains out "--hold-out weeks=1"
cp out early
cp -r observed later
echo "R3,2022-01-10,,,AA,aa_port,Port,rally,held,30,21,no,critical,diaspora,,made up" >>later/registrations.csv
sed 's/"observed"/"later"/' early.toml >later.toml
expect 0 calibrate later.toml -o later.h5 -j2 "${quiet[@]}"
same out early
sed '/^\[window\]/,/^last/d' later.toml >whole.toml
expect 0 calibrate whole.toml -o whole.h5 -j2 "${quiet[@]}"
different out early
lacks out "Left out of the fit"
expect 0 run small/small.toml --set activity.rally.observed_as=rally --posterior later.h5 -o forecast.h5 "${quiet[@]}"
expect 0 compare forecast.h5 --observed later --hold-out weeks=1
contains out "without the last week, which is scored"
sed 's/^last = .*/without_region = "west"/' early.toml >east.toml
expect 0 calibrate east.toml -o east.h5 -j2 "${quiet[@]}"
contains out "Left out of the fit: the host region west."
grep -qE '^rallies +0 ' out || complain "rallies of the west count: $(grep '^rallies' out)"
expect 0 compare forecast.h5 --observed later --hold-out region=west
contains out "without the host region west, which is scored"
sed -i 's/"west"/"wets"/' east.toml
expect 2 calibrate east.toml -o wrong.h5 "${quiet[@]}"
contains err "did you mean 'west'?"

# An ensemble that draws, twice the same; its file holds what it needs to be made again.
expect 0 run small/small.toml --set activity.rally.observed_as=rally --posterior one.h5 -o fitted.h5 "${quiet[@]}"
expect 0 run small/small.toml --set activity.rally.observed_as=rally -o plain.h5 "${quiet[@]}"
different fitted.h5 plain.h5
rm one.h5
expect 0 reproduce fitted.h5 --check "${quiet[@]}"
contains out "identical"
# A parameter of the observers changes no run, but how it is recorded; what compare is told comes after.
sed -e 's/^population .*/kind = "rejection"\npopulation = 5/; s/^simulations.*/simulations = 20/' \
    -e 's/activity.rally.intercept/observation.notified/; s/^normal = .*/uniform = { low = 0, high = 0.01 }/' \
    small.toml >observers.toml
sed -i '/^\[prior.half_life/,/^source/d' observers.toml
expect 0 calibrate observers.toml -o observers.h5 -j2 "${quiet[@]}"
expect 0 run small/small.toml --set activity.rally.observed_as=rally --posterior observers.h5 -o drawn.h5 "${quiet[@]}"
expect 0 compare drawn.h5 --observed observed --simulated drawn
contains out "Each replicate has the observation model that it drew"
expect 0 compare drawn.h5 --observed observed --simulated told --set observation.notified=0.9
expect 0 compare plain.h5 --observed observed --simulated plain
lacks out "that it drew"
different drawn/registrations.csv plain/registrations.csv
same told/registrations.csv plain/registrations.csv

expect 3 run small/small.toml --posterior plain.h5 -o no.h5 "${quiet[@]}"
contains err "no posterior"
finish
