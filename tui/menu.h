/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_MENU_H
#define MAMS_TUI_MENU_H

#include <glib.h>
#include <stdbool.h>

#include "action.h"
#include "mams.h"

/*
 * What the menu holds: the actions of a kind of screen, the commands of the command line and the
 * macros, and how the words typed choose among them. It knows nothing of the terminal.
 */
typedef struct {
    const MamsAction *action; /* of an action, else NULL */
    char *command;            /* what the command line begins with, "status ", else NULL */
    char *macro;              /* a macro's name, else NULL */
    char *keys;               /* the keys of the action, "F3, Esc"; ":" of a command */
    char *word;               /* its word on the command line */
    const char *help;         /* of an action or a command, to be translated (transfer none) */
    char *text;               /* of a macro: its keys */
    bool refused;             /* its preconditions do not hold now */
    const char *refusal;      /* then the sentence that says why, translated (transfer none) */
    GPtrArray *names, *words; /* the folded words of its names, and of all that is said of it */
} MamsMenuEntry;

typedef struct MamsMenu MamsMenu;

/* The menu of a kind of screen on which these preconditions hold; `macros` (GPtrArray of MamsMacro)
 * may be NULL. Its words are taken in all three languages, and `lang` is in use afterwards. (owned)
 */
MamsMenu *mams_menu_new(MamsPlace place, unsigned holds, const GPtrArray *macros, MamsLang lang);
void mams_menu_free(MamsMenu *menu);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsMenu, mams_menu_free)

/* Chooses the entries that have, for each word typed, a word that begins with it, in any of the
 * three languages and spellings; when there is none, those meant if the keyboard layout was the
 * wrong one. First what can be done, and within that what has the words in its name. */
void mams_menu_choose(MamsMenu *menu, const char *typed);
/* The chosen entries. (transfer none) */
int mams_menu_count(const MamsMenu *menu);
const MamsMenuEntry *mams_menu_entry(const MamsMenu *menu, int index);

/* Takes the sentences of the refused entries in the language now in use. */
void mams_menu_translate(MamsMenu *menu);

#endif
