/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/words_private.h"

#include <string.h>

/* From answers to the values of templates. */

/* Up to so many months stand one by one in a list. */
enum { MONTHS_ONE_BY_ONE = 3 };

static bool is_real_day(MamsDay day)
{
    return day != MAMS_DAY_NONE && day != MAMS_DAY_FOREVER;
}

void words_set_day(Values *values, Fact fact, MamsDay day)
{
    if (is_real_day(day))
        values_set(values, fact, day);
}

Values words_values_new(const MamsWords *words, MamsLang lang, const MamsAnswer *answer)
{
    const MamsRules *rules = words->rules;
    Values values = {.rules = rules, .lang = lang};
    values_set(&values, FACT_ON, answer->on);
    values_set(&values, FACT_WINDOW, rules->window_months);
    values_set(&values, FACT_DEADLINE_DAY, rules->deadline_day);
    values_set(&values, FACT_TRANSITION_FROM, rules->transition_from);
    values_set(&values, FACT_TRANSITION_TO, rules->transition_to);
    return values;
}

char *words_line_months(const GArray *lines, MamsLang lang, bool full)
{
    g_autofree MamsMonth *months = g_new(MamsMonth, lines->len + 1);
    for (guint i = 0; i < lines->len; i++)
        months[i] = g_array_index(lines, MamsWayLine, i).month;
    return month_list(lang, months, (int)lines->len, MONTHS_ONE_BY_ONE + 1, full);
}

static bool fits(const MamsReasonFact *fact, const MamsRules *rules)
{
    switch (fact->type) {
    case MAMS_FACT_MONTH:
        return fact->value != MAMS_MONTH_NONE && fact->value != MAMS_MONTH_FOREVER;
    case MAMS_FACT_DAY:
        return is_real_day((MamsDay)fact->value);
    case MAMS_FACT_CATEGORY:
        return fact->value >= 0 && fact->value < rules->n_categories;
    case MAMS_FACT_KIND:
        return fact->value >= 0 && fact->value < MAMS_N_KINDS;
    case MAMS_FACT_COUNT:
    case MAMS_FACT_MONEY:
        return true;
    }
    return false;
}

static void set_reason(Values *values, const MamsReason *reason)
{
    static const WordType types[] = {
        [MAMS_FACT_MONTH] = WORD_MONTH,       [MAMS_FACT_DAY] = WORD_DAY,
        [MAMS_FACT_COUNT] = WORD_COUNT,       [MAMS_FACT_MONEY] = WORD_MONEY,
        [MAMS_FACT_CATEGORY] = WORD_CATEGORY, [MAMS_FACT_KIND] = WORD_KIND,
    };
    for (int i = 0; i < reason->n_facts; i++) {
        const MamsReasonFact *fact = &reason->facts[i];
        int known = fact_parse(fact->name);
        if (known >= 0 && fact_type((Fact)known) == types[fact->type] && fits(fact, values->rules))
            values_set(values, (Fact)known, fact->value);
    }
    if (fact_set_has(&values->known, FACT_MISSING_FROM) &&
        values->number[FACT_MISSING_FROM] == values->number[FACT_MISSING_TO])
        fact_set_remove(&values->known, FACT_MISSING_TO);
}

void words_set_answer(Values *values, const MamsAnswer *answer, const MamsPerson *person,
                      const char *debt_months)
{
    words_set_day(values, FACT_INSURED_UNTIL, answer->insured_until);
    words_set_day(values, FACT_NOT_INSURED_SINCE, answer->not_insured_since);
    if (answer->debt_months->len > 0) {
        values_set(values, FACT_DEBT_TOTAL, answer->debt_total);
        values_set(values, FACT_DEBT_COUNT, answer->debt_months->len);
        values_set_text(values, FACT_DEBT_MONTHS, debt_months);
    }
    values_set(values, FACT_SEX, person->sex);
    values_set_text(values, FACT_GIVEN, person->given);
    words_set_day(values, FACT_DATA_OF, person->data_of);
    if (answer->iin > 0)
        values_set(values, FACT_IIN, answer->iin);
}

/* "ended.student" when there are words for this very category, else "ended". */
static const Template *reason_template(const MamsWords *words, MamsLang lang, const char *group,
                                       const MamsReason *reason, const Values *values)
{
    if (fact_set_has(&values->known, FACT_CATEGORY)) {
        const MamsCategory *category = &words->rules->categories[values->number[FACT_CATEGORY]];
        g_autofree char *key = g_strdup_printf("%s.%s", reason->rule, category->code);
        const Template *own = words_template(words, lang, group, key);
        if (own)
            return own;
    }
    return words_template(words, lang, group, reason->rule);
}

static void write_template(const Template *template, const Values *values, GString *out)
{
    if (template)
        template_write(template, values, out);
}

