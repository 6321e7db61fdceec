/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "desk/call.h"
#include "desk/desk_private.h"

/* ---- rights ---- */

enum {
    ANSWERS = MAMS_OPERATOR_READ_ONLY | MAMS_OPERATOR_OPERATOR | MAMS_OPERATOR_SENIOR |
              MAMS_OPERATOR_SUPERVISOR | MAMS_OPERATOR_AUDITOR,
    DECIDES = MAMS_OPERATOR_SENIOR | MAMS_OPERATOR_SUPERVISOR
};

/* The table of design.md "Who may do what". */
static const int right_roles[MAMS_N_RIGHTS] = {
    [MAMS_RIGHT_FIND] = ANSWERS,
    [MAMS_RIGHT_CARD] = ANSWERS,
    [MAMS_RIGHT_ANSWER] = MAMS_OPERATOR_OPERATOR | MAMS_OPERATOR_SENIOR | MAMS_OPERATOR_SUPERVISOR,
    [MAMS_RIGHT_IMPORT] = MAMS_OPERATOR_ADMINISTRATOR,
    [MAMS_RIGHT_OPERATORS] = MAMS_OPERATOR_ADMINISTRATOR,
    [MAMS_RIGHT_REPORTS] = MAMS_OPERATOR_SUPERVISOR | MAMS_OPERATOR_AUDITOR,
    [MAMS_RIGHT_JOURNAL] =
        MAMS_OPERATOR_SUPERVISOR | MAMS_OPERATOR_ADMINISTRATOR | MAMS_OPERATOR_AUDITOR,
    [MAMS_RIGHT_ASSIGN] = MAMS_OPERATOR_OPERATOR | DECIDES,
    [MAMS_RIGHT_DECIDE] = DECIDES,
    [MAMS_RIGHT_KEEP_MACROS] = MAMS_OPERATOR_EVERYTHING,
    [MAMS_RIGHT_SHARE_MACROS] = MAMS_OPERATOR_SUPERVISOR,
    [MAMS_RIGHT_PRINT] = MAMS_OPERATOR_SUPERVISOR,
};

static const char *const right_names[MAMS_N_RIGHTS] = {
    [MAMS_RIGHT_FIND] = N_("to search for citizens"),
    [MAMS_RIGHT_CARD] = N_("to open a card"),
    [MAMS_RIGHT_ANSWER] = N_("to answer calls"),
    [MAMS_RIGHT_IMPORT] = N_("to import files"),
    [MAMS_RIGHT_OPERATORS] = N_("to add operators"),
    [MAMS_RIGHT_REPORTS] = N_("to run reports"),
    [MAMS_RIGHT_JOURNAL] = N_("to check the journal"),
    [MAMS_RIGHT_ASSIGN] = N_("to record or withdraw a category"),
    [MAMS_RIGHT_DECIDE] = N_("to decide about proposed changes or to break a lock"),
    [MAMS_RIGHT_KEEP_MACROS] = N_("to keep macros"),
    [MAMS_RIGHT_SHARE_MACROS] = N_("to share macros"),
    [MAMS_RIGHT_PRINT] = N_("to print procedures"),
};

bool mams_desk_may(const MamsDesk *desk, MamsRight right)
{
    return desk->roles & right_roles[right];
}

bool mams_desk_check(const MamsDesk *desk, MamsRight right, GError **error)
{
    if (mams_desk_may(desk, right))
        return true;
    if (desk->roles == 0)
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_PERMITTED,
                    _("'%s' is not an operator of this database: ask an administrator for "
                      "'mams operator add %s ROLE'"),
                    desk->login, desk->login);
    else
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_PERMITTED,
                    _("the role of '%s' does not allow %s: ask an administrator"), desk->login,
                    _(right_names[right]));
    return false;
}

/* ---- opening ---- */

MamsDesk *mams_desk_new(const MamsDeskOptions *options)
{
    MamsDesk *desk = g_new0(MamsDesk, 1);
    desk->login = g_strdup(options->login);
    desk->session = g_strdup(options->session ? options->session : "");
    desk->data_directory = g_strdup(options->data_directory);
    desk->clock = options->clock;
    desk->clock_data = options->clock_data;
    mams_mail_settings_copy(&desk->mail, &options->mail);
    desk->sms_outbox = g_strdup(options->sms_outbox);
    return desk;
}

static char *data_file(const MamsDesk *desk, const char *name)
{
    return g_build_filename(desk->data_directory, name, NULL);
}

bool mams_desk_load_rules(MamsDesk *desk, const MamsDeskOptions *options, GError **error)
{
    g_autofree char *own = data_file(desk, "rules");
    desk->rules = mams_rules_load(options->rules_directory ? options->rules_directory : own, error);
    return desk->rules != NULL;
}

static bool load_words(MamsDesk *desk, GError **error)
{
    g_autofree char *words = data_file(desk, "words");
    g_autofree char *regions = data_file(desk, "regions.csv");
    desk->words = mams_words_load(words, desk->rules, error);
    if (!desk->words)
        return false;
    desk->regions = mams_regions_load(regions, error);
    return desk->regions != NULL;
}

