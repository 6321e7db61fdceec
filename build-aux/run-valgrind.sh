#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run-valgrind.sh PROGRAM…: runs the test programs under valgrind, as many at once as there are
# processors. What each said is in valgrind/PROGRAM.log, its result in valgrind/PROGRAM.trs in the form
# of `make check`.
set -u
# A country large enough for every path, small enough for valgrind.
export MAMS_TEST_PEOPLE=150
export fonts=${BASH_SOURCE[0]%/*}/fonts.supp

run() {
    local log=valgrind/$1.log result=PASS
    mkdir -p "$(dirname "$log")"
    valgrind --quiet --error-exitcode=99 --leak-check=full --num-callers=30 \
        --suppressions="$fonts" \
        --show-leak-kinds='definite,indirect' --errors-for-leak-kinds='definite,indirect' \
        "./$1" >"$log" 2>&1 || {
        result=FAIL
        sed 's/^/# /' "$log"
    }
    echo "$result: valgrind $1"
    echo ":test-result: $result valgrind $1" >"valgrind/$1.trs"
    [ "$result" = PASS ]
}
export -f run

rm -rf valgrind
printf '%s\0' "$@" | xargs -0 -n 1 -P "$(nproc)" bash -c 'run "$1"' bash
