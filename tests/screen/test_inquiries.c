/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "appeals.h"
#include "cm.h"
#include "folder.h"
#include "screens/inquiry_words.h"

/* The queue of inquiries, and one of them. */

#define ASKS "Сәлеметсіз бе! Мен сақтандырылғанмын ба?\nЖауап күтемін."
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

static MamsInquiryFile *read_inquiry(Harness *harness, int64_t number)
{
    g_autoptr(GError) error = NULL;
    MamsInquiryFile *file = mams_desk_inquiry(harness->desk, number, &error);
    if (file == NULL)
        fail_msg("%s", error->message);
    return file;
}

static int64_t add_aliya(void)
{
    return appeals_add(FIXTURE_ALIYA, "aliya@mail.example", "Сақтандыру мәртебесі", ASKS,
                       MAMS_LANG_KK);
}

/* ---- the queue ---- */

static void test_the_queue(void **state)
{
    (void)state;
    add_aliya();
    appeals_add(NULL, NULL, "Нет статуса", "Почему нет статуса?", MAMS_LANG_RU);
    Harness *harness = open_queue(MAMS_LANG_EN, "aidana");
    harness_expect(harness, "[all open 2]");
    harness_expect(harness, "15 d left");
    harness_expect(harness, "Сақтандыру");
    harness_expect(harness, "Нет статуса");
    harness_text(harness, "стат");
    harness_expect(harness, "[all open 1]");
    harness_expect_not(harness, "Сақтандыру");
    /* Position and filter stay where the way leads back. */
    harness_text(harness, "\r");
    harness_expect(harness, "Почему нет статуса?");
    harness_function(harness, 3);
    harness_expect(harness, "Find  стат");
    harness_expect(harness, "aidana");
    harness_function(harness, 3);
    harness_function(harness, 8);
    harness_expect(harness, "Find  стат");
    harness_bytes(harness, "\033");
    harness->now_ms += 1000;
    harness_step(harness);
    harness_expect(harness, "[all open 2]");
    harness_key(harness, VTERM_KEY_RIGHT);
    harness_expect(harness, "[mine 2]");
    harness_key(harness, VTERM_KEY_RIGHT);
    harness_expect(harness, "[waiting 0]");
    harness_expect(harness, "There is no inquiry of this kind.");
    harness_text(harness, "\r");
    harness_expect(harness, "There is nothing to choose here.");
    harness_bytes(harness, CTRL('D'));
    harness_expect(harness, "No mail waits for a decision.");
    harness_key(harness, VTERM_KEY_LEFT);
    harness_key(harness, VTERM_KEY_LEFT);
    harness_text(harness, "такого нет");
    harness_expect(harness, "No inquiry of this kind has these words.");
    harness_free(harness);
}

/* A call goes before it: F8 closes the call. */
static void test_a_call_keeps_the_key(void **state)
{
    (void)state;
    Harness *harness = appeals_start(MAMS_LANG_EN, "aidana", false);
    harness_text(harness, FIXTURE_ALIYA "\r");
    harness_function(harness, 8);
    harness_expect(harness, "What was the call about?");
    harness_function(harness, 8);
    harness_expect(harness, "The call is closed.");
    harness_function(harness, 8);
    harness_expect(harness, "[all open");
    harness_free(harness);
}

static void test_three_languages(void **state)
{
    (void)state;
    int64_t number = add_aliya();
    add_aliya();
    static const char *const keys[] = {
        "\0338", "\r",    "\033[B", "\0338",   "\0333", "\020",  "\0333", "\006",  "\0333", "\004",
        "\0333", "\031",  "\0333",  "\033[2~", "\0333", "\021",  "\0333", "\027",  "\0333", "\0334",
        "\r",    "\0335", "\0333",  "\0332",   "\0333", "\0333", "\0333", "\0331", "\0333", "\026"};
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        Harness *harness = appeals_start((MamsLang)lang, "aidana", false);
        for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
            harness_bytes(harness, keys[i]);
            appeals_expect_fits(harness);
        }
        g_autoptr(MamsInquiryFile) file = read_inquiry(harness, number);
        assert_int_equal(file->inquiry->closed_at, 0);
        harness_free(harness);
    }
    harness_set_language(MAMS_LANG_EN);
}

