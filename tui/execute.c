/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "execute.h"

#include <string.h>

#include "program.h"
#include "screens/screens.h"

/* ---- commands of the line ---- */

static void say_error(MamsApp *app, const GError *error)
{
    mams_app_say_error(app, error->message);
}

static void set_language(MamsApp *app, const char *code)
{
    int lang = mams_lang_parse(code);
    g_autofree char *why = g_strdup_printf(_("there is no language '%s': say kk, ru or en"), code);
    if (lang >= 0)
        mams_app_set_language(app, (MamsLang)lang);
    else
        mams_app_refuse(app, why);
}

void mams_execute_macro(MamsApp *app, const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsMacro) macro = mams_desk_macro(mams_app_desk(app), name, &error);
    if (macro != NULL)
        mams_app_play(app, macro->name, macro->keys);
    else
        say_error(app, error);
}

/* Says that a change of a macro was made, or why not. */
static void say_done(MamsApp *app, bool done, const char *said, const char *name,
                     const GError *error)
{
    g_autofree char *text = done ? g_strdup_printf(said, name) : NULL;
    if (done)
        mams_app_say(app, text);
    else
        say_error(app, error);
}

static void keep_macro(MamsApp *app, const char *name)
{
    g_autoptr(GError) error = NULL;
    const char *keys = mams_app_recorded(app);
    if (keys == NULL) {
        mams_app_refuse(app, _("Nothing was recorded: Ctrl-O begins and ends a recording."));
        return;
    }
    bool done = mams_desk_keep_macro(mams_app_desk(app), name, keys, &error);
    say_done(app, done, _("The macro '%s' is kept: the menu and ':macro' run it."), name, error);
}

static void share_macro(MamsApp *app, const char *name)
{
    g_autoptr(GError) error = NULL;
    bool done = mams_desk_share_macro(mams_app_desk(app), name, &error);
    say_done(app, done, _("The macro '%s' is shared with every operator."), name, error);
}

static void delete_macro(MamsApp *app, const char *name)
{
    g_autoptr(GError) error = NULL;
    bool done = mams_desk_delete_macro(mams_app_desk(app), name, &error);
    say_done(app, done, _("The macro '%s' is deleted."), name, error);
}

const MamsLineCommand mams_line_commands[] = {
    {"lang", "kk|ru|en", N_("the screens in that language"), set_language},
    {"macro", N_("NAME"), N_("run a macro"), mams_execute_macro},
    {"macro-keep", N_("NAME"), N_("name the keys recorded last"), keep_macro},
    {"macro-share", N_("NAME"), N_("share a macro with every operator"), share_macro},
    {"macro-delete", N_("NAME"), N_("delete a macro of one's own"), delete_macro},
    {0}};

/* ---- verbs ---- */

/* The words of a verb with the number of the card at hand for ".": false, and said, when there is
 * none. */
static bool put_subject_in(MamsApp *app, char **words)
{
    MamsIin subject = mams_app_subject(app);
    for (char **word = words; *word != NULL; word++) {
        if (!g_str_equal(*word, "."))
            continue;
        if (subject == 0) {
            mams_app_refuse(app, _("No card is open here: write the number in place of the '.'"));
            return false;
        }
        char iin[MAMS_IIN_TEXT_SIZE];
        g_free(*word);
        *word = g_strdup(mams_iin_format(subject, iin));
    }
    return true;
}

static void run_verb(MamsApp *app, char **words, const char *line)
{
    const char *const *program = mams_app_program(app);
    if (program == NULL) {
        mams_app_refuse(app, _("Commands cannot be run from here."));
        return;
    }
    if (!put_subject_in(app, words))
        return;
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    for (; *program != NULL; program++)
        g_ptr_array_add(argv, (char *)*program);
    g_ptr_array_add(argv, (char *)"--lang");
    g_ptr_array_add(argv, (char *)mams_lang_code(mams_app_language(app)));
    for (char **word = words; *word != NULL; word++)
        g_ptr_array_add(argv, *word);
    g_ptr_array_add(argv, NULL);
    mams_app_run(app, (const char *const *)argv->pdata, line);
}

typedef struct {
    char *line, *output;
    bool cut;
} Output;

static void free_output(void *data)
{
    Output *output = data;
    g_free(output->line);
    g_free(output->output);
    g_free(output);
}

