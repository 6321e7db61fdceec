/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "cm.h"
#include "folder.h"
#include "harness.h"
#include "session.h"

/* The program dropped in the middle of things and started again: the same screen, text and cursor.
 */

static Harness *start(void)
{
    return harness_new(&(HarnessOptions){.language = MAMS_LANG_EN, .state = folder});
}

/* All rows, and the cursor. (owned) */
static char *picture(Harness *harness)
{
    int row, column;
    g_autofree char *screen = harness_screen(harness);
    harness_cursor(harness, &row, &column);
    return g_strdup_printf("%scursor %d, %d", screen, row, column);
}

/* Drops the program and starts it again: the same stands there once the message is gone. (owned) */
static Harness *drop(Harness *harness)
{
    harness_bytes(harness, "\014"); /* takes a message away, nothing else */
    g_autofree char *before = picture(harness);
    harness_free(harness);
    Harness *again = start();
    harness_expect(again, "Restored from ");
    harness_bytes(again, "\014");
    g_autofree char *after = picture(again);
    if (!g_str_equal(after, before))
        fail_msg("before:\n%s\nafter:\n%s", before, after);
    return again;
}

static void test_half_a_name(void **state)
{
    (void)state;
    Harness *harness = start();
    harness_text(harness, "Ахметоова");
    for (int i = 0; i < 3; i++)
        harness_key(harness, VTERM_KEY_LEFT);
    harness = drop(harness);
    harness_key(harness, VTERM_KEY_BACKSPACE);
    harness_expect(harness, "Ахметова ");
    harness_expect(harness, "Серікқызы");
    harness = drop(harness);
    harness_function(harness, 10);
    harness_free(harness);
}

static void test_a_regular_end_begins_anew(void **state)
{
    (void)state;
    Harness *harness = start();
    harness_text(harness, "иванов");
    harness_function(harness, 10);
    assert_false(harness->running);
    harness_free(harness);
    harness = start();
    harness_expect_not(harness, "иванов");
    harness_expect_not(harness, "Restored");
    /* An empty search is nothing to speak of. */
    harness_free(harness);
    harness = start();
    harness_expect_not(harness, "Restored");
    harness_free(harness);
}

static void test_the_place_in_the_list(void **state)
{
    (void)state;
    Harness *harness = start();
    harness_text(harness, "иванов");
    harness_key(harness, VTERM_KEY_PAGEDOWN);
    harness_key(harness, VTERM_KEY_PAGEDOWN);
    harness_key(harness, VTERM_KEY_UP);
    harness = drop(harness);
    g_autofree char *chosen = harness_at_cursor(harness);
    harness_key(harness, VTERM_KEY_ENTER);
    harness = drop(harness);
    harness_expect(harness, "mams  Card");
    harness_bytes(harness, "\016"); /* the next person of the list */
    harness = drop(harness);
    harness_function(harness, 3);
    g_autofree char *next = harness_at_cursor(harness);
    assert_string_not_equal(next, chosen);
    harness_expect(harness, "mams  Search");
    harness_free(harness);
}

static int64_t journal_head(Harness *harness)
{
    g_autoptr(GError) error = NULL;
    int64_t entry = 0;
    char hash[65];
    assert_true(mams_desk_journal_head(harness->desk, &entry, hash, &error));
    return entry;
}

