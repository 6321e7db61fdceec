/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "assign_fixture.h"
#include "cm.h"
#include "harness.h"
#include "screens/category_picks.h"
#include "screens/restore.h"

/* The categories of a person and the form about one of them, in an office of several people. */

#define ALIYA_TEXT "060714690017"
#define TIMUR_TEXT "950203390019"
#define SERIK_TEXT "850317390013"

/* The card of a person in the hands of a login. */
static Harness *open_card(Office *office, const char *login, const char *iin, MamsLang language)
{
    return harness_new(&(HarnessOptions){
        .language = language, .desk = office_session(office, login, "screen"), .open = iin});
}

/* Their categories. */
static Harness *open_list(Office *office, const char *login, const char *iin)
{
    Harness *harness = open_card(office, login, iin, MAMS_LANG_EN);
    harness_function(harness, 4);
    return harness;
}

/* The form of a new record. */
static Harness *open_new(Office *office, const char *login, const char *iin)
{
    Harness *harness = open_list(office, login, iin);
    harness_bytes(harness, "\033[2~");
    harness_expect(harness, "record a category");
    return harness;
}

static void tab(Harness *harness, int times)
{
    for (int i = 0; i < times; i++)
        harness_key(harness, VTERM_KEY_TAB);
}

static void expect_cursor_on(Harness *harness, const char *text)
{
    int row, column;
    harness_cursor(harness, &row, &column);
    g_autofree char *line = harness_row(harness, row);
    if (strstr(line, text) == NULL)
        fail_msg("the cursor is on '%s', not on '%s'", line, text);
}

/* ---- the screens ---- */

static void expect_no_row_is_cut(Harness *harness)
{
    for (int row = 1; row < harness_rows(harness) - 1; row++) {
        g_autofree char *line = harness_row(harness, row);
        if (g_str_has_suffix(line, "…") || mams_text_width(line) > 80)
            fail_msg("cut: '%s'", line);
    }
}

static void test_languages(void **state)
{
    static const char *const words[MAMS_N_LANGS][7] = {
        [MAMS_LANG_KK] = {"Санаттар", "жаңа санат", "тіркелген кәсіпкерлік", "Санат", "Соңғы күні",
                          "Құжат күні", "өзгеретін айлар"},
        [MAMS_LANG_RU] = {"Категории", "новая категория", "зарегистрированное ИП", "Категория",
                          "Последний день", "Дата документа", "изменится месяцев"},
        [MAMS_LANG_EN] = {"Categories", "new category", "registered business", "Category",
                          "Last day", "Document date", "months that change"},
    };
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        Harness *harness = open_card(*state, "bolat", SERIK_TEXT, (MamsLang)lang);
        harness_function(harness, 4);
        for (int i = 0; i < 3; i++)
            harness_expect(harness, words[lang][i]);
        expect_cursor_on(harness, "01.02.2024–…");
        harness_key(harness, VTERM_KEY_ENTER);
        expect_cursor_on(harness, words[lang][4]);
        for (int i = 3; i < 7; i++)
            harness_expect(harness, words[lang][i]);
        expect_no_row_is_cut(harness);
        harness_free(harness);
    }
}

/* ---- recording ---- */

/* A whole record, up to the reason. */
static void fill(Harness *harness, const char *category, const char *from, const char *to)
{
    const char *const texts[] = {category, from, to, "№ 17", "02092024", "КазНУ", ""};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        harness_text(harness, texts[i]);
        tab(harness, 1);
    }
}

/* Sends a key and counts it. */
static void count_key(Harness *harness, const char *bytes, int *keys)
{
    harness_bytes(harness, bytes);
    (*keys)++;
}

static void count_digits(Harness *harness, const char *digits, int *keys)
{
    for (; *digits != '\0'; digits++) {
        char key[] = {*digits, '\0'};
        count_key(harness, key, keys);
    }
}