/* The kinds, their counts and the headings stand whole; so do the words of the first column. */
static void test_words_fit_their_columns(void **state)
{
    (void)state;
    enum { MOST_COLUMNS = 10, KINDS_ROW = 1, HEADINGS_ROW = 5 };
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        Harness *harness = open_queue((MamsLang)lang, "aidana");
        for (int kind = 0; kind < MAMS_N_QUEUES; kind++) {
            g_autofree char *kinds = harness_row(harness, KINDS_ROW);
            g_autofree char *headings = harness_row(harness, HEADINGS_ROW);
            assert_null(strstr(kinds, "…"));
            assert_null(strstr(headings, "…"));
            assert_true(g_ascii_isdigit(kinds[strlen(kinds) - 1]));
            harness_key(harness, VTERM_KEY_RIGHT);
        }
        for (int i = -12; i < 13 + MAMS_N_INQUIRY_OUTCOMES; i++) {
            MamsInquiry inquiry = {.closed_at = i > 12,
                                   .outcome = (MamsInquiryOutcome)MAX(i - 13, 0)};
            MamsAppealTerms terms = {.left = i, .stopped = i == 1};
            MamsRole role;
            g_autofree char *text = mams_inquiry_say_left(&inquiry, &terms, &role);
            if (mams_text_width(text) > MOST_COLUMNS)
                fail_msg("'%s' has more than %d columns", text, MOST_COLUMNS);
        }
        harness_free(harness);
    }
    harness_set_language(MAMS_LANG_EN);
}

/* ---- one inquiry ---- */

static void test_an_inquiry(void **state)
{
    (void)state;
    int64_t number = add_aliya();
    Harness *harness = open_inquiry(MAMS_LANG_EN, "aidana", number);
    harness_expect(harness, "aliya@mail.example");
    harness_expect(harness, "To be answered by 13.12.2024; working days left: 15");
    harness_expect(harness, "060714 690 017");
    harness_expect(harness, "NOT INSURED since 01.08.2024");
    harness_expect(harness, "Мен сақтандырылғанмын ба?");
    /* It is in hand: the card that it opens is whole, and no call begins. */
    assert_int_equal(mams_desk_in_hand(harness->desk), number);
    harness_text(harness, "\r");
    harness_expect(harness, "+7 701 000 00 77");
    harness_expect_not(harness, "Who calls");
    harness_expect_not(harness, "call 00:");
    assert_null(mams_desk_call(harness->desk));
    harness_function(harness, 3);
    harness_function(harness, 6);
    harness_expect(harness, "Months");
    harness_function(harness, 3);
    harness_function(harness, 3);
    harness_expect(harness, "aliya@mail.example");
    harness_function(harness, 3);
    assert_int_equal(mams_desk_in_hand(harness->desk), 0);
    harness_free(harness);
}

static void test_whom_it_is_about(void **state)
{
    (void)state;
    int64_t number = appeals_add(NULL, NULL, "Вопрос",
                                 "Мой ИИН " FIXTURE_SAULE ", что со статусом?", MAMS_LANG_RU);
    Harness *harness = open_inquiry(MAMS_LANG_EN, "aidana", number);
    harness_expect(harness, "Whom it is about is not known; Ctrl-F: " FIXTURE_SAULE);
    harness_function(harness, 5);
    harness_expect(harness, "It is not known whom this is about: Ctrl-F finds the person.");
    harness_bytes(harness, CTRL('F'));
    harness_expect(harness, "About whom: " FIXTURE_SAULE);
    harness_text(harness, "\r");
    harness_expect(harness, "Жумабаева Сауле");
    /* Of several one is chosen. */
    harness_bytes(harness, CTRL('F'));
    harness_bytes(harness, CTRL('U'));
    harness_text(harness, "87010000088\r");
    harness_expect(harness, "Whom is it about?");
    harness_text(harness, "арт\r");
    harness_expect(harness, "Ким Артём");
    harness_bytes(harness, CTRL('F'));
    harness_bytes(harness, CTRL('U'));
    harness_text(harness, "яяяяяяяя\r");
    harness_expect(harness, "Nobody is found.");
    harness_free(harness);
}

