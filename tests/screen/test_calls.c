/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cm.h"
#include "desk/desk_private.h"
#include "harness.h"

/* Calls on the screen: opened, timed, whose, their cards, closed; and what is masked. */

enum { LAST_COLUMN = 80 };

static Harness *open_card(const char *iin)
{
    Harness *harness = harness_new(NULL);
    harness_text(harness, iin);
    harness_key(harness, VTERM_KEY_ENTER);
    return harness;
}

/* A desk whose operator has these roles alone. */
static Harness *start_as(int roles)
{
    Harness *harness = harness_new(NULL);
    harness->desk->roles = roles;
    return harness;
}

typedef struct {
    GString *entries; /* "action purpose;" of the operators' own */
    int64_t after;
} Journal;

static bool collect(int64_t number, const MamsJournalEntry *entry, void *data)
{
    Journal *journal = data;
    if (number > journal->after)
        g_string_append_printf(journal->entries, "%s %s;", entry->action,
                               entry->purpose != NULL ? entry->purpose : "-");
    return true;
}

/* What was written after an entry, "#" for the number of the call. (owned) */
static char *journal_after(const Harness *harness, int64_t after, int64_t call)
{
    g_autoptr(GError) error = NULL;
    Journal journal = {g_string_new(NULL), after};
    g_autofree char *number = g_strdup_printf(" %" G_GINT64_FORMAT ";", call);
    if (!mams_journal_each(harness->desk->store, 1, G_MAXINT64, collect, &journal, &error))
        fail_msg("%s", error->message);
    g_string_replace(journal.entries, number, " #;", 0);
    return g_string_free(journal.entries, FALSE);
}

static int64_t journal_head(const Harness *harness)
{
    g_autoptr(GError) error = NULL;
    return mams_journal_head(harness->desk->store, false, &error);
}

static void test_the_first_key_opens_a_call(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_expect_not(harness, "call");
    /* Keys that type nothing do not. */
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_LEFT);
    assert_null(mams_desk_call(harness->desk));
    harness_text(harness, "8");
    harness_expect(harness, "call 00:00");
    int64_t number = mams_desk_call(harness->desk)->number;
    harness_text(harness, "50317490011\r");
    harness_expect(harness, "call 00:00");
    assert_int_equal(mams_desk_call(harness->desk)->number, number);
    assert_int_equal(mams_desk_call(harness->desk)->language, MAMS_LANG_KK);
    harness_free(harness);
}

static void test_opens_a_call_at_the_start(void **state)
{
    (void)state;
    Harness *harness =
        harness_new(&(HarnessOptions){.language = MAMS_LANG_EN, .open = FIXTURE_ALIYA});
    harness_expect(harness, "call 00:00");
    assert_int_equal(mams_desk_call_citizens(harness->desk)->len, 1);
    harness_free(harness);
}

static void test_its_time_runs(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    size_t before = harness->bytes_out;
    harness_step(harness); /* the clock stands: nothing to paint */
    assert_int_equal(harness->bytes_out, before);
    fixture_advance(72);
    harness_step(harness);
    harness_expect(harness, "call 01:12");
    before = harness->bytes_out;
    fixture_advance(1);
    harness_step(harness);
    harness_expect(harness, "call 01:13");
    assert_true(harness->bytes_out - before < 40); /* one digit, and the cursor back */
    fixture_advance(3600);
    harness_step(harness);
    harness_expect(harness, "call 61:13");
    harness_free(harness);
}

/* Without a call nothing wakes the program up to paint. */
static void test_no_call_no_time(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    size_t before = harness->bytes_out;
    fixture_advance(60);
    harness_step(harness);
    assert_int_equal(harness->bytes_out, before);
    harness_free(harness);
}

/* Who calls, by the digit row of a layout: nothing is to be read out before it is known. */
static void check_identification(const char *person, const char *name, const char *birth,
                                 const char *place)
{
    Harness *harness = open_card(FIXTURE_ALIYA);
    /* The operator's own side is there at once. */
    harness_expect(harness, "NOT INSURED since 01.08.2024");
    harness_expect(harness, "12,750");
    harness_expect_not(harness, "Say ");
    harness_expect(harness, "1 the person");
    harness_text(harness, person);
    harness_expect(harness, "1✓the person");
    harness_text(harness, name);
    harness_text(harness, birth);
    harness_expect(harness, "4✓full name  5✓birth date  6 region or clinic");
    harness_expect_not(harness, "Say ");
    harness_text(harness, place);
    harness_expect(harness, "Say ");
    harness_expect_not(harness, "Who calls");
    /* A slip can be taken back. */
    harness_text(harness, place);
    harness_expect(harness, "6 region or clinic");
    harness_free(harness);
}

