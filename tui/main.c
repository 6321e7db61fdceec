/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <langinfo.h>
#include <locale.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app.h"
#include "config.h"
#include "program.h"

/* ---- surroundings ---- */

/* Kazakh needs UTF-8: a bare Debian has no locale set, but always C.UTF-8. */
static bool set_locale(void)
{
    if (setlocale(LC_ALL, "") && g_str_equal(nl_langinfo(CODESET), "UTF-8") &&
        !g_str_equal(setlocale(LC_MESSAGES, NULL), "C"))
        return true;
    return setlocale(LC_ALL, "C.UTF-8") != NULL;
}

static char *login_name(void)
{
    const struct passwd *user = getpwuid(getuid());
    return user ? g_strdup(user->pw_name) : g_strdup_printf("%lu", (unsigned long)getuid());
}

/* Tells this run of the program from every other on this machine. */
static char *session_name(void)
{
    return g_strdup_printf("%ld-%" PRId64, (long)getpid(), g_get_real_time());
}

static char *from_environment(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? g_strdup(value) : NULL;
}

/* ---- configuration ---- */

/* As read, or NULL. */
typedef struct {
    char *database, *rules, *lang, *theme, *speech;
    char *address, *name, *maildir, *outbox, *command, *receipts; /* of [mail] */
    char *sms_outbox;                                             /* of [sms] */
} Settings;

static void settings_clear(Settings *settings)
{
    g_free(settings->database);
    g_free(settings->rules);
    g_free(settings->lang);
    g_free(settings->theme);
    g_free(settings->speech);
    g_free(settings->address);
    g_free(settings->name);
    g_free(settings->maildir);
    g_free(settings->outbox);
    g_free(settings->command);
    g_free(settings->receipts);
    g_free(settings->sms_outbox);
}

static void read_setting(GKeyFile *file, const char *group, const char *key, char **value)
{
    g_autofree char *text = g_key_file_get_string(file, group, key, NULL);
    if (text && *text) {
        g_free(*value);
        *value = g_steal_pointer(&text);
    }
}

/* The file of the user speaks after that of the machine. A missing file is no error. */
static bool read_configuration(const char *path, Settings *settings, GError **error)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_autoptr(GError) why = NULL;
    if (!g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, &why)) {
        if (g_error_matches(why, G_FILE_ERROR, G_FILE_ERROR_NOENT))
            return true;
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                    _("cannot read the configuration: '%s': %s"), path, why->message);
        return false;
    }
    read_setting(file, "mams", "database", &settings->database);
    read_setting(file, "mams", "rules", &settings->rules);
    read_setting(file, "mams", "lang", &settings->lang);
    read_setting(file, "mams", "theme", &settings->theme);
    read_setting(file, "mams", "speech", &settings->speech);
    read_setting(file, "mail", "address", &settings->address);
    read_setting(file, "mail", "name", &settings->name);
    read_setting(file, "mail", "maildir", &settings->maildir);
    read_setting(file, "mail", "outbox", &settings->outbox);
    read_setting(file, "mail", "command", &settings->command);
    read_setting(file, "mail", "receipts", &settings->receipts);
    read_setting(file, "sms", "outbox", &settings->sms_outbox);
    return true;
}

static bool choose_lang(MamsProgram *program, const char *text, GError **error)
{
    int lang = text ? mams_lang_parse(text) : MAMS_LANG_KK;
    if (lang < 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("there is no language '%s': say kk, ru or en"), text);
        return false;
    }
    mams_program_set_lang(program, (MamsLang)lang);
    return true;
}

/* The command line before the environment, the environment before the files. */
static char *first_of(char **option, const char *variable, char **setting)
{
    if (*option)
        return g_steal_pointer(option);
    char *value = from_environment(variable);
    return value ? value : g_steal_pointer(setting);
}

/* Whoever wants no colours says so in the environment, which comes before the files. */
static bool choose_theme(MamsProgram *program, Settings *options, Settings *settings,
                         GError **error)
{
    g_autofree char *no_colour = from_environment("NO_COLOR");
    char *usual = no_colour ? g_strdup("mono") : g_steal_pointer(&settings->theme);
    g_autofree char *theme = first_of(&options->theme, "MAMS_THEME", &usual);
    g_free(usual);
    int found = theme ? mams_theme_parse(theme) : MAMS_THEME_DEFAULT;
    if (found < 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("there is no theme '%s': say default, contrast or mono"), theme);
        return false;
    }
    program->theme = (MamsThemeName)found;
    return true;
}

static bool is_yes(const char *text)
{
    return text && (g_str_equal(text, "1") || g_str_equal(text, "true"));
}

