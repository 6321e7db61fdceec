#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run-format-manual.sh PAGE: writes a manual page as the program shows it (core/words/manual.h): the
# keys of its sections with the lines of their headings, an empty line, the text with overstrikes.
# A key is the comment  .\" key: NAME  right before .SH or .SS. No locale is needed: mandoc is told
# both encodings.
set -eu
export LC_ALL=C
page=$1

text=$("${MANDOC:-mandoc}" -K utf-8 -T utf8 -O width=78 "$page")

# Headings begin in the first or the fourth column and are bold; nothing else is.
awk -v page="$page" '
    BEGIN { backspace = sprintf("%c", 8) }
    NR == FNR {
        if ($1 == ".\\\"" && $2 == "key:") { key = $3; next }
        if ($1 == ".SH" || $1 == ".SS") { keys[++sources] = key; part[sources] = $1 == ".SS" }
        key = ""
        next
    }
    {
        line = $0
        sub(/^   /, "", line)
        struck = index(line, backspace)
        if (line ~ /^[^ ]/ && struck > 1 && struck <= 5) {
            headings++
            if (keys[headings] != "")
                print keys[headings], FNR - 1 (part[headings] ? " part" : "")
        }
    }
    END {
        if (headings != sources) {
            print page ": " sources " headings, but " headings + 0 " in the text" >"/dev/stderr"
            exit 1
        }
        print ""
    }' "$page" - <<<"$text"
printf '%s\n' "$text"
