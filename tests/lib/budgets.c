/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "budgets.h"

#include "macro.h"

/* clang-format off */
const Budget budgets[] = {
    {"find-iin", "", "{iin} Enter", 13, 0, 5000,
     {"NOT INSURED since 01.08.2024", "12,750 ₸"}, false},
    {"find-name", "", "{name} Enter", 9, 0, 5000,
     {"NOT INSURED since 01.08.2024", "12,750 ₸"}, false},
    {"month", "{iin} Enter", "Left Enter", 2, 0, 600, {"The deadline for October 2024"}, false},
    {"months", "{iin} Enter", "F6 Left", 2, 0, 3000, {"The deadline for October 2024"}, false},
    {"what-if", "{iin} Enter", "F7 3", 4, 0, 5000,
     {"Insured from: 27.11.2024.", "12,750 ₸"}, false},
    {"price", "{iin} Enter", "", 0, 0, 0, {"12,750 ₸", "51,000 ₸", "55,250 ₸"}, false},
    {"script", "{iin} Enter 1456", "F12", 1, 0, 1200,
     {"двенадцать тысяч семьсот пятьдесят тенге"}, false},
    {"close-call", "{iin} Enter", "F8 F8", 2, 0, 4000,
     {"The call is closed.", "mams  Search"}, false},
    {"category",
     "{iin} Enter F4 Enter student Tab 01092024 Tab 31122024 Tab №7 Tab 02092024 Tab КазНУ F2",
     "F4 Enter 30062025 Tab №17 Tab 20112024 Tab КазНУ F2", 25, 8, 7000,
     {"INSURED until 30.06.2025", "Saved as journal entry ", "mams  Card"}, true},
    {0},
};
/* clang-format on */

enum { SURNAME_LETTERS = 4, GIVEN_LETTERS = 3 };

/* The beginning of a word, in small letters. (owned) */
static char *beginning(const char *word, int letters)
{
    g_autofree char *part = g_utf8_substring(word, 0, MIN(letters, g_utf8_strlen(word, -1)));
    return g_utf8_strdown(part, -1);
}

char *budget_name_keys(const char *surname, const char *given)
{
    g_autofree char *first = beginning(surname, SURNAME_LETTERS);
    g_autofree char *second = beginning(given, GIVEN_LETTERS);
    return g_strconcat(first, " Space ", second, NULL);
}

/* ---- keys ---- */

static const struct {
    MamsKey key;
    const char *bytes;
} sequences[] = {
    {MAMS_KEY_ENTER, "\r"},    {MAMS_KEY_ESCAPE, "\033"},  {MAMS_KEY_TAB, "\t"},
    {MAMS_KEY_UP, "\033[A"},   {MAMS_KEY_DOWN, "\033[B"},  {MAMS_KEY_RIGHT, "\033[C"},
    {MAMS_KEY_LEFT, "\033[D"}, {MAMS_KEY_F1, "\033OP"},    {MAMS_KEY_F2, "\033OQ"},
    {MAMS_KEY_F3, "\033OR"},   {MAMS_KEY_F4, "\033OS"},    {MAMS_KEY_F5, "\033[15~"},
    {MAMS_KEY_F6, "\033[17~"}, {MAMS_KEY_F7, "\033[18~"},  {MAMS_KEY_F8, "\033[19~"},
    {MAMS_KEY_F9, "\033[20~"}, {MAMS_KEY_F10, "\033[21~"}, {MAMS_KEY_F12, "\033[24~"},
};

static char *bytes_of(const MamsEvent *event)
{
    if (event->key == MAMS_KEY_TEXT)
        return g_strdup(event->text);
    if (event->key & MAMS_KEY_CTRL)
        return g_strdup_printf("%c", (event->key & 0xFF) - '@');
    for (size_t i = 0; i < G_N_ELEMENTS(sequences); i++) {
        if (sequences[i].key == event->key)
            return g_strdup(sequences[i].bytes);
    }
    g_error("no terminal sends a key %d", event->key);
}

GPtrArray *budget_bytes(const char *keys, const char *iin, const char *name_keys)
{
    GString *text = g_string_new(keys);
    g_string_replace(text, "{iin}", iin, 0);
    g_string_replace(text, "{name}", name_keys, 0);
    GArray *events = mams_macro_read(text->str);
    GPtrArray *bytes = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < events->len; i++)
        g_ptr_array_add(bytes, bytes_of(&g_array_index(events, MamsEvent, i)));
    g_array_unref(events);
    g_string_free(text, TRUE);
    return bytes;
}
