/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/desk_private.h"

/* What the Fund's leaflets print; a setting, for it may change. */
static const char usual_address[] = "kanc@fms.kz";

void mams_mail_settings_copy(MamsMailSettings *to, const MamsMailSettings *from)
{
    *to = (MamsMailSettings){
        .address = g_strdup(from->address != NULL ? from->address : usual_address),
        .name = g_strdup(from->name),
        .maildir = g_strdup(from->maildir),
        .outbox = g_strdup(from->outbox),
        .command = g_strdup(from->command),
        .parser = g_strdup(from->parser),
        .no_receipts = from->no_receipts,
    };
}

void mams_mail_settings_clear(MamsMailSettings *settings)
{
    g_free((char *)settings->address);
    g_free((char *)settings->name);
    g_free((char *)settings->maildir);
    g_free((char *)settings->outbox);
    g_free((char *)settings->command);
    g_free((char *)settings->parser);
    *settings = (MamsMailSettings){0};
}
