/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "desk/edit_private.h"
#include "status/diff.h"

static void problem_free(void *data)
{
    MamsEditProblem *problem = data;
    g_free(problem->text);
    g_free(problem);
}

void mams_edit_preview_free(MamsEditPreview *preview)
{
    if (!preview)
        return;
    g_clear_pointer(&preview->months, g_array_unref);
    mams_answer_free(preview->answer);
    mams_facts_free(preview->facts);
    g_ptr_array_unref(preview->problems);
    mams_card_free(preview->card);
    g_free(preview);
}

/* ---- the records before and after ---- */

static const MamsAssignment *find_row(const MamsFacts *facts, int category, MamsDay from)
{
    for (guint i = 0; i < facts->assignments->len; i++) {
        const MamsAssignment *row = &g_array_index(facts->assignments, MamsAssignment, i);
        if (row->category == category && row->from == from)
            return row;
    }
    return NULL;
}

static bool fail_no_record(MamsIin iin, const char *code, MamsDay from, GError **error)
{
    char person[MAMS_IIN_TEXT_SIZE], day[MAMS_DAY_TEXT_SIZE];
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                _("'%s' has no category '%s' from '%s'; look at the card for the right day"),
                mams_iin_format(iin, person), code, mams_day_format(from, day));
    return false;
}

/* The record that the draft names or, of a form that names none, the one with the same key. */
static bool find_old(const MamsDesk *desk, const MamsDraft *draft, MamsEditPreview *preview,
                     GError **error)
{
    const MamsAssignmentEdit *edit = &draft->edit;
    bool form = draft->undoes == 0 && draft->proposal == 0;
    const char *code = edit->old_category ? edit->old_category : form ? edit->category : NULL;
    MamsDay from = edit->old_category ? edit->old_from : edit->from;
    int category = code ? mams_rules_category(desk->rules, code) : -1;
    if (category >= 0 && from != MAMS_DAY_NONE)
        preview->old = find_row(preview->card->facts, category, from);
    if (!preview->old && edit->old_category && from != MAMS_DAY_NONE &&
        (category >= 0 || edit->kind == MAMS_EDIT_ASSIGN))
        return fail_no_record(edit->iin, code, from, error);
    if (preview->old && draft->old_entered && preview->old->entered != draft->old_entered) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("the record '%s' was changed since: look at the card and begin anew"), code);
        return false;
    }
    return true;
}

static void remove_row(MamsFacts *facts, const MamsAssignment *old)
{
    const MamsAssignment *row = find_row(facts, old->category, old->from);
    g_array_remove_index(
        facts->assignments,
        (guint)(row - (const MamsAssignment *)(const void *)facts->assignments->data));
}

/* The facts as they would be; as they are when the draft is not complete yet. */
static void change_facts(const MamsDesk *desk, const MamsDraft *draft, MamsEditPreview *preview)
{
    const MamsAssignmentEdit *edit = &draft->edit;
    int category = edit->category ? mams_rules_category(desk->rules, edit->category) : -1;
    bool enters = edit->kind == MAMS_EDIT_ASSIGN && category >= 0 && edit->from != MAMS_DAY_NONE &&
                  edit->to >= edit->from;
    MamsFacts *facts = preview->facts = mams_facts_copy(preview->card->facts);
    if (preview->old && (enters || edit->kind == MAMS_EDIT_UNASSIGN))
        remove_row(facts, preview->old);
    if (!enters)
        return;
    mams_facts_add_assignment(
        facts, &(MamsAssignment){.category = category,
                                 .from = edit->from,
                                 .to = edit->to,
                                 .reg = mams_facts_string(facts, edit->reg),
                                 .document = mams_facts_string(facts, edit->document),
                                 .document_date = edit->document_date,
                                 .issuer = mams_facts_string(facts, edit->issuer)});
    mams_facts_sort(facts);
    for (guint i = 0; i < facts->assignments->len; i++) {
        const MamsAssignment *row = &g_array_index(facts->assignments, MamsAssignment, i);
        if (row->entered == 0)
            preview->row = row;
    }
    preview->same = preview->old && mams_assignment_same(preview->old, preview->row);
}

/* ---- whether a second person is needed ---- */

/* Notes the closed months among those of the days. */
static void touch(const MamsDesk *desk, MamsEditPreview *preview, MamsDay from, MamsDay to)
{
    MamsMonth last_closed = mams_day_month(desk->today) - desk->rules->closed_months - 1;
    MamsMonth first = MAX(mams_day_month(from), desk->rules->system_start);
    MamsMonth last = MIN(mams_day_month(to), last_closed);
    if (from > to || first > last)
        return;
    bool any = preview->closed_from != MAMS_MONTH_NONE;
    preview->closed_from = any ? MIN(preview->closed_from, first) : first;
    preview->closed_to = any ? MAX(preview->closed_to, last) : last;
}

/* Of two versions of one record only the days in which they differ are touched, so that an old
 * category can be extended at the desk; a new paper alone is one for all its days. */
