#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A file that Makefile.am does not name is neither built, nor run as a test, nor in the tarball.
# This finds it.
. "${srcdir:-.}/build-aux/check-tap.sh"

# unnamed FOLDER PATTERN…: files below the folder, of the patterns, that Makefile.am does not name. A
# test program stands there without its ".c".
unnamed() {
    local folder=$1 pattern
    shift
    for pattern in "$@"; do
        (cd "$src" && find "$folder" -type f -name "$pattern" ! -name '.*' ! -name '*~' | sort) |
        while read -r file; do
            grep -qE "(^|[[:blank:]])(${file//./\\.}|${file%.c})([[:blank:]]|\$)" "$src/Makefile.am" ||
                echo "Makefile.am does not name $file"
        done
    done
}

report "every source of core/ and tui/ is built" "$(unnamed core '*.[ch]'; unnamed tui '*.[ch]')"
report "every file of tests/ is run or shipped" "$(unnamed tests '*')"
report "every file of data/ is shipped" \
    "$(unnamed data '*.ini' '*.csv' '*.tsv' '*.txt' '*.sql')"
report "every manual page is shipped" "$(unnamed man '*.[1-8]')"

finish
