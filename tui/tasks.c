/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tasks.h"

#include "mams.h"

/* A task at which nothing was pressed for so long has been left for something else; in a call
 * people talk as well. */
enum { IDLE_MS = 60 * 1000, TALK_MS = 30 * IDLE_MS };

enum {
    SEARCH = MAMS_PLACE_SEARCH,
    CARD = MAMS_PLACE_CARD,
    READER = MAMS_PLACE_READER,
    FIND_FORM = MAMS_PLACE_FIND_FORM,
    REFERENCE = MAMS_PLACE_REFERENCE,
    LIST = MAMS_PLACE_LIST,
    MONTHS = MAMS_PLACE_MONTHS,
    WHAT_IF = MAMS_PLACE_WHAT_IF,
    CATEGORIES = MAMS_PLACE_CATEGORIES,
    CATEGORY_FORM = MAMS_PLACE_CATEGORY_FORM,
    PICK = MAMS_PLACE_PICK,
    PROMPT = MAMS_PLACE_PROMPT,
    LINE = MAMS_PLACE_LINE,
    MENU = MAMS_PLACE_MENU,
    SCREENS = MAMS_PLACE_SCREENS,
    ANYWHERE = MAMS_PLACE_ANY,
    NOWHERE = 0
};

/* A list of actions ends with NO_MORE, or is ANY. */
enum { TYPED = MAMS_TASKS_TYPED, ANY = -2, NO_MORE = -3, MAX_ACTIONS = 9 };

typedef struct {
    const char *name, *label;
    unsigned begins_at;      /* where its first key is pressed, */
    int begins[MAX_ACTIONS]; /* and which */
    unsigned through;        /* the screens that it goes on over */
    unsigned ends_from;      /* where its last key is pressed, */
    int ends[MAX_ACTIONS];   /* and which, */
    unsigned ends_at;        /* and the screens that it was done for */
    int idle_ms;
} Task;

/* clang-format off */
static const Task table[MAMS_N_TASKS] = {
    {"find", N_("Find a person and have the answer"),
     SEARCH, {TYPED, MAMS_ACTION_EDIT, MAMS_ACTION_UP, MAMS_ACTION_DOWN, MAMS_ACTION_OPEN, NO_MORE},
     SEARCH | FIND_FORM,
     SEARCH | FIND_FORM, {ANY}, CARD, IDLE_MS},
    {"month", N_("Read the reason for a month"),
     CARD | MONTHS, {MAMS_ACTION_MONTHS, MAMS_ACTION_EARLIER_MONTH, MAMS_ACTION_LATER_MONTH,
                     MAMS_ACTION_FIRST_MONTH, MAMS_ACTION_LAST_MONTH, MAMS_ACTION_UP,
                     MAMS_ACTION_DOWN, MAMS_ACTION_OPEN_MONTH, NO_MORE},
     CARD | MONTHS,
     CARD | MONTHS, {MAMS_ACTION_OPEN_MONTH, NO_MORE}, READER, IDLE_MS},
    {"way", N_("Read the steps of a way"),
     CARD, {MAMS_ACTION_NEXT_PART, MAMS_ACTION_UP, MAMS_ACTION_DOWN, MAMS_ACTION_OPEN_WAY, NO_MORE},
     CARD,
     CARD, {MAMS_ACTION_OPEN_WAY, NO_MORE}, READER, IDLE_MS},
    {"why", N_("Read the whole reasoning"),
     CARD | MONTHS, {MAMS_ACTION_WHY, NO_MORE},
     NOWHERE,
     CARD | MONTHS, {MAMS_ACTION_WHY, NO_MORE}, READER, IDLE_MS},
    {"script", N_("Have the script in the caller's language"),
     CARD, {MAMS_ACTION_CALLER_LANGUAGE, NO_MORE},
     NOWHERE,
     CARD, {MAMS_ACTION_CALLER_LANGUAGE, NO_MORE}, CARD, IDLE_MS},
    {"what-if", N_("Play what would happen"),
     CARD | MONTHS, {MAMS_ACTION_WHAT_IF, NO_MORE},
     WHAT_IF | PICK | PROMPT,
     WHAT_IF | PROMPT, {TYPED, MAMS_ACTION_CHOOSE, MAMS_ACTION_OPEN, NO_MORE}, WHAT_IF, IDLE_MS},
    {"category", N_("Record or change a category"),
     CARD, {MAMS_ACTION_EDIT, NO_MORE},
     CATEGORIES | CATEGORY_FORM,
     CATEGORY_FORM, {MAMS_ACTION_SAVE, NO_MORE}, CARD, IDLE_MS},
    {"reference", N_("Find a short answer about the Fund"),
     SCREENS, {MAMS_ACTION_REFERENCE, NO_MORE},
     REFERENCE,
     REFERENCE, {MAMS_ACTION_OPEN, MAMS_ACTION_CALLER_LANGUAGE, NO_MORE}, READER, IDLE_MS},
    {"call", N_("Hold a call, to its end"),
     SEARCH, {TYPED, MAMS_ACTION_OPEN, NO_MORE},
     ANYWHERE,
     LIST, {MAMS_ACTION_INQUIRY, MAMS_ACTION_OPEN, NO_MORE}, SEARCH, TALK_MS},
    {"close", N_("Close a call"),
     SEARCH | CARD, {MAMS_ACTION_INQUIRY, NO_MORE},
     LIST,
     LIST, {MAMS_ACTION_INQUIRY, MAMS_ACTION_OPEN, NO_MORE}, SEARCH, IDLE_MS},
    {"menu", N_("Choose from the menu"),
     SCREENS, {MAMS_ACTION_MENU, NO_MORE},
     MENU,
     MENU, {MAMS_ACTION_OPEN, NO_MORE}, SCREENS | LINE, IDLE_MS},
    {"line", N_("Give a command"),
     SCREENS, {TYPED, MAMS_ACTION_COMMAND_LINE, NO_MORE},
     LINE,
     LINE, {MAMS_ACTION_OPEN, NO_MORE}, SCREENS, IDLE_MS},
};
/* clang-format on */

