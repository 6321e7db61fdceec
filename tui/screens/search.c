/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include <inttypes.h>
#include <string.h>

#include "call.h"
#include "mams.h"
#include "screens/people.h"
#include "screens/restore.h"
#include "widgets/field.h"

enum {
    MAX_LETTERS = 100,
    FOUND_LIMIT = 100, /* rows of an answer: five pages of the smallest window */
    OPENED_LIMIT = 10, /* people opened lately */
    HEAD_ROWS = 2      /* above what was found */
};

typedef struct {
    MamsScreen screen;
    MamsField *field;
    MamsPeople people;
    MamsFindTexts fields; /* of the search by fields */
    bool stale;           /* the text has changed since it was looked for */
    bool open_at_once;    /* a single finding opens without a key */
    bool pasted;          /* so does a single one by a number that was pasted */
    int64_t due, urgent;  /* reminders and inquiries that cannot wait */
} Search;

/* Whether there is something to look for: blanks alone are nothing. */
static bool has_text(const Search *search)
{
    const char *text = mams_field_text(search->field);
    return text[strspn(text, " ")] != '\0';
}

/* Back to a card of the call that runs: the last one opened. */
static void open_call_card(Search *search)
{
    MamsApp *app = search->screen.app;
    MamsIin iin = mams_call_next_card(mams_app_desk(app), 0);
    if (iin != 0)
        mams_card_open(app, iin, NULL);
    else
        mams_app_say(app, _("The call has no card yet."));
}

/* Who the text finds; without one, whose cards were opened lately. NULL with an error. (owned) */
static MamsFound *find(const Search *search, GError **error)
{
    MamsDesk *desk = mams_app_desk(search->screen.app);
    return has_text(search)
               ? mams_desk_find(desk, mams_field_text(search->field), FOUND_LIMIT, error)
               : mams_desk_opened(desk, OPENED_LIMIT, error);
}

/* What cannot wait: while nothing is typed, so that no search waits for it. */
static void count_urgent(Search *search)
{
    MamsDesk *desk = mams_app_desk(search->screen.app);
    if (has_text(search))
        return;
    if (!mams_desk_may(desk, MAMS_RIGHT_ANSWER) ||
        !mams_desk_count_due(desk, &search->due, NULL) ||
        !mams_desk_queue_count(desk, NULL, &search->urgent, NULL))
        search->due = search->urgent = 0;
}

/* Looks once, however many keys have changed the text. */
static void settle(MamsScreen *screen)
{
    Search *search = (Search *)screen;
    count_urgent(search);
    if (!search->stale)
        return;
    search->stale = false;
    g_autoptr(GError) error = NULL;
    MamsFound *found = find(search, &error);
    mams_people_set(&search->people, found, error != NULL ? error->message : NULL);
    /* Whom nobody has asked for is not opened by a key that was meant for something else. */
    search->people.chosen = has_text(search);
    bool at_once = search->open_at_once || (search->pasted && found != NULL && found->number);
    if (at_once && has_text(search) && search->people.list.count == 1)
        mams_people_open(&search->people);
    search->open_at_once = search->pasted = false;
}

/* ---- drawing ---- */

static void draw_hint(MamsDraw *draw, MamsArea area)
{
    mams_draw_paragraph(draw, area, MAMS_ROLE_TEXT,
                        _("Type an IIN, a phone number or a name in any spelling, Kazakh, Russian "
                          "or Latin. The people found stand here at once; Enter opens the card. "
                          "A birth year or birthday beside the name narrows the search. F4 "
                          "searches by fields."));
}

static void draw_urgent(const Search *search, MamsDraw *draw, MamsArea row)
{
    if (search->due == 0 && search->urgent == 0)
        return;
    g_autofree char *text = g_strdup_printf(
        _("! Reminders due: %" PRId64 " (%s)   Urgent inquiries: %" PRId64
          " (F8)"),
        search->due, mams_action_key(MAMS_ACTION_REMINDERS), search->urgent);
    mams_draw_text(draw, row.row, row.column, row.columns, MAMS_ROLE_CAUTION, text);
}

static bool has_people(const Search *search)
{
    return has_text(search) || search->people.list.count > 0 || search->people.error != NULL;
}

static void draw_search(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    Search *search = (Search *)screen;
    MamsArea inside = mams_area_inset(body, 1, 1);
    MamsArea head = mams_area_cut_top(&inside, HEAD_ROWS);
    draw_urgent(search, draw, head);
    const char *label = _("Find");
    int label_columns = mams_text_width(label) + 2;
    mams_draw_text(draw, head.row + 1, head.column, label_columns, MAMS_ROLE_HEADING, label);
    mams_field_draw(search->field, draw, head.row + 1, head.column + label_columns,
                    head.columns - label_columns, true);
    if (has_people(search)) {
        mams_people_draw(&search->people, draw, inside);
    } else {
        mams_area_cut_top(&inside, MAMS_PEOPLE_HEAD);
        draw_hint(draw, inside);
    }
}

/* ---- keys ---- */

static unsigned holds(const MamsScreen *screen)
{
    const Search *search = (const Search *)screen;
    return (mams_people_has_choice(&search->people) ? MAMS_NEEDS_RESULT : 0u) |
           (*mams_field_text(search->field) != '\0' ? MAMS_NEEDS_TEXT : 0u);
}

