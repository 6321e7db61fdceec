/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fold.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/fold_tables.h"

enum { SHORTEST_STEM = 2 };

/* NFC and casefold; NULL when the text is not UTF-8. (owned, of malloc) */
static char *normalize(const char *text)
{
    utf8proc_uint8_t *result = NULL;
    if (utf8proc_map((const utf8proc_uint8_t *)text, 0, &result,
                     UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD) <
        0)
        return NULL;
    return (char *)result;
}

/* Calls `add` for each word of the text and joins what it adds with single blanks; a word that adds
 * nothing leaves no blank. */
static char *map_words(const char *text, void (*add)(GString *key, const char *word))
{
    g_autoptr(GString) key = g_string_new(NULL);
    g_autoptr(GString) word = g_string_new(NULL);
    for (const char *at = text;; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        if (letter != 0 && !g_unichar_isspace(letter)) {
            g_string_append_unichar(word, letter);
            continue;
        }
        gsize before = key->len;
        if (before > 0)
            g_string_append_c(key, ' ');
        gsize start = key->len;
        add(key, word->str);
        if (key->len == start)
            g_string_truncate(key, before);
        g_string_truncate(word, 0);
        if (letter == 0)
            return g_string_free(g_steal_pointer(&key), FALSE);
    }
}

static void add_unchanged(GString *key, const char *word)
{
    g_string_append(key, word);
}

char *mams_fold_exact(const char *text)
{
    char *normal = normalize(text);
    if (normal == NULL)
        return g_strdup("");
    char *exact = map_words(normal, add_unchanged);
    free(normal);
    return exact;
}

static bool is_key_sign(gunichar sign)
{
    return g_unichar_isalpha(sign) || (sign < 0x80 && g_ascii_isdigit((char)sign));
}

static bool has_cyrillic(const char *word, size_t length)
{
    for (const char *at = word; at < word + length; at = g_utf8_next_char(at)) {
        if (g_unichar_get_script(g_utf8_get_char(at)) == G_UNICODE_SCRIPT_CYRILLIC)
            return true;
    }
    return false;
}

/* (owned) A word's letters and digits; in a Cyrillic word Latin look-alikes become Cyrillic. */
static GString *keep_letters(const char *word, bool *is_cyrillic)
{
    *is_cyrillic = has_cyrillic(word, strlen(word));
    GString *letters = g_string_new(NULL);
    for (const char *at = word; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar sign = g_utf8_get_char(at);
        if (is_key_sign(sign))
            g_string_append_unichar(letters, *is_cyrillic ? mams_fold_look_alike(sign) : sign);
    }
    return letters;
}

/* Appends key letters, a doubled letter once. Digits stay: 11 is not 1. */
static void append_squeezed(GString *key, gsize start, const char *letters)
{
    for (; *letters != '\0'; letters++) {
        bool doubled = key->len > start && key->str[key->len - 1] == *letters;
        if (!doubled || g_ascii_isdigit(*letters))
            g_string_append_c(key, *letters);
    }
}

static void append_letter(GString *key, gsize start, gunichar letter)
{
    const char *letters = mams_fold_letter(letter);
    gunichar base, mark;
    while (letters == NULL && g_unichar_decompose(letter, &base, &mark)) {
        letter = base;
        letters = mams_fold_letter(letter);
    }
    if (letters != NULL)
        append_squeezed(key, start, letters);
    else if (letter < 0x80)
        g_string_append_c(key, (char)letter); /* a digit */
}

/* "ie" is "e" (Yerlan, Sergeyev), and what then stands doubled stands once. */
static void join_ie(GString *key, gsize start)
{
    g_autofree char *word = g_strdup(key->str + start);
    g_string_truncate(key, start);
    for (const char *at = word; *at != '\0'; at++) {
        char letter[] = {*at, '\0'};
        if (at[0] != 'i' || at[1] != 'e')
            append_squeezed(key, start, letter);
    }
}

