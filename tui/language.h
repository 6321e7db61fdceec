/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_LANGUAGE_H
#define MAMS_TUI_LANGUAGE_H

#include "mams.h"

/* Makes gettext answer in this language from now on. The folder of the translations has been bound
 * before. Words that were taken earlier stay valid, in their own language. */
void mams_language_use(MamsLang lang);

#endif
