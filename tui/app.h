/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_APP_H
#define MAMS_TUI_APP_H

#include <stdbool.h>
#include <stdint.h>

#include "mams.h"

#include "action.h"
#include "screen.h"

/*
 * The full-screen program: a terminal, a stack of screens, and the loop that brings keys to the
 * screen on top and paints it. All its state is in MamsApp; it reads its terminal without blocking,
 * so a test can feed it bytes and step it.
 */
typedef struct {
    int in_fd, out_fd;            /* the terminal; they stay the caller's */
    const char *term;             /* terminal type, what TERM says */
    MamsThemeName theme;          /* colours, more contrast, or none */
    bool speech;                  /* where each screen stands is said in words */
    bool mouse;                   /* clicks and the wheel are asked of the terminal */
    bool signals;                 /* handle resize, suspend and termination signals */
    MamsLang language;            /* of the interface; gettext has been set to the same */
    MamsLang caller_language;     /* of the sentences to say, until F12 changes it */
    const char *manual_directory; /* the formatted manual, see mams_manual_read() */
    const char *spelling_list;    /* words of ours that are spelt right, or NULL */
    /* How this program is started again for a command of the command line: its path and options,
     * but --lang. NULL: such commands are refused. */
    const char *const *program;
    /* Where the lines typed and, for the case of a crash, the screens are kept; NULL: they are not.
     */
    const char *state_directory;
    const char *database; /* of the desk, whose screens they are; NULL: they are not kept */
    const char *open;     /* an ИИН or a phone whose card is opened at the start, or NULL */
    int64_t (*now_ms)(void *data); /* a clock that never goes back; NULL: the system's */
    void *now_data;
} MamsTuiOptions;

/* Opens the terminal and the search screen. MAMS_ERROR_USAGE when the terminal cannot show it (a
 * "dumb" one, an unknown type). The desk must outlive the app. (owned) */
MamsApp *mams_app_new(MamsDesk *desk, const MamsTuiOptions *options, GError **error);
/* Gives the terminal back as it was. */
void mams_app_free(MamsApp *app);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MamsApp, mams_app_free)

/* Waits up to `timeout_ms` (negative: without end, 0: not at all) for keys or a signal, handles all
 * that have come and paints at most once (once more for each card opened). While a call runs it
 * waits a second at most and paints when the call has another second. False when the program is to
 * end. */
bool mams_app_step(MamsApp *app, int timeout_ms);

/* The window now has this size: what SIGWINCH leads to. */
void mams_app_resize(MamsApp *app, int rows, int columns);

/* The whole program: opens, steps until the end, closes. False when it could not start. */
bool mams_tui_run(MamsDesk *desk, const MamsTuiOptions *options, GError **error);

/* ---- for the screens ---- */

MamsDesk *mams_app_desk(const MamsApp *app);
MamsLang mams_app_language(const MamsApp *app);
MamsLang mams_app_caller_language(const MamsApp *app);
/* The sentences to say are in this language from now on; the call that runs holds it too. */
void mams_app_set_caller_language(MamsApp *app, MamsLang language);
/* Where the formatted manual lies. (transfer none) */
const char *mams_app_manual_directory(const MamsApp *app);
/* The words that are right beside those of dictionaries, or NULL. (transfer none) */
const char *mams_app_spelling_list(const MamsApp *app);
/* Does some work that takes its time once the picture of the keys in hand stands; what is asked for
 * twice is done once. */
void mams_app_later(MamsApp *app, void (*work)(MamsApp *app));
/* The screen on top of the stack. (transfer none) */
MamsScreen *mams_app_top(const MamsApp *app);
/* The size of the area that a screen draws in. */
void mams_app_body_size(const MamsApp *app, int *rows, int *columns);

/* Puts a screen on top; the app frees it. */
void mams_app_push(MamsApp *app, MamsScreen *screen);
/* Closes the screen on top once the key in hand is done with; the last one stays. */
void mams_app_pop(MamsApp *app);
/* Closes all screens once the key in hand is done with and begins with an empty search. */
void mams_app_restart(MamsApp *app);

/* The language of the interface is another from now on, and the operator's choice for next time. */
void mams_app_set_language(MamsApp *app, MamsLang language);
/* What is recorded about a citizen has changed: tells every screen. */
void mams_app_changed(MamsApp *app, MamsIin iin);
/* What was typed into forms and not saved, a group a form, until the operator ends the program: it
 * stands there when the form is opened again. (transfer none) */
GKeyFile *mams_app_drafts(const MamsApp *app);
/* The citizen that the screens are about, from the top one downwards; 0: none. */
MamsIin mams_app_subject(const MamsApp *app);
/* The preconditions that hold on the screen on top, after the work that keys have asked for. */
unsigned mams_app_holds(MamsApp *app);
/* Carries out an action on the screen on top, or says why not. */
void mams_app_act(MamsApp *app, const MamsAction *action);
/* Where the screen on top stands, in one sentence. (owned) */
char *mams_app_speech(const MamsApp *app);
/* Opens the command line with the beginning of a line, in the place of the menu; refused when one
 * is open below. */
void mams_app_open_line(MamsApp *app, const char *text);
/* The highest open screen of a kind; NULL: there is none. (transfer none) */
MamsScreen *mams_app_find(const MamsApp *app, MamsPlace place);
/* Whether there is one. */
bool mams_app_has(const MamsApp *app, MamsPlace place);

/* Runs a program whose output then opens as a text to read; `line` is what was typed for it. Until
 * it ends, the keys typed wait for that text. */
void mams_app_run(MamsApp *app, const char *const *argv, const char *line);
/* The keys that were recorded last and have no name yet; NULL: none. (transfer none) */
const char *mams_app_recorded(const MamsApp *app);
/* Types the keys of a macro, to the first one that is refused. */
void mams_app_play(MamsApp *app, const char *name, const char *keys);
/* How the program was called, see MamsTuiOptions. */
const char *const *mams_app_program(const MamsApp *app);
const char *mams_app_state_directory(const MamsApp *app);

/* Says why a key or line could not be carried out; it ends a macro that is played, as an error
 * does.
 */
void mams_app_refuse(MamsApp *app, const char *text);
/* Says something on the message line until the next key. A NULL text clears it. */
void mams_app_say(MamsApp *app, const char *text);
void mams_app_say_error(MamsApp *app, const char *text);

#endif
