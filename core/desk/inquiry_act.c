/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done with an inquiry: each a change of its own, with its entry of the journal. */
#include "base/error.h"
#include "base/i18n.h"
#include "desk/inquiry_private.h"

/* Writes the inquiry that was begun and ends the change. */
static bool finish(MamsDesk *desk, const char *action, MamsInquiry *inquiry, GError **error)
{
    return mams_inquiry_end(desk, mams_inquiry_write(desk, action, inquiry, error) != 0, error);
}

/* Takes back what was begun, for a reason about the inquiry. */
static bool refuse(MamsDesk *desk, const MamsInquiry *inquiry, const char *why, GError **error)
{
    g_autofree char *code = mams_inquiry_code(inquiry);
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE, _("inquiry %s: %s"), code, why);
    return mams_inquiry_end(desk, false, error);
}

static void set_owner(MamsInquiry *inquiry, const char *login)
{
    g_free(inquiry->operator_login);
    inquiry->operator_login = g_strdup(login);
}

/* ---- whose it is ---- */

bool mams_desk_claim(MamsDesk *desk, int64_t number, bool take_over, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error) || !mams_store_begin(desk->store, error))
        return false;
    g_autoptr(MamsInquiry) inquiry = mams_store_inquiry(desk->store, number, error);
    if (inquiry == NULL)
        return mams_inquiry_end(desk, false, error);
    const char *owner = inquiry->operator_login;
    if (inquiry->closed_at != 0 || g_strcmp0(owner, desk->login) == 0) {
        mams_store_rollback(desk->store);
        return true;
    }
    if (owner != NULL && !take_over) {
        g_autofree char *code = mams_inquiry_code(inquiry);
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_BUSY,
                    _("inquiry %s: '%s' is working on it; take it over or leave it"), code, owner);
        return mams_inquiry_end(desk, false, error);
    }
    const char *action = owner != NULL ? "inquiry-take-over" : "inquiry-claim";
    set_owner(inquiry, desk->login);
    return finish(desk, action, inquiry, error);
}

bool mams_desk_release(MamsDesk *desk, int64_t number, GError **error)
{
    g_autoptr(MamsInquiry) inquiry = mams_inquiry_begin(desk, number, error);
    if (inquiry == NULL)
        return false;
    set_owner(inquiry, NULL);
    return finish(desk, "inquiry-release", inquiry, error);
}

/* ---- what it is about ---- */

bool mams_desk_inquiry_about(MamsDesk *desk, int64_t number, MamsIin iin, GError **error)
{
    g_autoptr(MamsInquiry) inquiry = mams_inquiry_begin(desk, number, error);
    if (inquiry == NULL)
        return false;
    g_autoptr(MamsCitizen) citizen = mams_store_citizen(desk->store, iin, MAMS_KNOWN_NOW, error);
    bool fine = citizen != NULL &&
                mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, "inquiry-about", iin, NULL, error) !=
                    0 &&
                mams_store_inquiry_set_first(desk->store, number, iin, error) &&
                mams_inquiry_write(desk, "inquiry-claim", inquiry, error) != 0;
    if (desk->queue_keys != NULL)
        g_hash_table_remove(desk->queue_keys, &number);
    return mams_inquiry_end(desk, fine, error);
}

bool mams_desk_inquiry_speak(MamsDesk *desk, int64_t number, MamsLang language, GError **error)
{
    g_autoptr(MamsInquiry) inquiry = mams_inquiry_begin(desk, number, error);
    if (inquiry == NULL)
        return false;
    inquiry->language = (int)language;
    return finish(desk, "inquiry-language", inquiry, error);
}

bool mams_desk_inquiry_tick(MamsDesk *desk, int64_t number, const char *procedure, const char *step,
                            GError **error)
{
    g_autoptr(MamsInquiry) inquiry = mams_inquiry_begin(desk, number, error);
    if (inquiry == NULL)
        return false;
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    mams_json_integer(&json, "number", number);
    mams_json_string(&json, "procedure", procedure);
    mams_json_string(&json, "step", step);
    mams_json_close(&json, '}');
    g_autofree char *detail = g_string_free(json.out, FALSE);
    bool ticked;
    int64_t entry =
        mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, "inquiry-step", 0, detail, error);
    bool fine = entry != 0 && mams_store_tick(desk->store, number, procedure, step, desk->login,
                                              mams_desk_now(desk), entry, &ticked, error);
    return mams_inquiry_end(desk, fine, error);
}