/* How mail comes and goes, and where SMS go; the program has the strings then. */
static bool set_mail(MamsProgram *program, Settings *settings, GError **error)
{
    bool told = !settings->receipts || is_yes(settings->receipts);
    if (!told && !g_str_equal(settings->receipts, "0") &&
        !g_str_equal(settings->receipts, "false")) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_RULES,
                    _("'receipts' in [mail] of mams.ini is '%s': say true or false"),
                    settings->receipts);
        return false;
    }
    program->mail = (MamsMailSettings){
        .address = g_steal_pointer(&settings->address),
        .name = g_steal_pointer(&settings->name),
        .maildir = g_steal_pointer(&settings->maildir),
        .outbox = g_steal_pointer(&settings->outbox),
        .command = g_steal_pointer(&settings->command),
        .parser = "/proc/self/exe",
        .no_receipts = !told,
    };
    program->sms_outbox = g_steal_pointer(&settings->sms_outbox);
    return true;
}

static bool read_today(MamsProgram *program, GError **error)
{
    g_autofree char *text = from_environment("MAMS_TODAY");
    program->today = text ? mams_day_parse(text) : MAMS_DAY_NONE;
    if (text && program->today == MAMS_DAY_NONE) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("MAMS_TODAY is '%s': give a day such as 2025-09-30"), text);
        return false;
    }
    return true;
}

static bool configure(MamsProgram *program, Settings *options, GError **error)
{
    Settings settings = {0};
    g_autofree char *own = g_build_filename(g_get_user_config_dir(), "mams", "mams.ini", NULL);
    bool read = read_configuration(SYSCONFDIR "/mams.ini", &settings, error) &&
                read_configuration(own, &settings, error);
    if (read) {
        char *none = NULL;
        g_autofree char *said = first_of(&options->lang, "MAMS_LANG", &none);
        const char *lang = said ? said : settings.lang;
        program->lang_said = said != NULL;
        program->database = first_of(&options->database, "MAMS_DB", &settings.database);
        program->rules_directory = first_of(&options->rules, "MAMS_RULES", &settings.rules);
        if (!program->database)
            program->database = g_build_filename(g_get_user_data_dir(), "mams", "mams.db", NULL);
        g_autofree char *speech = first_of(&options->speech, "MAMS_SPEECH", &settings.speech);
        program->speech = program->speech || is_yes(speech);
        read = choose_lang(program, lang, error) &&
               choose_theme(program, options, &settings, error) && read_today(program, error) &&
               set_mail(program, &settings, error);
    }
    settings_clear(&settings);
    return read;
}

/* ---- the program ---- */

static char *describe_commands(void)
{
    GString *text = g_string_new(_("Commands:"));
    for (const MamsCommand *command = mams_commands; command->name; command++) {
        g_autofree char *form = g_strdup_printf("%s %s", command->name, command->arguments);
        int gap = MAX(1, 26 - mams_text_width(form));
        g_string_append_printf(text, "\n  %s%*s%s", form, gap, "", _(command->help));
    }
    g_string_append_printf(
        text, "\n\n%s",
        _("Without a command the program opens full screen. "
          "'mams COMMAND --help' describes one command; mams(1) describes all."));
    return g_string_free(text, FALSE);
}

static int run_command(MamsProgram *program, int argc, char **argv)
{
    for (const MamsCommand *command = mams_commands; command->name; command++) {
        if (g_str_equal(command->name, argv[0]))
            return command->run(program, argc, argv);
    }
    g_autoptr(GError) error =
        g_error_new(MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("there is no command '%s': 'mams --help' names them all"), argv[0]);
    return mams_program_fail(error);
}

/* The operator's last choice stands between the environment and the configuration. */
static bool choose_last_lang(MamsProgram *program, MamsDesk *desk, GError **error)
{
    g_autoptr(GError) why = NULL;
    int lang = program->lang_said ? -1 : mams_desk_last_language(desk, &why);
    if (why) {
        g_propagate_error(error, g_steal_pointer(&why));
        return false;
    }
    if (lang >= 0)
        mams_program_set_lang(program, (MamsLang)lang);
    return true;
}

static int run_screen(MamsProgram *program, const char *open)
{
    g_autoptr(GError) error = NULL;
    const char *again[] = {"/proc/self/exe", "--db", program->database, NULL, NULL, NULL};
    if (program->rules_directory) {
        again[3] = "--rules";
        again[4] = program->rules_directory;
    }
    g_autofree char *state = g_build_filename(g_get_user_state_dir(), "mams", NULL);
    g_autofree char *spelling_list =
        g_build_filename(program->data_directory, "spelling.txt", NULL);
    const char *term = getenv("TERM");
    MamsTuiOptions options = {.in_fd = STDIN_FILENO,
                              .out_fd = STDOUT_FILENO,
                              .term = term ? term : "dumb",
                              .theme = program->theme,
                              .speech = program->speech,
                              .mouse = true,
                              .signals = true,
                              .manual_directory = program->manual_directory,
                              .spelling_list = spelling_list,
                              .program = again,
                              .state_directory = state,
                              .database = program->database,
                              .open = open};
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        g_set_error(
            &error, MAMS_ERROR, MAMS_ERROR_USAGE,
            _("the full screen needs a terminal: give a command, 'mams --help' names them"));
        return mams_program_fail(error);
    }
    MamsDesk *desk = mams_program_desk(program, &error);
    if (!desk || !choose_last_lang(program, desk, &error))
        return mams_program_fail(error);
    options.language = options.caller_language = program->lang;
    return mams_tui_run(desk, &options, &error) ? EXIT_SUCCESS : mams_program_fail(error);
}

