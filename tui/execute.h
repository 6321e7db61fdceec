/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_EXECUTE_H
#define MAMS_TUI_EXECUTE_H

#include "app.h"
#include "child.h"

/* What a line of the command line does. */

/* A command that only the command line of the screen has; each takes one word. */
typedef struct {
    const char *name, *arguments;
    const char *help; /* to be translated */
    void (*run)(MamsApp *app, const char *argument);
} MamsLineCommand;

/* All of them, ended by one without a name. */
extern const MamsLineCommand mams_line_commands[];

/* Carries a line out on the screen on top: an action by its name alone, a command of the line, or a
 * verb of the program, which is run as a program of its own. A word "." stands for the citizen of
 * the card at hand. What cannot be done is said. */
void mams_execute_line(MamsApp *app, const char *line);
/* Runs the macro of that name. */
void mams_execute_macro(MamsApp *app, const char *name);

/* A verb's program has ended: its output opens as a text, its error is said, and an open card
 * shows what it has changed. */
void mams_execute_end(MamsApp *app, MamsChild *child, const char *line);

#endif
