#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# Making the page where npm fails, as without a network: nothing is thrown away but the page, and the
# build says so.
# shellcheck source=tests/cli/support.sh
source "$(dirname "${BASH_SOURCE[0]}")/support.sh"

command -v cmake >/dev/null || exit 77
cat >npm <<'END'
#!/bin/sh
echo "registry cannot be reached" >&2
exit 1
END
chmod +x npm
make_page() {
    cmake -D "SOURCE=$SOURCE/analysis/report/page" -D "OUTPUT=$PWD/page.html" -D "NPM=$PWD/npm" \
        -D "NODE=$1" -P "$SOURCE/cmake/make_report_page.cmake" >out 2>&1
}
make_page node || complain "the build stops where npm fails: $(cat out)"
contains out "No page for \`diasim report\`: npm ci failed (1)"
contains out "registry cannot be reached"
contains out "Everything else is built"
[ -e page.html ] || complain "the build has nothing in the place of the page"
[ ! -s page.html ] || complain "there is a page, of an npm that fails"

# Packages that cannot be bundled.
printf '#!/bin/sh\nexit 0\n' >npm
make_page "$(command -v false)" || complain "the build stops where node fails: $(cat out)"
contains out "build.mjs failed (1)"
[ ! -s page.html ] || complain "there is a page, of a node that fails"
absent page.html.partial
finish
