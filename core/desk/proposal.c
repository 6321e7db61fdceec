/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "desk/edit_private.h"

MamsDay mams_proposal_last_day(const MamsDesk *desk, const MamsProposal *proposal)
{
    return proposal->proposed_on + desk->rules->proposal_days;
}

static bool has_lapsed(const MamsDesk *desk, const MamsProposal *proposal)
{
    return proposal->state == MAMS_PROPOSAL_OPEN &&
           desk->today > mams_proposal_last_day(desk, proposal);
}

/* ---- the list ---- */

static void item_free(void *data)
{
    MamsProposalItem *item = data;
    mams_proposal_free(item->proposal);
    mams_citizen_free(item->citizen);
    g_free(item->time);
    g_free(item);
}

/* A person with two logins is one person all the same. */
static bool is_proposer(MamsDesk *desk, const MamsProposal *proposal, bool *is, GError **error)
{
    int roles;
    MamsIin iin;
    *is = g_str_equal(proposal->proposed_by, desk->login);
    if (*is || desk->own_iin == 0)
        return true;
    if (!mams_store_operator(desk->store, proposal->proposed_by, &roles, &iin, error))
        return false;
    *is = iin == desk->own_iin;
    return true;
}

static bool find_may_decide(MamsDesk *desk, const MamsProposal *proposal, bool *may, GError **error)
{
    bool proposer, own;
    if (!is_proposer(desk, proposal, &proposer, error) ||
        !mams_desk_is_own(desk, proposal->iin, &own, error))
        return false;
    *may = !proposer && !own && mams_desk_may(desk, MAMS_RIGHT_DECIDE) &&
           proposal->state == MAMS_PROPOSAL_OPEN;
    return true;
}

/* Takes the proposal. (owned) */
static MamsProposalItem *item_new(MamsDesk *desk, MamsProposal *proposal, GError **error)
{
    MamsProposalItem *item = g_new0(MamsProposalItem, 1);
    item->proposal = proposal;
    if (has_lapsed(desk, proposal))
        proposal->state = MAMS_PROPOSAL_LAPSED;
    item->time = mams_almaty_time(proposal->proposed_at);
    item->age_days = MAX(desk->today - proposal->proposed_on, 0);
    item->last_day = mams_proposal_last_day(desk, proposal);
    item->days_left = MAX(item->last_day - desk->today, 0);
    item->citizen = mams_store_citizen(desk->store, proposal->iin, MAMS_KNOWN_NOW, error);
    if (item->citizen && find_may_decide(desk, proposal, &item->may_decide, error))
        return item;
    item_free(item);
    return NULL;
}

GPtrArray *mams_desk_proposals(MamsDesk *desk, MamsIin iin, bool all, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_ASSIGN, error))
        return NULL;
    g_autoptr(GPtrArray) proposals =
        mams_store_proposals(desk->store, desk->rules, iin, !all, error);
    if (!proposals)
        return NULL;
    g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(item_free);
    while (proposals->len > 0) {
        MamsProposalItem *item = item_new(desk, g_ptr_array_steal_index(proposals, 0), error);
        if (!item)
            return NULL;
        if (all || item->proposal->state == MAMS_PROPOSAL_OPEN)
            g_ptr_array_add(items, item);
        else
            item_free(item);
    }
    return g_steal_pointer(&items);
}

/* ---- as JSON ---- */

static void write_why(MamsJson *json, unsigned why)
{
    mams_json_open(json, "why", '[');
    if (why & MAMS_PROPOSAL_CLOSED)
        mams_json_string(json, NULL, "closed");
    if (why & MAMS_PROPOSAL_OWN)
        mams_json_string(json, NULL, "own");
    mams_json_close(json, ']');
}

