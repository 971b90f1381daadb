#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# `diasim import`: real export formats with made-up rows, exit codes, what is said of dropped rows.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

acled_header=event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp

# acled_rows FIRST LAST DATE: rows with line ends and quotes inside their notes.
acled_rows() {
    awk -v first="$1" -v last="$2" -v date="$3" 'BEGIN {
        for (i = first; i <= last; ++i)
            printf "DEU%d,%s,2022,1,Demonstrations,Protests,Peaceful protest,Protesters (Germany),Kazakh Group (Germany),Protesters,,,,Protesters only,,276,Europe,Germany,Berlin,Berlin,,Berlin,52.5244,13.4105,1,RBB; Novastan,National-International,\"On 7 January 2022, people gathered at the gate.\nThey said \"\"do not shoot\"\", and went on\nfor some time, peacefully, in the cold.\",0,crowd size=about 60,1643000000\n", i, date
    }'
}

# GDELT: 61 columns separated by tabs, no header.
gdelt_row() { # ID ROOT_CODE
    local blanks=$'\t\t\t\t\t\t\t'
    printf '%s\t20220108\t202201\t2022\t2022.0219\tKAZ\tKAZAKHSTAN\tKAZ%s\tDEU\tGERMANY\tDEU%s\t1\t%s1\t%s1\t%s\t3\t-6.5\t10\t2\t10\t-4.0' \
        "$1" "$blanks" "$blanks" "$2" "$2" "$2"
    printf '\t1\tKazakhstan\tKZ\tKZ\t\t48\t68\tKZ\t1\tGermany\tGM\tGM\t\t51\t9\tGM\t4\tBerlin, Berlin, Germany\tGM\tGM16\t1\t52.5\t13.4\t-1\t20220108150000\thttps://example.org/%s\n' "$1"
}

# ACLED: kept and dropped rows, the communities of the reference case.
{ echo "$acled_header"; acled_rows 1 3 2022-01-07; acled_rows 3 3 2022-01-07; acled_rows 4 5 "08 February 2022"; } >acled.csv
expect 0 import acled acled.csv -o events.csv --actor kazakh --country DE --to 2022-01-31 \
    --hosts "$SOURCE/scenarios/data/hosts" --stance critical
[ ! -s out ] || complain "messages on stdout: $(cat out)"
contains err "3 of 6 rows were kept"
contains err "1 dropped: the same event again"
contains err "2 dropped: after the last day asked for"
contains err "Result: events.csv"
contains err "3 rows do not say who led them"
contains err "--led-by diaspora"
contains events.csv "ACLED-DEU1,2022-01-07,2022-01-07,day,DE,de_berlin,Berlin,rally,critical,unclear,no,48,72,about 60"
contains events.csv 'They said ""do not shoot""'
lacks events.csv DEU4

# A city that is no community of the scenario, and rows of which none is kept.
sed 's/,Berlin,52.5244/,Berlim,52.5244/' acled.csv >typo.csv
expect 0 import acled typo.csv -o typo-events.csv --hosts "$SOURCE/scenarios/data/hosts" --led-by diaspora
contains err "5 rows are of a city without a community of its own: Berlim in DE (5, did you mean Berlin?)"
lacks err "who led them"
expect 0 import acled acled.csv -o none-events.csv --actor turkmen
contains err "warning: no row was kept"

# An existing output is refused, replaced with --force, and silent with -q.
expect 7 import acled acled.csv -o events.csv
contains err "events.csv exists already"
expect 0 import acled acled.csv -o events.csv --force -q
[ ! -s err ] || complain "-q is not quiet: $(cat err)"
contains events.csv DEU4
expect 2 import acled acled.csv -o nowhere/events.csv
contains err "the folder nowhere does not exist"

