/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "folder.h"
#include "harness.h"
#include "screens/screens.h"

/* The procedures: the list, a procedure as a text, and as a checklist. */

#define CTRL_K "\013"
#define CTRL_T "\024"

static Harness *start(MamsLang language)
{
    return harness_new(&(HarnessOptions){.language = language});
}

static MamsManual *page_of(const char *name, MamsLang language)
{
    g_autoptr(GError) error = NULL;
    MamsManual *manual = mams_manual_read(MAMS_BUILDDIR "/manual", language, name, &error);
    if (manual == NULL)
        fail_msg("%s", error->message);
    return manual;
}

static void expect_at_cursor(Harness *harness, const char *beginning)
{
    g_autofree char *text = harness_at_cursor(harness);
    if (!g_str_has_prefix(g_strchug(text), beginning)) {
        g_autofree char *screen = harness_screen(harness);
        fail_msg("at the cursor stands '%s', not '%s':\n%s", text, beginning, screen);
    }
}

static void open_procedure(Harness *harness, MamsScreen *screen, const GError *error)
{
    if (screen == NULL)
        fail_msg("%s", error->message);
    mams_app_push(harness->app, screen);
    harness_bytes(harness, "\014");
}

/* ---- the list ---- */

static void test_the_list_opens_everywhere(void **state)
{
    (void)state;
    Harness *harness = start(MAMS_LANG_EN);
    static const char *const before[] = {"", FIXTURE_ALIYA "\r", "\0335", "\0331", "\007"};
    static const char *const titles[] = {"Search", "Card", "Why", "Help", "Reference book"};
    for (size_t i = 0; i < G_N_ELEMENTS(before); i++) {
        if (*before[i] != '\0')
            harness_bytes(harness, before[i]);
        g_autofree char *title = g_strconcat("mams  ", titles[i], NULL);
        harness_expect(harness, title);
        harness_bytes(harness, CTRL_K);
        harness_expect(harness, "mams  Procedures");
        harness_expect(harness, "a call about the status");
        /* Another list does not open on it. */
        harness_bytes(harness, CTRL_K);
        harness_expect(harness, "This key does nothing here.");
        harness_bytes(harness, "\r");
        harness_expect(harness, "mams  Procedure ");
        expect_at_cursor(harness, "A CALL ABOUT THE STATUS");
        harness_function(harness, 3);
        harness_expect(harness, title);
    }
    harness_free(harness);
}

static void test_it_is_found_by_words_of_each_language(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *page;
    } cases[] = {{"temporary", "mams-temporary-status"},
                 {"қайтарып", "mams-refund"},
                 {"исправить", "mams-correct-category"},
                 {"turning-18", "mams-turning-18"}};
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        Harness *harness = start((MamsLang)lang);
        for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
            harness_bytes(harness, CTRL_K);
            harness_text(harness, cases[i].typed);
            harness_key(harness, VTERM_KEY_ENTER);
            harness_key(harness, VTERM_KEY_HOME);
            harness_expect(harness, cases[i].page);
            harness_function(harness, 3);
        }
        harness_free(harness);
    }
}

static void test_other_ways_to_the_list(void **state)
{
    (void)state;
    Harness *harness = start(MAMS_LANG_EN);
    harness_bytes(harness, "\030procedures\r"); /* the command line */
    harness_expect(harness, "mams  Procedures");
    harness_bytes(harness, "\033");
    harness_function(harness, 9);
    harness_text(harness, "рәсім");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "mams  Procedures");
    harness_free(harness);
}

static void test_the_list_fits_in_each_language(void **state)
{
    (void)state;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        Harness *harness = start((MamsLang)lang);
        harness_bytes(harness, CTRL_K);
        for (const char *const *name = mams_procedure_names; *name != NULL; name++) {
            g_autoptr(MamsManual) manual = page_of(*name, (MamsLang)lang);
            harness_expect(harness, manual->title);
        }
        harness_free(harness);
    }
}

/* ---- a procedure ---- */

/* Shows the page from its beginning to its end, a line at a time: each line is there whole. */
static void check_page(Harness *harness, const MamsManual *manual)
{
    g_autoptr(GError) error = NULL;
    open_procedure(harness, mams_procedure_screen_new(harness->app, manual->name, &error), error);
    harness_key(harness, VTERM_KEY_HOME);
    for (int i = 0; i < manual->n_lines; i++) {
        g_autofree char *line = mams_strike_plain(manual->lines[i]);
        /* Above it, an empty line may have gone unnoticed. */
        for (int tries = 0; tries < 3 && !harness_shows(harness, g_strchomp(line)); tries++)
            harness_key(harness, VTERM_KEY_DOWN);
        harness_expect(harness, line);
    }
    harness_function(harness, 3);
}

static void test_every_page_at_80x24_in_each_language(void **state)
{
    (void)state;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        Harness *harness = start((MamsLang)lang);
        for (const char *const *name = mams_procedure_names; *name != NULL; name++) {
            g_autoptr(MamsManual) manual = page_of(*name, (MamsLang)lang);
            check_page(harness, manual);
        }
        harness_free(harness);
    }
}

