/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/canned_private.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/inquiry.h"

/* Reading and checking data/canned/<lang>.ini. */

enum { MAX_REMIND_DAYS = 60 };

static const char frame_group[] = "frame";

const char *const canned_frame_keys[N_FRAMES + 1] = {
    "Greeting", "GreetingParents", "GreetingFamily", "Number", "Signature", "Way", NULL,
};

static const char *const block_names[N_BLOCKS] = {
    [BLOCK_STATUS] = "@status", [BLOCK_MONEY] = "@money",       [BLOCK_PAY] = "@pay",
    [BLOCK_WAYS] = "@ways",     [BLOCK_CHANNELS] = "@channels",
};

/* What a text may name: the rules, the citizen and the inquiry. */
static const Fact text_facts[] = {
    FACT_WINDOW,
    FACT_DEADLINE_DAY,
    FACT_TRANSITION_FROM,
    FACT_TRANSITION_TO,
    FACT_GRACE,
    FACT_PREPAY,
    FACT_CHILD_AGE,
    FACT_STATUS_DAYS,
    FACT_SELF_PRICE,
    FACT_ENTREPRENEUR_PRICE,
    FACT_PURPOSE_CODE,
    FACT_PAY_CHANNELS,
    FACT_STATUS_CHANNELS,
    FACT_DOCUMENT_CHANNELS,
    FACT_COMPLAINT_CHANNELS,
    FACT_ON,
    FACT_SEX,
    FACT_GIVEN,
    FACT_ADDRESS,
    FACT_IIN,
    FACT_DATA_OF,
    FACT_INSURED_UNTIL,
    FACT_NOT_INSURED_SINCE,
    FACT_DEBT_TOTAL,
    FACT_DEBT_COUNT,
    FACT_DEBT_MONTHS,
    FACT_NUMBER,
    FACT_ARRIVED,
    FACT_ANSWER_BY,
    FACT_EARLIER,
    FACT_ORGANISATION,
    FACT_CAUSE,
    FACT_DOCUMENT,
    FACT_CALL_DAY,
    FACT_OPERATOR,
};
/* And the line about a way. */
static const Fact way_facts[] = {FACT_WAY, FACT_WAY_TOTAL, FACT_WAY_DAY};

/* The codes of core/desk's procedures, which a text may belong to. */
static const char *const procedures[] = {
    "status-call",
    "paid-not-insured",
    "turning-18",
    "temporary-status",
    "correct-category",
    "refund",
    "appeals",
    "redirect",
    "shift",
    "importing",
    "new-year",
    "restore",
    NULL,
};

static const char *const attachments[] = {"status", "refund", "temporary", NULL};
static const char *const thens[] = {"close", "wait", NULL};

typedef struct {
    MamsCanned *set;
    MamsLang lang;
    const char *file;
    int line;
    char *group;      /* of the lines now read; NULL before the first (owned) */
    Canned *text;     /* of that group; NULL in the frame */
    GHashTable *seen; /* "group" and "group\nkey" */
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

static void line_free(void *data)
{
    CannedLine *line = data;
    template_free(line->template);
    g_free(line);
}

static void canned_free(void *data)
{
    Canned *canned = data;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++)
        g_clear_pointer(&canned->lines[lang], g_ptr_array_unref);
    canned_forget_folded(canned);
    g_free(canned);
}

/* ---- templates ---- */

static FactSet allowed_facts(bool way)
{
    FactSet allowed = {0};
    for (gsize i = 0; i < G_N_ELEMENTS(text_facts); i++)
        fact_set_add(&allowed, text_facts[i]);
    for (gsize i = 0; way && i < G_N_ELEMENTS(way_facts); i++)
        fact_set_add(&allowed, way_facts[i]);
    return allowed;
}

static Block block_of(const char *name)
{
    for (int block = BLOCK_STATUS; block < N_BLOCKS; block++)
        if (g_str_equal(block_names[block], name))
            return (Block)block;
    return BLOCK_NONE;
}

