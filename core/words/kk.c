/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words/grammar.h"

#include <string.h>

/* Kazakh: endings follow the last vowel (back or front) and the last sound of the word. */

typedef enum { AFTER_VOWEL, AFTER_NASAL, AFTER_SONORANT, AFTER_SIBILANT, AFTER_VOICELESS } Ending;

enum { BACK, FRONT };

static const char *const cases[N_WORD_FORMS][5][2] = {
    [WORD_GEN] = {{"ның", "нің"}, {"ның", "нің"}, {"дың", "дің"}, {"дың", "дің"}, {"тың", "тің"}},
    [WORD_DAT] = {{"ға", "ге"}, {"ға", "ге"}, {"ға", "ге"}, {"ға", "ге"}, {"қа", "ке"}},
    [WORD_ACC] = {{"ны", "ні"}, {"ды", "ді"}, {"ды", "ді"}, {"ды", "ді"}, {"ты", "ті"}},
    [WORD_LOC] = {{"да", "де"}, {"да", "де"}, {"да", "де"}, {"да", "де"}, {"та", "те"}},
    [WORD_ABL] = {{"дан", "ден"}, {"нан", "нен"}, {"дан", "ден"}, {"дан", "ден"}, {"тан", "тен"}},
    [WORD_INS] = {{"мен", "мен"}, {"мен", "мен"}, {"мен", "мен"}, {"бен", "бен"}, {"пен", "пен"}},
    [WORD_ATTR] =
        {{"дағы", "дегі"}, {"дағы", "дегі"}, {"дағы", "дегі"}, {"дағы", "дегі"}, {"тағы", "тегі"}},
    [WORD_POSS_DAT] =
        {{"сына", "сіне"}, {"ына", "іне"}, {"ына", "іне"}, {"ына", "іне"}, {"ына", "іне"}},
};

/* What else may follow a number, an abbreviation or a name after a hyphen, by the same rules. */
enum {
    SUFFIX_ORDINAL = N_WORD_FORMS, /* 5-ші: of numbers alone */
    SUFFIX_PLURAL,
    SUFFIX_OF,   /* 50-лік */
    SUFFIX_LIKE, /* 50-дей */
    SUFFIX_POSS,
    SUFFIX_POSS_GEN,
    SUFFIX_POSS_ACC,
    SUFFIX_POSS_LOC,
    SUFFIX_POSS_ABL,
    SUFFIX_POSS_INS,
    SUFFIX_POSS_ATTR,
    N_SUFFIXES
};

#define AFTER_CONSONANT(back, front)                                                               \
    {back, front}, {back, front}, {back, front},                                                   \
    {                                                                                              \
        back, front                                                                                \
    }
static const char *const others[N_SUFFIXES][5][2] = {
    [SUFFIX_ORDINAL] = {{"шы", "ші"}, AFTER_CONSONANT("шы", "ші")},
    [SUFFIX_PLURAL] =
        {{"лар", "лер"}, {"дар", "дер"}, {"лар", "лер"}, {"дар", "дер"}, {"тар", "тер"}},
    [SUFFIX_OF] = {{"лық", "лік"}, {"дық", "дік"}, {"лық", "лік"}, {"дық", "дік"}, {"тық", "тік"}},
    [SUFFIX_LIKE] =
        {{"дай", "дей"}, {"дай", "дей"}, {"дай", "дей"}, {"дай", "дей"}, {"тай", "тей"}},
    [SUFFIX_POSS] = {{"сы", "сі"}, AFTER_CONSONANT("ы", "і")},
    [SUFFIX_POSS_GEN] = {{"сының", "сінің"}, AFTER_CONSONANT("ының", "інің")},
    [SUFFIX_POSS_ACC] = {{"сын", "сін"}, AFTER_CONSONANT("ын", "ін")},
    [SUFFIX_POSS_LOC] = {{"сында", "сінде"}, AFTER_CONSONANT("ында", "інде")},
    [SUFFIX_POSS_ABL] = {{"сынан", "сінен"}, AFTER_CONSONANT("ынан", "інен")},
    [SUFFIX_POSS_INS] = {{"сымен", "сімен"}, AFTER_CONSONANT("ымен", "імен")},
    [SUFFIX_POSS_ATTR] = {{"сындағы", "сіндегі"}, AFTER_CONSONANT("ындағы", "індегі")},
};
#undef AFTER_CONSONANT

