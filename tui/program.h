/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_PROGRAM_H
#define MAMS_TUI_PROGRAM_H

#include "mams.h"
#include "theme.h"

/* What the command line, the environment and the configuration files say, for screens and commands.
 */
typedef struct {
    char *database;
    char *rules_directory; /* or NULL: the installed rules */
    char *data_directory;
    char *locale_directory;
    char *manual_directory; /* the formatted manual */
    char *login;
    char *session; /* this run of the program, for locks */
    MamsLang lang;
    bool lang_said; /* by the command line or the environment */
    MamsThemeName theme;
    gboolean speech; /* the full screen says in words where it stands */
    MamsDay today;  /* of MAMS_TODAY, or MAMS_DAY_NONE */
    MamsMailSettings mail; /* strings owned, but for the parser */
    char *sms_outbox;      /* or NULL */
    MamsDesk *desk; /* opened by the first who needs it */
} MamsProgram;

/* One verb of the command line. `run` gets the words after the verb, argv[0] being the verb, and
 * returns the exit status. */
typedef struct {
    const char *name;
    const char *arguments; /* "IIN|-", for the help */
    const char *help;      /* one line */
    int (*run)(MamsProgram *program, int argc, char **argv);
    const char *options; /* "--on --json", for completion; NULL: none */
} MamsCommand;

/* All verbs, ended by one without a name. */
extern const MamsCommand mams_commands[];

/* The options for the desk; strings are the program's. */
MamsDeskOptions mams_program_desk_options(const MamsProgram *program);
/* Opens the desk once; NULL with an error. (transfer none) */
MamsDesk *mams_program_desk(MamsProgram *program, GError **error);

/* Sets the language of the interface, for the words shown from now on. */
void mams_program_set_lang(MamsProgram *program, MamsLang lang);

/* Prints "mams: …" to standard error and returns the exit status of the error. */
int mams_program_fail(const GError *error);

#endif
