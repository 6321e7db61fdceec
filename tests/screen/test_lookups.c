/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "harness.h"

/* The screens beside the card: the reference, the rates, and the manual behind F1. */

#define CTRL_G "\007"
#define CTRL_E "\005"

static Harness *start(MamsLang language)
{
    return harness_new(&(HarnessOptions){.language = language});
}

static void expect_at_cursor(Harness *harness, const char *beginning)
{
    g_autofree char *text = harness_at_cursor(harness);
    if (!g_str_has_prefix(text, beginning)) {
        g_autofree char *screen = harness_screen(harness);
        fail_msg("at the cursor stands '%s', not '%s':\n%s", text, beginning, screen);
    }
}

static void expect_rows_to_fit(Harness *harness)
{
    for (int row = 0; row < harness_rows(harness); row++) {
        g_autofree char *line = harness_row(harness, row);
        if (mams_text_width(line) > 80 || strstr(line, "…") != NULL) {
            /* The last line has words that end so. */
            if (row < harness_rows(harness) - 1)
                fail_msg("too long: %s", line);
        }
    }
}

/* ---- the reference ---- */

static void test_reference_opens_from_every_screen(void **state)
{
    (void)state;
    Harness *harness = start(MAMS_LANG_EN);
    static const char *const before[] = {"", FIXTURE_ALIYA "\r", "\0335", "\0331", CTRL_E};
    for (size_t i = 0; i < G_N_ELEMENTS(before); i++) {
        if (*before[i] != '\0')
            harness_bytes(harness, before[i]);
        harness_bytes(harness, CTRL_G);
        harness_expect(harness, "mams  Reference book");
        harness_expect(harness, "What the Fund and OSMS are");
        harness_bytes(harness, CTRL_G);
        harness_expect(harness, "This is the reference.");
        harness_function(harness, 3);
        harness_expect_not(harness, "mams  Reference book");
    }
    harness_free(harness);
}

static void test_reference_filters(void **state)
{
    (void)state;
    Harness *harness = start(MAMS_LANG_EN);
    harness_bytes(harness, CTRL_G);
    harness_text(harness, "возврат");
    harness_expect(harness, "Getting a wrong payment back");
    harness_expect_not(harness, "What the Fund and OSMS are");
    /* The same in the wrong keyboard layout. */
    harness_bytes(harness, "\033");
    harness_expect(harness, "What the Fund and OSMS are");
    harness_text(harness, "djpdhfn");
    harness_expect(harness, "Getting a wrong payment back");
    harness_bytes(harness, "\033");
    harness_text(harness, "xyzw");
    harness_expect(harness, "No topic holds these words.");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_function(harness, 12);
    harness_expect(harness, "mams  Reference book");
    /* Esc clears, then goes back. */
    harness_bytes(harness, "\033");
    harness_expect(harness, "What the Fund and OSMS are");
    harness_bytes(harness, "\033");
    harness_expect(harness, "mams  Search");
    harness_free(harness);
}

static void test_reference_tells_that_there_is_more(void **state)
{
    (void)state;
    Harness *harness = start(MAMS_LANG_EN);
    harness_bytes(harness, CTRL_G);
    harness_expect(harness, "1–17/");
    harness_key(harness, VTERM_KEY_PAGEDOWN);
    harness_expect_not(harness, "1–17/");
    harness_bytes(harness, "\033");
    harness_bytes(harness, CTRL_G);
    harness_text(harness, "122"); /* the payment purpose code */
    harness_expect(harness, "How to pay for oneself");
    harness_expect_not(harness, "–17/"); /* all of them are in sight */
    harness_free(harness);
}

