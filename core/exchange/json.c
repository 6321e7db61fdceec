/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/json.h"

#include <math.h>
#include <string.h>

#include "base/money.h"

enum { LONGEST_DOUBLE = 320 }; /* 309 digits, a sign, a point, decimals, NUL */

static void append_quoted(GString *out, const char *text)
{
    g_autofree char *repaired =
        g_utf8_validate(text, -1, NULL) ? NULL : g_utf8_make_valid(text, -1);
    g_string_append_c(out, '"');
    for (const char *p = repaired != NULL ? repaired : text; *p != '\0'; p++) {
        guchar c = (guchar)*p;
        if (c == '"' || c == '\\') {
            g_string_append_c(out, '\\');
            g_string_append_c(out, *p);
        } else if (c < 0x20 || c == 0x7F) {
            g_string_append_printf(out, "\\u%04x", c);
        } else {
            g_string_append_c(out, *p);
        }
    }
    g_string_append_c(out, '"');
}

/* Everything that stands before a value. */
static void begin(MamsJson *json, const char *name)
{
    if (json->need_comma) {
        g_string_append_c(json->out, ',');
    }
    json->need_comma = true;
    if (name != NULL) {
        append_quoted(json->out, name);
        g_string_append_c(json->out, ':');
    }
}

void mams_json_open(MamsJson *json, const char *name, char bracket)
{
    begin(json, name);
    g_string_append_c(json->out, bracket);
    json->need_comma = false;
}

void mams_json_close(MamsJson *json, char bracket)
{
    g_string_append_c(json->out, bracket);
    json->need_comma = true;
}

void mams_json_string(MamsJson *json, const char *name, const char *value)
{
    if (value == NULL) {
        mams_json_null(json, name);
        return;
    }
    begin(json, name);
    append_quoted(json->out, value);
}

void mams_json_integer(MamsJson *json, const char *name, int64_t value)
{
    begin(json, name);
    g_string_append_printf(json->out, "%" G_GINT64_FORMAT, value);
}

void mams_json_bool(MamsJson *json, const char *name, bool value)
{
    begin(json, name);
    g_string_append(json->out, value ? "true" : "false");
}

void mams_json_null(MamsJson *json, const char *name)
{
    begin(json, name);
    g_string_append(json->out, "null");
}

void mams_json_money(MamsJson *json, const char *name, int64_t tiyn)
{
    char text[MAMS_MONEY_TEXT_SIZE];
    begin(json, name);
    g_string_append(json->out, mams_money_format_plain(tiyn, text));
}

void mams_json_decimal(MamsJson *json, const char *name, int64_t value_e4)
{
    char text[MAMS_MONEY_TEXT_SIZE];
    begin(json, name);
    g_string_append(json->out, mams_decimal_format(value_e4, '.', text));
}

void mams_json_day(MamsJson *json, const char *name, MamsDay day)
{
    char text[MAMS_DAY_TEXT_SIZE];
    mams_day_format(day, text);
    mams_json_string(json, name, *text != '\0' ? text : NULL);
}

void mams_json_month(MamsJson *json, const char *name, MamsMonth month)
{
    char text[MAMS_MONTH_TEXT_SIZE];
    mams_month_format(month, text);
    mams_json_string(json, name, *text != '\0' ? text : NULL);
}

void mams_json_iin(MamsJson *json, const char *name, MamsIin iin)
{
    char text[MAMS_IIN_TEXT_SIZE];
    mams_json_string(json, name, mams_iin_format(iin, text));
}

void mams_json_seconds(MamsJson *json, const char *name, double seconds)
{
    char text[LONGEST_DOUBLE];
    if (!isfinite(seconds)) {
        mams_json_null(json, name); /* JSON has no such number */
        return;
    }
    begin(json, name);
    g_string_append(json->out, g_ascii_formatd(text, sizeof text, "%.3f", seconds));
}
