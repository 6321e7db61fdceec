/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_PDF_PRIVATE_H
#define MAMS_EXCHANGE_PDF_PRIVATE_H

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdbool.h>

#include "exchange/pdf.h"

/* What both printers stand on. Units are points. */

#define MAMS_PDF_WIDTH 595.28
#define MAMS_PDF_HEIGHT 841.89
#define MAMS_PDF_MARGIN 57.0

/* A file that is being written into memory. The first failure stays in `error`. */
typedef struct {
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoContext *context;
    GByteArray *bytes;
    GError *error;
} MamsPdf;

/* False with an error when one of the font families (NULL-terminated) is missing. */
bool mams_pdf_open(MamsPdf *pdf, const char *title, MamsDay created, const char *const *families,
                   GError **error);
/* Ends the file; NULL when anything failed since it was opened. (owned) */
GBytes *mams_pdf_close(MamsPdf *pdf, GError **error);

/* A text in a font, "DejaVu Serif 12"; `width` 0: as wide as it is. A sign that the font lacks is a
 * failure. (owned) */
PangoLayout *mams_pdf_layout(MamsPdf *pdf, const char *font, const char *text, double width,
                             PangoAttrList *attributes);
double mams_pdf_layout_width(PangoLayout *layout);
/* One line at the left edge `x`, its baseline at `y`. */
void mams_pdf_show(MamsPdf *pdf, const char *font, const char *text, double x, double y);
/* One line that ends at `x`. */
void mams_pdf_show_right(MamsPdf *pdf, const char *font, const char *text, double x, double y);
/* A thin line across. */
void mams_pdf_rule(MamsPdf *pdf, double from, double to, double y);
/* The number of a page at the right edge of its foot: "2 / 5". */
void mams_pdf_number(MamsPdf *pdf, const char *font, int number, int count, double y);

#endif
