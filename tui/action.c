/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "action.h"

#include "mams.h"

#define CTRL(letter) (MAMS_KEY_CTRL | (letter))
#define DIGIT(digit) (MAMS_KEY_DIGIT | (digit))

enum {
    SEARCH = MAMS_PLACE_SEARCH,
    CARD = MAMS_PLACE_CARD,
    READER = MAMS_PLACE_READER,
    FIND_FORM = MAMS_PLACE_FIND_FORM,
    REFERENCE = MAMS_PLACE_REFERENCE,
    RATES = MAMS_PLACE_RATES,
    LIST = MAMS_PLACE_LIST,
    CATEGORIES = MAMS_PLACE_CATEGORIES,
    CATEGORY_FORM = MAMS_PLACE_CATEGORY_FORM,
    LETTER = MAMS_PLACE_LETTER,
    LINE = MAMS_PLACE_LINE,
    MENU = MAMS_PLACE_MENU,
    SCREENS = MAMS_PLACE_SCREENS,
    MONTHS = MAMS_PLACE_MONTHS,
    WHAT_IF = MAMS_PLACE_WHAT_IF,
    PICK = MAMS_PLACE_PICK,
    PROMPT = MAMS_PLACE_PROMPT,
    ANY = MAMS_PLACE_ANY,
    NOWHERE = 0
};

/* Who calls is told by whoever answers, in a call, on a card. */
enum { IN_CALL = MAMS_NEEDS_ANSWERER | MAMS_NEEDS_CALL };

/* TRANSLATORS: the words of the last line ("Help" … "Quit") take at most six columns, the one of
 * F10 at most five. */
