/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "assign_fixture.h"
#include "desk/letter_code.h"

/* Letters that are issued, and their codes. */

static MamsLetterOptions options_of(MamsIin iin, MamsLetterKind kind, MamsLetterLangs langs)
{
    return (MamsLetterOptions){
        .iin = iin, .on = MAMS_DAY_NONE, .kind = kind, .langs = langs, .known = G_MAXINT64};
}

static MamsLetter *issue(MamsDesk *desk, const MamsLetterOptions *options)
{
    g_autoptr(GError) error = NULL;
    MamsLetter *letter = mams_desk_letter(desk, options, &error);
    if (letter == NULL)
        fail_msg("%s", error->message);
    return letter;
}

static GBytes *text_of(const MamsLetter *letter)
{
    return g_bytes_new(letter->text, strlen(letter->text));
}

/* Whether the letter of a code holds, with a copy or without. */
static bool holds(MamsDesk *desk, const char *code, GBytes *copy)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsVerification) found = mams_desk_verify(desk, code, copy, &error);
    if (found == NULL)
        fail_msg("%s", error->message);
    return mams_verification_holds(found);
}

static void expect_text(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("'%s' is not in: %s", part, text);
}

/* ---- codes ---- */

static const char hash[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static void test_codes_come_back(void **state)
{
    (void)state;
    static const int64_t entries[] = {1, 31, 32, 123456789, INT64_C(1) << 30, INT64_C(1) << 50};
    for (size_t i = 0; i < G_N_ELEMENTS(entries); i++) {
        char code[MAMS_LETTER_CODE_SIZE], again[MAMS_LETTER_CODE_SIZE];
        int64_t entry = 0;
        mams_letter_code_write(entries[i], hash, code);
        assert_true(mams_letter_code_read(code, &entry, again));
        assert_true(entry == entries[i]);
        assert_string_equal(code, again);
    }
}

/* Another sign in any place, and two neighbours in the wrong order, are found. */
static void test_slips_in_codes(void **state)
{
    (void)state;
    char code[MAMS_LETTER_CODE_SIZE], written[MAMS_LETTER_CODE_SIZE];
    int64_t entry;
    mams_letter_code_write(9876543, hash, code);
    for (size_t i = 0; code[i] != '\0'; i++) {
        for (const char *sign = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; *sign != '\0'; sign++) {
            g_autofree char *slip = g_strdup(code);
            if (code[i] == '-' || code[i] == *sign)
                continue;
            slip[i] = *sign;
            assert_false(mams_letter_code_read(slip, &entry, written));
        }
        g_autofree char *turned = g_strdup(code);
        if (code[i] == '-' || code[i + 1] == '-' || code[i + 1] == '\0' || code[i] == code[i + 1])
            continue;
        turned[i] = code[i + 1];
        turned[i + 1] = code[i];
        /* The one pair that Luhn's sum does not tell apart. */
        if (code[i] + code[i + 1] == '0' + 'Z')
            continue;
        assert_false(mams_letter_code_read(turned, &entry, written));
    }
    assert_false(mams_letter_code_read("", &entry, written));
    assert_false(mams_letter_code_read("0000-0000-0000", &entry, written));
    assert_false(mams_letter_code_read("әәәә-әәәә-әәәә", &entry, written));
    assert_false(mams_letter_code_read("99999999999999999999999999999", &entry, written));
}

static void test_codes_as_people_type_them(void **state)
{
    (void)state;
    char code[MAMS_LETTER_CODE_SIZE], written[MAMS_LETTER_CODE_SIZE];
    int64_t entry = 0;
    mams_letter_code_write(33, hash, code); /* 000011… */
    g_autofree char *low = g_ascii_strdown(code, -1);
    g_strdelimit(low, "-", ' ');
    for (char *sign = low; *sign != '\0'; sign++)
        *sign = *sign == '0' ? 'o' : *sign == '1' ? 'l' : *sign;
    assert_true(mams_letter_code_read(low, &entry, written));
    assert_int_equal(entry, 33);
    assert_string_equal(written, code);
}

/* ---- letters ---- */

static void test_every_letter_holds(void **state)
{
    Office *office = *state;
    MamsIin people[] = {ALIYA, SERIK, LATE};
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    for (size_t i = 0; i < G_N_ELEMENTS(people); i++) {
        for (int kind = 0; kind < MAMS_N_LETTERS; kind++) {
            for (int langs = 0; langs < MAMS_N_LETTER_LANGS; langs++) {
                if (people[i] != ALIYA && langs != MAMS_LETTER_BOTH)
                    continue; /* the languages do not hang on the person */
                MamsLetterOptions options =
                    options_of(people[i], (MamsLetterKind)kind, (MamsLetterLangs)langs);
                g_autoptr(MamsLetter) letter = issue(desk, &options);
                g_autoptr(GBytes) text = text_of(letter);
                expect_text(letter->text, letter->code);
                assert_true(holds(desk, letter->code, NULL));
                assert_true(holds(desk, letter->code, letter->pdf));
                assert_true(holds(desk, letter->code, text));
            }
        }
    }
}

/* What is recorded afterwards, and another day, change nothing about a letter. */
static void test_later_facts_change_nothing(void **state)
{
    Office *office = *state;
    g_autoptr(MamsLetter) before = NULL, after = NULL;
    MamsLetterOptions options = options_of(TIMUR, MAMS_LETTER_STATUS, MAMS_LETTER_BOTH);
    {
        g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
        before = issue(desk, &options);
    }
    office_import(office, "payments",
                  "iin,month,kind,amount,paid_on,posted_on\n"
                  "950203390019,2024-10,self,4250,2024-11-05,2024-11-07\n");
    office->today += 40;
    office->now += INT64_C(40) * 86400;
    g_autoptr(MamsDesk) desk = office_desk(office, "bolat");
    after = issue(desk, &options);
    assert_string_not_equal(before->text, after->text);
    assert_true(holds(desk, before->code, before->pdf));
    assert_true(holds(desk, after->code, after->pdf));
    assert_false(holds(desk, before->code, after->pdf));
    options.on = day("2024-11-22");
    g_autoptr(MamsLetter) known_now = issue(desk, &options);
    assert_false(holds(desk, before->code, known_now->pdf));
}

static void test_a_changed_copy(void **state)
{
    Office *office = *state;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    MamsLetterOptions options = options_of(ALIYA, MAMS_LETTER_STATUS, MAMS_LETTER_RU);
    g_autoptr(MamsLetter) letter = issue(desk, &options);
    g_autofree char *changed = g_strdup(letter->text);
    changed[0]++;
    g_autoptr(GBytes) copy = g_bytes_new(changed, strlen(changed));
    g_autoptr(GBytes) empty = g_bytes_new("", 0);
    assert_false(holds(desk, letter->code, copy));
    assert_false(holds(desk, letter->code, empty));
}

/* An entry that is no letter, or a letter's with other bits of the hash. */
static void test_codes_of_no_letter(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    MamsLetterOptions options = options_of(ALIYA, MAMS_LETTER_STATUS, MAMS_LETTER_KK);
    g_autoptr(MamsLetter) letter = issue(desk, &options);
    char code[MAMS_LETTER_CODE_SIZE], journal[65];
    int64_t head;
    assert_true(mams_journal_head_hash(desk->store, &head, journal, NULL));
    mams_letter_code_write(head, hash, code);
    assert_null(mams_desk_verify(desk, code, NULL, &error));
    expect_fault(&error, MAMS_ERROR_NOT_FOUND, code);
    mams_letter_code_write(1, journal, code);
    assert_null(mams_desk_verify(desk, code, NULL, &error));
    expect_fault(&error, MAMS_ERROR_NOT_FOUND, code);
    mams_letter_code_write(head + 1, journal, code);
    assert_null(mams_desk_verify(desk, code, NULL, &error));
    expect_fault(&error, MAMS_ERROR_NOT_FOUND, code);
    assert_null(mams_desk_verify(desk, "letter", NULL, &error));
    expect_fault(&error, MAMS_ERROR_USAGE, "letter");
}

static void test_who_may(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) reader = office_desk(office, "ivan");
    g_autoptr(MamsDesk) operator_desk = office_desk(office, "aidana");
    MamsLetterOptions options = options_of(ALIYA, MAMS_LETTER_STATUS, MAMS_LETTER_KK);
    assert_null(mams_desk_letter(reader, &options, &error));
    expect_fault(&error, MAMS_ERROR_NOT_PERMITTED, "ivan");
    assert_null(
        mams_desk_print(operator_desk, MAMS_BUILDDIR "/manual", MAMS_LANG_EN, NULL, &error));
    expect_fault(&error, MAMS_ERROR_NOT_PERMITTED, "aidana");
}

