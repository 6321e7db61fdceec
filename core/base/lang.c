/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/lang.h"

static const char *const codes[MAMS_N_LANGS] = {
    [MAMS_LANG_KK] = "kk",
    [MAMS_LANG_RU] = "ru",
    [MAMS_LANG_EN] = "en",
};

const char *mams_lang_code(MamsLang lang)
{
    return codes[lang];
}

int mams_lang_parse(const char *code)
{
    for (int lang = 0; lang < MAMS_N_LANGS; lang++) {
        if (g_strcmp0(code, codes[lang]) == 0)
            return lang;
    }
    return -1;
}
