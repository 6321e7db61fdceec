/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/form.h"

#include <string.h>

#include "mams.h"
#include "widgets/field.h"
#include "widgets/list.h"

enum {
    MAX_PICKS = 6,         /* lines of a pick list */
    MAX_PROBLEM_LINES = 2, /* of a row's problem */
    GAP = 2                /* columns between label, field and hint */
};

typedef struct {
    MamsFormRow spec;
    MamsField *field;
    char *problem; /* or NULL */
    bool warns;    /* the problem is a warning */
    bool kazakh;   /* the text began with a sign of the Kazakh layout's digit row */
} Row;

struct MamsForm {
    Row *rows;
    int n_rows;
    int focus;
    bool untouched;   /* nothing was done in the row in focus yet */
    int top;          /* the line that is drawn first */
    GPtrArray *picks; /* MamsFormChoice of the row in focus, or NULL */
    MamsList list;    /* of the picks */
    bool in_picks;
};

MamsFormChoice *mams_form_choice_new(const char *value, const char *shown)
{
    MamsFormChoice *choice = g_new(MamsFormChoice, 1);
    *choice = (MamsFormChoice){g_strdup(value), g_strdup(shown)};
    return choice;
}

void mams_form_choice_free(void *choice)
{
    MamsFormChoice *old = choice;
    g_free(old->value);
    g_free(old->shown);
    g_free(old);
}

MamsForm *mams_form_new(const MamsFormRow *rows, int n_rows)
{
    MamsForm *form = g_new0(MamsForm, 1);
    form->rows = g_new0(Row, (gsize)n_rows);
    form->n_rows = n_rows;
    for (int i = 0; i < n_rows; i++) {
        form->rows[i].spec = rows[i];
        form->rows[i].field = mams_field_new(rows[i].max_letters);
    }
    while (form->focus < n_rows - 1 && rows[form->focus].read_only)
        form->focus++;
    form->untouched = true;
    return form;
}

static void close_picks(MamsForm *form)
{
    g_clear_pointer(&form->picks, g_ptr_array_unref);
    form->in_picks = false;
}

void mams_form_free(MamsForm *form)
{
    if (form == NULL)
        return;
    close_picks(form);
    for (int i = 0; i < form->n_rows; i++) {
        mams_field_free(form->rows[i].field);
        g_free(form->rows[i].problem);
    }
    g_free(form->rows);
    g_free(form);
}

const char *mams_form_value(const MamsForm *form, int row)
{
    return mams_field_text(form->rows[row].field);
}

void mams_form_set_value(MamsForm *form, int row, const char *text)
{
    mams_field_set_text(form->rows[row].field, text);
    mams_form_set_problem(form, row, NULL);
    if (row == form->focus)
        close_picks(form);
}

const char *mams_form_problem(const MamsForm *form, int row)
{
    return form->rows[row].problem;
}

void mams_form_set_problem(MamsForm *form, int row, const char *problem)
{
    g_autofree char *before = form->rows[row].problem;
    form->rows[row].problem = g_strdup(problem);
    form->rows[row].warns = false;
}

void mams_form_set_warning(MamsForm *form, int row, const char *warning)
{
    mams_form_set_problem(form, row, warning);
    form->rows[row].warns = true;
}

/* ---- focus ---- */

int mams_form_focus(const MamsForm *form)
{
    return form->focus;
}

void mams_form_tidy(MamsForm *form)
{
    const Row *row = &form->rows[form->focus];
    char text[MAMS_DAY_TEXT_SIZE];
    MamsDay day = row->spec.day ? mams_day_parse_typed(mams_field_text(row->field)) : MAMS_DAY_NONE;
    if (day != MAMS_DAY_NONE)
        mams_field_set_text(row->field, mams_day_format_dotted(day, text));
}

void mams_form_set_focus(MamsForm *form, int row)
{
    if (row == form->focus || form->rows[row].spec.read_only)
        return;
    mams_form_tidy(form);
    close_picks(form);
    form->focus = row;
    form->untouched = true;
}

bool mams_form_move(MamsForm *form, int direction)
{
    int row = form->focus + direction;
    while (row >= 0 && row < form->n_rows && form->rows[row].spec.read_only)
        row += direction;
    if (row < 0 || row >= form->n_rows)
        return false;
    mams_form_set_focus(form, row);
    return true;
}

/* ---- pick lists ---- */

/* Where the value begins that the pick list is about. */
static const char *picked_part(const Row *row)
{
    const char *text = mams_field_text(row->field);
    for (const char *at = text; row->spec.several && *at != '\0'; at++) {
        if (*at == ',' || *at == ';')
            text = at + 1;
    }
    return text + strspn(text, " ");
}