static void test_a_preview_leaves_no_entry(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    MamsLetterOptions options = options_of(ALIYA, MAMS_LETTER_STATUS, MAMS_LETTER_KK);
    int64_t before = mams_journal_head(desk->store, false, NULL);
    g_autoptr(MamsLetter) letter = mams_desk_letter_preview(desk, &options, &error);
    assert_non_null(letter);
    assert_string_equal(letter->code, "");
    assert_int_equal(mams_journal_head(desk->store, false, NULL), before);
    options.iin = INT64_C(700101390015);
    assert_null(mams_desk_letter(desk, &options, &error));
    expect_fault(&error, MAMS_ERROR_NOT_FOUND, "700101390015");
    assert_int_equal(mams_journal_head(desk->store, false, NULL), before);
}

/* A returned, a doubled and a short payment stand in the application. */
static void test_payments_to_ask_back(void **state)
{
    Office *office = *state;
    office_import(office, "payments",
                  "iin,month,kind,amount,paid_on,returned_on,return_reason,reference\n"
                  "950203390019,2024-07,self,4250,2024-08-05,2024-08-09,no such IIN,a\n"
                  "950203390019,2024-08,self,4250,2024-09-05,,,b\n"
                  "950203390019,2024-08,self,4250,2024-09-06,,,c\n"
                  "950203390019,2024-09,self,3000,2024-10-05,,,d\n");
    g_autoptr(MamsDesk) desk = office_desk(office, "aidana");
    MamsLetterOptions options = options_of(TIMUR, MAMS_LETTER_REFUND, MAMS_LETTER_EN);
    g_autoptr(MamsLetter) letter = issue(desk, &options);
    expect_text(letter->text, "950203 390 019");
    expect_text(letter->text, "gave the money back already");
    expect_text(letter->text, "4,250 ₸ of 06.09.2024: the second payment");
    expect_text(letter->text, "3,000 ₸ of 05.10.2024: the sum is too small, 1,250 ₸");
    assert_null(strstr(letter->text, "of 05.09.2024"));
}

