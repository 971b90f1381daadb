#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# `diasim run`: bytes, exit codes, what goes where.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

# The same bytes for any number of threads and in any folder; other ones for another seed.
expect 0 run "$small" -j1 -o one.h5
expect 0 run "$small" -j2 -o two.h5
same one.h5 two.h5
expect 0 run "$small" --seed 8 -o seed.h5
different one.h5 seed.h5
mkdir moved
cp "$SOURCE"/tests/data/small/* moved/
(cd moved && "$DIASIM" run small.toml -o ../moved.h5 >/dev/null 2>&1) || complain "moved scenario"
same one.h5 moved.h5

# An existing output is refused before anything is computed.
echo mine >there.h5
expect 7 run "$small" -o there.h5
contains err "there.h5 exists already"
contains err "--force"
lacks err " steps"
[ "$(cat there.h5)" = mine ] || complain "there.h5 was touched"
expect 0 run "$small" -o there.h5 --force
same one.h5 there.h5

# So is an output that has no folder.
expect 2 run "$small" -o nowhere/r.h5
contains err "the folder nowhere does not exist"
expect 2 run "$small" -o moved
contains err "it is a folder"

# Results on stdout, messages on stderr; the default name is the scenario's.
expect 0 run "$small" --replicates 2
[ -s small.h5 ] || complain "small.h5 is not there"
contains out "Small world for tests"
contains out "2 replicates"
contains out "share_online"
contains err "Result: small.h5"
contains err "100 %"
lacks out "Result:"
expect 0 run "$small" --replicates 2 -q -o quiet.h5
[ ! -s err ] || complain "-q is not quiet: $(cat err)"
same small.h5 quiet.h5

# JSON on stdout.
expect 0 run "$small" --replicates 2 --json -o json.h5
contains out '"replicates": 2'
if command -v python3 >/dev/null; then
    python3 -m json.tool out >/dev/null || complain "the summary is no JSON"
fi
expect 0 run "$small" --replicates 2 --progress json -o progress.h5
contains err '"steps_done":80'

# One replicate alone is the one of the ensemble: its summary has its own people.
expect 0 run "$small" --replicate 1 -o alone.h5
contains out "1 replicate,"
expect 2 run "$small" --replicate 4 -o beyond.h5
contains err "replicates 0 to 3"

# A random seed is stored, so that the run can be repeated.
expect 0 run "$small" --seed random --replicates 1 -o random.h5
expect 0 reproduce random.h5 --check
expect 0 run "$small" --replicates 1 --log-file log.txt -o logged.h5
contains log.txt "Result: logged.h5"
finish