static void test_it_begins_at_a_section(void **state)
{
    (void)state;
    Harness *harness = start(MAMS_LANG_KK);
    g_autoptr(GError) error = NULL;
    open_procedure(harness, mams_procedure_screen_new(harness->app, "refund.need", &error), error);
    expect_at_cursor(harness, "Не керек");
    /* The place stays when the language changes. */
    harness_bytes(harness, CTRL_T);
    expect_at_cursor(harness, "Что нужно");
    harness_bytes(harness, CTRL_T);
    expect_at_cursor(harness, "What you need");
    /* Its own help is about procedures. */
    harness_function(harness, 1);
    harness_expect(harness, "PROCEDURES");
    harness_expect(harness, "The steps");
    harness_free(harness);
}

static void test_there_is_no_such_procedure(void **state)
{
    (void)state;
    Harness *harness = start(MAMS_LANG_EN);
    static const char *const names[] = {"mams-desk", "card.months", "mams-rules", "nothing", ""};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(mams_procedure_screen_new(harness->app, names[i], &error));
        assert_true(g_error_matches(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND));
        assert_non_null(strstr(error->message, names[i]));
    }
    harness_free(harness);
}

static const char *topic_of_a_procedure(const MamsScreen *screen)
{
    (void)screen;
    return "turning-18.say";
}

/* F1 on a screen whose part belongs to a procedure opens that procedure there. */
static void test_help_about_a_procedure(void **state)
{
    (void)state;
    static const MamsScreenClass class = {.place = MAMS_PLACE_READER,
                                          .topic = topic_of_a_procedure};
    Harness *harness = start(MAMS_LANG_RU);
    const MamsScreen screen = {.class = &class, .app = harness->app};
    mams_app_push(harness->app, mams_help_screen_new(harness->app, &screen));
    harness_bytes(harness, "\014");
    expect_at_cursor(harness, "Что сказать");
    harness_free(harness);
}

/* ---- a checklist ---- */

typedef struct {
    GPtrArray *ticked; /* keys */
    bool fails;
} Kept;

static bool is_ticked(void *data, const char *step)
{
    return g_ptr_array_find_with_equal_func(((Kept *)data)->ticked, step, g_str_equal, NULL);
}

static bool toggle(void *data, const char *step, GError **error)
{
    Kept *kept = data;
    guint place;
    if (kept->fails) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_BUSY, "'%s' cannot be ticked", step);
        return false;
    }
    if (g_ptr_array_find_with_equal_func(kept->ticked, step, g_str_equal, &place))
        g_ptr_array_remove_index(kept->ticked, place);
    else
        g_ptr_array_add(kept->ticked, g_strdup(step));
    return true;
}

static Harness *start_checklist(Kept *kept, MamsLang language, const char *state)
{
    *kept = (Kept){.ticked = g_ptr_array_new_with_free_func(g_free)};
    Harness *harness = harness_new(&(HarnessOptions){.language = language, .state = state});
    g_autoptr(GError) error = NULL;
    const MamsTicks ticks = {is_ticked, toggle, kept};
    open_procedure(harness,
                   mams_checklist_screen_new(harness->app, "mams-status-call", &ticks, &error),
                   error);
    return harness;
}

static void end_checklist(Harness *harness, Kept *kept)
{
    harness_free(harness);
    g_ptr_array_free(kept->ticked, TRUE);
}

static void expect_ticked(const Kept *kept, const char *expected)
{
    g_autoptr(GString) keys = g_string_new(NULL);
    for (guint i = 0; i < kept->ticked->len; i++)
        g_string_append_printf(keys, "%s%s", i > 0 ? " " : "", (char *)kept->ticked->pdata[i]);
    assert_string_equal(keys->str, expected);
}

static void test_steps_are_ticked(void **state)
{
    (void)state;
    Kept kept;
    Harness *harness = start_checklist(&kept, MAMS_LANG_EN, NULL);
    expect_at_cursor(harness, "[ ] Type the IIN");
    assert_int_equal(harness_find(harness, "Steps"), 2); /* on top */
    harness_text(harness, " ");
    expect_at_cursor(harness, "[x] Type the IIN");
    int column, before, after;
    harness_key(harness, VTERM_KEY_DOWN);
    harness_cursor(harness, &before, &column);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_cursor(harness, &after, &column);
    assert_int_equal(after, before); /* the text does not jump */
    expect_at_cursor(harness, "[x] Ask who calls");
    harness_key(harness, VTERM_KEY_DOWN);
    expect_at_cursor(harness, "[ ] Let the caller tell");
    expect_ticked(&kept, "find caller");
    /* Once more takes the tick away. */
    harness_key(harness, VTERM_KEY_UP);
    harness_text(harness, " ");
    expect_at_cursor(harness, "[ ] Ask who calls");
    expect_ticked(&kept, "find");
    /* In another language the same steps are ticked, and the cursor stays on its step. */
    harness_bytes(harness, CTRL_T);
    expect_at_cursor(harness, "[ ] Кім қоңырау шалып");
    harness_key(harness, VTERM_KEY_UP);
    expect_at_cursor(harness, "[x] Іздеу экранында");
    end_checklist(harness, &kept);
}

