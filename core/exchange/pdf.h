/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MAMS_EXCHANGE_PDF_H
#define MAMS_EXCHANGE_PDF_H

#include <glib.h>

#include "base/day.h"
#include "base/document.h"

/*
 * Pages of A4 as PDF, by Pango and cairo, in the fonts of DejaVu and no others. The same input
 * gives the same bytes: the creation date is what the caller says. At the foot of a page stands its
 * number of how many. MAMS_ERROR_NO_INPUT when the fonts are not installed; MAMS_ERROR_DATA names a
 * sign that they do not have.
 */

/* One text of a booklet: lines for 78 columns with overstrikes (base/strike.h). */
typedef struct {
    const char *title;
    const char *const *lines;
    int n_lines;
} MamsPdfPart;

typedef struct {
    const char *title;    /* of the booklet, at the head of each page */
    const char *contents; /* the heading of a page of contents; NULL: there is none */
    MamsDay created;
} MamsPdfBooklet;

/* The parts, each on a new page, with an outline. (owned) */
GBytes *mams_pdf_booklet(const MamsPdfBooklet *booklet, const MamsPdfPart *parts, int n_parts,
                         GError **error);

/* A letter; two languages stand in two columns. (owned) */
GBytes *mams_pdf_letter(const MamsDocument *document, MamsDay created, GError **error);

#endif
