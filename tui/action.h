/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_TUI_ACTION_H
#define MAMS_TUI_ACTION_H

#include <stddef.h>

#include "keymap.h"

/*
 * The one table of actions. Dispatch, the line of function keys, the help screen, the menu, the
 * command line and the key tables of the manual all come from it, so that they cannot say different
 * things.
 */

/* Kinds of screen, as bits: the screens from the first bit up, what opens on top of them from the
 * last one down. */
typedef enum {
    MAMS_PLACE_SEARCH = 1 << 0,
    MAMS_PLACE_CARD = 1 << 1,
    MAMS_PLACE_READER = 1 << 2,    /* a text to read: help, reasons, a month */
    MAMS_PLACE_FIND_FORM = 1 << 3, /* the search by fields */
    MAMS_PLACE_REFERENCE = 1 << 4,
    MAMS_PLACE_RATES = 1 << 5,
    MAMS_PLACE_LIST = 1 << 6, /* rows of which one is chosen */
    MAMS_PLACE_MONTHS = 1 << 8,
    MAMS_PLACE_WHAT_IF = 1 << 9,
    MAMS_PLACE_PICK = 1 << 10,   /* a list to choose from by typing */
    MAMS_PLACE_CATEGORIES = 1 << 11,    /* what is recorded about a person */
    MAMS_PLACE_CATEGORY_FORM = 1 << 12, /* one change of it */
    MAMS_PLACE_INQUIRIES = 1 << 13, /* the queue of inquiries */
    MAMS_PLACE_INQUIRY = 1 << 14,   /* one of them */
    MAMS_PLACE_CANNED = 1 << 15,    /* the prepared replies to it */
    MAMS_PLACE_REPLY = 1 << 16,     /* the reply that is written */
    MAMS_PLACE_OUTBOX = 1 << 17,    /* mail that did not leave */
    MAMS_PLACE_REMINDERS = 1 << 18, /* what was promised */
    MAMS_PLACE_LETTER = 1 << 20,         /* a letter to be issued */
    MAMS_PLACE_PROMPT = 1 << 28, /* a line to fill in over the screen that asks */
    MAMS_PLACE_LINE = 1 << 29,   /* the command line */
    MAMS_PLACE_MENU = 1 << 30,
    MAMS_PLACE_ANY = 0x7FFFFFFF,
    MAMS_PLACE_SCREENS = MAMS_PLACE_ANY & ~(MAMS_PLACE_PROMPT | MAMS_PLACE_LINE | MAMS_PLACE_MENU)
} MamsPlace;

/* What must hold before an action is carried out; a screen says which of them hold, the app what
 * concerns the operator and the call. */
