/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "complete.h"

#include <string.h>

#include "action.h"
#include "execute.h"
#include "program.h"

/* The words found so far that begin as the one typed. */
typedef struct {
    const char *beginning;
    GPtrArray *words; /* (owned) */
} Candidates;

static void add(Candidates *candidates, const char *word)
{
    if (g_str_has_prefix(word, candidates->beginning))
        g_ptr_array_add(candidates->words, g_strdup(word));
}

/* Adds the words of a text that has one of these signs between them. */
static void add_split(Candidates *candidates, const char *text, const char *between)
{
    g_auto(GStrv) words = g_strsplit(text, between, -1);
    for (char **word = words; *word != NULL; word++)
        add(candidates, *word);
}

static void add_first_words(Candidates *candidates)
{
    size_t n;
    const MamsAction *actions = mams_actions(&n);
    for (size_t i = 0; i < n; i++) {
        if (actions[i].places != 0)
            add(candidates, actions[i].name);
    }
    for (const MamsLineCommand *command = mams_line_commands; command->name != NULL; command++)
        add(candidates, command->name);
    for (const MamsCommand *command = mams_commands; command->name != NULL; command++)
        add(candidates, command->name);
}

static void add_languages(Candidates *candidates)
{
    for (int lang = 0; lang < MAMS_N_LANGS; lang++)
        add(candidates, mams_lang_code((MamsLang)lang));
}

static void add_kinds(Candidates *candidates)
{
    for (int kind = 0; kind < MAMS_N_KINDS; kind++)
        add(candidates, mams_kind_code((MamsKind)kind));
}

static void add_categories(Candidates *candidates, const MamsRules *rules)
{
    for (int i = 0; i < rules->n_categories; i++)
        add(candidates, rules->categories[i].code);
}

static void add_macros(Candidates *candidates, const GPtrArray *macros)
{
    for (guint i = 0; macros != NULL && i < macros->len; i++)
        add(candidates, ((const MamsMacro *)g_ptr_array_index(macros, i))->name);
}

/* The words that a verb's form gives in small letters: "check|list". */
static void add_form(Candidates *candidates, const char *form)
{
    g_auto(GStrv) parts = g_strsplit(form, " ", -1);
    for (char **part = parts; *part != NULL; part++) {
        if (g_ascii_islower(**part))
            add_split(candidates, *part, "|");
    }
}

/* The words after a verb; `before` is the one before the last. */
static void add_arguments(Candidates *candidates, const MamsRules *rules,
                          const MamsCommand *command, const char *before)
{
    if (g_str_equal(before, "--category")) {
        add_categories(candidates, rules);
    } else if (g_str_equal(before, "--kind")) {
        add_kinds(candidates);
    } else if (g_str_equal(before, "--lang")) {
        add_languages(candidates);
    } else {
        add_form(candidates, command->arguments);
        if (command->options != NULL)
            add_split(candidates, command->options, " ");
        /* All categories would hide the options. */
        if (*candidates->beginning != '\0')
            add_categories(candidates, rules);
    }
}

static void add_later_words(Candidates *candidates, const MamsRules *rules, const GPtrArray *macros,
                            const char *first, const char *before)
{
    if (g_str_equal(first, "lang"))
        add_languages(candidates);
    else if (g_str_has_prefix(first, "macro"))
        add_macros(candidates, macros);
    for (const MamsCommand *command = mams_commands; command->name != NULL; command++) {
        if (g_str_equal(command->name, first))
            add_arguments(candidates, rules, command, before);
    }
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char **mams_complete(const MamsRules *rules, const GPtrArray *macros, const char *line)
{
    g_autofree char *text = g_strchug(g_strdup(line));
    g_auto(GStrv) typed = g_strsplit(text, " ", -1);
    guint n = g_strv_length(typed);
    Candidates candidates = {.beginning = n > 0 ? typed[n - 1] : "",
                             .words = g_ptr_array_new_with_free_func(g_free)};
    if (n < 2)
        add_first_words(&candidates);
    else
        add_later_words(&candidates, rules, macros, typed[0], typed[n - 2]);
    g_ptr_array_sort(candidates.words, compare);
    for (guint i = candidates.words->len; i > 1; i--) {
        if (g_str_equal(candidates.words->pdata[i - 1], candidates.words->pdata[i - 2]))
            g_ptr_array_remove_index(candidates.words, i - 1);
    }
    g_ptr_array_add(candidates.words, NULL);
    g_ptr_array_set_free_func(candidates.words, NULL);
    return (char **)g_ptr_array_free(candidates.words, FALSE);
}
