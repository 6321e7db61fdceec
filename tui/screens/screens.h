/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_SCREENS_SCREENS_H
#define MAMS_TUI_SCREENS_SCREENS_H

#include "app.h"
#include "screen.h"
#include "widgets/text.h"

/* How each screen is made. A screen belongs to the app once it is pushed. */

/* Search as you type. `text` stands in the field at the start; when `open` and it finds exactly one
 * person, that card opens at once. */
MamsScreen *mams_search_screen_new(MamsApp *app, const char *text, bool open);

/* The list that a card was opened from, which belongs to a screen below it. */
typedef struct MamsCardList MamsCardList;
struct MamsCardList {
    /* Chooses the next (1) or previous (-1) person of the list; false at its ends. */
    bool (*step)(MamsCardList *list, int delta, MamsIin *iin);
};

/* Puts the card of a citizen on top, in a call, which begins with it unless one runs; says what
 * fails. `list` NULL: opened from none. */
void mams_card_open(MamsApp *app, MamsIin iin, MamsCardList *list);

/* The card on which an answer rested: as it was known then, on the day that it speaks about. */
void mams_card_open_as_said(MamsApp *app, const MamsSaid *said);

/* What a card screen shows; NULL when it had to be cleared. Until the next key. (transfer none) */
const MamsCard *mams_card_screen_card(const MamsScreen *screen);
/* Reads the card again as known at a time (as mams_desk_known_at(); NULL: now). When that fails
 * everything stays. */
bool mams_card_screen_know(MamsScreen *screen, const char *as_known, GError **error);
/* Records the look at what was read last, once. A look that cannot be written must not have
 * happened: the card is cleared, says why, and the result is true. */
bool mams_card_screen_look(MamsScreen *screen);

/* What stands beside the answer of a card, both of the screen below: relatives with their verdicts,
 * the categories in force, the latest inquiries, the age of the data. */
MamsScreen *mams_details_screen_new(MamsApp *app, const MamsCard *card, const MamsAround *around);

/* The topics under which the call that runs is closed, the guessed one chosen. */
MamsScreen *mams_topics_screen_new(MamsApp *app);

/* The same list for an inquiry, which it closes as told. */
MamsScreen *mams_inquiry_topics_screen_new(MamsApp *app, int64_t number, MamsInquiryTopic guess);

/* A text to read: how it is made in a language, now and whenever that changes. */
typedef struct {
    const char *title; /* to be translated; for ever */
    const char *topic; /* the manual's section about it, for ever; NULL: the whole manual */
    const char *name;  /* in a kept session, for ever; NULL: it is not kept */
    /* Writes what `data` is into a kept session; NULL: the name says it. */
    void (*keep)(const void *data, GKeyFile *file, const char *group);
    /* Makes the paragraphs; the same ones in each language as far as may be: the place stays. */
    void (*build)(MamsTextView *view, MamsApp *app, MamsLang lang, const void *data);
    void *data;               /* what it is made of; it must stay as long as the screen, … */
    void (*free)(void *data); /* … which frees it with this, unless NULL */
    /* It is told to callers too: F12 shows it in their language, and again in the next one. */
    bool for_callers;
    const char *page; /* the manual's page that it is, which can be printed; NULL: none */
    bool in_callers; /* and begins so; else it is in the language of the interface */
    /* Ticks one of its stops (widgets/text.h) or takes the tick away; the text is then made again.
     * False with an error, which is said. NULL: nothing is ticked. */
    bool (*tick)(void *data, const char *stop, GError **error);
} MamsReaderText;

MamsScreen *mams_reader_screen_new(MamsApp *app, const MamsReaderText *text);
/* Its painting is a look at a person, which is recorded: see mams_desk_look(). */
void mams_reader_screen_look(MamsScreen *reader, const char *action, MamsIin subject);
/* Goes to the language and place of a kept session. */
void mams_reader_screen_go(MamsScreen *screen, GKeyFile *file, const char *group);

/* The menu of what the screen on top can do. */
MamsScreen *mams_menu_screen_new(MamsApp *app);

/* The command line, with the beginning of a line in it. One at a time: mams_app_has(). */
MamsScreen *mams_line_screen_new(MamsApp *app, const char *text);

/* The macros, own and shared, with their keys; NULL with an error when they cannot be read. */
MamsScreen *mams_macros_screen_new(MamsApp *app, GError **error);

/* What stands in the fields of the search by fields, kept while its screen is closed. (owned) */
typedef struct {
    char *texts[MAMS_N_FIND_FIELDS];
} MamsFindTexts;

/* Those of a search screen, NULL when it is another. (transfer none) */
MamsFindTexts *mams_search_screen_fields(MamsScreen *screen);

/* The list that a card on such a screen is opened from; NULL when it is another. (transfer none) */
MamsCardList *mams_search_screen_cards(MamsScreen *screen);
MamsCardList *mams_find_form_screen_cards(MamsScreen *screen);

/* A letter to a citizen: which one, in which languages, where it goes. */
MamsScreen *mams_letter_screen_new(MamsApp *app, MamsIin iin);

/* The search by fields. `texts`, of a screen below it, are what the fields begin with and keep. */
MamsScreen *mams_find_form_screen_new(MamsApp *app, MamsFindTexts *texts);

/* Help about a screen: the manual's section, at the part about its focus, and the screen's keys out
 * of the table of actions. */
MamsScreen *mams_help_screen_new(MamsApp *app, const MamsScreen *screen);