static void add_key1(GString *key, const char *word)
{
    bool is_cyrillic;
    g_autoptr(GString) letters = keep_letters(word, &is_cyrillic);
    gsize start = key->len;
    for (const char *at = letters->str; *at != '\0';) {
        size_t length;
        const char *group = is_cyrillic ? mams_fold_cyrillic_group(at, &length)
                                        : mams_fold_latin_group(at, &length);
        if (group != NULL) {
            append_squeezed(key, start, group);
            at += length;
        } else {
            append_letter(key, start, g_utf8_get_char(at));
            at = g_utf8_next_char(at);
        }
    }
    join_ie(key, start);
}

char *mams_fold_key1(const char *text)
{
    char *normal = normalize(text);
    if (normal == NULL)
        return g_strdup("");
    char *key = map_words(normal, add_key1);
    free(normal);
    return key;
}

static char widen(char letter)
{
    switch (letter) {
    case 'h':
        return 'k';
    case 'f':
        return 'p';
    case 'c':
        return 's';
    case 'o':
        return 'u';
    case 'e':
        return 'i';
    default:
        return letter;
    }
}

static void add_key2(GString *key, const char *word)
{
    gsize start = key->len;
    for (; *word != '\0'; word++) {
        char letter[] = {widen(*word), '\0'};
        append_squeezed(key, start, letter);
    }
}

static void add_key3(GString *key, const char *word)
{
    gsize start = key->len;
    for (; *word != '\0'; word++) {
        char letter[] = {widen(*word), '\0'};
        if (letter[0] == 'i' || letter[0] == 'u')
            continue;
        if (letter[0] == 'g')
            letter[0] = 'k';
        append_squeezed(key, start, letter);
    }
}

char *mams_fold_key2(const char *key1)
{
    return map_words(key1, add_key2);
}

char *mams_fold_key3(const char *key1)
{
    return map_words(key1, add_key3);
}

/* The endings of patronymics and surnames as key1 spells them, the longest first. */
static const char *const endings[] = {
    "inicna", "ovic", "evic", "ovna", "evna", "icna", "kizi", "gizi",
    "uli",    "ova",  "eva",  "ina",  "ic",   "ov",   "ev",   "in",
};

/* What may also be written apart: Серік ұлы. */
static bool is_lone_ending(const char *word)
{
    return g_strcmp0(word, "uli") == 0 || g_strcmp0(word, "kizi") == 0 ||
           g_strcmp0(word, "gizi") == 0;
}

/* The length of a word without its ending. */
static gsize find_stem_end(const char *word, gsize length)
{
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (!g_str_has_suffix(word, endings[i]))
            continue;
        gsize rest = length - strlen(endings[i]);
        if (rest < SHORTEST_STEM)
            return length;
        length = rest;
        break;
    }
    /* What an ending can swallow goes from every stem: the vowels and й at the end of a name
     * (Нұрлыбай-ұлы, Нурлыба-евич) and its к, as Серікқызы has become "serikizi". */
    while (length > SHORTEST_STEM && strchr("aeiouk", word[length - 1]) != NULL)
        length--;
    return length;
}

char *mams_fold_stem(const char *key1)
{
    g_auto(GStrv) words = g_strsplit(key1, " ", 0);
    GString *stem = g_string_new(NULL);
    for (gsize i = 0; words[i] != NULL; i++) {
        g_autoptr(GString) word = g_string_new(words[i]);
        if (is_lone_ending(words[i + 1]))
            append_squeezed(word, 0, words[++i]);
        if (stem->len > 0)
            g_string_append_c(stem, ' ');
        g_string_append_len(stem, word->str, (gssize)find_stem_end(word->str, word->len));
    }
    return g_string_free(stem, FALSE);
}

