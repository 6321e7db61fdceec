# SPDX-License-Identifier: GPL-3.0-or-later
# What the checks in this folder share; each of them sources it. They run in the build directory
# with $srcdir set, as `make check` does, and print TAP.
set -u
export LC_ALL=C.UTF-8
src=${srcdir:-.}
tap_number=0
tap_failed=0

# report NAME FINDINGS: one test; it fails when there are findings, which follow as comments.
report() {
    tap_number=$((tap_number + 1))
    if [ -z "$2" ]; then
        echo "ok $tap_number - $1"
    else
        echo "not ok $tap_number - $1"
        printf '%s\n' "$2" | sed 's/^/# /'
        tap_failed=1
    fi
}

# need PROGRAM PACKAGE: skips the whole check on a machine that lacks the program.
need() {
    command -v "$1" >/dev/null || {
        echo "1..0 # SKIP $1 is missing: install the Debian package $2"
        exit 0
    }
}

# finish: the plan, and an exit status that says whether all was well.
finish() {
    echo "1..$tap_number"
    exit $tap_failed
}
