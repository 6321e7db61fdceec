/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pdf_private.h"

#include <string.h>

#include "base/strike.h"
#include "base/text.h"

/* Texts for 78 columns as pages: running titles, page numbers, contents, outline. */

#define MONO "DejaVu Sans Mono 10"
#define SMALL "DejaVu Sans 9"
#define HEADING "DejaVu Sans Bold 14"

static const char *const families[] = {"DejaVu Sans Mono", "DejaVu Sans", NULL};

static const double line_height = 12, head_y = 42, first_y = 74, foot_y = 812;

enum {
    ROWS = 59,     /* lines of a page */
    KEPT_ROWS = 4, /* a heading has no fewer lines of its section below it */
    COLUMNS = 78,
    CONTENTS_ROWS = 36
};

typedef struct {
    int part, first, end; /* the lines of a part that stand on the page */
} Page;

static bool is_blank(const char *line)
{
    return *line == '\0' || g_strcmp0(line, " ") == 0;
}

/* Headings of sections begin at the edge; the text below them is indented. */
static bool is_heading(const char *line)
{
    return *line != '\0' && *line != ' ' && *line != '\t';
}

/* Where the page that begins with the line `first` ends. */
static int page_end(const MamsPdfPart *part, int first)
{
    int end = MIN(first + ROWS, part->n_lines);
    if (end == part->n_lines)
        return end;
    for (int i = end - 1; i > end - KEPT_ROWS && i > first; i--) {
        if (is_heading(part->lines[i]))
            return i;
    }
    return end;
}

static GArray *break_pages(const MamsPdfPart *parts, int n_parts)
{
    GArray *pages = g_array_new(FALSE, FALSE, sizeof(Page));
    for (int i = 0; i < n_parts; i++) {
        int line = 0;
        do {
            while (line < parts[i].n_lines - 1 && is_blank(parts[i].lines[line]))
                line++;
            Page page = {i, line, page_end(&parts[i], line)};
            g_array_append_val(pages, page);
            line = page.end;
        } while (line < parts[i].n_lines);
    }
    return pages;
}

/* ---- a line ---- */

static void add_look(PangoAttrList *looks, PangoAttribute *look, gsize from, gsize to)
{
    look->start_index = (guint)from;
    look->end_index = (guint)to;
    pango_attr_list_insert(looks, look);
}

static void show_line(MamsPdf *pdf, const char *line, double y)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(PangoAttrList) looks = pango_attr_list_new();
    MamsStrike strike;
    char *run;
    while ((run = mams_strike_next(&line, &strike)) != NULL) {
        gsize from = text->len;
        g_string_append(text, run);
        if (strike == MAMS_STRIKE_BOLD)
            add_look(looks, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, text->len);
        else if (strike == MAMS_STRIKE_UNDERLINE)
            add_look(looks, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), from, text->len);
        g_free(run);
    }
    PangoLayout *layout = mams_pdf_layout(pdf, MONO, text->str, 0, looks);
    cairo_move_to(pdf->cairo, MAMS_PDF_MARGIN, y);
    pango_cairo_show_layout_line(pdf->cairo, pango_layout_get_line_readonly(layout, 0));
    g_object_unref(layout);
}

/* ---- pages ---- */

static void show_edges(MamsPdf *pdf, const char *left, const char *right, int number, int count)
{
    double edge = MAMS_PDF_WIDTH - MAMS_PDF_MARGIN;
    mams_pdf_show(pdf, SMALL, left, MAMS_PDF_MARGIN, head_y);
    if (g_strcmp0(left, right) != 0)
        mams_pdf_show_right(pdf, SMALL, right, edge, head_y);
    mams_pdf_rule(pdf, MAMS_PDF_MARGIN, edge, head_y + 6);
    mams_pdf_number(pdf, SMALL, number, count, foot_y);
}

