#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# Installs what is missing, builds, and hands its words on to diasim (or, for `test`, to ctest).
set -euo pipefail

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
build=$root/build/release
log=$root/build/bootstrap.log
tools=(g++ cmake ninja npm) # found as programs; the rest are Debian and Ubuntu packages
libraries=(libtbb-dev libhdf5-dev libcli11-dev libfmt-dev nlohmann-json3-dev libtomlplusplus-dev
    librandom123-dev libboost-dev libeigen3-dev libarchive-dev)
test_only=(catch2 librapidcheck-dev netcdf-bin)

say() { printf 'bootstrap: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

usage() {
    cat <<'END'
./bootstrap.sh run scenarios/january-2022.toml   set up, then `diasim run ...`; any other verb works the same way
./bootstrap.sh test [CTEST OPTION...]            set up, then every test
./bootstrap.sh --help                            this text

Set up = install the missing Debian or Ubuntu packages (asks sudo only then) and build in build/release.
END
}

# Prints the packages that are not installed.
missing_packages() {
    local tool package
    for tool in "${tools[@]}"; do
        command -v "$tool" >/dev/null || printf '%s\n' "${tool/%ninja/ninja-build}"
    done
    for package in "$@"; do
        dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
            printf '%s\n' "$package"
    done
}

install_missing() {
    command -v dpkg-query >/dev/null || { say "no dpkg here: expecting these to be installed: $*"; return; }
    local packages sudo=()
    mapfile -t packages < <(missing_packages "$@")
    [ ${#packages[@]} -gt 0 ] || return 0
    local install=(apt-get install -y -qq --no-install-recommends "${packages[@]}")
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "run this as root first: ${install[*]}"
        sudo=(sudo)
    fi
    say "installing with ${sudo[*]:+sudo }apt-get: ${packages[*]}"
    { "${sudo[@]}" apt-get update -qq &&
        "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive "${install[@]}"; } >>"$log" 2>&1 || fail "installing"
}

# Compilers need up to 1.5 GB each on this code: as many jobs as memory and processors allow.
jobs_allowed() {
    local by_memory cores
    cores=$(nproc)
    by_memory=$(awk '/^MemAvailable:/ { print int($2 / 1500000) }' /proc/meminfo)
    [ "${by_memory:-1}" -ge 1 ] || by_memory=1
    echo $((by_memory < cores ? by_memory : cores))
}

fail() {
    tail -n 30 "$log" >&2
    die "$1 failed; the whole log is in $log"
}

configure() { (cd "$root" && cmake --preset release "$@") >>"$log" 2>&1 || fail "configuring"; }

# Reads ninja's lines. As soon as something compiles: a counter on a terminal, else two lines in all.
show_progress() {
    local line start=$SECONDS shown=0
    while IFS= read -r line; do
        [[ $line == *'Building CXX'* ]] || continue
        [ "$shown" -eq 1 ] || say "building, $(jobs_allowed) files at a time (log: $log)"
        shown=1
        [ ! -t 2 ] || printf '\r%s' "${line%%]*}]" >&2
    done
    [ "$shown" -eq 0 ] || { [ ! -t 2 ] || printf '\r' >&2; say "built in $((SECONDS - start)) s"; }
}

compile() { # TARGET
    cmake --build "$build" --target "$1" -j "$(jobs_allowed)" 2>&1 | tee -a "$log" | show_progress ||
        fail "building"
}

case ${1:-} in
'' | -h | --help)
    usage
    ;;
test)
    mkdir -p "$root/build" && : >"$log"
    install_missing "${libraries[@]}" "${test_only[@]}"
    configure -D DIASIM_TESTS=ON
    compile all
    cd "$root" && exec ctest --preset release -j "$(nproc)" "${@:2}"
    ;;
*)
    mkdir -p "$root/build" && : >"$log"
    install_missing "${libraries[@]}"
    # A configured tree stays as it is, with its tests or without.
    [ -f "$build/build.ninja" ] || configure -D DIASIM_TESTS=OFF
    compile diasim
    exec "$build/diasim" "$@"
    ;;
esac
