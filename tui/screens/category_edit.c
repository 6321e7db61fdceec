/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "screens/category_edit.h"

#include <string.h>

#include "screens/category_picks.h"
#include "widgets/strip.h"

enum {
    ISSUERS = 200, /* to pick from */
    DAY_COLUMNS = 11,
    NUMBER_COLUMNS = 30,
    MAX_CATEGORY = 60,
    MAX_DAY = 10,
    MAX_DOCUMENT = 100,
    MAX_ISSUER = 200,
    MAX_REGISTER = 64,
    MAX_REASON = 500,
    MIN_MONTHS = 24, /* as on the command line */
    MAX_MONTHS = 84
};

/* ---- the fields as an edit ---- */

/* What the fields of a form say; it must outlive the edit that is made of it. */
typedef struct {
    MamsAssignmentEdit edit;
    bool bad_day[MAMS_N_EDIT_FIELDS]; /* a text that is no day */
} Reading;

static const char *value(const MamsCategoryEdit *edit, MamsEditField field)
{
    return mams_form_value(edit->form, field);
}

static const MamsRules *rules_of(const MamsCategoryEdit *edit)
{
    return mams_desk_rules(mams_app_desk(edit->app));
}

static MamsDay read_day(const MamsCategoryEdit *edit, MamsEditField field, MamsDay empty,
                        Reading *reading)
{
    const char *text = value(edit, field);
    if (*text == '\0')
        return empty;
    MamsDay day = mams_day_parse_typed(text);
    reading->bad_day[field] = day == MAMS_DAY_NONE;
    return day;
}

static void read_record(const MamsCategoryEdit *edit, Reading *reading)
{
    const MamsRules *rules = rules_of(edit);
    MamsAssignmentEdit *form = &reading->edit;
    const char *category = value(edit, MAMS_EDIT_FIELD_CATEGORY);
    int named = mams_category_named(rules, category);
    const MamsRegister *reg = mams_register_named(rules, value(edit, MAMS_EDIT_FIELD_REGISTER));
    form->category = named >= 0 ? rules->categories[named].code : category;
    form->from = read_day(edit, MAMS_EDIT_FIELD_FROM, MAMS_DAY_NONE, reading);
    form->to = read_day(edit, MAMS_EDIT_FIELD_TO, MAMS_DAY_FOREVER, reading);
    form->document = value(edit, MAMS_EDIT_FIELD_DOCUMENT);
    form->document_date = read_day(edit, MAMS_EDIT_FIELD_DOCUMENT_DATE, MAMS_DAY_NONE, reading);
    form->issuer = value(edit, MAMS_EDIT_FIELD_ISSUER);
    form->reg = reg != NULL ? reg->code : value(edit, MAMS_EDIT_FIELD_REGISTER);
    form->old_category = edit->target.category;
    form->old_from = edit->target.from;
    /* With an end that is no day the record is not complete: it changes nothing yet. */
    if (reading->bad_day[MAMS_EDIT_FIELD_TO])
        form->from = MAMS_DAY_NONE, form->to = MAMS_DAY_FOREVER;
}

static void read_form(const MamsCategoryEdit *edit, Reading *reading)
{
    *reading = (Reading){.edit = MAMS_EDIT_NONE};
    reading->edit.iin = edit->target.iin;
    reading->edit.reason = value(edit, MAMS_EDIT_FIELD_REASON);
    reading->edit.seen = edit->seen;
    switch (edit->target.task) {
    case MAMS_CATEGORY_RECORD:
        read_record(edit, reading);
        break;
    case MAMS_CATEGORY_WITHDRAW:
        reading->edit.kind = MAMS_EDIT_UNASSIGN;
        reading->edit.category = edit->target.category;
        reading->edit.from = edit->target.from;
        break;
    default:
        reading->edit.kind = MAMS_EDIT_UNDO;
        reading->edit.undo = edit->target.number;
        break;
    }
}

/* ---- looking ---- */

