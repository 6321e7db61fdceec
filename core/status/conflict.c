/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "status/cover.h"

/* Records that contradict each other (domain.md 0, "Sources disagree"): found and shown, never
 * decided. */

static void add_conflict(MamsAnswer *answer, MamsConflict conflict)
{
    g_array_append_val(answer->conflicts, conflict);
}

/* A record that is seen and says something: an explicit child category adds nothing to the birth
 * date. */
static const MamsAssignment *assignment_at(const MamsCover *cover, guint index)
{
    const MamsAssignment *assignment =
        &g_array_index(cover->facts->assignments, MamsAssignment, index);
    bool counts = assignment->category != cover->rules->child_index;
    return counts && mams_cover_sees(cover, assignment) ? assignment : NULL;
}

static MamsMonth last_month(const MamsAssignment *assignment)
{
    return assignment->to == MAMS_DAY_FOREVER ? MAMS_MONTH_FOREVER : mams_day_month(assignment->to);
}

/* Payments come in the order of their months. */
static void extend_to_payment(MamsConflict *conflict, int payment, MamsMonth month)
{
    if (conflict->payment < 0) {
        conflict->payment = payment;
        conflict->month_from = month;
    }
    conflict->month_to = month;
}

/* A category whose people do not work, beside an employer's deductions for the same months. */
static void find_deductions(MamsAnswer *answer, const MamsCover *cover, guint index)
{
    const MamsAssignment *assignment = assignment_at(cover, index);
    MamsConflict conflict = {.kind = MAMS_CONFLICT_NON_WORKING_WITH_DEDUCTIONS,
                             .assignment = (int)index,
                             .other_assignment = -1,
                             .payment = -1};
    for (guint i = 0; i < cover->facts->payments->len; i++) {
        const MamsPayment *payment = &g_array_index(cover->facts->payments, MamsPayment, i);
        if (payment->kind != MAMS_KIND_EMPLOYER || !mams_payment_seen(payment, cover->seen) ||
            payment->month < mams_day_month(assignment->from) ||
            payment->month > last_month(assignment))
            continue;
        extend_to_payment(&conflict, (int)i, payment->month);
    }
    if (conflict.payment >= 0)
        add_conflict(answer, conflict);
}

static void find_business(MamsAnswer *answer, const MamsCover *cover, guint index)
{
    const MamsAssignment *assignment = assignment_at(cover, index);
    for (guint i = 0; i < cover->facts->assignments->len; i++) {
        const MamsAssignment *business = assignment_at(cover, i);
        if (!business || cover->rules->categories[business->category].role != MAMS_ROLE_BUSINESS)
            continue;
        MamsMonth from = mams_day_month(MAX(assignment->from, business->from));
        MamsMonth to = MIN(last_month(assignment), last_month(business));
        if (from <= to)
            add_conflict(answer, (MamsConflict){MAMS_CONFLICT_NON_WORKING_WITH_BUSINESS, (int)index,
                                                (int)i, -1, from, to});
    }
}

/* Two registers that hold the same category with other dates, overlapping. */
static void find_registers(MamsAnswer *answer, const MamsCover *cover, guint index)
{
    const MamsAssignment *one = assignment_at(cover, index);
    for (guint i = index + 1; i < cover->facts->assignments->len; i++) {
        const MamsAssignment *other = assignment_at(cover, i);
        if (!other || other->category != one->category || !one->reg || !other->reg ||
            g_str_equal(one->reg, other->reg))
            continue;
        bool overlap = one->from <= other->to && other->from <= one->to;
        if (overlap && (one->from != other->from || one->to != other->to))
            add_conflict(answer, (MamsConflict){MAMS_CONFLICT_REGISTERS_DIFFER, (int)index, (int)i,
                                                -1, mams_day_month(MAX(one->from, other->from)),
                                                MIN(last_month(one), last_month(other))});
    }
}

/* Digits that name another birthday or sex than the register. A seventh digit without a century is
 * compared without one. */
static void find_iin_digits(MamsAnswer *answer, const MamsFacts *facts)
{
    MamsSex sex = mams_iin_sex(facts->iin);
    bool sex_differs =
        sex != MAMS_SEX_UNKNOWN && facts->sex != MAMS_SEX_UNKNOWN && sex != facts->sex;
    bool birth_differs = false;
    if (facts->birth != MAMS_DAY_NONE) {
        int year, month, day;
        mams_day_split(facts->birth, &year, &month, &day);
        int64_t said = facts->iin / 1000000;
        birth_differs = said != (year % 100) * 10000 + month * 100 + day ||
                        (sex != MAMS_SEX_UNKNOWN && mams_iin_birth_day(facts->iin) != facts->birth);
    }
    if (sex_differs || birth_differs)
        add_conflict(answer, (MamsConflict){MAMS_CONFLICT_IIN_DIGITS, -1, -1, -1, MAMS_MONTH_NONE,
                                            MAMS_MONTH_NONE});
}

/* Payments for months after the month of death, as one conflict. */
static void find_payments_after(MamsAnswer *answer, const MamsCover *cover, MamsMonth death)
{
    MamsConflict conflict = {
        .kind = MAMS_CONFLICT_AFTER_DEATH, .assignment = -1, .other_assignment = -1, .payment = -1};
    for (guint i = 0; i < cover->facts->payments->len; i++) {
        const MamsPayment *payment = &g_array_index(cover->facts->payments, MamsPayment, i);
        if (payment->month <= death || !mams_payment_seen(payment, cover->seen))
            continue;
        extend_to_payment(&conflict, (int)i, payment->month);
    }
    if (conflict.payment >= 0)
        add_conflict(answer, conflict);
}

static void find_after_death(MamsAnswer *answer, const MamsCover *cover)
{
    const MamsFacts *facts = cover->facts;
    if (facts->death == MAMS_DAY_NONE)
        return;
    for (guint i = 0; i < facts->assignments->len; i++) {
        const MamsAssignment *assignment = assignment_at(cover, i);
        if (assignment && assignment->to > facts->death)
            add_conflict(answer,
                         (MamsConflict){MAMS_CONFLICT_AFTER_DEATH, (int)i, -1, -1,
                                        mams_day_month(facts->death), last_month(assignment)});
    }
    find_payments_after(answer, cover, mams_day_month(facts->death));
}

void mams_answer_conflicts(MamsAnswer *answer, const MamsCover *cover)
{
    answer->conflicts = g_array_new(FALSE, FALSE, sizeof(MamsConflict));
    for (guint i = 0; i < cover->facts->assignments->len; i++) {
        const MamsAssignment *assignment = assignment_at(cover, i);
        if (!assignment)
            continue;
        if (cover->rules->categories[assignment->category].non_working) {
            find_deductions(answer, cover, i);
            find_business(answer, cover, i);
        }
        find_registers(answer, cover, i);
    }
    find_iin_digits(answer, cover->facts);
    find_after_death(answer, cover);
}
