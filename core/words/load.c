/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/words_private.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

/* Reading and checking data/words/<lang>.ini. */

/* A template that must be there, with the facts it may name. */
typedef struct {
    const char *key;
    uint64_t sure, maybe;
} Slot;

typedef struct {
    const char *group;
    const Slot *slots;
    int n_slots;
    uint64_t sure, maybe; /* facts that every slot of the group may name */
    bool variants;        /* "ended.student" may stand beside "ended" */
    bool notes;           /* one more slot for each parameter of the rules */
} Group;

#define B(fact) FACT_BIT(FACT_##fact)

enum { MAX_FILE_SIZE = 1 << 20 };

#define RULES_FACTS (B(WINDOW) | B(DEADLINE_DAY) | B(TRANSITION_FROM) | B(TRANSITION_TO))
#define PERSON_SURE (RULES_FACTS | B(ON) | B(SEX))
#define PERSON_MAYBE                                                                               \
    (B(INSURED_UNTIL) | B(NOT_INSURED_SINCE) | B(DEBT_TOTAL) | B(DEBT_COUNT) | B(DEBT_MONTHS) |    \
     B(DATA_OF) | B(GIVEN) | B(IIN))
#define PAY_FACTS                                                                                  \
    (B(WAY_TOTAL) | B(WAY_DAY) | B(WAY_COUNT) | B(WAY_MONTHS) | B(PURPOSE_CODE) | B(CHANNELS) |    \
     B(MONTH) | B(PERIOD) | B(THEN_FROM) | B(THEN_AMOUNT))
#define CATEGORY_FACTS (B(CATEGORY) | B(EVIDENCE) | B(RECORDER) | B(CHANNELS))

static const Slot verdict_slots[] = {
    {"dead", 0, 0},        {"not_insured", 0, 0}, {"temporary", 0, 0},
    {"conditional", 0, 0}, {"insured", 0, 0},
};

static const Slot reason_slots[] = {
    {"transition", 0, 0},
    {"state", B(CATEGORY) | B(FROM), B(UNTIL)},
    {"local", B(CATEGORY) | B(FROM), B(UNTIL)},
    {"exempt", B(FROM), B(UNTIL)},
    {"prepaid", B(RUN_FROM) | B(RUN_TO), 0},
    {"paid", B(LAST_PAID_MONTH), B(KIND)},
    {"grace", B(LAST_PAID_MONTH) | B(MONTHS), 0},
    {"temporary", B(FROM) | B(UNTIL), 0},
    {"never", 0, 0},
    {"debt", B(LAST_PAID_MONTH) | B(MISSING), B(MISSING_FROM) | B(MISSING_TO)},
    {"ended", B(LAST_COVERED_MONTH), B(CATEGORY) | B(ENDED)},
    {"lapsed", B(LAST_PAID_MONTH) | B(MISSING), 0},
    {"dead", B(DEATH), 0},
};

static const Slot note_slots[] = {{"assumed-year", B(YEAR), 0}};

static const Slot advice_slots[] = {
    {"catch_up", PAY_FACTS, 0},      {"catch_up_entrepreneur", PAY_FACTS, 0},
    {"prepay", PAY_FACTS, 0},        {"prepay_and_current", PAY_FACTS, 0},
    {"category", CATEGORY_FACTS, 0},
};

static const Slot general_slots[] = {{"somebody_else", 0, 0}};

static const Slot way_slots[] = {
    {"catch_up", PAY_FACTS, 0},
    {"catch_up_entrepreneur", PAY_FACTS, 0},
    {"prepay", PAY_FACTS, 0},
    {"prepay_and_current", PAY_FACTS, 0},
    {"category", CATEGORY_FACTS, 0},
    {"temporary", B(CHANNELS), 0},
    {"job", 0, 0},
};

