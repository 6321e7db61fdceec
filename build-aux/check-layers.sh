#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Proves the layering: what the files of each folder include, and what the finished libmams.a asks
# of the system.
. "${srcdir:-.}/build-aux/check-tap.sh"

# includes FILE…: lines "FILE HEADER" for every #include "HEADER".
includes() {
    sed -n -s -E '/^[[:blank:]]*#[[:blank:]]*include[[:blank:]]*"/{s/^[^"]*"([^"]*)".*/\1/;F;p}' "$@" |
        paste -d ' ' - -
}

# outside "FOLDER…" FILE…: the includes of the files that lie in none of the folders of core/.
outside() {
    local allowed=" $1 "
    shift
    includes "$@" | while read -r file header; do
        case "$allowed" in
        *" ${header%%/*} "*) [ -f "$src/core/$header" ] || echo "$file: no such header: $header" ;;
        *) echo "$file includes $header" ;;
        esac
    done
}

# A folder of core/ and all that its files may include.
layers='base: base
rules: rules base
status: status rules base
store: store status rules base
words: words store status rules base
exchange: exchange store status rules base
search: search store status rules base
demo: demo store status rules base
desk: desk demo words exchange search store status rules base'

shopt -s nullglob
for folder in "$src"/core/*/; do
    folder=$(basename "$folder")
    allowed=$(printf '%s\n' "$layers" | sed -n "s/^$folder: //p")
    if [ -z "$allowed" ]; then
        report "core/$folder has a place in the layers" "core/$folder is not named in $0"
        continue
    fi
    files=("$src/core/$folder"/*.[ch])
    [ ${#files[@]} -gt 0 ] || continue
    report "core/$folder includes only itself and what lies below" "$(outside "$allowed" "${files[@]}")"
done

# mams.h and everything that it brings with it.
seen='mams.h'
while :; do
    all=$( { printf '%s\n' "$seen"
             includes $(printf "$src/core/%s\n" $seen) | cut -d ' ' -f 2; } | sort -u)
    [ "$all" != "$seen" ] || break
    seen=$all
done
report "mams.h brings in only base, rules, status, words and desk" \
    "$(printf '%s\n' "$seen" | grep -vE '^(mams\.h|(base|rules|status|words|desk)/)')"

tui=$(find "$src/tui" -name '*.[ch]' 2>/dev/null | sort)
report "tui includes only mams.h of the core" \
    "$( [ -z "$tui" ] || includes $tui | while read -r file header; do
            [ "$header" = mams.h ] || [ "$header" = config.h ] || [ -f "$src/tui/$header" ] ||
                [ -f "$(dirname "$file")/$header" ] || echo "$file includes $header"
        done)"
report "SQLite is included in core/store only" \
    "$(grep -lE '#[[:blank:]]*include[[:blank:]]*<sqlite3' -r "$src/core" "$src/tui" --include='*.[ch]' |
        grep -v "^$src/core/store/")"
report "curses and readline are included in tui only" \
    "$(grep -lE '#[[:blank:]]*include[[:blank:]]*<(n?curses|ncursesw|term|readline)' -r "$src/core" --include='*.[ch]')"

# ---- symbols: "OBJECT SYMBOL" a line, the compiler's sanitizer and fortify names put aside -------
undefined=$(nm --undefined-only libmams.a | awk '/^[^ ].*:$/ { sub(":", ""); object = $0 }
    $1 == "U" { sub(/@.*/, "", $2); print object, $2 }')
if [ -z "$undefined" ]; then
    report "libmams.a can be read" "nm found nothing in libmams.a"
fi

# asks NAME REGEX: the objects that need a symbol of that name, __NAME_chk being NAME.
asks() {
    report "$1" "$(printf '%s\n' "$undefined" |
        awk -v bad="^($2)\$" '{ name = $2
            if (name ~ /^__.*_chk$/) { sub(/^__/, "", name); sub(/_chk$/, "", name) }
            if (name ~ bad) print $1, "needs", $2 }')"
}
asks "the core prints nothing" \
    'v?printf|puts|putchar|putchar_unlocked|perror|v?warnx?|psignal|stdout|stderr|g_print|g_printerr|g_printf|g_vprintf'
asks "the core never ends the program" 'exit|_exit|_Exit|quick_exit|atexit|abort|v?errx?|__assert_fail'
asks "the core has no clock of its own" \
    'time|gettimeofday|clock_gettime|ftime|localtime(_r)?|mktime|g_get_real_time|g_get_current_time|g_date_time_new_now(_utc|_local)?|g_time_zone_new_local'
asks "the core reads neither environment nor user" \
    'getenv|secure_getenv|setenv|putenv|g_getenv|g_setenv|environ|getlogin(_r)?|getuid|geteuid|getpw(nam|uid)(_r)?|g_get_(user_name|real_name|home_dir|user_data_dir|user_config_dir)'

# Every name of the libraries of the screen is known from the libraries themselves.
screen=$(ldd ./mams | awk '$3 ~ /(ncurses|tinfo|readline)/ { print $3 }')
if [ -n "$screen" ]; then
    report "the core needs nothing of curses and readline" \
        "$(awk 'NR == FNR { sub(/@.*/, "", $NF); screen[$NF] = 1; next } $2 in screen' \
            <(nm --dynamic --defined-only $screen) <(printf '%s\n' "$undefined"))"
else
    report "mams is linked with curses and readline" "ldd ./mams names neither"
fi

finish
