/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "desk/desk_private.h"
#include "exchange/json.h"

static char *operator_detail(const char *login, const char *role)
{
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    mams_json_string(&json, "login", login);
    mams_json_string(&json, "role", role);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}

bool mams_desk_operator_add(MamsDesk *desk, const char *login, const char *role, MamsIin iin,
                            GError **error)
{
    int roles = mams_operator_role_parse(role);
    if (!mams_desk_check(desk, MAMS_RIGHT_OPERATORS, error))
        return false;
    if (roles == 0) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("there is no role '%s': say read-only, operator, senior, supervisor, "
                      "administrator or auditor"),
                    role);
        return false;
    }
    if (!*login || strpbrk(login, " \t\n:/")) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'%s' cannot be a login: give the name used to log in to this machine"),
                    login);
        return false;
    }
    if (!mams_store_begin(desk->store, error))
        return false;
    g_autofree char *detail = operator_detail(login, role);
    int64_t entry =
        mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, "operator-add", iin, detail, error);
    if (entry == 0 || !mams_store_operator_add(desk->store, login, roles, iin, entry, error)) {
        mams_store_rollback(desk->store);
        return false;
    }
    return mams_store_commit(desk->store, true, error);
}

bool mams_desk_journal_head(MamsDesk *desk, int64_t *entry, char hash[65], GError **error)
{
    return mams_desk_check(desk, MAMS_RIGHT_JOURNAL, error) &&
           mams_journal_head_hash(desk->store, entry, hash, error);
}

bool mams_desk_journal_verify(MamsDesk *desk, int64_t *entries, GError **error)
{
    return mams_desk_check(desk, MAMS_RIGHT_JOURNAL, error) &&
           mams_journal_verify(desk->store, entries, error);
}
