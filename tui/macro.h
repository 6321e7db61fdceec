/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_MACRO_H
#define MAMS_TUI_MACRO_H

#include <glib.h>
#include <stdbool.h>

#include "input.h"

/*
 * Keys as a readable text, recorded and played. A key is its name ("F7", "Enter", "Left",
 * "Ctrl-W"), a typed text stands as it is, a typed blank is "Space", and one blank parts them:
 * "F7 3 Enter". A typed text that is the name of a key is cut after its first letter: "E nter".
 */

/* The text of keys: GArray of MamsEvent. Clicks and keys without a name are left out. (owned) */
char *mams_macro_write(const GArray *events);
/* The keys of such a text: GArray of MamsEvent that clears them. (owned) */
GArray *mams_macro_read(const char *text);

/* What is recorded, and what is played, of one program. Begin with zeros. */
typedef struct {
    GArray *recorded; /* MamsEvent while keys are recorded, else NULL */
    guint mark;       /* the keys before the one that ends the recording or opens what ends it */
    char *kept;       /* the text of the keys recorded last, not named yet, or NULL */
    GArray *played;   /* MamsEvent of the macro that is played, else NULL */
    char *name;       /* of the macro that is played */
    guint next;       /* of its keys */
} MamsMacros;

void mams_macros_clear(MamsMacros *macros);

void mams_macros_record(MamsMacros *macros);
/* Takes a key over into the recording, when there is one; `on_screen`: neither the menu nor the
 * command line is open. */
void mams_macros_note(MamsMacros *macros, const MamsEvent *event, bool on_screen);
/* Ends the recording before the key that ends it, or that has opened the menu or the line that
 * does. False when it holds no key. */
bool mams_macros_keep(MamsMacros *macros);

void mams_macros_play(MamsMacros *macros, const char *name, const char *keys);
/* The next key of the macro that is played; false when none is. To be cleared. */
bool mams_macros_next(MamsMacros *macros, MamsEvent *event);
bool mams_macros_is_playing(const MamsMacros *macros);
/* Ends the playing; what was said of the last key becomes a sentence that says where. (owned) */
char *mams_macros_stop(MamsMacros *macros, const char *why);

#endif