typedef enum {
    MAMS_NEEDS_RESULT = 1 << 0,    /* somebody is chosen in the list */
    MAMS_NEEDS_TEXT = 1 << 1,      /* the field holds something */
    MAMS_NEEDS_CARD = 1 << 2,      /* a card is open */
    MAMS_NEEDS_MONTHS = 1 << 3,    /* the focus is on the months */
    MAMS_NEEDS_WAYS = 1 << 4,      /* the focus is on the ways */
    MAMS_NEEDS_LIST = 1 << 5,      /* the card was opened from a list */
    MAMS_NEEDS_TOPIC = 1 << 6,     /* a topic is chosen in the list */
    MAMS_NEEDS_LANGUAGES = 1 << 7, /* the text can be told in each language */
    MAMS_NEEDS_NOW = 1 << 8,       /* the card shows what is known now */
    MAMS_NEEDS_PICK = 1 << 9,      /* something is chosen in the list to pick from */
    MAMS_NEEDS_ANSWERER = 1 << 10, /* the operator's role answers calls */
    MAMS_NEEDS_CALL = 1 << 11,     /* a call runs */
    MAMS_NEEDS_MINOR = 1 << 12,    /* the card is a minor's */
    MAMS_NEEDS_ROW = 1 << 13,      /* a row is chosen */
    MAMS_NEEDS_ASSIGN = 1 << 14,   /* the role may change categories */
    MAMS_NEEDS_DECIDE = 1 << 15,   /* the role may decide about proposals and break locks */
    MAMS_NEEDS_HOLDING = 1 << 16,  /* what is chosen holds or waits, or is a new record */
    MAMS_NEEDS_RECORD = 1 << 17,   /* a record that holds is chosen */
    MAMS_NEEDS_CHANGE = 1 << 18,   /* an operator's change can be taken back */
    MAMS_NEEDS_LOCK = 1 << 19,     /* somebody else is editing the person */
    MAMS_NEEDS_PROPOSAL = 1 << 20, /* the form is about a proposal */
    MAMS_NEEDS_DRAFT = 1 << 21,    /* something was typed into the form */
    MAMS_NEEDS_MINE = 1 << 22,     /* the inquiry is this operator's, … */
    MAMS_NEEDS_OPEN = 1 << 23,     /* … is open, … */
    MAMS_NEEDS_CLOSED = 1 << 24,   /* … is closed, … */
    MAMS_NEEDS_OTHERS = 1 << 25,   /* … is another operator's */
    MAMS_NEEDS_ABOUT = 1 << 26,    /* it is known whom the inquiry is about */
    MAMS_NEEDS_MAIL = 1 << 27,     /* mail did not leave */
    MAMS_NEEDS_PAGE = 1 << 28,     /* the text is the manual's, and the role may print it */
    MAMS_NEEDS_STEP = 1 << 29,     /* a step that can be ticked has the cursor */
    MAMS_NEEDS_ENTRY = 1 << 30     /* an entry of the menu is chosen */
} MamsNeeds;