static void test_a_topic_in_each_language(void **state)
{
    (void)state;
    Harness *harness = start(MAMS_LANG_EN);
    harness_bytes(harness, CTRL_G);
    harness_key(harness, VTERM_KEY_DOWN);
    expect_at_cursor(harness, "The six principles of the system");
    harness_key(harness, VTERM_KEY_ENTER);
    expect_at_cursor(harness, "The six principles of the system");
    harness_expect(harness, "compared on 28.02.2026");
    /* The caller's language, then the next one. */
    harness_function(harness, 12);
    expect_at_cursor(harness, "Жүйенің алты қағидаты");
    harness_expect(harness, "салыстырылған күні 28.02.2026");
    harness_function(harness, 12);
    expect_at_cursor(harness, "Шесть принципов системы");
    harness_function(harness, 3);
    harness_expect(harness, "F12: in ru");
    harness_function(harness, 12);
    expect_at_cursor(harness, "Шесть принципов системы");
    harness_free(harness);
}

static void test_other_texts_have_one_language(void **state)
{
    (void)state;
    Harness *harness = start(MAMS_LANG_EN);
    harness_function(harness, 1);
    harness_function(harness, 12);
    harness_expect(harness, "This text is in your language only.");
    harness_free(harness);
}

static void test_every_topic_fits(void **state)
{
    (void)state;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        Harness *harness = start((MamsLang)lang);
        g_autoptr(GError) error = NULL;
        const MamsReference *reference = mams_desk_reference(harness->desk, &error);
        assert_non_null(reference);
        harness_bytes(harness, CTRL_G);
        expect_rows_to_fit(harness);
        for (int topic = 0; topic < mams_reference_count(reference); topic++) {
            const char *title = mams_reference_title(reference, topic, (MamsLang)lang);
            if (topic > 0) {
                harness_key(harness, VTERM_KEY_DOWN);
                expect_at_cursor(harness, title);
            }
            harness_key(harness, VTERM_KEY_ENTER);
            expect_at_cursor(harness, title);
            expect_rows_to_fit(harness);
            harness_key(harness, VTERM_KEY_END);
            expect_rows_to_fit(harness);
            harness_function(harness, 3);
        }
        harness_free(harness);
    }
}

static void test_a_click_opens_a_topic(void **state)
{
    (void)state;
    Harness *harness = start(MAMS_LANG_EN);
    harness_bytes(harness, CTRL_G);
    int row = harness_find(harness, "The temporary status");
    g_autofree char *click = g_strdup_printf("\033[<0;5;%dM\033[<0;5;%dm", row + 1, row + 1);
    harness_bytes(harness, click);
    expect_at_cursor(harness, "The temporary status");
    harness_bytes(harness, click);
    harness_expect(harness, "The Fund confirms the status for 1 month");
    harness_free(harness);
}

/* ---- the rates ---- */

static void expect_row(Harness *harness, const char *name, const char *sum, const char *flag)
{
    g_autofree char *found = NULL;
    for (int row = 0; row < harness_rows(harness) && found == NULL; row++) {
        g_autofree char *line = harness_row(harness, row);
        g_autofree char *beginning = g_strconcat(" ", name, " ", NULL);
        if (g_str_has_prefix(line, beginning))
            found = g_steal_pointer(&line);
    }
    if (found == NULL || strstr(found, sum) == NULL || strstr(found, flag) == NULL) {
        g_autofree char *screen = harness_screen(harness);
        fail_msg("no row of '%s' with '%s' and '%s':\n%s", name, sum, flag, screen);
    }
}

static void test_rates_follow_the_fields(void **state)
{
    (void)state;
    Harness *harness = start(MAMS_LANG_EN);
    harness_bytes(harness, CTRL_E);
    harness_expect(harness, "mams  Rates");
    harness_expect(harness, "22.11.2024: minimum wage 85,000 ₸");
    expect_row(harness, "employee", "–", "17,000 ₸");
    expect_row(harness, "independent payer", "4,250 ₸", "");
    expect_row(harness, "entrepreneur", "5,950 ₸", "5 % × 1.4");
    harness_text(harness, "1 500 000");
    expect_row(harness, "employee", "17,000 ₸", "cap reached");
    expect_row(harness, "employer", "25,500 ₸", "cap reached");
    harness_key(harness, VTERM_KEY_TAB);
    harness_key(harness, VTERM_KEY_TAB);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_text(harness, "2026");
    harness_expect(harness, "01.01.2026: minimum wage 85,000 ₸");
    expect_row(harness, "employee", "30,000 ₸", "34,000 ₸");
    harness_expect_not(harness, "cap reached");
    expect_row(harness, "platform worker", "15,000 ₸", "17,000 ₸");
    harness_bytes(harness, "\025"
                           "15.12.2025");
    expect_row(harness, "employee", "17,000 ₸", "cap reached");
    harness_bytes(harness, "\025"
                           "2027");
    harness_expect(harness, "2027 is not known yet: the wage is that of 2026");
    harness_free(harness);
}

