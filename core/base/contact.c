/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/contact.h"

#include <string.h>

#include "base/text.h"

#define PAST_LAST_PHONE INT64_C(10000000000)

char *mams_phone_format(int64_t phone, bool masked)
{
    if (phone <= 0 || phone >= PAST_LAST_PHONE)
        return g_strdup("");
    int area = (int)(phone / 10000000), end = (int)(phone % 100);
    if (masked)
        return g_strdup_printf("+7 %03d ••• •• %02d", area, end);
    return g_strdup_printf("+7 %03d %03d %02d %02d", area, (int)(phone / 10000 % 1000),
                           (int)(phone / 100 % 100), end);
}

char *mams_email_format(const char *email, bool masked)
{
    if (email == NULL || *email == '\0' || !masked)
        return g_strdup(email != NULL ? email : "");
    const char *at = strrchr(email, '@');
    g_autofree char *first = g_strndup(email, mams_text_next(email, 0));
    return g_strdup_printf("%s•••%s", at == email ? "" : first, at != NULL ? at : "");
}
