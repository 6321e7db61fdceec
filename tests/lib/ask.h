/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TESTS_ASK_H
#define MAMS_TESTS_ASK_H

#include "assign_fixture.h"

#include <string.h>

#include "desk/inquiry_private.h"

/* Inquiries of the office, and replies to them; what must not fail fails the test. */

static inline void must(bool done, const GError *error)
{
    if (!done)
        fail_msg("%s", error != NULL ? error->message : "no error is set");
}

/* An inquiry of now in Russian about somebody (0: nobody); `address` NULL: it did not give one. */
static inline int64_t ask(MamsDesk *desk, MamsIin iin, const char *address)
{
    g_autoptr(GError) error = NULL;
    MamsInquiryIn in = MAMS_INQUIRY_IN;
    in.channel = address != NULL ? "mail" : "visit";
    in.iin = iin;
    in.from_name = "Ермекова Айша";
    in.from_address = address;
    in.subject = "Вопрос";
    in.text = "Здравствуйте! Почему у меня нет статуса?\n";
    in.language = MAMS_LANG_RU;
    int64_t number = mams_desk_inquiry_add(desk, &in, NULL, &error);
    must(number > 0, error);
    return number;
}

static inline MamsReplyDraft *fill(MamsDesk *desk, int64_t number, const char *id, int lang)
{
    g_autoptr(GError) error = NULL;
    MamsReplyDraft *draft = mams_desk_reply_fill(desk, number, id, lang, &error);
    must(draft != NULL, error);
    return draft;
}

/* A draft of the test's own words. (owned) */
static inline MamsReplyDraft *write_draft(int64_t number, const char *text)
{
    MamsReplyDraft *draft = g_new0(MamsReplyDraft, 1);
    draft->inquiry = number;
    draft->language = MAMS_LANG_RU;
    draft->text = g_strdup(text);
    return draft;
}

static inline void keep(MamsDesk *desk, const MamsReplyDraft *draft)
{
    g_autoptr(GError) error = NULL;
    must(mams_desk_reply_keep(desk, draft, &error), error);
}

static inline MamsInquiryFile *file_of(MamsDesk *desk, int64_t number)
{
    g_autoptr(GError) error = NULL;
    MamsInquiryFile *file = mams_desk_inquiry(desk, number, &error);
    must(file != NULL, error);
    return file;
}

static inline void expect_text(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("'%s' is not in: %s", part, text);
}

#endif
