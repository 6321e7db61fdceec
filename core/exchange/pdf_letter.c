/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/pdf_private.h"

#include "base/text.h"

/* A letter: blocks become cells of lines side by side, which go from page to page together. */

static const char *const families[] = {"DejaVu Serif", "DejaVu Sans", NULL};

static const double gutter = 22, top = MAMS_PDF_MARGIN, bottom = MAMS_PDF_HEIGHT - 68,
                    foot_y = MAMS_PDF_HEIGHT - 36, leading = 1.12;
#define FOOT_FONT "DejaVu Sans 8"

/* How a kind of block looks: in one column, in two, and the room before it. */
typedef struct {
    const char *font[MAMS_DOCUMENT_COLUMNS];
    double before, close; /* `close`: behind a block of its own kind or a heading */
    double indent;        /* of a whole width of 1 */
} Style;

static const Style styles[] = {
    [MAMS_BLOCK_SENDER] = {{"DejaVu Serif Bold 11", "DejaVu Serif Bold 9"}, 0, 3, 0},
    [MAMS_BLOCK_ADDRESS] = {{"DejaVu Serif 11", "DejaVu Serif 9"}, 14, 0, 0.42},
    [MAMS_BLOCK_TITLE] = {{"DejaVu Serif Bold 14", "DejaVu Serif Bold 11"}, 22, 4, 0},
    [MAMS_BLOCK_HEADING] = {{"DejaVu Serif Bold 12", "DejaVu Serif Bold 9.5"}, 16, 4, 0},
    [MAMS_BLOCK_PARAGRAPH] = {{"DejaVu Serif 11", "DejaVu Serif 9"}, 8, 8, 0},
    [MAMS_BLOCK_ROW] = {{"DejaVu Serif 10", "DejaVu Serif 8.5"}, 8, 2, 0},
    [MAMS_BLOCK_BLANK] = {{"DejaVu Serif 11", "DejaVu Serif 9"}, 10, 8, 0},
    [MAMS_BLOCK_SMALL] = {{"DejaVu Sans 9", "DejaVu Sans 7.5"}, 16, 4, 0},
};

enum { MAX_CELLS = 2 * MAMS_DOCUMENT_COLUMNS };

/* One column of a block, or the key of its row. */
typedef struct {
    PangoLayout *layout;
    double x, width;
    int line; /* the first that is not written yet */
} Cell;

typedef struct {
    MamsPdf *pdf;
    const MamsDocument *document;
    bool drawing; /* else the pages are only counted */
    int page, count;
    double y;
} Printer;

static double column_width(const MamsDocument *document)
{
    double whole = MAMS_PDF_WIDTH - 2 * MAMS_PDF_MARGIN;
    return document->n_columns == 1 ? whole : (whole - gutter) / 2;
}

static double key_width(const MamsDocument *document)
{
    return document->n_columns == 1 ? 84 : 62;
}

static void add_cell(Printer *printer, Cell *cells, int *n, const char *font, const char *text,
                     double x, double width)
{
    if (text == NULL)
        return;
    cells[(*n)++] = (Cell){
        .layout = mams_pdf_layout(printer->pdf, font, text, width, NULL), .x = x, .width = width};
}

static int make_cells(Printer *printer, const MamsBlock *block, Cell *cells)
{
    const MamsDocument *document = printer->document;
    const Style *style = &styles[block->kind];
    const char *font = style->font[document->n_columns - 1];
    double width = column_width(document);
    int n = 0;
    for (int column = 0; column < document->n_columns; column++) {
        double x = MAMS_PDF_MARGIN + column * (width + gutter);
        /* In a narrow column there is no room to begin further right. */
        double indent = document->n_columns == 1 ? style->indent * width : 0;
        if (block->kind == MAMS_BLOCK_ROW) {
            indent = key_width(document);
            add_cell(printer, cells, &n, font, block->key[column], x, indent - 6);
        }
        add_cell(printer, cells, &n, font, block->text[column], x + indent, width - indent);
    }
    return n;
}

static double line_height(PangoLayoutLine *line)
{
    PangoRectangle logical;
    pango_layout_line_get_extents(line, NULL, &logical);
    return pango_units_to_double(logical.height) * leading;
}

static double line_ascent(PangoLayoutLine *line)
{
    PangoRectangle logical;
    pango_layout_line_get_extents(line, NULL, &logical);
    return -pango_units_to_double(logical.y);
}

static double cell_height(const Cell *cell, int most_lines)
{
    double height = 0;
    int n = MIN(pango_layout_get_line_count(cell->layout), most_lines);
    for (int i = cell->line; i < n; i++)
        height += line_height(pango_layout_get_line_readonly(cell->layout, i));
    return height;
}

/* ---- pages ---- */

