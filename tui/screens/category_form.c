/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/screens.h"

#include <inttypes.h>
#include <string.h>

#include "mams.h"
#include "screens/category_edit.h"
#include "screens/restore.h"
#include "widgets/strip.h"

enum {
    NOTICE_ROWS = 2,
    OUTCOME_ROWS = 1,
    FOOT_ROWS = NOTICE_ROWS + OUTCOME_ROWS + MAMS_STRIP_ROWS
};

typedef struct {
    MamsScreen screen;
    MamsCategoryEdit *edit;
    bool asked; /* F2 has asked whether to save all the same */
    bool done;  /* what was typed is saved, or was decided about */
} CategoryForm;

/* ---- words ---- */

/* What the form does, for its first line. (owned) */
static char *say_task(const MamsCategoryTarget *target)
{
    g_autofree char *number = g_strdup_printf("%" PRId64, target->number);
    switch (target->task) {
    case MAMS_CATEGORY_WITHDRAW:
        return g_strdup(_("withdraw a category"));
    case MAMS_CATEGORY_UNDO:
        return g_strdup_printf(_("take back entry %s"), number);
    case MAMS_CATEGORY_DECIDE:
        return g_strdup_printf(_("decide about proposal %s"), number);
    default:
        return g_strdup(target->category != NULL ? _("extend or correct a category")
                                                 : _("record a category"));
    }
}

/* Why a second person is needed; "" when none is. (owned) */
static char *say_why(const MamsEditPreview *preview)
{
    char from[MAMS_MONTH_TEXT_SIZE], to[MAMS_MONTH_TEXT_SIZE];
    mams_month_format(preview->closed_from, from);
    mams_month_format(preview->closed_to, to);
    if (preview->why & MAMS_PROPOSAL_OWN)
        return g_strdup(_("A second person must accept it: it is about you or a relative."));
    if (preview->why & MAMS_PROPOSAL_CLOSED)
        return g_strdup_printf(
            _("A second person must accept it: it touches the closed months %s … %s."), from, to);
    return g_strdup("");
}

/* Who proposed what is decided about, and why. (owned) */
static char *say_proposal(const MamsProposalItem *item)
{
    const MamsProposal *proposal = item->proposal;
    char day[MAMS_DAY_TEXT_SIZE], last[MAMS_DAY_TEXT_SIZE];
    mams_day_format_dotted(proposal->proposed_on, day);
    mams_day_format_dotted(item->last_day, last);
    const char *what = proposal->withdraws ? _("withdraw") : _("record");
    return g_strdup_printf(_("%s: proposed by %s on %s, can be accepted until %s. Reason: %s"),
                           what, proposal->proposed_by, day, last,
                           proposal->reason != NULL ? proposal->reason : "–");
}

/* (owned) */
static char *say_notice(const MamsCategoryEdit *edit)
{
    if (edit->failure != NULL)
        return g_strdup(edit->failure);
    if (edit->proposal != NULL)
        return say_proposal(edit->proposal);
    return say_why(edit->preview);
}

/* The verdict of today before and after, and how many months change. (owned) */
static char *say_outcome(const MamsCategoryEdit *edit)
{
    const MamsEditPreview *preview = edit->preview;
    const MamsWords *words = mams_desk_words(mams_app_desk(edit->app));
    MamsLang lang = mams_app_language(edit->app);
    MamsSex sex = preview->card->citizen->sex;
    const char *before = mams_words_verdict(words, lang, preview->card->answer->verdict, sex);
    const char *after = mams_words_verdict(words, lang, preview->answer->verdict, sex);
    g_autofree char *months = g_strdup_printf(_("months that change: %d"), preview->n_flips);
    return g_strdup_printf("%s: %s → %s   %s", _("today"), before, after, months);
}

/* ---- drawing ---- */

/* Where the fields stand; the rest is below them. */
static MamsArea cut_fields(MamsArea body, MamsArea *head, MamsArea *foot)
{
    enum { HEAD_ROWS = 2 };
    MamsArea inside = mams_area_inset(body, 1, 1);
    *head = mams_area_cut_top(&inside, HEAD_ROWS);
    *foot = mams_area_cut_bottom(&inside, FOOT_ROWS);
    return inside;
}

