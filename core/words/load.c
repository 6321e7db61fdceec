/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/words_private.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "words/slots.h"

/* Reading and checking data/words/<lang>.ini. */

enum { MAX_FILE_SIZE = 1 << 20 };

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
    const SlotGroup *group; /* of the lines now read; NULL before the first */
    GHashTable *seen;       /* names of groups */
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

static void add_facts(FactSet *set, const Fact *facts)
{
    for (; facts != NULL && *facts != N_FACTS; facts++)
        fact_set_add(set, *facts);
}

/* The slot of a key: its own, that of a parameter, or that of "rule.category". */
static bool find_slot(const Reader *reader, const char *key, Slot *slot)
{
    const MamsRules *rules = reader->words->rules;
    const SlotGroup *group = reader->group;
    const char *dot = group->variants ? strchr(key, '.') : NULL;
    g_autofree char *name = dot ? g_strndup(key, (gsize)(dot - key)) : g_strdup(key);

    if (dot && mams_rules_category(rules, dot + 1) < 0)
        return false;
    for (int i = 0; i < group->n_slots; i++) {
        if (strcmp(group->slots[i].key, name) == 0) {
            *slot = group->slots[i];
            FactSet named = {0};
            add_facts(&named, slot->sure);
            add_facts(&named, slot->maybe);
            return !dot || fact_set_has(&named, FACT_CATEGORY);
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
    for (int i = 0; i < words_n_groups; i++) {
        if (strcmp(words_groups[i].group, line) == 0) {
            reader->group = &words_groups[i];
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

    FactSet sure = {0}, maybe = {0};
    add_facts(&sure, reader->group->sure);
    add_facts(&sure, slot.sure);
    add_facts(&maybe, reader->group->maybe);
    add_facts(&maybe, slot.maybe);
    g_autofree char *problem = NULL;
    Template *template = template_new(text, reader->lang, &sure, &maybe, &problem);
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

char *words_read_file(const char *path, const char *file, GError **error)
{
    g_autoptr(GError) why = NULL;
    g_autofree char *text = NULL;
    gsize length;
    if (!g_file_get_contents(path, &text, &length, &why)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                    _("the sentences in '%s' cannot be read: %s"), path, why->message);
        return NULL;
    }
    if (length > MAX_FILE_SIZE || !g_utf8_validate(text, (gssize)length, NULL)) {
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
    g_autofree char *text = words_read_file(path, file, error);
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
    for (int g = 0; g < words_n_groups; g++) {
        const SlotGroup *group = &words_groups[g];
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
                FactSet named = template_facts(template), others = template_facts(other);
                int lacking = fact_set_lacking(&named, &others);
                if (lacking < 0)
                    continue;
                g_autofree char *why =
                    g_strdup_printf(_("'{%s}' is missing: the sentence in '%s' names it"),
                                    fact_name((Fact)lacking), mams_lang_code((MamsLang)from));
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
