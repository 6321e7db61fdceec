/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store_people.h"

/* Payments, assignments and relatives: keys, values, history. */

static void test_payment_comes_back(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsCitizen citizen = make_citizen(aliya, "Ахметова", "Алия");
    add_citizen(store, &citizen);
    MamsPayment full = {
        .month = mams_month_make(2024, 2),
        .kind = MAMS_KIND_EMPLOYER,
        .amount = 850012,
        .paid_on = day("2024-03-20"),
        .received_on = day("2024-03-21"),
        .posted_on = day("2024-03-22"),
        .returned_on = day("2024-04-01"),
        .payer = 40940012345,
        .payer_name = "ЖШС «Дән»",
        .reference = "R-1/2",
        .channel = "bank",
        .return_reason = "артық төленген",
    };
    MamsPayment bare = make_payment(mams_month_make(2024, 1), 4250, NULL);
    bare.paid_on = 0; /* 1970-01-01 */
    int64_t entry = begin_entry(store);
    bool unknown = true;
    assert_int_equal(mams_store_put_payment(store, aliya, &full, entry, &unknown, &error),
                     MAMS_PUT_ADDED);
    assert_false(unknown);
    put_payment(store, aliya, &bare, entry);
    commit(store);

    g_autoptr(MamsFacts) facts = load_facts(store, aliya, MAMS_KNOWN_NOW);
    assert_int_equal(facts->payments->len, 2);
    const MamsPayment *b = payment_at(facts, 0), *f = payment_at(facts, 1);
    assert_int_equal(b->month, bare.month);
    assert_int_equal(b->kind, MAMS_KIND_SELF);
    assert_int_equal(b->amount, 4250);
    assert_int_equal(b->paid_on, 0);
    assert_int_equal(b->received_on, MAMS_DAY_NONE);
    assert_int_equal(b->posted_on, MAMS_DAY_NONE);
    assert_int_equal(b->returned_on, MAMS_DAY_NONE);
    assert_int_equal(b->payer, 0);
    assert_null(b->payer_name);
    assert_null(b->reference);
    assert_null(b->channel);
    assert_null(b->return_reason);
    assert_int_equal(f->kind, MAMS_KIND_EMPLOYER);
    assert_int_equal(f->amount, 850012);
    assert_int_equal(f->paid_on, full.paid_on);
    assert_int_equal(f->received_on, full.received_on);
    assert_int_equal(f->posted_on, full.posted_on);
    assert_int_equal(f->returned_on, full.returned_on);
    assert_int_equal(f->payer, 40940012345);
    assert_string_equal(f->payer_name, "ЖШС «Дән»");
    assert_string_equal(f->reference, "R-1/2");
    assert_string_equal(f->channel, "bank");
    assert_string_equal(f->return_reason, "артық төленген");
    assert_int_equal(f->entered, entry);
}

static void test_payment_history(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    MamsCitizen citizen = make_citizen(aliya, "Ахметова", "Алия");
    add_citizen(store, &citizen); /* 1 */
    MamsPayment payment = make_payment(mams_month_make(2024, 1), 4250, "R1");
    int64_t entry = begin_entry(store); /* 2 */
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_ADDED);
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_SAME);
    payment.amount = 1;
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_TWICE);
    commit(store);
    entry = begin_entry(store); /* 3 */
    payment.amount = 5000;
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_CHANGED);
    commit(store);
    entry = begin_entry(store); /* 4 */
    payment.returned_on = day("2024-03-01");
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_CHANGED);
    commit(store);

    static const struct {
        int64_t known, amount; /* 0: no payment */
        bool returned;
    } steps[] = {
        {1, 0, false}, {2, 4250, false}, {3, 5000, false}, {4, 5000, true}, {99, 5000, true}};
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        g_autoptr(MamsFacts) facts = load_facts(store, aliya, steps[i].known);
        assert_int_equal(facts->payments->len, steps[i].amount != 0);
        if (steps[i].amount == 0)
            continue;
        assert_int_equal(payment_at(facts, 0)->amount, steps[i].amount);
        assert_int_equal(payment_at(facts, 0)->returned_on != MAMS_DAY_NONE, steps[i].returned);
    }
}