static void test_rates_say_what_is_wrong(void **state)
{
    (void)state;
    Harness *harness = start(MAMS_LANG_EN);
    harness_bytes(harness, CTRL_E);
    harness_text(harness, "100000");
    harness_text(harness, "x");
    harness_expect(harness, "The income is a sum in tenge");
    /* The rows stay as they were. */
    expect_row(harness, "employee", "2,000 ₸", "");
    harness_key(harness, VTERM_KEY_BACKSPACE);
    harness_expect_not(harness, "The income is a sum in tenge");
    harness_key(harness, VTERM_KEY_TAB);
    harness_text(harness, "20");
    harness_expect(harness, "The day is such as 22.11.2024");
    harness_text(harness, "23");
    harness_expect(harness, "01.01.2023: minimum wage 70,000 ₸");
    /* A sum beyond all numbers, and a year beyond all calendars. */
    harness_bytes(harness, "\0259999");
    harness_expect(harness, "The day is such as");
    harness_bytes(harness, "\025\t\02599999999999999999999");
    harness_expect(harness, "The income is a sum in tenge");
    /* Esc clears the field, then goes back. */
    harness_bytes(harness, "\033");
    harness_expect_not(harness, "The income is a sum in tenge");
    harness_bytes(harness, "\033");
    harness_expect(harness, "mams  Search");
    harness_free(harness);
}

static void test_rates_tell_the_chosen_payer(void **state)
{
    (void)state;
    Harness *harness = start(MAMS_LANG_EN);
    harness_bytes(harness, CTRL_E);
    expect_at_cursor(harness, "  ");
    harness_expect(harness, "the employer's deduction: 3 % of income up to 850,000 ₸");
    harness_key(harness, VTERM_KEY_DOWN);
    expect_at_cursor(harness, "employee");
    harness_expect(harness, "the employee's contribution: 2 %");
    for (int i = 0; i < 20; i++)
        harness_key(harness, VTERM_KEY_DOWN);
    expect_at_cursor(harness, "the state, for one person");
    harness_expect(harness, "of the average wage");
    /* Typing goes on in the field. */
    harness_text(harness, "5");
    harness_expect(harness, "Income of a month, ₸  5");
    harness_bytes(harness, CTRL_E);
    harness_expect(harness, "These are the rates.");
    harness_free(harness);
}

static void test_rates_fit_in_each_language(void **state)
{
    (void)state;
    static const char *const days[] = {"2020", "2022", "2024", "2026", "2027"};
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        Harness *harness = start((MamsLang)lang);
        harness_bytes(harness, CTRL_E "4000001.50\t");
        for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
            harness_bytes(harness, "\025");
            harness_text(harness, days[i]);
            expect_rows_to_fit(harness);
            for (int row = 0; row < 12; row++) {
                harness_key(harness, VTERM_KEY_DOWN);
                expect_rows_to_fit(harness);
            }
        }
        harness_free(harness);
    }
}

/* ---- help ---- */

/* F1 leads to the part of the manual about the focus; its heading has the cursor. */
static void expect_help(Harness *harness, const MamsManual *manual, const char *key)
{
    const MamsScreenClass *class = mams_app_top(harness->app)->class;
    assert_non_null(class->topic);
    assert_string_equal(class->topic(mams_app_top(harness->app)), key);
    const MamsManualSection *section = mams_manual_find(manual, key);
    if (section == NULL)
        fail_msg("the manual has no section '%s'", key);
    harness_function(harness, 1);
    g_autofree char *line = harness_at_cursor(harness);
    assert_string_equal(g_strstrip(line), section->title);
    expect_rows_to_fit(harness);
    harness_key(harness, VTERM_KEY_END);
    harness_expect(harness, _("Without function keys"));
    harness_function(harness, 3);
}