static void test_identifies_in_latin(void **state)
{
    (void)state;
    check_identification("1", "4", "5", "6");
}

static void test_identifies_in_kazakh(void **state)
{
    (void)state;
    check_identification("\"", "ң", "ғ", ",");
}

static void test_a_guardian_only_of_a_minor(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    harness_expect_not(harness, "parent or guardian");
    harness_text(harness, "2");
    harness_expect(harness, "for a minor only");
    harness_free(harness);
    harness = open_card(FIXTURE_ARTYOM);
    harness_expect(harness, "2 parent or guardian");
    harness_text(harness, "2456");
    harness_expect(harness, "Say ");
    harness_free(harness);
}

/* Somebody else hears general rules, and the operator sees no whole number to let slip. */
static void test_somebody_else(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    harness_function(harness, 12);
    harness_function(harness, 12); /* the caller speaks English */
    harness_expect(harness, "060714 690 017");
    harness_bytes(harness, "\t\r"); /* the steps of a way */
    harness_expect(harness, "Who calls is not known yet");
    harness_function(harness, 3);
    harness_text(harness, "3");
    harness_expect(harness, "I may speak about a person only with that person");
    harness_expect_not(harness, "690");
    harness_expect(harness, "060714 ••• ••7");
    harness_expect(harness, "+7 701 ••• •• 77 ── a•••@mail.example");
    harness_text(harness, "1");
    harness_expect(harness, "060714 690 017");
    harness_expect(harness, "+7 701 000 00 77");
    harness_free(harness);
}

/* Another person of the same call is asked about anew, and the first one stays known. */
static void test_several_cards(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    harness_bytes(harness, "\006"); /* Ctrl-F */
    harness_expect(harness, "no other card");
    harness_text(harness, "1456");
    harness_expect(harness, "Say ");
    harness_bytes(harness, "\033");
    harness_bytes(harness, "\025"); /* Ctrl-U: an empty field */
    harness_text(harness, FIXTURE_SAULE "\r");
    harness_expect(harness, "Жумабаева");
    harness_expect(harness, "Who calls");
    harness_bytes(harness, "\006");
    harness_expect(harness, "Ахметова");
    harness_expect(harness, "Say ");
    harness_bytes(harness, "\006");
    harness_expect(harness, "Жумабаева");
    harness_function(harness, 3);
    harness_bytes(harness, "\006"); /* from the search: the last one */
    harness_expect(harness, "mams  Card");
    harness_expect(harness, "Жумабаева");
    assert_int_equal(mams_desk_call_citizens(harness->desk)->len, 2);
    harness_free(harness);
}

/* The next person of the list is one more card of the call. */
static void test_the_next_person_is_its_card(void **state)
{
    (void)state;
    Harness *harness = open_card("иванов");
    assert_int_equal(mams_desk_call_citizens(harness->desk)->len, 1);
    harness_bytes(harness, "\016"); /* Ctrl-N */
    harness_expect(harness, "Иванов Иван02");
    harness_expect(harness, "Who calls");
    assert_int_equal(mams_desk_call_citizens(harness->desk)->len, 2);
    harness_bytes(harness, "\006");
    harness_expect(harness, "Иванов Иван01");
    harness_free(harness);
}

static void test_the_search_by_fields_opens_a_call(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_function(harness, 4);
    harness_key(harness, VTERM_KEY_DOWN);
    assert_null(mams_desk_call(harness->desk));
    harness_text(harness, "С");
    harness_expect(harness, "call 00:00");
    harness_free(harness);
}