static int months_shown(const MamsCategoryEdit *edit)
{
    int rows, columns;
    mams_app_body_size(edit->app, &rows, &columns);
    int room = mams_strip_months(columns - 2) - rules_of(edit)->prepay_months;
    return CLAMP(room, MIN_MONTHS, MAX_MONTHS);
}

/* (owned) */
static MamsEditPreview *preview_of(const MamsCategoryEdit *edit, const Reading *reading,
                                   GError **error)
{
    MamsDesk *desk = mams_app_desk(edit->app);
    MamsLang lang = mams_app_language(edit->app);
    return edit->target.task == MAMS_CATEGORY_DECIDE
               ? mams_desk_proposal_preview(desk, edit->target.number, lang, months_shown(edit),
                                            error)
               : mams_desk_edit_preview(desk, &reading->edit, lang, months_shown(edit), error);
}

/* All that is said of one field, what blocks before what does not; NULL: nothing. (owned) */
static char *say_problems(const MamsEditPreview *preview, MamsEditField field, bool *blocks)
{
    g_autoptr(GString) text = g_string_new(NULL);
    *blocks = false;
    for (int pass = 0; pass < 2; pass++) {
        for (guint i = 0; i < preview->problems->len; i++) {
            const MamsEditProblem *problem = g_ptr_array_index(preview->problems, i);
            if (problem->field != field || problem->blocks == (pass == 1))
                continue;
            g_string_append_printf(text, "%s%s", text->len > 0 ? "; " : "", problem->text);
            *blocks = *blocks || problem->blocks;
        }
    }
    return text->len > 0 ? g_string_free(g_steal_pointer(&text), FALSE) : NULL;
}

/* Says at a field what is wrong with it. */
static void show_problem(MamsCategoryEdit *edit, MamsEditField field, const Reading *reading)
{
    bool blocks = true;
    g_autofree char *text = NULL;
    if (reading->bad_day[field])
        text = g_strdup_printf(_("there is no day '%s': write 30.06.2025 or 30062025"),
                               value(edit, field));
    else if (edit->preview != NULL)
        text = say_problems(edit->preview, field, &blocks);
    if (text != NULL && !blocks)
        mams_form_set_warning(edit->form, field, text);
    else
        mams_form_set_problem(edit->form, field, text);
}

void mams_category_edit_look(MamsCategoryEdit *edit)
{
    if (!edit->stale)
        return;
    Reading reading;
    g_autoptr(GError) error = NULL;
    read_form(edit, &reading);
    g_clear_pointer(&edit->preview, mams_edit_preview_free);
    g_clear_pointer(&edit->failure, g_free);
    edit->preview = preview_of(edit, &reading, &error);
    if (edit->preview == NULL)
        edit->failure = g_strdup(error->message);
    for (int field = 0; field < MAMS_N_EDIT_FIELDS; field++) {
        if (edit->left[field])
            show_problem(edit, (MamsEditField)field, &reading);
    }
    edit->stale = false;
}

/* The one choice that a text finds, when it names none itself; or NULL. (owned) */
static char *only_choice(GPtrArray *choices)
{
    const MamsFormChoice *choice = choices->len == 1 ? g_ptr_array_index(choices, 0) : NULL;
    char *name = choice != NULL ? g_strdup(choice->value) : NULL;
    g_ptr_array_unref(choices);
    return name;
}

/* What a text of the category or register means, in the language of the interface; NULL: what
 * stands there. (owned) */
static char *name_meant(const MamsCategoryEdit *edit, MamsEditField field)
{
    const MamsRules *rules = rules_of(edit);
    MamsLang lang = mams_app_language(edit->app);
    const char *text = value(edit, field);
    if (*text == '\0')
        return NULL;
    if (field == MAMS_EDIT_FIELD_CATEGORY) {
        int named = mams_category_named(rules, text);
        return named >= 0 ? g_strdup(rules->categories[named].short_name[lang])
                          : only_choice(mams_category_picks(text, edit->app));
    }
    const MamsRegister *named =
        field == MAMS_EDIT_FIELD_REGISTER ? mams_register_named(rules, text) : NULL;
    return named != NULL ? g_strdup(named->name[lang]) : NULL;
}

