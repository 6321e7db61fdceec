/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/canned_private.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

/* A reply with the facts of the answer and the inquiry. */

typedef struct {
    const MamsCanned *set;
    MamsLang lang;
    const MamsAnswer *answer; /* NULL without a citizen, as is the person */
    const MamsPerson *person;
    Values values;
    GPtrArray *texts; /* that the values borrow (owned) */
    GString *out;
} Filling;

static void set_owned(Filling *filling, Fact fact, char *text)
{
    g_ptr_array_add(filling->texts, text);
    values_set_text(&filling->values, fact, text);
}

static void set_day(Filling *filling, Fact fact, MamsDay day)
{
    if (day != 0)
        words_set_day(&filling->values, fact, day);
}

static void set_rules(Filling *filling, MamsDay on)
{
    const MamsRules *rules = filling->set->words->rules;
    Values *values = &filling->values;
    values_set(values, FACT_WINDOW, rules->window_months);
    values_set(values, FACT_DEADLINE_DAY, rules->deadline_day);
    values_set(values, FACT_TRANSITION_FROM, rules->transition_from);
    values_set(values, FACT_TRANSITION_TO, rules->transition_to);
    values_set(values, FACT_GRACE, rules->grace_months);
    values_set(values, FACT_PREPAY, rules->prepay_months);
    values_set(values, FACT_CHILD_AGE, rules->child_until_age);
    values_set(values, FACT_STATUS_DAYS, rules->status_working_days);
    values_set_text(values, FACT_PURPOSE_CODE, rules->payers[MAMS_KIND_SELF].purpose_code);
    static const struct {
        Fact fact;
        unsigned use;
    } uses[] = {
        {FACT_PAY_CHANNELS, MAMS_CHANNEL_PAY},
        {FACT_STATUS_CHANNELS, MAMS_CHANNEL_STATUS},
        {FACT_DOCUMENT_CHANNELS, MAMS_CHANNEL_DOCUMENT},
        {FACT_COMPLAINT_CHANNELS, MAMS_CHANNEL_COMPLAINT},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(uses); i++)
        set_owned(filling, uses[i].fact, words_channels(rules, filling->lang, uses[i].use));
    if (on == MAMS_DAY_NONE || on == 0)
        return;
    MamsMonth month = mams_day_month(on);
    int year = mams_month_year(month);
    int64_t self = mams_rules_month_rate(rules, MAMS_KIND_SELF, month, year);
    int64_t business = mams_rules_month_rate(rules, MAMS_KIND_ENTREPRENEUR, month, year);
    values_set(values, FACT_ON, on);
    if (self > 0)
        values_set(values, FACT_SELF_PRICE, self);
    if (business > 0)
        values_set(values, FACT_ENTREPRENEUR_PRICE, business);
}

static void set_frame(Filling *filling, const MamsCannedFrame *frame)
{
    Values *values = &filling->values;
    values_set_text(values, FACT_NUMBER, frame->number);
    values_set_text(values, FACT_EARLIER, frame->earlier);
    values_set_text(values, FACT_ORGANISATION, frame->organisation);
    values_set_text(values, FACT_CAUSE, frame->reason);
    values_set_text(values, FACT_DOCUMENT, frame->document);
    values_set_text(values, FACT_OPERATOR, frame->operator_name);
    set_day(filling, FACT_ARRIVED, frame->received);
    set_day(filling, FACT_ANSWER_BY, frame->due);
    set_day(filling, FACT_CALL_DAY, frame->call_day);
}

static void set_all(Filling *filling, const MamsCannedFrame *frame)
{
    values_set(&filling->values, FACT_SEX, MAMS_SEX_UNKNOWN);
    set_rules(filling, filling->answer ? filling->answer->on : frame->today);
    set_frame(filling, frame);
    if (filling->answer) {
        char *debt = words_line_months(filling->answer->debt_months, filling->lang, true);
        g_ptr_array_add(filling->texts, debt);
        words_set_answer(&filling->values, filling->answer, filling->person, debt);
        set_owned(filling, FACT_ADDRESS, words_address(filling->lang, filling->person));
    }
    if (frame->addressee && *frame->addressee)
        values_set_text(&filling->values, FACT_ADDRESS, frame->addressee);
}