bool mams_form_open_picks(MamsForm *form)
{
    const Row *row = &form->rows[form->focus];
    close_picks(form);
    bool chosen = row->spec.replaced && form->untouched; /* the whole text, to be replaced */
    if (row->spec.pick != NULL)
        form->picks = row->spec.pick(chosen ? "" : picked_part(row), row->spec.pick_data);
    if (form->picks != NULL && form->picks->len == 0)
        close_picks(form);
    mams_list_reset(&form->list, form->picks != NULL ? (int)form->picks->len : 0);
    return form->picks != NULL;
}

bool mams_form_has_picks(const MamsForm *form)
{
    return form->picks != NULL;
}

bool mams_form_in_picks(const MamsForm *form)
{
    return form->in_picks;
}

static void take_pick(MamsForm *form)
{
    const Row *row = &form->rows[form->focus];
    const MamsFormChoice *choice = g_ptr_array_index(form->picks, form->list.selected);
    g_autofree char *before =
        g_strndup(mams_form_value(form, form->focus),
                  (gsize)(picked_part(row) - mams_form_value(form, form->focus)));
    g_autofree char *text = g_strconcat(before, choice->value, NULL);
    mams_form_set_value(form, form->focus, text);
}

static bool is_only_pick(const MamsForm *form)
{
    const MamsFormChoice *choice = g_ptr_array_index(form->picks, 0);
    const char *typed = picked_part(&form->rows[form->focus]);
    return form->picks->len == 1 && *typed != '\0' && !g_str_equal(typed, choice->value);
}

/* Down goes into the list, Up out of it. */
static bool pick_key(MamsForm *form, MamsKey key)
{
    switch ((int)key) {
    case MAMS_KEY_DOWN:
        if (form->in_picks)
            mams_list_move(&form->list, 1);
        form->in_picks = true;
        return true;
    case MAMS_KEY_UP:
        if (form->in_picks && !mams_list_move(&form->list, -1))
            form->in_picks = false;
        else if (!form->in_picks)
            return false;
        return true;
    case MAMS_KEY_ENTER:
        /* The only choice is meant also from the field, unless it stands there already. */
        if (!form->in_picks && !is_only_pick(form))
            return false;
        take_pick(form);
        mams_form_move(form, 1);
        return true;
    case MAMS_KEY_ESCAPE:
        close_picks(form);
        return true;
    default:
        return false;
    }
}

/* ---- keys ---- */

/* The digits of a text, also those that the Kazakh layout has typed as letters. (owned) */
static char *keep_digits(const char *text)
{
    GString *digits = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        g_autofree char *sign = g_strndup(at, (gsize)(g_utf8_next_char(at) - at));
        g_autofree char *digit = mams_fold_layout_digits(sign);
        g_string_append(digits, digit != NULL ? digit : "");
    }
    return g_string_free(digits, FALSE);
}

/* The digits and dots of a day. The first sign tells the layout: no date begins with the signs that
 * are a dot in the Latin layout and a digit in the Kazakh one. (owned) */
static char *keep_day(Row *row, const char *text, bool begins)
{
    GString *day = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        g_autofree char *sign = g_strndup(at, (gsize)(g_utf8_next_char(at) - at));
        g_autofree char *digit = mams_fold_layout_digits(sign);
        bool separates = strchr(".,/-", *at) != NULL;
        if (begins)
            row->kazakh = digit != NULL && !g_ascii_isdigit(*at) && !separates;
        if (digit != NULL && (g_ascii_isdigit(*at) || row->kazakh))
            g_string_append(day, digit);
        else if (separates && !begins)
            g_string_append_c(day, '.');
        begins = begins && day->len == 0;
    }
    return g_string_free(day, FALSE);
}

/* What the row in focus takes of a typed or pasted text. (owned) */
static char *keep_text(MamsForm *form, const MamsEvent *event)
{
    Row *row = &form->rows[form->focus];
    g_autofree char *clean =
        mams_text_clean(event->key == MAMS_KEY_TEXT ? event->text : event->paste);
    bool begins = *mams_field_text(row->field) == '\0' || (row->spec.replaced && form->untouched);
    if (row->spec.digits_only)
        return keep_digits(clean);
    return row->spec.day ? keep_day(row, clean, begins) : g_steal_pointer(&clean);
}

/* A sign, or the end of the text that is taken away, where the whole text is chosen. */
static void replace_text(MamsForm *form)
{
    if (form->untouched && form->rows[form->focus].spec.replaced)
        mams_field_set_text(form->rows[form->focus].field, "");
}

/* False when the key is none of a field's. */
static bool edit_text(MamsForm *form, const MamsEvent *event)
{
    MamsField *field = form->rows[form->focus].field;
    if (event->key == MAMS_KEY_TEXT || event->key == MAMS_KEY_PASTE) {
        g_autofree char *text = keep_text(form, event);
        if (*text == '\0')
            return true;
        replace_text(form);
        mams_field_insert(field, text);
    } else {
        if (event->key == MAMS_KEY_BACKSPACE || event->key == MAMS_KEY_DELETE)
            replace_text(form);
        if (!mams_field_key(field, event))
            return false;
    }
    form->untouched = false;
    return true;
}