static void touch_difference(const MamsDesk *desk, MamsEditPreview *preview)
{
    const MamsAssignment *old = preview->old, *row = preview->row;
    if (old->from == row->from && old->to == row->to) {
        touch(desk, preview, row->from, row->to);
        return;
    }
    if (old->from != row->from)
        touch(desk, preview, MIN(old->from, row->from), MAX(old->from, row->from) - 1);
    if (old->to != row->to)
        touch(desk, preview, MIN(old->to, row->to) + 1, MAX(old->to, row->to));
}

static void find_closed(const MamsDesk *desk, MamsEditPreview *preview)
{
    const MamsAssignment *old = preview->old, *row = preview->row;
    preview->closed_from = preview->closed_to = MAMS_MONTH_NONE;
    if (old && row && old->category == row->category && old->from <= row->to &&
        row->from <= old->to) {
        touch_difference(desk, preview);
    } else {
        if (old)
            touch(desk, preview, old->from, old->to);
        if (row)
            touch(desk, preview, row->from, row->to);
    }
    if (preview->closed_from != MAMS_MONTH_NONE)
        preview->why |= MAMS_PROPOSAL_CLOSED;
}

bool mams_desk_is_own(MamsDesk *desk, MamsIin iin, bool *own, GError **error)
{
    const MamsIin sides[][2] = {{desk->own_iin, iin}, {iin, desk->own_iin}};
    *own = desk->own_iin != 0 && iin == desk->own_iin;
    for (guint i = 0; i < G_N_ELEMENTS(sides) && desk->own_iin != 0 && !*own; i++) {
        g_autoptr(GArray) relatives = mams_store_relatives(desk->store, sides[i][0], error);
        if (!relatives)
            return false;
        for (guint k = 0; k < relatives->len; k++)
            *own = *own || g_array_index(relatives, MamsRelative, k).relative == sides[i][1];
    }
    return true;
}

static bool find_why(MamsDesk *desk, MamsEditPreview *preview, GError **error)
{
    bool own;
    preview->closed_from = preview->closed_to = MAMS_MONTH_NONE;
    if (preview->same)
        return true;
    find_closed(desk, preview);
    if (!mams_desk_is_own(desk, preview->card->citizen->iin, &own, error))
        return false;
    if (own)
        preview->why |= MAMS_PROPOSAL_OWN;
    return true;
}

/* ---- the whole ---- */

MamsEditPreview *mams_edit_judge(MamsDesk *desk, const MamsDraft *draft, MamsLang lang,
                                 GError **error)
{
    g_autoptr(MamsEditPreview) preview = g_new0(MamsEditPreview, 1);
    preview->problems = g_ptr_array_new_with_free_func(problem_free);
    preview->card = mams_desk_card(desk, draft->edit.iin, MAMS_DAY_NONE, MAMS_KNOWN_NOW, 1, error);
    if (!preview->card || !find_old(desk, draft, preview, error))
        return NULL;
    change_facts(desk, draft, preview);
    if (!find_why(desk, preview, error) ||
        !mams_edit_find_problems(desk, draft, lang, preview, error))
        return NULL;
    preview->answer = mams_status_answer(desk->rules, preview->facts, desk->today, 0);
    return g_steal_pointer(&preview);
}

void mams_edit_add_months(const MamsDesk *desk, MamsEditPreview *preview, int months)
{
    MamsMonth now = mams_day_month(desk->today);
    preview->from = now - months + 1;
    preview->to = now + desk->rules->prepay_months;
    while (mams_month_last_day(preview->to) == MAMS_DAY_NONE)
        preview->to--; /* the calendar has an end */
    preview->months = mams_month_pairs(desk->rules, preview->card->facts, desk->rules,
                                       preview->facts, desk->today, preview->from, preview->to);
    for (guint i = 0; i < preview->months->len; i++) {
        const MamsMonthPair *pair = &g_array_index(preview->months, MamsMonthPair, i);
        preview->n_flips += !mams_month_answer_same(&pair->left, &pair->right);
    }
}

bool mams_edit_check(const MamsEditPreview *preview, GError **error)
{
    for (guint i = 0; i < preview->problems->len; i++) {
        const MamsEditProblem *problem = g_ptr_array_index(preview->problems, i);
        if (!problem->blocks)
            continue;
        g_set_error_literal(error, MAMS_ERROR, (gint)problem->code, problem->text);
        return false;
    }
    return true;
}

MamsEditPreview *mams_desk_edit_preview(MamsDesk *desk, const MamsAssignmentEdit *edit,
                                        MamsLang lang, int months, GError **error)
{
    g_auto(MamsDraft) draft = {0};
    if (!mams_desk_check(desk, MAMS_RIGHT_ASSIGN, error) ||
        !mams_draft_of_edit(desk, edit, &draft, error))
        return NULL;
    MamsEditPreview *preview = mams_edit_judge(desk, &draft, lang, error);
    if (preview)
        mams_edit_add_months(desk, preview, months);
    return preview;
}
