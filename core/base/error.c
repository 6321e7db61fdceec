/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"

#include <errno.h>

#include "base/i18n.h"

G_DEFINE_QUARK(mams - error, mams_error)

int mams_error_exit_status(const GError *error)
{
    if (error == NULL)
        return 0;
    return error->domain == MAMS_ERROR ? error->code : MAMS_ERROR_INTERNAL;
}

const char *mams_error_text(int number)
{
    switch (number) {
    case ENOENT:
        return _("there is no such file or folder");
    case ENOTDIR:
        return _("a part of the path is no folder");
    case EISDIR:
        return _("it is a folder");
    case EEXIST:
        return _("it exists already");
    case EACCES:
    case EPERM:
        return _("the rights of the file or its folder forbid it");
    case EROFS:
        return _("the disk can only be read");
    case ENOSPC:
    case EDQUOT:
        return _("the disk is full; free some space and try again");
    default:
        return g_strerror(number);
    }
}
