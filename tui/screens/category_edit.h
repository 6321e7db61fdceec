/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SCREENS_CATEGORY_EDIT_H
#define MAMS_TUI_SCREENS_CATEGORY_EDIT_H

#include "app.h"
#include "mams.h"
#include "screens/screens.h"
#include "widgets/form.h"

/* What stands behind the category form: which change it is about, its fields, and what the desk
 * thinks of them. The rows of the form are numbered as MamsEditField. */
typedef struct {
    MamsApp *app;
    MamsCategoryTarget target; /* target.category is (owned) */
    int64_t seen;              /* the last change that the fields rest on */
    MamsForm *form;
    char *recorded[MAMS_N_EDIT_FIELDS]; /* what the fields held at first (owned) */
    GPtrArray *issuers;                 /* char *, used before */
    MamsProposalItem *proposal;         /* of DECIDE, in `proposals`; else NULL */
    GPtrArray *proposals;
    MamsEditPreview *preview;      /* of the fields as they stand; NULL: there is none … */
    char *failure;                 /* … because of this */
    bool left[MAMS_N_EDIT_FIELDS]; /* fields that say what is wrong with them */
    bool stale;                    /* the preview is not of the fields as they stand */
} MamsCategoryEdit;

/* Reads what the target names. The errors are those of mams_desk_edit_preview(). (owned) */
MamsCategoryEdit *mams_category_edit_new(MamsApp *app, const MamsCategoryTarget *target,
                                         GError **error);
void mams_category_edit_free(MamsCategoryEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsCategoryEdit, mams_category_edit_free)

/* The focus has left a field or is still in it: from now on it says what is wrong with it, or
 * nothing. What was typed into a left one becomes the name of what it means. */
void mams_category_edit_typed(MamsCategoryEdit *edit, MamsEditField field, bool left);

/* Whether something was typed that is not recorded, and its opposite: all fields as recorded. */
bool mams_category_edit_is_changed(const MamsCategoryEdit *edit);
void mams_category_edit_reset(MamsCategoryEdit *edit);
/* The group of the file of drafts for this form. (owned) */
char *mams_category_edit_group(const MamsCategoryTarget *target);
/* The texts with focus and cursor, which fields were left, and what they rest on. */
void mams_category_edit_keep(const MamsCategoryEdit *edit, GKeyFile *file, const char *group);
void mams_category_edit_restore(MamsCategoryEdit *edit, GKeyFile *file, const char *group);

/* Brings the preview and the problems at the fields up to date. */
void mams_category_edit_look(MamsCategoryEdit *edit);
/* Looks at all fields, and puts the focus on the first one that blocks. False when one does. */
bool mams_category_edit_check(MamsCategoryEdit *edit);
/* Whether something warns that does not block. */
bool mams_category_edit_warns(const MamsCategoryEdit *edit);
/* Saves or proposes the change, or accepts the proposal; see mams_desk_edit_save() and
 * mams_desk_proposal_accept(). */
bool mams_category_edit_save(MamsCategoryEdit *edit, MamsEditResult *result, GError **error);
/* Names in the language that is in use now. */
void mams_category_edit_translate(MamsCategoryEdit *edit);

#endif
