/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/reference.h"

#include <string.h>

#include "base/fold.h"
#include "base/money.h"
#include "status/rates.h"
#include "words/grammar.h"
#include "words/words.h"

/* ---- which topics there are ---- */

static bool is_topic(const MamsCategory *category)
{
    return category->role == MAMS_ROLE_PRIVILEGED || category->role == MAMS_ROLE_CHILD;
}

int mams_reference_count(const MamsReference *reference)
{
    int count = reference->n_topics;
    for (int i = 0; i < reference->rules->n_categories; i++)
        count += is_topic(&reference->rules->categories[i]);
    return count;
}

/* The category of a topic behind those of the file, or NULL. */
static const MamsCategory *category_of(const MamsReference *reference, int topic)
{
    int left = topic - reference->n_topics;
    for (int i = 0; left >= 0 && i < reference->rules->n_categories; i++) {
        const MamsCategory *category = &reference->rules->categories[i];
        if (is_topic(category) && left-- == 0)
            return category;
    }
    return NULL;
}

const char *mams_reference_title(const MamsReference *reference, int topic, MamsLang lang)
{
    const MamsCategory *category = category_of(reference, topic);
    return category ? category->short_name[lang] : reference->topics[topic].title[lang];
}

/* Whether `word` begins a word of `keys`; both are folded. */
static bool begins_one(const char *keys, const char *word)
{
    for (const char *at = strstr(keys, word); at != NULL; at = strstr(at + 1, word))
        if (at == keys || at[-1] == ' ')
            return true;
    return false;
}

bool mams_reference_matches(const MamsReference *reference, int topic, const char *typed)
{
    const MamsCategory *category = category_of(reference, topic);
    g_autoptr(GString) text = g_string_new(category ? category->code : NULL);
    if (!category)
        g_string_append(text, reference->topics[topic].words);
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_string_append_printf(text, " %s", mams_reference_title(reference, topic, (MamsLang)lang));
        if (category)
            g_string_append_printf(text, " %s", category->name[lang]);
    }
    g_autofree char *keys = mams_fold_key1(text->str);
    g_autofree char *key = mams_fold_key1(typed);
    g_auto(GStrv) words = g_strsplit(key, " ", -1);
    /* Digits have no key. */
    if (*key == '\0')
        return *typed == '\0' || strstr(text->str, typed) != NULL;
    for (char **word = words; *word != NULL; word++)
        if (!begins_one(keys, *word))
            return false;
    return true;
}

/* ---- texts with facts ---- */

typedef struct {
    MamsLang lang;
    char *text[MAMS_N_TOPIC_FACTS];     /* (owned), or NULL */
    int64_t number[MAMS_N_TOPIC_FACTS]; /* what nouns agree with */
} Facts;

static void facts_clear(Facts *facts)
{
    for (int fact = 0; fact < MAMS_N_TOPIC_FACTS; fact++)
        g_free(facts->text[fact]);
}

static void set_number(Facts *facts, MamsTopicFact fact, int64_t number)
{
    facts->number[fact] = number;
    facts->text[fact] = g_strdup_printf("%" G_GINT64_FORMAT, number);
}

/* A sum of 0 is one that the law of the day does not have. */
static void set_sum(Facts *facts, MamsTopicFact fact, int64_t sum)
{
    facts->text[fact] = sum > 0 ? mams_words_money(facts->lang, sum) : g_strdup("–");
}

static void set_rules(Facts *facts, const MamsRules *rules, MamsDay on)
{
    int year = mams_day_year(on);
    MamsMonth month = mams_day_month(on);
    set_number(facts, MAMS_TOPIC_DEADLINE, rules->deadline_day);
    set_number(facts, MAMS_TOPIC_WINDOW, rules->window_months);
    set_number(facts, MAMS_TOPIC_GRACE, rules->grace_months);
    set_number(facts, MAMS_TOPIC_LONG_GRACE, rules->long_grace_months);
    set_number(facts, MAMS_TOPIC_LONG_GRACE_RUN, rules->long_grace_run);
    facts->text[MAMS_TOPIC_LONG_GRACE_FROM] =
        mams_words_day(facts->lang, rules->long_grace_in_force);
    set_number(facts, MAMS_TOPIC_PREPAY, rules->prepay_months);
    set_number(facts, MAMS_TOPIC_STATUS_DAYS, rules->status_working_days);
    set_number(facts, MAMS_TOPIC_CHILD_AGE, rules->child_until_age);
    facts->text[MAMS_TOPIC_SINCE] = mams_words_month_name(facts->lang, rules->system_start);
    set_number(facts, MAMS_TOPIC_YEAR, year);
    set_sum(facts, MAMS_TOPIC_MINIMUM_WAGE, mams_rules_minimum_wage(rules, year, NULL));
    set_sum(facts, MAMS_TOPIC_MCI, mams_rules_mci(rules, year, NULL));
    set_sum(facts, MAMS_TOPIC_SELF, mams_rules_month_rate(rules, MAMS_KIND_SELF, month, year));
    set_sum(facts, MAMS_TOPIC_ENTREPRENEUR,
            mams_rules_month_rate(rules, MAMS_KIND_ENTREPRENEUR, month, year));
    const char *code = rules->payers[MAMS_KIND_SELF].purpose_code;
    facts->text[MAMS_TOPIC_PURPOSE_CODE] = g_strdup(code ? code : "–");
}

