#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# Broken scenarios, tables and command lines in tests/cli/bad: each must end in the exit code and in
# the errors of bad/expected.tsv, no more and no fewer, in their order; nothing may be written.
#
# One row of expected.tsv is one error: case, command, exit code, file, line, column, beginning of
# the message, part of the hint; "-" is nothing. A case whose command is "-" is `validate CASE.toml`.
# A row without a message says that the program finds nothing wrong. In commands and files {case} is
# the name of the case, {small} the valid scenario, {scratch} a folder that holds old.h5.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"
shopt -s globstar dotglob nullglob

tab=$'\t'
bad=$SOURCE/tests/cli/bad
tree=$folder/tree
declare -A rows is_named # by case: its rows, and whether its command names a file of its own
cases=()

read_expectations() {
    local name rest
    while IFS=$tab read -r name rest; do
        if [ "$name" = case ]; then continue; fi
        if [ -z "${rows[$name]-}" ]; then cases+=("$name"); fi
        rows[$name]+=$rest$'\n'
    done <expected.tsv
}

# words_of CASE COMMAND: the command line, in `words`.
words_of() {
    local text=$2
    case $text in
    -) text="validate {case}.toml" ;;
    "{none}") text="" ;;
    esac
    if [[ $text == *"{case}"* ]]; then is_named[$1]=yes; fi
    text=${text//"{case}"/$1}
    text=${text//"{small}"/../../data/small/small.toml}
    text=${text//"{scratch}"/../../scratch}
    read -r -a words <<<"$text" # values with blanks or stars do not occur
}

# check_error CASE LINE FILE LINE COLUMN MESSAGE: one error as printed.
check_error() {
    local start="error: "
    if [ "$3" != - ]; then start+="$3:"; fi
    if [ "$4" != - ]; then start+="$4:$5:"; fi
    if [ "$3" != - ]; then start+=" "; fi
    start+=$6
    if [[ $2 != "$start"* ]]; then
        complain "$1: expected '$start', got '${2:-no further error}'"
    fi
}

# check_errors CASE ROWS: compares the lines in `printed` with the rows.
check_errors() {
    local -a errors=() texts=()
    local line command code file row column message hint
    local i=0
    for line in "${printed[@]}"; do
        if [[ $line == "error: "* ]]; then
            errors+=("$line")
            texts+=("")
        elif [ "${#errors[@]}" -ne 0 ]; then
            texts[-1]+=$line$'\n'
        fi
    done
    while IFS=$tab read -r command code file row column message hint; do
        if [ -z "$command" ] || [ "$message" = - ]; then continue; fi
        check_error "$1" "${errors[i]-}" "$file" "$row" "$column" "$message"
        if [ "$hint" != - ] && [[ ${texts[i]-} != *"$hint"* ]]; then
            complain "$1: no hint '$hint' at '${errors[i]-}'"
        fi
        i=$((i + 1))
    done <<<"$2"
    if [ "${#errors[@]}" -ne "$i" ]; then
        complain "$1: ${#errors[@]} errors instead of $i"
    fi
    check_count "$1" "${#errors[@]}"
}

# check_count CASE N: the last line counts the errors that were printed.
check_count() {
    local last="" plural=s
    if [ "${#printed[@]}" -ne 0 ]; then last=${printed[-1]}; fi
    if [ "$2" -eq 1 ]; then plural=; fi
    if [[ ${words[0]-} == validate && $2 -gt 0 || $last == *"nothing was run." ]] &&
        [[ $last != "$2 error$plural, nothing was run." ]]; then
        complain "$1: the last line does not count $2: '$last'"
    fi
}

# check_outputs CASE CODE: no other words, no other files.
check_outputs() {
    local line
    local -a results after
    if [[ ${printed[*]} == *"internal error"* ]]; then complain "$1: calls it an internal error"; fi
    mapfile -t results <"$folder/out"
    for line in "${results[@]}"; do
        if [[ $line != "ok: "* ]]; then complain "$1: prints '$line'"; fi
    done
    if [ "$2" -eq 0 ] && [ "${#results[@]}" -eq 0 ]; then complain "$1: does not say ok"; fi
    after=("$tree"/**)
    if [ "${after[*]}" != "${present[*]}" ]; then
        complain "$1: files appeared or vanished"
        present=("${after[@]}")
    fi
}

# run_case CASE: everything that must hold for a case.
run_case() {
    local before=$failures command code got=0
    IFS=$tab read -r command code _ <<<"${rows[$1]}"
    words_of "$1" "$command"
    timeout 60 "$DIASIM" "${words[@]}" >"$folder/out" 2>"$folder/err" </dev/null || got=$?
    mapfile -t printed <"$folder/err" # leaves NUL bytes out
    if [ "$got" -ne "$code" ]; then complain "$1: exit code $got instead of $code"; fi
    check_errors "$1" "${rows[$1]}"
    check_outputs "$1" "$got"
    if [ "$failures" -ne "$before" ]; then
        failed+=("$1")
        printf '  diasim %s\n' "${words[*]}" >&2
        printf '  | %.200s\n' "${printed[@]:0:20}" >&2
    fi
}

# check_names: every file and folder belongs to a case, and the other way round.
check_names() {
    local path name
    local -A is_there=()
    for path in *; do
        if [[ $path == expected.tsv || $path == .gitattributes ]]; then continue; fi
        name=${path%.*}
        is_there[$name]=yes
        if [ -z "${rows[$name]-}" ]; then complain "bad/$path is not in expected.tsv"; fi
    done
    for name in "${cases[@]}"; do
        if [ "${is_there[$name]-no}" != "${is_named[$name]-no}" ]; then
            complain "$name: the file and the command in expected.tsv do not agree"
        fi
    done
}

# check_unchanged: the copies are as they were.
check_unchanged() {
    if ! diff -r "$bad" . >&2; then complain "files of tests/cli/bad have changed"; fi
    if ! diff -r "$SOURCE/tests/data/small" ../../data/small >&2; then
        complain "files of tests/data/small have changed"
    fi
    contains ../../scratch/old.h5 "an earlier result"
}

# Copies: what is written beside them is seen, and messages do not depend on where the project is.
mkdir -p "$tree/cli" "$tree/data" "$tree/scratch"
cp -r "$bad" "$tree/cli/bad"
cp -r "$SOURCE/tests/data/small" "$tree/data/small"
echo "an earlier result" >"$tree/scratch/old.h5"
cd "$tree/cli/bad" || exit 1

read_expectations
if [ "${#cases[@]}" -lt 60 ]; then complain "only ${#cases[@]} cases were read"; fi
present=("$tree"/**)
failed=()
for name in "${cases[@]}"; do
    run_case "$name"
done
check_names
check_unchanged
echo "${#cases[@]} cases, ${#failed[@]} failed${failed[*]:+: ${failed[*]}}"
finish