/* Reads "one\n@status\ntwo". NULL and in `problem` (owned) a sentence when it is wrong. (owned) */
static GPtrArray *read_lines(const char *text, MamsLang lang, bool way, char **problem)
{
    const FactSet allowed = allowed_facts(way), none = {0};
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(line_free);
    g_auto(GStrv) parts = g_strsplit(text, "\\n", -1);
    for (char **part = parts; *part; part++) {
        CannedLine *line = g_new0(CannedLine, 1);
        g_ptr_array_add(lines, line);
        line->block = block_of(g_strstrip(*part));
        line->listed = g_str_has_prefix(*part, "– ");
        if (line->block != BLOCK_NONE)
            continue;
        if (**part == '@')
            *problem = g_strdup_printf(_("there is no block '%s'"), *part);
        else if (**part == '\0')
            *problem = g_strdup(_("a line of the text is empty; lines already stand apart"));
        else
            line->template = template_new(*part, lang, &allowed, &none, problem);
        if (line->template == NULL)
            return NULL;
    }
    return g_steal_pointer(&lines);
}

/* ---- keys ---- */

static int choose(const char *const *choices, const char *word)
{
    for (int i = 0; choices[i]; i++)
        if (g_str_equal(choices[i], word))
            return i;
    return -1;
}

/* "not_insured;insured" as bits. `code` gives the word of each number, NULL for one without. */
static bool read_bits(const char *value, const char *(*code)(int number), int n, unsigned *bits)
{
    g_auto(GStrv) words = g_strsplit(value, ";", -1);
    for (char **word = words; *word; word++) {
        int found = -1;
        for (int i = 0; i < n; i++)
            if (g_strcmp0(code(i), g_strstrip(*word)) == 0)
                found = i;
        if (found < 0)
            return false;
        *bits |= 1u << found;
    }
    return true;
}

static const char *verdict_code(int verdict)
{
    return mams_verdict_code((MamsVerdict)verdict);
}

static const char *ground_code(int ground)
{
    return ground == MAMS_GROUND_NONE ? NULL : mams_ground_code((MamsGround)ground);
}

static bool read_remind(MamsCannedText *text, const char *value)
{
    gint64 days;
    text->remind_payment = g_str_equal(value, "payment");
    if (text->remind_payment)
        return true;
    if (!g_ascii_string_to_signed(value, 10, 1, MAX_REMIND_DAYS, &days, NULL))
        return false;
    text->remind_days = (int)days;
    return true;
}

/* A key that says what happens with a text, the same in each language: it stands in the first file
 * alone. False for a bad value; `known` says whether there is such a key. */
static bool take_property(MamsCannedText *text, const char *key, const char *value, bool *known)
{
    *known = true;
    if (g_str_equal(key, "Topic"))
        return (text->topic = mams_inquiry_topic_parse(value)) >= 0;
    if (g_str_equal(key, "Person")) {
        text->person = !g_str_equal(value, "no");
        return !text->person;
    }
    if (g_str_equal(key, "When"))
        return read_bits(value, verdict_code, MAMS_N_VERDICTS, &text->verdicts);
    if (g_str_equal(key, "Grounds"))
        return read_bits(value, ground_code, MAMS_N_GROUNDS, &text->grounds);
    if (g_str_equal(key, "Remind"))
        return read_remind(text, value);
    int choice = -1;
    if (g_str_equal(key, "Procedure")) {
        choice = choose(procedures, value);
        text->procedure = choice < 0 ? NULL : procedures[choice];
    } else if (g_str_equal(key, "Attach")) {
        choice = choose(attachments, value);
        text->attach = (MamsCannedAttach)(choice + 1);
    } else if (g_str_equal(key, "Then")) {
        choice = choose(thens, value);
        text->then = (MamsCannedThen)(choice + 1);
    } else {
        *known = false;
    }
    return choice >= 0;
}

static bool take_lines(Reader *reader, const char *key, const char *value, GError **error)
{
    int frame = reader->text ? -1 : choose(canned_frame_keys, key);
    g_autofree char *problem = NULL;
    if (!reader->text && frame < 0)
        return fail_key(reader->file, reader->group, key, _("there is no such key"), error);
    GPtrArray *lines = read_lines(value, reader->lang, frame == FRAME_WAY, &problem);
    if (lines == NULL)
        return fail_key(reader->file, reader->group, key, problem, error);
    if (reader->text)
        reader->text->lines[reader->lang] = lines;
    else
        reader->set->frames[reader->lang][frame] = lines;
    return true;
}

