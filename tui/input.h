/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_INPUT_H
#define MAMS_TUI_INPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "keymap.h"
#include "terminal.h"

/* What the operator did. */
typedef struct {
    MamsKey key;
    char text[8];    /* of TEXT: one letter, UTF-8 */
    char *paste;     /* of PASTE: the text as it came (owned by the event) */
    int row, column; /* of CLICK */
} MamsEvent;

void mams_event_clear(MamsEvent *event);

/*
 * From the bytes of the terminal to events. It keeps half a letter, half a paste and an Esc that
 * may become a function key between calls, so that nothing depends on how the bytes are cut;
 * sequences that nobody knows are swallowed and reported as UNKNOWN.
 */
typedef struct MamsInput MamsInput;

MamsInput *mams_input_new(MamsTerm *term); /* (owned); the terminal must outlive it */
void mams_input_free(MamsInput *input);

/* The next event that is wholly there; false when there is none. `event` is to be cleared. */
bool mams_input_next(MamsInput *input, int64_t now_ms, MamsEvent *event);

/* A sign of the digit row that comes within 600 ms becomes its function key (a slow Esc 1 as F1).
 * Called when Esc had nothing else to do. */
void mams_input_await_digit(MamsInput *input, int64_t now_ms);

/* Whether a paste has begun and not ended. */
bool mams_input_in_paste(const MamsInput *input);
/* Gives what has come of a paste whose end never did; false when there is none. */
bool mams_input_break_paste(MamsInput *input, MamsEvent *event);

#endif
