/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/spelling.h"

#include <string.h>

#include "base/i18n.h"
#include "words/grammar.h"
#include "words/spelling_private.h"

enum {
    MOST_KEPT = 20000, /* words whose answer is kept */
    SHORTEST_STEM = 2, /* letters of a word to which endings are added: ен-бесе */
    MOST_DIGITS = 9,   /* of a number that is read out as one */
};

typedef struct {
    const char *name, *package;
} Dictionary;

static const Dictionary dictionaries[MAMS_N_LANGS] = {
    [MAMS_LANG_KK] = {"kk_KZ", "hunspell-kk"},
    [MAMS_LANG_RU] = {"ru_RU", "hunspell-ru"},
    [MAMS_LANG_EN] = {"en_US", "hunspell-en-us"},
};

static void read_list(MamsSpelling *spelling, const char *list)
{
    g_autofree char *text = NULL;
    if (list == NULL || !g_file_get_contents(list, &text, NULL, NULL) ||
        !g_utf8_validate(text, -1, NULL))
        return;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        g_auto(GStrv) words = g_strsplit(g_strstrip(*line), " ", -1);
        if (words[0] != NULL && words[0][0] != '\0' && words[0][0] != '#')
            g_hash_table_replace(spelling->listed, g_strdup(words[0]), g_strdupv(words + 1));
    }
}

MamsSpelling *mams_spelling_new(const char *directory, const char *list)
{
    MamsSpelling *spelling = g_new0(MamsSpelling, 1);
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        g_autofree char *base = g_build_filename(directory, dictionaries[lang].name, NULL);
        g_autofree char *aff = g_strconcat(base, ".aff", NULL);
        g_autofree char *dic = g_strconcat(base, ".dic", NULL);
        if (g_file_test(aff, G_FILE_TEST_IS_REGULAR) && g_file_test(dic, G_FILE_TEST_IS_REGULAR)) {
            spelling->paths[lang][0] = g_steal_pointer(&aff);
            spelling->paths[lang][1] = g_steal_pointer(&dic);
        }
    }
    spelling->listed =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
    spelling->names = g_ptr_array_new_with_free_func(g_free);
    spelling->kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    read_list(spelling, list);
    return spelling;
}

void mams_spelling_free(MamsSpelling *spelling)
{
    if (spelling == NULL)
        return;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        if (spelling->handles[lang] != NULL)
            Hunspell_destroy(spelling->handles[lang]);
        g_free(spelling->paths[lang][0]);
        g_free(spelling->paths[lang][1]);
    }
    g_hash_table_unref(spelling->listed);
    g_ptr_array_unref(spelling->names);
    g_hash_table_unref(spelling->kept);
    g_free(spelling);
}

char *mams_spelling_missing(const MamsSpelling *spelling)
{
    g_autoptr(GString) packages = g_string_new(NULL);
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        if (spelling->paths[lang][0] == NULL)
            g_string_append_printf(packages, " %s", dictionaries[lang].package);
    }
    if (packages->len == 0)
        return NULL;
    return g_strdup_printf(_("Not all words are checked: install '%s' from Debian."),
                           packages->str + 1);
}

void mams_spelling_accept(MamsSpelling *spelling, const char *words)
{
    g_ptr_array_set_size(spelling->names, 0);
    g_hash_table_remove_all(spelling->kept);
    g_auto(GStrv) parts = g_strsplit_set(words, " ,;.", -1);
    for (char **part = parts; *part != NULL; part++) {
        if (**part != '\0')
            g_ptr_array_add(spelling->names, g_strdup(*part));
    }
}

unsigned mams_spelling_lookups(const MamsSpelling *spelling)
{
    return spelling->lookups;
}

/* ---- letters ---- */

gunichar mams_spelling_turn(gunichar letter)
{
    static const char *const rings[] = {"аә", "иі", "нң", "гғ", "уүұ", "кқ", "оө", "хһ"};
    gunichar small = g_unichar_tolower(letter);
    for (size_t i = 0; i < G_N_ELEMENTS(rings); i++) {
        const char *at = g_utf8_strchr(rings[i], -1, small);
        if (at == NULL)
            continue;
        at = g_utf8_next_char(at);
        gunichar turned = g_utf8_get_char(*at != '\0' ? at : rings[i]);
        return letter == small ? turned : g_unichar_toupper(turned);
    }
    return letter;
}

bool spelling_has_any(const char *word, const char *letters)
{
    for (; *word != '\0'; word = g_utf8_next_char(word)) {
        if (g_utf8_strchr(letters, -1, g_unichar_tolower(g_utf8_get_char(word))) != NULL)
            return true;
    }
    return false;
}

static bool has_script(const char *word, GUnicodeScript script)
{
    for (; *word != '\0'; word = g_utf8_next_char(word)) {
        if (g_unichar_get_script(g_utf8_get_char(word)) == script)
            return true;
    }
    return false;
}

