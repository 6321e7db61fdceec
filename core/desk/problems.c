/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/error.h"
#include "base/i18n.h"
#include "desk/edit_private.h"

/* What is wrong with an edit, or worth knowing before it is saved, each at its field. */

enum { MAX_DOCUMENT = 100, MAX_ISSUER = 200, MAX_REGISTER_BYTES = 64 };

typedef struct {
    MamsDesk *desk;
    const MamsRules *rules;
    const MamsDraft *draft;
    const MamsAssignmentEdit *edit;
    MamsLang lang;
    MamsEditPreview *preview;
    const MamsFacts *before;
} Judge;

/* Takes the text. A code of 0 only warns. */
static void add(Judge *judge, MamsEditField field, int code, char *text)
{
    MamsEditProblem *problem = g_new(MamsEditProblem, 1);
    *problem = (MamsEditProblem){field, code != 0, (MamsErrorCode)code, text};
    g_ptr_array_add(judge->preview->problems, problem);
    judge->preview->blocked = judge->preview->blocked || problem->blocks;
}

static char *day_text(MamsDay day)
{
    char text[MAMS_DAY_TEXT_SIZE];
    return g_strdup(mams_day_format_dotted(day, text));
}

/* "full-time learner, 01.09.2023–30.06.2027, register 'education databases'". (owned) */
static char *name_record(const Judge *judge, const MamsAssignment *row)
{
    g_autofree char *from = day_text(row->from), *to = day_text(row->to);
    const MamsRegister *known = row->reg ? mams_rules_register(judge->rules, row->reg) : NULL;
    const char *reg = known ? known->name[judge->lang] : row->reg;
    const char *name = judge->rules->categories[row->category].short_name[judge->lang];
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%s, %s–%s", name, from, *to ? to : "…");
    if (reg) {
        g_string_append(text, ", ");
        g_string_append_printf(text, _("register '%s'"), reg);
    }
    return g_string_free(text, FALSE);
}

/* ---- what was typed ---- */

static void check_category(Judge *judge)
{
    const char *code = judge->edit->category;
    if (!code)
        add(judge, MAMS_EDIT_FIELD_CATEGORY, MAMS_ERROR_USAGE, g_strdup(_("say which category")));
    else if (mams_rules_category(judge->rules, code) < 0)
        add(judge, MAMS_EDIT_FIELD_CATEGORY, MAMS_ERROR_USAGE,
            g_strdup_printf(
                _("there is no category '%s': take a code of the rules, such as 'student'"), code));
}

static void check_days(Judge *judge)
{
    const MamsAssignmentEdit *edit = judge->edit;
    if (edit->from == MAMS_DAY_NONE)
        add(judge, MAMS_EDIT_FIELD_FROM, MAMS_ERROR_USAGE, g_strdup(_("say from which day")));
    else if (edit->to < edit->from)
        add(judge, MAMS_EDIT_FIELD_TO, MAMS_ERROR_USAGE,
            g_strdup(_("the category ends before it begins: turn the days round")));
}

static void check_length(Judge *judge, MamsEditField field, glong length, glong most)
{
    if (length > most)
        add(judge, field, MAMS_ERROR_USAGE,
            g_strdup_printf(_("this is too long: %ld letters at most"), most));
}

static glong letters(const char *text)
{
    return text ? g_utf8_strlen(text, -1) : 0;
}

static void check_lengths(Judge *judge)
{
    const MamsAssignmentEdit *edit = judge->edit;
    check_length(judge, MAMS_EDIT_FIELD_DOCUMENT, letters(edit->document), MAX_DOCUMENT);
    check_length(judge, MAMS_EDIT_FIELD_ISSUER, letters(edit->issuer), MAX_ISSUER);
    check_length(judge, MAMS_EDIT_FIELD_REGISTER, edit->reg ? (glong)strlen(edit->reg) : 0,
                 MAX_REGISTER_BYTES);
    check_length(judge, MAMS_EDIT_FIELD_REASON, letters(edit->reason), MAMS_MAX_REASON);
}