void mams_category_edit_typed(MamsCategoryEdit *edit, MamsEditField field, bool left)
{
    g_autofree char *name = left ? name_meant(edit, field) : NULL;
    if (name != NULL && !g_str_equal(name, value(edit, field)))
        mams_form_set_value(edit->form, field, name);
    edit->left[field] = left;
    edit->stale = true;
}

static bool is_blocked(const MamsCategoryEdit *edit, const Reading *reading, MamsEditField field)
{
    bool blocks = reading->bad_day[field];
    for (guint i = 0; !blocks && i < edit->preview->problems->len; i++) {
        const MamsEditProblem *problem = g_ptr_array_index(edit->preview->problems, i);
        blocks = problem->field == field && problem->blocks;
    }
    return blocks;
}

bool mams_category_edit_check(MamsCategoryEdit *edit)
{
    Reading reading;
    mams_form_tidy(edit->form);
    for (int field = 0; field < MAMS_N_EDIT_FIELDS; field++)
        mams_category_edit_typed(edit, (MamsEditField)field, true);
    mams_category_edit_look(edit);
    if (edit->preview == NULL)
        return false;
    read_form(edit, &reading);
    for (int field = 0; field < MAMS_N_EDIT_FIELDS; field++) {
        if (is_blocked(edit, &reading, (MamsEditField)field)) {
            mams_form_set_focus(edit->form, field);
            return false;
        }
    }
    return true;
}

bool mams_category_edit_warns(const MamsCategoryEdit *edit)
{
    return edit->preview->problems->len > 0;
}

bool mams_category_edit_save(MamsCategoryEdit *edit, MamsEditResult *result, GError **error)
{
    MamsDesk *desk = mams_app_desk(edit->app);
    MamsLang lang = mams_app_language(edit->app);
    Reading reading;
    if (edit->target.task == MAMS_CATEGORY_DECIDE) {
        *result = (MamsEditResult){.outcome = MAMS_OUTCOME_APPLIED, .last_day = MAMS_DAY_NONE};
        return mams_desk_proposal_accept(desk, edit->target.number, lang, &result->entry, error);
    }
    read_form(edit, &reading);
    return mams_desk_edit_save(desk, &reading.edit, lang, result, error);
}

/* ---- the fields ---- */

static MamsForm *make_form(MamsCategoryEdit *edit)
{
    MamsFormRow rows[MAMS_N_EDIT_FIELDS] = {
        [MAMS_EDIT_FIELD_CATEGORY] = {.label = N_("Category"),
                                      .max_letters = MAX_CATEGORY,
                                      .pick = mams_category_picks,
                                      .pick_data = edit->app},
        [MAMS_EDIT_FIELD_FROM] = {.label = N_("First day"),
                                  .hint = N_("dd.mm.yyyy"),
                                  .max_letters = MAX_DAY,
                                  .columns = DAY_COLUMNS,
                                  .day = true},
        [MAMS_EDIT_FIELD_TO] = {.label = N_("Last day"),
                                .hint = N_("dd.mm.yyyy; empty: without an end"),
                                .max_letters = MAX_DAY,
                                .columns = DAY_COLUMNS,
                                .day = true},
        [MAMS_EDIT_FIELD_DOCUMENT] = {.label = N_("Document no."),
                                      .max_letters = MAX_DOCUMENT,
                                      .columns = NUMBER_COLUMNS},
        [MAMS_EDIT_FIELD_DOCUMENT_DATE] = {.label = N_("Document date"),
                                           .hint = N_("dd.mm.yyyy"),
                                           .max_letters = MAX_DAY,
                                           .columns = DAY_COLUMNS,
                                           .day = true},
        [MAMS_EDIT_FIELD_ISSUER] = {.label = N_("Issued by"),
                                    .max_letters = MAX_ISSUER,
                                    .pick = mams_text_picks,
                                    .pick_data = edit->issuers},
        [MAMS_EDIT_FIELD_REGISTER] = {.label = N_("Register"),
                                      .max_letters = MAX_REGISTER,
                                      .pick = mams_register_picks,
                                      .pick_data = edit->app},
        [MAMS_EDIT_FIELD_REASON] = {.label = N_("Reason"), .max_letters = MAX_REASON},
    };
    for (int field = 0; field < MAMS_EDIT_FIELD_REASON; field++) {
        rows[field].replaced = true;
        rows[field].read_only = edit->target.task != MAMS_CATEGORY_RECORD;
    }
    return mams_form_new(rows, MAMS_N_EDIT_FIELDS);
}

