/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cm.h"

#include "mams.h"
#include "tasks.h"

/* The beginnings and ends of tasks, fed with keys and screens. */

typedef struct {
    MamsTasks tasks;
    int64_t now;
} Desk;

/* A key, and half a second to think. */
static void press(Desk *desk, int action, MamsPlace place)
{
    mams_tasks_key(&desk->tasks, action, place, desk->now);
    desk->now += 500;
}

static void press_and_show(Desk *desk, int action, MamsPlace place, MamsPlace shown)
{
    mams_tasks_key(&desk->tasks, action, place, desk->now);
    desk->now += 20;
    mams_tasks_shown(&desk->tasks, shown, desk->now);
    desk->now += 480;
}

/* "find 13 6020;" of each task finished so far, and forgets them. */
static void expect_done(Desk *desk, const char *expected)
{
    GArray *done = desk->tasks.done;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; done != NULL && i < done->len; i++) {
        const MamsTaskTime *time = &g_array_index(done, MamsTaskTime, i);
        g_string_append_printf(text, "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT ";", time->task,
                               time->took[MAMS_TASK_KEYS], time->took[MAMS_TASK_MILLISECONDS]);
    }
    assert_string_equal(text->str, expected);
    mams_tasks_clear(&desk->tasks);
}

static void type(Desk *desk, int letters)
{
    for (int i = 0; i < letters; i++)
        press_and_show(desk, MAMS_TASKS_TYPED, MAMS_PLACE_SEARCH, MAMS_PLACE_SEARCH);
}

static void open_card(Desk *desk)
{
    type(desk, 12);
    press_and_show(desk, MAMS_ACTION_OPEN, MAMS_PLACE_SEARCH, MAMS_PLACE_CARD);
}

static void test_find(void **state)
{
    (void)state;
    Desk desk = {.now = 1000};
    open_card(&desk);
    expect_done(&desk, "find 13 6020;");
    /* Keys that came at once, painted once. */
    for (int i = 0; i < 12; i++)
        press(&desk, MAMS_TASKS_TYPED, MAMS_PLACE_SEARCH);
    press_and_show(&desk, MAMS_ACTION_OPEN, MAMS_PLACE_SEARCH, MAMS_PLACE_CARD);
    expect_done(&desk, "find 13 6020;");
    /* A number that is pasted opens by itself. */
    press_and_show(&desk, MAMS_TASKS_TYPED, MAMS_PLACE_SEARCH, MAMS_PLACE_CARD);
    expect_done(&desk, "find 1 20;");
    /* By fields. */
    press_and_show(&desk, MAMS_ACTION_EDIT, MAMS_PLACE_SEARCH, MAMS_PLACE_FIND_FORM);
    press_and_show(&desk, MAMS_TASKS_TYPED, MAMS_PLACE_FIND_FORM, MAMS_PLACE_FIND_FORM);
    press_and_show(&desk, MAMS_ACTION_SEARCH, MAMS_PLACE_FIND_FORM, MAMS_PLACE_CARD);
    expect_done(&desk, "find 3 1020;");
}

/* A task that leads elsewhere was another one. */
static void test_elsewhere(void **state)
{
    (void)state;
    Desk desk = {.now = 1000};
    type(&desk, 3);
    press_and_show(&desk, MAMS_ACTION_REFERENCE, MAMS_PLACE_SEARCH, MAMS_PLACE_REFERENCE);
    press_and_show(&desk, MAMS_ACTION_BACK, MAMS_PLACE_REFERENCE, MAMS_PLACE_SEARCH);
    press_and_show(&desk, MAMS_ACTION_REFERENCE, MAMS_PLACE_SEARCH, MAMS_PLACE_REFERENCE);
    press_and_show(&desk, MAMS_ACTION_HELP, MAMS_PLACE_REFERENCE, MAMS_PLACE_READER);
    expect_done(&desk, "");
    /* What comes afterwards begins anew. */
    open_card(&desk);
    expect_done(&desk, "find 13 6020;");
    press_and_show(&desk, MAMS_ACTION_UP, MAMS_PLACE_CARD, MAMS_PLACE_CARD);
    press_and_show(&desk, MAMS_ACTION_HELP, MAMS_PLACE_CARD, MAMS_PLACE_READER);
    press_and_show(&desk, MAMS_ACTION_BACK, MAMS_PLACE_READER, MAMS_PLACE_CARD);
    expect_done(&desk, "");
}

