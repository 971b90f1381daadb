# SPDX-License-Identifier: BSD-3-Clause
# shellcheck shell=bash
# What the tests of the command line share. DIASIM is the program, SOURCE the root of the project.
set -uo pipefail

: "${DIASIM:?is the program}" "${SOURCE:?is the root of the project}"
export small=$SOURCE/tests/data/small/small.toml
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
failures=0

# complain TEXT: notes a failed check.
complain() {
    echo "FAILED: $1" >&2
    failures=$((failures + 1))
}

# expect CODE WORDS...: runs the program; its output goes to ./out and ./err.
expect() {
    local code=$1 got=0
    shift
    "$DIASIM" "$@" >out 2>err || got=$?
    if [ "$got" -ne "$code" ]; then
        complain "diasim $* gave $got, not $code: $(head -c 2000 err)"
    fi
}

# contains FILE TEXT: the file holds the text.
contains() {
    grep -qF -- "$2" "$1" || complain "'$2' is not in $1: $(head -c 2000 "$1")"
}

# lacks FILE TEXT: it does not.
lacks() {
    if grep -qF -- "$2" "$1"; then complain "'$2' is in $1"; fi
}

# same A B, different A B: files byte for byte.
same() {
    cmp -s "$1" "$2" || complain "$1 and $2 differ"
}
different() {
    if cmp -s "$1" "$2"; then complain "$1 and $2 are the same"; fi
}

# absent FILE...: none of them exists.
absent() {
    local file
    for file in "$@"; do
        if [ -e "$file" ]; then complain "$file exists"; fi
    done
}

# finish: the last line of a test.
finish() {
    if [ "$failures" -ne 0 ]; then
        echo "$failures checks failed" >&2
        exit 1
    fi
}
