/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/document.h"

#include "base/text.h"

enum { COLUMNS = 78, KEY_COLUMNS = 18, BLANK_COLUMNS = 24 };

static void block_free(void *data)
{
    MamsBlock *block = data;
    for (int column = 0; column < MAMS_DOCUMENT_COLUMNS; column++) {
        g_free(block->key[column]);
        g_free(block->text[column]);
    }
    g_free(block);
}

MamsDocument *mams_document_new(int n_columns)
{
    MamsDocument *document = g_new0(MamsDocument, 1);
    document->n_columns = CLAMP(n_columns, 1, MAMS_DOCUMENT_COLUMNS);
    document->blocks = g_ptr_array_new_with_free_func(block_free);
    return document;
}

void mams_document_free(MamsDocument *document)
{
    if (document == NULL)
        return;
    g_ptr_array_unref(document->blocks);
    g_free(document->title);
    g_free(document->footer);
    g_free(document);
}

MamsBlock *mams_document_add(MamsDocument *document, MamsBlockKind kind)
{
    MamsBlock *block = g_new0(MamsBlock, 1);
    block->kind = kind;
    g_ptr_array_add(document->blocks, block);
    return block;
}

/* ---- as text ---- */

static void add_repeated(GString *out, const char *sign, int n)
{
    for (int i = 0; i < n; i++)
        g_string_append(out, sign);
}

/* The first line begins where the cursor stands; the others are indented. */
static void add_wrapped(GString *out, const char *text, int indent)
{
    g_auto(GStrv) lines = mams_text_wrap(text, COLUMNS - indent);
    for (int i = 0; lines[i] != NULL; i++) {
        if (i > 0)
            add_repeated(out, " ", indent);
        g_string_append_printf(out, "%s\n", lines[i]);
    }
    if (lines[0] == NULL)
        g_string_append_c(out, '\n');
}

static void add_row(GString *out, const char *key, const char *text)
{
    g_string_append(out, key);
    add_repeated(out, " ", MAX(1, KEY_COLUMNS - mams_text_width(key)));
    add_wrapped(out, text, KEY_COLUMNS);
}

static void add_blank(GString *out, const char *text)
{
    bool alone = *text == '\0';
    g_string_append_printf(out, "%s%s", text, alone ? "" : " ");
    add_repeated(out, "_", MAX(BLANK_COLUMNS, COLUMNS - (alone ? 0 : mams_text_width(text) + 1)));
    g_string_append_c(out, '\n');
}

/* Rows and blanks stand close together, everything else apart. */
static bool is_close(const MamsBlock *before, const MamsBlock *block)
{
    return before->kind == MAMS_BLOCK_HEADING ||
           (before->kind == block->kind &&
            (block->kind == MAMS_BLOCK_ROW || block->kind == MAMS_BLOCK_ADDRESS));
}

static void add_block(GString *out, const MamsBlock *block, int column)
{
    const char *text = block->text[column] != NULL ? block->text[column] : "";
    if (block->kind == MAMS_BLOCK_ROW)
        add_row(out, block->key[column] != NULL ? block->key[column] : "", text);
    else if (block->kind == MAMS_BLOCK_BLANK)
        add_blank(out, text);
    else
        add_wrapped(out, text, 0);
}

static bool is_empty(const MamsBlock *block, int column)
{
    return block->kind != MAMS_BLOCK_BLANK &&
           (block->text[column] == NULL || *block->text[column] == '\0');
}

char *mams_document_text(const MamsDocument *document)
{
    GString *out = g_string_new(NULL);
    for (int column = 0; column < document->n_columns; column++) {
        const MamsBlock *before = NULL;
        if (column > 0) {
            g_string_append_c(out, '\n');
            add_repeated(out, "─", COLUMNS);
            g_string_append(out, "\n\n");
        }
        for (guint i = 0; i < document->blocks->len; i++) {
            const MamsBlock *block = document->blocks->pdata[i];
            if (is_empty(block, column))
                continue;
            if (before != NULL && !is_close(before, block))
                g_string_append_c(out, '\n');
            add_block(out, block, column);
            before = block;
        }
    }
    if (document->footer != NULL)
        g_string_append_printf(out, "\n%s\n", document->footer);
    return g_string_free(out, FALSE);
}