/* With a reference, amount and day are values; without one, they are part of the key. */
static void test_payment_key(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    MamsPayment payment = make_payment(mams_month_make(2024, 1), 4250, NULL);
    int64_t entry = begin_entry(store);
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_ADDED);
    payment.reference = "";
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_SAME);
    payment.amount = 4251;
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_ADDED);
    payment.paid_on++;
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_ADDED);
    payment.channel = "bank";
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_TWICE);
    payment.reference = "R1";
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_ADDED);
    payment.payer = 40940012345;
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_ADDED);
    payment.kind = MAMS_KIND_PENALTY;
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_ADDED);
    payment.month++;
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_ADDED);
    assert_int_equal(put_payment(store, boris, &payment, entry), MAMS_PUT_ADDED);
    payment.paid_on++;
    assert_int_equal(put_payment(store, boris, &payment, entry), MAMS_PUT_TWICE);
    commit(store);
}

static void expect_payment_changed(MamsStore *store, const MamsPayment *payment)
{
    int64_t entry = begin_entry(store);
    assert_int_equal(put_payment(store, aliya, payment, entry), MAMS_PUT_CHANGED);
    assert_int_equal(put_payment(store, aliya, payment, entry), MAMS_PUT_SAME);
    commit(store);
}

static void test_payment_every_value_is_compared(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    MamsPayment payment = make_payment(mams_month_make(2024, 1), 4250, "R1");
    int64_t entry = begin_entry(store);
    put_payment(store, aliya, &payment, entry);
    commit(store);
    payment.amount++;
    expect_payment_changed(store, &payment);
    payment.paid_on++;
    expect_payment_changed(store, &payment);
    payment.received_on = 0;
    expect_payment_changed(store, &payment);
    payment.posted_on = 0;
    expect_payment_changed(store, &payment);
    payment.returned_on = 0;
    expect_payment_changed(store, &payment);
    payment.payer_name = "ЖК Дән";
    expect_payment_changed(store, &payment);
    payment.channel = "bank";
    expect_payment_changed(store, &payment);
    payment.return_reason = "x";
    expect_payment_changed(store, &payment);
}

/* A line found unchanged forbids another one of the same key in the same import only. */
static void test_twice_after_same(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    MamsPayment payment = make_payment(mams_month_make(2024, 1), 4250, "R1");
    MamsPayment other = make_payment(mams_month_make(2024, 2), 4250, "R1");
    int64_t entry = begin_entry(store);
    put_payment(store, aliya, &payment, entry);
    put_payment(store, aliya, &other, entry);
    commit(store);

    entry = begin_entry(store);
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_SAME);
    payment.amount = 1;
    other.amount = 1;
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_TWICE);
    commit(store);
    begin(store);
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_TWICE);
    assert_int_equal(put_payment(store, aliya, &other, entry), MAMS_PUT_CHANGED);
    commit(store);
    entry = begin_entry(store);
    assert_int_equal(put_payment(store, aliya, &payment, entry), MAMS_PUT_CHANGED);
    commit(store);
}

/* What was seen in a transaction that did not happen was not seen, nor is a text kept from it. */
static void test_rollback_forgets(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsCitizen citizen = make_citizen(aliya, "Ахметова", "Алия");
    MamsPayment payment = make_payment(mams_month_make(2024, 1), 4250, "R1");
    add_citizen(store, &citizen);
    int64_t entry = begin_entry(store);
    put_payment(store, aliya, &payment, entry);
    commit(store);

    begin(store);
    assert_int_equal(put_payment(store, aliya, &payment, entry + 1), MAMS_PUT_SAME);
    MamsPayment second = make_payment(mams_month_make(2024, 2), 4250, "R2");
    second.payer_name = "ЖК Дән";
    assert_int_equal(put_payment(store, aliya, &second, entry + 1), MAMS_PUT_ADDED);
    MamsCitizen stranger = make_citizen(nobody, "Бұрынғы", "Жоқ");
    assert_int_equal(put_citizen(store, &stranger, entry + 1), MAMS_PUT_ADDED);
    mams_store_rollback(store);

    begin(store);
    payment.amount = 1;
    assert_int_equal(put_payment(store, aliya, &payment, entry + 1), MAMS_PUT_CHANGED);
    second.payer_name = "ЖК Нан";
    assert_int_equal(put_payment(store, aliya, &second, entry + 1), MAMS_PUT_ADDED);
    second.month++;
    second.payer_name = "ЖК Дән";
    bool unknown = false;
    assert_int_equal(mams_store_put_payment(store, nobody, &second, entry + 1, &unknown, &error),
                     MAMS_PUT_ADDED);
    assert_true(unknown);
    put_payment(store, aliya, &second, entry + 1);
    commit(store);
    g_autoptr(MamsFacts) facts = load_facts(store, aliya, MAMS_KNOWN_NOW);
    assert_int_equal(facts->payments->len, 3);
    assert_string_equal(payment_at(facts, 1)->payer_name, "ЖК Нан");
    assert_string_equal(payment_at(facts, 2)->payer_name, "ЖК Дән");
}

