/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/words_private.h"

#include <string.h>

/* The ways back: a line for the card, the steps, and the pieces of other texts about a way. */

/* The line has little room for months. */
static const char line_group[] = "way", steps_group[] = "way steps";

char *words_channels(const MamsRules *rules, MamsLang lang, unsigned uses)
{
    GString *list = g_string_new(NULL);
    for (int i = 0; i < rules->n_channels; i++) {
        const MamsChannel *channel = &rules->channels[i];
        if ((channel->uses & uses) == uses && channel->why.confidence != 'L')
            g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", channel->name[lang]);
    }
    return g_string_free(list, FALSE);
}

/* The purpose code of the lines; both, should the law ever give the two kinds of payers different
 * ones. (owned) */
static char *purpose_codes(const MamsRules *rules, const MamsWay *way)
{
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < way->lines->len; i++) {
        MamsKind kind = g_array_index(way->lines, MamsWayLine, i).kind;
        const char *code = rules->payers[kind].purpose_code;
        if (code && !strstr(list->str, code))
            g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", code);
    }
    return g_string_free(list, FALSE);
}

const MamsWay *words_way_to_say(const MamsAnswer *answer)
{
    const MamsWay *category = NULL;
    /* Whose status is confirmed for a month has a category; it only has to be recorded. */
    if (answer->verdict == MAMS_VERDICT_TEMPORARY)
        return NULL;
    for (guint i = 0; i < answer->ways->len; i++) {
        const MamsWay *way = answer->ways->pdata[i];
        if (way->cheapest)
            return way;
        if (way->kind == MAMS_WAY_CATEGORY && !category)
            category = way;
    }
    return category;
}

/* Texts that the values of a way borrow. */
typedef struct {
    char *months, *codes, *period, *channels; /* (owned) */
} WayTexts;

static WayTexts way_texts(const MamsAnswer *answer, const MamsWay *way, const Values *values,
                          bool full)
{
    const MamsRules *rules = values->rules;
    bool costs = way->lines->len > 0;
    WayTexts texts = {.months = words_line_months(way->lines, values->lang, full),
                      .codes = purpose_codes(rules, way),
                      .channels = words_channels(rules, values->lang,
                                                 costs ? MAMS_CHANNEL_PAY : MAMS_CHANNEL_DOCUMENT)};
    if (costs)
        texts.period = mams_rules_period(rules, g_array_index(way->lines, MamsWayLine, 0).month,
                                         answer->ways_on);
    return texts;
}

static void clear_texts(WayTexts *texts)
{
    g_free(texts->months);
    g_free(texts->codes);
    g_free(texts->period);
    g_free(texts->channels);
}

static void set_payment(Values *values, const MamsWay *way, const WayTexts *texts)
{
    values_set(values, FACT_WAY_TOTAL, way->total);
    values_set(values, FACT_WAY_COUNT, way->lines->len);
    values_set_text(values, FACT_WAY_MONTHS, texts->months);
    words_set_day(values, FACT_WAY_DAY, way->insured_from);
    values_set_text(values, FACT_PURPOSE_CODE, texts->codes);
    values_set(values, FACT_MONTH, g_array_index(way->lines, MamsWayLine, 0).month);
    values_set_text(values, FACT_PERIOD, texts->period);
    if (way->then_from == MAMS_MONTH_NONE)
        return;
    int year = mams_month_year(way->then_from);
    values_set(values, FACT_THEN_FROM, way->then_from);
    values_set(values, FACT_THEN_AMOUNT, way->then_amount);
    if (!mams_rules_know_year(values->rules, year))
        values_set(values, FACT_YEAR, year);
}

static void set_way(Values *values, const MamsWay *way, const WayTexts *texts)
{
    const MamsCategory *record = mams_way_category(values->rules, way);
    values_set_text(values, FACT_CHANNELS, texts->channels);
    if (way->lines->len > 0)
        set_payment(values, way, texts);
    if (way->debt_stays > 0)
        values_set(values, FACT_DEBT_TOTAL, way->debt_stays);
    if (way->kind == MAMS_WAY_CATEGORY)
        values_set(values, FACT_CATEGORY, way->category);
    if (record) {
        values_set_text(values, FACT_EVIDENCE, record->evidence[values->lang]);
        values_set_text(values, FACT_RECORDER, record->recorder[values->lang]);
    }
}

void words_write_way(const MamsWords *words, const char *group, const char *key,
                     const MamsAnswer *answer, const MamsWay *way, const Values *common,
                     GString *out)
{
    Values values = *common;
    WayTexts texts = way_texts(answer, way, &values, true);
    set_way(&values, way, &texts);
    words_write(words, group, key, &values, out);
    clear_texts(&texts);
}

