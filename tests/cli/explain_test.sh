#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# `diasim explain`: what it prints and writes, and what it refuses.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

expect 0 explain "$small"
contains out "In short"
contains out "fear_for_relatives"
contains out "5 replicates, 60 runs, all coalitions."
contains out "Funnel (people)"
contains out "word of mouth"
contains err "60 runs on"
contains out "Where (critical_acts)"
contains out "How (acts of each activity)"

# The same for any number of threads, in the file too.
cp out first
expect 0 explain "$small" -j 1 -o one.h5
contains err "60 runs on 1 thread"
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
assert abs(sum(p["share"]["mean"] for p in e["players"]) - e["total"]["mean"]) < 1e-9
END
fi
expect 0 explain "$small" --over triggers --replicates 2
contains out "triggers together"
contains out "Too few replicates for an interval (5 are needed)"
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
absent nowhere.h5
expect 0 explain --help
contains out "Examples:"

finish
