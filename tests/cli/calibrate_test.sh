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
cp -r "$SOURCE/tests/data/small" .
mkdir observed
cat >observed/events.csv <<'END_TABLE'
event_id,date_start,date_end,date_precision,country,community,city,type,stance,led_by,is_aggregate,size_low,size_high,source
E1,2022-01-06,2022-01-06,day,AA,aa_port,Port,rally,critical,diaspora,no,15,25,made up
END_TABLE
cat >observed/registrations.csv <<'END_TABLE'
registration_id,date,start_local,end_local,country,community,city,type,status,announced,counted,is_moving,stance,led_by,event_id,source
R1,2022-01-06,,,AA,aa_port,Port,rally,held,30,21,no,critical,diaspora,E1,made up
R2,2022-01-09,,,AA,aa_port,Port,rally,held,10,6,no,critical,diaspora,,made up
END_TABLE
cat >observed/registers.csv <<'END_TABLE'
city,country,community,coverage_start,coverage_end,has_counts,source
Port,AA,aa_port,2022-01-01,2022-12-31,yes,made up
END_TABLE
cat >small.toml <<'END_FILE'
title    = "Small"
scenario = "small/small.toml"
observed = "observed"
set      = ["activity.rally.observed_as=rally"]

[algorithm]
population  = 20
generations = 3
simulations = 300
seed        = 3

[prior.intercept]
target = "activity.rally.intercept"
normal = { mean = -2, deviation = 1 }

[prior.half_life]
target      = "motive.outrage.half_life"
log_uniform = { low = 1, high = 20 }
source      = "made up for tests"

[statistic.rallies]
types = ["rally"]
root  = true

[statistic.cities]
of = "cities"

[statistic.delay]
of     = "delay"
weight = 0.5

[statistic.largest]
of = "largest"
END_FILE

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

# An ensemble that draws, twice the same; its file holds what it needs to be made again.
expect 0 run small/small.toml --set activity.rally.observed_as=rally --posterior one.h5 -o fitted.h5 "${quiet[@]}"
expect 0 run small/small.toml --set activity.rally.observed_as=rally -o plain.h5 "${quiet[@]}"
different fitted.h5 plain.h5
rm one.h5
expect 0 reproduce fitted.h5 --check "${quiet[@]}"
contains out "identical"
expect 3 run small/small.toml --posterior plain.h5 -o no.h5 "${quiet[@]}"
contains err "no posterior"
finish
