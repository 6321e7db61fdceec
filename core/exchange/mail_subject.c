/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mail_subject.h"

#include <string.h>

#include "base/text.h"
#include "exchange/mail_write.h"

/* The subject of a mail: what may stand there, and that of a reply. */

enum { IIN_DIGITS = 12, SUBJECT_COLUMNS = 150 };

/* ---- what may stand there ---- */

bool mams_mail_is_plain(const char *text)
{
    if (!g_utf8_validate(text, -1, NULL))
        return false;
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        gunichar letter = g_utf8_get_char(text);
        bool turns = (letter >= 0x202A && letter <= 0x202E) ||
                     (letter >= 0x2066 && letter <= 0x2069) || letter == 0x200E || letter == 0x200F;
        bool breaks = letter == 0x2028 || letter == 0x2029;
        if (g_unichar_iscntrl(letter) || turns || breaks)
            return false;
    }
    return true;
}

/* A blank that can part the groups of a number, also one that is not seen. */
static bool is_gap(gunichar letter)
{
    return g_unichar_isspace(letter) || g_unichar_type(letter) == G_UNICODE_FORMAT;
}

/* The digits that begin at `text`, with the gaps between their groups, when whole groups make 12.
 * The end of them, or NULL. */
static const char *read_groups(const char *text, MamsIin *number)
{
    int digits = 0;
    *number = 0;
    while (*text != '\0') {
        int digit = g_unichar_digit_value(g_utf8_get_char(text));
        if (digit >= 0) {
            if (++digits > IIN_DIGITS)
                return NULL;
            *number = *number * 10 + digit;
        } else if (digits == IIN_DIGITS || !is_gap(g_utf8_get_char(text))) {
            break;
        }
        text = g_utf8_next_char(text);
    }
    return digits == IIN_DIGITS ? text : NULL;
}

bool mams_mail_find_iin(const char *text, const char **start, const char **end, MamsIin *iin)
{
    bool inside = false; /* a group of digits */
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        bool digit = g_unichar_digit_value(g_utf8_get_char(text)) >= 0;
        if (digit && !inside && (*end = read_groups(text, iin)) != NULL &&
            mams_iin_control_ok(*iin)) {
            *start = text;
            return true;
        }
        inside = digit;
    }
    return false;
}

/* ---- that of a reply ---- */

/* The marks as programs write them in English, German, Swedish, French, Russian and Kazakh. */
static const char *const marks[] = {"re", "aw", "sv",  "tr",    "wg",  "fw",     "fwd",
                                    "ре", "на", "отв", "ответ", "пер", "пересл", "жауап"};

/* Small letters; Cyrillic ones that look like Latin become Latin, they are mixed in practice. */
static char *fold_mark(const char *text, gsize length)
{
    g_autofree char *small = g_utf8_casefold(text, (gssize)length);
    static const char *const cyrillic = "аеорсухн", *const latin = "aeopcyxh";
    GString *folded = g_string_new(NULL);
    for (const char *at = small; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar letter = g_utf8_get_char(at);
        const char *same = letter >= 0x80 ? g_utf8_strchr(cyrillic, -1, letter) : NULL;
        g_string_append_unichar(
            folded,
            same != NULL ? (gunichar)latin[g_utf8_pointer_to_offset(cyrillic, same)] : letter);
    }
    return g_string_free(folded, FALSE);
}

static bool is_mark(const char *folded, const char *mark)
{
    g_autofree char *folded_mark = fold_mark(mark, strlen(mark));
    return strcmp(folded, folded_mark) == 0;
}

static const char *skip_blanks(const char *text)
{
    while (*text != '\0' && is_gap(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    return text;
}

/* Behind "Re:", "RE[2]:" or "На :", or NULL when no mark stands at the beginning. */
static const char *skip_mark(const char *text)
{
    const char *end = text;
    while (g_unichar_isalpha(g_utf8_get_char(end)))
        end = g_utf8_next_char(end);
    g_autofree char *word = fold_mark(text, (gsize)(end - text));
    bool known = false;
    for (gsize i = 0; i < G_N_ELEMENTS(marks) && !known; i++)
        known = is_mark(word, marks[i]);
    if (!known)
        return NULL;
    if (*end == '[' || *end == '(') { /* how many times */
        size_t digits = strspn(end + 1, "0123456789");
        const char *close = end + 1 + digits;
        if (digits > 0 && (*close == ']' || *close == ')'))
            end = close + 1;
    }
    end = skip_blanks(end);
    if (*end == ':')
        return end + 1;
    return g_str_has_prefix(end, "：") ? end + strlen("：") : NULL;
}

static char *hide_numbers(const char *text)
{
    GString *hidden = g_string_new(NULL);
    const char *start, *end;
    MamsIin iin;
    while (mams_mail_find_iin(text, &start, &end, &iin)) {
        g_string_append_len(hidden, text, start - text);
        for (; start < end; start = g_utf8_next_char(start)) {
            gunichar letter = g_utf8_get_char(start);
            g_string_append_unichar(hidden, g_unichar_digit_value(letter) >= 0 ? 0x2022 : letter);
        }
        text = end;
    }
    g_string_append(hidden, text);
    return g_string_free(hidden, FALSE);
}

char *mams_mail_reply_subject(const char *subject)
{
    g_autofree char *clean = mams_text_clean(subject != NULL ? subject : "");
    const char *rest = skip_blanks(clean);
    for (const char *next; (next = skip_mark(rest)) != NULL;)
        rest = skip_blanks(next);
    g_autofree char *hidden = hide_numbers(rest);
    g_autofree char *cut = mams_text_ellipsize(hidden, SUBJECT_COLUMNS);
    /* Cutting a row of 13 digits may leave 12. */
    g_autofree char *safe = hide_numbers(cut);
    g_autofree char *reply = g_strconcat("Re: ", safe, NULL);
    return g_strdup(g_strchomp(reply));
}
