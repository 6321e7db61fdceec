/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_DESK_MAIL_PARSER_H
#define MAMS_DESK_MAIL_PARSER_H

#include <stdbool.h>

/* What `mams mail-parser` does: reads the messages that another mams sends to `in_fd` and answers
 * on `out_fd`, until the input ends. False when that failed. */
bool mams_mail_parser_serve(int in_fd, int out_fd);

#endif