void mams_tasks_clear(MamsTasks *tasks)
{
    g_clear_pointer(&tasks->done, g_array_unref);
}

static bool is_among(const int *actions, int action)
{
    while (*actions != NO_MORE && *actions != ANY && *actions != action)
        actions++;
    return *actions != NO_MORE;
}

void mams_tasks_key(MamsTasks *tasks, int action, MamsPlace place, int64_t now_ms)
{
    for (int i = 0; i < MAMS_N_TASKS; i++) {
        if (now_ms - tasks->last_key > table[i].idle_ms)
            tasks->running[i].keys = 0;
        if (tasks->running[i].keys > 0) {
            tasks->running[i].keys++;
        } else if (table[i].begins_at & place && is_among(table[i].begins, action)) {
            tasks->running[i].keys = 1;
            tasks->running[i].start = now_ms;
        }
    }
    tasks->last_key = now_ms;
    tasks->action = action;
    tasks->place = place;
}

static bool has_ended(const MamsTasks *tasks, const Task *task, MamsPlace place)
{
    return task->ends_from & tasks->place && is_among(task->ends, tasks->action) &&
           task->ends_at & place;
}

static void finish(MamsTasks *tasks, int i, int64_t now_ms)
{
    const MamsTaskTime time = {
        table[i].name,
        {[MAMS_TASK_KEYS] = tasks->running[i].keys,
         [MAMS_TASK_MILLISECONDS] = now_ms - tasks->running[i].start},
    };
    if (tasks->done == NULL)
        tasks->done = g_array_new(FALSE, FALSE, sizeof(MamsTaskTime));
    g_array_append_val(tasks->done, time);
    tasks->running[i].keys = 0;
}

void mams_tasks_shown(MamsTasks *tasks, MamsPlace place, int64_t now_ms)
{
    for (int i = 0; i < MAMS_N_TASKS; i++) {
        if (tasks->running[i].keys == 0)
            continue;
        if (has_ended(tasks, &table[i], place))
            finish(tasks, i, now_ms);
        else if (!(table[i].through & place))
            tasks->running[i].keys = 0;
    }
}

const char *mams_tasks_label(const char *name)
{
    for (int i = 0; i < MAMS_N_TASKS; i++) {
        if (g_str_equal(table[i].name, name))
            return _(table[i].label);
    }
    return name;
}
