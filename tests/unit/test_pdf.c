/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "cm.h"
#include "exchange/pdf.h"
#include "folder.h"

/* The page printers, read back by pdftotext. */

#define SIGNS "ә і ң ғ ү ұ қ ө һ Ә І Ң Ғ Ү Ұ Қ Ө Һ « » — № ₸"

static MamsDay created(void)
{
    return mams_day_make(2024, 11, 22);
}

static char *read_pdf(GBytes *pdf)
{
    g_autofree char *path = g_build_filename(folder, "pages.pdf", NULL);
    assert_true(g_file_set_contents(path, g_bytes_get_data(pdf, NULL),
                                    (gssize)g_bytes_get_size(pdf), NULL));
    char *argv[] = {"pdftotext", "-layout", path, "-", NULL};
    char *text = NULL;
    int status = 1;
    assert_true(g_spawn_sync(NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                             &status, NULL));
    assert_int_equal(status, 0);
    return text;
}

static void expect_text(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("'%s' is not in: %s", part, text);
}

/* pdftotext joins and parts blanks as it likes. */
static void expect_number(const char *text, int number, int count)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    g_autofree char *joined = g_strjoinv("", words);
    g_autofree char *place = g_strdup_printf("%d/%d\n", number, count);
    expect_text(joined, place);
}

static void expect_signs(const char *text)
{
    g_auto(GStrv) signs = g_strsplit(SIGNS, " ", -1);
    for (int i = 0; signs[i] != NULL; i++)
        expect_text(text, signs[i]);
}

static int count_pages(const char *text)
{
    int pages = 0;
    for (; *text != '\0'; text++)
        pages += *text == '\f';
    return pages;
}

/* ---- the booklet ---- */

static GBytes *booklet(const char *sign, int n_lines, GError **error)
{
    g_autofree const char **lines = g_new0(const char *, n_lines + 1);
    g_autofree char *first = g_strconcat("N\bNA\bA_\bb ", sign, NULL);
    for (int i = 0; i < n_lines; i++)
        lines[i] = i == 0 ? first : "   a line";
    const MamsPdfPart parts[] = {{"First", lines, n_lines}, {"Second", lines, 2}};
    const MamsPdfBooklet booklet = {
        .title = "Booklet", .contents = "Contents", .created = created()};
    return mams_pdf_booklet(&booklet, parts, 2, error);
}

static void test_a_booklet(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) pdf = booklet(SIGNS, 130, &error);
    g_autoptr(GBytes) again = booklet(SIGNS, 130, &error);
    assert_non_null(pdf);
    assert_true(g_bytes_equal(pdf, again));
    g_autofree char *text = read_pdf(pdf);
    expect_signs(text);
    expect_text(text, "NAb");
    expect_text(text, "Contents");
    expect_number(text, 1, 5);
    expect_number(text, 5, 5);
    expect_text(text, ". 2\n");
    expect_text(text, ". 5\n");
    assert_int_equal(count_pages(text), 5);
}

static void test_a_missing_sign_stops_the_print(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(booklet("\xe4\xb8\xad", 3, &error)); /* U+4E2D */
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_DATA));
    expect_text(error->message, "U+4E2D");
}

/* ---- letters ---- */

static void add(MamsDocument *document, MamsBlockKind kind, const char *left, const char *right)
{
    MamsBlock *block = mams_document_add(document, kind);
    block->text[0] = g_strdup(left);
    block->text[1] = g_strdup(right);
    if (kind == MAMS_BLOCK_ROW) {
        block->key[0] = g_strdup("07.2024");
        block->key[1] = g_strdup("07.2024");
    }
}

/* A letter of several pages. */
static MamsDocument *long_letter(int n_columns)
{
    MamsDocument *document = mams_document_new(n_columns);
    document->title = g_strdup("Title");
    document->footer = g_strdup("0000-0000-0000");
    add(document, MAMS_BLOCK_TITLE, "Сол жақ", "Правая");
    add(document, MAMS_BLOCK_PARAGRAPH, SIGNS " <b> & done", SIGNS);
    for (int i = 0; i < 60; i++) {
        add(document, MAMS_BLOCK_HEADING, "тақырып", "заголовок");
        add(document, MAMS_BLOCK_PARAGRAPH, "сол жақтағы абзац", "абзац справа");
    }
    add(document, MAMS_BLOCK_ROW, "соңғы", "последняя");
    add(document, MAMS_BLOCK_BLANK, "Қолы", "Подпись");
    return document;
}

static void test_a_letter(void **state)
{
    (void)state;
    for (int columns = 1; columns <= 2; columns++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(MamsDocument) document = long_letter(columns);
        g_autoptr(GBytes) pdf = mams_pdf_letter(document, created(), &error);
        g_autoptr(GBytes) again = mams_pdf_letter(document, created(), &error);
        assert_non_null(pdf);
        assert_true(g_bytes_equal(pdf, again));
        g_autofree char *text = read_pdf(pdf);
        expect_signs(text);
        expect_text(text, "<b>");
        expect_text(text, "соңғы");
        expect_number(text, count_pages(text), count_pages(text));
        assert_true(count_pages(text) > 2);
        if (columns == 1) {
            assert_null(strstr(text, "Правая"));
            continue;
        }
        /* Side by side on one line. */
        char *line = strstr(text, "Сол жақ"), *right = strstr(text, "Правая");
        assert_true(line != NULL && right > line && strchr(line, '\n') > right);
    }
}

static void test_a_letter_with_a_missing_sign(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDocument) document = mams_document_new(1);
    add(document, MAMS_BLOCK_PARAGRAPH, "\xe4\xb8\xad", NULL);
    assert_null(mams_pdf_letter(document, created(), &error));
    assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_DATA));
}

static void test_a_letter_as_text(void **state)
{
    (void)state;
    g_autoptr(MamsDocument) document = long_letter(2);
    g_autofree char *text = mams_document_text(document);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (int i = 0; lines[i] != NULL; i++)
        assert_true(g_utf8_strlen(lines[i], -1) <= 78);
    assert_true(strstr(text, "Сол жақ") < strstr(text, "Правая"));
    expect_text(text, "07.2024           соңғы");
    expect_text(text, "Подпись ____");
    assert_true(g_str_has_suffix(text, "0000-0000-0000\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_booklet),
        cmocka_unit_test(test_a_missing_sign_stops_the_print),
        cmocka_unit_test(test_a_letter),
        cmocka_unit_test(test_a_letter_with_a_missing_sign),
        cmocka_unit_test(test_a_letter_as_text),
    };
    return cmocka_run_group_tests(tests, folder_set_up, folder_tear_down);
}