static gboolean write_place(const GMatchInfo *match, GString *out, gpointer data)
{
    const Facts *facts = data;
    g_autofree char *name = g_match_info_fetch(match, 1);
    g_autofree char *choices = g_match_info_fetch(match, 2);
    int fact = mams_topic_fact_parse(name);
    if (*choices == '\0') {
        g_string_append(out, facts->text[fact]);
        return FALSE;
    }
    const Grammar *grammar = grammar_of(facts->lang);
    g_auto(GStrv) words = g_strsplit(choices + 1, "|", -1);
    int last = (int)g_strv_length(words) - 1;
    int form = grammar->plural ? grammar->plural(facts->number[fact]) : 0;
    g_string_append(out, words[MIN(form, last)]);
    return FALSE;
}

/* (owned) */
static char *fill(const char *text, const Facts *facts)
{
    g_autoptr(GRegex) place = g_regex_new(MAMS_TOPIC_PLACE, 0, 0, NULL);
    return g_regex_replace_eval(place, text, -1, 0, 0, write_place, (gpointer)facts, NULL);
}

/* ---- lines ---- */

typedef struct {
    const MamsReference *reference;
    MamsLang lang;
    MamsDay on;
    GPtrArray *lines;
} Telling;

static void line_free(void *data)
{
    MamsTopicLine *line = data;
    g_free(line->text);
    g_free(line);
}

static const char *label_of(const Telling *telling, MamsLabel label)
{
    return telling->reference->labels[label][telling->lang];
}

/* Takes the text. */
static void add(Telling *telling, const char *label, char *text)
{
    MamsTopicLine *line = g_new(MamsTopicLine, 1);
    *line = (MamsTopicLine){.label = label, .text = text};
    g_ptr_array_add(telling->lines, line);
}

static void add_value(Telling *telling, MamsLabel label, const char *text)
{
    add(telling, label_of(telling, label), g_strdup(text));
}

static void add_note(Telling *telling, const MamsProvenance *why)
{
    if (why->note[telling->lang])
        add_value(telling, MAMS_LABEL_DISPUTED, why->note[telling->lang]);
}

static void add_source(Telling *telling, const MamsProvenance *why)
{
    static const MamsLabel confidences[] = {
        ['H'] = MAMS_LABEL_CONFIDENCE_HIGH,
        ['M'] = MAMS_LABEL_CONFIDENCE_MIDDLE,
        ['L'] = MAMS_LABEL_CONFIDENCE_LOW,
    };
    char day[MAMS_DAY_TEXT_SIZE];
    Facts facts = {.lang = telling->lang};
    char *article = why->article ? article_words(telling->lang, why->article) : NULL;
    if (article)
        add(telling, label_of(telling, MAMS_LABEL_ARTICLE), article);
    facts.text[MAMS_TOPIC_SOURCE] = g_strdup(why->source);
    facts.text[MAMS_TOPIC_DAY] = g_strdup(mams_day_format_dotted(why->compared, day));
    add(telling, label_of(telling, MAMS_LABEL_SOURCE),
        fill(label_of(telling, MAMS_LABEL_COMPARED), &facts));
    add_value(telling, MAMS_LABEL_CONFIDENCE,
              label_of(telling, confidences[(unsigned char)why->confidence]));
    facts_clear(&facts);
}

static MamsLabel payer_label(const MamsCategoryLaw *law)
{
    if (!law || law->payer == MAMS_PAYS_NOBODY)
        return MAMS_LABEL_PAYER_NOBODY;
    return law->payer == MAMS_PAYS_LOCAL ? MAMS_LABEL_PAYER_LOCAL : MAMS_LABEL_PAYER_REPUBLIC;
}

/* "the employer's deduction: 3 % of the income, at most 25,500 ₸ a month" */
static void add_payer(Telling *telling, const MamsRateLine *line)
{
    Facts facts = {.lang = telling->lang};
    char percent[MAMS_MONEY_TEXT_SIZE];
    const char decimal = grammar_of(telling->lang)->decimal;
    MamsLabel label = MAMS_LABEL_RATE_OPEN;
    facts.text[MAMS_TOPIC_PERCENT] =
        g_strdup(mams_decimal_format(line->rate->percent_e4, decimal, percent));
    if (line->minimum != MAMS_SUM_UNKNOWN) {
        label = MAMS_LABEL_RATE_FIXED;
        set_sum(&facts, MAMS_TOPIC_SUM, line->minimum);
        set_sum(&facts, MAMS_TOPIC_BASE, line->base * line->rate->multiple_e4 / 10000);
    } else if (line->maximum != MAMS_SUM_UNKNOWN) {
        label = MAMS_LABEL_RATE_CAPPED;
        set_sum(&facts, MAMS_TOPIC_SUM, line->maximum);
    }
    g_autofree char *rate = fill(label_of(telling, label), &facts);
    add(telling, NULL, g_strdup_printf("• %s: %s", line->payer->name[telling->lang], rate));
    facts_clear(&facts);
}

