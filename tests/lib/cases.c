/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cases.h"

#include "cm.h"

#include <string.h>

#include "base/money.h"
#include "cases_appeal.h"
#include "invent.h"
#include "status/stage.h"
#include "status/status.h"

typedef struct {
    const MamsRules *rules; /* with the parameters set so far */
    GPtrArray *variants;    /* MamsRules copies, freed in reverse order */
    MamsFacts *facts;
    CaseAppeal *appeal;
    char *place; /* of the line being read */
} Run;

/* ---- reading words ---- */

static void broken(const Run *run, const char *what, const char *text)
{
    fail_msg("%s: cannot read the %s '%s'", run->place, what, text ? text : "(missing)");
}

static MamsDay read_day(const Run *run, const char *text)
{
    MamsDay day = text && g_str_equal(text, "open") ? MAMS_DAY_FOREVER
                  : text                            ? mams_day_parse(text)
                                                    : MAMS_DAY_NONE;
    if (day == MAMS_DAY_NONE)
        broken(run, "day", text);
    return day;
}

/* "2020-01..2024-03" or one month. */
static void read_months(const Run *run, const char *text, MamsMonth *from, MamsMonth *to)
{
    g_auto(GStrv) ends = g_strsplit(text ? text : "", "..", 2);
    *from = *to = MAMS_MONTH_NONE;
    if (ends[0]) {
        *from = mams_month_parse(ends[0]);
        *to = ends[1] ? mams_month_parse(ends[1]) : *from;
    }
    if (*from == MAMS_MONTH_NONE || *to == MAMS_MONTH_NONE || *from > *to)
        broken(run, "months", text);
}

static int64_t read_money(const Run *run, const char *text)
{
    int64_t tiyn = 0;
    if (!text || !mams_money_parse(text, &tiyn))
        broken(run, "sum", text);
    return tiyn;
}

/* ---- facts ---- */

static MamsSex read_sex(const char *word)
{
    return !word                    ? MAMS_SEX_UNKNOWN
           : g_str_equal(word, "m") ? MAMS_SEX_MALE
           : g_str_equal(word, "f") ? MAMS_SEX_FEMALE
                                    : MAMS_SEX_UNKNOWN;
}

/* born DAY m|f|- [died DAY] [resident DAY] [iin DAY m|f] */
static void read_person(Run *run, char **words)
{
    run->facts->birth = read_day(run, words[1]);
    run->facts->sex = read_sex(words[2]);
    run->facts->iin = invent_iin(run->facts->birth, run->facts->sex);
    for (int i = 3; words[2] && words[i]; i += 2) {
        if (g_str_equal(words[i], "died"))
            run->facts->death = read_day(run, words[i + 1]);
        else if (g_str_equal(words[i], "resident"))
            run->facts->resident_from = read_day(run, words[i + 1]);
        else if (g_str_equal(words[i], "iin") && words[i + 1] && words[i + 2]) {
            run->facts->iin = invent_iin(read_day(run, words[i + 1]), read_sex(words[i + 2]));
            i++;
        } else
            broken(run, "word", words[i]);
    }
}

/* category CODE FROM TO|open [register NAME] */
static void read_category(Run *run, char **words)
{
    MamsAssignment assignment = {.document_date = MAMS_DAY_NONE};
    assignment.category = words[1] ? mams_rules_category(run->rules, words[1]) : -1;
    if (assignment.category < 0)
        broken(run, "category", words[1]);
    assignment.from = read_day(run, words[2]);
    assignment.to = read_day(run, words[3]);
    if (words[4] && g_str_equal(words[4], "register"))
        assignment.reg = mams_facts_string(run->facts, words[5]);
    mams_facts_add_assignment(run->facts, &assignment);
}

/* [received DAY] [posted DAY] [returned DAY] */
static void read_later_days(const Run *run, char **words, MamsPayment *payment)
{
    for (int i = 0; words[i]; i += 2) {
        MamsDay *day = g_str_equal(words[i], "received")   ? &payment->received_on
                       : g_str_equal(words[i], "posted")   ? &payment->posted_on
                       : g_str_equal(words[i], "returned") ? &payment->returned_on
                                                           : NULL;
        if (!day)
            broken(run, "word", words[i]);
        else
            *day = read_day(run, words[i + 1]);
    }
}

