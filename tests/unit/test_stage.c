/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "status/stage.h"

/* Where the money is: 1 working day to the State Corporation, 3 to the Fund and to the status. */

static MamsRules *rules;

static int setup(void **state)
{
    (void)state;
    rules = mams_rules_load(MAMS_SRCDIR "/data/rules", NULL);
    return rules ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    mams_rules_free(rules);
    return 0;
}

/* "-": NONE. */
static MamsDay day(const char *text)
{
    MamsDay read = mams_day_parse(text);
    assert_true(read != MAMS_DAY_NONE || strcmp(text, "-") == 0);
    return read;
}

static MamsPayment payment_of(const char *paid, const char *received, const char *posted,
                              const char *returned)
{
    return (MamsPayment){.month = mams_month_make(2024, 10),
                         .kind = MAMS_KIND_SELF,
                         .amount = 425000,
                         .paid_on = day(paid),
                         .received_on = day(received),
                         .posted_on = day(posted),
                         .returned_on = day(returned),
                         .return_reason = "wrong name"};
}

/* "+2024-11-22": reached on that day, "?": reached, day unknown, "2024-11-22": due, "-": neither.
 */
static void check_stage(const MamsStage *stage, const char *expected, const char *name, int row)
{
    char found[MAMS_DAY_TEXT_SIZE + 1] = "-", text[MAMS_DAY_TEXT_SIZE];
    if (stage->reached)
        g_snprintf(found, sizeof found, "%s%s", stage->on == MAMS_DAY_NONE ? "?" : "+",
                   mams_day_format(stage->on, text));
    else if (stage->due != MAMS_DAY_NONE)
        mams_day_format(stage->due, found);
    assert_true(!stage->reached || stage->due == MAMS_DAY_NONE);
    assert_true(stage->reached || stage->on == MAMS_DAY_NONE);
    if (strcmp(found, expected) != 0)
        fail_msg("row %d: the stage %s is %s, not %s", row, name, found, expected);
}

typedef struct {
    const char *paid, *received, *posted, *returned, *on, *state, *corporation, *fund, *status;
} Row;

static void check_rows(const Row *rows, int n)
{
    for (int i = 0; i < n; i++) {
        const Row *row = &rows[i];
        MamsPayment payment = payment_of(row->paid, row->received, row->posted, row->returned);
        MamsMoneyPath path = mams_money_path(rules, &payment, day(row->on), MAMS_DAY_NONE);
        const char *found = mams_money_state_code(path.state);
        if (strcmp(found, row->state) != 0)
            fail_msg("row %d: the payment is %s, not %s", i, found, row->state);
        check_stage(&path.stages[MAMS_STAGE_RECEIVED], row->corporation, "received", i);
        check_stage(&path.stages[MAMS_STAGE_POSTED], row->fund, "posted", i);
        check_stage(&path.stages[MAMS_STAGE_STATUS], row->status, "status", i);
    }
}

#define NO "-"

