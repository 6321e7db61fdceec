/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "keymap.h"

#include <glib.h>

#include <curses.h>

/* The digit row, one line a key: what it gives in the Latin and Russian layouts and in the Kazakh
 * one, which has letters there. */
static const struct {
    const char *sign, *kazakh;
    int function;
} digit_row[] = {
    {"1", "\"", 1}, {"2", "ә", 2}, {"3", "і", 3}, {"4", "ң", 4},  {"5", "ғ", 5},  {"6", ",", 6},
    {"7", ".", 7},  {"8", "ү", 8}, {"9", "ұ", 9}, {"0", "қ", 10}, {"-", "ө", 12},
};

/* What terminals send that call themselves by another's name. */
static const struct {
    const char *sequence;
    int code;
} other_forms[] = {
    {"\033[A", KEY_UP},
    {"\033OA", KEY_UP},
    {"\033[B", KEY_DOWN},
    {"\033OB", KEY_DOWN},
    {"\033[C", KEY_RIGHT},
    {"\033OC", KEY_RIGHT},
    {"\033[D", KEY_LEFT},
    {"\033OD", KEY_LEFT},
    {"\033[H", KEY_HOME},
    {"\033OH", KEY_HOME},
    {"\033[1~", KEY_HOME},
    {"\033[7~", KEY_HOME},
    {"\033[F", KEY_END},
    {"\033OF", KEY_END},
    {"\033[4~", KEY_END},
    {"\033[8~", KEY_END},
    {"\033[2~", KEY_IC},
    {"\033[3~", KEY_DC},
    {"\033[5~", KEY_PPAGE},
    {"\033[6~", KEY_NPAGE},
    {"\033[Z", KEY_BTAB},
    {"\033OM", KEY_ENTER},
    {"\033OP", KEY_F(1)},
    {"\033OQ", KEY_F(2)},
    {"\033OR", KEY_F(3)},
    {"\033OS", KEY_F(4)},
    {"\033[11~", KEY_F(1)},
    {"\033[12~", KEY_F(2)},
    {"\033[13~", KEY_F(3)},
    {"\033[14~", KEY_F(4)},
    {"\033[[A", KEY_F(1)},
    {"\033[[B", KEY_F(2)},
    {"\033[[C", KEY_F(3)},
    {"\033[[D", KEY_F(4)},
    {"\033[[E", KEY_F(5)},
    {"\033[15~", KEY_F(5)},
    {"\033[17~", KEY_F(6)},
    {"\033[18~", KEY_F(7)},
    {"\033[19~", KEY_F(8)},
    {"\033[20~", KEY_F(9)},
    {"\033[21~", KEY_F(10)},
    {"\033[23~", KEY_F(11)},
    {"\033[24~", KEY_F(12)},
    {"\033[200~", MAMS_CODE_PASTE_BEGIN},
    {"\033[201~", MAMS_CODE_PASTE_END},
};

static const struct {
    int code;
    MamsKey key;
} codes[] = {
    {'\r', MAMS_KEY_ENTER},        {'\n', MAMS_KEY_ENTER},
    {KEY_ENTER, MAMS_KEY_ENTER},   {'\t', MAMS_KEY_TAB},
    {KEY_BTAB, MAMS_KEY_BACKTAB},  {KEY_BACKSPACE, MAMS_KEY_BACKSPACE},
    {0x7F, MAMS_KEY_BACKSPACE},    {0x08, MAMS_KEY_BACKSPACE},
    {KEY_DC, MAMS_KEY_DELETE},     {KEY_IC, MAMS_KEY_INSERT},
    {KEY_LEFT, MAMS_KEY_LEFT},     {KEY_RIGHT, MAMS_KEY_RIGHT},
    {KEY_UP, MAMS_KEY_UP},         {KEY_DOWN, MAMS_KEY_DOWN},
    {KEY_HOME, MAMS_KEY_HOME},     {KEY_FIND, MAMS_KEY_HOME},
    {KEY_END, MAMS_KEY_END},       {KEY_SELECT, MAMS_KEY_END},
    {KEY_PPAGE, MAMS_KEY_PAGE_UP}, {KEY_NPAGE, MAMS_KEY_PAGE_DOWN},
    {KEY_RESIZE, MAMS_KEY_NONE},   {MAMS_CODE_PASTE_END, MAMS_KEY_NONE},
};

static const char *const key_names[] = {
    [MAMS_KEY_ENTER] = "Enter",
    [MAMS_KEY_ESCAPE] = "Esc",
    [MAMS_KEY_TAB] = "Tab",
    [MAMS_KEY_BACKTAB] = "Shift-Tab",
    [MAMS_KEY_BACKSPACE] = "Backspace",
    [MAMS_KEY_DELETE] = "Del",
    [MAMS_KEY_INSERT] = "Ins",
    [MAMS_KEY_LEFT] = "←",
    [MAMS_KEY_RIGHT] = "→",
    [MAMS_KEY_UP] = "↑",
    [MAMS_KEY_DOWN] = "↓",
    [MAMS_KEY_HOME] = "Home",
    [MAMS_KEY_END] = "End",
    [MAMS_KEY_PAGE_UP] = "PgUp",
    [MAMS_KEY_PAGE_DOWN] = "PgDn",
    [MAMS_KEY_F1] = "F1",
    [MAMS_KEY_F2] = "F2",
    [MAMS_KEY_F3] = "F3",
    [MAMS_KEY_F4] = "F4",
    [MAMS_KEY_F5] = "F5",
    [MAMS_KEY_F6] = "F6",
    [MAMS_KEY_F7] = "F7",
    [MAMS_KEY_F8] = "F8",
    [MAMS_KEY_F9] = "F9",
    [MAMS_KEY_F10] = "F10",
    [MAMS_KEY_F11] = "F11",
    [MAMS_KEY_F12] = "F12",
};

