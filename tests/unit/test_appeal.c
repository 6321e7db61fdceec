/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include <string.h>

#include "status/appeal.h"

/* The clocks of an appeal beside the cases of data/cases/appeals.txt: odd days, other lengths, and
 * random appeals against a clock that lives through every day. */

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

static MamsDay day(const char *text)
{
    MamsDay read = mams_day_parse(text);
    assert_int_not_equal(read, MAMS_DAY_NONE);
    return read;
}

static MamsAppeal appeal_of(MamsDay received)
{
    return (MamsAppeal){
        .received = received, .extended_on = MAMS_DAY_NONE, .extended_to = MAMS_DAY_NONE};
}

static MamsAppealTerms terms_of(const MamsAppeal *appeal, MamsDay today)
{
    MamsAppealTerms terms;
    mams_appeal_terms(rules, appeal, today, &terms);
    return terms;
}

/* ---- odd days ---- */

static void check_nothing(MamsDay received)
{
    MamsAppeal appeal = appeal_of(received);
    MamsAppealTerms terms = terms_of(&appeal, day("2026-02-02"));
    assert_int_equal(terms.registered, MAMS_DAY_NONE);
    assert_int_equal(terms.due, MAMS_DAY_NONE);
    assert_int_equal(terms.redirect_by, MAMS_DAY_NONE);
    assert_int_equal(terms.tell_by, MAMS_DAY_NONE);
    assert_int_equal(terms.extend_to, MAMS_DAY_NONE);
    assert_int_equal(terms.left, 0);
    assert_false(terms.stopped);
    assert_false(terms.uncertain);
}

static void test_odd_days(void **state)
{
    (void)state;
    check_nothing(MAMS_DAY_NONE);
    check_nothing(MAMS_DAY_FOREVER);
    MamsAppeal appeal = appeal_of(day("2026-02-02"));
    MamsDay due = day("2026-02-23");
    /* Not received yet, and no day of today at all. */
    assert_int_equal(terms_of(&appeal, day("2026-01-20")).due, due);
    assert_int_equal(terms_of(&appeal, day("2026-01-20")).left, 15);
    assert_int_equal(terms_of(&appeal, MAMS_DAY_NONE).due, due);
    assert_int_equal(terms_of(&appeal, MAMS_DAY_NONE).left, 15);
    /* Half an extension is none. */
    appeal.extended_on = day("2026-02-10");
    assert_int_equal(terms_of(&appeal, due).due, due);
    appeal.extended_to = MAMS_DAY_FOREVER;
    assert_int_equal(terms_of(&appeal, due).due, due);
    appeal.extended_on = MAMS_DAY_NONE;
    appeal.extended_to = day("2026-03-31");
    assert_int_equal(terms_of(&appeal, due).due, due);
    assert_int_equal(terms_of(&appeal, due).tell_by, MAMS_DAY_NONE);
    /* A pause that ends before it begins, or that has no beginning. */
    const MamsPause odd[] = {{MAMS_DAY_NONE, day("2026-02-10")},
                             {day("2026-02-12"), day("2026-02-04")}};
    appeal = appeal_of(day("2026-02-02"));
    appeal.pauses = odd;
    appeal.n_pauses = G_N_ELEMENTS(odd);
    assert_int_equal(terms_of(&appeal, due).due, due);
}

/* The numbers are those of the rules. */
static void test_other_rules(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    MamsRules *changed = mams_rules_with_parameter(rules, "debt_window", "including", &error);
    assert_non_null(changed);
    changed->appeal_working_days = 5;
    changed->redirect_working_days = 0;
    changed->extend_months = 1;
    changed->tell_working_days = 1;
    MamsAppeal appeal = appeal_of(day("2026-02-02"));
    appeal.extended_on = day("2026-02-06");
    appeal.extended_to = day("2026-02-27");
    MamsAppealTerms terms;
    mams_appeal_terms(changed, &appeal, day("2026-02-05"), &terms);
    assert_int_equal(terms.due, day("2026-02-09"));
    assert_int_equal(terms.redirect_by, day("2026-02-02"));
    assert_int_equal(terms.extend_to, day("2026-03-09"));
    assert_int_equal(terms.left, 2);
    mams_appeal_terms(changed, &appeal, day("2026-02-06"), &terms);
    assert_int_equal(terms.due, day("2026-02-27"));
    assert_int_equal(terms.tell_by, day("2026-02-09"));
    mams_rules_free(changed);
}

/* ---- a clock that lives through every day ---- */

enum { MAX_PAUSES = 4, LIFE = 400 };

typedef struct {
    MamsAppeal appeal;
    MamsPause pauses[MAX_PAUSES];
} Invented;

typedef struct {
    MamsDay registered, due, redirect_by, tell_by;
    int left;
    bool stopped;
} Lived;

static bool works(MamsDay when)
{
    return mams_calendar_is_working(rules->calendar, when);
}

static MamsDay next_working(MamsDay when)
{
    do
        when++;
    while (!works(when));
    return when;
}

static MamsDay working_after(MamsDay when, int days)
{
    for (int i = 0; i < days; i++)
        when = next_working(when);
    return when;
}

/* What happens to the waiting in the course of a day. */
static bool wait_after(const MamsAppeal *appeal, MamsDay when, MamsDay today, bool waiting)
{
    for (int i = 0; i < appeal->n_pauses; i++) {
        if (appeal->pauses[i].from == when && when <= today)
            waiting = true;
        if (appeal->pauses[i].until == when && when <= today)
            waiting = false;
    }
    return waiting;
}

