#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Formats every manual page as man does: no warning, and something to read.
. "${srcdir:-.}/build-aux/check-tap.sh"
export MANWIDTH=80
need man man-db

# keys PAGE: the keys of its sections and steps, in their order.
keys() {
    grep -E '^\.\\" (key|step): ' "$1"
}

# letters: all letters of a text but the Latin ones, each once.
letters() {
    grep -oP '(?!\p{Latin})\p{L}' | sort -u
}

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
        report "no letter of $name is lost" "$(
            comm -23 <(letters <"$page") <(mandoc -K utf-8 -T utf8 "$page" | letters))"
    fi
    report "no sign of $name is unprintable" "$(grep -nP '[^\P{C}\t]|\x{FFFD}' "$page")"
    report "no word of $name mixes alphabets" \
        "$(grep -nP '\p{Cyrillic}\p{Latin}|[^\\]\b\p{Latin}+\p{Cyrillic}' "$page")"
    report "$name says what it is about" "$(
        about=${name##*/}
        grep -qE "^${about%.*} \\\\- ." "$page" || echo "no line '${about%.*} \\- …'")"
done

for page in "$src"/man/en/*.7; do
    for lang in kk ru; do
        other=$src/man/$lang/${page##*/}
        report "$lang has the keys and steps of ${page##*/}" \
            "$(diff <(keys "$page") <(keys "$other") 2>&1)"
    done
done

finish
