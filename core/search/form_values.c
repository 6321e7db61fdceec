/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/form_values.h"

#include <string.h>

#include "base/day.h"
#include "base/error.h"
#include "base/fold.h"
#include "base/i18n.h"

enum {
    MOST_DIGITS = 12,
    DAY_DIGITS = 8,         /* YYYYMMDD */
    REGION_UNIT = 10000000, /* the first two digits of a code are the region's */
};

static const int digits_of[MAMS_N_FIND_FIELDS] = {
    [MAMS_FIND_IIN] = 12, [MAMS_FIND_PHONE] = 10, [MAMS_FIND_REGION] = 9};

static bool has_wildcard(const char *text)
{
    return strpbrk(text, "*?") != NULL;
}

/* The two ends of "a..b". False when it is no range. (owned) */
static bool split_range(const char *text, char **from, char **to)
{
    const char *dots = strstr(text, "..");
    if (!dots)
        return false;
    *from = g_strstrip(g_strndup(text, (gsize)(dots - text)));
    *to = g_strstrip(g_strdup(dots + strlen("..")));
    return true;
}

/* Ends are both whole, one may be missing. */
static bool check_ends(const char *text, const char *from, const char *to, GError **error)
{
    if (has_wildcard(text))
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'%s' is both a range and a pattern: write one of them"), text);
    else if (!*from && !*to)
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("the range '%s' has no end: write a..b, a.. or ..b"), text);
    else
        return true;
    return false;
}

static bool check_order(const char *text, const FormValue *value, GError **error)
{
    if (value->low <= value->high)
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                _("the range '%s' ends before it begins: exchange its ends"), text);
    return false;
}

/* ---- names ---- */

/* A pattern of the close key: its pieces folded, the wildcards as they are. (owned) */
static char *fold_pattern(const char *text)
{
    GString *pattern = g_string_new(NULL);
    while (*text) {
        g_autofree char *piece = g_strndup(text, strcspn(text, "*?"));
        g_autofree char *key = mams_fold_key1(piece);
        g_string_append(pattern, key);
        text += strlen(piece);
        for (; *text == '*' || *text == '?'; text++)
            g_string_append_c(pattern, *text);
    }
    return g_string_free(pattern, FALSE);
}

bool mams_form_parse_name(const char *text, FormValue *value, GError **error)
{
    g_autofree char *from = NULL, *to = NULL;
    g_autofree char *meant = mams_fold_look_alikes(text);
    g_autofree char *key = mams_fold_key1(meant);
    value->shown = g_strdup(meant);
    if (*key == '\0') {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'%s' holds no letter of a name: write a name, Ив* or А..Г"), text);
        return false;
    }
    if (split_range(meant, &from, &to)) {
        value->kind = FORM_RANGE;
        value->text = mams_fold_exact(from);
        value->to = mams_fold_exact(to);
        return check_ends(text, from, to, error);
    }
    value->kind = has_wildcard(meant) ? FORM_PATTERN : FORM_WHOLE;
    value->text = mams_fold_exact(meant);
    if (value->kind == FORM_PATTERN)
        value->to = fold_pattern(meant);
    return true;
}

/* ---- numbers ---- */

/* The digits and wildcards of a number. The letters that the Kazakh layout has for digits are read
 * as digits, but not its comma and full stop: these part values and ranges. NULL with an error.
 * (owned) */
static char *clean_number(const char *text, GError **error)
{
    g_autoptr(GString) clean = g_string_new(NULL);
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar sign = g_utf8_get_char(at);
        g_autofree char *one = g_strndup(at, (gsize)(g_utf8_next_char(at) - at));
        g_autofree char *digit = sign == '.' ? NULL : mams_fold_layout_digits(one);
        if (digit)
            g_string_append(clean, digit);
        else if (sign == '*' || sign == '?' || (sign == '+' && clean->len == 0))
            g_string_append_c(clean, (char)sign);
        else if (!g_unichar_isspace(sign) && sign != '(' && sign != ')' &&
                 g_unichar_type(sign) != G_UNICODE_DASH_PUNCTUATION) {
            g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                        _("'%s' is no number: '%s' is no digit"), text, one);
            return NULL;
        }
    }
    return g_string_free(g_steal_pointer(&clean), FALSE);
}

/* Phones go by their last ten digits: +7 701 … and 8 701 … are 701 …; no number of the country
 * begins with 8. */
