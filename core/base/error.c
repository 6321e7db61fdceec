/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"

G_DEFINE_QUARK(mams - error, mams_error)

int mams_error_exit_status(const GError *error)
{
    if (error == NULL)
        return 0;
    return error->domain == MAMS_ERROR ? error->code : MAMS_ERROR_INTERNAL;
}
