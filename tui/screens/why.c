/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include "mams.h"
#include "screens/restore.h"

enum { LABEL = 18 };

/* A fact's value as people read it. (owned) */
static char *format_fact(const MamsRules *rules, MamsLang lang, const MamsReasonFact *fact)
{
    switch (fact->type) {
    case MAMS_FACT_MONTH:
        return mams_words_month_name(lang, (MamsMonth)fact->value);
    case MAMS_FACT_DAY:
        return mams_words_day(lang, (MamsDay)fact->value);
    case MAMS_FACT_MONEY:
        return mams_words_money(lang, fact->value);
    case MAMS_FACT_CATEGORY:
        return g_strdup(rules->categories[fact->value].short_name[lang]);
    case MAMS_FACT_KIND:
        return g_strdup(rules->payers[fact->value].short_name[lang]);
    default:
        return g_strdup_printf("%" G_GINT64_FORMAT, fact->value);
    }
}

/* What a fact is, for people; its name is for programs. */
static const char *fact_words(const char *name)
{
    static const struct {
        const char *name, *words;
    } facts[] = {
        {"category", N_("category")},
        {"from", N_("from")},
        {"until", N_("until")},
        {"period_from", N_("first month")},
        {"period_to", N_("last month")},
        {"run_from", N_("paid ahead from")},
        {"run_to", N_("paid ahead to")},
        {"last_paid_month", N_("last paid month")},
        {"kind", N_("payer")},
        {"months", N_("months the right is kept")},
        {"missing_from", N_("first month not paid")},
        {"missing_to", N_("last month not paid")},
        {"missing", N_("months not paid")},
        {"last_covered_month", N_("last covered month")},
        {"ended", N_("ended on")},
        {"death", N_("date of death")},
        {"year", N_("year")},
        {"month_from", N_("months asked from")},
        {"needed", N_("months needed")},
    };
    for (guint i = 0; i < G_N_ELEMENTS(facts); i++) {
        if (g_str_equal(facts[i].name, name))
            return _(facts[i].words);
    }
    return name;
}

/* What a ground lacked: the first of its conditions that failed. */
static const char *failed_words(MamsFailed failed)
{
    static const char *const words[MAMS_N_FAILED] = {
        [MAMS_FAILED_ALIVE] = N_("no death is recorded by then"),
        [MAMS_FAILED_TIME] = N_("the day lies outside"),
        [MAMS_FAILED_NO_RECORD] = N_("no such record"),
        [MAMS_FAILED_ENDED] = N_("the record has ended"),
        [MAMS_FAILED_OTHER_PAYER] = N_("another one pays for the category that day"),
        [MAMS_FAILED_NOT_AHEAD] = N_("nothing is paid ahead as an independent payer"),
        [MAMS_FAILED_RUN_SHORT] = N_("too few months are paid ahead"),
        [MAMS_FAILED_RUN_ELSEWHERE] = N_("the months paid ahead are others"),
        [MAMS_FAILED_NOT_IN_FORCE] = N_("this way is not in force yet"),
        [MAMS_FAILED_NOT_PAID] = N_("no month is paid in full"),
        [MAMS_FAILED_GAP] = N_("a month before the last paid one is not covered"),
        [MAMS_FAILED_FIRST_ENTRY] = N_("too few months are paid before the first own payment"),
        [MAMS_FAILED_NEVER_SETTLED] = N_("no paid month is without a gap before it"),
        [MAMS_FAILED_TOO_LATE] = N_("the months of grace are over"),
    };
    return words[failed] ? _(words[failed]) : "";
}

static const char *confidence_words(char confidence)
{
    switch (confidence) {
    case 'H':
        return _("high: an official text, or two sources that agree");
    case 'M':
        return _("middle: one source");
    default:
        return _("low: to be checked before it is told as certain");
    }
}

static void add_law(MamsTextView *view, MamsLang lang, const MamsProvenance *law)
{
    if (law == NULL)
        return;
    char day[MAMS_DAY_TEXT_SIZE];
    g_autofree char *source =
        /* TRANSLATORS: the key of a source and the day on which its text was compared. */
        g_strdup_printf(_("%s, compared on %s"), law->source,
                        mams_day_format_dotted(law->compared, day));
    if (law->article != NULL)
        mams_text_view_add_labelled(view, _("Article"), LABEL, law->article);
    mams_text_view_add_labelled(view, _("Source"), LABEL, source);
    mams_text_view_add_labelled(view, _("Confidence"), LABEL, confidence_words(law->confidence));
    if (law->note[lang] != NULL)
        mams_text_view_add_labelled(view, _("Disputed"), LABEL, law->note[lang]);
}

/* The rule's title; a parameter has none, its note says what is disputed. */
static const char *reason_title(const MamsRules *rules, MamsLang lang, const MamsReason *reason)
{
    for (int i = 0; i < rules->n_rules; i++) {
        if (g_str_equal(rules->rules[i].name, reason->rule))
            return rules->rules[i].title[lang];
    }
    return _("Disputed");
}