static void end_page(Printer *printer)
{
    if (printer->drawing) {
        const MamsDocument *document = printer->document;
        double edge = MAMS_PDF_WIDTH - MAMS_PDF_MARGIN;
        mams_pdf_rule(printer->pdf, MAMS_PDF_MARGIN, edge, foot_y - 14);
        if (document->footer != NULL)
            mams_pdf_show(printer->pdf, FOOT_FONT, document->footer, MAMS_PDF_MARGIN, foot_y);
        mams_pdf_number(printer->pdf, FOOT_FONT, printer->page, printer->count, foot_y);
        cairo_show_page(printer->pdf->cairo);
    }
    printer->page++;
    printer->y = top;
}

/* Writes the lines of a cell that fit below `y`; returns where they end. */
static double write_cell(Printer *printer, Cell *cell, double y)
{
    int n = pango_layout_get_line_count(cell->layout);
    for (; cell->line < n; cell->line++) {
        PangoLayoutLine *line = pango_layout_get_line_readonly(cell->layout, cell->line);
        double height = line_height(line);
        if (y + height > bottom && y > top)
            break;
        if (printer->drawing) {
            cairo_move_to(printer->pdf->cairo, cell->x, y + line_ascent(line));
            pango_cairo_show_layout_line(printer->pdf->cairo, line);
        }
        y += height;
    }
    return y;
}

/* The line to write on, behind the text of a blank. */
static void rule_cells(Printer *printer, Cell *cells, int n, double y)
{
    for (int i = 0; printer->drawing && i < n; i++) {
        double from = cells[i].x, to = cells[i].x + cells[i].width;
        int count = pango_layout_get_line_count(cells[i].layout);
        PangoRectangle logical;
        pango_layout_line_get_extents(pango_layout_get_line_readonly(cells[i].layout, count - 1),
                                      NULL, &logical);
        double text = pango_units_to_double(logical.width);
        from += text > 0 ? text + 5 : 0;
        /* A text that leaves no room to write has the line below it. */
        if (to - from > 40)
            mams_pdf_rule(printer->pdf, from, to, y - 2);
        else
            mams_pdf_rule(printer->pdf, cells[i].x, to, y + 12);
    }
}

static bool is_done(const Cell *cells, int n)
{
    for (int i = 0; i < n; i++) {
        if (cells[i].line < pango_layout_get_line_count(cells[i].layout))
            return false;
    }
    return true;
}

static void write_cells(Printer *printer, Cell *cells, int n)
{
    for (;;) {
        double end = printer->y;
        for (int i = 0; i < n; i++) {
            double below = write_cell(printer, &cells[i], printer->y);
            end = MAX(end, below);
        }
        printer->y = end;
        if (is_done(cells, n))
            return;
        end_page(printer);
    }
}

static double gap_before(const MamsBlock *before, const MamsBlock *block)
{
    const Style *style = &styles[block->kind];
    if (before == NULL)
        return 0;
    return before->kind == block->kind || before->kind == MAMS_BLOCK_HEADING ? style->close
                                                                             : style->before;
}

/* So much must find room on the page with the block: of a heading what follows it too. */
static double least_height(const MamsBlock *block, const Cell *cells, int n)
{
    double least = 0;
    for (int i = 0; i < n; i++)
        least = MAX(least, cell_height(&cells[i], block->kind == MAMS_BLOCK_PARAGRAPH ? 2 : 99));
    if (block->kind == MAMS_BLOCK_HEADING || block->kind == MAMS_BLOCK_TITLE)
        least += 48;
    return block->kind == MAMS_BLOCK_BLANK ? least + 8 : least;
}

static void write_block(Printer *printer, const MamsBlock *before, const MamsBlock *block)
{
    Cell cells[MAX_CELLS];
    int n = make_cells(printer, block, cells);
    double gap = gap_before(before, block);
    if (printer->y > top) {
        if (printer->y + gap + least_height(block, cells, n) > bottom)
            end_page(printer);
        else
            printer->y += gap;
    }
    write_cells(printer, cells, n);
    if (block->kind == MAMS_BLOCK_BLANK) {
        printer->y += 2;
        rule_cells(printer, cells, n, printer->y);
    }
    for (int i = 0; i < n; i++)
        g_object_unref(cells[i].layout);
}

static int write_letter(Printer *printer)
{
    const GPtrArray *blocks = printer->document->blocks;
    printer->page = 1;
    printer->y = top;
    for (guint i = 0; i < blocks->len && printer->pdf->error == NULL; i++)
        write_block(printer, i > 0 ? blocks->pdata[i - 1] : NULL, blocks->pdata[i]);
    int count = printer->page;
    end_page(printer);
    return count;
}

GBytes *mams_pdf_letter(const MamsDocument *document, MamsDay created, GError **error)
{
    MamsPdf pdf;
    const char *title = document->title != NULL ? document->title : "";
    if (!mams_pdf_open(&pdf, title, created, families, error))
        return NULL;
    Printer printer = {.pdf = &pdf, .document = document};
    printer.count = write_letter(&printer);
    printer.drawing = true;
    write_letter(&printer);
    return mams_pdf_close(&pdf, error);
}
