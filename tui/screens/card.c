/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/card_private.h"

#include "call.h"
#include "screens/inquiries.h"
#include "screens/known.h"
#include "screens/restore.h"

enum { MONTHS_READ = 84 /* the strip goes back so far */ };

/* ---- whose card ---- */

/* Shows a citizen as known at a time (NULL: now); the screen stays as it was when he cannot be
 * read. */
static bool load(MamsCardScreen *card, MamsIin iin, const char *as_known, GError **error)
{
    MamsDesk *desk = mams_app_desk(card->screen.app);
    int64_t known = G_MAXINT64;
    if (as_known != NULL && !mams_desk_known_at(desk, as_known, &known, error))
        return false;
    g_autoptr(MamsCard) read = mams_desk_card(desk, iin, card->on, known, MONTHS_READ, error);
    MamsAround *around = read != NULL ? mams_desk_around(desk, read, error) : NULL;
    if (around == NULL)
        return false;
    g_clear_pointer(&card->around, mams_around_free);
    g_clear_pointer(&card->card, mams_card_free);
    g_clear_pointer(&card->error, g_free);
    card->card = g_steal_pointer(&read);
    card->around = around;
    g_clear_pointer(&card->money, g_array_unref);
    card->money =
        mams_money_under_way(mams_desk_rules(desk), card->card->facts, card->card->answer->on,
                             mams_person_stages_of(&card->card->person));
    card->months = mams_timeline_of(card->card->answer);
    card->focus = MAMS_CARD_MONTHS;
    mams_list_reset(&card->ways, (int)card->card->answer->ways->len);
    g_autofree char *before = card->as_known;
    card->as_known = g_strdup(as_known);
    /* Nobody has seen this one yet: its painting is a look of its own. */
    card->looked = false;
    card->screen.was_painted = false;
    return true;
}

/* Reads the same person again; the focus stays where it is, and the look is written already. */
static void reload(MamsCardScreen *card)
{
    g_autofree char *as_known = g_strdup(card->as_known);
    MamsMonth month = card->months.cursor;
    MamsCardFocus focus = card->focus;
    int way = card->ways.selected;
    bool looked = card->looked, painted = card->screen.was_painted;
    g_autoptr(GError) error = NULL;
    card->stale = false;
    if (!load(card, card->card->citizen->iin, as_known, &error)) {
        card->error = g_strdup(error->message);
        g_clear_pointer(&card->around, mams_around_free);
        g_clear_pointer(&card->card, mams_card_free);
        return;
    }
    card->looked = looked;
    card->screen.was_painted = painted;
    mams_timeline_go(&card->months, month);
    mams_list_move(&card->ways, way);
    card->focus = card->ways.count > 0 ? focus : MAMS_CARD_MONTHS;
}

/* Only on top: the screens above it show what was read. */
static void settle(MamsScreen *screen)
{
    MamsCardScreen *card = (MamsCardScreen *)screen;
    if (card->stale && card->card != NULL)
        reload(card);
}

static void changed(MamsScreen *screen, MamsIin iin)
{
    MamsCardScreen *card = (MamsCardScreen *)screen;
    card->stale = card->stale || (card->card != NULL && card->card->citizen->iin == iin);
}

/* The next or the previous person of the list, without going back to it. */
static void step(MamsCardScreen *card, int delta)
{
    MamsIin iin;
    g_autoptr(GError) error = NULL;
    if (!card->list->step(card->list, delta, &iin))
        mams_app_say(card->screen.app, delta > 0 ? _("This is the last person of the list.")
                                                 : _("This is the first person of the list."));
    else if (!load(card, iin, NULL, &error))
        mams_app_say_error(card->screen.app, error->message);
}

/* The next card of the call, in the place of this one. */
static void next_card(MamsCardScreen *card)
{
    MamsApp *app = card->screen.app;
    MamsIin shown = card->card != NULL ? card->card->citizen->iin : 0;
    MamsIin iin = mams_call_next_card(mams_app_desk(app), shown);
    g_autoptr(GError) error = NULL;
    if (iin == 0)
        mams_app_say(app, _("The call has no other card. F3 goes back to the search."));
    else if (!load(card, iin, NULL, &error))
        mams_app_say_error(app, error->message);
}

/* ---- drawing ---- */

/* Why it was cleared, with the cursor at it for those who hear the screen. */
static void draw_error(const MamsCardScreen *card, MamsDraw *draw, MamsArea area)
{
    mams_draw_paragraph(draw, area, MAMS_ROLE_BAD, card->error);
    mams_draw_cursor(draw, area.row, area.column);
}