/* From the card to the new answer on it, without the document's own text. */
static void test_a_category_is_extended_in_25_keys(void **state)
{
    Harness *harness = open_card(*state, "bolat", SERIK_TEXT, MAMS_LANG_EN);
    int keys = 0;
    harness_expect(harness, "NOT INSURED");
    count_key(harness, "\033OS", &keys);
    count_key(harness, "\033[B", &keys); /* the student, below the business */
    count_key(harness, "\r", &keys);
    expect_cursor_on(harness, "Last day");
    count_digits(harness, "30062025", &keys);
    count_key(harness, "\t", &keys);
    harness_text(harness, "№ 17");
    count_key(harness, "\t", &keys);
    count_digits(harness, "02092024", &keys);
    count_key(harness, "\t", &keys);
    harness_text(harness, "КазНУ");
    count_key(harness, "\033OQ", &keys);
    harness_expect(harness, "mams  Card");
    harness_expect(harness, "Saved as journal entry ");
    harness_expect_not(harness, "NOT INSURED");
    harness_expect(harness, "INSURED until 30.06.2025");
    print_message("%d keys\n", keys);
    assert_in_range(keys, 1, 25);
    assert_int_equal(count_records(harness->desk, SERIK), 3);
    harness_free(harness);
}

/* The digits of either layout, in each of the ways to write a day. */
static void test_days(void **state)
{
    static const struct {
        const char *typed, *shown;
    } days[] = {
        {"01092024", "01.09.2024"},   {"1.9.2024", "01.09.2024"},  {"20240901", "01.09.2024"},
        {"қ\"құәқәң", "01.09.2024"},  {"\",қ.әқәң", "16.07.2024"}, {"a1b.9/2024", "01.09.2024"},
        {"32.01.2024", "32.01.2024"},
    };
    Harness *harness = open_new(*state, "bolat", ALIYA_TEXT);
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        tab(harness, 1);
        harness_text(harness, days[i].typed);
        tab(harness, 1);
        harness_bytes(harness, "\033[Z"); /* comes back: the next text takes its place */
        harness_expect(harness, days[i].shown);
        expect_cursor_on(harness, days[i].shown);
        harness_bytes(harness, "\033[Z");
    }
    harness_expect(harness, "! there is no day '32.01.2024'");
    harness_free(harness);
}

static void test_categories_are_found_in_any_language(void **state)
{
    static const char *const typed[] = {"student", "обуч", "күндізгі", "full lear", "j,ex"};
    Harness *harness = open_new(*state, "bolat", ALIYA_TEXT);
    for (size_t i = 0; i < G_N_ELEMENTS(typed); i++) {
        harness_text(harness, typed[i]);
        harness_expect(harness, "full-time learner  (student)");
        harness_key(harness, VTERM_KEY_DOWN);
        harness_key(harness, VTERM_KEY_ENTER);
        harness_expect(harness, "full-time learner");
        expect_cursor_on(harness, "First day");
        harness_bytes(harness, "\033[Z");
    }
    harness_free(harness);
}

/* A name in a field leads back to its category and register, whichever language it is in. */
static void test_names_mean_one_category(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "bolat");
    const MamsRules *rules = mams_desk_rules(desk);
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        for (int i = 0; i < rules->n_categories; i++)
            assert_int_equal(mams_category_named(rules, rules->categories[i].short_name[lang]), i);
        for (int i = 0; i < rules->n_registers; i++)
            assert_ptr_equal(mams_register_named(rules, rules->registers[i].name[lang]),
                             &rules->registers[i]);
    }
    assert_int_equal(mams_category_named(rules, "student"), mams_rules_category(rules, "student"));
    assert_int_equal(mams_category_named(rules, ""), -1);
    assert_null(mams_register_named(rules, ""));
}

static void test_issuers_used_before(void **state)
{
    MamsDesk *desk = office_desk(*state, "saule");
    MamsAssignmentEdit edit = edit_of(TIMUR, "student", "2024-09-01", "2025-06-30");
    save_edit(desk, &edit);
    mams_desk_close(desk);
    Harness *harness = open_new(*state, "bolat", ALIYA_TEXT);
    tab(harness, 5);
    expect_cursor_on(harness, "Issued by");
    harness_text(harness, "kazn");
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "КазНУ");
    expect_cursor_on(harness, "Register");
    harness_function(harness, 4);
    harness_expect(harness, "Ministry");
    harness_free(harness);
}

