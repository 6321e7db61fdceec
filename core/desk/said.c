/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was said, so that it can be shown and checked later. */
#include "base/text.h"
#include "desk/call.h"
#include "desk/said_private.h"

int64_t mams_said_in(const MamsDesk *desk)
{
    const MamsInquiry *call = mams_desk_call(desk);
    return call != NULL ? call->number : mams_desk_in_hand(desk);
}

/* The words stand with the answer; the journal has where, how and in which language. (owned) */
static char *describe(const MamsSaid *said, const char *id)
{
    MamsJson json = {.out = g_string_new(NULL)};
    mams_json_open(&json, NULL, '{');
    if (said->inquiry != 0)
        mams_json_integer(&json, "inquiry", said->inquiry);
    mams_json_string(&json, "voice", said->voice);
    mams_json_string(&json, "language", mams_lang_code((MamsLang)said->language));
    if (id != NULL)
        mams_json_string(&json, "id", id);
    mams_json_close(&json, '}');
    return g_string_free(json.out, FALSE);
}

MamsSaid mams_said_about_card(const MamsDesk *desk, const MamsCard *card)
{
    return (MamsSaid){
        .inquiry = mams_said_in(desk),
        .iin = card->citizen->iin,
        .on = card->answer->on,
        .known = card->journal,
        .rules = desk->rules->hash,
        .at = mams_desk_now(desk),
        .login = desk->login,
    };
}

bool mams_said_put(MamsDesk *desk, const char *action, const MamsSaid *said, const char *id,
                   GError **error)
{
    g_autofree char *detail = describe(said, id);
    int64_t entry = mams_desk_journal(desk, MAMS_JOURNAL_CHANGE, action, said->iin, detail, error);
    return entry != 0 && mams_store_said_add(desk->store, said, entry, error) > 0;
}

bool mams_desk_say(MamsDesk *desk, const MamsCard *card, const char *voice, MamsLang lang,
                   const char *text, GError **error)
{
    g_autofree char *words = mams_text_clean_lines(text);
    if (!mams_desk_check(desk, MAMS_RIGHT_ANSWER, error))
        return false;
    if (*words == '\0')
        return true;
    if (!mams_store_begin(desk->store, error))
        return false;
    MamsSaid said = mams_said_about_card(desk, card);
    said.voice = (char *)voice;
    said.language = (int)lang;
    said.text = words;
    int before = mams_store_said_before(desk->store, &said, error);
    if (before < 0 || (before == 0 && !mams_said_put(desk, "said", &said, NULL, error))) {
        mams_store_rollback(desk->store);
        return false;
    }
    if (before == 0)
        return mams_store_commit(desk->store, false, error);
    mams_store_rollback(desk->store);
    return true;
}

GPtrArray *mams_desk_said_about(MamsDesk *desk, MamsIin iin, int limit, GError **error)
{
    return mams_desk_check(desk, MAMS_RIGHT_ANSWER, error)
               ? mams_store_said_about(desk->store, iin, limit, error)
               : NULL;
}