/* ---- clocks ---- */

bool mams_desk_inquiry_wait(MamsDesk *desk, int64_t number, const char *what, GError **error)
{
    g_autoptr(MamsInquiry) inquiry = mams_inquiry_begin(desk, number, error);
    if (inquiry == NULL)
        return false;
    g_autofree char *kept = mams_inquiry_keep(what, MAMS_MAX_REASON);
    if (kept == NULL)
        return refuse(desk, inquiry, _("say what it waits for"), error);
    if (!mams_inquiry_start_clock(desk, inquiry, error))
        return mams_inquiry_end(desk, false, error);
    mams_inquiry_stop_clock(desk, inquiry, kept);
    return finish(desk, "inquiry-wait", inquiry, error);
}

bool mams_desk_inquiry_resume(MamsDesk *desk, int64_t number, GError **error)
{
    g_autoptr(MamsInquiry) inquiry = mams_inquiry_begin(desk, number, error);
    if (inquiry == NULL)
        return false;
    if (!mams_inquiry_start_clock(desk, inquiry, error))
        return mams_inquiry_end(desk, false, error);
    return finish(desk, "inquiry-resume", inquiry, error);
}

/* A sentence about a day that cannot be the new last one, NULL for one that can. */
static char *extension_problem(const MamsDesk *desk, const MamsAppealTerms *terms, MamsDay to)
{
    char latest[MAMS_DAY_TEXT_SIZE];
    mams_day_format_dotted(terms->extend_to, latest);
    if (to > terms->extend_to)
        return g_strdup_printf(_("it can be extended to %s at most"), latest);
    if (to <= desk->today || (terms->due != MAMS_DAY_NONE && to <= terms->due))
        return g_strdup(_("the new day must come after the present last day"));
    return NULL;
}

/* The applicant must be told within some working days. */
static bool remind_to_tell(MamsDesk *desk, const MamsInquiry *inquiry, int64_t entry, GError **error)
{
    g_autoptr(GArray) pauses = mams_inquiry_pauses(desk, inquiry, error);
    MamsIin iin = mams_store_inquiry_first_citizen(desk->store, inquiry->number, error);
    if (pauses == NULL || iin < 0)
        return false;
    MamsAppealTerms terms;
    mams_inquiry_terms(desk, inquiry, pauses, &terms);
    const MamsReminder reminder = {
        .inquiry = inquiry->number,
        .iin = iin,
        .due = terms.tell_by,
        .known = entry,
        .note = (char *)_("tell the applicant that the term is extended"),
        .login = desk->login,
        .made_at = mams_desk_now(desk),
    };
    return mams_store_reminder_add(desk->store, &reminder, entry, error) > 0;
}

bool mams_desk_inquiry_extend(MamsDesk *desk, int64_t number, MamsDay to, const char *why,
                              GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_DECIDE, error))
        return false;
    g_autoptr(MamsInquiry) inquiry = mams_inquiry_begin(desk, number, error);
    if (inquiry == NULL)
        return false;
    g_autofree char *reason = mams_inquiry_keep(why, MAMS_MAX_REASON);
    if (reason == NULL)
        return refuse(desk, inquiry, _("say why more time is needed"), error);
    g_autoptr(GArray) pauses = mams_inquiry_pauses(desk, inquiry, error);
    if (pauses == NULL)
        return mams_inquiry_end(desk, false, error);
    MamsAppealTerms terms;
    mams_inquiry_terms(desk, inquiry, pauses, &terms);
    if (terms.stopped)
        return refuse(desk, inquiry, _("its clock stands still; let it go on first"), error);
    MamsDay day = to != MAMS_DAY_NONE ? to : terms.extend_to;
    g_autofree char *problem = extension_problem(desk, &terms, day);
    if (problem != NULL)
        return refuse(desk, inquiry, problem, error);
    inquiry->extended_on = desk->today;
    inquiry->extended_to = day;
    g_free(inquiry->extended_why);
    inquiry->extended_why = g_steal_pointer(&reason);
    int64_t entry = mams_inquiry_write(desk, "inquiry-extend", inquiry, error);
    return mams_inquiry_end(desk, entry != 0 && remind_to_tell(desk, inquiry, entry, error), error);
}

/* ---- the end ---- */