static const char *skip_trunk(const char *digits)
{
    enum { WITH_TRUNK = 11 };
    if (digits[0] == '+')
        return digits[1] == '7' ? digits + 2 : digits + 1;
    bool trunk = g_str_has_prefix(digits, "87") ||
                 (digits[0] == '7' && strspn(digits, "0123456789") == WITH_TRUNK);
    return trunk ? digits + 1 : digits;
}

static char *clean_field(MamsFindField field, const char *text, GError **error)
{
    g_autofree char *clean = clean_number(text, error);
    if (!clean)
        return NULL;
    if (field == MAMS_FIND_PHONE)
        return g_strdup(skip_trunk(clean));
    if (*clean == '+') {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE, _("'%s' is no number: '%s' is no digit"),
                    text, "+");
        return NULL;
    }
    return g_steal_pointer(&clean);
}

/* The digits, and behind them `pad` up to the number's length. */
static int64_t padded(const char *digits, int length, char pad)
{
    char text[MOST_DIGITS + 1];
    memset(text, pad, (size_t)length);
    text[length] = '\0';
    memcpy(text, digits, MIN(strspn(digits, "0123456789"), (size_t)length));
    return g_ascii_strtoll(text, NULL, 10);
}

static bool parse_number_range(MamsFindField field, const char *text, const char *from,
                               const char *to, FormValue *value, GError **error)
{
    int length = digits_of[field];
    if (!check_ends(text, from, to, error))
        return false;
    g_autofree char *low = clean_field(field, from, error);
    g_autofree char *high = low ? clean_field(field, to, error) : NULL;
    if (!high)
        return false;
    if (strlen(low) > (size_t)length || strlen(high) > (size_t)length) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE, _("'%s' has more than %d digits"), text,
                    length);
        return false;
    }
    value->kind = FORM_RANGE;
    value->shown = g_strdup_printf("%s..%s", low, high);
    value->low = padded(low, length, '0');
    value->high = padded(high, length, '9');
    return check_order(value->shown, value, error);
}

bool mams_form_parse_number(MamsFindField field, const char *text, FormValue *value, GError **error)
{
    g_autofree char *from = NULL, *to = NULL;
    if (split_range(text, &from, &to))
        return parse_number_range(field, text, from, to, value, error);
    g_autofree char *digits = clean_field(field, text, error);
    if (!digits)
        return false;
    size_t length = (size_t)digits_of[field], n = strlen(digits);
    size_t stars = 0;
    for (const char *at = digits; *at; at++)
        stars += *at == '*';
    if (n - stars > length || n == 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE, _("'%s' is no number of %d digits"), text,
                    (int)length);
        return false;
    }
    bool beginning = field == MAMS_FIND_REGION && n < length;
    if (stars == 0 && n < length && !beginning) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'%s' has %d digits of %d: write %s* when it is the beginning"), text, (int)n,
                    (int)length, digits);
        return false;
    }
    value->kind = has_wildcard(digits) ? FORM_PATTERN : FORM_WHOLE;
    value->low = padded(digits, (int)length, '0');
    value->high = padded(digits, (int)length, '9');
    if (value->kind == FORM_PATTERN)
        value->pattern = g_strdup(digits);
    value->shown = g_steal_pointer(&digits);
    return true;
}

FormValue mams_form_region(int code, const char *name)
{
    int64_t low = code / REGION_UNIT * REGION_UNIT;
    return (FormValue){
        .kind = FORM_RANGE, .shown = g_strdup(name), .low = low, .high = low + REGION_UNIT - 1};
}

/* ---- birth dates ---- */

/* One part of a date in as many digits as it has: "*" is any, "3" is 03. False when it is none. */
static bool add_part(GString *pattern, const char *part, size_t length)
{
    size_t n = strlen(part);
    if (g_str_equal(part, "*")) {
        g_string_append_len(pattern, "????", (gssize)length);
        return true;
    }
    if (n == 0 || n > length || strspn(part, "0123456789?") != n)
        return false;
    for (size_t i = n; i < length; i++)
        g_string_append_c(pattern, '0');
    g_string_append(pattern, part);
    return true;
}

/* What the eight digits of a day look like: "1985????" for a year; NULL when the text is no date.
 * (owned) */