/* pay KIND MONTHS SUM|rate day N|next N|on DAY [received DAY] [posted DAY] [returned DAY] */
static void read_payment(Run *run, char **words)
{
    guint n = g_strv_length(words);
    MamsMonth from, to;
    int kind = n > 1 ? mams_kind_parse(words[1]) : -1;
    if (kind < 0 || n < 6)
        broken(run, "payment", words[1]);
    read_months(run, words[2], &from, &to);
    for (MamsMonth month = from; month <= to; month++) {
        MamsPayment payment = {.month = month,
                               .kind = (MamsKind)kind,
                               .received_on = MAMS_DAY_NONE,
                               .posted_on = MAMS_DAY_NONE,
                               .returned_on = MAMS_DAY_NONE};
        payment.amount =
            g_str_equal(words[3], "rate")
                ? mams_rules_month_rate(run->rules, (MamsKind)kind, month, mams_month_year(month))
                : read_money(run, words[3]);
        if (g_str_equal(words[4], "day"))
            payment.paid_on = mams_month_day(month, atoi(words[5]));
        else if (g_str_equal(words[4], "next"))
            payment.paid_on = mams_month_day(month + 1, atoi(words[5]));
        else
            payment.paid_on = read_day(run, words[5]);
        read_later_days(run, words + 6, &payment);
        mams_facts_add_payment(run->facts, &payment);
    }
}

/* with PARAMETER CHOICE: for the questions that follow */
static void read_parameter(Run *run, char **words)
{
    g_autoptr(GError) error = NULL;
    MamsRules *rules = mams_rules_with_parameter(run->rules, words[1], words[2], &error);
    if (!rules)
        fail_msg("%s: %s", run->place, error->message);
    g_ptr_array_add(run->variants, rules);
    run->rules = rules;
}

/* ---- questions ---- */

static const MamsWay *find_way(const MamsAnswer *answer, const char *code)
{
    for (guint i = 0; i < answer->ways->len; i++) {
        const MamsWay *way = g_ptr_array_index(answer->ways, i);
        if (g_str_equal(mams_way_code(way->kind), code))
            return way;
    }
    return NULL;
}

static bool offers_category(const Run *run, const MamsAnswer *answer, const char *code)
{
    for (guint i = 0; i < answer->ways->len; i++) {
        const MamsWay *way = g_ptr_array_index(answer->ways, i);
        if (way->category >= 0 && g_str_equal(run->rules->categories[way->category].code, code))
            return true;
    }
    return false;
}

static void check_day(const Run *run, const char *name, MamsDay day, const char *expected)
{
    char text[MAMS_DAY_TEXT_SIZE];
    mams_day_format(day, text);
    if (!g_str_equal(*text ? text : "-", expected))
        fail_msg("%s: %s is %s, not %s", run->place, name, *text ? text : "-", expected);
}

static void check_money(const Run *run, const char *name, int64_t tiyn, const char *expected)
{
    char text[MAMS_MONEY_TEXT_SIZE];
    if (tiyn != read_money(run, expected))
        fail_msg("%s: %s is %s, not %s", run->place, name, mams_money_format_plain(tiyn, text),
                 expected);
}

static char *format_lines(const GArray *lines)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < lines->len; i++) {
        MamsMonth month = g_array_index(lines, MamsWayLine, i).month;
        char name[MAMS_MONTH_TEXT_SIZE];
        MamsMonth end = month;
        while (i + 1 < lines->len && g_array_index(lines, MamsWayLine, i + 1).month == end + 1) {
            end++;
            i++;
        }
        g_string_append_printf(text, "%s%s", text->len ? "+" : "", mams_month_format(month, name));
        if (end != month)
            g_string_append_printf(text, "..%s", mams_month_format(end, name));
    }
    return g_string_free(text, FALSE);
}

static void check_lines(const Run *run, const char *name, const GArray *lines, const char *expected)
{
    g_autofree char *text = format_lines(lines);
    if (!g_str_equal(*text ? text : "-", expected))
        fail_msg("%s: the months of %s are %s, not %s", run->place, name, text, expected);
}

