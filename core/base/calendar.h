/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_CALENDAR_H
#define MAMS_BASE_CALENDAR_H

#include <glib.h>
#include <stdbool.h>

#include "base/day.h"

/* Working days of Kazakhstan: Monday to Friday, less the days off and plus the worked Saturdays and
 * Sundays of data/holidays.csv. Immutable once read. */
typedef struct MamsCalendar MamsCalendar;

/*
 * Reads the text of holidays.csv: a header line `day,kind,name,confidence,source` (kind: off,
 * working; confidence: H, M, L), `#` comments and empty lines. `name` is the file's name for
 * messages. MAMS_ERROR_RULES with file and line for a wrong date, a repeated day, an unknown kind
 * or confidence, an empty field; and for a file without days.
 * Returns (owned).
 */
MamsCalendar *mams_calendar_new(const char *csv, const char *name, GError **error);
void mams_calendar_free(MamsCalendar *calendar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsCalendar, mams_calendar_free)

bool mams_calendar_is_working(const MamsCalendar *calendar, MamsDay day);

/* Whether nothing certain is known of a day: it has confidence L or the file does not hold its
 * year. */
bool mams_calendar_is_uncertain(const MamsCalendar *calendar, MamsDay day);

/* The `count`-th working day after `day` (day 0 is `day` itself, working or not; count >= 0; with
 * count 0 it is `day`). When `uncertain` is not NULL it is set to true if the stretch crosses a day
 * of confidence L or a year that the file does not hold, else to false. */
MamsDay mams_calendar_add_working_days(const MamsCalendar *calendar, MamsDay day, int count,
                                       bool *uncertain);

/* The number of working days after `from` up to and including `to`; negative when to < from. */
int mams_calendar_count_working_days(const MamsCalendar *calendar, MamsDay from, MamsDay to);

/* The first and last year for which the file holds days. */
void mams_calendar_years(const MamsCalendar *calendar, int *first, int *last);

#endif