/* A procedure out of the manual, by its page or the key of a section, "status-call.say", at which
 * it then begins, else at the first. NULL with an error when there is no such procedure or it
 * cannot be read. */
MamsScreen *mams_procedure_screen_new(MamsApp *app, const char *page_or_key, GError **error);

/* The ticks of a procedure's steps, kept by whoever opens it as a checklist. */
typedef struct {
    bool (*is_ticked)(void *data, const char *step);
    /* Ticks a step or takes the tick away; false with an error, which is said. */
    bool (*toggle)(void *data, const char *step, GError **error);
    void *data; /* it must outlive the screen */
} MamsTicks;
/* The same as a checklist, which begins with its steps: Enter or the space bar ticks the step
 * that has the cursor. It is not kept in a session. */
MamsScreen *mams_checklist_screen_new(MamsApp *app, const char *page_or_key, const MamsTicks *ticks,
                                      GError **error);

/* The question of the list of procedures, which every screen can ask. */
#define MAMS_PROCEDURES_QUESTION "procedures"
/* Their titles, MamsPickLine in the order of mams_procedure_names. (owned) */
GPtrArray *mams_procedure_lines(MamsApp *app);
/* The procedures to choose from, over the screen on top, which is `asker`. */
MamsScreen *mams_procedures_screen_new(MamsScreen *asker);

/* The short answers about the Fund; NULL with an error when they cannot be read. */
MamsScreen *mams_reference_screen_new(MamsApp *app, GError **error);

/* What must be paid by whom; NULL with an error when the operator may not ask. */
MamsScreen *mams_rates_screen_new(MamsApp *app, GError **error);

/* Why the verdict is what it is: each reason with rule, article, source, confidence and facts. */
MamsScreen *mams_why_screen_new(MamsApp *app, const MamsCard *card);

/* Why one month of the card is covered or not, and its payments. */
MamsScreen *mams_month_screen_new(MamsApp *app, const MamsCard *card, const MamsMonthAnswer *month);

/* The steps of a way of the card, in the language of the program and in the caller's, and what to
 * do at each channel. */
MamsScreen *mams_way_screen_new(MamsApp *app, const MamsCard *card, const MamsWay *way);

/* The months of a card screen: the strip with all signs, the sentence of the month in hand. */
MamsScreen *mams_months_screen_new(MamsScreen *card, MamsMonth cursor);

/* What would become of the person of a card screen; `way` is filled in, NULL: nothing is. */
MamsScreen *mams_whatif_screen_new(MamsScreen *card, const MamsWay *way);

/* Takes what was typed; false with an error, which is shown while the line stays. */
typedef bool (*MamsPromptTake)(MamsScreen *asker, const char *text, GError **error);
/* What a prompt asks, for ever. */
typedef struct {
    const char *name;         /* in a kept session: the screen below makes it by this name */
    const char *label, *hint; /* to be translated */
    MamsPromptTake take;
} MamsPrompt;
/* A line to fill in over the screen on top; `asker`, that one or one below it, takes what was
 * typed. `text` stands in it at the start. */
MamsScreen *mams_prompt_screen_new(MamsScreen *asker, const MamsPrompt *prompt, const char *text);

/* A line of a list to choose from. */
typedef struct {
    char *shown, *key;
} MamsPickLine;

/* `also`: what else it is found by. (owned) */
MamsPickLine *mams_pick_line_new(const char *shown, const char *also);
void mams_pick_line_free(void *line);
typedef void (*MamsPickTake)(MamsScreen *asker, int index);
/* The lines in the language of the interface: of MamsPickLine, with mams_pick_line_free() as its
 * free function. (owned) */
typedef GPtrArray *(*MamsPickLines)(MamsScreen *asker);
/* What a list to choose from is, for ever. */
typedef struct {
    const char *name;  /* in a kept session: the screen below makes it by this name */
    const char *title; /* to be translated */
    MamsPickLines lines;
    MamsPickTake take;
} MamsPick;
/* A list to choose from by typing; the screen that asks must be the one on top. */
MamsScreen *mams_pick_screen_new(MamsScreen *asker, const MamsPick *pick);

/* The categories that are and were recorded about a citizen, and the proposals that wait. NULL with
 * an error when they cannot be read. */
MamsScreen *mams_categories_screen_new(MamsApp *app, MamsIin iin, GError **error);

typedef enum {
    MAMS_CATEGORY_RECORD,   /* enter a record, or another version of one */
    MAMS_CATEGORY_WITHDRAW, /* withdraw one */
    MAMS_CATEGORY_UNDO,     /* take back what a journal entry changed */
    MAMS_CATEGORY_DECIDE,   /* accept or refuse a proposal */
    MAMS_N_CATEGORY_TASKS
} MamsCategoryTask;

/* What the category form is opened for. */
typedef struct {
    MamsCategoryTask task;
    MamsIin iin;
    const char *category; /* code of the record that is edited or withdrawn; NULL: none … */
    MamsDay from;         /* … and its first day, NONE */
    int64_t number;       /* the journal entry to take back, or the proposal; else 0 */
} MamsCategoryTarget;

/* The form about one change, on top of the person's list of categories. It takes the person's lock
 * and gives it back when it closes; what was typed and not saved is kept for the next time. NULL
 * with an error, MAMS_ERROR_BUSY when somebody else is editing the person. */
MamsScreen *mams_category_form_screen_new(MamsApp *app, const MamsCategoryTarget *target,
                                          GError **error);

#endif
