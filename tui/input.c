/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "input.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

enum {
    BELL = 7,
    ESCAPE = 27,
    AWAIT_DIGIT_MS = 600,
    SPLIT_MS = 100,      /* the rest of a sequence that was cut comes within this time */
    MAX_SEQUENCE = 64,   /* bytes of a control sequence that are kept */
    MAX_STRING = 4096,   /* a longer answer of the terminal is none */
    MOUSE_BYTES = 3,     /* after the M of the old form of a mouse report */
    MAX_PASTE = 1 << 16, /* bytes of a paste that are kept */
};

/* A paste ends with it; curses does not know it when it comes in pieces. */
static const char paste_end[] = "\033[201~";

/* What a sequence that has begun is. */
typedef enum {
    NOT_IN_SEQUENCE,
    AFTER_ESCAPE,    /* Esc was given as a key; only a cut sequence goes on with [, O or ] */
    IN_CONTROL,      /* after Esc [ or Esc O, to a byte from 0x40 on */
    IN_MOUSE,        /* the bytes of the old mouse report */
    IN_STRING,       /* an answer of the terminal, to BEL or Esc \ */
    IN_STRING_ESCAPE /* the same, after an Esc */
} Sequence;

struct MamsInput {
    MamsTerm *term;
    char letter[8];      /* the beginning of a letter whose other bytes have not come */
    int have, want;      /* its bytes so far, and in all */
    GString *paste;      /* what has come of a paste, or NULL */
    int64_t digit_until; /* an Esc waits for its digit so long; 0: none does */
    int held;            /* a code that was read too early, or -1 */
    Sequence sequence;
    char bytes[MAX_SEQUENCE]; /* of a control sequence, its Esc too */
    size_t n_bytes;           /* of it, or of what else has been swallowed */
    int64_t sequence_until;   /* its next byte belongs to it until then */
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

/* A mouse report, "\033[<button;column;row" and M for pressed, m for let go. */
static void read_mouse(const char *report, MamsEvent *event)
{
    int button = 0, column = 0, row = 0;
    char last = 0;
    if (sscanf(report, "\033[<%d;%d;%d%c", &button, &column, &row, &last) != 4 || last != 'M')
        return;
    event->row = row - 1;
    event->column = column - 1;
    if (button == 0)
        event->key = MAMS_KEY_CLICK;
    else if (button == 64)
        event->key = MAMS_KEY_UP;
    else if (button == 65)
        event->key = MAMS_KEY_DOWN;
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

/* ---- sequences ---- */

static void begin_control(MamsInput *input, int code)
{
    input->sequence = IN_CONTROL;
    input->bytes[0] = ESCAPE;
    input->bytes[1] = (char)code;
    input->n_bytes = 2;
}

/* What follows an Esc at once belongs to it: a control sequence, a string, or the letter of an Alt
 * key. */
static void begin_sequence(MamsInput *input, int code, MamsEvent *event)
{
    input->sequence = NOT_IN_SEQUENCE;
    if (code == '[' || code == 'O') {
        begin_control(input, code);
    } else if (code > 0 && strchr("]P_^X", code) != NULL) {
        input->sequence = IN_STRING;
        input->n_bytes = 0;
    } else {
        event->key = MAMS_KEY_UNKNOWN;
        skip_letter(input, code);
    }
}

/* Esc was read and curses knew nothing that begins with it here. */
static void read_escape(MamsInput *input, MamsEvent *event)
{
    int code = read_code(input);
    if (code >= 0 && code <= 0xFF && code != ESCAPE) {
        begin_sequence(input, code, event);
        return;
    }
    input->held = code;
    input->sequence = code < 0 ? AFTER_ESCAPE : NOT_IN_SEQUENCE;
    event->key = MAMS_KEY_ESCAPE;
}

/* A control sequence is whole. */
static void end_control(MamsInput *input, MamsEvent *event)
{
    const char *bytes = input->bytes;
    input->sequence = NOT_IN_SEQUENCE;
    if (g_str_equal(bytes, "\033[M")) {
        input->sequence = IN_MOUSE;
        input->n_bytes = 0;
    } else if (g_str_has_prefix(bytes, "\033[<")) {
        read_mouse(bytes, event);
    } else if (g_str_equal(bytes, "\033[200~")) {
        input->paste = g_string_new(NULL);
    } else {
        event->key = mams_keymap_sequence(bytes);
    }
}

static bool take_control(MamsInput *input, int code, MamsEvent *event)
{
    if (code < 0x20 || code >= 0x7F)
        return false;
    if (input->n_bytes < sizeof input->bytes - 1)
        input->bytes[input->n_bytes++] = (char)code;
    input->bytes[input->n_bytes] = '\0';
    /* The Linux console has one more bracket before the letter. */
    if (code >= 0x40 && !g_str_equal(input->bytes, "\033[["))
        end_control(input, event);
    return true;
}

static bool take_string(MamsInput *input, int code, MamsEvent *event)
{
    bool after_escape = input->sequence == IN_STRING_ESCAPE;
    if (after_escape && code != '\\') {
        begin_sequence(input, code, event);
        return true;
    }
    if (after_escape || code == BELL) {
        input->sequence = NOT_IN_SEQUENCE;
        return true;
    }
    if (code == ESCAPE)
        input->sequence = IN_STRING_ESCAPE;
    return (code >= 0x20 || code == ESCAPE) && input->n_bytes++ < MAX_STRING;
}

/* Gives a code to the sequence that has begun; false when it does not belong to it. */
static bool take_into_sequence(MamsInput *input, int code, MamsEvent *event)
{
    if (code > 0xFF)
        return false;
    switch (input->sequence) {
    case AFTER_ESCAPE:
        if (code != '[' && code != 'O' && code != ']')
            return false;
        begin_sequence(input, code, event);
        return true;
    case IN_CONTROL:
        return take_control(input, code, event);
    case IN_MOUSE:
        if (++input->n_bytes == MOUSE_BYTES)
            input->sequence = NOT_IN_SEQUENCE;
        return true;
    case IN_STRING:
    case IN_STRING_ESCAPE:
        return take_string(input, code, event);
    default:
        return false;
    }
}

/* ---- letters ---- */

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

/* Cuts the end mark off, when it has come in pieces. */
static bool cut_paste_end(GString *paste)
{
    bool ends = g_str_has_suffix(paste->str, paste_end);
    if (ends)
        g_string_truncate(paste, paste->len - strlen(paste_end));
    return ends;
}

/* Inside a paste every byte is text and no key means anything; terminals send its line ends as
 * Enter. True when the paste has ended. */
static bool read_paste(MamsInput *input, MamsEvent *event)
{
    int code;
    while ((code = read_code(input)) >= 0) {
        if (code == MAMS_CODE_PASTE_END)
            return give_paste(input, event);
        if (code == 0 || code > 0xFF)
            continue;
        if (input->paste->len >= MAX_PASTE) /* only room for the end mark */
            g_string_erase(input->paste, MAX_PASTE - (gssize)strlen(paste_end), 1);
        g_string_append_c(input->paste, code == '\r' ? '\n' : (char)code);
        if (code == '~' && cut_paste_end(input->paste))
            return give_paste(input, event);
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

/* One code that begins a key, or is one. */
static void read_key(MamsInput *input, int code, MamsEvent *event)
{
    if (code == MAMS_CODE_PASTE_BEGIN) {
        input->paste = g_string_new(NULL);
    } else if (code == ESCAPE) {
        read_escape(input, event);
    } else if (code > 0xFF || code < 0x20 || code == 0x7F) {
        event->key = mams_keymap_key(code);
    } else if (take_byte(input, code)) {
        event->key = MAMS_KEY_TEXT;
        g_strlcpy(event->text, input->letter, sizeof event->text);
    }
}

bool mams_input_next(MamsInput *input, int64_t now_ms, MamsEvent *event)
{
    *event = (MamsEvent){0};
    int code;
    while (input->paste == NULL && event->key == MAMS_KEY_NONE && (code = read_code(input)) >= 0) {
        if (now_ms > input->sequence_until || !take_into_sequence(input, code, event)) {
            input->sequence = NOT_IN_SEQUENCE;
            read_key(input, code, event);
        }
        input->sequence_until = now_ms + SPLIT_MS;
    }
    if (input->paste != NULL)
        return read_paste(input, event);
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