static void write_replaced(MamsJson *json, const MamsRules *rules, const MamsProposal *proposal)
{
    if (proposal->withdraws || proposal->old_category < 0) {
        mams_json_null(json, "replaces");
        return;
    }
    mams_json_open(json, "replaces", '{');
    mams_json_string(json, "category", rules->categories[proposal->old_category].code);
    mams_json_day(json, "from", proposal->old_from);
    mams_json_close(json, '}');
}

static void write_item(MamsJson *json, const MamsRules *rules, const MamsProposalItem *item)
{
    static const char *const states[] = {"open", "accepted", "refused", "lapsed"};
    const MamsProposal *proposal = item->proposal;
    mams_json_open(json, NULL, '{');
    mams_json_integer(json, "number", proposal->number);
    mams_json_string(json, "what", proposal->withdraws ? "unassign" : "assign");
    mams_json_iin(json, "iin", proposal->iin);
    mams_edit_write_row(json, "row", rules, &proposal->row);
    write_replaced(json, rules, proposal);
    mams_json_string(json, "reason", proposal->reason);
    write_why(json, proposal->why);
    mams_json_string(json, "proposed_by", proposal->proposed_by);
    mams_json_string(json, "proposed_at", item->time);
    mams_json_integer(json, "entry", proposal->entry);
    mams_json_integer(json, "age_days", item->age_days);
    mams_json_day(json, "last_day", item->last_day);
    mams_json_string(json, "state", states[proposal->state]);
    mams_json_string(json, "decided_by", proposal->decided_by);
    mams_json_string(json, "decision", proposal->decision);
    mams_json_close(json, '}');
}

char *mams_desk_proposals_json(MamsDesk *desk, const GPtrArray *items)
{
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    mams_json_day(&json, "on", desk->today);
    mams_json_open(&json, "proposals", '[');
    for (guint i = 0; i < items->len; i++)
        write_item(&json, desk->rules, g_ptr_array_index(items, i));
    mams_json_close(&json, ']');
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}

/* ---- deciding ---- */

/* A proposal that still waits. (owned) */
static MamsProposal *load_open(MamsDesk *desk, int64_t number, GError **error)
{
    g_autoptr(MamsProposal) proposal = mams_store_proposal(desk->store, desk->rules, number, error);
    char day[MAMS_DAY_TEXT_SIZE];
    if (!proposal)
        return NULL;
    if (proposal->state != MAMS_PROPOSAL_OPEN) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("'%s' decided about proposal %" PRId64 " already"), proposal->decided_by,
                    number);
        return NULL;
    }
    if (has_lapsed(desk, proposal)) {
        mams_day_format_dotted(mams_proposal_last_day(desk, proposal), day);
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("proposal %" PRId64 " lapsed after %s: it must be proposed again"), number,
                    day);
        return NULL;
    }
    return g_steal_pointer(&proposal);
}

static bool check_proposer(MamsDesk *desk, const MamsProposal *proposal, GError **error)
{
    bool proposer;
    if (!is_proposer(desk, proposal, &proposer, error))
        return false;
    if (proposer)
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_PERMITTED,
                    _("proposal %" PRId64 " is your own: another person must decide about it"),
                    proposal->number);
    return !proposer;
}

static bool decide(MamsDesk *desk, MamsProposal *proposal, MamsProposalState state,
                   const char *reason, int64_t entry, GError **error)
{
    proposal->state = state;
    proposal->decided_by = desk->login;
    proposal->decided_at = desk->clock(desk->clock_data);
    proposal->decision = reason;
    proposal->decided_entry = entry;
    return mams_store_decide_proposal(desk->store, proposal, error);
}

MamsEditPreview *mams_desk_proposal_preview(MamsDesk *desk, int64_t number, MamsLang lang,
                                            int months, GError **error)
{
    g_auto(MamsDraft) draft = {0};
    if (!mams_desk_check(desk, MAMS_RIGHT_ASSIGN, error))
        return NULL;
    g_autoptr(MamsProposal) proposal = load_open(desk, number, error);
    if (!proposal)
        return NULL;
    mams_draft_of_proposal(desk->rules, proposal, &draft);
    MamsEditPreview *preview = mams_edit_judge(desk, &draft, lang, error);
    if (preview)
        mams_edit_add_months(desk, preview, months);
    return preview;
}