static void test_a_card_and_what_lies_on_it(void **state)
{
    (void)state;
    Harness *harness = start();
    harness_text(harness, FIXTURE_SAULE "\r");
    harness_function(harness, 12);
    for (int i = 0; i < 5; i++)
        harness_key(harness, VTERM_KEY_LEFT);
    harness_key(harness, VTERM_KEY_UP);
    int64_t looks = journal_head(harness);
    harness = drop(harness);
    /* Who sees it again has looked again. */
    assert_int_equal(journal_head(harness), looks + 1);
    harness_key(harness, VTERM_KEY_ENTER); /* the month */
    harness = drop(harness);
    harness_function(harness, 3);
    harness_function(harness, 6); /* the months */
    harness_key(harness, VTERM_KEY_PAGEDOWN);
    harness_key(harness, VTERM_KEY_LEFT);
    harness_key(harness, VTERM_KEY_UP);
    harness = drop(harness);
    harness_key(harness, VTERM_KEY_PAGEUP);
    harness_key(harness, VTERM_KEY_PAGEUP);
    harness = drop(harness);
    harness_key(harness, VTERM_KEY_ENTER);
    harness = drop(harness);
    harness_function(harness, 3);
    harness_function(harness, 3);
    harness_function(harness, 7); /* what if */
    harness_text(harness, "2");
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_LEFT);
    harness = drop(harness);
    harness_function(harness, 3);
    harness_function(harness, 5); /* why */
    harness_key(harness, VTERM_KEY_DOWN);
    harness = drop(harness);
    harness_function(harness, 1); /* help about it */
    harness_key(harness, VTERM_KEY_PAGEDOWN);
    harness = drop(harness);
    harness_function(harness, 3);
    harness_function(harness, 3);
    harness_key(harness, VTERM_KEY_TAB); /* the ways */
    harness_key(harness, VTERM_KEY_DOWN);
    harness = drop(harness);
    harness_key(harness, VTERM_KEY_ENTER);
    harness = drop(harness);
    harness_function(harness, 3);
    harness_function(harness, 3);
    harness_expect(harness, "mams  Search");
    harness_free(harness);
}

/* The call goes on, with its time and what is known of the caller. */
static void test_the_call(void **state)
{
    (void)state;
    Harness *harness = start();
    harness_text(harness, FIXTURE_ARTYOM "\r");
    int64_t number = mams_desk_call(harness->desk)->number;
    harness_text(harness, "2"); /* a parent or guardian calls */
    fixture_advance(75);
    harness = drop(harness);
    assert_int_equal(mams_desk_call_seconds(harness->desk), 75);
    assert_non_null(mams_desk_call(harness->desk));
    assert_int_equal(mams_desk_call(harness->desk)->number, number);
    harness_bytes(harness, "\022"); /* relatives */
    harness = drop(harness);
    harness_function(harness, 3);
    harness_function(harness, 8); /* to close it */
    harness_key(harness, VTERM_KEY_DOWN);
    harness = drop(harness);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "The call is closed.");
    assert_null(mams_desk_call(harness->desk));
    harness_free(harness);
    /* Nothing is left of it. */
    harness = start();
    assert_null(mams_desk_call(harness->desk));
    harness_expect(harness, "mams  Search");
    harness_free(harness);
}

/* One that was closed meanwhile is over, and its cards stay closed. */
static void test_a_call_that_is_over(void **state)
{
    (void)state;
    Harness *harness = start();
    harness_text(harness, FIXTURE_ARTYOM "\r");
    int64_t number = mams_desk_call(harness->desk)->number;
    harness_free(harness);
    g_autoptr(GError) error = NULL;
    MamsDesk *desk = fixture_desk_open();
    assert_true(mams_desk_call_resume(desk, number, &error));
    assert_true(mams_desk_call_close(desk, MAMS_TOPIC_OTHER, &error));
    fixture_desk_close(desk);
    harness = start();
    harness_expect(harness, "Not all of ");
    harness_expect(harness, "mams  Search");
    harness_expect(harness, FIXTURE_ARTYOM);
    assert_null(mams_desk_call(harness->desk));
    harness_free(harness);
}

static void test_a_card_as_known_before(void **state)
{
    (void)state;
    Harness *harness = start();
    harness_text(harness, FIXTURE_SAULE "\r\001"
                                        "22.11.2024\r");
    harness_expect(harness, "AS KNOWN ON: 22.11.2024");
    harness = drop(harness);
    harness_function(harness, 6);
    harness = drop(harness);
    harness_free(harness);
}

