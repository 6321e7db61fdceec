/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands/command.h"
#include "output.h"

/* Letters, the check of their codes, and procedures on paper. */

static bool read_words(const char *kind, const char *langs, MamsLetterOptions *options,
                       GError **error)
{
    int found_kind = kind ? mams_letter_kind_parse(kind) : MAMS_LETTER_STATUS;
    int found_langs = langs ? mams_letter_langs_parse(langs) : MAMS_LETTER_BOTH;
    if (found_kind < 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("there is no letter '%s': say status, refund or temporary"), kind);
        return false;
    }
    if (found_langs < 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("there is no letter in '%s': say kk, ru, both or en"), langs);
        return false;
    }
    options->kind = (MamsLetterKind)found_kind;
    options->langs = (MamsLetterLangs)found_langs;
    return true;
}

/* A PDF has its name; everything else, and standard output, is text. */
static bool is_pdf(const char *path)
{
    return g_str_has_suffix(path, ".pdf") || g_str_has_suffix(path, ".PDF");
}

static bool need_output(const char *output, bool lp, GError **error)
{
    if ((output != NULL) != lp)
        return true;
    g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                        _("say where it goes: --output FILE.pdf, or --lp for the printer"));
    return false;
}

static bool send(const MamsLetter *letter, const char *output, GError **error)
{
    if (output == NULL)
        return mams_output_print(letter->pdf, error);
    if (!is_pdf(output))
        return mams_output_write(output, letter->text, strlen(letter->text), error);
    return mams_output_write(output, g_bytes_get_data(letter->pdf, NULL),
                             g_bytes_get_size(letter->pdf), error);
}

int mams_command_letter(MamsProgram *program, int argc, char **argv)
{
    g_autofree char *on = NULL, *known = NULL, *kind = NULL, *langs = NULL, *output = NULL;
    gboolean lp = FALSE;
    const GOptionEntry entries[] = {
        {"on", 0, 0, G_OPTION_ARG_STRING, &on, N_("the day asked about (today)"), "DAY"},
        {"as-known-at", 0, 0, G_OPTION_ARG_STRING, &known, N_("by what was recorded then"), "TIME"},
        {"kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_("status, refund or temporary"), "KIND"},
        {"lang", 0, 0, G_OPTION_ARG_STRING, &langs, N_("kk, ru, both (side by side) or en"),
         "LANGUAGE"},
        {"output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("the file: .pdf, else text"), "FILE"},
        {"lp", 0, 0, G_OPTION_ARG_NONE, &lp, N_("to the printer, by the program lp"), NULL},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsLetter) letter = NULL;
    MamsLetterOptions options = {.known = G_MAXINT64};
    MamsDesk *desk;
    if (!mams_command_parse(mams_command_find("letter"), entries, &argc, &argv, 1, 1, &error) ||
        !mams_command_iin(argv[1], &options.iin, &error) ||
        !mams_command_day(on, &options.on, &error) || !read_words(kind, langs, &options, &error) ||
        !need_output(output, lp, &error) || !(desk = mams_program_desk(program, &error)) ||
        (known && !mams_desk_known_at(desk, known, &options.known, &error)) ||
        !(letter = mams_desk_letter(desk, &options, &error)) || !send(letter, output, &error))
        return mams_program_fail(error);
    if (g_strcmp0(output, "-") != 0)
        printf(_("Code of the letter: %s\n"), letter->code);
    return EXIT_SUCCESS;
}

/* ---- verify ---- */

static void print_verification(const MamsProgram *program, const MamsVerification *found)
{
    const MamsLetterOptions *options = &found->options;
    char iin[MAMS_IIN_GROUPED_SIZE], on[MAMS_DAY_TEXT_SIZE];
    g_autofree char *entry = g_strdup_printf("%" G_GINT64_FORMAT, found->entry);
    g_autofree char *issued = mams_words_day(program->lang, found->issued);
    printf(_("Letter '%s' in '%s' about the status on %s\n"), mams_letter_kind_code(options->kind),
           mams_letter_langs_code(options->langs), mams_day_format_dotted(options->on, on));
    printf("%s  %s\n", mams_iin_format_grouped(options->iin, iin), found->name);
    printf(_("issued: %s, by '%s' (%s, journal entry %s)\n"), issued, found->login, found->time,
           entry);
    if (!found->rebuilt && found->rules_changed)
        printf(_("The rules have changed since: the letter made again by the rules of now says "
                 "something else.\n"));
    else if (!found->rebuilt)
        printf(_("The letter made again says something else: the words of the program or the "
                 "facts of an import that ran then have changed since.\n"));
    else if (found->rules_changed)
        printf(_("The rules have changed since, but for this letter nothing did.\n"));
    if (found->compared)
        printf("%s\n", found->same ? _("The copy is the same.")
                                   : _("The copy is NOT the same as the letter made again."));
    else if (found->rebuilt)
        printf(_("The letter is valid: what the journal holds gives the same words.\n"));
}

static GBytes *read_copy(const char *path, GError **error)
{
    g_autoptr(GError) why = NULL;
    char *bytes;
    gsize size;
    if (g_file_get_contents(path, &bytes, &size, &why))
        return g_bytes_new_take(bytes, size);
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_NO_INPUT, _("'%s' cannot be read: %s"), path,
                why->message);
    return NULL;
}

int mams_command_verify(MamsProgram *program, int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsVerification) found = NULL;
    g_autoptr(GBytes) copy = NULL;
    MamsDesk *desk;
    if (!mams_command_parse(mams_command_find("verify"), NULL, &argc, &argv, 1, 2, &error) ||
        (argc > 2 && !(copy = read_copy(argv[2], &error))) ||
        !(desk = mams_program_desk(program, &error)) ||
        !(found = mams_desk_verify(desk, argv[1], copy, &error)))
        return mams_program_fail(error);
    print_verification(program, found);
    fflush(stdout);
    if (!mams_desk_look(desk, "verify", found->options.iin, 1, &error))
        return mams_program_fail(error);
    return mams_verification_holds(found) ? EXIT_SUCCESS : MAMS_ERROR_NOT_FOUND;
}

