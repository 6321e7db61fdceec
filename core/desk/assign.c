/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "desk/edit_private.h"

/* ---- the journal's line ---- */

void mams_edit_write_row(MamsJson *json, const char *name, const MamsRules *rules,
                         const MamsAssignment *row)
{
    if (!row) {
        mams_json_null(json, name);
        return;
    }
    mams_json_open(json, name, '{');
    mams_json_string(json, "category", rules->categories[row->category].code);
    mams_json_day(json, "from", row->from);
    mams_json_day(json, "to", row->to);
    mams_json_string(json, "document", row->document);
    mams_json_day(json, "document_date", row->document_date);
    mams_json_string(json, "issuer", row->issuer);
    mams_json_string(json, "register", row->reg);
    mams_json_close(json, '}');
}

char *mams_edit_detail(const MamsDesk *desk, const MamsDraft *draft, const MamsEditPreview *preview,
                       const char *proposed_by)
{
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    mams_edit_write_row(&json, "before", desk->rules, preview->old);
    mams_edit_write_row(&json, "after", desk->rules, preview->row);
    mams_json_string(&json, "reason", draft->edit.reason);
    if (draft->undoes)
        mams_json_integer(&json, "undoes", draft->undoes);
    if (proposed_by) {
        mams_json_integer(&json, "proposal", draft->proposal);
        mams_json_string(&json, "proposed_by", proposed_by);
    }
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}

/* ---- making a change ---- */

static bool same_key(const MamsAssignment *left, const MamsAssignment *right)
{
    return left && right && left->category == right->category && left->from == right->from;
}

static bool write_rows(MamsDesk *desk, MamsIin iin, const MamsAssignment *old,
                       const MamsAssignment *row, int64_t entry, GError **error)
{
    if (old && !same_key(old, row) &&
        !mams_store_withdraw_assignment(desk->store, desk->rules, iin, old->category, old->from,
                                        entry, error))
        return false;
    return !row || mams_store_put_assignment(desk->store, desk->rules, iin, row, entry, NULL,
                                             error) != MAMS_PUT_ERROR;
}

int64_t mams_edit_write(MamsDesk *desk, const MamsDraft *draft, const MamsEditPreview *preview,
                        const char *proposed_by, GError **error)
{
    MamsIin iin = draft->edit.iin;
    g_autofree char *detail = mams_edit_detail(desk, draft, preview, proposed_by);
    int64_t entry = mams_desk_journal(desk, MAMS_JOURNAL_CHANGE,
                                      preview->row ? "assign" : "unassign", iin, detail, error);
    return entry != 0 && write_rows(desk, iin, preview->old, preview->row, entry, error) ? entry
                                                                                         : 0;
}

/* ---- proposing it ---- */

static bool propose(MamsDesk *desk, const MamsDraft *draft, const MamsEditPreview *preview,
                    MamsEditResult *result, GError **error)
{
    const MamsAssignment *old = preview->old;
    g_autofree char *detail = mams_edit_detail(desk, draft, preview, NULL);
    result->entry =
        mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, "propose", draft->edit.iin, detail, error);
    if (result->entry == 0)
        return false;
    MamsProposal proposal = {.withdraws = !preview->row,
                             .iin = draft->edit.iin,
                             .row = preview->row ? *preview->row : *old,
                             .old_category = old ? old->category : -1,
                             .old_from = old ? old->from : MAMS_DAY_NONE,
                             .old_entered = old ? old->entered : 0,
                             .undoes = draft->undoes,
                             .reason = draft->edit.reason,
                             .why = preview->why,
                             .proposed_by = desk->login,
                             .proposed_at = desk->clock(desk->clock_data),
                             .proposed_on = desk->today,
                             .entry = result->entry};
    result->outcome = MAMS_OUTCOME_PROPOSED;
    result->last_day = mams_proposal_last_day(desk, &proposal);
    result->proposal = mams_store_add_proposal(desk->store, desk->rules, &proposal, error);
    return result->proposal != 0;
}

/* ---- saving ---- */

