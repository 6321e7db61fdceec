/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "cm.h"
#include "folder.h"
#include "mams.h"
#include "widgets/editor.h"

#define LIST MAMS_SRCDIR "/data/spelling.txt"

/* The misspelt words of a text with blanks between them. (owned) */
static char *misspelt(MamsSpelling *with, const char *text)
{
    g_autoptr(GArray) marks = mams_spelling_check(with, text, strlen(text));
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < marks->len; i++) {
        MamsMisspelling word = g_array_index(marks, MamsMisspelling, i);
        assert_true(word.start < word.end && word.end <= strlen(text));
        g_string_append_printf(found, "%s%.*s", i > 0 ? " " : "", (int)(word.end - word.start),
                               text + word.start);
    }
    return g_string_free(g_steal_pointer(&found), FALSE);
}

static void expect(MamsSpelling *with, const char *text, const char *wanted)
{
    g_autofree char *found = misspelt(with, text);
    if (!g_str_equal(found, wanted))
        fail_msg("'%s': '%s', not '%s'", text, found, wanted);
}

/* With the installed dictionaries, which take their time to be read. */
static MamsSpelling *spelling;

static int set_up(void **state)
{
    (void)state;
    spelling = mams_spelling_new(DICTIONARIESDIR, LIST);
    g_autofree char *missing = mams_spelling_missing(spelling);
    if (missing != NULL)
        print_error("%s\n", missing);
    return missing != NULL ? -1 : 0;
}

static int tear_down(void **state)
{
    (void)state;
    mams_spelling_free(spelling);
    return 0;
}

