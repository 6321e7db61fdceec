/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SCREENS_CATEGORY_PICKS_H
#define MAMS_TUI_SCREENS_CATEGORY_PICKS_H

#include <glib.h>

#include "mams.h"

/* The pick lists of the category form, of the type MamsFormPick. They are found by the beginnings
 * of words in any of the three languages and any spelling or keyboard layout. */

/* The categories that can be recorded, and the registers, by name and code; `data` is the MamsApp.
 * (owned) */
GPtrArray *mams_category_picks(const char *typed, void *data);
GPtrArray *mams_register_picks(const char *typed, void *data);
/* Some texts; `data` is the GPtrArray of them. (owned) */
GPtrArray *mams_text_picks(const char *typed, void *data);

/* What a whole text names, by its code or its name in any language; -1 and NULL: nothing. */
int mams_category_named(const MamsRules *rules, const char *text);
const MamsRegister *mams_register_named(const MamsRules *rules, const char *text);
/* The name of a record's register: the rules' own when they know it; "" for NULL. (transfer none)
 */
const char *mams_register_shown(const MamsRules *rules, const char *reg, MamsLang lang);

#endif