/* clang-format off */
static void test_the_way(void **state)
{
    (void)state;
    /* paid, received, posted, returned, asked on: state; State Corporation, Fund, status */
    static const Row rows[] = {
        /* Tuesday 12 November 2024, nothing heard of it. */
        {"2024-11-12", NO, NO, NO, "2024-11-12", "on_its_way", "2024-11-13", "2024-11-15", "2024-11-15"},
        {"2024-11-12", NO, NO, NO, "2024-11-15", "on_its_way", "2024-11-13", "2024-11-15", "2024-11-15"},
        {"2024-11-12", NO, NO, NO, "2024-11-16", "late", "2024-11-13", "2024-11-15", "2024-11-15"},
        {"2024-11-12", NO, NO, NO, "2024-12-12", "late", "2024-11-13", "2024-11-15", "2024-11-15"},
        {"2024-11-12", NO, NO, NO, "2024-12-13", "unrecorded", NO, NO, NO},
        /* In time: each day counts only when it has come. */
        {"2024-11-12", "2024-11-13", "2024-11-14", NO, "2024-11-12", "on_its_way", "2024-11-13", "2024-11-15", "2024-11-15"},
        {"2024-11-12", "2024-11-13", "2024-11-14", NO, "2024-11-13", "on_its_way", "+2024-11-13", "2024-11-15", "2024-11-15"},
        {"2024-11-12", "2024-11-13", "2024-11-14", NO, "2024-11-14", "on_its_way", "+2024-11-13", "+2024-11-14", "2024-11-15"},
        {"2024-11-12", "2024-11-13", "2024-11-14", NO, "2024-11-15", "arrived", "+2024-11-13", "+2024-11-14", "+2024-11-15"},
        {"2024-11-12", "2024-11-13", "2024-11-14", NO, "2026-11-15", "arrived", "+2024-11-13", "+2024-11-14", "+2024-11-15"},
        /* Who is late moves what stands behind by two working days, and none. */
        {"2024-11-12", "2024-11-15", NO, NO, "2024-11-16", "on_its_way", "+2024-11-15", "2024-11-19", "2024-11-19"},
        {"2024-11-12", "2024-11-15", NO, NO, "2024-11-20", "late", "+2024-11-15", "2024-11-19", "2024-11-19"},
        {"2024-11-12", "2024-11-15", NO, NO, "2025-11-20", "late", "+2024-11-15", "2024-11-19", "2024-11-19"},
        {"2024-11-12", "2024-11-15", "2024-11-18", NO, "2024-11-18", "arrived", "+2024-11-15", "+2024-11-18", "+2024-11-18"},
        {"2024-11-12", "2024-11-15", "2024-11-21", NO, "2024-11-21", "arrived", "+2024-11-15", "+2024-11-21", "+2024-11-21"},
        {"2024-11-12", NO, "2024-11-21", NO, "2024-11-21", "arrived", "?", "+2024-11-21", "+2024-11-21"},
        {"2024-11-12", NO, "2024-11-13", NO, "2024-11-14", "on_its_way", "?", "+2024-11-13", "2024-11-15"},
        /* A return on or before the day wins, and one after it is not seen. */
        {"2024-11-12", NO, NO, "2024-11-15", "2024-11-14", "on_its_way", "2024-11-13", "2024-11-15", "2024-11-15"},
        {"2024-11-12", NO, NO, "2024-11-15", "2024-11-15", "returned", NO, NO, NO},
        {"2024-11-12", "2024-11-13", NO, "2024-11-15", "2025-11-15", "returned", "+2024-11-13", NO, NO},
        {"2024-11-12", "2024-11-13", "2024-11-14", "2024-11-18", "2024-11-20", "returned", "+2024-11-13", "+2024-11-14", NO},
    };
    check_rows(rows, G_N_ELEMENTS(rows));
}

static void test_days_off(void **state)
{
    (void)state;
    static const Row rows[] = {
        /* Over a weekend: Friday 22 November 2024; paid on the Saturday. */
        {"2024-11-22", NO, NO, NO, "2024-11-22", "on_its_way", "2024-11-25", "2024-11-27", "2024-11-27"},
        {"2024-11-23", NO, NO, NO, "2024-11-23", "on_its_way", "2024-11-25", "2024-11-27", "2024-11-27"},
        /* New Year 2025: 1-4 January off, Sunday the 5th worked, the 7th off. */
        {"2024-12-31", NO, NO, NO, "2025-01-08", "on_its_way", "2025-01-05", "2025-01-08", "2025-01-08"},
        {"2024-12-31", NO, NO, NO, "2025-01-09", "late", "2025-01-05", "2025-01-08", "2025-01-08"},
        /* Nauryz 2025: 21, 24 and 25 March off. */
        {"2025-03-20", NO, NO, NO, "2025-03-28", "on_its_way", "2025-03-26", "2025-03-28", "2025-03-28"},
        {"2025-03-19", "2025-03-26", NO, NO, "2025-03-28", "on_its_way", "+2025-03-26", "2025-03-28", "2025-03-28"},
        {"2025-03-19", "2025-03-26", NO, NO, "2025-03-29", "late", "+2025-03-26", "2025-03-28", "2025-03-28"},
        /* May 2024: Saturday the 4th worked for the 8th; 1, 7 and 9 off. */
        {"2024-05-03", NO, NO, NO, "2024-05-03", "on_its_way", "2024-05-04", "2024-05-10", "2024-05-10"},
        {"2024-05-06", NO, NO, NO, "2024-05-15", "late", "2024-05-10", "2024-05-14", "2024-05-14"},
    };
    check_rows(rows, G_N_ELEMENTS(rows));
}

