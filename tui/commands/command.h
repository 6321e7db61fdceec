/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_COMMAND_H
#define MAMS_TUI_COMMAND_H

#include "program.h"

/* What every verb needs: its options, its words, its output. */

/* Parses the options of a verb; `entries` may be NULL. Afterwards argv[1] … argv[argc - 1] are its
 * words. False with MAMS_ERROR_USAGE, also when there are fewer than `least` or more than `most`.
 */
bool mams_command_parse(const MamsCommand *command, const GOptionEntry *entries, int *argc,
                        char ***argv, int least, int most, GError **error);

/* Days, months and ИИН of the command line; `text` NULL gives NONE. The subject is named in the
 * error. */
bool mams_command_day(const char *text, MamsDay *day, GError **error);
bool mams_command_month(const char *text, MamsMonth *month, GError **error);
bool mams_command_iin(const char *text, MamsIin *iin, GError **error);

/* The verb of that name. Never NULL for a verb of the table. */
const MamsCommand *mams_command_find(const char *name);

/* A line of progress on the terminal of standard error, at most a few times a second; nothing when
 * it is no terminal. `of` 0: unknown. Rate and time left are worked out from the first call. */
typedef struct {
    int64_t started, shown; /* monotonic microseconds; 0 before the first call */
} MamsProgress;
void mams_progress_show(MamsProgress *progress, const char *what, int64_t done, int64_t of,
                        int64_t rows);
/* Wipes the line. */
void mams_progress_end(MamsProgress *progress);

/* One line of standard output: the month, what it says before and after, each by its rules. */
void mams_print_month_change(MamsProgram *program, const MamsMonthAnswer *before,
                             const MamsRules *rules_before, const MamsMonthAnswer *after,
                             const MamsRules *rules_after, MamsSex sex);

/* What an edit would change: verdicts and months on standard output or, when it cannot be saved,
 * why on standard error, where notes stand too. Returns the exit status. */
int mams_print_edit(MamsProgram *program, const MamsEditPreview *preview);

/* The UTF-8 text of a file, "-": standard input, at most a megabyte. MAMS_ERROR_NO_INPUT when it cannot
 * be read, MAMS_ERROR_DATA for another thing than text. (owned) */
char *mams_command_read_text(const char *path, GError **error);

int mams_command_init(MamsProgram *program, int argc, char **argv);
int mams_command_demo(MamsProgram *program, int argc, char **argv);
int mams_command_import(MamsProgram *program, int argc, char **argv);
int mams_command_search(MamsProgram *program, int argc, char **argv);
int mams_command_status(MamsProgram *program, int argc, char **argv);
int mams_command_timeline(MamsProgram *program, int argc, char **argv);
int mams_command_whatif(MamsProgram *program, int argc, char **argv);
int mams_command_assign(MamsProgram *program, int argc, char **argv);
int mams_command_unassign(MamsProgram *program, int argc, char **argv);
int mams_command_proposal(MamsProgram *program, int argc, char **argv);
int mams_command_rates(MamsProgram *program, int argc, char **argv);
int mams_command_report(MamsProgram *program, int argc, char **argv);
int mams_command_batch(MamsProgram *program, int argc, char **argv);
int mams_command_operator(MamsProgram *program, int argc, char **argv);
int mams_command_rules(MamsProgram *program, int argc, char **argv);
int mams_command_help(MamsProgram *program, int argc, char **argv);
int mams_command_inquiry(MamsProgram *program, int argc, char **argv);
int mams_command_mail(MamsProgram *program, int argc, char **argv);
int mams_command_letter(MamsProgram *program, int argc, char **argv);
int mams_command_verify(MamsProgram *program, int argc, char **argv);
int mams_command_print(MamsProgram *program, int argc, char **argv);
int mams_command_journal(MamsProgram *program, int argc, char **argv);

#endif
