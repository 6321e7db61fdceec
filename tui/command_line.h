/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_COMMAND_LINE_H
#define MAMS_TUI_COMMAND_LINE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * The line editor of the command line: readline, which neither reads the terminal nor writes to it.
 * Keys are given to it and what it has made of them is asked for. readline keeps its state for the
 * whole process, so there is one line at a time. Nothing of ~/.inputrc is read.
 */

/* The words that the last one of a line up to the cursor may become. (owned) */
typedef char **(*MamsCompleter)(const char *line, void *data);

/* Begins a line with a text in it, in the place of the one before. `earlier`: the lines typed
 * before, NULL-terminated. `data` is the completer's, and tells the line from others. */
void mams_command_line_open(const char *text, const char *const *earlier, MamsCompleter completer,
                            void *data);
/* Ends the line that was begun with `data`, when it is still that one. */
void mams_command_line_close(const void *data);

/* The keys that have their own bytes here; typed text is given as it is. */
#define MAMS_LINE_ENTER "\r"
#define MAMS_LINE_COMPLETE "\t"
#define MAMS_LINE_LEFT "\002"
#define MAMS_LINE_RIGHT "\006"
#define MAMS_LINE_HOME "\001"
#define MAMS_LINE_END "\005"
#define MAMS_LINE_EARLIER "\020"
#define MAMS_LINE_LATER "\016"
#define MAMS_LINE_BACKSPACE "\177"
#define MAMS_LINE_DELETE "\033d"
#define MAMS_LINE_SEARCH "\022"
#define MAMS_LINE_ABORT "\007"

/* Gives it one key, or a text, whole: half a letter would spoil a search. Control letters that it
 * does not know do nothing. */
void mams_command_line_feed(const char *bytes);

/* The text of the line, and the byte of the cursor in it. (transfer none), to the next call. */
const char *mams_command_line_text(void);
size_t mams_command_line_cursor(void);
/* What is searched for among the earlier lines; NULL when it is not searching. (owned) */
char *mams_command_line_searched(void);
/* The words that the last Tab left a choice of; NULL: none. (transfer none), to the next key. */
const char *const *mams_command_line_choice(void);
/* The line, once Enter has ended it; NULL before. (owned), given once. */
char *mams_command_line_result(void);

#endif