static void build_output(MamsTextView *view, MamsApp *app, MamsLang lang, const void *data)
{
    (void)app, (void)lang;
    const Output *output = data;
    g_autofree char *heading = g_strdup_printf(":%s", output->line);
    mams_text_view_add(view, MAMS_ROLE_HEADING, 0, heading);
    g_auto(GStrv) lines = g_strsplit(output->output, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        mams_text_view_add(view, MAMS_ROLE_TEXT, 0, *line);
    if (output->cut)
        mams_text_view_add(view, MAMS_ROLE_CAUTION, 0,
                           _("The output was longer: only its first megabyte is shown."));
}

/* The last line of what a program said of its errors. (owned) */
static char *last_line(const char *text)
{
    g_autofree char *stripped = g_strchomp(g_strdup(text));
    const char *start = strrchr(stripped, '\n');
    return g_strdup(start != NULL ? start + 1 : stripped);
}

/* Whether a line is one of the verbs that change what is recorded about citizens. */
static bool changes_records(const char *line)
{
    static const char *const verbs[] = {"assign", "import", "proposal", "unassign", NULL};
    g_auto(GStrv) words = NULL;
    return g_shell_parse_argv(line, NULL, &words, NULL) && g_strv_contains(verbs, words[0]);
}

void mams_execute_end(MamsApp *app, MamsChild *child, const char *line)
{
    int status = mams_child_wait(child);
    const char *text = mams_child_output(child);
    if (status == 0 && changes_records(line))
        mams_app_changed(app, mams_app_subject(app));
    g_autofree char *error = last_line(mams_child_errors(child));
    if (*text != '\0') {
        Output *output = g_new0(Output, 1);
        output->line = g_strdup(line);
        output->output = g_strchomp(g_strdup(text));
        output->cut = mams_child_was_cut(child);
        const MamsReaderText reader = {.title = N_("Output"),
                                       .topic = "line.output",
                                       .build = build_output,
                                       .data = output,
                                       .free = free_output};
        mams_app_push(app, mams_reader_screen_new(app, &reader));
    }
    g_autofree char *stopped = g_strdup_printf(_("'%s' was stopped."), line);
    if (mams_child_was_stopped(child))
        mams_app_say_error(app, stopped);
    else if (*error != '\0' && status != 0)
        mams_app_say_error(app, error);
    else if (*error != '\0')
        mams_app_say(app, error);
    else if (status != 0 && *text == '\0')
        mams_app_refuse(app, _("The command has failed without a word."));
    else if (*text == '\0')
        mams_app_say(app, _("Done."));
}

/* ---- lines ---- */

static void refuse_line(MamsApp *app, const char *reason, const char *word)
{
    g_autofree char *text = g_strdup_printf(reason, word);
    mams_app_refuse(app, text);
}

static bool run_line_command(MamsApp *app, char **words)
{
    const MamsLineCommand *command = mams_line_commands;
    while (command->name != NULL && !g_str_equal(command->name, words[0]))
        command++;
    if (command->name == NULL)
        return false;
    g_autofree char *form = g_strdup_printf(":%s %s", command->name, _(command->arguments));
    if (g_strv_length(words) == 2)
        command->run(app, words[1]);
    else
        refuse_line(app, _("The form is '%s'."), form);
    return true;
}

void mams_execute_line(MamsApp *app, const char *line)
{
    g_auto(GStrv) words = NULL;
    g_autoptr(GError) error = NULL;
    if (!g_shell_parse_argv(line, NULL, &words, &error)) {
        if (!g_error_matches(error, G_SHELL_ERROR, G_SHELL_ERROR_EMPTY_STRING))
            refuse_line(app, _("A quotation mark in '%s' has no other: add it."), line);
        return;
    }
    const MamsAction *action =
        words[1] == NULL ? mams_action_find(mams_app_top(app)->class->place, words[0]) : NULL;
    if (action != NULL) {
        mams_app_act(app, action);
        return;
    }
    if (run_line_command(app, words))
        return;
    for (const MamsCommand *command = mams_commands; command->name != NULL; command++) {
        if (g_str_equal(command->name, words[0])) {
            run_verb(app, words, line);
            return;
        }
    }
    refuse_line(app, _("'%s' is no command and nothing that this screen can do. F9 shows all."),
                words[0]);
}