static bool show_version(const char *name, const char *value, void *data, GError **error)
{
    (void)name, (void)value, (void)data, (void)error;
    printf("%s\n", PACKAGE_STRING);
    exit(EXIT_SUCCESS);
}

static int run(MamsProgram *program, int argc, char **argv)
{
    Settings options = {0};
    g_autofree char *open = NULL;
    const GOptionEntry entries[] = {
        {"db", 0, 0, G_OPTION_ARG_FILENAME, &options.database, N_("the database"), "FILE"},
        {"rules", 0, 0, G_OPTION_ARG_FILENAME, &options.rules, N_("the folder of the rules"),
         "DIR"},
        {"lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, N_("the language"), "kk|ru|en"},
        {"theme", 0, 0, G_OPTION_ARG_STRING, &options.theme, N_("the colours"),
         "default|contrast|mono"},
        {"speech", 0, 0, G_OPTION_ARG_NONE, &program->speech,
         N_("say in words where each screen stands"), NULL},
        {"open", 0, 0, G_OPTION_ARG_STRING, &open, N_("start on this card"), "IIN|PHONE"},
        {"version", 0, G_OPTION_FLAG_NO_ARG, G_OPTION_ARG_CALLBACK, (void *)show_version,
         N_("show the version"), NULL},
        G_OPTION_ENTRY_NULL};
    g_autoptr(GError) error = NULL;
    g_autoptr(GOptionContext) context = g_option_context_new(_("[COMMAND …]"));
    g_autofree char *commands = describe_commands();
    g_option_context_add_main_entries(context, entries, GETTEXT_PACKAGE);
    g_option_context_set_description(context, commands);
    g_option_context_set_strict_posix(context, TRUE);
    if (!g_option_context_parse(context, &argc, &argv, &error)) {
        error->domain = MAMS_ERROR;
        error->code = MAMS_ERROR_USAGE;
    } else if (configure(program, &options, &error)) {
        settings_clear(&options);
        return argc > 1 ? run_command(program, argc - 1, argv + 1) : run_screen(program, open);
    }
    settings_clear(&options);
    return mams_program_fail(error);
}

int main(int argc, char **argv)
{
    /* Not for people: the process in which the program reads e-mail of strangers. It needs no
     * locale, no settings and no database. */
    if (argc == 2 && strcmp(argv[1], "mail-parser") == 0)
        return mams_mail_parser_serve(STDIN_FILENO, STDOUT_FILENO) ? EXIT_SUCCESS
                                                                   : MAMS_ERROR_IO;
    MamsProgram program = {.login = login_name(), .session = session_name()};
    program.data_directory = from_environment("MAMS_DATADIR");
    if (!program.data_directory)
        program.data_directory = g_strdup(PKGDATADIR);
    program.locale_directory = from_environment("MAMS_LOCALEDIR");
    if (!program.locale_directory)
        program.locale_directory = g_strdup(LOCALEDIR);
    program.manual_directory = from_environment("MAMS_MANUALDIR");
    if (!program.manual_directory)
        program.manual_directory = g_strdup(PKGDATADIR "/manual");
    if (!set_locale()) {
        fputs("mams: this machine has no UTF-8 locale, not even C.UTF-8\n", stderr);
        return MAMS_ERROR_RULES;
    }
    /* --help is answered before the options are read, so the environment's language comes first. */
    g_autofree char *lang = from_environment("MAMS_LANG");
    mams_program_set_lang(&program, lang && mams_lang_parse(lang) >= 0
                                        ? (MamsLang)mams_lang_parse(lang)
                                        : MAMS_LANG_KK);
    int status = run(&program, argc, argv);
    mams_desk_close(program.desk);
    g_free(program.database);
    g_free(program.rules_directory);
    g_free(program.data_directory);
    g_free(program.locale_directory);
    g_free(program.session);
    g_free(program.manual_directory);
    g_free(program.login);
    g_free((char *)program.mail.address);
    g_free((char *)program.mail.name);
    g_free((char *)program.mail.maildir);
    g_free((char *)program.mail.outbox);
    g_free((char *)program.mail.command);
    g_free(program.sms_outbox);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs("mams: cannot write to standard output\n", stderr);
        return MAMS_ERROR_IO;
    }
    return status;
}
