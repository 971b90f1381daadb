#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# `diasim explain`: what it prints and writes, and what it refuses.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

expect 0 explain "$small"
contains out "In short"
contains out "fear_for_relatives"
contains out "4 replicates, 48 runs, all coalitions."
contains out "Funnel (people)"
contains out "word of mouth"
contains err "48 runs on"
contains out "Where (critical_acts)"
contains out "How (acts of each activity)"

# The same for any number of threads, in the file too.
cp out first
expect 0 explain "$small" -j 1 -o one.h5
contains err "48 runs on 1 thread"
lacks err "1 threads"
same first out
expect 0 explain "$small" -j 3 -o three.h5
same first out
same one.h5 three.h5
expect 7 explain "$small" -o one.h5
contains err "one.h5 exists already"
expect 0 explain "$small" -o one.h5 --force
same one.h5 three.h5

# Other questions; what changes nothing has no effect at all.
weight=$("$DIASIM" show "$small" --effective | grep -A8 '^\[barrier.fear_for_relatives\]' | grep -m1 weight | sed 's/.*= *\([0-9.]*\).*/\1/')
expect 0 explain "$small" --over fear_for_relatives --outcome participants.rally --replicates 3 --json \
    --what-if "nothing: barrier.fear_for_relatives.weight=$weight" \
    --what-if "less: barrier.fear_for_relatives.weight*=0.5"
if command -v python3 >/dev/null; then
    python3 - <<'END' || complain "the effect of nothing is not 0, or shares do not add up"
import json
e = json.load(open("out"))
nothing, less = e["what_ifs"]
assert nothing["effect"]["mean"] == 0 and nothing["effect"]["standard_error"] == 0
assert all(g["effect"]["mean"] == 0 for g in nothing["groups"])
assert less["effect"]["mean"] != 0
assert all(p["first_order"] is None for p in e["players"])  # losses are of acts, not of people
assert abs(sum(p["share"]["mean"] for p in e["players"]) - e["total"]["mean"]) < 1e-9
END
fi
expect 0 explain "$small" --over triggers --replicates 2
contains out "triggers together"
contains out "Too few replicates for an interval (4 are needed)"
lacks out " to +"
expect 0 explain "$small" --over channels --replicates 2
expect 0 explain "$small" --over motives --replicates 2

# A planted cause is found; a scenario file is a what-if.
data=$SOURCE/tests/data/explain
expect 0 explain "$data/one-cause.toml"
contains out "Switched off alone, cause changes most"
contains out "For 2 of 3 the effect alone"
expect 2 explain "$data/one-cause.toml" --what-if "$data/nine-causes.toml"
contains err "it has other barriers than the scenario"

# What is wrong is said before anything is run.
expect 2 explain "$small" --over fear_for_relative
contains err "did you mean 'fear_for_relatives'?"
expect 2 explain "$small" --outcome critical_act
contains err "did you mean 'critical_acts'?"
expect 2 explain "$small" --replicates 1 --permutations 3
contains err "an interval needs 2 at least"
contains err "--permutations 3"
expect 3 explain "$small" --what-if nowhere.toml
expect 2 explain "$small" --what-if "x: barrier.nowhere.weight=0"
contains err "--what-if x: barrier.nowhere.weight=0"
expect 2 explain "$small" --over barrier,motives
contains err "stand alone, in the plural"
absent nowhere.h5
expect 0 explain --help
contains out "Examples:"

# Of a posterior each replicate has its draw, the same with and without a change.
mkdir observed
cp -r "$SOURCE/tests/data/small" .
cat >observed/events.csv <<'END_TABLE'
event_id,date_start,date_end,date_precision,country,community,city,type,stance,led_by,is_aggregate,size_low,size_high,source
E1,2022-01-06,2022-01-06,day,AA,aa_port,Port,rally,critical,diaspora,no,15,25,made up
END_TABLE
cat >observed/registrations.csv <<'END_TABLE'
registration_id,date,start_local,end_local,country,community,city,type,status,announced,counted,is_moving,stance,led_by,event_id,source
R1,2022-01-06,,,AA,aa_port,Port,rally,held,30,21,no,critical,diaspora,E1,made up
END_TABLE
cat >observed/registers.csv <<'END_TABLE'
city,country,community,coverage_start,coverage_end,has_counts,source
Port,AA,aa_port,2022-01-01,2022-12-31,yes,made up
END_TABLE
cat >calibration.toml <<'END_FILE'
title    = "Small"
scenario = "small/small.toml"
observed = "observed"
set      = ["activity.rally.observed_as=rally"]