static void draw_head(const MamsCategoryEdit *edit, MamsDraw *draw, MamsArea area)
{
    char iin[MAMS_IIN_GROUPED_SIZE];
    g_autofree char *task = say_task(&edit->target);
    mams_iin_format_grouped(edit->target.iin, iin);
    int end =
        mams_draw_text_right(draw, area.row, area.column, area.columns, MAMS_ROLE_HEADING, task);
    if (edit->preview != NULL) {
        const MamsCitizen *citizen = edit->preview->card->citizen;
        g_autofree char *name = g_strdup_printf("%s   %s %s %s", iin, citizen->surname,
                                                citizen->given, citizen->patronymic);
        mams_draw_text(draw, area.row, area.column, end - area.column - 2, MAMS_ROLE_TEXT, name);
    }
    mams_draw_rule(draw, area.row + 1, area.column - 1, area.columns + 2);
}

static void draw_foot(const MamsCategoryEdit *edit, MamsDraw *draw, MamsArea area)
{
    g_autofree char *notice = say_notice(edit);
    MamsRole role = edit->failure != NULL ? MAMS_ROLE_BAD : MAMS_ROLE_CAUTION;
    mams_draw_paragraph(draw, mams_area_cut_top(&area, NOTICE_ROWS), role, notice);
    if (edit->preview == NULL)
        return;
    g_autofree char *outcome = say_outcome(edit);
    MamsArea line = mams_area_cut_top(&area, OUTCOME_ROWS);
    mams_draw_text(draw, line.row, line.column, line.columns, MAMS_ROLE_HEADING, outcome);
    mams_strip_draw(draw, area, mams_desk_rules(mams_app_desk(edit->app)), edit->preview->months);
}

static void draw_category_form(MamsScreen *screen, MamsDraw *draw, MamsArea body)
{
    CategoryForm *form = (CategoryForm *)screen;
    MamsArea head, foot;
    MamsArea fields = cut_fields(body, &head, &foot);
    draw_head(form->edit, draw, head);
    draw_foot(form->edit, draw, foot);
    mams_form_draw(form->edit->form, draw, fields, true);
}

static void settle(MamsScreen *screen)
{
    mams_category_edit_look(((CategoryForm *)screen)->edit);
}

/* ---- saving ---- */

/* Back to the card, which reads the person again. */
static void finish(CategoryForm *form, const char *text)
{
    MamsApp *app = form->screen.app;
    form->done = true;
    mams_app_changed(app, form->edit->target.iin);
    mams_app_pop(app);
    if (mams_app_top(app)->class->place == MAMS_PLACE_CATEGORIES)
        mams_app_pop(app);
    mams_app_say(app, text);
}

static void say_result(CategoryForm *form, const MamsEditResult *result)
{
    char day[MAMS_DAY_TEXT_SIZE];
    g_autofree char *entry = g_strdup_printf("%" PRId64, result->entry);
    g_autofree char *number = g_strdup_printf("%" PRId64, result->proposal);
    g_autofree char *text =
        result->outcome == MAMS_OUTCOME_PROPOSED
            ? g_strdup_printf(_("Proposed as %s: it waits for a second person until %s."), number,
                              mams_day_format_dotted(result->last_day, day))
            : g_strdup_printf(_("Saved as journal entry %s."), entry);
    finish(form, text);
}

/* Somebody else was faster: what is recorded now is shown, what was typed stays. */
static void say_busy(CategoryForm *form, const GError *error)
{
    MamsApp *app = form->screen.app;
    MamsDesk *desk = mams_app_desk(app);
    MamsCategoryEdit *edit = form->edit;
    g_autoptr(MamsLock) lock = mams_desk_lock(desk, edit->target.iin, NULL);
    if (lock != NULL && !g_str_equal(lock->login, mams_desk_login(desk))) {
        mams_app_say_error(app, error->message);
        return;
    }
    edit->stale = true;
    mams_category_edit_look(edit);
    if (edit->preview != NULL)
        edit->seen = edit->preview->card->journal;
    mams_app_changed(app, edit->target.iin);
    mams_app_say_error(app, _("Others changed these categories meanwhile. F2 saves on top of it."));
}

