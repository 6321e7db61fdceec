/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

#define REPLACEMENT 0xFFFD

/* Reads one code point and returns its bytes: 0 at the end of the text; an invalid byte counts as
 * one U+FFFD. */
static size_t decode(const char *text, utf8proc_int32_t *letter)
{
    if (*text == '\0')
        return 0;
    utf8proc_ssize_t bytes = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, letter);
    if (bytes > 0)
        return (size_t)bytes;
    *letter = REPLACEMENT;
    return 1;
}

/* The bytes of the grapheme at the beginning of a text; `columns` receives its width. */
static size_t measure_grapheme(const char *text, int *columns)
{
    utf8proc_int32_t letter, next, state = 0;
    size_t length = decode(text, &letter);
    *columns = 0;
    if (length == 0)
        return 0;
    *columns = utf8proc_charwidth(letter);
    for (;;) {
        size_t bytes = decode(text + length, &next);
        if (bytes == 0 || utf8proc_grapheme_break_stateful(letter, next, &state))
            return length;
        *columns += utf8proc_charwidth(next);
        length += bytes;
        letter = next;
    }
}

int mams_text_width(const char *text)
{
    int width = 0;
    utf8proc_int32_t letter;
    for (size_t bytes; (bytes = decode(text, &letter)) > 0; text += bytes)
        width += utf8proc_charwidth(letter);
    return width;
}

size_t mams_text_fit(const char *text, int columns)
{
    size_t offset = 0;
    int width;
    for (size_t bytes; (bytes = measure_grapheme(text + offset, &width)) > 0; offset += bytes) {
        if (width > columns)
            break;
        columns -= width;
    }
    return offset;
}

char *mams_text_ellipsize(const char *text, int columns)
{
    if (text[mams_text_fit(text, columns)] == '\0')
        return g_strdup(text);
    if (columns < 1)
        return g_strdup("");
    g_autofree char *start = g_strndup(text, mams_text_fit(text, columns - 1));
    return g_strconcat(start, "…", NULL);
}

size_t mams_text_next(const char *text, size_t offset)
{
    int width;
    return offset + measure_grapheme(text + offset, &width);
}

size_t mams_text_previous(const char *text, size_t offset)
{
    /* Where a grapheme begins can only be told from the beginning of the text. */
    size_t before = 0;
    int width;
    for (size_t at = 0; at < offset;) {
        size_t bytes = measure_grapheme(text + at, &width);
        if (bytes == 0)
            break;
        before = at;
        at += bytes;
    }
    return before;
}

static bool is_control(utf8proc_int32_t letter)
{
    return letter < 0x20 || (letter >= 0x7F && letter <= 0x9F);
}

static bool is_bidi_control(utf8proc_int32_t letter)
{
    return (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069) ||
           letter == 0x200E || letter == 0x200F;
}

char *mams_text_clean(const char *text)
{
    g_autoptr(GString) clean = g_string_sized_new(strlen(text));
    utf8proc_int32_t letter;
    for (size_t bytes; (bytes = decode(text, &letter)) > 0; text += bytes) {
        if (letter == '\n' || letter == '\t' || letter == 0x2028 || letter == 0x2029)
            g_string_append_c(clean, ' ');
        else if (!is_control(letter) && !is_bidi_control(letter))
            g_string_append_unichar(clean, (gunichar)letter);
    }
    return g_utf8_normalize(clean->str, (gssize)clean->len, G_NORMALIZE_NFC);
}

/* The end of the line that begins at `start` and may reach to `end`: behind the last word that
 * fits, or inside a word that is longer than a line. At least one grapheme. */
static const char *find_line_end(const char *start, const char *end, int columns)
{
    const char *fit = start + MIN(mams_text_fit(start, columns), (size_t)(end - start));
    if (fit == end)
        return end;
    const char *blank = fit;
    while (blank > start && *blank != ' ')
        blank--;
    while (blank > start && blank[-1] == ' ')
        blank--;
    if (blank > start)
        return blank;
    return fit > start ? fit : start + mams_text_next(start, 0);
}

char **mams_text_wrap(const char *text, int columns)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
    while (*text != '\0') {
        const char *end = strchrnul(text, '\n');
        const char *start = text;
        do {
            const char *line_end = find_line_end(start, end, columns);
            g_ptr_array_add(lines, g_strndup(start, (gsize)(line_end - start)));
            start = line_end;
            while (start < end && *start == ' ')
                start++;
        } while (start < end);
        text = *end == '\n' ? end + 1 : end;
    }
    g_ptr_array_add(lines, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&lines), FALSE);
}

char *mams_text_clean_lines(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    GString *all = g_string_sized_new(strlen(text));
    for (guint i = 0; lines[i] != NULL; i++) {
        g_autofree char *line = mams_text_clean(lines[i]);
        g_string_append(all, g_strchomp(line));
        g_string_append_c(all, '\n');
    }
    return g_strchomp(g_string_free(all, FALSE));
}
