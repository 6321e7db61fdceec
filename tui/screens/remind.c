/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/inquiries.h"

#include <inttypes.h>
#include <string.h>

#include "mams.h"
#include "screens/screens.h"

/* What is promised to an applicant: a reminder, and the steps as SMS. */

/* ---- a reminder ---- */

static bool is_payment(const char *word)
{
    static const char *const words[] = {"payment", "оплата", "платёж", "платеж", "төлем"};
    g_autofree char *typed = g_utf8_strdown(word, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_str_equal(typed, words[i]))
            return true;
    }
    return false;
}

/* "02.12.2024 call back", "payment call back". */
static bool read_reminder(const char *text, MamsReminderIn *in, GError **error)
{
    const char *blank = strchr(text, ' ');
    g_autofree char *first =
        blank != NULL ? g_strndup(text, (gsize)(blank - text)) : g_strdup(text);
    in->payment = is_payment(first);
    in->due = in->payment ? MAMS_DAY_NONE : mams_day_parse_typed(first);
    in->note = blank != NULL ? blank + strspn(blank, " ") : "";
    if (!in->payment && in->due == MAMS_DAY_NONE)
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'%s' is neither a day nor the word payment: write 02.12.2024 call back"),
                    first);
    else if (*in->note == '\0')
        g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                            _("Write behind the day what is to be done."));
    else
        return true;
    return false;
}

/* The inquiry that a screen belongs to, 0: none. */
static int64_t inquiry_of(const MamsDesk *desk)
{
    const MamsInquiry *call = mams_desk_call(desk);
    return call != NULL ? call->number : mams_desk_in_hand(desk);
}

static bool take_reminder(MamsScreen *asker, const char *text, GError **error)
{
    MamsApp *app = asker->app;
    MamsDesk *desk = mams_app_desk(app);
    MamsReminderIn in = {.inquiry = inquiry_of(desk), .iin = mams_app_subject(app)};
    g_autofree char *typed = g_strstrip(g_strdup(text));
    if (!read_reminder(typed, &in, error) || mams_desk_remind(desk, &in, error) == 0)
        return false;
    mams_inquiry_changed(app);
    char day[MAMS_DAY_TEXT_SIZE];
    g_autofree char *said = in.payment ? g_strdup(_("The reminder comes when a payment shows."))
                                       : g_strdup_printf(_("The reminder comes on %s."),
                                                         mams_day_format_dotted(in.due, day));
    mams_app_say(app, said);
    return true;
}

static const MamsPrompt remind_prompt = {
    .name = MAMS_REMIND_QUESTION,
    .label = N_("Remind"),
    .hint = N_("A day and what to do: 02.12.2024 call back. Or: payment call back."),
    .take = take_reminder,
};

MamsScreen *mams_remind_question(MamsScreen *asker)
{
    return mams_prompt_screen_new(asker, &remind_prompt, "");
}

/* ---- SMS ---- */

bool mams_sms_ask(MamsApp *app, MamsIin iin, int64_t phone, MamsLang lang, bool sure)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL, *number = mams_phone_format(phone, false);
    int parts = 0;
    if (phone == 0) {
        mams_app_refuse(app, _("No phone number is known: there is nobody to send an SMS to."));
        return false;
    }
    if (!sure) {
        text = g_strdup_printf(_("%s again sends the steps as SMS to %s (%s)."),
                               mams_action_key(MAMS_ACTION_SMS), number, mams_lang_code(lang));
        mams_app_say(app, text);
        return true;
    }
    if (!mams_desk_sms(mams_app_desk(app), iin, phone, lang, NULL, &parts, &error)) {
        mams_app_say_error(app, error->message);
        return false;
    }
    text = g_strdup_printf(_("The SMS to %s is on its way; parts: %d."), number, parts);
    mams_inquiry_changed(app);
    mams_app_say(app, text);
    return false;
}

/* ---- what all screens of the inquiry desk share ---- */

void mams_inquiry_changed(MamsApp *app)
{
    mams_app_changed(app, 0);
}

static void send_mail(MamsApp *app)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(MamsSendReport) report = mams_desk_mail_send(mams_app_desk(app), &error);
    if (report == NULL) {
        mams_app_say_error(app, error->message);
    } else if (report->problems->len > 0) {
        g_autofree char *text = g_strdup_printf(
            _("The mail did not leave: %s"), (const char *)g_ptr_array_index(report->problems, 0));
        mams_app_say_error(app, text);
    }
    mams_inquiry_changed(app);
}

void mams_mail_send_later(MamsApp *app)
{
    mams_app_later(app, send_mail);
}
