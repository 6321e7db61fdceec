/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "appeals.h"
#include "cm.h"
#include "folder.h"

/* Answering an inquiry in writing: the prepared texts, the editor, sending once, and what of it all
 * outlives a crash. */

enum { KEYS_TO_ANSWER = 15 };
#define CTRL(letter) ((char[]){(letter) - '@', '\0'})

static int64_t add_aliya(void)
{
    return appeals_add(FIXTURE_ALIYA, "aliya@mail.example", "Сақтандыру мәртебесі",
                       "Мен сақтандырылғанмын ба?", MAMS_LANG_KK);
}

/* The queue with one inquiry in sight. */
static Harness *start(const char *login, int64_t number, bool kept)
{
    Harness *harness = appeals_start(MAMS_LANG_EN, login, kept);
    g_autofree char *code = g_strdup_printf("2024-%06d", (int)number);
    harness_function(harness, 8);
    harness_text(harness, code);
    return harness;
}

static Harness *start_reply(const char *login, int64_t number)
{
    Harness *harness = start(login, number, false);
    harness_text(harness, "\r");
    harness_function(harness, 4);
    harness_text(harness, "\r");
    harness_expect(harness, "With it: ");
    return harness;
}

/* From Enter in the queue to the reply that was sent. */
static void test_an_answer_in_few_keys(void **state)
{
    (void)state;
    int64_t number = add_aliya();
    Harness *harness = start("aidana", number, false);
    static const char *const keys[] = {"\r", "\0334", "\r", "\0332", "\0332"};
    static const char *const found[] = {"\r", "\0334", "қ", "а", "й", "\r", "\0332", "\r"};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        harness_bytes(harness, keys[i]);
    harness_expect(harness, "the reply leaves to aliya@mail.example");
    assert_true(G_N_ELEMENTS(keys) <= KEYS_TO_ANSWER);
    assert_int_equal(appeals_mails(), 1);
    harness_free(harness);
    /* The same with a text that is found by three letters. */
    harness = start("aidana", add_aliya(), false);
    for (size_t i = 0; i < G_N_ELEMENTS(found); i++)
        harness_bytes(harness, found[i]);
    harness_expect(harness, "the reply leaves to aliya@mail.example");
    assert_true(G_N_ELEMENTS(found) <= KEYS_TO_ANSWER);
    assert_int_equal(appeals_mails(), 2);
    harness_expect(harness, "Inquiries");
    harness_free(harness);
}

/* Each prepared text stands on the first page after three letters of its short key. */
static void test_each_text_is_found_by_three_letters(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    Harness *harness = start("aidana", add_aliya(), false);
    harness_text(harness, "\r");
    harness_function(harness, 4);
    const MamsCanned *set = mams_desk_canned(harness->desk, &error);
    assert_non_null(set);
    for (int i = 0; i < mams_canned_count(set); i++) {
        const MamsCannedText *text = mams_canned_text(set, i);
        g_auto(GStrv) keys = g_strsplit_set(text->keys[MAMS_LANG_KK], ", ", -1);
        g_autofree char *three = g_utf8_substring(keys[0], 0, MIN(3, g_utf8_strlen(keys[0], -1)));
        g_autofree char *title = mams_text_ellipsize(text->title[MAMS_LANG_KK], 40);
        title[mams_text_fit(title, 30)] = '\0';
        harness_text(harness, three);
        harness_expect(harness, title);
        harness_bytes(harness, CTRL('U'));
    }
    harness_free(harness);
}

static void test_what_stops_it(void **state)
{
    (void)state;
    int64_t number = add_aliya();
    Harness *harness = start_reply("aidana", number);
    /* Somebody says the opposite of the engine. */
    harness_bytes(harness, CTRL('A'));
    harness_text(harness, "Сіз сақтандырылғансыз.\r");
    harness_expect(harness, "✗ ");
    harness_function(harness, 2);
    harness_expect(harness, "It cannot be sent: ");
    harness_function(harness, 2);
    harness_expect(harness, "It cannot be sent: ");
    assert_int_equal(appeals_mails(), 0);
    harness_function(harness, 5);
    harness_expect(harness, "Before it is sent");
    harness_function(harness, 3);
    for (int i = 0; i < 23; i++)
        harness_bytes(harness, "\177");
    harness_expect_not(harness, "✗ ");
    harness_function(harness, 2);
    harness_expect(harness, "F2 or Enter again sends it to aliya@mail.example");
    /* Any other key leaves the question. */
    harness_key(harness, VTERM_KEY_DOWN);
    harness_text(harness, "\r");
    assert_int_equal(appeals_mails(), 0);
    harness_function(harness, 2);
    harness_text(harness, "\r");
    assert_int_equal(appeals_mails(), 1);
    harness_free(harness);
}