static const char *const months[] = {"қаңтар", "ақпан", "наурыз",   "сәуір", "мамыр",  "маусым",
                                     "шілде",  "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"};

static bool among(const char *set, gunichar letter)
{
    return letter != 0 && g_utf8_strchr(set, -1, letter) != NULL;
}

/* The lower-case letter before `*at`, or 0 at the beginning of the word. */
static gunichar previous(const char *word, const char **at)
{
    if (*at == word)
        return 0;
    *at = g_utf8_prev_char(*at);
    return g_unichar_tolower(g_utf8_get_char(*at));
}

/* The letters и, у, ю take the harmony of the vowels before them. Without one, or before a
 * consonant as in Владимир and Тимур, и is front and у is back. */
static int neutral_harmony(const char *word, const char *at, gunichar letter, bool closed)
{
    int own = letter == g_utf8_get_char("и") ? FRONT : BACK;
    if (closed)
        return own;
    for (gunichar c = previous(word, &at); c != 0; c = previous(word, &at)) {
        if (among("аоұыя", c))
            return BACK;
        if (among("әеөүіэё", c))
            return FRONT;
        if (!g_unichar_isalpha(c))
            break;
    }
    return own;
}

static int harmony(const char *word)
{
    const char *at = word + strlen(word);
    bool closed = false, any = false;
    for (gunichar c = previous(word, &at); c != 0; c = previous(word, &at)) {
        if (among("аоұыя", c))
            return BACK;
        if (among("әеөүіэё", c) || (c == g_utf8_get_char("ь") && !closed))
            return FRONT;
        if (among("иую", c))
            return neutral_harmony(word, at, c, closed);
        closed = closed || g_unichar_isalpha(c);
        if (any && !g_unichar_isalpha(c))
            break;
        any = any || g_unichar_isalpha(c);
    }
    return BACK;
}

static Ending ending(const char *word)
{
    const char *at = word + strlen(word);
    gunichar c = previous(word, &at);
    while (c != 0 && (!g_unichar_isalpha(c) || among("ьъ", c)))
        c = previous(word, &at);
    if (among("аәеёоөұүыіэя", c))
        return AFTER_VOWEL;
    if (among("мнң", c))
        return AFTER_NASAL;
    if (among("рлйиую", c))
        return AFTER_SONORANT;
    if (among("зж", c))
        return AFTER_SIBILANT;
    return AFTER_VOICELESS;
}

const char *kk_choose(const char *const forms[5][2], const char *word)
{
    return forms[ending(word)][harmony(word)];
}

static const char *case_ending(const char *word, WordForm form)
{
    const char *text = cases[form][ending(word)][harmony(word)];
    return text ? text : "";
}

void kk_append(GString *out, const char *word, WordForm form)
{
    g_string_append(out, word);
    if (*word != '\0')
        g_string_append(out, case_ending(word, form));
}

/* ---- endings after a hyphen ---- */

static const char *const (*variants_of(int suffix))[2]
{
    return suffix < N_WORD_FORMS ? cases[suffix] : others[suffix];
}

static const char *right_ending(const char *word, int suffix)
{
    Ending after = ending(word);
    /* After л these two go as after a nasal: жылдар, but айлар. */
    if (suffix == SUFFIX_PLURAL || suffix == SUFFIX_OF) {
        g_autofree char *small = g_utf8_strdown(word, -1);
        if (g_str_has_suffix(small, "л") || g_str_has_suffix(small, "ль"))
            after = AFTER_NASAL;
    }
    return variants_of(suffix)[after][harmony(word)];
}

/* Endings that others may follow: 5-шілер, 5-шілерге. */
static bool goes_on(int suffix)
{
    return suffix == SUFFIX_ORDINAL || suffix == SUFFIX_PLURAL || suffix == SUFFIX_OF ||
           suffix == WORD_ATTR;
}

static void add_once(GPtrArray *endings, const char *first, const char *rest)
{
    g_autofree char *whole = g_strconcat(first, rest, NULL);
    if (!g_ptr_array_find_with_equal_func(endings, whole, g_str_equal, NULL))
        g_ptr_array_add(endings, g_steal_pointer(&whole));
}