/* What is asked beside any card: the guess, and the language in which it is read out. */
static void test_texts_of_a_call(void **state)
{
    (void)state;
    static const struct {
        const char *key, *guess;
    } screens[] = {{"\005", "rates of contributions"}, {"\007", "the Fund and its rules"}};
    Harness *harness = harness_new(NULL);
    harness_text(harness, "x");
    for (size_t i = 0; i < G_N_ELEMENTS(screens); i++) {
        harness_bytes(harness, screens[i].key);
        harness_function(harness, 3);
        harness_function(harness, 8);
        g_autofree char *guess = harness_at_cursor(harness);
        assert_non_null(strstr(guess, screens[i].guess));
        harness_function(harness, 3);
    }
    harness_bytes(harness, "\007");
    harness_function(harness, 12);
    harness_function(harness, 12);
    assert_int_equal(mams_desk_call(harness->desk)->language, MAMS_LANG_RU);
    harness_free(harness);
}

static void test_a_call_about_nobody(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    harness_bytes(harness, "\006");
    harness_expect(harness, "No call runs");
    harness_text(harness, "x");
    harness_bytes(harness, "\006");
    harness_expect(harness, "The call has no card yet.");
    harness_function(harness, 8);
    g_autofree char *guess = harness_at_cursor(harness);
    assert_non_null(strstr(guess, "something else"));
    harness_function(harness, 8);
    harness_expect(harness, "The call is closed.");
    harness_free(harness);
}

/* F8 twice: the guess is accepted, and an empty search waits. */
static void test_two_keys_close_it(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    harness_key(harness, VTERM_KEY_ENTER); /* a month */
    harness_function(harness, 3);
    harness_function(harness, 8);
    g_autofree char *guess = harness_at_cursor(harness);
    assert_non_null(strstr(guess, "months and payments"));
    harness_bytes(harness, "\033");
    harness_expect(harness, "mams  Card"); /* Esc goes back to the call */
    harness_expect(harness, "call 00:00");
    int64_t number = mams_desk_call(harness->desk)->number;
    harness_function(harness, 8);
    harness_function(harness, 8);
    harness_expect(harness, "mams  Search");
    harness_expect_not(harness, "call 00:00");
    harness_expect_not(harness, FIXTURE_ALIYA);
    assert_null(mams_desk_call(harness->desk));
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) inquiries = mams_desk_inquiries_of(
        harness->desk, g_ascii_strtoll(FIXTURE_ALIYA, NULL, 10), 1, NULL, &error);
    assert_non_null(inquiries);
    const MamsInquiry *closed = g_ptr_array_index(inquiries, 0);
    assert_int_equal(closed->number, number);
    assert_int_equal(closed->topic, MAMS_TOPIC_MONTHS);
    /* The next call about the same person shows this one. */
    harness_text(harness, FIXTURE_ALIYA "\r");
    harness_expect(harness, "22.11.2024 months");
    harness_free(harness);
}

static void test_another_topic(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_SAULE);
    harness_function(harness, 8);
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_text(harness, FIXTURE_SAULE "\r");
    harness_expect(harness, "22.11.2024 ways");
    harness_free(harness);
}

static void test_the_end_of_the_program_closes_it(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    int64_t number = mams_desk_call(harness->desk)->number;
    int64_t before = journal_head(harness);
    harness_function(harness, 10);
    assert_false(harness->running);
    assert_null(mams_desk_call(harness->desk));
    g_autofree char *journal = journal_after(harness, before, number);
    assert_string_equal(journal, "call-close #;");
    harness_free(harness);
}

static void test_the_purpose_of_each_look(void **state)
{
    (void)state;
    Harness *harness = harness_new(NULL);
    int64_t before = journal_head(harness);
    harness_text(harness, FIXTURE_ARTYOM "\r2456");
    int64_t number = mams_desk_call(harness->desk)->number;
    harness_bytes(harness, "\022"); /* Ctrl-R */
    harness_key(harness, VTERM_KEY_ENTER);
    harness_function(harness, 12);
    harness_function(harness, 8);
    harness_function(harness, 8);
    g_autofree char *journal = journal_after(harness, before, number);
    assert_string_equal(journal,
                        "call -;card #;call-caller #;call-caller #;call-caller #;call-caller #;"
                        "said #;relatives #;card #;call-language #;call-close #;");
    harness_free(harness);
}

