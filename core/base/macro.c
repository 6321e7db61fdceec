/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/macro.h"

void mams_macro_free(MamsMacro *macro)
{
    if (macro == NULL)
        return;
    g_free(macro->login);
    g_free(macro->name);
    g_free(macro->keys);
    g_free(macro);
}