void words_write(const MamsWords *words, const char *group, const char *key, const Values *values,
                 GString *out)
{
    write_template(words_template(words, values->lang, group, key), values, out);
}

void words_write_reason(const MamsWords *words, const Voice *voice, const MamsAnswer *answer,
                        const Values *common, GString *out)
{
    if (answer->reasons->len == 0)
        return;
    const MamsReason *reason = &g_array_index(answer->reasons, MamsReason, 0);
    Values values = *common;
    set_reason(&values, reason);
    write_template(reason_template(words, values.lang, voice->reason, reason, &values), &values,
                   out);
}

/* The way back; whom none is said is told when his payment shows. Returns whether anything was. */
static bool write_advice(const MamsWords *words, const Voice *voice, const MamsAnswer *answer,
                         const MamsPerson *person, const Values *common, GString *out)
{
    const MamsWay *way = words_way_to_say(answer);
    if (voice->advice == NULL)
        return false;
    if (way == NULL)
        return words_write_newest_money(words, voice, answer, person, common, out);
    const char *group = answer->verdict == MAMS_VERDICT_INSURED ? voice->keep : voice->advice;
    words_write_way(words, group, mams_way_code(way->kind), answer, way, common, out);
    return true;
}

static int count_sentences(const char *text)
{
    int count = 0;
    for (; *text != '\0'; text++)
        if (strchr(".!?", *text) && (text[1] == '\0' || text[1] == ' '))
            count++;
    return count;
}

/* What is disputed about prices says nothing to somebody who is asked for no sum. */
static bool note_matters(const MamsAnswer *answer, const char *note)
{
    if (strcmp(note, "debt_month_wage") != 0 || answer->verdict < MAMS_VERDICT_INSURED)
        return true;
    for (guint i = 0; i < answer->ways->len; i++) {
        const MamsWay *way = answer->ways->pdata[i];
        if (way->total > 0)
            return true;
    }
    return false;
}

void words_write_notes(const MamsWords *words, const Voice *voice, const MamsAnswer *answer,
                       const Values *common, bool assumed_year, GString *out)
{
    for (guint i = 1; voice->note && i < answer->reasons->len; i++) {
        const MamsReason *reason = &g_array_index(answer->reasons, MamsReason, i);
        if ((strcmp(reason->rule, "assumed-year") == 0) != assumed_year ||
            !note_matters(answer, reason->rule))
            continue;
        if (voice->max_sentences > 0 && count_sentences(out->str) >= voice->max_sentences)
            return;
        Values values = *common;
        set_reason(&values, reason);
        write_template(words_template(words, values.lang, voice->note, reason->rule), &values, out);
    }
}

static void write_age(const MamsWords *words, const Voice *voice, bool stale, const Values *values,
                      GString *out)
{
    const char *key = stale ? voice->stale : voice->fresh;
    if (key && fact_set_has(&values->known, FACT_DATA_OF))
        words_write(words, "age", key, values, out);
}

char *mams_words_reason(const MamsWords *words, MamsLang lang, MamsVoice voice,
                        const MamsAnswer *answer, const MamsPerson *person)
{
    const Voice *how = &words_voices[voice];
    Values values = words_values_new(words, lang, answer);
    g_autofree char *debt = words_line_months(answer->debt_months, lang, true);
    GString *out = g_string_new(NULL);

    words_set_answer(&values, answer, person, debt);
    if (answer->reasons->len == 0)
        return g_string_free(out, FALSE);
    if (how->letter) {
        words_write_letter(words, how, answer, person, &values, out);
        return g_string_free(out, FALSE);
    }
    words_write_reason(words, how, answer, &values, out);
    bool advised = write_advice(words, how, answer, person, &values, out);
    /* That a sum rests on another year's wage comes before points that are only disputed. */
    words_write_notes(words, how, answer, &values, true, out);
    words_write_notes(words, how, answer, &values, false, out);
    write_age(words, how, person->stale, &values, out);
    /* Whoever is told what to pay, or where the money is, hears no more; the family of the dead
     * knows whom to ask. */
    if (how->conflict && answer->conflicts->len > 0 && !advised &&
        answer->verdict != MAMS_VERDICT_DEAD)
        words_write(words, how->conflict, "any", &values, out);
    return g_string_free(out, FALSE);
}

char *mams_words_general(const MamsWords *words, MamsLang lang)
{
    Values values = {.rules = words->rules, .lang = lang};
    GString *out = g_string_new(NULL);
    values_set(&values, FACT_DEADLINE_DAY, words->rules->deadline_day);
    words_write(words, "phone general", "somebody_else", &values, out);
    return g_string_free(out, FALSE);
}