static void test_the_clock(void **state)
{
    (void)state;
    int64_t number = add_aliya();
    Harness *harness = open_inquiry(MAMS_LANG_EN, "aidana", number);
    harness_bytes(harness, CTRL('P'));
    harness_text(harness, "  \r");
    harness_expect(harness, "Write what is asked of the applicant.");
    harness_text(harness, "копия паспорта\r");
    harness_expect(harness, "The clock stands still until the applicant answers.");
    harness_bytes(harness, CTRL('L'));
    harness_expect(harness, "Waits for: копия паспорта");
    harness_bytes(harness, CTRL('P'));
    harness_expect(harness, "The clock goes on.");
    harness_bytes(harness, CTRL('D'));
    harness_expect(harness, "Extend to: ");
    harness_bytes(harness, CTRL('U'));
    harness_text(harness, "01.12.2099 почему-то\r");
    harness_expect(harness, "Extend to: ");
    harness_bytes(harness, CTRL('U'));
    harness_text(harness, "20.12.2024 ждём ответа ЕНПФ\r");
    harness_expect(harness, "The term is extended");
    harness_bytes(harness, CTRL('L'));
    harness_expect(harness, "To be answered by 20.12.2024");
    harness_free(harness);
}

/* Each end, what it says when it is asked for again, and the way back. */
static void test_the_ends(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *said, *shown;
    } ends[] = {
        {"\031Министерство труда\r", "It is redirected; F4 tells the applicant.",
         "Redirected on 22.11.2024"},
        {"\033[3~без существа\r", "It is left without consideration; F4 tells the applicant.",
         "Left without consideration on 22.11.2024"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        Harness *harness = open_inquiry(MAMS_LANG_EN, "aidana", add_aliya());
        harness_bytes(harness, CTRL('R'));
        harness_expect(harness, "This inquiry is open.");
        harness_bytes(harness, ends[i].keys);
        harness_expect(harness, ends[i].said);
        harness_bytes(harness, CTRL('P'));
        harness_expect(harness, "This inquiry is closed: Ctrl-R opens it again.");
        harness_expect(harness, ends[i].shown);
        harness_function(harness, 4);
        harness_expect(harness, "Prepared text");
        harness_function(harness, 3);
        harness_bytes(harness, CTRL('R'));
        harness_expect(harness, "The inquiry is open again.");
        harness_free(harness);
    }
}

static void test_closing_takes_one_key_twice(void **state)
{
    (void)state;
    int64_t number = add_aliya();
    Harness *harness = open_inquiry(MAMS_LANG_EN, "aidana", number);
    harness_function(harness, 6);
    harness_function(harness, 3);
    harness_function(harness, 3);
    harness_function(harness, 8);
    harness_expect(harness, "What was the inquiry about?");
    harness_function(harness, 8);
    harness_expect(harness, "The inquiry is closed as told.");
    g_autoptr(MamsInquiryFile) file = read_inquiry(harness, number);
    assert_int_equal(file->inquiry->outcome, MAMS_INQUIRY_TOLD);
    assert_int_equal(file->inquiry->topic, MAMS_TOPIC_MONTHS);
    harness_free(harness);
}

static void test_the_same_is_joined(void **state)
{
    (void)state;
    int64_t first = add_aliya(), second = add_aliya();
    Harness *harness = open_inquiry(MAMS_LANG_EN, "aidana", second);
    g_autofree char *code = g_strdup_printf("2024-%06d", (int)first);
    harness_expect(harness, "May be the same (Ins joins)");
    harness_expect(harness, "may be the same: ");
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_INS);
    harness_expect(harness, code);
    harness_bytes(harness, CTRL('U'));
    harness_text(harness, "что-то\r");
    harness_expect(harness, "'что-то' is no number of an inquiry");
    harness_bytes(harness, CTRL('U'));
    harness_text(harness, code);
    harness_text(harness, "\r");
    harness_expect(harness, "It is joined");
    g_autoptr(MamsInquiryFile) file = read_inquiry(harness, second);
    assert_int_equal(file->inquiry->joined_with, first);
    harness_free(harness);
}