bool mams_desk_inquiry_redirect(MamsDesk *desk, int64_t number, const char *organisation, bool *late,
                                GError **error)
{
    g_autoptr(MamsInquiry) inquiry = mams_inquiry_begin(desk, number, error);
    if (inquiry == NULL)
        return false;
    g_autofree char *to = mams_inquiry_keep(organisation, MAMS_MAX_REASON);
    if (to == NULL)
        return refuse(desk, inquiry, _("say to which organisation it goes"), error);
    g_autoptr(GArray) pauses = mams_inquiry_pauses(desk, inquiry, error);
    if (pauses == NULL)
        return mams_inquiry_end(desk, false, error);
    MamsAppealTerms terms;
    mams_inquiry_terms(desk, inquiry, pauses, &terms);
    if (late != NULL)
        *late = desk->today > terms.redirect_by;
    g_free(inquiry->redirected_to);
    inquiry->redirected_to = g_steal_pointer(&to);
    if (!mams_inquiry_finish(desk, inquiry, MAMS_INQUIRY_REDIRECTED, error))
        return mams_inquiry_end(desk, false, error);
    return finish(desk, "inquiry-redirect", inquiry, error);
}

/* The one that is answered for both: open, and not joined itself. */
static bool can_join(MamsDesk *desk, const MamsInquiry *inquiry, int64_t with, GError **error)
{
    g_autoptr(MamsInquiry) other =
        with != inquiry->number ? mams_store_inquiry(desk->store, with, error) : NULL;
    if (with == inquiry->number)
        return refuse(desk, inquiry, _("it cannot be joined with itself"), error);
    if (other == NULL)
        return mams_inquiry_end(desk, false, error);
    if (other->closed_at != 0)
        return refuse(desk, inquiry, _("the other one is closed already"), error);
    return true;
}

bool mams_desk_inquiry_join(MamsDesk *desk, int64_t number, int64_t with, GError **error)
{
    g_autoptr(MamsInquiry) inquiry = mams_inquiry_begin(desk, number, error);
    if (inquiry == NULL || !can_join(desk, inquiry, with, error))
        return false;
    inquiry->joined_with = with;
    if (!mams_inquiry_finish(desk, inquiry, MAMS_INQUIRY_JOINED, error))
        return mams_inquiry_end(desk, false, error);
    return finish(desk, "inquiry-join", inquiry, error);
}

bool mams_desk_inquiry_drop(MamsDesk *desk, int64_t number, const char *why, GError **error)
{
    g_autoptr(MamsInquiry) inquiry = mams_inquiry_begin(desk, number, error);
    if (inquiry == NULL)
        return false;
    g_autofree char *reason = mams_inquiry_keep(why, MAMS_MAX_REASON);
    if (reason == NULL)
        return refuse(desk, inquiry, _("say why it is not considered"), error);
    g_free(inquiry->dropped_why);
    inquiry->dropped_why = g_steal_pointer(&reason);
    if (!mams_inquiry_finish(desk, inquiry, MAMS_INQUIRY_DROPPED, error))
        return mams_inquiry_end(desk, false, error);
    return finish(desk, "inquiry-drop", inquiry, error);
}

bool mams_desk_inquiry_close(MamsDesk *desk, int64_t number, MamsInquiryTopic topic, GError **error)
{
    g_autoptr(MamsInquiry) inquiry = mams_inquiry_begin(desk, number, error);
    if (inquiry == NULL)
        return false;
    inquiry->topic = (int)topic;
    if (!mams_inquiry_finish(desk, inquiry, MAMS_INQUIRY_TOLD, error))
        return mams_inquiry_end(desk, false, error);
    return finish(desk, "inquiry-close", inquiry, error);
}

bool mams_desk_inquiry_reopen(MamsDesk *desk, int64_t number, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error) || !mams_store_begin(desk->store, error))
        return false;
    g_autoptr(MamsInquiry) inquiry = mams_store_inquiry(desk->store, number, error);
    if (inquiry == NULL)
        return mams_inquiry_end(desk, false, error);
    if (inquiry->closed_at == 0) {
        mams_store_rollback(desk->store);
        return true;
    }
    inquiry->closed_at = 0;
    inquiry->outcome = MAMS_INQUIRY_OPEN;
    inquiry->joined_with = 0;
    g_clear_pointer(&inquiry->redirected_to, g_free);
    g_clear_pointer(&inquiry->dropped_why, g_free);
    set_owner(inquiry, desk->login);
    return finish(desk, "inquiry-reopen", inquiry, error);
}
