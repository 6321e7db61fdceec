#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds the catalogs against the words that stand in the sources now: every file with words is
# listed, every word is translated, every format is right.
. "${srcdir:-.}/build-aux/check-tap.sh"
need xgettext gettext

pot=${TMPDIR:-/tmp}/check-po.$$.pot
trap 'rm -f "$pot"' EXIT

report "POTFILES.in names every source with words, in order" "$(diff -u \
    --label POTFILES.in <(grep -v '^#' "$src/data/po/POTFILES.in") --label sources \
    <(cd "$src" && grep -lE '\b(N?_|n?gettext) *\("' -r core tui --include='*.c' | sort))"

# The options are those of data/po/Makevars, read from it so that they stand once.
options=$(sed -n '/^XGETTEXT_OPTIONS/,/[^\\]$/{s/^XGETTEXT_OPTIONS = //;s/\\$//;p}' \
    "$src/data/po/Makevars")
report "xgettext reads the sources" "$(xgettext $options --directory="$src" \
    --files-from="$src/data/po/POTFILES.in" --output="$pot" 2>&1)"

for lang in $(grep -v '^#' "$src/data/po/LINGUAS"); do
    po=$src/data/po/$lang.po
    report "msgfmt -c $lang.po" "$(msgfmt --check --output-file=/dev/null "$po" 2>&1)"
    report "$lang.po is complete" "$(msgcmp "$po" "$pot" 2>&1)"
    report "$lang.po keeps no word that is gone" \
        "$(msgattrib --only-obsolete --no-wrap "$po" | grep '^#~ msgid')"
done

finish