static void set(MamsCategoryEdit *edit, MamsEditField field, const char *text)
{
    g_free(edit->recorded[field]);
    edit->recorded[field] = g_strdup(text != NULL ? text : "");
    mams_form_set_value(edit->form, field, edit->recorded[field]);
}

/* The fields of a record, or of none. */
static void fill(MamsCategoryEdit *edit, const MamsAssignment *row)
{
    char day[MAMS_DAY_TEXT_SIZE];
    for (int field = 0; field < MAMS_N_EDIT_FIELDS; field++)
        set(edit, (MamsEditField)field, "");
    if (row == NULL)
        return;
    const MamsCategory *category = &rules_of(edit)->categories[row->category];
    set(edit, MAMS_EDIT_FIELD_CATEGORY, category->short_name[mams_app_language(edit->app)]);
    set(edit, MAMS_EDIT_FIELD_FROM, mams_day_format_dotted(row->from, day));
    set(edit, MAMS_EDIT_FIELD_TO, mams_day_format_dotted(row->to, day));
    set(edit, MAMS_EDIT_FIELD_DOCUMENT, row->document);
    set(edit, MAMS_EDIT_FIELD_DOCUMENT_DATE, mams_day_format_dotted(row->document_date, day));
    set(edit, MAMS_EDIT_FIELD_ISSUER, row->issuer);
    set(edit, MAMS_EDIT_FIELD_REGISTER,
        mams_register_shown(rules_of(edit), row->reg, mams_app_language(edit->app)));
}

void mams_category_edit_translate(MamsCategoryEdit *edit)
{
    static const MamsEditField named[] = {MAMS_EDIT_FIELD_CATEGORY, MAMS_EDIT_FIELD_REGISTER};
    for (size_t i = 0; i < G_N_ELEMENTS(named); i++) {
        bool recorded = g_str_equal(value(edit, named[i]), edit->recorded[named[i]]);
        g_autofree char *name = name_meant(edit, named[i]);
        if (name != NULL && recorded)
            set(edit, named[i], name);
        else if (name != NULL)
            mams_form_set_value(edit->form, named[i], name);
    }
    edit->stale = true;
}

bool mams_category_edit_is_changed(const MamsCategoryEdit *edit)
{
    for (int field = 0; field < MAMS_N_EDIT_FIELDS; field++) {
        if (!g_str_equal(value(edit, (MamsEditField)field), edit->recorded[field]))
            return true;
    }
    return false;
}

void mams_category_edit_reset(MamsCategoryEdit *edit)
{
    for (int field = 0; field < MAMS_N_EDIT_FIELDS; field++)
        mams_form_set_value(edit->form, field, edit->recorded[field]);
    memset(edit->left, false, sizeof edit->left);
    edit->stale = true;
}

/* ---- keeping what was typed ---- */

char *mams_category_edit_group(const MamsCategoryTarget *target)
{
    char iin[MAMS_IIN_TEXT_SIZE], from[MAMS_DAY_TEXT_SIZE];
    return g_strdup_printf("category %s %d %s %s %" G_GINT64_FORMAT,
                           mams_iin_format(target->iin, iin), target->task,
                           target->category != NULL ? target->category : "",
                           mams_day_format(target->from, from), target->number);
}