static void test_odd_days(void **state)
{
    (void)state;
    static const Row rows[] = {
        /* Received before it was paid; posted before it was received; returned before it was paid. */
        {"2024-11-12", "2024-11-08", NO, NO, "2024-11-13", "on_its_way", "+2024-11-08", "2024-11-15", "2024-11-15"},
        {"2024-11-12", "2024-11-20", "2024-11-14", NO, "2024-11-21", "arrived", "+2024-11-20", "+2024-11-14", "+2024-11-15"},
        {"2024-11-12", NO, NO, "2024-11-01", "2024-11-12", "returned", NO, NO, NO},
        /* Not paid yet on the day, or never. */
        {"2024-11-12", "2024-11-08", "2024-11-09", NO, "2024-11-11", "unrecorded", NO, NO, NO},
        {NO, NO, NO, NO, "2024-11-11", "unrecorded", NO, NO, NO},
        {NO, "2024-11-08", "2024-11-09", "2024-11-10", "2024-11-11", "unrecorded", NO, NO, NO},
        {"2024-11-12", NO, NO, NO, NO, "unrecorded", NO, NO, NO},
    };
    check_rows(rows, G_N_ELEMENTS(rows));
    MamsPayment payment = payment_of("2024-11-12", NO, NO, NO);
    payment.received_on = payment.posted_on = payment.returned_on = MAMS_DAY_FOREVER;
    assert_int_equal(mams_money_path(rules, &payment, day("2024-11-13"), MAMS_DAY_NONE).state,
                     MAMS_MONEY_ON_ITS_WAY);
    /* A day far outside the calendar. */
    payment.paid_on = MAMS_DAY_NONE + 1;
    assert_int_equal(mams_money_path(rules, &payment, MAMS_DAY_FOREVER, MAMS_DAY_NONE).state,
                     MAMS_MONEY_UNRECORDED);
    payment.paid_on = MAMS_DAY_FOREVER - 1;
    assert_int_equal(mams_money_path(rules, &payment, MAMS_DAY_FOREVER, MAMS_DAY_NONE).state,
                     MAMS_MONEY_ON_ITS_WAY);
}
/* clang-format on */

/* Data that end before the due day cannot tell that a payment is late. */
static void test_the_age_of_the_data(void **state)
{
    (void)state;
    MamsPayment payment = payment_of("2024-11-12", "-", "-", "-");
    MamsDay on = day("2024-11-22");
    assert_int_equal(mams_money_path(rules, &payment, on, day("2024-11-15")).state,
                     MAMS_MONEY_ON_ITS_WAY);
    assert_int_equal(mams_money_path(rules, &payment, on, day("2024-11-16")).state,
                     MAMS_MONEY_LATE);
    assert_int_equal(mams_money_path(rules, &payment, on, day("2025-01-01")).state,
                     MAMS_MONEY_LATE);
}

static void test_returns_and_doubts(void **state)
{
    (void)state;
    MamsPayment payment = payment_of("2024-11-12", "-", "-", "2024-11-15");
    MamsMoneyPath before = mams_money_path(rules, &payment, day("2024-11-14"), MAMS_DAY_NONE);
    assert_int_equal(before.returned_on, MAMS_DAY_NONE);
    assert_null(before.return_reason);
    assert_false(before.uncertain);
    MamsMoneyPath after = mams_money_path(rules, &payment, day("2024-11-15"), MAMS_DAY_NONE);
    assert_int_equal(after.returned_on, day("2024-11-15"));
    assert_string_equal(after.return_reason, "wrong name");
    /* The days off of 2027 rest on no source; only days still to come are in doubt. */
    payment = payment_of("2026-12-31", "-", "-", "-");
    assert_true(mams_money_path(rules, &payment, day("2026-12-31"), MAMS_DAY_NONE).uncertain);
    payment.posted_on = day("2027-01-11");
    assert_false(mams_money_path(rules, &payment, day("2027-02-01"), MAMS_DAY_NONE).uncertain);
}

static void add(MamsFacts *facts, const char *paid, const char *received, const char *posted,
                const char *returned)
{
    MamsPayment payment = payment_of(paid, received, posted, returned);
    payment.month = mams_day_month(payment.paid_on);
    mams_facts_add_payment(facts, &payment);
}

