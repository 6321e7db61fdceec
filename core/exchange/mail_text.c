/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/mail_private.h"

#include <string.h>

enum {
    MARKS_MAX = 8, /* on one letter; more are no writing, and slow to put in order */
    LINE_WORK = 4  /* a header is cut to this many times its limit before it is worked on */
};

bool mams_mail_forbidden(gunichar c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x200B || c == 0x200E || c == 0x200F ||
           c == 0x061C || c == 0xFEFF || c == 0x00AD || c == 0x2028 || c == 0x2029 ||
           (c >= 0xE0000 && c <= 0xE007F);
}

/* ---- text ---- */

/* Puts letter and mark together, as most keyboards write them. */
static void compose(GString *text)
{
    g_autofree char *composed = g_utf8_normalize(text->str, (gssize)text->len, G_NORMALIZE_NFC);
    if (composed != NULL) {
        g_string_assign(text, composed);
    }
}

/* The part without what is forbidden; `end_line` stands for any line end. */
static GString *filter(const char *part, const char *end_line, const char *tab, gsize most)
{
    GString *clean = g_string_sized_new(MIN(strlen(part), most) + 1);
    int marks = 0;
    bool any_mark = false;
    for (const char *p = part; *p != '\0' && clean->len <= most; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        bool mark = c >= 0x300 && g_unichar_ismark(c);
        marks = mark ? marks + 1 : 0;
        any_mark |= mark;
        if (c == '\n' || c == 0x2028 || c == 0x2029 || c == 0x85 || (c == '\r' && p[1] != '\n')) {
            g_string_append(clean, end_line);
        } else if (c == '\t') {
            g_string_append(clean, tab);
        } else if (!mams_mail_forbidden(c) && marks <= MARKS_MAX) {
            g_string_append_len(clean, p, g_utf8_next_char(p) - p);
        }
    }
    if (any_mark) {
        compose(clean);
    }
    return clean;
}

/* Cuts to at most `max` bytes of whole characters; whether it was longer. */
static bool cut(GString *text, gsize max)
{
    if (text->len <= max) {
        return false;
    }
    const char *end = g_utf8_find_prev_char(text->str, text->str + max + 1);
    g_string_truncate(text, end != NULL ? (gsize)(end - text->str) : 0);
    return true;
}

bool mams_mail_append(GString *text, const char *part, gsize max)
{
    GString *clean = filter(part, "\n", "\t", max);
    g_string_append_len(text, clean->str, (gssize)clean->len);
    g_string_free(clean, TRUE);
    return !cut(text, max);
}

char *mams_mail_line(const char *text, gsize max, bool *was_cut)
{
    GString *line = filter(text, " ", " ", LINE_WORK * max);
    g_strstrip(line->str);
    g_string_set_size(line, strlen(line->str));
    if (cut(line, max) && was_cut != NULL) {
        *was_cut = true;
    }
    g_strchomp(line->str);
    return g_string_free(line, FALSE);
}

/* ---- names of files ---- */

/* Keeps the ending, which says what a file is. */
static void shorten(GString *name, gsize max)
{
    if (name->len <= max) {
        return;
    }
    const char *dot = strrchr(name->str, '.');
    g_autofree char *ending = dot != NULL && strlen(dot) <= 16 ? g_strdup(dot) : g_strdup("");
    cut(name, max - strlen(ending));
    g_string_append(name, ending);
}

char *mams_mail_file_name(const char *text)
{
    g_autofree char *line = mams_mail_line(text, MAMS_MAIL_HEAD_MAX, NULL);
    const char *base = line;
    for (const char *p = line; *p != '\0'; p++) {
        if (*p == '/' || *p == '\\') {
            base = p + 1;
        }
    }
    /* Neither hidden nor an option of a command. */
    base += strspn(base, " .-~");
    g_autoptr(GString) name = g_string_new(base);
    for (char *p = name->str; *p != '\0'; p++) {
        if (strchr(":*?\"<>|'`$&;!", *p) != NULL) {
            *p = '_';
        }
    }
    shorten(name, MAMS_MAIL_NAME_MAX);
    while (name->len > 0 && strchr(" .", name->str[name->len - 1]) != NULL) {
        g_string_truncate(name, name->len - 1);
    }
    return name->len > 0 ? g_strdup(name->str) : NULL;
}

/* ---- format=flowed ---- */

static int quote_depth(const char *line)
{
    return (int)strspn(line, ">");
}

char *mams_mail_unflow(const char *text, bool delete_space)
{
    g_autoptr(GString) joined = g_string_sized_new(strlen(text) + 1);
    int open_depth = -1; /* of the line that goes on; -1: none does */
    for (const char *line = text; *line != '\0';) {
        gsize length = strcspn(line, "\r\n");
        int depth = quote_depth(line);
        const char *start = line + depth, *end = line + length;
        start += start < end && *start == ' ';
        bool signature = end - start == 3 && strncmp(start, "-- ", 3) == 0;
        bool flows = end > start && end[-1] == ' ' && !signature;
        if (open_depth != depth || signature) {
            if (open_depth >= 0) {
                g_string_append_c(joined, '\n');
            }
            for (int i = 0; i < depth; i++) {
                g_string_append_c(joined, '>');
            }
            g_string_append(joined, depth > 0 ? " " : "");
        }
        g_string_append_len(joined, start, end - start - (flows && delete_space));
        open_depth = flows ? depth : -1;
        line = end + (*end == '\r' && end[1] == '\n') + (*end != '\0');
        if (!flows) {
            g_string_append_c(joined, '\n');
        }
    }
    return g_strdup(joined->str);
}
