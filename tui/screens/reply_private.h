/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SCREENS_REPLY_PRIVATE_H
#define MAMS_TUI_SCREENS_REPLY_PRIVATE_H

#include "mams.h"

#include "screen.h"
#include "widgets/editor.h"

/* The model of the reply that is written, shared by the files that draw it and carry out its
 * actions, and what it and the prepared texts know of each other. */
typedef struct {
    MamsScreen screen;
    MamsReplyDraft *draft; /* its text is as it was kept last */
    char *code, *to;       /* of the inquiry; whom it goes to, NULL: to nobody by mail */
    MamsIin iin;           /* whom it is about, 0: not known */
    MamsEditor *editor;
    MamsSpelling *spelling;
    unsigned kept;       /* mams_editor_changed() of what is kept … */
    char *lost;          /* … or why it could not be: somebody else has the inquiry */
    GPtrArray *problems; /* MamsReplyProblem; NULL when they could not be looked for */
    char *failure;       /* why */
    bool stale;          /* the problems are those of another text */
    bool asked_to_send, asked_to_fill;
} MamsReplyScreen;

void mams_reply_draw(MamsScreen *screen, MamsDraw *draw, MamsArea body);

/* The prepared texts for an inquiry; NULL with an error when they cannot be read. (owned) */
MamsScreen *mams_canned_screen_new(MamsApp *app, int64_t number, MamsLang lang, GError **error);
/* The reply with this draft (taken), its cursor at the end. (owned) */
MamsScreen *mams_reply_screen_new(MamsApp *app, MamsReplyDraft *draft);
/* Puts another draft (taken) in its place; undo brings back the text of before. */
void mams_reply_screen_set(MamsScreen *screen, MamsReplyDraft *draft);
/* The cursor goes to the first letter: what was filled in is read over. */
void mams_reply_screen_begin(MamsScreen *screen);
/* Whether something was written into what was filled in. */
bool mams_reply_screen_is_edited(MamsScreen *screen);

#endif