/* Goes through the days: the ordinary term loses a day a working day, and each one spent waiting
 * puts the end of the extension off to the next working day. */
static Lived live(const MamsAppeal *appeal, MamsDay today)
{
    Lived lived = {.registered = appeal->received, .due = MAMS_DAY_NONE, .tell_by = MAMS_DAY_NONE};
    bool waiting = false, extended = false;
    int to_go = 15;
    MamsDay end = MAMS_DAY_NONE, extension = MAMS_DAY_NONE;
    if (!works(lived.registered))
        lived.registered = next_working(lived.registered);
    lived.redirect_by = working_after(lived.registered, 3);
    for (MamsDay now = appeal->received - 30; now < appeal->received + LIFE; now++) {
        if (works(now) && now > lived.registered && !waiting && to_go > 0 && --to_go == 0)
            end = now;
        if (extended && works(now) && waiting && now <= extension)
            extension = next_working(extension);
        if (now == appeal->extended_on && now <= today) {
            extended = true;
            extension = appeal->extended_to;
            lived.tell_by = working_after(now, 3);
        }
        waiting = wait_after(appeal, now, today, waiting);
    }
    /* An end that goes on moving to the last day of this life is none. */
    bool moving = extended && waiting && extension >= appeal->received + LIFE - 1;
    lived.stopped = end == MAMS_DAY_NONE || moving;
    if (!lived.stopped)
        lived.due = MAX(end, extension);
    for (MamsDay now = MAX(today, lived.registered) + 1; now <= lived.due; now++)
        lived.left += works(now);
    if (lived.stopped)
        lived.left = to_go;
    return lived;
}

static Invented invent(GRand *random, MamsDay start)
{
    Invented made = {.appeal = appeal_of(start + g_rand_int_range(random, 0, 1900))};
    MamsDay at = made.appeal.received + g_rand_int_range(random, 0, 12);
    int n = g_rand_int_range(random, 0, MAX_PAUSES + 1);
    for (int i = 0; i < n; i++) {
        MamsDay until = at + g_rand_int_range(random, 0, 15);
        bool open = i == n - 1 && g_rand_int_range(random, 0, 3) == 0;
        made.pauses[i] = (MamsPause){at, open ? MAMS_DAY_NONE : until};
        at = until + g_rand_int_range(random, 0, 10);
    }
    made.appeal.n_pauses = n;
    if (g_rand_boolean(random)) {
        made.appeal.extended_on = made.appeal.received + g_rand_int_range(random, 0, 40);
        made.appeal.extended_to = made.appeal.extended_on + g_rand_int_range(random, 0, 90);
    }
    return made;
}

static void test_random_appeals(void **state)
{
    (void)state;
    guint32 seed = g_random_int();
    GRand *random = g_rand_new_with_seed(seed);
    int stopped = 0, extended = 0;
    print_message("seed %u\n", seed);
    for (int turn = 0; turn < 4000; turn++) {
        Invented made = invent(random, day("2022-01-01"));
        made.appeal.pauses = made.pauses;
        MamsDay today = made.appeal.received + g_rand_int_range(random, -3, 120);
        MamsAppealTerms terms = terms_of(&made.appeal, today);
        Lived lived = live(&made.appeal, today);
        bool late = lived.due != MAMS_DAY_NONE && today > lived.due;
        bool fine = terms.registered == lived.registered && terms.due == lived.due &&
                    terms.redirect_by == lived.redirect_by && terms.tell_by == lived.tell_by &&
                    terms.stopped == lived.stopped && (late ? terms.left < 0 : terms.left >= 0);
        /* What is left of an extension that stands still has no day to be read from. */
        if (fine && !late && !(lived.stopped && lived.tell_by != MAMS_DAY_NONE))
            fine = terms.left == lived.left;
        if (!fine)
            fail_msg("seed %u, turn %d: due %d, not %d; stopped %d, not %d; left %d, not %d", seed,
                     turn, terms.due, lived.due, terms.stopped, lived.stopped, terms.left,
                     lived.left);
        stopped += terms.stopped;
        extended += terms.due != MAMS_DAY_NONE && terms.tell_by != MAMS_DAY_NONE;
    }
    assert_true(stopped > 100 && extended > 100);
    g_rand_free(random);
}

/* The day after: a clock that runs loses one on a working day, one that stands still loses none,
 * and after an answer the days left are those with which it stopped. */
static void test_from_day_to_day(void **state)
{
    (void)state;
    guint32 seed = g_random_int();
    GRand *random = g_rand_new_with_seed(seed);
    print_message("seed %u\n", seed);
    for (int turn = 0; turn < 600; turn++) {
        Invented made = invent(random, day("2022-01-01"));
        made.appeal.pauses = made.pauses;
        made.appeal.extended_on = MAMS_DAY_NONE;
        MamsDay today = made.appeal.received;
        MamsAppealTerms before = terms_of(&made.appeal, today);
        for (int i = 0; i < 60; i++) {
            MamsAppealTerms after = terms_of(&made.appeal, ++today);
            bool runs = !before.stopped && works(today) && today > before.registered;
            bool late = before.left <= 0 && !before.stopped;
            if (!late && after.left != before.left - runs)
                fail_msg("seed %u, turn %d, day %d: %d left after %d", seed, turn, i, after.left,
                         before.left);
            before = after;
        }
    }
    g_rand_free(random);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_odd_days),
        cmocka_unit_test(test_other_rules),
        cmocka_unit_test(test_random_appeals),
        cmocka_unit_test(test_from_day_to_day),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
