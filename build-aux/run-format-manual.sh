#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run-format-manual.sh PAGE: writes a manual page as the program shows it (core/words/manual.h): what
# the page is about, the keys of its sections and steps with the lines where they begin, an empty
# line, the text with overstrikes.
# What it is about stands in its first section behind  NAME \- . A section's key is the comment
# .\" key: KEY  right before .SH or .SS, a step's  .\" step: KEY  right before  .IP "[ ]" 4 .
# No locale is needed: mandoc is told both encodings.
set -eu
export LC_ALL=C
page=$1

text=$("${MANDOC:-mandoc}" -K utf-8 -T utf8 -O width=78 "$page")

# Headings begin in the first or the fourth column and are bold; nothing else is.
awk -v page="$page" '
    function fail(reason) {
        print page ": " reason >"/dev/stderr"
        exit failed = 1
    }
    BEGIN { backspace = sprintf("%c", 8) }
    NR == FNR {
        if ($1 == ".\\\"" && ($2 == "key:" || $2 == "step:")) { mark = $2; key = $3; next }
        if ($1 == ".SH" || $1 == ".SS") {
            keys[++sources] = mark == "key:" ? key : ""
            part[sources] = $1 == ".SS"
        } else if (sources == 1 && title == "" && match($0, / \\- /)) {
            title = substr($0, RSTART + RLENGTH)
            gsub(/\\-/, "-", title)
        }
        box = $0 ~ /^\.IP "\[ \]"/
        if (box != (mark == "step:"))
            fail("line " FNR ": a step is  .\\\" step: KEY  and then  .IP \"[ ]\" 4")
        if (box)
            steps[++boxes] = key
        mark = ""
        next
    }
    FNR == 1 {
        if (title == "" || title ~ /\\/)
            fail("the first section does not say in plain words what the page is about")
        print title
    }
    /^ +\[ \] / {
        shown++
        print steps[shown], FNR - 1, "step"
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
        if (failed)
            exit 1
        if (headings != sources)
            fail(sources " headings, but " headings + 0 " in the text")
        if (shown != boxes)
            fail(boxes + 0 " steps, but " shown + 0 " in the text")
        print ""
    }' "$page" - <<<"$text"
printf '%s\n' "$text"
