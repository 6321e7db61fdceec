#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Formats every manual page as man does: no warning, and something to read.
. "${srcdir:-.}/build-aux/check-tap.sh"
export MANWIDTH=80
need man man-db

for page in "$src"/man/*.[1-8] "$src"/man/*/*.[1-8]; do
    name=${page#"$src"/man/}
    # mandoc measures lines as escapes, six signs and more for a Cyrillic letter.
    level=style
    case $name in */*) level=warning ;; esac
    report "man --warnings $name" "$(man --warnings -E UTF-8 -l "$page" 2>&1 >/dev/null)"
    lines=$(man -E UTF-8 -l "$page" 2>/dev/null | grep -c '[^[:blank:]]')
    report "man shows $name" "$([ "$lines" -ge 20 ] || echo "only $lines lines")"
    if command -v mandoc >/dev/null; then
        report "mandoc -T lint $name" "$(mandoc -T lint -W $level "$page" 2>&1)"
    fi
done

finish