static void draw_card(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    MamsCardScreen *card = (MamsCardScreen *)screen;
    if (card->card != NULL)
        mams_card_draw(card, draw, body);
    else
        draw_error(card, draw, mams_area_inset(body, 1, 1));
}

/* ---- keys ---- */

static unsigned holds(const MamsScreen *screen)
{
    const MamsCardScreen *card = (const MamsCardScreen *)screen;
    unsigned list = card->list != NULL ? MAMS_NEEDS_LIST : 0u;
    if (card->card == NULL)
        return list;
    return list | MAMS_NEEDS_CARD | (card->as_known == NULL ? MAMS_NEEDS_NOW : 0u) |
           (card->focus == MAMS_CARD_MONTHS ? MAMS_NEEDS_MONTHS : MAMS_NEEDS_WAYS) |
           (mams_card_is_minor(card) ? MAMS_NEEDS_MINOR : 0u);
}

static void open_month(MamsCardScreen *card)
{
    const MamsMonthAnswer *month = mams_answer_month(card->card->answer, card->months.cursor);
    if (month == NULL)
        return;
    mams_desk_call_note(mams_app_desk(card->screen.app), MAMS_TOPIC_MONTHS);
    mams_app_push(card->screen.app, mams_month_screen_new(card->screen.app, card->card, month));
}

static void open_way(MamsCardScreen *card)
{
    const MamsWay *way = g_ptr_array_index(card->card->answer->ways, card->ways.selected);
    mams_desk_call_note(mams_app_desk(card->screen.app), MAMS_TOPIC_WAYS);
    mams_app_push(card->screen.app, mams_way_screen_new(card->screen.app, card->card, way));
}

/* A way in hand is filled in. */
static void open_whatif(MamsCardScreen *card)
{
    const MamsWay *way = card->focus == MAMS_CARD_WAYS
                             ? g_ptr_array_index(card->card->answer->ways, card->ways.selected)
                             : NULL;
    mams_desk_call_note(mams_app_desk(card->screen.app), MAMS_TOPIC_WAYS);
    mams_app_push(card->screen.app, mams_whatif_screen_new(&card->screen, way));
}

static void open_categories(MamsCardScreen *card)
{
    MamsApp *app = card->screen.app;
    g_autoptr(GError) error = NULL;
    mams_desk_call_note(mams_app_desk(app), MAMS_TOPIC_CATEGORY);
    MamsScreen *categories = mams_categories_screen_new(app, card->card->citizen->iin, &error);
    if (categories != NULL)
        mams_app_push(app, categories);
    else
        mams_app_say_error(app, error->message);
}

static void next_part(MamsCardScreen *card)
{
    bool to_ways = card->focus == MAMS_CARD_MONTHS && card->ways.count > 0;
    card->focus = to_ways ? MAMS_CARD_WAYS : MAMS_CARD_MONTHS;
}

static void next_caller_language(MamsApp *app)
{
    MamsLang next = (MamsLang)((mams_app_caller_language(app) + 1) % MAMS_N_LANGS);
    mams_app_set_caller_language(app, next);
}

/* One more thing is known of the caller; the same key again takes it back. */
static void identify(MamsCardScreen *card, MamsCaller caller, unsigned asked)
{
    MamsDesk *desk = mams_app_desk(card->screen.app);
    MamsIin iin = card->card->citizen->iin;
    const MamsInquiryCitizen *known = mams_desk_call_citizen(desk, iin);
    g_autoptr(GError) error = NULL;
    MamsInquiryCitizen now = known != NULL ? *known : (MamsInquiryCitizen){.iin = iin};
    if (caller != MAMS_CALLER_UNKNOWN)
        now.caller = now.caller == caller ? MAMS_CALLER_UNKNOWN : caller;
    if (!mams_desk_call_identify(desk, iin, now.caller, now.asked ^ asked, &error))
        mams_app_say_error(card->screen.app, error->message);
    else
        mams_card_note_said(card);
}

/* Who calls, and what was asked. False when the action is another one. */
static bool act_on_caller(MamsCardScreen *card, MamsActionId action)
{
    switch ((int)action) {
    case MAMS_ACTION_CALLER_PERSON:
        identify(card, MAMS_CALLER_PERSON, 0);
        return true;
    case MAMS_ACTION_CALLER_GUARDIAN:
        identify(card, MAMS_CALLER_GUARDIAN, 0);
        return true;
    case MAMS_ACTION_CALLER_OTHER:
        identify(card, MAMS_CALLER_OTHER, 0);
        return true;
    case MAMS_ACTION_ASKED_NAME:
        identify(card, MAMS_CALLER_UNKNOWN, MAMS_ASKED_NAME);
        return true;
    case MAMS_ACTION_ASKED_BIRTH:
        identify(card, MAMS_CALLER_UNKNOWN, MAMS_ASKED_BIRTH);
        return true;
    case MAMS_ACTION_ASKED_PLACE:
        identify(card, MAMS_CALLER_UNKNOWN, MAMS_ASKED_PLACE);
        return true;
    default:
        return false;
    }
}

