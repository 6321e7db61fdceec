/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_ACTION_PRIVATE_H
#define MAMS_TUI_ACTION_PRIVATE_H

#include "action.h"

/* The rows of the table, see action.h. */
extern const MamsAction mams_action_table[];
extern const size_t mams_action_table_size;

#endif