static void test_three_languages(void **state)
{
    (void)state;
    static const struct {
        const char *text, *misspelt;
    } rows[] = {
        {"Сіз сақтандырылғансыз, жарна толық төленді.", ""},
        {"Төлемесеңіз, мәртебеңіз тоқтатылады; төлегенше күтіңіз.", ""},
        {"мүгедектігі бар адам, куәлігіңізді, тіліндегі, істемейтіндер", ""},
        {"МӘРТЕБЕҢІЗДІ ТӨЛЕМЕСЕҢІЗ, Қазақстандағы Мемлекеттің", ""},
        {"Сіз сақтандрылғансыз, жаурна төленді.", "сақтандрылғансыз жаурна"},
        /* An ending against the harmony of its word. */
        {"қалаге мәртебеңызді төлемаса", "қалаге мәртебеңызді төлемаса"},
        {"Взносы уплачены полностью, статус восстановлен.", ""},
        {"Взноссы уплачены польностью.", "Взноссы польностью"},
        {"The contribution hasn’t been paid yet.", ""},
        {"The contributoin has not bein paid.", "contributoin bein"},
        {"МӘМС, ОСМС, ЕСП, ИИН, ЖСН, ЖШС, АЕК және Qoldau", ""},
        {"МӘСМ", "МӘСМ"},
        {"әлеуметтік-экономикалық, какой-нибудь, well-known", ""},
        {"әлеуметтік-эканомикалық", "эканомикалық"},
        {"жаpна", "жаpна"}, /* a Latin letter in it */
        {"ИИН 900101900123, 4 250 ₸, 20.11.2024, №15/2, 12:30, 3х", ""},
        {"aigul.qq@mail.qz, www.zzqq.kz/abv, egov.kz, https://qq.kz", ""},
        {"Құрметті Қарақыз Шщыбекқызы! Сәлеметсіз бе", ""},
        {"Уважаемая Щыщова Пщщыя, Уважаемый Ффыв!", ""},
        {"Dear Qwrt Zzyk, thank you.", ""},
        {"Құрметті мырза, Шщыбек келді", "Шщыбек"},
        {"қазшыбекқызыштабылмаған"
         "қазшыбекқызыштабылмаған"
         "қазшыбекқызыштабылмаған",
         ""},
        {"", ""},
        {"- ' — ! -- 'а' ә", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        expect(spelling, rows[i].text, rows[i].misspelt);
}

static void test_names_that_are_given(void **state)
{
    (void)state;
    const char *text = "Шщыбекова Шщыбековой Шщыбековаға Шщыбековаге Ыщарқызына";
    expect(spelling, text, "Шщыбекова Шщыбековой Шщыбековаға Шщыбековаге Ыщарқызына");
    mams_spelling_accept(spelling, "Шщыбекова  Ыщарқызы,");
    expect(spelling, text, "Шщыбековаге Ыщарқызына");
    mams_spelling_accept(spelling, "");
    expect(spelling, "Шщыбекова", "Шщыбекова");
}

static char *suggestions(MamsSpelling *with, MamsLang lang, const char *text)
{
    g_autoptr(GArray) marks = mams_spelling_check(with, text, strlen(text));
    assert_int_equal(marks->len, 1);
    g_auto(GStrv) found =
        mams_spelling_suggest(with, lang, text, &g_array_index(marks, MamsMisspelling, 0));
    assert_true(g_strv_length(found) <= MAMS_MOST_SUGGESTIONS);
    return g_strjoinv("|", found);
}

static void test_suggestions(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        MamsLang lang;
        const char *first;
    } rows[] = {
        {"қалаге", MAMS_LANG_KK, "қалаға"},
        {"мектепқа", MAMS_LANG_KK, "мектепке"},
        {"жибердик", MAMS_LANG_KK, "жібердік"},
        {"мартебенизди", MAMS_LANG_KK, "мәртебеңізді"},
        {"Мемлекеттин", MAMS_LANG_KK, "Мемлекеттің"},
        {"стaтус", MAMS_LANG_RU, "статус"},
        {"соответстви", MAMS_LANG_RU, "соответствии"},
        {"contributoin", MAMS_LANG_EN, "contribution"},
        {"2024-жылге", MAMS_LANG_KK, "2024-жылға"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *found = suggestions(spelling, rows[i].lang, rows[i].text);
        g_autofree char *listed = g_strconcat(found, "|", NULL);
        g_autofree char *first = g_strconcat(rows[i].first, "|", NULL);
        if (!g_str_has_prefix(listed, first))
            fail_msg("'%s': '%s'", rows[i].text, found);
    }
}

static void write_file(const char *name, const char *bytes)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    assert_true(g_file_set_contents(path, bytes, -1, NULL));
}

static void test_missing_dictionaries(void **state)
{
    (void)state;
    g_autoptr(MamsSpelling) none = mams_spelling_new(folder, NULL);
    g_autofree char *missing = mams_spelling_missing(none);
    assert_non_null(strstr(missing, "hunspell-kk hunspell-ru hunspell-en-us"));
    expect(none, "жаурнама польностью contributoin", "");
    /* Endings need none. */
    expect(none, "МӘМС-ге жаурнама", "МӘМС-ге");
    g_auto(GStrv) found =
        mams_spelling_suggest(none, MAMS_LANG_KK, "қалаге", &(MamsMisspelling){0, 12, false});
    assert_null(found[0]);
}

/* A dictionary in another encoding, beside one that is missing and one without its words. */
static void test_dictionary_of_one_language(void **state)
{
    (void)state;
    write_file("ru_RU.aff", "SET KOI8-R\n");
    write_file("ru_RU.dic", "1\n\xd7\xda\xce\xcf\xd3\n"); /* взнос */
    write_file("en_US.aff", "SET UTF-8\n");
    g_autoptr(MamsSpelling) one = mams_spelling_new(folder, "/nonexistent");
    g_autofree char *missing = mams_spelling_missing(one);
    assert_non_null(strstr(missing, "'hunspell-kk hunspell-en-us'"));
    /* Who knows whether it is a Kazakh word. */
    expect(one, "взнос взносс қалаге teh", "");
    write_file("kk_KZ.aff", "SET UTF-8\n");
    write_file("kk_KZ.dic", "1\nқала\n");
    g_autoptr(MamsSpelling) two = mams_spelling_new(folder, NULL);
    expect(two, "взнос взносс қалаға қалаге teh", "взносс қалаге");
    g_autofree char *found = suggestions(two, MAMS_LANG_KK, "взносс");
    assert_string_equal(found, "взнос");
    static const char *const names[] = {"ru_RU.aff", "ru_RU.dic", "en_US.aff", "kk_KZ.aff",
                                        "kk_KZ.dic"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(folder, names[i], NULL);
        g_unlink(path);
    }
}

static void test_words_are_kept(void **state)
{
    (void)state;
    const char *text = "Сіз сақтандрылғансыз, жарна төленді. Взносы уплачены.";
    expect(spelling, text, "сақтандрылғансыз");
    unsigned lookups = mams_spelling_lookups(spelling);
    for (int i = 0; i < 10; i++)
        expect(spelling, text, "сақтандрылғансыз");
    assert_int_equal(mams_spelling_lookups(spelling), lookups);
}

static void test_any_bytes_do_no_harm(void **state)
{
    (void)state;
    static const char *const pieces[] = {"«",      "»",
                                         "-",      "‑",
                                         "'",      "’",
                                         "\"",     "%",
                                         "₸",      "5",
                                         "00",     "ә",
                                         "М",      "z",
                                         "ші",     "ға",
                                         "@",      "/",
                                         ".",      " ",
                                         "\u00a0", "\n",
                                         "\u0306", ">",
                                         "汉",     "\U0001F468\u200D"};
    GRand *random = g_rand_new_with_seed(20241122);
    for (int run = 0; run < 3000; run++) {
        g_autoptr(GString) text = g_string_new(NULL);
        int n = g_rand_int_range(random, 0, 14);
        for (int i = 0; i < n; i++)
            g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
        g_autoptr(GArray) marks = mams_spelling_check(spelling, text->str, text->len);
        for (guint i = 0; i < marks->len; i++) {
            const MamsMisspelling *word = &g_array_index(marks, MamsMisspelling, i);
            assert_true(word->start < word->end && word->end <= text->len);
            if (!word->ending)
                continue;
            g_auto(GStrv) found = mams_spelling_suggest(spelling, MAMS_LANG_KK, text->str, word);
            if (found[0] == NULL)
                fail_msg("nothing for '%s'", text->str);
        }
    }
    g_rand_free(random);
}

/* ---- in the editor ---- */

static bool press(MamsEditor *editor, MamsKey key)
{
    MamsEvent event = {.key = key};
    return mams_editor_key(editor, &event);
}

static void expect_at(MamsEditor *editor, const char *wanted)
{
    const char *text = mams_editor_text(editor);
    size_t cursor = mams_editor_cursor(editor);
    g_autofree char *shown = g_strdup_printf("%.*s|%s", (int)cursor, text, text + cursor);
    assert_string_equal(shown, wanted);
}

static void test_editor_goes_from_word_to_word(void **state)
{
    (void)state;
    g_autoptr(MamsEditor) editor =
        mams_editor_new("> МӘМС-ға қалаге\nМӘМС-ға жарна, қалаге\nteh end");
    int chosen;
    mams_editor_set_spelling(editor, spelling, MAMS_LANG_KK);
    mams_editor_set_cursor(editor, 0);
    assert_true(press(editor, MAMS_KEY_CTRL | 'N'));
    expect_at(editor, "> МӘМС-ға қалаге\n|МӘМС-ға жарна, қалаге\nteh end");
    assert_string_equal(mams_editor_suggestions(editor, &chosen)[0], "МӘМС-ке");
    assert_non_null(mams_editor_message(editor));
    press(editor, MAMS_KEY_CTRL | 'N');
    expect_at(editor, "> МӘМС-ға қалаге\nМӘМС-ға жарна, |қалаге\nteh end");
    assert_true(press(editor, MAMS_KEY_ENTER));
    assert_null(mams_editor_suggestions(editor, &chosen));
    expect_at(editor, "> МӘМС-ға қалаге\nМӘМС-ға жарна, қалаға|\nteh end");
    press(editor, MAMS_KEY_CTRL | 'N');
    expect_at(editor, "> МӘМС-ға қалаге\nМӘМС-ға жарна, қалаға\n|teh end");
    press(editor, MAMS_KEY_DOWN);
    assert_non_null(mams_editor_suggestions(editor, &chosen));
    assert_int_equal(chosen, 1);
    press(editor, MAMS_KEY_ESCAPE);
    assert_null(mams_editor_suggestions(editor, &chosen));
    assert_false(press(editor, MAMS_KEY_ESCAPE));
    /* From the last one it goes on at the first. */
    press(editor, MAMS_KEY_CTRL | 'N');
    MamsEvent one = {.key = MAMS_KEY_TEXT, .text = "1"};
    assert_true(mams_editor_key(editor, &one));
    expect_at(editor, "> МӘМС-ға қалаге\nМӘМС-ке| жарна, қалаға\nteh end");
    press(editor, MAMS_KEY_CTRL | 'U');
    expect_at(editor, "> МӘМС-ға қалаге\n|МӘМС-ға жарна, қалаға\nteh end");
    /* Any other key goes on with the text. */
    press(editor, MAMS_KEY_CTRL | 'N');
    press(editor, MAMS_KEY_RIGHT);
    assert_null(mams_editor_suggestions(editor, &chosen));
    mams_editor_set_text(editor, "Барлығы дұрыс.");
    press(editor, MAMS_KEY_CTRL | 'N');
    assert_non_null(mams_editor_message(editor));
    assert_null(mams_editor_suggestions(editor, &chosen));
    mams_editor_set_spelling(editor, NULL, MAMS_LANG_KK);
    assert_true(press(editor, MAMS_KEY_CTRL | 'N'));
}

static void test_editor_has_nothing_to_suggest(void **state)
{
    (void)state;
    g_autoptr(MamsEditor) editor = mams_editor_new("қщщщыщщщфқ teh");
    int chosen;
    mams_editor_set_spelling(editor, spelling, MAMS_LANG_KK);
    mams_editor_set_cursor(editor, 0);
    press(editor, MAMS_KEY_CTRL | 'N');
    assert_null(mams_editor_suggestions(editor, &chosen));
    assert_non_null(strstr(mams_editor_message(editor), "қщщщыщщщфқ"));
    press(editor, MAMS_KEY_CTRL | 'N');
    expect_at(editor, "қщщщыщщщфқ |teh");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_three_languages),
        cmocka_unit_test(test_names_that_are_given),
        cmocka_unit_test(test_suggestions),
        cmocka_unit_test_setup_teardown(test_missing_dictionaries, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_dictionary_of_one_language, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test(test_words_are_kept),
        cmocka_unit_test(test_any_bytes_do_no_harm),
        cmocka_unit_test(test_editor_goes_from_word_to_word),
        cmocka_unit_test(test_editor_has_nothing_to_suggest),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