static void add_reason(MamsTextView *view, const MamsRules *rules, MamsLang lang, int number,
                       const MamsReason *reason)
{
    g_autofree char *heading = g_strdup_printf("%d. %s", number, reason_title(rules, lang, reason));
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0, "");
    mams_text_view_add(view, MAMS_ROLE_HEADING, 0, heading);
    mams_text_view_add_labelled(view, _("Rule"), LABEL, reason->rule);
    add_law(view, lang, reason->law);
    for (int i = 0; i < reason->n_facts; i++) {
        g_autofree char *value = format_fact(rules, lang, &reason->facts[i]);
        g_autofree char *line = g_strdup_printf("%s: %s", fact_words(reason->facts[i].name), value);
        mams_text_view_add_labelled(view, i == 0 ? _("Facts") : "", LABEL, line);
    }
}

/* Why not otherwise: what else was asked and what it lacked. */
static void add_trace(MamsTextView *view, const MamsRules *rules, MamsLang lang,
                      const MamsCard *card)
{
    g_autoptr(GArray) steps = mams_status_trace(rules, card->facts, card->answer->on);
    if (steps->len < 2)
        return;
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0, "");
    mams_text_view_add(view, MAMS_ROLE_HEADING, 0, _("Asked before, and why not"));
    for (guint i = 0; i + 1 < steps->len; i++) {
        const MamsTraceStep *step = &g_array_index(steps, MamsTraceStep, i);
        g_autoptr(GString) line = g_string_new(reason_title(rules, lang, &step->reason));
        g_string_append_printf(line, ": %s", failed_words(step->failed));
        for (int k = 0; k < step->reason.n_facts; k++) {
            g_autofree char *value = format_fact(rules, lang, &step->reason.facts[k]);
            g_string_append_printf(line, "%s%s: %s", k ? ", " : " (",
                                   fact_words(step->reason.facts[k].name), value);
        }
        g_string_append(line, step->reason.n_facts ? ")" : "");
        mams_text_view_add(view, MAMS_ROLE_TEXT, 2, line->str);
    }
}

static void add_debt(MamsTextView *view, MamsLang lang, const MamsAnswer *answer)
{
    if (answer->debt_months->len == 0)
        return;
    g_autofree char *total = mams_words_money(lang, answer->debt_total);
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0, "");
    mams_text_view_add_labelled(view, _("Debt"), LABEL, total);
    for (guint i = 0; i < answer->debt_months->len; i++) {
        const MamsWayLine *line = &g_array_index(answer->debt_months, MamsWayLine, i);
        g_autofree char *month = mams_words_month_name(lang, line->month);
        g_autofree char *sum = mams_words_money(lang, line->amount);
        g_autofree char *text = g_strdup_printf("%s   %s", month, sum);
        mams_text_view_add(view, MAMS_ROLE_TEXT, LABEL, text);
    }
}

static void add_conflicts(MamsTextView *view, const MamsWords *words, MamsLang lang,
                          const MamsAnswer *answer)
{
    if (answer->conflicts->len == 0)
        return;
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0, "");
    mams_text_view_add(view, MAMS_ROLE_HEADING, 0, _("Records that disagree"));
    for (guint i = 0; i < answer->conflicts->len; i++) {
        g_autofree char *text = mams_words_conflict(
            words, lang, answer, &g_array_index(answer->conflicts, MamsConflict, i));
        mams_text_view_add(view, MAMS_ROLE_TEXT, 2, text);
    }
}

static void add_say(MamsTextView *view, const MamsApp *app, const MamsCard *card)
{
    const MamsWords *words = mams_desk_words(mams_app_desk(app));
    g_autofree char *say = mams_words_reason(words, mams_app_caller_language(app), MAMS_VOICE_PHONE,
                                             card->answer, &card->person);
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0, "");
    mams_text_view_add_labelled(view, _("Say"), LABEL, say);
}

/* The card lies below on the stack of screens and so outlives the text. */
static void build(MamsTextView *view, MamsApp *app, MamsLang lang, const void *data)
{
    const MamsCard *card = data;
    const MamsRules *rules = mams_desk_rules(mams_app_desk(app));
    const MamsWords *words = mams_desk_words(mams_app_desk(app));
    const MamsAnswer *answer = card->answer;
    g_autofree char *reason =
        mams_words_reason(words, lang, MAMS_VOICE_SCREEN, answer, &card->person);
    g_autofree char *on = mams_words_day(lang, answer->on);
    mams_text_view_add(view, MAMS_ROLE_HEADING, 0,
                       mams_words_verdict(words, lang, answer->verdict, card->person.sex));
    mams_text_view_add(view, MAMS_ROLE_QUIET, 0, on);
    mams_text_view_add(view, MAMS_ROLE_TEXT, 0, reason);
    /* The card sends here for them. */
    add_conflicts(view, words, lang, answer);
    for (guint i = 0; i < answer->reasons->len; i++)
        add_reason(view, rules, lang, (int)i + 1, &g_array_index(answer->reasons, MamsReason, i));
    add_debt(view, lang, answer);
    add_trace(view, rules, lang, card);
    add_say(view, app, card);
}

MamsScreen *mams_why_screen_new(MamsApp *app, const MamsCard *card)
{
    const MamsReaderText text = {
        .title = N_("Why"), .topic = "why", .name = "why", .build = build, .data = (void *)card};
    return mams_reader_screen_new(app, &text);
}

MamsScreen *mams_why_screen_restore(MamsApp *app, GKeyFile *file, const char *group, GError **error)
{
    const MamsCard *card = mams_restore_card(app);
    if (card == NULL) {
        mams_restore_fail(error);
        return NULL;
    }
    MamsScreen *screen = mams_why_screen_new(app, card);
    mams_reader_screen_go(screen, file, group);
    return screen;
}