/* The line to fill in stands over its screen, and what it takes is taken there. */
static void test_a_prompt_over_a_card(void **state)
{
    (void)state;
    Harness *harness = start();
    harness_text(harness, FIXTURE_SAULE "\r\001"
                                        "22.11.204");
    harness_key(harness, VTERM_KEY_LEFT);
    int64_t looks = journal_head(harness);
    harness = drop(harness);
    /* The card is seen under it. */
    assert_int_equal(journal_head(harness), looks + 1);
    harness_text(harness, "2\r");
    harness_expect(harness, "AS KNOWN ON: 22.11.2024");
    harness_function(harness, 6);
    harness_bytes(harness, "\004");
    harness_expect(harness, "Changed between: 2024-11-22..");
    harness_bytes(harness, "\025"
                           "01.03.2024..");
    harness = drop(harness);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "mams  Changes");
    harness_free(harness);
}

static void test_what_the_what_if_asks(void **state)
{
    (void)state;
    Harness *harness = start();
    harness_text(harness, FIXTURE_ALIYA "\r");
    harness_function(harness, 7);
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_bytes(harness, "\02508.2024..10");
    harness = drop(harness);
    harness_text(harness, ".2024\r");
    harness_expect(harness, "08.2024..10.2024");
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "mams  Category");
    harness_text(harness, "е");
    for (int i = 0; i < 3; i++)
        harness_key(harness, VTERM_KEY_DOWN);
    harness = drop(harness);
    harness_bytes(harness, "\025learner\r");
    harness_expect(harness, "It holds: 22.11.2024..");
    harness = drop(harness);
    harness_bytes(harness, "\02501.09.2024..30.06.2025\r");
    harness_expect(harness, "01.09.2024..30.06.2025 full-time learner");
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_ENTER);
    harness = drop(harness);
    harness_key(harness, VTERM_KEY_ESCAPE);
    harness = drop(harness);
    harness_free(harness);
}

static void test_the_form(void **state)
{
    (void)state;
    Harness *harness = start();
    harness_text(harness, "ким");
    harness_function(harness, 4);
    harness_text(harness, "Ив*\tИван0*\t\t31.02.1985\tx");
    harness_key(harness, VTERM_KEY_LEFT);
    harness = drop(harness);
    harness_key(harness, VTERM_KEY_BACKSPACE);
    harness_bytes(harness, "\033[Z\025\r"); /* back, the birthday away, search */
    harness_key(harness, VTERM_KEY_END);
    harness_bytes(harness, "\025\r");
    harness_expect(harness, "Иван01");
    harness_key(harness, VTERM_KEY_DOWN);
    harness = drop(harness);
    harness_key(harness, VTERM_KEY_ENTER);
    harness = drop(harness);
    harness_function(harness, 3);
    harness_function(harness, 3);
    harness_expect(harness, "Find  ким");
    /* What the closed form held comes back with it. */
    harness = drop(harness);
    harness_function(harness, 4);
    harness_expect(harness, "Иван0*");
    harness_free(harness);
}

static void test_the_pick_list(void **state)
{
    (void)state;
    Harness *harness = start();
    harness_function(harness, 4);
    for (int i = 0; i < 6; i++)
        harness_key(harness, VTERM_KEY_TAB);
    harness_function(harness, 4);
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_DOWN);
    harness = drop(harness);
    harness_free(harness);
}

static void test_rates_reference_menu_and_line(void **state)
{
    (void)state;
    Harness *harness = start();
    harness_bytes(harness, "\005");
    harness_text(harness, "350 000\t2023");
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_DOWN);
    harness = drop(harness);
    harness_bytes(harness, "\007");
    harness_text(harness, "a");
    harness_key(harness, VTERM_KEY_DOWN);
    harness = drop(harness);
    harness_function(harness, 12); /* the topic in the caller's language */
    harness_function(harness, 12);
    harness = drop(harness);
    harness_function(harness, 9);
    harness_text(harness, "lang");
    harness_key(harness, VTERM_KEY_DOWN);
    harness = drop(harness);
    harness_bytes(harness, "\030status 85031");
    harness_key(harness, VTERM_KEY_LEFT);
    harness_key(harness, VTERM_KEY_LEFT);
    harness = drop(harness);
    harness_free(harness);
}