void mams_category_edit_keep(const MamsCategoryEdit *edit, GKeyFile *file, const char *group)
{
    gboolean left[MAMS_N_EDIT_FIELDS];
    mams_form_keep(edit->form, file, group);
    g_key_file_set_int64(file, group, "seen", edit->seen);
    for (int field = 0; field < MAMS_N_EDIT_FIELDS; field++)
        left[field] = edit->left[field];
    g_key_file_set_boolean_list(file, group, "left", left, MAMS_N_EDIT_FIELDS);
}

void mams_category_edit_restore(MamsCategoryEdit *edit, GKeyFile *file, const char *group)
{
    mams_form_restore(edit->form, file, group);
    int64_t seen = g_key_file_get_int64(file, group, "seen", NULL);
    edit->seen = seen > 0 ? seen : edit->seen;
    gsize n_left = 0;
    g_autofree gboolean *left = g_key_file_get_boolean_list(file, group, "left", &n_left, NULL);
    for (int field = 0; field < MAMS_N_EDIT_FIELDS; field++)
        edit->left[field] = (gsize)field < n_left && left[field];
    edit->stale = true;
}

/* ---- beginning and end ---- */

static bool load_proposal(MamsCategoryEdit *edit, GError **error)
{
    if (edit->target.task != MAMS_CATEGORY_DECIDE)
        return true;
    edit->proposals = mams_desk_proposals(mams_app_desk(edit->app), edit->target.iin, false, error);
    for (guint i = 0; edit->proposals != NULL && i < edit->proposals->len; i++) {
        MamsProposalItem *item = g_ptr_array_index(edit->proposals, i);
        if (item->proposal->number == edit->target.number)
            edit->proposal = item;
    }
    /* What was decided meanwhile is told by the preview. */
    return edit->proposals != NULL;
}

/* Fills the fields with the record that the target is about. */
static bool load(MamsCategoryEdit *edit, GError **error)
{
    Reading reading;
    for (int field = 0; field < MAMS_N_EDIT_FIELDS; field++)
        edit->recorded[field] = g_strdup("");
    read_form(edit, &reading);
    edit->preview = load_proposal(edit, error) ? preview_of(edit, &reading, error) : NULL;
    if (edit->preview == NULL)
        return false;
    const MamsEditPreview *preview = edit->preview;
    edit->seen = preview->card->journal;
    fill(edit, preview->row != NULL ? preview->row : preview->old);
    if (edit->target.task != MAMS_CATEGORY_RECORD)
        mams_form_set_focus(edit->form, MAMS_EDIT_FIELD_REASON);
    else if (edit->target.category != NULL)
        mams_form_set_focus(edit->form, MAMS_EDIT_FIELD_TO);
    edit->stale = true;
    return true;
}

MamsCategoryEdit *mams_category_edit_new(MamsApp *app, const MamsCategoryTarget *target,
                                         GError **error)
{
    g_autoptr(GPtrArray) issuers = mams_desk_issuers(mams_app_desk(app), ISSUERS, error);
    if (issuers == NULL)
        return NULL;
    g_autoptr(MamsCategoryEdit) edit = g_new0(MamsCategoryEdit, 1);
    edit->app = app;
    edit->target = *target;
    edit->target.category = g_strdup(target->category);
    edit->issuers = g_steal_pointer(&issuers);
    edit->form = make_form(edit);
    return load(edit, error) ? g_steal_pointer(&edit) : NULL;
}

void mams_category_edit_free(MamsCategoryEdit *edit)
{
    if (edit == NULL)
        return;
    mams_form_free(edit->form);
    for (int field = 0; field < MAMS_N_EDIT_FIELDS; field++)
        g_free(edit->recorded[field]);
    g_free((char *)edit->target.category);
    g_clear_pointer(&edit->issuers, g_ptr_array_unref);
    g_clear_pointer(&edit->proposals, g_ptr_array_unref);
    g_clear_pointer(&edit->preview, mams_edit_preview_free);
    g_free(edit->failure);
    g_free(edit);
}
