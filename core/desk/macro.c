/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk/macro.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/text.h"
#include "desk/desk_private.h"

enum { MAX_NAME_LETTERS = 40, MAX_KEYS = 4000 };

GPtrArray *mams_desk_macros(MamsDesk *desk, GError **error)
{
    return mams_store_macros(desk->store, desk->login, error);
}

MamsMacro *mams_desk_macro(MamsDesk *desk, const char *name, GError **error)
{
    g_autoptr(GPtrArray) macros = mams_desk_macros(desk, error);
    for (guint i = 0; macros != NULL && i < macros->len; i++) {
        if (g_str_equal(((const MamsMacro *)g_ptr_array_index(macros, i))->name, name))
            return g_ptr_array_steal_index(macros, i);
    }
    if (macros != NULL)
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                    _("there is no macro '%s': ':macros' names them all"), name);
    return NULL;
}

/* The macro of that name when it is the operator's own. */
static MamsMacro *find_own(MamsDesk *desk, const char *name, GError **error)
{
    g_autoptr(MamsMacro) macro = mams_desk_macro(desk, name, error);
    if (macro == NULL || g_str_equal(macro->login, desk->login))
        return g_steal_pointer(&macro);
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_PERMITTED,
                _("the macro '%s' belongs to '%s': only its owner may change it"), name,
                macro->login);
    return NULL;
}

static char *detail_of(const MamsMacro *macro)
{
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    mams_json_string(&json, "name", macro->name);
    mams_json_string(&json, "keys", macro->keys);
    mams_json_bool(&json, "shared", macro->shared);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}

/* Writes the macro, or deletes it, with its journal entry. */
static bool change(MamsDesk *desk, const MamsMacro *macro, const char *action, bool delete,
                   GError **error)
{
    g_autofree char *detail = detail_of(macro);
    int64_t entry = mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, action, 0, detail, error);
    return entry != 0 &&
           (delete ? mams_store_delete_macro(desk->store, macro->login, macro->name, error)
                   : mams_store_put_macro(desk->store, macro, entry, error));
}

/* Ends the transaction of a change, which also holds what the change was made of: another run of
 * the program may be at the same macro. */
static bool end(MamsDesk *desk, bool done, GError **error)
{
    if (done)
        return mams_store_commit(desk->store, true, error);
    mams_store_rollback(desk->store);
    return false;
}

static bool is_name(const char *name)
{
    g_autofree char *clean = mams_text_clean(name);
    glong letters = g_utf8_strlen(clean, -1);
    return g_str_equal(clean, name) && letters > 0 && letters <= MAX_NAME_LETTERS &&
           strchr(name, ' ') == NULL;
}

static bool keep(MamsDesk *desk, const char *name, const char *keys, GError **error)
{
    g_autoptr(GPtrArray) macros = mams_desk_macros(desk, error);
    bool shared = false;
    for (guint i = 0; macros != NULL && i < macros->len; i++) {
        const MamsMacro *other = g_ptr_array_index(macros, i);
        if (g_str_equal(other->login, desk->login) && g_str_equal(other->name, name))
            shared = other->shared && mams_desk_may(desk, MAMS_RIGHT_SHARE_MACROS);
    }
    const MamsMacro macro = {desk->login, (char *)name, (char *)keys, shared};
    return macros != NULL && change(desk, &macro, "macro-keep", false, error);
}

bool mams_desk_keep_macro(MamsDesk *desk, const char *name, const char *keys, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_KEEP_MACROS, error))
        return false;
    if (!is_name(name)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'%s' cannot name a macro: give one word of at most %d letters"), name,
                    MAX_NAME_LETTERS);
        return false;
    }
    if (*keys == '\0' || strlen(keys) > MAX_KEYS) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("the macro '%s' has no keys or too many: record it again"), name);
        return false;
    }
    return mams_store_begin(desk->store, error) && end(desk, keep(desk, name, keys, error), error);
}

static bool share(MamsDesk *desk, const char *name, GError **error)
{
    g_autoptr(MamsMacro) macro = find_own(desk, name, error);
    if (macro == NULL)
        return false;
    macro->shared = true;
    return change(desk, macro, "macro-share", false, error);
}

bool mams_desk_share_macro(MamsDesk *desk, const char *name, GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_SHARE_MACROS, error))
        return false;
    return mams_store_begin(desk->store, error) && end(desk, share(desk, name, error), error);
}

static bool delete_own(MamsDesk *desk, const char *name, GError **error)
{
    g_autoptr(MamsMacro) macro = find_own(desk, name, error);
    return macro != NULL && change(desk, macro, "macro-delete", true, error);
}

bool mams_desk_delete_macro(MamsDesk *desk, const char *name, GError **error)
{
    return mams_store_begin(desk->store, error) && end(desk, delete_own(desk, name, error), error);
}

/* ---- the language ---- */

int mams_desk_last_language(MamsDesk *desk, GError **error)
{
    g_autofree char *code = NULL;
    if (!mams_store_setting(desk->store, desk->login, "language", &code, error) || code == NULL)
        return -1;
    return mams_lang_parse(code);
}

bool mams_desk_keep_language(MamsDesk *desk, MamsLang lang, GError **error)
{
    if (!mams_store_begin(desk->store, error))
        return false;
    if (!mams_store_set_setting(desk->store, desk->login, "language", mams_lang_code(lang),
                                error)) {
        mams_store_rollback(desk->store);
        return false;
    }
    return mams_store_commit(desk->store, false, error);
}
