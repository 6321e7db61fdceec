/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "desk/desk_private.h"

/* The day the payments were as of, and whether they told of later stages by then. */
static bool find_source(MamsDesk *desk, MamsCard *card, GError **error)
{
    bool stages;
    if (!mams_desk_age(desk, MAMS_FILE_PAYMENTS, card->known, &card->data_of, error) ||
        !mams_desk_tells_stages(desk, card->known, &stages, error))
        return false;
    card->person.no_stages = !stages;
    return true;
}

/* The last change that was seen: of the journal now, or the time asked for. */
static bool find_journal(MamsDesk *desk, MamsCard *card, GError **error)
{
    int64_t head = mams_journal_head(desk->store, true, error);
    card->journal = MIN(head, card->known);
    return head >= 0;
}

/* Whether the data are too old for the day asked about to be spoken of without a warning. */
static bool is_stale(const MamsDesk *desk, const MamsCard *card, MamsDay on)
{
    return card->data_of != MAMS_DAY_NONE && on - card->data_of > desk->rules->stale_days;
}

static void introduce(const MamsDesk *desk, MamsCard *card, MamsDay on)
{
    const MamsCitizen *citizen = card->citizen;
    card->person = (MamsPerson){.surname = citizen->surname,
                                .given = citizen->given,
                                .patronymic = citizen->patronymic,
                                .sex = citizen->sex,
                                .data_of = card->data_of,
                                .stale = is_stale(desk, card, on),
                                .no_stages = card->person.no_stages};
}

MamsCard *mams_desk_card(MamsDesk *desk, MamsIin iin, MamsDay on, int64_t known, int months,
                         GError **error)
{
    if (!mams_desk_check(desk, MAMS_RIGHT_CARD, error))
        return NULL;
    g_autoptr(MamsCard) card = g_new0(MamsCard, 1);
    card->known = known;
    card->citizen = mams_store_citizen(desk->store, iin, known, error);
    if (!card->citizen)
        return NULL;
    card->facts = mams_facts_new();
    if (!mams_store_facts(desk->store, desk->rules, iin, known, card->facts, error) ||
        !find_source(desk, card, error) || !find_journal(desk, card, error))
        return NULL;
    if (on == MAMS_DAY_NONE)
        on = desk->today;
    card->answer = mams_status_answer(desk->rules, card->facts, on, months);
    mams_regions_names(desk->regions, card->citizen->region, card->region_name);
    introduce(desk, card, on);
    return g_steal_pointer(&card);
}

void mams_card_free(MamsCard *card)
{
    if (!card)
        return;
    mams_citizen_free(card->citizen);
    mams_facts_free(card->facts);
    mams_answer_free(card->answer);
    g_free(card);
}
