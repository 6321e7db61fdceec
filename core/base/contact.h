/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_BASE_CONTACT_H
#define MAMS_BASE_CONTACT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* How a citizen is reached, as a screen shows it; masked for who may not see it whole. */

/* "+7 701 234 56 78" of the last ten digits, masked "+7 701 ••• •• 78"; "" when it is unknown (0)
 * or has more digits. (owned) */
char *mams_phone_format(int64_t phone, bool masked);
/* The address, masked "a•••@mail.kz"; "" for NULL. What has no "@" is masked whole but its first
 * letter. (owned) */
char *mams_email_format(const char *email, bool masked);

#endif
