/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "appeals.h"
#include "cm.h"
#include "folder.h"

/* What is promised and said beside an inquiry or a call: reminders, SMS, what was read out. */

#define ASKS "Сәлеметсіз бе! Мен сақтандырылғанмын ба?"
#define CTRL(letter) ((char[]){(letter) - '@', '\0'})

static Harness *open_queue(MamsLang language, const char *login)
{
    Harness *harness = appeals_start(language, login, false);
    harness_function(harness, 8);
    return harness;
}

/* Opens an inquiry by its number. */
static Harness *open_inquiry(MamsLang language, const char *login, int64_t number)
{
    Harness *harness = open_queue(language, login);
    g_autofree char *code = g_strdup_printf("2024-%06d", (int)number);
    harness_text(harness, code);
    harness_text(harness, "\r");
    return harness;
}

static int64_t add_aliya(void)
{
    return appeals_add(FIXTURE_ALIYA, "aliya@mail.example", "Сақтандыру мәртебесі", ASKS,
                       MAMS_LANG_KK);
}

static void test_reminders(void **state)
{
    (void)state;
    Harness *harness = open_inquiry(MAMS_LANG_EN, "aidana", add_aliya());
    harness_bytes(harness, CTRL('W'));
    harness_text(harness, "завтра позвонить\r");
    harness_expect(harness, "'завтра' is neither a day nor the word payment");
    harness_bytes(harness, CTRL('U'));
    harness_text(harness, "22.11.2024\r");
    harness_expect(harness, "Write behind the day what is to be done.");
    harness_text(harness, " позвонить\r");
    harness_expect(harness, "The reminder comes on 22.11.2024.");
    harness_bytes(harness, CTRL('W'));
    harness_text(harness, "төлем қоңырау\r");
    harness_expect(harness, "The reminder comes when a payment shows.");
    harness_function(harness, 3);
    harness_function(harness, 3);
    harness_expect(harness, "Reminders due: 1 (Ctrl-V)");
    harness_bytes(harness, CTRL('V'));
    harness_expect(harness, "! due 22.11.2024");
    harness_expect(harness, "позвонить");
    harness_expect(harness, "waits for a payment");
    harness_text(harness, "\r");
    harness_expect(harness, "aliya@mail.example");
    harness_function(harness, 3);
    harness_function(harness, 2);
    harness_expect(harness, "It is done.");
    harness_expect_not(harness, "! due 22.11.2024");
    for (int i = 0; i < 5 && !harness_shows(harness, "Nothing was promised"); i++)
        harness_function(harness, 2);
    harness_expect(harness, "Nothing was promised");
    harness_function(harness, 2);
    harness_expect(harness, "There is nothing to choose here.");
    harness_free(harness);
}

static void test_an_sms(void **state)
{
    (void)state;
    g_autofree char *path = g_build_filename(folder, "sms.jsonl", NULL);
    Harness *harness = appeals_start(MAMS_LANG_EN, "aidana", false);
    harness_text(harness, FIXTURE_ALIYA "\r");
    harness_bytes(harness, CTRL('U'));
    harness_expect(harness, "Ctrl-U again sends the steps as SMS to +7 701 000 00 77 (kk).");
    harness_key(harness, VTERM_KEY_LEFT);
    harness_bytes(harness, CTRL('U'));
    assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    harness_bytes(harness, CTRL('U'));
    harness_expect(harness, "The SMS to +7 701 000 00 77 is on its way; parts: ");
    assert_true(g_file_test(path, G_FILE_TEST_EXISTS));
    /* Who has no phone gets none. */
    harness_function(harness, 3);
    harness_bytes(harness, CTRL('U'));
    harness_text(harness, FIXTURE_TIMUR "\r");
    harness_bytes(harness, CTRL('U'));
    harness_expect(harness, "No phone number is known");
    harness_function(harness, 8);
    harness_function(harness, 8);
    harness_free(harness);
}

/* What was read out in a call stands beside it, and the card as it was then opens from there. */
static void test_what_was_said(void **state)
{
    (void)state;
    Harness *harness = appeals_start(MAMS_LANG_EN, "aidana", false);
    harness_text(harness, FIXTURE_ALIYA "\r");
    harness_text(harness, "1456");
    harness_expect(harness, "Say ");
    harness_function(harness, 8);
    harness_function(harness, 8);
    harness_text(harness, FIXTURE_ALIYA "\r");
    harness_bytes(harness, CTRL('R'));
    harness_expect(harness, "phone, status: insured or not, aidana: ");
    harness_expect(harness, "aidana: 2024 жылғы 20 қарашадағы");
    harness_bytes(harness, CTRL('A'));
    harness_expect(harness, "AS KNOWN ON: journal entry");
    harness_function(harness, 3);
    harness_text(harness, "\r");
    harness_expect(harness, "What was said");
    harness_function(harness, 3);
    harness_function(harness, 8);
    harness_function(harness, 8);
    harness_free(harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_reminders, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_an_sms, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_what_was_said, folder_set_up, folder_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