const char *mams_words_verdict(const MamsWords *words, MamsLang lang, MamsVerdict verdict,
                               MamsSex sex)
{
    return verdict == MAMS_VERDICT_NONE ? "" : words->verdicts[lang][verdict][sex];
}

static void add_name(GString *list, const char *name)
{
    g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", name);
}

static char *kinds_of(const MamsRules *rules, MamsLang lang, uint32_t kinds)
{
    GString *list = g_string_new(NULL);
    for (int kind = 0; kind < MAMS_N_KINDS; kind++)
        if (kinds >> kind & 1)
            add_name(list, rules->payers[kind].short_name[lang]);
    return g_string_free(list, FALSE);
}

/* Whether a category can be what gave the month its mark. */
static bool gives_mark(const MamsCategory *category, const MamsMonthAnswer *month)
{
    if (month->mark == MAMS_MARK_EXEMPT)
        return category->role == MAMS_ROLE_EXEMPT;
    MamsStatePayer payer = month->mark == MAMS_MARK_LOCAL ? MAMS_PAYS_LOCAL : MAMS_PAYS_REPUBLIC;
    for (int i = 0; i < category->n_law; i++) {
        const MamsCategoryLaw *law = &category->law[i];
        if (law->payer == payer && law->from <= mams_month_last_day(month->month) &&
            law->to >= mams_month_first_day(month->month))
            return true;
    }
    return false;
}

static char *categories_of(const MamsRules *rules, MamsLang lang, const MamsMonthAnswer *month)
{
    GString *list = g_string_new(NULL);
    for (int i = 0; i < rules->n_categories; i++)
        if (month->categories >> i & 1 && gives_mark(&rules->categories[i], month))
            add_name(list, rules->categories[i].short_name[lang]);
    return g_string_free(list, FALSE);
}

static const char *month_key(const MamsAnswer *answer, const MamsMonthAnswer *month)
{
    if (month->mark != MAMS_MARK_NONE)
        return mams_mark_code(month->mark);
    if (month->verdict == MAMS_VERDICT_NONE && month->month <= mams_day_month(answer->on))
        return "before";
    if (month->shortfall > 0)
        return "shortfall";
    if (month->returned)
        return "returned";
    return month->due_passed ? "unpaid" : "not_due";
}

/* What else there is to say of the month, or NULL. */
static const char *month_addition(const MamsMonthAnswer *month, const char *key)
{
    if (month->returned && strcmp(key, "returned") != 0)
        return "also_returned";
    if (month->mark == MAMS_MARK_NONE && month->ground == MAMS_GROUND_GRACE)
        return "also_grace";
    if (month->mark == MAMS_MARK_PAID && !month->settled)
        return "also_gap";
    return NULL;
}

static void set_month(Values *values, const MamsAnswer *answer, const MamsMonthAnswer *month)
{
    values_set(values, FACT_MONTH, month->month);
    values_set(values, FACT_DUE, mams_month_day(month->month + 1, values->rules->deadline_day));
    values_set(values, FACT_PAID, month->paid);
    values_set(values, FACT_SHORTFALL, month->shortfall);
    for (guint i = 0; i < answer->debt_months->len; i++) {
        const MamsWayLine *line = &g_array_index(answer->debt_months, MamsWayLine, i);
        if (line->month == month->month)
            values_set(values, FACT_PRICE, line->amount);
    }
}

/* The month in the words of a group, without what else there is to say of it. */
static void write_month(const MamsWords *words, MamsLang lang, const char *group,
                        const MamsAnswer *answer, const MamsMonthAnswer *month, Values *values,
                        GString *out)
{
    g_autofree char *kinds = kinds_of(words->rules, lang, month->kinds);
    g_autofree char *categories = categories_of(words->rules, lang, month);
    set_month(values, answer, month);
    values_set_text(values, FACT_KINDS, kinds);
    values_set_text(values, FACT_CATEGORIES, categories);
    words_write(words, group, month_key(answer, month), values, out);
}

char *words_month_in(const MamsWords *words, MamsLang lang, const char *group,
                     const MamsAnswer *answer, const MamsMonthAnswer *month)
{
    Values values = words_values_new(words, lang, answer);
    GString *out = g_string_new(NULL);
    write_month(words, lang, group, answer, month, &values, out);
    return g_string_free(out, FALSE);
}

char *mams_words_month(const MamsWords *words, MamsLang lang, const MamsAnswer *answer,
                       const MamsMonthAnswer *month)
{
    Values values = words_values_new(words, lang, answer);
    const char *addition = month_addition(month, month_key(answer, month));
    GString *out = g_string_new(NULL);
    write_month(words, lang, "month", answer, month, &values, out);
    if (addition)
        words_write(words, "month", addition, &values, out);
    return g_string_free(out, FALSE);
}
