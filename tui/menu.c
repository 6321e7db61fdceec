/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "menu.h"

#include <string.h>

#include "execute.h"
#include "language.h"
#include "program.h"

struct MamsMenu {
    MamsPlace place;
    unsigned holds;
    GPtrArray *entries; /* MamsMenuEntry, all of them (owned) */
    GPtrArray *chosen;  /* of the entries, in the order shown */
};

/* ---- words ---- */

/* The words of a text: runs of letters and digits. (owned) */
static GPtrArray *split_words(const char *text)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    const char *start = NULL;
    for (const char *p = text;; p = g_utf8_next_char(p)) {
        bool inside = *p != '\0' && g_unichar_isalnum(g_utf8_get_char(p));
        if (inside && start == NULL)
            start = p;
        if (!inside && start != NULL) {
            g_ptr_array_add(words, g_strndup(start, (gsize)(p - start)));
            start = NULL;
        }
        if (*p == '\0')
            return words;
    }
}

/* Adds each word of a text in two forms, as it is written and folded as names are, so that
 * spellings meet; one with a digit, as F5, is no name. */
static void add_words(GPtrArray *folded, const char *text)
{
    g_autoptr(GPtrArray) words = split_words(text);
    for (guint i = 0; i < words->len; i++) {
        const char *word = words->pdata[i];
        bool digits = strpbrk(word, "0123456789") != NULL;
        g_ptr_array_add(folded, mams_fold_exact(word));
        g_ptr_array_add(folded, digits ? mams_fold_exact(word) : mams_fold_key1(word));
    }
}

static bool begins_one(const GPtrArray *words, const char *beginning)
{
    for (guint i = 0; i < words->len; i++) {
        if (g_str_has_prefix(words->pdata[i], beginning))
            return true;
    }
    return false;
}

/* Whether each word typed, in one of its two forms, begins one of the words. A folded form of one
 * letter, which is what nonsense becomes, begins too many. */
static bool begins_all(const GPtrArray *words, const GPtrArray *typed)
{
    for (guint i = 0; i < typed->len; i += 2) {
        const char *exact = typed->pdata[i], *key = typed->pdata[i + 1];
        if (!begins_one(words, exact) && (strlen(key) < 2 || !begins_one(words, key)))
            return false;
    }
    return true;
}

/* ---- entries ---- */

static void free_entry(void *data)
{
    MamsMenuEntry *entry = data;
    g_free(entry->command);
    g_free(entry->macro);
    g_free(entry->keys);
    g_free(entry->word);
    g_free(entry->text);
    g_ptr_array_free(entry->names, TRUE);
    g_ptr_array_free(entry->words, TRUE);
    g_free(entry);
}

static void add_name(MamsMenuEntry *entry, const char *name)
{
    add_words(entry->names, name);
    add_words(entry->words, name);
}

static MamsMenuEntry *add_entry(MamsMenu *menu, const char *word)
{
    MamsMenuEntry *entry = g_new0(MamsMenuEntry, 1);
    entry->word = g_strdup(word);
    entry->names = g_ptr_array_new_with_free_func(g_free);
    entry->words = g_ptr_array_new_with_free_func(g_free);
    add_name(entry, word);
    g_ptr_array_add(menu->entries, entry);
    return entry;
}

/* The screen's own rows, and those that it refuses with a reason. What no screen has is left out.
 */
static void add_actions(MamsMenu *menu)
{
    size_t n;
    const MamsAction *actions = mams_actions(&n);
    for (size_t i = 0; i < n; i++) {
        const MamsAction *action = &actions[i];
        bool here = action->places & menu->place;
        if (!here && (action->places == 0 || mams_action_find(menu->place, action->name) != action))
            continue;
        MamsMenuEntry *entry = add_entry(menu, action->name);
        entry->action = action;
        entry->keys = mams_action_keys(action);
        entry->help = action->help;
        add_words(entry->words, entry->keys);
    }
}

static void add_command(MamsMenu *menu, const char *name, const char *arguments, const char *help)
{
    /* The empty text has the catalogue's own header for a translation. */
    g_autofree char *form = g_strdup_printf("%s %s", name, *arguments != '\0' ? _(arguments) : "");
    MamsMenuEntry *entry = add_entry(menu, g_strchomp(form));
    entry->command = g_strdup_printf("%s ", name);
    entry->keys = g_strdup(":");
    entry->help = help;
}