static void show_page(MamsPdf *pdf, const MamsPdfBooklet *booklet, const MamsPdfPart *part,
                      const Page *page, int number, int count)
{
    g_autofree char *title = mams_text_ellipsize(part->title, COLUMNS / 2);
    g_autofree char *left = mams_text_ellipsize(booklet->title, COLUMNS / 2);
    show_edges(pdf, left, title, number, count);
    for (int i = page->first; i < page->end; i++)
        show_line(pdf, part->lines[i], first_y + line_height * (i - page->first));
    cairo_show_page(pdf->cairo);
}

static int contents_pages(const MamsPdfBooklet *booklet, int n_parts)
{
    return booklet->contents != NULL ? (n_parts + CONTENTS_ROWS - 1) / CONTENTS_ROWS : 0;
}

static void show_entry(MamsPdf *pdf, const char *title, int page, double y)
{
    g_autofree char *number = g_strdup_printf("%d", page);
    g_autofree char *short_title = mams_text_ellipsize(title, COLUMNS - 6);
    g_autoptr(GString) line = g_string_new(short_title);
    g_autofree char *link = g_strdup_printf("page=%d pos=[0 0]", page);
    g_string_append_c(line, ' ');
    for (int i = mams_text_width(line->str) + (int)strlen(number); i < COLUMNS - 1; i++)
        g_string_append_c(line, '.');
    g_string_append_printf(line, " %s", number);
    cairo_tag_begin(pdf->cairo, CAIRO_TAG_LINK, link);
    mams_pdf_show(pdf, MONO, line->str, MAMS_PDF_MARGIN, y);
    cairo_tag_end(pdf->cairo, CAIRO_TAG_LINK);
}

static void show_contents(MamsPdf *pdf, const MamsPdfBooklet *booklet, const MamsPdfPart *parts,
                          int n_parts, const int *starts, int count)
{
    for (int i = 0; i < n_parts; i++) {
        if (i % CONTENTS_ROWS == 0) {
            if (i > 0)
                cairo_show_page(pdf->cairo);
            show_edges(pdf, booklet->title, booklet->contents, i / CONTENTS_ROWS + 1, count);
            mams_pdf_show(pdf, HEADING, booklet->contents, MAMS_PDF_MARGIN, first_y + line_height);
        }
        show_entry(pdf, parts[i].title, starts[i],
                   first_y + line_height * (4 + 1.5 * (i % CONTENTS_ROWS)));
    }
    cairo_show_page(pdf->cairo);
}

static void add_outline(MamsPdf *pdf, const MamsPdfPart *parts, int n_parts, const int *starts)
{
    for (int i = 0; i < n_parts; i++) {
        g_autofree char *link = g_strdup_printf("page=%d pos=[0 0]", starts[i]);
        cairo_pdf_surface_add_outline(pdf->surface, CAIRO_PDF_OUTLINE_ROOT, parts[i].title, link,
                                      (cairo_pdf_outline_flags_t)0);
    }
}

GBytes *mams_pdf_booklet(const MamsPdfBooklet *booklet, const MamsPdfPart *parts, int n_parts,
                         GError **error)
{
    MamsPdf pdf;
    if (!mams_pdf_open(&pdf, booklet->title, booklet->created, families, error))
        return NULL;
    g_autoptr(GArray) pages = break_pages(parts, n_parts);
    g_autofree int *starts = g_new0(int, n_parts + 1);
    int before = contents_pages(booklet, n_parts), count = before + (int)pages->len;
    for (int i = (int)pages->len - 1; i >= 0; i--)
        starts[g_array_index(pages, Page, i).part] = before + i + 1;
    if (before > 0)
        show_contents(&pdf, booklet, parts, n_parts, starts, count);
    for (guint i = 0; i < pages->len && pdf.error == NULL; i++) {
        const Page *page = &g_array_index(pages, Page, i);
        show_page(&pdf, booklet, &parts[page->part], page, before + (int)i + 1, count);
    }
    /* Links to pages that were not written would be faults of their own. */
    if (pdf.error == NULL)
        add_outline(&pdf, parts, n_parts, starts);
    return mams_pdf_close(&pdf, error);
}