static bool edit(MamsForm *form, const MamsEvent *event)
{
    Row *row = &form->rows[form->focus];
    g_autofree char *before = g_strdup(mams_field_text(row->field));
    bool used = edit_text(form, event);
    form->in_picks = false;
    if (!used || g_str_equal(before, mams_field_text(row->field)))
        return used;
    mams_form_set_problem(form, form->focus, NULL);
    if (*picked_part(row) != '\0')
        mams_form_open_picks(form);
    else
        close_picks(form);
    return true;
}

bool mams_form_key(MamsForm *form, const MamsEvent *event)
{
    if (form->picks != NULL && pick_key(form, event->key))
        return true;
    switch ((int)event->key) {
    case MAMS_KEY_TAB:
    case MAMS_KEY_DOWN:
        return mams_form_move(form, 1);
    case MAMS_KEY_BACKTAB:
    case MAMS_KEY_UP:
        return mams_form_move(form, -1);
    default:
        return edit(form, event);
    }
}

/* ---- a kept session ---- */

void mams_form_keep(const MamsForm *form, GKeyFile *file, const char *group)
{
    for (int i = 0; i < form->n_rows; i++) {
        g_autofree char *key = g_strdup_printf("row-%d", i);
        mams_field_keep(form->rows[i].field, file, group, key);
    }
    g_key_file_set_integer(file, group, "focus", form->focus);
    g_key_file_set_integer(file, group, "top", form->top);
    g_key_file_set_boolean(file, group, "untouched", form->untouched);
    if (form->picks != NULL)
        mams_list_keep(&form->list, file, group, "picks");
    g_key_file_set_boolean(file, group, "in-picks", form->in_picks);
}

void mams_form_restore(MamsForm *form, GKeyFile *file, const char *group)
{
    for (int i = 0; i < form->n_rows; i++) {
        g_autofree char *key = g_strdup_printf("row-%d", i);
        mams_field_restore(form->rows[i].field, file, group, key);
    }
    int focus = g_key_file_get_integer(file, group, "focus", NULL);
    mams_form_set_focus(form, CLAMP(focus, 0, form->n_rows - 1));
    form->top = MAX(g_key_file_get_integer(file, group, "top", NULL), 0);
    form->untouched = g_key_file_get_boolean(file, group, "untouched", NULL);
    if (g_key_file_has_key(file, group, "picks", NULL) && mams_form_open_picks(form)) {
        mams_list_restore(&form->list, file, group, "picks");
        form->in_picks = g_key_file_get_boolean(file, group, "in-picks", NULL);
    }
}

char *mams_form_speech(const MamsForm *form)
{
    const Row *row = &form->rows[form->focus];
    const char *text = mams_field_text(row->field);
    if (form->in_picks)
        text = ((MamsFormChoice *)g_ptr_array_index(form->picks, form->list.selected))->shown;
    return g_strdup_printf("%s: %s%s%s", _(row->spec.label), *text != '\0' ? text : _("empty"),
                           row->problem != NULL ? ". " : "",
                           row->problem != NULL ? row->problem : "");
}

/* ---- drawing ---- */

static int label_columns(const MamsForm *form)
{
    int columns = 0;
    for (int i = 0; i < form->n_rows; i++)
        columns = MAX(columns, mams_text_width(_(form->rows[i].spec.label)));
    return columns + GAP;
}

static int problem_lines(const MamsForm *form, int row, int columns)
{
    if (form->rows[row].problem == NULL)
        return 0;
    g_auto(GStrv) lines = mams_text_wrap(form->rows[row].problem, columns - GAP);
    return MIN((int)g_strv_length(lines), MAX_PROBLEM_LINES);
}

static int pick_lines(const MamsForm *form, int row)
{
    return row == form->focus && form->picks != NULL ? MIN(form->list.count, MAX_PICKS) : 0;
}

/* The lines of a row; `columns` right of the labels. */
static int row_height(const MamsForm *form, int row, int columns)
{
    return 1 + problem_lines(form, row, columns) + pick_lines(form, row);
}

/* The line on which a row begins. */
static int row_line(const MamsForm *form, int row, int columns)
{
    int line = 0;
    for (int i = 0; i < row; i++)
        line += row_height(form, i, columns);
    return line;
}

int mams_form_height(const MamsForm *form, int columns)
{
    return row_line(form, form->n_rows, columns - label_columns(form));
}