[algorithm]
kind        = "rejection"
population  = 10
simulations = 40
seed        = 3

[prior.fear]
target  = "barrier.fear_for_relatives.weight"
uniform = { low = 0.5, high = 4 }
source  = "made up for tests"

[statistic.rallies]
types = ["rally"]
root  = true
END_FILE
expect 0 calibrate calibration.toml -o posterior.h5 --progress none
drawn=("$small" --posterior posterior.h5 --replicates 5 --progress none)
expect 0 explain "${drawn[@]}" --over fear_for_relatives -o drawn.h5 --json \
    --what-if "nothing: barrier.fear_for_relatives.weight*=1" \
    --what-if "none: barrier.fear_for_relatives.weight*=0"
cp out drawn.json
for replicate in 0 1 2 3 4; do
    expect 0 run "${drawn[@]}" --replicate $replicate --no-report --json -o "r$replicate.h5"
    cp out "r$replicate.json"
done
expect 0 explain "$small" --over fear_for_relatives --json --progress none
if command -v python3 >/dev/null; then
    python3 - <<'END' || complain "the replicates of an explanation are not those of run --posterior"
import json
e, plain = json.load(open("drawn.json")), json.load(open("out"))
acts = []
for replicate in range(5):
    run = json.load(open(f"r{replicate}.json"))
    acts.append(run["acts"]["rally"]["median"] + run["acts"]["share_online"]["median"])
assert abs(e["total"]["before"] - sum(acts) / 5) < 1e-9, (e["total"]["before"], acts)
assert e["total"]["before"] != plain["total"]["before"]
nothing, none = e["what_ifs"]
assert nothing["effect"]["mean"] == 0 and nothing["effect"]["standard_error"] == 0
assert none["effect"]["mean"] == e["total"]["mean"]
assert e["posterior"] == "posterior.h5" and plain["posterior"] is None
END
fi
expect 0 explain "${drawn[@]}" --over distance
contains out "its own draw of the posterior posterior.h5"
expect 3 explain "$small" --posterior drawn.h5
contains err "no posterior"

# Killed at any moment, with one output, it goes on to the same bytes, and nothing is done twice.
long=("$small" --replicates 5 --set population.scale=4 -j 2 --progress none)
expect 0 explain "${long[@]}" -o whole.h5
cp out whole.txt
contains whole.txt "(with population.scale=4)"
for finished in 10 25 40; do # of 60 runs, about
    "$DIASIM" explain "${long[@]}" -o killed.h5 >out 2>err &
    process=$!
    until [ "$(stat -c %s killed.h5.journal 2>/dev/null || echo 0)" -ge $((finished * 200)) ] ||
        ! kill -s 0 "$process" 2>/dev/null; do
        sleep 0.01
    done
    kill -s KILL "$process" 2>/dev/null || complain "a command to be killed had come to its end"
    { wait "$process" || true; } 2>/dev/null
done
absent killed.h5
expect 7 explain "${long[@]}" --over distance -o killed.h5
contains err "of another job"
expect 0 explain "${long[@]}" -o killed.h5
found=$(sed -n 's/.*killed.h5.journal: \([0-9]*\) of 60 runs finished before.*/\1/p' err)
[ "${found:-0}" -ge 40 ] || complain "of 40 finished runs and more, ${found:-none} were found"
same whole.txt out
same whole.h5 killed.h5
absent killed.h5.*

# Stopped in order, it says that it goes on; without -o nothing is kept.
expect 6 explain "${long[@]}" -o stopped.h5 --max-time "0.3 s"
contains err "the same command goes on from there"
expect 0 explain "${long[@]}" -o stopped.h5
same whole.h5 stopped.h5

finish