/* What F2 asks before it saves; NULL: nothing. */
static const char *question(const CategoryForm *form)
{
    const MamsCategoryEdit *edit = form->edit;
    if (form->asked)
        return NULL;
    if (edit->target.task == MAMS_CATEGORY_DECIDE)
        return _("F2 again accepts the proposal.");
    if (edit->preview->why != 0)
        return _("F2 again proposes it to a second person.");
    return mams_category_edit_warns(edit) ? _("F2 again saves it in spite of what is asked above.")
                                          : NULL;
}

static void save(CategoryForm *form)
{
    MamsApp *app = form->screen.app;
    g_autoptr(GError) error = NULL;
    MamsEditResult result;
    mams_category_edit_look(form->edit);
    if (form->edit->preview != NULL && form->edit->preview->same) {
        mams_app_refuse(app, _("It is recorded just so: there is nothing to save."));
        return;
    }
    if (!mams_category_edit_check(form->edit)) {
        form->asked = false;
        mams_app_refuse(app, _("It cannot be saved so: look at the fields with an exclamation "
                               "mark."));
        return;
    }
    const char *asks = question(form);
    if (asks != NULL) {
        form->asked = true;
        mams_app_say(app, asks);
        return;
    }
    form->asked = false;
    if (mams_category_edit_save(form->edit, &result, &error))
        say_result(form, &result);
    else if (error->code == MAMS_ERROR_BUSY)
        say_busy(form, error);
    else
        mams_app_say_error(app, error->message);
}

static void refuse(CategoryForm *form)
{
    MamsApp *app = form->screen.app;
    const MamsCategoryEdit *edit = form->edit;
    g_autoptr(GError) error = NULL;
    if (!mams_desk_proposal_refuse(mams_app_desk(app), edit->target.number,
                                   mams_form_value(edit->form, MAMS_EDIT_FIELD_REASON), &error)) {
        mams_app_say_error(app, error->message);
        return;
    }
    g_autofree char *text =
        g_strdup_printf(_("Proposal %" PRId64 " is refused."), edit->target.number);
    finish(form, text);
}

/* ---- keys ---- */

static unsigned holds(const MamsScreen *screen)
{
    const MamsCategoryEdit *edit = ((const CategoryForm *)screen)->edit;
    return (edit->target.task == MAMS_CATEGORY_DECIDE ? MAMS_NEEDS_PROPOSAL : 0u) |
           (mams_category_edit_is_changed(edit) ? MAMS_NEEDS_DRAFT : 0u);
}

/* A field that was left says what is wrong with it, and nothing while it is typed in. */
static bool form_key(CategoryForm *form, const MamsEvent *event)
{
    MamsCategoryEdit *edit = form->edit;
    int focus = mams_form_focus(edit->form);
    g_autofree char *before = g_strdup(mams_form_value(edit->form, focus));
    bool used = mams_form_key(edit->form, event);
    bool moved = mams_form_focus(edit->form) != focus;
    bool typed = !g_str_equal(before, mams_form_value(edit->form, focus));
    form->asked = form->asked && !typed;
    if (typed || moved)
        mams_category_edit_typed(edit, (MamsEditField)focus, moved);
    return used;
}

static bool press(CategoryForm *form, MamsKey key)
{
    MamsEvent event = {.key = key};
    return form_key(form, &event);
}

static void focus_on(CategoryForm *form, int row)
{
    MamsCategoryEdit *edit = form->edit;
    int focus = mams_form_focus(edit->form);
    mams_form_set_focus(edit->form, row);
    mams_category_edit_typed(edit, (MamsEditField)focus, true);
}

/* The fields go round; what is read only is passed over. */
static void go_round(CategoryForm *form, MamsKey key)
{
    bool forward = key == MAMS_KEY_TAB;
    if (!press(form, key) && form->edit->target.task == MAMS_CATEGORY_RECORD)
        focus_on(form, forward ? 0 : MAMS_N_EDIT_FIELDS - 1);
}