static void test_arrows_go_through_all_steps_and_on(void **state)
{
    (void)state;
    Kept kept;
    Harness *harness = start_checklist(&kept, MAMS_LANG_KK, NULL);
    g_autoptr(MamsManual) manual = page_of("mams-status-call", MAMS_LANG_KK);
    for (guint i = 0; i < manual->steps->len; i++) {
        const MamsManualStep *step = manual->steps->pdata[i];
        g_autofree char *line = mams_strike_plain(manual->lines[step->line]);
        expect_at_cursor(harness, g_strstrip(line));
        /* The whole step is in sight. */
        for (int l = step->line; *manual->lines[l] != '\0'; l++) {
            g_autofree char *text = mams_strike_plain(manual->lines[l]);
            harness_expect(harness, g_strstrip(text));
        }
        harness_key(harness, VTERM_KEY_DOWN);
    }
    for (int i = 0; i < 80; i++)
        harness_key(harness, VTERM_KEY_DOWN);
    harness_expect(harness, "ТАҒЫ ҚАРАҢЫЗ");
    for (int i = 0; i < 160; i++)
        harness_key(harness, VTERM_KEY_UP);
    harness_expect(harness, "АТАУЫ");
    end_checklist(harness, &kept);
}

static void test_what_cannot_be_ticked(void **state)
{
    (void)state;
    Kept kept;
    Harness *harness = start_checklist(&kept, MAMS_LANG_EN, NULL);
    kept.fails = true;
    harness_text(harness, " ");
    harness_expect(harness, "'find' cannot be ticked");
    expect_at_cursor(harness, "[ ] Type the IIN");
    kept.fails = false;
    /* Where no step stands. */
    harness_key(harness, VTERM_KEY_HOME);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "There is no step to tick here.");
    harness_text(harness, " ");
    harness_expect(harness, "This key does nothing here.");
    expect_ticked(&kept, "");
    end_checklist(harness, &kept);
    /* In a text the boxes are text. */
    harness = start(MAMS_LANG_EN);
    g_autoptr(GError) error = NULL;
    open_procedure(harness, mams_procedure_screen_new(harness->app, "status-call.steps", &error),
                   error);
    harness_key(harness, VTERM_KEY_DOWN);
    expect_at_cursor(harness, "[ ] Type the IIN");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "There is no step to tick here.");
    expect_at_cursor(harness, "[ ] Type the IIN");
    harness_free(harness);
}

/* ---- after a crash ---- */

static void test_a_procedure_comes_back(void **state)
{
    (void)state;
    const HarnessOptions options = {.language = MAMS_LANG_EN, .state = folder};
    Harness *harness = harness_new(&options);
    harness_bytes(harness, CTRL_K "refund\r");
    harness_key(harness, VTERM_KEY_PAGEDOWN);
    harness_bytes(harness, "\014");
    g_autofree char *before = harness_screen(harness);
    harness_free(harness);
    harness = harness_new(&options);
    harness_expect(harness, "Restored from ");
    harness_bytes(harness, "\014");
    g_autofree char *after = harness_screen(harness);
    assert_string_equal(after, before);
    harness_function(harness, 10);
    harness_free(harness);
}

/* Who keeps the ticks of a checklist is not there any more: it stays closed. */
static void test_a_checklist_does_not(void **state)
{
    (void)state;
    Kept kept;
    Harness *harness = start_checklist(&kept, MAMS_LANG_EN, folder);
    harness_text(harness, " ");
    end_checklist(harness, &kept);
    harness = harness_new(&(HarnessOptions){.language = MAMS_LANG_EN, .state = folder});
    harness_expect(harness, "mams  Search");
    harness_function(harness, 10);
    harness_free(harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_list_opens_everywhere),
        cmocka_unit_test(test_it_is_found_by_words_of_each_language),
        cmocka_unit_test(test_other_ways_to_the_list),
        cmocka_unit_test(test_the_list_fits_in_each_language),
        cmocka_unit_test(test_every_page_at_80x24_in_each_language),
        cmocka_unit_test(test_it_begins_at_a_section),
        cmocka_unit_test(test_there_is_no_such_procedure),
        cmocka_unit_test(test_help_about_a_procedure),
        cmocka_unit_test(test_steps_are_ticked),
        cmocka_unit_test(test_arrows_go_through_all_steps_and_on),
        cmocka_unit_test(test_what_cannot_be_ticked),
        cmocka_unit_test_setup_teardown(test_a_procedure_comes_back, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(test_a_checklist_does_not, folder_set_up, folder_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