static void test_unknown_person(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsCitizen citizen = make_citizen(aliya, "Ахметова", "Алия");
    MamsPayment payment = make_payment(mams_month_make(2024, 1), 4250, "R1");
    MamsAssignment student = make_assignment(STUDENT, "2024-01-01");
    MamsRelative child = {.iin = aliya,
                          .relative = boris,
                          .relation = 'c',
                          .from = MAMS_DAY_NONE,
                          .to = MAMS_DAY_FOREVER};
    int64_t entry = begin_entry(store);
    bool unknown = false;
    assert_int_equal(mams_store_put_payment(store, aliya, &payment, entry, &unknown, &error),
                     MAMS_PUT_ADDED);
    assert_true(unknown);
    unknown = false;
    mams_store_put_assignment(store, &rules, aliya, &student, entry, &unknown, &error);
    assert_true(unknown);
    unknown = false;
    mams_store_put_relative(store, &child, entry, &unknown, &error);
    assert_true(unknown);
    put_citizen(store, &citizen, entry);
    mams_store_put_payment(store, aliya, &payment, entry, &unknown, &error);
    assert_false(unknown);
    commit(store);
    /* What came before the citizen counts now. */
    g_autoptr(MamsFacts) facts = load_facts(store, aliya, MAMS_KNOWN_NOW);
    assert_int_equal(facts->payments->len, 1);
    assert_int_equal(facts->assignments->len, 1);
    assert_false(mams_store_facts(store, &rules, boris, MAMS_KNOWN_NOW, facts, &error));
    expect_error(&error, MAMS_ERROR_NOT_FOUND, "850317490011");
}

static void test_assignment_history(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsCitizen citizen = make_citizen(aliya, "Ахметова", "Алия");
    add_citizen(store, &citizen); /* 1 */
    MamsAssignment student = make_assignment(STUDENT, "2023-09-01");
    student.to = day("2024-06-30");
    student.reg = "nobd";
    student.document = "№ 17";
    student.document_date = day("2023-08-25");
    student.issuer = "ҚазҰУ";
    int64_t entry = begin_entry(store); /* 2 */
    assert_int_equal(put_assignment(store, aliya, &student, entry), MAMS_PUT_ADDED);
    assert_int_equal(put_assignment(store, aliya, &student, entry), MAMS_PUT_SAME);
    commit(store);
    entry = begin_entry(store); /* 3 */
    assert_int_equal(put_assignment(store, aliya, &student, entry), MAMS_PUT_SAME);
    student.to = MAMS_DAY_FOREVER;
    assert_int_equal(put_assignment(store, aliya, &student, entry), MAMS_PUT_TWICE);
    commit(store);
    entry = begin_entry(store); /* 4 */
    assert_int_equal(put_assignment(store, aliya, &student, entry), MAMS_PUT_CHANGED);
    commit(store);
    entry = begin_entry(store); /* 5 */
    assert_ok(
        mams_store_withdraw_assignment(store, &rules, aliya, STUDENT, student.from, entry, &error),
        error);
    assert_false(
        mams_store_withdraw_assignment(store, &rules, aliya, STUDENT, student.from, entry, &error));
    expect_error(&error, MAMS_ERROR_NOT_FOUND, "student");
    commit(store);
    entry = begin_entry(store); /* 6 */
    assert_int_equal(put_assignment(store, aliya, &student, entry), MAMS_PUT_ADDED);
    commit(store);

    static const struct {
        int64_t known;
        guint n;
        bool open;
    } steps[] = {{1, 0, false}, {2, 1, false}, {3, 1, false},
                 {4, 1, true},  {5, 0, false}, {6, 1, true}};
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        g_autoptr(MamsFacts) facts = load_facts(store, aliya, steps[i].known);
        assert_int_equal(facts->assignments->len, steps[i].n);
        if (steps[i].n == 0)
            continue;
        const MamsAssignment *found = assignment_at(facts, 0);
        assert_int_equal(found->category, STUDENT);
        assert_int_equal(found->from, student.from);
        assert_int_equal(found->to, steps[i].open ? MAMS_DAY_FOREVER : day("2024-06-30"));
        assert_string_equal(found->reg, "nobd");
        assert_string_equal(found->document, "№ 17");
        assert_int_equal(found->document_date, student.document_date);
        assert_string_equal(found->issuer, "ҚазҰУ");
    }
}