static const Slot steps_slots[] = {
    {"catch_up", PAY_FACTS, 0},
    {"catch_up_entrepreneur", PAY_FACTS, 0},
    {"prepay", PAY_FACTS, 0},
    {"prepay_and_current", PAY_FACTS, 0},
    {"keep", B(INSURED_UNTIL), 0},
    {"keep_prepay", B(INSURED_UNTIL), 0},
    {"line", B(MONTH) | B(PRICE) | B(PERIOD), 0},
    {"total", PAY_FACTS, 0},
    {"code", PAY_FACTS, 0},
    {"apart", PAY_FACTS, 0},
    {"where", PAY_FACTS, 0},
    {"day", PAY_FACTS, 0},
    {"then", PAY_FACTS, B(YEAR)},
    {"category", CATEGORY_FACTS, 0},
    {"bring", B(EVIDENCE), 0},
    {"recorder", B(RECORDER), 0},
    {"meanwhile", B(CHANNELS), 0},
    {"temporary", B(CHANNELS), 0},
    {"send", B(CHANNELS), 0},
    {"job", 0, 0},
    {"debt_while", B(DEBT_TOTAL), 0},
    {"debt_job", B(DEBT_TOTAL), 0},
};

static const Slot month_slots[] = {
    {"before", 0, 0},
    {"transition", 0, 0},
    {"state", 0, B(CATEGORIES)},
    {"local", 0, B(CATEGORIES)},
    {"exempt", 0, B(CATEGORIES)},
    {"paid", B(PAID), B(KINDS)},
    {"shortfall", B(PAID) | B(SHORTFALL), B(KINDS)},
    {"returned", 0, B(PRICE)},
    {"not_due", 0, 0},
    {"unpaid", 0, B(PRICE)},
    {"also_returned", 0, 0},
    {"also_grace", 0, 0},
    {"also_gap", 0, 0},
};

static const Slot frame_slots[] = {
    {"greeting", 0, B(ADDRESS)},
    {"greeting_parents", 0, 0},
    {"greeting_family", 0, 0},
    {"debt", 0, 0},
    {"law", 0, B(ARTICLE) | B(COMPARED)},
    {"pay", PAY_FACTS, 0},
    {"categories", 0, 0},
    {"category", CATEGORY_FACTS, 0},
    {"temporary", B(CHANNELS), 0},
    {"job", 0, 0},
    {"ask", B(CHANNELS), 0},
};

#define RECORD_MAYBE (B(UNTIL) | B(REGISTER))
#define OTHER_MAYBE (B(OTHER_UNTIL) | B(OTHER_REGISTER))

static const Slot conflict_slots[] = {
    {"non-working-with-deductions", B(CATEGORY) | B(FROM) | B(RUN_FROM),
     RECORD_MAYBE | B(RUN_TO) | B(PAYER)},
    {"non-working-with-business", B(CATEGORY) | B(FROM) | B(OTHER_FROM),
     RECORD_MAYBE | OTHER_MAYBE | B(MONTH) | B(PRICE)},
    {"registers-differ", B(CATEGORY) | B(FROM) | B(OTHER_FROM), RECORD_MAYBE | OTHER_MAYBE},
    {"iin-digits", 0, B(BIRTH) | B(DIGITS_BIRTH) | B(SEX)},
    {"after-death-category", B(DEATH) | B(CATEGORY) | B(FROM), RECORD_MAYBE},
    {"after-death-payment", B(DEATH) | B(KIND) | B(PAID) | B(RUN_FROM), B(RUN_TO) | B(PAYER)},
};

static const Slot hint_slots[] = {{"any", 0, 0}};
static const Slot money_slots[] = {
    {"on_its_way", B(PAID_ON) | B(STATUS_DAY),
     B(RECEIVED_ON) | B(RECEIVED_BY) | B(POSTED_ON) | B(DUE)},
    {"late", B(PAID_ON) | B(DUE), B(RECEIVED_ON) | B(RECEIVED_BY)},
    {"arrived", B(PAID_ON) | B(POSTED_ON) | B(STATUS_DAY), B(RECEIVED_ON)},
    {"returned", B(PAID_ON) | B(RETURNED_ON), B(RETURN_REASON)},
    {"unrecorded", 0, B(PAID_ON)},
    {"uncertain", 0, 0},
};

static const Slot money_line_slots[] = {
    {"on_its_way", B(PAID_ON) | B(STATUS_DAY), 0},
    {"late", B(PAID_ON) | B(DUE), 0},
    {"arrived", B(PAID_ON) | B(STATUS_DAY), 0},
    {"returned", B(PAID_ON) | B(RETURNED_ON), B(RETURN_REASON)},
    {"unrecorded", 0, B(PAID_ON)},
};

static const Slot phone_money_slots[] = {
    {"on_its_way", B(PAID_ON) | B(STATUS_DAY), 0},
    {"late", B(PAID_ON), 0},
};