/* way:CODE=SUM[@DAY] or way:CODE (offered) */
static void check_way(const Run *run, const MamsAnswer *answer, const char *code,
                      const char *expected)
{
    const MamsWay *way = find_way(answer, code);
    if (!way)
        fail_msg("%s: the way %s is not offered", run->place, code);
    if (!expected)
        return;
    g_auto(GStrv) parts = g_strsplit(expected, "@", 2);
    check_money(run, code, way->total, parts[0]);
    if (parts[1])
        check_day(run, code, way->insured_from, parts[1]);
}

/* month:2024-07=paid,settled — mark or "-", and words that must hold */
static void check_month(const Run *run, const MamsAnswer *answer, const char *name,
                        const char *expected)
{
    for (guint i = 0; i < answer->months->len; i++) {
        const MamsMonthAnswer *month = &g_array_index(answer->months, MamsMonthAnswer, i);
        if (month->month != mams_month_parse(name))
            continue;
        const char *mark = mams_mark_code(month->mark),
                   *verdict = mams_verdict_code(month->verdict);
        g_autofree char *text =
            g_strdup_printf("%s,%s,%s", mark ? mark : "-", month->settled ? "settled" : "open",
                            verdict ? verdict : "-");
        if (!g_str_has_prefix(text, expected))
            fail_msg("%s: month %s is %s, not %s", run->place, name, text, expected);
        return;
    }
    fail_msg("%s: month %s is not in the answer", run->place, name);
}

/* money:2024-10=late,2024-11-13,2024-11-15,2024-11-15 — the state of the month's first payment, and
 * for the State Corporation, the Fund and the status the day it came or is due */
static void check_money_path(const Run *run, const MamsDay on, const char *name,
                             const char *expected)
{
    for (guint i = 0; i < run->facts->payments->len; i++) {
        const MamsPayment *payment = &g_array_index(run->facts->payments, MamsPayment, i);
        if (payment->month != mams_month_parse(name))
            continue;
        MamsMoneyPath path = mams_money_path(run->rules, payment, on, MAMS_DAY_NONE);
        g_autoptr(GString) found = g_string_new(mams_money_state_code(path.state));
        for (int k = MAMS_STAGE_RECEIVED; k < MAMS_N_STAGES; k++) {
            char day[MAMS_DAY_TEXT_SIZE];
            const MamsStage *stage = &path.stages[k];
            mams_day_format(stage->reached ? stage->on : stage->due, day);
            g_string_append_printf(found, ",%s", *day ? day : "-");
        }
        if (!g_str_equal(found->str, expected))
            fail_msg("%s: the money of %s is %s, not %s", run->place, name, found->str, expected);
        return;
    }
    fail_msg("%s: there is no payment for %s", run->place, name);
}

static void check_conflict(const Run *run, const MamsAnswer *answer, const char *code)
{
    for (guint i = 0; i < answer->conflicts->len; i++) {
        MamsConflictKind kind = g_array_index(answer->conflicts, MamsConflict, i).kind;
        if (g_str_equal(mams_conflict_code(kind), code))
            return;
    }
    if (!g_str_equal(code, "none") || answer->conflicts->len > 0)
        fail_msg("%s: the conflict %s is not found", run->place, code);
}

static bool has_reason(const MamsAnswer *answer, const char *rule)
{
    for (guint i = 0; i < answer->reasons->len; i++) {
        if (g_str_equal(g_array_index(answer->reasons, MamsReason, i).rule, rule))
            return true;
    }
    return false;
}

static void check_cheapest(const Run *run, const MamsAnswer *answer, const char *code)
{
    const MamsWay *way = find_way(answer, code);
    if (!way || !way->cheapest)
        fail_msg("%s: %s is not the cheapest way", run->place, code);
}