static const char *const control_names[] = {
    "Ctrl-A", "Ctrl-B", "Ctrl-C", "Ctrl-D", "Ctrl-E", "Ctrl-F", "Ctrl-G", "Ctrl-H", "Ctrl-I",
    "Ctrl-J", "Ctrl-K", "Ctrl-L", "Ctrl-M", "Ctrl-N", "Ctrl-O", "Ctrl-P", "Ctrl-Q", "Ctrl-R",
    "Ctrl-S", "Ctrl-T", "Ctrl-U", "Ctrl-V", "Ctrl-W", "Ctrl-X", "Ctrl-Y", "Ctrl-Z",
};

/* The signs of keyboards that are no letters. */
static const struct {
    MamsKey key;
    const char *word;
} arrows[] = {
    {MAMS_KEY_LEFT, "Left"},
    {MAMS_KEY_RIGHT, "Right"},
    {MAMS_KEY_UP, "Up"},
    {MAMS_KEY_DOWN, "Down"},
};

/* With Caps Lock on, the letters of the digit row come as capitals. */
static void define_alt(const char *sign, int function)
{
    g_autofree char *capital = g_utf8_strup(sign, -1);
    g_autofree char *sequence = g_strconcat("\033", sign, NULL);
    g_autofree char *other = g_strconcat("\033", capital, NULL);
    define_key(sequence, KEY_F(function));
    define_key(other, KEY_F(function));
}

void mams_keymap_define(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(digit_row); i++) {
        define_alt(digit_row[i].sign, digit_row[i].function);
        define_alt(digit_row[i].kazakh, digit_row[i].function);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(other_forms); i++) {
        if (key_defined(other_forms[i].sequence) == 0)
            define_key(other_forms[i].sequence, other_forms[i].code);
    }
    /* Clicks are read by input.c: the reader of curses blocks when a report is cut short. */
    define_key(NULL, KEY_MOUSE);
}

MamsKey mams_keymap_key(int code)
{
    for (size_t i = 0; i < G_N_ELEMENTS(codes); i++) {
        if (codes[i].code == code)
            return codes[i].key;
    }
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return MAMS_KEY_F1 + (MamsKey)(code - KEY_F(1));
    if (code >= 1 && code <= 26)
        return MAMS_KEY_CTRL | ('A' + code - 1);
    return MAMS_KEY_UNKNOWN;
}

MamsKey mams_keymap_sequence(const char *sequence)
{
    for (size_t i = 0; i < G_N_ELEMENTS(other_forms); i++) {
        if (g_str_equal(other_forms[i].sequence, sequence) && other_forms[i].code <= KEY_MAX)
            return mams_keymap_key(other_forms[i].code);
    }
    return MAMS_KEY_UNKNOWN;
}

/* The function key that a sign of the digit row gives; 0 when it is none of them. */
static int find_function(const char *sign)
{
    g_autofree char *small = g_utf8_strdown(sign, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(digit_row); i++) {
        if (g_str_equal(small, digit_row[i].sign) || g_str_equal(small, digit_row[i].kazakh))
            return digit_row[i].function;
    }
    return 0;
}

MamsKey mams_keymap_function_key(const char *sign)
{
    int function = find_function(sign);
    return function == 0 ? MAMS_KEY_NONE : MAMS_KEY_F1 + (MamsKey)(function - 1);
}

MamsKey mams_keymap_digit(const char *sign)
{
    int function = find_function(sign);
    return function == 0 || function > 10 ? MAMS_KEY_NONE : MAMS_KEY_DIGIT | (function % 10);
}

const char *mams_keymap_name(MamsKey key)
{
    static const char *const digits[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
    if (key & MAMS_KEY_DIGIT)
        return digits[key & 0xF];
    if (key & MAMS_KEY_CTRL)
        return control_names[(key & 0xFF) - 'A'];
    if (key >= G_N_ELEMENTS(key_names) || key_names[key] == NULL)
        return "";
    return key_names[key];
}

const char *mams_keymap_word(MamsKey key)
{
    for (size_t i = 0; i < G_N_ELEMENTS(arrows); i++) {
        if (arrows[i].key == key)
            return arrows[i].word;
    }
    return mams_keymap_name(key);
}

MamsKey mams_keymap_parse(const char *word)
{
    for (MamsKey key = MAMS_KEY_ENTER; key <= MAMS_KEY_F12; key++) {
        if (g_str_equal(word, mams_keymap_word(key)))
            return key;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(control_names); i++) {
        if (g_str_equal(word, control_names[i]))
            return MAMS_KEY_CTRL | ('A' + (MamsKey)i);
    }
    return MAMS_KEY_NONE;
}