/* ---- paragraphs ---- */

/* Nothing for an empty text; a listed one stays with the line before it. */
static void add(Filling *filling, const char *text, bool listed)
{
    if (*text != '\0')
        g_string_append_printf(filling->out, "%s%s",
                               filling->out->len == 0 ? ""
                               : listed               ? "\n"
                                                      : "\n\n",
                               text);
}

static void add_status(Filling *filling)
{
    const Voice *voice = &words_voices[MAMS_VOICE_LETTER];
    g_autoptr(GString) why = g_string_new(NULL);
    g_autoptr(GString) conflicts = g_string_new(NULL);
    if (filling->answer->reasons->len == 0)
        return;
    words_write_why(filling->set->words, voice, filling->answer, filling->person, &filling->values,
                    why);
    words_write_conflicts(filling->set->words, voice, filling->answer, &filling->values, conflicts);
    add(filling, why->str, false);
    add(filling, conflicts->str, false);
}

static void add_money(Filling *filling)
{
    g_autoptr(GString) money = g_string_new(NULL);
    words_write_all_money(filling->set->words, &words_voices[MAMS_VOICE_LETTER], filling->answer,
                          filling->person, &filling->values, money);
    add(filling, money->str, false);
}

static void add_pay(Filling *filling)
{
    const MamsWay *way = words_way_to_say(filling->answer);
    if (way == NULL || way->lines->len == 0)
        return;
    g_autofree char *steps =
        mams_words_way_steps(filling->set->words, filling->lang, filling->answer, way);
    /* The law stands once, should the reason rest on the same. */
    char *last = strrchr(steps, '\n');
    if (last && strstr(filling->out->str, last + 1))
        *last = '\0';
    add(filling, steps, false);
}

static void add_ways(Filling *filling)
{
    const GPtrArray *lines = filling->set->frames[filling->lang][FRAME_WAY];
    const CannedLine *line = lines->pdata[0];
    for (guint i = 0; i < filling->answer->ways->len; i++) {
        const MamsWay *way = filling->answer->ways->pdata[i];
        Values values = filling->values;
        g_autofree char *name =
            mams_words_way(filling->set->words, filling->lang, filling->answer, way, false);
        g_autoptr(GString) out = g_string_new(NULL);
        values_set_text(&values, FACT_WAY, name);
        if (way->lines->len > 0)
            values_set(&values, FACT_WAY_TOTAL, way->total);
        words_set_day(&values, FACT_WAY_DAY, way->insured_from);
        template_write(line->template, &values, out);
        add(filling, out->str, i > 0);
    }
}

static void add_channels(Filling *filling)
{
    const MamsRules *rules = filling->set->words->rules;
    bool listed = false;
    for (int i = 0; i < rules->n_channels; i++) {
        const MamsChannel *channel = &rules->channels[i];
        if (!(channel->uses & MAMS_CHANNEL_STATUS) || channel->why.confidence == 'L')
            continue;
        g_autofree char *line = g_strdup_printf("– %s: %s", channel->name[filling->lang],
                                                channel->steps[filling->lang]);
        add(filling, line, listed);
        listed = true;
    }
}

static void add_block(Filling *filling, Block block)
{
    static void (*const of_answer[N_BLOCKS])(Filling *) = {
        [BLOCK_STATUS] = add_status,
        [BLOCK_MONEY] = add_money,
        [BLOCK_PAY] = add_pay,
        [BLOCK_WAYS] = add_ways,
    };
    if (block == BLOCK_CHANNELS)
        add_channels(filling);
    else if (filling->answer)
        of_answer[block](filling);
}