static bool take_text_key(Reader *reader, const char *key, const char *value, GError **error)
{
    MamsCannedText *text = &reader->text->text;
    bool known;
    if (g_str_equal(key, "Text"))
        return take_lines(reader, key, value, error);
    if (g_str_equal(key, "Title") || g_str_equal(key, "Keys")) {
        const char *kept = g_string_chunk_insert(reader->set->strings, value);
        *(*key == 'T' ? &text->title[reader->lang] : &text->keys[reader->lang]) = kept;
        return true;
    }
    MamsCannedText ignored = {0};
    bool fine = take_property(reader->lang == 0 ? text : &ignored, key, value, &known);
    if (!known)
        return fail_key(reader->file, reader->group, key, _("there is no such key"), error);
    if (reader->lang != 0)
        return fail_key(reader->file, reader->group, key,
                        _("it holds for every language: write it in 'kk.ini' alone"), error);
    if (fine)
        return true;
    g_autofree char *why = g_strdup_printf(_("'%s' is no value that it may have"), value);
    return fail_key(reader->file, reader->group, key, why, error);
}

/* ---- lines of a file ---- */

static Canned *add_text(MamsCanned *set, const char *id)
{
    Canned *canned = g_new0(Canned, 1);
    canned->text.id = g_string_chunk_insert(set->strings, id);
    canned->text.topic = -1;
    canned->text.person = true;
    g_ptr_array_add(set->texts, canned);
    g_hash_table_insert(set->by_id, (gpointer)canned->text.id, GUINT_TO_POINTER(set->texts->len));
    return canned;
}

static bool take_group(Reader *reader, char *line, GError **error)
{
    size_t length = strlen(line);
    if (line[length - 1] != ']')
        return fail_line(reader, error, _("the line of a group ends with ']'"));
    g_free(reader->group);
    reader->group = g_strndup(line + 1, length - 2);
    if (!g_hash_table_add(reader->seen, g_strdup(reader->group)))
        return fail_line(reader, error, _("the group '%s' stands already above; join the two"),
                         reader->group);
    reader->text = NULL;
    if (g_str_equal(reader->group, frame_group))
        return true;
    int number = mams_canned_number(reader->set, reader->group);
    if (reader->lang == 0)
        reader->text = add_text(reader->set, reader->group);
    else if (number >= 0)
        reader->text = reader->set->texts->pdata[number];
    return reader->text ? true
                        : fail_line(reader, error,
                                    _("there is no reply '%s' in 'kk.ini': add it there as well"),
                                    reader->group);
}

static bool take_key(Reader *reader, char *line, GError **error)
{
    char *sign = strchr(line, '=');
    if (sign == NULL)
        return fail_line(reader, error, _("this is no [group], no key=sentence and no # comment"));
    if (reader->group == NULL)
        return fail_line(reader, error, _("a key stands before the first group"));
    *sign = '\0';
    const char *key = g_strchomp(line), *value = g_strchug(sign + 1);
    if (*value == '\0')
        return fail_key(reader->file, reader->group, key, _("the sentence is missing"), error);
    if (!g_hash_table_add(reader->seen, g_strdup_printf("%s\n%s", reader->group, key)))
        return fail_key(reader->file, reader->group, key, _("it stands already above; keep one"),
                        error);
    return reader->text ? take_text_key(reader, key, value, error)
                        : take_lines(reader, key, value, error);
}

static bool take_line(Reader *reader, char *line, GError **error)
{
    if (*line == '\0' || *line == '#')
        return true;
    return *line == '[' ? take_group(reader, line, error) : take_key(reader, line, error);
}

static bool read_language(MamsCanned *set, const char *directory, MamsLang lang, GError **error)
{
    g_autofree char *file = g_strconcat(mams_lang_code(lang), ".ini", NULL);
    g_autofree char *path = g_build_filename(directory, file, NULL);
    g_autofree char *text = words_read_file(path, file, error);
    if (text == NULL)
        return false;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    Reader reader = {.set = set, .lang = lang, .file = file, .seen = seen};
    bool fine = true;
    for (int i = 0; fine && lines[i]; i++) {
        reader.line = i + 1;
        fine = take_line(&reader, g_strstrip(lines[i]), error);
    }
    g_free(reader.group);
    return fine;
}

