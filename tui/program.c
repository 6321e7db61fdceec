/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "program.h"

#include <stdio.h>

#include "language.h"

void mams_program_set_lang(MamsProgram *program, MamsLang lang)
{
    program->lang = lang;
    bindtextdomain(GETTEXT_PACKAGE, program->locale_directory);
    bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
    mams_language_use(lang);
}

static int64_t wall_clock(void *data)
{
    (void)data;
    return g_get_real_time() / G_USEC_PER_SEC;
}

MamsDeskOptions mams_program_desk_options(const MamsProgram *program)
{
    return (MamsDeskOptions){.database = program->database,
                             .data_directory = program->data_directory,
                             .rules_directory = program->rules_directory,
                             .login = program->login,
                             .session = program->session,
                             .clock = wall_clock,
                             .today = program->today,
                             .mail = program->mail,
                             .sms_outbox = program->sms_outbox};
}

MamsDesk *mams_program_desk(MamsProgram *program, GError **error)
{
    if (!program->desk) {
        MamsDeskOptions options = mams_program_desk_options(program);
        program->desk = mams_desk_open(&options, error);
    }
    return program->desk;
}

int mams_program_fail(const GError *error)
{
    g_autofree char *text = mams_text_clean(error->message);
    fprintf(stderr, "mams: %s\n", text);
    return mams_error_exit_status(error);
}