/* Who was called away for a minute has not worked on it. */
static void test_idle(void **state)
{
    (void)state;
    Desk desk = {.now = 1000};
    type(&desk, 6);
    desk.now += 61 * 1000;
    type(&desk, 2);
    press_and_show(&desk, MAMS_ACTION_OPEN, MAMS_PLACE_SEARCH, MAMS_PLACE_CARD);
    expect_done(&desk, "find 3 1020;");
    type(&desk, 2);
    desk.now += 58 * 1000;
    press_and_show(&desk, MAMS_ACTION_OPEN, MAMS_PLACE_SEARCH, MAMS_PLACE_CARD);
    expect_done(&desk, "find 3 59020;");
}

static void test_on_the_card(void **state)
{
    (void)state;
    Desk desk = {.now = 1000};
    press_and_show(&desk, MAMS_ACTION_EARLIER_MONTH, MAMS_PLACE_CARD, MAMS_PLACE_CARD);
    press_and_show(&desk, MAMS_ACTION_OPEN_MONTH, MAMS_PLACE_CARD, MAMS_PLACE_READER);
    expect_done(&desk, "month 2 520;");
    press_and_show(&desk, MAMS_ACTION_NEXT_PART, MAMS_PLACE_CARD, MAMS_PLACE_CARD);
    press_and_show(&desk, MAMS_ACTION_DOWN, MAMS_PLACE_CARD, MAMS_PLACE_CARD);
    press_and_show(&desk, MAMS_ACTION_OPEN_WAY, MAMS_PLACE_CARD, MAMS_PLACE_READER);
    expect_done(&desk, "way 3 1020;");
    press_and_show(&desk, MAMS_ACTION_WHY, MAMS_PLACE_CARD, MAMS_PLACE_READER);
    press_and_show(&desk, MAMS_ACTION_CALLER_LANGUAGE, MAMS_PLACE_CARD, MAMS_PLACE_CARD);
    expect_done(&desk, "why 1 20;script 1 20;");
}

static void test_months_and_what_if(void **state)
{
    (void)state;
    Desk desk = {.now = 1000};
    press_and_show(&desk, MAMS_ACTION_MONTHS, MAMS_PLACE_CARD, MAMS_PLACE_MONTHS);
    press_and_show(&desk, MAMS_ACTION_EARLIER_MONTH, MAMS_PLACE_MONTHS, MAMS_PLACE_MONTHS);
    press_and_show(&desk, MAMS_ACTION_OPEN_MONTH, MAMS_PLACE_MONTHS, MAMS_PLACE_READER);
    expect_done(&desk, "month 3 1020;");
    press_and_show(&desk, MAMS_ACTION_WHAT_IF, MAMS_PLACE_CARD, MAMS_PLACE_WHAT_IF);
    expect_done(&desk, "");
    press_and_show(&desk, MAMS_TASKS_TYPED, MAMS_PLACE_WHAT_IF, MAMS_PLACE_WHAT_IF);
    expect_done(&desk, "what-if 2 520;");
    /* Another result of the same screen is no other task. */
    press_and_show(&desk, MAMS_TASKS_TYPED, MAMS_PLACE_WHAT_IF, MAMS_PLACE_WHAT_IF);
    expect_done(&desk, "");
    press_and_show(&desk, MAMS_ACTION_WHAT_IF, MAMS_PLACE_MONTHS, MAMS_PLACE_WHAT_IF);
    press_and_show(&desk, MAMS_ACTION_DOWN, MAMS_PLACE_WHAT_IF, MAMS_PLACE_WHAT_IF);
    press_and_show(&desk, MAMS_ACTION_CHOOSE, MAMS_PLACE_WHAT_IF, MAMS_PLACE_PROMPT);
    press_and_show(&desk, MAMS_TASKS_TYPED, MAMS_PLACE_PROMPT, MAMS_PLACE_PROMPT);
    press_and_show(&desk, MAMS_ACTION_OPEN, MAMS_PLACE_PROMPT, MAMS_PLACE_WHAT_IF);
    expect_done(&desk, "what-if 5 2020;");
}

/* From the card to the card: a form that was left or is asked about has saved nothing. */
static void test_category(void **state)
{
    (void)state;
    Desk desk = {.now = 1000};
    press_and_show(&desk, MAMS_ACTION_EDIT, MAMS_PLACE_CARD, MAMS_PLACE_CATEGORIES);
    press_and_show(&desk, MAMS_ACTION_EDIT, MAMS_PLACE_CATEGORIES, MAMS_PLACE_CATEGORY_FORM);
    press_and_show(&desk, MAMS_TASKS_TYPED, MAMS_PLACE_CATEGORY_FORM, MAMS_PLACE_CATEGORY_FORM);
    press_and_show(&desk, MAMS_ACTION_SAVE, MAMS_PLACE_CATEGORY_FORM, MAMS_PLACE_CATEGORY_FORM);
    expect_done(&desk, "");
    press_and_show(&desk, MAMS_ACTION_SAVE, MAMS_PLACE_CATEGORY_FORM, MAMS_PLACE_CARD);
    expect_done(&desk, "category 5 2020;");
    press_and_show(&desk, MAMS_ACTION_EDIT, MAMS_PLACE_CARD, MAMS_PLACE_CATEGORIES);
    press_and_show(&desk, MAMS_ACTION_BACK, MAMS_PLACE_CATEGORIES, MAMS_PLACE_CARD);
    expect_done(&desk, "");
}

