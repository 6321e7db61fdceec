/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_APP_PRIVATE_H
#define MAMS_TUI_APP_PRIVATE_H

#include "app.h"
#include "child.h"
#include "draw.h"
#include "input.h"
#include "macro.h"
#include "session.h"
#include "tasks.h"
#include "terminal.h"

/* The app behind app.h: app.c has the loop, app_paint.c the picture, app_act.c what actions do,
 * app_session.c what outlives a crash, app_tasks.c the measuring of tasks. */

typedef void (*MamsAppWork)(MamsApp *app);

struct MamsApp {
    MamsDesk *desk;
    MamsTerm *term;
    MamsInput *input;
    MamsDraw draw;
    MamsLang language, caller_language;
    char *manual_directory, *spelling_list;
    GArray *later; /* MamsAppWork, to be done when the picture stands */
    int64_t (*now_ms)(void *data);
    void *now_data;
    GPtrArray *screens; /* MamsScreen, the last one on top */
    GPtrArray *closed;  /* left while one of their own functions ran */
    char *message;
    MamsRole message_role;
    bool refused;       /* the key in hand could not be carried out */
    bool speech;        /* where a screen stands is said whenever nothing else is … */
    bool spoken;        /* … or was asked for by the last key, and has the cursor */
    int64_t call_shown; /* the seconds of the call on the title line; -1: none */
    bool dirty, quit;
    bool end_failed;      /* the call could not be closed */
    bool done;            /* it ends by the operator's wish: nothing is to be restored */
    MamsSession *session; /* or NULL: nothing is kept */
    bool keeping_failed;
    char **program, *state_directory;
    GKeyFile *drafts; /* see mams_app_drafts() */
    MamsMacros macros;
    MamsChild *child; /* a command that runs, or NULL */
    char *child_line; /* what was typed for it */
    GQueue held;      /* MamsEvent, the keys that wait for its end (owned) */
    bool played;      /* the key in hand comes from a macro */
    MamsTasks tasks;
    int64_t tasks_kept; /* when the finished ones were last to be written */
};

int64_t mams_app_now(const MamsApp *app);
/* How the window is divided now, and whether it is large enough at all. */
MamsLayout mams_app_layout(const MamsApp *app);
bool mams_app_fits(const MamsApp *app);
/* The seconds of the call that runs; -1: none. */
int64_t mams_app_call_seconds(const MamsApp *app);
/* Paints the screen on top; the first time it also hears of it, and may have to be painted again.
 */
void mams_app_paint(MamsApp *app);
/* The preconditions that hold now: those of the screen on top, and those that no screen knows of.
 */
unsigned mams_app_holds_now(const MamsApp *app);
/* Ends a macro when the key in hand could not be carried out, and says where. */
void mams_app_check_macro(MamsApp *app);
/* Does what waited for the picture, and paints what came of it. */
void mams_app_do_later(MamsApp *app);
/* Takes in what the command that runs has printed. True when it has ended. */
bool mams_app_follow_child(MamsApp *app);

/* A key is about to be handled; `action` NULL: it is none. */
void mams_app_note_key(MamsApp *app, const MamsAction *action);
/* The screen on top has been painted. */
void mams_app_note_shown(MamsApp *app);
/* A time to wait for input, cut to the moment when finished tasks are to be written. */
int mams_app_wait_for_tasks(const MamsApp *app, int timeout_ms);
/* Writes the finished tasks when no key came for a while, or none were written for long. */
void mams_app_keep_tasks(MamsApp *app);
/* The same at once, when the program ends. */
void mams_app_end_tasks(MamsApp *app);
/* Opens the file of this run and puts back what an earlier one has left; no screen is there when
 * nothing was. */
void mams_app_begin_session(MamsApp *app, const MamsTuiOptions *options);
/* Keeps the screens as they are now. */
void mams_app_keep(MamsApp *app);

#endif
