/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SCREEN_H
#define MAMS_TUI_SCREEN_H

#include <stdbool.h>

#include "action.h"
#include "draw.h"
#include "input.h"
#include "layout.h"
#include "mams.h"

typedef struct MamsApp MamsApp;
typedef struct MamsScreen MamsScreen;

/* What a kind of screen does. A screen's state is its model: keys change it, only `draw` shows it.
 * Members that may be NULL say so. */
typedef struct {
    /* Its bit in the table of actions. */
    MamsPlace place;
    /* What stands on the title line, to be translated. */
    const char *title;
    /* Its name in a kept session, for which there is a row in screens/restore.c. NULL: it is not
     * kept, nor is what lies on top of it. */
    const char *name;
    /* The key of the manual's section about the part that has the focus, "card.months". NULL: the
     * whole manual. */
    const char *(*topic)(const MamsScreen *screen);
    /* It leaves the screen below in sight: its body is the lowest rows of that one's and the
     * message line. */
    bool overlay;
    /* Paints the model into the body and puts the cursor on the focus with mams_draw_cursor(). */
    void (*draw)(MamsScreen *screen, MamsDraw *draw, MamsArea body);
    /* Carries out an action of this screen whose preconditions hold. */
    void (*act)(MamsScreen *screen, MamsActionId action);
    /* The preconditions that hold now (MamsNeeds). NULL: none. */
    unsigned (*holds)(const MamsScreen *screen);
    /* A key that no action claims: text, paste, editing. False when it means nothing here. NULL:
     * takes none. */
    bool (*key)(MamsScreen *screen, const MamsEvent *event);
    /* A click into the body. NULL: takes none. */
    void (*click)(MamsScreen *screen, int row, int column, MamsArea body);
    /* Does the costly work that keys have asked for, once for all of them, before a painting. NULL:
     * there is none. */
    void (*settle)(MamsScreen *screen);
    /* The body has another size. NULL: nothing depends on it but the drawing. */
    void (*resize)(MamsScreen *screen);
    /* It stands on the terminal for the first time and no key was read since. True when the model
     * changed and must be painted again. NULL: nothing to do. */
    bool (*painted)(MamsScreen *screen);
    /* Whether a sign typed now is text, so that a colon does not open the command line. NULL:
     * never.
     */
    bool (*typing)(const MamsScreen *screen);
    /* Esc or F3 came: true when there was something to cancel, and the screen stays. NULL: there
     * never is. */
    bool (*cancel)(MamsScreen *screen);
    /* The interface has another language: what was formatted is made anew, at the same place. NULL:
     * all words are taken when drawing. */
    void (*relanguage)(MamsScreen *screen);
    /* What is recorded about a citizen has changed: what was read of it is read again when the
     * screen is on top. NULL: nothing was. */
    void (*changed)(MamsScreen *screen, MamsIin iin);
    /* The citizen that the screen is about, 0: none. NULL: never any. */
    MamsIin (*subject)(const MamsScreen *screen);
    /* When what it shows was known, in the form of mams_desk_known_at(); NULL: now. What is opened
     * on top of it shows the same, until a screen has a word of its own. NULL: as the screen below.
     */
    const char *(*as_known)(const MamsScreen *screen);
    /* Makes the prompt or pick list of a name that it asks with, as when it was opened, for a
     * session that was kept. NULL when it has none of that name, or cannot ask now. NULL: it asks
     * nothing. (owned) */
    MamsScreen *(*question)(MamsScreen *screen, const char *name);
    /* Writes its state into a group of a kept session. NULL: there is none. */
    void (*keep)(const MamsScreen *screen, GKeyFile *file, const char *group);
    /* Where it stands, in one sentence for those who do not see the screen, translated: the part
     * that has the focus last. Work that keys have asked for is done. NULL: its title says it.
     * (owned) */
    char *(*speech)(const MamsScreen *screen);
    /* Frees it. */
    void (*close)(MamsScreen *screen);
} MamsScreenClass;

/* The first member of every screen's own struct. */
struct MamsScreen {
    const MamsScreenClass *class;
    MamsApp *app;
    bool was_painted;
};

#endif