static void test_problems_stand_at_their_fields(void **state)
{
    Harness *harness = open_new(*state, "bolat", SERIK_TEXT);
    harness_text(harness, "student\t");
    harness_expect_not(harness, "! "); /* nothing is said of fields that were not left */
    harness_text(harness, "01012024\t");
    int row = harness_find(harness, "these days overlap another record: full-time learner,");
    assert_int_equal(row, harness_find(harness, "First day") + 1);
    harness_expect(harness, "01.09.2023–30.06.2024");
    harness_function(harness, 2);
    harness_expect(harness, "It cannot be saved so");
    expect_cursor_on(harness, "01.01.2024");
    harness_expect(harness, "! this category needs a document: give its number");
    harness_text(harness, "01092024"); /* the old text is replaced, its problem gone at once */
    harness_expect_not(harness, "overlap");
    harness_expect(harness, "months that change: 15");
    harness_expect(harness, "not insured → insured");
    harness_expect(harness, "^^^");
    assert_int_equal(count_records(harness->desk, SERIK), 3);
    harness_free(harness);
}

/* What contradicts another record is asked about, and saved when F2 is pressed again. */
static void test_warnings_ask(void **state)
{
    Harness *harness = open_new(*state, "bolat", SERIK_TEXT);
    fill(harness, "carer-group-1", "01102024", "");
    harness_expect(harness, "? non-working and a business in the same months");
    harness_function(harness, 2);
    harness_expect(harness, "F2 again saves it");
    harness_text(harness, "x"); /* another text, another question */
    harness_function(harness, 2);
    harness_expect(harness, "F2 again saves it");
    harness_function(harness, 2);
    harness_expect(harness, "Saved as journal entry ");
    assert_int_equal(count_records(harness->desk, SERIK), 4);
    harness_free(harness);
}

static void test_nothing_to_save(void **state)
{
    Harness *harness = open_list(*state, "bolat", SERIK_TEXT);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_function(harness, 2);
    harness_expect(harness, "nothing to save");
    harness_free(harness);
}

/* ---- withdrawing and taking back ---- */

static void test_withdraw_needs_a_reason(void **state)
{
    Harness *harness = open_list(*state, "bolat", SERIK_TEXT);
    harness_key(harness, VTERM_KEY_DEL);
    harness_expect(harness, "withdraw a category");
    expect_cursor_on(harness, "Reason");
    harness_function(harness, 2);
    harness_expect(harness, "! say why the record is withdrawn");
    harness_text(harness, "closed in 2023");
    harness_function(harness, 2);
    harness_expect(harness, "Saved as journal entry ");
    harness_function(harness, 4);
    harness_expect(harness, "× registered business");
    harness_expect(harness, "withdrawn, entry ");
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_DOWN);
    expect_cursor_on(harness, "× registered business");
    harness_expect(harness, "Withdrawn         22.11.2024 11:00, bolat, entry ");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "does not hold any more");
    harness_free(harness);
}

static void test_take_back(void **state)
{
    Harness *harness = open_list(*state, "bolat", ALIYA_TEXT);
    harness_bytes(harness, "\025");
    harness_expect(harness, "nothing to take back");
    harness_bytes(harness, "\033[2~");
    fill(harness, "student", "01092024", "30062025");
    harness_function(harness, 2);
    harness_expect(harness, "INSURED until 30.06.2025");
    harness_function(harness, 4);
    harness_bytes(harness, "\025");
    harness_expect(harness, "take back entry ");
    harness_expect(harness, "insured → not insured");
    harness_function(harness, 2);
    harness_expect(harness, "Saved as journal entry ");
    harness_expect(harness, "NOT INSURED since 01.08.2024");
    assert_int_equal(count_records(harness->desk, ALIYA), 0);
    harness_free(harness);
}

/* ---- a second person ---- */

/* Aidana's own child: only proposed. */
static void propose(Office *office)
{
    Harness *harness = open_new(office, "aidana", ALIYA_TEXT);
    fill(harness, "student", "01092024", "30062025");
    harness_expect(harness, "A second person must accept it");
    harness_text(harness, "certificate shown");
    harness_function(harness, 2);
    harness_expect(harness, "F2 again proposes it");
    harness_function(harness, 2);
    harness_expect(harness, "Proposed as 1: it waits for a second person until 06.12.2024.");
    harness_expect(harness, "NOT INSURED");
    harness_free(harness);
}

