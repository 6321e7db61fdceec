/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "question.h"

#include <string.h>

/* ---- ways ---- */

static const MamsQuestion nothing = {
    .on = MAMS_DAY_NONE,
    .pay_from = MAMS_MONTH_NONE,
    .pay_to = MAMS_MONTH_NONE,
    .category_from = MAMS_DAY_NONE,
    .category_to = MAMS_DAY_NONE,
    .job_from = MAMS_MONTH_NONE,
};

/* The months of the way that are paid one by one, not ahead. */
static void add_months(MamsQuestion *question, const MamsWay *way, MamsMonth now)
{
    for (guint i = 0; i < way->lines->len; i++) {
        MamsMonth month = g_array_index(way->lines, MamsWayLine, i).month;
        if (question->prepay && month > now)
            continue;
        question->pay_to = month;
        if (question->pay_from == MAMS_MONTH_NONE)
            question->pay_from = month;
    }
}

MamsQuestion mams_question_of_way(const MamsRules *rules, const MamsAnswer *answer,
                                  const MamsWay *way)
{
    MamsQuestion question = nothing;
    if (way == NULL)
        return question;
    MamsMonth now = mams_day_month(answer->ways_on);
    const MamsCategory *category = mams_way_category(rules, way);
    question.on = answer->ways_on;
    question.prepay = way->kind == MAMS_WAY_PREPAY || way->kind == MAMS_WAY_PREPAY_AND_CURRENT;
    add_months(&question, way, now);
    if (category != NULL) {
        question.category = category->code;
        question.category_from = answer->ways_on;
    }
    if (way->kind == MAMS_WAY_TEMPORARY)
        question.category_to = mams_day_next_month(answer->ways_on) - 1;
    if (way->kind == MAMS_WAY_JOB)
        question.job_from = now;
    return question;
}

bool mams_question_is_empty(const MamsQuestion *question)
{
    return question->pay_from == MAMS_MONTH_NONE && !question->prepay &&
           question->category == NULL && question->job_from == MAMS_MONTH_NONE;
}

GArray *mams_question_unpaid(const MamsAnswer *answer)
{
    GArray *unpaid = g_array_new(FALSE, FALSE, sizeof(MamsMonth));
    MamsMonth now = mams_day_month(answer->on);
    for (guint i = 0; i < answer->months->len; i++) {
        const MamsMonthAnswer *month = &g_array_index(answer->months, MamsMonthAnswer, i);
        if (month->mark == MAMS_MARK_NONE && month->verdict != MAMS_VERDICT_NONE &&
            (month->in_window || month->month == now))
            g_array_append_val(unpaid, month->month);
    }
    return unpaid;
}

/* ---- texts ---- */

bool mams_question_read_month(const char *text, MamsMonth *month, GError **error)
{
    g_autofree char *clean = g_strstrip(g_strdup(text));
    g_autofree char *day = g_strconcat("01.", clean, NULL);
    *month = mams_month_parse(clean);
    if (*month == MAMS_MONTH_NONE)
        *month = mams_day_month(mams_day_parse_dotted(day));
    if (*month == MAMS_MONTH_NONE)
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("cannot read the month '%s': write 08.2024 or 2024-08"), clean);
    return *month != MAMS_MONTH_NONE;
}

static bool read_day(const char *text, MamsDay *day, GError **error)
{
    g_autofree char *clean = g_strstrip(g_strdup(text));
    *day = mams_day_parse_dotted(clean);
    if (*day == MAMS_DAY_NONE)
        *day = mams_day_parse(clean);
    if (*day == MAMS_DAY_NONE)
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("cannot read the day '%s': write 01.09.2024 or 2024-09-01"), clean);
    return *day != MAMS_DAY_NONE;
}

/* What stands before and behind the two dots; a missing part is "". (owned) */
static char *cut_range(const char *text, const char **to)
{
    char *from = g_strdup(text);
    char *dots = strstr(from, "..");
    *to = "";
    if (dots != NULL) {
        *dots = '\0';
        *to = g_strchug(dots + 2);
    }
    return from;
}

bool mams_question_read_months(const char *text, MamsMonth *from, MamsMonth *to, GError **error)
{
    const char *last;
    g_autofree char *first = cut_range(text, &last);
    if (!mams_question_read_month(first, from, error))
        return false;
    *to = *from;
    return *last == '\0' || mams_question_read_month(last, to, error);
}

bool mams_question_read_days(const char *text, MamsDay *from, MamsDay *to, GError **error)
{
    const char *last;
    g_autofree char *first = cut_range(text, &last);
    *to = MAMS_DAY_NONE;
    return read_day(first, from, error) && (*last == '\0' || read_day(last, to, error));
}

char *mams_question_format_month(MamsMonth month)
{
    if (month == MAMS_MONTH_NONE)
        return g_strdup("");
    return g_strdup_printf("%02d.%d", mams_month_number(month), mams_month_year(month));
}

char *mams_question_format_months(MamsMonth from, MamsMonth to)
{
    g_autofree char *first = mams_question_format_month(from);
    g_autofree char *last = mams_question_format_month(to);
    return from == to ? g_steal_pointer(&first) : g_strdup_printf("%s..%s", first, last);
}

char *mams_question_format_days(MamsDay from, MamsDay to)
{
    char first[MAMS_DAY_TEXT_SIZE], last[MAMS_DAY_TEXT_SIZE];
    return g_strdup_printf("%s..%s", mams_day_format_dotted(from, first),
                           mams_day_format_dotted(to, last));
}