static void act(MamsScreen *screen, MamsActionId action)
{
    CategoryForm *form = (CategoryForm *)screen;
    switch ((int)action) {
    case MAMS_ACTION_SAVE:
        save(form);
        break;
    case MAMS_ACTION_REFUSE:
        refuse(form);
        break;
    case MAMS_ACTION_RESET:
        mams_category_edit_reset(form->edit);
        form->asked = false;
        break;
    case MAMS_ACTION_EDIT:
        if (!mams_form_open_picks(form->edit->form))
            mams_app_refuse(screen->app, _("This field has no list to choose from."));
        break;
    case MAMS_ACTION_OPEN:
        if (!press(form, MAMS_KEY_ENTER))
            go_round(form, MAMS_KEY_TAB);
        break;
    case MAMS_ACTION_NEXT_FIELD:
        go_round(form, MAMS_KEY_TAB);
        break;
    case MAMS_ACTION_PREVIOUS_FIELD:
        go_round(form, MAMS_KEY_BACKTAB);
        break;
    case MAMS_ACTION_DOWN:
        press(form, MAMS_KEY_DOWN);
        break;
    case MAMS_ACTION_UP:
        press(form, MAMS_KEY_UP);
        break;
    }
}

static bool key(MamsScreen *screen, const MamsEvent *event)
{
    return form_key((CategoryForm *)screen, event);
}

static void click(MamsScreen *screen, int row, int column, MamsArea body)
{
    (void)column;
    CategoryForm *form = (CategoryForm *)screen;
    MamsCategoryEdit *edit = form->edit;
    MamsArea head, foot;
    MamsArea fields = cut_fields(body, &head, &foot);
    bool inside = row >= fields.row && row < fields.row + fields.rows;
    int focus = mams_form_focus(edit->form);
    if (inside && mams_form_click(edit->form, fields, row))
        mams_category_edit_typed(edit, (MamsEditField)focus, mams_form_focus(edit->form) != focus);
}

/* Esc closes the pick list first. */
static bool cancel(MamsScreen *screen)
{
    CategoryForm *form = (CategoryForm *)screen;
    return mams_form_has_picks(form->edit->form) && press(form, MAMS_KEY_ESCAPE);
}

static bool typing(const MamsScreen *screen)
{
    const MamsForm *form = ((const CategoryForm *)screen)->edit->form;
    return *mams_form_value(form, mams_form_focus(form)) != '\0';
}

static void relanguage(MamsScreen *screen)
{
    mams_category_edit_translate(((CategoryForm *)screen)->edit);
}

static void resize(MamsScreen *screen)
{
    ((CategoryForm *)screen)->edit->stale = true;
}

static MamsIin subject(const MamsScreen *screen)
{
    return ((const CategoryForm *)screen)->edit->target.iin;
}

static const char *topic(const MamsScreen *screen)
{
    static const char *const fields[MAMS_N_EDIT_FIELDS] = {
        [MAMS_EDIT_FIELD_CATEGORY] = "category-form.category",
        [MAMS_EDIT_FIELD_FROM] = "category-form.from",
        [MAMS_EDIT_FIELD_TO] = "category-form.to",
        [MAMS_EDIT_FIELD_DOCUMENT] = "category-form.document",
        [MAMS_EDIT_FIELD_DOCUMENT_DATE] = "category-form.document",
        [MAMS_EDIT_FIELD_ISSUER] = "category-form.issuer",
        [MAMS_EDIT_FIELD_REGISTER] = "category-form.register",
        [MAMS_EDIT_FIELD_REASON] = "category-form.reason",
    };
    const MamsCategoryEdit *edit = ((const CategoryForm *)screen)->edit;
    return edit->target.task == MAMS_CATEGORY_DECIDE ? "category-form.proposal"
                                                     : fields[mams_form_focus(edit->form)];
}

/* ---- keeping ---- */

/* What was typed and not saved is kept; what was saved needs no keeping. */
static void keep_draft(const CategoryForm *form)
{
    GKeyFile *drafts = mams_app_drafts(form->screen.app);
    g_autofree char *group = mams_category_edit_group(&form->edit->target);
    g_key_file_remove_group(drafts, group, NULL);
    if (!form->done && mams_category_edit_is_changed(form->edit))
        mams_category_edit_keep(form->edit, drafts, group);
}

