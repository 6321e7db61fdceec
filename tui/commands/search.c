/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "commands/command.h"

static void print_found(const MamsFound *found)
{
    if (found->warning)
        fprintf(stderr, "mams: %s\n", found->warning);
    for (guint i = 0; i < found->rows->len; i++) {
        const MamsFoundRow *row = &g_array_index(found->rows, MamsFoundRow, i);
        char iin[MAMS_IIN_TEXT_SIZE], birth[MAMS_DAY_TEXT_SIZE];
        printf("%s  %s  %s %s %s%s\n", mams_iin_format(row->iin, iin),
               mams_day_format_dotted(row->birth, birth), row->surname, row->given, row->patronymic,
               row->former_surname ? _(" (by a former surname)") : "");
    }
    if (found->total_at_least > found->rows->len)
        printf(_("… at least %" PRId64 " in all, searched as '%s'\n"), found->total_at_least,
               found->searched_as);
}

/* "--surname Ив* --birth 1985", what the answer for programs calls the query. (owned) */
static char *describe_fields(char *const texts[MAMS_N_FIND_FIELDS], const GOptionEntry *options)
{
    GString *query = g_string_new(NULL);
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++) {
        if (texts[field])
            g_string_append_printf(query, "%s--%s %s", query->len > 0 ? " " : "",
                                   options[field].long_name, texts[field]);
    }
    return g_string_free(query, FALSE);
}

/* By the fields, or by the words when none is given; NULL with an error, that of a field naming its
 * option. `query` is how the question was put. (owned) */
static MamsFound *look_for(MamsDesk *desk, char *const texts[MAMS_N_FIND_FIELDS],
                           const GOptionEntry *options, char **words, int limit, char **query,
                           GError **error)
{
    MamsFindField at;
    *query = describe_fields(texts, options);
    if (**query == '\0') {
        g_free(*query);
        *query = g_strjoinv(" ", words);
        return mams_desk_find(desk, *query, limit, error);
    }
    g_autoptr(GError) why = NULL;
    MamsFound *found = mams_desk_find_form(desk, (const char *const *)texts, limit, &at, &why);
    if (found)
        return found;
    if (at < MAMS_N_FIND_FIELDS)
        g_prefix_error(&why, "--%s: ", options[at].long_name);
    g_propagate_error(error, g_steal_pointer(&why));
    return NULL;
}

/* One way of asking at a time. */
static bool check_words(int words, char *const texts[MAMS_N_FIND_FIELDS], GError **error)
{
    bool fields = false;
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++)
        fields = fields || texts[field];
    if (fields != (words > 0))
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                fields ? _("'find' takes either a text or fields: not both")
                       : _("'find' was called without a text: give a number, a phone, a name, or "
                           "fields such as --surname"));
    return false;
}

/* Prints the answer and writes the look; the exit status. */
static int answer(MamsDesk *desk, const char *query, const MamsFound *found, bool json)
{
    g_autoptr(GError) error = NULL;
    if (json) {
        g_autofree char *object = mams_desk_found_json(query, found);
        printf("%s\n", object);
    } else {
        print_found(found);
    }
    fflush(stdout);
    if (!mams_desk_look(desk, "find", 0, found->rows->len, &error))
        return mams_program_fail(error);
    if (found->rows->len > 0)
        return EXIT_SUCCESS;
    if (!json)
        fprintf(stderr, _("mams: nobody was found: searched as '%s'\n"), found->searched_as);
    return MAMS_ERROR_NOT_FOUND;
}

int mams_command_search(MamsProgram *program, int argc, char **argv)
{
    enum { MOST = 1000 };
    int limit = 20;
    gboolean json = FALSE;
    char *texts[MAMS_N_FIND_FIELDS] = {NULL};
    const GOptionEntry entries[] = {
        {"surname", 0, 0, G_OPTION_ARG_STRING, &texts[MAMS_FIND_SURNAME],
         N_("surnames: Ив*, А..Г, \"Ким, Ли\""), N_("VALUES")},
        {"given", 0, 0, G_OPTION_ARG_STRING, &texts[MAMS_FIND_GIVEN], N_("given names"),
         N_("VALUES")},
        {"patronymic", 0, 0, G_OPTION_ARG_STRING, &texts[MAMS_FIND_PATRONYMIC], N_("patronymics"),
         N_("VALUES")},
        {"birth", 0, 0, G_OPTION_ARG_STRING, &texts[MAMS_FIND_BIRTH],
         N_("birth dates: 17.03.1985, 1990..1991, 17.03.*"), N_("VALUES")},
        {"iin", 0, 0, G_OPTION_ARG_STRING, &texts[MAMS_FIND_IIN],
         N_("numbers: 850317*, 8503..8505"), N_("VALUES")},
        {"phone", 0, 0, G_OPTION_ARG_STRING, &texts[MAMS_FIND_PHONE], N_("phones: 701*"),
         N_("VALUES")},
        {"region", 0, 0, G_OPTION_ARG_STRING, &texts[MAMS_FIND_REGION],
         N_("regions: a name or the digits of the code"), N_("VALUES")},
        {"limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("at most so many (20)"), "N"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &json, N_("for programs"), NULL},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    g_autofree char *query = NULL;
    g_autoptr(MamsFound) found = NULL;
    MamsDesk *desk = NULL;
    if (mams_command_parse(mams_command_find("find"), entries, &argc, &argv, 0, G_MAXINT, &error) &&
        check_words(argc - 1, texts, &error)) {
        if (limit < 1 || limit > MOST)
            g_set_error(&error, MAMS_ERROR, MAMS_ERROR_USAGE, _("--limit is from 1 to %d"), MOST);
        else if ((desk = mams_program_desk(program, &error)) != NULL)
            found = look_for(desk, texts, entries, argv + 1, limit, &query, &error);
    }
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++)
        g_free(texts[field]);
    return found ? answer(desk, query, found, json) : mams_program_fail(error);
}
