/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_I18N_H
#define MAMS_BASE_I18N_H

/* Marks of the words shown to an operator. English stands in the source, data/po holds kk and ru.
 * Words for the citizen are not here: they are templates in data/words. */
#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) (text)

#endif