static Harness *open_proposal(Office *office, const char *login)
{
    Harness *harness = open_list(office, login, ALIYA_TEXT);
    harness_expect(harness, "? record: full-time learner");
    harness_key(harness, VTERM_KEY_DOWN);
    harness_expect(harness, "certificate shown");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "decide about proposal 1");
    harness_expect(harness, "record: proposed by aidana on 22.11.2024");
    return harness;
}

static void test_a_second_person_accepts(void **state)
{
    propose(*state);
    Harness *harness = open_proposal(*state, "bolat"); /* an operator may only look */
    harness_function(harness, 2);
    harness_function(harness, 2);
    harness_expect(harness, "does not allow");
    harness_free(harness);
    harness = open_proposal(*state, "saule");
    harness_function(harness, 2);
    harness_expect(harness, "F2 again accepts");
    harness_function(harness, 2);
    harness_expect(harness, "Saved as journal entry ");
    harness_expect(harness, "INSURED until 30.06.2025");
    harness_free(harness);
}

static void test_a_second_person_refuses(void **state)
{
    propose(*state);
    Harness *harness = open_proposal(*state, "saule");
    harness_bytes(harness, "\022");
    harness_expect(harness, "say why the proposal is refused");
    harness_text(harness, "no stamp");
    harness_bytes(harness, "\022");
    harness_expect(harness, "Proposal 1 is refused.");
    harness_function(harness, 4);
    harness_expect_not(harness, "? record");
    harness_free(harness);
}

/* ---- one editor at a time ---- */

static void test_a_lock_of_another_desk(void **state)
{
    Office *office = *state;
    Harness *first = open_new(office, "bolat", ALIYA_TEXT);
    office->now += 12 * 60;
    Harness *harness = open_list(office, "aidana", ALIYA_TEXT);
    harness_expect(harness, "! 'bolat' has been editing this person for 12 minutes.");
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "'bolat' has been editing");
    harness_expect(harness, "mams  Categories");
    harness_bytes(harness, "\002");
    harness_expect(harness, "needs the role senior or supervisor");
    harness_free(harness);
    harness = open_list(office, "saule", ALIYA_TEXT);
    harness_bytes(harness, "\002");
    harness_expect(harness, "Ctrl-B again breaks the lock of 'bolat'.");
    harness_bytes(harness, "\002");
    harness_expect_not(harness, "! 'bolat'");
    g_autofree char *entry = last_entry(harness->desk);
    assert_true(g_str_has_prefix(entry, "break-lock "));
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "record a category");
    harness_free(harness);
    harness_free(first);
}

static void test_the_lock_goes_with_the_form(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "saule");
    Harness *harness = open_new(*state, "bolat", ALIYA_TEXT);
    g_autoptr(MamsLock) held = mams_desk_lock(desk, ALIYA, NULL);
    assert_string_equal(held->login, "bolat");
    harness_function(harness, 3);
    assert_null(mams_desk_lock(desk, ALIYA, NULL));
    harness_bytes(harness, "\033[2~");
    harness_free(harness); /* ends with the form open */
    assert_null(mams_desk_lock(desk, ALIYA, NULL));
}

/* Somebody broke the lock and saved: what was typed stays, on top of what is recorded now. */
static void test_others_were_faster(void **state)
{
    Harness *harness = open_new(*state, "bolat", SERIK_TEXT);
    fill(harness, "student", "01092024", "30062025");
    MamsDesk *desk = office_desk(*state, "saule");
    assert_true(mams_desk_lock_break(desk, SERIK, NULL));
    MamsAssignmentEdit edit = edit_of(SERIK, "serving", "2024-08-01", "2024-08-31");
    save_edit(desk, &edit);
    mams_desk_close(desk);
    harness_function(harness, 2);
    harness_expect(harness, "Others changed these categories meanwhile.");
    harness_expect(harness, "КазНУ");
    harness_function(harness, 2);
    harness_expect(harness, "Saved as journal entry ");
    assert_int_equal(count_records(harness->desk, SERIK), 5);
    harness_free(harness);
}

/* ---- who may ---- */

