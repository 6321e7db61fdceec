/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_SAID_PRIVATE_H
#define MAMS_DESK_SAID_PRIVATE_H

#include "desk/inquiry_private.h"
#include "desk/reply.h"

/* The number of what something is said in: the call that runs, else the inquiry in hand; or 0. */
int64_t mams_said_in(const MamsDesk *desk);
/* An answer about a card, now, by this operator; voice, language and words are missing. It borrows
 * from the desk. */
MamsSaid mams_said_about_card(const MamsDesk *desk, const MamsCard *card);
/* Keeps it under an entry of that action, inside the running transaction. `id`: of the message that
 * carries it, or NULL. */
bool mams_said_put(MamsDesk *desk, const char *action, const MamsSaid *said, const char *id,
                   GError **error);

#endif
