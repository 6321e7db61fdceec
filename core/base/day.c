/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/day.h"

/*
 * Days are counted in years that begin on 1 March: the leap day is then the last day of its year,
 * and the months before it have the same lengths in every year. 400 such years are one cycle.
 */
enum {
    FIRST_YEAR = 1800,
    LAST_YEAR = 2199,
    DAYS_PER_CYCLE = 146097,
    DAYS_PER_4_YEARS = 1461,
    EPOCH_FROM_YEAR_0 = 719468, /* 1970-01-01 counted from 0000-03-01 */
};

/* Days from 1 March to the first of each month, March first. */
static const int16_t days_before_month[12] = {0,   31,  61,  92,  122, 153,
                                              184, 214, 245, 275, 306, 337};

static int64_t floor_divide(int64_t dividend, int64_t divisor)
{
    int64_t quotient = dividend / divisor;
    return dividend % divisor < 0 ? quotient - 1 : quotient;
}

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month)
{
    static const int8_t lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

static bool is_real(MamsDay day)
{
    return day != MAMS_DAY_NONE && day != MAMS_DAY_FOREVER;
}

static bool month_is_real(MamsMonth month)
{
    return month != MAMS_MONTH_NONE && month != MAMS_MONTH_FOREVER;
}

MamsDay mams_day_make(int year, int month, int day)
{
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 ||
        day > month_length(year, month))
        return MAMS_DAY_NONE;
    int march_year = month < 3 ? year - 1 : year;
    int march_month = (month + 9) % 12;
    return march_year * 365 + march_year / 4 - march_year / 100 + march_year / 400 +
           days_before_month[march_month] + day - 1 - EPOCH_FROM_YEAR_0;
}

void mams_day_split(MamsDay day, int *year, int *month, int *day_of_month)
{
    int64_t since = (int64_t)day + EPOCH_FROM_YEAR_0;
    int cycle = (int)floor_divide(since, DAYS_PER_CYCLE);
    int rest = (int)(since - (int64_t)cycle * DAYS_PER_CYCLE);
    /* The last day of the fourth century and of the fourth year is a leap day; counting in quarters
     * of a day keeps it in its own century and year. */
    int century = (4 * rest + 3) / DAYS_PER_CYCLE;
    rest -= century * DAYS_PER_CYCLE / 4;
    int march_year = (4 * rest + 3) / DAYS_PER_4_YEARS;
    rest -= march_year * DAYS_PER_4_YEARS / 4;
    int march_month = rest / 31;
    if (march_month < 11 && rest >= days_before_month[march_month + 1])
        march_month++;
    if (year != NULL)
        *year = cycle * 400 + century * 100 + march_year + (march_month >= 10 ? 1 : 0);
    if (month != NULL)
        *month = march_month < 10 ? march_month + 3 : march_month - 9;
    if (day_of_month != NULL)
        *day_of_month = rest - days_before_month[march_month] + 1;
}