/* The draft stays where the form cannot be opened again. */
static void keep(const MamsScreen *screen, GKeyFile *file, const char *group)
{
    const MamsCategoryEdit *edit = ((const CategoryForm *)screen)->edit;
    const MamsCategoryTarget *target = &edit->target;
    char iin[MAMS_IIN_TEXT_SIZE], from[MAMS_DAY_TEXT_SIZE];
    g_key_file_set_integer(file, group, "task", target->task);
    g_key_file_set_string(file, group, "iin", mams_iin_format(target->iin, iin));
    if (target->category != NULL)
        g_key_file_set_string(file, group, "category", target->category);
    g_key_file_set_string(file, group, "from", mams_day_format(target->from, from));
    g_key_file_set_int64(file, group, "number", target->number);
    mams_category_edit_keep(edit, file, group);
    keep_draft((const CategoryForm *)screen);
}

/* ---- start and end ---- */

/* A lock that cannot be given back now is taken over by the same login later. */
static void close_category_form(MamsScreen *screen)
{
    CategoryForm *form = (CategoryForm *)screen;
    keep_draft(form);
    mams_desk_lock_release(mams_app_desk(screen->app), form->edit->target.iin, NULL);
    mams_category_edit_free(form->edit);
    g_free(form);
}

static const MamsScreenClass category_form_class = {
    .place = MAMS_PLACE_CATEGORY_FORM,
    .title = N_("Category"),
    .name = "category-form",
    .topic = topic,
    .draw = draw_category_form,
    .act = act,
    .holds = holds,
    .key = key,
    .click = click,
    .settle = settle,
    .resize = resize,
    .typing = typing,
    .cancel = cancel,
    .relanguage = relanguage,
    .subject = subject,
    .keep = keep,
    .close = close_category_form,
};

MamsScreen *mams_category_form_screen_new(MamsApp *app, const MamsCategoryTarget *target,
                                          GError **error)
{
    MamsDesk *desk = mams_app_desk(app);
    if (!mams_desk_lock_take(desk, target->iin, error))
        return NULL;
    MamsCategoryEdit *edit = mams_category_edit_new(app, target, error);
    if (edit == NULL) {
        mams_desk_lock_release(desk, target->iin, NULL);
        return NULL;
    }
    CategoryForm *form = g_new0(CategoryForm, 1);
    form->screen.class = &category_form_class;
    form->screen.app = app;
    form->edit = edit;
    g_autofree char *group = mams_category_edit_group(target);
    if (g_key_file_has_group(mams_app_drafts(app), group)) {
        mams_category_edit_restore(edit, mams_app_drafts(app), group);
        mams_app_say(app, _("This was typed before and not saved. Ctrl-D puts back what is "
                            "recorded."));
    }
    return &form->screen;
}

MamsScreen *mams_category_form_screen_restore(MamsApp *app, GKeyFile *file, const char *group,
                                              GError **error)
{
    int task = g_key_file_get_integer(file, group, "task", NULL);
    g_autofree char *iin = g_key_file_get_string(file, group, "iin", NULL);
    g_autofree char *category = g_key_file_get_string(file, group, "category", NULL);
    g_autofree char *from = g_key_file_get_string(file, group, "from", NULL);
    MamsCategoryTarget target = {.task = (MamsCategoryTask)task,
                                 .category = category,
                                 .from = from != NULL ? mams_day_parse(from) : MAMS_DAY_NONE,
                                 .number = g_key_file_get_int64(file, group, "number", NULL)};
    bool halved = (target.category != NULL) != (target.from != MAMS_DAY_NONE);
    if (halved || iin == NULL || !mams_iin_parse(iin, &target.iin, NULL) || task < 0 ||
        task >= MAMS_N_CATEGORY_TASKS || !mams_app_has(app, MAMS_PLACE_CATEGORIES) ||
        target.iin != mams_app_subject(app)) {
        mams_restore_fail(error);
        return NULL;
    }
    MamsScreen *screen = mams_category_form_screen_new(app, &target, error);
    if (screen != NULL)
        mams_category_edit_restore(((CategoryForm *)screen)->edit, file, group);
    return screen;
}