/* ---- the languages against each other ---- */

static bool check_facts(const Canned *canned, MamsLang lang, const char *file, GError **error)
{
    const MamsCannedText *text = &canned->text;
    for (int turn = 0; turn < 2; turn++) {
        const FactSet *named = &canned->facts[turn ? lang : 0];
        int lacking = fact_set_lacking(named, &canned->facts[turn ? 0 : lang]);
        if (lacking < 0)
            continue;
        g_autofree char *why =
            g_strdup_printf(_("'{%s}' is missing: the sentence in '%s' names it"),
                            fact_name((Fact)lacking), mams_lang_code(turn ? lang : MAMS_LANG_KK));
        return fail_key(turn ? "kk.ini" : file, text->id, "Text", why, error);
    }
    return true;
}

static unsigned blocks_of(const Canned *canned, MamsLang lang, FactSet *facts)
{
    unsigned blocks = 0;
    for (guint i = 0; i < canned->lines[lang]->len; i++) {
        const CannedLine *line = canned->lines[lang]->pdata[i];
        if (line->block != BLOCK_NONE) {
            blocks |= 1u << line->block;
            continue;
        }
        FactSet named = template_facts(line->template);
        fact_set_add_all(facts, &named);
    }
    return blocks;
}

static bool check_text(Canned *canned, MamsLang lang, GError **error)
{
    const MamsCannedText *text = &canned->text;
    g_autofree char *file = g_strconcat(mams_lang_code(lang), ".ini", NULL);
    const char *missing = !text->title[lang]     ? "Title"
                          : !text->keys[lang]    ? "Keys"
                          : !canned->lines[lang] ? "Text"
                                                 : NULL;
    if (missing)
        return fail_key(file, text->id, missing, _("the sentence is missing"), error);
    FactSet first = {0};
    unsigned differ = blocks_of(canned, lang, &canned->facts[lang]) ^ blocks_of(canned, 0, &first);
    if (differ) {
        g_autofree char *why = g_strdup_printf(_("the block '%s' does not stand in every language"),
                                               block_names[g_bit_nth_lsf(differ, -1)]);
        return fail_key(file, text->id, "Text", why, error);
    }
    return check_facts(canned, lang, file, error);
}

static bool check_language(MamsCanned *set, MamsLang lang, GError **error)
{
    g_autofree char *file = g_strconcat(mams_lang_code(lang), ".ini", NULL);
    for (int frame = 0; frame < N_FRAMES; frame++)
        if (!set->frames[lang][frame])
            return fail_key(file, frame_group, canned_frame_keys[frame],
                            _("the sentence is missing"), error);
    for (guint i = 0; i < set->texts->len; i++)
        if (!check_text(set->texts->pdata[i], lang, error))
            return false;
    return true;
}

MamsCanned *mams_canned_load(const char *directory, const MamsWords *words, GError **error)
{
    g_autoptr(MamsCanned) set = g_new0(MamsCanned, 1);
    set->words = words;
    set->strings = g_string_chunk_new(1 << 14);
    set->texts = g_ptr_array_new_with_free_func(canned_free);
    set->by_id = g_hash_table_new(g_str_hash, g_str_equal);
    for (int lang = 0; lang < MAMS_N_LANGS; lang++)
        if (!read_language(set, directory, (MamsLang)lang, error) ||
            !check_language(set, (MamsLang)lang, error))
            return NULL;
    for (guint i = 0; i < set->texts->len; i++)
        canned_fold(set->texts->pdata[i]);
    return g_steal_pointer(&set);
}

void mams_canned_free(MamsCanned *set)
{
    if (set == NULL)
        return;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++)
        for (int frame = 0; frame < N_FRAMES; frame++)
            g_clear_pointer(&set->frames[lang][frame], g_ptr_array_unref);
    g_hash_table_unref(set->by_id);
    g_ptr_array_unref(set->texts);
    g_string_chunk_free(set->strings);
    g_free(set);
}
