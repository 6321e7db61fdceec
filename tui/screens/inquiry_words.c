/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/inquiry_words.h"

#include <inttypes.h>

#include "call.h"

/* TRANSLATORS: from here to "dropped" at most ten columns each, the number with two digits. */
static const char *outcome_word(MamsInquiryOutcome outcome)
{
    static const char *const words[MAMS_N_INQUIRY_OUTCOMES] = {
        [MAMS_INQUIRY_OPEN] = N_("open"),         [MAMS_INQUIRY_TOLD] = N_("told"),
        [MAMS_INQUIRY_ANSWERED] = N_("answered"), [MAMS_INQUIRY_REDIRECTED] = N_("redirected"),
        [MAMS_INQUIRY_JOINED] = N_("joined"),     [MAMS_INQUIRY_DROPPED] = N_("dropped"),
    };
    return _(words[outcome]);
}

char *mams_inquiry_say_left(const MamsInquiry *inquiry, const MamsAppealTerms *terms,
                            MamsRole *role)
{
    *role = MAMS_ROLE_TEXT;
    if (inquiry->closed_at != 0)
        return g_strdup(outcome_word(inquiry->outcome));
    if (terms->stopped)
        return g_strdup(_("stopped"));
    if (terms->left > 0)
        return g_strdup_printf(_("%d d left"), terms->left);
    *role = terms->left < 0 ? MAMS_ROLE_BAD : MAMS_ROLE_CAUTION;
    return terms->left < 0 ? g_strdup_printf(_("late %d d"), -terms->left) : g_strdup(_("today"));
}

char *mams_inquiry_say_term(const MamsInquiry *inquiry, const MamsAppealTerms *terms)
{
    char day[MAMS_DAY_TEXT_SIZE];
    if (inquiry->closed_at != 0)
        return mams_inquiry_say_outcome(inquiry);
    if (terms->stopped)
        return g_strdup_printf(_("Waits for: %s (since %s; working days left: %d)"),
                               inquiry->waiting_for != NULL ? inquiry->waiting_for : "–",
                               mams_day_format_dotted(inquiry->waiting_since, day), terms->left);
    mams_day_format_dotted(terms->due, day);
    if (terms->left < 0)
        return g_strdup_printf(_("! Was to be answered by %s; working days late: %d"), day,
                               -terms->left);
    if (terms->left == 0)
        return g_strdup_printf(_("! To be answered today, %s"), day);
    return g_strdup_printf(_("To be answered by %s; working days left: %d"), day, terms->left);
}

char *mams_inquiry_say_outcome(const MamsInquiry *inquiry)
{
    char day[MAMS_DAY_TEXT_SIZE];
    if (inquiry->closed_at == 0)
        return g_strdup(_("open"));
    mams_day_format_dotted(mams_almaty_day(inquiry->closed_at), day);
    switch (inquiry->outcome) {
    case MAMS_INQUIRY_ANSWERED:
        return g_strdup_printf(_("Answered in writing on %s"), day);
    case MAMS_INQUIRY_REDIRECTED:
        return g_strdup_printf(_("Redirected on %s: %s"), day, inquiry->redirected_to);
    case MAMS_INQUIRY_JOINED:
        return g_strdup_printf(_("Joined on %s with inquiry number %" PRId64), day,
                               inquiry->joined_with);
    case MAMS_INQUIRY_DROPPED:
        return g_strdup_printf(_("Left without consideration on %s: %s"), day,
                               inquiry->dropped_why);
    default:
        return g_strdup_printf(_("Closed on %s, answered by word of mouth"), day);
    }
}

char *mams_inquiry_say_sender(const MamsInquiry *inquiry)
{
    g_autoptr(GString) text = g_string_new(inquiry->from_name);
    if (inquiry->from_address != NULL)
        g_string_append_printf(text, text->len > 0 ? " <%s>" : "%s", inquiry->from_address);
    if (inquiry->from_phone != 0) {
        g_autofree char *phone = mams_phone_format(inquiry->from_phone, false);
        g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "", phone);
    }
    return g_strdup(text->str);
}

const char *mams_inquiry_outgoing_name(MamsOutgoingState state)
{
    static const char *const names[MAMS_N_OUTGOING_STATES] = {
        [MAMS_OUTGOING_READY] = N_("waits to be sent"),
        [MAMS_OUTGOING_SENDING] = N_("is being sent"),
        [MAMS_OUTGOING_SENT] = N_("sent"),
        [MAMS_OUTGOING_REFUSED] = N_("refused"),
        [MAMS_OUTGOING_UNCERTAIN] = N_("uncertain"),
        [MAMS_OUTGOING_DROPPED] = N_("not sent"),
    };
    return _(names[state]);
}

char *mams_inquiry_say_size(int64_t bytes)
{
    enum { KILO = 1024 };
    if (bytes < KILO)
        return g_strdup_printf(_("%" PRId64 " bytes"), bytes);
    return g_strdup_printf(_("%" PRId64 " KB"), (bytes + KILO - 1) / KILO);
}

char *mams_inquiry_say_first_words(const char *text, int columns)
{
    g_autofree char *line = mams_text_clean(text);
    return mams_text_ellipsize(g_strstrip(line), columns);
}
