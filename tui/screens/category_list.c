/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/category_list.h"

#include <inttypes.h>

#include "screens/category_edit.h"
#include "screens/category_picks.h"

enum { MONTHS = 1 }; /* of the card that is read for the person's name */

/* ---- reading ---- */

void mams_category_list_clear(MamsCategoryList *list)
{
    g_clear_pointer(&list->card, mams_card_free);
    g_clear_pointer(&list->history, mams_assignment_history_free);
    g_clear_pointer(&list->proposals, g_ptr_array_unref);
    g_clear_pointer(&list->lock, mams_lock_free);
    g_array_set_size(list->rows, 0);
}

static bool is_operators(const MamsChangeEntry *entry)
{
    return g_str_equal(entry->action, "assign") || g_str_equal(entry->action, "unassign");
}

static int64_t find_last_change(const MamsAssignmentHistory *history)
{
    int64_t last = 0;
    for (guint i = 0; i < history->entries->len; i++) {
        const MamsChangeEntry *entry = g_ptr_array_index(history->entries, i);
        last = is_operators(entry) ? entry->number : last;
    }
    return last;
}

/* What holds before what does not; the latest first. */
static int compare_rows(const void *left, const void *right)
{
    const MamsCategoryRow *a = left, *b = right;
    if (a->kind != b->kind)
        return (int)a->kind - (int)b->kind;
    if (a->version == NULL || b->version == NULL)
        return 0;
    if (a->version->row.from != b->version->row.from)
        return a->version->row.from > b->version->row.from ? -1 : 1;
    return a->version->row.entered > b->version->row.entered ? -1 : 1;
}

static void add_row(MamsCategoryList *list, MamsCategoryRow row)
{
    g_array_append_val(list->rows, row);
}

static void make_rows(MamsCategoryList *list, bool may_assign)
{
    const GArray *versions = list->history->rows->versions;
    if (may_assign)
        add_row(list, (MamsCategoryRow){.kind = MAMS_CATEGORY_ROW_NEW});
    for (guint i = 0; list->proposals != NULL && i < list->proposals->len; i++)
        add_row(list, (MamsCategoryRow){.kind = MAMS_CATEGORY_ROW_PROPOSAL,
                                        .item = g_ptr_array_index(list->proposals, i)});
    for (guint i = 0; i < versions->len; i++) {
        const MamsAssignmentVersion *version = &g_array_index(versions, MamsAssignmentVersion, i);
        add_row(list, (MamsCategoryRow){.kind = version->withdrawn != 0 ? MAMS_CATEGORY_ROW_PAST
                                                                        : MAMS_CATEGORY_ROW_RECORD,
                                        .version = version});
    }
    g_array_sort(list->rows, compare_rows);
}

static bool read_lock(MamsCategoryList *list, GError **error)
{
    MamsDesk *desk = mams_app_desk(list->app);
    g_autoptr(GError) why = NULL;
    list->lock = mams_desk_lock(desk, list->iin, &why);
    if (list->lock != NULL && g_str_equal(list->lock->login, mams_desk_login(desk)))
        g_clear_pointer(&list->lock, mams_lock_free);
    if (why == NULL)
        return true;
    g_propagate_error(error, g_steal_pointer(&why));
    return false;
}

bool mams_category_list_load(MamsCategoryList *list, GError **error)
{
    MamsDesk *desk = mams_app_desk(list->app);
    bool may_assign = mams_desk_may(desk, MAMS_RIGHT_ASSIGN);
    mams_category_list_clear(list);
    list->card = mams_desk_card(desk, list->iin, MAMS_DAY_NONE, G_MAXINT64, MONTHS, error);
    if (list->card == NULL)
        return false;
    list->history = mams_desk_assignment_history(desk, list->iin, error);
    if (list->history == NULL || !read_lock(list, error))
        return false;
    if (may_assign) {
        list->proposals = mams_desk_proposals(desk, list->iin, false, error);
        if (list->proposals == NULL)
            return false;
    }
    list->last_change = find_last_change(list->history);
    make_rows(list, may_assign);
    return true;
}

/* ---- words ---- */

/* (owned) */
char *mams_category_say_days(const MamsAssignment *row)
{
    char from[MAMS_DAY_TEXT_SIZE], to[MAMS_DAY_TEXT_SIZE];
    mams_day_format_dotted(row->from, from);
    mams_day_format_dotted(row->to, to);
    return g_strdup_printf("%s–%s", from, *to != '\0' ? to : "…");
}

