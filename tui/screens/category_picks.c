/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/category_picks.h"

#include <string.h>

#include "app.h"
#include "widgets/form.h"

/* Adds to the choices what the words typed find. */
typedef void (*AddChoices)(GPtrArray *choices, const char *typed, const void *data);

/* Digits have no key: they are looked for as they are. */
static bool finds(const char *text, const char *typed)
{
    g_autofree char *key = mams_fold_key1(typed);
    g_autofree char *text_key = mams_fold_key1(text);
    return *key != '\0' ? mams_fold_key_begins(text_key, key) : strstr(text, typed) != NULL;
}

/* What finds nothing may have been typed in another keyboard layout. (owned) */
static GPtrArray *find_choices(const char *typed, AddChoices add, const void *data)
{
    GPtrArray *choices = g_ptr_array_new_with_free_func(mams_form_choice_free);
    g_autofree char *ru = mams_fold_layout_ru(typed), *kk = mams_fold_layout_kk(typed),
                    *latin = mams_fold_layout_latin(typed);
    const char *const readings[] = {typed, ru, kk, latin};
    for (size_t i = 0; i < G_N_ELEMENTS(readings) && choices->len == 0; i++) {
        if (readings[i] != NULL)
            add(choices, readings[i], data);
    }
    return choices;
}

/* ---- categories ---- */

static void add_categories(GPtrArray *choices, const char *typed, const void *data)
{
    const MamsRules *rules = mams_desk_rules(mams_app_desk(data));
    for (int i = 0; i < rules->n_categories; i++) {
        const MamsCategory *category = &rules->categories[i];
        g_autoptr(GString) text = g_string_new(category->code);
        for (int lang = 0; lang < MAMS_N_LANGS; lang++)
            g_string_append_printf(text, " %s %s", category->short_name[lang],
                                   category->name[lang]);
        const char *name = category->short_name[mams_app_language(data)];
        g_autofree char *shown = g_strdup_printf("%s  (%s)", name, category->code);
        if (i != rules->child_index && finds(text->str, typed))
            g_ptr_array_add(choices, mams_form_choice_new(name, shown));
    }
}

GPtrArray *mams_category_picks(const char *typed, void *data)
{
    return find_choices(typed, add_categories, data);
}

int mams_category_named(const MamsRules *rules, const char *text)
{
    int found = mams_rules_category(rules, text);
    for (int i = 0; i < rules->n_categories && found < 0; i++) {
        for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
            if (g_str_equal(rules->categories[i].short_name[lang], text))
                found = i;
        }
    }
    return found;
}

/* ---- registers ---- */

static void add_registers(GPtrArray *choices, const char *typed, const void *data)
{
    const MamsRules *rules = mams_desk_rules(mams_app_desk(data));
    for (int i = 0; i < rules->n_registers; i++) {
        const MamsRegister *reg = &rules->registers[i];
        g_autoptr(GString) text = g_string_new(reg->code);
        for (int lang = 0; lang < MAMS_N_LANGS; lang++)
            g_string_append_printf(text, " %s", reg->name[lang]);
        const char *name = reg->name[mams_app_language(data)];
        if (finds(text->str, typed))
            g_ptr_array_add(choices, mams_form_choice_new(name, name));
    }
}

GPtrArray *mams_register_picks(const char *typed, void *data)
{
    return find_choices(typed, add_registers, data);
}

const MamsRegister *mams_register_named(const MamsRules *rules, const char *text)
{
    const MamsRegister *found = mams_rules_register(rules, text);
    for (int i = 0; i < rules->n_registers && found == NULL; i++) {
        for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
            if (g_str_equal(rules->registers[i].name[lang], text))
                found = &rules->registers[i];
        }
    }
    return found;
}

const char *mams_register_shown(const MamsRules *rules, const char *reg, MamsLang lang)
{
    const MamsRegister *known = reg != NULL ? mams_register_named(rules, reg) : NULL;
    return known != NULL ? known->name[lang] : reg != NULL ? reg : "";
}

/* ---- texts used before ---- */

static void add_texts(GPtrArray *choices, const char *typed, const void *data)
{
    const GPtrArray *texts = data;
    for (guint i = 0; i < texts->len; i++) {
        const char *text = g_ptr_array_index(texts, i);
        if (finds(text, typed))
            g_ptr_array_add(choices, mams_form_choice_new(text, text));
    }
}

GPtrArray *mams_text_picks(const char *typed, void *data)
{
    return find_choices(typed, add_texts, data);
}