static void check_paper(Judge *judge)
{
    const MamsAssignmentEdit *edit = judge->edit;
    int category = edit->category ? mams_rules_category(judge->rules, edit->category) : -1;
    if (edit->document_date != MAMS_DAY_NONE && edit->document_date > judge->desk->today)
        add(judge, MAMS_EDIT_FIELD_DOCUMENT_DATE, MAMS_ERROR_DATA,
            g_strdup(_("the document's date is after today")));
    if (category < 0 || !judge->rules->categories[category].document_required)
        return;
    if (!edit->document)
        add(judge, MAMS_EDIT_FIELD_DOCUMENT, MAMS_ERROR_USAGE,
            g_strdup(_("this category needs a document: give its number")));
    if (edit->document_date == MAMS_DAY_NONE)
        add(judge, MAMS_EDIT_FIELD_DOCUMENT_DATE, MAMS_ERROR_USAGE,
            g_strdup(_("this category needs a document: give its date")));
    if (!edit->issuer)
        add(judge, MAMS_EDIT_FIELD_ISSUER, MAMS_ERROR_USAGE,
            g_strdup(_("this category needs a document: say who issued it")));
}

static void check_reason(Judge *judge)
{
    if (judge->edit->reason)
        return;
    if (judge->edit->kind == MAMS_EDIT_UNASSIGN)
        add(judge, MAMS_EDIT_FIELD_REASON, MAMS_ERROR_USAGE,
            g_strdup(_("say why the record is withdrawn")));
    else if (judge->preview->why & MAMS_PROPOSAL_CLOSED)
        add(judge, MAMS_EDIT_FIELD_REASON, 0,
            g_strdup(_("closed months are touched: a reason helps who must accept it")));
}

/* ---- what the person's own dates and the law say ---- */

static void check_child(Judge *judge)
{
    if (judge->preview->row->category != judge->rules->child_index)
        return;
    g_autofree char *birth = day_text(judge->before->birth);
    add(judge, MAMS_EDIT_FIELD_CATEGORY, MAMS_ERROR_DATA,
        g_strdup_printf(_("this category is not recorded: the birth date %s implies it"), birth));
}

static void check_life(Judge *judge)
{
    const MamsAssignment *row = judge->preview->row;
    const MamsFacts *facts = judge->before;
    g_autofree char *birth = day_text(facts->birth), *death = day_text(facts->death);
    if (row->from < facts->birth)
        add(judge, MAMS_EDIT_FIELD_FROM, MAMS_ERROR_DATA,
            g_strdup_printf(_("the person was born later, on %s"), birth));
    if (facts->death == MAMS_DAY_NONE)
        return;
    if (row->from > facts->death)
        add(judge, MAMS_EDIT_FIELD_FROM, MAMS_ERROR_DATA,
            g_strdup_printf(_("the person died before that, on %s"), death));
    else if (row->to > facts->death)
        add(judge, MAMS_EDIT_FIELD_TO, 0,
            g_strdup_printf(_("the person died on %s: the category reaches beyond it"), death));
}

/* A category that comes into the law while the record runs counts from then on. */
static void check_law(Judge *judge)
{
    const MamsAssignment *row = judge->preview->row;
    const MamsCategory *category = &judge->rules->categories[row->category];
    int i = 0;
    while (i < category->n_law && category->law[i].to < row->from)
        i++;
    if (i < category->n_law && category->law[i].from <= row->from)
        return;
    if (i == category->n_law) {
        add(judge, MAMS_EDIT_FIELD_FROM, MAMS_ERROR_DATA,
            g_strdup(_("the category is not in the law any more on that day")));
        return;
    }
    g_autofree char *from = day_text(category->law[i].from);
    bool reached = category->law[i].from <= row->to;
    add(judge, MAMS_EDIT_FIELD_FROM, reached ? 0 : MAMS_ERROR_DATA,
        g_strdup_printf(reached ? _("the category counts only from %s, when it came into the law")
                                : _("the category is in the law only from %s"),
                        from));
}

/* ---- other records ---- */

MamsDay mams_assignment_last_day(const MamsRules *rules, const MamsAssignment *row)
{
    return rules->categories[row->category].role == MAMS_ROLE_TEMPORARY
               ? mams_day_next_month(row->from) - 1
               : row->to;
}

static void check_overlap(Judge *judge)
{
    const MamsAssignment *row = judge->preview->row;
    for (guint i = 0; i < judge->before->assignments->len; i++) {
        const MamsAssignment *other = &g_array_index(judge->before->assignments, MamsAssignment, i);
        if (other == judge->preview->old || other->category != row->category ||
            mams_assignment_last_day(judge->rules, other) < row->from ||
            mams_assignment_last_day(judge->rules, row) < other->from)
            continue;
        g_autofree char *name = name_record(judge, other);
        add(judge, other->from <= row->from ? MAMS_EDIT_FIELD_FROM : MAMS_EDIT_FIELD_TO,
            MAMS_ERROR_DATA,
            g_strdup_printf(_("these days overlap another record: %s; change that one, or take "
                              "other days"),
                            name));
    }
}

