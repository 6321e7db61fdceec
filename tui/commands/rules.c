/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>

#include "commands/command.h"

static int check_rules(const MamsRules *rules)
{
    printf(_("The rules are in order: %s, %d categories, %d parameters.\n"), rules->hash,
           rules->n_categories, rules->n_parameters);
    return EXIT_SUCCESS;
}

/* ---- the list as text ---------------------------------------------------------------------- */

/* "    yes: payers.txt:3,21 worked.txt:32", or nothing when no case holds the group so. */
static void print_cases(const GPtrArray *cases, MamsCaseKind kind, const char *group)
{
    const char *file = NULL;
    for (guint i = 0; i < cases->len; i++) {
        const MamsCase *self = g_ptr_array_index(cases, i);
        if (!mams_case_holds(self, kind, group))
            continue;
        if (!file)
            printf("    %s:", mams_case_kind_code(kind));
        if (file && g_str_equal(file, self->file))
            printf(",%d", self->line);
        else
            printf(" %s:%d", self->file, self->line);
        file = self->file;
    }
    if (file)
        putchar('\n');
}

static void print_item(const MamsRuleItem *item, const GPtrArray *cases, MamsLang lang)
{
    char compared[MAMS_DAY_TEXT_SIZE];
    const MamsProvenance *why = &item->why;
    printf("%s [%s]%s%s\n", why->file, why->group, *item->values ? " " : "", item->values);
    printf("    %s | %s | %s | %c\n", why->article ? why->article : "–", why->source,
           mams_day_format(why->compared, compared), why->confidence);
    if (why->note[lang])
        printf("    %s\n", why->note[lang]);
    for (int kind = 0; kind < MAMS_N_CASE_KINDS; kind++)
        print_cases(cases, (MamsCaseKind)kind, why->group);
}

/* ---- the list for programs ----------------------------------------------------------------- */

static void add_string(JsonBuilder *json, const char *name, const char *value)
{
    json_builder_set_member_name(json, name);
    if (value)
        json_builder_add_string_value(json, value);
    else
        json_builder_add_null_value(json);
}

static void add_cases(JsonBuilder *json, const GPtrArray *cases, MamsCaseKind kind,
                      const char *group)
{
    json_builder_set_member_name(json, mams_case_kind_code(kind));
    json_builder_begin_array(json);
    for (guint i = 0; i < cases->len; i++) {
        const MamsCase *self = g_ptr_array_index(cases, i);
        if (!mams_case_holds(self, kind, group))
            continue;
        json_builder_begin_object(json);
        add_string(json, "file", self->file);
        json_builder_set_member_name(json, "line");
        json_builder_add_int_value(json, self->line);
        add_string(json, "title", self->title);
        add_string(json, "source", self->source);
        json_builder_end_object(json);
    }
    json_builder_end_array(json);
}

static void add_item(JsonBuilder *json, const MamsRuleItem *item, const GPtrArray *cases,
                     MamsLang lang)
{
    char compared[MAMS_DAY_TEXT_SIZE];
    const MamsProvenance *why = &item->why;
    json_builder_begin_object(json);
    add_string(json, "file", why->file);
    add_string(json, "group", why->group);
    add_string(json, "values", item->values);
    add_string(json, "article", why->article);
    add_string(json, "source", why->source);
    add_string(json, "compared", mams_day_format(why->compared, compared));
    add_string(json, "confidence", (char[]){why->confidence, '\0'});
    add_string(json, "note", why->note[lang]);
    json_builder_set_member_name(json, "cases");
    json_builder_begin_object(json);
    for (int kind = 0; kind < MAMS_N_CASE_KINDS; kind++)
        add_cases(json, cases, (MamsCaseKind)kind, why->group);
    json_builder_end_object(json);
    json_builder_end_object(json);
}

static void print_json(const MamsRules *rules, const GPtrArray *cases, MamsLang lang)
{
    const GPtrArray *list = mams_rules_list(rules);
    g_autoptr(JsonBuilder) json = json_builder_new();
    json_builder_begin_object(json);
    add_string(json, "hash", rules->hash);
    json_builder_set_member_name(json, "rules");
    json_builder_begin_array(json);
    for (guint i = 0; i < list->len; i++)
        add_item(json, g_ptr_array_index(list, i), cases, lang);
    json_builder_end_array(json);
    json_builder_end_object(json);
    g_autoptr(JsonNode) root = json_builder_get_root(json);
    g_autofree char *text = json_to_string(root, FALSE);
    printf("%s\n", text);
}

static int list_rules(const MamsProgram *program, const MamsRules *rules, bool json)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *directory = g_build_filename(program->data_directory, "cases", NULL);
    g_autoptr(GPtrArray) cases = mams_cases_load(directory, &error);
    if (!cases)
        return mams_program_fail(error);
    const GPtrArray *list = mams_rules_list(rules);
    if (json)
        print_json(rules, cases, program->lang);
    for (guint i = 0; !json && i < list->len; i++)
        print_item(g_ptr_array_index(list, i), cases, program->lang);
    return EXIT_SUCCESS;
}

int mams_command_rules(MamsProgram *program, int argc, char **argv)
{
    gboolean json = FALSE;
    const GOptionEntry entries[] = {
        {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("for programs"), NULL}, G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsRules) rules = NULL;
    g_autofree char *installed = g_build_filename(program->data_directory, "rules", NULL);
    const char *directory = program->rules_directory ? program->rules_directory : installed;
    if (!mams_command_parse(mams_command_find("rules"), entries, &argc, &argv, 1, 1, &error))
        return mams_program_fail(error);
    bool check = g_str_equal(argv[1], "check"), list = g_str_equal(argv[1], "list");
    if ((!check && !list) || (check && json)) {
        g_set_error(&error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'rules %s' is not known: the form is 'mams rules check' or 'mams rules "
                      "list [--json]'"),
                    argv[1]);
        return mams_program_fail(error);
    }
    if (!(rules = mams_rules_load(directory, &error)))
        return mams_program_fail(error);
    return check ? check_rules(rules) : list_rules(program, rules, json);
}