static void test_a_checklist(void **state)
{
    (void)state;
    int64_t number = add_aliya();
    Harness *harness = open_inquiry(MAMS_LANG_EN, "aidana", number);
    harness_bytes(harness, CTRL('Q'));
    harness_text(harness, "\r");
    harness_expect(harness, "[ ]");
    harness_text(harness, "\r");
    harness_function(harness, 3);
    harness_bytes(harness, "\033[4~");
    harness_expect(harness, "Steps done");
    harness_expect(harness, "✓ ");
    g_autoptr(MamsInquiryFile) file = read_inquiry(harness, number);
    assert_int_equal(file->ticks->len, 1);
    harness_free(harness);
}

/* An attachment goes into a file of the folder of now, whatever its name says, and over no other.
 */
static void test_attachments_are_saved(void **state)
{
    (void)state;
    g_autofree char *before = g_get_current_dir();
    assert_int_equal(chdir(folder), 0);
    appeals_take("attachment-paths.eml");
    Harness *harness = open_queue(MAMS_LANG_EN, "aidana");
    harness_text(harness, "Aigul\r");
    harness_expect(harness, "aigul.sarsenova@example.kz");
    harness_expect(harness, "Attachment: ");
    harness_text(harness, "\r");
    harness_expect(harness, "Save in the file: mail-");
    harness_text(harness, "\r");
    harness_expect(harness, "It is saved in 'mail-");
    harness_key(harness, VTERM_KEY_DOWN);
    harness_text(harness, "\r");
    harness_expect(harness, "Save in the file: passwd");
    harness_text(harness, "\r");
    harness_expect(harness, "It is saved in 'passwd'.");
    g_autofree char *bytes = NULL;
    assert_true(g_file_get_contents("passwd", &bytes, NULL, NULL));
    assert_true(g_str_has_prefix(bytes, "%PDF-"));
    harness_text(harness, "\r\r");
    harness_expect(harness, "'passwd' is there already: write another name");
    harness_bytes(harness, CTRL('U'));
    harness_text(harness, "\r");
    harness_expect(harness, "Write the name of a file.");
    harness_text(harness, "-\r");
    harness_expect(harness, "'-' is there already");
    harness_bytes(harness, CTRL('U'));
    harness_text(harness, "/no-such-folder/x\r");
    harness_expect(harness, "'/no-such-folder/x' cannot be written");
    harness_free(harness);
    assert_int_equal(chdir(before), 0);
}

/* ---- somebody else's ---- */

static void test_another_operator(void **state)
{
    (void)state;
    int64_t number = add_aliya();
    Harness *harness = open_inquiry(MAMS_LANG_EN, "bolat", number);
    harness_bytes(harness, CTRL('D'));
    harness_expect(harness, "This needs the role senior or supervisor.");
    harness_bytes(harness, CTRL('B'));
    harness_expect(harness, "no other operator's");
    harness_free(harness);
    harness = open_inquiry(MAMS_LANG_EN, "aidana", number);
    harness_expect(harness, "'bolat' works on this inquiry: it is only shown.");
    harness_function(harness, 4);
    harness_expect(harness, "This inquiry is another operator's: Ctrl-B takes it over.");
    assert_int_equal(mams_desk_in_hand(harness->desk), 0);
    harness_bytes(harness, CTRL('B'));
    harness_expect(harness, "Ctrl-B again takes the inquiry over from 'bolat'.");
    harness_bytes(harness, "\033[B");
    harness_bytes(harness, CTRL('B'));
    harness_expect(harness, "Ctrl-B again");
    harness_bytes(harness, CTRL('B'));
    harness_expect(harness, "The inquiry is yours now.");
    assert_int_equal(mams_desk_in_hand(harness->desk), number);
    harness_text(harness, ":release\r");
    harness_expect(harness, "The inquiry is nobody's now.");
    harness_expect(harness, "nobody's");
    harness_free(harness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_queue, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_a_call_keeps_the_key, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_three_languages, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_words_fit_their_columns, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(test_an_inquiry, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_whom_it_is_about, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_the_clock, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_the_ends, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_closing_takes_one_key_twice, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(test_the_same_is_joined, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_a_checklist, folder_set_up, folder_tear_down),
        cmocka_unit_test_setup_teardown(test_attachments_are_saved, folder_set_up,
                                        folder_tear_down),
        cmocka_unit_test_setup_teardown(test_another_operator, folder_set_up, folder_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