/* The preview's `why` is by the person at the desk now, who is the second one. */
static bool check_accept(const MamsProposal *proposal, const MamsEditPreview *preview,
                         GError **error)
{
    if (preview->why & MAMS_PROPOSAL_OWN) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_PERMITTED,
                    _("proposal %" PRId64 " is about you or a relative of yours: another person "
                      "must accept it"),
                    proposal->number);
        return false;
    }
    if (preview->same) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                    _("what proposal %" PRId64 " asks for is recorded already: refuse it"),
                    proposal->number);
        return false;
    }
    return mams_edit_check(preview, error);
}

static bool accept(MamsDesk *desk, int64_t number, MamsLang lang, int64_t *entry, GError **error)
{
    g_auto(MamsDraft) draft = {0};
    g_autoptr(MamsProposal) proposal = load_open(desk, number, error);
    if (!proposal || !check_proposer(desk, proposal, error) ||
        !mams_desk_check_lock(desk, proposal->iin, error))
        return false;
    mams_draft_of_proposal(desk->rules, proposal, &draft);
    g_autoptr(MamsEditPreview) preview = mams_edit_judge(desk, &draft, lang, error);
    if (!preview || !check_accept(proposal, preview, error))
        return false;
    *entry = mams_edit_write(desk, &draft, preview, proposal->proposed_by, error);
    return *entry != 0 && decide(desk, proposal, MAMS_PROPOSAL_ACCEPTED, NULL, *entry, error);
}

bool mams_desk_proposal_accept(MamsDesk *desk, int64_t number, MamsLang lang, int64_t *entry,
                               GError **error)
{
    int64_t made;
    if (!mams_desk_check(desk, MAMS_RIGHT_DECIDE, error) || !mams_store_begin(desk->store, error))
        return false;
    if (!accept(desk, number, lang, entry ? entry : &made, error)) {
        mams_store_rollback(desk->store);
        return false;
    }
    return mams_store_commit(desk->store, true, error);
}

static char *refusal_detail(const MamsProposal *proposal, const char *reason)
{
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    mams_json_integer(&json, "proposal", proposal->number);
    mams_json_string(&json, "proposed_by", proposal->proposed_by);
    mams_json_string(&json, "reason", reason);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}

static bool refuse(MamsDesk *desk, int64_t number, const char *reason, GError **error)
{
    g_autoptr(MamsProposal) proposal = load_open(desk, number, error);
    if (!proposal || !check_proposer(desk, proposal, error))
        return false;
    g_autofree char *detail = refusal_detail(proposal, reason);
    int64_t entry =
        mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, "refuse", proposal->iin, detail, error);
    return entry != 0 && decide(desk, proposal, MAMS_PROPOSAL_REFUSED, reason, entry, error);
}

bool mams_desk_proposal_refuse(MamsDesk *desk, int64_t number, const char *reason, GError **error)
{
    g_autofree char *clean = mams_text_clean(reason ? reason : "");
    if (!mams_desk_check(desk, MAMS_RIGHT_DECIDE, error))
        return false;
    if (!*g_strstrip(clean)) {
        g_set_error_literal(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                            _("say why the proposal is refused"));
        return false;
    }
    if (g_utf8_strlen(clean, -1) > MAMS_MAX_REASON) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE, _("this is too long: %ld letters at most"),
                    (long)MAMS_MAX_REASON);
        return false;
    }
    if (!mams_store_begin(desk->store, error))
        return false;
    if (!refuse(desk, number, clean, error)) {
        mams_store_rollback(desk->store);
        return false;
    }
    return mams_store_commit(desk->store, true, error);
}