/* clang-format off */
static const MamsAction actions[] = {
    {MAMS_ACTION_HELP, "help", {MAMS_KEY_F1}, ANY, 0, N_("Help"), N_("Help about this screen"),
     NULL},
    {MAMS_ACTION_SAVE, "save", {MAMS_KEY_F2}, NOWHERE, 0, N_("Save"), N_("Save"),
     N_("There is nothing to save on this screen.")},
    {MAMS_ACTION_SEARCH, "search", {MAMS_KEY_F2, MAMS_KEY_ENTER}, FIND_FORM, 0, NULL,
     N_("Search; on a person, open the card; on a choice, take it"), NULL},
    {MAMS_ACTION_CLOSE, "close", {MAMS_KEY_ESCAPE}, FIND_FORM, 0, NULL,
     N_("Close the list of choices; without one, back to the screen before"), NULL},
    {MAMS_ACTION_BACK, "back", {MAMS_KEY_F3, MAMS_KEY_ESCAPE}, ANY & ~(SEARCH | REFERENCE | RATES),
     0, N_("Back"),
     N_("Back to the screen before"), N_("This is the first screen. F10 ends the program.")},
    {MAMS_ACTION_EDIT, "edit", {MAMS_KEY_F4}, SEARCH, 0, N_("Edit"),
     N_("Search by fields: ranges, patterns, several values"),
     N_("There is nothing to edit or choose on this screen.")},
    {MAMS_ACTION_EDIT, "edit", {MAMS_KEY_F4}, FIND_FORM, 0, NULL,
     N_("Choose from the list of the field"), NULL},
    {MAMS_ACTION_EDIT, "edit", {MAMS_KEY_F4}, CARD, MAMS_NEEDS_CARD | MAMS_NEEDS_NOW, NULL,
     N_("The categories: what is recorded, record, extend, withdraw"), NULL},
    {MAMS_ACTION_EDIT, "edit", {MAMS_KEY_F4, MAMS_KEY_ENTER}, CATEGORIES,
     MAMS_NEEDS_ASSIGN | MAMS_NEEDS_HOLDING, NULL,
     N_("Extend or correct the chosen record; look at the proposal; a new record"), NULL},
    {MAMS_ACTION_EDIT, "edit", {MAMS_KEY_F4}, LETTER, 0, NULL,
     N_("Choose from the list of the field"), NULL},
    {MAMS_ACTION_EDIT, "edit", {MAMS_KEY_F4}, CATEGORY_FORM, 0, NULL,
     N_("Choose from the list of the field"), NULL},
    {MAMS_ACTION_WHY, "why", {MAMS_KEY_F5}, CARD | MONTHS, MAMS_NEEDS_CARD, N_("Why"),
     N_("Why: each reason with its article, source and facts"),
     N_("The reasons belong to a card: open one, or go back to it.")},
    {MAMS_ACTION_MONTHS, "months", {MAMS_KEY_F6}, CARD, MAMS_NEEDS_CARD, N_("Months"),
     N_("The months, each with its signs and its reason"),
     N_("The months belong to a card: open one, or go back to it.")},
    {MAMS_ACTION_WHAT_IF, "what-if", {MAMS_KEY_F7}, CARD | MONTHS, MAMS_NEEDS_CARD | MAMS_NEEDS_NOW,
     N_("WhatIf"), N_("What would become of it if something were paid or began"),
     N_("This screen has no what-if.")},
    {MAMS_ACTION_INQUIRY, "inquiry", {MAMS_KEY_F8}, SEARCH | CARD | LIST, IN_CALL, N_("Inqu."),
     N_("Close the call: choose its topic, F8 again accepts the guess"),
     N_("This screen has no inquiry.")},
    {MAMS_ACTION_MENU, "menu", {MAMS_KEY_F9}, SCREENS, 0, N_("Menu"),
     N_("Menu: everything that can be done here, found by its words"),
     N_("This key works on the screen below: Esc goes back to it.")},
    {MAMS_ACTION_QUIT, "quit", {MAMS_KEY_F10}, ANY, 0, N_("Quit"), N_("End the program"), NULL},
    {MAMS_ACTION_CALLER_LANGUAGE, "caller-language", {MAMS_KEY_F12}, CARD, MAMS_NEEDS_CARD, NULL,
     N_("The sentence to say in the next language: kk, ru, en"),
     N_("The caller's language is chosen on a card: open one, or go back to it.")},
    {MAMS_ACTION_REFERENCE, "reference", {CTRL('G')}, SCREENS & ~REFERENCE, 0, NULL,
     N_("The reference: short answers about the Fund"), N_("This is the reference.")},
    {MAMS_ACTION_RATES, "rates", {CTRL('E')}, SCREENS & ~RATES, 0, NULL,
     N_("The rates: what must be paid by whom"), N_("These are the rates.")},
    {MAMS_ACTION_PROCEDURES, "procedures", {CTRL('K')}, SCREENS & ~PICK, 0, NULL,
     N_("The procedures: what to do step by step, in each kind of case"), NULL},
    {MAMS_ACTION_BACK, "back", {MAMS_KEY_F3}, REFERENCE | RATES, 0, NULL,
     N_("Back to the screen before"), NULL},
    {MAMS_ACTION_CLEAR, "clear", {MAMS_KEY_ESCAPE}, REFERENCE | RATES, 0, NULL,
     N_("Clear what was typed; then back to the screen before"), NULL},

    {MAMS_ACTION_CALLER_PERSON, "person", {DIGIT(1)}, CARD, MAMS_NEEDS_CARD | IN_CALL, NULL,
     N_("Who calls: the person of the card"), NULL},
    {MAMS_ACTION_CALLER_GUARDIAN, "guardian", {DIGIT(2)}, CARD,
     MAMS_NEEDS_CARD | IN_CALL | MAMS_NEEDS_MINOR, NULL,
     N_("Who calls: a parent or guardian of a minor"), NULL},
    {MAMS_ACTION_CALLER_OTHER, "somebody-else", {DIGIT(3)}, CARD, MAMS_NEEDS_CARD | IN_CALL, NULL,
     N_("Who calls: somebody else, who hears general rules only"), NULL},
    {MAMS_ACTION_ASKED_NAME, "name", {DIGIT(4)}, CARD, MAMS_NEEDS_CARD | IN_CALL, NULL,
     N_("The caller has told the full name"), NULL},
    {MAMS_ACTION_ASKED_BIRTH, "birth", {DIGIT(5)}, CARD, MAMS_NEEDS_CARD | IN_CALL, NULL,
     N_("The caller has told the birth date"), NULL},
    {MAMS_ACTION_ASKED_PLACE, "place", {DIGIT(6)}, CARD, MAMS_NEEDS_CARD | IN_CALL, NULL,
     N_("The caller has told the region or the clinic"), NULL},
    {MAMS_ACTION_DETAILS, "relatives", {CTRL('R')}, CARD, MAMS_NEEDS_CARD, NULL,
     N_("Relatives with their verdicts, categories, inquiries, age of the data"), NULL},
    {MAMS_ACTION_NEXT_CARD, "next-card", {CTRL('F')}, SEARCH | CARD, IN_CALL, NULL,
     N_("The next card of the call"), NULL},

    {MAMS_ACTION_OPEN, "open", {MAMS_KEY_ENTER}, SEARCH, MAMS_NEEDS_RESULT, NULL,
     N_("Open the card of the chosen person"), NULL},
    {MAMS_ACTION_CLEAR, "clear", {MAMS_KEY_ESCAPE}, SEARCH, MAMS_NEEDS_TEXT, NULL,
     N_("Clear what was typed"), NULL},
    {MAMS_ACTION_UP, "up", {MAMS_KEY_UP}, SEARCH, 0, NULL, N_("The person above"), NULL},
    {MAMS_ACTION_DOWN, "down", {MAMS_KEY_DOWN}, SEARCH, 0, NULL, N_("The person below"), NULL},
    {MAMS_ACTION_PAGE_UP, "page-up", {MAMS_KEY_PAGE_UP}, SEARCH, 0, NULL, N_("A page of people up"),
     NULL},
    {MAMS_ACTION_PAGE_DOWN, "page-down", {MAMS_KEY_PAGE_DOWN}, SEARCH, 0, NULL,
     N_("A page of people down"), NULL},

    {MAMS_ACTION_NEXT_FIELD, "next-field", {MAMS_KEY_TAB}, FIND_FORM, 0, NULL,
     N_("The next field; after the last one, the people found"), NULL},
    {MAMS_ACTION_PREVIOUS_FIELD, "previous-field", {MAMS_KEY_BACKTAB}, FIND_FORM, 0, NULL,
     N_("The field before"), NULL},
    {MAMS_ACTION_UP, "up", {MAMS_KEY_UP}, FIND_FORM, 0, NULL,
     N_("The field, choice or person above"), NULL},
    {MAMS_ACTION_DOWN, "down", {MAMS_KEY_DOWN}, FIND_FORM, 0, NULL,
     N_("The field, choice or person below"), NULL},
    {MAMS_ACTION_PAGE_UP, "page-up", {MAMS_KEY_PAGE_UP}, FIND_FORM, 0, NULL,
     N_("A page of people up"), NULL},
    {MAMS_ACTION_PAGE_DOWN, "page-down", {MAMS_KEY_PAGE_DOWN}, FIND_FORM, 0, NULL,
     N_("A page of people down"), NULL},

    {MAMS_ACTION_NEXT_PERSON, "next-person", {CTRL('N')}, CARD, MAMS_NEEDS_LIST, NULL,
     N_("The next person of the list"), NULL},
    {MAMS_ACTION_PREVIOUS_PERSON, "previous-person", {CTRL('P')}, CARD, MAMS_NEEDS_LIST, NULL,
     N_("The previous person of the list"), NULL},
    {MAMS_ACTION_OPEN_MONTH, "month", {MAMS_KEY_ENTER}, CARD, MAMS_NEEDS_CARD | MAMS_NEEDS_MONTHS,
     NULL, N_("Why the month is covered or not"), NULL},
    {MAMS_ACTION_OPEN_WAY, "way", {MAMS_KEY_ENTER}, CARD, MAMS_NEEDS_CARD | MAMS_NEEDS_WAYS, NULL,
     N_("In the ways: the steps of the way, where to pay and what to bring"), NULL},
    {MAMS_ACTION_EARLIER_MONTH, "earlier", {MAMS_KEY_LEFT}, CARD,
     MAMS_NEEDS_CARD | MAMS_NEEDS_MONTHS, NULL, N_("The month before"), NULL},
    {MAMS_ACTION_LATER_MONTH, "later", {MAMS_KEY_RIGHT}, CARD, MAMS_NEEDS_CARD | MAMS_NEEDS_MONTHS,
     NULL, N_("The month after"), NULL},
    {MAMS_ACTION_UP, "up", {MAMS_KEY_UP}, CARD, MAMS_NEEDS_CARD, NULL,
     N_("The year before; in the ways, the one above"), NULL},
    {MAMS_ACTION_DOWN, "down", {MAMS_KEY_DOWN}, CARD, MAMS_NEEDS_CARD, NULL,
     N_("The year after; in the ways, the one below"), NULL},
    {MAMS_ACTION_FIRST_MONTH, "first", {MAMS_KEY_HOME}, CARD, MAMS_NEEDS_CARD | MAMS_NEEDS_MONTHS,
     NULL, N_("The first month"), NULL},
    {MAMS_ACTION_LAST_MONTH, "last", {MAMS_KEY_END}, CARD, MAMS_NEEDS_CARD | MAMS_NEEDS_MONTHS,
     NULL, N_("The last month"), NULL},
    {MAMS_ACTION_PAGE_UP, "page-up", {MAMS_KEY_PAGE_UP}, CARD, MAMS_NEEDS_CARD, NULL,
     N_("A page of ways up"), NULL},
    {MAMS_ACTION_PAGE_DOWN, "page-down", {MAMS_KEY_PAGE_DOWN}, CARD, MAMS_NEEDS_CARD, NULL,
     N_("A page of ways down"), NULL},
    {MAMS_ACTION_AS_KNOWN, "as-known", {CTRL('A')}, CARD | MONTHS, MAMS_NEEDS_CARD, NULL,
     N_("As known on a day, at a time or journal entry; empty: now"),
     N_("What was known when belongs to a card: open one, or go back to it.")},
    {MAMS_ACTION_DIFF, "diff", {CTRL('D')}, CARD | MONTHS, MAMS_NEEDS_CARD, NULL,
     N_("The months that changed between two times, by which entry and by whom"),
     N_("What was known when belongs to a card: open one, or go back to it.")},
    {MAMS_ACTION_LETTER, "letter", {0}, CARD,
     MAMS_NEEDS_CARD | MAMS_NEEDS_NOW | MAMS_NEEDS_ANSWERER, NULL,
     N_("A letter or an application for the person, with its code"), NULL},
    {MAMS_ACTION_NEXT_PART, "part", {MAMS_KEY_TAB, MAMS_KEY_BACKTAB}, CARD, MAMS_NEEDS_CARD, NULL,
     N_("From the months to the ways and back"), NULL},

    {MAMS_ACTION_OPEN_MONTH, "month", {MAMS_KEY_ENTER}, MONTHS, MAMS_NEEDS_CARD, NULL,
     N_("The month: reason, article, payments and dates"), NULL},
    {MAMS_ACTION_EARLIER_MONTH, "earlier", {MAMS_KEY_LEFT}, MONTHS | WHAT_IF, MAMS_NEEDS_CARD, NULL,
     N_("The month before"), NULL},
    {MAMS_ACTION_LATER_MONTH, "later", {MAMS_KEY_RIGHT}, MONTHS | WHAT_IF, MAMS_NEEDS_CARD, NULL,
     N_("The month after"), NULL},
    {MAMS_ACTION_UP, "up", {MAMS_KEY_UP}, MONTHS, MAMS_NEEDS_CARD, NULL, N_("The year before"),
     NULL},
    {MAMS_ACTION_DOWN, "down", {MAMS_KEY_DOWN}, MONTHS, MAMS_NEEDS_CARD, NULL,
     N_("The year after"), NULL},
    {MAMS_ACTION_FIRST_MONTH, "first", {MAMS_KEY_HOME}, MONTHS | WHAT_IF, MAMS_NEEDS_CARD, NULL,
     N_("The first month"), NULL},
    {MAMS_ACTION_LAST_MONTH, "last", {MAMS_KEY_END}, MONTHS | WHAT_IF, MAMS_NEEDS_CARD, NULL,
     N_("The last month"), NULL},
    {MAMS_ACTION_FEWER_MONTHS, "fewer", {MAMS_KEY_PAGE_UP}, MONTHS, MAMS_NEEDS_CARD, NULL,
     N_("Fewer months: 48, 24, 12; the sign + does the same"), NULL},
    {MAMS_ACTION_MORE_MONTHS, "more", {MAMS_KEY_PAGE_DOWN, MAMS_KEY_F6}, MONTHS, MAMS_NEEDS_CARD,
     NULL, N_("More months: 24, 48, 84; the sign - does the same"), NULL},

    {MAMS_ACTION_CHOOSE, "choose", {MAMS_KEY_ENTER, MAMS_KEY_F4}, WHAT_IF, MAMS_NEEDS_CARD, NULL,
     N_("Fill in the chosen line, or switch it on and off"), NULL},
    {MAMS_ACTION_TAKE_AWAY, "take-away", {MAMS_KEY_DELETE, MAMS_KEY_BACKSPACE}, WHAT_IF,
     MAMS_NEEDS_CARD, NULL, N_("Empty the chosen line"), NULL},
    {MAMS_ACTION_UP, "up", {MAMS_KEY_UP}, WHAT_IF, MAMS_NEEDS_CARD, NULL, N_("The line above"),
     NULL},
    {MAMS_ACTION_DOWN, "down", {MAMS_KEY_DOWN}, WHAT_IF, MAMS_NEEDS_CARD, NULL,
     N_("The line below"), NULL},

    {MAMS_ACTION_OPEN, "open", {MAMS_KEY_ENTER}, PICK, MAMS_NEEDS_PICK, NULL,
     N_("Take the chosen line"), NULL},
    {MAMS_ACTION_UP, "up", {MAMS_KEY_UP}, PICK, 0, NULL, N_("The line above"), NULL},
    {MAMS_ACTION_DOWN, "down", {MAMS_KEY_DOWN}, PICK, 0, NULL, N_("The line below"), NULL},
    {MAMS_ACTION_PAGE_UP, "page-up", {MAMS_KEY_PAGE_UP}, PICK, 0, NULL, N_("A page up"), NULL},
    {MAMS_ACTION_PAGE_DOWN, "page-down", {MAMS_KEY_PAGE_DOWN}, PICK, 0, NULL, N_("A page down"),
     NULL},
    {MAMS_ACTION_OPEN, "open", {MAMS_KEY_ENTER}, PROMPT, 0, NULL, N_("Take what was typed"), NULL},

    {MAMS_ACTION_UP, "up", {MAMS_KEY_UP}, READER, 0, NULL,
     N_("A line up; where steps are ticked, the step above"), NULL},
    {MAMS_ACTION_DOWN, "down", {MAMS_KEY_DOWN}, READER, 0, NULL,
     N_("A line down; where steps are ticked, the step below"), NULL},
    {MAMS_ACTION_TICK, "tick", {MAMS_KEY_ENTER}, READER, MAMS_NEEDS_STEP, NULL,
     N_("Tick the step, or take the tick away; the space bar does the same"), NULL},
    {MAMS_ACTION_PAGE_UP, "page-up", {MAMS_KEY_PAGE_UP}, READER, 0, NULL, N_("A page up"), NULL},
    {MAMS_ACTION_PAGE_DOWN, "page-down", {MAMS_KEY_PAGE_DOWN}, READER, 0, NULL, N_("A page down"),
     NULL},
    {MAMS_ACTION_CALLER_LANGUAGE, "caller-language", {MAMS_KEY_F12}, READER, MAMS_NEEDS_LANGUAGES,
     NULL, N_("The text in the caller's language, then in the next one"), NULL},
    {MAMS_ACTION_PRINT, "print", {0}, READER, MAMS_NEEDS_PAGE, NULL,
     N_("Print the page of the manual into a PDF"), NULL},
    {MAMS_ACTION_START, "start", {MAMS_KEY_HOME}, READER, 0, NULL, N_("The beginning"), NULL},
    {MAMS_ACTION_END, "end", {MAMS_KEY_END}, READER, 0, NULL, N_("The end"), NULL},

    {MAMS_ACTION_OPEN, "open", {MAMS_KEY_ENTER}, REFERENCE, MAMS_NEEDS_TOPIC, NULL,
     N_("Open the chosen topic in your language"), NULL},
    {MAMS_ACTION_CALLER_LANGUAGE, "caller-language", {MAMS_KEY_F12}, REFERENCE, MAMS_NEEDS_TOPIC,
     NULL, N_("Open the chosen topic in the caller's language"), NULL},
    {MAMS_ACTION_UP, "up", {MAMS_KEY_UP}, REFERENCE, 0, NULL, N_("The topic above"), NULL},
    {MAMS_ACTION_DOWN, "down", {MAMS_KEY_DOWN}, REFERENCE, 0, NULL, N_("The topic below"), NULL},
    {MAMS_ACTION_PAGE_UP, "page-up", {MAMS_KEY_PAGE_UP}, REFERENCE, 0, NULL,
     N_("A page of topics up"), NULL},
    {MAMS_ACTION_PAGE_DOWN, "page-down", {MAMS_KEY_PAGE_DOWN}, REFERENCE, 0, NULL,
     N_("A page of topics down"), NULL},

    {MAMS_ACTION_NEXT_PART, "part", {MAMS_KEY_TAB, MAMS_KEY_BACKTAB}, RATES, 0, NULL,
     N_("From the income to the day and back"), NULL},
    {MAMS_ACTION_NEXT_PART, "part", {MAMS_KEY_ENTER}, RATES, 0, NULL,
     N_("The other field; the rows follow each digit by themselves"), NULL},
    {MAMS_ACTION_UP, "up", {MAMS_KEY_UP}, RATES, 0, NULL, N_("The payer above"), NULL},
    {MAMS_ACTION_DOWN, "down", {MAMS_KEY_DOWN}, RATES, 0, NULL, N_("The payer below"), NULL},

    {MAMS_ACTION_OPEN, "open", {MAMS_KEY_ENTER}, LIST, MAMS_NEEDS_ROW, NULL,
     N_("Choose the marked row"), NULL},
    {MAMS_ACTION_UP, "up", {MAMS_KEY_UP}, LIST, 0, NULL, N_("The row above"), NULL},
    {MAMS_ACTION_DOWN, "down", {MAMS_KEY_DOWN}, LIST, 0, NULL, N_("The row below"), NULL},
    {MAMS_ACTION_PAGE_UP, "page-up", {MAMS_KEY_PAGE_UP}, LIST, 0, NULL, N_("A page up"), NULL},
    {MAMS_ACTION_PAGE_DOWN, "page-down", {MAMS_KEY_PAGE_DOWN}, LIST, 0, NULL, N_("A page down"),
     NULL},

    {MAMS_ACTION_ADD, "add", {MAMS_KEY_INSERT}, CATEGORIES, MAMS_NEEDS_ASSIGN, NULL,
     N_("Record another category"), NULL},
    {MAMS_ACTION_WITHDRAW, "withdraw", {MAMS_KEY_DELETE}, CATEGORIES,
     MAMS_NEEDS_ASSIGN | MAMS_NEEDS_RECORD, NULL,
     N_("Withdraw the chosen record, with a reason"), NULL},
    {MAMS_ACTION_UNDO, "undo", {CTRL('U')}, CATEGORIES, MAMS_NEEDS_ASSIGN | MAMS_NEEDS_CHANGE, NULL,
     N_("Take back the last change of an operator, by a new entry"), NULL},
    {MAMS_ACTION_BREAK_LOCK, "break-lock", {CTRL('B')}, CATEGORIES,
     MAMS_NEEDS_DECIDE | MAMS_NEEDS_LOCK, NULL,
     N_("Break the lock of whoever is editing the person"), NULL},
    {MAMS_ACTION_UP, "up", {MAMS_KEY_UP}, CATEGORIES, 0, NULL, N_("The record above"), NULL},
    {MAMS_ACTION_DOWN, "down", {MAMS_KEY_DOWN}, CATEGORIES, 0, NULL, N_("The record below"), NULL},
    {MAMS_ACTION_PAGE_UP, "page-up", {MAMS_KEY_PAGE_UP}, CATEGORIES, 0, NULL,
     N_("A page of records up"), NULL},
    {MAMS_ACTION_PAGE_DOWN, "page-down", {MAMS_KEY_PAGE_DOWN}, CATEGORIES, 0, NULL,
     N_("A page of records down"), NULL},

    {MAMS_ACTION_SAVE, "save", {MAMS_KEY_F2}, CATEGORY_FORM, 0, NULL,
     N_("Save the change, or accept the proposal; once more where it asks"), NULL},
    {MAMS_ACTION_REFUSE, "refuse", {CTRL('R')}, CATEGORY_FORM, MAMS_NEEDS_PROPOSAL, NULL,
     N_("Refuse the proposal, with a reason"), NULL},
    {MAMS_ACTION_RESET, "reset", {CTRL('D')}, CATEGORY_FORM, MAMS_NEEDS_DRAFT, NULL,
     N_("Put back what is recorded in place of what was typed"), NULL},
    {MAMS_ACTION_OPEN, "open", {MAMS_KEY_ENTER}, CATEGORY_FORM, 0, NULL,
     N_("Take the choice; without one, the next field"), NULL},
    {MAMS_ACTION_NEXT_FIELD, "next-field", {MAMS_KEY_TAB}, CATEGORY_FORM, 0, NULL,
     N_("The next field"), NULL},
    {MAMS_ACTION_PREVIOUS_FIELD, "previous-field", {MAMS_KEY_BACKTAB}, CATEGORY_FORM, 0, NULL,
     N_("The field before"), NULL},
    {MAMS_ACTION_UP, "up", {MAMS_KEY_UP}, CATEGORY_FORM, 0, NULL, N_("The field or choice above"),
     NULL},
    {MAMS_ACTION_DOWN, "down", {MAMS_KEY_DOWN}, CATEGORY_FORM, 0, NULL,
     N_("The field or choice below"), NULL},

    {MAMS_ACTION_SAVE, "save", {MAMS_KEY_F2}, LETTER, 0, NULL,
     N_("Issue the letter; its code is said"), NULL},
    {MAMS_ACTION_OPEN, "open", {MAMS_KEY_ENTER}, LETTER, 0, NULL,
     N_("Take the choice; without one, the next field"), NULL},
    {MAMS_ACTION_NEXT_FIELD, "next-field", {MAMS_KEY_TAB}, LETTER, 0, NULL, N_("The next field"),
     NULL},
    {MAMS_ACTION_PREVIOUS_FIELD, "previous-field", {MAMS_KEY_BACKTAB}, LETTER, 0, NULL,
     N_("The field before"), NULL},
    {MAMS_ACTION_UP, "up", {MAMS_KEY_UP}, LETTER, 0, NULL, N_("The field or choice above"), NULL},
    {MAMS_ACTION_DOWN, "down", {MAMS_KEY_DOWN}, LETTER, 0, NULL, N_("The field or choice below"),
     NULL},

    {MAMS_ACTION_OPEN, "open", {MAMS_KEY_ENTER}, MENU, MAMS_NEEDS_ENTRY, NULL,
     N_("Carry out the chosen entry"), NULL},
    {MAMS_ACTION_UP, "up", {MAMS_KEY_UP}, MENU, 0, NULL, N_("The entry above"), NULL},
    {MAMS_ACTION_DOWN, "down", {MAMS_KEY_DOWN}, MENU, 0, NULL, N_("The entry below"), NULL},
    {MAMS_ACTION_PAGE_UP, "page-up", {MAMS_KEY_PAGE_UP}, MENU, 0, NULL, N_("A page of entries up"),
     NULL},
    {MAMS_ACTION_PAGE_DOWN, "page-down", {MAMS_KEY_PAGE_DOWN}, MENU, 0, NULL,
     N_("A page of entries down"), NULL},

    {MAMS_ACTION_OPEN, "open", {MAMS_KEY_ENTER}, LINE, 0, NULL, N_("Carry out the line"), NULL},
    {MAMS_ACTION_NEXT_PART, "part", {MAMS_KEY_TAB}, LINE, 0, NULL,
     N_("Complete the word, or show what it may become"), NULL},
    {MAMS_ACTION_UP, "up", {MAMS_KEY_UP}, LINE, 0, NULL,
     N_("The line before, of those typed earlier"), NULL},
    {MAMS_ACTION_DOWN, "down", {MAMS_KEY_DOWN}, LINE, 0, NULL, N_("The line after"), NULL},
    {MAMS_ACTION_START, "start", {MAMS_KEY_HOME, CTRL('A')}, LINE, 0, NULL,
     N_("The beginning of the line"), NULL},
    {MAMS_ACTION_END, "end", {MAMS_KEY_END, CTRL('E')}, LINE, 0, NULL, N_("The end of the line"),
     NULL},
    {MAMS_ACTION_BACK, "back", {CTRL('C')}, LINE, 0, NULL,
     N_("Leave the line, as Esc does"), NULL},
    {MAMS_ACTION_FIND_LINE, "find-line", {CTRL('R')}, LINE, 0, NULL,
     N_("Search among the lines typed earlier"), NULL},

    {MAMS_ACTION_COMMAND_LINE, "line", {CTRL('X')}, SCREENS | MENU, 0, NULL,
     N_("The command line; a colon opens it too where no text is typed"),
     N_("This key works on the screen below: Esc goes back to it.")},
    {MAMS_ACTION_RECORD, "record", {CTRL('O')}, ANY, 0, NULL,
     N_("Record a macro; once more ends it and asks for its name"), NULL},
    {MAMS_ACTION_MACROS, "macros", {0}, SCREENS, 0, NULL, N_("Show the macros, own and shared"),
     NULL},
    {MAMS_ACTION_LANGUAGE, "language", {CTRL('T')}, ANY, 0, NULL,
     N_("The screens in the next language: kk, ru, en"), NULL},
    {MAMS_ACTION_KAZAKH, "kazakh", {0}, SCREENS, 0, NULL, N_("The screens in Kazakh"), NULL},
    {MAMS_ACTION_RUSSIAN, "russian", {0}, SCREENS, 0, NULL, N_("The screens in Russian"), NULL},
    {MAMS_ACTION_ENGLISH, "english", {0}, SCREENS, 0, NULL, N_("The screens in English"), NULL},
    {MAMS_ACTION_SPEECH, "speech", {CTRL('S')}, ANY, 0, NULL,
     N_("Say in one line where you are; the cursor goes there until the next key"), NULL},
    {MAMS_ACTION_REPAINT, "repaint", {CTRL('L')}, ANY, 0, NULL, N_("Paint the screen again"), NULL},
    {MAMS_ACTION_SUSPEND, "suspend", {CTRL('Z')}, ANY, 0, NULL,
     N_("Leave to the shell; fg comes back"), NULL},
    {MAMS_ACTION_INTERRUPT, "interrupt", {CTRL('C')}, ANY & ~LINE, 0, NULL,
     N_("Stop the command that runs; F10 ends the program"), NULL},
};
/* clang-format on */

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
    *n = G_N_ELEMENTS(actions);
    return actions;
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
    for (size_t i = 0; key != MAMS_KEY_NONE && i < G_N_ELEMENTS(actions); i++) {
        if (has_key(&actions[i], key))
            found = better(found, &actions[i], place, holds);
    }
    return found;
}

const MamsAction *mams_action_find(MamsPlace place, const char *name)
{
    const MamsAction *found = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(actions); i++) {
        if (g_str_equal(actions[i].name, name))
            found = better(found, &actions[i], place, 0);
    }
    return found;
}

const char *mams_action_key(MamsActionId id)
{
    for (size_t i = 0; i < G_N_ELEMENTS(actions); i++) {
        if (actions[i].id == id)
            return mams_keymap_name(actions[i].keys[0]);
    }
    return "";
}

const char *mams_action_refusal(const MamsAction *action, MamsPlace place, unsigned holds)
{
    if (!(action->places & place) && place & (PICK | PROMPT))
        return _("Something is asked here: Enter takes it, Esc leaves it.");
    if (!(action->places & place) && action->places & SCREENS && !(place & SCREENS))
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
