/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SCREENS_MANUAL_TEXT_H
#define MAMS_TUI_SCREENS_MANUAL_TEXT_H

#include "mams.h"
#include "screens/screens.h"
#include "widgets/text.h"

/* Adds the lines `from` to `to`, that one not included, of a page of the manual. A section, each of
 * its parts and each step is one paragraph, so that the place stays when the language changes.
 * `begin`, or NULL, is the section to begin with; with `ticks` the steps are stops and show them.
 */
void mams_manual_text_add(MamsTextView *view, const MamsManual *manual, int from, int to,
                          const MamsManualSection *begin, const MamsTicks *ticks);

/* The page in a language; NULL when it cannot be read, and the view says why. (owned) */
MamsManual *mams_manual_text_read(MamsTextView *view, const MamsApp *app, MamsLang lang,
                                  const char *name);

#endif