static const Slot letter_money_slots[] = {
    {"on_its_way", B(PAID) | B(PAID_ON) | B(STATUS_DAY), B(POSTED_ON) | B(DUE)},
    {"late", B(PAID) | B(PAID_ON) | B(DUE), 0},
    {"returned", B(PAID) | B(PAID_ON) | B(RETURNED_ON), B(RETURN_REASON)},
    {"ask", 0, 0},
    {"again", 0, 0},
};

static const Slot age_slots[] = {
    {"screen", B(DATA_OF), 0},    {"screen_stale", B(DATA_OF), 0}, {"phone_stale", B(DATA_OF), 0},
    {"sms_stale", B(DATA_OF), 0}, {"letter_stale", B(DATA_OF), 0},
};

#define SLOTS(name) .slots = name, .n_slots = G_N_ELEMENTS(name)
#define PERSON .sure = PERSON_SURE, .maybe = PERSON_MAYBE

static const Group groups[] = {
    {.group = "verdict", SLOTS(verdict_slots), .sure = B(SEX)},
    {.group = "screen", SLOTS(reason_slots), PERSON, .variants = true},
    {.group = "screen note", SLOTS(note_slots), .sure = RULES_FACTS, .notes = true},
    {.group = "phone", SLOTS(reason_slots), PERSON, .variants = true},
    {.group = "phone advice", SLOTS(advice_slots), PERSON},
    {.group = "phone keep", SLOTS(advice_slots), PERSON},
    {.group = "phone general", SLOTS(general_slots), .sure = B(DEADLINE_DAY)},
    {.group = "sms", SLOTS(reason_slots), PERSON, .variants = true},
    {.group = "sms advice", SLOTS(advice_slots), PERSON},
    {.group = "sms keep", SLOTS(advice_slots), PERSON},
    {.group = "letter", SLOTS(reason_slots), PERSON, .variants = true},
    {.group = "letter advice", SLOTS(advice_slots), PERSON},
    {.group = "letter keep", SLOTS(advice_slots), PERSON},
    {.group = "letter frame", SLOTS(frame_slots), PERSON},
    {.group = "conflict", SLOTS(conflict_slots), .sure = RULES_FACTS | B(ON)},
    {.group = "letter conflict", SLOTS(conflict_slots), .sure = RULES_FACTS | B(ON)},
    {.group = "phone conflict", SLOTS(hint_slots)},
    {.group = "age", SLOTS(age_slots)},
    {.group = "way", SLOTS(way_slots), .sure = RULES_FACTS | B(ON)},
    {.group = "way steps", SLOTS(steps_slots), .sure = RULES_FACTS | B(ON)},
    {.group = "money", SLOTS(money_slots), .sure = B(PAID)},
    {.group = "money line", SLOTS(money_line_slots), .sure = B(PAID)},
    {.group = "phone money", SLOTS(phone_money_slots)},
    {.group = "letter money", SLOTS(letter_money_slots)},
    {.group = "month", SLOTS(month_slots), .sure = RULES_FACTS | B(ON) | B(MONTH) | B(DUE)},
};

const Voice words_voices[MAMS_N_VOICES] = {
    [MAMS_VOICE_SCREEN] = {.code = "screen",
                           .reason = "screen",
                           .note = "screen note",
                           .max_sentences = 3,
                           .fresh = "screen",
                           .stale = "screen_stale"},
    [MAMS_VOICE_PHONE] = {.code = "phone",
                          .reason = "phone",
                          .advice = "phone advice",
                          .keep = "phone keep",
                          .conflict = "phone conflict",
                          .money = "phone money",
                          .stale = "phone_stale"},
    [MAMS_VOICE_SMS] = {.code = "sms",
                        .reason = "sms",
                        .advice = "sms advice",
                        .keep = "sms keep",
                        .stale = "sms_stale"},
    [MAMS_VOICE_LETTER] = {.code = "letter",
                           .reason = "letter",
                           .advice = "letter advice",
                           .keep = "letter keep",
                           .money = "letter money",
                           .note = "screen note",
                           .conflict = "letter conflict",
                           .stale = "letter_stale",
                           .letter = true},
};

int mams_voice_parse(const char *code)
{
    for (int voice = 0; voice < MAMS_N_VOICES; voice++)
        if (strcmp(words_voices[voice].code, code) == 0)
            return voice;
    return -1;
}

