#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# `diasim compare`: what it prints and writes, and what it refuses.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

cat >events.csv <<'END'
event_id,date_start,date_end,date_precision,country,community,city,type,stance,led_by,is_aggregate,size_low,size_high,source
E1,2022-01-06,2022-01-06,day,AA,aa_port,Port,rally,critical,diaspora,no,15,25,made up
E2,2022-01-08,2022-01-08,day,BB,bb_gate,Gate,rally,critical,ally,no,,,made up
END
cat >registrations.csv <<'END'
registration_id,date,start_local,end_local,country,community,city,type,status,announced,counted,is_moving,stance,led_by,event_id,source
R1,2022-01-06,,,AA,aa_port,Port,rally,held,30,21,no,critical,diaspora,E1,made up
R2,2022-01-09,,,AA,aa_port,Port,rally,held,10,6,no,critical,diaspora,,made up
END
cat >registers.csv <<'END'
city,country,community,coverage_start,coverage_end,has_counts,source
Port,AA,aa_port,2022-01-01,2022-12-31,yes,made up
Hill,AA,aa_hill,2022-01-01,2022-12-31,no,made up
END
mkdir observed
mv events.csv registrations.csv registers.csv observed/

expect 0 run "$small" -o run.h5 --set activity.rally.observed_as=rally \
    --set activity.share_online.observed_as=statement
expect 0 compare run.h5 --observed observed
contains out "4 replicates against 2 observed events: 2 in registers of 2 cities, 1 in media."
contains out "(with activity.rally.observed_as=rally, activity.share_online.observed_as=statement)"
contains out "Too few replicates for a 90 % interval (19 are needed)"
contains out "left out:   1 row led by others than the diaspora"
contains out "Port (AA)"
contains out "Verdict"
contains out "skill"
contains out "Media detection: too few events that registers hold and the police counted"
contains out "Hawkes process by week"
contains out "PIT: not shown"
contains out "(UTC)"

# The same again, and the same from single tables; another order of flags changes nothing.
cp out first
expect 0 compare run.h5 --observed observed/registers.csv observed/events.csv observed/registrations.csv
same first out

# JSON for machines, a file for reports, tables of what was simulated.
expect 0 compare run.h5 --observed observed --json -o comparison.h5 --simulated simulated
contains out '"verdict"'
contains err "Comparison: comparison.h5"
if command -v python3 >/dev/null; then
    python3 -m json.tool out >/dev/null || complain "the comparison is no JSON"
fi
[ -s comparison.h5 ] || complain "comparison.h5 is not there"
contains simulated/registers.csv "Port,AA"
contains simulated/events.csv "replicate,event_id"
contains err "see their column replicate"
cp comparison.h5 again.h5
expect 7 compare run.h5 --observed observed -o comparison.h5
contains err "comparison.h5 exists already"
expect 0 compare run.h5 --observed observed -o comparison.h5 --force
same comparison.h5 again.h5

# What was simulated is read as what was observed.
expect 0 compare run.h5 --observed simulated
contains out "Verdict"

# Other questions to the same runs.
expect 0 compare run.h5 --observed observed --led-by all
lacks out "led by others"
expect 0 compare run.h5 --observed observed --hold-out weeks=1
contains out "without the last week, which is scored"
expect 2 compare run.h5 --observed observed --hold-out weeks=90
contains err "--hold-out weeks=90"
contains err "leaves any to fit to"
expect 0 compare run.h5 --observed observed/events.csv
contains out "Scores: none, as no place and week is completely known"
contains out "No skill can be stated"
expect 0 compare run.h5 --observed observed --hold-out region --silence zero
contains out "silence taken for zero"
expect 0 compare run.h5 --observed observed --set observation.notified=0
different first out
expect 0 compare run.h5 --observed observed --without-observers
contains out "no register and no media stand between"

# All that is wrong is said at once.
expect 2 compare run.h5 --observed observed --hold-out weeks=0 --led-by nobody --set seed=3
contains err "weeks=N"
contains err "'nobody'"
contains err "only observation.*"
expect 3 compare absent.h5 --observed nowhere
contains err "absent.h5"
contains err "nowhere"
expect 2 compare run.h5
contains err "--observed"
sed 's/2022-01-09/2022-13-09/' observed/registrations.csv >broken.csv
expect 2 compare run.h5 --observed observed/registers.csv broken.csv
contains err "broken.csv:3:"
contains err "date"
# A code of another list is told from the one of ISO 3166; made-up countries of the scenario are not.
sed 's/,BB,/,UK,/' observed/events.csv >uk.csv
expect 2 compare run.h5 --observed uk.csv
contains err "uk.csv:3:"
contains err "country: 'UK' is no country code"
contains err "did you mean 'GB'"
echo nothing >text.h5
expect 3 compare text.h5 --observed observed

# Runs that cannot be compared.
expect 0 run "$small" -o none.h5 --replicates 2
expect 2 compare none.h5 --observed observed
contains err "observed_as"
expect 0 run "$small" -o one.h5 --replicates 1 --set activity.rally.observed_as=rally
expect 2 compare one.h5 --observed observed
contains err "--replicates"
absent broken.h5
finish
