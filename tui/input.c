/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "input.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

enum {
    ESCAPE = 27,
    AWAIT_DIGIT_MS = 600,
    MAX_SEQUENCE = 64,  /* a longer control sequence is no key */
    MAX_PASTE = 1 << 16 /* bytes of a paste that are kept */
};

struct MamsInput {
    MamsTerm *term;
    char letter[8];      /* the beginning of a letter whose other bytes have not come */
    int have, want;      /* its bytes so far, and in all */
    GString *paste;      /* what has come of a paste, or NULL */
    int64_t digit_until; /* an Esc waits for its digit so long; 0: none does */
    int held;            /* a code that was read too early, or -1 */
};

void mams_event_clear(MamsEvent *event)
{
    g_free(event->paste);
    *event = (MamsEvent){0};
}

MamsInput *mams_input_new(MamsTerm *term)
{
    MamsInput *input = g_new0(MamsInput, 1);
    input->term = term;
    input->held = -1;
    return input;
}

void mams_input_free(MamsInput *input)
{
    if (input == NULL)
        return;
    if (input->paste != NULL)
        g_string_free(input->paste, TRUE);
    g_free(input);
}

static int read_code(MamsInput *input)
{
    int code = input->held;
    if (code >= 0) {
        input->held = -1;
        return code;
    }
    return mams_term_read(input->term);
}

/* A mouse report: "<button;column;row" and M, or in the old form three bytes after the M. */
static void read_mouse(MamsInput *input, const char *parameters, MamsEvent *event)
{
    int button = 0, column = 0, row = 0;
    if (sscanf(parameters, "<%d;%d;%d", &button, &column, &row) != 3) {
        if (*parameters == '\0') {
            for (int i = 0; i < 3; i++)
                read_code(input);
        }
        return;
    }
    event->row = row - 1;
    event->column = column - 1;
    if (button == 0)
        event->key = MAMS_KEY_CLICK;
    else if (button == 64)
        event->key = MAMS_KEY_UP;
    else if (button == 65)
        event->key = MAMS_KEY_DOWN;
    else
        event->key = MAMS_KEY_NONE;
}

/* Reads the bytes after the first of an Alt letter. */
static void skip_letter(MamsInput *input, int first)
{
    int code = -1;
    while (first >= 0xC0 && (code = read_code(input)) >= 0x80 && code < 0xC0)
        continue;
    if (first >= 0xC0)
        input->held = code;
}

/* Esc was read and curses knew nothing that begins with it here. What follows at once belongs to
 * it: a control sequence to its last byte, or one letter of an Alt key. */
static void read_escape(MamsInput *input, MamsEvent *event)
{
    int code = read_code(input);
    if (code < 0 || code > 0xFF || code == ESCAPE) {
        input->held = code;
        event->key = MAMS_KEY_ESCAPE;
        return;
    }
    event->key = MAMS_KEY_UNKNOWN;
    if (code != '[' && code != 'O') {
        skip_letter(input, code);
        return;
    }
    char parameters[MAX_SEQUENCE];
    size_t n = 0;
    int last = -1;
    while (n < sizeof parameters - 1 && (last = read_code(input)) >= 0x20 && last < 0x40)
        parameters[n++] = (char)last;
    parameters[n] = '\0';
    if (last > 0xFF || (last >= 0 && last < 0x20))
        input->held = last;
    else if (code == '[' && (last == 'M' || (last == 'm' && parameters[0] == '<')))
        read_mouse(input, last == 'M' ? parameters : "<3;0;0", event);
}

/* The bytes of the letter that begins with this one; 0 when none does. */
static int letter_length(int byte)
{
    if (byte < 0x80)
        return 1;
    if (byte < 0xC2 || byte > 0xF4)
        return 0;
    return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/* One byte of a letter; true when the letter is whole and valid. */
static bool take_byte(MamsInput *input, int byte)
{
    if (input->have == 0) {
        input->want = letter_length(byte);
        if (input->want == 0)
            return false;
    } else if ((byte & 0xC0) != 0x80) {
        input->have = 0; /* half a letter: dropped, the new one begins */
        return take_byte(input, byte);
    }
    input->letter[input->have++] = (char)byte;
    if (input->have < input->want)
        return false;
    input->letter[input->have] = '\0';
    input->have = 0;
    return g_utf8_validate(input->letter, -1, NULL);
}

static bool give_paste(MamsInput *input, MamsEvent *event)
{
    event->key = MAMS_KEY_PASTE;
    event->paste = g_strchomp(g_utf8_make_valid(input->paste->str, (gssize)input->paste->len));
    g_string_free(input->paste, TRUE);
    input->paste = NULL;
    return true;
}

/* Inside a paste every byte is text and no key means anything; terminals send its line ends as
 * Enter. True when the paste has ended. */
static bool read_paste(MamsInput *input, MamsEvent *event)
{
    int code;
    while ((code = read_code(input)) >= 0) {
        if (code == MAMS_CODE_PASTE_END)
            return give_paste(input, event);
        if (code > 0 && code <= 0xFF && input->paste->len < MAX_PASTE)
            g_string_append_c(input->paste, code == '\r' ? '\n' : (char)code);
    }
    return false;
}

/* Turns a letter into the function key that a slow Esc before it has made of it. */
static void join_escape(MamsInput *input, int64_t now_ms, MamsEvent *event)
{
    bool waited = input->digit_until > 0 && now_ms < input->digit_until;
    input->digit_until = 0;
    if (!waited || event->key != MAMS_KEY_TEXT)
        return;
    MamsKey key = mams_keymap_function_key(event->text);
    if (key != MAMS_KEY_NONE)
        event->key = key;
}

bool mams_input_next(MamsInput *input, int64_t now_ms, MamsEvent *event)
{
    *event = (MamsEvent){0};
    if (input->paste != NULL)
        return read_paste(input, event);
    int code;
    while (event->key == MAMS_KEY_NONE && (code = read_code(input)) >= 0) {
        if (code == MAMS_CODE_PASTE_BEGIN) {
            input->paste = g_string_new(NULL);
            return read_paste(input, event);
        }
        if (code == ESCAPE) {
            read_escape(input, event);
        } else if (code > 0xFF) {
            event->key = mams_keymap_key(code);
        } else if (code >= 0x20 && code != 0x7F) {
            if (!take_byte(input, code))
                continue;
            event->key = MAMS_KEY_TEXT;
            g_strlcpy(event->text, input->letter, sizeof event->text);
        } else {
            event->key = mams_keymap_key(code);
        }
    }
    if (event->key == MAMS_KEY_NONE)
        return false;
    join_escape(input, now_ms, event);
    return true;
}

void mams_input_await_digit(MamsInput *input, int64_t now_ms)
{
    input->digit_until = now_ms + AWAIT_DIGIT_MS;
}

bool mams_input_in_paste(const MamsInput *input)
{
    return input->paste != NULL;
}

bool mams_input_break_paste(MamsInput *input, MamsEvent *event)
{
    *event = (MamsEvent){0};
    return input->paste != NULL && give_paste(input, event);
}