static void test_read_only_looks(void **state)
{
    Harness *harness = open_list(*state, "ivan", SERIK_TEXT);
    harness_expect(harness, "registered business");
    harness_expect_not(harness, "new category");
    static const char *const keys[] = {"\r", "\033OS", "\033[2~", "\033[3~", "\025"};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        harness_bytes(harness, keys[i]);
        harness_expect(harness, "may look at categories but not change them");
    }
    harness_free(harness);
    harness = open_list(*state, "ivan", ALIYA_TEXT);
    harness_expect(harness, "No category was ever recorded.");
    harness_free(harness);
}

/* ---- what was typed stays ---- */

static void test_leaving_keeps_the_text(void **state)
{
    Harness *harness = open_new(*state, "bolat", ALIYA_TEXT);
    harness_text(harness, "student\t");
    harness_text(harness, "01092024\t");
    harness_bytes(harness, "\033");
    harness_expect(harness, "typed, not saved");
    harness_function(harness, 3);
    harness_function(harness, 4);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "This was typed before and not saved.");
    harness_expect(harness, "01.09.2024");
    expect_cursor_on(harness, "Last day");
    harness_bytes(harness, "\004");
    harness_expect_not(harness, "01.09.2024");
    harness_bytes(harness, "\004");
    harness_expect(harness, "Nothing was typed here");
    harness_function(harness, 3);
    harness_expect_not(harness, "typed, not saved");
    harness_free(harness);
}

/* The program of bolat, in which Serik's categories may be left from before. */
static Harness *start_again(Office *office, const char *open)
{
    return harness_new(&(HarnessOptions){.language = MAMS_LANG_EN,
                                         .desk = office_session(office, "bolat", "again"),
                                         .state = office->folder,
                                         .open = open});
}

/* Drops the program, whose lock stays behind, and starts it again: the same screen, text and
 * cursor. */
static Harness *drop(Office *office, Harness *harness)
{
    harness_bytes(harness, "\014"); /* takes a message away, nothing else */
    g_autofree char *before = harness_screen(harness), *at = harness_at_cursor(harness);
    harness_free(harness);
    g_autoptr(MamsDesk) killed = office_session(office, "bolat", "killed");
    assert_true(mams_desk_lock_take(killed, SERIK, NULL));
    harness = start_again(office, NULL);
    harness_expect(harness, "Restored from ");
    harness_bytes(harness, "\014");
    g_autofree char *after = harness_screen(harness), *cursor = harness_at_cursor(harness);
    assert_string_equal(before, after);
    assert_string_equal(at, cursor);
    return harness;
}

static void test_after_a_crash(void **state)
{
    static const char *const keys[] = {
        "\033[2~", "\r",   "\033[3~", "\xC2\xAB қ;=[] 2 \t01122024\033[D\033[D",
        "",        "\t\t", "\033[B"};
    for (size_t i = 0; i < 3; i++) {
        Harness *harness = start_again(*state, SERIK_TEXT);
        harness_function(harness, 4);
        harness_bytes(harness, keys[i]);
        for (size_t k = 3; k < G_N_ELEMENTS(keys); k++) {
            harness_bytes(harness, keys[k]);
            harness = drop(*state, harness);
        }
        harness_function(harness, 10);
        harness_free(harness);
    }
}

/* A form that nothing was typed in, its pick list, the list below it with the row chosen there, and
 * what was typed into a form that is closed. */
static void test_untouched_and_left_after_a_crash(void **state)
{
    Harness *harness = start_again(*state, SERIK_TEXT);
    harness_function(harness, 4);
    harness_key(harness, VTERM_KEY_DOWN);
    harness = drop(*state, harness);
    harness_key(harness, VTERM_KEY_ENTER);
    harness = drop(*state, harness);
    harness_bytes(harness, "\033[Z\033[Z");
    harness_function(harness, 4);
    harness_key(harness, VTERM_KEY_DOWN);
    harness = drop(*state, harness);
    harness_bytes(harness, "\033");
    harness_step(harness);
    harness_function(harness, 3);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_text(harness, "30062025"); /* takes the place of the recorded day */
    harness = drop(*state, harness);
    expect_cursor_on(harness, "30062025");
    harness_function(harness, 3);
    harness_expect(harness, "typed, not saved");
    harness = drop(*state, harness);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "This was typed before and not saved.");
    harness_expect(harness, "30062025");
    harness_function(harness, 10);
    harness_free(harness);
    harness = start_again(*state, SERIK_TEXT);
    harness_function(harness, 4);
    harness_expect_not(harness, "typed, not saved");
    harness_free(harness);
}

