/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tour.h"

#include <string.h>

#include "cm.h"

void tour_put_inquiry(MamsDesk *desk)
{
    g_autoptr(GError) error = NULL;
    MamsInquiryIn in = MAMS_INQUIRY_IN;
    in.channel = "mail";
    in.received_at = 1732000000;
    in.from_address = "aliya@mail.example";
    in.from_name = "Алия";
    in.subject = "Мәртебе";
    in.text = "Мен сақтандырылғанмын ба?";
    in.language = MAMS_LANG_KK;
    if (!mams_iin_parse(FIXTURE_ALIYA, &in.iin, NULL))
        fail_msg("%s", FIXTURE_ALIYA);
    int64_t number = mams_desk_inquiry_add(desk, &in, NULL, &error);
    const MamsReplyDraft none = {.inquiry = number, .language = MAMS_LANG_KK, .text = (char *)""};
    if (number == 0 || !mams_desk_claim(desk, number, true, &error) ||
        !mams_desk_reply_keep(desk, &none, &error))
        fail_msg("%s", error->message);
}

void tour_screens(Harness *harness, TourLook look, void *data)
{
    static const struct {
        const char *name, *keys; /* the keys that lead there from the one before */
    } steps[] = {
        {"search, empty", ""},
        {"inquiries", "\0338"},
        {"inquiry", "\r"},
        {"prepared replies", "\0334"},
        {"prepared replies, list", "\033[B"},
        {"reply", "\r"},
        {"reminders", "\026"},
        {"search, field", "\033OR\033OR\033OR\033ORиванов"},
        {"search, list", "\033[B"},
        {"form", "\0334"},
        {"form, field", "\t\t\t99.99.9999\t"},
        {"form, pick list", "\t\t\0334\033[B"},
        {"card, months", "\033OR\025" FIXTURE_SAULE "\r"},
        {"card, ways", "\t"},
        {"details", "\022"},
        {"topics", "\033OR\0338"},
        {"way", "\033OR\r"},
        {"why", "\0333\0335"},
        {"month", "\0333\t\r"},
        {"months", "\0333\0336"},
        {"months, as known", "\001"},
        {"what if", "\0333\0337"},
        {"what if, category", "\033[B\033[B\033[B\r"},
        {"help", "\0333\0331"},
        {"reference", "\0333\007"},
        {"reference, list", "\033[B"},
        {"topic", "\r"},
        {"procedures", "\0333\013"},
        {"procedure", "\r"},
        {"rates", "\0333\005"},
        {"rates, list", "\033[B"},
        {"menu", "\0339"},
        {"line", "\030st"},
        {"line, choice", "\t"},
    };
    tour_put_inquiry(harness->desk);
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        harness_bytes(harness, steps[i].keys);
        look(harness, steps[i].name, data);
    }
}

char *tour_picture(Harness *harness)
{
    g_autofree char *screen = harness_screen(harness);
    g_auto(GStrv) lines = g_strsplit(screen, "\n", -1);
    const char *label = _("Inquiries %d");
    g_autofree char *counted = g_strndup(label, strcspn(label, "%"));
    GString *text = g_string_new(NULL);
    for (char **line = lines; *line != NULL; line++) {
        if (**line != '\0' && strstr(*line, counted) == NULL && strstr(*line, ", aidana") == NULL)
            g_string_append_printf(text, "%s\n", *line);
    }
    return g_string_free(text, FALSE);
}