/* Put and withdrawn by one entry: nobody ever knew it. */
static void test_assignment_withdrawn_at_once(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsCitizen citizen = make_citizen(aliya, "Ахметова", "Алия");
    MamsAssignment business = make_assignment(BUSINESS, "2023-09-01");
    add_citizen(store, &citizen);
    int64_t entry = begin_entry(store);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(put_assignment(store, aliya, &business, entry), MAMS_PUT_ADDED);
        assert_ok(mams_store_withdraw_assignment(store, &rules, aliya, BUSINESS, business.from,
                                                 entry, &error),
                  error);
    }
    commit(store);
    for (int64_t known = 1; known <= entry; known++) {
        g_autoptr(MamsFacts) facts = load_facts(store, aliya, known);
        assert_int_equal(facts->assignments->len, 0);
    }
}

/* Rules that lack a category of the database must not make its record vanish. */
static void test_category_unknown_to_rules(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsCitizen citizen = make_citizen(aliya, "Ахметова", "Алия");
    MamsAssignment business = make_assignment(BUSINESS, "2023-09-01");
    add_citizen(store, &citizen);
    int64_t entry = begin_entry(store);
    put_assignment(store, aliya, &business, entry);
    commit(store);
    MamsRules poorer = rules;
    poorer.n_categories = 1;
    g_autoptr(MamsFacts) facts = mams_facts_new();
    assert_false(mams_store_facts(store, &poorer, aliya, MAMS_KNOWN_NOW, facts, &error));
    expect_error(&error, MAMS_ERROR_DATA, "'4'");
}

static void test_relatives(void **state)
{
    MamsStore *store = ((Fixture *)*state)->store;
    g_autoptr(GError) error = NULL;
    MamsRelative child = {.iin = aliya,
                          .relative = boris,
                          .relation = 'c',
                          .from = day("2020-01-01"),
                          .to = MAMS_DAY_FOREVER};
    MamsRelative spouse = {.iin = aliya,
                           .relative = nobody,
                           .relation = 's',
                           .from = MAMS_DAY_NONE,
                           .to = day("2022-12-31")};
    int64_t entry = begin_entry(store);
    assert_int_equal(put_relative(store, &spouse, entry), MAMS_PUT_ADDED);
    assert_int_equal(put_relative(store, &child, entry), MAMS_PUT_ADDED);
    assert_int_equal(put_relative(store, &child, entry), MAMS_PUT_SAME);
    child.from++;
    assert_int_equal(put_relative(store, &child, entry), MAMS_PUT_TWICE);
    commit(store);
    int64_t later = begin_entry(store);
    assert_int_equal(put_relative(store, &spouse, later), MAMS_PUT_SAME);
    spouse.to = MAMS_DAY_FOREVER;
    assert_int_equal(put_relative(store, &spouse, later), MAMS_PUT_TWICE);
    assert_int_equal(put_relative(store, &child, later), MAMS_PUT_CHANGED);
    child.relation = 'g';
    assert_int_equal(put_relative(store, &child, later), MAMS_PUT_ADDED);
    commit(store);

    g_autoptr(GArray) relatives = mams_store_relatives(store, aliya, &error);
    assert_ok(relatives != NULL, error);
    assert_int_equal(relatives->len, 3);
    const MamsRelative *row = (const MamsRelative *)relatives->data;
    assert_int_equal(row[0].relative, boris);
    assert_int_equal(row[0].relation, 'c');
    assert_int_equal(row[0].from, day("2020-01-02"));
    assert_int_equal(row[0].to, MAMS_DAY_FOREVER);
    assert_int_equal(row[0].entered, later);
    assert_int_equal(row[1].relation, 'g');
    assert_int_equal(row[2].relation, 's');
    assert_int_equal(row[2].iin, aliya);
    assert_int_equal(row[2].from, MAMS_DAY_NONE);
    assert_int_equal(row[2].to, day("2022-12-31"));
    assert_int_equal(row[2].entered, entry);
    g_autoptr(GArray) none = mams_store_relatives(store, boris, &error);
    assert_int_equal(none->len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_payment_comes_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_payment_history, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_payment_key, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_payment_every_value_is_compared, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_twice_after_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_rollback_forgets, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_unknown_person, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_assignment_history, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_assignment_withdrawn_at_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_category_unknown_to_rules, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_relatives, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
