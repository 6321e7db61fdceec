/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_HARNESS_H
#define MAMS_TESTS_HARNESS_H

#include <vterm.h>

#include "app.h"
#include "fixture.h"

/*
 * The program in this process: real key bytes go in through a pipe, and what it sends is read by a
 * terminal emulator. Every call that sends keys also steps the program until they are handled, so
 * no test waits for anything.
 */
typedef struct {
    MamsDesk *desk;
    MamsApp *app;
    VTerm *vterm;
    VTermScreen *screen;
    int keys;         /* where key bytes are written */
    int in, out;      /* the program's terminal */
    size_t bytes_out; /* sent by the program so far */
    int64_t now_ms;   /* its clock */
    bool running;
    bool altscreen;
} Harness;

typedef struct {
    const char *term;  /* NULL: screen-256color */
    MamsLang language; /* of the interface */
    bool mono;
    MamsThemeName theme;
    bool speech;
    const char *open;
    const char *const *program; /* how verbs are run; NULL: they are refused */
    MamsDesk *desk;             /* to work at, closed with the harness; NULL: the fixture's */
    const char *state;          /* the folder of the lines typed; NULL: they are not kept */
} HarnessOptions;

/* Starts the program on the fixture; `options` may be NULL (English, colour). */
Harness *harness_new(const HarnessOptions *options);
void harness_free(Harness *harness);

/* Sets the language of gettext from the project's translations. */
void harness_set_language(MamsLang language);

/* Sends bytes as they are, text, a key, or a modified letter, and steps. */
void harness_bytes(Harness *harness, const char *bytes);
void harness_text(Harness *harness, const char *text);
void harness_key(Harness *harness, VTermKey key);
void harness_function(Harness *harness, int number);
void harness_alt(Harness *harness, const char *letter);
/* Sends without stepping; harness_step() then handles all at once. */
void harness_queue(Harness *harness, const char *bytes);
void harness_step(Harness *harness);
/* Shows the emulator what the program has sent; the others do it themselves. */
void harness_read(Harness *harness);
/* Waits until what a command prints has been taken in and the text is on the screen. */
void harness_wait_for(Harness *harness, const char *text);
void harness_resize(Harness *harness, int rows, int columns);

/* One row, without the blanks at its end, and all of them. (owned) */
char *harness_row(Harness *harness, int row);
char *harness_screen(Harness *harness);
int harness_rows(Harness *harness);
/* The text in some columns of a row, without the blanks at its end. (owned) */
char *harness_part(Harness *harness, int row, int column, int columns);
bool harness_shows(Harness *harness, const char *text);
/* Fails with the whole screen in the message. */
void harness_expect(Harness *harness, const char *text);
void harness_expect_not(Harness *harness, const char *text);
/* The row on which a text stands; -1 when it does not. */
int harness_find(Harness *harness, const char *text);
void harness_cursor(Harness *harness, int *row, int *column);
/* The letter under the cursor and the rest of its row. (owned) */
char *harness_at_cursor(Harness *harness);
bool harness_is_reverse(Harness *harness, int row, int column);

#endif