unsigned spelling_languages(const char *word)
{
    bool cyrillic = has_script(word, G_UNICODE_SCRIPT_CYRILLIC);
    bool latin = has_script(word, G_UNICODE_SCRIPT_LATIN);
    if (cyrillic && latin)
        return 0;
    if (latin)
        return 1 << MAMS_LANG_EN;
    if (spelling_has_any(word, "әіңғүұқөһ"))
        return 1 << MAMS_LANG_KK;
    return 1 << MAMS_LANG_KK | 1 << MAMS_LANG_RU;
}

/* ---- words ---- */

Hunhandle *spelling_dictionary(MamsSpelling *spelling, MamsLang lang)
{
    if (spelling->handles[lang] == NULL && spelling->paths[lang][0] != NULL)
        spelling->handles[lang] =
            Hunspell_create(spelling->paths[lang][0], spelling->paths[lang][1]);
    return spelling->handles[lang];
}

char *spelling_recode(Hunhandle *handle, const char *text, bool from)
{
    const char *encoding = Hunspell_get_dic_encoding(handle);
    return from ? g_convert(text, -1, "UTF-8", encoding, NULL, NULL, NULL)
                : g_convert(text, -1, encoding, "UTF-8", NULL, NULL, NULL);
}

bool spelling_has(MamsSpelling *spelling, MamsLang lang, const char *word)
{
    Hunhandle *handle = spelling_dictionary(spelling, lang);
    if (handle == NULL)
        return true;
    g_autofree char *coded = spelling_recode(handle, word, false);
    spelling->lookups++;
    return coded != NULL && Hunspell_spell(handle, coded) != 0;
}

/* A name in one of the forms that Russian gives it. */
static bool is_russian_form(const char *name, const char *word)
{
    static const char *const endings[] = {"а",  "у",   "ом",  "ем", "е",  "ы",  "и",
                                          "ю",  "я",   "ей",  "ой", "ою", "ым", "им",
                                          "ую", "ому", "ого", "ых", ""};
    g_autofree char *stem = g_strdup(name);
    char *last = g_utf8_find_prev_char(stem, stem + strlen(stem));
    if (last != NULL && last > stem && spelling_has_any(last, "аяйьеи"))
        *last = '\0';
    if (!g_str_has_prefix(word, stem))
        return false;
    const char *rest = word + strlen(stem);
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (g_str_equal(rest, endings[i]))
            return true;
    }
    return false;
}

static bool is_name(const MamsSpelling *spelling, const char *word)
{
    for (guint i = 0; i < spelling->names->len; i++) {
        const char *name = g_ptr_array_index(spelling->names, i);
        if (g_str_equal(word, name) || is_russian_form(name, word))
            return true;
        if (!g_str_has_prefix(word, name))
            continue;
        const char *rest = word + strlen(name);
        g_auto(GStrv) endings = kk_endings(name, false, rest);
        if (g_strv_contains((const char *const *)endings, rest))
            return true;
    }
    return false;
}

static bool is_listed(const MamsSpelling *spelling, const char *word)
{
    g_autofree char *small = g_utf8_strdown(word, -1);
    return g_hash_table_contains(spelling->listed, word) ||
           g_hash_table_contains(spelling->listed, small);
}

/* Whether the word stands in the list or the Kazakh dictionary as it is. */
static bool is_kazakh(MamsSpelling *spelling, const char *word)
{
    return is_listed(spelling, word) || spelling_has(spelling, MAMS_LANG_KK, word);
}

/* The stem as the dictionary has it: before a vowel a voiceless sound is voiced, дерек – дерегі. */
static bool is_stem(MamsSpelling *spelling, const char *stem, const char *rest)
{
    static const char *const pairs[][2] = {{"г", "к"}, {"ғ", "қ"}, {"б", "п"}};
    if (is_kazakh(spelling, stem))
        return true;
    bool voiced = g_str_has_prefix(rest, "ы") || g_str_has_prefix(rest, "і");
    for (size_t i = 0; i < G_N_ELEMENTS(pairs) && voiced; i++) {
        if (g_str_has_suffix(stem, pairs[i][0])) {
            g_autofree char *base = g_strndup(stem, strlen(stem) - strlen(pairs[i][0]));
            g_autofree char *whole = g_strconcat(base, pairs[i][1], NULL);
            return is_kazakh(spelling, whole);
        }
    }
    return false;
}

/* A verb is known by its infinitive: төле – төлеу, оқы – оқу. */
static bool is_verb(MamsSpelling *spelling, const char *stem)
{
    size_t length = strlen(stem);
    if (g_str_has_suffix(stem, "ы") || g_str_has_suffix(stem, "і"))
        length -= strlen("ы");
    g_autofree char *infinitive = g_strdup_printf("%.*sу", (int)length, stem);
    return is_kazakh(spelling, infinitive);
}

/* The dictionary lacks many a form of its own words: тіліндегі, төлемесеңіз. */
static bool is_kazakh_form(MamsSpelling *spelling, const char *word)
{
    glong letters = g_utf8_strlen(word, -1) - 1;
    const char *at = word + strlen(word);
    for (; letters >= SHORTEST_STEM; letters--) {
        at = g_utf8_prev_char(at);
        g_autofree char *stem = g_strndup(word, (gsize)(at - word));
        if (letters > SHORTEST_STEM && kk_is_noun_ending(stem, at) && is_stem(spelling, stem, at))
            return true;
        if (kk_is_verb_ending(stem, at) && is_verb(spelling, stem))
            return true;
    }
    return false;
}

