#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# model/PARAMETERS.md holds what `diasim show --parameters` says of scenarios/january-2022.toml, and the
# code that model/ODD.md names exists.
#
# After a change of values, DIASIM_APPROVE=1 writes the table anew; the difference is to be reviewed:
#     DIASIM_APPROVE=1 DIASIM=$PWD/build/release/diasim SOURCE=$PWD bash tests/cli/parameters_test.sh
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

table=$SOURCE/model/PARAMETERS.md
odd=$SOURCE/model/ODD.md
begin='<!-- begin: made by diasim show -->'
end='<!-- end: made by diasim show -->'

# marked FILE: the lines between the markers.
marked() {
    sed -n "/^$begin\$/,/^$end\$/{ /^<!--/!p }" "$1"
}

# replace_marked FILE TABLE: puts TABLE between the markers of FILE.
replace_marked() {
    sed -i -e "/^$begin\$/,/^$end\$/{ /^<!--/!d }" -e "/^$begin\$/r $2" "$1"
}

# From the root, so that paths in the table do not name the machine.
here=$PWD
(cd "$SOURCE" && "$DIASIM" show scenarios/january-2022.toml --parameters --format markdown) \
    >"$here/fresh" 2>err || complain "diasim show failed: $(head -c 2000 err)"
[ "$(wc -l <fresh)" -gt 300 ] || complain "the table has $(wc -l <fresh) lines only"
contains fresh "| barrier.fear_for_relatives.weight |"

for marker in "$begin" "$end"; do
    [ "$(grep -cxF -- "$marker" "$table")" -eq 1 ] || complain "PARAMETERS.md has not one line '$marker'"
done
if [ "${DIASIM_APPROVE:-0}" = 1 ] && [ "$failures" -eq 0 ]; then
    replace_marked "$table" "$here/fresh"
fi
marked "$table" >kept
if ! cmp -s kept fresh; then
    diff kept fresh | head -n 20 >&2
    complain "PARAMETERS.md is not what the program says now: the head of this file says how to renew it"
fi

# ODD.md cites code as `name` (`path`); one pair a line of `cited`.
# shellcheck disable=SC2016 # these are Markdown's backquotes
grep -oE '`[A-Za-z_:]+` \(`(model|calibration|analysis|scenarios|tests)/[^`]+`\)' "$odd" | sort -u >cited
[ "$(wc -l <cited)" -gt 30 ] || complain "ODD.md names $(wc -l <cited) pieces of code only"
while IFS='`' read -r _ name _ path _; do
    if [ ! -f "$SOURCE/$path" ]; then
        complain "ODD.md names the file $path, which does not exist"
    elif ! grep -qw -- "${name##*::}" "$SOURCE/$path"; then
        complain "ODD.md names $name, which is not in $path"
    fi
done <cited
finish