static void move_vertically(MamsCardScreen *card, int direction)
{
    if (card->focus == MAMS_CARD_WAYS)
        mams_list_move(&card->ways, direction);
    else
        mams_timeline_move(&card->months, direction * 12);
}

static void move_months(MamsCardScreen *card, MamsActionId action)
{
    switch ((int)action) {
    case MAMS_ACTION_EARLIER_MONTH:
        mams_timeline_move(&card->months, -1);
        break;
    case MAMS_ACTION_LATER_MONTH:
        mams_timeline_move(&card->months, 1);
        break;
    case MAMS_ACTION_FIRST_MONTH:
        card->months.cursor = card->months.first;
        break;
    case MAMS_ACTION_LAST_MONTH:
        card->months.cursor = card->months.last;
        break;
    }
}

static void act(MamsScreen *screen, MamsActionId action)
{
    MamsCardScreen *card = (MamsCardScreen *)screen;
    if (mams_card_act_on_promise(card, action) || act_on_caller(card, action))
        return;
    switch ((int)action) {
    case MAMS_ACTION_DETAILS:
        mams_desk_call_note(mams_app_desk(screen->app), MAMS_TOPIC_RELATIVE);
        mams_app_push(screen->app, mams_details_screen_new(screen->app, card->card, card->around));
        break;
    case MAMS_ACTION_INQUIRY:
        mams_app_push(screen->app, mams_topics_screen_new(screen->app));
        break;
    case MAMS_ACTION_NEXT_CARD:
        next_card(card);
        break;
    case MAMS_ACTION_NEXT_PERSON:
        step(card, 1);
        break;
    case MAMS_ACTION_PREVIOUS_PERSON:
        step(card, -1);
        break;
    case MAMS_ACTION_EDIT:
        open_categories(card);
        break;
    case MAMS_ACTION_LETTER:
        mams_app_push(screen->app, mams_letter_screen_new(screen->app, card->card->citizen->iin));
        break;
    case MAMS_ACTION_WHY:
        mams_app_push(screen->app, mams_why_screen_new(screen->app, card->card));
        break;
    case MAMS_ACTION_MONTHS:
        mams_desk_call_note(mams_app_desk(screen->app), MAMS_TOPIC_MONTHS);
        mams_app_push(screen->app, mams_months_screen_new(screen, card->months.cursor));
        break;
    case MAMS_ACTION_WHAT_IF:
        open_whatif(card);
        break;
    case MAMS_ACTION_AS_KNOWN:
        mams_known_ask(screen);
        break;
    case MAMS_ACTION_DIFF:
        mams_known_ask_diff(screen);
        break;
    case MAMS_ACTION_NEXT_PART:
        next_part(card);
        break;
    case MAMS_ACTION_CALLER_LANGUAGE:
        next_caller_language(screen->app);
        mams_card_note_said(card);
        break;
    case MAMS_ACTION_OPEN_MONTH:
        open_month(card);
        break;
    case MAMS_ACTION_OPEN_WAY:
        open_way(card);
        break;
    case MAMS_ACTION_UP:
        move_vertically(card, -1);
        break;
    case MAMS_ACTION_DOWN:
        move_vertically(card, 1);
        break;
    case MAMS_ACTION_PAGE_UP:
        mams_list_move_page(&card->ways, -1);
        break;
    case MAMS_ACTION_PAGE_DOWN:
        mams_list_move_page(&card->ways, 1);
        break;
    default:
        move_months(card, action);
        break;
    }
}

static const char *topic(const MamsScreen *screen)
{
    const MamsCardScreen *card = (const MamsCardScreen *)screen;
    return card->focus == MAMS_CARD_WAYS ? "card.ways" : "card.months";
}

/* ---- start and end ---- */

const MamsCard *mams_card_screen_card(const MamsScreen *screen)
{
    return ((const MamsCardScreen *)screen)->card;
}

bool mams_card_screen_know(MamsScreen *screen, const char *as_known, GError **error)
{
    MamsCardScreen *card = (MamsCardScreen *)screen;
    MamsDay on = card->on;
    if (as_known == NULL)
        card->on = MAMS_DAY_NONE;
    if (load(card, card->card->citizen->iin, as_known, error))
        return true;
    card->on = on;
    return false;
}

