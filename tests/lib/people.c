/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people.h"

#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "cm.h"
#include "invent.h"
#include "rules_fixture.h"

enum { MONTHS = 24 };

/* A person, as far as the lines have been read. */
typedef struct {
    MamsFacts *facts;
    char *file, *surname, *given, *patronymic;
    const char *line;
} Reading;

static char *take_name(const char *word)
{
    return g_strdup(!word || g_str_equal(word, "-") ? "" : word);
}

static void forget(Reading *reading)
{
    mams_facts_free(reading->facts);
    g_free(reading->file);
    g_free(reading->surname);
    g_free(reading->given);
    g_free(reading->patronymic);
    *reading = (Reading){0};
}

static void begin(Reading *reading, char **w)
{
    forget(reading);
    reading->facts = mams_facts_new();
    reading->file = g_strconcat(w[1], ".txt", NULL);
    reading->surname = take_name(w[2]);
    reading->given = take_name(w[3]);
    reading->patronymic = take_name(w[4]);
}

static MamsDay read_day(const Reading *reading, const char *text)
{
    if (g_str_equal(text, "open"))
        return MAMS_DAY_FOREVER;
    MamsDay day = mams_day_parse(text);
    if (day == MAMS_DAY_NONE)
        fail_msg("no day in: %s", reading->line);
    return day;
}

static MamsSex read_sex(const char *word)
{
    return *word == 'm' ? MAMS_SEX_MALE : *word == 'f' ? MAMS_SEX_FEMALE : MAMS_SEX_UNKNOWN;
}

static void read_person(Reading *reading, char **w)
{
    MamsFacts *facts = reading->facts;
    facts->birth = read_day(reading, w[1]);
    facts->sex = read_sex(w[2]);
    facts->iin = invent_iin(facts->birth, facts->sex);
    for (int i = 3; w[i]; i += 2) {
        if (g_str_equal(w[i], "died"))
            facts->death = read_day(reading, w[i + 1]);
        else if (g_str_equal(w[i], "resident"))
            facts->resident_from = read_day(reading, w[i + 1]);
        else
            fail_msg("not understood: %s", reading->line);
    }
}

static void read_category(Reading *reading, char **w)
{
    MamsAssignment assignment = {.category = mams_rules_category(rules, w[1]),
                                 .from = read_day(reading, w[2]),
                                 .to = read_day(reading, w[3]),
                                 .document_date = MAMS_DAY_NONE};
    if (assignment.category < 0)
        fail_msg("no category in: %s", reading->line);
    if (w[4])
        assignment.reg = mams_facts_string(reading->facts, w[5]);
    mams_facts_add_assignment(reading->facts, &assignment);
}

static MamsDay read_when(const Reading *reading, MamsMonth month, const char *how, const char *when)
{
    if (g_str_equal(how, "on"))
        return read_day(reading, when);
    return mams_month_day(month + (g_str_equal(how, "next") ? 1 : 0), atoi(when));
}

/* [received DAY|-] [posted DAY|-] [returned DAY] [by PAYER] */
static void read_rest(Reading *reading, char **w, MamsPayment *payment)
{
    for (int i = 0; w[i]; i += 2) {
        if (g_str_equal(w[i], "by")) {
            g_autofree char *payer = g_strjoinv(" ", w + i + 1);
            payment->payer_name = mams_facts_string(reading->facts, payer);
            return;
        }
        MamsDay *day = g_str_equal(w[i], "received")   ? &payment->received_on
                       : g_str_equal(w[i], "posted")   ? &payment->posted_on
                       : g_str_equal(w[i], "returned") ? &payment->returned_on
                                                       : NULL;
        if (!day || !w[i + 1])
            fail_msg("not understood: %s", reading->line);
        *day = g_str_equal(w[i + 1], "-") ? MAMS_DAY_NONE : read_day(reading, w[i + 1]);
    }
}

/* The money arrives in time unless the line says otherwise. */
static void read_way(Reading *reading, char **w, MamsPayment *payment)
{
    payment->received_on = mams_calendar_add_working_days(rules->calendar, payment->paid_on,
                                                          rules->received_working_days, NULL);
    payment->posted_on = mams_calendar_add_working_days(rules->calendar, payment->paid_on,
                                                        rules->posted_working_days, NULL);
    payment->returned_on = MAMS_DAY_NONE;
    read_rest(reading, w, payment);
    if (payment->returned_on != MAMS_DAY_NONE)
        payment->return_reason = "ИИН не соответствует имени";
}

static void read_payments(Reading *reading, char **w)
{
    int kind = mams_kind_parse(w[1]);
    g_auto(GStrv) ends = g_strsplit(w[2], "..", 2);
    MamsMonth from = mams_month_parse(ends[0]), to = ends[1] ? mams_month_parse(ends[1]) : from;
    if (kind < 0 || from == MAMS_MONTH_NONE || to < from)
        fail_msg("no payment in: %s", reading->line);
    MamsPayment payment = {.kind = (MamsKind)kind};
    for (payment.month = from; payment.month <= to; payment.month++) {
        payment.paid_on = read_when(reading, payment.month, w[4], w[5]);
        read_way(reading, w + 6, &payment);
        if (g_str_equal(w[3], "rate"))
            payment.amount = mams_rules_month_rate(rules, payment.kind, payment.month,
                                                   mams_month_year(payment.month));
        else
            assert_true(mams_money_parse(w[3], &payment.amount));
        mams_facts_add_payment(reading->facts, &payment);
    }
}

/* ask DAY [DAY of the data] */
static void answer_person(Reading *reading, char **w, void (*visit)(const GoldenPerson *person))
{
    MamsPerson person = {.surname = reading->surname,
                         .given = reading->given,
                         .patronymic = reading->patronymic,
                         .sex = reading->facts->sex,
                         .data_of = w[2] ? read_day(reading, w[2]) : MAMS_DAY_NONE};
    MamsDay on = read_day(reading, w[1]);
    person.stale = person.data_of != MAMS_DAY_NONE && on - person.data_of > rules->stale_days;
    mams_facts_sort(reading->facts);
    g_autoptr(MamsAnswer) answer = mams_status_answer(rules, reading->facts, on, MONTHS);
    GoldenPerson golden = {reading->file, reading->facts, answer, person};
    visit(&golden);
}

static void read_line(Reading *reading, char **w, void (*visit)(const GoldenPerson *person))
{
    if (g_str_equal(w[0], "person"))
        begin(reading, w);
    else if (g_str_equal(w[0], "born"))
        read_person(reading, w);
    else if (g_str_equal(w[0], "digits"))
        reading->facts->iin = invent_iin(read_day(reading, w[1]), read_sex(w[2]));
    else if (g_str_equal(w[0], "category"))
        read_category(reading, w);
    else if (g_str_equal(w[0], "pay"))
        read_payments(reading, w);
    else if (g_str_equal(w[0], "ask"))
        answer_person(reading, w, visit);
    else
        fail_msg("not understood: %s", reading->line);
}

int golden_people_each(void (*visit)(const GoldenPerson *person))
{
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents(MAMS_SRCDIR "/tests/golden/people.txt", &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    Reading reading = {0};
    int people = 0;
    for (int i = 0; lines[i]; i++) {
        g_strstrip(lines[i]);
        if (*lines[i] == '\0' || *lines[i] == '#')
            continue;
        g_auto(GStrv) w = g_strsplit(lines[i], " ", -1);
        reading.line = lines[i];
        people += g_str_equal(w[0], "person");
        read_line(&reading, w, visit);
    }
    forget(&reading);
    return people;
}