static void test_printed_procedures(void **state)
{
    Office *office = *state;
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsDesk) desk = office_desk(office, "nurlan");
    const char *const *names = mams_procedure_names;
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        for (int i = 0; names[i] != NULL; i++) {
            g_autoptr(GBytes) one = mams_desk_print(desk, MAMS_BUILDDIR "/manual", (MamsLang)lang,
                                                    names[i] + strlen("mams-"), &error);
            g_autoptr(GBytes) again =
                mams_desk_print(desk, MAMS_BUILDDIR "/manual", (MamsLang)lang, names[i], &error);
            if (one == NULL)
                fail_msg("%s: %s", names[i], error->message);
            assert_true(g_bytes_equal(one, again));
        }
        g_autoptr(GBytes) all =
            mams_desk_print(desk, MAMS_BUILDDIR "/manual", (MamsLang)lang, NULL, &error);
        assert_non_null(all);
    }
    assert_null(mams_desk_print(desk, MAMS_BUILDDIR "/manual", MAMS_LANG_EN, "song", &error));
    expect_fault(&error, MAMS_ERROR_NOT_FOUND, "song");
}

#define OFFICE_TEST(test) cmocka_unit_test_setup_teardown(test, office_set_up, office_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codes_come_back),
        cmocka_unit_test(test_slips_in_codes),
        cmocka_unit_test(test_codes_as_people_type_them),
        OFFICE_TEST(test_every_letter_holds),
        OFFICE_TEST(test_later_facts_change_nothing),
        OFFICE_TEST(test_a_changed_copy),
        OFFICE_TEST(test_codes_of_no_letter),
        OFFICE_TEST(test_who_may),
        OFFICE_TEST(test_a_preview_leaves_no_entry),
        OFFICE_TEST(test_payments_to_ask_back),
        OFFICE_TEST(test_printed_procedures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