/* ---- print ---- */

static int list_procedures(const MamsProgram *program, GError **error)
{
    enum { NAME_COLUMNS = 24 };
    for (int i = 0; mams_procedure_names[i] != NULL; i++) {
        g_autoptr(MamsManual) manual = mams_manual_read(program->manual_directory, program->lang,
                                                        mams_procedure_names[i], error);
        if (manual == NULL)
            return mams_program_fail(*error);
        printf("%-*s %s\n", NAME_COLUMNS, mams_procedure_names[i] + strlen("mams-"), manual->title);
    }
    return EXIT_SUCCESS;
}

/* What stands as one word: the name of a procedure, or --all. */
static bool read_choice(int argc, gboolean all, GError **error)
{
    if ((argc > 1) != (all != FALSE))
        return true;
    g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                        _("name a procedure, or say --all or --list"));
    return false;
}

int mams_command_print(MamsProgram *program, int argc, char **argv)
{
    gboolean all = FALSE, list = FALSE, lp = FALSE;
    g_autofree char *output = NULL;
    const GOptionEntry entries[] = {
        {"all", 0, 0, G_OPTION_ARG_NONE, &all, N_("every procedure, with a page of contents"),
         NULL},
        {"list", 0, 0, G_OPTION_ARG_NONE, &list, N_("name the procedures"), NULL},
        {"output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("the PDF (NAME.pdf)"), "FILE"},
        {"lp", 0, 0, G_OPTION_ARG_NONE, &lp, N_("to the printer, by the program lp"), NULL},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) pdf = NULL;
    MamsDesk *desk;
    if (!mams_command_parse(mams_command_find("print"), entries, &argc, &argv, 0, 1, &error))
        return mams_program_fail(error);
    if (list)
        return list_procedures(program, &error);
    const char *name = argc > 1 ? argv[1] : NULL;
    g_autofree char *own = g_strconcat(name ? name : "procedures", ".pdf", NULL);
    if (!read_choice(argc, all, &error) || !(desk = mams_program_desk(program, &error)) ||
        !(pdf = mams_desk_print(desk, program->manual_directory, program->lang, name, &error)) ||
        !(lp ? mams_output_print(pdf, &error)
             : mams_output_write(output ? output : own, g_bytes_get_data(pdf, NULL),
                                 g_bytes_get_size(pdf), &error)))
        return mams_program_fail(error);
    return EXIT_SUCCESS;
}
