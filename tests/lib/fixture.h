/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_FIXTURE_H
#define MAMS_TESTS_FIXTURE_H

#include "mams.h"

/*
 * A desk on a small database of invented people, on 22.11.2024, login "aidana" (whoever runs the
 * tests is an operator of it too):
 *   Ахметова Алия Серікқызы, born 14.07.2006: 18 in July, no payments: not insured since
 * 01.08.2024, with phone, e-mail and clinic; Жумабаева Сауле, born 17.03.1985: an independent payer
 * of 2023-01 … 2024-08, the sum of each month paid on its 20th by herself: conditional until
 * 30.11.2024, with a business since 10.01.2023; Ким Артём, born 20.05.2010: a child: insured,
 * Сауле's, with a guardian whom the register does not know; Мұсаев Тимур, born 15.01.1990: payments
 * as an independent payer whose money has arrived (for 2024-08, paid on 10.09.2024), was returned
 * (2024-09, 05.11.2024), is late (2024-10, 11.11.2024) and on its way (2024-11, 20.11.2024); Алия's
 * phone is 701 000 00 77, Сауле and Артём share 701 000 00 88; sixty people with the surname
 * Иванов, given names Иван01 … Иван60, men by their digits, the last of them a woman by the
 * register.
 */
#define FIXTURE_ALIYA "060714690017"
#define FIXTURE_SAULE "850317490011"
#define FIXTURE_ARTYOM "100520590036"
#define FIXTURE_UNKNOWN "700101390015"
#define FIXTURE_LAST_IVANOV "800105390060"
#define FIXTURE_TIMUR "900115390017"
enum { FIXTURE_IVANOVS = 60 };

/* The path of the database, made once and removed when the program ends. It fails the test when it
 * cannot be made. */
const char *fixture_database(void);
MamsDesk *fixture_desk_open(void);
/* The same, whose day is that of the clock. */
MamsDesk *fixture_desk_open_by_clock(void);
/* Moves the clock of every desk, which stands still else. */
void fixture_advance(int64_t seconds);
void fixture_desk_close(MamsDesk *desk);

#endif
