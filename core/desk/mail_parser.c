/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/mail_parser.h"

#include "exchange/mail.h"

bool mams_mail_parser_serve(int in_fd, int out_fd)
{
    return mams_mail_parser_run(in_fd, out_fd);
}