static void add_commands(MamsMenu *menu)
{
    for (const MamsLineCommand *command = mams_line_commands; command->name != NULL; command++)
        add_command(menu, command->name, command->arguments, command->help);
    for (const MamsCommand *command = mams_commands; command->name != NULL; command++)
        add_command(menu, command->name, command->arguments, command->help);
}

static void add_macros(MamsMenu *menu, const GPtrArray *macros)
{
    for (guint i = 0; macros != NULL && i < macros->len; i++) {
        const MamsMacro *macro = g_ptr_array_index(macros, i);
        MamsMenuEntry *entry = add_entry(menu, macro->name);
        entry->macro = g_strdup(macro->name);
        entry->keys = g_strdup("");
        entry->text = g_strdup(macro->keys);
        add_words(entry->words, "macro");
    }
}

/* Adds what is said of the entries in the language in use. */
static void add_translated_words(MamsMenu *menu)
{
    for (guint i = 0; i < menu->entries->len; i++) {
        MamsMenuEntry *entry = g_ptr_array_index(menu->entries, i);
        if (entry->action != NULL && entry->action->label != NULL)
            add_name(entry, _(entry->action->label));
        if (entry->help != NULL)
            add_words(entry->words, _(entry->help));
        if (entry->macro != NULL)
            add_words(entry->words, _("macro"));
    }
}

void mams_menu_translate(MamsMenu *menu)
{
    for (guint i = 0; i < menu->entries->len; i++) {
        MamsMenuEntry *entry = g_ptr_array_index(menu->entries, i);
        if (entry->action != NULL)
            entry->refusal = mams_action_refusal(entry->action, menu->place, menu->holds);
        entry->refused = entry->refusal != NULL;
    }
}

MamsMenu *mams_menu_new(MamsPlace place, unsigned holds, const GPtrArray *macros, MamsLang lang)
{
    MamsMenu *menu = g_new0(MamsMenu, 1);
    menu->place = place;
    menu->holds = holds;
    menu->entries = g_ptr_array_new_with_free_func(free_entry);
    menu->chosen = g_ptr_array_new();
    add_actions(menu);
    add_macros(menu, macros);
    add_commands(menu);
    for (int other = 0; other < MAMS_N_LANGS; other++) {
        mams_language_use((MamsLang)other);
        add_translated_words(menu);
    }
    mams_language_use(lang);
    mams_menu_translate(menu);
    mams_menu_choose(menu, "");
    return menu;
}

void mams_menu_free(MamsMenu *menu)
{
    if (menu == NULL)
        return;
    g_ptr_array_free(menu->chosen, TRUE);
    g_ptr_array_free(menu->entries, TRUE);
    g_free(menu);
}

/* ---- choosing ---- */

enum { IN_NAME, IN_WORDS, NOT_FOUND };

/* Where the words typed are found. */
static int match(const MamsMenuEntry *entry, const GPtrArray *typed)
{
    if (begins_all(entry->names, typed))
        return IN_NAME;
    return begins_all(entry->words, typed) ? IN_WORDS : NOT_FOUND;
}

static void choose_by(MamsMenu *menu, const char *text)
{
    g_autoptr(GPtrArray) typed = g_ptr_array_new_with_free_func(g_free);
    add_words(typed, text);
    for (int pass = 0; pass < 2 * NOT_FOUND; pass++) {
        bool refused = pass / NOT_FOUND;
        for (guint i = 0; i < menu->entries->len; i++) {
            MamsMenuEntry *entry = g_ptr_array_index(menu->entries, i);
            if (entry->refused == refused && match(entry, typed) == pass % NOT_FOUND)
                g_ptr_array_add(menu->chosen, entry);
        }
    }
}

void mams_menu_choose(MamsMenu *menu, const char *typed)
{
    g_autofree char *ru = mams_fold_layout_ru(typed), *kk = mams_fold_layout_kk(typed);
    const char *const readings[] = {typed, ru, kk};
    g_ptr_array_set_size(menu->chosen, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(readings) && menu->chosen->len == 0; i++) {
        if (readings[i] != NULL)
            choose_by(menu, readings[i]);
    }
}

int mams_menu_count(const MamsMenu *menu)
{
    return (int)menu->chosen->len;
}

const MamsMenuEntry *mams_menu_entry(const MamsMenu *menu, int index)
{
    return g_ptr_array_index(menu->chosen, index);
}