static void test_relatives(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ARTYOM);
    harness_expect(harness, "Relatives 2 Ctrl-R !Сауле ?guard");
    harness_bytes(harness, "\022");
    harness_expect(harness, "mams  Relatives and inquiries");
    harness_expect(harness, "parent       Жумабаева Сауле");
    harness_expect(harness, "850317 ••• ••1 (39) ! conditionally insured");
    harness_expect(harness, "? not in the register");
    harness_expect(harness, "child under 18  20.05.2010–20.05.2028");
    harness_expect(harness, "payments     20.11.2024");
    harness_key(harness, VTERM_KEY_DOWN);
    g_autofree char *chosen = harness_at_cursor(harness);
    assert_true(g_str_has_prefix(chosen, "guardian"));
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, FIXTURE_UNKNOWN); /* he is not in the register */
    harness_key(harness, VTERM_KEY_UP);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "mams  Card");
    harness_expect(harness, "Жумабаева Сауле");
    harness_expect(harness, "business");
    harness_expect(harness, "10.01.2023– № KZ-77");
    assert_int_equal(mams_desk_call_citizens(harness->desk)->len, 2);
    harness_function(harness, 3);
    harness_expect(harness, "mams  Relatives and inquiries");
    harness_function(harness, 3);
    harness_expect(harness, "Ким Артём");
    harness_free(harness);
}

static void test_nobody_to_choose(void **state)
{
    (void)state;
    Harness *harness = open_card(FIXTURE_ALIYA);
    harness_bytes(harness, "\022");
    harness_expect(harness, "No relatives");
    /* The first row is an inquiry of before; in it nothing was said. */
    harness_bytes(harness, "\001");
    harness_expect(harness, "Choose an inquiry in which something was said about the person.");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "mams  Inquiry");
    harness_key(harness, VTERM_KEY_DOWN);
    harness_free(harness);
}

/* Who may only look has no call and sees no whole number, phone or address. */
static void check_masked(int roles)
{
    Harness *harness = start_as(roles);
    harness_text(harness, FIXTURE_ALIYA "\r");
    assert_null(mams_desk_call(harness->desk));
    harness_expect_not(harness, "call");
    harness_expect(harness, "060714 ••• ••7");
    harness_expect(harness, "+7 701 ••• •• 77 ── a•••@mail.example");
    harness_expect_not(harness, "690 017");
    harness_expect(harness, "Say ");
    harness_text(harness, "1");
    harness_expect(harness, "Your role does not answer calls");
    harness_function(harness, 8);
    harness_expect(harness, "Your role does not answer calls");
    harness_function(harness, 12);
    harness_expect(harness, " kk [ru] en");
    harness_free(harness);
}

static void test_masks_for_an_auditor(void **state)
{
    (void)state;
    check_masked(MAMS_OPERATOR_AUDITOR);
}

static void test_masks_for_a_reader(void **state)
{
    (void)state;
    check_masked(MAMS_OPERATOR_READ_ONLY);
}

/* A payment names its payer, who may be the person. */
static void test_masks_the_payer(void **state)
{
    (void)state;
    for (int masked = 0; masked < 2; masked++) {
        Harness *harness = start_as(masked ? MAMS_OPERATOR_AUDITOR : MAMS_OPERATOR_OPERATOR);
        harness_text(harness, FIXTURE_SAULE "\r");
        for (int i = 0; i < 3; i++)
            harness_key(harness, VTERM_KEY_LEFT);
        harness_key(harness, VTERM_KEY_ENTER);
        harness_expect(harness, "August 2024");
        harness_expect(harness, masked ? "850317 ••• ••1" : FIXTURE_SAULE);
        harness_free(harness);
    }
}

/* What is too old is said first and marked. */
static void test_the_age_of_each_source(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    Harness *harness = harness_new(NULL);
    MamsStore *store = harness->desk->store;
    assert_true(mams_store_begin(store, &error) &&
                mams_store_set_meta(store, "as_of:relatives", "2024-11-01", &error) &&
                mams_store_commit(store, false, &error));
    harness_text(harness, FIXTURE_ALIYA "\r");
    harness_expect(harness, "! relatives 01.11  citizens, categories, payments 20.11");
    harness_bytes(harness, "\022");
    harness_expect(harness, "relatives    ! 01.11.2024, older than it should be");
    assert_true(mams_store_begin(store, &error) &&
                mams_store_set_meta(store, "as_of:relatives", "2024-11-20", &error) &&
                mams_store_commit(store, false, &error));
    harness_free(harness);
}