static void move(Search *search, int delta, bool by_page)
{
    settle(&search->screen);
    mams_people_move(&search->people, delta, by_page);
}

static void act(MamsScreen *screen, MamsActionId action)
{
    Search *search = (Search *)screen;
    switch ((int)action) {
    case MAMS_ACTION_OPEN:
        mams_people_open(&search->people);
        break;
    case MAMS_ACTION_EDIT:
        mams_app_push(screen->app, mams_find_form_screen_new(screen->app, &search->fields));
        break;
    case MAMS_ACTION_INQUIRY:
        mams_app_push(screen->app, mams_topics_screen_new(screen->app));
        break;
    case MAMS_ACTION_NEXT_CARD:
        open_call_card(search);
        break;
    case MAMS_ACTION_CLEAR:
        mams_field_set_text(search->field, "");
        search->stale = true;
        break;
    case MAMS_ACTION_UP:
        move(search, -1, false);
        break;
    case MAMS_ACTION_DOWN:
        move(search, 1, false);
        break;
    case MAMS_ACTION_PAGE_UP:
        move(search, -1, true);
        break;
    case MAMS_ACTION_PAGE_DOWN:
        move(search, 1, true);
        break;
    }
}

static bool key(MamsScreen *screen, const MamsEvent *event)
{
    Search *search = (Search *)screen;
    g_autofree char *before = g_strdup(mams_field_text(search->field));
    if (!mams_field_key(search->field, event))
        return false;
    search->people.in_list = false;
    if (!g_str_equal(before, mams_field_text(search->field))) {
        search->stale = true;
        search->pasted = event->key == MAMS_KEY_PASTE;
        mams_call_begin(screen->app);
    }
    return true;
}

static void click(MamsScreen *screen, int row, int column, MamsArea body)
{
    (void)column;
    Search *search = (Search *)screen;
    settle(screen);
    mams_area_cut_top(&body, HEAD_ROWS);
    mams_people_click(&search->people, body, row);
}

static const char *topic(const MamsScreen *screen)
{
    return ((const Search *)screen)->people.in_list ? "search.list" : "search.field";
}

/* A colon in the empty field opens the command line. */
static bool typing(const MamsScreen *screen)
{
    return has_text((const Search *)screen);
}

/* What the search has said is said anew. */
static void relanguage(MamsScreen *screen)
{
    Search *search = (Search *)screen;
    g_autoptr(GError) error = NULL;
    if (search->stale)
        return;
    MamsFound *found = find(search, &error);
    mams_people_renew(&search->people, found, error != NULL ? error->message : NULL);
}

/* ---- a kept session ---- */

/* What has not been looked for yet has no choice. */
static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    const Search *search = (const Search *)screen;
    mams_field_keep(search->field, file, group, "text");
    if (!search->stale)
        mams_people_keep(&search->people, file, group);
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++) {
        g_autofree char *key = g_strdup_printf("field-%d", field);
        if (search->fields.texts[field] != NULL)
            g_key_file_set_string(file, group, key, search->fields.texts[field]);
    }
}

static char *speech(const MamsScreen *screen)
{
    const Search *search = (const Search *)screen;
    g_autofree char *people = mams_people_speech(&search->people);
    if (search->people.in_list)
        return g_steal_pointer(&people);
    const char *text = has_text(search) ? mams_field_text(search->field) : _("empty");
    return g_strdup_printf("%s: %s; %s", _("Find"), text, people != NULL ? people : "");
}

static void close_search(MamsScreen *screen)
{
    Search *search = (Search *)screen;
    mams_field_free(search->field);
    mams_people_clear(&search->people);
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++)
        g_free(search->fields.texts[field]);
    g_free(search);
}

static const MamsScreenClass search_class = {
    .place = MAMS_PLACE_SEARCH,
    .title = N_("Search"),
    .name = "search",
    .topic = topic,
    .draw = draw_search,
    .act = act,
    .holds = holds,
    .key = key,
    .click = click,
    .settle = settle,
    .typing = typing,
    .relanguage = relanguage,
    .keep = keep,
    .speech = speech,
    .close = close_search,
};

MamsScreen *mams_search_screen_new(MamsApp *app, const char *text, bool open)
{
    Search *search = g_new0(Search, 1);
    search->screen.class = &search_class;
    search->screen.app = app;
    search->field = mams_field_new(MAX_LETTERS);
    mams_people_init(&search->people, &search->screen);
    mams_field_set_text(search->field, text);
    search->stale = true;
    search->open_at_once = open;
    return &search->screen;
}

MamsScreen *mams_search_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                       GError **error)
{
    (void)error;
    MamsScreen *screen = mams_search_screen_new(app, "", false);
    Search *search = (Search *)screen;
    mams_field_restore(search->field, file, group, "text");
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++) {
        g_autofree char *key = g_strdup_printf("field-%d", field);
        search->fields.texts[field] = g_key_file_get_string(file, group, key, NULL);
    }
    settle(screen);
    mams_people_restore(&search->people, file, group);
    return screen;
}

MamsFindTexts *mams_search_screen_fields(MamsScreen *screen)
{
    return screen->class == &search_class ? &((Search *)screen)->fields : NULL;
}

MamsCardList *mams_search_screen_cards(MamsScreen *screen)
{
    return screen->class == &search_class ? &((Search *)screen)->people.cards : NULL;
}