/* Somebody else edits the person by then: the text waits until the form can be opened. */
static void test_locked_after_a_crash(void **state)
{
    g_autoptr(MamsDesk) desk = office_desk(*state, "saule");
    Harness *harness = start_again(*state, SERIK_TEXT);
    harness_function(harness, 4);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_text(harness, "30062025");
    harness_free(harness);
    assert_true(mams_desk_lock_take(desk, SERIK, NULL));
    harness = start_again(*state, NULL);
    harness_expect(harness, "Not all of ");
    harness_expect(harness, "mams  Categories");
    harness_expect(harness, "typed, not saved");
    harness_free(harness);
    assert_true(mams_desk_lock_release(desk, SERIK, NULL));
    harness = start_again(*state, NULL);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_expect(harness, "30062025");
    harness_free(harness);
}

static void test_a_state_that_is_none(void **state)
{
    static const char *const groups[] = {"", "iin=1\n", "task=9\niin=060714690017\n",
                                         "task=1\niin=060714690017\ncategory=x\nfrom=y\n",
                                         "task=0\niin=" SERIK_TEXT "\n"};
    Harness *harness = open_list(*state, "bolat", ALIYA_TEXT);
    for (size_t i = 0; i < G_N_ELEMENTS(groups); i++) {
        g_autoptr(GKeyFile) file = g_key_file_new();
        g_autoptr(GError) error = NULL;
        g_autofree char *data = g_strconcat("[form]\n", groups[i], NULL);
        assert_true(g_key_file_load_from_data(file, data, (gsize)-1, G_KEY_FILE_NONE, NULL));
        assert_null(mams_category_form_screen_restore(harness->app, file, "form", &error));
        assert_non_null(error);
    }
    assert_null(mams_desk_lock(harness->desk, ALIYA, NULL));
    harness_free(harness);
}

/* ---- the rest ---- */

/* A verb of the line that ended well may have changed the person: the card shows what holds now. */
static void test_verbs_renew_the_card(void **state)
{
    static const struct {
        const char *program, *line;
        bool renewed;
    } cases[] = {{"exit 0", ":status .\r", false},
                 {"exit 1", ":assign . student\r", false},
                 {"exit 0", ":assign . student\r", true}};
    g_autoptr(MamsDesk) desk = office_desk(*state, "saule");
    MamsAssignmentEdit edit = edit_of(ALIYA, "student", "2024-09-01", "2025-06-30");
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *const program[] = {"/bin/sh", "-c", cases[i].program, NULL};
        Harness *harness =
            harness_new(&(HarnessOptions){.language = MAMS_LANG_EN,
                                          .desk = office_session(*state, "bolat", "screen"),
                                          .program = program,
                                          .open = ALIYA_TEXT});
        harness_expect(harness, "NOT INSURED");
        edit.kind = MAMS_EDIT_ASSIGN;
        save_edit(desk, &edit);
        harness_text(harness, cases[i].line);
        harness_wait_for(harness, i == 1 ? "failed without a word" : "Done.");
        assert_int_equal(harness_shows(harness, "INSURED until 30.06.2025"), cases[i].renewed);
        edit.kind = MAMS_EDIT_UNASSIGN;
        save_edit(desk, &edit);
        harness_free(harness);
    }
}

static void test_another_language(void **state)
{
    Harness *harness = open_list(*state, "bolat", SERIK_TEXT);
    harness_key(harness, VTERM_KEY_DOWN);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_text(harness, "30062025");
    harness_bytes(harness, "\024"); /* Kazakh */
    harness_expect(harness, "күндізгі білім алушы");
    harness_expect(harness, "30062025");
    expect_cursor_on(harness, "Соңғы күні");
    harness_bytes(harness, "\024\024");
    harness_expect(harness, "full-time learner");
    harness_function(harness, 3);
    harness_expect(harness, "typed, not saved");
    harness_free(harness);
}