/* Nothing is cut and the cursor stands on the focus, in each language. */
static void check_screens(MamsLang language, const char *const *whole)
{
    Harness *harness = harness_new(&(HarnessOptions){.language = language});
    int row, column;
    harness_text(harness, FIXTURE_ARTYOM "\r");
    for (int i = 0; i < 6; i++)
        harness_expect(harness, whole[i]);
    harness_cursor(harness, &row, &column);
    g_autofree char *month = harness_part(harness, row, column - 1, 3);
    assert_true(month[0] == '[');
    harness_bytes(harness, "\022");
    harness_expect(harness, whole[6]);
    g_autofree char *relative = harness_at_cursor(harness);
    assert_true(g_str_has_prefix(relative, whole[7]));
    for (int i = 0; i < harness_rows(harness) - 1; i++) {
        g_autofree char *line = harness_row(harness, i);
        assert_true(mams_text_width(line) <= LAST_COLUMN);
        /* What was answered is cut, all else is whole. */
        assert_true(strstr(line, "…") == NULL || strstr(line, "aidana: ") != NULL);
    }
    harness_function(harness, 8);
    for (int topic = 0; topic < MAMS_N_TOPICS; topic++) {
        g_autofree char *line = harness_at_cursor(harness);
        assert_null(strstr(line, "…"));
        harness_key(harness, VTERM_KEY_DOWN);
    }
    harness_free(harness);
}

static void test_kazakh(void **state)
{
    (void)state;
    static const char *const whole[] = {"қоңырау 00:00",
                                        "1 өзі",
                                        "2 ата-анасы не қамқоршысы",
                                        "3 басқа біреу",
                                        "4 толық аты-жөні  5 туған күні  6 өңірі не емханасы",
                                        "Туыстар 2 Ctrl-R",
                                        "Туыстары мен жолданымдары",
                                        "ата-анасы"};
    check_screens(MAMS_LANG_KK, whole);
}

static void test_russian(void **state)
{
    (void)state;
    static const char *const whole[] = {"звонок 00:00",
                                        "1 сам человек",
                                        "2 родитель или опекун",
                                        "3 кто-то другой",
                                        "4 полное имя  5 дата рождения  6 регион или поликлиника",
                                        "Родственники 2 Ctrl-R",
                                        "Родственники и обращения",
                                        "родитель"};
    check_screens(MAMS_LANG_RU, whole);
}

static void test_english(void **state)
{
    (void)state;
    static const char *const whole[] = {"call 00:00",
                                        "1 the person",
                                        "2 parent or guardian",
                                        "3 somebody else",
                                        "4 full name  5 birth date  6 region or clinic",
                                        "Relatives 2 Ctrl-R",
                                        "Relatives and inquiries",
                                        "parent"};
    check_screens(MAMS_LANG_EN, whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_first_key_opens_a_call),
        cmocka_unit_test(test_opens_a_call_at_the_start),
        cmocka_unit_test(test_its_time_runs),
        cmocka_unit_test(test_no_call_no_time),
        cmocka_unit_test(test_identifies_in_latin),
        cmocka_unit_test(test_identifies_in_kazakh),
        cmocka_unit_test(test_a_guardian_only_of_a_minor),
        cmocka_unit_test(test_somebody_else),
        cmocka_unit_test(test_several_cards),
        cmocka_unit_test(test_the_next_person_is_its_card),
        cmocka_unit_test(test_the_search_by_fields_opens_a_call),
        cmocka_unit_test(test_texts_of_a_call),
        cmocka_unit_test(test_a_call_about_nobody),
        cmocka_unit_test(test_two_keys_close_it),
        cmocka_unit_test(test_another_topic),
        cmocka_unit_test(test_the_end_of_the_program_closes_it),
        cmocka_unit_test(test_the_purpose_of_each_look),
        cmocka_unit_test(test_relatives),
        cmocka_unit_test(test_nobody_to_choose),
        cmocka_unit_test(test_masks_for_an_auditor),
        cmocka_unit_test(test_masks_for_a_reader),
        cmocka_unit_test(test_masks_the_payer),
        cmocka_unit_test(test_the_age_of_each_source),
        cmocka_unit_test(test_kazakh),
        cmocka_unit_test(test_russian),
        cmocka_unit_test(test_english),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
