/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search/form.h"

#include <string.h>

#include "base/error.h"
#include "base/fold.h"
#include "base/i18n.h"
#include "base/text.h"
#include "search/form_values.h"

enum { LONGEST_TEXT = 400 /* bytes */, MOST_VALUES = 50 };

static const char *const field_names[MAMS_N_FIND_FIELDS] = {
    [MAMS_FIND_SURNAME] = N_("surname"),
    [MAMS_FIND_GIVEN] = N_("given name"),
    [MAMS_FIND_PATRONYMIC] = N_("patronymic"),
    [MAMS_FIND_BIRTH] = N_("birth date"),
    [MAMS_FIND_IIN] = N_("IIN"),
    [MAMS_FIND_PHONE] = N_("phone"),
    [MAMS_FIND_REGION] = N_("region"),
};

const char *mams_search_field_name(MamsFindField field)
{
    return _(field_names[field]);
}

static void clear_value(void *data)
{
    FormValue *value = data;
    g_free(value->shown);
    g_free(value->text);
    g_free(value->to);
    g_free(value->pattern);
}

/* One value into the array; a region's name may become several. */
static bool add_value(GArray *values, MamsFindField field, const char *text, SearchRegions regions,
                      void *data, GError **error)
{
    FormValue value = {0};
    bool is_name = field <= MAMS_FIND_PATRONYMIC;
    bool known = true;
    if (is_name) {
        known = mams_form_parse_name(text, &value, error);
    } else if (field == MAMS_FIND_BIRTH) {
        known = mams_form_parse_birth(text, &value, error);
    } else if (field == MAMS_FIND_REGION && regions && !g_ascii_isdigit(*text)) {
        g_autoptr(GArray) codes = regions(text, data);
        for (guint i = 0; i < codes->len; i++) {
            /* Several may bear the name: it is shown once. */
            FormValue region = mams_form_region(g_array_index(codes, int, i), i == 0 ? text : "");
            g_array_append_val(values, region);
        }
        if (codes->len == 0)
            g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                        _("there is no region '%s': write its name or the digits of its code"),
                        text);
        return codes->len > 0;
    } else {
        known = mams_form_parse_number(field, text, &value, error);
    }
    if (known)
        g_array_append_val(values, value);
    else
        clear_value(&value);
    return known;
}

GArray *mams_search_values_parse(MamsFindField field, const char *text, SearchRegions regions,
                                 void *data, GError **error)
{
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(FormValue));
    g_array_set_clear_func(values, clear_value);
    g_autofree char *clean = mams_text_clean(text);
    if (strlen(clean) > LONGEST_TEXT) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("the text is too long: at most %d signs"), LONGEST_TEXT);
        return NULL;
    }
    g_auto(GStrv) parts = g_strsplit_set(clean, ",;", -1);
    for (int i = 0; parts[i]; i++) {
        if (*g_strstrip(parts[i]) && !add_value(values, field, parts[i], regions, data, error))
            return NULL;
    }
    if (values->len > MOST_VALUES) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE, _("there are too many values: at most %d"),
                    MOST_VALUES);
        return NULL;
    }
    return g_steal_pointer(&values);
}

/* "surname: Ив*, Ким; birth date: 1985". (owned) */
static char *describe(const SearchForm *form)
{
    GString *text = g_string_new(NULL);
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++) {
        for (guint i = 0; i < form->values[field]->len; i++) {
            const FormValue *value = &g_array_index(form->values[field], FormValue, i);
            if (i == 0)
                g_string_append_printf(text, "%s%s: ", text->len > 0 ? "; " : "",
                                       mams_search_field_name((MamsFindField)field));
            if (*value->shown)
                g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", value->shown);
        }
    }
    return g_string_free(text, FALSE);
}

/* A search goes through an index, and these fields have none. */
static bool has_index(const SearchForm *form)
{
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++) {
        if (form->values[field]->len > 0 && field != MAMS_FIND_PATRONYMIC &&
            field != MAMS_FIND_REGION)
            return true;
    }
    return false;
}

SearchForm *mams_search_form_parse(const char *const texts[MAMS_N_FIND_FIELDS],
                                   SearchRegions regions, void *data, MamsFindField *at,
                                   GError **error)
{
    g_autoptr(SearchForm) form = g_new0(SearchForm, 1);
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++) {
        *at = (MamsFindField)field;
        form->values[field] =
            mams_search_values_parse(*at, texts[field] ? texts[field] : "", regions, data, error);
        if (!form->values[field])
            return NULL;
    }
    *at = MAMS_N_FIND_FIELDS;
    form->searched_as = describe(form);
    if (*form->searched_as == '\0') {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("nothing is filled in: write a surname, a given name, a birth date, an IIN "
                      "or a phone number"));
        return NULL;
    }
    if (!has_index(form)) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_USAGE,
                    _("'%s' alone would mean reading everybody: add a surname, a given name, a "
                      "birth date, an IIN or a phone number"),
                    form->searched_as);
        return NULL;
    }
    return g_steal_pointer(&form);
}

void mams_search_form_free(SearchForm *form)
{
    if (!form)
        return;
    for (int field = 0; field < MAMS_N_FIND_FIELDS; field++)
        g_clear_pointer(&form->values[field], g_array_unref);
    g_free(form->searched_as);
    g_free(form);
}

bool mams_search_form_fits_number(const SearchForm *form, MamsFindField field, int64_t number)
{
    const GArray *values = form->values[field];
    bool fits = values->len == 0;
    for (guint i = 0; !fits && i < values->len; i++)
        fits = mams_form_fits(field, &g_array_index(values, FormValue, i), number);
    return fits;
}

/* ---- names in the order of the alphabet ---- */

/* The place of a letter in the Kazakh alphabet, which holds the Russian one; other signs stand
 * before them by their code point. */
static long place(gunichar letter)
{
    static const char alphabet[] = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
    const char *found = g_utf8_strchr(alphabet, -1, letter);
    return found ? G_MAXUSHORT + (found - alphabet) : (long)letter;
}

/* Like strcmp() by the alphabet; with `beginning` only as far as `b` goes. */
static long compare(const char *a, const char *b, bool beginning)
{
    while (*a && *b) {
        long difference = place(g_utf8_get_char(a)) - place(g_utf8_get_char(b));
        if (difference != 0)
            return difference;
        a = g_utf8_next_char(a);
        b = g_utf8_next_char(b);
    }
    return beginning && !*b ? 0 : (*a != 0) - (*b != 0);
}

bool mams_search_range_holds(const FormValue *value, const char *exact)
{
    return compare(exact, value->text, false) >= 0 &&
           (!*value->to || compare(exact, value->to, true) <= 0);
}
