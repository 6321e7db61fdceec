/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_ASSIGN_FIXTURE_H
#define MAMS_TESTS_ASSIGN_FIXTURE_H

#include "cm.h"

#include "desk/edit_private.h"
#include "mams.h"

/*
 * A database of its own for each test, on 22.11.2024, in which several people work:
 *   aidana   operator, ИИН AIDANA: the mother of ALIYA by her own record, and of TIMUR by his
 *   bolat    operator              saule    senior             nurlan   supervisor, ИИН NURLAN
 *   ivan     read-only             admin    administrator (and supervisor: he made it)
 * and of whom is recorded:
 *   ALIYA    born 14.07.2006, nothing else           TIMUR    born 03.02.1995, nothing else
 *   SERIK    born 17.03.1985; business from 01.02.2024, register "tax"; employer's deductions of
 *            "ТОО Нұр" for 2024-03 … 2024-05; a student (register "education") from 01.09.2003 to
 *            30.06.2007 and from 01.09.2023 to 30.06.2024
 *   LATE     born 01.01.1950, died 01.03.2024
 */
#define ALIYA INT64_C(60714690017)
#define TIMUR INT64_C(950203390019)
#define SERIK INT64_C(850317390013)
#define LATE INT64_C(500101390014)
#define AIDANA INT64_C(800505490012)
#define NURLAN INT64_C(700707390015)

typedef struct {
    char *folder, *path;
    int64_t now;   /* of the clock, Unix time */
    MamsDay today; /* of desks that are opened from now on */
    char *maildir, *outbox, *sms_outbox; /* in the folder; not made yet */
    const char *mail_command;            /* goes before the outbox when set */
} Office;

int office_set_up(void **state);
int office_tear_down(void **state);

/* A desk of a login in a run of the program. Fails the test when it does not open. (owned) */
MamsDesk *office_desk(Office *office, const char *login);
MamsDesk *office_session(Office *office, const char *login, const char *session);
void office_import(Office *office, const char *kind, const char *csv);

static inline MamsDay day(const char *text)
{
    return mams_day_parse(text);
}

/* A whole edit with a document; `to` NULL: open. */
MamsAssignmentEdit edit_of(MamsIin iin, const char *category, const char *from, const char *to);

/* These fail the test on an error. */
MamsEditPreview *preview_of(MamsDesk *desk, const MamsAssignmentEdit *edit);
MamsEditResult save_edit(MamsDesk *desk, const MamsAssignmentEdit *edit);

/* These fail the test unless the error has the code and names the word. */
void expect_fault(GError **error, int code, const char *word);
void expect_refused(MamsDesk *desk, const MamsAssignmentEdit *edit, int code, const char *word);

/* The number of records that hold now. */
guint count_records(MamsDesk *desk, MamsIin iin);
/* The verdict today, as known at an entry. */
MamsVerdict verdict_at(MamsDesk *desk, MamsIin iin, int64_t known);
/* The text of the last journal entry, "action {detail}". (owned) */
char *last_entry(MamsDesk *desk);

#endif
