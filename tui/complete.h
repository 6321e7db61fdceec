/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_COMPLETE_H
#define MAMS_TUI_COMPLETE_H

#include <glib.h>

#include "mams.h"

/* What the last word of a beginning of a line may become: actions and commands for the first word;
 * then options, words of the command, macros, languages, payer kinds and categories. Sorted, each
 * once; NULL-terminated, may be empty; `macros` (GPtrArray of MamsMacro) may be NULL. (owned) */
char **mams_complete(const MamsRules *rules, const GPtrArray *macros, const char *line);

#endif
