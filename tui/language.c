/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language.h"

void mams_language_use(MamsLang lang)
{
    g_setenv("LANGUAGE", mams_lang_code(lang), TRUE);
    /* Choosing the domain once more makes gettext look at the environment again. */
    textdomain(GETTEXT_PACKAGE);
}
