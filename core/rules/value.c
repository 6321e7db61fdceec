/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rulefile.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/money.h"

bool rulefile_fail(const RuleGroup *group, const char *key, GError **error, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);

    if (key == NULL) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, _("'%s', line %d, group '%s': %s"),
                    group->file->name, group->line, group->name, what);
        return false;
    }
    /* A key that is missing is sought at its group's line. */
    g_autofree char *id = g_strdup_printf("%s\n%s", group->name, key);
    int line = GPOINTER_TO_INT(g_hash_table_lookup(group->file->lines, id));

    g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, _("'%s', line %d, group '%s', key '%s': %s"),
                group->file->name, line > 0 ? line : group->line, group->name, key, what);
    return false;
}

bool rulefile_has(const RuleGroup *group, const char *key)
{
    return g_key_file_has_key(group->file->keys, group->name, key, NULL);
}

char *rulefile_text(const RuleGroup *group, const char *key)
{
    char *text = g_key_file_get_value(group->file->keys, group->name, key, NULL);

    return text != NULL ? g_strstrip(text) : NULL;
}

bool rulefile_int(const RuleGroup *group, const char *key, int min, int max, int *value,
                  GError **error)
{
    g_autofree char *text = rulefile_text(group, key);
    gint64 number = 0;

    if (text == NULL)
        return true;
    if (!g_ascii_string_to_signed(text, 10, min, max, &number, NULL))
        return rulefile_fail(group, key, error, _("'%s' is not a whole number from %d to %d"), text,
                             min, max);
    *value = (int)number;
    return true;
}

bool rulefile_bool(const RuleGroup *group, const char *key, bool *value, GError **error)
{
    static const char *const words[] = {"false", "true", NULL};
    int chosen = *value;

    if (!rulefile_choice(group, key, words, &chosen, error))
        return false;
    *value = chosen == 1;
    return true;
}

bool rulefile_month(const RuleGroup *group, const char *key, MamsMonth *value, GError **error)
{
    g_autofree char *text = rulefile_text(group, key);

    if (text == NULL)
        return true;
    *value = mams_month_parse(text);
    if (*value == MAMS_MONTH_NONE)
        return rulefile_fail(group, key, error, _("'%s' is not a month; write it as YYYY-MM"),
                             text);
    return true;
}

bool rulefile_day(const RuleGroup *group, const char *key, MamsDay *value, GError **error)
{
    g_autofree char *text = rulefile_text(group, key);

    if (text == NULL)
        return true;
    *value = mams_day_parse(text);
    if (*value == MAMS_DAY_NONE)
        return rulefile_fail(group, key, error, _("'%s' is not a day; write it as YYYY-MM-DD"),
                             text);
    return true;
}

/* "1.4" → 14000; -1 when it is no such number. */
static int64_t parse_decimal(const char *text)
{
    enum { PLACES = 4, DIGITS = 9 };
    size_t whole = strspn(text, "0123456789");
    size_t places = text[whole] == '.' ? strspn(text + whole + 1, "0123456789") : 0;
    int64_t value = 0;

    if (whole == 0 || whole > DIGITS || places > PLACES)
        return -1;
    if (text[whole] == '.' ? places == 0 || text[whole + 1 + places] != '\0' : text[whole] != '\0')
        return -1;
    for (size_t i = 0; i < whole; i++)
        value = value * 10 + (text[i] - '0');
    for (size_t i = 0; i < PLACES; i++)
        value = value * 10 + (i < places ? text[whole + 1 + i] - '0' : 0);
    return value;
}

bool rulefile_decimal(const RuleGroup *group, const char *key, int max, int64_t *value,
                      GError **error)
{
    g_autofree char *text = rulefile_text(group, key);

    if (text == NULL)
        return true;
    *value = parse_decimal(text);
    if (*value <= 0 || *value > (int64_t)max * 10000)
        return rulefile_fail(group, key, error,
                             _("'%s' is not a number above 0 and up to %d, with at most four "
                               "places after the point"),
                             text, max);
    return true;
}

bool rulefile_sum(const RuleGroup *group, const char *key, int64_t *value, GError **error)
{
    g_autofree char *text = rulefile_text(group, key);

    if (text == NULL)
        return true;
    if (strchr(text, ',') != NULL || !mams_money_parse(text, value) || *value <= 0)
        return rulefile_fail(group, key, error, _("'%s' is not a sum in tenge; write it as 1234.5"),
                             text);
    return true;
}

bool rulefile_choice(const RuleGroup *group, const char *key, const char *const *choices,
                     int *value, GError **error)
{
    g_autofree char *text = rulefile_text(group, key);

    if (text == NULL)
        return true;
    for (int i = 0; choices[i] != NULL; i++) {
        if (strcmp(choices[i], text) == 0) {
            *value = i;
            return true;
        }
    }
    g_autofree char *list = g_strjoinv(", ", (char **)choices);
    return rulefile_fail(group, key, error, _("'%s' is not one of: %s"), text, list);
}

bool rulefile_span(const RuleGroup *group, bool days, int32_t *previous_from, int32_t *previous_to,
                   int32_t *from, int32_t *to, GError **error)
{
    const char *word = group->words[group->kind->n_names];

    *from = days ? mams_day_parse(word) : mams_month_parse(word);
    if (*from == (days ? MAMS_DAY_NONE : MAMS_MONTH_NONE))
        return days ? rulefile_fail(group, NULL, error,
                                    _("'%s' is not a day; write it as YYYY-MM-DD"), word)
                    : rulefile_fail(group, NULL, error,
                                    _("'%s' is not a month; write it as YYYY-MM"), word);
    *to = days ? MAMS_DAY_FOREVER : MAMS_MONTH_FOREVER;
    if (!(days ? rulefile_day(group, "To", to, error) : rulefile_month(group, "To", to, error)))
        return false;
    if (*to < *from)
        return rulefile_fail(group, "To", error, _("the end lies before the beginning '%s'"), word);
    if (previous_from == NULL)
        return true;
    if (*previous_from >= *from)
        return rulefile_fail(group, NULL, error,
                             _("it overlaps the value before it, which begins on the same date or "
                               "later; put them in order of their dates"));
    if (*previous_to == (days ? MAMS_DAY_FOREVER : MAMS_MONTH_FOREVER))
        *previous_to = *from - 1;
    if (*previous_to >= *from)
        return rulefile_fail(group, NULL, error,
                             _("it overlaps the value before it, whose To= lies in its time"));
    return true;
}
