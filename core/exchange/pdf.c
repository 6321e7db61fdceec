/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pdf_private.h"

#include "base/error.h"
#include "base/i18n.h"

/* Pango takes points at 96 dpi and snaps letters to whole units unless it is told otherwise. */
enum { POINTS_AN_INCH = 72 };

static bool has_family(PangoFontMap *map, const char *name)
{
    PangoFontFamily **families = NULL;
    int n = 0;
    bool found = false;
    pango_font_map_list_families(map, &families, &n);
    for (int i = 0; i < n && !found; i++)
        found = g_ascii_strcasecmp(pango_font_family_get_name(families[i]), name) == 0;
    g_free(families);
    return found;
}

/* Another font in the place of one that is missing would print other pages, without a word. */
static bool check_fonts(const char *const *families, GError **error)
{
    PangoFontMap *map = pango_cairo_font_map_get_default();
    for (; *families != NULL; families++) {
        if (has_family(map, *families))
            continue;
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_NO_INPUT,
                    _("the font '%s' is missing: install the Debian package fonts-dejavu-core"),
                    *families);
        return false;
    }
    return true;
}

static cairo_status_t take_bytes(void *data, const unsigned char *bytes, unsigned int length)
{
    g_byte_array_append(data, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static void describe(MamsPdf *pdf, const char *title, MamsDay created)
{
    char day[MAMS_DAY_TEXT_SIZE];
    g_autofree char *time = g_strdup_printf("%sT00:00:00Z", mams_day_format(created, day));
    cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_TITLE, title);
    cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_CREATOR, "mams");
    cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
}

bool mams_pdf_open(MamsPdf *pdf, const char *title, MamsDay created, const char *const *families,
                   GError **error)
{
    *pdf = (MamsPdf){0};
    if (!check_fonts(families, error))
        return false;
    pdf->bytes = g_byte_array_new();
    pdf->surface = cairo_pdf_surface_create_for_stream(take_bytes, pdf->bytes, MAMS_PDF_WIDTH,
                                                       MAMS_PDF_HEIGHT);
    describe(pdf, title, created);
    pdf->cairo = cairo_create(pdf->surface);
    cairo_set_line_width(pdf->cairo, 0.5);
    pdf->context = pango_cairo_create_context(pdf->cairo);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(pdf->context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(pdf->context, POINTS_AN_INCH);
    pango_context_set_round_glyph_positions(pdf->context, FALSE);
    return true;
}

GBytes *mams_pdf_close(MamsPdf *pdf, GError **error)
{
    cairo_status_t status = cairo_status(pdf->cairo);
    g_object_unref(pdf->context);
    cairo_destroy(pdf->cairo);
    cairo_surface_finish(pdf->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(pdf->surface);
    cairo_surface_destroy(pdf->surface);
    g_autoptr(GBytes) bytes = g_byte_array_free_to_bytes(pdf->bytes);
    if (pdf->error != NULL) {
        g_propagate_error(error, pdf->error);
        return NULL;
    }
    if (status != CAIRO_STATUS_SUCCESS) {
        g_set_error(error, MAMS_ERROR, MAMS_ERROR_INTERNAL,
                    _("the pages could not be written: '%s'; report this fault"),
                    cairo_status_to_string(status));
        return NULL;
    }
    return g_steal_pointer(&bytes);
}

/* The first sign of a layout that its font does not have; 0 when all are there. */
static gunichar unknown_sign(PangoLayout *layout)
{
    gunichar sign = 0;
    const char *text = pango_layout_get_text(layout);
    PangoLayoutIter *iter = pango_layout_get_iter(layout);
    do {
        PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);
        for (int i = 0; run != NULL && sign == 0 && i < run->glyphs->num_glyphs; i++) {
            if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
                sign = g_utf8_get_char(text + run->item->offset + run->glyphs->log_clusters[i]);
        }
    } while (sign == 0 && pango_layout_iter_next_run(iter));
    pango_layout_iter_free(iter);
    return sign;
}

static void check_signs(MamsPdf *pdf, PangoLayout *layout)
{
    if (pdf->error != NULL || pango_layout_get_unknown_glyphs_count(layout) == 0)
        return;
    gunichar sign = unknown_sign(layout);
    char letter[7] = "";
    if (g_unichar_isprint(sign))
        letter[g_unichar_to_utf8(sign, letter)] = '\0';
    g_set_error(&pdf->error, MAMS_ERROR, MAMS_ERROR_DATA,
                _("the sign '%s' (U+%04X) is not in the font, nothing was printed: write it in "
                  "another way"),
                letter, sign);
}

PangoLayout *mams_pdf_layout(MamsPdf *pdf, const char *font, const char *text, double width,
                             PangoAttrList *attributes)
{
    PangoLayout *layout = pango_layout_new(pdf->context);
    PangoFontDescription *description = pango_font_description_from_string(font);
    g_autoptr(PangoAttrList) list =
        attributes != NULL ? pango_attr_list_ref(attributes) : pango_attr_list_new();
    pango_attr_list_insert(list, pango_attr_fallback_new(FALSE));
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_layout_set_attributes(layout, list);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    if (width > 0)
        pango_layout_set_width(layout, pango_units_from_double(width));
    pango_layout_set_text(layout, text, -1);
    check_signs(pdf, layout);
    return layout;
}

double mams_pdf_layout_width(PangoLayout *layout)
{
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);
    return pango_units_to_double(logical.width);
}

static void show(MamsPdf *pdf, const char *font, const char *text, double x, double y, bool right)
{
    PangoLayout *layout = mams_pdf_layout(pdf, font, text, 0, NULL);
    cairo_move_to(pdf->cairo, right ? x - mams_pdf_layout_width(layout) : x, y);
    pango_cairo_show_layout_line(pdf->cairo, pango_layout_get_line_readonly(layout, 0));
    g_object_unref(layout);
}

void mams_pdf_show(MamsPdf *pdf, const char *font, const char *text, double x, double y)
{
    show(pdf, font, text, x, y, false);
}

void mams_pdf_show_right(MamsPdf *pdf, const char *font, const char *text, double x, double y)
{
    show(pdf, font, text, x, y, true);
}

void mams_pdf_rule(MamsPdf *pdf, double from, double to, double y)
{
    cairo_move_to(pdf->cairo, from, y);
    cairo_line_to(pdf->cairo, to, y);
    cairo_stroke(pdf->cairo);
}

void mams_pdf_number(MamsPdf *pdf, const char *font, int number, int count, double y)
{
    g_autofree char *text = g_strdup_printf("%d / %d", number, count);
    mams_pdf_show_right(pdf, font, text, MAMS_PDF_WIDTH - MAMS_PDF_MARGIN, y);
}