static void test_languages_and_letters(void **state)
{
    (void)state;
    Harness *harness = start_reply("aidana", add_aliya());
    harness_expect(harness, "Құрметті");
    harness_function(harness, 12);
    harness_expect(harness, "Уважаем");
    harness_text(harness, "я");
    harness_function(harness, 12);
    harness_expect(harness, "F12 again fills it anew in 'en'");
    harness_function(harness, 12);
    harness_expect(harness, "Dear");
    harness_bytes(harness, CTRL('P'));
    harness_expect(harness, "With it: letter about the status");
    harness_function(harness, 2);
    harness_function(harness, 2);
    harness_expect(harness, "with the letter");
    assert_int_equal(appeals_mails(), 1);
    harness_free(harness);
}

/* The prepared texts again, over what was written. */
static void test_another_text(void **state)
{
    (void)state;
    Harness *harness = start_reply("aidana", add_aliya());
    harness_text(harness, "ЖАЗЫЛҒАН");
    harness_function(harness, 4);
    harness_text(harness, "\r");
    harness_expect(harness, "Enter again puts this text in place of what was written");
    harness_text(harness, "\r");
    harness_expect(harness, "With it: ");
    harness_expect_not(harness, "ЖАЗЫЛҒАН");
    harness_bytes(harness, CTRL('U'));
    harness_expect(harness, "ЖАЗЫЛҒАН");
    harness_free(harness);
}

static void test_without_an_address(void **state)
{
    (void)state;
    int64_t number =
        appeals_add(FIXTURE_ALIYA, NULL, "Мәртебе", "Мен сақтандырылғанмын ба?", MAMS_LANG_KK);
    Harness *harness = start_reply("aidana", number);
    harness_expect(harness, "told, not mailed");
    harness_function(harness, 2);
    harness_expect(harness, "records it as told");
    harness_function(harness, 2);
    harness_expect(harness, "tell it by its channel");
    assert_int_equal(appeals_mails(), 0);
    harness_free(harness);
}

/* The loser of a take-over is told, and what he wrote stays: in the draft to the letter before, and
 * on his screen. */
static void test_a_take_over_meanwhile(void **state)
{
    (void)state;
    int64_t number = add_aliya();
    g_autoptr(GError) error = NULL;
    Harness *harness = start_reply("bolat", number);
    harness_text(harness, "БІРІНШІ ");
    MamsDesk *other = appeals_desk("aidana");
    assert_true(mams_desk_claim(other, number, true, &error));
    harness_text(harness, "Е");
    harness_expect(harness, "aidana");
    harness_expect(harness, "✗ ");
    harness_expect(harness, "БІРІНШІ Е");
    harness_function(harness, 2);
    harness_expect(harness, "It cannot be sent: ");
    g_autoptr(MamsReplyDraft) draft = mams_desk_reply_draft(other, number, &error);
    assert_non_null(draft);
    assert_true(g_str_has_prefix(draft->text, "БІРІНШІ "));
    assert_int_equal(appeals_mails(), 0);
    mams_desk_close(other);
    harness_free(harness);
}

/* ---- a crash ---- */

static char *picture(Harness *harness)
{
    int row, column;
    harness_bytes(harness, "\014");
    g_autofree char *screen = harness_screen(harness);
    harness_cursor(harness, &row, &column);
    return g_strdup_printf("%scursor %d, %d", screen, row, column);
}

