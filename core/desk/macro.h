/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_MACRO_H
#define MAMS_DESK_MACRO_H

#include <glib.h>
#include <stdbool.h>

#include "base/lang.h"
#include "base/macro.h"
#include "desk/desk.h"

/* What an operator sets up for the work at the screen: macros and the language. Each change of a
 * macro is a journal entry that holds it whole. */

/* GPtrArray of MamsMacro: the operator's own by name, then those that others share. (owned) */
GPtrArray *mams_desk_macros(MamsDesk *desk, GError **error);

/* The macro that a name means: the operator's own before a shared one. MAMS_ERROR_NOT_FOUND.
 * (owned)
 */
MamsMacro *mams_desk_macro(MamsDesk *desk, const char *name, GError **error);

/* Keeps keys under a name, in the place of the own macro of that name; that one stays shared when
 * its owner has the right to share. A name has 1 to 40 letters and no blank, the keys 1 to 4,000
 * bytes: else MAMS_ERROR_USAGE. */
bool mams_desk_keep_macro(MamsDesk *desk, const char *name, const char *keys, GError **error);
/* Shares one's own macro with every operator; needs the right. */
bool mams_desk_share_macro(MamsDesk *desk, const char *name, GError **error);
/* Deletes one's own macro. MAMS_ERROR_NOT_FOUND when there is none, MAMS_ERROR_NOT_PERMITTED when
 * it is another's. */
bool mams_desk_delete_macro(MamsDesk *desk, const char *name, GError **error);

/* The language that the operator chose last; -1 when none was chosen, or with an error. */
int mams_desk_last_language(MamsDesk *desk, GError **error);
bool mams_desk_keep_language(MamsDesk *desk, MamsLang lang, GError **error);

#endif
