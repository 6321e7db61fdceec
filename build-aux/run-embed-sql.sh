#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints core/store/migrations.c, the numbered files of data/sql as C strings.
# Usage: run-embed-sql.sh data/sql/0001_schema.sql [data/sql/0002_NAME.sql ...]
# The files must be given in order and be numbered 0001, 0002, ... without a gap.
set -eu
LC_ALL=C
export LC_ALL

echo '/* Made by build-aux/run-embed-sql.sh from data/sql: edit those files, not this one. */'
echo '#include "store/migrations.h"'
echo
echo 'const MamsMigration mams_migrations[] = {'
number=0
for file in "$@"; do
    number=$((number + 1))
    name=$(basename "$file")
    case $name in
    "$(printf '%04d' "$number")"_*.sql) ;;
    *)
        echo "run-embed-sql.sh: '$file': number $number was expected here" >&2
        exit 1
        ;;
    esac
    printf '    {%d, "%s",\n' "$number" "$name"
    # "?" is escaped for the sake of trigraphs.
    sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/?/\\?/g' -e 's/^/     "/' -e 's/$/\\n"/' <"$file"
    echo '    },'
done
echo '};'
echo
echo 'const int mams_n_migrations = G_N_ELEMENTS(mams_migrations);'