static bool look_up(MamsSpelling *spelling, const char *word)
{
    bool other =
        !has_script(word, G_UNICODE_SCRIPT_CYRILLIC) && !has_script(word, G_UNICODE_SCRIPT_LATIN);
    if (other || is_listed(spelling, word) || is_name(spelling, word))
        return true;
    unsigned languages = spelling_languages(word);
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        if ((languages & 1U << lang) && spelling_has(spelling, (MamsLang)lang, word))
            return true;
    }
    if (!(languages & 1 << MAMS_LANG_KK))
        return false;
    g_autofree char *small = g_utf8_strdown(word, -1);
    return is_kazakh_form(spelling, word) || is_kazakh_form(spelling, small);
}

bool spelling_knows(MamsSpelling *spelling, const char *word)
{
    gpointer kept;
    if (g_hash_table_lookup_extended(spelling->kept, word, NULL, &kept))
        return GPOINTER_TO_INT(kept) != 0;
    bool known = look_up(spelling, word);
    if (g_hash_table_size(spelling->kept) >= MOST_KEPT)
        g_hash_table_remove_all(spelling->kept);
    g_hash_table_insert(spelling->kept, g_strdup(word), GINT_TO_POINTER(known));
    return known;
}

/* ---- endings ---- */

/* How the last letter of an abbreviation is called. */
static const char *letter_name(gunichar letter)
{
    static const char *const names[] = {"бэ",  "вэ",  "гэ",  "дэ",  "жэ",  "зэ",  "йи", "ка", "қа",
                                        "пэ",  "тэ",  "ха",  "һа",  "цэ",  "че",  "ша", "ща", "ғы",
                                        "лэл", "мэм", "нэн", "ңэң", "рэр", "сэс", "фэф"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (g_utf8_get_char(names[i]) == g_unichar_tolower(letter))
            return names[i];
    }
    return "";
}

static bool is_abbreviation(const char *base)
{
    int n = 0;
    for (; *base != '\0'; base = g_utf8_next_char(base), n++) {
        if (!g_unichar_isupper(g_utf8_get_char(base)))
            return false;
    }
    return n >= 2;
}

/* The word by which the digits of a number end as it is read out; NULL when it is none. (owned) */
static char *read_number(const char *base)
{
    g_autoptr(GString) digits = g_string_new(NULL);
    for (const char *at = base; *at != '\0'; at = g_utf8_next_char(at)) {
        if (g_ascii_isdigit(*at))
            g_string_append_c(digits, *at);
        else if (!g_unichar_isspace(g_utf8_get_char(at)))
            return NULL;
    }
    if (digits->len == 0 || digits->len > MOST_DIGITS)
        return NULL;
    g_autoptr(GString) words = g_string_new(NULL);
    number_append(words, MAMS_LANG_KK, g_ascii_strtoll(digits->str, NULL, 10), WORD_WORDS);
    const char *last = strrchr(words->str, ' ');
    return g_strdup(last != NULL ? last + 1 : words->str);
}

static void add_endings(GPtrArray *endings, const char *reading, bool number, const char *written)
{
    g_auto(GStrv) right = kk_endings(reading, number, written);
    for (char **ending = right; *ending != NULL; ending++) {
        if (!g_ptr_array_find_with_equal_func(endings, *ending, g_str_equal, NULL))
            g_ptr_array_add(endings, g_strdup(*ending));
    }
}

/* An abbreviation is read as a word when it can be, or as the name of its last letter. */
static void add_abbreviation(GPtrArray *endings, const char *base, const char *written)
{
    if (spelling_has_any(base, "аәеёиоөуұүыіэюя"))
        add_endings(endings, base, false, written);
    const char *last = g_utf8_find_prev_char(base, base + strlen(base));
    const char *name = letter_name(g_utf8_get_char(last));
    if (*name != '\0')
        add_endings(endings, name, false, written);
}

char **spelling_endings(MamsSpelling *spelling, const char *base, const char *written)
{
    g_autoptr(GPtrArray) endings = g_ptr_array_new_with_free_func(g_free);
    char **readings = g_hash_table_lookup(spelling->listed, base);
    g_autofree char *number = read_number(base);
    if (number != NULL)
        add_endings(endings, number, true, written);
    else if (g_str_has_suffix(base, "%"))
        add_endings(endings, "пайыз", false, written);
    else if (g_str_has_suffix(base, "₸"))
        add_endings(endings, "теңге", false, written);
    else if (readings != NULL && readings[0] != NULL)
        for (; *readings != NULL; readings++)
            add_endings(endings, *readings, false, written);
    else if (has_script(base, G_UNICODE_SCRIPT_LATIN) || spelling_has_any(base, "0123456789"))
        ; /* who knows how it is read out */
    else if (is_abbreviation(base))
        add_abbreviation(endings, base, written);
    else
        add_endings(endings, base, false, written);
    g_ptr_array_add(endings, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&endings), FALSE);
}