typedef enum {
    MAMS_ACTION_HELP,
    MAMS_ACTION_SAVE,
    MAMS_ACTION_BACK,
    MAMS_ACTION_EDIT,
    MAMS_ACTION_WHY,
    MAMS_ACTION_MONTHS,
    MAMS_ACTION_WHAT_IF,
    MAMS_ACTION_INQUIRY,
    MAMS_ACTION_MENU,
    MAMS_ACTION_QUIT,
    MAMS_ACTION_CALLER_LANGUAGE,
    MAMS_ACTION_REFERENCE,
    MAMS_ACTION_RATES,
    MAMS_ACTION_AS_KNOWN,
    MAMS_ACTION_DIFF,
    MAMS_ACTION_FEWER_MONTHS,
    MAMS_ACTION_MORE_MONTHS,
    MAMS_ACTION_CHOOSE,
    MAMS_ACTION_TAKE_AWAY,
    MAMS_ACTION_NEXT_CARD,
    MAMS_ACTION_DETAILS,
    MAMS_ACTION_CALLER_PERSON,
    MAMS_ACTION_CALLER_GUARDIAN,
    MAMS_ACTION_CALLER_OTHER,
    MAMS_ACTION_ASKED_NAME,
    MAMS_ACTION_ASKED_BIRTH,
    MAMS_ACTION_ASKED_PLACE,
    MAMS_ACTION_OPEN,
    MAMS_ACTION_CLEAR,
    MAMS_ACTION_SEARCH,
    MAMS_ACTION_CLOSE,
    MAMS_ACTION_NEXT_FIELD,
    MAMS_ACTION_PREVIOUS_FIELD,
    MAMS_ACTION_NEXT_PERSON,
    MAMS_ACTION_PREVIOUS_PERSON,
    MAMS_ACTION_OPEN_MONTH,
    MAMS_ACTION_OPEN_WAY,
    MAMS_ACTION_EARLIER_MONTH,
    MAMS_ACTION_LATER_MONTH,
    MAMS_ACTION_FIRST_MONTH,
    MAMS_ACTION_LAST_MONTH,
    MAMS_ACTION_NEXT_PART,
    MAMS_ACTION_UP,
    MAMS_ACTION_DOWN,
    MAMS_ACTION_PAGE_UP,
    MAMS_ACTION_PAGE_DOWN,
    MAMS_ACTION_START,
    MAMS_ACTION_END,
    MAMS_ACTION_ADD,
    MAMS_ACTION_WITHDRAW,
    MAMS_ACTION_UNDO,
    MAMS_ACTION_BREAK_LOCK,
    MAMS_ACTION_RESET,
    MAMS_ACTION_REFUSE,
    MAMS_ACTION_COMMAND_LINE,
    MAMS_ACTION_FIND_LINE,
    MAMS_ACTION_RECORD,
    MAMS_ACTION_SPEECH,
    MAMS_ACTION_MACROS,
    MAMS_ACTION_LETTER,
    MAMS_ACTION_PRINT,
    MAMS_ACTION_PROCEDURES,
    MAMS_ACTION_TICK,
    MAMS_ACTION_INQUIRIES,
    MAMS_ACTION_NEXT_KIND,
    MAMS_ACTION_PREVIOUS_KIND,
    MAMS_ACTION_OUTBOX,
    MAMS_ACTION_SEND_AGAIN,
    MAMS_ACTION_WAS_SENT,
    MAMS_ACTION_DROP_MAIL,
    MAMS_ACTION_REPLY,
    MAMS_ACTION_TAKE_OVER,
    MAMS_ACTION_RELEASE,
    MAMS_ACTION_ABOUT,
    MAMS_ACTION_WAIT,
    MAMS_ACTION_EXTEND,
    MAMS_ACTION_REDIRECT,
    MAMS_ACTION_JOIN,
    MAMS_ACTION_DROP,
    MAMS_ACTION_REOPEN,
    MAMS_ACTION_CHECKLIST,
    MAMS_ACTION_REMIND,
    MAMS_ACTION_REMINDERS,
    MAMS_ACTION_DONE,
    MAMS_ACTION_EVERYBODY,
    MAMS_ACTION_SEND,
    MAMS_ACTION_CANNED,
    MAMS_ACTION_PROBLEMS,
    MAMS_ACTION_ATTACH,
    MAMS_ACTION_SMS,
    MAMS_ACTION_LANGUAGE,
    MAMS_ACTION_KAZAKH,
    MAMS_ACTION_RUSSIAN,
    MAMS_ACTION_ENGLISH,
    MAMS_ACTION_REPAINT,
    MAMS_ACTION_SUSPEND,
    MAMS_ACTION_INTERRUPT
} MamsActionId;

enum { MAMS_ACTION_KEYS = 2 };

typedef struct {
    MamsActionId id;
    const char *name; /* one word, for a command line: "why" */
    MamsKey keys[MAMS_ACTION_KEYS];
    unsigned places;     /* MamsPlace bits of the screens that have it */
    unsigned needs;      /* MamsNeeds bits */
    const char *label;   /* its word on the last line, to be translated; NULL when it has none */
    const char *help;    /* its line in the help, to be translated */
    const char *refusal; /* what a screen without it answers, to be translated; NULL: such a screen
                            may use the key for something else */
} MamsAction;

/* The whole table. Rows of one action may differ by screen. */
const MamsAction *mams_actions(size_t *n);

/* The action of a key on a kind of screen: the first of that screen's own whose preconditions are
 * among `holds`, else its first, else one that will be refused there; NULL when the key is free. */
const MamsAction *mams_action_for_key(MamsPlace place, MamsKey key, unsigned holds);

/* The name of an action's first key, "Ctrl-R"; "" when it has none. (transfer none) */
const char *mams_action_key(MamsActionId id);

/* Why the action cannot be carried out, a translated sentence; NULL when it can. `holds`: the
 * preconditions that hold. */
const char *mams_action_refusal(const MamsAction *action, MamsPlace place, unsigned holds);

/* The action of a name on a kind of screen: that screen's own, else one that will be refused there;
 * NULL when there is none. */
const MamsAction *mams_action_find(MamsPlace place, const char *name);

/* The names of its keys, "F3, Esc"; "" when it has none. (owned) */
char *mams_action_keys(const MamsAction *action);

#endif
