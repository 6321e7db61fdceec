/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "macro.h"

#include <string.h>

#include "mams.h"

static const char space_word[] = "Space";

static void clear_event(void *event)
{
    mams_event_clear(event);
}

static GArray *events_new(void)
{
    GArray *events = g_array_new(FALSE, FALSE, sizeof(MamsEvent));
    g_array_set_clear_func(events, clear_event);
    return events;
}

/* ---- text ---- */

static bool is_key_name(const char *word)
{
    return g_str_equal(word, space_word) || mams_keymap_parse(word) != MAMS_KEY_NONE;
}

static void add_word(GString *text, const char *word)
{
    g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", word);
}

/* Writes the letters typed in a row, and forgets them. */
static void flush_letters(GString *text, GString *letters)
{
    if (letters->len > 0 && is_key_name(letters->str))
        g_string_insert_c(letters, 1, ' ');
    if (letters->len > 0)
        add_word(text, letters->str);
    g_string_truncate(letters, 0);
}

static void add_typed(GString *text, GString *letters, const char *typed)
{
    g_autofree char *clean = mams_text_clean(typed);
    for (const char *p = clean; *p != '\0'; p = g_utf8_next_char(p)) {
        if (*p != ' ') {
            g_string_append_len(letters, p, g_utf8_next_char(p) - p);
            continue;
        }
        flush_letters(text, letters);
        add_word(text, space_word);
    }
}

char *mams_macro_write(const GArray *events)
{
    GString *text = g_string_new(NULL);
    g_autoptr(GString) letters = g_string_new(NULL);
    for (guint i = 0; i < events->len; i++) {
        const MamsEvent *event = &g_array_index(events, MamsEvent, i);
        const char *word = mams_keymap_word(event->key);
        if (event->key == MAMS_KEY_TEXT) {
            add_typed(text, letters, event->text);
        } else if (event->key == MAMS_KEY_PASTE) {
            add_typed(text, letters, event->paste);
        } else if (*word != '\0') {
            flush_letters(text, letters);
            add_word(text, word);
        }
    }
    flush_letters(text, letters);
    return g_string_free(text, FALSE);
}

static void add_letters(GArray *events, const char *letters)
{
    for (const char *p = letters; *p != '\0'; p = g_utf8_next_char(p)) {
        MamsEvent event = {.key = MAMS_KEY_TEXT};
        memcpy(event.text, p, (size_t)(g_utf8_next_char(p) - p));
        g_array_append_val(events, event);
    }
}

GArray *mams_macro_read(const char *text)
{
    GArray *events = events_new();
    g_autofree char *clean = mams_text_clean(text);
    g_auto(GStrv) words = g_strsplit(clean, " ", -1);
    for (char **word = words; *word != NULL; word++) {
        MamsEvent event = {.key = mams_keymap_parse(*word)};
        if (g_str_equal(*word, space_word))
            add_letters(events, " ");
        else if (event.key == MAMS_KEY_NONE)
            add_letters(events, *word);
        else
            g_array_append_val(events, event);
    }
    return events;
}

/* ---- recording ---- */

static void clear_array(GArray **events)
{
    if (*events != NULL)
        g_array_free(g_steal_pointer(events), TRUE);
}

void mams_macros_clear(MamsMacros *macros)
{
    clear_array(&macros->recorded);
    clear_array(&macros->played);
    g_clear_pointer(&macros->kept, g_free);
    g_clear_pointer(&macros->name, g_free);
}

void mams_macros_record(MamsMacros *macros)
{
    clear_array(&macros->recorded);
    macros->recorded = events_new();
    macros->mark = 0;
}

void mams_macros_note(MamsMacros *macros, const MamsEvent *event, bool on_screen)
{
    if (macros->recorded == NULL)
        return;
    if (on_screen)
        macros->mark = macros->recorded->len;
    MamsEvent copy = *event;
    copy.paste = g_strdup(event->paste);
    g_array_append_val(macros->recorded, copy);
}

bool mams_macros_keep(MamsMacros *macros)
{
    g_array_set_size(macros->recorded, MIN(macros->mark, macros->recorded->len));
    g_free(macros->kept);
    macros->kept = mams_macro_write(macros->recorded);
    clear_array(&macros->recorded);
    return *macros->kept != '\0';
}

/* ---- playing ---- */

void mams_macros_play(MamsMacros *macros, const char *name, const char *keys)
{
    clear_array(&macros->played);
    g_free(macros->name);
    macros->played = mams_macro_read(keys);
    macros->name = g_strdup(name);
    macros->next = 0;
}

bool mams_macros_is_playing(const MamsMacros *macros)
{
    return macros->played != NULL;
}

bool mams_macros_next(MamsMacros *macros, MamsEvent *event)
{
    if (macros->played != NULL && macros->next == macros->played->len)
        clear_array(&macros->played);
    if (macros->played == NULL)
        return false;
    *event = g_array_index(macros->played, MamsEvent, macros->next++);
    return true;
}

char *mams_macros_stop(MamsMacros *macros, const char *why)
{
    const MamsEvent *event = &g_array_index(macros->played, MamsEvent, macros->next - 1);
    const char *key = event->key == MAMS_KEY_TEXT ? event->text : mams_keymap_word(event->key);
    /* TRANSLATORS: a macro's name, the number of the key, of how many, its name, and why. */
    char *text = g_strdup_printf(_("The macro '%s' stopped at key %u of %u, %s: %s"), macros->name,
                                 macros->next, macros->played->len, key, why);
    clear_array(&macros->played);
    return text;
}
