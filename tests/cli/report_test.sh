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

# One replicate, and one that is alone.
expect 0 run "$small" --replicate 2 -o one.h5 --progress none
contains one.html "number 2 alone"
finish