static void test_menu_line_reference(void **state)
{
    (void)state;
    Desk desk = {.now = 1000};
    press_and_show(&desk, MAMS_ACTION_MENU, MAMS_PLACE_CARD, MAMS_PLACE_MENU);
    press_and_show(&desk, MAMS_TASKS_TYPED, MAMS_PLACE_MENU, MAMS_PLACE_MENU);
    press_and_show(&desk, MAMS_ACTION_OPEN, MAMS_PLACE_MENU, MAMS_PLACE_RATES);
    expect_done(&desk, "menu 3 1020;");
    /* A colon is text, and opens the line. */
    press_and_show(&desk, MAMS_TASKS_TYPED, MAMS_PLACE_CARD, MAMS_PLACE_LINE);
    press_and_show(&desk, MAMS_TASKS_TYPED, MAMS_PLACE_LINE, MAMS_PLACE_LINE);
    press_and_show(&desk, MAMS_ACTION_OPEN, MAMS_PLACE_LINE, MAMS_PLACE_READER);
    expect_done(&desk, "line 3 1020;");
    press_and_show(&desk, MAMS_ACTION_COMMAND_LINE, MAMS_PLACE_CARD, MAMS_PLACE_LINE);
    press_and_show(&desk, MAMS_ACTION_BACK, MAMS_PLACE_LINE, MAMS_PLACE_CARD);
    expect_done(&desk, "");
    press_and_show(&desk, MAMS_ACTION_REFERENCE, MAMS_PLACE_CARD, MAMS_PLACE_REFERENCE);
    press_and_show(&desk, MAMS_ACTION_CALLER_LANGUAGE, MAMS_PLACE_REFERENCE, MAMS_PLACE_READER);
    expect_done(&desk, "reference 2 520;");
}

/* People talk in a call: an hour without a key ends it, ten minutes do not. */
static void test_call(void **state)
{
    (void)state;
    Desk desk = {.now = 1000};
    open_card(&desk);
    mams_tasks_clear(&desk.tasks);
    desk.now += 10 * 60 * 1000;
    press_and_show(&desk, MAMS_ACTION_WHY, MAMS_PLACE_CARD, MAMS_PLACE_READER);
    press_and_show(&desk, MAMS_ACTION_BACK, MAMS_PLACE_READER, MAMS_PLACE_CARD);
    mams_tasks_clear(&desk.tasks);
    press_and_show(&desk, MAMS_ACTION_INQUIRY, MAMS_PLACE_CARD, MAMS_PLACE_LIST);
    press_and_show(&desk, MAMS_ACTION_INQUIRY, MAMS_PLACE_LIST, MAMS_PLACE_SEARCH);
    expect_done(&desk, "call 17 608020;close 2 520;");
    open_card(&desk);
    mams_tasks_clear(&desk.tasks);
    desk.now += 60 * 60 * 1000;
    press_and_show(&desk, MAMS_ACTION_INQUIRY, MAMS_PLACE_CARD, MAMS_PLACE_LIST);
    press_and_show(&desk, MAMS_ACTION_DOWN, MAMS_PLACE_LIST, MAMS_PLACE_LIST);
    press_and_show(&desk, MAMS_ACTION_OPEN, MAMS_PLACE_LIST, MAMS_PLACE_SEARCH);
    expect_done(&desk, "close 3 1020;");
    /* Back from the topics: the call goes on. */
    press_and_show(&desk, MAMS_ACTION_INQUIRY, MAMS_PLACE_SEARCH, MAMS_PLACE_LIST);
    press_and_show(&desk, MAMS_ACTION_BACK, MAMS_PLACE_LIST, MAMS_PLACE_SEARCH);
    expect_done(&desk, "");
}

static void test_labels(void **state)
{
    (void)state;
    assert_string_equal(mams_tasks_label("why"), "Read the whole reasoning");
    assert_string_equal(mams_tasks_label("of-an-older-version"), "of-an-older-version");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_elsewhere),
        cmocka_unit_test(test_idle),
        cmocka_unit_test(test_on_the_card),
        cmocka_unit_test(test_months_and_what_if),
        cmocka_unit_test(test_category),
        cmocka_unit_test(test_menu_line_reference),
        cmocka_unit_test(test_call),
        cmocka_unit_test(test_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