static void test_help_is_about_the_field(void **state)
{
    Harness *harness = open_list(*state, "bolat", SERIK_TEXT);
    harness_function(harness, 1);
    harness_expect(harness, "What is recorded");
    harness_function(harness, 3);
    harness_key(harness, VTERM_KEY_ENTER);
    harness_function(harness, 1);
    harness_expect(harness, "The last day");
    harness_free(harness);
}

static void test_random_keys(void **state)
{
    static const char *const keys[] = {
        "\t",      "\033[Z", "\033[A", "\033[B",  "\r",   "\033OS",  "\033OR",   "\033OQ",
        "\033",    "\004",   "\025",   "\033[2~", "2024", "student", "01092024", "№ 17",
        "\033[3~", "\177",   "қ",      "\022",    "\002", "\024",    "\033[5~",  "x"};
    const guint32 seed = 20261122;
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    Harness *harness = open_list(*state, "saule", SERIK_TEXT);
    for (int i = 0; i < 1500; i++) {
        harness_bytes(harness, keys[g_rand_int_range(random, 0, G_N_ELEMENTS(keys))]);
        harness->now_ms += 1000;
        if (!harness->running)
            fail_msg("seed %u, key %d", seed, i);
        if (mams_app_top(harness->app)->class->place == MAMS_PLACE_SEARCH)
            harness_bytes(harness, "\025" SERIK_TEXT "\r");
        if (mams_app_top(harness->app)->class->place == MAMS_PLACE_CARD)
            harness_function(harness, 4);
    }
    harness_free(harness);
    g_autoptr(MamsDesk) admin = office_desk(*state, "admin");
    int64_t entries;
    assert_true(mams_desk_journal_verify(admin, &entries, NULL));
}

static void test_bytes_a_key(void **state)
{
    Harness *harness = open_new(*state, "bolat", ALIYA_TEXT);
    size_t before = harness->bytes_out, keys = 0;
    static const char *const typed[] = {"s", "t", "u", "\033[B", "\r", "0", "1", "0", "9",
                                        "2", "0", "2", "4",      "\t", "3", "0", "0", "6",
                                        "2", "0", "2", "5",      "\t", "1", "7", "\t"};
    for (size_t i = 0; i < G_N_ELEMENTS(typed); i++, keys++)
        harness_bytes(harness, typed[i]);
    print_message("%zu bytes a key\n", (harness->bytes_out - before) / keys);
    assert_in_range((harness->bytes_out - before) / keys, 1, 2000);
    harness_free(harness);
}

#define IN_OFFICE(test) cmocka_unit_test_setup_teardown(test, office_set_up, office_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_OFFICE(test_languages),
        IN_OFFICE(test_a_category_is_extended_in_25_keys),
        IN_OFFICE(test_days),
        IN_OFFICE(test_categories_are_found_in_any_language),
        IN_OFFICE(test_names_mean_one_category),
        IN_OFFICE(test_issuers_used_before),
        IN_OFFICE(test_problems_stand_at_their_fields),
        IN_OFFICE(test_warnings_ask),
        IN_OFFICE(test_nothing_to_save),
        IN_OFFICE(test_withdraw_needs_a_reason),
        IN_OFFICE(test_take_back),
        IN_OFFICE(test_a_second_person_accepts),
        IN_OFFICE(test_a_second_person_refuses),
        IN_OFFICE(test_a_lock_of_another_desk),
        IN_OFFICE(test_the_lock_goes_with_the_form),
        IN_OFFICE(test_others_were_faster),
        IN_OFFICE(test_read_only_looks),
        IN_OFFICE(test_leaving_keeps_the_text),
        IN_OFFICE(test_after_a_crash),
        IN_OFFICE(test_untouched_and_left_after_a_crash),
        IN_OFFICE(test_locked_after_a_crash),
        IN_OFFICE(test_a_state_that_is_none),
        IN_OFFICE(test_verbs_renew_the_card),
        IN_OFFICE(test_another_language),
        IN_OFFICE(test_help_is_about_the_field),
        IN_OFFICE(test_random_keys),
        IN_OFFICE(test_bytes_a_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