/* Lists ask this of every row at every key: nothing is copied. */
static bool begins_some_word(const char *text, const char *word, size_t length)
{
    for (; text != NULL; text = strchr(text, ' ')) {
        text += *text == ' ';
        if (strncmp(text, word, length) == 0)
            return true;
    }
    return false;
}

bool mams_fold_key_begins(const char *text, const char *typed)
{
    while (*typed != '\0') {
        size_t length = strcspn(typed, " ");
        if (length > 0 && !begins_some_word(text, typed, length))
            return false;
        typed += length;
        typed += *typed == ' ';
    }
    return true;
}

char *mams_fold_look_alikes(const char *text)
{
    if (!g_utf8_validate(text, -1, NULL))
        return g_strdup(text);
    GString *meant = g_string_new(NULL);
    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        bool cyrillic = has_cyrillic(text, length);
        for (const char *end = text + length; text < end; text = g_utf8_next_char(text)) {
            gunichar sign = g_utf8_get_char(text);
            g_string_append_unichar(meant, cyrillic ? mams_fold_look_alike_in_case(sign) : sign);
        }
        while (*text == ' ')
            g_string_append_c(meant, *text++);
    }
    return g_string_free(meant, FALSE);
}

char *mams_fold_all_look_alikes(const char *text)
{
    if (!g_utf8_validate(text, -1, NULL))
        return NULL;
    bool any = false;
    g_autoptr(GString) meant = g_string_new(NULL);
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        gunichar sign = g_utf8_get_char(text);
        gunichar alike = mams_fold_look_alike_in_case(sign);
        bool cyrillic = g_unichar_get_script(sign) == G_UNICODE_SCRIPT_CYRILLIC;
        if (g_unichar_isalpha(sign) && alike == sign && !cyrillic)
            return NULL;
        any = any || alike != sign;
        g_string_append_unichar(meant, alike);
    }
    return any ? g_string_free(g_steal_pointer(&meant), FALSE) : NULL;
}

/* The text as the keys of another layout would have written it; NULL when that is the same. A
 * number or a date among the words was typed as it is. */
static char *retype(const char *text, gunichar (*find_key)(gunichar sign))
{
    if (!g_utf8_validate(text, -1, NULL))
        return NULL;
    g_autoptr(GString) retyped = g_string_new(NULL);
    while (*text != '\0') {
        size_t length = strcspn(text, " ");
        bool is_number = length > 0 && strspn(text, "0123456789.") == length;
        for (const char *end = text + length; text < end; text = g_utf8_next_char(text)) {
            gunichar sign = g_utf8_get_char(text);
            gunichar meant = is_number ? 0 : find_key(sign);
            g_string_append_unichar(retyped, meant != 0 ? meant : sign);
        }
        while (*text == ' ')
            g_string_append_c(retyped, *text++);
    }
    return g_string_free(g_steal_pointer(&retyped), FALSE);
}

/* NULL when nothing has changed. (owned) */
static char *retype_differently(const char *text, gunichar (*find_key)(gunichar sign))
{
    g_autofree char *retyped = retype(text, find_key);
    return g_strcmp0(retyped, text) != 0 ? g_steal_pointer(&retyped) : NULL;
}

char *mams_fold_layout_ru(const char *text)
{
    return retype_differently(text, mams_fold_key_ru);
}

char *mams_fold_layout_kk(const char *text)
{
    return retype_differently(text, mams_fold_key_kk);
}

char *mams_fold_layout_latin(const char *text)
{
    return retype_differently(text, mams_fold_key_latin);
}

char *mams_fold_layout_digits(const char *text)
{
    if (!g_utf8_validate(text, -1, NULL))
        return NULL;
    g_autoptr(GString) digits = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        char digit = mams_fold_key_digit(g_utf8_get_char(at));
        if (digit == '\0' && *at != ' ' && *at != '-')
            return NULL;
        if (digit != '\0')
            g_string_append_c(digits, digit);
    }
    return digits->len > 0 ? g_string_free(g_steal_pointer(&digits), FALSE) : NULL;
}