static void test_a_macro_being_recorded(void **state)
{
    (void)state;
    Harness *harness = start();
    harness_bytes(harness, "\017");
    harness_text(harness, "ким\r");
    harness = drop(harness);
    harness_function(harness, 3);
    harness_bytes(harness, "\017");
    harness_expect(harness, ":macro-keep");
    harness = drop(harness);
    harness_text(harness, "kim\r");
    harness_expect(harness, "'kim'");
    harness_free(harness);
}

static void test_a_small_window_keeps_everything(void **state)
{
    (void)state;
    Harness *harness = start();
    harness_text(harness, "иванов");
    harness_key(harness, VTERM_KEY_DOWN);
    harness_resize(harness, 10, 40);
    harness_text(harness, "x");
    harness_free(harness);
    harness = start();
    harness_expect(harness, "иванов ");
    g_autofree char *chosen = harness_at_cursor(harness);
    assert_non_null(strstr(chosen, "Иван02"));
    harness_free(harness);
}

static void test_a_damaged_file(void **state)
{
    (void)state;
    g_autofree char *path = g_build_filename(folder, "session-1", NULL);
    assert_true(g_file_set_contents(path, "[screen-0]\nname=search\ntext=x\n", -1, NULL));
    Harness *harness = start();
    harness_expect(harness, "damaged and put aside as 'damaged-session-1'.");
    harness_text(harness, "иванов");
    harness = drop(harness);
    harness_free(harness);
}

/* A folder that cannot be written is said, and hinders nothing else. */
static void test_where_nothing_can_be_kept(void **state)
{
    (void)state;
    Harness *harness =
        harness_new(&(HarnessOptions){.language = MAMS_LANG_EN, .state = "/dev/null/mams"});
    harness_expect(harness, "cannot keep what is typed for the case of a crash: '/dev/null/mams'");
    harness_text(harness, "иванов");
    harness_expect(harness, "Иван01");
    harness_function(harness, 10);
    assert_false(harness->running);
    harness_free(harness);
}

/* What was asked for on the command line comes first; the rest waits. */
static void test_open_begins_with_that_card(void **state)
{
    (void)state;
    Harness *harness = start();
    harness_text(harness, "иванов");
    harness_free(harness);
    harness = harness_new(
        &(HarnessOptions){.language = MAMS_LANG_EN, .state = folder, .open = FIXTURE_ALIYA});
    harness_expect(harness, "NOT INSURED since 01.08.2024");
    harness_function(harness, 10);
    harness_free(harness);
    harness = start();
    harness_expect(harness, "иванов ");
    harness_free(harness);
}

/* Changes a text in the kept session as if the program had written it so. */
static void write_session(const char *keys)
{
    g_autoptr(GError) error = NULL;
    g_auto(MamsSessionLeft) left = {0};
    MamsSession *session =
        mams_session_open(folder, fixture_database(), "aidana", true, &left, &error);
    assert_non_null(session);
    g_autoptr(GKeyFile) file = g_key_file_new();
    assert_true(g_key_file_load_from_data(file, keys, (gsize)-1, G_KEY_FILE_NONE, NULL));
    assert_true(mams_session_keep(session, file, &error));
    mams_session_end(session, false);
}

/* Somebody who is gone, a screen that is not known, values out of any range: the screens below
 * stand, and a message says so. */