/* Scrolls so that the row in focus is seen, its field before all else. */
static void scroll(MamsForm *form, int lines, int columns)
{
    int start = row_line(form, form->focus, columns);
    int end = start + row_height(form, form->focus, columns);
    int height = row_line(form, form->n_rows, columns);
    form->top = MAX(form->top, end - lines);
    form->top = MIN(form->top, start);
    form->top = MAX(MIN(form->top, height - lines), 0);
}

static void draw_pick(MamsDraw *draw, int index, MamsArea row, MamsRole role, void *data)
{
    const MamsForm *form = data;
    const MamsFormChoice *choice = g_ptr_array_index(form->picks, index);
    mams_draw_text(draw, row.row, row.column, row.columns, role, choice->shown);
}

static void draw_field(MamsForm *form, MamsDraw *draw, int i, MamsArea line, bool focus)
{
    Row *row = &form->rows[i];
    int columns = row->spec.columns > 0 ? MIN(row->spec.columns, line.columns) : line.columns;
    if (row->spec.read_only)
        mams_draw_text(draw, line.row, line.column, columns, MAMS_ROLE_TEXT,
                       mams_field_text(row->field));
    else
        mams_field_draw(row->field, draw, line.row, line.column, columns,
                        focus && i == form->focus && !form->in_picks);
    if (row->spec.replaced && form->untouched && focus && i == form->focus && !form->in_picks)
        mams_draw_text(draw, line.row, line.column, columns, MAMS_ROLE_SELECTED,
                       mams_field_text(row->field));
    if (row->spec.hint != NULL)
        mams_draw_text(draw, line.row, line.column + columns + GAP, line.columns - columns - GAP,
                       MAMS_ROLE_QUIET, _(row->spec.hint));
}

/* Arrows at the right end where the pick list goes on. */
static void draw_more(const MamsForm *form, MamsDraw *draw, MamsArea area)
{
    int column = area.column + area.columns - 1;
    if (form->list.top > 0)
        mams_draw_text(draw, area.row, column, 1, MAMS_ROLE_QUIET, "↑");
    if (form->list.top + area.rows < form->list.count)
        mams_draw_text(draw, area.row + area.rows - 1, column, 1, MAMS_ROLE_QUIET, "↓");
}

/* What stands under a field, as far as it is inside the area. */
static void draw_below(MamsForm *form, MamsDraw *draw, int i, MamsArea below, bool focus)
{
    int lines = problem_lines(form, i, below.columns);
    if (lines > 0 && below.rows > 0) {
        MamsArea area = mams_area_cut_top(&below, lines);
        bool warns = form->rows[i].warns;
        MamsRole role = warns ? MAMS_ROLE_CAUTION : MAMS_ROLE_BAD;
        mams_draw_text(draw, area.row, area.column, GAP, role, warns ? "?" : "!");
        mams_draw_paragraph(draw, mams_area_inset(area, GAP, 0), role, form->rows[i].problem);
    }
    if (pick_lines(form, i) > 0 && below.rows > 0) {
        MamsArea area = mams_area_cut_top(&below, pick_lines(form, i));
        mams_list_draw(&form->list, draw, area, form->in_picks, focus && form->in_picks, draw_pick,
                       form);
        draw_more(form, draw, area);
    }
}

void mams_form_draw(MamsForm *form, MamsDraw *draw, MamsArea area, bool focus)
{
    int labels = label_columns(form);
    MamsArea fields = mams_area_inset(area, labels, 0);
    scroll(form, area.rows, fields.columns);
    for (int i = 0; i < form->n_rows; i++) {
        int line = row_line(form, i, fields.columns) - form->top;
        if (line < 0 || line >= area.rows)
            continue;
        int room = MIN(row_height(form, i, fields.columns), area.rows - line) - 1;
        bool here = focus && i == form->focus;
        mams_draw_text(draw, area.row + line, area.column, labels - 1,
                       here ? MAMS_ROLE_HEADING : MAMS_ROLE_TEXT, _(form->rows[i].spec.label));
        draw_field(form, draw, i, (MamsArea){area.row + line, fields.column, 1, fields.columns},
                   focus);
        draw_below(form, draw, i,
                   (MamsArea){area.row + line + 1, fields.column, room, fields.columns}, focus);
    }
}

bool mams_form_click(MamsForm *form, MamsArea area, int row)
{
    int columns = area.columns - label_columns(form);
    int clicked = row - area.row + form->top;
    for (int i = 0; i < form->n_rows; i++) {
        int line = row_line(form, i, columns);
        int picks = line + 1 + problem_lines(form, i, columns);
        if (clicked >= picks && clicked < picks + pick_lines(form, i)) {
            form->list.selected = form->list.top + clicked - picks;
            take_pick(form);
            return true;
        }
        if (clicked == line) {
            mams_form_set_focus(form, i);
            return true;
        }
    }
    return false;
}