/* What was typed into a form rests on what the form showed. */
static bool check_seen(MamsDesk *desk, const MamsAssignmentEdit *edit, GError **error)
{
    if (edit->seen == 0)
        return true;
    g_autoptr(GArray) changes =
        mams_store_changes(desk->store, edit->iin, edit->seen, MAMS_KNOWN_NOW, error);
    if (!changes)
        return false;
    for (guint i = 0; i < changes->len; i++) {
        char person[MAMS_IIN_TEXT_SIZE];
        if (g_array_index(changes, MamsFactChange, i).fact != MAMS_CHANGE_ASSIGNMENT)
            continue;
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_BUSY,
                    _("the categories of '%s' were changed while you were editing: look at the "
                      "card and save again"),
                    mams_iin_format(edit->iin, person));
        return false;
    }
    return true;
}

static bool save(MamsDesk *desk, const MamsAssignmentEdit *edit, MamsLang lang,
                 MamsEditResult *result, GError **error)
{
    g_auto(MamsDraft) draft = {0};
    if (!mams_desk_check_lock(desk, edit->iin, error) || !check_seen(desk, edit, error) ||
        !mams_draft_of_edit(desk, edit, &draft, error))
        return false;
    g_autoptr(MamsEditPreview) preview = mams_edit_judge(desk, &draft, lang, error);
    if (!preview || !mams_edit_check(preview, error))
        return false;
    result->why = preview->why;
    result->closed_from = preview->closed_from;
    result->closed_to = preview->closed_to;
    if (preview->same)
        return true;
    if (preview->why)
        return propose(desk, &draft, preview, result, error);
    result->outcome = MAMS_OUTCOME_APPLIED;
    result->entry = mams_edit_write(desk, &draft, preview, NULL, error);
    return result->entry != 0;
}

bool mams_desk_edit_save(MamsDesk *desk, const MamsAssignmentEdit *edit, MamsLang lang,
                         MamsEditResult *result, GError **error)
{
    *result = (MamsEditResult){.outcome = MAMS_OUTCOME_NOTHING, .last_day = MAMS_DAY_NONE};
    if (!mams_desk_check(desk, MAMS_RIGHT_ASSIGN, error) || !mams_store_begin(desk->store, error))
        return false;
    if (!save(desk, edit, lang, result, error)) {
        mams_store_rollback(desk->store);
        return false;
    }
    return mams_store_commit(desk->store, true, error);
}

/* ---- what was recorded ---- */

static bool load_entries(MamsDesk *desk, MamsAssignmentHistory *history, GError **error)
{
    const GArray *rows = history->rows->versions;
    for (guint i = 0; i < rows->len; i++) {
        const MamsAssignmentVersion *version = &g_array_index(rows, MamsAssignmentVersion, i);
        if (!mams_change_entries_add(desk, history->entries, version->row.entered, error) ||
            (version->withdrawn &&
             !mams_change_entries_add(desk, history->entries, version->withdrawn, error)))
            return false;
    }
    mams_change_entries_sort(history->entries);
    return true;
}

MamsAssignmentHistory *mams_desk_assignment_history(MamsDesk *desk, MamsIin iin, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_CARD, error))
        return NULL;
    g_autoptr(MamsAssignmentHistory) history = g_new0(MamsAssignmentHistory, 1);
    history->entries = mams_change_entries_new();
    history->rows = mams_store_assignment_versions(desk->store, desk->rules, iin, error);
    return history->rows && load_entries(desk, history, error) ? g_steal_pointer(&history) : NULL;
}

void mams_assignment_history_free(MamsAssignmentHistory *history)
{
    if (!history)
        return;
    mams_assignment_versions_free(history->rows);
    g_ptr_array_unref(history->entries);
    g_free(history);
}

const MamsChangeEntry *mams_assignment_history_entry(const MamsAssignmentHistory *history,
                                                     int64_t number)
{
    return mams_change_entries_find(history->entries, number);
}

GPtrArray *mams_desk_issuers(MamsDesk *desk, int limit, GError **error)
{
    return mams_desk_check(desk, MAMS_RIGHT_ASSIGN, error)
               ? mams_store_issuers(desk->store, limit, error)
               : NULL;
}
