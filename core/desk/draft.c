/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "desk/edit_private.h"

void mams_draft_clear(MamsDraft *draft)
{
    g_clear_pointer(&draft->strings, g_string_chunk_free);
}

static void draft_init(MamsDraft *draft, MamsEditKind kind, MamsIin iin)
{
    *draft = (MamsDraft){.edit = MAMS_EDIT_NONE, .strings = g_string_chunk_new(256)};
    draft->edit.kind = kind;
    draft->edit.iin = iin;
}

static const char *keep(MamsDraft *draft, const char *text)
{
    return text ? g_string_chunk_insert_const(draft->strings, text) : NULL;
}

/* What was typed, fit to be kept; NULL when nothing is left of it. */
static const char *keep_clean(MamsDraft *draft, const char *text)
{
    g_autofree char *clean = text ? mams_text_clean(text) : NULL;
    return clean && *g_strstrip(clean) ? keep(draft, clean) : NULL;
}

static void set_row(MamsDraft *draft, const MamsRules *rules, const MamsAssignment *row)
{
    MamsAssignmentEdit *edit = &draft->edit;
    edit->category = rules->categories[row->category].code;
    edit->from = row->from;
    edit->to = row->to;
    edit->document = keep(draft, row->document);
    edit->document_date = row->document_date;
    edit->issuer = keep(draft, row->issuer);
    edit->reg = keep(draft, row->reg);
}

/* ---- of a form ---- */

static void draft_of_form(const MamsAssignmentEdit *form, MamsDraft *draft)
{
    MamsAssignmentEdit *edit = &draft->edit;
    *edit = *form;
    edit->category = keep_clean(draft, form->category);
    edit->document = keep_clean(draft, form->document);
    edit->issuer = keep_clean(draft, form->issuer);
    edit->reg = keep_clean(draft, form->reg);
    edit->reason = keep_clean(draft, form->reason);
    edit->old_category = keep_clean(draft, form->old_category);
    if (edit->kind == MAMS_EDIT_UNASSIGN) {
        edit->old_category = edit->category;
        edit->old_from = edit->from;
    }
}

/* ---- of an undo ---- */

typedef struct {
    const MamsAssignmentVersion *before, *after; /* or NULL */
} Change;

/* The rows that an entry withdrew and entered. Changes of an operator are of one row each. */
static Change find_change(const MamsAssignmentVersions *versions, int64_t entry)
{
    Change change = {0};
    for (guint i = 0; i < versions->versions->len; i++) {
        const MamsAssignmentVersion *version =
            &g_array_index(versions->versions, MamsAssignmentVersion, i);
        if (version->withdrawn == entry)
            change.before = version;
        if (version->row.entered == entry)
            change.after = version;
    }
    return change;
}

static bool fail_undo(int64_t entry, MamsErrorCode code, const char *format, GError **error)
    G_GNUC_PRINTF(3, 0);

static bool fail_undo(int64_t entry, MamsErrorCode code, const char *format, GError **error)
{
    g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, entry);
    g_set_error(error, MAMS_ERROR, code, format, number);
    return false;
}

/* Imports are the registers' word: what is wrong there is corrected by a change of its own. */
static bool is_operators_change(MamsDesk *desk, int64_t entry, GError **error)
{
    g_autoptr(GPtrArray) entries = mams_change_entries_new();
    if (!mams_change_entries_add(desk, entries, entry, error))
        return false;
    const char *action = mams_change_entries_find(entries, entry)->action;
    return g_str_equal(action, "assign") || g_str_equal(action, "unassign") ||
           fail_undo(entry, MAMS_ERROR_DATA,
                     _("entry '%s' is no change by an operator: record or withdraw the category "
                       "itself"),
                     error);
}

static bool draft_of_undo(MamsDesk *desk, const MamsAssignmentEdit *form, MamsDraft *draft,
                          GError **error)
{
    g_autoptr(MamsAssignmentVersions) versions =
        mams_store_assignment_versions(desk->store, desk->rules, form->iin, error);
    if (!versions)
        return false;
    Change change = find_change(versions, form->undo);
    if (!change.before && !change.after)
        return fail_undo(form->undo, MAMS_ERROR_NOT_FOUND,
                         _("entry '%s' changed no category of this person: look at the history"),
                         error);
    if (!is_operators_change(desk, form->undo, error))
        return false;
    if (change.after && change.after->withdrawn)
        return fail_undo(change.after->withdrawn, MAMS_ERROR_DATA,
                         _("entry '%s' changed that record since: take it back first"), error);
    draft_init(draft, change.before ? MAMS_EDIT_ASSIGN : MAMS_EDIT_UNASSIGN, form->iin);
    draft->undoes = form->undo;
    draft->edit.seen = form->seen;
    draft->edit.reason = keep_clean(draft, form->reason);
    set_row(draft, desk->rules, change.before ? &change.before->row : &change.after->row);
    if (change.after) {
        draft->edit.old_category = desk->rules->categories[change.after->row.category].code;
        draft->edit.old_from = change.after->row.from;
        draft->old_entered = change.after->row.entered;
    }
    return true;
}

bool mams_draft_of_edit(MamsDesk *desk, const MamsAssignmentEdit *edit, MamsDraft *draft,
                        GError **error)
{
    if (edit->kind == MAMS_EDIT_UNDO)
        return draft_of_undo(desk, edit, draft, error);
    draft_init(draft, edit->kind, edit->iin);
    draft_of_form(edit, draft);
    return true;
}

/* ---- of a proposal ---- */

void mams_draft_of_proposal(const MamsRules *rules, const MamsProposal *proposal, MamsDraft *draft)
{
    draft_init(draft, proposal->withdraws ? MAMS_EDIT_UNASSIGN : MAMS_EDIT_ASSIGN, proposal->iin);
    draft->proposal = proposal->number;
    draft->undoes = proposal->undoes;
    draft->edit.reason = keep(draft, proposal->reason);
    set_row(draft, rules, &proposal->row);
    if (proposal->old_category >= 0) {
        draft->edit.old_category = rules->categories[proposal->old_category].code;
        draft->edit.old_from = proposal->old_from;
        draft->old_entered = proposal->old_entered;
    }
}