static void check_word(const Run *run, const MamsAnswer *answer, const char *word)
{
    g_auto(GStrv) pair = g_strsplit(word, "=", 2);
    const char *key = pair[0], *value = pair[1];
    if (g_str_equal(key, "until"))
        check_day(run, key, answer->insured_until, value);
    else if (g_str_equal(key, "since"))
        check_day(run, key, answer->not_insured_since, value);
    else if (g_str_equal(key, "debt"))
        check_money(run, key, answer->debt_total, value);
    else if (g_str_equal(key, "debt-months"))
        check_lines(run, key, answer->debt_months, value);
    else if (g_str_equal(key, "cheapest"))
        check_cheapest(run, answer, value);
    else if (g_str_has_prefix(key, "way:"))
        check_way(run, answer, key + 4, value);
    else if (g_str_has_prefix(key, "months:") && find_way(answer, key + 7))
        check_lines(run, key, find_way(answer, key + 7)->lines, value);
    else if (g_str_has_prefix(key, "no:")) {
        if (find_way(answer, key + 3) || offers_category(run, answer, key + 3))
            fail_msg("%s: %s is offered", run->place, key + 3);
    } else if (g_str_has_prefix(key, "category:")) {
        if (!offers_category(run, answer, key + 9))
            fail_msg("%s: the category %s is not offered", run->place, key + 9);
    } else if (g_str_has_prefix(key, "reason:")) {
        if (!has_reason(answer, key + 7))
            fail_msg("%s: %s is not among the reasons", run->place, key + 7);
    } else if (g_str_has_prefix(key, "no-reason:")) {
        if (has_reason(answer, key + 10))
            fail_msg("%s: %s is among the reasons", run->place, key + 10);
    } else if (g_str_has_prefix(key, "month:"))
        check_month(run, answer, key + 6, value);
    else if (g_str_has_prefix(key, "money:"))
        check_money_path(run, answer->on, key + 6, value);
    else if (g_str_equal(key, "conflict"))
        check_conflict(run, answer, value);
    else
        broken(run, "expectation", word);
}

/* ask DAY VERDICT/GROUND [expectations …] */
static void ask(Run *run, char **words)
{
    MamsDay on = read_day(run, words[1]);
    mams_facts_sort(run->facts);
    g_autoptr(MamsAnswer) answer = mams_status_answer(run->rules, run->facts, on, 24);
    const char *ground = mams_ground_code(answer->ground);
    g_autofree char *found =
        g_strdup_printf("%s/%s", mams_verdict_code(answer->verdict), ground ? ground : "-");
    if (!words[2] || !g_str_equal(found, words[2]))
        fail_msg("%s: the answer is %s, not %s", run->place, found, words[2]);
    for (int i = 3; words[i]; i++)
        check_word(run, answer, words[i]);
}

/* ---- the run ---- */

static void read_line(Run *run, const char *line)
{
    static const struct {
        const char *word;
        void (*read)(Run *run, char **words);
    } forms[] = {{"born", read_person},
                 {"category", read_category},
                 {"pay", read_payment},
                 {"with", read_parameter},
                 {"ask", ask}};
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_auto(GStrv) all = g_strsplit_set(line, " \t", -1);
    for (int i = 0; all[i]; i++) {
        if (*all[i])
            g_strv_builder_add(builder, all[i]);
    }
    g_auto(GStrv) words = g_strv_builder_end(builder);
    g_assert(words[0]);
    if (case_appeal_line(run->appeal, run->rules, run->place, words))
        return;
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        if (g_str_equal(forms[i].word, words[0])) {
            forms[i].read(run, words);
            return;
        }
    }
    broken(run, "line", line);
}

void case_run(const MamsRules *rules, const MamsCase *self)
{
    Run run = {.rules = rules, .facts = mams_facts_new(), .appeal = case_appeal_new()};
    run.variants = g_ptr_array_new();
    for (guint i = 0; i < self->lines->len; i++) {
        const MamsCaseLine *line = g_ptr_array_index(self->lines, i);
        run.place = g_strdup_printf("%s:%d (%s)", self->file, line->number, self->title);
        read_line(&run, line->text);
        g_free(run.place);
    }
    for (guint i = run.variants->len; i > 0; i--)
        mams_rules_free(g_ptr_array_index(run.variants, i - 1));
    g_ptr_array_unref(run.variants);
    case_appeal_free(run.appeal);
    mams_facts_free(run.facts);
}
