/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"
#include "fixture.h"
#include "marks.h"

static const MamsMonth january = 2024 * 12;

typedef struct {
    const char *what;
    MamsMonthAnswer month;
    bool owes;
    const char *first, *second; /* second NULL: none */
} Case;

#define KIND(kind) (1u << (kind))

/* What the strip of the months screen says of a month, by what is known of it. */
static const Case cases[] = {
    {"the state alone",
     {.mark = MAMS_MARK_STATE, .verdict = MAMS_VERDICT_INSURED},
     false,
     "s",
     NULL},
    {"the state, and an employer too",
     {.mark = MAMS_MARK_STATE, .verdict = MAMS_VERDICT_INSURED, .kinds = KIND(MAMS_KIND_EMPLOYER)},
     false,
     "s",
     "e"},
    {"the akimat", {.mark = MAMS_MARK_LOCAL, .verdict = MAMS_VERDICT_INSURED}, false, "a", NULL},
    {"in service", {.mark = MAMS_MARK_EXEMPT, .verdict = MAMS_VERDICT_INSURED}, false, "x", NULL},
    {"the transition",
     {.mark = MAMS_MARK_TRANSITION, .verdict = MAMS_VERDICT_INSURED},
     false,
     "t",
     NULL},
    {"an employer and the person himself",
     {.mark = MAMS_MARK_PAID,
      .verdict = MAMS_VERDICT_INSURED,
      .kinds = KIND(MAMS_KIND_EMPLOYER) | KIND(MAMS_KIND_SELF),
      .settled = true},
     false,
     "e",
     "i"},
    {"a penalty is no payer",
     {.mark = MAMS_MARK_PAID,
      .verdict = MAMS_VERDICT_INSURED,
      .kinds = KIND(MAMS_KIND_SELF) | KIND(MAMS_KIND_PENALTY),
      .settled = true},
     false,
     "i",
     NULL},
    {"paid, with a gap before it",
     {.mark = MAMS_MARK_PAID, .verdict = MAMS_VERDICT_NOT_INSURED, .kinds = KIND(MAMS_KIND_SELF)},
     false,
     "i",
     "!"},
    {"paid, and another payment returned",
     {.mark = MAMS_MARK_PAID,
      .verdict = MAMS_VERDICT_INSURED,
      .kinds = KIND(MAMS_KIND_SELF),
      .returned = true},
     false,
     "i",
     "<"},
    {"returned and owed",
     {.verdict = MAMS_VERDICT_NOT_INSURED, .returned = true, .due_passed = true},
     true,
     "<",
     "₸"},
    {"part paid and returned",
     {.verdict = MAMS_VERDICT_NOT_INSURED, .returned = true, .shortfall = 100},
     false,
     "<",
     "%"},
    {"part paid and owed",
     {.verdict = MAMS_VERDICT_NOT_INSURED, .shortfall = 100, .due_passed = true},
     true,
     "%",
     "₸"},
    {"part paid while the right is kept",
     {.verdict = MAMS_VERDICT_CONDITIONAL, .shortfall = 100},
     false,
     "%",
     "~"},
    {"the right is kept, the month is owed",
     {.verdict = MAMS_VERDICT_CONDITIONAL, .due_passed = true},
     true,
     "~",
     "₸"},
    {"temporary", {.verdict = MAMS_VERDICT_TEMPORARY}, false, "?", NULL},
    {"not covered and owed",
     {.verdict = MAMS_VERDICT_NOT_INSURED, .due_passed = true},
     true,
     "·",
     "₸"},
    {"not due yet", {.verdict = MAMS_VERDICT_NOT_INSURED}, false, "-", NULL},
    {"before the system", {.verdict = MAMS_VERDICT_NONE}, false, " ", NULL},
};

static void test_two_signs(void **state)
{
    (void)state;
    MamsDesk *desk = fixture_desk_open();
    const MamsRules *rules = mams_desk_rules(desk);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        MamsMonthAnswer month = cases[i].month;
        MamsRole role;
        g_autoptr(GArray) debt = g_array_new(FALSE, FALSE, sizeof(MamsWayLine));
        MamsWayLine line = {.month = january};
        if (cases[i].owes)
            g_array_append_val(debt, line);
        MamsAnswer answer = {.debt_months = debt};
        month.month = january;
        const char *first = mams_marks_sign(rules, &month, &role);
        const char *second = mams_marks_second(rules, &answer, &month, &role);
        if (g_strcmp0(first, cases[i].first) != 0 || g_strcmp0(second, cases[i].second) != 0)
            fail_msg("%s: '%s' '%s'", cases[i].what, first, second);
    }
    fixture_desk_close(desk);
}

static void test_the_legend_names_each_sign_once(void **state)
{
    (void)state;
    MamsDesk *desk = fixture_desk_open();
    const MamsRules *rules = mams_desk_rules(desk);
    g_autoptr(GArray) debt = g_array_new(FALSE, FALSE, sizeof(MamsWayLine));
    g_autoptr(GArray) months = g_array_new(FALSE, FALSE, sizeof(MamsMonthAnswer));
    for (int i = 0; i < 3; i++) {
        MamsMonthAnswer month = {
            .month = january + i, .verdict = MAMS_VERDICT_NOT_INSURED, .due_passed = true};
        MamsWayLine line = {.month = january + i};
        g_array_append_val(months, month);
        g_array_append_val(debt, line);
    }
    MamsAnswer answer = {.debt_months = debt};
    g_autofree char *both =
        mams_marks_legend(rules, MAMS_LANG_EN, &answer, months, january, january + 2);
    assert_string_equal(both, "·\u00A0not\u00A0covered  ₸\u00A0debt");
    g_autofree char *first =
        mams_marks_legend(rules, MAMS_LANG_EN, NULL, months, january, january + 2);
    assert_string_equal(first, "·\u00A0not\u00A0covered");
    g_autofree char *none =
        mams_marks_legend(rules, MAMS_LANG_EN, &answer, months, january + 3, january + 4);
    assert_string_equal(none, "");
    fixture_desk_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_signs),
        cmocka_unit_test(test_the_legend_names_each_sign_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