/* "09.2024–11.2024, 01.2025": months in the fewest columns. (owned) */
static char *months_in_digits(const GArray *lines)
{
    GString *text = g_string_new(NULL);
    for (guint first = 0, last; first < lines->len; first = last + 1) {
        MamsMonth from = g_array_index(lines, MamsWayLine, first).month, to = from;
        for (last = first; last + 1 < lines->len; last++, to++) {
            if (g_array_index(lines, MamsWayLine, last + 1).month != to + 1)
                break;
        }
        g_string_append_printf(text, "%s%02d.%d", first > 0 ? ", " : "", mams_month_number(from),
                               mams_month_year(from));
        if (to > from)
            g_string_append_printf(text, "–%02d.%d", mams_month_number(to), mams_month_year(to));
    }
    return g_string_free(text, FALSE);
}

char *mams_words_way(const MamsWords *words, MamsLang lang, const MamsAnswer *answer,
                     const MamsWay *way, bool digits)
{
    Values values = words_values_new(words, lang, answer);
    WayTexts texts = way_texts(answer, way, &values, false);
    if (digits) {
        g_free(texts.months);
        texts.months = months_in_digits(way->lines);
    }
    GString *out = g_string_new(NULL);
    set_way(&values, way, &texts);
    words_write(words, line_group, mams_way_code(way->kind), &values, out);
    clear_texts(&texts);
    return g_string_free(out, FALSE);
}

/* ---- the steps ---- */

typedef struct {
    const MamsWords *words;
    const MamsWay *way;
    Values values; /* with those of the way */
    GString *out;
} Steps;

static void end_line(Steps *steps, GString *line)
{
    if (line->len > 0)
        g_string_append_printf(steps->out, "%s%s", steps->out->len > 0 ? "\n" : "", line->str);
}

static void add_step(Steps *steps, const char *key)
{
    g_autoptr(GString) line = g_string_new(NULL);
    words_write(steps->words, steps_group, key, &steps->values, line);
    end_line(steps, line);
}

static void add_lines(Steps *steps, MamsDay paid_on)
{
    const Values way_values = steps->values;
    for (guint i = 0; i < steps->way->lines->len; i++) {
        const MamsWayLine *line = &g_array_index(steps->way->lines, MamsWayLine, i);
        g_autofree char *period = mams_rules_period(steps->words->rules, line->month, paid_on);
        values_set(&steps->values, FACT_MONTH, line->month);
        values_set(&steps->values, FACT_PRICE, line->amount);
        values_set_text(&steps->values, FACT_PERIOD, period);
        add_step(steps, "line");
        steps->values = way_values;
    }
}

static void add_payment(Steps *steps, const MamsAnswer *answer)
{
    if (answer->verdict == MAMS_VERDICT_INSURED)
        add_step(steps, steps->way->kind == MAMS_WAY_PREPAY ? "keep_prepay" : "keep");
    add_step(steps, mams_way_code(steps->way->kind));
    add_lines(steps, answer->ways_on);
    add_step(steps, "total");
    if (steps->way->lines->len > 1)
        add_step(steps, "apart");
    add_step(steps, "code");
    add_step(steps, "where");
    add_step(steps, "day");
    add_step(steps, "then");
}

/* What costs nothing: what to bring and where, and what becomes of the debt. */
static void add_record(Steps *steps)
{
    MamsWayKind kind = steps->way->kind;
    add_step(steps, mams_way_code(kind));
    if (kind == MAMS_WAY_CATEGORY || kind == MAMS_WAY_TEMPORARY)
        add_step(steps, "bring");
    if (kind == MAMS_WAY_CATEGORY) {
        add_step(steps, "recorder");
        add_step(steps, "meanwhile");
    }
    if (kind == MAMS_WAY_TEMPORARY)
        add_step(steps, "send");
    if (steps->way->debt_stays > 0)
        add_step(steps, kind == MAMS_WAY_JOB ? "debt_job" : "debt_while");
}

char *mams_words_way_steps(const MamsWords *words, MamsLang lang, const MamsAnswer *answer,
                           const MamsWay *way)
{
    Steps steps = {.words = words,
                   .way = way,
                   .values = words_values_new(words, lang, answer),
                   .out = g_string_new(NULL)};
    WayTexts texts = way_texts(answer, way, &steps.values, true);
    g_autoptr(GString) law = g_string_new(NULL);

    set_way(&steps.values, way, &texts);
    words_set_day(&steps.values, FACT_INSURED_UNTIL, answer->insured_until);
    if (way->lines->len > 0)
        add_payment(&steps, answer);
    else
        add_record(&steps);
    words_write_law(words, way->law, &steps.values, law);
    end_line(&steps, law);
    clear_texts(&texts);
    return g_string_free(steps.out, FALSE);
}
