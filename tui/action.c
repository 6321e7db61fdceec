/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "action_private.h"

#include "mams.h"

/* The sentence for a precondition that does not hold. */
static const struct {
    MamsNeeds need;
    const char *refusal;
} needs[] = {
    {MAMS_NEEDS_RESULT, N_("Nobody is found. Type an IIN, a phone number or a name.")},
    {MAMS_NEEDS_TEXT, N_("There is nothing to clear.")},
    {MAMS_NEEDS_CARD, N_("No card is open. F3 goes back.")},
    {MAMS_NEEDS_LIST, N_("This card was not opened from a list: search, and open it there.")},
    {MAMS_NEEDS_MONTHS, N_("Tab goes to the months; this key works there.")},
    {MAMS_NEEDS_WAYS, N_("Tab goes to the ways; this key works there.")},
    {MAMS_NEEDS_TOPIC, N_("No topic holds these words. Esc clears them.")},
    {MAMS_NEEDS_LANGUAGES, N_("This text is in your language only.")},
    {MAMS_NEEDS_ANSWERER, N_("Your role does not answer calls: ask an administrator.")},
    {MAMS_NEEDS_CALL, N_("No call runs: the first key on the search screen opens one.")},
    {MAMS_NEEDS_OPEN, N_("This inquiry is closed: Ctrl-R opens it again.")},
    {MAMS_NEEDS_CLOSED, N_("This inquiry is open.")},
    {MAMS_NEEDS_MINE, N_("This inquiry is another operator's: Ctrl-B takes it over.")},
    {MAMS_NEEDS_OTHERS, N_("This inquiry is no other operator's: there is nothing to take over.")},
    {MAMS_NEEDS_ABOUT, N_("It is not known whom this is about: Ctrl-F finds the person.")},
    {MAMS_NEEDS_MAIL, N_("No mail waits for a decision.")},
    {MAMS_NEEDS_MINOR, N_("A parent or guardian may ask for a minor only.")},
    {MAMS_NEEDS_ROW, N_("There is nothing to choose here.")},
    {MAMS_NEEDS_ASSIGN, N_("Your role may look at categories but not change them.")},
    {MAMS_NEEDS_DECIDE, N_("This needs the role senior or supervisor.")},
    {MAMS_NEEDS_HOLDING, N_("This does not hold any more. Ctrl-U takes back the last change.")},
    {MAMS_NEEDS_RECORD, N_("Choose a record that holds: only such a one can be withdrawn.")},
    {MAMS_NEEDS_CHANGE, N_("No operator has changed these categories: nothing to take back.")},
    {MAMS_NEEDS_LOCK, N_("Nobody else is editing this person: there is no lock to break.")},
    {MAMS_NEEDS_PROPOSAL, N_("This is no proposal: Esc leaves, and nothing is changed.")},
    {MAMS_NEEDS_DRAFT, N_("Nothing was typed here: the fields show what is recorded.")},
    {MAMS_NEEDS_PAGE, N_("Only pages of the manual are printed, by a supervisor.")},
    {MAMS_NEEDS_STEP, N_("There is no step to tick here.")},
    {MAMS_NEEDS_ENTRY, N_("Nothing in the menu has these words. Backspace takes letters away.")},
    {MAMS_NEEDS_NOW, N_("This works on what is known now: Ctrl-A and Enter go back to it.")},
    {MAMS_NEEDS_PICK, N_("Nothing in the list has these letters. Backspace takes them away.")},
};

const MamsAction *mams_actions(size_t *n)
{
    *n = mams_action_table_size;
    return mams_action_table;
}

static bool has_key(const MamsAction *action, MamsKey key)
{
    for (int i = 0; i < MAMS_ACTION_KEYS; i++) {
        if (action->keys[i] == key)
            return true;
    }
    return false;
}

/* How well a row serves on a kind of screen: its own whose preconditions hold before its own before
 * one that is refused there. */
static int rank(const MamsAction *row, MamsPlace place, unsigned holds)
{
    if (row->places & place)
        return row->needs & ~holds ? 2 : 3;
    return row->refusal != NULL ? 1 : 0;
}

static const MamsAction *better(const MamsAction *found, const MamsAction *row, MamsPlace place,
                                unsigned holds)
{
    int before = found != NULL ? rank(found, place, holds) : 0;
    return rank(row, place, holds) > before ? row : found;
}

const MamsAction *mams_action_for_key(MamsPlace place, MamsKey key, unsigned holds)
{
    const MamsAction *found = NULL;
    for (size_t i = 0; key != MAMS_KEY_NONE && i < mams_action_table_size; i++) {
        if (has_key(&mams_action_table[i], key))
            found = better(found, &mams_action_table[i], place, holds);
    }
    return found;
}

const MamsAction *mams_action_find(MamsPlace place, const char *name)
{
    const MamsAction *found = NULL;
    for (size_t i = 0; i < mams_action_table_size; i++) {
        if (g_str_equal(mams_action_table[i].name, name))
            found = better(found, &mams_action_table[i], place, 0);
    }
    return found;
}

const char *mams_action_key(MamsActionId id)
{
    for (size_t i = 0; i < mams_action_table_size; i++) {
        if (mams_action_table[i].id == id)
            return mams_keymap_name(mams_action_table[i].keys[0]);
    }
    return "";
}

const char *mams_action_refusal(const MamsAction *action, MamsPlace place, unsigned holds)
{
    if (!(action->places & place) && place & (MAMS_PLACE_PICK | MAMS_PLACE_PROMPT))
        return _("Something is asked here: Enter takes it, Esc leaves it.");
    if (!(action->places & place) && action->places & (unsigned)MAMS_PLACE_SCREENS && !(place & MAMS_PLACE_SCREENS))
        return _("This key works on the screen below: Esc goes back to it.");
    if (!(action->places & place))
        return _(action->refusal);
    unsigned missing = action->needs & ~holds;
    for (size_t i = 0; i < G_N_ELEMENTS(needs); i++) {
        if (missing & needs[i].need)
            return _(needs[i].refusal);
    }
    return NULL;
}

char *mams_action_keys(const MamsAction *action)
{
    GString *names = g_string_new(NULL);
    for (int i = 0; i < MAMS_ACTION_KEYS; i++) {
        const char *name = mams_keymap_name(action->keys[i]);
        if (*name != '\0')
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", name);
    }
    return g_string_free(names, FALSE);
}