static void check_help(MamsLang lang)
{
    Harness *harness = start(lang);
    g_autoptr(MamsManual) manual =
        mams_manual_read(MAMS_BUILDDIR "/manual", lang, mams_manual_names[0], NULL);
    assert_non_null(manual);
    harness_text(harness, "иванов");
    expect_help(harness, manual, "search.field");
    harness_key(harness, VTERM_KEY_DOWN);
    expect_help(harness, manual, "search.list");
    harness_bytes(harness, "\033");
    harness_text(harness, FIXTURE_ALIYA "\r");
    expect_help(harness, manual, "card.months");
    harness_key(harness, VTERM_KEY_TAB);
    expect_help(harness, manual, "card.ways");
    harness_key(harness, VTERM_KEY_ENTER);
    expect_help(harness, manual, "way");
    harness_function(harness, 3);
    harness_function(harness, 5);
    expect_help(harness, manual, "why");
    harness_function(harness, 3);
    harness_function(harness, 6);
    harness_key(harness, VTERM_KEY_ENTER);
    expect_help(harness, manual, "month");
    harness_bytes(harness, CTRL_G);
    expect_help(harness, manual, "reference.field");
    harness_key(harness, VTERM_KEY_DOWN);
    expect_help(harness, manual, "reference.list");
    harness_key(harness, VTERM_KEY_ENTER);
    expect_help(harness, manual, "reference.text");
    harness_bytes(harness, CTRL_E);
    expect_help(harness, manual, "rates.income");
    harness_key(harness, VTERM_KEY_TAB);
    expect_help(harness, manual, "rates.day");
    harness_key(harness, VTERM_KEY_DOWN);
    expect_help(harness, manual, "rates.payers");
    harness_free(harness);
}

static void test_help_about_the_focus(void **state)
{
    (void)state;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++)
        check_help((MamsLang)lang);
}

static void test_help_about_the_help_is_the_manual(void **state)
{
    (void)state;
    Harness *harness = start(MAMS_LANG_EN);
    harness_function(harness, 1);
    harness_function(harness, 1);
    harness_expect(harness, "MAMS-DESK(7)");
    harness_expect(harness, "THE DESK");
    harness_free(harness);
}

static void test_the_manual_is_bold_and_underlined(void **state)
{
    (void)state;
    Harness *harness = start(MAMS_LANG_KK);
    harness_function(harness, 1);
    harness_function(harness, 1);
    int row = harness_find(harness, "ЖҰМЫС ҮСТЕЛІ");
    VTermScreenCell cell;
    assert_true(row > 0);
    vterm_screen_get_cell(harness->screen, (VTermPos){row, 1}, &cell);
    assert_true(cell.attrs.bold);
    while ((row = harness_find(harness, "Айту сөзінен")) < 0)
        harness_key(harness, VTERM_KEY_DOWN);
    vterm_screen_get_cell(harness->screen, (VTermPos){row, 8}, &cell);
    assert_int_equal(cell.attrs.underline, VTERM_UNDERLINE_SINGLE);
    harness_free(harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reference_opens_from_every_screen),
        cmocka_unit_test(test_reference_filters),
        cmocka_unit_test(test_reference_tells_that_there_is_more),
        cmocka_unit_test(test_a_topic_in_each_language),
        cmocka_unit_test(test_other_texts_have_one_language),
        cmocka_unit_test(test_every_topic_fits),
        cmocka_unit_test(test_a_click_opens_a_topic),
        cmocka_unit_test(test_rates_follow_the_fields),
        cmocka_unit_test(test_rates_say_what_is_wrong),
        cmocka_unit_test(test_rates_tell_the_chosen_payer),
        cmocka_unit_test(test_rates_fit_in_each_language),
        cmocka_unit_test(test_help_about_the_focus),
        cmocka_unit_test(test_help_about_the_help_is_the_manual),
        cmocka_unit_test(test_the_manual_is_bold_and_underlined),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
