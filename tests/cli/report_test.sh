#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# `diasim report` and the page that `run` makes: what is written, and what is refused.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

expect 0 report --help
contains out "FILE.h5"
expect 0 run "$small" -o run.h5 --no-report --progress none
absent run.html
lacks err "No page"

# A build without npm has no page; it says so and runs everything else.
if ! "$DIASIM" report run.h5 -o page.html >out 2>err; then
    contains err "this build has no page"
    expect 3 report run.h5
    expect 0 run "$small" -o other.h5 --progress none
    contains err "No page was made"
    absent other.html page.html ./*.partial-*
    finish
    exit
fi
contains err "Page: page.html"
contains page.html "<h1>Small world for tests</h1>"
lacks page.html "<!--data-->"
if grep -qE '(src|href)="(https?:)?//' page.html; then complain "the page asks for something"; fi

# The same file, the same page; an output that exists is refused.
expect 0 report run.h5 -o again.html
same page.html again.html
expect 7 report run.h5 -o page.html
expect 0 report run.h5 -o page.html --force

# A page never takes the place of what it is made of.
cp run.h5 kept.h5
expect 2 report run.h5 -o run.h5 --force
contains err "the page would replace a file that it is made of"
same run.h5 kept.h5

# run makes the page beside its result, refuses one that exists before it computes anything, and
# replaces it with --force.
expect 0 run "$small" -o run2.h5 --progress none
contains err "Page: run2.html"
expect 0 report run2.h5 -o run2-again.html
same run2.html run2-again.html
echo mine >taken.html
expect 7 run "$small" -o taken.h5 --progress none
contains err "taken.html"
absent taken.h5 taken.h5.journal
expect 0 run "$small" -o taken.h5 --force --progress none
expect 0 report taken.h5 -o taken-again.html
same taken.html taken-again.html

# A run that was stopped makes the page when it goes on.
expect 6 run "$small" -o later.h5 --max-time "0.001 s" --progress none
absent later.html
expect 0 run "$small" -o later.h5 --progress none
same later.h5 run.h5
[ -s later.html ] || complain "no page after going on"

# All that is wrong is said at once.
echo nothing >nothing.h5
expect 3 report run.h5 run2.h5 nothing.h5 -o wrong.html
contains err "a second result"
contains err "nothing.h5"
absent wrong.html
expect 2 report run.h5 run2.h5 -o wrong.html

# A sweep and an explanation as their verbs make them: the page has their numbers.
cat >plan.toml <<END_PLAN
title      = "What moves acts"
scenario   = "$small"
replicates = 2
outputs    = ["critical_acts"]

[design]
kind         = "morris"
trajectories = 4

[factor.fear]
target  = "barrier.fear_for_relatives.weight"
uniform = { low = 0, high = 4 }

[factor.far]
target  = "barrier.distance.weight"
uniform = { low = 0, high = 0.01 }
END_PLAN
expect 0 sweep plan.toml -o swept --progress none
expect 0 explain "$small" --over distance,lack_of_time --replicates 2 -o why.h5 --progress none
expect 0 report run.h5 swept/result.h5 why.h5 -o all.html
contains all.html "What moves acts"
contains all.html "of a design of the kind <b>morris</b>"
contains all.html 'data-source="runs done" value="24"'
contains all.html "Bars by factor; the longest is fear."
contains all.html "too few for an interval"
if command -v ncdump >/dev/null; then
    size=$(ncdump -p 9,17 -v morris_mu_star swept/result.h5 | sed -n '/^ morris_mu_star =/,/;/p' | tr -d '\n' | sed 's/.*= *//; s/,.*//')
    grep -o 'data-source="morris size critical_acts fear" value="[^"]*"' all.html >shown
    awk -v a="$size" -v b="$(sed 's/.*value="//; s/"//' shown)" \
        'BEGIN { exit !(a > 0 && (a - b) ^ 2 < (1e-9 * a) ^ 2) }' ||
        complain "the page says $(cat shown), the file $size"
fi

# One replicate, and one that is alone.
expect 0 run "$small" --replicate 2 -o one.h5 --progress none
contains one.html "number 2 alone"
finish
