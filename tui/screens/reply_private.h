/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SCREENS_REPLY_PRIVATE_H
#define MAMS_TUI_SCREENS_REPLY_PRIVATE_H

#include "mams.h"

#include "screen.h"

/* What the prepared texts and the reply that is written know of each other. */

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