# GDELT, zipped or not, gives the same bytes.
{ gdelt_row 11 14; gdelt_row 12 04; gdelt_row 13 14; } >day.export.CSV
expect 0 import gdelt day.export.CSV -o plain.csv --actor KAZ
contains err "2 of 3 rows were kept"
contains plain.csv "GDELT-11,2022-01-08,2022-01-08,day,DE,,Berlin,rally,unclear,unclear,no,,,"
gzip -k day.export.CSV
expect 0 import gdelt day.export.CSV.gz -o gzip.csv --actor KAZ
same plain.csv gzip.csv
if command -v python3 >/dev/null; then
    python3 -m zipfile -c day.zip day.export.CSV
    expect 0 import gdelt day.zip -o zip.csv --actor KAZ
    same plain.csv zip.csv
    python3 -m zipfile -c two.zip day.export.CSV acled.csv
    expect 3 import gdelt two.zip -o two.csv
    contains err "the archive holds several files"
    head -c 100 day.zip >torn.zip
    expect 3 import gdelt torn.zip -o torn.csv
    contains err "torn.zip: cannot unpack"
fi
expect 2 import gdelt acled.csv -o wrong.csv
contains err "acled.csv:1:1: 1 columns separated by tabs, but GDELT 2.0 has 61"
absent wrong.csv two.csv torn.csv

# A register: its table, and beside it where no row is a zero.
cat >munich.toml <<'END'
city           = "Munich"
country        = "DE"
coverage_start = "2022-01-01"
coverage_end   = "2022-12-31"
source         = "city of Munich"
separator      = "semicolon"
date_format    = "day-month-year"
[columns]
date      = "Datum"
topic     = "Thema"
announced = "angemeldet"
END
printf '%s\n' 'Datum;Thema;angemeldet' '08.01.2022;Gegen die Diktatur in Kasachstan;10' '09.01.2022;Verkehr;500' >munich.csv
expect 0 import registrations munich.csv --columns munich.toml --actor kasach -o register.csv
contains err "1 dropped: the topic does not match"
contains register.csv "DE-Munich-1,2022-01-08,,,DE,,Munich,rally,notified,10,,"
contains register-registers.csv "Munich,DE,,2022-01-01,2022-12-31,no,city of Munich,"
expect 7 import registrations munich.csv --columns munich.toml --actor kasach -o register.csv
contains err "register-registers.csv exists already"
# Nothing found in a complete register is a result too.
expect 0 import registrations munich.csv --columns munich.toml --actor turkmen -o none.csv
[ "$(wc -l <none.csv)" -eq 1 ] || complain "none.csv has rows"
[ "$(wc -l <none-registers.csv)" -eq 2 ] || complain "none-registers.csv has not one row"

# What is wrong is said at its place, all in one pass, and nothing is written.
{ echo "$acled_header"; acled_rows 1 1 yesterday; acled_rows 2 2 2022-02-30; } >broken.csv
expect 2 import acled broken.csv -o broken-events.csv
contains err "broken.csv:2:6: event_date: 'yesterday' is no day"
contains err "broken.csv:5:6: event_date: '2022-02-30' is no day"
contains err "2 errors"
expect 3 import acled missing.csv -o broken-events.csv
expect 2 import acled acled.csv -o broken-events.csv --country Germany --from soon
contains err "--country Germany: it is no country code"
contains err "--from soon: it is no day"
expect 2 import registrations munich.csv -o broken-events.csv
contains err "registrations need --columns"
expect 2 import usgs acled.csv -o broken-events.csv
sed -i 's/Datum/Tag/' munich.toml
expect 2 import registrations munich.csv --columns munich.toml --actor kasach -o broken-events.csv
contains err "munich.csv:1:1: the column 'Tag' is missing"
absent broken-events.csv broken-events-registers.csv ./*.partial-*

# Many rows with line ends inside: all of them arrive.
{ echo "$acled_header"; acled_rows 1 100000 2022-01-07; } >large.csv
expect 0 import acled large.csv -o large-events.csv
contains err "100000 of 100000 rows were kept"
[ "$(grep -c '^ACLED-' large-events.csv)" -eq 100000 ] || complain "rows of large.csv are missing"
finish