/* The number of `count` digits, or -1. Reads no further than the first other sign. */
static int read_digits(const char *text, int count)
{
    int number = 0;
    for (int i = 0; i < count; i++) {
        if (!g_ascii_isdigit(text[i]))
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

static void write_digits(char *text, int number, int count)
{
    for (int i = count - 1; i >= 0; i--) {
        text[i] = (char)('0' + number % 10);
        number /= 10;
    }
}

MamsDay mams_day_parse(const char *text)
{
    int year, month, day;
    if ((year = read_digits(text, 4)) < 0 || text[4] != '-' ||
        (month = read_digits(text + 5, 2)) < 0 || text[7] != '-' ||
        (day = read_digits(text + 8, 2)) < 0 || text[10] != '\0')
        return MAMS_DAY_NONE;
    return mams_day_make(year, month, day);
}

MamsDay mams_day_parse_dotted(const char *text)
{
    int year, month, day;
    if ((day = read_digits(text, 2)) < 0 || text[2] != '.' ||
        (month = read_digits(text + 3, 2)) < 0 || text[5] != '.' ||
        (year = read_digits(text + 6, 4)) < 0 || text[10] != '\0')
        return MAMS_DAY_NONE;
    return mams_day_make(year, month, day);
}

/* Reads up to `most` digits and moves behind them; -1 when there is none. */
static int take_digits(const char **text, int most)
{
    int number = 0, count = 0;
    for (; count < most && g_ascii_isdigit(**text); count++, (*text)++)
        number = number * 10 + (**text - '0');
    return count > 0 ? number : -1;
}

static bool take_sign(const char **text, char sign)
{
    return *(*text)++ == sign;
}

/* "D.M.YYYY" or "YYYY-M-D", and nothing after it. */
static MamsDay parse_parts(const char *text, char sign, bool year_first)
{
    int first, month, last;
    if ((first = take_digits(&text, year_first ? 4 : 2)) < 0 || !take_sign(&text, sign) ||
        (month = take_digits(&text, 2)) < 0 || !take_sign(&text, sign) ||
        (last = take_digits(&text, year_first ? 2 : 4)) < 0 || *text != '\0')
        return MAMS_DAY_NONE;
    return year_first ? mams_day_make(first, month, last) : mams_day_make(last, month, first);
}

MamsDay mams_day_parse_typed(const char *text)
{
    int head = read_digits(text, 4), tail = head < 0 ? -1 : read_digits(text + 4, 4);
    if (tail < 0 || text[8] != '\0') {
        MamsDay dotted = parse_parts(text, '.', false);
        return dotted != MAMS_DAY_NONE ? dotted : parse_parts(text, '-', true);
    }
    MamsDay day = mams_day_make(tail, head % 100, head / 100);
    return day != MAMS_DAY_NONE ? day : mams_day_make(head, tail / 100, tail % 100);
}

char *mams_day_format(MamsDay day, char text[MAMS_DAY_TEXT_SIZE])
{
    int year, month, day_of_month;
    mams_day_split(day, &year, &month, &day_of_month);
    text[0] = '\0';
    if (year < 0 || year > 9999)
        return text;
    write_digits(text, year, 4);
    text[4] = '-';
    write_digits(text + 5, month, 2);
    text[7] = '-';
    write_digits(text + 8, day_of_month, 2);
    text[10] = '\0';
    return text;
}

char *mams_day_format_dotted(MamsDay day, char text[MAMS_DAY_TEXT_SIZE])
{
    int year, month, day_of_month;
    mams_day_split(day, &year, &month, &day_of_month);
    text[0] = '\0';
    if (year < 0 || year > 9999)
        return text;
    write_digits(text, day_of_month, 2);
    text[2] = '.';
    write_digits(text + 3, month, 2);
    text[5] = '.';
    write_digits(text + 6, year, 4);
    text[10] = '\0';
    return text;
}

int mams_day_weekday(MamsDay day)
{
    int64_t since_monday = (int64_t)day + 3; /* 1970-01-01 was a Thursday */
    return (int)(since_monday - floor_divide(since_monday, 7) * 7) + 1;
}

int mams_day_year(MamsDay day)
{
    int year;
    mams_day_split(day, &year, NULL, NULL);
    return year;
}

int mams_day_of_month(MamsDay day)
{
    int day_of_month;
    mams_day_split(day, NULL, NULL, &day_of_month);
    return day_of_month;
}

MamsMonth mams_day_month(MamsDay day)
{
    if (day == MAMS_DAY_NONE)
        return MAMS_MONTH_NONE;
    if (day == MAMS_DAY_FOREVER)
        return MAMS_MONTH_FOREVER;
    int year, month;
    mams_day_split(day, &year, &month, NULL);
    return year * 12 + month - 1;
}

MamsDay mams_day_add_years(MamsDay day, int years)
{
    if (!is_real(day))
        return day;
    int year, month, day_of_month;
    mams_day_split(day, &year, &month, &day_of_month);
    int64_t later = (int64_t)year + years;
    if (later < FIRST_YEAR || later > LAST_YEAR)
        return MAMS_DAY_NONE;
    if (month == 2 && day_of_month == 29 && !is_leap((int)later))
        return mams_day_make((int)later, 3, 1);
    return mams_day_make((int)later, month, day_of_month);
}

MamsDay mams_day_next_month(MamsDay day)
{
    if (!is_real(day))
        return day;
    return mams_month_day(mams_day_month(day) + 1, mams_day_of_month(day));
}

int mams_day_age(MamsDay birth, MamsDay day)
{
    int birth_year, birth_month, birth_day, year, month, day_of_month;
    mams_day_split(birth, &birth_year, &birth_month, &birth_day);
    mams_day_split(day, &year, &month, &day_of_month);
    bool had_birthday = month > birth_month || (month == birth_month && day_of_month >= birth_day);
    return year - birth_year - (had_birthday ? 0 : 1);
}

MamsMonth mams_month_make(int year, int month)
{
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12)
        return MAMS_MONTH_NONE;
    return year * 12 + month - 1;
}

MamsMonth mams_month_parse(const char *text)
{
    int year, month;
    if ((year = read_digits(text, 4)) < 0 || text[4] != '-' ||
        (month = read_digits(text + 5, 2)) < 0 || text[7] != '\0')
        return MAMS_MONTH_NONE;
    return mams_month_make(year, month);
}

char *mams_month_format(MamsMonth month, char text[MAMS_MONTH_TEXT_SIZE])
{
    int year = mams_month_year(month);
    text[0] = '\0';
    if (year < 0 || year > 9999)
        return text;
    write_digits(text, year, 4);
    text[4] = '-';
    write_digits(text + 5, mams_month_number(month), 2);
    text[7] = '\0';
    return text;
}

int mams_month_year(MamsMonth month)
{
    return (int)floor_divide(month, 12);
}

int mams_month_number(MamsMonth month)
{
    return (int)(month - floor_divide(month, 12) * 12) + 1;
}

MamsDay mams_month_first_day(MamsMonth month)
{
    return mams_month_day(month, 1);
}

MamsDay mams_month_last_day(MamsMonth month)
{
    return mams_month_day(month, 31);
}

MamsDay mams_month_day(MamsMonth month, int day_of_month)
{
    if (!month_is_real(month))
        return month == MAMS_MONTH_NONE ? MAMS_DAY_NONE : MAMS_DAY_FOREVER;
    int year = mams_month_year(month), number = mams_month_number(month);
    return mams_day_make(year, number, MIN(day_of_month, month_length(year, number)));
}
