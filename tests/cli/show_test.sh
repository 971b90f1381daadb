#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# `diasim validate` and `diasim show`.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

expect 0 validate "$small" "$small"
[ "$(grep -c '^ok: ' out)" -eq 2 ] || complain "not one line a scenario"
contains out "2 countries, 3 communities, 3 subgroups, 3 traits, 2 associations, 2 voices, 2 motives, "
contains out "3 barriers, 4 activities, 4 channels, 5 triggers of 3 kinds in 3 regions, 40 steps, 4 replicates"
[ ! -s err ] || complain "a warning about the small scenario: $(cat err)"
for scenario in "$SOURCE"/scenarios/*.toml; do
    [ -e "$scenario" ] || continue
    expect 0 validate "$scenario"
done

# All problems of all files in one pass.
cp "$SOURCE"/tests/data/small/* .
sed 's/^rewiring .*/rewirring = 0.1/' small.toml >first.toml
sed 's/^distance_scale = .*/distance_scale = 60/' small.toml >second.toml
expect 2 validate first.toml small.toml second.toml
contains err "unknown key 'rewirring'"
contains err "second.toml"
contains err "2 errors, nothing was run."
contains out "ok: small.toml"

expect 0 show small.toml
contains out "Small world for tests"
contains out "share_online"
expect 0 show small.toml --json
contains out '"communities"'
expect 0 show small.toml --parameters
contains out "barrier.fear_for_relatives.weight"
width=$(LC_ALL=C.UTF-8 wc -L <out)
[ "$width" -le 100 ] || complain "$width characters are wider than a terminal"
expect 0 show small.toml --parameters --format csv
contains out "path,"
expect 0 show small.toml --parameters --format markdown
contains out "|"
expect 0 show --schema
contains out "2020-12"
expect 0 show small.toml --cost
contains out "Estimate for 4 replicates"
expect 2 show
expect 2 show small.toml --cost --schema
expect 2 show small.toml --format csv
contains err "--format csv is a form of --parameters"

# An activity that no motive drives is worth a warning, and no more.
sed '/^drives/s/, donate = [0-9.]*//' theory.toml >undriven.toml
sed -i 's/theory.toml/undriven.toml/' small.toml
expect 0 validate small.toml
contains out "ok: small.toml"
contains err "warning: undriven.toml:"
contains err "no motive drives 'donate'"
contains err "drives = { donate = 1.0 }"
expect 0 run small.toml --replicates 1 -o undriven.h5
contains err "no motive drives 'donate'"
expect 0 run small.toml --replicates 1 -q -o undriven.h5 --force
[ ! -s err ] || complain "-q is not quiet: $(cat err)"
cp "$SOURCE/tests/data/small/small.toml" .

# The effective scenario is a scenario and gives the same run.
expect 0 show small.toml --effective --set barrier.distance.weight=1.5
cp out effective.toml
contains effective.toml "# --set barrier.distance.weight=1.5"
expect 0 run effective.toml -q -o effective.h5
mv out summary
expect 0 run small.toml --set barrier.distance.weight=1.5 -q -o set.h5
same out summary
finish