/* The days on which those under way were paid, "2024-11-20 2024-11-12". */
static char *under_way(const MamsFacts *facts, const char *on)
{
    g_autoptr(GArray) found = mams_money_under_way(rules, facts, day(on), MAMS_DAY_NONE);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < found->len; i++) {
        char paid[MAMS_DAY_TEXT_SIZE];
        guint index = g_array_index(found, guint, i);
        mams_day_format(g_array_index(facts->payments, MamsPayment, index).paid_on, paid);
        g_string_append_printf(text, "%s%s", i > 0 ? " " : "", paid);
    }
    return g_string_free(text, FALSE);
}

static void test_worth_a_word(void **state)
{
    static const struct {
        const char *on, *paid;
    } rows[] = {
        {"2024-09-01", ""},
        {"2024-10-10", "2024-10-10"},
        {"2024-10-14", "2024-10-14 2024-10-10"},
        {"2024-10-15", "2024-10-14"},            /* the one before has arrived */
        {"2024-11-22", "2024-11-21 2024-11-04"}, /* on its way, late */
        {"2024-12-03", "2024-11-28 2024-11-21 2024-11-04"},
        {"2024-12-05", "2024-11-28 2024-11-21"}, /* not watched any more */
        {"2025-01-02", "2024-11-28"}, /* 30 days after its return, 35 after it was paid */
        {"2025-01-03", ""},
    };
    (void)state;
    g_autoptr(MamsFacts) facts = mams_facts_new();
    add(facts, "2024-11-21", "-", "-", "-");
    add(facts, "2024-10-10", "2024-10-11", "2024-10-14", "-");
    add(facts, "2024-10-14", "2024-10-15", "2024-10-16", "-");
    add(facts, "2024-11-04", "-", "-", "-");
    add(facts, "2024-11-28", "-", "-", "2024-12-03");
    mams_facts_sort(facts);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *found = under_way(facts, rows[i].on);
        if (strcmp(found, rows[i].paid) != 0)
            fail_msg("on %s there are '%s', not '%s'", rows[i].on, found, rows[i].paid);
    }
}

/* Whatever the days are: what is reached has no due day, the due days never fall back, and a day
 * later nothing that was reached is lost. */
static void test_random_days(void **state)
{
    (void)state;
    guint32 seed = g_random_int();
    GRand *random = g_rand_new_with_seed(seed);
    MamsDay start = day("2023-12-01");
    print_message("seed %u\n", seed);
    for (int turn = 0; turn < 3000; turn++) {
        MamsPayment payment = payment_of("2023-12-01", "-", "-", "-");
        MamsDay *const days[] = {&payment.paid_on, &payment.received_on, &payment.posted_on,
                                 &payment.returned_on};
        for (int i = 0; i < 4; i++)
            if (g_rand_boolean(random))
                *days[i] = start + g_rand_int_range(random, 0, 60);
        MamsDay on = start + g_rand_int_range(random, 0, 120);
        MamsMoneyPath path = mams_money_path(rules, &payment, on, MAMS_DAY_NONE);
        MamsMoneyPath next = mams_money_path(rules, &payment, on + 1, MAMS_DAY_NONE);
        MamsDay due = MAMS_DAY_NONE;
        for (int i = 0; i < MAMS_N_STAGES; i++) {
            const MamsStage *stage = &path.stages[i];
            bool fine = (!stage->reached || stage->due == MAMS_DAY_NONE) &&
                        (stage->reached || stage->on == MAMS_DAY_NONE) && stage->on <= on &&
                        (stage->due == MAMS_DAY_NONE || stage->due >= due);
            if (!fine ||
                (stage->reached && !next.stages[i].reached && next.state != MAMS_MONEY_RETURNED))
                fail_msg("seed %u, turn %d, stage %s", seed, turn, mams_stage_code(i));
            due = MAX(due, stage->due);
        }
    }
    g_rand_free(random);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_way),
        cmocka_unit_test(test_days_off),
        cmocka_unit_test(test_odd_days),
        cmocka_unit_test(test_the_age_of_the_data),
        cmocka_unit_test(test_returns_and_doubts),
        cmocka_unit_test(test_worth_a_word),
        cmocka_unit_test(test_random_days),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