static void test_what_does_not_fit_any_more(void **state)
{
    (void)state;
    static const char *const screens[] = {
        "[screen-1]\nname=card\niin=850317390019\n",
        "[screen-1]\nname=card\n",
        "[screen-1]\nname=search\n",
        "[screen-1]\nname=tea\n",
        "[screen-1]\nname=month\nmonth=24296\n",
        "[screen-1]\nname=why\n",
        "[screen-1]\nname=way\nway=-1\n",
        "[screen-1]\nname=topic\ntopic=999\n",
        "[screen-1]\nname=line\n",
        "[screen-1]\nname=categories\n",
        "[screen-1]\nname=card\niin=" FIXTURE_SAULE "\n[screen-2]\nname=category-form\n"
        "task=0\niin=" FIXTURE_SAULE "\n",
        "[screen-1]\nname=card\niin=" FIXTURE_SAULE "\n[screen-2]\nname=month\nmonth=1\n",
        "[screen-1]\nname=card\niin=" FIXTURE_SAULE "\n[screen-2]\nname=way\nway=99\n",
        "[screen-1]\nname=card\niin=" FIXTURE_SAULE "\n[screen-2]\nname=find-form\n",
        "[screen-1]\nname=prompt\nquestion=as-known\n",
        "[screen-1]\nname=card\niin=" FIXTURE_SAULE "\n[screen-2]\nname=prompt\nquestion=days\n",
        "[screen-1]\nname=card\niin=" FIXTURE_SAULE "\n[screen-2]\nname=pick\nquestion=diff\n",
        "[screen-1]\nname=card\niin=" FIXTURE_SAULE "\n[screen-2]\nname=prompt\n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(screens); i++) {
        g_autofree char *keys =
            g_strconcat("[screen-0]\nname=search\ntext=иванов\n", screens[i], NULL);
        write_session(keys);
        Harness *harness = start();
        harness_expect(harness, "Not all of ");
        harness_expect(harness, strstr(screens[i], "screen-2") != NULL ? "mams  Card" : "иванов");
        harness_function(harness, 10);
        harness_free(harness);
    }
}

static void test_values_out_of_range(void **state)
{
    (void)state;
    static const char *const screens[] = {
        "[screen-0]\nname=search\ntext=иванов\ntext-at=999;-7;\npeople=-5;70000;\nin-people=true\n",
        "[screen-0]\nname=search\ntext=иванов\ntext-at=3;x\npeople=1\nin-people=maybe\n",
        "[screen-0]\nname=search\ntext=\n[screen-1]\nname=rates\nfocus=9\nlist=99;99;\nin-list="
        "true\n"
        "[screen-2]\nname=reference\ntext=zzz\nlist=1;1;\nin-list=true\n"
        "[screen-3]\nname=menu\ntext=zzz\nlist=4;4;\n",
        "[screen-0]\nname=search\n[screen-1]\nname=find-form\nfocus=-2\ntop=-9\npicks=3;3;\n"
        "in-picks=true\npeople=2;2;\nsearched-0=..*..\n",
        "[screen-0]\nname=search\n[screen-1]\nname=card\niin=" FIXTURE_SAULE
        "\nmonth=-1\ntop-year=99999\nways=900;900;\nin-ways=true\n"
        "[screen-2]\nname=months\nmonth=-9\nzoom=-70\n"
        "[screen-3]\nname=why\nparagraph=-3\nline=99999\nlang=zz\n"
        "[screen-4]\nname=help\nparagraph=99999\nline=-1\nlang=kk\n"
        "[screen-5]\nname=line\ntext=status\nletters-behind=70\n",
        "[app]\ncaller-language=zz\nrecording=F99 \\n\n[screen-0]\nname=search\ntext=и\\n\\tв\n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(screens); i++) {
        write_session(screens[i]);
        Harness *harness = start();
        harness_expect(harness, "F10");
        harness_key(harness, VTERM_KEY_DOWN);
        harness_key(harness, VTERM_KEY_UP);
        harness_text(harness, "a");
        harness_expect(harness, "F10");
        harness_function(harness, 10);
        assert_false(harness->running);
        harness_free(harness);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_set_up, folder_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_half_a_name),
        TEST(test_a_regular_end_begins_anew),
        TEST(test_the_place_in_the_list),
        TEST(test_a_card_and_what_lies_on_it),
        TEST(test_the_call),
        TEST(test_a_call_that_is_over),
        TEST(test_a_card_as_known_before),
        TEST(test_a_prompt_over_a_card),
        TEST(test_what_the_what_if_asks),
        TEST(test_the_form),
        TEST(test_the_pick_list),
        TEST(test_rates_reference_menu_and_line),
        TEST(test_a_macro_being_recorded),
        TEST(test_a_small_window_keeps_everything),
        TEST(test_a_damaged_file),
        TEST(test_where_nothing_can_be_kept),
        TEST(test_open_begins_with_that_card),
        TEST(test_what_does_not_fit_any_more),
        TEST(test_values_out_of_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