typedef struct {
    MamsWords *words;
    MamsLang lang;
    const char *file;
    int line;
    const Group *group; /* of the lines now read; NULL before the first */
    GHashTable *seen;   /* names of groups */
} Reader;

static bool G_GNUC_PRINTF(3, 4)
    fail_line(const Reader *reader, GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *why = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, _("'%s', line %d: %s"), reader->file,
                reader->line, why);
    return false;
}

static bool fail_key(const char *file, const char *group, const char *key, const char *why,
                     GError **error)
{
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES, _("'%s', group '%s', key '%s': %s"), file,
                group, key, why);
    return false;
}

static char *template_id(const char *group, const char *key)
{
    return g_strdup_printf("%s\n%s", group, key);
}

const Template *words_template(const MamsWords *words, MamsLang lang, const char *group,
                               const char *key)
{
    g_autofree char *id = template_id(group, key);
    return g_hash_table_lookup(words->templates[lang], id);
}

/* The slot of a key: its own, that of a parameter, or that of "rule.category". */
static bool find_slot(const Reader *reader, const char *key, Slot *slot)
{
    const MamsRules *rules = reader->words->rules;
    const Group *group = reader->group;
    const char *dot = group->variants ? strchr(key, '.') : NULL;
    g_autofree char *name = dot ? g_strndup(key, (gsize)(dot - key)) : g_strdup(key);

    if (dot && mams_rules_category(rules, dot + 1) < 0)
        return false;
    for (int i = 0; i < group->n_slots; i++) {
        if (strcmp(group->slots[i].key, name) == 0) {
            *slot = group->slots[i];
            return !dot || (slot->sure | slot->maybe) & B(CATEGORY);
        }
    }
    *slot = (Slot){.key = key};
    return group->notes && mams_rules_parameter(rules, key) != NULL;
}

static bool take_group(Reader *reader, char *line, GError **error)
{
    size_t length = strlen(line);
    if (line[length - 1] != ']')
        return fail_line(reader, error, _("the line of a group ends with ']'"));
    line[length - 1] = '\0';
    line++;
    if (!g_hash_table_add(reader->seen, g_strdup(line)))
        return fail_line(reader, error, _("the group '%s' stands already above; join the two"),
                         line);
    for (size_t i = 0; i < G_N_ELEMENTS(groups); i++) {
        if (strcmp(groups[i].group, line) == 0) {
            reader->group = &groups[i];
            return true;
        }
    }
    return fail_line(reader, error, _("there is no group '%s'"), line);
}

static bool take_key(Reader *reader, char *line, GError **error)
{
    char *sign = strchr(line, '=');
    if (sign == NULL)
        return fail_line(reader, error, _("this is no [group], no key=sentence and no # comment"));
    if (reader->group == NULL)
        return fail_line(reader, error, _("a key stands before the first group"));
    *sign = '\0';
    const char *key = g_strchomp(line), *text = g_strchug(sign + 1);
    const char *group = reader->group->group;
    Slot slot;
    if (!find_slot(reader, key, &slot))
        return fail_key(reader->file, group, key, _("there is no such key"), error);
    if (*text == '\0')
        return fail_key(reader->file, group, key, _("the sentence is missing"), error);
    if (words_template(reader->words, reader->lang, group, key))
        return fail_key(reader->file, group, key, _("it stands already above; keep one"), error);

    g_autofree char *problem = NULL;
    Template *template = template_new(text, reader->lang, slot.sure | reader->group->sure,
                                      slot.maybe | reader->group->maybe, &problem);
    if (template == NULL)
        return fail_key(reader->file, group, key, problem, error);
    g_hash_table_insert(reader->words->templates[reader->lang], template_id(group, key), template);
    return true;
}

static bool read_lines(Reader *reader, const char *text, GError **error)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (int i = 0; lines[i] != NULL; i++) {
        char *line = g_strstrip(lines[i]);
        reader->line = i + 1;
        if (*line == '\0' || *line == '#')
            continue;
        if (!(*line == '[' ? take_group(reader, line, error) : take_key(reader, line, error)))
            return false;
    }
    return true;
}

static char *read_text(const char *path, const char *file, gsize *length, GError **error)
{
    g_autoptr(GError) why = NULL;
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, length, &why)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                    _("the sentences in '%s' cannot be read: %s"), path, why->message);
        return NULL;
    }
    if (*length > MAX_FILE_SIZE || !g_utf8_validate(text, (gssize)*length, NULL)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                    _("'%s' is not text in UTF-8 of at most 1 MiB; save it in that encoding"),
                    file);
        return NULL;
    }
    return g_steal_pointer(&text);
}

