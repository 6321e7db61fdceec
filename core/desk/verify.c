/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "desk/desk_private.h"
#include "desk/letter_code.h"
#include "desk/letter_private.h"

/* A letter made again from its journal entry. */

void mams_verification_free(MamsVerification *verification)
{
    if (verification == NULL)
        return;
    g_free(verification->time);
    g_free(verification->login);
    g_free(verification->name);
    g_free(verification);
}

bool mams_verification_holds(const MamsVerification *verification)
{
    return verification->rebuilt && (!verification->compared || verification->same);
}

/* A letter's entry, read back. */
typedef struct {
    bool is_letter;
    MamsIin subject;
    char *time, *login, *detail; /* (owned) */
    MamsLetterBasis basis;
    char *rules, *sha256; /* (owned) */
} Entry;

static void entry_clear(Entry *entry)
{
    g_free(entry->time);
    g_free(entry->login);
    g_free(entry->detail);
    g_free(entry->rules);
    g_free(entry->sha256);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Entry, entry_clear)

static bool keep(int64_t number, const MamsJournalEntry *row, void *data)
{
    Entry *entry = data;
    (void)number;
    entry->is_letter = row->class_ == MAMS_JOURNAL_CHANGE && g_str_equal(row->action, "letter");
    entry->subject = row->subject;
    entry->time = mams_almaty_time(row->at);
    entry->login = g_strdup(row->operator_login);
    entry->detail = g_strdup(row->detail);
    return true;
}

static const char *text_of(JsonObject *object, const char *name)
{
    return json_object_get_string_member_with_default(object, name, "");
}

static bool read_members(Entry *entry, JsonObject *object)
{
    MamsLetterBasis *basis = &entry->basis;
    int kind = mams_letter_kind_parse(text_of(object, "kind"));
    int langs = mams_letter_langs_parse(text_of(object, "languages"));
    if (kind < 0 || langs < 0)
        return false;
    basis->options =
        (MamsLetterOptions){.iin = entry->subject,
                            .on = mams_day_parse(text_of(object, "on")),
                            .kind = (MamsLetterKind)kind,
                            .langs = (MamsLetterLangs)langs,
                            .known = json_object_get_int_member_with_default(object, "known", -1)};
    basis->issued = mams_day_parse(text_of(object, "issued"));
    basis->data_of = mams_day_parse(text_of(object, "data_of"));
    basis->stages = json_object_get_boolean_member_with_default(object, "stages", FALSE);
    entry->rules = g_strdup(text_of(object, "rules"));
    entry->sha256 = g_strdup(text_of(object, "sha256"));
    return basis->options.on != MAMS_DAY_NONE && basis->issued != MAMS_DAY_NONE &&
           basis->options.known >= 0;
}

static bool read_detail(Entry *entry)
{
    g_autoptr(JsonNode) root = entry->detail ? json_from_string(entry->detail, NULL) : NULL;
    return root != NULL && JSON_NODE_HOLDS_OBJECT(root) &&
           read_members(entry, json_node_get_object(root));
}

static bool fail_unknown(const char *code, GError **error)
{
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_NOT_FOUND,
                _("no letter was issued with the code '%s': compare it sign by sign"), code);
    return false;
}

/* Finds the entry of a code. `code` gets it as it is written. */
static bool find_entry(MamsDesk *desk, const char *text, int64_t *number, Entry *entry,
                       char code[MAMS_LETTER_CODE_SIZE], GError **error)
{
    char hash[65], written[MAMS_LETTER_CODE_SIZE];
    if (!mams_letter_code_read(text, number, code)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'%s' is not the code of a letter: it has 12 signs or more, the last of "
                      "which checks the others"),
                    text);
        return false;
    }
    int64_t head = mams_journal_head(desk->store, false, error);
    if (head < 0)
        return false;
    if (*number > head)
        return fail_unknown(code, error);
    if (!mams_journal_entry(desk->store, *number, keep, entry, hash, error))
        return false;
    mams_letter_code_write(*number, hash, written);
    if (!entry->is_letter || !g_str_equal(written, code))
        return fail_unknown(code, error);
    if (read_detail(entry))
        return true;
    g_set_error(error, MAMS_ERROR, MAMS_ERROR_DATA,
                _("the journal's entry of the letter '%s' cannot be read: use the program that "
                  "issued it, or a newer one"),
                code);
    return false;
}

static bool is_copy(const MamsLetter *letter, GBytes *copy)
{
    gsize size;
    const char *bytes = g_bytes_get_data(copy, &size);
    if (g_bytes_equal(letter->pdf, copy))
        return true;
    return size == strlen(letter->text) && memcmp(bytes, letter->text, size) == 0;
}

static bool rebuild(MamsDesk *desk, const Entry *entry, const char *code, GBytes *copy,
                    MamsVerification *verification, GError **error)
{
    g_autoptr(MamsLetter) plain = NULL, letter = NULL;
    g_autoptr(MamsCard) card = mams_letter_card(desk, &entry->basis, error);
    if (card == NULL || !(plain = mams_letter_make(desk, &entry->basis, card, NULL, error)) ||
        !(letter = mams_letter_make(desk, &entry->basis, card, code, error)))
        return false;
    const MamsCitizen *citizen = card->citizen;
    g_autofree char *hash = mams_letter_hash(plain);
    verification->name =
        g_strstrip(g_strjoin(" ", citizen->surname, citizen->given, citizen->patronymic, NULL));
    verification->rebuilt = g_str_equal(hash, entry->sha256);
    verification->compared = copy != NULL;
    verification->same = copy != NULL && is_copy(letter, copy);
    return true;
}

MamsVerification *mams_desk_verify(MamsDesk *desk, const char *code, GBytes *copy, GError **error)
{
    g_auto(Entry) entry = {0};
    g_autoptr(MamsVerification) verification = g_new0(MamsVerification, 1);
    char written[MAMS_LETTER_CODE_SIZE];
    if (!mams_desk_check(desk, MAMS_RIGHT_CARD, error) ||
        !find_entry(desk, code, &verification->entry, &entry, written, error) ||
        !rebuild(desk, &entry, written, copy, verification, error))
        return NULL;
    verification->options = entry.basis.options;
    verification->issued = entry.basis.issued;
    verification->rules_changed = !g_str_equal(entry.rules, desk->rules->hash);
    verification->time = g_steal_pointer(&entry.time);
    verification->login = g_steal_pointer(&entry.login);
    return g_steal_pointer(&verification);
}
