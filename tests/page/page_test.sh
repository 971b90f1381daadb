#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# The page of `diasim report` in a real browser, and its numbers against the files.
# DIASIM is the program, SOURCE the root of the project, WORK a folder for npm packages and pictures.
set -euo pipefail
: "${DIASIM:?is the program}" "${SOURCE:?is the root of the project}" "${WORK:?is a folder}"

skip() {
    echo "skipped: $1"
    exit 77
}

for tool in node npm ncdump "${CHROMIUM:-chromium}"; do
    command -v "$tool" >/dev/null || skip "no $tool (packages npm, netcdf-bin, chromium)"
done
mkdir -p "$WORK"
cd "$WORK"
cp "$SOURCE"/tests/page/*.{mjs,json} .
if ! cmp -s package-lock.json installed.json; then
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error || skip "npm ci failed: no network?"
    cp package-lock.json installed.json
fi

# Small: six hundred made-up people. Observed events are made up, too.
mkdir -p observed
cat >observed/events.csv <<'END'
event_id,date_start,date_end,date_precision,country,community,city,type,stance,led_by,is_aggregate,size_low,size_high,source
E1,2022-01-06,2022-01-06,day,AA,aa_port,Port,rally,critical,diaspora,no,15,25,made up
E2,2022-01-08,2022-01-09,day,BB,,,rally,critical,diaspora,no,,,made up
END
rm -f run.h5 run.html compared.h5 page.html
"$DIASIM" run "$SOURCE/tests/data/small/small.toml" --set activity.rally.observed_as=rally \
    --set activity.share_online.observed_as=statement -o run.h5 -q >run.txt
[ -s run.html ] || skip "this build has no page"
"$DIASIM" compare run.h5 --observed observed -o compared.h5 -q >compared.txt
"$DIASIM" report run.h5 compared.h5 -o page.html
size=$(stat -c %s page.html)
[ "$size" -lt 5000000 ] || { echo "FAILED: the page has $size bytes"; exit 1; }

node numbers_test.mjs page.html run.h5 compared.h5
node page_test.mjs page.html .
