/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_DAY_H
#define MAMS_BASE_DAY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* A calendar day: days since 1970-01-01, Gregorian, without a time zone. */
typedef int32_t MamsDay;
/* A calendar month: year * 12 + (month - 1). Month arithmetic is plain integer arithmetic. */
typedef int32_t MamsMonth;

#define MAMS_DAY_NONE G_MININT32     /* unknown, never happened */
#define MAMS_DAY_FOREVER G_MAXINT32  /* the `to` of something that has no end yet */
#define MAMS_MONTH_NONE G_MININT32
#define MAMS_MONTH_FOREVER G_MAXINT32

enum { MAMS_DAY_TEXT_SIZE = 16, MAMS_MONTH_TEXT_SIZE = 12 };

/* The day of a date, or MAMS_DAY_NONE when there is no such date (years 1800 … 2199). */
MamsDay mams_day_make(int year, int month, int day);
/* Splits a real day; each pointer may be NULL. */
void mams_day_split(MamsDay day, int *year, int *month, int *day_of_month);
/* Reads "YYYY-MM-DD", nothing before or after it; MAMS_DAY_NONE when it is no date. */
MamsDay mams_day_parse(const char *text);
/* Reads "DD.MM.YYYY", as people write it; MAMS_DAY_NONE when it is no date. */
MamsDay mams_day_parse_dotted(const char *text);
/* Reads a day as it is typed in haste: "DD.MM.YYYY" or "YYYY-MM-DD", a digit for day or month and the
 * signs between left out as one likes: "1.9.2024", "01092024", "20240901". No eight digits are a
 * date both ways round. MAMS_DAY_NONE when it is no date. */
MamsDay mams_day_parse_typed(const char *text);
/* Writes "YYYY-MM-DD"; "" for NONE, FOREVER and other days outside the years 0 … 9999. Returns
 * `text`. */
char *mams_day_format(MamsDay day, char text[MAMS_DAY_TEXT_SIZE]);
/* Writes "DD.MM.YYYY"; "" as mams_day_format. Returns `text`. */
char *mams_day_format_dotted(MamsDay day, char text[MAMS_DAY_TEXT_SIZE]);
/* Monday 1 … Sunday 7. */
int mams_day_weekday(MamsDay day);
int mams_day_year(MamsDay day);
int mams_day_of_month(MamsDay day);
/* The month of a day; MAMS_MONTH_NONE and MAMS_MONTH_FOREVER for NONE and FOREVER. */
MamsMonth mams_day_month(MamsDay day);
/* The same date `years` later; 29 February becomes 1 March in a common year (how an 18th birthday
 * falls, domain.md 0). NONE and FOREVER stay; NONE outside the years 1800 … 2199. */
MamsDay mams_day_add_years(MamsDay day, int years);
/* The same day of the next month; when it has no such day, its last day. NONE and FOREVER
 * stay. */
MamsDay mams_day_next_month(MamsDay day);
/* Completed years from `birth` to `day`; negative before birth. */
int mams_day_age(MamsDay birth, MamsDay day);

/* The month of a year, or MAMS_MONTH_NONE when there is no such month (years 1800 … 2199). */
MamsMonth mams_month_make(int year, int month);
/* Reads "YYYY-MM", nothing before or after it; MAMS_MONTH_NONE when it is no month. */
MamsMonth mams_month_parse(const char *text);
/* Writes "YYYY-MM"; "" for NONE, FOREVER and months outside the years 0 … 9999. Returns `text`. */
char *mams_month_format(MamsMonth month, char text[MAMS_MONTH_TEXT_SIZE]);
int mams_month_year(MamsMonth month);
/* 1 … 12. */
int mams_month_number(MamsMonth month);
/* The days of a month; NONE and FOREVER for the months NONE and FOREVER, and NONE outside the years
 * 1800 … 2199. */
MamsDay mams_month_first_day(MamsMonth month);
MamsDay mams_month_last_day(MamsMonth month);
/* The day of the month with that number, or the month's last one when it has no such day. */
MamsDay mams_month_day(MamsMonth month, int day_of_month);

#endif