/* Drops the program and starts it again: the same stands there. */
static Harness *drop(Harness *harness)
{
    g_autofree char *before = picture(harness);
    harness_free(harness);
    Harness *again = appeals_start(MAMS_LANG_EN, "aidana", true);
    harness_expect(again, "Restored from ");
    g_autofree char *after = picture(again);
    if (!g_str_equal(after, before))
        fail_msg("before:\n%s\nafter:\n%s", before, after);
    return again;
}

static void test_a_crash_at_each_step(void **state)
{
    (void)state;
    static const char *const keys[] = {
        "\r",            /* the inquiry */
        "\033[B",        /* a part of it */
        "\020копия пас", /* a prompt */
        "\0333\021",     /* a list to choose from */
        "\0333\0338",    /* the topics */
        "\0333\0334",    /* the prepared texts */
        "сан",           /* some of them */
        "\r",            /* the reply */
        "Құрмет ",       /* typed into it */
        "\033[B\033[C",  /* the cursor elsewhere */
        "\026",          /* the reminders */
    };
    add_aliya();
    Harness *harness = drop(start("aidana", add_aliya(), true));
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        harness_bytes(harness, keys[i]);
        harness = drop(harness);
    }
    harness_function(harness, 3);
    harness_expect(harness, "Құрмет ");
    harness_function(harness, 2);
    harness_function(harness, 2);
    assert_int_equal(appeals_mails(), 1);
    harness_function(harness, 10);
    harness_free(harness);
}

/* ---- mail that does not leave ---- */

/* What could not be handed over waits and is said at once. */
static void test_mail_that_waits(void **state)
{
    (void)state;
    int64_t number = add_aliya();
    g_autofree char *outbox = g_build_filename(folder, "outbox", NULL);
    assert_true(g_file_set_contents(outbox, "no folder", -1, NULL));
    Harness *harness = start_reply("aidana", number);
    harness_function(harness, 2);
    harness_function(harness, 2);
    harness_expect(harness, "The mail did not leave: ");
    harness_bytes(harness, CTRL('L'));
    harness_expect(harness, "! Mails that did not leave: 1; Ctrl-D shows them");
    harness_bytes(harness, CTRL('D'));
    harness_expect(harness, "waits to be sent  22.11.2024 11:00  aliya@mail.example");
    harness_expect(harness, "attempts: 1.");
    harness_key(harness, VTERM_KEY_DEL);
    harness_expect(harness, "This mail waits and is tried again by itself");
    g_unlink(outbox);
    harness_text(harness, "\r");
    harness_expect(harness, "Every mail has left.");
    harness_text(harness, "\r");
    harness_expect(harness, "There is nothing to choose here.");
    assert_int_equal(appeals_mails(), 1);
    harness_free(harness);
}

/* What a mail program refuses waits for a person. */
static void test_mail_that_is_refused(void **state)
{
    (void)state;
    int64_t number = add_aliya();
    g_autofree char *program = g_build_filename(folder, "refuses", NULL);
    assert_true(g_file_set_contents(program, "#!/bin/sh\ncat >/dev/null\nexit 67\n", -1, NULL));
    assert_int_equal(g_chmod(program, 0700), 0);
    appeals_command = program;
    Harness *harness = start_reply("aidana", number);
    harness_function(harness, 2);
    harness_function(harness, 2);
    harness_expect(harness, "The mail did not leave: ");
    harness_bytes(harness, CTRL('D'));
    harness_expect(harness, "refused           22.11.2024 11:00  aliya@mail.example");
    harness_text(harness, "\r");
    harness_expect(harness, "The mail did not leave: ");
    harness_bytes(harness, CTRL('L'));
    harness_expect(harness, "attempts: 2.");
    harness_key(harness, VTERM_KEY_DEL);
    harness_expect(harness, "The mail does not leave any more.");
    harness_expect(harness, "Every mail has left.");
    appeals_command = NULL;
    harness_free(harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_an_answer_in_few_keys, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(test_each_text_is_found_by_three_letters, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(test_what_stops_it, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_languages_and_letters, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(test_another_text, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_without_an_address, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_a_take_over_meanwhile, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(test_a_crash_at_each_step, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_mail_that_waits, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_mail_that_is_refused, folder_set_up, folder_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