static void warn_business(Judge *judge, const MamsConflict *conflict, int own)
{
    const GArray *assignments = judge->preview->facts->assignments;
    int other = conflict->assignment == own ? conflict->other_assignment : conflict->assignment;
    g_autofree char *name = name_record(judge, &g_array_index(assignments, MamsAssignment, other));
    add(judge, MAMS_EDIT_FIELD_CATEGORY, 0,
        g_strdup_printf(_("non-working and a business in the same months: %s"), name));
}

static void warn_deductions(Judge *judge, const MamsConflict *conflict)
{
    const MamsPayment *payment =
        &g_array_index(judge->preview->facts->payments, MamsPayment, conflict->payment);
    char from[MAMS_MONTH_TEXT_SIZE], to[MAMS_MONTH_TEXT_SIZE];
    mams_month_format(conflict->month_from, from);
    mams_month_format(conflict->month_to, to);
    add(judge, MAMS_EDIT_FIELD_CATEGORY, 0,
        g_strdup_printf(_("non-working, but an employer paid for %s … %s: %s"), from, to,
                        payment->payer_name ? payment->payer_name : _("name not given")));
}

/* What the engine will find contradictory once the record is there, from the first day on which it
 * is seen. */
static void check_exclusions(Judge *judge)
{
    const MamsEditPreview *preview = judge->preview;
    int own = (int)(preview->row -
                    (const MamsAssignment *)(const void *)preview->facts->assignments->data);
    g_autoptr(MamsAnswer) later = mams_status_answer(
        judge->rules, preview->facts, MAX(judge->desk->today, preview->row->from), 0);
    for (guint i = 0; i < later->conflicts->len; i++) {
        const MamsConflict *conflict = &g_array_index(later->conflicts, MamsConflict, i);
        bool concerned = conflict->assignment == own || conflict->other_assignment == own;
        if (concerned && conflict->kind == MAMS_CONFLICT_NON_WORKING_WITH_BUSINESS)
            warn_business(judge, conflict, own);
        else if (concerned && conflict->kind == MAMS_CONFLICT_NON_WORKING_WITH_DEDUCTIONS)
            warn_deductions(judge, conflict);
    }
}

/* Somebody may have proposed the same before. */
static bool check_proposals(Judge *judge, GError **error)
{
    MamsDesk *desk = judge->desk;
    g_autoptr(GPtrArray) open =
        mams_store_proposals(desk->store, desk->rules, judge->edit->iin, true, error);
    for (guint i = 0; open && i < open->len; i++) {
        const MamsProposal *proposal = g_ptr_array_index(open, i);
        if (proposal->number == judge->draft->proposal ||
            desk->today > mams_proposal_last_day(desk, proposal))
            continue;
        g_autofree char *name = name_record(judge, &proposal->row);
        g_autofree char *number = g_strdup_printf("%" G_GINT64_FORMAT, proposal->number);
        add(judge, MAMS_EDIT_FIELD_CATEGORY, 0,
            g_strdup_printf(_("proposal %s of '%s' waits for a decision: %s"), number,
                            proposal->proposed_by, name));
    }
    return open != NULL;
}

static int compare_fields(const void *left, const void *right)
{
    const MamsEditProblem *a = *(MamsEditProblem *const *)left,
                          *b = *(MamsEditProblem *const *)right;
    return (int)a->field - (int)b->field;
}

bool mams_edit_find_problems(MamsDesk *desk, const MamsDraft *draft, MamsLang lang,
                             MamsEditPreview *preview, GError **error)
{
    Judge judge = {.desk = desk,
                   .rules = desk->rules,
                   .draft = draft,
                   .edit = &draft->edit,
                   .lang = lang,
                   .preview = preview,
                   .before = preview->card->facts};
    /* What an undo restores was recorded before, perhaps by a register: only what has come in its
     * way since counts. */
    if (draft->undoes == 0) {
        check_category(&judge);
        if (draft->edit.kind == MAMS_EDIT_ASSIGN || draft->edit.from == MAMS_DAY_NONE)
            check_days(&judge);
        if (draft->edit.kind == MAMS_EDIT_ASSIGN)
            check_paper(&judge);
        check_reason(&judge);
    }
    check_lengths(&judge);
    if (preview->row && !preview->same) {
        if (draft->undoes == 0) {
            check_child(&judge);
            check_life(&judge);
            check_law(&judge);
        }
        check_overlap(&judge);
        check_exclusions(&judge);
    }
    if (!check_proposals(&judge, error))
        return false;
    g_ptr_array_sort(preview->problems, compare_fields);
    return true;
}