static const char *as_known(const MamsScreen *screen)
{
    return ((const MamsCardScreen *)screen)->as_known;
}

/* The look is written when the card, or what was opened from it, can be seen. */
bool mams_card_screen_look(MamsScreen *screen)
{
    MamsCardScreen *card = (MamsCardScreen *)screen;
    MamsDesk *desk = mams_app_desk(screen->app);
    g_autoptr(GError) error = NULL;
    const char *action = card->as_known != NULL ? "as-known" : "card";
    if (card->looked)
        return false;
    card->looked = true;
    MamsIin iin = card->card->citizen->iin;
    if (mams_desk_look(desk, action, iin, 1, &error) && mams_desk_call_add(desk, iin, &error)) {
        mams_card_note_said(card);
        return false;
    }
    card->error = g_strdup_printf(
        _("The card is closed: the look at it could not be written into the journal (%s)."),
        error->message);
    g_clear_pointer(&card->around, mams_around_free);
    g_clear_pointer(&card->card, mams_card_free);
    return true;
}

static MamsIin subject(const MamsScreen *screen)
{
    const MamsCardScreen *card = (const MamsCardScreen *)screen;
    return card->card != NULL ? card->card->citizen->iin : 0;
}

static void close_card(MamsScreen *screen)
{
    MamsCardScreen *card = (MamsCardScreen *)screen;
    g_clear_pointer(&card->around, mams_around_free);
    g_clear_pointer(&card->card, mams_card_free);
    g_clear_pointer(&card->money, g_array_unref);
    g_free(card->error);
    g_free(card->as_known);
    g_free(card);
}

static MamsScreen *question(MamsScreen *screen, const char *name)
{
    return g_str_equal(name, MAMS_REMIND_QUESTION) ? mams_remind_question(screen)
                                                   : mams_known_question(screen, name);
}

static const MamsScreenClass card_class = {
    .place = MAMS_PLACE_CARD,
    .title = N_("Card"),
    .name = "card",
    .topic = topic,
    .draw = draw_card,
    .act = act,
    .holds = holds,
    .settle = settle,
    .painted = mams_card_screen_look,
    .changed = changed,
    .subject = subject,
    .as_known = as_known,
    .question = question,
    .keep = mams_card_keep,
    .speech = mams_card_speech,
    .close = close_card,
};

/* NULL with an error when it cannot be read. */
static MamsScreen *card_new(MamsApp *app, MamsIin iin, MamsCardList *list, GError **error)
{
    MamsCardScreen *card = g_new0(MamsCardScreen, 1);
    card->screen.class = &card_class;
    card->screen.app = app;
    card->list = list;
    card->on = MAMS_DAY_NONE;
    if (load(card, iin, NULL, error))
        return &card->screen;
    close_card(&card->screen);
    return NULL;
}

void mams_card_open(MamsApp *app, MamsIin iin, MamsCardList *list)
{
    g_autoptr(GError) error = NULL;
    mams_call_begin(app);
    MamsScreen *card = card_new(app, iin, list, &error);
    if (card != NULL)
        mams_app_push(app, card);
    else
        mams_app_say_error(app, error->message);
}

void mams_card_open_as_said(MamsApp *app, const MamsSaid *said)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *known = g_strdup_printf("%" G_GINT64_FORMAT, said->known);
    MamsScreen *screen = card_new(app, said->iin, NULL, &error);
    if (screen != NULL) {
        ((MamsCardScreen *)screen)->on = said->on;
        if (mams_card_screen_know(screen, known, &error)) {
            mams_app_push(app, screen);
            return;
        }
        close_card(screen);
    }
    mams_app_say_error(app, error->message);
}

MamsScreen *mams_card_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                     GError **error)
{
    MamsScreen *below = mams_app_top(app);
    MamsCardList *list = mams_search_screen_cards(below);
    if (list == NULL)
        list = mams_find_form_screen_cards(below);
    if (!g_key_file_get_boolean(file, group, "of-list", NULL))
        list = NULL;
    MamsIin iin = g_key_file_get_uint64(file, group, "iin", NULL);
    g_autofree char *as_known = g_key_file_get_string(file, group, "as-known", NULL);
    MamsScreen *screen = card_new(app, iin, list, error);
    if (screen == NULL)
        return NULL;
    if (g_key_file_has_key(file, group, "on", NULL))
        ((MamsCardScreen *)screen)->on = g_key_file_get_integer(file, group, "on", NULL);
    if (as_known != NULL && !mams_card_screen_know(screen, as_known, error)) {
        close_card(screen);
        return NULL;
    }
    mams_card_go((MamsCardScreen *)screen, file, group);
    return screen;
}