/* The day of a demo is kept in it; a real database follows the clock; the option overrides both. */
static bool set_today(MamsDesk *desk, MamsDay override, GError **error)
{
    g_autoptr(GError) why = NULL;
    g_autofree char *demo = mams_store_meta(desk->store, "demo", &why);
    g_autofree char *kept = why ? NULL : mams_store_meta(desk->store, "today", &why);
    if (why) {
        g_propagate_error(error, g_steal_pointer(&why));
        return false;
    }
    desk->demo = demo != NULL;
    desk->today = override;
    if (desk->today == MAMS_DAY_NONE && kept)
        desk->today = mams_day_parse(kept);
    desk->follows_clock = desk->today == MAMS_DAY_NONE;
    mams_desk_turn_day(desk);
    return true;
}

bool mams_desk_turn_day(MamsDesk *desk)
{
    MamsDay day =
        desk->follows_clock ? mams_almaty_day(desk->clock(desk->clock_data)) : desk->today;
    if (day == MAMS_DAY_NONE || day == desk->today)
        return false;
    desk->today = day;
    return true;
}

MamsDesk *mams_desk_open(const MamsDeskOptions *options, GError **error)
{
    g_autoptr(MamsDesk) desk = mams_desk_new(options);
    if (!mams_desk_load_rules(desk, options, error) || !load_words(desk, error))
        return NULL;
    desk->store = mams_store_open(options->database, options->read_only, error);
    if (!desk->store || !set_today(desk, options->today, error) ||
        !mams_store_operator(desk->store, desk->login, &desk->roles, &desk->own_iin, error))
        return NULL;
    return g_steal_pointer(&desk);
}

void mams_desk_close(MamsDesk *desk)
{
    if (!desk)
        return;
    mams_call_free(desk->call);
    mams_search_free(desk->search);
    mams_reference_free(desk->reference);
    mams_canned_free(desk->canned);
    g_clear_pointer(&desk->queue_keys, g_hash_table_unref);
    mams_mail_settings_clear(&desk->mail);
    g_free(desk->sms_outbox);
    mams_store_close(desk->store);
    mams_regions_free(desk->regions);
    mams_words_free(desk->words);
    mams_rules_free(desk->rules);
    g_free(desk->data_directory);
    g_free(desk->session);
    g_free(desk->login);
    g_free(desk);
}

const MamsRules *mams_desk_rules(const MamsDesk *desk)
{
    return desk->rules;
}

const MamsWords *mams_desk_words(const MamsDesk *desk)
{
    return desk->words;
}

const char *mams_desk_login(const MamsDesk *desk)
{
    return desk->login;
}

MamsDay mams_desk_today(const MamsDesk *desk)
{
    return desk->today;
}

bool mams_desk_is_demo(const MamsDesk *desk)
{
    return desk->demo;
}

int64_t mams_desk_count_citizens(MamsDesk *desk, GError **error)
{
    return mams_store_count_citizens(desk->store, error);
}

/* ---- the journal ---- */

int64_t mams_desk_journal(MamsDesk *desk, MamsJournalClass class_, const char *action,
                          MamsIin subject, const char *detail, GError **error)
{
    const MamsInquiry *call = mams_desk_call(desk);
    int64_t number = call != NULL ? call->number : desk->in_hand;
    g_autofree char *purpose =
        number > 0 ? g_strdup_printf("%" G_GINT64_FORMAT, number) : NULL;
    MamsJournalEntry entry = {.class_ = class_,
                              .at = desk->clock(desk->clock_data),
                              .operator_login = desk->login,
                              .action = action,
                              .subject = subject,
                              .purpose = purpose,
                              .detail = detail};
    return mams_journal_append(desk->store, &entry, error);
}

bool mams_desk_look(MamsDesk *desk, const char *action, MamsIin subject, int64_t count,
                    GError **error)
{
    g_autofree char *detail =
        subject ? NULL : g_strdup_printf("{\"count\":%" G_GINT64_FORMAT "}", count);
    if (!mams_store_begin(desk->store, error))
        return false;
    if (!mams_desk_journal(desk, MAMS_JOURNAL_LOOK, action, subject, detail, error)) {
        mams_store_rollback(desk->store);
        return false;
    }
    return mams_store_commit(desk->store, false, error);
}

/* ---- the first day of a database ---- */

/* Creates the file, its first entry and its first operator. */
static bool create(MamsDesk *desk, const MamsDeskOptions *options, const char *action, int roles,
                   GError **error)
{
    desk->store = mams_store_create(options->database, error);
    if (!desk->store || !mams_store_begin(desk->store, error))
        return false;
    int64_t entry = mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, action, 0, NULL, error);
    if (entry == 0 || !mams_store_operator_add(desk->store, desk->login, roles, 0, entry, error)) {
        mams_store_rollback(desk->store);
        return false;
    }
    return mams_store_commit(desk->store, true, error);
}

bool mams_desk_init(const MamsDeskOptions *options, GError **error)
{
    g_autoptr(MamsDesk) desk = mams_desk_new(options);
    return mams_desk_load_rules(desk, options, error) &&
           create(desk, options, "init", MAMS_OPERATOR_ADMINISTRATOR | MAMS_OPERATOR_SUPERVISOR,
                  error);
}