static char *file_name(MamsLang lang)
{
    return g_strconcat(mams_lang_code(lang), ".ini", NULL);
}

static bool read_language(MamsWords *words, const char *directory, MamsLang lang, GError **error)
{
    g_autofree char *file = file_name(lang);
    g_autofree char *path = g_build_filename(directory, file, NULL);
    gsize length;
    g_autofree char *text = read_text(path, file, &length, error);
    if (text == NULL)
        return false;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Reader reader = {.words = words, .lang = lang, .file = file, .seen = seen};
    return read_lines(&reader, text, error);
}

static bool require(const MamsWords *words, MamsLang lang, const char *group, const char *key,
                    GError **error)
{
    if (words_template(words, lang, group, key))
        return true;
    g_autofree char *file = file_name(lang);
    return fail_key(file, group, key, _("the sentence is missing"), error);
}

static bool require_all(const MamsWords *words, MamsLang lang, GError **error)
{
    for (size_t g = 0; g < G_N_ELEMENTS(groups); g++) {
        const Group *group = &groups[g];
        for (int i = 0; i < group->n_slots; i++)
            if (!require(words, lang, group->group, group->slots[i].key, error))
                return false;
        for (int i = 0; group->notes && i < words->rules->n_parameters; i++)
            if (!require(words, lang, group->group, words->rules->parameters[i].name, error))
                return false;
    }
    return true;
}

/* The same templates with the same facts in each language. */
static bool compare_languages(const MamsWords *words, GError **error)
{
    for (int lang = 1; lang < MAMS_N_LANGS; lang++) {
        for (int turn = 0; turn < 2; turn++) {
            int from = turn ? lang : 0, to = turn ? 0 : lang;
            g_autofree char *file = file_name((MamsLang)to);
            GHashTableIter iter;
            gpointer id, template;
            g_hash_table_iter_init(&iter, words->templates[from]);
            while (g_hash_table_iter_next(&iter, &id, &template)) {
                const Template *other = g_hash_table_lookup(words->templates[to], id);
                g_auto(GStrv) names = g_strsplit(id, "\n", 2);
                if (other == NULL)
                    return fail_key(file, names[0], names[1], _("the sentence is missing"), error);
                uint64_t lacking = template_facts(template) & ~template_facts(other);
                if (lacking == 0)
                    continue;
                g_autofree char *why = g_strdup_printf(
                    _("'{%s}' is missing: the sentence in '%s' names it"),
                    fact_name((Fact)__builtin_ctzll(lacking)), mams_lang_code((MamsLang)from));
                return fail_key(file, names[0], names[1], why, error);
            }
        }
    }
    return true;
}

static void prepare_verdicts(MamsWords *words)
{
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        for (int verdict = 0; verdict < MAMS_N_VERDICTS; verdict++) {
            const Template *template = words_template(words, (MamsLang)lang, "verdict",
                                                      mams_verdict_code((MamsVerdict)verdict));
            for (int sex = 0; sex < 3; sex++) {
                Values values = {.rules = words->rules, .lang = (MamsLang)lang};
                GString *text = g_string_new(NULL);
                values_set(&values, FACT_SEX, sex);
                template_write(template, &values, text);
                words->verdicts[lang][verdict][sex] = g_string_free(text, FALSE);
            }
        }
    }
}

MamsWords *mams_words_load(const char *directory, const MamsRules *rules, GError **error)
{
    g_autoptr(MamsWords) words = g_new0(MamsWords, 1);
    words->rules = rules;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        words->templates[lang] =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)template_free);
        if (!read_language(words, directory, (MamsLang)lang, error) ||
            !require_all(words, (MamsLang)lang, error))
            return NULL;
    }
    if (!compare_languages(words, error))
        return NULL;
    prepare_verdicts(words);
    return g_steal_pointer(&words);
}

void mams_words_free(MamsWords *words)
{
    if (words == NULL)
        return;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_clear_pointer(&words->templates[lang], g_hash_table_unref);
        for (int verdict = 0; verdict < MAMS_N_VERDICTS; verdict++)
            for (int sex = 0; sex < 3; sex++)
                g_free(words->verdicts[lang][verdict][sex]);
    }
    g_free(words);
}
