/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_JSON_H
#define MAMS_EXCHANGE_JSON_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/day.h"
#include "base/iin.h"

/* A small JSON writer into a GString. It puts the commas. Strings must be UTF-8; invalid bytes become
 * U+FFFD; control characters are escaped. Names may be NULL inside an array. */
typedef struct {
    GString *out;
    bool need_comma;
} MamsJson;

void mams_json_open(MamsJson *json, const char *name, char bracket); /* '{' or '[' */
void mams_json_close(MamsJson *json, char bracket);                  /* '}' or ']' */
void mams_json_string(MamsJson *json, const char *name, const char *value); /* NULL: null */
void mams_json_integer(MamsJson *json, const char *name, int64_t value);
void mams_json_bool(MamsJson *json, const char *name, bool value);
void mams_json_null(MamsJson *json, const char *name);
void mams_json_money(MamsJson *json, const char *name, int64_t tiyn);  /* 4250, 1458.6 */
/* A number times 10 000, as the rules hold per cents: 5, 12.61. */
void mams_json_decimal(MamsJson *json, const char *name, int64_t value_e4);
void mams_json_day(MamsJson *json, const char *name, MamsDay day);     /* "2025-09-30"; NONE, FOREVER: null */
void mams_json_month(MamsJson *json, const char *name, MamsMonth month);
void mams_json_iin(MamsJson *json, const char *name, MamsIin iin);
/* `seconds` with three decimals. */
void mams_json_seconds(MamsJson *json, const char *name, double seconds);

#endif