static void find_endings(GPtrArray *endings, const char *word, bool number, const char *written);

/* One ending was written in whatever form, and `rest` behind it. */
static void take_ending(GPtrArray *endings, const char *word, int suffix, const char *rest)
{
    const char *right = right_ending(word, suffix);
    if (*rest == '\0') {
        add_once(endings, right, "");
    } else if (goes_on(suffix)) {
        g_autofree char *longer = g_strconcat(word, right, NULL);
        g_autoptr(GPtrArray) more = g_ptr_array_new_with_free_func(g_free);
        find_endings(more, longer, false, rest);
        for (guint i = 0; i < more->len; i++)
            add_once(endings, right, g_ptr_array_index(more, i));
    }
}

static void find_endings(GPtrArray *endings, const char *word, bool number, const char *written)
{
    for (int suffix = 0; suffix < N_SUFFIXES; suffix++) {
        const char *const(*variants)[2] = variants_of(suffix);
        if (variants[0][0] == NULL || (suffix == SUFFIX_ORDINAL && !number))
            continue;
        for (int i = 0; i < 10; i++) {
            const char *variant = variants[i / 2][i % 2];
            if (g_str_has_prefix(written, variant))
                take_ending(endings, word, suffix, written + strlen(variant));
        }
    }
}

char **kk_endings(const char *word, bool number, const char *written)
{
    g_autoptr(GPtrArray) endings = g_ptr_array_new_with_free_func(g_free);
    find_endings(endings, word, number, written);
    g_ptr_array_add(endings, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&endings), FALSE);
}

static void append_month(GString *out, MamsMonth month, WordForm form)
{
    g_string_append_printf(out, "%d жылғы ", mams_month_year(month));
    kk_append(out, months[mams_month_number(month) - 1], form);
}

static void append_day(GString *out, MamsDay day, WordForm form)
{
    int year, month, of_month;
    mams_day_split(day, &year, &month, &of_month);
    g_string_append_printf(out, "%d жылғы %d ", year, of_month);
    kk_append(out, months[month - 1], form);
}

/* A number in digits takes the ending of its last spoken word, after a hyphen. */
static void append_count(GString *out, int64_t count, WordForm form)
{
    if (form == WORD_WORDS) {
        number_append(out, MAMS_LANG_KK, count, form);
        return;
    }
    g_string_append_printf(out, "%" G_GINT64_FORMAT, count);
    if (form != WORD_PLAIN) {
        g_autoptr(GString) spoken = g_string_new(NULL);
        number_append(spoken, MAMS_LANG_KK, count, WORD_WORDS);
        g_string_append_printf(out, "-%s", case_ending(spoken->str, form));
    }
}

static int plural(int64_t count)
{
    (void)count;
    return 0;
}

enum {
    CASES = 1 << WORD_PLAIN | 1 << WORD_GEN | 1 << WORD_DAT | 1 << WORD_ACC | 1 << WORD_LOC |
            1 << WORD_ABL | 1 << WORD_INS | 1 << WORD_ATTR
};

const Grammar grammar_kk = {
    .forms = {[WORD_DAY] = CASES | 1 << WORD_SHORT,
              [WORD_MONTH] = CASES | 1 << WORD_SHORT,
              [WORD_COUNT] = CASES | 1 << WORD_POSS_DAT | 1 << WORD_WORDS,
              [WORD_MONEY] = 1 << WORD_PLAIN | 1 << WORD_WORDS | 1 << WORD_SHORT,
              [WORD_CATEGORY] = CASES | 1 << WORD_FULL,
              [WORD_KIND] = CASES | 1 << WORD_FULL,
              [WORD_TEXT] = CASES,
              [WORD_IIN] = 1 << WORD_PLAIN | 1 << WORD_GROUPS},
    .n_plurals = 1,
    .plural = plural,
    .day = append_day,
    .month = append_month,
    .count = append_count,
    .text = kk_append,
    .months = months,
    .list_months = months,
    .year_first = true,
    .year_word = " жылғы ",
    .list_year = " ж. ",
    .list_end = "",
    .span = " – ",
    .thousands = "\u00a0",
    .decimal = ',',
    .tenge = "\u00a0₸",
    .short_tenge = " тг",
};
