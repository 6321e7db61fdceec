/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/calendar.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"

enum { N_FIELDS = 5, SHOWN_COLUMNS = 60 };
static const char header[] = "day,kind,name,confidence,source";

/* What the file says of a day. */
enum { MARK_OFF = 1, MARK_WORKING = 2, MARK_UNCERTAIN = 4 };

struct MamsCalendar {
    GHashTable *marks; /* MamsDay to marks */
    GHashTable *years; /* the years that have a day in the file */
    int first_year, last_year;
};

static bool complain(const char *name, int line, const char *subject, const char *what,
                     GError **error)
{
    g_autofree char *clean = mams_text_clean(subject);
    g_autofree char *shown = mams_text_ellipsize(clean, SHOWN_COLUMNS);
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, "%s:%d: \"%s\": %s", name, line, shown, what);
    return false;
}

static bool add_row(MamsCalendar *calendar, const char *row, const char *name, int line,
                    GError **error)
{
    g_auto(GStrv) fields = g_strsplit(row, ",", 0);
    if (g_strv_length(fields) != N_FIELDS)
        return complain(name, line, row, _("a row has five fields; see the header line."), error);
    for (int i = 0; i < N_FIELDS; i++) {
        if (*g_strstrip(fields[i]) == '\0')
            return complain(name, line, row, _("a field is empty; fill in all five."), error);
    }
    MamsDay day = mams_day_parse(fields[0]);
    if (day == MAMS_DAY_NONE)
        return complain(name, line, fields[0], _("no such date; write YYYY-MM-DD."), error);
    if (g_hash_table_contains(calendar->marks, GINT_TO_POINTER(day)))
        return complain(name, line, fields[0], _("this day stands twice; keep one row."), error);

    int marks;
    if (strcmp(fields[1], "off") == 0)
        marks = MARK_OFF;
    else if (strcmp(fields[1], "working") == 0)
        marks = MARK_WORKING;
    else
        return complain(name, line, fields[1], _("unknown kind; write off or working."), error);
    if (strcmp(fields[3], "L") == 0)
        marks |= MARK_UNCERTAIN;
    else if (strcmp(fields[3], "H") != 0 && strcmp(fields[3], "M") != 0)
        return complain(name, line, fields[3], _("unknown confidence; write H, M or L."), error);

    int year = mams_day_year(day);
    bool first = g_hash_table_size(calendar->years) == 0;
    calendar->first_year = first ? year : MIN(calendar->first_year, year);
    calendar->last_year = first ? year : MAX(calendar->last_year, year);
    g_hash_table_add(calendar->years, GINT_TO_POINTER(year));
    g_hash_table_insert(calendar->marks, GINT_TO_POINTER(day), GINT_TO_POINTER(marks));
    return true;
}

MamsCalendar *mams_calendar_new(const char *csv, const char *name, GError **error)
{
    g_autoptr(MamsCalendar) calendar = g_new0(MamsCalendar, 1);
    calendar->marks = g_hash_table_new(NULL, NULL);
    calendar->years = g_hash_table_new(NULL, NULL);
    g_auto(GStrv) lines = g_strsplit(csv, "\n", 0);
    bool seen_header = false;
    for (int i = 0; lines[i] != NULL; i++) {
        const char *row = g_strstrip(lines[i]);
        if (*row == '\0' || *row == '#')
            continue;
        if (!seen_header && strcmp(row, header) != 0) {
            g_autofree char *what = g_strdup_printf(_("the header line must be %s."), header);
            complain(name, i + 1, row, what, error);
            return NULL;
        }
        if (seen_header && !add_row(calendar, row, name, i + 1, error))
            return NULL;
        seen_header = true;
    }
    if (g_hash_table_size(calendar->marks) == 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                    _("\"%s\" holds no day; put the whole calendar of days off back."), name);
        return NULL;
    }
    return g_steal_pointer(&calendar);
}

void mams_calendar_free(MamsCalendar *calendar)
{
    if (calendar == NULL)
        return;
    g_hash_table_unref(calendar->marks);
    g_hash_table_unref(calendar->years);
    g_free(calendar);
}

static int marks_of(const MamsCalendar *calendar, MamsDay day)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(calendar->marks, GINT_TO_POINTER(day)));
}

bool mams_calendar_is_working(const MamsCalendar *calendar, MamsDay day)
{
    int marks = marks_of(calendar, day);
    if ((marks & MARK_WORKING) != 0)
        return true;
    return (marks & MARK_OFF) == 0 && mams_day_weekday(day) <= 5;
}

bool mams_calendar_is_uncertain(const MamsCalendar *calendar, MamsDay day)
{
    return (marks_of(calendar, day) & MARK_UNCERTAIN) != 0 ||
           !g_hash_table_contains(calendar->years, GINT_TO_POINTER(mams_day_year(day)));
}

MamsDay mams_calendar_add_working_days(const MamsCalendar *calendar, MamsDay day, int count,
                                       bool *uncertain)
{
    if (uncertain != NULL)
        *uncertain = false;
    if (day == MAMS_DAY_NONE)
        return day;
    while (count > 0 && day < MAMS_DAY_FOREVER) {
        day++;
        if (mams_calendar_is_working(calendar, day))
            count--;
        if (uncertain != NULL && mams_calendar_is_uncertain(calendar, day))
            *uncertain = true;
    }
    return day;
}

int mams_calendar_count_working_days(const MamsCalendar *calendar, MamsDay from, MamsDay to)
{
    if (from == MAMS_DAY_NONE || to == MAMS_DAY_NONE || from == MAMS_DAY_FOREVER ||
        to == MAMS_DAY_FOREVER)
        return 0;
    if (to < from)
        return -mams_calendar_count_working_days(calendar, to, from);
    int count = 0;
    for (MamsDay day = from; day < to;) {
        day++;
        if (mams_calendar_is_working(calendar, day))
            count++;
    }
    return count;
}

void mams_calendar_years(const MamsCalendar *calendar, int *first, int *last)
{
    *first = calendar->first_year;
    *last = calendar->last_year;
}