static char *day_pattern(const char *text)
{
    static const size_t lengths[] = {4, 2, 2};
    bool dotted = strchr(text, '.') != NULL;
    g_auto(GStrv) parts = g_strsplit(text, dotted ? "." : "-", -1);
    int n = (int)g_strv_length(parts);
    g_autoptr(GString) pattern = g_string_new(NULL);
    if (n == 1) {
        size_t length = strlen(text);
        bool filled = length == 4 || length == 6 || length == DAY_DIGITS;
        bool star = g_str_has_suffix(text, "*") && length <= DAY_DIGITS;
        if (strspn(text, "0123456789?") != length - star || !(filled || star))
            return NULL;
        g_string_append_len(pattern, text, (gssize)(length - star));
        while (pattern->len < DAY_DIGITS)
            g_string_append_c(pattern, '?');
        return g_string_free(g_steal_pointer(&pattern), FALSE);
    }
    if (n > 3)
        return NULL;
    for (int i = 0; i < 3; i++) {
        const char *part = i < n ? parts[dotted ? n - 1 - i : i] : "*";
        if (!add_part(pattern, part, lengths[i]))
            return NULL;
    }
    return g_string_free(g_steal_pointer(&pattern), FALSE);
}

/* The first and the last day that begin like the pattern. False when there is no such day. */
static bool day_bounds(const char *pattern, int64_t *low, int64_t *high)
{
    enum { FIRST_YEAR = 1800, LAST_YEAR = 2199, DAY_UNIT = 10000, JANUARY = 100 };
    size_t known = strspn(pattern, "0123456789");
    int64_t from = padded(pattern, DAY_DIGITS, '0'), to = padded(pattern, DAY_DIGITS, '9');
    int first = MAX((int)(from / DAY_UNIT), FIRST_YEAR),
        last = MIN((int)(to / DAY_UNIT), LAST_YEAR);
    int month = known >= 6 ? (int)(from / JANUARY % JANUARY) : 0;
    if (first > last)
        return false;
    if (known == DAY_DIGITS) {
        *low = *high = mams_day_make(first, month, (int)(from % JANUARY));
    } else if (known >= 6) {
        MamsMonth m = mams_month_make(first, month);
        *low = m == MAMS_MONTH_NONE ? MAMS_DAY_NONE : mams_month_first_day(m);
        *high = m == MAMS_MONTH_NONE ? MAMS_DAY_NONE : mams_month_last_day(m);
    } else {
        *low = mams_day_make(first, 1, 1);
        *high = mams_day_make(last, 12, 31);
    }
    return *low != MAMS_DAY_NONE && *high != MAMS_DAY_NONE;
}

/* The days that a text may mean; its pattern when it is one. */
static bool parse_date(const char *text, int64_t *low, int64_t *high, char **pattern,
                       GError **error)
{
    g_autofree char *digits = day_pattern(text);
    if (!digits) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'%s' is no date: write 17.03.1985, 19850317, 1985-03-17, 1985 or 17.03.*"),
                    text);
        return false;
    }
    if (!day_bounds(digits, low, high)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE, _("there is no day '%s'"), text);
        return false;
    }
    if (pattern && has_wildcard(digits))
        *pattern = g_steal_pointer(&digits);
    return true;
}

bool mams_form_parse_birth(const char *text, FormValue *value, GError **error)
{
    g_autofree char *from = NULL, *to = NULL;
    int64_t unused;
    value->shown = g_strdup(text);
    if (!split_range(text, &from, &to)) {
        value->kind = has_wildcard(text) ? FORM_PATTERN : FORM_WHOLE;
        return parse_date(text, &value->low, &value->high, &value->pattern, error);
    }
    value->kind = FORM_RANGE;
    g_autofree char *first = g_strdup(*from ? from : "18000101");
    g_autofree char *last = g_strdup(*to ? to : "21991231");
    return check_ends(text, from, to, error) &&
           parse_date(first, &value->low, &unused, NULL, error) &&
           parse_date(last, &unused, &value->high, NULL, error) && check_order(text, value, error);
}

/* ---- fitting ---- */

bool mams_form_fits(MamsFindField field, const FormValue *value, int64_t number)
{
    if (number < value->low || number > value->high)
        return false;
    if (!value->pattern)
        return true;
    char digits[24];
    if (field == MAMS_FIND_BIRTH) {
        int year, month, day;
        mams_day_split((MamsDay)number, &year, &month, &day);
        g_snprintf(digits, sizeof digits, "%04d%02d%02d", year, month, day);
    } else {
        g_snprintf(digits, sizeof digits, "%0*" G_GINT64_FORMAT, digits_of[field], number);
    }
    return g_pattern_match_simple(value->pattern, digits);
}