static void add_payers(Telling *telling)
{
    g_autoptr(MamsRates) rates = mams_rates_new(telling->reference->rules, telling->on,
                                                MAMS_RATES_ALL_KINDS, MAMS_RATES_NO_INCOME);
    for (guint i = 0; i < rates->lines->len; i++)
        add_payer(telling, &g_array_index(rates->lines, MamsRateLine, i));
}

static void add_categories(Telling *telling)
{
    const MamsRules *rules = telling->reference->rules;
    for (int i = 0; i < rules->n_categories; i++) {
        const MamsCategory *category = &rules->categories[i];
        const MamsCategoryLaw *law = mams_rules_category_law(category, telling->on);
        if (is_topic(category) && law)
            add(telling, NULL,
                g_strdup_printf("• %s: %s", category->short_name[telling->lang],
                                label_of(telling, payer_label(law))));
    }
}

/* What is uncertain about a channel stands behind it. */
static void add_channels(Telling *telling, unsigned use)
{
    const MamsRules *rules = telling->reference->rules;
    for (int i = 0; i < rules->n_channels; i++) {
        const MamsChannel *channel = &rules->channels[i];
        if (!(channel->uses & use))
            continue;
        const char *note = channel->why.note[telling->lang];
        GString *text = g_string_new(NULL);
        g_string_append_printf(text, "• %s: %s", channel->name[telling->lang],
                               channel->steps[telling->lang]);
        if (note)
            g_string_append_printf(text, " (%s)", note);
        add(telling, NULL, g_string_free(text, FALSE));
    }
}

/* The names of the registers that feed a category. (owned) */
static char *feed_names(const Telling *telling, const MamsCategory *category)
{
    GString *names = g_string_new(NULL);
    g_auto(GStrv) codes = g_strsplit(category->feed ? category->feed : "", ";", -1);
    for (char **code = codes; *code != NULL; code++) {
        const MamsRegister *found = mams_rules_register(telling->reference->rules, *code);
        g_string_append_printf(names, "%s%s", names->len > 0 ? "; " : "",
                               found->name[telling->lang]);
    }
    return g_string_free(names, FALSE);
}

static void tell_category(Telling *telling, const MamsCategory *category)
{
    MamsLang lang = telling->lang;
    const MamsCategoryLaw *law = mams_rules_category_law(category, telling->on);
    add(telling, NULL, g_strdup(category->name[lang]));
    if (category->non_working)
        add(telling, NULL, g_strdup(label_of(telling, MAMS_LABEL_NON_WORKING)));
    add_value(telling, MAMS_LABEL_PAYS, label_of(telling, payer_label(law)));
    add_value(telling, MAMS_LABEL_STARTS, category->starts[lang]);
    add_value(telling, MAMS_LABEL_ENDS, category->ends[lang]);
    add_value(telling, MAMS_LABEL_EVIDENCE, category->evidence[lang]);
    add_value(telling, MAMS_LABEL_RECORDER, category->recorder[lang]);
    char *registers = feed_names(telling, category);
    if (*registers != '\0')
        add(telling, label_of(telling, MAMS_LABEL_REGISTERS), registers);
    else
        g_free(registers);
    add_source(telling, law ? &law->why : &category->why);
    if (law)
        add_note(telling, &law->why);
    add_note(telling, &category->why);
}

static void tell_topic(Telling *telling, const MamsTopic *topic)
{
    const MamsRules *rules = telling->reference->rules;
    bool assumed = false;
    Facts facts = {.lang = telling->lang};
    set_rules(&facts, rules, telling->on);
    for (int i = 0; i < topic->n_texts; i++) {
        const char *text = topic->text[i][telling->lang];
        /* A text that names sums names their year. */
        assumed = assumed || strstr(text, "{year}") != NULL;
        add(telling, NULL, fill(text, &facts));
    }
    facts_clear(&facts);
    if (assumed && !mams_rules_know_year(rules, mams_day_year(telling->on)))
        add(telling, NULL, g_strdup(label_of(telling, MAMS_LABEL_ASSUMED)));
    if (topic->list == MAMS_TOPIC_LIST_PAYERS)
        add_payers(telling);
    else if (topic->list == MAMS_TOPIC_LIST_CATEGORIES)
        add_categories(telling);
    else if (topic->list == MAMS_TOPIC_LIST_CHANNELS)
        add_channels(telling, topic->channels);
    add_source(telling, &topic->why);
    add_note(telling, &topic->why);
}

GPtrArray *mams_reference_tell(const MamsReference *reference, int topic, MamsLang lang, MamsDay on)
{
    Telling telling = {.reference = reference,
                       .lang = lang,
                       .on = on,
                       .lines = g_ptr_array_new_with_free_func(line_free)};
    const MamsCategory *category = category_of(reference, topic);
    if (category)
        tell_category(&telling, category);
    else
        tell_topic(&telling, &reference->topics[topic]);
    return telling.lines;
}
