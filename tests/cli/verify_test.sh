#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# `diasim verify`: the engine against theory. This is also where all claims are checked.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"
scenarios=$SOURCE/scenarios/verification

for scenario in "$scenarios"/*.toml; do
    expect 0 validate "$scenario"
done

# Every claim holds, none is left without theory.
expect 0 verify --scenarios "$scenarios" --progress none
cp out all
contains all "verdict"
lacks all "FAILS"
lacks all "no theory"
lacks all "NO VERDICT"
for claim in granovetter critical-mass cascade ring epidemic bass hazard opinion memory silence fear decision; do
    grep -q "^$claim .*holds" all || complain "no row of $claim holds"
done
[ "$(grep -c 'global runs, window' all)" -eq 13 ] || complain "not every point has a window row"
tail -n 1 all

# The same verdicts for any number of threads, and from the default folder.
expect 0 verify fear silence --scenarios "$scenarios" -j 1 -q
cp out one
(cd "$SOURCE" && "$DIASIM" verify fear silence -j 3 -q) >three 2>err || complain "not from the root: $(cat err)"
same one three

# Machines.
expect 0 verify critical-mass opinion --json --scenarios "$scenarios" -q
contains out '"verdict": "holds"'
contains out '"fails": 0'
if command -v python3 >/dev/null; then
    python3 -m json.tool out >/dev/null || complain "--json is no JSON"
fi
expect 0 verify --list
contains out "channel.others.rate"
[ ! -s err ] || complain "--list says something on stderr"

# Theory follows what is set.
expect 0 verify critical-mass --set activity.protest.threshold.constant=8.5 --scenarios "$scenarios" -q
[ "$(grep -c ' 100 .* 100 .*holds' out)" -eq 2 ] || complain "nine are enough at 8.5: $(cat out)"
expect 0 verify ring --set network.friends.mean_degree=6 --set activity.protest.threshold.constant=3 \
    --set network.friends.rewiring=0 --set activity.protest.threshold.noise=0/d --set replicates=1 \
    --set time.end=2023-07-01T00:00:00Z --scenarios "$scenarios" -q
contains out "reach 3, 3 contacts needed"
contains out "holds"
expect 0 verify granovetter --set activity.protest.threshold.normal.deviation=0.15 --scenarios "$scenarios" -q
contains out "normal thresholds 0.25 +- 0.15"
lacks out "thresholds 0, 1"
expect 0 verify critical-mass fear --set 'activity.protest.threshold={ values = [0, 1] }' --scenarios "$scenarios" -q
contains out "the theory is about one number of people for all"
expect 0 verify bass --set influence.media=0.5 --scenarios "$scenarios" -q
contains out "no theory here: the theory knows nothing of influence.media"

# A scenario that is not what the claim says: somebody else spreads the news too.
cp -r "$scenarios" tampered
printf '\n[channel.rumour]\nrate = "0.2/d"\n' >>tampered/bass.toml
expect 9 verify bass --scenarios tampered -q
contains out "FAILS"
expect 9 verify bass --scenarios tampered -q --json
contains out '"verdict": "fails"'

# At a claim's own settings a row without a verdict is a failure: here people still act at the end.
sed -i 's/^end .*/end = 2022-01-08T00:00:00Z/' tampered/granovetter.toml
expect 9 verify granovetter --scenarios tampered -q
contains out "NO VERDICT: people still act at the end of the run"
[[ $(tail -n 1 out) == *"without a verdict"*"failure" ]] || complain "the last line says: $(tail -n 1 out)"
expect 0 verify granovetter --scenarios tampered -q --set seed=3
contains out "no theory here: people still act"

# Mistakes.
expect 2 verify epidemics --scenarios "$scenarios"
contains err "did you mean 'epidemic'?"
expect 2 verify --set seed=3 --scenarios "$scenarios"
contains err "name one"
expect 2 verify bass --set channel.othres.rate=1/d --scenarios "$scenarios"
contains err "did you mean 'channel.others.rate'?"
expect 3 verify
contains err "--scenarios DIR"
expect 3 verify bass --scenarios nowhere
contains err "nowhere: no such folder"
expect 6 verify cascade --scenarios "$scenarios" --max-time "1 s" --set replicates=100000
contains err "no verdict"
finish
