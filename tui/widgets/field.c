/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/field.h"

#include <string.h>

#include "mams.h"

struct MamsField {
    GString *text;
    size_t cursor; /* a byte at which a grapheme begins, or the end */
    size_t first;  /* the byte that is shown first */
    int max_letters;
};

MamsField *mams_field_new(int max_letters)
{
    MamsField *field = g_new0(MamsField, 1);
    field->text = g_string_new(NULL);
    field->max_letters = max_letters;
    return field;
}

void mams_field_free(MamsField *field)
{
    if (field == NULL)
        return;
    g_string_free(field->text, TRUE);
    g_free(field);
}

const char *mams_field_text(const MamsField *field)
{
    return field->text->str;
}

void mams_field_set_text(MamsField *field, const char *text)
{
    g_string_truncate(field->text, 0);
    field->cursor = field->first = 0;
    mams_field_insert(field, text);
}

size_t mams_field_cursor(const MamsField *field)
{
    return field->cursor;
}

static int width_of(const char *text, size_t length)
{
    g_autofree char *part = g_strndup(text, length);
    return mams_text_width(part);
}

int mams_field_cursor_column(const MamsField *field)
{
    return width_of(field->text->str, field->cursor);
}

void mams_field_keep(const MamsField *field, GKeyFile *file, const char *group, const char *key)
{
    g_autofree char *at = g_strconcat(key, "-at", NULL);
    int places[] = {(int)field->cursor, (int)field->first};
    g_key_file_set_string(file, group, key, field->text->str);
    g_key_file_set_integer_list(file, group, at, places, G_N_ELEMENTS(places));
}

/* A byte of a kept text as the beginning of a grapheme. */
static size_t valid_place(const MamsField *field, int place)
{
    size_t at = 0;
    while (at < field->text->len && (int)at < place)
        at = mams_text_next(field->text->str, at);
    return at;
}

void mams_field_restore(MamsField *field, GKeyFile *file, const char *group, const char *key)
{
    g_autofree char *text = g_key_file_get_string(file, group, key, NULL);
    g_autofree char *at = g_strconcat(key, "-at", NULL);
    gsize n = 0;
    g_autofree int *places = g_key_file_get_integer_list(file, group, at, &n, NULL);
    if (text == NULL)
        return;
    mams_field_set_text(field, text);
    if (n == 2) {
        field->cursor = valid_place(field, places[0]);
        field->first = valid_place(field, places[1]);
    }
}

static int count_letters(const char *text)
{
    int n = 0;
    for (size_t offset = 0; text[offset] != '\0'; offset = mams_text_next(text, offset))
        n++;
    return n;
}

void mams_field_insert(MamsField *field, const char *text)
{
    /* The new text is composed together with what stands before it: a mark may join its letter. */
    g_autofree char *before = g_strndup(field->text->str, field->cursor);
    g_autofree char *joined = g_strconcat(before, text, NULL);
    g_autofree char *clean = mams_text_clean(joined);
    const char *after = field->text->str + field->cursor;
    /* A mark without a letter to stand on would be typed and not seen. */
    if (clean[0] != '\0' && width_of(clean, mams_text_next(clean, 0)) == 0)
        return;
    int room = field->max_letters - count_letters(after);
    size_t end = 0;
    for (int n = 0; n < room && clean[end] != '\0'; n++)
        end = mams_text_next(clean, end);
    clean[end] = '\0';
    g_autofree char *whole = g_strconcat(clean, after, NULL);
    g_string_assign(field->text, whole);
    field->cursor = end;
}

static void erase_from(MamsField *field, size_t start)
{
    g_string_erase(field->text, (gssize)start, (gssize)(field->cursor - start));
    field->cursor = start;
}

/* Where the word before the cursor begins. */
static size_t word_start(const MamsField *field)
{
    size_t start = field->cursor;
    while (start > 0 && field->text->str[start - 1] == ' ')
        start--;
    while (start > 0 && field->text->str[start - 1] != ' ')
        start--;
    return start;
}

bool mams_field_key(MamsField *field, const MamsEvent *event)
{
    const char *text = field->text->str;
    switch ((int)event->key) {
    case MAMS_KEY_TEXT:
        mams_field_insert(field, event->text);
        return true;
    case MAMS_KEY_PASTE:
        mams_field_insert(field, event->paste);
        return true;
    case MAMS_KEY_LEFT:
        field->cursor = mams_text_previous(text, field->cursor);
        return true;
    case MAMS_KEY_RIGHT:
        field->cursor = mams_text_next(text, field->cursor);
        return true;
    case MAMS_KEY_HOME:
        field->cursor = 0;
        return true;
    case MAMS_KEY_END:
        field->cursor = field->text->len;
        return true;
    case MAMS_KEY_BACKSPACE:
        erase_from(field, mams_text_previous(text, field->cursor));
        return true;
    case MAMS_KEY_DELETE:
        g_string_erase(field->text, (gssize)field->cursor,
                       (gssize)(mams_text_next(text, field->cursor) - field->cursor));
        return true;
    case MAMS_KEY_CTRL | 'W':
        erase_from(field, word_start(field));
        return true;
    case MAMS_KEY_CTRL | 'U':
        erase_from(field, 0);
        return true;
    default:
        return false;
    }
}

size_t mams_field_scroll(MamsField *field, int columns)
{
    const char *text = field->text->str;
    field->first = MIN(field->first, field->cursor);
    /* One column stays for the cursor behind the last letter. */
    while (field->first < field->cursor &&
           width_of(text + field->first, field->cursor - field->first) > columns - 1)
        field->first = mams_text_next(text, field->first);
    /* After deletions, what fits is shown again. */
    while (field->first > 0) {
        size_t earlier = mams_text_previous(text, field->first);
        if (width_of(text + earlier, field->text->len - earlier) > columns - 1)
            break;
        field->first = earlier;
    }
    return field->first;
}

void mams_field_draw(MamsField *field, MamsDraw *draw, int row, int column, int columns, bool focus)
{
    const char *shown = field->text->str + mams_field_scroll(field, columns);
    g_autofree char *visible = g_strndup(shown, mams_text_fit(shown, columns));
    mams_draw_blank(draw, row, column, columns, MAMS_ROLE_FIELD);
    mams_draw_text(draw, row, column, columns, MAMS_ROLE_FIELD, visible);
    if (focus) {
        int at = width_of(shown, field->cursor - field->first);
        mams_draw_cursor(draw, row, column + at);
    }
}