static void add_lines(Filling *filling, const GPtrArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        const CannedLine *line = lines->pdata[i];
        if (line->block != BLOCK_NONE) {
            add_block(filling, line->block);
            continue;
        }
        g_autoptr(GString) paragraph = g_string_new(NULL);
        template_write(line->template, &filling->values, paragraph);
        add(filling, paragraph->str, line->listed);
    }
}

/* The lines of a signature stand together. */
static void add_signature(Filling *filling)
{
    const GPtrArray *lines = filling->set->frames[filling->lang][FRAME_SIGNATURE];
    for (guint i = 0; i < lines->len; i++) {
        const CannedLine *line = lines->pdata[i];
        g_autoptr(GString) text = g_string_new(NULL);
        template_write(line->template, &filling->values, text);
        add(filling, text->str, i > 0);
    }
}

static Frame greeting_of(const Filling *filling, const MamsCannedFrame *frame)
{
    if (!filling->answer || (frame->addressee && *frame->addressee) ||
        filling->answer->reasons->len == 0)
        return FRAME_GREETING;
    const char *key = words_greeting_key(filling->set->words, filling->answer);
    return g_str_equal(key, "greeting_family")    ? FRAME_GREETING_FAMILY
           : g_str_equal(key, "greeting_parents") ? FRAME_GREETING_PARENTS
                                                  : FRAME_GREETING;
}

/* ---- what must be there ---- */

/* The first fact that the text cannot do without and that is not known; -1 when there is none. */
static int missing_fact(const Filling *filling, const Canned *canned)
{
    const GPtrArray *lines = canned->lines[filling->lang];
    for (guint i = 0; i < lines->len; i++) {
        const CannedLine *line = lines->pdata[i];
        if (line->block != BLOCK_NONE)
            continue;
        FactSet needs = template_needs(line->template);
        int lacking = fact_set_lacking(&needs, &filling->values.known);
        if (lacking >= 0)
            return lacking;
    }
    return -1;
}

static bool check_known(const Filling *filling, const Canned *canned, GError **error)
{
    int missing = missing_fact(filling, canned);
    if (missing < 0)
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                _("the reply '%s' needs '{%s}', which is not known: give it, or choose another "
                  "reply"),
                canned->text.title[filling->lang], fact_name((Fact)missing));
    return false;
}

static const Canned *find_text(const MamsCanned *set, const char *id, MamsLang lang, bool known,
                               GError **error)
{
    int number = mams_canned_number(set, id);
    if (number < 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                    _("there is no reply '%s': choose one from the list"), id);
        return NULL;
    }
    const Canned *canned = set->texts->pdata[number];
    if (known || !canned->text.person)
        return canned;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                _("the reply '%s' is about a citizen: find him first, or choose another reply"),
                canned->text.title[lang]);
    return NULL;
}

char *mams_canned_fill(const MamsCanned *set, const char *id, MamsLang lang,
                       const MamsCannedFrame *frame, const MamsAnswer *answer,
                       const MamsPerson *person, GError **error)
{
    bool known = answer && person;
    const Canned *canned = id != NULL ? find_text(set, id, lang, known, error) : NULL;
    if (id != NULL && canned == NULL)
        return NULL;
    Filling filling = {.set = set,
                       .lang = lang,
                       .answer = known ? answer : NULL,
                       .person = known ? person : NULL,
                       .values = {.rules = set->words->rules, .lang = lang},
                       .texts = g_ptr_array_new_with_free_func(g_free),
                       .out = g_string_new(NULL)};
    set_all(&filling, frame);
    bool fine = canned == NULL || check_known(&filling, canned, error);
    if (fine) {
        add_lines(&filling, set->frames[lang][greeting_of(&filling, frame)]);
        add_lines(&filling, set->frames[lang][FRAME_NUMBER]);
        if (canned != NULL)
            add_lines(&filling, canned->lines[lang]);
        else
            g_string_append(filling.out, "\n\n"); /* room to write in */
        add_signature(&filling);
    }
    g_ptr_array_unref(filling.texts);
    return g_string_free(filling.out, !fine);
}
