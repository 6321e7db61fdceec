/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_KEYMAP_H
#define MAMS_TUI_KEYMAP_H

#include <stddef.h>

/* The keys of the program, whatever a terminal sends for them. */
typedef enum {
    MAMS_KEY_NONE,
    MAMS_KEY_TEXT,    /* a letter or sign that may be typed into a field */
    MAMS_KEY_PASTE,   /* a pasted text */
    MAMS_KEY_CLICK,   /* the mouse's first button */
    MAMS_KEY_UNKNOWN, /* a sequence that means nothing here; it never becomes text */
    MAMS_KEY_ENTER,
    MAMS_KEY_ESCAPE,
    MAMS_KEY_TAB,
    MAMS_KEY_BACKTAB,
    MAMS_KEY_BACKSPACE,
    MAMS_KEY_DELETE,
    MAMS_KEY_INSERT,
    MAMS_KEY_LEFT,
    MAMS_KEY_RIGHT,
    MAMS_KEY_UP,
    MAMS_KEY_DOWN,
    MAMS_KEY_HOME,
    MAMS_KEY_END,
    MAMS_KEY_PAGE_UP,
    MAMS_KEY_PAGE_DOWN,
    MAMS_KEY_F1,
    MAMS_KEY_F2,
    MAMS_KEY_F3,
    MAMS_KEY_F4,
    MAMS_KEY_F5,
    MAMS_KEY_F6,
    MAMS_KEY_F7,
    MAMS_KEY_F8,
    MAMS_KEY_F9,
    MAMS_KEY_F10,
    MAMS_KEY_F11,
    MAMS_KEY_F12,
    MAMS_KEY_CTRL = 0x100, /* | the letter: MAMS_KEY_CTRL | 'W' */
    MAMS_KEY_DIGIT = 0x200 /* | 0 … 9: a key of the digit row where no text is typed */
} MamsKey;

/* Codes above KEY_MAX that the begin and the end of a bracketed paste are given in curses, which
 * keeps 16 bits. */
enum { MAMS_CODE_PASTE_BEGIN = 0x1000, MAMS_CODE_PASTE_END };

/* Tells curses the sequences that its description of the terminal may lack: Alt with the digit row
 * in each keyboard layout, the other forms of the editing keys, bracketed paste. After newterm().
 */
void mams_keymap_define(void);

/* The key for a code of curses: a byte below 0x20 or 0x7F, or a KEY_ code. NONE for a code that is
 * no key. */
MamsKey mams_keymap_key(int code);

/* The function key that Alt or Esc with this sign gives: F1 … F10 for the digit row and F12 for the
 * key after it, in the Latin, Russian and Kazakh layouts; NONE for any other sign. */
MamsKey mams_keymap_function_key(const char *sign);

/* The key of the digit row that types this sign in the Latin, Russian or Kazakh layout,
 * MAMS_KEY_DIGIT | 0 … 9; NONE for any other sign. */
MamsKey mams_keymap_digit(const char *sign);

/* The key of a whole sequence, Esc included, for which terminals have no common name ("\033[15~"):
 * UNKNOWN when it is none. */
MamsKey mams_keymap_sequence(const char *sequence);

/* The name of a key as keyboards have it, "PgUp", "Ctrl-L"; "" when it has none. Never translated.
 * (transfer none) */
const char *mams_keymap_name(MamsKey key);

/* The name of a key in the text of a macro: letters only, as "Left"; "" when it has none. (transfer
 * none) */
const char *mams_keymap_word(MamsKey key);
/* The key of such a name; NONE for any other text. */
MamsKey mams_keymap_parse(const char *word);

#endif