const MamsAssignment *mams_category_row_assignment(const MamsCategoryRow *row)
{
    return row->version != NULL ? &row->version->row : &row->item->proposal->row;
}

/* Which form a row opens. */
MamsCategoryTarget mams_category_row_target(const MamsCategoryList *list,
                                            const MamsCategoryRow *row)
{
    const MamsRules *rules = mams_desk_rules(mams_app_desk(list->app));
    MamsCategoryTarget target = {.iin = list->iin, .from = MAMS_DAY_NONE};
    if (row->kind == MAMS_CATEGORY_ROW_PROPOSAL) {
        target.task = MAMS_CATEGORY_DECIDE;
        target.number = row->item->proposal->number;
    } else if (row->version != NULL) {
        target.category = rules->categories[row->version->row.category].code;
        target.from = row->version->row.from;
    }
    return target;
}

/* What a row says on its right: its register, what became of it, or what was typed about it.
 * (owned) */
char *mams_category_say_state(const MamsCategoryList *list, const MamsCategoryRow *row)
{
    MamsApp *app = list->app;
    if (row->kind == MAMS_CATEGORY_ROW_PAST) {
        g_autofree char *entry = g_strdup_printf("%" PRId64, row->version->withdrawn);
        return g_strdup_printf(_("withdrawn, entry %s"), entry);
    }
    MamsCategoryTarget target = mams_category_row_target(list, row);
    g_autofree char *group = mams_category_edit_group(&target);
    if (g_key_file_has_group(mams_app_drafts(app), group))
        return g_strdup(_("typed, not saved"));
    if (row->kind == MAMS_CATEGORY_ROW_NEW)
        return g_strdup("");
    if (row->kind == MAMS_CATEGORY_ROW_PROPOSAL)
        return g_strdup_printf(_("waits, days left: %d"), row->item->days_left);
    return g_strdup(mams_register_shown(mams_desk_rules(mams_app_desk(app)), row->version->row.reg,
                                        mams_app_language(app)));
}

/* What stands before the category of a row: its name, with what is proposed. (owned) */
char *mams_category_say_name(const MamsCategoryList *list, const MamsCategoryRow *row)
{
    MamsApp *app = list->app;
    if (row->kind == MAMS_CATEGORY_ROW_NEW)
        return g_strdup(_("new category …"));
    const MamsCategory *category = &mams_desk_rules(mams_app_desk(app))
                                        ->categories[mams_category_row_assignment(row)->category];
    const char *name = category->short_name[mams_app_language(app)];
    if (row->kind != MAMS_CATEGORY_ROW_PROPOSAL)
        return g_strdup(name);
    const MamsProposal *proposal = row->item->proposal;
    return g_strdup_printf("%s: %s", proposal->withdraws ? _("withdraw") : _("record"), name);
}

/* "22.11.2024 11:00, aidana, entry 12": who made an entry, and when. (owned) */
char *mams_category_say_entry(const MamsCategoryList *list, int64_t number)
{
    enum { DAY = 10, TIME = 5 }; /* of "2024-11-22T14:05:00+05:00" */
    const MamsChangeEntry *entry = mams_assignment_history_entry(list->history, number);
    g_autofree char *text = g_strdup_printf("%" PRId64, number);
    g_autofree char *date = g_strndup(entry->time, DAY);
    char day[MAMS_DAY_TEXT_SIZE];
    mams_day_format_dotted(mams_day_parse(date), day);
    return g_strdup_printf(_("%s %.*s, %s, entry %s"), day, TIME, entry->time + DAY + 1,
                           entry->login, text);
}

/* (owned) */
char *mams_category_say_document(const MamsAssignment *row)
{
    char day[MAMS_DAY_TEXT_SIZE];
    mams_day_format_dotted(row->document_date, day);
    GString *text = g_string_new(row->document != NULL ? row->document : "–");
    if (*day != '\0')
        g_string_append_printf(text, ", %s", day);
    if (row->issuer != NULL)
        g_string_append_printf(text, ", %s", row->issuer);
    return g_string_free(text, FALSE);
}

/* (owned) */
char *mams_category_say_lock(const MamsCategoryList *list)
{
    g_autofree char *age = mams_desk_lock_age(mams_app_desk(list->app), list->lock);
    return g_strdup_printf(_("'%s' has been editing this person for %s."), list->lock->login, age);
}
