/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "people.h"
#include "rules_fixture.h"
#include "words/canned.h"
#include "words/contradict.h"

/* What a reply claims against what the engine says. */

#define TABLE MAMS_SRCDIR "/tests/golden/contradict.txt"

static MamsCanned *set;
static char **rows;
static int asked;

static int setup(void **state)
{
    g_autoptr(GError) error = NULL;
    if (words_setup(state) != 0)
        return -1;
    set = mams_canned_load(MAMS_SRCDIR "/data/canned", words, &error);
    if (!set)
        print_error("%s\n", error->message);
    return set ? 0 : -1;
}

static int teardown(void **state)
{
    g_clear_pointer(&set, mams_canned_free);
    return words_teardown(state);
}

/* Everything that an inquiry can know. */
static MamsCannedFrame whole_frame(MamsDay today)
{
    return (MamsCannedFrame){.today = today,
                             .number = "2024-000123",
                             .received = today - 3,
                             .due = today + 18,
                             .earlier = "2024-000098",
                             .organisation = "Денсаулық сақтау басқармасы",
                             .reason = "Мәселе емхана жұмысына қатысты",
                             .document = "оқу орнының анықтамасы",
                             .call_day = today + 1,
                             .operator_name = "Айдана Серікқызы"};
}

/* What a text says must hold for everybody to whom it goes. */
static void check_text(const GoldenPerson *golden, const MamsCannedText *text, MamsLang lang)
{
    g_autoptr(GError) error = NULL;
    const MamsCannedFrame frame = whole_frame(golden->answer->on);
    g_autofree char *filled =
        mams_canned_fill(set, text->id, lang, &frame, golden->answer, &golden->person, &error);
    if (!filled)
        fail_msg("%s, %s: %s", golden->file, text->id, error->message);
    g_autofree char *found = mams_contradict(words, lang, filled, golden->answer, &golden->person);
    if (found)
        fail_msg("%s, %s, %s: %s\n%s", golden->file, text->id, mams_lang_code(lang), found, filled);
    asked++;
}

static void check_texts(const GoldenPerson *golden)
{
    for (int i = 0; i < mams_canned_count(set); i++) {
        const MamsCannedText *text = mams_canned_text(set, i);
        for (int lang = 0; lang < MAMS_N_LANGS; lang++)
            if (mams_canned_fits(text, golden->answer->verdict))
                check_text(golden, text, (MamsLang)lang);
    }
}

static void test_no_prepared_reply_contradicts(void **state)
{
    (void)state;
    asked = 0;
    golden_people_each(check_texts);
    assert_true(asked > 50 * 40 * MAMS_N_LANGS);
}

/* Nor does what the program itself says, in any voice. */
static void check_voices(const GoldenPerson *golden)
{
    for (int voice = 0; voice < MAMS_N_VOICES; voice++) {
        for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
            g_autofree char *said = mams_words_reason(words, (MamsLang)lang, (MamsVoice)voice,
                                                      golden->answer, &golden->person);
            g_autofree char *found =
                mams_contradict(words, (MamsLang)lang, said, golden->answer, &golden->person);
            if (found)
                fail_msg("%s: %s\n%s", golden->file, found, said);
        }
    }
}

static void test_no_voice_contradicts(void **state)
{
    (void)state;
    golden_people_each(check_voices);
}

/* The sentence that says the opposite does, for everybody who is alive. */
static void check_opposite(const GoldenPerson *golden)
{
    static const char *const insured[] = {"Сіз сақтандырылғансыз.", "Вы застрахованы.",
                                          "You are insured."};
    static const char *const not_insured[] = {"Сіз сақтандырылмағансыз.", "Вы не застрахованы.",
                                              "You are not insured."};
    bool covered = golden->answer->verdict >= MAMS_VERDICT_TEMPORARY;
    if (golden->answer->verdict == MAMS_VERDICT_DEAD)
        return;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        const char *right = (covered ? insured : not_insured)[lang];
        const char *wrong = (covered ? not_insured : insured)[lang];
        g_autofree char *none =
            mams_contradict(words, (MamsLang)lang, right, golden->answer, &golden->person);
        g_autofree char *found =
            mams_contradict(words, (MamsLang)lang, wrong, golden->answer, &golden->person);
        if (none || !found)
            fail_msg("%s, %s: %s", golden->file, mams_lang_code((MamsLang)lang),
                     none ? none : "not found");
        const char *verdict =
            mams_words_verdict(words, (MamsLang)lang, golden->answer->verdict, golden->person.sex);
        assert_non_null(strstr(found, verdict));
    }
}

static void test_the_opposite_verdict_contradicts(void **state)
{
    (void)state;
    golden_people_each(check_opposite);
}

/* ---- the table ---- */

/* A row that is not about this person is left for another one. */
static void check_row(const GoldenPerson *golden, const char *row)
{
    g_auto(GStrv) cells = g_strsplit(row, " | ", 3);
    if (g_strv_length(cells) != 3)
        fail_msg("no row: %s", row);
    g_autofree char *file = g_strconcat(g_strstrip(cells[1]), "-", NULL);
    if (!g_str_has_prefix(golden->file, file))
        return;
    bool wanted = g_str_equal(g_strstrip(cells[0]), "yes");
    g_autofree char *text = g_strcompress(cells[2]);
    g_autofree char *found =
        mams_contradict(words, MAMS_LANG_RU, text, golden->answer, &golden->person);
    if (wanted != (found != NULL)) {
        print_error("%s\n  gives: %s\n", row, found ? found : "nothing");
        asked = -G_MAXINT / 2;
    }
    asked++;
}

static void check_rows(const GoldenPerson *golden)
{
    for (char **row = rows; *row; row++)
        if (**row != '\0' && **row != '#')
            check_row(golden, *row);
}

static void test_the_table(void **state)
{
    (void)state;
    g_autofree char *table = NULL;
    assert_true(g_file_get_contents(TABLE, &table, NULL, NULL));
    rows = g_strsplit(table, "\n", -1);
    asked = 0;
    golden_people_each(check_rows);
    int all = 0;
    for (char **row = rows; *row; row++)
        all += **row != '\0' && **row != '#';
    g_strfreev(rows);
    assert_int_equal(asked, all);
    assert_true(all >= 60);
}

/* Any text is read. */
static void check_rubbish(const GoldenPerson *golden)
{
    static const char *const texts[] = {
        "",
        ">",
        "\n\n",
        "...",
        "?!.,;:",
        "\xff\xfe",
        "₸",
        "0 ₸",
        "99999999999999999999999 ₸ төлеңіз",
        "31.02.2024 дейін сақтандырылғансыз",
        "не не не",
        "((((",
        "с 99.99.9999 застрахованы",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(mams_contradict(words, MAMS_LANG_KK, texts[i], golden->answer, &golden->person));
}

static void test_any_text(void **state)
{
    (void)state;
    golden_people_each(check_rubbish);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_prepared_reply_contradicts),
        cmocka_unit_test(test_no_voice_contradicts),
        cmocka_unit_test(test_the_opposite_verdict_contradicts),
        cmocka_unit_test(test_the_table),
        cmocka_unit_test(test_any_text),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
